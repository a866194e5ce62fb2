"""One function a command; each calls the engine as the window does."""

import argparse
import csv
import dataclasses
import io
import os
from pathlib import Path
from typing import Any

import numpy as np

from engine import exporting, judging, workflow
from engine.cli.console import Console
from engine.cli.find_command import pointing_at
from engine.cli.runs_command import f1_text
from engine.data.dataset import Dataset, IntArray, Split
from engine.data.importing import import_competition
from engine.data.labels import LabelSet
from engine.data.project import lock_project, open_project
from engine.data.readers.cells import safe_cell
from engine.decide.metrics import Scores
from engine.decide.rule import Aim, Rule
from engine.encoders.variants import Variant, parse_name, spell_name
from engine.errors import EngineError
from engine.files import write_text
from engine.language import counted
from engine.machine import BACKEND_VARIABLE, default_cache_folder
from engine.training.recipes import recipe
from engine.training.runs import find_run
from engine.training.setting_texts import parse_setting


def run_encode(args: argparse.Namespace, console: Console) -> None:
    """``mmc encode``: make missing features."""
    if args.backend:
        os.environ[BACKEND_VARIABLE] = args.backend
    with open_project(args.project) as project:
        done = workflow.encode(
            project,
            encoder_name=_with_options(args),
            cache=_cache(args),
            reporter=console,
        )
    console.result(
        f"Encoded {done.encoded_images:,} photos and {done.encoded_captions:,} captions; "
        f"{done.reused:,} were there; "
        + counted(len(done.problems), "{} photo", "{} photos")
        + " cannot be used.",
        {
            "encoder": done.features.encoder.name,
            "encoded_images": done.encoded_images,
            "encoded_captions": done.encoded_captions,
            "reused": done.reused,
            "broken": [problem.name for problem in done.problems],
        },
    )


def _with_options(args: argparse.Namespace) -> str:
    """Return the encoder's name with the options that are asked for, in it or beside it."""
    plain, named = parse_name(args.encoder)
    return spell_name(
        plain,
        Variant(
            int8=named.int8 or args.int8,
            split=named.split or args.long_captions == "split",
            each=named.each or args.several_captions == "average",
        ),
    )


def run_train(args: argparse.Namespace, console: Console) -> None:
    """``mmc train``: train a run."""
    config = recipe(args.recipe, **({"seed": args.seed} | _changes(args.changes)))
    with open_project(args.project) as project:
        report = workflow.train(project, config, cache=_cache(args), reporter=console)
    result = report.run.result
    assert result is not None
    console.result(
        f"Run {report.run.id}: validation F1 {f1_text(report.validation)} in "
        f"{result.seconds:.1f} s, best epoch {result.best_epoch} of {result.epochs}. "
        f"Always guessing the most frequent label gives {f1_text(report.constant)}.",
        {
            "run": report.run.id,
            "folder": str(report.run.folder),
            "validation": report.validation,
            "constant_guess": report.constant,
            "best_epoch": result.best_epoch,
            "epochs": result.epochs,
            "stopped": result.stopped,
            "seconds": result.seconds,
            "encoder": report.run.setup.encoder.name,
            "config": config.to_json(),
        },
    )


def run_tune(args: argparse.Namespace, console: Console) -> None:
    """``mmc tune``: find a rule, or set thresholds."""
    if args.changes:
        _set_thresholds(args, console)
        return
    aim = Aim(
        objective=args.objective, per_label=args.per_label, precision=args.precision_floor,
        recall=args.recall_floor,
    )  # fmt: skip
    with open_project(args.project) as project:
        report = judging.tune_run(project, args.run, aim, fallback=not args.no_fallback)
        thresholds = project.thresholds(report.run.id)
    before, after = report.before.summary(), report.after.summary()
    console.result(
        f"Run {report.run.id}: F1 {f1_text(after)} (at 0.5: {f1_text(before)}). "
        f"{report.sentence()}",
        {
            "run": report.run.id,
            "thresholds": thresholds,
            "decided_by": "expected-f1" if report.rule.calibration else "thresholds",
            "fallback": report.rule.fallback,
            "unmet": list(report.unmet),
            "tuned_on": report.tuned_on,
            "tuned_rows": report.tuned_rows,
            "judged_on": report.judged_on,
            "judged_rows": report.judged_rows,
            "fair": report.fair,
            "at_half": before,
            "validation": after,
            "interval": {key: [part.low, part.high] for key, part in report.intervals.items()},
            "gain": dataclasses.asdict(report.gain),
        },
    )


def _set_thresholds(args: argparse.Namespace, console: Console) -> None:
    with open_project(args.project) as project:
        run = find_run(project.runs_folder, args.run)
        values = project.thresholds(run.id) | _thresholds(args.changes, project.labels)
        judging.store_rule(
            project,
            run,
            Rule(
                thresholds=np.array([values.get(label.id, 0.5) for label in run.setup.labels]),
                fallback=not args.no_fallback,
            ),
        )
        after = judging.evaluate_run(project, run.id)
        thresholds = project.thresholds(run.id)
    console.result(
        f"Run {run.id}: F1 on the validation rows {f1_text(after.now.summary())} (at 0.5: "
        f"{f1_text(after.half.summary())}).",
        {
            "run": run.id,
            "thresholds": thresholds,
            "at_half": after.half.summary(),
            "validation": after.now.summary(),
        },
    )


