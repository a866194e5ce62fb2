"""Experiments on a project: trained once, gone on with after a kill or a stop, scored plainly."""

import dataclasses
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import Ear
from fakes import FakeEncoder, load_fake
from sklearn.metrics import f1_score
from studies import encoded_project, study_of, tiny

from engine import workflow
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Event, Note, Progress, Reporter
from engine.experiments import study as study_module
from engine.experiments.study import (
    ExperimentResult,
    StudyResult,
    earlier_results,
    experiments_folder,
)
from engine.training.data import TrainingData
from engine.training.runs import Run, list_runs
from engine.training.stage import Stage

TWO = tiny("t3_image", "t3_sum")


class _Dies(BaseException):
    """Ends the work at once, like a kill: nothing in the engine expects it."""


class _Mortal(Ear):
    """Dies when the n-th epoch is told, or at the n-th check."""

    def __init__(self, *, epoch: int) -> None:
        super().__init__()
        self._left = epoch

    def emit(self, event: Event) -> None:
        super().emit(event)
        if isinstance(event, EpochEnd):
            self._left -= 1
            if self._left == 0:
                raise _Dies


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoded_project(tmp_path_factory.mktemp("source"))


@pytest.fixture
def path(source: Path, tmp_path: Path) -> Path:
    shutil.copytree(source.parent, tmp_path / "copy")
    return tmp_path / "copy" / source.name


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> StudyResult:
    """Return a study of two rows that nobody interrupted."""
    folder = tmp_path_factory.mktemp("whole") / "copy"
    shutil.copytree(source.parent, folder)
    return study_of(folder / source.name, TWO)


def numbers(study: StudyResult) -> list[object]:
    """Return all that a study found, less names and times."""
    return [
        (result.experiment.id, seed.seed, seed.metrics, seed.decisions.tobytes(), seed.diverged,
         [dataclasses.replace(end, seconds=0.0) for end in seed.history])
        for result in study.results
        for seed in result.seeds
    ]  # fmt: skip


def test_every_row_and_seed_is_trained_and_told(path: Path) -> None:
    ear, told = Ear(), []
    study = study_of(path, TWO, ear=ear, on_result=told.append)
    assert [(r.experiment.id, [s.seed for s in r.seeds]) for r in told] == [
        ("t3_image", [0]), ("t3_image", [0, 1]), ("t3_sum", [0]), ("t3_sum", [0, 1]),
    ]  # fmt: skip
    assert [r.experiment.id for r in study.results] == ["t3_image", "t3_sum"]
    assert not study.stopped
    steps = [e for e in ear.events if isinstance(e, Progress) and e.what == "Experiments"]
    assert [(e.done, e.total) for e in steps] == [(n, 4) for n in range(5)]


def test_the_study_is_told_before_its_first_training(path: Path, whole: StudyResult) -> None:
    told: list[object] = []
    study = study_of(path, TWO[:1], on_begin=told.append, on_result=told.append)
    begun = told[0]
    assert isinstance(begun, StudyResult)
    assert begun.results == ()
    assert (begun.encoder, begun.train_rows) == (study.encoder, study.train_rows)
    np.testing.assert_array_equal(begun.targets, whole.targets)
    assert begun.constant == study.constant
    assert begun.fingerprint == study.fingerprint == whole.fingerprint != ""


def test_the_last_sixth_is_scored_at_half_without_the_fallback(
    path: Path, whole: StudyResult
) -> None:
    with open_project(path) as project:
        dataset = project.dataset()
    labelled = np.flatnonzero(dataset.splits != Split.TEST)
    rows = labelled[-len(whole.targets) :]
    assert whole.train_rows + len(rows) == len(labelled) == 40
    assert len(rows) in (6, 7)
    np.testing.assert_array_equal(whole.targets, dataset.targets[rows])
    for result in whole.results:
        for seed in result.seeds:
            expected = f1_score(whole.targets, seed.decisions, average="micro", zero_division=0)
            assert seed.metrics["micro_f1"] == pytest.approx(expected)
    most = (whole.targets == 1).sum(axis=0).argmax()
    guess = np.zeros_like(whole.targets)
    guess[:, most] = 1
    expected = f1_score(whole.targets, guess, average="micro", zero_division=0)
    assert whole.constant["micro_f1"] == pytest.approx(expected)


def test_mean_and_spread_are_over_seeds_in_points(whole: StudyResult) -> None:
    for result in whole.results:
        points = [100 * seed.metrics["macro_f1"] for seed in result.seeds]
        assert result.mean("macro_f1") == pytest.approx(np.mean(points))
        assert result.sd("macro_f1") == pytest.approx(np.std(points, ddof=1))
    one = ExperimentResult(experiment=TWO[0], seeds=whole.results[0].seeds[:1])
    assert one.sd("micro_f1") is None


