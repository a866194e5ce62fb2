"""The list of edits: what each did, when, and where on the tree it stands."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.language import tr
from mmc_gui.theme import GRID, Theme, current_theme, scaled_font
from mmc_gui.widgets.history_model import AnyIndex, HistoryModel, HistoryRole, Standing, Tree

LANE = 2 * GRID
"""From one branch of the tree to the next."""
DOT, HERE_DOT = 3.5, 5.5


class HistoryList(QListView):
    """Shows a ``HistoryModel``; Enter and a double click ask for the moment of a row."""

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_EditDelegate(self))
        self.setAccessibleName(tr("History of changes"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


class _EditDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(30 * GRID, 2 * option.fontMetrics.height() + GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:  # fmt: skip
        theme, standing = current_theme(), index.data(HistoryRole.STANDING)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.hover))
        self._draw_tree(painter, option.rect, index, theme)
        self._write(painter, option, index, theme, standing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _draw_tree(
        self, painter: QPainter, box: QRect, index: AnyIndex, theme: Theme
    ) -> None:  # fmt: skip
        standing = index.data(HistoryRole.STANDING)
        last = index.row() == index.model().rowCount() - 1
        x, aside = box.left() + 2 * GRID, box.left() + 2 * GRID + LANE
        middle, low = box.center().y(), box.bottom() + 1
        stands, left = QPen(QColor(theme.accent), 2), QPen(QColor(theme.disabled), 1.5)
        tree: Tree = index.data(HistoryRole.TREE)
        if index.row():
            painter.setPen(stands if tree.stands_above else left)
            painter.drawLine(QPointF(x, box.top()), QPointF(x, middle))
        if not last or standing is Standing.ASIDE:
            painter.setPen(stands if tree.stands_below else left)
            painter.drawLine(QPointF(x, middle), QPointF(x, low))
        centre = QPointF(x, middle)
        if standing is Standing.ASIDE:
            painter.setPen(left)
            end = QPointF(aside if tree.aside_below else x, low)
            painter.drawLine(QPointF(aside, middle), end)
            if tree.aside_above:
                painter.drawLine(QPointF(aside, box.top()), QPointF(aside, middle))
            centre = QPointF(aside, middle)
        here, done = standing is Standing.HERE, standing in (Standing.HERE, Standing.DONE)
        painter.setPen(stands if done else left)
        painter.setBrush(QColor(theme.accent if done else theme.surface))
        radius = HERE_DOT if here else DOT
        painter.drawEllipse(centre, radius, radius)

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, theme: Theme,
        standing: Standing,
    ) -> None:  # fmt: skip
        box = option.rect.adjusted(4 * GRID + LANE // 2, GRID // 2, -GRID, -GRID // 2)
        upper, lower = QRect(box), QRect(box)
        upper.setHeight(box.height() // 2)
        lower.setTop(upper.bottom() + 1)
        done = standing in (Standing.HERE, Standing.DONE)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(scaled_font(option.font, 1.0, bold=standing is Standing.HERE))
        painter.setPen(QColor(theme.text if done else theme.muted))
        right = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(str(index.data()), right, upper.width())
        painter.drawText(upper, align, text)
        painter.setFont(scaled_font(option.font, 0.92))
        if standing is not Standing.DONE:
            word = {Standing.HERE: tr("You are here"), Standing.UNDONE: "undone"}.get(
                standing, "aside"
            )
            painter.setPen(QColor(theme.accent if standing is Standing.HERE else theme.muted))
            painter.drawText(lower, align | Qt.AlignmentFlag.AlignRight, word)
            lower.setRight(lower.right() - painter.fontMetrics().horizontalAdvance(word) - GRID)
        painter.setPen(QColor(theme.muted))
        detail = str(index.data(HistoryRole.DETAIL))
        painter.drawText(
            lower, align, painter.fontMetrics().elidedText(detail, right, lower.width())
        )
