"""Joins the bar above the photos with the finder of rows and the saved filters."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.data.dataset import IntArray
from engine.data.query import EVERYTHING, SOURCE_ORDER, QueryError
from engine.data.query.tree import Node, asks_photos, asks_run
from engine.errors import EngineError
from engine.language import tr
from mmc_gui.filter_tasks import FilterTasks
from mmc_gui.models.row_filter import RowFilter, label_word
from mmc_gui.row_finder import Answer, RowFinder
from mmc_gui.session import Session
from mmc_gui.widgets.filter_bar import FilterBar

PATIENCE_MS = 300
"""After so long the bar says that it is searching."""


class Filtering(QObject):
    """Asks for what the bar says, and tells the rows to show; a refusal keeps those before."""

    rows_found = Signal(object)
    """Row numbers ``[k]`` in the order to show them."""

    def __init__(
        self, bar: FilterBar, *, session: Session, filters: FilterTasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar, self._session, self._filters = bar, session, filters
        self._finder = RowFinder(session, self)
        self.only: IntArray | None = None
        """Rows beside which none is shown, whatever the bar says."""
        self._asked: Node | None = None
        self._mistake: QueryError | None = None
        self._count = 0, 0
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(bar.set_searching)
        self._finder.found.connect(self._on_found)
        self._finder.refused.connect(self._on_refused)
        bar.filter_changed.connect(self.apply)
        bar.note.chosen.connect(self._mend)
        bar.search.choosing_ended.connect(self._tell_mistake)
        bar.search.words_wanted.connect(self._look_for_words)
        bar.saved.save_requested.connect(self._save)
        bar.saved.rename_requested.connect(filters.rename)
        bar.saved.delete_requested.connect(filters.delete)
        filters.changed.connect(lambda: bar.saved.set_kept(filters.kept))
        session.project_changed.connect(self._start_anew)
        session.run_changed.connect(self._on_run_changed)
        session.thresholds_changed.connect(self._on_run_changed)
        session.problems_changed.connect(self._on_problems_changed)

    @property
    def busy(self) -> bool:
        """Whether rows are still to be told."""
        return self._finder.busy

    def row_filter(self) -> RowFilter:
        """Return what the fields of the bar ask for."""
        bar = self._bar
        return RowFilter(
            text=bar.text,
            label=bar.label.currentData() or "",
            split=bar.split.currentData(),
            show=bar.show_only.currentData(),
        )

    def shutdown(self) -> None:
        """Want nothing more and let go of the project."""
        self._patience.stop()
        self._finder.shutdown()

    @Slot()
    def show_labels(self) -> None:
        """Offer the labels of the project and of the run."""
        dataset = self._session.dataset
        if dataset is not None:
            labels = dataset.labels
            words = [(label.name, label_word(label, labels)) for label in labels]
            self._bar.set_labels([(tr("All labels"), None), *words])
            self._bar.search.set_labels(labels)
        self._show_scores()

    @Slot()
    def apply(self) -> None:
        """Ask for what the bar says now."""
        dataset = self._session.dataset
        if dataset is None:
            return
        try:
            tree = self.row_filter().tree()
        except QueryError as error:
            self._on_refused(error)
            return
        self._asked = tree
        if tree == EVERYTHING and self._bar.order == SOURCE_ORDER:
            self._finder.forget()
            answer = Answer(tree=tree, order=SOURCE_ORDER, rows=np.arange(len(dataset)))
            self._on_found(answer)
            return
        self._patience.start()
        self._finder.find(tree, self._bar.order)

    @Slot()
    def _start_anew(self) -> None:
        """Forget the former project's order, which may be by a label that this one lacks."""
        self._asked = None
        self._patience.stop()
        self._set_mistake(None)
        self._bar.sort.blockSignals(True)
        self._bar.sort.set_order(SOURCE_ORDER)
        self._bar.sort.blockSignals(False)

    @Slot(object)
    def _on_found(self, answer: Answer) -> None:
        assert self._session.dataset is not None
        self._patience.stop()
        self._set_mistake(None)
        self._bar.saved.set_can_save(answer.tree != EVERYTHING)
        rows = answer.rows
        if self.only is not None:
            rows = rows[np.isin(rows, self.only)]
        self._count = len(rows), len(self._session.dataset)
        self._bar.set_count(*self._count)
        self.rows_found.emit(rows)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        self._finder.forget()
        self._patience.stop()
        self._bar.set_count(*self._count)  # of the photos that are shown still
        if isinstance(error, QueryError):
            self._set_mistake(error)
        else:
            self._bar.note.say(
                str(error) if isinstance(error, EngineError) else
                tr("The search failed in the program: {name}.").format(name=type(error).__name__)
            )  # fmt: skip
        self._bar.saved.set_can_save(False)

    def _set_mistake(self, error: QueryError | None) -> None:
        self._mistake = error
        self._tell_mistake()

    @Slot()
    def _tell_mistake(self) -> None:
        """Say what is wrong, but not of the part that is just being typed."""
        error, field = self._mistake, self._bar.search
        told = error is not None and not field.is_typing(error.place)
        if field.property("invalid") is not told:
            field.setProperty("invalid", told)
            field.style().unpolish(field)
            field.style().polish(field)
        if error is not None and told:
            self._bar.note.say(str(error), error.instead)
        else:
            self._bar.note.clear()

    @Slot(str)
    def _mend(self, text: str) -> None:
        """Put another text where the mistake is."""
        if self._mistake is not None:
            start, end = self._mistake.place
            query = self._bar.text
            self._bar.search.setText(query[:start] + text + query[end:])
            self._bar.search.tell_now()
            self._bar.search.setFocus()

    @Slot(str)
    def _look_for_words(self, beginning: str) -> None:
        if self._session.dataset is not None:
            self._finder.words_like(
                beginning, lambda words: self._bar.search.offer_words(beginning, words)
            )

    @Slot(str)
    def _save(self, name: str) -> None:
        self._filters.save(name, str(self.row_filter().tree()))

    @Slot()
    def _on_run_changed(self) -> None:
        self._show_scores()
        depends = self._asked is not None and asks_run(self._asked)
        if depends or self._bar.order.column == "score":
            self.apply()

    @Slot()
    def _on_problems_changed(self) -> None:
        if self._asked is not None and asks_photos(self._asked):
            self.apply()

    def _show_scores(self) -> None:
        run = self._session.run
        self._bar.sort.set_labels(self._session.run_labels, scored=run is not None)
