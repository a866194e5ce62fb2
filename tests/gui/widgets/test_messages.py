from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mmc_gui.messages import Banner, Message, MessageCard, Severity


@pytest.fixture
def banner(shown: Callable[[QWidget], QWidget]) -> Iterator[Banner]:
    page = QWidget()
    banner = Banner()
    QVBoxLayout(page).addWidget(banner)
    shown(page)
    yield banner
    page.close()


def cards(banner: Banner) -> list[MessageCard]:
    found = banner.findChildren(MessageCard)
    return [card for card in found if card.message in banner.shown and not card.isHidden()]


def button(banner: Banner, text: str) -> QPushButton:
    (found,) = [b for b in banner.findChildren(QPushButton) if b.text() == text]
    return found


def texts(banner: Banner) -> list[str]:
    return [message.text for message in banner.shown]


def close(card: MessageCard) -> None:
    card.findChild(QToolButton).click()


def test_takes_no_room_while_there_is_nothing_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.error("The folder is gone. Plug the drive in again.")
    assert not banner.isHidden()
    close(cards(banner)[0])
    assert banner.isHidden()


def test_card_says_its_severity_and_text_to_a_reader(banner: Banner) -> None:
    banner.error("<b>photo</b> is no image.")
    (card,) = cards(banner)
    assert card.accessibleName() == "Error: <b>photo</b> is no image."
    # a file name with brackets is text and no markup
    assert card.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText


def test_long_message_keeps_all_its_lines_in_a_narrow_window(banner: Banner) -> None:
    banner.parentWidget().resize(320, 480)
    banner.error("The folder of the photos is gone. Plug the drive in again, then retry. " * 3)
    QApplication.sendPostedEvents()
    label = cards(banner)[0].findChild(QLabel)
    assert label.height() >= label.heightForWidth(label.width()) > 3 * label.fontMetrics().height()


def test_action_tells_its_key_and_closes(qtbot: QtBot, banner: Banner) -> None:
    banner.warning("12 photos were left out.", action="Show them", key="skipped")
    with qtbot.waitSignal(banner.action_requested) as asked:
        button(banner, "Show them").click()
    assert asked.args == ["skipped"]
    assert banner.shown == ()


def test_details_are_copied_and_not_shown(banner: Banner) -> None:
    banner.error("Something broke.", details="Traceback: KeyError 'row'")
    assert all("KeyError" not in label.text() for label in banner.findChildren(QLabel))
    button(banner, "Copy details").click()
    assert QGuiApplication.clipboard().text() == "Something broke.\n\nTraceback: KeyError 'row'"
    assert button(banner, "Copied").isVisible()


def test_no_copy_button_without_details(banner: Banner) -> None:
    banner.info("Resumed.")
    assert banner.findChildren(QPushButton) == []


def test_same_message_is_counted(banner: Banner) -> None:
    for _ in range(3):
        banner.error("The disk is full.")
    (card,) = cards(banner)
    assert card.times == 3
    assert card.accessibleName().endswith("(×3)")


def test_three_at_once_and_the_rest_wait_in_order(banner: Banner) -> None:
    for number in range(6):
        banner.error(f"Error {number}.")
    assert texts(banner) == ["Error 0.", "Error 1.", "Error 2."]
    assert any(label.text() == "3 more messages wait" for label in banner.findChildren(QLabel))
    close(cards(banner)[1])
    assert texts(banner) == ["Error 0.", "Error 2.", "Error 3."]
    assert [message.text for message in banner.waiting] == ["Error 4.", "Error 5."]


def test_error_takes_the_place_of_what_merely_informs(banner: Banner) -> None:
    banner.error("First.")
    banner.info("Second.")
    banner.success("Third.")
    banner.error("Fourth.")
    assert texts(banner) == ["First.", "Third.", "Fourth."]
    banner.info("Fifth.")
    assert [message.text for message in banner.waiting] == ["Fifth."]


def test_dismiss_by_key_leaves_the_others(banner: Banner) -> None:
    banner.warning("No network.", key="network")
    banner.warning("Low disk.", key="disk")
    banner.dismiss("network")
    assert texts(banner) == ["Low disk."]
    banner.dismiss()
    assert banner.shown == banner.waiting == ()


def test_success_and_info_go_by_themselves_and_an_error_does_not(
    qtbot: QtBot, banner: Banner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mmc_gui.messages.SUCCESS_MS", 20)
    monkeypatch.setattr("mmc_gui.messages.INFO_MS", 30)
    banner.error("Stays.")
    banner.success("Goes.")
    banner.info("Goes too.")
    qtbot.waitUntil(lambda: texts(banner) == ["Stays."])


def test_success_stays_while_the_mouse_is_on_it(
    qtbot: QtBot, banner: Banner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mmc_gui.messages.SUCCESS_MS", 20)
    banner.success("Read me.")
    banner.success("Clock.")
    read, clock = cards(banner)  # the second tells when the time is over
    point = QPointF(1, 1)
    read.enterEvent(QEnterEvent(point, point, point))
    with qtbot.waitSignal(clock.closed):
        pass
    assert texts(banner) == ["Read me."]
    read.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: banner.shown == ())


def test_escape_closes_the_card_that_has_the_focus(banner: Banner) -> None:
    banner.error("One.", action="Retry")
    QTest.keyClick(button(banner, "Retry"), Qt.Key.Key_Escape)
    assert banner.shown == ()


def test_message_can_be_given_as_a_value(banner: Banner) -> None:
    message = Message(severity=Severity.INFO, text="Running on the CPU.")
    banner.show_message(message)
    assert banner.shown == (message,)
