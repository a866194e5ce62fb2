"""``mmc suggest``: what a run would add to photos, and to accept it."""

import argparse
import contextlib

import numpy as np

from engine.cli.console import Console
from engine.data.dataset import Split
from engine.data.project import lock_project, open_project
from engine.decide.metrics import Bools
from engine.errors import EngineError
from engine.suggesting import Suggested, accept, suggest


def add_suggest_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--run", default="latest", metavar="RUN", help="run id (default: latest)")
    parser.add_argument("--split", choices=("train", "val", "test", "all"), default="all")
    parser.add_argument("--label", action="append", default=[], metavar="LABEL",
                        help="only this label, by id or name; may be repeated")  # fmt: skip
    parser.add_argument("--least", type=float, default=0.0, metavar="SCORE",
                        help="only scores from this one on")  # fmt: skip
    parser.add_argument("--accept", action="store_true",
                        help="make labels of them, as one edit that undo takes back")  # fmt: skip


def run_suggest(args: argparse.Namespace, console: Console) -> None:
    """``mmc suggest``: count suggestions label by label; a "no" by hand is never overruled."""
    split = None if args.split == "all" else Split[args.split.upper()]
    with contextlib.ExitStack() as stack:
        project = stack.enter_context(open_project(args.project))
        if args.accept:
            stack.enter_context(lock_project(args.project))
        found = suggest(project, args.run, split=split, least=args.least)
        cells = found.cells & _wanted(found, args.label)
        edit = None
        if args.accept:
            items = found.dataset.items[found.rows]
            edit = accept(project, items, found.labels.ids, cells, run_id=found.run.id)
    counts = cells.sum(axis=0).tolist()
    by_label = [(label.name, n) for label, n in zip(found.labels, counts, strict=True) if n]
    by_label.sort(key=lambda pair: -pair[1])
    photos, total = int(cells.any(axis=1).sum()), sum(counts)
    done = "Accepted" if edit is not None else "Suggested"
    console.result(
        "\n".join(
            [f"{done} by run {found.run.id}: {total:,} labels on {photos:,} photos."]
            + [f"{count:8,}  {name}" for name, count in by_label]
        ),
        {
            "run": found.run.id,
            "labels": total,
            "photos": photos,
            "by_label": dict(by_label),
            "accepted": edit is not None,
        },
    )


def _wanted(found: Suggested, names: list[str]) -> Bools:
    """Return which labels are asked for ``[labels]``, all where none is named."""
    known = {label.id for label in found.labels} | {label.name for label in found.labels}
    for name in names:
        if name not in known:
            raise EngineError(f"Run {found.run.id} knows no label '{name}'. Check its spelling.")
    return np.array(
        [not names or label.id in names or label.name in names for label in found.labels],
        dtype=bool,
    )
