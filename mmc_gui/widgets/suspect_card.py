"""One suspect in full: the photo, its caption, the question, and the three answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.models.check_list import Outcome, Suspect
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.humanize import score_text
from mmc_gui.widgets.image_view import ImageView

NOTHING = tr("Choose a label at the left.")


class SuspectCard(QFrame):
    """Shows what it is given, and tells which answer was chosen."""

    change_requested = Signal()
    keep_requested = Signal()
    skip_requested = Signal()
    browse_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self.image = ImageView()
        self.question = QLabel(wordWrap=True)
        set_look(self.question, "title")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.caption = QLabel(wordWrap=True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setAccessibleName(tr("Caption"))
        self.labels = QLabel(wordWrap=True)
        self.labels.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.labels, "muted")
        self.name = ElidedLabel()
        set_look(self.name, "small")
        self.change = QPushButton()
        self.change.setToolTip(tr("The model is right: change the label (C)"))
        bind_icon(self.change, "label")
        self.keep = QPushButton()
        self.keep.setToolTip(tr("The label is right: keep it, and do not ask again (K)"))
        bind_icon(self.keep, "check")
        self.skip = QPushButton(tr("Skip"))
        self.skip.setToolTip(tr("Not sure: go on, it comes back next time (S)"))
        bind_icon(self.skip, "chevron-right")
        self.browse = QPushButton(tr("Show on Browse"))
        self.browse.setToolTip(tr("Find this photo on the Browse page, with all its labels"))
        set_look(self.browse, "ghost")
        self._build()
        self.change.clicked.connect(self.change_requested)
        self.keep.clicked.connect(self.keep_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.browse.clicked.connect(self.browse_requested)
        self.show_nothing(NOTHING)

    def _build(self) -> None:
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        words.setSpacing(GRID)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=GRID)
        for button in (self.change, self.keep, self.skip, self.browse):
            flow.addWidget(button)
        for widget in (self.question, self.caption, self.labels, self.name):
            words.addWidget(widget)
        words.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.image, stretch=1)
        column.addWidget(self._words)

    def show_nothing(self, text: str) -> None:
        """Say why there is no suspect."""
        self._words.setVisible(False)
        self.image.set_placeholder(text)

    def show_suspect(
        self, one: Suspect, *, caption: str, labels: str, split: str, outcome: Outcome,
        barred: str = "",
    ) -> None:  # fmt: skip
        """Ask about a label, unless that is barred for a reason; ``show_image`` adds its photo."""
        self._words.setVisible(True)
        claim = (
            tr("labelled {name}").format(name=one.name)
            if one.stands
            else tr("not labelled {name}").format(name=one.name)
        )
        self.question.setText(
            tr("This photo is {claim}. The model gives {name} {score}.").format(
                claim=claim, name=one.name, score=score_text(one.score)
            )
        )
        self.caption.setText(caption or tr("No caption"))
        set_look(self.caption, "" if caption else "muted")
        self.labels.setText(tr("Its labels: {value}").format(value=labels or tr("none")))
        ended = f" · {outcome}" if outcome else ""
        self.name.setText(f"{one.photo} · {split}{ended}")
        self.change.setText(
            tr("Remove {name} (C)").format(name=one.name)
            if one.stands
            else tr("Add {name} (C)").format(name=one.name)
        )
        self.keep.setText(
            tr("Keep {name} (K)").format(name=one.name)
            if one.stands
            else tr("Leave {name} off (K)").format(name=one.name)
        )
        self.skip.setText(tr("Skip (S)"))
        bar(self.change, barred, possible=outcome is not Outcome.CHANGED)
        bar(self.keep, barred, possible=outcome not in (Outcome.CHANGED, Outcome.KEPT))

    def show_image(self, image: QImage) -> None:
        """Show the decoded photo."""
        self.image.set_image(image)
