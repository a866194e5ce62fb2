"""First guesses from label names in the real window: offered, asked for, shown as such."""

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from builders import photo
from fakes import SharedFake, load_fake
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from window_fixtures import (
    COLORS,
    LIMIT_MS,
    WORDS,
    Gate,
    MakeStage,
    Row,
    Stage,
    make_project,
    train_run,
    usual_rows,
    write_source,
)

from engine.data.project import open_project
from engine.encoders import fetch, offers
from engine.encoders.catalogue import Listing
from engine.encoders.spec import Encoder, FloatArray
from engine.features.extract import IMAGE_BATCH
from engine.training.config import TrainConfig
from engine.training.runs import ZERO_SHOT, first_guesses
from engine.zero_shot import DEFAULT_TEMPLATES, templates_of
from mmc_gui.widgets.guess_dialog import GuessDialog

LEFT = Qt.MouseButton.LeftButton
PALETTE = {
    WORDS[label]: (int(code[1:3], 16), int(code[3:5], 16), int(code[5:], 16))
    for label, code in COLORS.items()
}
NAME = "shared-fake"


def load_shared(_name: str = "") -> Encoder:
    return SharedFake(PALETTE)


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the list of encoders have the fake one, as if it had been added from a folder."""
    one = Listing(name=NAME, title="Shared fake", dim=5, side=24, group=offers.ADDED)
    monkeypatch.setattr(offers, "added_listings", lambda: (one,))
    monkeypatch.setattr(fetch, "find_source", lambda _: None)


@pytest.fixture
def guess_stage(make_stage: MakeStage, project: Path) -> Stage:
    made = make_stage(load_shared)
    made.open(project)
    return made


def asked(stage: Stage) -> GuessDialog:
    """Ask for first guesses as a person does, and wait until the dialog is filled."""
    button = stage.window.browse.inspector.guess
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    dialog = stage.window.browse.guessing.dialog
    assert dialog is not None
    stage.wait(lambda: dialog.encoder and not stage.window.tasks.encoders.looking)
    return dialog


def start(stage: Stage, dialog: GuessDialog) -> None:
    QTest.mouseClick(dialog.start_button, LEFT)
    stage.wait(lambda: stage.window.browse.guessing.dialog is None)


def test_a_project_without_a_run_gets_suggestions_from_names(guess_stage: Stage) -> None:
    window = guess_stage.window
    dialog = asked(guess_stage)
    assert "Basic is none" in dialog.refusal.text()
    assert dialog.encoder == NAME
    assert dialog.templates == DEFAULT_TEMPLATES
    assert "ready" in dialog.state.text().lower()
    start(guess_stage, dialog)
    guess_stage.wait(lambda: window.session.run is not None and guess_stage.idle)
    run = window.session.run
    assert run is not None
    assert run.run.zero_shot
    assert window.session.trained is None
    assert not window.session.disagreements().any()
    assert "no chances" in window.browse.inspector.bars_note.text()
    assert not window.browse.inspector.guess.isVisible()
    assert any("First guesses are there" in text for text in guess_stage.texts)
    assert not window.actions_by_key["submission"].isEnabled()
    assert window.actions_by_key["accept"].isEnabled()
    window.show_page("predict")
    assert window.predict.empty.isVisible()
    window.show_page("check")
    assert window.check.empty.isVisible()
    export = window.choosers.choose_export()
    assert export is not None
    assert export.form.labels.count() == 1
    export.reject()


def test_they_are_there_again_and_a_training_takes_their_place(
    guess_stage: Stage, make_stage: MakeStage, project: Path
) -> None:
    start(guess_stage, asked(guess_stage))
    guess_stage.wait(lambda: guess_stage.window.session.run is not None and guess_stage.idle)
    guess_stage.window.close()
    again = make_stage(load_shared)
    again.open(project)
    assert again.window.session.run is not None
    assert again.window.session.run.run.id == ZERO_SHOT
    again.window.close()
    train_run(project, TrainConfig(hidden=(8,), epochs=1))
    last = make_stage(load_shared)
    last.open(project)
    assert last.window.session.trained is not None


def test_wrong_sentences_are_told_at_once_and_right_ones_are_kept(
    guess_stage: Stage, project: Path
) -> None:
    dialog = asked(guess_stage)
    dialog.sentences.setPlainText("a photo")
    assert "does not say where" in dialog.message.text()
    assert not dialog.start_button.isEnabled()
    dialog.sentences.setPlainText("a drawing of {label}")
    assert not dialog.message.isVisible()
    start(guess_stage, dialog)
    guess_stage.wait(lambda: guess_stage.window.session.run is not None and guess_stage.idle)
    with open_project(project, read_only=True) as opened:
        assert templates_of(opened) == ("a drawing of {label}",)
        kept = first_guesses(opened.runs_folder)
    assert kept is not None
    assert json.loads((kept.folder / "config.json").read_text())["encoder"]["name"] == NAME


def test_a_stop_leaves_nothing_and_can_be_begun_again(make_stage: MakeStage, project: Path) -> None:
    gate = Gate(load_shared)
    stage = make_stage(gate.load)
    stage.open(project)
    start(stage, asked(stage))
    stage.wait(gate.reached.is_set)
    assert not stage.window.actions_by_key["guess"].isEnabled()
    stage.window.stop()
    gate.open.set()
    stage.settle()
    assert stage.window.session.run is None
    start(stage, asked(stage))
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)


def test_the_focus_stays_at_hand_whether_guesses_are_made_or_not(
    make_stage: MakeStage, project: Path
) -> None:
    gate = Gate(load_shared)
    stage = make_stage(gate.load)
    stage.open(project)
    inspector = stage.window.browse.inspector
    inspector.guess.setFocus()
    start(stage, asked(stage))
    stage.wait(gate.reached.is_set)
    stage.window.stop()
    gate.open.set()
    stage.settle()
    assert stage.window.focusWidget() is inspector.guess
    start(stage, asked(stage))
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    assert inspector.guess.isHidden()
    assert stage.window.focusWidget() is inspector.bars.focusProxy()


class Slow(SharedFake):
    """Stops at a gate once a batch of photos is encoded."""

    def __init__(self, gate: threading.Event, reached: threading.Event) -> None:
        super().__init__(PALETTE)
        self._gate, self._reached, self._seen = gate, reached, 0

    def encode_images(self, batch: FloatArray) -> FloatArray:
        if self._seen >= IMAGE_BATCH:
            self._reached.set()
            assert self._gate.wait(LIMIT_MS / 1000)
        self._seen += len(batch)
        return super().encode_images(batch)


def step_of(stage: Stage) -> str:
    """Read what the job bar says is being done."""
    return " ".join(label.text() for label in stage.window.job_bar.findChildren(QLabel))


@pytest.fixture
def partly(make_stage: MakeStage, tmp_path: Path) -> Stage:
    """A window in which guesses were stopped when some photos were encoded."""
    rows = [
        Row(f"{number}.png", ("1",), "", data=photo([], shade=number))
        for number in range(IMAGE_BATCH + 16)
    ]
    project = make_project(write_source(tmp_path / "many", rows, tests=0), tmp_path / "many.mmc")
    gate, reached = threading.Event(), threading.Event()
    one = Slow(gate, reached)
    stage = make_stage(lambda _: one)
    stage.open(project)
    start(stage, asked(stage))
    stage.wait(reached.is_set)
    stage.wait(lambda: "Encoding photos" in step_of(stage))
    stage.window.stop()
    gate.set()
    stage.settle()
    return stage


def test_a_stop_offers_guesses_of_what_is_encoded(partly: Stage) -> None:
    window = partly.window
    assert "first guesses of it can be made" in partly.texts[-1]
    (button,) = [
        b for b in window.banner.findChildren(QPushButton) if b.text() == "Make them"
    ]  # fmt: skip
    QTest.mouseClick(button, LEFT)
    partly.wait(lambda: window.session.run is not None and partly.idle)
    run, dataset = window.session.run, window.session.dataset
    assert run is not None
    assert dataset is not None
    there = int(run.scored.sum())
    assert 0 < there < len(dataset)
    assert f"for {there} of {len(dataset)} photos" in partly.texts[-1]
    window.show_photo(int(np.flatnonzero(run.scored)[0]))
    inspector = window.browse.inspector
    partly.wait(lambda: "no chances" in inspector.bars_note.text())
    assert not inspector.guess.isVisible()
    window.show_photo(int(np.flatnonzero(~run.scored)[0]))
    partly.wait(lambda: "was not encoded" in inspector.bars_note.text())
    start(partly, asked(partly))  # from the button that stands there again
    partly.wait(lambda: window.session.run is not run and partly.idle)
    assert window.session.run is not None
    assert window.session.run.scored.all()


def test_the_offer_of_a_stop_goes_with_its_project(partly: Stage) -> None:
    assert "can be made now" in partly.texts[-1]
    partly.trigger("close")
    partly.settle()
    assert not any("can be made now" in text for text in partly.texts)


def test_the_dialog_offers_guesses_of_what_is_encoded(partly: Stage) -> None:
    dialog = asked(partly)
    partly.wait(dialog.encoded_only.isVisible)
    dataset = partly.window.session.dataset
    assert dataset is not None
    assert f"of {len(dataset)} photos" in dialog.encoded_only.text()
    QTest.mouseClick(dialog.encoded_only, LEFT, pos=QPoint(8, dialog.encoded_only.height() // 2))
    assert dialog.only_encoded
    assert "nothing is encoded now" in dialog.state.text()
    start(partly, dialog)
    partly.wait(lambda: partly.window.session.run is not None and partly.idle)
    assert not any("can be made now" in text for text in partly.texts)  # they are made
    assert partly.window.session.run is not None
    assert 0 < partly.window.session.run.scored.sum() < len(dataset)


def test_an_encoder_that_will_not_do_is_told(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage(load_fake)
    stage.open(project)
    start(stage, asked(stage))
    stage.wait(lambda: stage.texts and stage.idle)
    assert any("reads photos and words apart" in text for text in stage.texts)


def test_without_labels_it_says_what_is_missing(make_stage: MakeStage, tmp_path: Path) -> None:
    path = make_project(write_source(tmp_path / "s", usual_rows()[:3]), tmp_path / "p.mmc")
    with open_project(path) as opened:
        for label in list(opened.labels):
            opened.label_editor.delete(label.id)
    stage = make_stage(load_shared)
    stage.open(path)
    stage.trigger("guess")
    assert stage.window.browse.guessing.dialog is None
    assert any("Add labels first" in text for text in stage.texts)


def test_the_dialog_knows_what_is_encoded_already(guess_stage: Stage) -> None:
    window = guess_stage.window
    dialog = asked(guess_stage)
    start(guess_stage, dialog)
    guess_stage.wait(lambda: window.session.run is not None and guess_stage.idle)
    window.browse.guessing.ask()
    dialog = window.browse.guessing.dialog
    assert dialog is not None
    guess_stage.wait(lambda: dialog.encoder and not window.tasks.encoders.looking)
    guess_stage.settle()
    assert dialog.encoder == NAME
    assert "encoded already" in dialog.state.text()
    dialog.reject()
