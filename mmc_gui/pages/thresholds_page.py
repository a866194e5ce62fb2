"""Thresholds: from which score each label is decided, with the F1 that follows at once."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.decide.metrics import Evaluation
from engine.decide.rule import EXPECTED, Aim
from engine.decide.thresholds import best_thresholds
from engine.judging import TuneReport
from engine.language import tr
from mmc_gui.session import Session, Thresholds
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.stat_tile import StatTile
from mmc_gui.widgets.threshold_model import ThresholdRow
from mmc_gui.widgets.threshold_table import ThresholdTable

PRECISION, RECALL = "precision", "recall"
AIMS: dict[str, tuple[str, str]] = {
    "samples": (
        tr("Samples F1 (Kaggle)"),
        tr("Mean over the photos; one threshold for all labels"),
    ),
    "micro": (
        tr("Micro F1"),
        tr("All labels of all photos together; one threshold for all labels"),
    ),
    "micro-per-label": (
        tr("Micro F1, label by label"),
        tr("Each label has its own threshold, if that clearly helps on photos kept out"),
    ),
    "macro": (tr("Macro F1"), tr("Mean over the labels; each has its own threshold")),
    EXPECTED: (
        tr("Samples F1, photo by photo"),
        tr(
            "Gives each photo the labels that promise most, by calibrated scores "
            "and without thresholds"
        ),
    ),
    PRECISION: (
        tr("Precision of at least"),
        tr("Each label finds as much as it can while so many of its finds are right"),
    ),
    RECALL: (
        tr("Recall of at least"),
        tr("Each label is as often right as it can be while it finds so much"),
    ),
}
"""What can be tuned for: text and tip."""
TILES = {
    "micro_f1": (tr("Micro F1"), tr("All labels of all validation photos together")),
    "macro_f1": (
        tr("Macro F1"),
        tr("Mean over the labels; rare ones count as much as frequent ones"),
    ),
    "samples_f1": (tr("Samples F1"), tr("Mean over the photos; Kaggle's Mean F1")),
}
GUESS = tr(
    "The constant guess gives every photo the most frequent label: what a model has to pass."
)
NO_SAY = tr(
    "Labels are given photo by photo now, and thresholds have no say. Move one to go back to them."
)
NO_RUN = (
    tr("No run yet"),
    tr("Thresholds turn the scores of a trained run into labels. Train one first."),
)
NO_SCORES = (
    tr("Nothing to measure on"),
    tr(
        "This run has no scores of labelled validation photos. If it was "
        "interrupted, train again with the same settings: it goes on where it "
        "stopped."
    ),
)


class ThresholdsPage(QWidget):
    """Shows the validation rows' figures and moves the thresholds of the run."""

    train_requested = Signal()

    def __init__(self, *, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._half: Evaluation | None = None
        self._measured = ""
        self.tiles = {key: StatTile(name, f"{tip}. {GUESS}") for key, (name, tip) in TILES.items()}
        self.objective = QComboBox()
        self.objective.setAccessibleName(tr("What to tune for"))
        for key, (text, tip) in AIMS.items():
            self.objective.addItem(text, key)
            self.objective.setItemData(self.objective.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.objective.setToolTip(tr("What the thresholds shall do best"))
        self.floor = QSpinBox(minimum=1, maximum=100, value=90, suffix=" %")
        self.floor.setAccessibleName(tr("The least that each label shall keep"))
        self.floor.setToolTip(tr("The least that each label shall keep on the photos tuned on"))
        self.tune_button = QPushButton(tr("Tune"))
        self.tune_button.setToolTip(tr("Find the thresholds of the highest F1"))
        set_look(self.tune_button, "primary")
        bind_icon(self.tune_button, "thresholds")
        self.reset_button = QPushButton(tr("Back to 0.5"))
        self.reset_button.setToolTip(tr("Set every threshold to 0.5"))
        bind_icon(self.reset_button, "reset")
        self.fallback = QCheckBox(tr("A photo that no label reaches gets its best one"))
        self.fallback.setToolTip(tr("An empty row scores nothing where every photo has a label"))
        self.table = ThresholdTable()
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_look(self.note, "muted")
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setVisible(False)
        self.empty = EmptyState(
            *NO_RUN, icon="thresholds", primary=tr("Go to Train"), primary_icon="train"
        )
        self._build()
        self._connect()
        self._on_aim_chosen()
        self._on_run_changed()

    @Slot()
    def tune(self) -> None:
        """Tune for what is chosen on the page."""
        self._tasks.tune(self.aim())

    def aim(self) -> Aim:
        """Return what is chosen on the page."""
        key, floor = self.objective.currentData(), self.floor.value() / 100
        if key == PRECISION:
            return Aim(precision=floor)
        if key == RECALL:
            return Aim(recall=floor)
        if key == "micro-per-label":
            return Aim(objective="micro", per_label=True)
        return Aim(objective=key)

    def _build(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(GRID)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        tiles.addStretch()
        controls = QHBoxLayout()
        controls.setSpacing(GRID)
        controls.addWidget(QLabel(tr("Tune for")))
        for widget in (self.objective, self.floor, self.tune_button, self.reset_button):
            controls.addWidget(widget)
        controls.addSpacing(2 * GRID)
        controls.addWidget(self.fallback)
        controls.addStretch()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(tiles)
        column.addWidget(self.note)
        column.addWidget(self.verdict)
        column.addLayout(controls)
        column.addWidget(self.table, stretch=1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.empty.primary_requested.connect(self.train_requested)
        self.tune_button.clicked.connect(self.tune)
        self.objective.currentIndexChanged.connect(self._on_aim_chosen)
        self.reset_button.clicked.connect(self._reset)
        self.fallback.clicked.connect(self._set_fallback)
        self.table.threshold_changed.connect(self._preview)
        self.table.threshold_committed.connect(self._commit)
        self._tasks.tuned.connect(self._show_report)
        self._session.run_changed.connect(self.verdict.hide)
        self._session.run_changed.connect(self._on_run_changed)
        self._session.states_changed.connect(self._on_run_changed)
        self._session.labels_changed.connect(self._on_run_changed)
        self._session.thresholds_changed.connect(self._on_thresholds_changed)

    @Slot()
    def _on_aim_chosen(self) -> None:
        self.floor.setVisible(self.objective.currentData() in (PRECISION, RECALL))

    @Slot()
    def _on_run_changed(self) -> None:
        labels, data = self._session.run_labels, self._session.validation()
        self._stack.setCurrentIndex(0 if data is None else 1)
        if data is None:
            self._half = None
            self.empty.set_text(*(NO_RUN if self._session.run is None else NO_SCORES))
            return
        scores, targets = data
        self._half = self._session.evaluation(np.full(len(labels), 0.5))
        guess = self._session.guess()
        for key, tile in self.tiles.items():
            tile.set_bar(tr("constant guess {value:.1f}").format(value=100 * getattr(guess, key)))
        best = best_thresholds(scores, targets)
        support = (targets == 1).sum(axis=0)
        chosen = self.table.selected_label
        self.table.set_rows(
            [
                ThresholdRow(
                    label_id=label.id,
                    name=label.name,
                    color=label.color or column,
                    support=int(support[column]),
                    threshold=float(self._session.thresholds[column]),
                    best=float(best[column]) if support[column] else None,
                )
                for column, label in enumerate(labels)
            ]
        )
        if chosen in labels.ids:
            self.table.select_label(chosen)
        self._measured = tr("Measured on {targets:,} validation photos. {choice_note}").format(
            targets=len(targets), choice_note=self._choice_note()
        )
        self._on_thresholds_changed()

    @Slot()
    def _on_thresholds_changed(self) -> None:
        self.fallback.setChecked(self._session.fallback)
        if self._session.run is None or self._half is None:
            return
        self._half = self._session.evaluation(np.full(len(self._session.thresholds), 0.5))
        self.table.set_thresholds(self._session.thresholds.tolist())
        say = "" if self._session.rule.calibration is None else NO_SAY
        compared, gaps = tr("The small numbers compare with 0.5."), self._session.run_gaps()
        parts = (self._measured, compared, say, gaps)
        self.note.setText(" ".join(part for part in parts if part))
        self._show()

    def _choice_note(self) -> str:
        run = self._session.run
        if run is not None and run.run.setup.config.folds > 1:
            return tr(
                "Tune looks at training photos scored out of fold, so these have no say in it."
            )
        return tr(
            "Thresholds are chosen on these same photos, so new ones will score a little lower."
        )

    @Slot(object)
    def _show_report(self, report: TuneReport) -> None:
        self.verdict.setText(report.sentence())
        self.verdict.setVisible(True)

    @Slot(bool)
    def _set_fallback(self, fallback: bool) -> None:
        self.verdict.hide()
        self._tasks.set_fallback(fallback)

    def _show(self, thresholds: Thresholds | None = None) -> None:
        now = self._session.evaluation(thresholds)
        if now is None or self._half is None:
            return
        for key, tile in self.tiles.items():
            tile.set_value(100 * getattr(now, key), baseline=100 * getattr(self._half, key))
        known = now.support > 0  # without positives there is nothing to recall: a dash, not 0
        self.table.update_metrics(
            precision=now.precision.tolist(),
            recall=np.where(known, now.recall, np.nan).tolist(),
            f1=np.where(known, now.f1, np.nan).tolist(),
        )

    @Slot(str, float)
    def _preview(self, label_id: str, value: float) -> None:
        self._show(self._moved(label_id, value))

    @Slot(str, float)
    def _commit(self, label_id: str, value: float) -> None:
        self.verdict.hide()
        self._tasks.set_thresholds(self._moved(label_id, value))

    @Slot()
    def _reset(self) -> None:
        self.verdict.hide()
        self._tasks.set_thresholds(np.full(len(self._session.thresholds), 0.5))

    def _moved(self, label_id: str, value: float) -> Thresholds:
        thresholds = self._session.thresholds.copy()
        thresholds[self._session.run_labels.column(label_id)] = value
        return thresholds
