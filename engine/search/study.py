"""The study: trials in optuna's SQLite file, drawn, pruned and taken up again after a kill.

A trial is over in one of these ways: complete, with a value; pruned, as its epochs fell behind the
others'; failed, as its settings cannot be trained; or broken off by a stop or a kill, and then its
point is tried again. All but the last count toward the number of trials.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Event, Note, Progress, Reporter, Skipped, work_clock
from engine.language import tr
from engine.search.plan import SearchPlan, StudyResult, TrialResult
from engine.search.space import Axis, apply_point, search_space, start_point
from engine.search.storage import open_storage, pruner, sampler
from engine.training.config import TrainConfig

if TYPE_CHECKING:
    import optuna
    from optuna.storages import RDBStorage

Trainer = Callable[[TrainConfig, Reporter], float]
"""Trains with some settings and returns the F1 to be made as high as possible, 0..1."""

DIED = tr("The program ended each time while these settings were trained.")
DEATHS = 2
"""Times that a trial may end with its process before it is left out."""


def run_study(
    path: Path, plan: SearchPlan, fingerprint: str, train: Trainer, reporter: Reporter,
    on_result: Callable[[TrialResult], None] = lambda _: None,
) -> StudyResult:  # fmt: skip
    """Begin a study in the SQLite file ``path``, or go on with it, up to the plan's trials.

    The same plan, data and machine give the same trials, however often the study was broken off.
    ``on_result`` hears of every trial that is over: of earlier ones at once, of others as they
    end. A stop returns what there is; before any trial is complete, ``Cancelled`` is raised. One
    process at a time: trials that another left running are taken for dead.
    """
    with open_storage(path) as storage:
        study = _Study(storage, plan, plan.name(fingerprint), reporter, on_result)
        before, stopped = len(study.results()), False
        try:
            study.go(train)
        except Cancelled:
            stopped = True
            if not any(trial.state == "complete" for trial in study.results()):
                raise
        trials = study.results()
        return StudyResult(
            study=study.name, trials=tuple(trials), new=len(trials) - before, stopped=stopped
        )


def earlier_trials(path: Path, plan: SearchPlan, fingerprint: str) -> StudyResult | None:
    """Return a study as far as earlier calls have come, making no trial; None if there is none."""
    if not path.exists():
        return None
    name = plan.name(fingerprint)
    with open_storage(path) as storage:
        import optuna

        if name not in optuna.get_all_study_names(storage):
            return None
        trials = _results(optuna.load_study(study_name=name, storage=storage), plan)
    return StudyResult(study=name, trials=tuple(trials), new=0, stopped=False)


class _Study:
    """An optuna study with the rules of the plan."""

    def __init__(
        self, storage: "RDBStorage", plan: SearchPlan, name: str, reporter: Reporter,
        on_result: Callable[[TrialResult], None],
    ) -> None:  # fmt: skip
        import optuna

        self.name, self._plan, self._reporter = name, plan, reporter
        self._on_result = on_result
        self._axes, self._refused = search_space(plan.base, plan.pinned), False
        self._study = optuna.create_study(
            storage=storage, study_name=name, direction="maximize", load_if_exists=True,
            pruner=pruner(),
        )  # fmt: skip
        if not self._study.get_trials(deepcopy=False):
            self._queue(start_point(plan.base, self._axes), deaths=0, retry_of=None)
        self._take_up()

    def results(self) -> list[TrialResult]:
        """Return the trials that are over and count."""
        return _results(self._study, self._plan)

    def go(self, train: Trainer) -> None:
        """Make trials until the plan is fulfilled or its time is over."""
        began, results = work_clock(), self.results()
        already = len(results)
        for trial in results:
            self._on_result(trial)
        while len(results) < self._plan.trials:
            self._tell_progress(len(results), already, began)
            self._reporter.check()
            done = any(trial.state == "complete" for trial in results)
            if done and work_clock() - began >= self._plan.seconds:
                break
            self._one_trial(train, results)
            results = self.results()
            self._tell_trial(results)
        self._tell_progress(len(results), already, began)

    def _one_trial(self, train: Trainer, before: Sequence[TrialResult]) -> None:
        from optuna.trial import TrialState

        self._study.sampler = sampler(self._plan.base.seed, len(before))
        trial = self._study.ask()
        ear = _TrialEar(self._reporter, trial, f"{self._plan.objective}_f1")
        broken_off = TrialState.FAIL
        try:
            value = train(apply_point(self._plan.base, _draw(trial, self._axes)), ear)
        except _BrokenOff:
            if not ear.hopeless:
                trial.set_user_attr("stopped", True)
                self._study.tell(trial, state=broken_off)
                raise Cancelled from None
            self._study.tell(trial, state=TrialState.PRUNED)
        except EngineError as error:
            # Twice in a row, or before anything was trained, it is not the settings' fault.
            blameless = self._refused or not before
            trial.set_user_attr(*(("stopped", True) if blameless else ("refused", str(error))))
            self._study.tell(trial, state=broken_off)
            self._refused = True
            if blameless:
                raise
        except BaseException as error:
            if isinstance(error, (Cancelled, KeyboardInterrupt)):
                trial.set_user_attr("stopped", True)
            self._study.tell(trial, state=broken_off)
            raise
        else:
            self._study.tell(trial, value)
            self._refused = False

    def _take_up(self) -> None:
        """Queue the points of trials that were broken off, unless they are queued already."""
        from optuna.trial import TrialState

        trials = self._study.get_trials(deepcopy=True)
        for trial in trials:
            if trial.state == TrialState.RUNNING:
                self._study.tell(trial.number, state=TrialState.FAIL)
        retried = {trial.user_attrs.get("retry_of") for trial in trials}
        again = [
            trial for trial in self._study.get_trials(deepcopy=False)
            if trial.state == TrialState.FAIL and _counted_state(trial) is None
            and trial.number not in retried
        ]  # fmt: skip
        for trial in again:
            deaths = trial.user_attrs.get("deaths", 0) + ("stopped" not in trial.user_attrs)
            self._queue({**_planned(trial), **trial.params}, deaths=deaths, retry_of=trial.number)
        if again:
            self._reporter.emit(
                Note(text=tr("A trial of this search was broken off. It is repeated."))
            )

    def _queue(self, point: Mapping[str, float], *, deaths: int, retry_of: int | None) -> None:
        # The point is kept a second time, as a kill may come before optuna has noted all of it.
        attributes = {"planned": dict(point), "deaths": deaths, "retry_of": retry_of}
        self._study.enqueue_trial(dict(point), user_attrs=attributes)

    def _tell_progress(self, done: int, already: int, began: float) -> None:
        self._reporter.emit(
            Progress(
                what=tr("Searching"), done=done, total=self._plan.trials, already=already,
                seconds=work_clock() - began,
            )
        )  # fmt: skip

    def _tell_trial(self, results: Sequence[TrialResult]) -> None:
        last = results[-1]
        self._on_result(last)
        how = {"pruned": tr("given up early, as it fell behind"), "failed": last.reason}
        text = how.get(last.state) or self._plan.figure(last)
        self._reporter.emit(
            Note(
                text=tr("Trial {number} of {trials}: {text}").format(
                    number=last.number, trials=self._plan.trials, text=text
                ),
                passing=True,
            )
        )


class _BrokenOff(Exception):  # noqa: N818 - a wish passed on, as Cancelled is
    """Ends a training without the scoring that ``Cancelled`` leaves time for."""


class _TrialEar:
    """Hears the epochs of a trial, and stops it when the user asks or the others were better."""

    def __init__(self, reporter: Reporter, trial: "optuna.Trial", measure: str) -> None:
        self._reporter, self._trial, self._measure = reporter, trial, measure
        self.hopeless = False

    def emit(self, event: Event) -> None:
        """Judge an epoch; pass on what a person should know."""
        match event:
            case EpochEnd():
                self._judge(event)
            case Note() | Skipped():
                self._reporter.emit(event)
            case _:
                pass  # one bar for the study is enough

    def check(self) -> None:
        """Raise where the trial is to end."""
        if self.hopeless:
            raise _BrokenOff
        try:
            self._reporter.check()
        except Cancelled:
            raise _BrokenOff from None

    def _judge(self, end: EpochEnd) -> None:
        # By tenths of the way, not by epochs: the learning rate of a long training falls later,
        # so that at the same epoch it would always look worse than a short one. An epoch stands
        # for the tenths until the next one, but is itself judged at its own.
        first, after = (-(-10 * epoch // end.epochs) for epoch in (end.epoch, end.epoch + 1))
        for step in range(first, min(after, 11)):
            self._trial.report(getattr(end, self._measure), step)
            if step == first:
                self.hopeless = self._trial.should_prune()


def _results(study: "optuna.Study", plan: SearchPlan) -> list[TrialResult]:
    """Return the trials that are over and count, in the order they were begun."""
    results: list[TrialResult] = []
    for trial in study.get_trials(deepcopy=False):
        state = _counted_state(trial)
        if state is not None:
            seconds = trial.duration.total_seconds() if trial.duration else 0.0
            results.append(
                TrialResult(
                    number=len(results) + 1, state=state, seconds=seconds,
                    value=trial.value if state == "complete" else None,
                    config=apply_point(plan.base, {**_planned(trial), **trial.params}),
                    reason=trial.user_attrs.get("refused", DIED) if state == "failed" else "",
                )
            )  # fmt: skip
    return results


def _draw(trial: "optuna.Trial", axes: Mapping[str, Axis]) -> dict[str, float]:
    return {
        name: trial.suggest_int(name, int(axis.low), int(axis.high))
        if axis.whole
        else trial.suggest_float(name, axis.low, axis.high, log=axis.log)
        for name, axis in axes.items()
    }


def _planned(trial: "optuna.trial.FrozenTrial") -> dict[str, Any]:
    planned: dict[str, Any] = trial.user_attrs.get("planned", {})
    return planned


def _counted_state(trial: "optuna.trial.FrozenTrial") -> str | None:
    """Return how a trial ended if it counts, or None if it is still to be made."""
    from optuna.trial import TrialState

    if trial.state == TrialState.COMPLETE:
        return "complete"
    if trial.state == TrialState.PRUNED:
        return "pruned"
    attributes = trial.user_attrs
    if trial.state != TrialState.FAIL or "stopped" in attributes:
        return None
    given_up = attributes.get("deaths", 0) + 1 >= DEATHS
    return "failed" if given_up or "refused" in attributes else None
