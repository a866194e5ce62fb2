import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mmc_gui.models.photo_model import LabelChip, PhotoModel, PhotoRole, Photos, PhotoState
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_cell import broken_into_lines
from mmc_gui.widgets.photo_grid import PhotoGrid

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
WIDTH, HEIGHT = 1000, 700


class RecordingLoader(ThumbnailLoader):
    """A loader that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []
        self.wishes: list[str] = []

    def request(self, key: str, path: Path) -> None:
        self.requests.append(key)
        super().request(key, path)

    def wanted(self, keys: Sequence[str]) -> None:  # type: ignore[override]
        self.wishes = list(keys)
        super().wanted(keys)


class Stage:
    """A grid on the screen, and all that it said."""

    def __init__(self, qtbot: QtBot, loader: ThumbnailLoader) -> None:
        self.loader = loader
        self.model = PhotoModel(loader.pixmap)
        self.grid = PhotoGrid(self.model, loader)
        qtbot.addWidget(self.grid)
        self.currents: list[int] = []
        self.selections: list[list[int]] = []
        self.activated: list[int] = []
        self.grid.current_changed.connect(self.currents.append)
        self.grid.selection_changed.connect(self.selections.append)
        self.grid.activated_row.connect(self.activated.append)
        self.grid.resize(WIDTH, HEIGHT)

    def show(self, count: int, folder: Path = Path("/nowhere")) -> "Stage":
        self.model.set_photos(numbered(count, folder))
        self.grid.show()
        return self

    @property
    def columns(self) -> int:
        return self.model.columns

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.grid, key, modifiers)

    def center(self, row: int) -> QPoint:
        return self.grid.visualRect(self.model.index_of(row)).center()

    def click(self, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(
            self.grid.viewport(), Qt.MouseButton.LeftButton, modifiers, self.center(row)
        )

    def mouse(self, kind: QEvent.Type, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        left, no = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = no if kind == QEvent.Type.MouseButtonRelease else left
        at = QPointF(point)
        event = QMouseEvent(kind, at, at, left, held, modifiers)
        QApplication.sendEvent(self.grid.viewport(), event)

    def drag(self, *points: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, points[0], modifiers)
        for point in points[1:]:
            self.mouse(QEvent.Type.MouseMove, point, modifiers)
        self.mouse(QEvent.Type.MouseButtonRelease, points[-1], modifiers)


def numbered(count: int, folder: Path = Path("/nowhere")) -> Photos:
    return Photos(
        names=[f"{row}.png" for row in range(count)],
        captions=[f"A caption for photo number {row} that takes two lines" for row in range(count)],
        path_of=lambda row: folder / f"{row}.png",
    )


@pytest.fixture
def loader(qapp: object) -> Iterator[RecordingLoader]:
    loader = RecordingLoader()
    yield loader
    loader.shutdown()


@pytest.fixture
def stage(qtbot: QtBot, loader: RecordingLoader) -> Stage:
    return Stage(qtbot, loader)


def test_columns_follow_the_width_and_fill_it(stage: Stage) -> None:
    stage.show(200)
    for width in (1200, 700, 400, 100):
        stage.grid.resize(width, HEIGHT)
        viewport = stage.grid.viewport().width()
        used = sum(stage.grid.columnWidth(column) for column in range(stage.columns))
        assert viewport - stage.columns < used <= viewport
        assert stage.model.columnCount() == max(1, viewport // 200)
    assert stage.grid.horizontalScrollBar().maximum() == 0


def test_hundred_thousand_rows_are_shown_by_looking_up_what_is_visible(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    looked_up: list[int] = []

    class Captions(Sequence[str]):
        def __len__(self) -> int:
            return 100_000

        def __getitem__(self, row: int) -> str:  # type: ignore[override]
            looked_up.append(row)
            return f"caption {row}"

    names = [f"{row}.png" for row in range(100_000)]
    stage.model.set_photos(
        Photos(names=names, captions=Captions(), path_of=lambda row: Path(f"/nowhere/{row}"))
    )
    stage.grid.show()
    with qtbot.waitExposed(stage.grid):
        pass
    stage.grid.grab()
    qtbot.waitUntil(lambda: bool(loader.wishes))
    visible = stage.columns * (HEIGHT // stage.grid.rowHeight(0) + 1)
    assert set(looked_up) == set(range(visible))
    assert loader.wishes == [f"/nowhere/{row}" for row in range(2 * visible)]


def test_painting_and_looking_up_ask_for_nothing(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    stage.show(500)
    qtbot.waitUntil(lambda: bool(loader.wishes))
    before = list(loader.requests)
    stage.grid.grab()
    for role in PhotoRole:
        stage.model.index_of(400).data(role)
    assert loader.requests == before


def test_thumbnails_in_view_are_asked_for_first_then_those_ahead(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    stage.show(2000)
    qtbot.waitUntil(lambda: bool(loader.wishes))
    screen = len(loader.wishes) // 2
    # the last request is served first
    assert loader.requests[::-1] == [f"/nowhere/{row}.png" for row in range(2 * screen)]
    stage.grid.scroll_to_row(1000)
    qtbot.waitUntil(lambda: "/nowhere/1000.png" in loader.wishes)
    first = int(Path(loader.wishes[0]).stem)
    assert [int(Path(wish).stem) for wish in loader.wishes] == list(
        range(first, first + len(loader.wishes))
    )
    stage.grid.scroll_to_row(400)
    qtbot.waitUntil(lambda: "/nowhere/400.png" in loader.wishes)
    shown, ahead = np.array_split([int(Path(wish).stem) for wish in loader.wishes], 2)
    assert shown[0] <= 400 <= shown[-1]
    assert ahead.tolist() == list(range(shown[0] - 1, shown[0] - 1 - len(ahead), -1))


def test_hidden_grid_wants_nothing(stage: Stage, loader: RecordingLoader, qtbot: QtBot) -> None:
    stage.show(100)
    qtbot.waitUntil(lambda: bool(loader.wishes))
    stage.grid.hide()
    assert loader.wishes == []


def test_thumbnail_is_painted_when_it_arrives(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 300), "red").save(tmp_path / "0.png")
    stage.show(1, tmp_path)
    assert stage.grid.grab().toImage().pixelColor(stage.center(0)) != QColor("red")
    with qtbot.waitSignal(loader.loaded):
        pass
    picture = stage.grid.visualRect(stage.model.index_of(0)).topLeft() + QPoint(WIDTH // 10, 100)
    assert stage.grid.grab().toImage().pixelColor(picture) == QColor("red")


def test_photo_that_cannot_be_read_gets_its_badge_also_in_the_next_data_set(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    stage.show(1)
    with qtbot.waitSignal(loader.failed):
        pass
    assert stage.model.index_of(0).data(PhotoRole.STATE) == PhotoState.BROKEN
    stage.model.set_photos(numbered(1))
    broken = stage.model.index_of(0)
    qtbot.waitUntil(lambda: broken.data(PhotoRole.STATE) == PhotoState.BROKEN)


def test_late_answer_does_not_mark_the_next_data_set(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot, tmp_path: Path
) -> None:
    stage.show(100)
    qtbot.waitUntil(lambda: bool(loader.wishes))
    for row in range(3):
        Image.new("RGB", (8, 8)).save(tmp_path / f"{row}.png")
    stage.model.set_photos(numbered(3, tmp_path))
    for row in (99, 2, 0):  # as if they were the last to come
        loader.failed.emit(f"/nowhere/{row}.png")
        loader.loaded.emit(f"/nowhere/{row}.png", QImage())
    states = [stage.model.index_of(row).data(PhotoRole.STATE) for row in range(3)]
    assert states == [PhotoState.NONE] * 3


def test_two_rows_of_one_file_are_both_repainted(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    stage.model.set_photos(
        Photos(names=["a", "b"], captions=["", ""], path_of=lambda row: Path("/nowhere/same"))
    )
    stage.grid.show()
    with qtbot.waitSignal(loader.failed):
        pass
    assert [stage.model.index_of(row).data(PhotoRole.STATE) for row in (0, 1)] == [
        PhotoState.BROKEN
    ] * 2


def test_cell_edge_is_clipped_and_thumbnails_are_made_anew(
    stage: Stage, loader: RecordingLoader, qtbot: QtBot
) -> None:
    stage.show(300)
    for asked, given in ((10, 96), (1000, 320), (200, 200)):
        columns = stage.columns
        stage.grid.set_cell_edge(asked)
        assert stage.grid.cell_edge == given
        assert stage.columns != columns
    qtbot.waitUntil(lambda: loader.edge == 200)


def test_first_photo_is_current_and_chosen(stage: Stage) -> None:
    assert stage.grid.current_row is None
    stage.show(10)
    assert (stage.currents, stage.selections) == ([0], [[0]])
    stage.model.set_photos(numbered(3))
    assert stage.grid.current_row == 0


def test_arrows_walk_in_reading_order(stage: Stage) -> None:
    stage.show(50)
    columns = stage.columns
    walked = []
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        stage.key(key)
        walked.append(stage.grid.current_row)
    assert walked == [0, 1, 2, columns + 2, 2, 2]
    stage.grid.select_row(columns - 1)
    stage.key(Key.Key_Right)
    assert stage.grid.current_row == columns
    stage.key(Key.Key_Left)
    assert stage.grid.current_row == columns - 1
    assert stage.grid.selected_rows == [columns - 1]


def test_down_into_the_gap_of_the_last_line_reaches_the_last_photo(stage: Stage) -> None:
    stage.show(stage_count := 4 * 4 + 2)
    stage.grid.resize(900, HEIGHT)
    assert stage.columns == 4
    stage.grid.select_row(15)
    stage.key(Key.Key_Down)
    assert stage.grid.current_row == stage_count - 1
    stage.key(Key.Key_Down)
    assert stage.grid.current_row == stage_count - 1
    stage.key(Key.Key_Right)
    assert stage.grid.current_row == stage_count - 1


def test_home_end_and_pages(stage: Stage) -> None:
    stage.show(500)
    lines = stage.grid.viewport().height() // stage.grid.rowHeight(0)
    stage.key(Key.Key_PageDown)
    assert stage.grid.current_row == lines * stage.columns
    stage.key(Key.Key_PageUp)
    assert stage.grid.current_row == 0
    stage.key(Key.Key_End)
    assert stage.grid.current_row == 499
    assert stage.grid.viewport().rect().contains(stage.center(499))
    stage.key(Key.Key_PageDown)
    assert stage.grid.current_row == 499
    stage.key(Key.Key_Home)
    assert stage.grid.current_row == 0
    assert stage.grid.viewport().rect().contains(stage.center(0))


def test_left_goes_on_where_writing_runs_from_the_right(stage: Stage) -> None:
    stage.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.show(20)
    stage.key(Key.Key_Left)
    assert stage.grid.current_row == 1
    assert stage.center(1).x() < stage.center(0).x()
    stage.click(2)
    assert stage.grid.current_row == 2


def test_shift_and_arrows_choose_a_run_over_the_ends_of_lines(stage: Stage) -> None:
    stage.show(50)
    columns = stage.columns
    stage.grid.select_row(columns - 1)
    stage.key(Key.Key_Right, SHIFT)
    stage.key(Key.Key_Down, SHIFT)
    assert stage.grid.selected_rows == list(range(columns - 1, 2 * columns + 1))
    stage.key(Key.Key_Home, SHIFT)
    assert stage.grid.selected_rows == list(range(columns))


def test_ctrl_moves_without_choosing_and_ctrl_space_toggles(stage: Stage) -> None:
    stage.show(50)
    stage.key(Key.Key_Right, CTRL)
    stage.key(Key.Key_Right, CTRL)
    assert (stage.grid.current_row, stage.grid.selected_rows) == (2, [0])
    stage.key(Key.Key_Space, CTRL)
    assert stage.grid.selected_rows == [0, 2]
    stage.key(Key.Key_Space, CTRL)
    assert stage.grid.selected_rows == [0]


def test_ctrl_a_chooses_all_shown_and_says_so_once(stage: Stage) -> None:
    stage.show(300)
    stage.model.set_order(np.arange(0, 300, 2))
    stage.selections.clear()
    stage.key(Key.Key_A, CTRL)
    stage.key(Key.Key_A, CTRL)
    assert stage.selections == [list(range(0, 300, 2))]


def test_clicks_with_shift_and_ctrl(stage: Stage) -> None:
    stage.show(50)
    stage.click(3)
    stage.click(6, SHIFT)
    assert stage.grid.selected_rows == [3, 4, 5, 6]
    stage.click(4, CTRL)
    assert stage.grid.selected_rows == [3, 5, 6]
    stage.click(1, SHIFT | CTRL)
    assert stage.grid.selected_rows == [1, 2, 3, 4, 5, 6]
    assert stage.grid.current_row == 1
    stage.click(2)
    assert stage.grid.selected_rows == [2]


def test_click_beside_the_photos_chooses_none_but_leaves_the_current_one(stage: Stage) -> None:
    stage.show(stage.columns + 1)
    stage.click(1)
    beside = stage.center(0) + QPoint(0, stage.grid.rowHeight(0))
    gap = QPoint(stage.center(1).x() + 5, beside.y())
    QTest.mouseClick(stage.grid.viewport(), Qt.MouseButton.LeftButton, CTRL, gap)
    assert stage.grid.selected_rows == [1]
    QTest.mouseClick(stage.grid.viewport(), Qt.MouseButton.LeftButton, NONE, gap)
    assert (stage.grid.current_row, stage.grid.selected_rows) == (1, [])


def test_drag_chooses_in_reading_order_and_back(stage: Stage) -> None:
    stage.show(50)
    columns = stage.columns
    stage.drag(stage.center(1), stage.center(2), stage.center(columns + 1))
    assert stage.grid.selected_rows == list(range(1, columns + 2))
    stage.drag(stage.center(2), stage.center(columns), stage.center(1))
    assert stage.grid.selected_rows == [1, 2]
    stage.drag(stage.center(columns), stage.center(columns + 1), modifiers=CTRL)
    assert stage.grid.selected_rows == [1, 2, columns, columns + 1]


def test_drag_that_starts_beside_the_photos_chooses_nothing(stage: Stage) -> None:
    stage.show(2)
    below = QPoint(500, HEIGHT - 10)
    stage.drag(below, stage.center(1))
    assert stage.grid.selected_rows == []


def test_drag_beyond_the_edge_scrolls_until_the_button_is_let_go(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.show(500)
    below = QPoint(stage.center(0).x(), HEIGHT + 200)
    stage.mouse(QEvent.Type.MouseButtonPress, stage.center(0), NONE)
    stage.mouse(QEvent.Type.MouseMove, below, NONE)
    bar = stage.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > HEIGHT)
    stage.mouse(QEvent.Type.MouseButtonRelease, below, NONE)
    chosen = stage.grid.selected_rows
    assert chosen == list(range(len(chosen)))
    assert len(chosen) > stage.columns * HEIGHT // stage.grid.rowHeight(0)


def test_right_button_takes_the_photo_under_it_unless_it_is_chosen(stage: Stage) -> None:
    stage.show(50)
    stage.click(1)
    stage.click(3, SHIFT)
    right, viewport = Qt.MouseButton.RightButton, stage.grid.viewport()
    QTest.mouseClick(viewport, right, NONE, stage.center(2))
    assert stage.grid.selected_rows == [1, 2, 3]
    QTest.mouseClick(viewport, right, NONE, stage.center(5))
    assert stage.grid.selected_rows == [5]


def test_enter_and_double_click_activate(stage: Stage) -> None:
    stage.show(5)
    stage.grid.select_row(3)
    stage.key(Key.Key_Return)
    stage.key(Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    left = Qt.MouseButton.LeftButton
    QTest.mouseDClick(stage.grid.viewport(), left, NONE, stage.center(4))
    QTest.mouseDClick(stage.grid.viewport(), left, NONE, QPoint(WIDTH // 2, HEIGHT - 5))
    assert stage.activated == [3, 3, 4]


def test_keys_of_the_page_are_left_to_the_page(qtbot: QtBot, loader: RecordingLoader) -> None:
    heard: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            heard.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    stage = Stage(qtbot, loader)
    QVBoxLayout(page).addWidget(stage.grid)
    stage.show(20)
    keys = [Key.Key_1, Key.Key_C, Key.Key_Space, Key.Key_Escape, Key.Key_Delete]
    for key in keys:
        stage.key(key)
    assert heard == keys
    assert stage.grid.current_row == 0


def test_filter_keeps_current_and_chosen_photos(stage: Stage) -> None:
    stage.show(100)
    stage.click(4)
    stage.click(8, SHIFT)
    stage.currents.clear()
    stage.model.set_order(np.arange(0, 100, 4))
    assert (stage.grid.current_row, stage.grid.selected_rows) == (8, [4, 8])
    assert stage.currents == []
    assert stage.model.row_at(stage.grid.currentIndex()) == 8
    stage.model.set_order(np.arange(100)[::-1])
    assert (stage.grid.current_row, stage.grid.selected_rows) == (8, [8, 4])
    assert stage.grid.viewport().rect().contains(stage.center(8))


def test_next_photo_takes_the_place_of_one_that_is_filtered_away(stage: Stage) -> None:
    stage.show(10)
    stage.grid.select_row(3)
    stage.model.set_order(np.array([0, 1, 2, 4, 5]))
    assert (stage.grid.current_row, stage.grid.selected_rows) == (4, [4])
    stage.model.set_order(np.array([0, 1]))
    assert (stage.grid.current_row, stage.grid.selected_rows) == (1, [1])


def test_no_photo_left_and_back_again(stage: Stage) -> None:
    stage.show(10)
    stage.model.set_order(np.zeros(0, dtype=np.int64))
    assert stage.grid.current_row is None
    assert stage.currents[-1] == -1
    assert stage.selections[-1] == []
    for key in (Key.Key_Right, Key.Key_End, Key.Key_Return, Key.Key_PageUp):
        stage.key(key)
    stage.key(Key.Key_A, CTRL)
    stage.key(Key.Key_Space, CTRL)
    stage.grid.grab()
    stage.model.set_order(np.arange(5, 10))
    assert stage.grid.current_row == 5
    assert stage.activated == []


def test_another_width_keeps_the_current_photo_in_view(stage: Stage) -> None:
    stage.show(1000)
    stage.grid.select_row(500)
    stage.key(Key.Key_Right, SHIFT)
    for width in (500, 1400, 300):
        stage.grid.resize(width, HEIGHT)
        assert stage.grid.viewport().rect().contains(stage.center(501))
    assert stage.grid.selected_rows == [500, 501]
    assert stage.grid.current_row == 501


def test_another_width_keeps_what_was_scrolled_to(stage: Stage) -> None:
    stage.show(5000)
    stage.grid.scroll_to_row(3000)
    top = stage.model.row_at(stage.grid.indexAt(QPoint(20, 20)))
    assert top is not None
    stage.grid.resize(500, HEIGHT)
    assert stage.grid.viewport().rect().intersects(stage.grid.visualRect(stage.model.index_of(top)))


def test_select_and_scroll_to_a_row_that_is_not_shown_do_nothing(stage: Stage) -> None:
    stage.show(100)
    stage.model.set_order(np.arange(50))
    stage.grid.select_row(70)
    stage.grid.scroll_to_row(70)
    stage.grid.select_row(1000)
    assert stage.grid.current_row == 0
    assert stage.grid.verticalScrollBar().value() == 0


def test_focus_shows_the_current_photo_and_changes_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.show(10)
    stage.grid.select_row(4)
    stage.currents.clear()
    stage.grid.clearFocus()
    stage.grid.setFocus()
    assert stage.currents == []
    assert stage.model.row_at(stage.grid.currentIndex()) == 4


def test_screen_reader_finds_the_photos(stage: Stage) -> None:
    QAccessible.setActive(True)
    stage.show(5)
    table = QAccessible.queryAccessibleInterface(stage.grid)
    assert table.text(QAccessible.Text.Name) == "Photos"
    children = [table.child(number) for number in range(table.childCount())]
    spoken = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    heard = [text.split(":")[0] for text in spoken if "A caption for photo number" in text]
    assert heard == [f"{row}.png" for row in range(5)]


def test_chosen_photo_is_framed_in_the_accent(stage: Stage) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Accent, QColor("#ff00ff"))
    stage.grid.setPalette(palette)
    stage.show(3)
    stage.grid.clearFocus()

    def frame_color(row: int) -> QColor:
        rect = stage.grid.visualRect(stage.model.index_of(row))
        return stage.grid.grab().toImage().pixelColor(rect.left() + 4, rect.center().y())

    assert frame_color(0) == QColor("#ff00ff")
    assert frame_color(1) != QColor("#ff00ff")
    stage.grid.select_row(1)
    assert frame_color(1) == QColor("#ff00ff")


def test_another_palette_is_taken_up_at_once(stage: Stage) -> None:
    stage.show(2)
    shots = []
    for base in ("#ffffff", "#202020"):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(base))
        stage.grid.setPalette(palette)
        corner = stage.grid.visualRect(stage.model.index_of(1)).bottomRight() - QPoint(20, 10)
        shots.append(stage.grid.grab().toImage().pixelColor(corner).lightness())
    assert shots == pytest.approx([255, 32], abs=4)  # a screen of 16 bits rounds


def test_larger_font_makes_higher_cells(stage: Stage) -> None:
    stage.show(10)
    before = stage.grid.rowHeight(0)
    font = QFont(stage.grid.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    stage.grid.setFont(font)
    assert stage.grid.rowHeight(0) > before + 20


@pytest.mark.parametrize("edge", [96, 176])
@pytest.mark.parametrize(
    "labels",
    [
        (),
        (("cat", "#112233"),),
        (("a very long label " * 9, "#aabbcc"),),
        (("cat", "#000000"),) * 60,
    ],
    ids=["none", "one", "long", "many"],
)
def test_any_labels_and_states_stay_within_their_card(
    stage: Stage, edge: int, labels: tuple[LabelChip, ...]
) -> None:
    """Paint one card with these labels beside an empty cell, which must stay as it was."""
    stage.grid.set_cell_edge(edge)
    stage.model.set_photos(
        Photos(
            names=["0.png"],
            captions=["word " * 500],
            path_of=lambda row: Path("/nowhere/0"),
            labels_of=lambda row: labels,
            state_of=lambda row: PhotoState(31),
        )
    )
    stage.grid.show()
    image = stage.grid.grab().toImage()
    rect = stage.grid.visualRect(stage.model.index_of(0))
    ground = image.pixelColor(WIDTH - 30, HEIGHT - 10)
    beside = {image.pixelColor(rect.right() + 2, y).name() for y in range(rect.height())}
    assert beside == {ground.name()}
    below = {image.pixelColor(x, rect.bottom() + 2).name() for x in range(rect.width())}
    assert below == {ground.name()}


@pytest.mark.parametrize(
    "text",
    [
        "short",
        "",
        "A caption of many words that would need some five lines of this width to be read in full",
        "line\nfeeds\n\nand\ttabs are spaces",
        "無" * 200,
        "\N{GRINNING FACE}" * 80,
        "unbreakable" * 30,
    ],
    ids=["short", "empty", "long", "feeds", "cjk", "emoji", "word"],
)
def test_caption_is_broken_into_two_lines_at_most(qapp: object, text: str) -> None:
    font = QFont()
    lines = broken_into_lines(text, font=font, width=150, lines=2)
    assert len(lines) <= 2
    metrics = QFontMetricsF(font)
    assert all(metrics.horizontalAdvance(line) <= 151 for line in lines)
    assert all(line.isprintable() for line in lines)
    whole = " ".join(text.split())
    if lines and not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == whole.replace(" ", "")
    if text:
        assert whole.startswith(lines[0])


def test_caption_with_half_an_emoji_is_no_harm(qapp: object) -> None:
    lines = broken_into_lines("\ud83d and more " * 10, font=QFont(), width=150, lines=2)
    assert "and more" in lines[0]


HIDPI = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from mmc_gui.models.photo_model import PhotoModel, Photos
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_grid import PhotoGrid

app = QApplication([])
loader = ThumbnailLoader()
model = PhotoModel(loader.pixmap)
grid = PhotoGrid(model, loader)
grid.resize(606, 400)  # at 1.5 the picture would begin in the middle of a pixel
model.set_photos(Photos(names=["a"], captions=["a"], path_of=lambda row: Path(sys.argv[1])))
loader.loaded.connect(lambda key, image: QTimer.singleShot(0, lambda: app.exit(0)))
grid.show()
app.exec()
grid.grab().save(sys.argv[2])
print(loader.edge)
grid.close()
loader.shutdown()
"""


@pytest.mark.parametrize("scale", ["2", "1.5", "1.25"])
def test_thumbnail_is_as_sharp_as_the_screen(tmp_path: Path, scale: str) -> None:
    """Show a chequered photo of just the pixels of its square: each must arrive untouched."""
    edge = round(176 * float(scale))
    pixels = (np.indices((edge, edge)).sum(axis=0) % 2 * 255).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    run = subprocess.run(
        [sys.executable, "-c", HIDPI, str(tmp_path / "a.png"), str(tmp_path / "shot.png")],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert run.stdout.split() == [str(edge)], run.stderr
    shot = np.asarray(Image.open(tmp_path / "shot.png").convert("L"))
    row = next(y for y in range(shot.shape[0]) if np.ptp(np.diff(shot[y].astype(int))) > 500)
    column = int(np.flatnonzero(np.abs(np.diff(shot[row].astype(int))) == 255)[0])
    window = shot[row : row + edge, column : column + edge + 2]
    matches = [
        np.array_equal(window[:, left : left + edge], pixels)
        for left in range(window.shape[1] - edge + 1)
    ]
    assert any(matches)
