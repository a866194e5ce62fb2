"""How many labels photos have, and how long captions are."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.language import counted, number, tr
from engine.statistics.captions import Bin, histogram
from engine.statistics.overview import Statistics
from mmc_gui.models.query_terms import number_term
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.bar_chart import BarChart, ChartBar

CHARACTERS, WORDS = "characters", "words"
UNITS = {CHARACTERS: tr("characters"), WORDS: tr("words")}
HINT = tr("Click a bar to see its photos.")
HINT_OF_LABELS = tr("Click a bar at the left to see its photos.")
NO_LABELS = tr("No photo is labelled yet. Label some on the Browse page.")
NO_CAPTIONS = tr("No photo has a caption.")


class LengthsFigure(QWidget):
    """Two histograms side by side; a bar that is chosen asks for its photos."""

    filter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Statistics | None = None
        self._bins: tuple[Bin, ...] = ()
        self.labels = BarChart(tr("Labels a photo"), NO_LABELS)
        self.captions = BarChart(tr("Length of captions"), NO_CAPTIONS)
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("How captions are measured"))
        for key, word in UNITS.items():
            self.unit.addItem(word, key)
        self.hint = QLabel(HINT)
        set_look(self.hint, "muted")
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addLayout(_titled(tr("Labels a photo"), self.labels), stretch=1)
        row.addLayout(_titled(tr("Length of captions in"), self.captions, self.unit), stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row, stretch=1)
        column.addWidget(self.hint)
        self.unit.currentIndexChanged.connect(self._show_captions)
        self.labels.bar_clicked.connect(self._ask_labels)
        self.captions.bar_clicked.connect(self._ask_captions)

    def show_statistics(self, found: Statistics) -> None:
        """Show other counts."""
        self._found = found
        self.labels.set_bars(
            [
                ChartBar(
                    text=str(n),
                    value=count,
                    tip=tr("{photos} with {labels}").format(
                        photos=_photos(count), labels=counted(n, tr("{} label"), tr("{} labels"))
                    ),
                )
                for n, count in enumerate(found.labels.per_photo.tolist())
            ]
        )
        self._show_captions()

    @Slot()
    def _show_captions(self) -> None:
        if self._found is None:
            return
        unit = self.unit.currentData()
        lengths = getattr(self._found.captions, unit)
        self._bins = histogram(lengths[lengths > 0])
        # The search language knows the length of a caption in characters alone.
        clickable = unit == CHARACTERS
        self.captions.set_bars(
            [
                ChartBar(
                    text=_mark(one),
                    value=one.count,
                    tip=tr("{photos} with a caption of {range} {unit}").format(
                        photos=_photos(one.count), range=_range(one), unit=UNITS[unit]
                    ),
                )
                for one in self._bins
            ],
            clickable=clickable,
        )
        missing = self._found.captions.missing
        without = (
            tr(" {photos} without a caption are left out.").format(photos=_photos(missing))
            if missing
            else ""
        )
        self.hint.setText((HINT if clickable else HINT_OF_LABELS) + without)

    @Slot(int)
    def _ask_labels(self, number: int) -> None:
        known = " has:labels" if number == 0 else ""
        self.filter_requested.emit(number_term("labels", number, number + 1) + known)

    @Slot(int)
    def _ask_captions(self, place: int) -> None:
        one = self._bins[place]
        # A bar from 0 would ask for missing captions too, which are not in it.
        self.filter_requested.emit(number_term("length", max(1, one.low), one.high))


def _titled(title: str, chart: BarChart, *beside: QWidget) -> QVBoxLayout:
    heading = QLabel(title)
    set_look(heading, "heading")
    top = QHBoxLayout()
    top.setSpacing(GRID)
    top.addWidget(heading)
    for widget in beside:
        top.addWidget(widget)
    top.addStretch()
    top.addStrut(4 * GRID)  # the charts begin at one height, with a box beside the title or not
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addLayout(top)
    column.addWidget(chart, stretch=1)
    return column


def _mark(one: Bin) -> str:
    return f"{one.low}+" if one.high is None else str(one.low)


def _range(one: Bin) -> str:
    if one.high is None:
        return tr("{low:,} or more").format(low=one.low)
    return (
        number(one.low)
        if one.high == one.low + 1
        else tr("{low:,} to {high:,}").format(low=one.low, high=one.high - 1)
    )


def _photos(count: int) -> str:
    return counted(count, tr("{} photo"), tr("{} photos"))
