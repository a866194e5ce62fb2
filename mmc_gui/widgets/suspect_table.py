"""The queue of labels to be checked: what each says, what the model gives, how it ended."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.check_list import Outcome, Suspect
from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.text_size import follow_size
from mmc_gui.theme import GRID, current_theme, scaled_font
from mmc_gui.widgets.humanize import plain_tip, score_text
from mmc_gui.widgets.label_rows import (
    DOT,
    paint_dot,
    paint_text,
    set_up_rows,
)

CHANGE_KEY, KEEP_KEY, SKIP_KEY = "c", "k", "s"


class Column(IntEnum):
    """Columns of the table, left to right."""

    CLAIM = 0
    SCORE = 1
    PHOTO = 2
    OUTCOME = 3


HEADERS = {
    Column.CLAIM: (tr("The label"), tr("What the label says of the photo")),
    Column.SCORE: (
        tr("Model"),
        tr("The score of a model that was not trained on the photo, 0 to 1"),
    ),
    Column.PHOTO: (tr("Photo"), tr("Name of the photo")),
    Column.OUTCOME: ("", tr("What you said")),
}


class SuspectModel(HeadedModel):
    """Looks up the suspects shown, each with its outcome."""

    HEADERS = HEADERS
    LEFT = (Column.CLAIM, Column.PHOTO, Column.OUTCOME)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.suspects: tuple[Suspect, ...] = ()
        self.outcomes: list[Outcome] = []

    def set_suspects(self, suspects: Sequence[Suspect], outcomes: Sequence[Outcome]) -> None:
        """Take other suspects."""
        self.beginResetModel()
        self.suspects, self.outcomes = tuple(suspects), list(outcomes)
        self.endResetModel()

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Say how the same suspects have ended."""
        self.outcomes = list(outcomes)
        if outcomes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(outcomes) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of suspects."""
        return 0 if parent.isValid() else len(self.suspects)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or the whole row as a sentence."""
        if not index.isValid():
            return None
        one, outcome = self.suspects[index.row()], self.outcomes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.CLAIM: one.claim, Column.SCORE: score_text(one.score),
                Column.PHOTO: one.photo, Column.OUTCOME: str(outcome),
            }[Column(index.column())]  # fmt: skip
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            ended = f"; {outcome}" if outcome else ""
            said = tr("{photo} {claim}, the model gives {score}{ended}").format(
                photo=one.photo, claim=one.claim, score=score_text(one.score, 3), ended=ended
            )
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None


class SuspectTable(QTableView):
    """One suspect is chosen; letters are left to the page, which decides by them."""

    suspect_chosen = Signal(int)
    """The place of the chosen suspect; -1 where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SuspectModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, self._model))
        self.setAccessibleName(tr("Labels to check"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_up_rows(self, stretched=[Column.PHOTO])
        follow_size(self, SuspectTable._fit_columns)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def _fit_columns(self) -> None:
        bold = QFontMetrics(scaled_font(self.font(), 1.0, bold=True))
        self.setColumnWidth(Column.SCORE, bold.horizontalAdvance(tr("Model")) + 3 * GRID)
        longest = max(bold.horizontalAdvance(outcome) for outcome in Outcome)
        self.setColumnWidth(Column.OUTCOME, longest + 2 * GRID)

    @property
    def place(self) -> int:
        """The place of the chosen suspect; -1 without one."""
        return self.currentIndex().row()

    def set_suspects(self, suspects: Sequence[Suspect], outcomes: Sequence[Outcome]) -> None:
        """Show these suspects, the first open one chosen."""
        self._model.set_suspects(suspects, outcomes)
        widths = (self.fontMetrics().horizontalAdvance(one.claim) for one in suspects[:500])
        width = min(max(widths, default=8 * GRID), 20 * GRID)
        self.setColumnWidth(Column.CLAIM, width + DOT + 4 * GRID)
        first = next((n for n, o in enumerate(outcomes) if o is Outcome.OPEN), 0)
        if suspects:
            self.choose(first)
        else:
            self.suspect_chosen.emit(-1)

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Say how the same suspects have ended."""
        self._model.set_outcomes(outcomes)

    def choose(self, place: int) -> None:
        """Choose a suspect and scroll to it."""
        self.setCurrentIndex(self._model.index(place, Column.CLAIM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows; letters would else look for a text that begins with them."""
        if event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_current(self, current: QModelIndex) -> None:
        self.suspect_chosen.emit(current.row())


class _Delegate(QStyledItemDelegate):
    """Paints a dot in the label's colour; what is settled is quiet."""

    def __init__(self, view: QTableView, model: SuspectModel) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, cell, column = current_theme(), QRectF(option.rect), Column(index.column())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(theme.accent_soft))
        box = cell.adjusted(GRID, 0, -GRID, 0)
        if column is Column.CLAIM:
            color = theme.label_color(self._model.suspects[index.row()].color)
            box = paint_dot(painter, box, color)
        settled = self._model.outcomes[index.row()] is not Outcome.OPEN
        quiet = column is Column.PHOTO or (settled and column is not Column.OUTCOME)
        painter.setPen(QColor(theme.muted if quiet else theme.text))
        paint_text(painter, box, str(index.data()), left=column is not Column.SCORE)
