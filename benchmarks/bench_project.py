"""The project file at 100,000 rows, and with --million at 1,000,000: opening, edits, undo.

Each size is written by one process and opened by a fresh one, so that the memory is the opener's.
Edits are timed to the moment they are on the disk.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from report import Figure, Report, peak_mb, quantiles, run

from engine.data.dataset import POSITIVE, Split
from engine.data.labels import competition_labels
from engine.data.project import NewItem, Project, create_project, open_project

BATCH = 10_000
OPEN_BUDGET = {100_000: ("2 s", "1,000 MB"), 1_000_000: ("10 s", "2,000 MB")}


def measure(args: argparse.Namespace) -> Report:
    """Make, open and edit one project a size."""
    if args.open is not None:
        _be_opener(args.open, args.edits)
        raise SystemExit(0)
    figures: list[Figure] = []
    for rows in [args.rows, *([1_000_000] if args.million else [])]:
        with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
            path = Path(name) / "big.mmc"
            made = _seconds(lambda: _make(path, rows))  # noqa: B023
            size = path.stat().st_size / 1e6
            command = [sys.executable, __file__, "--open", str(path), "--edits", str(args.edits)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            usual = _as_usual(path)
        figures += _figures(rows, json.loads(answer.stdout))
        figures += [
            *(
                Figure(what=f"{rows:,} rows, as usual: {what}", value=value, unit="s")
                for what, value in usual.items()
            ),
            Figure(what=f"{rows:,} rows: write all", value=made, unit="s"),
            Figure(what=f"{rows:,} rows: file", value=size, unit="MB"),
        ]
    return Report(
        title="Project file",
        figures=figures,
        remarks=[
            f"Edits: {args.edits} toggles of one label on one row, each flushed to the disk.",
            "As usual: the same rows as a CSV file in pandas, which is read and written whole.",
        ],
    )


def _as_usual(project: Path) -> dict[str, float]:
    """Time the same with a CSV file; nothing where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError:
        return {}
    table = project.with_suffix(".csv")
    with open_project(project) as opened:
        data = opened.dataset()
    frame = pd.DataFrame({"ImageID": data.names, "Caption": data.captions})
    for column, label in enumerate(data.labels.ids):
        frame[label] = data.targets[:, column]
    frame.to_csv(table, index=False)
    read: list[pd.DataFrame] = []

    def edit() -> None:
        read[0].loc[1, "17"] = 1
        read[0].to_csv(table, index=False)

    def batch() -> None:
        read[0].loc[:BATCH, "19"] = 1
        read[0].to_csv(table, index=False)

    return {
        "read": _seconds(lambda: read.append(pd.read_csv(table))),
        "one label edit on disk": _seconds(edit),
        f"batch of {BATCH:,}": _seconds(batch),
    }


def _figures(rows: int, seen: dict[str, list[float]]) -> list[Figure]:
    opening, memory = OPEN_BUDGET.get(rows, ("", ""))
    size = f"{rows:,} rows"
    return [
        Figure(what=f"{size}: open and read", value=seen["open"][0], unit="s", budget=opening),
        Figure(what=f"{size}: the same in processor time", value=seen["processor"][0], unit="s"),
        Figure(what=f"{size}: memory when open", value=seen["memory"][0], unit="MB",
               budget=memory),
        *quantiles(f"{size}: one label edit on disk", seen["edits"], "ms", budget="10 ms"),
        Figure(what=f"{size}: batch of {BATCH:,}", value=seen["batch"][0], unit="s",
               budget="1 s"),
        Figure(what=f"{size}: undo of the batch", value=seen["undo"][0], unit="s",
               budget="1 s"),
        Figure(what=f"{size}: redo of the batch", value=seen["redo"][0], unit="s"),
        Figure(what=f"{size}: look through the file", value=seen["check"][0], unit="s"),
        Figure(what=f"{size}: save a copy", value=seen["copy"][0], unit="s"),
    ]  # fmt: skip


def _make(path: Path, rows: int) -> None:
    rng = np.random.default_rng(0)
    labels = competition_labels()
    with create_project(path, image_root=path.parent) as project:
        project.add_labels(labels)
        project.add_items(
            NewItem(
                name=f"{row}.jpg",
                image=f"{row}.jpg",
                caption=f"Caption {row} of a photo, about as long as captions usually are.",
                split=Split.VAL if row % 7 == 0 else Split.TRAIN,
                labels=tuple({labels.ids[int(n * n * 18)] for n in rng.random(row % 4)}),
            )
            for row in range(rows)
        )


def _be_opener(path: Path, edits: int) -> None:
    """Open, edit, and print what was seen."""
    seen: dict[str, list[float]] = {}
    opened: list[Project] = []

    def read() -> None:
        opened.append(open_project(path))
        opened[0].dataset()

    before = time.process_time()
    seen["open"] = [_seconds(read)]
    seen["processor"] = [time.process_time() - before]
    seen["memory"] = [peak_mb()]
    with opened[0] as project:
        rows = len(project.dataset())
        chosen = np.random.default_rng(1).integers(1, rows + 1, edits)
        seen["edits"] = [
            _seconds(lambda: project.journal.toggle([int(item)], "17")) * 1e3  # noqa: B023
            for item in chosen
        ]
        items = list(range(1, min(BATCH, rows) + 1))
        seen["batch"] = [_seconds(lambda: project.journal.set_state(items, "19", state=POSITIVE))]
        seen["undo"] = [_seconds(project.journal.undo)]
        seen["redo"] = [_seconds(project.journal.redo)]
        seen["check"] = [_seconds(project.check)]
        seen["copy"] = [_seconds(lambda: project.copy_to(path.with_suffix(".copy.mmc")))]
    print(json.dumps(seen))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--million", action="store_true", help="also 1,000,000 rows")
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
