"""What to damage: runs to compare, kinds of damage, seeds and rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from engine.robustness.damage import KINDS
from engine.robustness.study import SAMPLE, RobustnessPlan, run_title
from engine.training.runs import Run
from mmc_gui.studies.start_stop import StartStop
from mmc_gui.studies.study import side_panel
from mmc_gui.study_tasks import MOST_SEEDS
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.check_list import CheckList

DEFAULT = RobustnessPlan()
MOST_ROWS = 1_000_000


class RobustnessPanel(QWidget):
    """Tells the plan of a study."""

    choice_changed = Signal()

    def __init__(self, buttons: StartStop) -> None:
        super().__init__()
        self.runs = CheckList(tr("Runs"))
        self.runs.setToolTip(tr("Runs that differ only in their seed make one curve"))
        self.kinds = CheckList(tr("Kinds of damage"))
        for kind in KINDS.values():
            text = kind.title + (tr(" (slow)") if kind.encodes else "")
            slow = tr(" The encoder reads what is damaged anew, which takes time.")
            tip = tr("Level: {level}.{value}").format(
                level=kind.level, value=slow if kind.encodes else ""
            )
            self.kinds.add(text, kind.name, tip=tip, checked=kind.name in DEFAULT.kinds)
        self.seeds = QSpinBox(minimum=1, maximum=MOST_SEEDS, value=DEFAULT.seeds)
        self.seeds.setToolTip(tr("How often other rows, words or letters are hit"))
        self.sample = QSpinBox(maximum=MOST_ROWS, value=SAMPLE)
        self.sample.setSpecialValueText(tr("All"))
        self.sample.setSingleStep(100)
        self.sample.setToolTip(
            tr("How many validation rows the slow kinds take; the others take all of them")
        )
        self._build(buttons)
        for chosen in (self.runs, self.kinds):
            chosen.checks_changed.connect(self.choice_changed)

    def _build(self, buttons: StartStop) -> None:
        panel, column = side_panel(
            tr("Robustness"),
            tr("See how F1 falls as captions and photos go missing or are damaged."),
        )
        for name, chosen, stretch in ((tr("Runs"), self.runs, 2), (tr("Damage"), self.kinds, 3)):
            heading = QLabel(name)
            set_look(heading, "heading")
            column.addWidget(heading)
            column.addWidget(chosen, stretch=stretch)
        form = QGridLayout()
        form.setSpacing(GRID)
        form.setColumnStretch(1, 1)
        for line, (text, box) in enumerate(
            ((tr("Seeds"), self.seeds), (tr("Rows of slow kinds"), self.sample))
        ):
            box.setAccessibleName(text)
            form.addWidget(QLabel(text), line, 0)
            form.addWidget(box, line, 1)
        column.addLayout(form)
        column.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def set_runs(self, runs: Sequence[Run], title: Callable[[str], str]) -> None:
        """Offer these runs under what they are called; checked are those that were, or one."""
        before = set(self.runs.checked)
        kept = [run.id for run in runs if run.id in before] or [run.id for run in runs[:1]]
        self.runs.remove_all()
        for run in runs:
            text = f"{title(run.id)}\n{run_title(run.setup.config)}; {run.setup.encoder.name}"
            tip = f"{text}\n{run.id}"
            self.runs.add(text, run.id, tip=tip, checked=run.id in kept)

    @property
    def hindrance(self) -> str:
        """What is missing for a start."""
        if not self.runs.checked:
            return tr("Check at least one run.")
        return "" if self.kinds.checked else tr("Check at least one kind of damage.")

    def plan(self) -> RobustnessPlan:
        """Return what is asked for now; ``EngineError`` without a run or a kind."""
        return RobustnessPlan(
            runs=tuple(self.runs.checked), kinds=tuple(self.kinds.checked),
            seeds=self.seeds.value(), sample=self.sample.value(),
        )  # fmt: skip

    def set_running(self, running: bool) -> None:
        """Keep the choice while a study follows it."""
        for chosen in (self.runs, self.kinds):
            chosen.set_open(not running)
        for box in (self.seeds, self.sample):
            box.setEnabled(not running)
