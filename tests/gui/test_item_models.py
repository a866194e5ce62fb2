"""Every item model keeps Qt's contract while it is filled, filtered, sorted, edited and emptied."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

import mmc_gui
from engine.data.dataset import Problem
from engine.data.find_replace import Replacement
from engine.data.labels import competition_labels
from engine.data.pairs import Pair
from engine.data.project import HistoryEntry, Moment
from mmc_gui.models.batch import Batch
from mmc_gui.models.batch_model import BatchModel
from mmc_gui.models.check_list import Outcome, Suspect
from mmc_gui.models.dataset_photos import ExplainedPhotoModel
from mmc_gui.models.headed_model import HeadedModel
from mmc_gui.models.label_set_model import LabelCounts, LabelSetModel
from mmc_gui.models.palette_model import PaletteEntry, PaletteModel
from mmc_gui.models.photo_model import NO_PHOTOS, PhotoModel, Photos
from mmc_gui.models.problem_model import ProblemModel
from mmc_gui.models.replacement_model import ReplacementModel
from mmc_gui.widgets.error_table import ErrorModel, LabelErrors
from mmc_gui.widgets.history_model import HistoryModel
from mmc_gui.widgets.label_counts import LabelCount, LabelCountModel
from mmc_gui.widgets.photo_list_model import PhotoListModel
from mmc_gui.widgets.suspect_table import SuspectModel
from mmc_gui.widgets.threshold_model import Column, ThresholdModel, ThresholdRow

Make = Callable[[], QAbstractItemModel]
Drive = Callable[..., Iterator[None]]
SIZES = (0, 1, 3, 40, 2)


def read_all(model: QAbstractItemModel) -> None:
    """Ask as a view asks: every cell and header by every role."""
    roles = [role.value for role in Qt.ItemDataRole]
    roles += [Qt.ItemDataRole.UserRole + n for n in range(9)]
    # A list has one column and keeps the method to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), 50)):
        for column in range(columns):
            index = model.index(row, column)
            model.flags(index)
            for role in roles:
                model.data(index, role)
    for section in range(columns):
        model.headerData(section, Qt.Orientation.Horizontal)
        model.headerData(section, Qt.Orientation.Vertical)
    assert not model.index(model.rowCount(), 0).isValid()


def photos(model: PhotoModel) -> Iterator[None]:
    for count in SIZES:
        names = [f"{n}.jpg" for n in range(count)]
        model.set_photos(
            Photos(names=names, captions=names, path_of=lambda row: Path(f"{row}.jpg"))
        )
        yield
        for columns in (1, 5, 2):
            model.set_columns(columns)
            yield
        model.set_order(np.arange(count)[::-1])
        yield
        model.set_order(np.arange(count)[::2])
        yield
        model.refresh(range(count))
        model.mark_broken(range(min(2, count)))
        yield
    model.set_photos(NO_PHOTOS)
    yield


def problems(model: ProblemModel) -> Iterator[None]:
    for count in SIZES:
        model.set_problems(
            [
                Problem(source=f"{n % 2}.csv", line=n, name=f"{n}.jpg", text="gone", lost=n % 3 < 1)
                for n in range(count)
            ]
        )
        yield
        for text in ("1", "nothing has this", ""):
            model.set_filter(text, None, None)
            yield
        model.set_filter("", next(iter(model.kinds), None), "1.csv")
        yield


def label_set(model: LabelSetModel) -> Iterator[None]:
    labels = list(competition_labels())
    for count in (0, 1, 18, 4):
        model.set_labels(labels[:count])
        yield
        model.set_counts({label.id: LabelCounts(3, 2, 1) for label in labels[:count]})
        yield
        for words in ("a", "zzz", ""):
            model.set_filter(words)
            yield
    model.setData(model.index(0, 1), "renamed", Qt.ItemDataRole.EditRole)
    yield


def palette(model: PaletteModel) -> Iterator[None]:
    for words in ("", "t", "train", "zzz", ""):
        model.find(words)
        yield


def replacements(model: ReplacementModel) -> Iterator[None]:
    for count in SIZES:
        found = [
            Replacement(row=n, before="a dog", after="a cat", found=((2, 5),), put=((2, 5),))
            for n in range(count)
        ]
        model.set_found(found, [f"{n}.jpg" for n in range(count)])
        yield
        model.check_all(False)
        model.check_all(True)
        yield
        if count:
            state = Qt.CheckState.Unchecked
            model.setData(model.index(0, 0), state, Qt.ItemDataRole.CheckStateRole)
            yield


def suspects(model: SuspectModel) -> Iterator[None]:
    for count in SIZES:
        found = [
            Suspect(
                row=n, label_id="1", name="dog", color=n, photo=f"{n}.jpg", stands=n > 1, score=0.5
            )
            for n in range(count)
        ]
        model.set_suspects(found, [Outcome.OPEN] * count)
        yield
        model.set_outcomes([Outcome.KEPT] * count)
        yield


def thresholds(model: ThresholdModel) -> Iterator[None]:
    for count in SIZES:
        model.set_rows(
            [
                ThresholdRow(label_id=str(n), name=f"label {n}", color=n, support=count - n)
                for n in range(count)
            ]
        )
        yield
        model.set_metrics(Column.F1, [0.1 * (n % 9) for n in range(count)])
        for column in range(model.columnCount()):
            for order in Qt.SortOrder:
                model.sort(column, order)
                yield
        model.sort(-1)
        model.setData(model.index(0, Column.THRESHOLD), 0.3, Qt.ItemDataRole.EditRole)
        yield


def counts(model: LabelCountModel) -> Iterator[None]:
    for count in SIZES:
        model.set_rows(
            [
                LabelCount(
                    name=f"{n}", color=n, positive=n, negative=1, unknown=0, by_split=(n, 0, 0)
                )
                for n in range(count)
            ]
        )
        yield
        for column in range(model.columnCount()):
            model.sort(column, Qt.SortOrder.DescendingOrder)
            yield


def errors(model: ErrorModel) -> Iterator[None]:
    for count in SIZES:
        model.set_rows(
            [
                LabelErrors(name=f"{n}", color=n, support=n, given=1, missed=n, wrong=0)
                for n in range(count)
            ]
        )
        yield


def photo_list(model: PhotoListModel) -> Iterator[None]:
    for count in SIZES:
        names = [f"{n}.jpg" for n in range(count)]
        model.set_texts(names, [""] * count)
        yield
        for rows in (np.arange(count), np.arange(count)[::-2]):
            model.set_rows(rows, str, marked=rows > 1, mark="here")
            yield


def history(model: HistoryModel) -> Iterator[None]:
    entries = [
        HistoryEntry(
            number=n, time="2026-01-01T00:00:00+00:00", summary=f"edit {n}", stands=n < 7,
            reachable=True, parent=n - 1,
        )
        for n in range(9, 0, -1)
    ]  # fmt: skip
    moment = Moment(head=6, ahead=(7, 8))
    model.take_newest(entries[:3], moment)
    yield
    model.take_older(entries[3:6], moment)
    yield
    model.fetchMore(model.index(-1, -1))
    model.take_older([], moment)
    yield
    model.take_newest(entries, Moment(head=9, ahead=()))
    yield
    model.clear()
    yield
    model.take_newest([], Moment(head=0, ahead=()))
    yield


def batch(model: BatchModel) -> Iterator[None]:
    for count in SIZES:
        pairs = [Pair(name=f"{n}.jpg", caption=f"photo {n}") for n in range(count)]
        some = Batch(pairs)
        some.take_broken(dict.fromkeys(range(0, count, 3), "The file is damaged."))
        for order in (np.arange(count), np.arange(count)[::-2]):
            model.show(some, order)
            yield
        if count:
            some.set_caption(count - 1, "another")
        model.refresh(range(count))
        yield


ENTRIES = [PaletteEntry(command=name, text=name) for name in ("Train", "Tune", "Export")]
DRIVEN: dict[type[QAbstractItemModel], tuple[Make, Drive]] = {
    PhotoModel: (lambda: PhotoModel(lambda _: None), photos),
    ExplainedPhotoModel: (lambda: ExplainedPhotoModel(lambda _: None), photos),
    ProblemModel: (ProblemModel, problems),
    LabelSetModel: (LabelSetModel, label_set),
    PaletteModel: (lambda: PaletteModel(ENTRIES), palette),
    ReplacementModel: (ReplacementModel, replacements),
    SuspectModel: (SuspectModel, suspects),
    ThresholdModel: (ThresholdModel, thresholds),
    LabelCountModel: (LabelCountModel, counts),
    ErrorModel: (ErrorModel, errors),
    PhotoListModel: (PhotoListModel, photo_list),
    HistoryModel: (lambda: HistoryModel(3), history),
    BatchModel: (lambda: BatchModel(lambda _: None), batch),
}


@pytest.mark.parametrize("kind", DRIVEN, ids=lambda kind: kind.__name__)
def test_a_model_keeps_the_contract(qapp: QApplication, kind: type[QAbstractItemModel]) -> None:
    make, drive = DRIVEN[kind]
    model = make()
    # Fatal: a breach ends the process where it happens, with its trace.
    judge = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    read_all(model)
    for _ in drive(model):
        read_all(model)
    del judge


def test_no_model_is_left_out() -> None:
    found = set()
    for named in pkgutil.walk_packages(mmc_gui.__path__, "mmc_gui."):
        if named.name.endswith("__main__"):
            continue
        module = importlib.import_module(named.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, QAbstractItemModel) and kind.__module__.startswith("mmc_gui"):
                found.add(kind)
    found.remove(HeadedModel)  # the others are made of it
    assert found == set(DRIVEN), "drive the new model in this file too"
