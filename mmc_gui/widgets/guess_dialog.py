"""Asks which encoder compares photos with label names, and in which sentences the names stand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.encoders.offers import Offer
from engine.errors import EngineError
from engine.language import tr
from engine.zero_shot import DEFAULT_TEMPLATES, read_templates
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.humanize import rough_time_text

WIDTH = 72 * GRID
ABOUT = tr(
    "An image-text encoder can compare every photo and caption with the "
    "names of the labels before anything is trained. What comes of it puts "
    "photos in order and suggests labels; it is no chance, and a trained "
    "run is nearly always better."
)


class GuessDialog(QDialog):
    """Filled in steps, as what is known is looked up; ``templates`` and ``encoder`` answer."""

    missing_wanted = Signal(str)
    """How many features of an encoder are missing is wanted."""

    def __init__(self, *, photos: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("First guesses from label names"))
        self.setMinimumWidth(WIDTH)
        self._photos = photos
        self._offers: dict[str, Offer] = {}
        self._missing: dict[str, int] = {}
        self._encoded: dict[str, int] = {}
        self.own = ""
        """The project's encoder, where it can be used."""
        self.refusal, self.state, self.message = (QLabel(wordWrap=True) for _ in range(3))
        self.encoded_only = QCheckBox()
        self.encoded_only.setToolTip(
            tr("Takes no time for encoding; the other photos stay without a guess")
        )
        self.encoders = QComboBox()
        self.encoders.setAccessibleName(tr("Encoder"))
        self.sentences = QPlainTextEdit()
        self.sentences.setAccessibleName(tr("Sentences"))
        self.sentences.setTabChangesFocus(True)
        self.usual = QPushButton(tr("Usual sentences"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start_button = QPushButton(tr("Make first guesses"))
        self._build()
        self.encoders.currentIndexChanged.connect(self._on_encoder)
        self.encoded_only.toggled.connect(self._show_state)
        self.sentences.textChanged.connect(self._check)
        self.usual.clicked.connect(lambda: self._set_sentences(DEFAULT_TEMPLATES))
        self.start_button.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show_state()

    @property
    def encoder(self) -> str:
        """The name of the chosen encoder, or nothing."""
        return str(self.encoders.currentData() or "")

    @property
    def templates(self) -> tuple[str, ...]:
        """The sentences; EngineError where they cannot be used."""
        return read_templates(self.sentences.toPlainText())

    def set_setup(self, *, templates: Sequence[str], own: str, refusal: str) -> None:
        """Show the project's sentences, and why its encoder will not do."""
        self.own = own
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self._set_sentences(templates)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Offer encoders, those on this computer first; the project's own is chosen."""
        self._offers = {offer.listing.name: offer for offer in offers}
        self.encoders.blockSignals(True)
        self.encoders.clear()
        for offer in sorted(offers, key=lambda one: (one.listing.name != self.own, not one.here)):
            self.encoders.addItem(offer.listing.title, offer.listing.name)
        if self.own and self.own not in self._offers:
            self.encoders.insertItem(0, self.own, self.own)
        self.encoders.setCurrentIndex(0)
        self.encoders.blockSignals(False)
        self._on_encoder()

    @property
    def only_encoded(self) -> bool:
        """Whether photos that are not encoded yet shall go without a guess."""
        return self.encoded_only.isVisibleTo(self) and self.encoded_only.isChecked()

    def set_missing(self, encoder: str, missing: int, *, encoded: int) -> None:
        """Take how many photos and captions an encoder has not encoded yet.

        Of ``encoded`` rows it has encoded the photo or the caption.
        """
        self._missing[encoder], self._encoded[encoder] = missing, encoded
        self._show_state()

    def _set_sentences(self, lines: Sequence[str]) -> None:
        self.sentences.setPlainText("\n".join(lines))

    @Slot()
    def _on_encoder(self) -> None:
        self._show_state()
        if self.encoder and self.encoder not in self._missing:
            self.missing_wanted.emit(self.encoder)

    @Slot()
    def _show_state(self) -> None:
        encoded = self._encoded.get(self.encoder, 0)
        self.encoded_only.setText(
            tr("Only those {encoded:,} of {photos:,} photos that are encoded already").format(
                encoded=encoded, photos=self._photos
            )
        )
        self.encoded_only.setVisible(encoded > 0 and self._missing[self.encoder] > 0)
        offer = self._offers.get(self.encoder)
        if not self.encoder:
            self.state.setText(tr("Looking at what is here …"))
        elif offer is None:
            self.state.setText(tr("The encoder of this project"))
        else:
            text = "; ".join(self._parts(offer))
            self.state.setText(f"{text[:1].upper()}{text[1:]}.")
        self._check()

    def _parts(self, offer: Offer) -> list[str]:
        """Return what is to be known of an encoder; what was encoded takes no time again."""
        missing = self._missing.get(self.encoder)
        if offer.here and missing == 0:
            return [offer.state_text, tr("every photo and caption is encoded already")]
        if self.only_encoded:
            return [offer.state_text, tr("nothing is encoded now")]
        parts = [offer.state_text, offer.speed_text]
        photos = self._photos if missing is None else min(missing, self._photos)
        if offer.speed is not None and photos:
            parts.append(
                tr("{rough_time_text} for {photos:,} photos, once").format(
                    rough_time_text=rough_time_text(photos / offer.speed.per_second),
                    photos=photos,
                )
            )
        return parts if offer.fits else [*parts, offer.memory_text]

    @Slot()
    def _check(self) -> None:
        """Say at once what is wrong with the sentences."""
        try:
            read_templates(self.sentences.toPlainText())
            said = ""
        except EngineError as error:
            said = str(error)
        self.message.setText(said)
        self.message.setVisible(bool(said))
        self.start_button.setEnabled(bool(self.encoder) and not said)

    def _build(self) -> None:
        about = QLabel(ABOUT, wordWrap=True)
        hint = QLabel(
            tr("One sentence a line; {label} stands for the label's name."), wordWrap=True
        )
        for label in (about, hint, self.state):
            set_look(label, "muted")
        set_look(self.message, "danger")
        set_look(self.usual, "link")
        self.usual.setToolTip(tr("Put the sentences back that come with the program"))
        set_look(self.start_button, "primary")
        self.start_button.setDefault(True)
        self.refusal.hide()
        lines = self.sentences.fontMetrics().lineSpacing()
        self.sentences.setFixedHeight(8 * lines + 2 * GRID)
        self.buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        names = QHBoxLayout()
        heading = QLabel(tr("Sentences"))
        set_look(heading, "heading")
        names.addWidget(heading, stretch=1)
        names.addWidget(self.usual)
        encoder = QLabel(tr("Encoder"))
        set_look(encoder, "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        above: tuple[QWidget, ...] = (
            about, self.refusal, encoder, self.encoders, self.state, self.encoded_only,
        )  # fmt: skip
        for widget in above:
            column.addWidget(widget)
        column.addLayout(names)
        below: tuple[QWidget, ...] = (hint, self.sentences, self.message, self.buttons)
        for widget in below:
            column.addWidget(widget)
