"""What is known of one encoder, and what can be done about it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.encoders.names import BASIC
from engine.encoders.offers import Offer
from engine.events import Progress
from engine.language import number, tr
from mmc_gui.text_size import bind_measure
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.humanize import (
    bytes_rate_text,
    bytes_text,
    duration_text,
    time_left_text,
)
from mmc_gui.widgets.kept_focus import holds_focus

WIDTH = 40 * GRID
DOWNLOADING = tr("being downloaded")
MEASURE = tr("Measure on this computer")
MEASURE_TIP = tr(
    "<p>Let it work for 5 seconds; where it is not downloaded, with random "
    "weights, which are as fast</p>"
)
_FINE = 10_000
"""Steps of the bar: bytes of large files are more than Qt can count."""


class EncoderCard(QFrame):
    """Reason, state, figures and licence; a button to download, with progress and stop."""

    download_requested = Signal()
    remove_requested = Signal()
    stop_requested = Signal()
    measure_requested = Signal()

    def __init__(self, *, photos: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        set_look(self, "card")
        bind_measure(self, QWidget.setFixedWidth, WIDTH)
        self.title = QLabel(wordWrap=True)
        set_look(self.title, "title")
        self.reason, self.state, self.facts = (QLabel(wordWrap=True) for _ in range(3))
        self.licence = QLabel(wordWrap=True)
        for label in (self.state, self.facts):
            set_look(label, "muted")
        self.licence.setTextFormat(Qt.TextFormat.RichText)
        self.licence.setOpenExternalLinks(True)
        self.licence.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.download_button = QPushButton()
        bind_icon(self.download_button, "download")
        self.remove_button = QPushButton(tr("Remove"))
        bind_icon(self.remove_button, "trash")
        self.remove_button.setToolTip(tr("Delete its files; features that were made with it stay"))
        self.measure_button = QPushButton(MEASURE)
        bind_icon(self.measure_button, "play")
        self.measure_button.clicked.connect(self._measure)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(tr("Progress of the download"))
        self.count = QLabel(wordWrap=True)
        set_look(self.count, "muted")
        self.stop_button = QPushButton(tr("Stop"))
        bind_icon(self.stop_button, "stop")
        self.stop_button.setToolTip(tr("Stop the download; what was loaded is kept"))
        self.message = QLabel(wordWrap=True)
        set_look(self.message, "danger")
        self._offer: Offer | None = None
        self._area = self._about()
        self._build()
        self.download_button.clicked.connect(self.download_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.stop_button.clicked.connect(self._stop)
        self.show_offer(None)

    def show_offer(
        self, offer: Offer | None, *, busy: bool = False, downloading: bool = False
    ) -> None:  # fmt: skip
        """Show an encoder, or how to find one, beside what runs."""
        if self._offer is None or offer is None or self._offer.listing != offer.listing:
            self.tell("")
        self._offer = offer
        if offer is None:
            self.title.setText(tr("No encoder is chosen"))
            self.reason.setText(tr("Choose one from the list to see what it is good for."))
            for label in (self.state, self.facts, self.licence):
                label.clear()
        else:
            self._fill(offer)
        self.set_running(busy=busy, downloading=downloading)

    def set_running(self, *, busy: bool, downloading: bool) -> None:
        """Follow what runs: while this is downloaded, progress stands in the button's place."""
        offer = self._offer
        listed = offer is not None and bool(offer.listing.repo)
        here = offer is not None and offer.here
        parts = (self.stop_button, self.download_button, self.remove_button)
        holder = next((button for button in parts if holds_focus(button)), None)
        self.running.setVisible(downloading)
        self.download_button.setVisible(listed and not here and not downloading)
        some = offer is not None and (here or offer.begun > 0)
        self.remove_button.setVisible(
            some and not downloading and offer is not None and offer.listing.name != BASIC
        )
        self.measure_button.setVisible(offer is not None and not downloading)
        if not busy:
            self.measure_button.setText(MEASURE)
        for button in (self.download_button, self.remove_button, self.measure_button):
            button.setEnabled(not busy)
        tip = tr("Something else is running") if busy else ""
        self.download_button.setToolTip(tip)
        self.measure_button.setToolTip(tip or MEASURE_TIP)
        if offer is not None:
            self._say_state(offer, downloading=downloading)
        if downloading:
            self.tell("")
            if not self.progress.maximum():
                self.count.setText(tr("Asking the model hub …"))
        else:
            self.stop_button.setText(tr("Stop"))
            self.progress.setRange(0, 0)
        heir = self.stop_button if downloading else self.download_button
        if holder is not None and (holder is self.stop_button or holder.isHidden()):
            heir.setFocus()

    def tell(self, text: str) -> None:
        """Say why something could not be done; nothing takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._area.verticalScrollBar().setValue(0)

    def set_progress(self, event: Progress) -> None:
        """Show how far the download is."""
        self.progress.setRange(0, _FINE)
        self.progress.setValue(_FINE * event.done // max(1, event.total))
        parts = (
            tr("{done} of {total}").format(
                done=bytes_text(event.done), total=bytes_text(event.total)
            ),
            bytes_rate_text(event.rate),
            time_left_text(event.seconds_left),
        )
        self.count.setText(", ".join(part for part in parts if part))

    def _fill(self, offer: Offer) -> None:
        one = offer.listing
        self.title.setText(one.title)
        self.reason.setText(one.reason or tr("One of many others."))
        facts = [
            tr("Sees {side} × {side} pixels of a photo and gives {dim:,} numbers.").format(
                side=one.side, dim=one.dim
            )
        ]
        if one.parameters is not None:
            millions = number(one.parameters / 1e6, ",.0f")
            facts.append(tr("{millions} million parameters.").format(millions=millions))
        if one.repo and one.imagenet is None and one.photo_search is None:
            facts.append(tr("No published score of it is at hand."))
        if one.imagenet is not None:
            facts.append(
                tr("Names {value:.0f} % of ImageNet's photos right, untrained.").format(
                    value=100 * one.imagenet
                )
            )
        if one.photo_search is not None:
            facts.append(
                tr("Finds the photo of {value:.0f} % of COCO's captions.").format(
                    value=100 * one.photo_search
                )
            )
        self.facts.setText("\n".join(facts))
        page = tr(' <a href="{page}">Its page</a>').format(page=one.page) if one.page else ""
        known = (
            tr("Licence: {licence_text}.").format(licence_text=one.licence_text)
            if one.repo or one.licence
            else ""
        )
        self.licence.setText(f"{known}{page}")
        verb = tr("Go on with the download") if offer.begun else tr("Download")
        size = f" ({bytes_text(one.size)})" if one.size and not offer.begun else ""
        self.download_button.setText(f"{verb}{size}")
        freed = tr("Remove") if offer.here else tr("Throw away what was loaded")
        room = (one.size if offer.here else offer.begun) or 0
        self.remove_button.setText(f"{freed} ({bytes_text(room)})" if room else freed)

    def _say_state(self, offer: Offer, *, downloading: bool) -> None:
        state = DOWNLOADING if downloading else offer.state_text
        told = [_sentence(state), _sentence(offer.speed_text)]
        if offer.speed is not None and self._photos:
            seconds = self._photos / offer.speed.per_second
            told.append(
                tr("About {seconds} for this project's {photos:,} rows.").format(
                    seconds=duration_text(seconds), photos=self._photos
                )
            )
        if offer.memory_text:
            told.append(_sentence(offer.memory_text))
        self.state.setText("\n".join(told))

    def _build(self) -> None:
        self.running = QWidget()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.progress, stretch=1)
        row.addWidget(self.stop_button)
        inside = QVBoxLayout(self.running)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(row)
        inside.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self._area, stretch=1)
        for widget in (self.running, self.measure_button, self.download_button, self.remove_button):
            column.addWidget(widget)

    def _about(self) -> QScrollArea:
        """Return what is said of the encoder, under what went wrong; a long message scrolls it."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for label in (self.message, self.reason, self.state, self.facts, self.licence):
            column.addWidget(label)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the link with the focus
        for part in (inside, area.viewport()):
            part.setAutoFillBackground(False)
        return area

    @Slot()
    def _measure(self) -> None:
        self.measure_button.setText(tr("Measuring…"))
        self.measure_requested.emit()

    @Slot()
    def _stop(self) -> None:
        # It stays enabled, so that the focus waits here for what comes in its place.
        if self.stop_button.text() == tr("Stop"):
            self.stop_button.setText(tr("Stopping…"))
            self.stop_requested.emit()


def _sentence(text: str) -> str:
    return tr("{sentence}.").format(sentence=f"{text[:1].upper()}{text[1:]}")
