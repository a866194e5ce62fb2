"""How F1 on the validation rows falls as captions and images go missing or are damaged."""

import dataclasses
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, IntArray
from engine.data.project import Project
from engine.decide.metrics import Floats, constant_guess, evaluate
from engine.decide.rule import Rule
from engine.encoders.spec import Encoder, EncoderSpec
from engine.errors import Cancelled, EngineError
from engine.events import Reporter
from engine.features.extract import load_features, missing_rows
from engine.judging import rows_of_run, run_rule
from engine.language import tr
from engine.robustness.damage import Kind, find_kind, rng_of
from engine.robustness.pairs import Condition, Pairs, able_rows, pairs_of, part, variants
from engine.training.compare import setting_text
from engine.training.config import TrainConfig
from engine.training.recipes import RECIPES, recipe_title
from engine.training.runs import Run, find_run
from engine.training.settings import SETTINGS
from engine.workflow import EncoderLoader, load_encoder

METRICS = ("micro_f1", "macro_f1", "samples_f1")
SAMPLE = 500
"""Rows that are encoded anew unless told otherwise: encoding is what takes the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustnessPlan:
    """What to look at; an impossible plan is refused with a sentence."""

    runs: tuple[str, ...] = ("latest",)
    kinds: tuple[str, ...] = ("caption-missing", "image-missing")
    levels: tuple[float, ...] = ()
    """In per cent, 0 to 100; none: those usual for each kind."""
    seeds: int = 3
    """How often other rows, words or letters are hit, with seeds 0, 1 and so on."""
    sample: int = SAMPLE
    """Rows for the kinds that encode anew; 0: all validation rows."""
    fallback: bool | None = None
    """Whether a row in which no label passes gets its best-scored one; None: as each run has it."""

    def __post_init__(self) -> None:
        for name in self.kinds:
            find_kind(name)
        if not self.kinds or not self.runs:
            raise EngineError(tr("Name at least one run and one kind of damage."))
        for level in self.levels:
            if not 0 <= level <= 100:  # also what is no number
                raise EngineError(
                    tr("A level is {level:g}. Levels are per cent, between 0 and 100.").format(
                        level=level
                    )
                )
        if self.seeds < 1:
            raise EngineError(
                tr("The number of seeds is {seeds}. It must be at least 1.").format(
                    seeds=self.seeds
                )
            )
        if self.sample < 0:
            raise EngineError(
                tr("The sample is {sample} rows. It must be above 0, or 0 for all.").format(
                    sample=self.sample
                )
            )
        for field in ("kinds", "runs"):
            object.__setattr__(self, field, tuple(dict.fromkeys(getattr(self, field))))
        object.__setattr__(self, "levels", tuple(sorted(set(self.levels))))

    def conditions(self, kind: Kind) -> tuple[Condition, ...]:
        """Return every level with every seed; one seed where chance has no part."""
        seeds = range(self.seeds if kind.random else 1)
        return tuple(Condition(lv, s) for lv in self.levels or kind.levels for s in seeds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """F1 of one run under one condition, 0..1 by the names in ``METRICS``."""

    run_id: str
    condition: Condition
    f1: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One training's fall; runs that differ only in their seed make one curve together."""

    title: str
    runs: tuple[str, ...]
    measures: tuple[Measure, ...]

    @property
    def levels(self) -> tuple[float, ...]:
        """The levels in per cent, ascending."""
        return tuple(sorted({measure.condition.level for measure in self.measures}))

    def values(self, level: float, metric: str) -> Floats:
        """Return F1 in per cent of all runs and seeds at a level ``[runs x seeds]``."""
        found = [m.f1[metric] for m in self.measures if m.condition.level == level]
        return 100 * np.array(found)

    def mean(self, level: float, metric: str) -> float:
        """Return the mean F1 in per cent."""
        return float(self.values(level, metric).mean())

    def sd(self, level: float, metric: str) -> float | None:
        """Return the standard deviation in points over runs and seeds; None of a single one."""
        values = self.values(level, metric)
        return float(values.std(ddof=1)) if len(values) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindResult:
    """The curves of one kind of damage, all on the same rows."""

    kind: Kind
    rows: int
    able: int
    """Rows that have what is damaged; the others stay as they are."""
    sampled: bool
    """Whether there are more validation rows than these."""
    constant: dict[str, float]
    """F1 of the guess that gives each of these rows the most frequent label."""
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustnessReport:
    """A study of one project."""

    project: str
    plan: RobustnessPlan
    rows: int
    """Labelled validation rows, of which some kinds take a sample."""
    results: tuple[KindResult, ...]
    stopped: bool
    """Whether kinds are missing because a stop was asked for."""


