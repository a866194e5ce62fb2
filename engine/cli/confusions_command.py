"""``mmc confusions``: where a run is wrong, on rows that it was not trained on."""

import argparse
import math
from typing import Any

import numpy as np

from engine.cli.console import Console
from engine.data.project import open_project
from engine.judging import KINDS, VALIDATION, RunConfusions, confuse_run, run_rule
from engine.training.runs import find_run

LOSS, LABELS = "loss", "labels"
CONFUSIONS_HELP = """\
Labels are decided by the rule in force (see 'mmc tune'). Told are: of each label how often it is
missed and how often it is wrongly given, which label is given where which is missing, and the
photos that are most wrong.
  mmc confusions p.mmc --on out-of-fold --worst 50
"""


def add_confusions_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = CONFUSIONS_HELP
    parser.add_argument("--run", default="latest", metavar="RUN", help="run id (default: latest)")
    parser.add_argument("--on", choices=KINDS, default=VALIDATION,
                        help="validation rows (default), or training rows scored out of "
                        "fold")  # fmt: skip
    parser.add_argument("--worst", type=int, default=10, metavar="N",
                        help="photos to list (default: 10)")  # fmt: skip
    parser.add_argument("--by", choices=(LOSS, LABELS), default=LOSS,
                        help="worst first by loss (default), or by the number of wrong "
                        "labels")  # fmt: skip


def run_confusions(args: argparse.Namespace, console: Console) -> None:
    """``mmc confusions``: tell errors by label, by pair and by photo."""
    with open_project(args.project) as project:
        run = find_run(project.runs_folder, args.run)
        found = confuse_run(run, project.dataset(), run_rule(project, run), args.on)
    values = {
        "run": run.id,
        "on": found.kind,
        "rows": len(found.judged.rows),
        "rows_with_errors": int(
            np.count_nonzero(found.found.row_missed + found.found.row_wrong)
        ),
        "labels": _labels(found),
        "instead": _pairs(found),
        "worst": _worst(found, most=max(0, args.worst), by=args.by),
    }  # fmt: skip
    console.result(_text(values), values)


def _labels(found: RunConfusions) -> list[dict[str, Any]]:
    some = found.found
    misses, wrongs = some.miss_rates().tolist(), some.wrong_rates().tolist()
    return [
        {
            "id": label.id,
            "name": label.name,
            "positives": int(some.support[column]),
            "given": int(some.claimed[column]),
            "missed": int(some.missed[column]),
            "wrongly_given": int(some.wrong[column]),
            "missed_share": _known(misses[column]),
            "wrong_share": _known(wrongs[column]),
        }
        for column, label in enumerate(found.judged.run.setup.labels)
    ]


def _pairs(found: RunConfusions) -> list[dict[str, Any]]:
    """Return the pairs that occur, the most frequent first."""
    counts, labels = found.found.instead, found.judged.run.setup.labels
    rows, columns = np.nonzero(counts)
    order = np.argsort(-counts[rows, columns], kind="stable")
    return [
        {"missed": labels[a].id, "given": labels[b].id, "photos": int(counts[a, b])}
        for a, b in zip(rows[order].tolist(), columns[order].tolist(), strict=True)
    ]


def _worst(found: RunConfusions, *, most: int, by: str) -> list[dict[str, Any]]:
    some, dataset = found.found, found.judged.dataset
    places = some.worst_by_loss(most) if by == LOSS else some.worst_by_labels(most)
    listed = []
    for place in places.tolist():
        row = int(found.judged.rows[place])
        missed, wrong = found.labels_of_row(place)
        listed.append(
            {
                "photo": dataset.names[row],
                "missed": missed,
                "wrongly_given": wrong,
                "loss": round(float(some.row_loss[place]), 4),
                "caption": dataset.captions[row],
            }
        )
    return listed


def _text(values: dict[str, Any]) -> str:
    names = {row["id"]: row["name"] for row in values["labels"]}
    lines = [
        f"Run {values['run']} on {values['rows']:,} rows ({values['on']}): "
        f"{values['rows_with_errors']:,} have an error.",
        f"{'label':20s}{'positives':>10s}{'missed':>9s}{'of them':>9s}{'wrong':>9s}"
        f"{'of given':>10s}",
    ]
    for row in values["labels"]:
        lines.append(
            f"{row['name']:20s}{row['positives']:10,d}{row['missed']:9,d}"
            f"{_percent(row['missed_share']):>9s}{row['wrongly_given']:9,d}"
            f"{_percent(row['wrong_share']):>10s}"
        )
    if values["instead"]:
        lines += ["", "Missed, and given instead on the same photo:"]
        for pair in values["instead"][:15]:
            lines.append(
                f"  {names[pair['missed']]:20s}{names[pair['given']]:20s}{pair['photos']:7,d}"
            )
    if values["worst"]:
        lines += ["", "The worst photos:"]
        for one in values["worst"]:
            missed = ", ".join(names[label_id] for label_id in one["missed"]) or "–"
            wrong = ", ".join(names[label_id] for label_id in one["wrongly_given"]) or "–"
            lines.append(
                f"  {one['photo']:24s}missed {missed}; wrongly given {wrong}  {one['caption'][:50]}"
            )
    return "\n".join(lines)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
