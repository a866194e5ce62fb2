"""Tells running work which photos are on the screen, so that it does these first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mmc_gui.jobs import JobRunner
from mmc_gui.widgets.photo_grid import PhotoGrid

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow


class Attention(QObject):
    """Follows the grid of photos while a job runs; can be switched off."""

    def __init__(self, window: "MainWindow", runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._grid: PhotoGrid | None = None
        self._rows: list[int] = []
        runner.job_started.connect(self._follow)
        self._action = window.actions_by_key["seen_first"]
        self._action.setCheckable(True)
        self._action.setChecked(window.settings.seen_first)
        self._action.toggled.connect(self._remember)

    @Slot(bool)
    def _remember(self, on: bool) -> None:
        self._window.settings.seen_first = on
        self._tell()

    @Slot(object)
    def _follow(self, _: object) -> None:
        if self._grid is None:  # it is built late
            self._grid = self._window.browse.grid
            self._grid.came_in_view.connect(self._look)
        self._look(self._grid.rows_in_view)

    @Slot(object)
    def _look(self, rows: list[int]) -> None:
        self._rows = rows
        self._tell()

    def _tell(self) -> None:
        dataset = self._window.session.dataset if self._action.isChecked() else None
        items = () if dataset is None else dataset.items
        # Rows of the project before this one may still be in the grid.
        self._runner.look_at(tuple(int(items[row]) for row in self._rows if row < len(items)))
