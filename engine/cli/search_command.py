"""``mmc search``: look for better settings around a recipe."""

import argparse
import math
import shlex
from pathlib import Path
from typing import Any

from engine import workflow
from engine.cli.console import Console
from engine.data.project import Project, open_project
from engine.decide.thresholds import OBJECTIVES
from engine.errors import Cancelled, EngineError
from engine.machine import default_cache_folder
from engine.search.plan import SearchPlan, TrialResult
from engine.search.project import SearchReport, search_settings
from engine.search.space import changed_settings
from engine.training.recipes import RECIPES, recipe
from engine.training.setting_texts import parse_setting


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--trials", type=int, default=20, metavar="N",
                        help="trials in all, earlier calls included (default: 20)")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=math.inf, metavar="N",
                        help="begin no further trial after this time")  # fmt: skip
    parser.add_argument("--recipe", default="fast", metavar="NAME",
                        help=f"where to start: {', '.join(RECIPES)} (default: fast)")  # fmt: skip
    parser.add_argument("--objective", choices=OBJECTIVES, default="samples",
                        help="the F1 to make as high as possible (default: samples)")  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, metavar="N",
                        help="of the search and of every training (default: 0)")  # fmt: skip
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="changes",
        help="fix a setting, which is then not searched; may be repeated",
    )  # fmt: skip
    parser.add_argument("--train", action="store_true",
                        help="train the best settings at the end, as a run")  # fmt: skip


def run_search(args: argparse.Namespace, console: Console) -> None:
    """``mmc search``: a study, taken up where it was."""
    fixed = _fixed(args.changes)
    plan = SearchPlan(
        base=recipe(args.recipe, **{"seed": args.seed, **fixed}), pinned=frozenset(fixed),
        objective=args.objective, trials=args.trials, seconds=args.seconds,
    )  # fmt: skip
    cache = args.cache if args.cache is not None else default_cache_folder()
    with open_project(args.project) as project:
        report = search_settings(project, plan, cache=cache, reporter=console)
        run_id = None
        if args.train and not report.study.stopped:
            run_id = _train_best(project, report, cache, console)
    best, first = report.study.best, report.study.first
    line = _command(args.project, best, report)
    console.result(
        "\n".join([*_table(report), "", *report.sentences(), "To train it:", f"  {line}"]
                  + ([f"Trained as run {run_id}."] if run_id else [])),
        {
            "study": report.study.study,
            "objective": plan.objective,
            "tuned_thresholds": report.tuned,
            "validation_rows": report.rows,
            "stopped": report.study.stopped,
            "new_trials": report.study.new,
            "trials": [_json(trial, report) for trial in report.study.trials],
            "recipe_value": first.value if first.config == plan.base else None,
            "best": {**_json(best, report), "config": best.config.to_json()},
            "command": line,
            "run": run_id,
        },
    )  # fmt: skip


def _train_best(
    project: Project, report: SearchReport, cache: Path, console: Console
) -> str | None:
    try:
        trained = workflow.train(project, report.study.best.config, cache=cache, reporter=console)
    except Cancelled:
        console.say("Stopped before the best settings were trained.")
        return None
    return trained.run.id


def _fixed(changes: list[str]) -> dict[str, Any]:
    fixed = {}
    for change in changes:
        name, sign, value = (part.strip() for part in change.partition("="))
        if not (name and sign and value):
            raise EngineError(f"--set {change}: write NAME=VALUE.")
        fixed[name] = parse_setting(name, value)
    return fixed


def _json(trial: TrialResult, report: SearchReport) -> dict[str, Any]:
    return {
        "trial": trial.number,
        "state": trial.state,
        "value": trial.value,
        "seconds": trial.seconds,
        "changes": changed_settings(trial.config, report.plan.base),
        "reason": trial.reason,
    }


def _table(report: SearchReport) -> list[str]:
    lines = [f"trial  {report.plan.objective + ' F1':>10}  settings that differ from the recipe"]
    for trial in report.study.trials:
        value = f"{100 * trial.value:.2f}" if trial.value is not None else trial.state
        mark = "*" if trial == report.study.best else " "
        changes = changed_settings(trial.config, report.plan.base)
        words = " ".join(f"{name}={text}" for name, text in changes.items()) or "none"
        lines.append(f"{trial.number:4d} {mark} {value:>10}  {words}")
    return lines


def _command(project: Path, best: TrialResult, report: SearchReport) -> str:
    plain = recipe(report.plan.base.recipe, seed=best.config.seed)
    words = ["mmc", "train", str(project), "--recipe", plain.recipe, "--seed", str(plain.seed)]
    for name, text in changed_settings(best.config, plain).items():
        words += ["--set", f"{name}={text}"]
    return shlex.join(words)
