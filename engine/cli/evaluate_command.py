"""``mmc evaluate``: every figure of a run on rows that it was not trained on."""

import argparse
import csv
import io
import math
from pathlib import Path
from typing import Any

from engine.cli.console import Console
from engine.data.project import open_project
from engine.decide.metrics import Evaluation
from engine.decide.ranking import Ranking
from engine.files import write_text
from engine.judging import KINDS, VALIDATION, RunEvaluation, evaluate_run

_F1 = {
    "micro_f1": "Micro F1",
    "macro_f1": "Macro F1",
    "samples_f1": "Samples F1",
    "weighted_f1": "Weighted F1",
    "subset_accuracy": "Rows all right",
    "hamming_loss": "Cells wrong",
}
_RANKING = {
    "mean_average_precision": "mAP",
    "micro_average_precision": "Micro AP",
    "label_ranking_precision": "LRAP",
    "ranking_loss": "Ranking loss",
}


def add_evaluate_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--run", default="latest", metavar="RUN", help="run id (default: latest)")
    parser.add_argument("--on", choices=KINDS, default=VALIDATION,
                        help="validation rows (default), or training rows scored out of "
                        "fold")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="LABELS.csv",
                        help="write the figures of each label as CSV")  # fmt: skip


def run_evaluate(args: argparse.Namespace, console: Console) -> None:
    """``mmc evaluate``: tell all figures, beside 0.5 and the constant guess."""
    with open_project(args.project) as project:
        found = evaluate_run(project, args.run, args.on)
    rows = _label_rows(found)
    if args.out is not None:
        _write(rows, args.out)
    console.result(_text(found, rows), {**_values(found, rows), "out": _path(args.out)})


def _text(found: RunEvaluation, rows: list[dict[str, Any]]) -> str:
    how = "expected F1 row by row" if found.rule.calibration else "thresholds"
    lines = [
        f"Run {found.run.id} on {found.rows:,} rows ({found.kind}), decided by {how}; per cent.",
        f"{'':16s}{'now':>7s}  {'95 % of draws':>15s}{'at 0.5':>9s}{'constant guess':>17s}",
    ]
    for key, name in _F1.items():
        bounds = found.intervals.get(key)
        spread = f"{100 * bounds.low:.1f} to {100 * bounds.high:.1f}" if bounds else ""
        now, half, guess = (
            100 * getattr(part, key) for part in (found.now, found.half, found.constant)
        )
        lines.append(f"{name:16s}{now:7.1f}  {spread:>15s}{half:9.1f}{guess:17.1f}")
    for key, name in _RANKING.items():
        now, guess = (100 * getattr(part, key) for part in (found.ranking, found.constant_ranking))
        lines.append(f"{name:16s}{now:7.1f}  {'':15s}{'':9s}{guess:17.1f}")
    lines += [
        f"Labels to go down for all of a row: {found.ranking.coverage_error:.2f} "
        f"(constant guess {found.constant_ranking.coverage_error:.2f}).",
        f"Calibration error {100 * found.calibration_error:.2f} points, calibrated on other rows "
        f"{100 * found.calibrated_error:.2f}.",
        "",
        f"{'label':16s}{'positives':>10s}{'precision':>11s}{'recall':>8s}{'F1':>7s}{'AP':>7s}",
    ]
    for row in rows:
        cells = "".join(
            f"{'–' if row[key] is None else format(100 * row[key], '.1f'):>{width}s}"
            for key, width in (("precision", 11), ("recall", 8), ("f1", 7), ("ap", 7))
        )
        lines.append(f"{row['name']:16s}{row['positives']:10,d}{cells}")
    return "\n".join(lines)


def _label_rows(found: RunEvaluation) -> list[dict[str, Any]]:
    now, precision = found.now, found.ranking.average_precision
    rows = []
    for column, label in enumerate(found.run.setup.labels):
        positives, ap = int(now.support[column]), float(precision[column])
        known = positives > 0  # without positives there is nothing to recall
        rows.append(
            {
                "id": label.id,
                "name": label.name,
                "positives": positives,
                "precision": float(now.precision[column]) if known else None,
                "recall": float(now.recall[column]) if known else None,
                "f1": float(now.f1[column]) if known else None,
                "ap": None if math.isnan(ap) else ap,
                "threshold": float(found.rule.thresholds[column]),
            }
        )
    return rows


def _values(found: RunEvaluation, rows: list[dict[str, Any]]) -> dict[str, Any]:
    def figures(evaluation: Evaluation, ranking: Ranking) -> dict[str, float]:
        return {**evaluation.figures(), **ranking.figures()}

    return {
        "run": found.run.id,
        "on": found.kind,
        "rows": found.rows,
        "decided_by": "expected-f1" if found.rule.calibration else "thresholds",
        "fallback": found.rule.fallback,
        "now": figures(found.now, found.ranking),
        "interval": {key: [part.low, part.high] for key, part in found.intervals.items()},
        "at_half": found.half.figures(),
        "constant_guess": figures(found.constant, found.constant_ranking),
        "calibration_error": found.calibration_error,
        "calibrated_error": found.calibrated_error,
        "labels": rows,
    }


def _write(rows: list[dict[str, Any]], path: Path) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(path, text.getvalue())


def _path(path: Path | None) -> str | None:
    return str(path) if path is not None else None
