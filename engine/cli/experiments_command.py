"""``mmc experiments``: the tables of the paper on the open project."""

import argparse
from pathlib import Path
from typing import Any

from engine import workflow
from engine.cli.console import Console
from engine.data.project import open_project
from engine.errors import EngineError
from engine.events import EpochEnd, Event
from engine.experiments.cost import PAPER_SIZE, core_minutes, size_of
from engine.experiments.paper import EXPERIMENTS, TABLES, Experiment, experiments_of
from engine.experiments.report import write_report
from engine.experiments.study import (
    METRICS,
    ExperimentResult,
    StudyResult,
    experiments_folder,
    run_study,
)
from engine.experiments.verdicts import Pair, all_pairs, strangeness, value_verdict
from engine.machine import default_cache_folder

_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def add_experiments(commands: "_Commands[argparse.ArgumentParser]") -> None:
    """Add the command and its one subcommand."""
    text = "Re-run the paper's tables on a project: 'mmc experiments paper P.mmc --table 3 --json'."
    experiments = commands.add_parser("experiments", help=text, description=text)
    studies = experiments.add_subparsers(dest="study", required=True, metavar="STUDY")
    paper = studies.add_parser("paper", help="the tables of Guo 2023", description=text)
    paper.add_argument("project", type=Path, nargs="?", metavar="P.mmc", help="the project file")
    paper.add_argument(
        "--table", type=int, action="append", default=[], dest="tables", metavar="N",
        help=f"{', '.join(map(str, TABLES))}; may be repeated (default: all)",
    )  # fmt: skip
    paper.add_argument("--seeds", type=int, default=3, metavar="N",
                       help="trainings of each row, with seeds 0 to N-1 (default 3)")  # fmt: skip
    paper.add_argument("--encoder", metavar="NAME", help="other features than the project's")
    paper.add_argument("--as-printed", action="store_true",
                       help="score rows also with dropout on where the paper did")  # fmt: skip
    paper.add_argument("--out", type=Path, metavar="DIR",
                       help="folder of the report (default: P-experiments/report)")  # fmt: skip
    paper.add_argument("--list", action="store_true",
                       help="only list the experiments and what they cost")  # fmt: skip
    paper.add_argument("--json", action="store_true", help="print the result as one JSON line")
    paper.add_argument("--cache", type=Path, metavar="DIR",
                       help="where features are kept (default: $MMC_CACHE or the user's cache "
                       "folder)")  # fmt: skip


def run_experiments(args: argparse.Namespace, console: Console) -> None:
    """``mmc experiments paper``: list the experiments, or run them and write the report."""
    experiments = experiments_of(tuple(args.tables))
    if args.list:
        _list(args, experiments, console)
        return
    if args.project is None:
        raise EngineError("Name a project: mmc experiments paper P.mmc --table 3.")
    if args.seeds < 1:
        raise EngineError(f"--seeds is {args.seeds}. It must be at least 1.")
    with open_project(args.project) as project:
        study = run_study(
            project, experiments, seeds=range(args.seeds), reporter=_Calm(console),
            cache=args.cache if args.cache is not None else default_cache_folder(),
            on_result=lambda result: _tell(result, args.seeds, console),
            encoder_name=args.encoder, as_printed=args.as_printed,
        )  # fmt: skip
        out = args.out if args.out is not None else experiments_folder(project) / "report"
    pairs = all_pairs(study)
    files = write_report(study, pairs, out)
    unfinished = " It was stopped early; the same command goes on from there."
    console.result(
        f"{_lines(study)}\nReport: {files[0]}.{unfinished if study.stopped else ''}",
        _values(study, pairs, files),
    )