def run_predict(args: argparse.Namespace, console: Console) -> None:
    """``mmc predict``: score rows, or one pair."""
    if args.image is not None or args.caption:
        _predict_pair(args, console)
        return
    split = None if args.split == "all" else Split[args.split.upper()]
    with open_project(args.project) as project, pointing_at(args.where):
        dataset, rows, scores = workflow.predict(
            project, args.run, split=split, query=args.where, cache=_cache(args), reporter=console
        )
        run_id = find_run(project.runs_folder, args.run).id
    if args.out is not None:
        write_scores(dataset, rows, scores, args.out)
    console.result(
        f"Scored {len(rows):,} rows with run {run_id}."
        + (f" Scores are in {args.out}." if args.out else ""),
        {"run": run_id, "rows": len(rows), "out": str(args.out) if args.out else None},
    )


def _predict_pair(args: argparse.Namespace, console: Console) -> None:
    from engine.predict import Predictor  # torch takes seconds to import

    with open_project(args.project) as project:
        run = find_run(project.runs_folder, args.run)
        rule = judging.run_rule(project, run)
    scores = Predictor(run).score(args.image, args.caption)
    order = np.argsort(-scores.fused)
    given = rule.decide(scores.fused[None])[0]
    labels = run.setup.labels
    lines = [
        f"{'*' if given[c] else ' '} {scores.fused[c]:.3f}  {labels[c].name}" for c in order[:10]
    ]
    console.result(
        "\n".join([*([scores.note] if scores.note else []), *lines]),
        {
            "run": run.id,
            "note": scores.note,
            "scores": {labels[c].id: round(float(scores.fused[c]), 6) for c in order},
            "labels": [labels[c].id for c in order if given[c]],
        },
    )


def run_demo(args: argparse.Namespace, console: Console) -> None:
    """``mmc demo``: draw, import, encode, train, tune and export."""
    from engine.demo import make_demo

    files = make_demo(args.out, seed=args.seed, reporter=console)
    console.say(f"The demo's photos, captions and labels in {args.out} are synthetic: all drawn.")
    path = args.out / "demo.mmc"
    if not path.exists():
        report = import_competition(
            train_csv=files.train_csv, images=files.images, test_csv=files.test_csv,
            project=path, reporter=console,
        )  # fmt: skip
        console.say(f"Imported {sum(report.rows.values()):,} rows into {path}.")
    with open_project(path) as project, lock_project(path):
        trained = workflow.train(
            project, recipe("fast", seed=args.seed), cache=_cache(args), reporter=console
        )
        tuned = judging.tune_run(project, trained.run.id)
        exported = exporting.export_submission(
            project, trained.run.id, out=args.out / "submission.csv"
        )
    result = trained.run.result
    assert result is not None
    console.result(
        f"Trained in {result.seconds:.1f} s. Validation F1 {f1_text(tuned.after.summary())}; "
        f"always guessing the most frequent label gives {f1_text(trained.constant)}.\n"
        f"Project {path}, run {trained.run.folder}, submission {exported.path}.",
        {
            "project": str(path),
            "run": trained.run.id,
            "validation": trained.validation,
            "tuned": tuned.after.summary(),
            "constant_guess": trained.constant,
            "train_seconds": result.seconds,
            "submission": str(exported.path),
        },
    )


def write_scores(dataset: Dataset, rows: IntArray, scores: Scores, path: Path) -> None:
    """Write ``ImageID`` and one column of scores a label."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["ImageID", *(safe_cell(label.name) for label in dataset.labels)])
    for row, values in zip(rows, scores, strict=True):
        writer.writerow([safe_cell(dataset.names[row]), *(f"{v:.6f}" for v in values)])
    write_text(path, text.getvalue())


def _cache(args: argparse.Namespace) -> Path:
    return args.cache if args.cache is not None else default_cache_folder()


def _pairs(changes: list[str]) -> dict[str, str]:
    pairs = {}
    for change in changes:
        name, sign, value = change.rpartition("=")
        if not sign or not name or not value:
            raise EngineError(f"--set {change}: write NAME=VALUE.")
        pairs[name.strip()] = value.strip()
    return pairs


def _changes(changes: list[str]) -> dict[str, Any]:
    return {name: parse_setting(name, text) for name, text in _pairs(changes).items()}


def _thresholds(changes: list[str], labels: LabelSet) -> dict[str, float]:
    values = {}
    for name, text in _pairs(changes).items():
        label = labels.find(name)
        try:
            value = float(text)
        except ValueError:
            raise EngineError(f"--set {name}={text}: '{text}' is not a number.") from None
        if not 0.0 <= value <= 1.0:
            raise EngineError(f"--set {name}={text}: a threshold lies between 0 and 1.")
        values[label.id] = value
    return values
