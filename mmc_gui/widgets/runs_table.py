"""The runs of a project, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.widgets.text_table import TextTable

USE = tr("Use these settings")
HEADERS = (
    (tr("Run"), tr("Its folder's name: the time it was started")),
    (tr("Recipe"), tr("Named settings, or custom")),
    (tr("Fusion"), tr("How image and caption meet")),
    (tr("Encoder"), tr("What made the vectors")),
    (tr("Best epoch"), tr("The epoch whose weights are kept")),
    (tr("Micro F1"), tr("Over all labels of all validation photos, at threshold 0.5, per cent")),
    (tr("Macro F1"), tr("Mean of the labels, per cent")),
    (tr("Samples F1"), tr("Mean of the photos (Kaggle's Mean F1), per cent")),
    (tr("Time"), tr("Seconds of training, features not counted")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """What one row shows; figures are None where a run was interrupted."""

    run_id: str
    recipe: str
    fusion: str
    encoder: str
    epochs: str
    micro: float | None
    macro: float | None
    samples: float | None
    seconds: float | None


class RunsTable(TextTable):
    """A click or an arrow chooses a run."""

    run_chosen = Signal(str)
    settings_wanted = Signal(str)
    """Show this run's settings, to train with them again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADERS, tr("Runs"), parent)
        self.itemSelectionChanged.connect(self._tell)
        self.use_action = QAction(USE, self)
        self.use_action.triggered.connect(self.ask_for_settings)
        self.addAction(self.use_action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Show these runs."""
        self.blockSignals(True)
        self.set_texts(
            [
                (
                    row.run_id, row.recipe, row.fusion, row.encoder, row.epochs,
                    _percent(row.micro), _percent(row.macro), _percent(row.samples),
                    f"{row.seconds:.1f} s" if row.seconds is not None else "–",
                )
                for row in rows
            ]
        )  # fmt: skip
        self.blockSignals(False)

    def set_current(self, run_id: str) -> None:
        """Show a run as the chosen one, without choosing it anew."""
        self.blockSignals(True)
        self.clearSelection()
        for y in range(self.rowCount()):
            item = self.item(y, 0)
            if item is not None and item.text() == run_id:
                self.selectRow(y)
        self.blockSignals(False)

    @Slot()
    def ask_for_settings(self) -> None:
        """Want the settings of the chosen run."""
        if run_id := self._current():
            self.settings_wanted.emit(run_id)

    @Slot()
    def _tell(self) -> None:
        if run_id := self._current():
            self.run_chosen.emit(run_id)

    def _current(self) -> str:
        rows = self.selectionModel().selectedRows()
        item = self.item(rows[0].row(), 0) if rows else None
        return item.text() if item is not None else ""


def _percent(value: float | None) -> str:
    return f"{100 * value:.1f}" if value is not None else "–"
