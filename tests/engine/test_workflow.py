"""The steps of the work on a project, as the window and the command line take them."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, import_dataset, write_dataset
from fakes import FakeEncoder, load_fake
from places import CONFIG, Place, trained_folder

from engine import exporting, judging, workflow
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Event, Note
from engine.export.kaggle import read_kaggle
from engine.training.data import training_data
from engine.training.runs import Run, list_runs


def refuse(name: str) -> FakeEncoder:
    raise AssertionError(f"{name} was loaded, although nothing has to be encoded")


class _Dies(BaseException):
    """Ends the work at once, like a kill."""


class _DyingEar(Ear):
    """Dies when the n-th epoch is told."""

    def __init__(self, epoch: int) -> None:
        super().__init__()
        self._epoch = epoch

    def emit(self, event: Event) -> None:
        super().emit(event)
        if isinstance(event, EpochEnd) and event.epoch == self._epoch:
            raise _Dies


@pytest.fixture(scope="module")
def trained_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project that is encoded and trained, to be copied."""
    return trained_folder(tmp_path_factory.mktemp("workflow") / "whole")


@pytest.fixture
def place(trained_once: Path, tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "copy"
    shutil.copytree(trained_once, folder)
    with open_project(folder / "p.mmc") as project:
        yield Place(folder, project)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Place]:
    write_dataset(tmp_path / "fresh")
    import_dataset(tmp_path / "fresh", tmp_path / "fresh" / "p.mmc")
    with open_project(tmp_path / "fresh" / "p.mmc") as project:
        yield Place(tmp_path / "fresh", project)


def test_encoding_remembers_the_encoder_and_broken_photos(fresh: Place) -> None:
    assert workflow.project_encoder(fresh.project) is None
    (fresh.folder / "data" / "3.png").write_bytes(b"no photo")
    encoder = fresh.encode()
    assert workflow.project_encoder(fresh.project) == encoder.spec
    assert (encoder.images, encoder.texts) == (47, 48)
    [problem] = fresh.project.problems()
    assert (problem.name, problem.lost) == ("3.png", True)
    # A broken photo is waited for no more.
    dataset, features = workflow.features_of(
        fresh.project, cache=fresh.cache, reporter=Ear(), load=refuse
    )
    assert not features.image.present[3]
    assert features.text.present.all()
    assert len(dataset) == 48


def test_a_stop_while_encoding_is_gone_on_with_by_the_training(fresh: Place) -> None:
    with pytest.raises(Cancelled):
        workflow.encode(
            fresh.project, encoder_name="fake", cache=fresh.cache, reporter=Ear(stop_at=40),
            load=load_fake,
        )  # fmt: skip
    ear = Ear()
    assert fresh.train(ear=ear).usable
    assert any(isinstance(e, Note) and e.text.startswith("Resumed: 32 of 48") for e in ear.events)


def test_the_outlook_counts_rows_and_former_runs_and_what_is_to_be_encoded(place: Place) -> None:
    dataset = place.project.dataset()
    found = workflow.outlook(place.project, dataset, encoder_name="fake", cache=place.cache)
    report = workflow.train(
        place.project, dataclasses.replace(CONFIG, seed=1), cache=place.cache, reporter=Ear(),
        load=refuse,
    )  # fmt: skip
    data = training_data(dataset, workflow.features_of(
        place.project, cache=place.cache, reporter=Ear(), load=refuse)[1])  # fmt: skip
    assert (found.size.train_rows, found.size.val_rows) == (len(data.train), len(data.val))
    spec = FakeEncoder().spec
    assert (found.size.image_dim, found.size.text_dim) == (spec.image_dim, spec.text_dim)
    assert found.size.labels == len(dataset.labels)
    assert found.missing == 0
    assert [past.config for past in found.past] == [CONFIG]
    again = workflow.outlook(place.project, dataset, encoder_name="fake", cache=place.cache)
    assert [past.config.seed for past in again.past] == [0, 1]
    assert again.past[1].seconds == report.run.result.seconds  # type: ignore[union-attr]


