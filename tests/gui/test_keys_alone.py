"""From the first start to a submission with keys alone: no mouse, no slot, no focus that is set."""

import csv
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget
from window_fixtures import SHIFT, TEST_PHOTOS, Key, MakeStage, Source, Stage, files

from engine.data.dataset import Dataset
from mmc_gui.dialogs.export_dialog import ExportDialog
from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.models.check_list import Outcome

D = TypeVar("D", bound=QDialog)
NONE = Qt.KeyboardModifier.NoModifier
MANY_TABS = 90
TRAINING_MS = 90_000
"""Folds on a machine that is busy with other tests."""
FOLDS, EPOCHS = 5, 2
MOVES = 3
CAPTION = "A bicycle by a red wall"


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


class Hands:
    """A keyboard and two eyes: each key goes to what has the focus."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.window = stage, stage.window

    @property
    def focus(self) -> QWidget:
        """What has the keys."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keys"
        return focus

    @property
    def dataset(self) -> Dataset:
        """What is open."""
        dataset = self.window.session.dataset
        assert dataset is not None
        return dataset

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, modifier)

    def press(self, keys: str) -> None:
        """Press a shortcut, and look until nothing moves any more."""
        QTest.keySequence(self.focus, QKeySequence(keys))
        self.settle()

    def write(self, text: str) -> None:
        """Type words."""
        QTest.keyClicks(self.focus, text)

    def write_over(self, text: str) -> None:
        """Type words in the place of those of a field."""
        QTest.keySequence(self.focus, QKeySequence("Ctrl+A"))
        self.write(text)

    def settle(self) -> None:
        """Look until nothing moves any more, except for what runs."""
        tasks, pages = self.window.tasks, (self.window.browse.filtering, self.window.tasks.scorer)
        self.stage.wait(
            lambda: not (
                tasks.insights.looking or tasks.studies.looking or tasks.decisions.looking
                or any(page.busy for page in pages)
            ) and tasks.idle
        )  # fmt: skip

    def tab_to(self, wanted: QWidget) -> None:
        """Go on with Tab until a widget has the keys."""
        seen = []
        for _ in range(MANY_TABS):
            if self.focus is wanted:
                return
            seen.append(name_of(self.focus))
            self.key(Key.Key_Tab)
        pytest.fail(f"Tab does not reach {name_of(wanted) or wanted}: {seen}")

    def knows_where_it_is(self) -> None:
        """Fail unless what has the keys is in sight, named, shows it, and can be left."""
        here = self.focus
        name = name_of(here)
        assert here.isVisible(), name
        assert here.isEnabled(), name
        assert name, f"a screen reader has no name for {here}"
        with_keys = here.grab().toImage()
        self.key(Key.Key_Tab)
        assert self.focus is not here, f"Tab does not leave {name}"
        assert here.grab().toImage() != with_keys, f"{name} does not show that it has the keys"
        self.key(Key.Key_Backtab, SHIFT)
        assert self.focus is here, f"Shift+Tab does not come back to {name}"

    def sees(self, kind: type[D]) -> D:
        """Wait for a dialog."""
        self.stage.wait(lambda: any(d.isVisible() for d in self.window.findChildren(kind)))
        (dialog,) = [d for d in self.window.findChildren(kind) if d.isVisible()]
        self.stage.wait(dialog.isActiveWindow)
        return dialog

    def comes_back(self) -> None:
        """Do what a desktop does when a dialog has closed, and this platform does not."""
        self.stage.wait(
            lambda: not any(d.isVisible() for d in self.window.findChildren(QDialog))
        )  # fmt: skip
        self.window.activateWindow()
        self.stage.wait(self.window.isActiveWindow)
        self.settle()


@pytest.fixture
def hands(make_stage: MakeStage, _trained: Path) -> Hands:
    # The first training of a process loads torch, which is no matter of keys.
    stage = make_stage()
    stage.wait(stage.window.isActiveWindow)
    return Hands(stage)


