"""Brings small pictures to the screen: decoded in one thread, the newest wish first, kept twice.

In memory the pictures are pixmaps within a budget of bytes; on disk they are kept for the next
start. Beside `mmc_gui.jobs` this is the only place that starts a thread.
"""

import logging
import os
import stat
import threading
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

from engine.data.images import MAX_PIXELS, BadImageError, decode_within
from engine.language import tr
from mmc_gui.thumbnail_store import ThumbnailKey, ThumbnailStore

log = logging.getLogger(__name__)

EDGE = 256
MEMORY_BYTES = 256 << 20
PIXEL_LIMIT = MAX_PIXELS
MOST_ENLARGED = 3
"""A tiny icon is not blown up any further: it would be mush."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoaderCounts:
    """What the loader did since its start, in pictures; `waiting` are those not answered yet."""

    decoded: int = 0
    from_disk: int = 0
    failed: int = 0
    dropped: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    key: str
    path: Path
    edge: int


class PixmapCache:
    """Pixmaps by key within a budget of bytes; the one not looked at for longest goes first."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, tuple[QPixmap, int]] = OrderedDict()

    def get(self, key: str) -> QPixmap | None:
        """Return the pixmap of any edge and note that it was looked at."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def has(self, key: str, *, edge: int) -> bool:
        """Tell whether the pixmap is there and was made for this edge."""
        return key in self._kept and self._kept[key][1] == edge

    def put(self, key: str, pixmap: QPixmap, *, edge: int) -> None:
        """Keep the pixmap, in place of one of another edge."""
        if key in self._kept:
            self._bytes -= _bytes_of(self._kept.pop(key)[0])
        self._kept[key] = (pixmap, edge)
        self._bytes += _bytes_of(pixmap)
        while self._bytes > self._budget_bytes and len(self._kept) > 1:
            _, (oldest, _) = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(oldest)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


class ThumbnailLoader(QObject):
    """Loads thumbnails off the GUI thread; `request` and `wanted` say what the screen needs.

    Each thumbnail fits a square of `edge` device pixels. Call `shutdown` before letting go of it.
    """

    loaded = Signal(str, QImage)
    failed = Signal(str)
    _arrived = Signal(str, int, object)

    def __init__(
        self,
        cache_folder: Path | None = None,
        *,
        edge: int = EDGE,
        memory_bytes: int = MEMORY_BYTES,
        pixel_limit: int = PIXEL_LIMIT,
        enlarged: float = MOST_ENLARGED,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edge, self._enlarged = edge, enlarged
        self._pixel_limit = pixel_limit
        self._cache_folder = cache_folder
        self._store = None if cache_folder is None else ThumbnailStore(cache_folder)
        self._memory = PixmapCache(memory_bytes)
        self._unreadable: dict[str, str] = {}
        self._closed = False
        self._lock = threading.Lock()  # guards what stands below
        self._waiting: dict[str, _Wish] = {}  # in the order of asking
        self._on_its_way: set[tuple[str, int]] = set()
        self._decoded = self._from_disk = self._failures = self._dropped = 0
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def sibling(self, *, edge: int, memory_bytes: int, parent: QObject) -> "ThumbnailLoader":
        """Return a loader for another place on the screen; what it keeps lies in the same file."""
        return ThumbnailLoader(
            self._cache_folder, edge=edge, memory_bytes=memory_bytes, parent=parent
        )  # fmt: skip

    @property
    def edge(self) -> int:
        """The longer side of the thumbnails in device pixels."""
        return self._edge

    def set_edge(self, edge: int) -> None:
        """Make thumbnails of this many device pixels from now on; the others stay until asked."""
        if edge != self._edge:
            self._edge = edge
            self.wanted(())

    @property
    def counts(self) -> LoaderCounts:
        """What was done so far, for a status line and for benchmarks."""
        with self._lock:
            return LoaderCounts(
                decoded=self._decoded,
                from_disk=self._from_disk,
                failed=self._failures,
                dropped=self._dropped,
                waiting=len(self._waiting) + len(self._on_its_way),
            )

    def pixmap(self, key: str) -> QPixmap | None:
        """Return the picture if it is in memory; of the former edge until the new one is there."""
        return self._memory.get(key)

    def has_failed(self, key: str) -> bool:
        """Tell whether the picture could not be read; it is not tried again before `clear`."""
        return key in self._unreadable

    def reason(self, key: str) -> str:
        """Return the sentence why a picture could not be read; empty where it could."""
        return self._unreadable.get(key, "")

    def request(self, key: str, path: Path) -> None:
        """Ask for a thumbnail, before all that was asked for earlier; does nothing if it is here.

        Answered by `loaded` or `failed`, unless `wanted` drops it first.
        """
        if self._closed or key in self._unreadable or self._memory.has(key, edge=self._edge):
            return
        with self._lock:
            if (key, self._edge) in self._on_its_way:
                return
            is_new = self._waiting.pop(key, None) is None
            self._waiting[key] = _Wish(key=key, path=path, edge=self._edge)
        if is_new:
            self._pool.submit(self._serve_newest).add_done_callback(_log_defect)

    def wanted(self, keys: Iterable[str]) -> None:
        """Drop every waiting request that is not among these keys."""
        keep = set(keys)
        with self._lock:
            for key in [key for key in self._waiting if key not in keep]:
                del self._waiting[key]
                self._dropped += 1

    def clear(self) -> None:
        """Forget the pictures in memory and the failures, as after a drive came back."""
        self.wanted(())
        self._memory.clear()
        self._unreadable.clear()

    def shutdown(self) -> None:
        """Drop what waits, end the thread and close the file; later requests are ignored."""
        if self._closed:
            return
        self._closed = True
        self.wanted(())
        if self._store is not None:
            self._pool.submit(self._store.close)  # SQLite wants it in the thread that opened it
        self._pool.shutdown(wait=True)
        self._on_its_way.clear()

    @Slot(str, int, object)
    def _on_arrived(self, key: str, edge: int, image: QImage | str) -> None:
        with self._lock:
            self._on_its_way.discard((key, edge))
        if self._closed:
            return
        if isinstance(image, str):
            self._unreadable[key] = image
            self.failed.emit(key)
        else:
            self._memory.put(key, QPixmap.fromImage(image), edge=edge)
            self.loaded.emit(key, image)

    def _serve_newest(self) -> None:
        with self._lock:
            if not self._waiting:
                return
            _, wish = self._waiting.popitem()
            self._on_its_way.add((wish.key, wish.edge))
        image: QImage | None = None
        reason = ""
        unkept: ThumbnailKey | None = None
        try:
            source = _source_of(wish)
            if self._store is not None:
                image = self._store.read(source)
            if image is None:
                image = decode_thumbnail(
                    wish.path, edge=wish.edge, pixel_limit=self._pixel_limit,
                    enlarged=self._enlarged,
                )  # fmt: skip
                unkept = source
        except BadImageError as error:
            log.info("no thumbnail of %s: %s", wish.path, error)
            reason = str(error)
        except OSError as error:
            log.info("no thumbnail of %s: %s", wish.path, error)
            reason = tr("The file cannot be read: {value}.").format(value=error.strerror or error)
        except Exception as error:
            reason = tr("The program failed over it ({name}).").format(name=type(error).__name__)
            log.exception("no thumbnail of %s", wish.path)  # one bad image must not end the rest
        self._count(readable=image is not None, from_disk=unkept is None)
        try:
            self._arrived.emit(wish.key, wish.edge, reason if image is None else image)
        except RuntimeError:
            log.info("a thumbnail came after its window was gone")
        if image is not None and unkept is not None and self._store is not None:
            self._store.write(unkept, image)  # last: the screen does not wait for the disk

    def _count(self, *, readable: bool, from_disk: bool) -> None:
        with self._lock:
            self._decoded += readable and not from_disk
            self._from_disk += readable and from_disk
            self._failures += not readable


def _log_defect(future: Future[None]) -> None:
    if (error := future.exception()) is not None:
        log.error("the thumbnail loader failed", exc_info=error)


def _source_of(wish: _Wish) -> ThumbnailKey:
    path = os.path.abspath(wish.path)
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError("not a file")  # a pipe would hold the thread for ever
    return ThumbnailKey(path=path, size=found.st_size, mtime_ns=found.st_mtime_ns, edge=wish.edge)


def decode_thumbnail(
    path: Path, *, edge: int, pixel_limit: int = PIXEL_LIMIT, enlarged: float = MOST_ENLARGED
) -> QImage:  # fmt: skip
    """Return the picture upright within `edge` x `edge` pixels; BadImageError says why not.

    What is seen is what a model is given: every format that the engine reads, and no other. A plain
    JPEG that is whole is left to Qt, which needs a third of the time for it.
    """
    data = path.read_bytes()
    if data.startswith(_JPEG_BEGINS) and data.endswith(_JPEG_ENDS):
        image = _decoded_by_qt(data, edge=edge, pixel_limit=pixel_limit, enlarged=enlarged)
        if image is not None:
            return image
    small = decode_within(data, edge, enlarged=enlarged, most_pixels=pixel_limit)
    pixels, width, height = small.tobytes("raw", "BGRX"), small.width, small.height
    # The copy owns its pixels; the bytes above go with this call.
    return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _decoded_by_qt(
    data: bytes, *, edge: int, pixel_limit: int, enlarged: float
) -> QImage | None:  # fmt: skip
    """Return a JPEG of grey or RGB; None for any other, and for what Qt cannot read."""
    content = QBuffer()
    content.setData(data)
    reader = QImageReader(content, QByteArray(b"jpeg"))
    reader.setAutoTransform(True)
    # The size is that of the file, before turning; for a square box both give the same factor.
    size = reader.size()
    fits = size.isValid() and size.width() * size.height() <= pixel_limit
    if not fits or reader.imageFormat() not in _PLAIN:
        return None
    factor = min(edge / max(size.width(), size.height(), 1), enlarged)
    reader.setScaledSize(
        QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))
    )
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
_PLAIN = (QImage.Format.Format_RGB32, QImage.Format.Format_Grayscale8)