def test_the_outlook_of_an_empty_cache_counts_every_photo_and_caption(place: Place) -> None:
    dataset = place.project.dataset()
    everything = sum(map(bool, dataset.images)) + sum(bool(c.strip()) for c in dataset.captions)
    elsewhere = place.folder / "elsewhere"
    for name in ("fake", "basic", "open_clip:ViT-B-32/openai"):
        found = workflow.outlook(place.project, dataset, encoder_name=name, cache=elsewhere)
        assert found.missing == everything
        assert len(found.past) == 1
    assert found.size.image_dim == workflow.USUAL_DIM  # what only loading it would tell
    (run,) = list_runs(place.project.runs_folder)
    (run.folder / "result.json").unlink()
    found = workflow.outlook(place.project, dataset, encoder_name="fake", cache=place.cache)
    assert found.past == ()  # an interrupted run tells no pace


def test_training_tells_its_worth_beside_the_constant_guess(place: Place) -> None:
    report = workflow.train(
        place.project, dataclasses.replace(CONFIG, epochs=20, lr=0.03), cache=place.cache,
        reporter=Ear(), load=refuse,
    )  # fmt: skip
    assert report.validation["samples_f1"] > report.constant["samples_f1"] + 0.2
    assert report.run.setup.encoder == FakeEncoder().spec
    assert report.run.folder.parent == place.project.runs_folder
    assert set(report.run.setup.versions) >= {"python", "mmc", "torch"}
    assert place.project.runs_folder == place.folder / "p-runs"


def test_a_finished_run_is_left_alone_by_the_next_training(place: Place) -> None:
    [first] = list_runs(place.project.runs_folder)
    second = place.train()
    assert second.id != first.id
    assert first.setup.fingerprint == second.setup.fingerprint
    assert [run.id for run in list_runs(place.project.runs_folder)] == [first.id, second.id]


def test_an_interrupted_run_is_told_and_gone_on_with(place: Place) -> None:
    with pytest.raises(_Dies):
        place.train(dataclasses.replace(CONFIG, epochs=5), ear=_DyingEar(2))
    [left] = workflow.interrupted_runs(place.project)
    ear = Ear()
    workflow.tell_interrupted(place.project, ear)
    [note] = ear.events
    assert isinstance(note, Note)
    assert note.text.startswith(f"Run {left.id} was interrupted; its best epoch of 2 is kept.")
    # Other settings or other labels are another training.
    assert place.train().id != left.id
    place.project.journal.toggle([1], "19")
    assert place.train(dataclasses.replace(CONFIG, epochs=5)).id != left.id
    place.project.journal.undo()
    assert place.train(dataclasses.replace(CONFIG, epochs=5)).id == left.id
    assert workflow.interrupted_runs(place.project) == []


def test_a_run_that_is_being_trained_is_not_called_interrupted(place: Place) -> None:
    seen: list[list[Run]] = []

    class _Looking(Ear):
        def check(self) -> None:
            seen.append(workflow.interrupted_runs(place.project))

    place.train(ear=_Looking())
    assert seen
    assert all(runs == [] for runs in seen)


def test_scores_made_afresh_are_those_of_the_training(place: Place) -> None:
    [run] = list_runs(place.project.runs_folder)
    roles = run.stored_scores(np.arange(1, 49)).roles
    before, there = run.scores_of(np.arange(1, 49))
    assert there.all()
    (run.folder / "scores.safetensors").unlink()
    for split, rows in ((Split.TEST, 8), (Split.VAL, 6), (Split.TRAIN, 34), (None, 48)):
        dataset, numbers, scores = workflow.predict(
            place.project, "latest", split=split, cache=place.cache, reporter=Ear(), load=refuse
        )
        assert len(numbers) == rows
        assert split is None or (dataset.splits[numbers] == split).all()
        np.testing.assert_allclose(scores, before[numbers], atol=1e-6)
    after = run.stored_scores(np.arange(1, 49))
    np.testing.assert_allclose(after.scores, before, atol=1e-6)
    assert after.roles.tolist() == roles.tolist()
    dataset = place.project.dataset()
    assert (after.held_out == (dataset.splits != Split.TRAIN)).all()
    assert (after.validated == (dataset.splits == Split.VAL)).all()


