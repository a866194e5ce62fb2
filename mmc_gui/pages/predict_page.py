"""Predict: a photo and a caption from anywhere, scored as they come."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.images import IMAGE_SUFFIXES
from engine.errors import EngineError
from engine.language import tr
from mmc_gui.jobs import JobRunner
from mmc_gui.scoring import PairResult, score_rows
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.drop_zone import Accepts, DropZone
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.image_view import ImageView
from mmc_gui.widgets.score_bars import ScoreBars

TYPING_PAUSE_MS = 300
PREVIEW_EDGE = 1200
PREVIEW_BYTES = 32 << 20
NO_REQUEST = 0
"""Requests are numbered from 1."""


class _CaptionEdit(QPlainTextEdit):
    """Takes words; photos and files that are pasted or dropped here go to the drop zone."""

    def __init__(self, zone: DropZone) -> None:
        super().__init__()
        self._zone = zone

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


class PredictPage(QWidget):
    """Takes an image, a caption or both, by drop, paste, choice or typing."""

    train_requested = Signal()

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self._image: Path | bytes | None = None
        self._request = 0
        self._answered = 0
        self._result: PairResult | None = None
        self._previews = ThumbnailLoader(edge=PREVIEW_EDGE, memory_bytes=PREVIEW_BYTES, parent=self)
        self._previews.loaded.connect(self._on_preview)
        self._previews.failed.connect(self._on_preview_failed)
        self.zone = DropZone(tr("Drop a photo here, with its caption if you have it"), icon="image")
        self.view = ImageView()
        self.remove = QPushButton(tr("Remove photo"))
        bind_icon(self.remove, "cross")
        self.caption = _CaptionEdit(self.zone)
        self.caption.setPlaceholderText(tr("Type or paste the caption; scores follow as you type"))
        self.caption.setAccessibleName(tr("Caption"))
        self.caption.setTabChangesFocus(True)
        self.caption.setFixedHeight(88)
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_look(self.note, "muted")
        self.bars = ScoreBars()
        self.bars.setAccessibleName(tr("Scores of the pair"))
        self.empty = EmptyState(
            tr("No run yet"),
            tr("A trained run scores any photo and caption that you drop here. Train one first."),
            icon="predict",
            primary=tr("Go to Train"),
            primary_icon="train",
        )
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._build()
        self._connect()
        self._on_run_changed()

    def shutdown(self) -> None:
        """End the page's own loader."""
        self._previews.shutdown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste from anywhere on the page."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.zone.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome on the whole page what the drop zone takes: it is hidden behind a photo."""
        if self._session.run is not None and self.zone.kind_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped beside the drop zone."""
        if self.zone.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @property
    def is_settled(self) -> bool:
        """Whether the scores on the screen are those of what is entered."""
        waits = self._pause.isActive() or self._tasks.scorer.busy
        return not waits and self._answered == self._request

    @Slot(list)
    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take the first photo, and the words of a text file as its caption."""
        photo = next((p for p in paths if p.suffix.lower() in IMAGE_SUFFIXES), None)
        text = next((p for p in paths if p.suffix.lower() == ".txt"), None)
        if photo is None and text is None:
            self._tasks.failed.emit(
                EngineError(
                    tr("{name} is neither a photo nor a text file. Drop a photo.").format(
                        name=paths[0].name
                    )
                )
            )
            return
        if text is not None:
            self._tasks.read_caption(text, self._take_caption)
        if photo is not None:
            self._image = photo
            self.view.set_placeholder(tr("Loading…"))
            self._inputs.setCurrentIndex(1)
            self._previews.clear()
            self._previews.request(str(photo), photo)
            self._score()

    @Slot(QImage)
    def take_image(self, image: QImage) -> None:
        """Take image data, such as from the clipboard."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self._image = bytes(buffer.data().data())
        self.view.set_image(image)
        self._inputs.setCurrentIndex(1)
        self._score()

    # -- building ---------------------------------------------------------------------------

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
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._inputs, stretch=1)
        column.addWidget(self._heading(tr("Caption")))
        column.addWidget(self.caption)
        right = QWidget()
        scores = QVBoxLayout(right)
        scores.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        scores.setSpacing(GRID)
        scores.addWidget(self._heading(tr("Scores")))
        scores.addWidget(self.note)
        scores.addWidget(self.bars, stretch=1)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([640, 560])
        splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.caption)
        self.setAcceptDrops(True)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        set_look(label, "heading")
        return label

    def _connect(self) -> None:
        self.zone.paths_dropped.connect(self.take_paths)
        self.zone.image_dropped.connect(self.take_image)
        self.zone.text_dropped.connect(self._take_caption)
        self.zone.browse_requested.connect(self._choose)
        self.remove.clicked.connect(self._remove_photo)
        self.caption.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._score)
        self.empty.primary_requested.connect(self.train_requested)
        self._tasks.scorer.scored.connect(self._on_scored)
        self._tasks.scorer.failed.connect(self._on_failed)
        self._runner.busy_changed.connect(self._on_busy)
        self._session.project_changed.connect(self._start_over)
        self._session.run_changed.connect(self._on_run_changed)
        self._session.thresholds_changed.connect(self._show_result)
        self._session.labels_changed.connect(self._show_result)

    # -- scoring ----------------------------------------------------------------------------

    @Slot()
    def _score(self) -> None:
        caption = self.caption.toPlainText()
        run = self._session.run
        if run is None:
            return
        if self._image is None and not caption.strip():
            self._forget()
            self._show_result()
            return
        self._request = self._tasks.scorer.score(run.run, self._image, caption)
        self._on_busy()

    def _forget(self) -> None:
        """Have no result, and want none of those that may be under way."""
        self._result, self._request, self._answered = None, NO_REQUEST, NO_REQUEST

    @Slot()
    def _on_busy(self) -> None:
        job = self._runner.job
        if self._tasks.scorer.busy and job is not None:
            self.note.setText(tr("Scores come when “{title}” is done…").format(title=job.title))
        elif self._tasks.scorer.busy and self._result is None:
            self.note.setText(tr("Scoring… The first time, the encoder is loaded."))

    @Slot(int, object)
    def _on_scored(self, request: int, result: PairResult) -> None:
        if request == self._request:
            self._answered = request
            self._result = result
            self._show_result()

    @Slot(int, object)
    def _on_failed(self, request: int, error: Exception) -> None:
        if request == self._request:
            self._forget()
            self.bars.set_rows(())
            self.note.setText(tr("There are no scores for this; the message above says why."))

    @Slot()
    def _show_result(self) -> None:
        run, result = self._session.run, self._result
        if run is None or result is None:
            self.bars.set_rows(())
            self.note.setText(tr("Drop a photo, type a caption, or both: the scores come here."))
            return
        rows = score_rows(
            self._session.run_labels, self._session.rule, result.fused,
            image=result.image, text=result.text,
        )  # fmt: skip
        self.bars.set_rows(rows)
        decided = ", ".join(
            tr("{name} (best, below its threshold)").format(name=row.name)
            if row.threshold is not None and not row.reached
            else row.name
            for row in rows
            if row.predicted
        )
        parts = (
            tr("Labels: {value}.").format(value=decided or "none"),
            result.note,
            self._session.run_gaps(),
        )
        self.note.setText(" ".join(part for part in parts if part))

    @Slot()
    def _on_run_changed(self) -> None:
        self._stack.setCurrentIndex(0 if self._session.run is None else 1)
        self._result = None
        self._show_result()
        self._score()

    @Slot()
    def _start_over(self) -> None:
        self.caption.blockSignals(True)
        self.caption.clear()
        self.caption.blockSignals(False)
        self._pause.stop()
        self._image = None
        self._forget()
        self._inputs.setCurrentIndex(0)

    # -- inputs -----------------------------------------------------------------------------

    @Slot()
    def _choose(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in sorted(IMAGE_SUFFIXES))
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a photo"), "", tr("Photos ({pattern})").format(pattern=pattern)
        )
        if chosen:
            self.take_paths([Path(chosen)])

    @Slot(str)
    def _take_caption(self, text: str) -> None:
        self.caption.setPlainText(text.strip())

    @Slot()
    def _remove_photo(self) -> None:
        self._image = None
        self._inputs.setCurrentIndex(0)
        self._score()

    @Slot(str, QImage)
    def _on_preview(self, key: str, image: QImage) -> None:
        if key == str(self._image):
            self.view.set_image(image)

    @Slot(str)
    def _on_preview_failed(self, key: str) -> None:
        if key == str(self._image):
            self.view.set_broken(self._previews.reason(key))