def robustness_study(
    project: Project, plan: RobustnessPlan, *, cache: Path, reporter: Reporter,
    on_result: Callable[[KindResult], None] = lambda _: None,
    load: EncoderLoader = load_encoder,
) -> RobustnessReport:  # fmt: skip
    """Damage validation rows in every way of the plan and score them with its runs.

    The rules in force decide. ``on_result`` hears of each kind as it is finished. ``Cancelled``
    before the first kind is finished leaves by way of ``reporter.check``; later, what is finished
    is returned. Raises EngineError where runs cannot be compared or features are missing.
    """
    dataset = project.dataset()
    runs = [find_run(project.runs_folder, run_id) for run_id in plan.runs]
    runs = list({run.id: run for run in runs}.values())
    groups = _groups(project, dataset, runs, plan.fallback, cache, load)
    results: list[KindResult] = []
    stopped = False
    for name in plan.kinds:
        try:
            result = _study_kind(find_kind(name), plan, dataset, groups, reporter)
        except Cancelled:
            if not results:
                raise
            stopped = True
            break
        results.append(result)
        on_result(result)
    return RobustnessReport(
        project=project.path.name, plan=plan, rows=len(groups[0].rows), results=tuple(results),
        stopped=stopped,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Group:
    """Runs on the same features."""

    runs: list[Run]
    rules: list[Rule]
    rows: IntArray
    pairs: Pairs
    load: Callable[[], Encoder]


def _groups(
    project: Project, dataset: Dataset, runs: Sequence[Run], fallback: bool | None, cache: Path,
    load: EncoderLoader,
) -> list[_Group]:  # fmt: skip
    groups: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        if set(run.setup.labels.ids) != set(dataset.labels.ids):
            raise EngineError(
                tr("Run {id} knows other labels than the project has now. Train one anew.").format(
                    id=run.id
                )
            )
        spec = run.setup.encoder
        groups.setdefault((spec.image_key, spec.text_key), []).append(run)
    found: list[_Group] = []
    for several in groups.values():
        spec = several[0].setup.encoder
        features = load_features(dataset, spec, cache)
        if missing_rows(dataset, features):
            raise several[0].lacks_features(project.path.name)
        rows = [rows_of_run(run, dataset).rows for run in several]
        if any(not np.array_equal(rows[0], o) for o in [*rows, *(g.rows for g in found)]):
            raise EngineError(
                tr(
                    "These runs validate on different rows: some on the project's, some on "
                    "the last sixth of all. Look at them apart from each other."
                )
            )
        found.append(
            _Group(
                runs=several, rules=[_rule(project, run, fallback) for run in several],
                rows=rows[0], pairs=pairs_of(dataset, features, rows[0]),
                load=functools.cache(functools.partial(_encoder, spec, load)),
            )
        )  # fmt: skip
    return found


def _rule(project: Project, run: Run, fallback: bool | None) -> Rule:
    rule = run_rule(project, run)
    return rule if fallback is None else dataclasses.replace(rule, fallback=fallback)


def _encoder(spec: EncoderSpec, load: EncoderLoader) -> Encoder:
    encoder = load(spec.name)
    if (encoder.spec.image_key, encoder.spec.text_key) != (spec.image_key, spec.text_key):
        raise EngineError(
            tr(
                "The encoder {name} is another one than the run was trained with, so "
                "damaged rows cannot be compared with whole ones. Train a run with it "
                "as it is now."
            ).format(name=spec.name)
        )
    return encoder


def _study_kind(
    kind: Kind, plan: RobustnessPlan, dataset: Dataset, groups: Sequence[_Group],
    reporter: Reporter,
) -> KindResult:  # fmt: skip
    from engine.robustness.scoring import score_pairs  # torch takes seconds to import
    from engine.training.model import load_model

    chosen = _sample(len(groups[0].rows), plan.sample if kind.encodes else 0)
    rows = groups[0].rows[chosen]
    targets = dataset.targets[rows]
    conditions = plan.conditions(kind)
    measures: dict[str, list[Measure]] = {}
    for group in groups:
        models = [load_model(run) for run in group.runs]
        damaged = variants(
            kind, part(group.pairs, chosen), conditions, reporter=reporter, load=group.load
        )
        for condition, pairs in zip(conditions, damaged, strict=True):
            for run, model, rule in zip(group.runs, models, group.rules, strict=True):
                reporter.check()
                decisions = rule.decide(score_pairs(model, pairs))
                own = dataset.targets_of(run.setup.labels)[rows]  # labels may be moved since
                f1 = evaluate(own, decisions).summary()
                measures.setdefault(run.id, []).append(
                    Measure(run_id=run.id, condition=condition, f1=f1)
                )
    return KindResult(
        kind=kind, rows=len(chosen), able=int(able_rows(kind, groups[0].pairs)[chosen].sum()),
        sampled=len(chosen) < len(groups[0].rows),
        constant=constant_guess(targets).summary(),
        curves=_curves([run for group in groups for run in group.runs], measures),
    )  # fmt: skip


def _sample(rows: int, most: int) -> IntArray:
    """Draw up to ``most`` rows, in order; all of them for 0. A larger sample holds a smaller."""
    order = rng_of(0, "sample").permutation(rows)
    return np.sort(order[: most or rows])


def _curves(runs: Sequence[Run], measures: dict[str, list[Measure]]) -> tuple[Curve, ...]:
    several = len({run.setup.encoder for run in runs}) > 1
    titled: dict[str, list[str]] = {}
    for run in runs:
        title = run_title(run.setup.config)
        if several:
            title += f", {run.setup.encoder.name}"
        titled.setdefault(title, []).append(run.id)
    return tuple(
        Curve(title=title, runs=tuple(ids), measures=tuple(m for i in ids for m in measures[i]))
        for title, ids in titled.items()
    )


def run_title(config: TrainConfig) -> str:
    """Return a recipe and what differs from it but the seed, as in ``Fast; folds 5``."""
    base = RECIPES.get(config.recipe, TrainConfig())
    changes = [
        f"{setting.title.lower()} {setting_text(setting, getattr(config, key))}"
        for key, setting in SETTINGS.items()
        if key != "seed" and getattr(config, key) != getattr(base, key)
    ]
    return "; ".join([recipe_title(config.recipe), *changes])
