"""The dialog in which an encoder is chosen, downloaded or added."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.encoders.names import BASIC
from engine.encoders.offers import Offer
from engine.encoders.variants import parse_name
from engine.events import Progress
from engine.language import tr
from mmc_gui.last_folders import ENCODERS, keep_folder, last_folder
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.encoder_card import EncoderCard
from mmc_gui.widgets.encoder_options import EncoderOptions
from mmc_gui.widgets.encoder_table import EncoderTable
from mmc_gui.widgets.kept_focus import KeptFocus, holds_focus

NO_MODEL = tr(
    "A file of weights does not say which model it is of. First choose in the list the "
    "encoder that it belongs to, then add the file."
)
SIZE = (128 * GRID, 72 * GRID)


class _SearchLine(QLineEdit):
    """Enter and Down go on to what was found, instead of to the dialog's button."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EncoderDialog(QDialog):
    """Takes offers and what runs; says which encoder is wanted, to use or to have."""

    encoder_chosen = Signal(str)
    """To be used."""
    download_requested = Signal(object)
    remove_requested = Signal(object)
    stop_requested = Signal()
    settings_requested = Signal()
    """Mirror, proxy or folder shall be changed."""
    measure_requested = Signal(object)
    """Its speed here is wanted."""
    add_requested = Signal(object, str)
    """A path, and for a file the encoder whose weights it holds."""

    def __init__(self, *, current: str, photos: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose an encoder"))
        self._offers: dict[str, Offer] = {}
        self._wanted, variant = parse_name(current)
        self._busy, self._downloading = False, ""
        self._focus = KeptFocus(self)
        self.search = _SearchLine(
            placeholderText=tr("Search all encoders"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(tr("Search all encoders"))
        self.table = EncoderTable()
        self.card = EncoderCard(photos=photos)
        self.options = EncoderOptions(variant)
        self.none_found = QLabel(tr("Looking at what is here …"), wordWrap=True)
        set_look(self.none_found, "muted")
        self.none_found.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add_file = QPushButton(tr("Add from a file…"))
        self.add_folder = QPushButton(tr("Add from a folder…"))
        self.downloads = QPushButton(tr("Downloads…"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.use_button = QPushButton(tr("Use this encoder"))
        self._build()
        self._connect()
        self.resize(*roomy(*SIZE))
        self._show_choice()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Show what there is; the choice stays."""
        self._offers = {offer.listing.name: offer for offer in offers}
        self.search.setPlaceholderText(
            tr("Search all {offers:,} encoders").format(offers=len(offers))
        )
        self._filter()
        self._show_choice()

    @property
    def here(self) -> tuple[Offer, ...]:
        """What was downloaded or added."""
        offers = self._offers.values()
        return tuple(offer for offer in offers if offer.here and offer.listing.name != BASIC)

    @property
    def begun(self) -> tuple[Offer, ...]:
        """What broken-off downloads left something of, in any folder."""
        return tuple(offer for offer in self._offers.values() if offer.begun)

    def set_running(self, *, busy: bool, downloading: str) -> None:
        """Follow what runs; ``downloading`` names the encoder that is on its way."""
        others = downloading != self._downloading
        self._busy, self._downloading = busy, downloading
        if others:
            self.table.show_download(downloading)
            self._filter()
        self._show_running()

    def set_progress(self, event: Progress) -> None:
        """Show how far the download is, in its line and where its encoder is looked at."""
        if self._downloading:
            self.table.show_download(self._downloading, event.done / max(1, event.total))
        if self._downloading and self._downloading == self._wanted:
            self.card.set_progress(event)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        about = QLabel(
            tr("An encoder turns photos and captions into numbers that a training "
        "learns from. What each has made is kept."), wordWrap=True,
        )  # fmt: skip
        set_look(about, "muted")
        bind_icon(self.add_file, "open")
        bind_icon(self.add_folder, "open")
        self.add_file.setToolTip(
            tr(
                "<p>A file with the weights of the encoder that is chosen in the list, "
                "for a computer without a network</p>"
            )
        )
        self.add_folder.setToolTip(
            tr("<p>A model folder, or a folder models--… that was copied from another computer</p>")
        )
        bind_icon(self.downloads, "settings")
        self.downloads.setToolTip(
            tr("<p>A mirror, a proxy, and the folder that models are put in</p>")
        )
        set_look(self.use_button, "primary")
        self.use_button.setDefault(True)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        for widget in (self.search, self.none_found, self.table):
            left.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addLayout(left, stretch=1)
        middle.addWidget(self.card)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.add_file)
        foot.addWidget(self.add_folder)
        foot.addWidget(self.downloads)
        foot.addStretch()
        foot.addWidget(self.buttons)
        foot.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(about)
        column.addLayout(middle, stretch=1)
        column.addWidget(self.options)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self.table.enter)
        self.table.encoder_chosen.connect(self._choose)
        self.table.doubleClicked.connect(self._use)
        self.card.download_requested.connect(lambda: self._tell(self.download_requested))
        self.card.remove_requested.connect(lambda: self._tell(self.remove_requested))
        self.card.measure_requested.connect(lambda: self._tell(self.measure_requested))
        self.card.stop_requested.connect(self.stop_requested)
        self.downloads.clicked.connect(self.settings_requested)
        self.add_file.clicked.connect(self._add_file)
        self.add_folder.clicked.connect(self._add_folder)
        self.use_button.clicked.connect(self._use)
        self.buttons.rejected.connect(self.reject)

    # -- what changed -----------------------------------------------------------------------

    @Slot()
    def _filter(self) -> None:
        """Without words the shelf, and the others that are here; with words all that have them."""
        words = self.search.text().lower().split()
        shown = [
            offer
            for offer in self._offers.values()
            if (all(word in _text(offer) for word in words) if words
                else offer.listing.group or offer.here or offer.begun
                or offer.listing.name in (self._wanted, self._downloading))
        ]  # fmt: skip
        self.table.set_offers(shown, current=self._wanted)
        self.table.setVisible(bool(shown))
        self.none_found.setVisible(not shown)
        if self._offers:
            self.none_found.setText(
                tr("No encoder has all of: {join}. Try fewer words.").format(join=" ".join(words))
            )

    @Slot(str)
    def _choose(self, name: str) -> None:
        self._wanted = name
        self._show_choice()

    def _show_choice(self) -> None:
        offer = self._offers.get(self._wanted)
        fetched = holds_focus(self.card.download_button) and offer is not None and offer.here
        with self._focus.changing():
            self.card.show_offer(offer, busy=self._busy, downloading=self._is_wanted_coming)
            self._update_buttons()
        if fetched:
            self.use_button.setFocus()

    def _show_running(self) -> None:
        with self._focus.changing():
            self.card.set_running(busy=self._busy, downloading=self._is_wanted_coming)
            self._update_buttons()

    @property
    def _is_wanted_coming(self) -> bool:
        return bool(self._downloading) and self._downloading == self._wanted

    def _update_buttons(self) -> None:
        offer = self._offers.get(self._wanted)
        for button in (self.add_file, self.add_folder, self.downloads):
            button.setEnabled(not self._busy)
        self.use_button.setEnabled(offer is not None)
        self.options.show_for(self._wanted if offer is not None else "")
        later = offer is not None and not offer.here
        self.use_button.setToolTip(tr("It is downloaded when a training starts") if later else "")

    def _tell(self, signal: SignalInstance) -> None:
        offer = self._offers.get(self._wanted)
        if offer is not None:
            signal.emit(offer)

    @Slot()
    def _use(self) -> None:
        if self._wanted in self._offers:
            self.encoder_chosen.emit(self.options.spell(self._wanted))
            self.accept()

    @Slot()
    def _add_file(self) -> None:
        offer = self._offers.get(self._wanted)
        if offer is None or not offer.listing.repo:
            self.card.tell(NO_MODEL)
            return
        title = tr("Weights of {title}").format(title=offer.listing.title)
        chosen, _ = QFileDialog.getOpenFileName(
            self, title, last_folder(ENCODERS), tr("Weights (*.safetensors *.pt *.pth *.bin)")
        )
        if chosen:
            keep_folder(ENCODERS, Path(chosen))
            self.add_requested.emit(Path(chosen), offer.listing.name)

    @Slot()
    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Model folder"), last_folder(ENCODERS))
        if chosen:
            keep_folder(ENCODERS, Path(chosen))
            self.add_requested.emit(Path(chosen), "")


def _text(offer: Offer) -> str:
    one = offer.listing
    return f"{one.name} {one.title} {one.repo} {one.licence}".lower()