def trainings(monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """Return a list that grows by each run that is handed to the training loop."""
    seen: list[Run] = []
    real = study_module.train_run

    def counted(run: Run, data: TrainingData, reporter: Reporter) -> None:
        seen.append(run)
        real(run, data, reporter)

    monkeypatch.setattr(study_module, "train_run", counted)
    return seen


def test_what_is_there_is_not_trained_again(
    path: Path, whole: StudyResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = trainings(monkeypatch)
    study_of(path, TWO[:1])
    assert len(seen) == 2
    again = study_of(path, TWO, seeds=(1, 0, 2))
    assert [(r.setup.config.fusion, r.setup.config.seed) for r in seen[2:]] == [
        ("image", 2), ("sum", 1), ("sum", 0), ("sum", 2),
    ]  # fmt: skip
    assert {s.seed for r in again.results for s in r.seeds} == {0, 1, 2}
    by_seed = {s.seed: s.metrics for s in again.results[1].seeds}
    assert by_seed[0] == whole.results[1].seeds[0].metrics


def test_cells_that_are_the_same_training_run_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = trainings(monkeypatch)
    study = study_of(path, tiny("t3_sum", "t6_3", "t8_200"), seeds=(0,))
    assert len(seen) == 1
    first, *others = [result.seeds[0] for result in study.results]
    assert all(other.run_id == first.run_id for other in others)
    assert [result.experiment.id for result in study.results] == ["t3_sum", "t6_3", "t8_200"]


def test_new_labels_ask_for_new_trainings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study_of(path, TWO[:1], seeds=(0,))
    seen = trainings(monkeypatch)
    study_of(path, TWO[:1], seeds=(0,))
    assert not seen
    with open_project(path) as project:
        dataset = project.dataset()
        real = type(project).dataset
        targets = dataset.targets.copy()
        targets[0, 0] = 1 - targets[0, 0]
    changed = dataclasses.replace(dataset, targets=targets)
    monkeypatch.setattr(type(project), "dataset", lambda _: changed)
    study_of(path, TWO[:1], seeds=(0,))
    assert len(seen) == 1
    monkeypatch.setattr(type(project), "dataset", real)


@pytest.mark.parametrize("epoch", [1, 2, 3, 4, 7, 12, 15, 20, 24])
def test_a_kill_at_any_epoch_changes_nothing_in_the_end(
    path: Path, whole: StudyResult, epoch: int
) -> None:
    with pytest.raises(_Dies):
        study_of(path, TWO, ear=_Mortal(epoch=epoch))
    assert numbers(study_of(path, TWO)) == numbers(whole)


def test_a_stop_keeps_what_is_finished_and_goes_on_in_the_middle(
    path: Path, whole: StudyResult
) -> None:
    everything = Ear()
    study_of(path, TWO, ear=everything)
    shutil.rmtree(path.with_name("p-experiments"))
    stopped = study_of(path, TWO, ear=Ear(stop_at=everything.checks - 1))
    assert stopped.stopped
    assert [len(result.seeds) for result in stopped.results] == [2, 1]
    [unfinished] = [run for run in list_runs(path.with_name("p-experiments")) if not run.result]
    assert 6 < len(unfinished.history()) < 9  # two heads of 3 epochs, and some of the stacker
    ear = Ear()
    assert numbers(study_of(path, TWO, ear=ear)) == numbers(whole)
    assert any(isinstance(e, Note) and e.text.startswith("Resumed run") for e in ear.events)


def earlier(path: Path, *, seeds: tuple[int, ...] = (0, 1, 2)) -> StudyResult | None:
    with open_project(path) as project:
        return earlier_results(
            project, TWO, seeds=seeds, cache=path.parent / "cache", reporter=Ear()
        )


def test_what_earlier_studies_left_is_told_without_training(
    path: Path, whole: StudyResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = earlier(path)
    assert nothing is not None
    assert (nothing.results, nothing.train_rows) == ((), whole.train_rows)
    study_of(path, TWO[:1])
    with pytest.raises(_Dies):
        study_of(path, TWO, ear=_Mortal(epoch=2))
    seen = trainings(monkeypatch)
    found = earlier(path)
    assert found is not None
    assert not seen
    assert [(r.experiment.id, [s.seed for s in r.seeds]) for r in found.results] == [
        ("t3_image", [0, 1])
    ]
    assert numbers(found) == numbers(whole)[:2]
    assert found.fingerprint == whole.fingerprint
    assert earlier(path, seeds=(2,)).results == ()  # type: ignore[union-attr]


def test_without_features_nobody_can_tell_what_is_there(path: Path) -> None:
    study_of(path, TWO[:1], seeds=(0,))
    shutil.rmtree(path.parent / "cache")
    assert earlier(path) is None


def test_looking_at_earlier_studies_loads_no_torch(path: Path) -> None:
    study_of(path, TWO[:1], seeds=(0,))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.data.project import open_project\n"
        "from engine.events import Silent\n"
        "from engine.experiments.paper import experiments_of\n"
        "from engine.experiments.study import earlier_results\n"
        "with open_project(Path(sys.argv[1])) as project:\n"
        "    found = earlier_results(project, experiments_of((3,)), seeds=(0,),\n"
        "                            cache=Path(sys.argv[2]), reporter=Silent())\n"
        "print(found.train_rows, 'torch' in sys.modules)\n"
    )
    words = [sys.executable, "-c", code, str(path), str(path.parent / "cache")]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.split()[1] == "False"


def test_a_stop_before_anything_is_finished_is_a_stop(path: Path) -> None:
    with pytest.raises(Cancelled):
        study_of(path, TWO, ear=Ear(stop_at=3))


def test_an_explosion_counts_as_no_label_given_and_is_remembered(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wild = tiny("t7_b5000_lr0.1", lr=1.0)
    real = Stage.train_epoch

    def explode(self: Stage, epoch: int, reporter: Reporter, *, of: int) -> float:
        loss = real(self, epoch, reporter, of=of)
        return float("nan") if (self.config.lr, epoch) == (1.0, 3) else loss

    monkeypatch.setattr(Stage, "train_epoch", explode)
    seen = trainings(monkeypatch)
    study = study_of(path, (*wild, *TWO), seeds=(0,))
    [seed] = study.results[0].seeds
    assert seed.diverged
    assert seed.metrics == {"micro_f1": 0.0, "macro_f1": 0.0, "samples_f1": 0.0}
    assert not seed.decisions.any()
    assert not any(s.diverged for r in study.results[1:] for s in r.seeds)
    assert len(seed.history) == 2
    assert len(seen) == 3
    again = study_of(path, wild, seeds=(0,))
    assert len(seen) == 3
    assert again.results[0].seeds[0].diverged
    assert again.results[0].seeds[0].history == seed.history


def test_any_other_failure_ends_the_study(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise EngineError("The disk is full.")

    monkeypatch.setattr(study_module, "train_run", fail)
    with pytest.raises(EngineError, match="The disk is full"):
        study_of(path, TWO)


def test_a_run_in_other_hands_is_left_alone(path: Path) -> None:
    with pytest.raises(_Dies):
        study_of(path, TWO, ear=_Mortal(epoch=2))
    [run] = list_runs(path.with_name("p-experiments"))
    lock = run.hold()
    assert lock is not None
    with lock, pytest.raises(EngineError, match="being trained by another program"):
        study_of(path, TWO)


def test_with_dropout_on_only_heads_without_a_stacker_score_otherwise(path: Path) -> None:
    with_it = tiny("t2_gmlp", "t3_image", "t3_sum", "t3_concat")
    study = study_of(path, with_it, seeds=(0,), as_printed=True)
    dropped = {r.experiment.id: r.seeds[0].with_dropout for r in study.results}
    assert dropped["t3_sum"] is None
    assert dropped["t3_concat"] is None
    for name in ("t2_gmlp", "t3_image"):
        [seed] = [r.seeds[0] for r in study.results if r.experiment.id == name]
        assert dropped[name] is not None
        assert set(dropped[name] or {}) == set(seed.metrics)
    again = study_of(path, with_it, seeds=(0,), as_printed=True)
    assert [r.seeds[0].with_dropout for r in again.results] == list(dropped.values())
    assert [r.seeds[0].metrics for r in again.results] == [
        r.seeds[0].metrics for r in study_of(path, with_it, seeds=(0,)).results
    ]


def test_another_encoder_is_used_here_only(path: Path) -> None:
    class Other(FakeEncoder):
        def __init__(self) -> None:
            super().__init__()
            self.spec = dataclasses.replace(
                self.spec, name="other", title="Other", image_key="other-i", text_key="other-t"
            )

    study = study_of(path, TWO[:1], seeds=(0,), encoder_name="other", load=lambda _: Other())
    assert study.encoder.name == "other"
    with open_project(path) as project:
        chosen = workflow.project_encoder(project)
        assert chosen is not None
        assert chosen.name == "fake"
        assert len(list_runs(experiments_folder(project))) == 1
    assert study_of(path, TWO[:1], seeds=(0,), load=load_fake).encoder.name == "fake"
    assert len(list_runs(path.with_name("p-experiments"))) == 2


@pytest.mark.parametrize(("experiments", "seeds"), [((), (0,)), (TWO, ()), (TWO, (0, 0))])
def test_a_study_of_nothing_or_of_one_seed_twice_is_refused(
    path: Path, experiments: tuple[Any, ...], seeds: tuple[int, ...]
) -> None:
    with pytest.raises(EngineError, match="at least one seed, each only once"):
        study_of(path, experiments, seeds=seeds)
