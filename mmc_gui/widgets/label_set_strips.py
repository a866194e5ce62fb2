"""What stands below the table of labels: the field for a new one, or a question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from engine.data.labels import Label
from engine.language import counted, tr
from mmc_gui.theme import GRID, bind_icon, set_look

HEIGHT = 5 * GRID


class NameField(QLineEdit):
    """Lets Ctrl+Z go to the window while there is nothing typed that could be taken back."""

    def event(self, event: QEvent) -> bool:
        """Decline the keys of undo and redo where they mean nothing here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)


class AddStrip(QWidget):
    """Takes the name of a new label; Enter adds it and leaves the field ready for the next."""

    add_requested = Signal(str)
    doubted = Signal(str)
    """Why the name cannot be given; empty where it can."""

    def __init__(self, fault_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fault_of = fault_of
        self.name = NameField()
        self.name.setPlaceholderText(tr("New label: type a name and press Enter"))
        self.name.setAccessibleName(tr("Name of a new label"))
        self.button = QPushButton(tr("Add"))
        self.button.setAutoDefault(False)
        bind_icon(self.button, "plus")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.name.textChanged.connect(self._look)
        row = _row(self)
        row.addWidget(self.name, stretch=1)
        row.addWidget(self.button)
        self.setFocusProxy(self.name)

    @Slot(str)
    def _look(self, text: str) -> None:
        fault = self._fault_of(text) if text else ""
        self.name.setProperty("invalid", bool(fault))
        self.name.style().unpolish(self.name)
        self.name.style().polish(self.name)
        self.button.setEnabled(bool(text) and not fault)
        self.doubted.emit(fault)

    @Slot()
    def _add(self) -> None:
        if self.button.isEnabled():
            name = self.name.text()
            self.name.setText("")  # and not clear(), which could be undone here
            self.add_requested.emit(name)


class DeleteStrip(QWidget):
    """Says what deleting a label takes away, and asks."""

    delete_requested = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_id = ""
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.button = QPushButton(tr("Delete"))
        bind_icon(self.button, "trash")
        set_look(self.button, "danger")
        self.button.clicked.connect(lambda: self.delete_requested.emit(self._label_id))
        row = _row(self)
        row.addWidget(self.text, stretch=1)
        row.addWidget(self.button)
        row.addWidget(_cancel(self))
        self.setFocusProxy(self.button)

    def ask(self, label: Label, photos: int | None) -> None:
        """Ask about a label that so many photos have; None where they are not counted yet."""
        self._label_id = label.id
        if photos is None:
            said = tr("Takes {name} out of the project.").format(name=label.name)
        elif photos == 0:
            said = tr("No photo has {name}.").format(name=label.name)
        else:
            said = tr("Takes {name} from {photos}.").format(
                name=label.name, photos=counted(photos, tr("{} photo"), tr("{} photos"))
            )
        self.text.setText(tr("{said} Undo brings it back.").format(said=said))


class MergeStrip(QWidget):
    """Asks into which label another is merged, and says what becomes of the photos."""

    merge_requested = Signal(str, str)
    """The id of the label that goes, and of the one that stays."""
    into_changed = Signal(str, str)
    """The same, once another one is chosen: to be explained."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", "")
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self.into = QComboBox()
        self.into.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.into.setAccessibleName(tr("Label that stays"))
        self.into.setMinimumContentsLength(14)
        self.into.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._field = QLineEdit()
        # The box draws the frame; one of the field's own would push its text down.
        self._field.setStyleSheet("padding: 0; border: none; min-height: 0;")
        self.into.setLineEdit(self._field)
        completer = QCompleter(self.into.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.into.setCompleter(completer)
        self.into.currentTextChanged.connect(self._tell)
        self._field.returnPressed.connect(self._merge)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        set_look(self.text, "muted")
        self.button = QPushButton(tr("Merge"))
        self.button.setAutoDefault(False)
        bind_icon(self.button, "merge")
        self.button.clicked.connect(self._merge)
        row = _row(self)
        row.addWidget(self._what)
        row.addWidget(self.into)
        row.addWidget(self.text, stretch=1)
        row.addWidget(self.button)
        row.addWidget(_cancel(self))
        self.setFocusProxy(self.into)

    def ask(self, label: Label, others: Sequence[Label]) -> None:
        """Ask with which of the others a label shall become one."""
        self._label = label
        shown = self.fontMetrics().elidedText(label.name, Qt.TextElideMode.ElideRight, 20 * GRID)
        self._what.setText(tr("Merge {shown} into").format(shown=shown))
        self.into.blockSignals(True)
        self.into.clear()
        names = [other.name for other in others]
        for other in others:  # a source may have brought two of one name
            twin = names.count(other.name) > 1
            self.into.addItem(f"{other.name} ({other.id})" if twin else other.name, other.id)
        self.into.setCurrentIndex(-1)
        self.into.clearEditText()
        self.into.blockSignals(False)
        self._tell()

    def explain(self, photos: int, both: int) -> None:
        """Say how many photos have the label that goes, and how many have both."""
        have = counted(photos, tr("{} photo has"), tr("{} photos have"))
        have_both = counted(both, tr("{} has both"), tr("{} have both"))
        self.text.setText(
            tr("{have} {name}; {have_both}. Undo parts them again.").format(
                have=have, name=self._label.name, have_both=have_both
            )
        )

    @property
    def chosen(self) -> str:
        """The id of the label that is chosen to stay; empty while none is."""
        place = self.into.findText(self.into.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self.into.itemData(place)) if place >= 0 else ""

    @Slot()
    def _tell(self) -> None:
        self.button.setEnabled(bool(self.chosen))
        if self.chosen:
            self.into_changed.emit(self._label.id, self.chosen)
        else:
            self.text.setText(tr("Choose the label that stays."))

    @Slot()
    def _merge(self) -> None:
        if self.chosen:
            self.merge_requested.emit(self._label.id, self.chosen)


def _row(strip: QWidget) -> QHBoxLayout:
    strip.setMinimumHeight(HEIGHT)
    row = QHBoxLayout(strip)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    return row


def _cancel(strip: DeleteStrip | MergeStrip) -> QPushButton:
    button = QPushButton(tr("Cancel"))
    button.setAutoDefault(False)
    button.clicked.connect(strip.cancelled)
    return button
