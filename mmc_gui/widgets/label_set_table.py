"""The table of labels: one is chosen, renamed in place, and dragged to another place."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from engine.data.labels import Label
from engine.language import tr
from mmc_gui.models.headed_model import Index
from mmc_gui.models.label_set_model import Column, LabelSetModel
from mmc_gui.theme import GRID

Judge = Callable[[str, str], str]
"""Says of a name and the id of a label why it cannot be called so; empty where it can."""


class LabelSetTable(QTreeView):
    """Shows a ``LabelSetModel``; a name that cannot be given keeps its field open and says why."""

    chosen = Signal()
    """Another label is chosen, or none."""
    doubted = Signal(str)
    """Why the name that is being typed cannot be given; empty where it can."""

    def __init__(
        self, model: LabelSetModel, judge: Judge, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._labels = model
        self._names = _NameDelegate(model, judge, self)
        self._names.doubted.connect(self.doubted)
        self._kept = ""
        self.setModel(model)
        self.setItemDelegateForColumn(Column.NAME, self._names)
        self.setAccessibleName(tr("Labels"))
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def _set_up(self) -> None:
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        for column in Column:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("m")
        self.setColumnWidth(Column.ID, 11 * letter)
        for column in (Column.POSITIVE, Column.NEGATIVE, Column.UNKNOWN):
            self.setColumnWidth(column, 6 * letter + 3 * GRID)

    @property
    def current(self) -> Label | None:
        """The chosen label."""
        return self._labels.label_at(self.currentIndex().row())

    def choose(self, label_id: str) -> None:
        """Choose a label and bring it into view; nothing where it is not shown."""
        row = self._labels.row_of(label_id)
        if row >= 0:
            index = self._labels.index(row, Column.NAME)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename_current(self) -> None:
        """Open the field for the chosen label's name."""
        if self.currentIndex().isValid():
            self.edit(self._labels.index(self.currentIndex().row(), Column.NAME))

    @Slot()
    def _keep(self) -> None:
        label = self.current
        self._kept = label.id if label else ""
        self._row = self.currentIndex().row()

    @Slot()
    def _choose_again(self) -> None:
        """Go on with the same label, or with the one that took its place."""
        if self._kept and self._labels.row_of(self._kept) >= 0:
            self.choose(self._kept)
        elif self._labels.rowCount():
            row = min(max(self._row, 0), self._labels.rowCount() - 1)
            self.setCurrentIndex(self._labels.index(row, Column.NAME))
        self.chosen.emit()


class _NameDelegate(QStyledItemDelegate):
    doubted = Signal(str)

    def __init__(self, model: LabelSetModel, judge: Judge, parent: QObject) -> None:
        super().__init__(parent)
        self._labels, self._judge = model, judge
        self._fault = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("New name of the label"))
        label = self._labels.label_at(index.row())
        label_id = label.id if label else ""
        editor.textEdited.connect(lambda text: self._look_at(editor, text, label_id))
        self._fault = ""
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        # The usual field is taller than a row, and would cover the swatch.
        box = option.rect
        editor.setGeometry(box.adjusted(3 * GRID, 0, 0, 0))
        editor.setStyleSheet("QLineEdit { padding: 0 3px; min-height: 0; border-radius: 3px; }")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not self._fault:
            super().setModelData(editor, model, index)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._fault = ""
        self.doubted.emit("")
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:  # noqa: SIM102
            if self._fault and event.key() in enter:
                return True
        return super().eventFilter(watched, event)

    def _look_at(self, editor: QLineEdit, text: str, label_id: str) -> None:
        self._fault = self._judge(text, label_id)
        editor.setProperty("invalid", bool(self._fault))
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        self.doubted.emit(self._fault)
