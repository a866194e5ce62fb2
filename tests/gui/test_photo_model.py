from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from mmc_gui.models.photo_model import PhotoModel, PhotoRole, Photos, PhotoState
from mmc_gui.models.photo_selection import PhotoSelection


def photos(count: int) -> Photos:
    return Photos(
        names=[f"{row}.jpg" for row in range(count)],
        captions=[f"caption {row}" for row in range(count)],
        path_of=lambda row: Path("/photos") / f"{row}.jpg",
        labels_of=lambda row: (("cat", "#ff0000"),) * (row % 3),
        state_of=lambda row: PhotoState.REVIEWED if row % 2 else PhotoState.NONE,
    )


def model_of(count: int, *, columns: int = 1) -> PhotoModel:
    model = PhotoModel(lambda key: None)
    model.set_photos(photos(count))
    model.set_columns(columns)
    return model


def names(model: PhotoModel) -> list[list[str | None]]:
    return [
        [model.index(line, column).data() for column in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_photos_stand_in_lines_and_the_last_line_may_end_early(qapp: object) -> None:
    model = model_of(5, columns=3)
    assert names(model) == [["0.jpg", "1.jpg", "2.jpg"], ["3.jpg", "4.jpg", None]]
    empty = model.index(1, 2)
    assert model.row_at(empty) is None
    assert model.flags(empty) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsSelectable
    assert [empty.data(role) for role in PhotoRole] == [None] * len(PhotoRole)


def test_order_decides_what_is_shown_and_where(qapp: object) -> None:
    model = model_of(6, columns=2)
    model.set_order(np.array([5, 0, 3]))
    assert names(model) == [["5.jpg", "0.jpg"], ["3.jpg", None]]
    assert model.row_at(model.index(1, 0)) == 3
    assert model.row_at(model.index_of(0)) == 0
    assert model.index_of(0) == model.index(0, 1)
    assert not model.index_of(1).isValid()
    assert model.position_of(-1) is None
    assert model.position_of(6) is None


@pytest.mark.parametrize("order", [[6], [-1], [[0, 1]]])
def test_order_with_rows_that_do_not_exist_is_refused_and_changes_nothing(
    qapp: object, order: list[int]
) -> None:
    model = model_of(6)
    with pytest.raises(ValueError, match="0 to 5"):
        model.set_order(np.array(order))
    assert len(model.order) == 6


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 names, but 1 captions"):
        Photos(names=["a", "b"], captions=["a"], path_of=lambda row: Path())


def test_cell_answers_every_role(qapp: object) -> None:
    pixmap = QPixmap(3, 3)
    model = PhotoModel({"/photos/1.jpg": pixmap}.get)
    model.set_photos(photos(3))
    cell = model.index_of(1)
    assert cell.data(PhotoRole.NAME) == "1.jpg"
    assert cell.data(PhotoRole.CAPTION) == "caption 1"
    assert cell.data(PhotoRole.STATE) == PhotoState.REVIEWED
    assert cell.data(PhotoRole.LABELS) == (("cat", "#ff0000"),)
    assert cell.data(PhotoRole.PIXMAP).cacheKey() == pixmap.cacheKey()
    assert model.index_of(2).data(PhotoRole.PIXMAP) is None


def test_screen_reader_hears_name_caption_labels_and_state(qapp: object) -> None:
    model = model_of(3)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of(1).data(spoken) == "1.jpg: caption 1. cat"
    assert model.index_of(0).data(spoken) == "0.jpg: caption 0. no labels"
    model.mark_broken([1])
    state = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.index_of(1).data(state) == "reviewed, broken"


def test_tool_tip_shows_a_caption_as_text_whatever_it_looks_like(qapp: object) -> None:
    model = PhotoModel(lambda key: None)
    model.set_photos(
        Photos(names=["a"], captions=["<img src='/etc/x'> & more"], path_of=lambda row: Path())
    )
    tip = model.index_of(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img src=&#x27;/etc/x&#x27;&gt; &amp; more" in tip


def changed_rows(model: PhotoModel) -> list[int | None]:
    rows: list[int | None] = []

    def on_changed(first: QModelIndex, last: QModelIndex) -> None:
        for line in range(first.row(), last.row() + 1):
            for column in range(first.column(), last.column() + 1):
                rows.append(model.row_at(model.index(line, column)))

    model.dataChanged.connect(on_changed)
    return rows


def test_refresh_announces_the_cells_of_visible_rows(qapp: object) -> None:
    model = model_of(6, columns=2)
    model.set_order(np.array([5, 0, 3]))
    rows = changed_rows(model)
    model.refresh([3, 1, 5])
    assert rows == [3, 5]


def test_refresh_of_many_rows_is_one_announcement(qtbot: QtBot) -> None:
    model = model_of(1000, columns=10)
    rows = changed_rows(model)
    with qtbot.waitSignal(model.dataChanged):
        model.refresh(range(105, 305))
    assert rows == list(range(100, 310))


def test_broken_badge_is_added_once_and_gone_with_the_next_data_set(qapp: object) -> None:
    model = model_of(4)
    rows = changed_rows(model)
    model.mark_broken([1, 2])
    model.mark_broken([2])
    assert rows == [1, 2]
    assert model.index_of(1).data(PhotoRole.STATE) == PhotoState.REVIEWED | PhotoState.BROKEN
    model.set_photos(photos(4))
    assert model.index_of(1).data(PhotoRole.STATE) == PhotoState.REVIEWED


def test_model_is_lawful_under_all_changes(
    qapp: object, model_tester: Callable[[QAbstractItemModel], None]
) -> None:
    model = PhotoModel(lambda key: None)
    model_tester(model)
    rng = np.random.default_rng(0)
    for count in (0, 1, 7, 40):
        model.set_photos(photos(count))
        for columns in (1, 3, 8, 50):
            model.set_columns(columns)
            model.set_order(rng.permutation(count))
            model.set_order(np.flatnonzero(rng.random(count) < 0.4))
            model.refresh(range(count))
            model.mark_broken(range(0, count, 3))
            model.set_order(np.zeros(0, dtype=np.int64))
            model.set_order(np.arange(count))


@pytest.fixture
def selection() -> PhotoSelection:
    """Offer ten rows in falling order: position 0 is row 9."""
    selection = PhotoSelection()
    selection.begin(10, np.arange(10)[::-1])
    return selection


def test_choose_one_and_toggle(selection: PhotoSelection) -> None:
    selection.choose_only(0)
    assert selection.rows.tolist() == [9]
    selection.toggle(2)
    selection.toggle(1)
    assert selection.rows.tolist() == [9, 8, 7]
    selection.toggle(0)
    assert selection.rows.tolist() == [8, 7]
    assert selection.count == 2
    assert selection.has(8)
    assert not selection.has(9)


def test_run_turns_about_its_anchor(selection: PhotoSelection) -> None:
    selection.choose_only(4)
    selection.run_to(6, keep=False)
    assert selection.rows.tolist() == [5, 4, 3]
    selection.run_to(3, keep=False)
    assert selection.rows.tolist() == [6, 5]


def test_kept_run_adds_to_what_was_chosen_and_can_shrink_again(selection: PhotoSelection) -> None:
    selection.choose_only(0)
    selection.toggle(5)
    selection.run_to(8, keep=True)
    assert selection.rows.tolist() == [9, 4, 3, 2, 1]
    selection.run_to(6, keep=True)
    assert selection.rows.tolist() == [9, 4, 3]


def test_run_without_anchor_chooses_its_end(selection: PhotoSelection) -> None:
    selection.run_to(3, keep=False)
    assert selection.rows.tolist() == [6]


def test_new_order_keeps_what_is_still_visible(selection: PhotoSelection) -> None:
    selection.choose_all()
    assert selection.count == 10
    selection.set_order(np.array([2, 4]))
    assert selection.rows.tolist() == [2, 4]
    selection.set_order(np.arange(10))
    assert selection.rows.tolist() == [2, 4]
    selection.run_to(7, keep=False)  # the anchor was filtered away, or there was none
    assert selection.rows.tolist() == [7]


def test_anchor_is_a_photo_not_a_place(selection: PhotoSelection) -> None:
    selection.choose_only(0)  # row 9
    selection.set_order(np.arange(10))
    selection.run_to(7, keep=False)
    assert selection.rows.tolist() == [7, 8, 9]
