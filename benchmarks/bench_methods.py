"""Every fusion, head and loss of the paper, and the recipes beyond it, on the competition's photos.

7,800 labelled pairs with features of ``basic``; the last sixth of the rows validates, as in the
paper. Each training is repeated with other seeds; the numbers are means with their standard
deviation in points. ``at 0.5``: an empty row gets its best label. ``tuned``: thresholds for that
F1, found on four fifths of the validation rows and judged on the rest in turn. Time is that of the
processor, all cores added, which a busy machine changes little.

What is finished is kept in ``--work`` and not trained again; Ctrl-C and start again at will.
"""

import argparse
import dataclasses
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from paper_grid import HEADS, LOSSES, train_fusions
from report import Figure, Report, Table, run

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.decide.metrics import Scores, constant_guess, evaluate
from engine.decide.ranking import rank
from engine.decide.rule import EXPECTED, Aim, cross_ruled
from engine.decide.thresholds import OBJECTIVES, cross_fitted, decide
from engine.events import EpochEnd, Event, Silent
from engine.files import write_text
from engine.machine import default_cache_folder
from engine.training.config import TrainConfig
from engine.training.recipes import RECIPES, recipe
from engine.training.runs import Run, RunSetup, start_run

if TYPE_CHECKING:
    from engine.training.data import TrainingData

HERE = Path(__file__).resolve().parent
FUSIONS = ("image", "text", "concat", "sum", "mixed")
GRID_EPOCHS = 200
GRID_ROWS = 1500
PAPER, FAST, BEST = "paper-as-run", "fast", "best"


@dataclasses.dataclass(frozen=True, slots=True)
class Method:
    """One row of a table."""

    title: str
    config: TrainConfig


def recipes() -> list[Method]:
    """Return the named recipes and what differs from them by one thing, on the paper's split."""
    variants: dict[str, TrainConfig] = {
        **{name: config for name, config in RECIPES.items() if not name.startswith("paper")},
        "fast, with words": recipe(FAST, lexical=True),
        "fast, with concat branch": recipe(FAST, concat_branch=True),
        "fast, sum with a stacker": recipe(FAST, fusion="sum"),
        "fast, mixed with a stacker": recipe(FAST, fusion="mixed"),
        "fast, mixed, stacker out of fold": recipe(FAST, fusion="mixed", folds=5),
        "fast, linear": recipe(FAST, head="linear"),
        "fast, gMLP as run": recipe(FAST, head="gmlp", hidden=(256,)),
        "fast, focal loss": recipe(FAST, loss="focal"),
        "fast, asymmetric loss": recipe(FAST, loss="asl"),
        "fast, distribution-balanced": recipe(FAST, balance="distribution"),
        "fast, moving average": recipe(FAST, ema=0.97),
        "paper-as-run": recipe(PAPER),
        "paper-as-written": recipe("paper-as-written"),
    }
    return [
        Method(name, dataclasses.replace(config, split="sequential"))
        for name, config in variants.items()
    ]


def grid() -> list[Method]:
    """Return the paper's optimiser with every head and loss; each stands for all fusions."""
    return [
        Method(
            f"{head}, {loss}",
            recipe(PAPER, **{**shape, **change, "fusion": "mixed", "epochs": GRID_EPOCHS}),
        )
        for head, shape in HEADS.items()
        for loss, change in LOSSES.items()
    ]


class Ear:
    """Notes F1 and the processor's time at the end of each epoch."""

    def __init__(self) -> None:
        self.began = time.process_time()
        self.curve: list[tuple[str, float, float]] = []
        """Stage, processor seconds so far and validation micro F1 of each epoch."""

    def emit(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, EpochEnd):
            spent = time.process_time() - self.began
            self.curve.append((event.stage, spent, event.micro_f1))

    def check(self) -> None:
        """Never ask for a stop."""


