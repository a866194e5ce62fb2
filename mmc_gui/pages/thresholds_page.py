"""Thresholds: from which score each label is decided, and what follows from it at once."""

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.decide.bootstrap import Interval
from engine.decide.curves import sides_of
from engine.decide.metrics import Bools, Evaluation, evaluate
from engine.decide.rule import Aim
from engine.judging import TuneReport
from engine.language import tr
from mmc_gui.decision_tasks import Measured
from mmc_gui.session import Session, Thresholds
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.fresh_page import EMPTY, FULL, FreshPage
from mmc_gui.widgets.label_detail import LabelDetail
from mmc_gui.widgets.search_box import SearchBox
from mmc_gui.widgets.stat_tile import StatTile
from mmc_gui.widgets.threshold_bar import PRECISION, RECALL, ThresholdBar
from mmc_gui.widgets.threshold_model import ThresholdRow
from mmc_gui.widgets.threshold_table import ThresholdTable
from mmc_gui.widgets.threshold_texts import (
    FAILED,
    GUESS,
    MEASURING,
    NO_RUN,
    NO_SAY,
    NO_SCORES,
    TILES,
)

__all__ = ["PRECISION", "RECALL", "ThresholdsPage"]

LISTED_MS = 40
"""While a threshold is moved, the list of photos follows at this pace, figures at once."""


