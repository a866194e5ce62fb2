"""``mmc robustness``: F1 as captions and images go missing or are damaged."""

import argparse
from pathlib import Path

from engine.cli.console import Console
from engine.data.project import open_project
from engine.errors import EngineError
from engine.machine import default_cache_folder
from engine.robustness.damage import KINDS
from engine.robustness.report import kind_table, legend, rows_sentence, values, write_report
from engine.robustness.study import SAMPLE, RobustnessPlan, robustness_study


def add_robustness_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--run", action="append", default=[], dest="runs", metavar="RUN",
                        help="run id; may be repeated to compare (default: latest)")  # fmt: skip
    parser.add_argument(
        "--kind", action="append", default=[], choices=tuple(KINDS), dest="kinds", metavar="KIND",
        help=f"{', '.join(KINDS)}; may be repeated (default: the first two)",
    )  # fmt: skip
    parser.add_argument("--levels", default="", metavar="N,N,...",
                        help="how much is damaged, in per cent (default: 0,10,...,100; "
                        "0,20,...,100 for photos that are encoded anew)")  # fmt: skip
    parser.add_argument("--seeds", type=int, default=3, metavar="N",
                        help="how often other rows, words or letters are hit "
                        "(default: 3)")  # fmt: skip
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N",
                        help=f"rows for what is encoded anew; 0: all "
                        f"(default: {SAMPLE})")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="DIR",
                        help="write a report with tables and curves into this folder")  # fmt: skip
    parser.add_argument(
        "--no-fallback", action="store_true",
        help="leave a photo empty when no label passes, instead of giving it its best label",
    )  # fmt: skip


def run_robustness(args: argparse.Namespace, console: Console) -> None:
    """``mmc robustness``: damage validation rows, score them, and tell the curves."""
    default = RobustnessPlan()
    plan = RobustnessPlan(
        runs=tuple(args.runs) or default.runs, kinds=tuple(args.kinds) or default.kinds,
        levels=_levels(args.levels), seeds=args.seeds, sample=args.sample,
        fallback=False if args.no_fallback else None,
    )  # fmt: skip
    cache = args.cache if args.cache is not None else default_cache_folder()
    with open_project(args.project) as project:
        report = robustness_study(project, plan, cache=cache, reporter=console)
    files = write_report(report, args.out) if args.out is not None else ()
    lines = legend(report)
    for result in report.results:
        lines += ["", f"{result.kind.title}. {rows_sentence(result)}", kind_table(result)]
    if report.stopped:
        lines += ["", "Stopped early: kinds of damage are missing."]
    if files:
        lines += ["", f"Report: {files[0]}."]
    console.result("\n".join(lines), {**values(report), "files": [str(path) for path in files]})


def _levels(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) for part in text.split(",") if part.strip())
    except ValueError:
        raise EngineError(
            f"--levels {text}: write numbers with commas between them, such as 0,25,50."
        ) from None
