"""``mmc check``: list the labels that a run contradicts, and say what is right."""

import argparse
import csv
import io
import json
from typing import Any

import numpy as np

from engine.checking import CheckQueue, check_queue
from engine.cli.console import Console
from engine.data.dataset import Dataset
from engine.data.project import Project, lock_project, open_project
from engine.data.project.sources import CONFIRMED
from engine.data.readers.cells import safe_cell
from engine.errors import EngineError

TABLE, CSV, JSON = "table", "csv", "json"
ALL, WRONG, MISSING = "all", "wrong", "missing"
CHECK_HELP = """\
Only scores of photos that the run was not trained on are used: best those of a run with folds
('mmc train P.mmc --recipe best'). The likeliest errors come first.
  mmc check p.mmc --label dog --limit 20
  mmc check p.mmc --change 12.jpg=dog      the other state is right: change it
  mmc check p.mmc --keep 12.jpg=dog        the label is right: do not list it again
"""


def add_check_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = CHECK_HELP
    parser.add_argument("--run", default="latest", metavar="RUN", help="run id (default: latest)")
    parser.add_argument("--label", default="", metavar="LABEL", help="only of this id or name")
    parser.add_argument("--kind", choices=(ALL, WRONG, MISSING), default=ALL,
                        help="labels that stand and may be wrong, or that may be missing (default: "
                        "all)")  # fmt: skip
    parser.add_argument("--limit", type=int, default=50, metavar="N",
                        help="list so many, 0 for all (default: 50)")  # fmt: skip
    parser.add_argument("--format", choices=(TABLE, JSON, CSV), default=TABLE,
                        help="default: table")  # fmt: skip
    parser.add_argument("--change", action="append", default=[], metavar="PHOTO=LABEL",
                        help="give a label its other state; may be repeated")  # fmt: skip
    parser.add_argument("--keep", action="append", default=[], metavar="PHOTO=LABEL",
                        help="confirm a label as it is; may be repeated")  # fmt: skip


def run_check(args: argparse.Namespace, console: Console) -> None:
    """``mmc check``: list suspects, or settle some."""
    with open_project(args.project) as project:
        if args.change or args.keep:
            _settle(project, args, console)
            return
        dataset = project.dataset()
        queue = check_queue(project, args.run, dataset=dataset)
    rows = _rows(queue, dataset, args)
    values = {
        "run": queue.run.id,
        "checked_rows": queue.checked_rows,
        "labelled_rows": queue.labelled_rows,
        "suspects": len(queue.suspects),
        "confirmed": queue.confirmed,
        "cells": rows,
    }
    if args.format == CSV:
        text = _csv(rows)
    elif args.format == JSON:
        text = json.dumps(values, ensure_ascii=False, indent=2)
    else:
        text = _table(queue, rows)
    console.result(text, values)


def _rows(queue: CheckQueue, dataset: Dataset, args: argparse.Namespace) -> list[dict[str, Any]]:
    found = queue.suspects
    keep = np.ones(len(found), dtype=bool)
    if args.label:
        keep &= found.columns == dataset.labels.column(dataset.labels.find(args.label).id)
    if args.kind != ALL:
        keep &= found.states == (1 if args.kind == WRONG else 0)
    places = np.flatnonzero(keep)[: args.limit or None]
    return [
        {
            "photo": dataset.names[found.rows[n]],
            "label": queue.labels[int(found.columns[n])].id,
            "name": queue.labels[int(found.columns[n])].name,
            "state": int(found.states[n]),
            "score": round(float(found.scores[n]), 4),
            "margin": round(float(found.margins[n]), 3),
            "caption": dataset.captions[found.rows[n]],
        }
        for n in places.tolist()
    ]


def _table(queue: CheckQueue, rows: list[dict[str, Any]]) -> str:
    known = f", {queue.confirmed:,} are confirmed" if queue.confirmed else ""
    lines = [
        f"Run {queue.run.id} contradicts {len(queue.suspects):,} labels on "
        f"{queue.checked_rows:,} of {queue.labelled_rows:,} labelled photos that it was not "
        f"trained on{known}."
    ]
    for row in rows:
        says = f"says {row['name']}" if row["state"] else f"lacks {row['name']}"
        lines.append(f"{row['photo']:28s}{says:24s}{row['score']:6.3f}  {row['caption'][:60]}")
    return "\n".join(lines)


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("photo", "label", "name", "state", "score", "margin", "caption"))
    for row in rows:
        writer.writerow([safe_cell(v) if isinstance(v, str) else v for v in row.values()])
    return text.getvalue().rstrip("\n")


def _settle(project: Project, args: argparse.Namespace, console: Console) -> None:
    lock = lock_project(project.path)
    try:
        dataset = project.dataset()
        items = dict(zip(dataset.names, dataset.items.tolist(), strict=True))
        rows = {name: row for row, name in enumerate(dataset.names)}
        changes = [_cell(text, dataset, items) for text in args.change]
        keeps = [_cell(text, dataset, items) for text in args.keep]
        for name, label_id in changes:
            state = int(dataset.targets[rows[name], dataset.labels.column(label_id)])
            project.journal.set_state(
                [items[name]], label_id, state=0 if state == 1 else 1, source=CONFIRMED
            )
        for name, label_id in keeps:
            project.journal.confirm(items[name], label_id)
    finally:
        lock.release()
    console.result(
        f"{len(changes):,} labels changed, {len(keeps):,} kept.",
        {"changed": len(changes), "kept": len(keeps)},
    )


def _cell(text: str, dataset: Dataset, items: dict[str, int]) -> tuple[str, str]:
    """Read ``PHOTO=LABEL``; a photo's name may hold an equals sign, a label's id hardly."""
    name, equals, label = text.rpartition("=")
    if not equals:
        raise EngineError(f"'{text}' is not PHOTO=LABEL, such as 12.jpg=dog.")
    if name not in items:
        raise EngineError(f"There is no photo '{name}' in the project. Write it as it is listed.")
    return name, dataset.labels.find(label).id
