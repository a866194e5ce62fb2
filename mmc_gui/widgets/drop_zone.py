"""Places to drop things on: files, folders, a picture from a browser, text."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, RADIUS, bind_icon, current_theme, set_look
from mmc_gui.widgets.icon_label import IconLabel


class Accepts(StrEnum):
    """Kinds of things that may be dropped or pasted."""

    PATHS = "paths"
    IMAGE = "image"
    TEXT = "text"


EVERYTHING = frozenset(Accepts)


def local_paths(mime: QMimeData) -> list[Path]:
    """Return the local files and folders among the URLs, decoded, in order."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def words_of(mime: QMimeData) -> str:
    """Return the words that come with data; names and addresses of what is dragged are none.

    A file manager tells the dragged files as text too.
    """
    text = mime.text().strip() if mime.hasText() else ""
    told = {name for url in mime.urls() for name in (url.toString(), url.toLocalFile(),
            url.fileName(), bytes(url.toEncoded().data()).decode()) if name}  # fmt: skip
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    addresses = ("file:", "http:", "https:", "data:")
    if any(line in told or line.startswith(addresses) for line in lines):
        return ""
    return text


class DropTarget(QFrame):
    """A frame that takes drops; it shows a dashed edge while something hovers above it."""

    paths_dropped = Signal(list)
    image_dropped = Signal(QImage)
    text_dropped = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, accepts: frozenset[Accepts] = EVERYTHING
    ) -> None:
        super().__init__(parent)
        self._accepts = accepts
        self._hovered = False
        self._dashed_at_rest = False
        self.setAcceptDrops(bool(accepts))

    @property
    def hovered(self) -> bool:
        """Whether something that can be dropped here is held above."""
        return self._hovered

    def kind_of(self, mime: QMimeData) -> Accepts | None:
        """Return as what the data would be taken; None where it is not welcome.

        Files come before pixels (a file manager offers both), and text only where no address
        is given: the address of a web page is no caption.
        """
        if local_paths(mime):
            found = Accepts.PATHS
        elif mime.hasImage():
            found = Accepts.IMAGE
        elif mime.hasText() and not mime.hasUrls() and mime.text().strip():
            found = Accepts.TEXT
        else:
            return None
        return found if found in self._accepts else None

    def take(self, mime: QMimeData) -> bool:
        """Emit what the data holds, dropped or pasted; False where nothing is welcome."""
        kind = self.kind_of(mime)
        if kind is Accepts.PATHS:
            self.paths_dropped.emit(local_paths(mime))
        elif kind is Accepts.IMAGE:
            image = QImage(mime.imageData())
            if image.isNull():
                return False
            self.image_dropped.emit(image)
        if Accepts.TEXT in self._accepts and (words := words_of(mime)):
            self.text_dropped.emit(words)
        return kind is not None

    def _set_hovered(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be taken."""
        if self.kind_of(event.mimeData()) is not None:
            self._set_hovered(True)
            # Copy even where the source proposes a move: nothing here may take its photos away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Drop the highlight."""
        self._set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit what was dropped."""
        self._set_hovered(False)
        if self.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed edge, in the accent while hovered or focused."""
        super().paintEvent(event)
        focused = self.hasFocus()
        if not (self._dashed_at_rest or self._hovered or focused):
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._hovered or focused
        pen = QPen(QColor(theme.accent if strong else theme.outline), 2 if strong else 1.2)
        pen.setDashPattern([5, 4] if not strong else [3.5, 2.5])
        painter.setPen(pen)
        if self._hovered:
            painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)


class DropZone(DropTarget):
    """A dashed area with an icon, a sentence and a button; also takes Ctrl+V."""

    browse_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        button: str = tr("Choose…"),
        folder_button: str = "",
        icon: str = "drop",
        accepts: frozenset[Accepts] = EVERYTHING,
    ) -> None:
        super().__init__(parent, accepts=accepts)
        self._dashed_at_rest = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tr("Drop here, or paste with Ctrl+V"))
        label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_look(label, "muted")
        self.browse = QPushButton(button, self)
        bind_icon(self.browse, "open")
        self.browse.clicked.connect(self.browse_requested)
        folder = QPushButton(folder_button, self)  # else it would flash up as a window
        folder.setHidden(not folder_button)
        folder.clicked.connect(self.folder_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addStretch()
        column.addWidget(IconLabel(icon, size=32), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch()
        buttons.addWidget(self.browse)
        buttons.addWidget(folder)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste; Enter opens the chooser."""
        if event.matches(QKeySequence.StandardKey.Paste):
            # An empty clipboard has no data at all.
            self.take(QGuiApplication.clipboard().mimeData() or QMimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.browse_requested.emit()
        else:
            super().keyPressEvent(event)
