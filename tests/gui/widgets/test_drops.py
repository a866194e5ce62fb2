from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mmc_gui.theme import LIGHT
from mmc_gui.widgets.drop_zone import Accepts, DropTarget, DropZone
from mmc_gui.widgets.empty_state import EmptyState

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class Heard:
    def __init__(self, target: DropTarget) -> None:
        self.paths: list[list[Path]] = []
        self.images: list[QImage] = []
        self.texts: list[str] = []
        target.paths_dropped.connect(self.paths.append)
        target.image_dropped.connect(self.images.append)
        target.text_dropped.connect(self.texts.append)

    @property
    def nothing(self) -> bool:
        return not (self.paths or self.images or self.texts)


@pytest.fixture
def zone(shown: Callable[..., DropZone]) -> DropZone:
    return shown(DropZone("Drop photos here"), 320, 200)


@pytest.fixture
def heard(zone: DropZone) -> Heard:
    return Heard(zone)


def files(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def picture() -> QImage:
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF123456)
    return image


def enter(target: DropTarget, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(20, 20),
        BOTH,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(target, event)
    return event


def drop(target: DropTarget, mime: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(20, 20),
        BOTH,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    enter(target, mime)  # Qt gives a drop to the widget that was entered
    QApplication.sendEvent(target, event)
    return event


def test_files_with_spaces_and_letters_of_any_script(zone: DropZone, heard: Heard) -> None:
    names = ["/photos/my cat 100%.jpg", "/photos/Füße/犬#1.png", "/data/train.csv"]
    mime = files(*names)
    assert enter(zone, mime).isAccepted()
    assert drop(zone, mime).isAccepted()
    assert heard.paths == [[Path(name) for name in names]]


def test_addresses_come_decoded_from_a_file_manager(zone: DropZone, heard: Heard) -> None:
    mime = QMimeData()
    mime.setData("text/uri-list", b"file:///tmp/a%20b/%E7%8A%AC.jpg\r\nfile:///tmp/c.jpg\r\n")
    drop(zone, mime)
    assert heard.paths == [[Path("/tmp/a b/犬.jpg"), Path("/tmp/c.jpg")]]


def test_photos_are_copied_never_moved(zone: DropZone) -> None:
    mime = files("/photos/a.jpg")
    assert enter(zone, mime).dropAction() == Qt.DropAction.CopyAction
    assert drop(zone, mime).dropAction() == Qt.DropAction.CopyAction


def test_picture_from_a_browser(zone: DropZone, heard: Heard) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    mime.setImageData(picture())
    drop(zone, mime)
    (image,) = heard.images
    assert image.size() == picture().size()
    assert image.pixelColor(1, 1).name() == "#123456"
    assert not heard.paths


def test_file_is_taken_before_its_pixels(zone: DropZone, heard: Heard) -> None:
    mime = files("/photos/a.jpg")
    mime.setImageData(picture())
    drop(zone, mime)
    assert heard.paths
    assert not heard.images


def test_text_is_taken_without_its_edges(zone: DropZone, heard: Heard) -> None:
    mime = QMimeData()
    mime.setText("  A man riding a bicycle.\n")
    drop(zone, mime)
    assert heard.texts == ["A man riding a bicycle."]


@pytest.mark.parametrize("what", ["blank", "page", "nothing"])
def test_what_is_of_no_use_is_refused(zone: DropZone, heard: Heard, what: str) -> None:
    mime = QMimeData()
    if what == "blank":
        mime.setText(" \n")
    elif what == "page":
        mime.setUrls([QUrl("https://example.org/")])
    assert not enter(zone, mime).isAccepted()
    assert not zone.hovered
    assert not drop(zone, mime).isAccepted()
    assert heard.nothing


def test_only_what_is_welcome_is_taken(qtbot: QtBot) -> None:
    zone = DropZone("Drop a folder", accepts=frozenset({Accepts.PATHS}))
    qtbot.addWidget(zone)
    heard = Heard(zone)
    mime = QMimeData()
    mime.setText("a caption")
    assert not drop(zone, mime).isAccepted()
    assert drop(zone, files("/photos")).isAccepted()
    assert heard.paths == [[Path("/photos")]]
    assert heard.texts == []


def test_zone_lights_up_while_something_is_held_above(
    zone: DropZone, pixels: Callable[[DropZone, str], int]
) -> None:
    assert pixels(zone, LIGHT.accent_soft) == 0
    enter(zone, files("/photos/a.jpg"))
    assert zone.hovered
    assert pixels(zone, LIGHT.accent_soft) > 1000
    QApplication.sendEvent(zone, QDragLeaveEvent())
    assert pixels(zone, LIGHT.accent_soft) == 0
    enter(zone, files("/photos/a.jpg"))
    drop(zone, files("/photos/a.jpg"))
    assert not zone.hovered


def test_button_and_enter_ask_for_a_chooser(zone: DropZone) -> None:
    asked: list[bool] = []
    zone.browse_requested.connect(lambda: asked.append(True))
    zone.findChild(QPushButton).click()
    QTest.keyClick(zone, Qt.Key.Key_Return)
    assert len(asked) == 2


def test_paste_is_a_drop(zone: DropZone, heard: Heard) -> None:
    QGuiApplication.clipboard().setText("A dog on a boat")
    QTest.keyClick(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.texts == ["A dog on a boat"]
    QGuiApplication.clipboard().setImage(picture())
    QTest.keyClick(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(heard.images) == 1
    QGuiApplication.clipboard().clear()
    QTest.keyClick(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(heard.texts) == 1


def test_zone_tells_a_reader_what_it_is_for(zone: DropZone) -> None:
    assert zone.accessibleName() == "Drop photos here"
    assert "Ctrl+V" in zone.accessibleDescription()


def test_empty_state_has_the_buttons_it_was_given(
    qtbot: QtBot, shown: Callable[..., EmptyState]
) -> None:
    state = EmptyState("No photos yet", "Open a folder.", primary="Open…")
    shown(state)
    assert state.primary.isVisible()
    assert not state.secondary.isVisible()
    with qtbot.waitSignal(state.primary_requested):
        state.primary.click()
    state.set_text("Nothing found", "No caption has these words.")
    assert state.accessibleName() == "Nothing found"
    assert state.accessibleDescription() == "No caption has these words."


def test_long_sentence_of_an_empty_state_keeps_all_its_lines(
    shown: Callable[..., EmptyState],
) -> None:
    state = EmptyState("No run yet", "Short.")
    shown(state, 900, 400)
    state.set_text("No run yet", "A trained run scores any photo and caption. " * 4)
    QApplication.sendPostedEvents()
    (label,) = [found for found in state.findChildren(QLabel) if "trained" in found.text()]
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()


def test_empty_state_takes_drops_only_where_it_says_so(qtbot: QtBot) -> None:
    closed = EmptyState("No run yet", "Train one.")
    opened = EmptyState("No photos", "Drop some.", accepts=frozenset({Accepts.PATHS}))
    for state in (closed, opened):
        qtbot.addWidget(state)
    assert not closed.acceptDrops()
    assert opened.acceptDrops()
    heard = Heard(opened)
    drop(opened, files("/photos"))
    assert heard.paths == [[Path("/photos")]]


def test_drag_over_a_child_of_the_zone_still_counts(zone: DropZone, heard: Heard) -> None:
    # children take no drops, thus Qt gives the event to the zone
    assert not any(child.acceptDrops() for child in zone.findChildren(QPushButton))
    assert QEvent.Type.Drop == drop(zone, files("/a.jpg")).type()
    assert heard.paths


def test_words_come_with_files_but_not_their_names(zone: DropZone, heard: Heard) -> None:
    mime = files("/photos/a dög.jpg")
    mime.setText("what it shows")
    drop(zone, mime)
    assert heard.texts == ["what it shows"]
    for told in ("file:///photos/a%20d%C3%B6g.jpg", "/photos/a dög.jpg", "a dög.jpg",
                 "https://example.org/a.jpg"):  # fmt: skip
        mime = files("/photos/a dög.jpg")
        mime.setText(told)
        drop(zone, mime)
    assert heard.texts == ["what it shows"]
    assert len(heard.paths) == 5
