"""The encoders as a list to choose from: those worth knowing first, all others by search."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from engine.encoders.amounts import megabytes
from engine.encoders.catalogue import GROUPS
from engine.encoders.offers import ADDED, Offer
from engine.language import number, tr
from mmc_gui.widgets.text_table import TextTable

HEADERS = (
    (tr("Encoder"), tr("The model, and whose photos it learned from")),
    (tr("State"), tr("Whether it is on this computer")),
    (tr("Licence"), tr("As known when the list was made; the model's page has the last word")),
    (tr("Photos a second"), tr("With their captions, on this computer; ~ is an estimate")),
)
OTHERS = tr("Others")
_STATE, _SPEED = 1, 3


class EncoderTable(TextTable):
    """Groups with their encoders below; a click or an arrow chooses one."""

    encoder_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADERS, tr("Encoders"), parent, numbers=(_SPEED,))
        self._downloading, self._share = "", 0.0
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The name of the chosen encoder, or nothing."""
        rows = self.selectionModel().selectedRows()
        return self._name(rows[0].row()) if rows else ""

    @property
    def names(self) -> list[str]:
        """The encoders from top to bottom."""
        return [name for y in range(self.rowCount()) if (name := self._name(y))]

    def set_offers(self, offers: Sequence[Offer], *, current: str) -> None:
        """Show these; the chosen one stays chosen where it is among them."""
        self.blockSignals(True)
        place, first = self.verticalScrollBar().value(), not self.rowCount()
        self.clearSpans()
        self.clearSelection()
        self.setRowCount(0)
        for group in (ADDED, *GROUPS, ""):
            own = [offer for offer in offers if offer.listing.group == group]
            if own:
                self._add_heading(group or OTHERS)
                for offer in own:
                    self._add_offer(offer)
        for y in range(self.rowCount()):
            if current and self._name(y) == current:
                self.setCurrentCell(y, 0)
                self.selectRow(y)
        if first:
            self.scrollTo(self.currentIndex())
        else:
            self.verticalScrollBar().setValue(place)
        self.blockSignals(False)

    def show_download(self, name: str, share: float = 0.0) -> None:
        """Say in its line how far an encoder is that is downloaded; nothing where none is.

        The lines of others are as they were filled.
        """
        self._downloading, self._share = name, share
        for y in range(self.rowCount()):
            item = self.item(y, _STATE)
            if item is not None and name and self._name(y) == name:
                self._say_download(item)

    def _say_download(self, item: QTableWidgetItem) -> None:
        share = int(100 * self._share)
        text = tr("downloading, {share} %").format(share=share) if share else tr("downloading")
        item.setText(text)
        item.setToolTip(text)

    @Slot()
    def enter(self) -> None:
        """Take the focus, with the first encoder chosen where none is."""
        self.setFocus()
        if not self.current and self.names:
            self.setCurrentCell(1, 0)

    def _add_heading(self, text: str) -> None:
        y = self.rowCount()
        self.insertRow(y)
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        self.setItem(y, 0, item)
        self.setSpan(y, 0, 1, len(HEADERS))

    def _add_offer(self, offer: Offer) -> None:
        y = self.rowCount()
        self.insertRow(y)
        one = offer.listing
        texts = (one.title, _state(offer), one.licence_word, _speed(offer))
        speed_tip = offer.speed_text if offer.fits else offer.memory_text
        tips = (one.name, offer.state_text, one.licence_text if one.repo else "", speed_tip)
        for x, (text, tip) in enumerate(zip(texts, tips, strict=True)):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            if x == _SPEED:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if x == _STATE and one.name == self._downloading:
                self._say_download(item)
            self.setItem(y, x, item)
        first = self.item(y, 0)
        assert first is not None
        first.setData(Qt.ItemDataRole.UserRole, offer.listing.name)

    def _name(self, y: int) -> str:
        item = self.item(y, 0)
        return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    @Slot()
    def _tell(self) -> None:
        if self.current:
            self.encoder_chosen.emit(self.current)


def _state(offer: Offer) -> str:
    """Return the state, short: a longer one would take the room of the names."""
    size = offer.listing.size
    if not offer.begun or not size:
        return offer.state_text
    return tr("{share:.0f} % of {size} here").format(
        share=min(100 * offer.begun / size, 100), size=megabytes(size)
    )


def _speed(offer: Offer) -> str:
    if not offer.fits:
        return tr("too large")
    if offer.speed is None:
        return "–"
    rate = offer.speed.per_second
    text = number(rate, ",.0f") if rate >= 10 else number(rate, ".1f")
    return text if offer.speed.measured else f"~ {text}"