class _Calm:
    """The console without a line an epoch: there are tens of thousands."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def emit(self, event: Event) -> None:
        """Pass on all but epochs."""
        if not isinstance(event, EpochEnd):
            self._console.emit(event)

    def check(self) -> None:
        """Ask the console."""
        self._console.check()


def _tell(result: ExperimentResult, seeds: int, console: Console) -> None:
    last = result.seeds[-1]
    console.say(
        f"Table {result.experiment.table}, {result.experiment.title}: micro F1 "
        f"{100 * last.metrics['micro_f1']:.2f} with seed {last.seed} "
        f"({len(result.seeds)} of {seeds}){', diverged' if last.diverged else ''}"
    )


def _list(
    args: argparse.Namespace, experiments: tuple[Experiment, ...], console: Console
) -> None:  # fmt: skip
    size = PAPER_SIZE
    if args.project is not None:
        with open_project(args.project) as project:
            size = size_of(project.dataset(), workflow.project_encoder(project))
    minutes = {e.id: core_minutes([e], size) for e in experiments}
    total = core_minutes(experiments, size)
    lines = [
        f"{e.id:20s} table {e.table:2d}  {minutes[e.id]:7.1f} min  {e.printed:7.3f} printed  "
        f"{_logged(e)} logged  {e.title}"
        for e in experiments
    ]
    lines.append(
        f"{len(experiments)} of {len(EXPERIMENTS)} experiments. One seed of all takes about "
        f"{total:,.0f} minutes of one processor core on {size.train_rows:,} rows, rows that are "
        "the same training once."
    )
    console.result(
        "\n".join(lines),
        {
            "experiments": [
                {"id": e.id, "table": e.table, "title": e.title, "printed": e.printed,
                 "logged": e.logged, "core_minutes": round(minutes[e.id], 2), "note": e.note,
                 "config": e.config.to_json()}
                for e in experiments
            ],
            "train_rows": size.train_rows,
            "core_minutes": round(total, 2),
        },
    )  # fmt: skip


def _logged(experiment: Experiment) -> str:
    return f"{'none':>7s}" if experiment.logged is None else f"{experiment.logged:7.3f}"


def _lines(study: StudyResult) -> str:
    lines, strange = [], strangeness(study)
    for table, rows in study.tables.items():
        lines.append(f"Table {table}. {TABLES[table]}")
        for row in rows:
            sd = row.sd(row.experiment.metric)
            spread = f" ± {sd:.2f}" if sd is not None else ""
            lines.append(
                f"  {row.experiment.title:30s} {row.mean(row.experiment.metric):6.2f}{spread}  "
                f"paper's log {_logged(row.experiment)}  {value_verdict(row, strange)}"
            )
        lines.append(f"  {'Constant guess':30s} {100 * study.constant['micro_f1']:6.2f}")
    return "\n".join(lines)


def _values(
    study: StudyResult, pairs: dict[int, tuple[Pair, ...]], files: tuple[Path, ...]
) -> dict[str, Any]:
    strange = strangeness(study)
    return {
        "project": study.project,
        "encoder": study.encoder.name,
        "train_rows": study.train_rows,
        "validation_rows": len(study.targets),
        "comparable": not strange,
        "stopped": study.stopped,
        "constant_guess": study.constant,
        "results": [
            {
                "id": row.experiment.id,
                "table": row.experiment.table,
                "title": row.experiment.title,
                "printed": row.experiment.printed,
                "logged": row.experiment.logged,
                "mean": {name: row.mean(name) for name in METRICS},
                "sd": {name: row.sd(name) for name in METRICS},
                "verdict": value_verdict(row, strange),
                "runs": [
                    {"seed": s.seed, "run": s.run_id, "diverged": s.diverged, **s.metrics,
                     "with_dropout": s.with_dropout, "seconds": s.seconds}
                    for s in row.seeds
                ],
            }
            for row in study.results
        ],
        "pairs": [
            {"table": table, "first": pair.first.id, "second": pair.second.id,
             "paper_lead": pair.paper, "lead": pair.lead.points, "low": pair.lead.low,
             "high": pair.lead.high, "p": pair.lead.p_value, "outcome": pair.outcome}
            for table, several in pairs.items()
            for pair in several
        ],
        "files": [str(path) for path in files],
    }  # fmt: skip
