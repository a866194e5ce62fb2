"""Many pairs with what the run gives them: scored in the background, filtered, added, exported."""

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from engine.batch import Predicted, Slice
from engine.data.dataset import IntArray
from engine.data.labels import LabelSet
from engine.data.pairs import Gathered, Pair
from engine.decide.metrics import Scores
from engine.events import Event
from engine.language import tr
from mmc_gui.jobs import Job, JobRunner, Part
from mmc_gui.last_folders import EXPORTS, keep_folder, last_folder
from mmc_gui.models.batch import Batch, Kind, RowState, SortBy
from mmc_gui.predicting.batch_bar import FORMATS, BatchBar
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, set_look
from mmc_gui.transfers import KAGGLE
from mmc_gui.widgets.batch_table import BatchTable

NOTHING_FITS = tr("No pair is like this. Choose another kind or label, or empty the search.")


class BatchView(QWidget):
    """Scores all that waits whenever the runner is free; a stop lasts until it is taken back."""

    pair_chosen = Signal(object, bool)
    """The ``Pair`` to be shown beside, and whether it can be scored there: it may be broken."""
    chosen_scored = Signal()
    """The pair that is shown beside has been scored in the list."""
    close_requested = Signal()

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self.batch = Batch()
        self._notes: tuple[str, ...] = ()
        self._run_id = ""
        self._job: Job | None = None
        self._asked: dict[int, Pair] = {}
        self._stopped = False
        self._single: set[int] = set()
        """Rows to score though the rest was stopped: their captions were changed."""
        self._sort: tuple[SortBy, bool] = (SortBy.GIVEN, False)
        self._laying_out = False
        self.bar = BatchBar()
        self.table = BatchTable()
        self._empty = QLabel(NOTHING_FITS, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_look(self._empty, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        column.addWidget(self._stack, stretch=1)
        self.setTabOrder(self.bar.text, self.table)
        self._connect()

    def shutdown(self) -> None:
        """End the loader."""
        self.table.shutdown()

    @property
    def is_open(self) -> bool:
        """Whether there is a list."""
        return len(self.batch) > 0

    @property
    def is_settled(self) -> bool:
        """Whether nothing is scored or about to be."""
        return self._job is None and not len(self._due())

    def show_pairs(self, found: Gathered) -> None:
        """Show other pairs and score them."""
        self._cancel()
        self._stopped, self._single = False, set()
        self.batch, self._notes, self._run_id = Batch(found.pairs), found.notes, ""
        self.bar.clear_filter()
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sort = (SortBy.GIVEN, False)
        self._take_run()
        self._show_rows()
        self.table.choose(int(self.table.batch_model.order[0]))
        self.table.scrollToTop()
        self._start()

    def close_pairs(self) -> None:
        """Let the list go."""
        self._cancel()
        self.batch, self._notes = Batch(), ()
        self._show_rows()

    def show_chosen(self) -> None:
        """Show the chosen pair beside anew."""
        if self.table.row >= 0:
            self._show_beside(self.table.row)

    def let_go(self) -> None:
        """Choose none: what is shown beside is no pair of the list any more."""
        self.table.setCurrentIndex(QModelIndex())
        self.table.clearSelection()

    def set_caption(self, caption: str) -> None:
        """Take the words that were typed beside for the row that is shown there.

        It is scored there too; ``take_scores`` brings what came out.
        """
        row = self.table.row
        if row >= 0 and caption.strip() != self.batch.pairs[row].caption:
            self._change_caption(row, caption.strip())

    def take_scores(self, scores: Scores, caption: str) -> None:
        """Take the scores ``[labels]`` of the pair that is shown beside, with its caption."""
        row = self.table.row
        if row < 0 or self.batch.pairs[row].broken or self._run_id == "":
            return
        if self.batch.pairs[row].caption == caption.strip():
            self._single.discard(row)
            self.batch.take_scores(np.array([row]), scores[None], self._session.rule)
            self._refresh([row])

    # -- scoring ----------------------------------------------------------------------------

    def _due(self) -> IntArray:
        waiting = self.batch.rows_in(RowState.WAITING)
        if self._stopped:
            waiting = waiting[np.isin(waiting, list(self._single))]
        return waiting

    @Slot()
    def _start(self) -> None:
        """Score what waits, as soon as nothing else runs."""
        run, rows = self._session.trained, self._due()
        if run is None or self._runner.busy or self._job is not None or not len(rows):
            self._tell()
            return
        self._asked = {row: self.batch.pairs[row] for row in rows.tolist()}
        self._single.clear()
        job = self._tasks.pairs.score_all(run.run, list(self._asked.items()))
        if job is None:
            return
        self._job = job
        job.events.connect(self._on_events)
        job.cancelled.connect(self._on_cancelled)
        job.failed.connect(self._on_cancelled)
        job.finished.connect(self._on_finished)
        self._tell()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked = {}

    @Slot()
    def stop(self) -> None:
        """Stop scoring; what was scored stays."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        self._tell()

    @Slot()
    def go_on(self) -> None:
        """Score the rest."""
        self._stopped = False
        self._start()

    @Slot(list)
    def _on_events(self, events: Sequence[Event | Part]) -> None:
        changed: list[int] = []
        for event in events:
            if isinstance(event, Part) and isinstance(event.value, Slice):
                changed += self._take(event.value)
        if changed:
            self._refresh(changed)
        if self.table.row in changed:
            self.chosen_scored.emit()

    def _take(self, part: Slice) -> list[int]:
        """Take what was scored, but for pairs that are other ones now; return the rows."""
        same = [self._is_asked(row) for row in part.rows.tolist()]
        rows = part.rows[same]
        if len(rows):
            self.batch.take_scores(rows, part.scores[same], self._session.rule)
        broken = {row: text for row, text in part.broken.items() if self._is_asked(row)}
        self.batch.take_broken(broken)
        return [*rows.tolist(), *broken]

    def _is_asked(self, row: int) -> bool:
        return row in self._asked and self.batch.pairs[row] is self._asked[row]

    @Slot()
    def _on_cancelled(self) -> None:
        """Wait to be asked: who stopped it in the bar below means it too."""
        if self._asked:
            self._stopped = True

    @Slot()
    def _on_finished(self) -> None:
        self._job, self._asked = None, {}
        self._start()  # what became due meanwhile

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if not busy and self.is_open:
            self._start()

    # -- the run and its rule ---------------------------------------------------------------

    def _take_run(self) -> None:
        run = self._session.trained
        if run is None or not self.is_open:
            return
        if run.run.id == self._run_id:
            self.batch.name_labels(self._session.run_labels)
            self.batch.decide(self._session.rule)
        else:
            self._asked = {}
            self._run_id = run.run.id
            self.batch.start_over(self._session.run_labels)
        self.bar.set_labels(self._session.run_labels)

    @Slot()
    def _on_run_changed(self) -> None:
        if self.is_open and self._session.trained is not None:
            if self._session.trained.run.id != self._run_id:
                self._cancel()
            self._take_run()
            self._show_rows()
            self._start()

    @Slot()
    def _on_rule_changed(self) -> None:
        if self.is_open and self._session.trained is not None:
            self._take_run()
            self._show_rows()

    # -- showing ----------------------------------------------------------------------------

    def _refresh(self, rows: Iterable[int]) -> None:
        """Show rows that have changed; where they may come, go or move, all are laid out anew."""
        plain = self.bar.wanted.kind is Kind.ALL and not self.bar.wanted.label_id
        still = self._sort[0] in (SortBy.GIVEN, SortBy.NAME, SortBy.CAPTION)
        if (plain and still) or self.table.is_editing:
            self.table.batch_model.refresh(rows)
        else:
            self._show_rows()
        self._tell()

    def _show_rows(self) -> None:
        """Lay the table out anew, the current pair and the selection staying."""
        table = self.table
        current, selected, top = table.row, table.selected, table.verticalScrollBar().value()
        by, down = self._sort
        same, self._laying_out = table.batch_model.batch is self.batch, True
        table.batch_model.show(self.batch, self.batch.rows(self.bar.wanted, by, down=down))
        if same:
            table.choose(current)
            table.select_rows(selected)
            table.verticalScrollBar().setValue(top)
        self._laying_out = False
        self._stack.setCurrentIndex(0 if table.batch_model.rowCount() else 1)
        self._tell()

    def _tell(self) -> None:
        counts = self.batch.counts()
        self.bar.set_counts(counts)
        scored = int((self.batch.states == RowState.SCORED).sum())
        waiting, total = counts[Kind.WAITING], len(self.batch)
        running = self._job is not None
        job = self._runner.job
        if waiting and not running and job is not None:
            text = tr("Scores come when “{title}” is done.").format(title=job.title)
        elif waiting and not running and self._stopped:
            text = tr("Stopped: {scored:,} of {total:,} pairs are scored.").format(
                scored=scored, total=total
            )
        elif waiting:
            text = tr("Scoring: {scored:,} of {total:,} pairs.").format(scored=scored, total=total)
        else:
            text = tr("{scored:,} of {total:,} pairs are scored.").format(
                scored=scored, total=total
            )
        if counts[Kind.BROKEN]:
            text += tr(" {counts:,} cannot be.").format(counts=counts[Kind.BROKEN])
        self.bar.set_status(text, notes=self._notes, running=running, waiting=waiting, total=total)
        self._tell_possible()

    @Slot()
    def _tell_possible(self) -> None:
        self.bar.set_possible(
            scored=int((self.batch.states == RowState.SCORED).sum()),
            selected=len(self._scored(self.table.selected)),
            barred=self._session.barred,
        )

    # -- what is asked for ------------------------------------------------------------------

    def _connect(self) -> None:
        bar, table, session = self.bar, self.table, self._session
        bar.wanted_changed.connect(self._show_rows)
        bar.stop_requested.connect(self.stop)
        bar.go_on_requested.connect(self.go_on)
        bar.close_requested.connect(self.close_requested)
        bar.export_requested.connect(self._export)
        bar.add_requested.connect(self._add)
        table.row_chosen.connect(self._on_row_chosen)
        table.batch_model.caption_edited.connect(self._on_edited)
        table.batch_model.sort_asked.connect(self._on_sort)
        table.selectionModel().selectionChanged.connect(self._tell_possible)
        self._runner.busy_changed.connect(self._on_busy)
        session.run_changed.connect(self._on_run_changed)
        session.thresholds_changed.connect(self._on_rule_changed)
        session.labels_changed.connect(self._on_rule_changed)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        if row >= 0 and not self._laying_out:
            self._show_beside(row)
            self._start()  # a caption that was changed beside, and left before it was scored

    @Slot(int, str)
    def _on_edited(self, row: int, caption: str) -> None:
        self._change_caption(row, caption)
        if row == self.table.row:
            self._show_beside(row)
        self._start()

    def _show_beside(self, row: int) -> None:
        reason = self.batch.reasons.get(row, "")
        waits = self.batch.states[row] == RowState.WAITING
        pair = dataclasses.replace(self.batch.pairs[row], broken=reason)
        self.pair_chosen.emit(pair, not waits)

    def _change_caption(self, row: int, caption: str) -> None:
        self.batch.set_caption(row, caption)
        self._single.add(row)
        self._refresh([row])

    @Slot(object, bool)
    def _on_sort(self, by: SortBy, down: bool) -> None:
        self._sort = (by, down)
        if self.is_open:
            self._show_rows()

    def _scored(self, rows: Iterable[int]) -> list[int]:
        return [row for row in rows if self.batch.states[row] == RowState.SCORED]

    @Slot(bool)
    def _add(self, selected: bool) -> None:
        shown = self.table.selected if selected else self.table.batch_model.order.tolist()
        rows, run = self._scored(shown), self._session.trained
        if run is not None and rows:
            pairs = [self.batch.pairs[row] for row in rows]
            self._tasks.pairs.add(run.run, pairs, self.batch.scores[rows])

    @Slot(str)
    def _export(self, key: str) -> None:
        suffix = FORMATS[key][1]
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export the list"),
            str(Path(last_folder(EXPORTS)) / f"predictions{suffix}"),
            f"*{suffix}",
        )
        if chosen:
            keep_folder(EXPORTS, Path(chosen))
            self._tasks.pairs.export(self._predicted(kaggle=key == KAGGLE), Path(chosen), key)

    def _predicted(self, *, kaggle: bool) -> Predicted:
        """Return all that is scored; the competition knows only labels that the project has."""
        rows = self.batch.rows_in(RowState.SCORED)
        labels, kept = self.batch.labels, np.ones(len(self.batch.labels), dtype=bool)
        dataset = self._session.dataset
        if kaggle and dataset is not None:
            kept = np.array([label.id in dataset.labels.ids for label in labels], dtype=bool)
            labels = LabelSet(
                tuple(label for label, keep in zip(labels, kept, strict=True) if keep)
            )
        return Predicted(
            pairs=tuple(self.batch.pairs[row] for row in rows.tolist()), labels=labels,
            scores=self.batch.scores[rows][:, kept], decided=self.batch.decided[rows][:, kept],
        )  # fmt: skip