def test_only_rows_that_a_query_names_are_scored(place: Place) -> None:
    [run] = list_runs(place.project.runs_folder)

    def predict(query: str) -> list[int]:
        _, rows, _ = workflow.predict(
            place.project, "latest", split=Split.TEST, query=query, cache=place.cache,
            reporter=Ear(), load=refuse,
        )  # fmt: skip
        return rows.tolist()

    assert predict("id:41..43") == [40, 41, 42]
    (run.folder / "scores.safetensors").unlink()
    assert predict("-has:score id:45") == [44]
    assert run.scores_of(np.arange(1, 49))[1].sum() == 1
    with pytest.raises(EngineError, match="No row fits 'id:1', so nothing was done"):
        predict("id:1")


def test_scores_out_of_fold_stay_when_rows_are_scored_again(place: Place) -> None:
    run = place.train(dataclasses.replace(CONFIG, folds=2))
    before = run.stored_scores(np.arange(1, 49))
    assert before.held_out.all()
    workflow.predict(
        place.project, run.id, split=None, cache=place.cache, reporter=Ear(), load=refuse
    )
    after = run.stored_scores(np.arange(1, 49))
    assert after.roles.tolist() == before.roles.tolist()
    np.testing.assert_allclose(after.scores, before.scores, atol=1e-6)


def waits(run: Run, place: Place, split: Split) -> bool:
    dataset = place.project.dataset()
    return exporting.scores_wait(run, dataset, dataset.rows(split))


def test_a_changed_caption_is_scored_anew_and_not_exported_before(place: Place) -> None:
    [run] = list_runs(place.project.runs_folder)
    dataset = place.project.dataset()
    row = int(dataset.rows(Split.TEST)[0])
    before, _ = run.scores_of(dataset.items)
    place.project.journal.set_captions({int(dataset.items[row]): "quite another dog"})
    assert waits(run, place, Split.TEST)
    assert not waits(run, place, Split.VAL)
    with pytest.raises(EngineError, match=r"no scores of 1 test rows as they are now") as caught:
        exporting.export_submission(place.project, run.id, out=place.folder / "s.csv")
    assert caught.value.command == f"'mmc predict p.mmc --run {run.id} --split test' does."
    workflow.predict(
        place.project, run.id, split=Split.TEST, cache=place.cache, reporter=Ear(), load=load_fake
    )
    after, _ = run.scores_of(dataset.items)
    changed = ~np.isclose(before, after, atol=1e-6).all(axis=1)
    assert np.flatnonzero(changed).tolist() == [row]
    assert not waits(run, place, Split.TEST)
    exporting.export_submission(place.project, run.id, out=place.folder / "s.csv")
    place.project.journal.undo()  # and back: the scores are of the other caption now
    assert waits(run, place, Split.TEST)


def test_a_score_out_of_fold_goes_with_its_caption(place: Place) -> None:
    run = place.train(dataclasses.replace(CONFIG, folds=2))
    dataset = place.project.dataset()
    train = int(dataset.rows(Split.TRAIN)[0])
    place.project.journal.set_captions({int(dataset.items[train]): "quite another dog"})
    workflow.predict(
        place.project, run.id, split=None, cache=place.cache, reporter=Ear(), load=load_fake
    )
    after = run.stored_scores(dataset.items)
    assert np.flatnonzero(~after.held_out).tolist() == [train]


