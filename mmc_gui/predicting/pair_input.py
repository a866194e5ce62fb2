"""What is to be scored: a photo from anywhere, and words that are typed or came with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.images import IMAGE_SUFFIXES
from engine.language import tr
from mmc_gui.last_folders import PAIRS, keep_folder, last_folder
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.drop_zone import Accepts, DropZone
from mmc_gui.widgets.image_view import ImageView

TYPING_PAUSE_MS = 300
PREVIEW_EDGE = 1200
PREVIEW_BYTES = 32 << 20
OTHERS = ("*.csv", "*.tsv", "*.jsonl", "*.parquet", "*.txt")
"""What may be chosen beside photos."""


class CaptionEdit(QPlainTextEdit):
    """Takes words; photos and files that are pasted or dropped here go to the drop zone."""

    def __init__(self, zone: DropZone) -> None:
        super().__init__()
        self._zone = zone
        self.setPlaceholderText(tr("Type or paste the caption; scores follow as you type"))
        self.setAccessibleName(tr("Caption"))
        self.setTabChangesFocus(True)

    def _is_text(self, mime: QMimeData) -> bool:
        return self._zone.kind_of(mime) not in (Accepts.PATHS, Accepts.IMAGE)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text here and anything else into the page."""
        if self._is_text(source):
            super().insertFromMimeData(source)
        else:
            self._zone.take(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave to the page what is no text."""
        if self._is_text(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()


class PairInput(QWidget):
    """Holds one pair; it tells at once of another photo, and of words after a pause."""

    paths_given = Signal(list)
    """Files and folders that were chosen or dropped on the drop zone."""
    image_given = Signal(QImage)
    """Image data that was dropped or pasted."""
    photo_removed = Signal()
    changed = Signal()
    """The pair is another one."""
    typed = Signal(str)
    """A person has changed the caption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: Path | bytes | None = None
        self._previews = ThumbnailLoader(edge=PREVIEW_EDGE, memory_bytes=PREVIEW_BYTES, parent=self)
        self._previews.loaded.connect(self._on_preview)
        self._previews.failed.connect(self._on_preview_failed)
        self.zone = DropZone(
            tr(
                "Drop a photo here, with its caption if you have it; or several "
                "photos, a folder, a table"
            ),
            icon="image",
            folder_button=tr("Choose a folder…"),
        )
        self.view = ImageView()
        self.remove = QPushButton(tr("Remove photo"))
        bind_icon(self.remove, "cross")
        self.caption = CaptionEdit(self.zone)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._build()
        self._connect()

    def shutdown(self) -> None:
        """End the loader."""
        self._previews.shutdown()

    @property
    def text(self) -> str:
        """The caption as it stands."""
        return self.caption.toPlainText()

    @property
    def is_settled(self) -> bool:
        """Whether all that was typed has been told."""
        return not self._pause.isActive()

    def show_pair(self, image: Path | None, caption: str) -> None:
        """Hold a pair; who calls scores it."""
        with self._quietly():
            self.caption.setPlainText(caption)
        self.set_photo(image)

    def set_photo(self, image: Path | None) -> None:
        """Show a photo from a file, or the place to drop one."""
        self.image = image
        self._inputs.setCurrentIndex(0 if image is None else 1)
        if image is not None:
            self.view.set_placeholder(tr("Loading…"))
            self._previews.clear()
            self._previews.request(str(image), image)

    def set_image(self, image: QImage) -> None:
        """Show image data."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.image = bytes(buffer.data().data())
        self.view.set_image(image)
        self._inputs.setCurrentIndex(1)

    def set_text(self, text: str) -> None:
        """Put words into the caption, as if they were typed."""
        self.caption.setPlainText(text.strip())

    def clear(self) -> None:
        """Hold nothing."""
        self.show_pair(None, "")

    def stand_beside(self, *, beside: bool) -> None:
        """Leave most of the room to the photo; beside a list that is little."""
        margin = 0 if beside else GRID
        self._column.setContentsMargins(0, 0, margin, 0)
        self.caption.setFixedHeight(7 * GRID if beside else 11 * GRID)
        self._heading.setHidden(beside)
        self.remove.setHidden(beside)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self.caption.blockSignals(True)
        yield
        self.caption.blockSignals(False)
        self._pause.stop()

    def _build(self) -> None:
        shown = QWidget()
        photo = QVBoxLayout(shown)
        photo.setContentsMargins(0, 0, 0, 0)
        photo.setSpacing(GRID)
        photo.addWidget(self.view, stretch=1)
        photo.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeft)
        self._inputs = QStackedWidget()
        self._inputs.addWidget(self.zone)
        self._inputs.addWidget(shown)
        self._heading = QLabel(tr("Caption"))
        set_look(self._heading, "heading")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self._inputs, stretch=1)
        column.addWidget(self._heading)
        column.addLayout(limited(self.caption))

    def _connect(self) -> None:
        self.zone.paths_dropped.connect(self.paths_given)
        self.zone.image_dropped.connect(self.image_given)
        self.zone.text_dropped.connect(self.set_text)
        self.zone.browse_requested.connect(self.choose_files)
        self.zone.folder_requested.connect(self.choose_folder)
        self.remove.clicked.connect(self._remove_photo)
        self.caption.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._on_typed)

    @Slot()
    def choose_files(self) -> None:
        """Ask for photos or a table."""
        photos = " ".join(f"*{suffix}" for suffix in sorted(IMAGE_SUFFIXES))
        kinds = tr("Photos and tables ({photos} {join});;All files (*)").format(
            photos=photos, join=" ".join(OTHERS)
        )
        chosen, _ = QFileDialog.getOpenFileNames(
            self, tr("Choose photos or a table"), last_folder(PAIRS), kinds
        )
        self._give(chosen)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder of photos."""
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Choose a folder of photos"), last_folder(PAIRS)
        )
        self._give([chosen] if chosen else [])

    def _give(self, chosen: Sequence[str]) -> None:
        if chosen:
            keep_folder(PAIRS, Path(chosen[0]))
            self.paths_given.emit([Path(name) for name in chosen])

    @Slot()
    def _remove_photo(self) -> None:
        self.set_photo(None)
        self.photo_removed.emit()
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit(self.text)
        self.changed.emit()

    @Slot(str, QImage)
    def _on_preview(self, key: str, image: QImage) -> None:
        if key == str(self.image):
            self.view.set_image(image)

    @Slot(str)
    def _on_preview_failed(self, key: str) -> None:
        if key == str(self.image):
            self.view.set_broken(self._previews.reason(key))
