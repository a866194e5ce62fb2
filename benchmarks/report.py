"""What every benchmark needs: figures, a table for people, one JSON line for the generator."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number."""

    what: str
    value: float
    unit: str
    budget: str = ""
    """The limit that the design sets, as text; empty where it sets none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts in columns; the first column names the row."""

    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of one benchmark."""

    title: str
    figures: list[Figure]
    remarks: list[str] = field(default_factory=list)
    """Sentences that a reader needs to judge the figures."""
    tables: list[Table] = field(default_factory=list)
    """Shown before the figures."""


def run(
    measure: Callable[[argparse.Namespace], Report],
    *,
    about: str | None,
    options: Callable[[argparse.ArgumentParser], object] = lambda _: None,
) -> None:
    """Read the command line, measure, and print a table or one JSON line."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    options(parser)
    args = parser.parse_args()
    report = measure(args)
    if args.json:
        print(json.dumps(asdict(report) | {"about": about or "", "arguments": sys.argv[1:]}))
    else:
        print(as_text(report))


def as_text(report: Report) -> str:
    """Return tables and figures in columns."""
    parts = [report.title, *("\n".join(_columns([t.head, *t.rows])) for t in report.tables)]
    if report.figures:
        parts.append("\n".join(_figure_lines(report)))
    return "\n\n".join([*parts, *report.remarks])


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]


def _figure_lines(report: Report) -> list[str]:
    rows = [(f.what, number(f.value), f.unit, f.budget) for f in report.figures]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"  {what:<{widths[0]}}  {value:>{widths[1]}} {unit:<{widths[2]}}"
        + (f"  budget: {budget}" if budget else "")
        for what, value, unit, budget in rows
    ]
    return [line.rstrip() for line in lines]


def number(value: float) -> str:
    """Return a number with three digits that count."""
    if value == 0 or abs(value) >= 1000:
        return f"{value:,.0f}"
    digits = 2 - int(np.floor(np.log10(abs(value))))
    return f"{value:.{max(0, min(digits, 4))}f}"


def quantiles(
    what: str, values: Sequence[float], unit: str, at: Sequence[float] = (50, 95), budget: str = ""
) -> list[Figure]:
    """Return one figure a percentile; 100 is the largest value. The budget goes with the last."""
    return [
        Figure(what=f"{what}, {'max' if q == 100 else f'p{q:g}'}", unit=unit,
               value=float(np.percentile(values, q)), budget=budget if q == at[-1] else "")
        for q in at
    ]  # fmt: skip


def peak_mb() -> float:
    """Return the highest resident memory of this process so far, in MB."""
    import resource  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024
