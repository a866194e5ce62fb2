"""Queries on 100,000 rows, and with --million on 1,000,000, beside pandas on the same columns.

Captions are drawn: ten words each from 20,000, as unevenly frequent as words are, in a project
file with 18 labels and a run's scores in memory. Each query is answered as the window does it,
from the text to the row numbers; the middle of several turns is told. pandas looks for the same
rows with ``str.contains`` and boolean masks on a frame that holds all columns already.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from report import Figure, Report, Table, number, peak_mb, run

from engine.data.dataset import Dataset, Split
from engine.data.labels import competition_labels
from engine.data.project import NewItem, create_project, open_project
from engine.data.query import Facts, Order, RunFacts, evaluate, ordered, parse
from engine.data.query.project_lookup import ProjectLookup

BUDGET_MS = {100_000: 30, 1_000_000: 100}
KNOWN = ("a", "on", "the", "man", "dog", "street", "beach", "red", "frisbee", "giraffe")
"""Words that queries look for, at the places 0, 3, 6, … of the frequencies."""
LETTER = "a"
QUERIES = (
    ("giraffe", lambda f: _has(f, "giraffe")),
    ("dog", lambda f: _has(f, "dog")),
    ("dog beach", lambda f: _has(f, "dog") & _has(f, "beach")),
    ('"red dog"', lambda f: f["caption"].str.contains(r"\bred dog\b", case=False)),
    ("do", lambda f: _has(f, "do")),
    (LETTER, lambda f: _has(f, LETTER)),
    ("label:dog", lambda f: f["dog"] == 1),
    ("label:dog -label:cat", lambda f: (f["dog"] == 1) & (f["cat"] != 1)),
    ("labels:>=3", lambda f: (f[list(NAMES)] == 1).sum(axis=1) >= 3),
    ("score(dog)>0.6", lambda f: f["score dog"] > 0.6),
    ("length:<40", lambda f: f["caption"].str.len() < 40),
    ("wrong:yes", None),
    ("dog label:dog -label:cat score(dog)>0.6 split:val",
     lambda f: _has(f, "dog") & (f["dog"] == 1) & (f["cat"] != 1) & (f["score dog"] > 0.6)
     & (f["split"] == 1)),
)  # fmt: skip
NAMES = tuple(label.name for label in competition_labels())


def measure(args: argparse.Namespace) -> Report:
    """Make a project a size and search it in a process of its own."""
    if args.search is not None:
        print(json.dumps(_search(args.search, args.turns)))
        raise SystemExit(0)
    figures: list[Figure] = []
    tables: list[Table] = []
    for rows in [args.rows, *([1_000_000] if args.million else [])]:
        with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
            path = Path(name) / "big.mmc"
            _make(path, rows)
            command = [sys.executable, __file__, "--search", str(path), "--turns", str(args.turns)]
            seen = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        head = (f"{rows:,} rows", "found", "first, ms", "then, ms", "pandas, ms")
        tables.append(Table(head=head, rows=[tuple(line) for line in seen["lines"]]))
        budget, size = f"{BUDGET_MS[rows]} ms" if rows in BUDGET_MS else "", f"{rows:,} rows"
        figures += [
            Figure(what=f"{size}: slowest query but the single letter", value=seen["slowest"],
                   unit="ms", budget=budget),
            Figure(what=f"{size}: the single letter", value=seen["letter"], unit="ms",
                   budget=budget),
            Figure(what=f"{size}: sort all by a score", value=seen["by score"], unit="ms"),
            Figure(what=f"{size}: sort all by name, first", value=seen["by name"],
                   unit="ms"),
            Figure(what=f"{size}: words like 'do'", value=seen["words"], unit="ms"),
            Figure(what=f"{size}: index of words in the file", value=seen["index"],
                   unit="MB"),
            Figure(what=f"{size}: memory that searching added", value=seen["memory"],
                   unit="MB"),
        ]  # fmt: skip
    return Report(
        title="Searching",
        figures=figures,
        tables=tables,
        remarks=[
            f"Then: the middle of {args.turns} turns after the first, which reads the file and "
            "counts what is counted once. The single letter is the worst case: it begins words of "
            "most rows."
        ],
    )


def _make(path: Path, rows: int) -> None:
    rng = np.random.default_rng(0)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(rng.choice(letters, n)) for n in rng.integers(3, 10, 20_000)]
    words[: 3 * len(KNOWN) : 3] = KNOWN
    share = 1 / np.arange(5, 5 + len(words))
    labels = competition_labels()
    often = np.linspace(0.4, 0.02, len(labels))
    with create_project(path, image_root=path.parent) as project:
        project.add_labels(labels)
        for start in range(0, rows, 100_000):
            many = min(100_000, rows - start)
            chosen = rng.choice(len(words), size=(many, 10), p=share / share.sum()).tolist()
            has = (rng.random((many, len(labels))) < often).tolist()
            project.add_items(
                NewItem(
                    name=f"photo_{start + n:07}.jpg", image=f"{start + n:07}.jpg",
                    caption=" ".join(words[at] for at in chosen[n]),
                    split=Split.VAL if n % 7 == 0 else Split.TRAIN,
                    labels=tuple(id_ for id_, there in zip(labels.ids, has[n], strict=True)
                                 if there),
                )
                for n in range(many)
            )  # fmt: skip


def _search(path: Path, turns: int) -> dict[str, Any]:
    with open_project(path) as project:
        dataset = project.dataset()
    run_facts = _run(dataset)
    before, lookup = _resident_mb(), ProjectLookup(path)
    facts = Facts(dataset=dataset, run=run_facts, lookup=lookup)
    times = [_times(lambda: _find(query, facts), turns) for query, _ in QUERIES]  # noqa: B023
    found = [len(_find(query, facts)) for query, _ in QUERIES]
    seen: dict[str, Any] = {"memory": _resident_mb() - before}
    everything = np.arange(len(dataset))
    seen["by score"] = min(
        _times(lambda: ordered(everything, Order("score", "dog", True), facts), turns)
    )
    seen["by name"] = _times(lambda: ordered(everything, Order("name"), facts), 0)[0]
    seen["words"] = min(_times(lambda: lookup.words_like("do", 6), turns))
    lookup.close()
    seen["index"] = _index_mb(path)
    middle = [float(np.median(each[1:])) for each in times]
    by_query = dict(zip([query for query, _ in QUERIES], middle, strict=True))
    seen["letter"] = by_query.pop(LETTER)
    seen["slowest"] = max(by_query.values())
    frame = _frame(dataset, run_facts)
    seen["lines"] = [
        [query, f"{count:,}", number(each[0]), number(then), _pandas(frame, mask, count)]
        for (query, mask), count, each, then in zip(QUERIES, found, times, middle, strict=True)
    ]
    return seen


def _find(query: str, facts: Facts) -> Any:  # noqa: ANN401 - row numbers
    return np.flatnonzero(evaluate(parse(query), facts))


def _run(dataset: Dataset) -> RunFacts:
    rng = np.random.default_rng(1)
    noise = rng.standard_normal(dataset.targets.shape, dtype=np.float32)
    scores = 1 / (1 + np.exp(-(4 * dataset.targets - 2 + 2 * noise)))
    return RunFacts(
        labels=dataset.labels, scores=scores.astype(np.float32),
        scored=np.ones(len(dataset), dtype=bool), decide=lambda: scores >= 0.5,
    )  # fmt: skip


def _frame(dataset: Dataset, run_facts: RunFacts) -> Any:  # noqa: ANN401 - pandas may be missing
    try:
        import pandas as pd
    except ImportError:
        return None
    frame = pd.DataFrame(dataset.targets, columns=list(NAMES))
    frame["caption"] = list(dataset.captions)
    frame["split"] = dataset.splits
    frame["score dog"] = run_facts.scores[:, NAMES.index("dog")]
    return frame


def _pandas(frame: Any, mask: Callable[[Any], Any] | None, count: int) -> str:  # noqa: ANN401
    """Return how long pandas takes for the same rows, the better of two turns."""
    if frame is None or mask is None:
        return "–"
    assert int(mask(frame).sum()) == count
    return number(min(_times(lambda: np.flatnonzero(mask(frame)), 1)))


def _has(frame: Any, word: str) -> Any:  # noqa: ANN401
    return frame["caption"].str.contains(rf"\b{word}", case=False)


def _index_mb(path: Path) -> float:
    connection = sqlite3.connect(path)
    (size,) = connection.execute("SELECT sum(length(block)) FROM words_data").fetchone()
    connection.close()
    return size / 1e6


def _resident_mb() -> float:
    """Return the memory of this process now; where that cannot be told, its highest so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak_mb()
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _times(work: Callable[[], object], turns: int) -> list[float]:
    """Return the milliseconds of the first and of further turns."""
    times = []
    for _ in range(1 + turns):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1e3)
    return times


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--million", action="store_true", help="also 1,000,000 rows")
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
