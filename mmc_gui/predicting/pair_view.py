"""One pair and what the run says of it: scores as they come, similar photos, into the project."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import POSITIVE, Dataset
from engine.data.pairs import Pair
from engine.features.similar import Neighbours
from engine.language import tr
from mmc_gui.jobs import JobRunner
from mmc_gui.models.photo_model import LabelChip
from mmc_gui.predicting.pair_input import PairInput
from mmc_gui.scoring import PairResult, score_rows
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.score_bars import ScoreBars
from mmc_gui.widgets.score_row import ScoreRow
from mmc_gui.widgets.similar_strip import SimilarPhoto, SimilarStrip

NO_REQUEST = 0
"""Requests are numbered from 1."""
NOTHING_YET = tr("Drop a photo, type a caption, or both: the scores come here.")
NO_FEATURES = tr(
    "Nothing to compare with: the photos of this project have no features "
    "by this run's encoder on this computer. Train again to make them."
)
WAITS = tr("This pair waits for its scores.")
NO_SIDE = tr("The pair has no {side} to compare.")
NAME_LETTERS = 40
"""A pair without a photo goes by the beginning of its caption."""
ORDERS = ((tr("highest score first"), True), (tr("in the project's order"), False))
WIDE = 250 * GRID
"""Pixels for a photo and its scores side by side: a bar of a whole 4K screen is not read faster."""


class PairView(QWidget):
    """Scores what is entered; a row of a list is shown in it too."""

    photo_requested = Signal(int)
    """A row of the project to be shown."""
    scored = Signal(object)
    """The ``PairResult`` of what is entered now."""

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, settings: Settings,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self._settings = settings
        self._request = self._answered = NO_REQUEST
        self._result: PairResult | None = None
        self.input = PairInput()
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.note, "muted")
        self.bars = ScoreBars(by_score=settings.scores_sorted)
        self.bars.setAccessibleName(tr("Scores of the pair"))
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order of the scores"))
        for text, by_score in ORDERS:
            self.order.addItem(text, by_score)
        self.order.setCurrentIndex(0 if settings.scores_sorted else 1)
        self.add = QPushButton(tr("Add to project"))
        self.add.setToolTip(
            tr("Makes a row of the pair; the labels that the run gives stand there as suggestions")
        )
        bind_icon(self.add, "plus")
        self.similar = SimilarStrip()
        self._build()
        self._connect()
        self._show_result()

    def shutdown(self) -> None:
        """End the loaders."""
        self.input.shutdown()
        self.similar.shutdown()

    @property
    def is_settled(self) -> bool:
        """Whether the scores on the screen are those of what is entered."""
        waits = not self.input.is_settled or self._tasks.scorer.busy
        return not waits and self._answered == self._request

    def show_pair(self, pair: Pair, *, score: bool = True) -> None:
        """Enter a pair and score it; of a broken one the reason is told."""
        self.input.show_pair(pair.image, pair.caption)
        if pair.broken:
            self._forget()
            self._show_result()
            self.note.setText(pair.broken)
        elif score:
            self.score()
        else:
            self._forget()
            self._show_result()
            self.note.setText(WAITS)

    def show_image(self, image: QImage) -> None:
        """Enter image data beside the words that are there."""
        self.input.set_image(image)
        self.score()

    def clear(self) -> None:
        """Hold nothing and want nothing."""
        self.input.clear()
        self._forget()
        self._show_result()

    def stand_beside(self, *, beside: bool) -> None:
        """Be narrow beside a list, the scores below the photo, or have the whole width."""
        way = Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal
        self.input.stand_beside(beside=beside)
        self._scores.setContentsMargins(0 if beside else GRID, GRID if beside else 0, 0, 0)
        if self._parts.orientation() != way or not self._parts.isVisible():
            self._parts.setOrientation(way)
            self._parts.setSizes([300, 220] if beside else [640, 560])
        for part in (self._parts.parentWidget(), self):
            layout = part.layout() if part is not None else None
            if layout is not None:
                layout.activate()  # or it would ask for its former width once more

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        heading = QLabel(tr("Scores"))
        set_look(heading, "heading")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self.order)
        head.addWidget(self.add)
        right = QWidget()
        self._scores = scores = QVBoxLayout(right)
        scores.setSpacing(GRID)
        scores.addLayout(head)
        scores.addWidget(self.note)
        scores.addWidget(self.bars, stretch=1)
        self._parts = QSplitter()
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.input)
        self._parts.addWidget(right)
        self.stand_beside(beside=False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._parts, stretch=1)
        column.addWidget(self.similar)
        self.similar.hide()
        outer = limited(inside, centred=True, widest=WIDE)
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.input.changed.connect(self.score)
        self.order.currentIndexChanged.connect(self._on_order)
        self.add.clicked.connect(self._add)
        self.similar.by_changed.connect(self._find_similar)
        self.similar.photo_requested.connect(self.photo_requested)
        self._tasks.scorer.scored.connect(self._on_scored)
        self._tasks.scorer.failed.connect(self._on_failed)
        self._runner.busy_changed.connect(self._on_busy)
        session = self._session
        session.project_changed.connect(self.clear)
        session.run_changed.connect(self._on_run_changed)
        session.thresholds_changed.connect(self._show_result)
        session.labels_changed.connect(self._show_result)

    # -- scoring ----------------------------------------------------------------------------

    @Slot()
    def score(self) -> None:
        """Ask for the scores of what is entered."""
        run = self._session.trained
        if run is None:
            return
        if self.input.image is None and not self.input.text.strip():
            self._forget()
            self._show_result()
            return
        self._request = self._tasks.scorer.score(run.run, self.input.image, self.input.text)
        self._on_busy()

    def _forget(self) -> None:
        """Have no result, and want none of those that may be under way."""
        self._result, self._request, self._answered = None, NO_REQUEST, NO_REQUEST
        self._tasks.pairs.forget_similar()

    @Slot()
    def _on_busy(self) -> None:
        job = self._runner.job
        if self._request == self._answered:
            return
        if self._tasks.scorer.busy and job is not None and not self._tasks.pairs.scores_many:
            self.note.setText(tr("Scores come when “{title}” is done…").format(title=job.title))
        elif self._tasks.scorer.busy and self._result is None:
            self.note.setText(tr("Scoring… The first time, the encoder is loaded."))

    @Slot(int, object)
    def _on_scored(self, request: int, result: PairResult) -> None:
        if request == self._request:
            self._answered = request
            self._result = result
            self._show_result()
            self._find_similar()
            self.scored.emit(result)

    @Slot(int, object)
    def _on_failed(self, request: int, error: Exception) -> None:
        if request == self._request:
            self._forget()
            self._show_result()
            self.note.setText(tr("There are no scores for this; the message above says why."))

    @Slot()
    def _on_run_changed(self) -> None:
        self._result = None
        self._show_result()
        self.score()

    # -- showing ----------------------------------------------------------------------------

    def _rows(self) -> list[ScoreRow]:
        result = self._result
        if self._session.trained is None or result is None:
            return []
        return score_rows(
            self._session.run_labels, self._session.rule, result.fused,
            image=result.image, text=result.text,
        )  # fmt: skip

    @Slot()
    def _show_result(self) -> None:
        rows, result = self._rows(), self._result
        self.bars.set_rows(rows)
        bar(self.add, self._session.barred, possible=bool(rows))
        if result is None or not rows:
            self.note.setText(NOTHING_YET)
            self.similar.hide()
            return
        decided = ", ".join(
            tr("{name} (best, below its threshold)").format(name=row.name)
            if row.threshold is not None and not row.reached
            else row.name
            for row in rows
            if row.predicted
        )
        parts = (
            tr("Labels: {value}.").format(value=decided or tr("none")),
            result.note,
            self._session.run_gaps(),
        )
        self.note.setText(" ".join(part for part in parts if part))

    @Slot()
    def _on_order(self) -> None:
        by_score = bool(self.order.currentData())
        self._settings.scores_sorted = by_score
        self.bars.set_sorted_by_score(by_score)

    @Slot()
    def _find_similar(self) -> None:
        run, result = self._session.trained, self._result
        if run is not None and result is not None:
            self._tasks.pairs.similar(run.run, result, self.similar.way, self._show_similar)

    def _show_similar(self, found: Neighbours) -> None:
        dataset, result = self._session.dataset, self._result
        if dataset is None or result is None:
            return
        self.similar.show()
        if not len(found.rows):
            sides = {"image": (result.image_vector, "photo"),
                     "caption": (result.text_vector, "caption")}  # fmt: skip
            vector, side = sides.get(self.similar.way, (0, ""))
            self.similar.say(NO_SIDE.format(side=side) if vector is None else NO_FEATURES)
            return
        self.similar.show_photos([
            SimilarPhoto(
                row=row, name=dataset.names[row], caption=dataset.captions[row],
                image=dataset.path(row), chips=_labels_of(dataset, row), cosine=cosine,
            )
            for row, cosine in zip(found.rows.tolist(), found.cosines.tolist(), strict=True)
            if row < len(dataset)
        ])  # fmt: skip

    @Slot()
    def _add(self) -> None:
        run, result, image = self._session.trained, self._result, self.input.image
        if run is None or result is None:
            return
        scores = np.array(result.fused, dtype=np.float32)[None]
        if isinstance(image, bytes):
            self._tasks.pairs.add_pasted(run.run, image, self.input.text.strip(), scores)
            return
        caption = self.input.text.strip()
        name = image.name if image is not None else caption[:NAME_LETTERS].strip()
        pair = Pair(name=name, image=image, caption=caption)
        self._tasks.pairs.add(run.run, [pair], scores)


def _labels_of(dataset: Dataset, row: int) -> tuple[LabelChip, ...]:
    """Return the labels that a row of the project has, in the colours of the theme."""
    theme, labels = current_theme(), dataset.labels
    columns = np.flatnonzero(dataset.targets[row] == POSITIVE).tolist()
    return tuple((labels[c].name, theme.label_color(labels[c].color or c)) for c in columns)
