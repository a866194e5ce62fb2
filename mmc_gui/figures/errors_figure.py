"""Each label with how often it is missed and how often it is wrongly given."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.data.labels import LabelSet
from engine.judging import RunConfusions
from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.error_table import MISSED, WRONG, ErrorTable, LabelErrors
from mmc_gui.widgets.figure_saver import FigureSaver

HINT = tr(
    "Click a number or a bar to see its photos; with the keyboard walk the "
    "cells by arrows and press Enter. A click on a head, or Alt+Down, sorts."
)
WORDS = {MISSED: tr("{} is missed"), WRONG: tr("{} is wrongly given")}
BOTH_WORDS = tr("{} is missed or wrongly given")


class ErrorsFigure(QWidget):
    """A table with bars; what is chosen asks for its photos."""

    photos_requested = Signal(object, str)
    """Rows of the dataset, and what they have in common."""
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: RunConfusions | None = None
        self._labels = LabelSet(())
        self.table = ErrorTable()
        self.saver = FigureSaver(tr("Errors by label"), self.table, self._columns)
        self.saver.told.connect(self.told)
        hint = QLabel(HINT, wordWrap=True)
        set_look(hint, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.table, stretch=1)
        below = QHBoxLayout()
        below.addWidget(hint, stretch=1)
        below.addWidget(self.saver.button)
        column.addLayout(below)
        self.table.errors_chosen.connect(self._ask)

    def show_confusions(self, found: RunConfusions, labels: LabelSet) -> None:
        """Show other errors; labels are named as the project has them now."""
        self._found, self._labels, some = found, labels, found.found
        counts = zip(
            some.support.tolist(), some.claimed.tolist(), some.missed.tolist(), some.wrong.tolist(),
            strict=True,
        )  # fmt: skip
        self.table.set_rows(
            [
                LabelErrors(
                    name=label.name, color=label.color or place, support=support, given=given,
                    missed=missed, wrong=wrong,
                )
                for place, (label, (support, given, missed, wrong)) in enumerate(
                    zip(labels, counts, strict=True)
                )
            ]
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails."""
        self.saver.save(path)

    def _columns(self) -> dict[str, Sequence[float | str]]:
        rows = self.table.rows
        return {
            "label": [row.name for row in rows], "has it": [row.support for row in rows],
            "missed": [row.missed for row in rows], "given": [row.given for row in rows],
            "wrongly given": [row.wrong for row in rows],
        }  # fmt: skip

    @Slot(int, str)
    def _ask(self, column: int, kind: str) -> None:
        if self._found is not None:
            rows = self._found.rows_of(column, missed=kind != WRONG, wrong=kind != MISSED)
            what = WORDS.get(kind, BOTH_WORDS).format(self._labels[column].name)
            self.photos_requested.emit(rows, what)
