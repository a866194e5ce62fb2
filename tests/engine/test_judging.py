"""The rule of a run in a project: found on rows it may look at, judged on rows it may not."""

import dataclasses
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from places import CONFIG, Place, trained_folder
from safetensors.numpy import load_file, save_file

from engine import judging
from engine.data.dataset import POSITIVE, Split
from engine.data.project import open_project
from engine.decide.calibration import cross_fitted_calibration, fit_calibration
from engine.decide.metrics import constant_guess, evaluate
from engine.decide.ranking import constant_ranking, rank
from engine.decide.reliability import reliability
from engine.decide.rule import AIMS, EXPECTED, Aim, Rule, find_rule
from engine.decide.thresholds import decide
from engine.errors import EngineError
from engine.training.config import TrainConfig
from engine.training.runs import Run, list_runs

FOLDED = TrainConfig(hidden=(16,), epochs=3, batch_size=8, lr=0.02, folds=3)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained_folder(tmp_path_factory.mktemp("single") / "whole")


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained_folder(tmp_path_factory.mktemp("folded") / "whole", FOLDED)


def copied(folder: Path, target: Path) -> Iterator[Place]:
    shutil.copytree(folder, target)
    with open_project(target / "p.mmc") as project:
        yield Place(target, project)


@pytest.fixture
def place(single: Path, tmp_path: Path) -> Iterator[Place]:
    yield from copied(single, tmp_path / "copy")


@pytest.fixture
def folds(folded: Path, tmp_path: Path) -> Iterator[Place]:
    yield from copied(folded, tmp_path / "copy")


def run_of(place: Place) -> Run:
    [run] = list_runs(place.project.runs_folder)
    return run


def items_of(place: Place, split: Split) -> list[int]:
    dataset = place.project.dataset()
    return [int(item) for item in dataset.items[dataset.rows(split)]]


def spoil(place: Place, split: Split) -> None:
    """Give every label to every row: were these rows asked, everything would have to pass."""
    for label in place.project.labels.ids:
        place.project.journal.set_state(items_of(place, split), label, state=POSITIVE)


def test_before_any_tuning_half_and_the_fallback_decide(place: Place) -> None:
    rule = judging.run_rule(place.project, run_of(place))
    assert rule.thresholds.tolist() == [0.5] * 18
    assert rule.fallback
    assert rule.calibration is None


@pytest.mark.parametrize("objective", AIMS)
def test_a_tuned_rule_is_in_force_also_after_reopening(place: Place, objective: str) -> None:
    report = judging.tune_run(place.project, "latest", Aim(objective=objective), fallback=False)
    path = place.project.path
    place.project.close()
    with open_project(path) as project:
        rule = judging.run_rule(project, report.run)
    assert rule.thresholds.tolist() == report.rule.thresholds.tolist()
    assert not rule.fallback
    assert (rule.calibration is not None) == (objective == EXPECTED)
    scores, _ = report.run.scores_of(np.arange(1, 41))
    assert (rule.decide(scores) == report.rule.decide(scores)).all()


def test_a_rule_is_kept_whole_or_not_at_all(place: Place) -> None:
    run = run_of(place)
    first = Rule(thresholds=np.full(18, 0.25))
    judging.store_rule(place.project, run, first)
    with pytest.raises(sqlite3.IntegrityError):  # the last threshold is refused by the file
        judging.store_rule(
            place.project, run, Rule(thresholds=np.array([0.75] * 17 + [7.0]), fallback=False)
        )
    kept = judging.run_rule(place.project, run)
    assert (kept.thresholds == 0.25).all()
    assert kept.fallback


def test_without_folds_the_validation_rows_are_tuned_on_and_judged_in_turn(place: Place) -> None:
    report = judging.tune_run(place.project, "latest", Aim(objective="macro"))
    judged = judging.judged_rows(place.project, "latest")
    assert (report.tuned_on, report.judged_on) == (judging.VALIDATION,) * 2
    assert report.tuned_rows == report.judged_rows == len(judged.rows) == 6
    assert report.fair
    found = find_rule(judged.scores, judged.targets, Aim(objective="macro")).rule
    assert report.rule.thresholds.tolist() == found.thresholds.tolist()
    before = evaluate(judged.targets, decide(judged.scores, 0.5))
    assert report.before.summary() == before.summary()
    assert report.intervals["macro_f1"].value == report.after.macro_f1
    assert report.gain.difference == pytest.approx(report.after.macro_f1 - before.macro_f1)
    assert "the same rows with a fifth left out in turn: macro F1" in report.sentence()
    spoil(place, Split.TRAIN)
    again = judging.tune_run(place.project, "latest", Aim(objective="macro"))
    assert again.rule.thresholds.tolist() == report.rule.thresholds.tolist()


