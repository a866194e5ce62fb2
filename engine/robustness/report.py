"""What a robustness study found, as Markdown to read, CSV and JSON to count with, and plots."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from engine.decide.metrics import F1_NAMES
from engine.errors import EngineError
from engine.files import write_text
from engine.language import counted, tr
from engine.robustness.plots import write_plot
from engine.robustness.study import METRICS, Curve, KindResult, RobustnessReport


def write_report(report: RobustnessReport, folder: Path) -> tuple[Path, ...]:
    """Write ``robustness.md``, two CSV files and two plots a kind; return all paths."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            tr("{folder} cannot be made: {strerror}.").format(
                folder=folder, strerror=error.strerror
            )
        ) from error
    plots = [path for result in report.results for path in write_plot(result, folder)]
    texts = {
        "robustness.md": markdown(report),
        "curves.csv": _csv(_curve_rows(report)),
        "measures.csv": _csv(_measure_rows(report)),
    }
    for name, text in texts.items():
        write_text(folder / name, text)
    return (*(folder / name for name in texts), *plots)


def markdown(report: RobustnessReport) -> str:
    """Return the whole report."""
    parts = [tr("# Robustness on `{project}`").format(project=report.project), _head(report)]
    if report.stopped:
        parts.append(tr("**Stopped early:** kinds of damage are missing."))
    for result in report.results:
        parts += [f"## {result.kind.title}", rows_sentence(result), kind_table(result)]
        parts.append(f"![{result.kind.title}]({result.kind.name}.png)")
    return "\n\n".join(parts) + "\n"


def rows_sentence(result: KindResult) -> str:
    """Say which rows a kind was measured on, and what its levels mean."""
    what = tr("an image") if result.kind.name.startswith("image-") else tr("a caption")
    text = (
        tr(
            "On a seeded sample of {rows:,} validation rows, {able:,} of them with {what}. "
            "Level: {level}."
        )
        if result.sampled
        else tr("On {rows:,} validation rows, {able:,} of them with {what}. Level: {level}.")
    )
    return text.format(rows=result.rows, able=result.able, what=what, level=result.kind.level)


def kind_table(result: KindResult) -> str:
    """Return one kind's means and spreads in per cent, a line a level, as a Markdown table."""
    marks = _marks(result)
    head = [tr("level"), *(f"{mark} {F1_NAMES[m]}".strip() for m in METRICS for mark in marks)]
    body = [
        [f"{level:g}", *(_spread(c, level, m) for m in METRICS for c in result.curves)]
        for level in result.curves[0].levels
    ]
    guess = [f"{100 * result.constant[m]:.2f}" for m in METRICS for _ in result.curves]
    lines = [head, ["---:"] * len(head), *body, [tr("Constant guess"), *guess]]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def legend(report: RobustnessReport) -> list[str]:
    """Return a line a curve: its mark where there are several, its title and its runs."""
    first = report.results[0]
    lines = []
    for mark, curve in zip(_marks(first), first.curves, strict=True):
        many = tr("runs {runs}") if len(curve.runs) > 1 else tr("run {runs}")
        runs = many.format(runs=", ".join(curve.runs))
        lines.append(f"{mark}: {curve.title} ({runs})" if mark else f"{curve.title} ({runs})")
    return lines


def values(report: RobustnessReport) -> dict[str, Any]:
    """Return everything as JSON values; F1 and spreads in per cent."""
    return {
        "project": report.project,
        "validation_rows": report.rows,
        "seeds": report.plan.seeds,
        "fallback": report.plan.fallback,
        "stopped": report.stopped,
        "kinds": [_kind_values(result) for result in report.results],
    }


def _kind_values(result: KindResult) -> dict[str, Any]:
    return {
        "kind": result.kind.name,
        "title": result.kind.title,
        "level": result.kind.level,
        "rows": result.rows,
        "able_rows": result.able,
        "sampled": result.sampled,
        "constant_guess": {m: 100 * result.constant[m] for m in METRICS},
        "curves": [
            {
                "title": curve.title,
                "runs": list(curve.runs),
                "points": [
                    {"level": level, "mean": {m: curve.mean(level, m) for m in METRICS},
                     "sd": {m: curve.sd(level, m) for m in METRICS}}
                    for level in curve.levels
                ],
            }
            for curve in result.curves
        ],
    }  # fmt: skip


def _head(report: RobustnessReport) -> str:
    seeds = report.plan.seeds
    empty = tr("; rows may stay empty") if report.plan.fallback is False else ""
    text = tr(
        "{rows:,} labelled validation rows. F1 in per cent by the rule that each run has{empty}. "
        "Other rows, words, letters or noise with each of {seeds}; ± is the standard deviation in "
        "points over seeds and over the runs of a curve, which differ in the seed of their "
        "training."
    ).format(rows=report.rows, empty=empty, seeds=counted(seeds, tr("{} seed"), tr("{} seeds")))
    return "\n\n".join([text, *(["\n".join(f"- {line}" for line in legend(report))])])


def _marks(result: KindResult) -> Sequence[str]:
    count = len(result.curves)
    if count == 1:
        return [""]
    return [ascii_uppercase[n] if n < 26 else f"#{n + 1}" for n in range(count)]


def _spread(curve: Curve, level: float, metric: str) -> str:
    sd = curve.sd(level, metric)
    return f"{curve.mean(level, metric):.2f}" + (f" ± {sd:.2f}" if sd is not None else "")


def _csv(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _curve_rows(report: RobustnessReport) -> Iterable[Sequence[object]]:
    yield ["kind", "curve", "level", "values", *(f"{m}{p}" for m in METRICS for p in ("", "_sd"))]
    for result in report.results:
        for curve in result.curves:
            for level in curve.levels:
                cells = [
                    _number(v) for m in METRICS for v in (curve.mean(level, m), curve.sd(level, m))
                ]
                count = len(curve.values(level, METRICS[0]))
                yield [result.kind.name, curve.title, f"{level:g}", count, *cells]
        guess = [v for m in METRICS for v in (_number(100 * result.constant[m]), "")]
        yield [result.kind.name, "Constant guess", "", "", *guess]


def _measure_rows(report: RobustnessReport) -> Iterable[Sequence[object]]:
    yield ["kind", "curve", "run", "level", "seed", *METRICS]
    for result in report.results:
        for curve in result.curves:
            for one in curve.measures:
                yield [result.kind.name, curve.title, one.run_id, f"{one.condition.level:g}",
                       one.condition.seed,
                       *(_number(100 * one.f1[m]) for m in METRICS)]  # fmt: skip
