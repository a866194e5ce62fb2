"""Each label with its photos by state and split."""

import html

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.language import tr
from engine.statistics.overview import Statistics
from mmc_gui.models.query_terms import label_term
from mmc_gui.theme import GRID, set_look, theme_watch
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.label_counts import Column, LabelCount, LabelCountTable, part_colors

PARTS = {
    Column.STATES: (tr("has it"), tr("has it not"), tr("unknown")),
    Column.SPLITS: (tr("training"), tr("validation"), tr("test")),
}
HINT = tr(
    "Double-click a label, or press Enter, to see its photos. "
    "A click on a head, or Alt+Down, sorts."
)

NO_LABELS = tr("This project has no labels yet. Add some with Labels… in the menu Edit.")


class LabelsFigure(QWidget):
    """A table with bars; a label that is chosen asks for its photos."""

    filter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Statistics | None = None
        self.table = LabelCountTable()
        hint = QLabel(HINT)
        set_look(hint, "muted")
        self.none = QLabel(NO_LABELS, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_look(self.none, "muted")
        self.legend = QLabel()
        self._below = below = QWidget()
        flow = FlowLayout(below, gap=4 * GRID, row_gap=GRID // 2)
        flow.addWidget(self.legend)
        flow.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.table, stretch=1)
        column.addWidget(self.none, stretch=1)
        column.addWidget(below)
        self.table.label_chosen.connect(self._ask)
        theme_watch().changed.connect(self._show_legend)
        self._show_legend()

    def show_statistics(self, found: Statistics) -> None:
        """Show other counts."""
        self._found, counts = found, found.labels
        some = len(found.dataset.labels) > 0
        self.table.setVisible(some)
        self._below.setVisible(some)
        self.none.setVisible(not some)
        totals = {name: getattr(counts, name).sum(axis=0).tolist()
                  for name in ("positive", "negative", "unknown")}  # fmt: skip
        splits = counts.positive.T.tolist()
        self.table.set_rows(
            [
                LabelCount(
                    name=label.name, color=label.color or place,
                    positive=totals["positive"][place], negative=totals["negative"][place],
                    unknown=totals["unknown"][place], by_split=tuple(splits[place]),
                )
                for place, label in enumerate(found.dataset.labels)
            ]
        )  # fmt: skip

    @Slot(int)
    def _ask(self, place: int) -> None:
        if self._found is not None:
            labels = self._found.dataset.labels
            self.filter_requested.emit(label_term(labels[place], labels))

    @Slot()
    def _show_legend(self) -> None:
        said = []
        for column, names in PARTS.items():
            pairs = zip(part_colors(column), names, strict=True)
            said.append(
                "&nbsp; ".join(
                    f'<span style="color: {color}">■</span> {html.escape(name)}'
                    for color, name in pairs
                )
            )
        self.legend.setText(" &nbsp;&nbsp;|&nbsp;&nbsp; ".join(said))