def test_with_folds_the_training_rows_are_tuned_on_and_the_others_judge(folds: Place) -> None:
    report = judging.tune_run(folds.project, "latest")
    assert (report.tuned_on, report.tuned_rows) == (judging.OUT_OF_FOLD, 34)
    assert (report.judged_on, report.judged_rows) == (judging.VALIDATION, 6)
    assert report.fair
    assert "34 training photos out of fold, judged on 6 validation photos" in report.sentence()
    spoil(folds, Split.VAL)
    again = judging.tune_run(folds.project, "latest")
    assert again.rule.thresholds.tolist() == report.rule.thresholds.tolist()
    assert again.after.summary() != report.after.summary()


def test_a_floor_names_the_labels_it_cannot_promise(folds: Place) -> None:
    report = judging.tune_run(folds.project, "latest", Aim(recall=0.9))
    assert not report.rule.fallback
    assert {"cat", "dog", "horse"} <= set(report.unmet)
    assert "The floor is not sure for " in report.sentence()
    shares = report.after.recall[report.after.support > 0]
    told = f"{(shares >= 0.9).sum()} of {len(shares)} labels keep a recall of 90 %; micro F1"
    assert told in report.sentence()
    assert "stay empty" in report.sentence()
    assert not judging.run_rule(folds.project, run_of(folds)).fallback


def test_a_single_row_is_not_called_a_fair_judge(place: Place) -> None:
    rows = items_of(place, Split.VAL)
    for label in place.project.labels.ids:
        place.project.journal.set_state(rows[1:], label, state=-1)
    place.project.journal.set_state(rows[:1], "1", state=POSITIVE)
    report = judging.tune_run(place.project, "latest")
    assert report.judged_rows == 1
    assert not report.fair
    assert "the same rows for want of others" in report.sentence()


def test_every_figure_of_an_evaluation_is_that_of_its_rows(folds: Place) -> None:
    run = run_of(folds)
    judging.store_rule(folds.project, run, Rule(thresholds=np.full(18, 0.3)))
    for kind, rows in ((judging.VALIDATION, 6), (judging.OUT_OF_FOLD, 34)):
        judged = judging.judged_rows(folds.project, "latest", kind)
        found = judging.evaluate_run(folds.project, "latest", kind)
        scores, targets = judged.scores, judged.targets
        assert (found.kind, found.rows) == (kind, rows)
        assert found.now.figures() == evaluate(targets, decide(scores, 0.3)).figures()
        assert found.half.figures() == evaluate(targets, decide(scores, 0.5)).figures()
        assert found.constant.figures() == constant_guess(targets).figures()
        assert found.ranking.figures() == rank(targets, scores).figures()
        assert found.constant_ranking.figures() == constant_ranking(targets).figures()
        assert found.calibration_error == reliability(scores, targets).pooled_ece
        other = cross_fitted_calibration(scores, targets)
        assert found.calibrated_error == reliability(other, targets).pooled_ece


def test_out_of_fold_scores_are_not_those_of_a_model_that_knew_the_row(folds: Place) -> None:
    known = folds.train()  # without folds: it scores rows that it was trained on
    with pytest.raises(EngineError, match=r"no scores out of fold. Train with folds"):
        judging.judged_rows(folds.project, known.id, judging.OUT_OF_FOLD)
    run = list_runs(folds.project.runs_folder)[0]
    held_out = judging.judged_rows(folds.project, run.id, judging.OUT_OF_FOLD).scores
    taught, _ = known.scores_of(np.array(items_of(folds, Split.TRAIN)))
    assert held_out.shape == taught.shape
    assert (held_out != taught).any()


def test_a_run_is_judged_on_the_rows_it_set_aside_and_not_on_the_project_s(place: Place) -> None:
    sequential = dataclasses.replace(CONFIG, split="sequential")
    run = place.train(sequential)
    judged = judging.judged_rows(place.project, run.id)
    assert judged.rows.tolist() == list(range(33, 40))  # the last sixth of 40, in file order
    taught = run.stored_scores(judged.dataset.items)
    assert not taught.held_out[judged.dataset.rows(Split.VAL)].all()  # some of them it has learned
    again = place.train(dataclasses.replace(sequential, folds=2))
    out_of_fold = judging.judged_rows(place.project, again.id, judging.OUT_OF_FOLD)
    assert out_of_fold.rows.tolist() == list(range(33))


