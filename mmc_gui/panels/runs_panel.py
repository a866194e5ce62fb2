"""The runs of a project with what can be done to them: filter, name, star, compare, delete."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from engine.training.kinds import Choice
from engine.training.recipes import recipe_title
from engine.training.runs import Run
from engine.training.settings import SETTINGS
from mmc_gui.panels.compare_dialog import CompareDialog
from mmc_gui.run_tasks import RunTasks, SideBySide
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.runs_table import USE, RunRow, RunsTable
from mmc_gui.widgets.search_box import SearchBox
from mmc_gui.widgets.strip import Strip

NONE_YET = tr("None yet. Choose a recipe and start a training.")
MOST_COMPARED = 5


class RunsPanel(QWidget):
    """A table with a bar above it, and a way back for what was deleted."""

    settings_wanted = Signal(str)
    """Show this run's settings, to train with them again."""
    resume_wanted = Signal(str)
    """Go on with this run, which was interrupted."""
    selection_changed = Signal()

    def __init__(self, *, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._book: RunTasks = tasks.run_book
        self.table = RunsTable()
        self.none_yet = QLabel(NONE_YET)
        self.filter = SearchBox(tr("Filter runs"))
        self.starred = QToolButton()
        self.use_button = QPushButton(USE)
        self.compare_button = QPushButton(tr("Compare…"))
        self.delete_button = QPushButton(tr("Delete"))
        self.trash_button = QPushButton(tr("Trash"))
        self.undo = Strip(tr("Undo"))
        self.resume = Strip(tr("Go on"))
        self._interrupted = ""
        self._removed: list[str] = []
        self._dialog: CompareDialog | None = None
        self._dress()
        self._build()
        self._connect()
        self._show()

    @property
    def selected(self) -> list[Run]:
        """The selected runs, from top to bottom."""
        by_id = {run.id: run for run in self._session.runs}
        return [by_id[one] for one in self.table.selected if one in by_id]

    # -- building ---------------------------------------------------------------------------

    def _dress(self) -> None:
        set_look(self.none_yet, "muted")
        set_look(self.use_button, "link")
        self.use_button.setToolTip(
            tr(
                "Show the chosen run's settings and encoder at the left, to train with "
                "them again or to change them"
            )
        )
        self.filter.setMaximumWidth(22 * GRID)
        self.filter.setToolTip(
            tr("Only runs in which these words stand: name, note, recipe, encoder")
        )
        self.starred.setCheckable(True)
        self.starred.setToolTip(tr("Only favourites"))
        self.starred.setAccessibleName(tr("Only favourites"))
        bind_icon(self.starred, "star", checked="accent")
        set_look(self.starred, "ghost")
        bind_icon(self.delete_button, "trash")
        self.delete_button.setToolTip(tr("Move the selected runs into the trash (Del)"))
        self.trash_button.setToolTip(tr("Bring a deleted run back, or remove them for good"))
        self.trash_button.setMenu(QMenu(self.trash_button))

    def _build(self) -> None:
        title = QLabel(tr("Runs"))
        set_look(title, "heading")
        top = QHBoxLayout()
        top.setContentsMargins(GRID, GRID // 2, GRID, 0)
        top.setSpacing(GRID)
        for widget in (title, self.none_yet, self.filter, self.starred):
            top.addWidget(widget)
        top.addStretch()
        for button in (
            self.use_button, self.compare_button, self.delete_button, self.trash_button,
        ):  # fmt: skip
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        column.addWidget(self.resume)
        column.addWidget(self.undo)
        column.addWidget(self.table)

    def _connect(self) -> None:
        table = self.table
        table.run_chosen.connect(self._choose)
        table.settings_wanted.connect(self.settings_wanted)
        table.renamed.connect(lambda run_id, text: self._say(run_id, name=text))
        table.noted.connect(lambda run_id, text: self._say(run_id, note=text))
        table.star_toggled.connect(self._toggle_star)
        table.compare_wanted.connect(self._compare)
        table.delete_wanted.connect(self._book.delete)
        table.refused.connect(self._tasks.told)
        table.selection_changed.connect(self._enable)
        table.selection_changed.connect(self.selection_changed)
        self.filter.search_changed.connect(self._filter)
        self.starred.toggled.connect(self._filter)
        self.use_button.clicked.connect(table.ask_for_settings)
        self.compare_button.clicked.connect(table.ask_to_compare)
        self.delete_button.clicked.connect(table.ask_to_delete)
        self.undo.answered.connect(self._undo)
        self.resume.answered.connect(lambda: self.resume_wanted.emit(self._interrupted))
        self._book.changed.connect(self._show)
        self._book.removed.connect(self._tell_removed)
        self._session.runs_changed.connect(self._show)
        self._session.run_changed.connect(self._on_run_changed)
        self._session.project_changed.connect(self._on_project_changed)

    # -- what is shown ----------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        rows = [
            _row(run, **dataclasses.asdict(self._book.about(run.id)))
            for run in reversed(self._session.runs)
        ]
        self.table.set_rows(rows)
        self.none_yet.setVisible(not rows)
        self.filter.setVisible(bool(rows))
        self.starred.setVisible(bool(rows))
        if self._session.run is not None and not self.table.selected:
            self.table.set_current(self._session.run.run.id)
        self._offer_to_go_on()
        self._fill_trash()
        self._enable()

    def _offer_to_go_on(self) -> None:
        broken = [run.id for run in self._session.runs if run.result is None]
        self._interrupted = broken[-1] if broken and self._session.editable else ""
        title = self._book.title(self._interrupted)
        self.resume.say(
            tr("The training of “{title}” was interrupted. It can go on where it was.").format(
                title=title
            )
            if self._interrupted
            else ""
        )

    @Slot()
    def _on_run_changed(self) -> None:
        run = self._session.run
        self.table.set_current(run.run.id if run else "")
        self._enable()

    @Slot()
    def _on_project_changed(self) -> None:
        self.undo.say("")
        self._removed = []
        if self._dialog is not None:
            self._dialog.close()

    @Slot()
    def _enable(self) -> None:
        count, barred = len(self.table.selected), self._session.barred
        self.use_button.setEnabled(count == 1)
        self.compare_button.setEnabled(1 < count <= MOST_COMPARED)
        self.compare_button.setToolTip(
            tr("Show the selected runs side by side")
            if 1 < count <= MOST_COMPARED
            else tr("Select two to {most_compared} runs first: click with Ctrl held").format(
                most_compared=MOST_COMPARED
            )
        )
        bar(self.delete_button, barred, possible=count > 0)
        bar(self.trash_button, barred)
        self.table.bar(barred)

    def _fill_trash(self) -> None:
        deleted = self._book.deleted
        self.trash_button.setVisible(bool(deleted))
        self.trash_button.setText(tr("Trash ({deleted})").format(deleted=len(deleted)))
        menu = self.trash_button.menu()
        menu.clear()
        for run in reversed(deleted):
            entry = menu.addAction(
                tr("Restore {title}").format(title=self._book.title(run.id)).replace("&", "&&")
            )
            entry.triggered.connect(lambda _=False, one=run.id: self._restore([one]))
        menu.addSeparator()
        menu.addAction(tr("Empty: remove them for good")).triggered.connect(self._empty)

    @Slot()
    def _filter(self) -> None:
        self.table.set_filter(self.filter.text(), starred_only=self.starred.isChecked())

    # -- what is done -----------------------------------------------------------------------

    @Slot(str)
    def _choose(self, run_id: str) -> None:
        shown = self._session.run
        for run in self._session.runs:
            if run.id == run_id and (shown is None or shown.run.id != run_id):
                self._tasks.choose_run(run)

    def _say(self, run_id: str, **change: Any) -> None:  # noqa: ANN401 - fields of RunAbout
        self._book.say(run_id, dataclasses.replace(self._book.about(run_id), **change))

    @Slot(str)
    def _toggle_star(self, run_id: str) -> None:
        self._say(run_id, star=not self._book.about(run_id).star)

    @Slot(object)
    def _compare(self, run_ids: Sequence[str]) -> None:
        if 1 < len(run_ids) <= MOST_COMPARED:
            self._book.compare(run_ids, self._show_comparison)

    def _show_comparison(self, side_by_side: SideBySide) -> None:
        self._dialog = CompareDialog(side_by_side, self)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    @Slot(object)
    def _tell_removed(self, run_ids: list[str]) -> None:
        self._removed = run_ids
        first = self._book.title(run_ids[0])
        what = (
            tr("“{first}” is").format(first=first)
            if len(run_ids) == 1
            else tr("{run_ids} runs are").format(run_ids=len(run_ids))
        )
        self.undo.say(tr("{what} in the trash, until the project is closed.").format(what=what))

    @Slot()
    def _undo(self) -> None:
        self._restore(self._removed)

    def _restore(self, run_ids: list[str]) -> None:
        self.undo.say("")
        self._book.restore(run_ids)
        self.table.setFocus()

    @Slot()
    def _empty(self) -> None:
        self.undo.say("")
        self._book.empty()


def _row(run: Run, *, name: str, star: bool, note: str) -> RunRow:
    result, config = run.result, run.setup.config
    fusion = SETTINGS["fusion"].kind
    assert isinstance(fusion, Choice)
    return RunRow(
        run_id=run.id,
        recipe=recipe_title(config.recipe),
        fusion=fusion.short(config.fusion),
        encoder=run.setup.encoder.name,
        epochs=f"{result.best_epoch} / {result.epochs}" if result else tr("interrupted"),
        micro=result.metrics["micro_f1"] if result else None,
        macro=result.metrics["macro_f1"] if result else None,
        samples=result.metrics["samples_f1"] if result else None,
        seconds=result.seconds if result else None,
        started=run.setup.created,
        name=name,
        star=star,
        note=note.replace("\n", " "),
    )
