"""What can be done to many photos at once, and on how many of them it would change something."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN
from engine.language import number, tr
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look, theme_watch

LETTERS = 9
WORDS = {
    POSITIVE: (tr("Set"), "on", tr("Set this label")),
    NEGATIVE: (tr("Remove"), "from", tr("Say that the label is not there")),
    UNKNOWN: (tr("Clear"), "on", tr("Make this label unknown again")),
}
"""A verb, what joins it to a number where there is room, and what it means."""


class BatchBar(QFrame):
    """Shows counts and asks for changes by signals; nothing is changed before a button is used."""

    label_wanted = Signal(str, int)
    """A label's id and the state that all shall have."""
    review_wanted = Signal(bool)
    flag_wanted = Signal(bool)
    label_chosen = Signal()
    """Another label is to be counted."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.setAccessibleName(tr("Selected photos"))
        self.title = QLabel()
        set_look(self.title, "heading")
        self.review, self.flag = QPushButton(), QPushButton()
        self.label = QComboBox()
        self.label.setAccessibleName(tr("Label to set, remove or clear"))
        self.label.setToolTip(tr("The label that the buttons beside it change"))
        self.label.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.label.setMinimumContentsLength(LETTERS)
        self.tally = QLabel()
        set_look(self.tally, "muted")
        self.states = {state: QPushButton() for state in WORDS}
        self.close_button = QToolButton()
        self.close_button.setToolTip(tr("Select one photo alone (Esc)"))
        self.close_button.setAccessibleName(tr("Select one photo alone"))
        set_look(self.close_button, "ghost")
        bind_icon(self.close_button, "cross", token="muted")
        self._labels: Sequence[tuple[str, str, int | str]] = ()
        self._changes: Mapping[int, int] = dict.fromkeys(WORDS, 0)
        self._all_reviewed = self._all_flagged = False
        self._editable = True
        self._build()
        self._connect()

    @property
    def label_id(self) -> str:
        """The label that is chosen; empty without labels."""
        return str(self.label.currentData() or "")

    def set_labels(self, labels: Sequence[tuple[str, str, int | str]]) -> None:
        """Offer labels (id, name, colour); the chosen one stays, if it is still there."""
        chosen, self._labels = self.label_id, labels
        self.label.blockSignals(True)
        self.label.clear()
        for label_id, name, _ in labels:
            self.label.addItem(name, label_id)
        self.label.setCurrentIndex(max(0, self.label.findData(chosen)))
        self.label.blockSignals(False)
        for widget in (self.label, *self.states.values()):
            widget.setEnabled(bool(labels))
        self._paint_labels()

    def set_editable(self, editable: bool) -> None:
        """Offer the changes, or grey them where the project is only looked at."""
        self._editable = editable
        for part in (self.review, self.flag, *self.states.values()):
            part.setEnabled(editable)

    def show_counts(self, rows: int, *, reviewed: int, flagged: int) -> None:
        """Say how many photos are selected, and how many of them are marked."""
        self.title.setText(tr("{rows:,} photos selected").format(rows=rows))
        self._all_reviewed, self._all_flagged = reviewed == rows, flagged == rows
        self.review.setText(
            tr("Not reviewed")
            if self._all_reviewed
            else tr("Mark {value:,} reviewed").format(value=rows - reviewed)
        )
        self.review.setToolTip(
            tr("{reviewed:,} of {rows:,} are reviewed").format(reviewed=reviewed, rows=rows)
        )
        self.flag.setText(
            tr("Unflag") if self._all_flagged else tr("Flag {value:,}").format(value=rows - flagged)
        )
        self.flag.setToolTip(
            tr("{flagged:,} of {rows:,} are flagged").format(flagged=flagged, rows=rows)
        )

    def show_tally(self, rows: int, said: str, changes: Mapping[int, int]) -> None:
        """Say how the chosen label stands, and how many a change to each state would touch."""
        self.tally.setText(said)
        for state, button in self.states.items():
            verb, _, tip = WORDS[state]
            count = changes[state]
            button.setEnabled(count > 0 and self._editable)
            name = self.label.currentText()
            effect = (
                tr("{count:,} of {rows:,} photos will change").format(count=count, rows=rows)
                if count
                else tr("nothing would change")
            )
            button.setToolTip(f"{tip}. {name}: {said}; {effect}.")
            button.setAccessibleName(f"{verb} {number(count)}: {name}")
        self._changes = changes
        self._break_line()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the words get shorter where there is little."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break into two lines where one would be too long."""
        super().resizeEvent(event)
        self._break_line()

    def _build(self) -> None:
        self._marks, self._change = QHBoxLayout(), QHBoxLayout()
        for widget in (self.title, self.review, self.flag):
            self._marks.addWidget(widget)
        self._marks.addStretch()
        self._change.addWidget(self.label)
        self._change.addWidget(self.tally, stretch=1)
        self.tally.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for button in self.states.values():
            self._change.addWidget(button)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lines.addLayout(self._marks)
        self._lines.addLayout(self._change)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(GRID, GRID, GRID, GRID)
        outer.addLayout(self._lines, stretch=1)
        outer.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        for layout in (self._marks, self._change, self._lines, outer):
            layout.setSpacing(GRID)

    def _connect(self) -> None:
        self.review.clicked.connect(lambda: self.review_wanted.emit(not self._all_reviewed))
        self.flag.clicked.connect(lambda: self.flag_wanted.emit(not self._all_flagged))
        self.label.currentIndexChanged.connect(lambda _: self.label_chosen.emit())
        self.close_button.clicked.connect(self.closed)
        for state, button in self.states.items():
            button.clicked.connect(
                lambda _=False, s=state: self.label_wanted.emit(self.label_id, s)
            )
        theme_watch().changed.connect(self._paint_labels)

    def _break_line(self) -> None:
        room = self.width() - self.close_button.sizeHint().width() - 5 * GRID
        self._say(in_full=True)
        parts = self._marks.sizeHint().width() + self._change.sizeHint().width()
        way = QBoxLayout.Direction
        self._lines.setDirection(way.LeftToRight if parts <= room else way.TopToBottom)
        if self._change.sizeHint().width() > room:
            self._say(in_full=False)

    def _say(self, *, in_full: bool) -> None:
        for state, button in self.states.items():
            verb, joint, _ = WORDS[state]
            count = number(self._changes[state])
            button.setText(f"{verb} {joint} {count}" if in_full else f"{verb} {count}")
        self.tally.setVisible(in_full)

    @Slot()
    def _paint_labels(self) -> None:
        """Give each label of the box its colour."""
        for place, (_, _, color) in enumerate(self._labels):
            dot = QPixmap(10, 10)
            dot.fill(QColor(current_theme().label_color(color)))
            self.label.setItemIcon(place, dot)