class Bench:
    """The rows, and what is finished."""

    def __init__(
        self, work: Path, source: Path, *, grid_rows: int, finished: bool,
        config_of: Callable[[TrainConfig], TrainConfig],
    ) -> None:  # fmt: skip
        self._work, self._grid_rows, self._config_of = work, grid_rows, config_of
        self._finished = finished
        project = work / f"{source.name}.mmc"
        (work / "results").mkdir(parents=True, exist_ok=True)
        if not project.exists():
            import_competition(
                train_csv=source / "train.csv", images=source / "data", project=project
            )
        with open_project(project) as opened:
            self.dataset, self.features = workflow.features_of(
                opened, cache=default_cache_folder(), reporter=Silent()
            )

    def result(self, method: Method, seed: int) -> dict[str, Any] | None:
        """Return a method's figures with a seed, trained now unless they are there.

        None where only what is finished is wanted, and this is not.
        """
        return self._kept(method, seed, "", self._train)

    def fusions(self, method: Method, seed: int) -> dict[str, Any] | None:
        """Return the figures of all fusions of a head and a loss, by the fusion's name."""
        return self._kept(method, seed, f"-fusions-{self._grid_rows}", self._train_fusions)

    def _kept(
        self, method: Method, seed: int, suffix: str,
        train: Callable[[TrainConfig], dict[str, Any]],
    ) -> dict[str, Any] | None:  # fmt: skip
        config = self._config_of(dataclasses.replace(method.config, seed=seed))
        digest = hashlib.blake2b(json.dumps(config.to_json()).encode(), digest_size=8).hexdigest()
        path = self._work / "results" / f"{digest}{suffix}.json"
        if not path.exists() and self._finished:
            return None
        if not path.exists():
            print(f"{method.title}, seed {seed}", file=sys.stderr, flush=True)
            write_text(path, json.dumps(train(config)))
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return values

    def _begin(self, config: TrainConfig) -> Run:
        setup = RunSetup(
            config=config, encoder=self.features.encoder, labels=self.dataset.labels,
            fingerprint="", created="2026-01-01T00:00:00+00:00", versions={},
        )  # fmt: skip
        return start_run(self._work / "runs", setup)

    def _data(self, config: TrainConfig) -> "TrainingData":
        from engine.training.data import training_data

        return training_data(self.dataset, self.features, config)

    def _few(self, config: TrainConfig) -> "TrainingData":
        """Return the validation rows as they are, and so many training rows drawn by the seed."""
        data = self._data(config)
        if not 0 < self._grid_rows < len(data.train):
            return data
        chosen = np.random.default_rng(config.seed).choice(
            len(data.train), self._grid_rows, replace=False
        )
        return dataclasses.replace(data, train=data.train[chosen], fold=data.fold[chosen])

    def _train(self, config: TrainConfig) -> dict[str, Any]:
        from engine.training import loop

        data = self._data(config)
        trained, ear = self._begin(config), Ear()
        loop.train(data=data, run=trained, reporter=ear)
        spent = time.process_time() - ear.began
        stored = trained.stored_scores(self.dataset.items)
        trained.discard()
        figures = self._figures(stored.scores[data.val], data.val)
        values = {"cpu": spent, "curve": ear.curve, **figures}
        taught = data.train[stored.held_out[data.train]]
        if len(taught):
            targets, scores = self.dataset.targets[taught], stored.scores[taught]
            decided = cross_ruled(scores, targets, Aim(objective=EXPECTED))
            values["out_of_fold"] = evaluate(targets, decided).summary()
        return values

    def _train_fusions(self, config: TrainConfig) -> dict[str, Any]:
        data = self._few(config)
        trained = self._begin(config)
        found = train_fusions(trained, data)
        trained.discard()
        return {
            name: {"cpu": one.seconds, **self._figures(one.scores, data.val)}
            for name, one in found.items()
        }

    def _figures(self, given: Scores, rows: np.ndarray[Any, Any]) -> dict[str, Any]:
        targets = self.dataset.targets[rows]
        tuned = {}
        for name in OBJECTIVES:
            after = cross_fitted(given, targets, name).after
            tuned[f"{name}_f1"] = after.summary()[f"{name}_f1"]
        return {
            "at_half": evaluate(targets, decide(given, 0.5)).summary(),
            "tuned": tuned,
            "map": rank(targets, given).mean_average_precision,
        }

    def constant(self, config: TrainConfig) -> dict[str, float]:
        """Return the F1 of giving every validation row the most frequent label."""
        data = self._data(config)
        return constant_guess(self.dataset.targets[data.val]).summary()


HEADER = ("", "micro at 0.5", "micro tuned", "macro tuned", "samples at 0.5", "samples tuned",
          "mAP", "processor s")  # fmt: skip