class ThresholdsPage(FreshPage):
    """Measures the run when it is seen; then every move of a threshold counts only what flips."""

    train_requested = Signal()
    photo_requested = Signal(int)
    """A row to be shown on the Browse page."""

    def __init__(
        self, *, session: Session, tasks: Tasks, thumbnails: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._decisions = tasks.decisions
        self._measured: Measured | None = None
        self._by_photo: Bools | None = None
        self._before: Bools | None = None
        self._moving = False
        self._listed = QTimer(self, singleShot=True, interval=LISTED_MS)
        self._listed.timeout.connect(self._show_sides)
        self.tiles = {key: StatTile(name, f"{tip}. {GUESS}") for key, (name, tip) in TILES.items()}
        self.bar = ThresholdBar()
        self.table = ThresholdTable()
        self.detail = LabelDetail(thumbnails)
        self.filter = SearchBox(tr("Filter labels by name"))
        self.note = QLabel(wordWrap=True)
        set_look(self.note, "muted")
        self.verdict = QLabel(wordWrap=True)
        self.verdict.setVisible(False)
        self.empty = EmptyState(
            *NO_RUN, icon="thresholds", primary=tr("Go to Train"), primary_icon="train"
        )
        self._build()
        self._connect()

    # What tests and the window name by itself stands in the bar.
    @property
    def tune_button(self) -> QWidget:
        """The button that tunes."""
        return self.bar.tune_button

    @Slot()
    def tune(self) -> None:
        """Tune for what is chosen on the page."""
        self._keep_before()
        self._tasks.tune(self.bar.aim())

    def aim(self) -> Aim:
        """Return what is chosen on the page."""
        return self.bar.aim()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(GRID)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self.note)
        words.addWidget(self.verdict)
        tiles.addLayout(words, stretch=1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(limited(self.filter))
        column.addWidget(self.table, stretch=1)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 4)
        splitter.setChildrenCollapsible(False)
        left.setMinimumWidth(76 * GRID)
        full = QWidget()
        whole = QVBoxLayout(full)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(tiles)
        whole.addWidget(self.bar)
        whole.addWidget(splitter, stretch=1)
        self.lay_out(full, self.table)

    def _connect(self) -> None:
        self.empty.primary_requested.connect(self.train_requested)
        self.bar.tune_requested.connect(self.tune)
        self.bar.all_requested.connect(self._set_all)
        self.bar.fallback_changed.connect(self._set_fallback)
        self.filter.search_changed.connect(self.table.set_filter)
        self.table.threshold_changed.connect(self._preview)
        self.table.threshold_committed.connect(self._commit)
        self.table.label_selected.connect(self._show_label)
        self.table.lock_toggled.connect(self._toggle_lock)
        self.detail.threshold_changed.connect(self._preview_here)
        self.detail.threshold_committed.connect(self._commit_here)
        self.detail.side_chosen.connect(self._show_sides)
        self.detail.row_activated.connect(self.photo_requested)
        self.detail.plot_saved.connect(
            lambda path: self._tasks.told.emit(tr("Saved {path}.").format(path=path))
        )
        self.detail.save_failed.connect(self._tasks.told)
        self._tasks.tuned.connect(self._show_report)
        session = self._session
        session.run_changed.connect(self.verdict.hide)
        for changed in (session.run_changed, session.states_changed, session.labels_changed):
            changed.connect(self._on_changed)
        session.thresholds_changed.connect(self._on_thresholds_changed)
        session.locks_changed.connect(self._show_locks)

    # -- measuring --------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        self._stale = True
        if self._session.run is None:
            self._take(None)
        elif self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._stale:
            return
        if self._session.run is None:
            self._take(None)
            return
        self._stale = False
        if self._measured is None:
            self._show_empty(MEASURING, train=False)
        self._decisions.measure(done=self._take, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._stale, self._measured = True, None
        self._show_empty(FAILED, train=False)
        self._tasks.failed.emit(error)

    def _show_empty(self, texts: tuple[str, str], *, train: bool) -> None:
        self.empty.set_text(*texts)
        self.empty.primary.setVisible(train)
        self._stack.setCurrentIndex(EMPTY)
        self.setAccessibleName(texts[0])
        if train and self.hasFocus():
            self.empty.primary.setFocus()

    def _take(self, measured: Measured | None) -> None:
        """Show the figures of other rows, or why there are none."""
        self._measured, self._before, self._moving = measured, None, False
        if measured is None:
            self._show_empty(NO_RUN if self._session.run is None else NO_SCORES, train=True)
            return
        self._stack.setCurrentIndex(FULL)
        sheet, labels, dataset = measured.sheet, self._session.run_labels, self._session.dataset
        assert dataset is not None
        for key, tile in self.tiles.items():
            tile.set_bar(
                tr("constant guess {value:.1f}").format(value=100 * getattr(sheet.guess, key))
            )
        self.detail.photos.photos.set_texts(dataset.names, dataset.captions)
        self.detail.photos.set_path_of(dataset.path)
        chosen = self.table.selected_label
        best, support = sheet.best.tolist(), sheet.stepper.support.tolist()
        precision = sheet.average_precision.tolist()
        self.table.set_rows(
            [
                ThresholdRow(
                    label_id=label.id, name=label.name, color=label.color or column,
                    support=support[column], threshold=float(self._session.thresholds[column]),
                    best=best[column] if support[column] else None,
                    average_precision=precision[column],
                )
                for column, label in enumerate(labels)
            ]
        )  # fmt: skip
        self._on_thresholds_changed()
        self._show_locks()
        shown = self.table.shown_labels  # the filter may hide all
        if shown:
            self.table.select_label(chosen if chosen in shown else shown[0])
        else:
            self.detail.clear_photos()
        if self.hasFocus():
            self.table.setFocus()

    # -- figures ----------------------------------------------------------------------------

    @Slot()
    def _on_thresholds_changed(self) -> None:
        self.bar.fallback.setChecked(self._session.fallback)
        if self._measured is None or self._session.run is None or self._stale:
            return
        sheet, rule = self._measured.sheet, self._session.rule
        stepper = sheet.stepper
        if stepper.fallback != rule.fallback or (stepper.thresholds != rule.thresholds).sum() > 1:
            stepper.reset(rule.thresholds, fallback=rule.fallback)
        for column in np.flatnonzero(stepper.thresholds != rule.thresholds).tolist():
            stepper.move(column, float(rule.thresholds[column]))
        self._by_photo = rule.decide(stepper.scores) if rule.calibration else None
        self.table.set_thresholds(rule.thresholds.tolist())
        self._show_note()
        self._show_figures()
        self._show_threshold()
        for tile in self.tiles.values():
            tile.set_range("")
        self._decisions.draw_intervals(
            self._measured, done=self._show_intervals, failed=self._tasks.failed.emit
        )

    def _show_note(self) -> None:
        assert self._measured is not None
        run = self._session.run
        folds = run is not None and run.run.setup.config.folds > 1
        parts = (
            tr("Measured on {rows:,} validation photos.").format(rows=len(self._measured.rows)),
            tr("Tune looks at training photos scored out of fold, so these have no say in it.")
            if folds
            else tr(
                "Thresholds are chosen on these same photos, so new ones will score a little lower."
            ),
            "" if self._by_photo is None else NO_SAY,
            self._session.run_gaps(),
        )
        self.note.setText(" ".join(part for part in parts if part))

    def _show_figures(self) -> None:
        """Show all metrics as the thresholds on the screen give them."""
        assert self._measured is not None
        now, half = self._now(), self._measured.sheet.halves[self._session.fallback]
        for key, tile in self.tiles.items():
            tile.set_value(100 * getattr(now, key), baseline=100 * getattr(half, key))
        known = now.support > 0  # without positives there is nothing to recall: a dash, not 0
        self.table.update_metrics(
            precision=now.precision.tolist(),
            recall=np.where(known, now.recall, np.nan).tolist(),
            f1=np.where(known, now.f1, np.nan).tolist(),
        )

    def _now(self) -> Evaluation:
        assert self._measured is not None
        stepper = self._measured.sheet.stepper
        if self._by_photo is not None:
            return evaluate(stepper.targets, self._by_photo)
        return stepper.evaluation()

    def _show_intervals(self, intervals: dict[str, Interval]) -> None:
        for key, tile in self.tiles.items():
            one = intervals[key]
            tile.set_range(
                tr("{value:.1f} to {value_2:.1f}").format(
                    value=100 * one.low, value_2=100 * one.high
                )
            )

    @Slot(object)
    def _show_report(self, report: TuneReport) -> None:
        self.verdict.setText(report.sentence())
        self.verdict.setVisible(True)

    @Slot()
    def _show_locks(self) -> None:
        self.table.set_locked(self._session.locked)

    # -- one label --------------------------------------------------------------------------

    def _column(self) -> int:
        """Return the column of the chosen label; -1 without one."""
        chosen, ids = self.table.selected_label, self._session.run_labels.ids
        return ids.index(chosen) if chosen in ids else -1

    @Slot(str)
    def _show_label(self, label_id: str) -> None:
        if self._measured is None or label_id not in self._session.run_labels.ids:
            return
        if not self._moving:
            self._before = None
        self.detail.show_label(self._measured.sheet, self._column())
        self._show_threshold()

    def _show_threshold(self) -> None:
        column = self._column()
        if self._measured is not None and column >= 0:
            self.detail.set_threshold(float(self._measured.sheet.stepper.thresholds[column]))
            self._show_sides()

    @Slot()
    def _show_sides(self) -> None:
        self._listed.stop()
        column, run = self._column(), self._session.run
        if self._measured is None or column < 0 or run is None:
            return
        stepper, decided = self._measured.sheet.stepper, self._decided(column)
        sides = sides_of(
            stepper.scores[:, column], stepper.targets[:, column], decided,
            stepper.by_score(column), float(stepper.thresholds[column]),
        )  # fmt: skip
        before = decided if self._before is None else self._before
        scores = run.scores
        self.detail.show_sides(
            sides, rows=self._measured.rows, flipped=decided != before,
            score_of=lambda row: float(scores[row, column]),
        )  # fmt: skip

    def _decided(self, column: int) -> Bools:
        assert self._measured is not None
        if self._by_photo is not None:
            one: Bools = self._by_photo[:, column]
            return one
        return self._measured.sheet.stepper.decided(column)

    # -- moves ------------------------------------------------------------------------------

    @Slot(str, float)
    def _preview(self, label_id: str, value: float) -> None:
        """Show what a threshold would give that is being moved."""
        column = self._session.run_labels.column(label_id)
        if self._measured is None:
            return
        if not self._moving:
            self._moving = True
            self._before = self._decided(column)
            self._decisions.forget_intervals()
            for tile in self.tiles.values():
                tile.set_range("")
        self._by_photo = None
        self._measured.sheet.stepper.move(column, value)
        self._show_figures()
        self.detail.set_threshold(value)
        if not self._listed.isActive():
            self._listed.start()

    @Slot(str, float)
    def _commit(self, label_id: str, value: float) -> None:
        self._moving = False
        self.verdict.hide()
        labels = self._session.run_labels
        column = labels.column(label_id)
        thresholds: Thresholds = self._session.thresholds.copy()
        thresholds[column] = value
        self._decisions.set_thresholds(
            thresholds, tr("threshold of {name}").format(name=labels[column].name)
        )

    @Slot(float)
    def _preview_here(self, value: float) -> None:
        chosen = self.table.selected_label
        if chosen:
            self.table.show_threshold(chosen, value)
            self._preview(chosen, value)

    @Slot()
    def _commit_here(self) -> None:
        chosen = self.table.selected_label
        if chosen:
            self._commit(chosen, self.table.thresholds[chosen])

    @Slot(float)
    def _set_all(self, value: float) -> None:
        self.verdict.hide()
        self._keep_before()
        self._decisions.set_all(value)

    @Slot(bool)
    def _set_fallback(self, fallback: bool) -> None:
        self.verdict.hide()
        self._keep_before()
        self._tasks.set_fallback(fallback)

    def _keep_before(self) -> None:
        """Let photos that change side by what comes now be marked."""
        column = self._column()
        if self._measured is not None and column >= 0:
            self._before = self._decided(column)

    @Slot(str)
    def _toggle_lock(self, label_id: str) -> None:
        self._decisions.set_locked(label_id, locked=label_id not in self._session.locked)
