"""Tab goes round every page: it reaches all that can be used, shows where it is, and names it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from window_fixtures import CTRL, SHIFT, Gate, MakeStage, Source, Stage

from mmc_gui.main_window import MainWindow

ROUND = 90
"""Presses of Tab after which every page has come round."""
ALT = Qt.KeyboardModifier.AltModifier
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
USED_BY_HANDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip


def usable(window: QWidget) -> Iterator[QWidget]:
    """Yield what a hand could use: all that takes keys, and what looks as if it did."""
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()) or widget.focusProxy() is not None:
            continue
        # Parts that keys do not need: Esc closes the panel and empties the field, arrows scroll.
        part_of_another = isinstance(widget, (QScrollBar, QHeaderView)) or isinstance(
            widget.parent(), (QLineEdit, QAbstractSpinBox, QComboBox, QTabBar, QDockWidget)
        )
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_keys or (isinstance(widget, USED_BY_HANDS) and not part_of_another):
            yield widget


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keys"
    return focus


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def told(widget: QWidget) -> str:
    parents = []
    at = widget.parent()
    while at is not None and len(parents) < 3:
        parents.append(type(at).__name__)
        at = at.parent()
    return f"{type(widget).__name__} {name_of(widget)!r} in {' in '.join(parents)}"


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def go_round(stage: Stage, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until what had the keys first has them again; return what had them, in order."""
    first = focused()
    seen: list[QWidget] = []
    unseen = []
    for _ in range(ROUND):
        focus = focused()
        seen.append(focus)
        assert focus.isVisible(), told(focus)
        assert focus.isEnabled(), told(focus)
        with_keys = picture(focus)
        stage.key(key)
        if picture(focus) == with_keys:
            unseen.append(told(focus))
        if focused() is first:
            assert not unseen, f"these do not show that they have the keys: {unseen}"
            return seen
        assert focused() not in seen, f"Tab does not leave: {[told(w) for w in seen]}"
    pytest.fail(f"Tab does not come back: {[told(w) for w in seen]}")


def beside(stage: Stage, stop: QWidget) -> set[QWidget]:
    """Return what the arrows reach from a stop of Tab, which stands for its whole group."""
    found = set()
    for arrow in ARROWS:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        while focused().parent() is stop.parent() and (arrow, focused()) not in found:
            found |= {focused(), (arrow, focused())}
            stage.key(arrow)
    return found


def look(stage: Stage) -> None:
    """Let all be read that a page shows."""
    tasks = stage.window.tasks
    stage.wait(lambda: not tasks.studies.looking and not tasks.insights.looking)
    stage.settle()


def tab_of(page: str, place: int) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.show_page(page)
        tabs = window.pages[page].findChild(QTabWidget)
        assert tabs is not None
        tabs.setCurrentIndex(place)

    return show


