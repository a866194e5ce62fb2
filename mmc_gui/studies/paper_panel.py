"""What to train again of the paper: tables, seeds, and what that costs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.experiments.cost import Work, work_of
from engine.experiments.paper import TABLES, experiments_of, table_title
from engine.language import counted, tr
from engine.machine import compute_threads
from engine.training.config import TrainConfig
from engine.training.cost import Size
from mmc_gui.studies.paper_findings import Choice
from mmc_gui.studies.start_stop import StartStop
from mmc_gui.studies.study import side_panel
from mmc_gui.study_tasks import MOST_SEEDS
from mmc_gui.widgets.check_list import CheckList
from mmc_gui.widgets.humanize import MINUTE, count_text, duration_text

FIRST_TABLE = 3
"""Checked at first: fusion is what the paper is about."""
SEEDS = 3


class PaperPanel(QWidget):
    """Tells the choice; ``table_chosen`` is a table to look at, checked or not."""

    choice_changed = Signal()
    table_chosen = Signal(int)

    def __init__(self, buttons: StartStop) -> None:
        super().__init__()
        self.tables = CheckList(tr("Tables of the paper"))
        for table, title in TABLES.items():
            self.tables.add(table_title(table), str(table), tip=title, checked=table == FIRST_TABLE)
        self.seeds = QSpinBox(minimum=1, maximum=MOST_SEEDS, value=SEEDS)
        self.seeds.setAccessibleName(tr("Seeds"))
        self.seeds.setToolTip(
            tr("How often each row is trained; more later only add what is missing")
        )
        self.as_printed = QCheckBox(tr("Score with dropout on, too"))
        self.as_printed.setToolTip(
            tr(
                "The paper scored rows of one modality with dropout still on, which "
                "costs them points. This adds such a score where the paper did so."
            )
        )
        self.summary = QLabel(wordWrap=True)
        self._build(buttons)
        self.tables.checks_changed.connect(self.choice_changed)
        self.tables.currentItemChanged.connect(self._tell_table)
        self.seeds.valueChanged.connect(lambda _: self.choice_changed.emit())
        self.as_printed.toggled.connect(lambda _: self.choice_changed.emit())

    def _build(self, buttons: StartStop) -> None:
        panel, column = side_panel(
            tr("The paper's tables"), tr("Train the rows of Guo 2023 again on your photos.")
        )
        seeds = QHBoxLayout()
        seeds.addWidget(QLabel(tr("Seeds")))
        seeds.addStretch()
        seeds.addWidget(self.seeds)
        column.addWidget(self.tables, stretch=1)
        column.addLayout(seeds)
        column.addWidget(self.as_printed)
        column.addWidget(self.summary)
        column.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    @property
    def choice(self) -> Choice:
        """What is asked for now."""
        return Choice(
            tables=tuple(map(int, self.tables.checked)), seeds=self.seeds.value(),
            as_printed=self.as_printed.isChecked(),
        )  # fmt: skip

    def set_running(self, running: bool) -> None:
        """Keep the choice while a study follows it."""
        self.tables.set_open(not running)
        self.seeds.setEnabled(not running)
        self.as_printed.setEnabled(not running)

    def show_work(self, size: Size, finished: frozenset[TrainConfig]) -> Work:
        """Write behind each table, and below all, what there is to train."""
        choice = self.choice
        seeds = range(choice.seeds)
        for row, table in enumerate(TABLES):
            work = work_of(experiments_of((table,)), seeds=seeds, size=size, finished=finished)
            self.tables.set_text(row, f"{table_title(table)}\n{work_text(work)}")
        return work_of(choice.experiments, seeds=seeds, size=size, finished=finished)

    def _tell_table(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.table_chosen.emit(int(self.tables.key_of(item)))


def work_text(work: Work) -> str:
    """Say how many trainings there are, how many are done, and how long the others take."""
    trainings = counted(work.trainings, tr("{} training"), tr("{} trainings"))
    if work.done == work.trainings:
        return tr("{trainings}, all done").format(trainings=trainings)
    done = tr(", {done} done").format(done=count_text(work.done)) if work.done else ""
    return f"{trainings}{done}, {time_text(work)}"


def time_text(work: Work) -> str:
    """Return about how long the trainings that are not done take on this machine."""
    seconds = 60 * work.core_minutes / compute_threads()
    # What is small is not counted: loading, and the steps of very few rows.
    return (
        tr("about {seconds}").format(seconds=duration_text(seconds))
        if seconds > MINUTE
        else tr("about a minute")
    )