def test_scores_of_an_early_version_are_of_no_known_caption(place: Place) -> None:
    [run] = list_runs(place.project.runs_folder)
    dataset = place.project.dataset()
    found = run.stored_scores(dataset.items)
    run.write_scores(dataset.items, found.scores, found.roles)
    assert not run.stored_scores(dataset.items).stale(["changed"] * len(dataset)).any()


def test_a_run_of_another_encoder_asks_for_its_features(place: Place) -> None:
    other = FakeEncoder()
    other.spec = dataclasses.replace(other.spec, name="other", image_key="o-i", text_key="o-t")
    place.encode(lambda _: other)
    workflow.predict(
        place.project, "latest", split=None, cache=place.cache, reporter=Ear(), load=refuse
    )
    shutil.rmtree(place.cache / "features" / "fake-image-1")
    with pytest.raises(EngineError, match=r"needs features of Fake.*on the Train page") as caught:
        workflow.predict(
            place.project, "latest", split=None, cache=place.cache, reporter=Ear(), load=refuse
        )
    assert "mmc encode p.mmc --encoder fake" in caught.value.command


def test_the_submission_holds_the_test_rows_at_the_thresholds_in_force(place: Place) -> None:
    out = place.folder / "s.csv"
    [run] = list_runs(place.project.runs_folder)
    place.project.set_thresholds(run.id, {"1": 0.0, "13": 1.0})
    report = exporting.export_submission(place.project, "latest", out=out)
    dataset = place.project.dataset()
    rows = dataset.rows(Split.TEST)
    scores, _ = run.scores_of(dataset.items[rows])
    decisions = judging.run_rule(place.project, run).decide(scores)
    assert read_kaggle(out) == {
        dataset.names[row]: tuple(np.array(run.setup.labels.ids)[yes])
        for row, yes in zip(rows, decisions, strict=True)
    }
    assert list(read_kaggle(out)) == [f"{n}.png" for n in range(40, 48)]
    assert all("1" in ids and "13" not in ids for ids in read_kaggle(out).values())
    assert (report.rows, report.empty) == (8, 0)


def test_without_the_fallback_rows_may_stay_empty(place: Place) -> None:
    [run] = list_runs(place.project.runs_folder)
    place.project.set_thresholds(run.id, dict.fromkeys(run.setup.labels.ids, 1.0))
    out = place.folder / "s.csv"
    report = exporting.export_submission(place.project, "latest", out=out, fallback=False)
    assert report.empty == 8
    report = exporting.export_submission(place.project, "latest", out=out)
    assert report.empty == 0
    assert all(len(ids) == 1 for ids in read_kaggle(out).values())


def test_what_is_missing_for_a_step_is_said(place: Place, fresh: Place) -> None:
    [run] = list_runs(place.project.runs_folder)
    (run.folder / "scores.safetensors").unlink()
    out = place.folder / "s.csv"
    for step, sentence in (
        (lambda: judging.tune_run(place.project, "latest"), "no scores of val"),
        (lambda: judging.evaluate_run(place.project, "latest"), "no scores of validation rows"),
        (
            lambda: exporting.export_submission(place.project, run.id, out=out),
            "no scores of 8 test",
        ),
        (lambda: exporting.export_submission(place.project, "x", out=out), "no run 'x'"),
        (lambda: judging.evaluate_run(fresh.project, "latest"), "no trained run yet"),
        (lambda: exporting.export_submission(fresh.project, "latest", out=out), "no trained run"),
    ):
        with pytest.raises(EngineError, match=sentence):
            step()
    assert not out.exists()


def test_a_project_without_test_rows_has_nothing_to_submit(tmp_path: Path) -> None:
    write_dataset(tmp_path, test=0)
    import_dataset(tmp_path, tmp_path / "p.mmc")
    with open_project(tmp_path / "p.mmc") as project:
        place = Place(tmp_path, project)
        place.encode()
        place.train(dataclasses.replace(CONFIG, epochs=1))
        with pytest.raises(EngineError, match=r"p\.mmc has no test rows"):
            exporting.export_submission(project, "latest", out=tmp_path / "s.csv")
