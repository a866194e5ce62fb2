"""What was done on which day, and how many photos are reviewed since."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.language import tr
from engine.statistics.overview import Statistics, filled_days
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.bar_chart import BarChart, ChartBar
from mmc_gui.widgets.humanize import count_text, date_text

NOTHING = tr(
    "Nothing was edited yet. Labels, review marks, captions and notes that "
    "you change are counted here by day."
)
NOT_REVIEWED = tr("No photo is reviewed yet. Space marks one on the Browse page.")
NOTE = tr("Only edits that stand are counted: what was undone is left out.")


class ProgressFigure(QWidget):
    """Edits by day, and below them the reviewed photos as they add up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = BarChart(tr("Edits by day"), NOTHING)
        self.reviewed = BarChart(tr("Reviewed photos in all"), NOT_REVIEWED)
        self.note = QLabel(NOTE)
        set_look(self.note, "muted")
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        for chart, title in (
            (self.edits, tr("Edits by day")),
            (self.reviewed, tr("Reviewed photos in all")),
        ):
            heading = QLabel(title)
            set_look(heading, "heading")
            part = QVBoxLayout()
            part.setSpacing(GRID)
            part.addWidget(heading)
            part.addWidget(chart, stretch=1)
            row.addLayout(part, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row, stretch=1)
        column.addWidget(self.note)

    def show_statistics(self, found: Statistics) -> None:
        """Show other counts."""
        edits, reviewed = [], []
        total = found.reviewed - sum(day.reviewed for day in found.days)  # before the journal
        bars = filled_days(found.days)
        step = (bars[1][0] - bars[0][0]).days if len(bars) > 1 else 1
        for first, done in bars:
            day, whole = date_text(first), date_text(first, year=True)
            when = whole if step == 1 else tr("{step} days from {day}").format(step=step, day=whole)
            total += done.reviewed
            edits.append(
                ChartBar(
                    text=day,
                    value=done.edits,
                    tip=tr("{when}: {edits} edits that touched {photos} photos").format(
                        when=when, edits=count_text(done.edits), photos=count_text(done.photos)
                    ),
                )
            )
            reviewed.append(
                ChartBar(
                    text=day,
                    value=total,
                    tip=tr(
                        "{when}: {total} photos reviewed in all, {reviewed} of them then"
                    ).format(
                        when=when, total=count_text(total), reviewed=count_text(done.reviewed)
                    ),
                )
            )
        self.note.setVisible(bool(edits))
        self.edits.set_bars(edits, clickable=False)
        self.reviewed.set_bars(reviewed if found.reviewed else [], clickable=False)
