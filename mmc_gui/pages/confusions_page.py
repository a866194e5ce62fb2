"""Confusions: where the run that is shown is wrong, on photos that it was not trained on."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.judging import OUT_OF_FOLD, VALIDATION, RunConfusions
from engine.language import tr
from mmc_gui.decision_tasks import Errors
from mmc_gui.figures.errors_figure import ErrorsFigure
from mmc_gui.figures.mixups_figure import MixupsFigure
from mmc_gui.figures.worst_figure import WorstFigure
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.fresh_page import EMPTY, FULL, FreshPage
from mmc_gui.widgets.humanize import count_text, percent_text
from mmc_gui.widgets.stat_link import StatLink
from mmc_gui.widgets.stat_tile import StatTile

KINDS = {VALIDATION: tr("validation photos"), OUT_OF_FOLD: tr("training photos, out of fold")}
NO_RUN = (
    tr("No run yet"),
    tr(
        "A trained run is compared with the labels: what it misses, and what "
        "it sees that is not there. Train one first."
    ),
)
NO_SCORES = (
    tr("Nothing to compare with"),
    tr(
        "This run has no scores of labelled photos that it was not trained on. "
        "If it was interrupted, train again with the same settings: it goes on "
        "where it stopped."
    ),
)
LOOKING = (tr("Comparing…"), tr("What the run decides is compared with the labels."))
FAILED = (
    tr("The run could not be compared"),
    tr("The line above says why. Come back to try again."),
)
ALL_RIGHT = tr("Every label of these photos is decided rightly.")


class ConfusionsPage(FreshPage):
    """Compares when it is seen, and again after every change of run, thresholds or labels."""

    train_requested = Signal()
    photos_requested = Signal(object, str)
    """Rows to be shown on the Browse page, and what they have in common."""
    photo_requested = Signal(int)
    """One row to be shown there."""

    def __init__(
        self, *, session: Session, tasks: Tasks, thumbnails: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.found: RunConfusions | None = None
        self.tiles = {
            "photos": StatTile(tr("Photos"), tr("Labelled photos that are compared")),
            "errors": StatLink(
                tr("With an error"), tr("Photos with a label missed or wrongly given")
            ),
            "missed": StatTile(
                tr("Missed labels"), tr("Labels that photos have and are not given")
            ),
            "wrong": StatTile(tr("Wrongly given"), tr("Labels that photos are given and have not")),
        }
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Photos that are compared"))
        self.note = QLabel(wordWrap=True)
        set_look(self.note, "muted")
        self.errors = ErrorsFigure()
        self.mixups = MixupsFigure()
        self.worst = WorstFigure(thumbnails)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(tr("Errors"))
        self.empty = EmptyState(
            *NO_RUN, icon="confusions", primary=tr("Go to Train"), primary_icon="train"
        )  # fmt: skip
        self._build()
        self._connect()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for tile in self.tiles.values():
            top.addWidget(tile)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self.kind, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addLayout(limited(self.note))
        top.addSpacing(GRID)
        top.addLayout(words, stretch=1)
        for name, figure in (
            (tr("By label"), self.errors), (tr("Given instead"), self.mixups),
            (tr("Worst photos"), self.worst),
        ):  # fmt: skip
            self.tabs.addTab(figure, name)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.tabs, stretch=1)
        self.lay_out(full, self.tabs.tabBar())

    def _connect(self) -> None:
        self.empty.primary_requested.connect(self.train_requested)
        for figure in (self.errors, self.mixups):
            figure.photos_requested.connect(self.photos_requested)
            figure.told.connect(self._tasks.told)
        self.worst.photo_requested.connect(self.photo_requested)
        errors = self.tiles["errors"]
        assert isinstance(errors, StatLink)
        errors.clicked.connect(self._show_wrong_photos)
        self.kind.currentIndexChanged.connect(self._on_changed)
        session = self._session
        session.run_changed.connect(self._on_run_changed)
        for changed in (
            session.states_changed, session.labels_changed, session.rows_changed,
            session.thresholds_changed,
        ):  # fmt: skip
            changed.connect(self._on_changed)

    @Slot()
    def _on_run_changed(self) -> None:
        self.found = None
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._stale = True
        self._tasks.decisions.forget_errors()
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._stale:
            return
        if self._session.run is None or self._session.dataset is None:
            self.found = None
            self._show_empty(NO_RUN, train=True)
            return
        self._stale = False
        if self.found is None:
            self._show_empty(LOOKING, train=False)
        kind = self.kind.currentData() or VALIDATION
        self._tasks.decisions.find_errors(kind, done=self._show, failed=self._fail)

    def _show_empty(self, texts: tuple[str, str], *, train: bool) -> None:
        self.empty.set_text(*texts)
        self.empty.primary.setVisible(train)
        self._stack.setCurrentIndex(EMPTY)
        self.setAccessibleName(texts[0])
        if train and self.hasFocus():
            self.empty.primary.setFocus()

    def _fail(self, error: Exception) -> None:
        self._stale, self.found = True, None
        self._show_empty(FAILED, train=False)
        self._tasks.failed.emit(error)

    def _show(self, errors: Errors) -> None:
        self.found = errors.run
        if errors.run is None:
            self._show_empty(NO_SCORES, train=True)
            return
        self._stack.setCurrentIndex(FULL)
        if self.hasFocus():
            self.tabs.tabBar().setFocus()
        self._show_kinds(errors.kinds, errors.run.kind)
        some, photos = errors.run.found, len(errors.run.judged.rows)
        wrong = len(errors.run.wrong_rows())
        shown = {"photos": photos, "errors": wrong, "missed": int(some.missed.sum()),
                 "wrong": int(some.wrong.sum())}  # fmt: skip
        for key, number in shown.items():
            self.tiles[key].set_text(count_text(number))
        self.tiles["errors"].set_bar(percent_text(wrong / photos))
        link = self.tiles["errors"]
        assert isinstance(link, StatLink)
        link.set_open(open_=wrong > 0)
        by_photo = errors.run.rule.calibration is not None
        how = tr("photo by photo") if by_photo else tr("by the thresholds in force")
        right = "" if wrong else f" {ALL_RIGHT}"
        self.note.setText(
            tr("Judged on {photos} {kinds}, decided {how}.{right} {run_gaps}")
            .format(
                photos=count_text(photos),
                kinds=KINDS[errors.run.kind],
                how=how,
                right=right,
                run_gaps=self._session.run_gaps(),
            )
            .strip()
        )
        labels = self._session.run_labels
        for figure in (self.errors, self.mixups, self.worst):
            figure.show_confusions(errors.run, labels)

    def _show_kinds(self, kinds: tuple[str, ...], chosen: str) -> None:
        """Offer the kinds of photos that the run can be judged on, where there is a choice."""
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(tr("On {kinds}").format(kinds=KINDS[kind]), kind)
        self.kind.setCurrentIndex(self.kind.findData(chosen))
        self.kind.blockSignals(False)
        self.kind.setVisible(len(kinds) > 1)

    @Slot()
    def _show_wrong_photos(self) -> None:
        if self.found is not None:
            self.photos_requested.emit(self.found.wrong_rows(), tr("a label is missed or wrong"))
