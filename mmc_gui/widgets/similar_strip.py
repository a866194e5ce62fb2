"""A row of photos that are like the one shown, each with its labels; a click opens one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.features.similar import By
from engine.language import tr
from mmc_gui.models.photo_model import LabelChip
from mmc_gui.theme import GRID, current_theme, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets import photo_marks as marks
from mmc_gui.widgets.chip_row import ChipRow
from mmc_gui.widgets.humanize import percent_text, plain_tip
from mmc_gui.widgets.photo_cell import chip_font

Index = QModelIndex | QPersistentModelIndex
EDGE = 64
CARD = QSize(13 * GRID, EDGE + 7 * GRID)
ROLE = Qt.ItemDataRole.UserRole + 1
WAYS = {By.BOTH: tr("by photo and caption"), By.IMAGE: tr("by photo"), By.CAPTION: tr("by caption")}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPhoto:
    """One row of the project."""

    row: int
    name: str
    caption: str
    image: Path | None
    chips: tuple[LabelChip, ...]
    cosine: float


class SimilarStrip(QWidget):
    """Says why it is empty where it is."""

    photo_requested = Signal(int)
    by_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(tr("Similar photos in this project"))
        set_look(heading, "heading")
        self.by = QComboBox()
        self.by.setAccessibleName(tr("What similar means"))
        for by, text in WAYS.items():
            self.by.addItem(text, by)
        self.by.currentIndexChanged.connect(self.by_changed)
        self.loader = ThumbnailLoader(parent=self)
        self.loader.loaded.connect(self._on_loaded)
        self.view = _View(self.loader)
        self.view.photo_requested.connect(self.photo_requested)
        self.note = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        set_look(self.note, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.note)
        self._stack.addWidget(self.view)
        self._stack.setFixedHeight(CARD.height() + 2 * GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self.by)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._stack)

    @property
    def photos(self) -> list[SimilarPhoto]:
        """What is shown, the most similar first."""
        return self.view.photos if self._stack.currentIndex() == 1 else []

    @property
    def way(self) -> By:
        """What similar means."""
        return By(self.by.currentData())

    def say(self, text: str) -> None:
        """Show a sentence instead of photos."""
        self.note.setText(text)
        self.view.show_photos(())
        self._stack.setCurrentIndex(0)

    def show_photos(self, photos: Sequence[SimilarPhoto]) -> None:
        """Show these photos."""
        self.view.show_photos(photos)
        self._stack.setCurrentIndex(1)
        self.loader.set_edge(round(EDGE * self.devicePixelRatioF()))
        self.loader.wanted(())
        for photo in reversed(photos):
            if photo.image is not None:
                self.loader.request(str(photo.image), photo.image)

    def shutdown(self) -> None:
        """End the loader."""
        self.loader.shutdown()

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        self.view.viewport().update()


class _View(QListView):
    photo_requested = Signal(int)

    def __init__(self, loader: ThumbnailLoader) -> None:
        super().__init__()
        self.photos: list[SimilarPhoto] = []
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(self, loader))
        self.setAccessibleName(tr("Similar photos"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)

    def show_photos(self, photos: Sequence[SimilarPhoto]) -> None:
        self.photos = list(photos)
        self._items.clear()
        for photo in photos:
            item = QStandardItem()
            labels = ", ".join(name for name, _ in photo.chips) or tr("no labels")
            alike = percent_text(max(0.0, photo.cosine))
            item.setData(photo, ROLE)
            item.setAccessibleText(
                tr("{name}, {alike} alike: {labels}").format(
                    name=photo.name, alike=alike, labels=labels
                )
            )
            item.setToolTip(
                plain_tip(
                    tr("{name}, {alike} alike. {caption} ({labels})").format(
                        name=photo.name, alike=alike, caption=photo.caption, labels=labels
                    )
                )
            )
            self._items.appendRow(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.photo_requested.emit(self.photos[index.row()].row)


class _Delegate(QStyledItemDelegate):
    """Paints picture, how alike, and labels, one below the other."""

    def __init__(self, view: QListView, loader: ThumbnailLoader) -> None:
        super().__init__(view)
        self._loader = loader
        self._chips = ChipRow(view.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card."""
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        theme, photo = current_theme(), index.data(ROLE)
        card = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.setPen(QPen(QColor(theme.focus if focused else theme.border), 2 if focused else 1))
        painter.setBrush(QColor(theme.hover if hovered else theme.surface))
        painter.drawRoundedRect(card, 6, 6)
        square = QRectF(card.center().x() - EDGE / 2, card.top() + GRID / 2, EDGE, EDGE)
        pixmap = self._loader.pixmap(str(photo.image))
        if pixmap is not None:
            marks.paint_picture(painter, square, pixmap)
        else:
            marks.paint_placeholder(painter, square, option.palette, broken=photo.image is None)
        inner = card.adjusted(GRID / 2, 0, -GRID / 2, 0)
        line = QRectF(inner.left(), square.bottom() + 2, inner.width(), 2 * GRID)
        painter.setFont(chip_font(option.font))
        painter.setPen(QColor(theme.muted))
        alike = tr("{share} alike").format(share=percent_text(max(0.0, photo.cosine)))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, alike)
        below = QRectF(
            inner.left(), line.bottom(), inner.width(), card.bottom() - line.bottom() - 4
        )
        if photo.chips:
            self._chips.paint(painter, below, option.palette, photo.chips)
        else:
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("no labels"))
        painter.restore()