def page(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.show_page(key)


def beside_history(window: MainWindow) -> None:
    window.show_page("browse")
    window.history.toggle()


def with_messages(window: MainWindow) -> None:
    window.show_page("browse")
    window.banner.error("It is broken.", action="Mend", key="x", details="a trace")


VIEWS: dict[str, Callable[[MainWindow], None]] = {
    "browse": page("browse"),
    "browse, history": beside_history,
    "browse, messages": with_messages,
    "train": page("train"),
    "thresholds": page("thresholds"),
    "predict": page("predict"),
    **{f"experiments {place}": tab_of("experiments", place) for place in range(3)},
    **{f"statistics {place}": tab_of("statistics", place) for place in range(4)},
    "check": page("check"),
    **{f"confusions {place}": tab_of("confusions", place) for place in range(3)},
}


def assert_all_is_reached(stage: Stage) -> None:
    stops = go_round(stage)
    nameless = [told(stop) for stop in stops if not name_of(stop)]
    assert not nameless, f"a screen reader has no name for {nameless}"
    left = {widget for widget in usable(stage.window) if widget not in stops}
    for stop in stops:
        if any(widget.parent() is stop.parent() for widget in left):
            left -= beside(stage, stop)
    assert not left, f"Tab and arrows do not reach {sorted(map(told, left))}"


def test_tab_reaches_all_of_each_page_and_comes_back(trained_stage: Stage) -> None:
    defects = {}
    for name, show in VIEWS.items():
        show(trained_stage.window)
        look(trained_stage)
        try:
            assert_all_is_reached(trained_stage)
        except AssertionError as error:
            defects[name] = str(error)
    assert not defects, "\n".join(f"{name}: {defect}" for name, defect in defects.items())


def test_tab_goes_round_the_first_page(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.wait(stage.window.isActiveWindow)
    stage.key(Qt.Key.Key_Tab)
    assert_all_is_reached(stage)


def test_tab_goes_round_a_list_of_pairs(trained_stage: Stage, source: Source) -> None:
    window = trained_stage.window
    window.show_page("predict")
    window.predict.take_paths([source.images / f"{number}.jpg" for number in range(3)])
    trained_stage.wait(lambda: window.predict.is_settled)
    assert_all_is_reached(trained_stage)


def test_tab_goes_round_labels_to_check(make_stage: MakeStage, sure_project: Path) -> None:
    stage = make_stage()
    stage.open(sure_project)
    stage.key("2")
    stage.window.show_page("check")
    look(stage)
    assert_all_is_reached(stage)


def test_tab_goes_through_a_photo_as_it_is_read(trained_stage: Stage) -> None:
    inspector = trained_stage.window.browse.inspector
    stops = go_round(trained_stage)
    read = (inspector.caption, inspector.note, inspector.labels.more, inspector.chips._order[0],
            inspector.model.bars._bars)  # fmt: skip
    places = [stops.index(stop) for stop in read]
    assert places == sorted(places)


def test_arrows_point_at_a_page_and_enter_opens_it(trained_stage: Stage) -> None:
    window, rail = trained_stage.window, trained_stage.window.rail
    trained_stage.key(Qt.Key.Key_3, CTRL)
    look(trained_stage)
    while focused().parent() is not rail:
        trained_stage.key(Qt.Key.Key_Tab)
    assert focused() is rail.button("thresholds")
    for _ in range(2):
        trained_stage.key(Qt.Key.Key_Down)
    assert focused() is rail.button("experiments")
    assert window.stack.currentWidget() is window.thresholds
    trained_stage.key(Qt.Key.Key_Return)
    look(trained_stage)
    assert window.stack.currentWidget() is window.experiments
    assert focused().parent() is not rail


def test_arrows_go_round_the_rail_and_are_forgotten_when_it_is_left(trained_stage: Stage) -> None:
    rail = trained_stage.window.rail
    while focused().parent() is not rail:
        trained_stage.key(Qt.Key.Key_Tab)
    trained_stage.key(Qt.Key.Key_Up)
    assert focused() is rail.button("confusions")
    trained_stage.key(Qt.Key.Key_Tab)
    trained_stage.key(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is rail.button("browse")


def test_every_menu_opens_by_its_letter(trained_stage: Stage) -> None:
    window = trained_stage.window
    for action in window.menuBar().actions():
        (letter,) = re.findall(r"&(\w)", action.text())
        trained_stage.key(letter, ALT)
        menu = QApplication.activePopupWidget()
        assert menu is action.menu(), action.text()
        trained_stage.key(Qt.Key.Key_Down)
        trained_stage.key(Qt.Key.Key_Escape)
        trained_stage.wait(lambda: QApplication.activePopupWidget() is None)
        assert focused() is window.browse.grid


def test_tab_goes_round_while_a_training_runs(make_stage: MakeStage, project: Path) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    stage.key("t", CTRL)
    stage.wait(gate.reached.is_set)
    try:
        assert_all_is_reached(stage)
    finally:
        gate.open.set()
        stage.trigger("stop")
        stage.settle()
