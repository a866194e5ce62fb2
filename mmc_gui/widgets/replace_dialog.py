"""Find and replace in captions: what to look for, and every caption that would change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.data.find_replace import Replacement, Wanted
from engine.language import counted, tr
from mmc_gui.models.replacement_model import SPANS, Column, ReplacementModel
from mmc_gui.text_size import bind_measure, roomy
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.difference_delegate import DifferenceDelegate

PAUSE_MS = 200
HINT = tr("Type what to look for: every caption that would change is listed here first.")


class ReplaceDialog(QDialog):
    """Asks for a look by ``look_requested``; whoever listens gives it what was found."""

    look_requested = Signal()

    def __init__(self, scopes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find and replace in captions"))
        self.words = self._field(tr("Find"))
        self.put = self._field(tr("Replace with"))
        self.error = QLabel()
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setAccessibleName(tr("What is wrong with the pattern"))
        set_look(self.error, "danger")
        self.match_case = QCheckBox(tr("Match case"))
        self.whole_words = QCheckBox(tr("Whole words"))
        self.is_pattern = QCheckBox(tr("Regular expression"))
        self.is_pattern.setToolTip(
            tr(
                "For example ^ for the start, \\d+ for a number; \\1 puts what the first "
                "brackets found"
            )
        )
        self.scope = QComboBox()
        self.scope.setAccessibleName(tr("In which photos"))
        self.scope.addItems(list(scopes))
        self.model = ReplacementModel(self)
        self.table = self._table()
        self.all = QCheckBox(tr("All"))
        self.all.setToolTip(tr("Check every caption of the list, or none"))
        self.status = QLabel(HINT)
        self.status.setAccessibleName(tr("What was found"))
        set_look(self.status, "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(tr("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.apply, "primary")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()
        self.show_found((), ())

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(
            find=self.words.text(),
            replace=self.put.text(),
            is_pattern=self.is_pattern.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )

    def show_looking(self) -> None:
        """Say that an answer is on its way; what was found before counts no more."""
        self._tell_error("")
        self.apply.setEnabled(False)
        self.status.setText(tr("Looking…"))

    def show_found(self, found: Sequence[Replacement], names: Sequence[str]) -> None:
        """List what would change; ``names`` are those of all photos."""
        self._tell_error("")
        self.model.set_found(found, names)
        self._count()

    def show_error(self, sentence: str) -> None:
        """Say under the fields why there is nothing to show."""
        self.model.set_found((), ())
        self._count()
        self._tell_error(sentence)
        self.status.setText("")

    def _tell_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.words.setProperty("invalid", bool(sentence))
        self.words.style().polish(self.words)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMinimumWidth(40 * GRID)
        return field

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Captions that would change"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        rows = table.verticalHeader()
        bind_measure(rows, QHeaderView.setDefaultSectionSize, 3 * GRID + 4)
        self._delegates = (
            DifferenceDelegate(SPANS, token="danger", struck=True),
            DifferenceDelegate(SPANS, token="success"),
        )
        table.setItemDelegateForColumn(Column.BEFORE, self._delegates[0])
        table.setItemDelegateForColumn(Column.AFTER, self._delegates[1])
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.PHOTO, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(Column.PHOTO, 20 * GRID)
        return table

    def _build(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(GRID)
        for line, field in enumerate((self.words, self.put)):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            form.addWidget(label, line, 0)
            form.addWidget(field, line, 1)
        options = QHBoxLayout()
        options.setSpacing(2 * GRID)
        for box in (self.match_case, self.whole_words, self.is_pattern):
            options.addWidget(box)
        options.addStretch()
        options.addWidget(QLabel(tr("In")))
        options.addWidget(self.scope)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.all)
        foot.addWidget(self.status, stretch=1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(form)
        column.addWidget(self.error)
        column.addLayout(options)
        column.addWidget(self.table, stretch=1)
        column.addLayout(foot)
        self.resize(*roomy(900, 560))

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._pause.timeout.connect(self.look_requested)
        for field in (self.words, self.put):
            field.textChanged.connect(self._look_soon)
        for box in (self.match_case, self.whole_words, self.is_pattern):
            box.toggled.connect(self._look_soon)
        self.scope.currentIndexChanged.connect(self._look_soon)
        self.all.clicked.connect(self._check_all)
        self.model.dataChanged.connect(self._count)

    @Slot()
    def _look_soon(self) -> None:
        """Look once the typing pauses; until then nothing can be replaced."""
        self.apply.setEnabled(False)
        self._pause.start()

    @Slot()
    def _check_all(self) -> None:
        checked, total = self.model.counts
        self.model.check_all(checked < total)
        self._count()

    @Slot()
    def _count(self) -> None:
        checked, total = self.model.counts
        state = Qt.CheckState.PartiallyChecked if checked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if total and checked == total else state)
        self.all.setEnabled(total > 0)
        self.apply.setEnabled(checked > 0)
        captions = counted(checked, tr("{} caption"), tr("{} captions"))
        self.apply.setText(
            tr("Replace in {captions}").format(captions=captions) if checked else tr("Replace")
        )
        if total:
            places = sum(len(one.found) for one in self.model.chosen)
            self.status.setText(
                tr("{checked:,} of {total:,} captions, {places:,} places").format(
                    checked=checked, total=total, places=places
                )
            )
        else:
            self.status.setText(tr("No caption would change.") if self.words.text() else HINT)