def measure(args: argparse.Namespace) -> Report:
    """Train what is missing and return the tables."""
    bench = Bench(
        args.work, _source(args), grid_rows=args.grid_rows, finished=args.finished,
        config_of=_shortened if args.quick else lambda config: config,
    )  # fmt: skip
    seeds = range(args.seeds)
    found: dict[str, list[dict[str, Any]]] = {}
    for seed in seeds:  # outermost, so that what is finished early already compares all methods
        for method in recipes():
            if (values := bench.result(method, seed)) is not None:
                found.setdefault(method.title, []).append(values)
        for method in () if args.recipes else grid():
            for fusion, values in (bench.fusions(method, seed) or {}).items():
                head, loss = method.title.split(", ")
                found.setdefault(f"{head}, {fusion}, {loss}", []).append(values)
    names = [method.title for method in recipes() if method.title in found]
    guess = bench.constant(recipes()[0].config)
    shown = ("micro_f1", "micro_f1", "macro_f1", "samples_f1", "samples_f1")
    constant = ("constant guess", *(_percent([guess[name]]) for name in shown), "", "")
    tables = [
        Table(
            head=HEADER, rows=[constant, *(_row(name, found[name], args.seeds) for name in names)]
        )
    ]
    order = (f"{head}, {fusion}, {loss}" for head in HEADS for fusion in FUSIONS for loss in LOSSES)
    rest = [name for name in order if name in found]
    if rest:
        tables.append(
            Table(head=HEADER, rows=[_row(name, found[name], args.seeds) for name in rest])
        )
    return Report(
        title=f"Methods on real photos: {len(bench.dataset):,} pairs, {args.seeds} seeds",
        figures=_comparison(found),
        remarks=[
            "First table: the recipes, on all training rows. Second table: the paper's optimiser "
            f"(full batch, Adam at a constant 0.001, raw features, {GRID_EPOCHS} epochs, the "
            "stacker taught in-sample) with every head, fusion and loss, on "
            f"{args.grid_rows or 'all'} training rows drawn by the seed so that the whole table "
            "takes hours and not days; the validation rows are those of the first table. MLP has "
            "the 3 layers of the paper's table 3. Heads are trained once for all fusions that use "
            "them. "
            "Asymmetric and focal loss shift scores, so only tuned F1 and mAP compare losses."
        ],
        tables=tables,
    )


def _comparison(found: dict[str, list[dict[str, Any]]]) -> list[Figure]:
    """Return how ``fast`` stands to ``paper-as-run``, and what ``best`` scores out of fold."""
    paper, fast = found[PAPER], found[FAST]
    gain = [100 * (f["at_half"]["samples_f1"] - p["at_half"]["samples_f1"])
            for f, p in zip(fast, paper, strict=True)]  # fmt: skip
    ratios, slow, quick = [], [], []
    for f, p in zip(fast, paper, strict=True):
        last = [(spent, micro) for stage, spent, micro in p["curve"] if stage == "stacker"]
        goal = last[-1][1]
        there = next(spent for spent, micro in last if micro >= goal)
        reached = [spent for _, spent, micro in f["curve"] if micro >= goal]
        if reached:
            slow, quick = [*slow, there], [*quick, reached[0]]
            ratios.append(there / reached[0])
    held_out = [100 * b["out_of_fold"]["samples_f1"] for b in found[BEST]]
    figures = [
        Figure(what="fast before paper-as-run in samples F1 at 0.5, points, least of the seeds",
               value=min(gain), unit="", budget="1 at least"),
    ]  # fmt: skip
    if ratios:
        figures += [
            Figure(what="paper-as-run until it first has that micro F1, processor time",
                   value=float(np.mean(slow)), unit="s"),
            Figure(what=f"fast until it has it, {len(ratios)} of {len(fast)} seeds",
                   value=float(np.mean(quick)), unit="s"),
            Figure(what="ratio, least of the seeds", value=min(ratios), unit="x",
                   budget="100 x at least"),
        ]  # fmt: skip
    figures.append(
        Figure(what="best, samples F1 of the training rows out of fold by expected F1, %",
               value=float(np.mean(held_out)), unit="", budget="88 aimed at")
    )  # fmt: skip
    return figures


def _row(title: str, results: Sequence[dict[str, Any]], seeds: int) -> tuple[str, ...]:
    def of(group: str, name: str) -> str:
        return _percent([result[group][f"{name}_f1"] for result in results])

    if len(results) < seeds:
        title = f"{title} ({len(results)} of {seeds} seeds)"
    return (
        title, of("at_half", "micro"), of("tuned", "micro"), of("tuned", "macro"),
        of("at_half", "samples"), of("tuned", "samples"), _percent([r["map"] for r in results]),
        f"{np.mean([r['cpu'] for r in results]):.1f}",
    )  # fmt: skip


def _percent(values: Sequence[float]) -> str:
    points = 100 * np.array(values)
    spread = f" ± {points.std(ddof=1):.1f}" if len(points) > 1 else ""
    return f"{points.mean():.1f}{spread}"


def _shortened(config: TrainConfig) -> TrainConfig:
    return dataclasses.replace(config, epochs=min(config.epochs, 3), milestones=(2,))


def _source(args: argparse.Namespace) -> Path:
    shared = Path(os.environ.get("MMC_SHARED") or HERE.parent.parent / "shared").resolve()
    source = shared / ("coco18_mini" if args.quick else "coco18")
    if not (source / "train.csv").is_file():
        raise SystemExit(f"No photos at {source}; name the folder above it in MMC_SHARED.")
    return source


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "methods",
                        help="where results are kept (default: build/methods)")  # fmt: skip
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--recipes", action="store_true", help="leave the paper's grid out")
    parser.add_argument("--finished", action="store_true", help="train nothing, tell what is there")
    parser.add_argument("--grid-rows", type=int, default=GRID_ROWS,
                        help="training rows of the grid, 0 for all")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="few epochs on few photos")


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