# Ctrl+Q closes the window before the keys are let go again.
@pytest.mark.qt_log_ignore("Keyboard event not accepted by receiving widget")
def test_all_the_way_with_keys_alone(
    hands: Hands, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.knows_where_it_is()
    imports(hands, source, tmp_path / "pets.mmc")
    labels(hands)
    trains(hands)
    moves_thresholds(hands)
    looks_at_confusions(hands)
    checks_labels(hands)
    predicts(hands, source, monkeypatch)
    exports(hands, tmp_path / "sent.csv")
    hands.press("Ctrl+Q")
    assert not hands.window.isVisible()


def imports(hands: Hands, source: Source, project: Path) -> None:
    """Import a folder into a project file elsewhere."""
    hands.tab_to(hands.window.start.zone.browse)
    hands.key(Key.Key_Space)
    dialog = hands.sees(ImportDialog)
    assert hands.focus is dialog.parts.source.edit
    hands.write(str(source.folder))
    hands.key(Key.Key_Tab)
    hands.stage.wait(lambda: not dialog.reader.busy and dialog.ok.isEnabled())
    hands.knows_where_it_is()
    hands.tab_to(dialog.parts.project.edit)
    hands.write_over(str(project))
    hands.key(Key.Key_Tab)
    hands.stage.wait(dialog.ok.isEnabled)
    hands.key(Key.Key_Return)
    hands.stage.wait(lambda: hands.window.session.path == project)
    hands.comes_back()


def labels(hands: Hands) -> None:
    """Change a label of two photos, each by another key, and go on with Space."""
    grid = hands.window.browse.grid
    assert hands.focus is grid
    hands.knows_where_it_is()
    for label in ("2", "3"):
        row = grid.current_row
        before = hands.stage.labels_of(row)
        hands.write(label)
        hands.settle()
        assert hands.stage.labels_of(row) == before ^ {label}
        hands.key(Key.Key_Space)
        hands.settle()
        assert grid.current_row != row
    assert hands.dataset.reviewed.sum() == 2


def trains(hands: Hands) -> None:
    """Choose the recipe whose scores labels can be checked by, change a setting, train."""
    page, runner, session = hands.window.train, hands.window.runner, hands.window.session
    hands.press("Ctrl+2")
    assert hands.focus is page.start_button
    hands.knows_where_it_is()
    hands.tab_to(page.cards.cards["fast"])
    hands.key(Key.Key_Down)
    assert page.cards.current == "best"
    hands.knows_where_it_is()
    hands.tab_to(page.form.fields["epochs"].editor.widget)
    hands.write_over(str(EPOCHS))
    hands.knows_where_it_is()
    hands.press("Ctrl+T")
    assert runner.busy
    hands.knows_where_it_is()
    hands.stage.qtbot.waitUntil(lambda: not runner.busy, timeout=TRAINING_MS)
    hands.settle()
    assert session.run is not None
    config = session.run.run.setup.config
    assert (config.folds, config.epochs) == (FOLDS, EPOCHS)
    assert page.epochs_shown
    hands.knows_where_it_is()


def moves_thresholds(hands: Hands) -> None:
    """Move one, tune all, and take all of it back."""
    page, session = hands.window.thresholds, hands.window.session
    hands.press("Ctrl+3")
    assert hands.focus is page.table
    hands.knows_where_it_is()
    before = session.thresholds.copy()
    hands.key(Key.Key_Down)
    for _ in range(MOVES):
        hands.key(Key.Key_Right)
        hands.settle()
    moved = session.thresholds.copy()
    assert (moved != before).sum() == 1
    hands.press("Ctrl+Shift+T")
    assert page.verdict.isVisible()
    assert (session.thresholds != moved).any()
    hands.knows_where_it_is()
    hands.press("Ctrl+Z")
    assert (session.thresholds == moved).all()
    for _ in range(MOVES):
        hands.press("Ctrl+Z")
    assert (session.thresholds == before).all()


def looks_at_confusions(hands: Hands) -> None:
    """Come by the palette, walk tabs and cells, go to the photos of an error."""
    page, browse = hands.window.confusions, hands.window.browse
    hands.press("Ctrl+K")
    hands.write("confusions")
    hands.key(Key.Key_Return)
    hands.settle()
    assert hands.window.stack.currentWidget() is page
    hands.knows_where_it_is()
    for figure in (page.mixups, page.worst):
        hands.key(Key.Key_Right)
        assert page.tabs.currentWidget() is figure
        hands.knows_where_it_is()
    hands.key(Key.Key_Left)
    hands.key(Key.Key_Left)
    hands.tab_to(page.errors.table)
    hands.knows_where_it_is()
    hands.key(Key.Key_Return)
    hands.settle()
    assert hands.window.stack.currentWidget() is browse
    assert hands.focus is browse.grid
    assert 0 < len(browse.shown()) < len(hands.dataset)
    hands.knows_where_it_is()


def checks_labels(hands: Hands) -> None:
    """Change one label that the run contradicts, and keep another."""
    page = hands.window.check
    hands.press("Ctrl+7")
    assert hands.focus is page.table
    hands.knows_where_it_is()
    model = page.table._model
    changed, kept = model.suspects[:2]
    hands.write("c")
    hands.settle()
    hands.write("k")
    hands.settle()
    assert model.outcomes[:2] == [Outcome.CHANGED, Outcome.KEPT]
    assert (changed.label_id in hands.stage.labels_of(changed.row)) is not changed.stands
    assert (kept.label_id in hands.stage.labels_of(kept.row)) is kept.stands
    hands.knows_where_it_is()


def predicts(hands: Hands, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a caption, paste a photo beside it, take it away, and choose another one."""
    page = hands.window.predict
    pasted, chosen = source.images / "1.jpg", source.images / "t0.jpg"

    def scores() -> list[float]:
        hands.stage.wait(lambda: page.is_settled)
        return [row.score for row in page.bars.rows]

    hands.press("Ctrl+4")
    assert hands.focus is page.caption
    hands.knows_where_it_is()
    hands.write(CAPTION)
    words_alone = scores()
    assert words_alone
    QGuiApplication.clipboard().setMimeData(files(pasted))
    hands.press("Ctrl+V")
    assert scores() != words_alone
    assert page.pair.input.image == pasted
    hands.tab_to(page.remove)
    hands.knows_where_it_is()
    hands.key(Key.Key_Space)
    assert scores() == pytest.approx(words_alone)
    hands.knows_where_it_is()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(chosen)], ""))
    hands.tab_to(page.zone.browse)
    hands.knows_where_it_is()
    hands.key(Key.Key_Space)
    assert scores() != words_alone
    assert page.pair.input.image == chosen
    hands.knows_where_it_is()


def exports(hands: Hands, out: Path) -> None:
    """Write the competition's file."""
    hands.press("Ctrl+Shift+E")
    dialog = hands.sees(ExportDialog)
    assert hands.focus is dialog.formats
    hands.knows_where_it_is()
    hands.tab_to(dialog.out.edit)
    hands.write_over(str(out))
    hands.knows_where_it_is()
    hands.key(Key.Key_Return)
    hands.comes_back()
    hands.knows_where_it_is()
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["ImageID"] for row in rows] == [f"t{number}.jpg" for number in range(TEST_PHOTOS)]
    assert all(row["Labels"] for row in rows)
