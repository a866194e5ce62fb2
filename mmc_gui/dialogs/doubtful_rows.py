"""Doubtful rows: what an import or an encoding found, to filter, to look at and to save."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import Problem
from engine.language import tr
from mmc_gui.last_folders import EXPORTS, keep_folder, last_folder
from mmc_gui.models.problem_model import PHOTO, TEXT, ProblemModel
from mmc_gui.text_size import bind_measure, roomy
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.humanize import count_text
from mmc_gui.widgets.text_table import CELL_SHEET

PAUSE_MS = 150
_WIDTHS = (10, 18, 8, 20, 60, 8)
"""Of the columns, in steps of the grid."""


class DoubtfulRows(QDialog):
    """Stays open beside the window, so that one photo after the other can be looked at."""

    photo_requested = Signal(str)
    """The name of a row to bring into sight."""
    save_requested = Signal(object, object)
    """Problems, and the CSV file to write."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Doubtful rows"))
        self._known: frozenset[str] = frozenset()
        self.model = ProblemModel(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search in doubtful rows"))
        self.search.setClearButtonEnabled(True)
        self.kind = self._combo(tr("Kind"))
        self.file = self._combo(tr("File"))
        self.count = QLabel()
        set_look(self.count, "muted")
        self.table = self._make_table()
        self.show_photo = self._button(tr("Show photo"), "eye", self._ask_for_photo)
        self.copy = self._button(tr("Copy"), "copy", self._copy)
        self.save = self._button(tr("Save as CSV…"), "save", self._ask_where)
        self.empty = EmptyState(
            tr("No row is doubtful"),
            tr("Every row was read without a doubt, and every photo can be used."),
            icon="success", primary=tr("Close"),
        )  # fmt: skip
        self.empty.primary_requested.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._apply)
        self.search.textChanged.connect(self._pause.start)
        self._build()
        self.resize(*roomy(1000, 560))

    def set_problems(self, problems: Sequence[Problem], known: frozenset[str]) -> None:
        """Show these; ``known`` are the names of rows that can be brought into sight."""
        self._known = known
        self.model.set_problems(problems)
        kinds = [(f"{kind} ({count_text(n)})", kind) for kind, n in self.model.kinds.items()]
        self._fill(self.kind, [(tr("All kinds"), None), *kinds])
        self._fill(self.file, [(tr("All files"), None), *((f, f) for f in self.model.files[:100])])
        self._pages.setCurrentIndex(0 if problems else 1)
        self._apply()
        if problems:
            self.table.selectRow(0)
            self.table.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("Doubtful rows"))
        table.setModel(self.model)
        table.setStyleSheet(CELL_SHEET)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        # Measuring each row would make a hundred thousand of them slow.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        bind_measure(table.verticalHeader(), QHeaderView.setDefaultSectionSize, 3 * GRID)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width * GRID)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._ask_for_photo)
        table.selectionModel().selectionChanged.connect(self._update_buttons)
        copy = QShortcut(QKeySequence.StandardKey.Copy, table, context=_IN_WIDGET)
        copy.activated.connect(self._copy)
        return table

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.search, stretch=1)
        top.addWidget(self.kind)
        top.addWidget(self.file)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self.count, stretch=1)
        for button in (self.copy, self.save, self.show_photo):
            bottom.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.table, stretch=1)
        column.addLayout(bottom)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        outer.addWidget(self._pages)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(14)
        combo.currentIndexChanged.connect(self._apply)
        return combo

    def _button(self, text: str, icon: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        bind_icon(button, icon)
        button.clicked.connect(slot)
        return button

    @staticmethod
    def _fill(combo: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
        combo.blockSignals(True)
        combo.clear()
        for text, data in choices:
            combo.addItem(text, data)
        combo.setVisible(len(choices) > 2)
        combo.blockSignals(False)

    # -- what the user asks for -------------------------------------------------------------

    @Slot()
    def _apply(self) -> None:
        self.model.set_filter(
            self.search.text(), self.kind.currentData(), self.file.currentData()
        )  # fmt: skip
        shown, total = self.model.rowCount(), self.model.total
        some = tr("{shown} of {total}").format(shown=count_text(shown), total=count_text(total))
        rows = (
            tr("1 doubtful row")
            if total == 1
            else tr("{total} doubtful rows").format(total=count_text(total))
        )
        self.count.setText(some if shown < total else rows)
        if shown:
            self.table.selectRow(0)
        self._update_buttons()

    @Slot()
    def _update_buttons(self) -> None:
        chosen = self._chosen()
        self.copy.setEnabled(bool(chosen))
        self.save.setEnabled(self.model.rowCount() > 0)
        current = self._name()
        self.show_photo.setEnabled(current in self._known)
        self.show_photo.setToolTip(
            tr("Bring this photo into sight (Enter)") if current in self._known
            else tr("This row is not among the photos of the project")
        )  # fmt: skip

    def _chosen(self) -> list[int]:
        """Return the selected rows; without any the one that the keys are on."""
        current = self.table.currentIndex()
        chosen = self.table.selectionModel().selectedRows() or [current] * current.isValid()
        return sorted(index.row() for index in chosen)

    def _name(self) -> str:
        chosen = self._chosen()
        return self.model.texts(chosen[0])[PHOTO] if chosen else ""

    @Slot()
    def _ask_for_photo(self, _: QModelIndex | None = None) -> None:
        if (name := self._name()) in self._known:
            self.photo_requested.emit(name)

    @Slot()
    def _copy(self) -> None:
        lines = ["\t".join(self.model.texts(row)) for row in self._chosen()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save doubtful rows"),
            str(Path(last_folder(EXPORTS)) / "doubtful-rows.csv"),
            tr("CSV files (*.csv)"),
        )
        if chosen:
            keep_folder(EXPORTS, Path(chosen))
            self.save_requested.emit(tuple(self.model.shown), Path(chosen))


_IN_WIDGET = Qt.ShortcutContext.WidgetShortcut
