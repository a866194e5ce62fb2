"""A recent project as a card: a few of its photos, its name, how far it is labelled."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.language import counted, tr
from mmc_gui.models.recent_project import RecentProject
from mmc_gui.resources import icon_pixmap
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.humanize import day_text, percent_text, plain_tip

WIDTH = 35 * GRID
STRIP_HEIGHT = 7 * GRID
PLACES = 3
PICTURE_EDGE = 16 * GRID
"""Logical pixels of the longer side of a picture, so that it fills its place when cropped."""
ICON = 20


class PictureStrip(QWidget):
    """Up to three pictures side by side, each filling its place; an icon where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: list[QPixmap] = []
        self.setFixedHeight(STRIP_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_pictures(self, pictures: list[QPixmap]) -> None:
        """Show these, the first ones at the left."""
        self.pictures = pictures[:PLACES]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the places in the colour of a well, and the pictures over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        gap = GRID // 2
        width = (self.width() - (PLACES - 1) * gap) / PLACES
        for place in range(PLACES):
            box = QRectF(place * (width + gap), 0, width, self.height())
            outline = QPainterPath()
            outline.addRoundedRect(box, 4, 4)
            painter.setClipPath(outline)
            painter.fillRect(box, QColor(current_theme().sunken))
            if place < len(self.pictures):
                pixmap = self.pictures[place]
                painter.drawPixmap(box, pixmap, _filling(pixmap, box))
            elif not self.pictures and place == PLACES // 2:
                self._paint_icon(painter, box.center())

    def _paint_icon(self, painter: QPainter, at: QPointF) -> None:
        icon = icon_pixmap(
            "image", color=current_theme().muted, size=ICON, scale=self.devicePixelRatioF()
        )
        painter.drawPixmap(at - QPointF(ICON / 2, ICON / 2), icon)


class ProjectCard(QPushButton):
    """The whole card opens the project; its cross, or Delete, takes it off the list."""

    open_requested = Signal(object)
    """The path of the project."""
    forget_requested = Signal(object)

    def __init__(self, project: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "project")
        self.project = project
        self.strip = PictureStrip()
        self._name = QLabel()
        self._facts, self._place = ElidedLabel(), ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        set_look(self._name, "heading")
        for label in (self._facts, self._place):
            set_look(label, "small")
        self.forget = QToolButton()
        set_look(self.forget, "ghost")
        bind_icon(self.forget, "cross", token="muted", size=12)
        self.forget.setToolTip(tr("Take it off this list; the project itself stays (Delete)"))
        self.forget.setFixedSize(3 * GRID, 3 * GRID)
        self.forget.clicked.connect(lambda: self.forget_requested.emit(self.project.path))
        self.clicked.connect(lambda: self.open_requested.emit(self.project.path))
        self._lay_out()
        self.show_project(project)

    def show_project(self, project: RecentProject) -> None:
        """Show what is known now; one that is gone cannot be opened."""
        self.project = project
        path = project.path
        name = self.fontMetrics().elidedText(
            path.stem, Qt.TextElideMode.ElideRight, WIDTH - 8 * GRID
        )
        self._name.setText(name)
        self._facts.setText(_facts(project))
        set_look(self._facts, "lost" if project.gone or project.fault else "small")
        opened = day_text(project.opened)
        self._place.setText(f"{opened}  ·  {path.parent}" if opened else str(path.parent))
        self.strip.setEnabled(not project.gone)
        self.forget.setAccessibleName(
            tr("Take {stem} off the list of recent projects").format(stem=path.stem)
        )
        gone = tr("{path} was moved or deleted, or its drive is not connected.").format(path=path)
        self.setToolTip(plain_tip(gone if project.gone else project.fault or str(path)))
        self.setAccessibleName(tr("Open {stem}").format(stem=path.stem))
        self.setAccessibleDescription(f"{_facts(project)}. {self._place.text()}")

    def show_pictures(self, pixmap_of: Callable[[Path], QPixmap | None]) -> None:
        """Show those of its pictures that are there."""
        found = [pixmap_of(path) for path in self.project.pictures]
        self.strip.set_pictures([pixmap for pixmap in found if pixmap is not None])

    def sizeHint(self) -> QSize:
        """Return one size for all cards."""
        layout = self.layout()
        assert layout is not None
        return QSize(WIDTH, layout.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card is not squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter too; take off the list by Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_requested.emit(self.project.path)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._name, stretch=1)
        head.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(2)
        column.addWidget(self.strip)
        column.addSpacing(2)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._place)
        for label in (self._name, self._facts, self._place):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)


def _facts(project: RecentProject) -> str:
    if project.gone:
        return tr("Not there any more")
    if project.fault:
        return tr("Cannot be read now")
    if project.photos is None:
        return tr("Looking…")
    count = counted(project.photos, tr("{} photo"), tr("{} photos"))
    return (
        count
        if project.share is None
        else tr("{count}, {share} labelled").format(count=count, share=percent_text(project.share))
    )


def _filling(pixmap: QPixmap, box: QRectF) -> QRectF:
    """Return the middle part of a picture that has the shape of a box."""
    scale = min(pixmap.width() / box.width(), pixmap.height() / box.height())
    width, height = box.width() * scale, box.height() * scale
    return QRectF((pixmap.width() - width) / 2, (pixmap.height() - height) / 2, width, height)
