"""One pair in full: the photo, its caption, its labels, and what the model says of each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.caption_panel import CaptionPanel
from mmc_gui.widgets.file_facts import FileFacts
from mmc_gui.widgets.image_view import ImageView
from mmc_gui.widgets.kept_focus import holds_focus
from mmc_gui.widgets.label_chips import ChipLabel, LabelState
from mmc_gui.widgets.label_panel import LabelPanel
from mmc_gui.widgets.model_panel import ModelPanel
from mmc_gui.widgets.note_field import NoteField

MIN_WIDTH = 49 * GRID
"""Room for the chips of a usual label set beside a scroll bar."""
NOBODY = -1


class Inspector(QFrame):
    """Shows what it is given; asks for changes by signals, of its parts or its own."""

    review_requested = Signal(bool)
    flag_requested = Signal(bool)
    rescore_requested = Signal()
    guess_requested = Signal()
    """Scores are wanted where nothing was trained."""
    left = Signal()
    """Typing was ended by a key: the focus may go back to the photos."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self.setMinimumWidth(MIN_WIDTH)
        self.setAccessibleName(tr("Photo in full"))
        self.image = ImageView()
        self.image.setMinimumHeight(160)
        self.name = QLabel()
        set_look(self.name, "small")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.caption_panel = CaptionPanel()
        self.caption = self.caption_panel.field
        self.note = NoteField()
        for typed in (self.caption, self.note):
            typed.left.connect(self.left)
        self.doubt = QLabel()
        self.doubt.setTextFormat(Qt.TextFormat.PlainText)
        self.doubt.setWordWrap(True)
        self.doubt.setAccessibleName(tr("What is doubtful"))
        self.selection = QLabel()
        self.selection.setWordWrap(True)
        self.selection.setToolTip(
            tr(
                "Chips, keys and Reviewed change every selected photo. The picture, "
                "the caption and the scores are those of the photo with the inner "
                "frame."
            )
        )
        set_look(self.selection, "heading")
        self._keys = {"review": "", "flag": ""}
        self.reviewed = QCheckBox(tr("Reviewed"))
        self.reviewed.clicked.connect(self.review_requested)
        self.flag = QToolButton()
        self.flag.setCheckable(True)
        self.flag.setAutoRaise(True)
        self.flag.setAccessibleName(tr("Flag"))
        bind_icon(self.flag, "flag", token="muted", checked="accent")
        self.flag.clicked.connect(self.flag_requested)
        self.labels = LabelPanel()
        self.chips = self.labels.chips
        self.model = ModelPanel()
        self.bars, self.bars_note, self.rescore = (
            self.model.bars, self.model.note, self.model.rescore,
        )  # fmt: skip
        self.model.rescore_requested.connect(self.rescore_requested)
        self.file = FileFacts()
        self.guess = QPushButton(tr("First guesses from label names (no training)…"))
        self.guess.setToolTip(
            tr("Let an image-text encoder compare every photo with the names of the labels")
        )
        set_look(self.guess, "link")
        self.guess.clicked.connect(self.guess_requested)
        self._words = QWidget()
        self._build()
        self.show_doubt("")
        self.show_selection(0)

    def set_labels(self, labels: Sequence[ChipLabel]) -> None:
        """Show the chips of a label set; without one there is nothing to say of labels."""
        self.labels.setVisible(len(labels) > 0)
        self.labels.set_labels(labels)

    def offer_guess(self, offered: bool) -> None:
        """Offer first guesses, or take the offer away; its focus goes to the scores that came."""
        gone = not offered and holds_focus(self.guess)
        self.guess.setVisible(offered)
        if gone and self.bars.isHidden():
            self.left.emit()
        elif gone:
            self.bars.setFocus()

    def set_editable(self, editable: bool) -> None:
        """Offer what changes a photo, or grey it where the project is only looked at."""
        for part in (self.caption_panel, self.note, self.labels, self.reviewed, self.flag):
            part.setEnabled(editable)

    def show_pair(self, *, item: int, name: str, split: str, caption: str, note: str) -> None:
        """Show the words of a pair; the photo is shown by who loads it."""
        self._words.setVisible(True)
        self.name.setText(f"{name}  ·  {split}")
        self.name.setToolTip(name)
        self.caption.show_caption(item, caption)
        self.note.show_note(item, note)

    def show_marks(self, *, reviewed: bool, flagged: bool, reviewed_when: str = "") -> None:
        """Show what a person has said of the photo as a whole."""
        self.reviewed.setChecked(reviewed)
        told = (
            tr("Reviewed {reviewed_when}. ").format(reviewed_when=reviewed_when)
            if reviewed and reviewed_when
            else ""
        )
        self.reviewed.setToolTip(
            tr("{told}Mark this photo as looked at{keys}").format(
                told=told, keys=self._keys["review"]
            )
        )
        self.flag.setChecked(flagged)
        tip = (
            tr("Flagged to come back to; take the flag away")
            if flagged
            else tr("Flag this photo to come back to")
        )
        self.flag.setToolTip(tip + self._keys["flag"])

    def show_doubt(self, text: str, *, lost: bool = False) -> None:
        """Say what the import or the encoder found; ``lost`` where the photo cannot be used."""
        self.doubt.setText(text)
        self.doubt.setVisible(bool(text))
        set_look(self.doubt, "danger" if lost else "muted")

    def set_keys(self, *, review: str, flag: str) -> None:
        """Take the keys that the tooltips name from then on; empty where there is none."""
        self._keys = {name: f" ({key})" if key else "" for name, key in
                      (("review", review), ("flag", flag))}  # fmt: skip

    def show_selection(self, count: int) -> None:
        """Say on how many photos the controls act, where it is not the one that is shown."""
        self.selection.setText(
            tr("{count:,} photos selected: edits act on all").format(count=count)
        )
        self.selection.setVisible(count > 1)

    def show_nothing(self) -> None:
        """Show no words; nothing of the former photo stays."""
        self.save_typed()
        self.caption.show_caption(NOBODY, "")
        self.note.show_note(NOBODY, "")
        self.caption_panel.show_original(None)
        self._words.setVisible(False)
        self.model.show_scores(())
        self.file.show_facts("")
        self.show_states({})

    @Slot()
    def save_typed(self) -> None:
        """Tell what was typed and not saved yet."""
        self.caption.save()
        self.note.save()

    def show_states(self, states: Mapping[str, LabelState]) -> None:
        """Show which labels the pair has."""
        self.chips.set_states(states)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        splitter = QSplitter(Qt.Orientation.Vertical)
        column.addWidget(splitter)
        splitter.addWidget(self.image)
        scroll = QScrollArea()
        splitter.addWidget(scroll)
        splitter.setSizes([300, 520])
        splitter.setChildrenCollapsible(False)
        scroll.setWidget(self._words)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        words.setSpacing(GRID)
        words.addWidget(self.selection)
        head = QHBoxLayout()
        words.addLayout(head)
        head.setSpacing(GRID)
        head.addWidget(self.name, stretch=1)
        head.addWidget(self.flag)
        head.addWidget(self.reviewed)
        words.addWidget(self.caption_panel)
        words.addWidget(self.doubt)
        words.addWidget(self.note)
        words.addWidget(self.labels)
        words.addWidget(self.file)
        words.addWidget(self.guess, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.model, stretch=1)
        # Both would paint the window's ground over the panel's.
        self._words.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What has the keys inside is scrolled into sight; the area itself would show no focus.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
