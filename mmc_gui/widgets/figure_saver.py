"""Saves a widget that is no plot card: as a picture, a drawing, or a table of what it shows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.widgets import plot_export
from mmc_gui.widgets.plot_parts import SaveButton

Columns = Callable[[], Mapping[str, Sequence[float | str]]]


class FigureSaver(QObject):
    """Has the button; put it where there is room."""

    told = Signal(str)
    """A sentence: where it was saved, or why not."""

    def __init__(self, title: str, figure: QWidget, columns: Columns) -> None:
        super().__init__(figure)
        self._figure, self._columns = figure, columns
        self.button = SaveButton(title)
        self.button.path_chosen.connect(self._save_as)

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails."""
        write = {".png": plot_export.save_png, ".svg": plot_export.save_svg}.get(
            path.suffix.lower()
        )
        if write is None:
            plot_export.save_csv(self._columns(), path)
        else:
            write(self._figure, path)

    @Slot(str)
    def _save_as(self, name: str) -> None:
        try:
            self.save(Path(name))
        except OSError as error:
            reason = error.strerror or str(error)
            self.told.emit(
                tr("It could not be saved to {name}: {reason}.").format(name=name, reason=reason)
            )
        else:
            self.told.emit(tr("Saved {name}.").format(name=name))
