"""The paper's tables: choose, train, and watch the table fill row by row."""

import dataclasses
import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from engine.events import EpochEnd, Event
from engine.experiments.cost import Work, size_of
from engine.experiments.report import order_text, values_markdown
from engine.experiments.study import ExperimentResult, StudyResult
from engine.experiments.verdicts import Pair, strange_sentence
from engine.language import counted, tr
from mmc_gui.jobs import JobRunner, Part
from mmc_gui.session import Session
from mmc_gui.studies.order_panel import OrderPanel
from mmc_gui.studies.paper_curves import PaperCurves
from mmc_gui.studies.paper_findings import Choice, Findings, Running, next_training
from mmc_gui.studies.paper_panel import PaperPanel, time_text
from mmc_gui.studies.paper_rows import hidden_columns, paper_rows
from mmc_gui.studies.paper_table import PaperTable
from mmc_gui.studies.study import Study
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, set_look

OUTDATED = tr(
    "Labels or features have changed since these results were made. Start "
    "trains anew, and replaces them."
)
NO_TABLE = tr("Check at least one table.")
PairKey = tuple[tuple[str, ...], ...]


class PaperStudy(Study):
    """Shows what is there, trains what is missing, and judges it beside the paper."""

    def __init__(self, *, session: Session, tasks: Tasks, runner: JobRunner) -> None:
        super().__init__(
            session=session, tasks=tasks, runner=runner, start=tr("Start"),
            tip=tr("Train what is missing of the checked tables"),
        )  # fmt: skip
        self._findings = Findings()
        self._running: Running | None = None
        self._asked: Choice | None = None
        self._table: int | None = None
        self._following = True
        self._pairs: dict[PairKey, tuple[Pair, ...]] = {}
        self._refusal = ""
        self.panel = PaperPanel(self.buttons)
        self.note = QLabel(wordWrap=True)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(
            tr("Put the values of the checked tables on the clipboard, as Markdown")
        )
        bind_icon(self.copy, "copy")
        self.export = QPushButton(tr("Export…"))
        self.export.setToolTip(
            tr("Write a report of the checked tables into a folder: Markdown, CSV files, plots")
        )
        bind_icon(self.export, "export")
        self.table = PaperTable()
        self.curves = PaperCurves()
        self.order = OrderPanel()
        self.views = QTabBar()
        self.lay_out(self.panel, self._build_results())
        self.panel.choice_changed.connect(self._show)
        self.panel.table_chosen.connect(self._choose_from_list)
        self.table.table_chosen.connect(self._choose_table)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._export)
        self.tell_saves_of(self.curves)
        self._show()

    def _build_results(self) -> QWidget:
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.setAccessibleName(tr("Below the table"))
        stack = QStackedWidget()
        for name, view in ((tr("Curves"), self.curves), (tr("Order"), self.order)):
            self.views.addTab(name)
            stack.addWidget(view)
        self.views.currentChanged.connect(stack.setCurrentIndex)
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self.views)
        bar.addStretch()
        bar.addWidget(self.copy)
        bar.addWidget(self.export)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, GRID, 0, 0)
        below.setSpacing(GRID)
        below.addLayout(bar)
        below.addWidget(stack, stretch=1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(lower)
        splitter.setSizes([250, 350])
        splitter.setChildrenCollapsible(False)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(limited(self.note))
        column.addWidget(splitter, stretch=1)
        return results

    # -- what the page does -----------------------------------------------------------------

    def start(self) -> None:
        """Train what is missing of the checked tables."""
        choice = self.panel.choice
        if not choice.tables:
            return
        self._asked, self._running = choice, next_training(choice, None)
        self._following = True
        run = functools.partial(
            self._tasks.studies.run_paper, choice.experiments, seeds=range(choice.seeds),
            as_printed=choice.as_printed,
        )  # fmt: skip
        if not self.launch(run):
            self._asked = self._running = None
        self._show()

    def look(self) -> None:
        """Look up what earlier studies left."""
        self._tasks.studies.look_at_paper(done=self._take_look, failed=self._take_refusal)

    def clear(self) -> None:
        """Forget the former project."""
        self._findings = Findings()
        self._pairs = {}
        self._running = self._asked = self._table = None
        self._refusal = ""
        self._show()

    def take_events(self, events: Sequence[Event | Part]) -> None:
        """Put results and epochs where they belong."""
        parts = False
        for event in events:
            parts = parts or isinstance(event, Part)
            match event:
                case Part(value=StudyResult() as begun):
                    self._findings.take(begun)
                case Part(value=ExperimentResult() as result):
                    self._findings.add(result)
                    assert self._asked is not None
                    self._running = next_training(self._asked, result)
                case EpochEnd() if self._running is not None:
                    self._running = self._running.with_epochs([event])
                case _:
                    pass
        if self._following and self._running is not None:
            now = self._running.experiment.table
            if now != self._table:
                self.table.show_table(now)
            self._table = now
        if parts:
            self._show()
        else:
            self._show_results()

    def take_result(self, result: object) -> None:
        """Keep the whole."""
        assert isinstance(result, StudyResult)
        self._findings.take(result)
        self._show()

    def show_state(self) -> None:
        """Show the controls as the choice and the job have it."""
        if not self.running:
            self._running = self._asked = None
        self._show()

    @Slot(int)
    def _choose_table(self, table: int) -> None:
        self._table, self._following = table, False
        self._show()

    @Slot(int)
    def _choose_from_list(self, table: int) -> None:
        if table in self._choice().tables:
            self._choose_table(table)
            self.table.show_table(table)

    @Slot()
    def _copy(self) -> None:
        study = self._findings.chosen(self._choice())
        if study is not None and study.results:
            QGuiApplication.clipboard().setText(values_markdown(study))
            self._tasks.told.emit(tr("The tables are on the clipboard, as Markdown."))

    @Slot()
    def _export(self) -> None:
        study = self._findings.chosen(self._choice())
        folder = self.ask_folder() if study is not None and study.results else None
        if study is not None and folder is not None:
            self._tasks.studies.export_paper(study, folder)

    # -- looking and comparing --------------------------------------------------------------

    def _take_look(self, study: StudyResult | None) -> None:
        self._refusal = ""
        if not self.running:  # which knows better
            self._findings.look(study)
        self._show()

    def _take_refusal(self, error: Exception) -> None:
        self._refusal = str(error)
        self._show()

    def _compare(self, study: StudyResult, table: int) -> None:
        rows = study.tables[table]
        key = tuple(tuple(seed.run_id for seed in row.seeds) for row in rows)
        if key in self._pairs:
            pairs = self._pairs[key]
            self.order.say(order_text(rows, pairs), pairs)
            return

        def keep(pairs: tuple[Pair, ...]) -> None:
            self._pairs[key] = pairs
            self._show_order()

        self.order.say(tr("Comparing the rows…"))
        self._tasks.studies.compare(rows, study.targets, done=keep, failed=self._tasks.failed.emit)

    # -- showing ----------------------------------------------------------------------------

    def _choice(self) -> Choice:
        return self._asked if self._asked is not None else self.panel.choice

    @Slot()
    def _show(self) -> None:
        study = self._show_results()
        self._show_order()
        self._show_note(study)
        some = study is not None and bool(study.results)
        self.copy.setEnabled(some)
        self.export.setEnabled(some and not self._runner.busy)
        self.panel.set_running(self.running)
        self._show_work()

    def _show_results(self) -> StudyResult | None:
        """Show what changes with every epoch: the table and the curves."""
        choice = self._choice()
        study = self._findings.chosen(choice)
        if self._table not in choice.tables:
            self._table = choice.tables[0] if choice.tables else None
        hidden = hidden_columns(study)
        self.table.set_rows(paper_rows(choice, study, self._running), hidden=hidden)
        self.curves.show_table(self._table, study, self._running)
        return study

    def _show_order(self) -> None:
        choice, table = self._choice(), self._table
        study = self._findings.chosen(choice)
        name = (
            tr("Order in table {table}").format(table=table) if table is not None else tr("Order")
        )
        self.views.setTabText(1, name)
        if table is None:
            self.order.say(NO_TABLE)
        elif study is None or not self._findings.complete(table, choice):
            seeds = (
                tr("a seed")
                if choice.seeds == 1
                else tr("{seeds} seeds").format(seeds=choice.seeds)
            )
            self.order.say(
                tr("It is judged as soon as each row of table {table} has {seeds}.").format(
                    table=table, seeds=seeds
                )
            )
        else:
            self._compare(study, table)

    def _show_note(self, study: StudyResult | None) -> None:
        strange = strange_sentence(study) if study is not None else ""
        text = OUTDATED if self._findings.outdated else strange
        set_look(self.note, "info" if text else "muted")
        self.note.setMargin(GRID if text else 0)
        if not text:
            text = tr(
                "F1 after the last epoch at threshold {half:.1f}, without dropout, beside the "
                "paper's."
            ).format(half=0.5)
        self.note.setText(text)

    def _show_work(self) -> None:
        opened, dataset, base = self._session.open, self._session.dataset, self._findings.base
        if opened is None or dataset is None:
            return
        size = size_of(dataset, base.encoder if base is not None else opened.encoder)
        if self._findings.train_rows is not None:
            size = dataclasses.replace(size, train_rows=self._findings.train_rows)
        work = self.panel.show_work(size, self._findings.finished)
        hindrance = "" if self.running else self._hindrance(work)
        self.panel.summary.setText("" if hindrance else self._summary(work))
        self.panel.summary.setVisible(not hindrance)
        self.show_buttons(hindrance)

    def _hindrance(self, work: Work) -> str:
        choice = self._choice()
        if not choice.tables:
            return NO_TABLE
        if work.done < work.trainings or self._lacks_dropout(choice):
            return ""
        return counted(
            work.trainings,
            tr("The training is done. Check more tables, or ask for more seeds."),
            tr("All {} trainings are done. Check more tables, or ask for more seeds."),
        )

    def _lacks_dropout(self, choice: Choice) -> bool:
        study = self._findings.chosen(choice)
        return choice.as_printed and study is not None and any(
            seed.with_dropout is None
            for result in study.results if result.experiment.with_dropout
            for seed in result.seeds
        )  # fmt: skip

    def _summary(self, work: Work) -> str:
        if self._refusal:
            return self._refusal
        done = tr("{done:,} of {trainings:,} trainings are done.").format(
            done=work.done, trainings=work.trainings
        )
        if self.running:
            at = self._running
            return (
                tr("{done} Now: {title}, seed {seed}.").format(
                    done=done, title=at.experiment.title, seed=at.seed
                )
                if at is not None
                else done
            )
        if work.done == work.trainings:
            return tr("{done} They are scored again, with dropout on.").format(done=done)
        rest = tr("The others take") if work.done else tr("They take")
        first = "" if self._findings.base is not None else tr(" Features are made first.")
        return tr("{done} {rest} {time_text} on this machine.{first}").format(
            done=done, rest=rest, time_text=time_text(work), first=first
        )