def test_a_run_of_the_first_version_is_judged_on_the_validation_rows(place: Place) -> None:
    run, dataset = run_of(place), place.project.dataset()
    judged = judging.judged_rows(place.project, run.id)
    path = run.folder / "scores.safetensors"
    first_version = {name: value for name, value in load_file(path).items() if name != "roles"}
    save_file(first_version, path)
    found = judging.judged_rows(place.project, run.id)
    assert found.rows.tolist() == judged.rows.tolist() == dataset.rows(Split.VAL).tolist()


def test_corrected_labels_count_at_once(place: Place) -> None:
    before = judging.evaluate_run(place.project, "latest").now
    rows = items_of(place, Split.VAL)
    place.project.journal.set_state(rows, "5", state=1)
    after = judging.evaluate_run(place.project, "latest").now
    column = place.project.labels.column("5")
    assert (before.support[column], after.support[column]) == (0, len(rows))
    assert after.samples_f1 < before.samples_f1


def test_a_stored_calibration_for_other_labels_is_refused(place: Place) -> None:
    scores = np.linspace(0.1, 0.9, 10, dtype=np.float32)[:, None]
    fitted = fit_calibration(scores, (scores > 0.4).astype(np.int8))
    judging.store_rule(
        place.project, run_of(place), Rule(thresholds=np.full(18, 0.5), calibration=fitted)
    )
    with pytest.raises(EngineError, match="made for 1 labels, but there are 18"):
        judging.run_rule(place.project, run_of(place))


def test_a_locked_label_keeps_its_threshold_through_tuning(place: Place) -> None:
    run = run_of(place)
    ids = run.setup.labels.ids
    judging.store_rule(place.project, run, Rule(thresholds=np.linspace(0.1, 0.9, len(ids))))
    judging.store_locks(place.project, run, frozenset({ids[0], ids[2]}))
    before = judging.run_rule(place.project, run).thresholds
    report = judging.tune_run(place.project, run.id, Aim(objective="micro"))
    now = report.rule.thresholds
    assert now[[0, 2]].tolist() == before[[0, 2]].tolist()
    assert len(set(now[[1, 3]].tolist())) == 1
    with open_project(place.project.path) as again:
        assert judging.run_locks(again, run) == {ids[0], ids[2]}
        assert judging.run_rule(again, run).thresholds.tolist() == now.tolist()


def test_a_locked_label_that_misses_a_floor_is_named(place: Place) -> None:
    run = run_of(place)
    judging.store_rule(place.project, run, Rule(thresholds=np.ones(len(run.setup.labels))))
    judging.store_locks(place.project, run, frozenset({run.setup.labels.ids[0]}))
    report = judging.tune_run(place.project, run.id, Aim(recall=0.9))
    assert report.rule.thresholds[0] == 1.0
    assert run.setup.labels[0].name in report.unmet


def test_photo_by_photo_is_refused_while_labels_are_locked(place: Place) -> None:
    run = run_of(place)
    judging.store_locks(place.project, run, frozenset({run.setup.labels.ids[0]}))
    with pytest.raises(EngineError, match="Unlock"):
        judging.tune_run(place.project, run.id, Aim(objective=EXPECTED))
    judging.store_locks(place.project, run, frozenset())
    assert judging.tune_run(place.project, run.id, Aim(objective=EXPECTED)).rule.calibration


@pytest.mark.parametrize("kind", judging.KINDS)
def test_errors_are_found_on_rows_the_run_was_not_trained_on(folds: Place, kind: str) -> None:
    run, dataset = run_of(folds), folds.project.dataset()
    assert judging.judged_kinds(run, dataset) == judging.KINDS
    rule = Rule(thresholds=np.full(len(run.setup.labels), 0.6))
    errors = judging.confuse_run(run, dataset, rule, kind)
    judged = judging.rows_of_run(run, dataset, kind)
    now = evaluate(judged.targets, rule.decide(judged.scores))
    known = now.support > 0
    assert (1 - errors.found.miss_rates()[known]).tolist() == pytest.approx(now.recall[known])
    for place in errors.found.worst_by_loss(5).tolist():
        missed, wrong = errors.labels_of_row(place)
        assert len(missed) == errors.found.row_missed[place]
        assert len(wrong) == errors.found.row_wrong[place]


def test_a_run_without_folds_has_no_errors_out_of_fold(place: Place) -> None:
    run, dataset = run_of(place), place.project.dataset()
    assert judging.judged_kinds(run, dataset) == (judging.VALIDATION,)
    with pytest.raises(EngineError, match="out of fold"):
        judging.confuse_run(run, dataset, judging.run_rule(place.project, run), "out-of-fold")
