"""First guesses from label names: what they are, what they are kept as, and who is refused."""

import json
from pathlib import Path

import numpy as np
import pytest
from builders import COLOURS, WORDS, Ear, import_dataset, write_dataset
from fakes import SharedFake, load_fake

from engine import workflow, zero_shot
from engine.cli import main
from engine.data.dataset import POSITIVE, UNKNOWN
from engine.data.project import Project, open_project
from engine.encoders.spec import Encoder
from engine.errors import Cancelled, EngineError
from engine.events import Silent
from engine.finding import find_rows
from engine.judging import run_rule
from engine.suggesting import suggest
from engine.training.runs import ZERO_SHOT, Run, find_run, first_guesses, list_runs
from engine.zero_shot import DEFAULT_TEMPLATES, Guesses, guess, read_templates, templates_of

PALETTE = {WORDS[label]: COLOURS[label] for label in COLOURS}


def load_shared(_name: str = "") -> SharedFake:
    return SharedFake(PALETTE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return import_dataset(write_dataset(tmp_path / "x"), tmp_path / "x" / "p.mmc")


def guessed(project: Project, cache: Path, **more: object) -> Guesses:
    given = {"encoder_name": "shared-fake", "load": load_shared, **more}
    return guess(project, cache=cache, reporter=Silent(), **given)  # type: ignore[arg-type]


def test_labels_without_a_single_mark_are_put_in_the_right_order(
    project: Path, tmp_path: Path
) -> None:
    with open_project(project) as opened:
        dataset = opened.dataset()
        done = guessed(opened, tmp_path / "c")
        assert done.there.all()
        names = [label.name for label in done.labels]
        assert set(names) >= {"person", "bicycle"}
        for column, label in enumerate(dataset.labels):
            if label.name not in PALETTE:
                continue
            truth = dataset.targets[:, column]
            has, lacks = done.scores[truth == 1, column], done.scores[truth == 0, column]
            assert has.mean() > lacks.mean() + 0.1
        assert done.scores.min() >= 0
        assert done.scores.max() <= 1


def test_they_are_kept_as_first_guesses_and_as_no_run(project: Path, tmp_path: Path) -> None:
    with open_project(project) as opened:
        done = guessed(opened, tmp_path / "c")
        assert list_runs(opened.runs_folder) == []
        found = first_guesses(opened.runs_folder)
        assert found is not None
        assert found.zero_shot
        assert find_run(opened.runs_folder, ZERO_SHOT).id == ZERO_SHOT
        stored = found.stored_scores(done.dataset.items)
        assert stored.there.all()
        assert stored.held_out.all()
        np.testing.assert_array_equal(stored.scores, done.scores)
        rule = run_rule(opened, found)
        assert not rule.fallback
        with pytest.raises(EngineError, match="only first guesses: name them as 'zero-shot'"):
            find_run(opened.runs_folder, "latest")
        with pytest.raises(EngineError, match="no model that could score"):
            workflow.predict(
                opened, ZERO_SHOT, split=None, cache=tmp_path / "c", reporter=Silent(),
                load=load_shared,
            )  # fmt: skip
        assert workflow.interrupted_runs(opened) == []
        assert opened.setting("encoder")["name"] == "shared-fake"
        assert find_rows(opened, "score(person)>=0").run is not None


def test_suggestions_come_of_them_and_can_be_accepted(project: Path, tmp_path: Path) -> None:
    with open_project(project) as opened:
        dataset = opened.dataset()
        opened.journal.set_states(
            dataset.items,
            np.full(dataset.targets.shape, UNKNOWN, dtype=np.int8),
            source="user",
            what="Forget",
        )
        guessed(opened, tmp_path / "c")
        found = suggest(opened, ZERO_SHOT)
        assert found.run.zero_shot
        assert 0 < found.cells.sum() < found.cells.size / 2
    assert main(["suggest", str(project), "--run", ZERO_SHOT, "--accept"]) == 0
    with open_project(project) as opened:
        assert (opened.dataset().targets == POSITIVE).sum() == found.cells.sum()


def test_an_encoder_of_two_spaces_is_refused_before_anything_is_made(
    project: Path, tmp_path: Path
) -> None:
    with open_project(project) as opened:
        with pytest.raises(EngineError, match="image-text encoder"):
            guess(opened, cache=tmp_path / "c", reporter=Silent())
        with pytest.raises(EngineError, match="Basic reads photos and words apart"):
            guess(opened, encoder_name="basic", cache=tmp_path / "c", reporter=Silent())
        with pytest.raises(EngineError, match="Fake reads photos and words apart"):
            guessed(opened, tmp_path / "c", load=load_fake)
        assert opened.setting("encoder") is None
        assert first_guesses(opened.runs_folder) is None
        assert "Basic is none" in zero_shot.needs_other_encoder(None)
        assert zero_shot.needs_other_encoder(load_shared().spec) == ""


def test_the_encoder_of_a_project_stays_its_own(project: Path, tmp_path: Path) -> None:
    with open_project(project) as opened:
        workflow.encode(
            opened, encoder_name="fake", cache=tmp_path / "c", reporter=Silent(), load=load_fake
        )
        guessed(opened, tmp_path / "c")
        assert opened.setting("encoder")["name"] == "fake"


def test_templates_are_averaged_checked_and_kept(project: Path, tmp_path: Path) -> None:
    fake = load_shared()
    with open_project(project) as opened:
        assert templates_of(opened) == DEFAULT_TEMPLATES
        lines = read_templates("a {label} here\n\n  {label}!  \na {label} here\n")
        assert lines == ("a {label} here", "{label}!")
        guessed(opened, tmp_path / "c", templates=lines, load=lambda _: fake)
        assert templates_of(opened) == lines
        assert "a person here" in fake.texts
        assert "person!" in fake.texts
        kept = find_run(opened.runs_folder, ZERO_SHOT).folder / "templates.txt"
        assert kept.read_text() == "a {label} here\n{label}!\n"
    for text, said in (
        ("a photo", "does not say where"), ("", "There is no template"),
        ("{label}" * 40, "longer than"), ("\n".join(f"{n} {{label}}" for n in range(65)), "too"),
    ):  # fmt: skip
        with pytest.raises(EngineError, match=said):
            read_templates(text)


def test_new_guesses_replace_the_old_and_a_stop_leaves_them(project: Path, tmp_path: Path) -> None:
    with open_project(project) as opened:
        guessed(opened, tmp_path / "c")
        first = _scores(opened)
        ear = Ear(stop_at=2)
        with pytest.raises(Cancelled):
            guess(
                opened, cache=tmp_path / "c", reporter=ear, load=load_shared,
                templates=("{label}",),
            )  # fmt: skip
        np.testing.assert_array_equal(_scores(opened), first)
        opened.label_editor.add("zebra")
        guessed(opened, tmp_path / "c")
        assert _scores(opened).shape[1] == first.shape[1] + 1


def test_what_was_encoded_until_a_stop_is_enough_for_guesses(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    cache, name = tmp_path / "c", "shared-fake"

    def encode_some() -> None:
        with pytest.raises(Cancelled):
            guess(opened, encoder_name=name, cache=cache, reporter=Ear(stop_at=40),
                  load=load_shared)  # fmt: skip

    def look() -> workflow.Outlook:
        return workflow.outlook(opened, opened.dataset(), encoder_name=name, cache=cache)

    with open_project(project) as opened:
        with pytest.raises(EngineError, match=r"Nothing of this project is encoded by Shared fake"):
            guessed(opened, cache, encoded_only=True)
        # The project has an encoder of its own, so this one is used beside it.
        workflow.encode(opened, encoder_name="fake", cache=cache, reporter=Silent(), load=load_fake)
        assert look().encoded == 0
        encode_some()
        there = look().encoded
        assert 0 < there < len(opened.dataset())
        done = guessed(opened, cache, encoded_only=True)
        assert done.there.sum() == look().encoded == there
        assert not done.scores[~done.there].any()
        stored = done.run.stored_scores(done.dataset.items)
        np.testing.assert_array_equal(stored.there, done.there)

    monkeypatch.setattr("engine.encoders.registry.load_encoder", lambda _, **__: load_shared())
    monkeypatch.setattr("engine.encoders.fetch.find_source", lambda _: None)
    words = ["zero-shot", str(project), "--encoder", name, "--cache", str(cache), "--json"]
    assert main([*words, "--encoded-only"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == there
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 48


def test_rows_with_nothing_to_see_have_no_score(project: Path, tmp_path: Path) -> None:
    with open_project(project) as opened:
        dataset = opened.dataset()
        opened.journal.set_captions({int(dataset.items[0]): ""})
        dataset.path(0).unlink()  # type: ignore[union-attr]
        done = guessed(opened, tmp_path / "c")
        assert not done.there[0]
        assert done.there[1:].all()
        assert not done.scores[0].any()


def _scores(project: Project) -> np.ndarray:
    run: Run = find_run(project.runs_folder, ZERO_SHOT)
    return run.stored_scores(project.dataset().items).scores


def test_from_the_command_line(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert main(["zero-shot", str(project)]) == 1
    assert "Basic is none" in capsys.readouterr().err

    def load(_name: str, **_: object) -> Encoder:
        return load_shared()

    monkeypatch.setattr("engine.encoders.registry.load_encoder", load)
    monkeypatch.setattr("engine.encoders.fetch.find_source", lambda _: None)
    templates = tmp_path / "t.txt"
    templates.write_text("see a {label}\n")
    words = ["zero-shot", str(project), "--encoder", "shared-fake", "--json"]
    assert main([*words, "--templates", str(templates)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == ZERO_SHOT
    assert told["templates"] == ["see a {label}"]
    assert told["rows"] == 48
    assert main(["zero-shot", str(project), "--show-templates"]) == 0
    assert capsys.readouterr().out == "see a {label}\n"
    assert main(["zero-shot", str(project), "--templates", str(tmp_path / "none")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert main(["zero-shot", str(project)]) == 0
    assert "not chances" in capsys.readouterr().out
