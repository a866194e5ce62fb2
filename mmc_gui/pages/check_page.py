"""Check labels: what a model that never saw a photo contradicts, asked about one by one."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.checking import CheckQueue, NothingHeldOutError
from engine.data.dataset import Split
from engine.language import number, tr
from mmc_gui.models.check_list import Cell, CheckList, Outcome, Suspect
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.fresh_page import EMPTY, FULL, FreshPage
from mmc_gui.widgets.humanize import SPLIT_NAMES
from mmc_gui.widgets.suspect_card import SuspectCard
from mmc_gui.widgets.suspect_table import CHANGE_KEY, KEEP_KEY, SKIP_KEY, SuspectTable

FULL_EDGE = 1600
"""Longer side in device pixels to which the photo is decoded."""
FULL_BYTES = 64 << 20
NO_PHOTO = tr("The file is missing, damaged, or no photo.")
NO_RUN = (
    tr("No run yet"),
    tr(
        "A trained run can point out labels that are likely wrong. Train one "
        "first: the recipe Best judges every labelled photo by a model that "
        "never saw it."
    ),
)
NO_SCORES = (
    tr("Nothing to compare with"),
    tr(
        "This run was trained on every labelled photo that it has scored, so "
        "it would agree with their errors. Train with the recipe Best: it "
        "judges every photo by a model that never saw it."
    ),
)
FAILED = (
    tr("The labels could not be compared"),
    tr("The line above says why. Come back to try again."),
)
COMPARING = (
    tr("Comparing…"),
    tr("The labels are compared with what the model says of photos it never saw."),
)
AGREES = tr("No label is contradicted")
AGREES_WITH = tr("The run agrees with every label it could be compared with.")
SHOWS: dict[str, bool | None] = {
    tr("Wrong or missing"): None,
    tr("May be wrong"): True,
    tr("May be missing"): False,
}


class CheckPage(FreshPage):
    """Keeps one queue until the run changes or a new look is asked for; answers come from disk."""

    train_requested = Signal()
    filter_requested = Signal(str)
    """What to show on the Browse page, in terms of its search."""

    def __init__(self, *, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._list: CheckList | None = None
        self._places: list[int] = []
        self._confirmed: frozenset[Cell] = frozenset()
        self._shown = ""
        self._photos = ThumbnailLoader(edge=FULL_EDGE, memory_bytes=FULL_BYTES, parent=self)
        self.table = SuspectTable()
        self.card = SuspectCard()
        self.label = QComboBox()
        self.label.setAccessibleName(tr("Label to check"))
        self.shows = QComboBox()
        self.shows.setAccessibleName(tr("Kind of error"))
        for text, stands in SHOWS.items():
            self.shows.addItem(text, stands)
        self.progress = QLabel()
        self.again = QPushButton(tr("Look again"))
        self.again.setToolTip(
            tr("Compare anew with the labels as they are now; skipped ones return")
        )
        bind_icon(self.again, "reset")
        self.note = QLabel(wordWrap=True)
        set_look(self.note, "muted")
        self.empty = EmptyState(
            *NO_RUN, icon="review", primary=tr("Go to Train"), primary_icon="train"
        )  # fmt: skip
        self._build()
        self._connect()

    def shutdown(self) -> None:
        """End the page's own loader."""
        self._photos.shutdown()

    @property
    def is_settled(self) -> bool:
        """Whether the photo that is asked for is on the screen, or cannot be."""
        return self._photos.counts.waiting == 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by C, K and S."""
        answers = {CHANGE_KEY: self.change, KEEP_KEY: self.keep, SKIP_KEY: self.skip}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        answer = answers.get(event.text().lower())
        if plain and answer is not None:
            answer()
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for widget in (self.label, self.shows):
            widget.setMinimumContentsLength(14)
            top.addWidget(widget)
        top.addSpacing(GRID)
        top.addWidget(self.progress, stretch=1)
        top.addWidget(self.again)
        splitter = QSplitter()
        splitter.addWidget(self.table)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([440, 700])
        splitter.setChildrenCollapsible(False)
        self.table.setMinimumWidth(44 * GRID)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(splitter, stretch=1)
        column.addLayout(limited(self.note))
        self.lay_out(full, self.table)

    def _connect(self) -> None:
        self.empty.primary_requested.connect(self.train_requested)
        self.again.clicked.connect(self._look_again)
        self.label.currentIndexChanged.connect(self._fill)
        self.shows.currentIndexChanged.connect(self._fill)
        self.table.suspect_chosen.connect(self._show_suspect)
        self.card.change_requested.connect(self.change)
        self.card.keep_requested.connect(self.keep)
        self.card.skip_requested.connect(self.skip)
        self.card.browse_requested.connect(self._browse)
        self._photos.loaded.connect(self._on_photo_loaded)
        self._photos.failed.connect(self._on_photo_failed)
        session = self._session
        for changed in (
            session.project_changed, session.run_changed, session.rows_changed,
            session.labels_changed,
        ):  # fmt: skip
            changed.connect(self._on_changed)
        session.project_changed.connect(self._photos.clear)
        session.states_changed.connect(self._on_states_changed)

    # -- the queue --------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        self._stale, self._confirmed = True, frozenset()
        self._tasks.insights.forget_check()
        self._take(None)
        if self.isVisible():
            self._refresh()

    @Slot()
    def _look_again(self) -> None:
        self._stale = True
        self._refresh()

    def _refresh(self) -> None:
        run = self._session.trained
        if self._session.dataset is None or not self._stale:
            return
        if run is None:
            self._show_empty(NO_RUN, train=True)
            return
        self._stale = False
        if self._list is None:
            self._show_empty(COMPARING, train=False)
        self._tasks.insights.check(run.run.id, done=self._take, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._take(None)
        if isinstance(error, NothingHeldOutError):
            self._show_empty(NO_SCORES, train=True)
        else:
            self._stale = True
            self._show_empty(FAILED, train=False)
            self._tasks.failed.emit(error)

    def _show_empty(self, texts: tuple[str, str], *, train: bool) -> None:
        self.empty.set_text(*texts)
        self.empty.primary.setVisible(train)
        self._stack.setCurrentIndex(EMPTY)
        self.setAccessibleName(texts[0])
        if train and self.hasFocus():
            self.empty.primary.setFocus()

    def _take(self, queue: CheckQueue | None) -> None:
        """Show another queue, or none."""
        dataset = self._session.dataset
        self._list = CheckList(queue, dataset) if queue and dataset else None
        if queue is not None and self._list is not None:
            note = _note(queue)
            self.note.setText(note)
            if self._list.suspects:
                self._stack.setCurrentIndex(FULL)
                if self.hasFocus():
                    self.table.setFocus()
            else:
                some = queue.checked_rows < queue.labelled_rows
                self._show_empty((AGREES, f"{AGREES_WITH} {note}"), train=some)
        self._fill_labels()
        self._judge()  # what was answered while the queue was made

    def _fill_labels(self) -> None:
        chosen = self.label.currentData()
        self.label.blockSignals(True)
        self.label.clear()
        self.label.addItem(tr("All labels"), "")
        for label_id, name, count in self._list.labels() if self._list else ():
            self.label.addItem(f"{name} ({number(count)})", label_id)
        self.label.setCurrentIndex(max(0, self.label.findData(chosen)))
        self.label.blockSignals(False)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        """Show the part of the queue that is asked for."""
        some = self._list
        self._places = (
            some.places(self.label.currentData(), self.shows.currentData()) if some else []
        )
        self.table.set_suspects(
            [some.suspects[place] for place in self._places] if some else [],
            [some.outcomes[place] for place in self._places] if some else [],
        )
        self.progress.setText(some.progress(self._places) if some else "")

    # -- answers ----------------------------------------------------------------------------

    @Slot()
    def change(self) -> None:
        """Give the chosen label its other state, and go on."""
        one, outcome = self._chosen()
        if self._may_answer() and one is not None and outcome is not Outcome.CHANGED:
            state = 0 if one.stands else 1
            self._tasks.edits.change_checked_label(one.row, one.label_id, state)
            self._go_on()

    @Slot()
    def keep(self) -> None:
        """Confirm the chosen label, and go on."""
        one, outcome = self._chosen()
        waits = outcome in (Outcome.OPEN, Outcome.SKIPPED)
        if self._may_answer() and one is not None and waits:
            self._tasks.edits.confirm_label(one.row, one.label_id)
            self._go_on()

    @Slot()
    def skip(self) -> None:
        """Leave the chosen label as it is for now, and go on."""
        if self._chosen()[0] is not None and self._list is not None:
            self._list.skip(self._places[self.table.place])
            self._go_on()
            self._judge()

    def _may_answer(self) -> bool:
        """Tell whether labels can be changed here, and the user why not: the keys are not grey."""
        if self._session.barred:
            self._tasks.told.emit(self._session.barred)
        return not self._session.barred

    def _chosen(self) -> tuple[Suspect | None, Outcome]:
        """Return what is asked now, and how it has ended."""
        shown = self.table.place
        if self._list is None or not 0 <= shown < len(self._places):
            return None, Outcome.OPEN
        place = self._places[shown]
        return self._list.suspects[place], self._list.outcomes[place]

    def _go_on(self) -> None:
        """Choose the next one that is open."""
        assert self._list is not None
        shown, count = self.table.place, len(self._places)
        for step in range(1, count):
            after = (shown + step) % count
            if self._list.outcomes[self._places[after]] is Outcome.OPEN:
                self.table.choose(after)
                return

    @Slot(object)
    def _on_states_changed(self, rows: npt.NDArray[np.int64]) -> None:
        if self._list is not None:
            self._tasks.insights.confirmed(
                done=self._take_confirmed, failed=self._tasks.failed.emit
            )  # fmt: skip

    def _take_confirmed(self, confirmed: frozenset[Cell]) -> None:
        self._confirmed = confirmed
        self._judge()

    def _judge(self) -> None:
        """Show how the suspects have ended by what is on disk."""
        some, dataset = self._list, self._session.dataset
        if some is None or dataset is None:
            return
        reopened = set(some.judge(dataset, self._confirmed))
        self.table.set_outcomes([some.outcomes[place] for place in self._places])
        self.progress.setText(some.progress(self._places))
        back = [shown for shown, place in enumerate(self._places) if place in reopened]
        if len(back) == 1:  # an undo: what it took back is what the person wants to see
            self.table.choose(back[0])
        self._show_suspect(self.table.place)

    # -- one suspect ------------------------------------------------------------------------

    @Slot(int)
    def _show_suspect(self, _: int) -> None:
        dataset, (one, outcome) = self._session.dataset, self._chosen()
        if dataset is None or one is None:
            self.card.show_nothing(tr("No label to check here."))
            return
        there = np.flatnonzero(dataset.targets[one.row] == 1).tolist()
        self.card.show_suspect(
            one,
            caption=dataset.captions[one.row],
            labels=", ".join(dataset.labels[column].name for column in there),
            split=SPLIT_NAMES[Split(int(dataset.splits[one.row]))],
            outcome=outcome,
            barred=self._session.barred,
        )
        self._show_photo(one)

    def _show_photo(self, one: Suspect) -> None:
        dataset = self._session.dataset
        assert dataset is not None
        path = dataset.path(one.row)
        key = str(path)
        if key == self._shown and self.card.image.has_image:
            return  # zoomed in, perhaps
        self._shown = key
        if path is None:
            self.card.image.set_broken(
                tr("{photo} is not in the photo folder.").format(photo=one.photo)
            )
        elif (pixmap := self._photos.pixmap(key)) is not None:
            self.card.show_image(pixmap.toImage())
            self._ask_for_next()
        elif self._photos.has_failed(key):
            self.card.image.set_broken(NO_PHOTO)
        else:
            self.card.image.set_placeholder(tr("Loading…"))
            self._photos.wanted(())
            self._ask_for_next()
            self._photos.request(key, path)  # last, since the newest wish is served first

    def _ask_for_next(self) -> None:
        """Load the photo that is asked about next, so that it is there when it comes."""
        dataset, after = self._session.dataset, self.table.place + 1
        if dataset is None or self._list is None or after >= len(self._places):
            return
        path = dataset.path(self._list.suspects[self._places[after]].row)
        key = str(path)
        if path is not None and not self._photos.has_failed(key) and not self._photos.pixmap(key):
            self._photos.request(key, path)

    def _key(self) -> str:
        dataset, (one, _) = self._session.dataset, self._chosen()
        return str(dataset.path(one.row)) if dataset is not None and one is not None else ""

    @Slot(str, QImage)
    def _on_photo_loaded(self, key: str, image: QImage) -> None:
        if key == self._key():
            self.card.show_image(image)

    @Slot(str)
    def _on_photo_failed(self, key: str) -> None:
        if key == self._key():
            self.card.image.set_broken(NO_PHOTO)

    @Slot()
    def _browse(self) -> None:
        dataset, (one, _) = self._session.dataset, self._chosen()
        if dataset is not None and one is not None:
            self.filter_requested.emit(f"id:{int(dataset.items[one.row])}")


def _note(queue: CheckQueue) -> str:
    """Say on which photos labels could be compared."""
    some = tr("{checked_rows:,} of {labelled_rows:,}").format(
        checked_rows=queue.checked_rows, labelled_rows=queue.labelled_rows
    )
    parts = [
        tr("Compared on all {labelled_rows:,} labelled photos.").format(
            labelled_rows=queue.labelled_rows
        )
        if queue.checked_rows == queue.labelled_rows
        else tr(
            "Compared on {some} labelled photos: on the others this run was "
            "trained. The recipe Best judges all of them by models that never saw "
            "them."
        ).format(some=some)
    ]
    if queue.found > len(queue.suspects):
        parts.append(
            tr("These are the first {suspects:,} of {found:,}.").format(
                suspects=len(queue.suspects), found=queue.found
            )
        )
    if queue.confirmed:
        many = (
            tr("1 label was")
            if queue.confirmed == 1
            else tr("{confirmed:,} labels were").format(confirmed=queue.confirmed)
        )
        parts.append(tr("{many} checked before.").format(many=many))
    return " ".join(parts)
