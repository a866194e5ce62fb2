"""Keeps the bar of many photos in step with the selection, and makes edits of its buttons."""

from PySide6.QtCore import QObject, Slot

from mmc_gui.photo_commands import PhotoCommands
from mmc_gui.widgets.batch_bar import BatchBar
from mmc_gui.widgets.photo_grid import PhotoGrid


class Batching(QObject):
    """Shows the bar while several photos are selected; its page says when labels changed."""

    def __init__(
        self, *, bar: BatchBar, grid: PhotoGrid, commands: PhotoCommands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar, self._grid, self._commands = bar, grid, commands
        bar.hide()
        bar.label_wanted.connect(commands.set_label)
        bar.review_wanted.connect(commands.set_reviewed)
        bar.flag_wanted.connect(commands.set_flagged)
        bar.label_chosen.connect(self.refresh)
        bar.closed.connect(self.select_current)
        grid.drag_ended.connect(self.refresh)
        grid.selection_changed.connect(lambda _: self.refresh())

    @Slot()
    def refresh(self) -> None:
        """Count anew, once the mouse has chosen its photos."""
        if self._grid.is_dragging:  # the grid must not shrink under the mouse
            return
        bar, commands, count = self._bar, self._commands, len(self._commands.rows)
        if count > 1:
            bar.show_counts(
                count, reviewed=commands.count_reviewed(), flagged=commands.count_flagged()
            )
            if bar.label_id:
                tally = commands.tally(bar.label_id)
                changes = {state: tally.changes(state) for state in bar.states}
                bar.show_tally(count, str(tally), changes)
        if bar.isHidden() != (count <= 1):
            bar.setVisible(count > 1)
            if self._grid.current_row is not None:
                self._grid.scroll_to_row(self._grid.current_row)

    @Slot()
    def select_current(self) -> None:
        """Let go of all photos but the current one."""
        if self._grid.current_row is not None:
            self._grid.select_row(self._grid.current_row)
        self._grid.setFocus()
