"""The labels of a photo: how far they are known, each as a chip, and what a run suggests."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import counted, tr
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.label_chips import ChipLabel, LabelChips


class Whole(StrEnum):
    """What can be said of all labels at once; the values are the words on the screen."""

    REST = tr("No other labels")
    NONE = tr("None of these")
    CLEAR = tr("Not labelled yet")


TIPS = {
    Whole.REST: tr("What is not known does not apply; what the photo has stays"),
    Whole.NONE: tr(
        "The photo has none of these labels: that is an answer, unlike not labelled yet"
    ),
    Whole.CLEAR: tr("Forget what is known of every label"),
}


class LabelPanel(QWidget):
    """Asks by signals; what it shows is what it was told."""

    whole_requested = Signal(str)
    """A value of ``Whole``."""
    accept_requested = Signal()
    """The suggestions of this photo shall become labels."""
    many_requested = Signal()
    """Suggestions of many photos shall be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = LabelChips()
        heading = QLabel(tr("Labels"))
        set_look(heading, "heading")
        self.status = QLabel()
        self.status.setAccessibleName(tr("How far the labels are known"))
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_look(self.status, "muted")
        self.whole = QPushButton()
        set_look(self.whole, "link")
        # Of several photos some may have labels: only what is unknown changes by this button.
        self.whole.clicked.connect(lambda: self.whole_requested.emit(str(Whole.REST)))
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(tr("More on labels"))
        self.more.setToolTip(tr("Say something of all labels at once, or accept suggestions"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bind_icon(self.more, "more")
        self.more.setMenu(self._menu())
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(heading)
        head.addWidget(self.status, stretch=1)
        head.addWidget(self.whole)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self._suggestion_bar())
        self.show_status("", offer=None)
        self.show_suggestions(0)

    def set_labels(self, labels: Sequence[ChipLabel]) -> None:
        """Show the chips of a label set."""
        self.chips.set_labels(labels)
        self.chips.follow(self.more)

    def show_status(self, text: str, *, offer: Whole | None) -> None:
        """Say how far the labels are known, and offer the next thing to say of them all."""
        self.status.setText(text)
        self.status.setToolTip(text)
        self.whole.setVisible(offer is not None)
        if offer is not None:
            self.whole.setText(offer)
            self.whole.setToolTip(TIPS[offer])

    def show_suggestions(self, count: int, *, source: str = "") -> None:
        """Say how many of the chips are suggestions; nothing where there is none."""
        self._suggestions.setVisible(count > 0)
        self.suggested.setText(counted(count, tr("{} suggestion"), tr("{} suggestions")))
        self.suggested.setToolTip(
            tr(
                "By {source} these labels are at or above their thresholds, and the "
                "photo lacks them"
            ).format(source=source)
        )
        self.accept.setText(
            tr("Accept") if count == 1 else tr("Accept all {count}").format(count=count)
        )

    def _suggestion_bar(self) -> QWidget:
        self.suggested = QLabel()
        set_look(self.suggested, "muted")
        self.accept = QPushButton()
        self.accept.setToolTip(tr("Take the suggestions over as labels (A); can be undone"))
        bind_icon(self.accept, "check")
        self.accept.clicked.connect(self.accept_requested)
        self.many = QPushButton(tr("For many photos…"))
        self.many.setToolTip(
            tr("Accept suggestions of the selected photos, or of all that are shown")
        )
        set_look(self.many, "link")
        self.many.clicked.connect(self.many_requested)
        self._suggestions = QWidget()
        row = QHBoxLayout(self._suggestions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.suggested, stretch=1)
        row.addWidget(self.many)
        row.addWidget(self.accept, alignment=Qt.AlignmentFlag.AlignRight)
        return self._suggestions

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for whole in Whole:
            action = menu.addAction(str(whole))
            action.setToolTip(TIPS[whole])
            action.triggered.connect(
                lambda _=False, value=str(whole): self.whole_requested.emit(value)
            )
        menu.addSeparator()
        menu.addAction(tr("Accept suggestions…")).triggered.connect(
            lambda _=False: self.many_requested.emit()
        )
        return menu
