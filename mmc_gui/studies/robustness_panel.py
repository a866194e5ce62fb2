"""What to damage: runs to compare, kinds of damage, seeds and rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.robustness.damage import KINDS
from engine.robustness.study import SAMPLE, RobustnessPlan, run_title
from engine.training.runs import Run
from mmc_gui.studies.start_stop import StartStop
from mmc_gui.studies.study import side_panel
from mmc_gui.study_tasks import MOST_SEEDS
from mmc_gui.theme import GRID, set_look

KEY_ROLE = Qt.ItemDataRole.UserRole
DEFAULT = RobustnessPlan()
MOST_ROWS = 1_000_000


class RobustnessPanel(QWidget):
    """Tells the plan of a study."""

    choice_changed = Signal()

    def __init__(self, buttons: StartStop) -> None:
        super().__init__()
        self.runs = _check_list("Runs", "Runs that differ only in their seed make one curve")
        self.kinds = _check_list("Kinds of damage", "Each is measured from none to the worst")
        for kind in KINDS.values():
            text = kind.title + (" (slow)" if kind.encodes else "")
            slow = " The encoder reads what is damaged anew, which takes time."
            tip = f"Level: {kind.level}.{slow if kind.encodes else ''}"
            _add(self.kinds, text, kind.name, tip=tip, checked=kind.name in DEFAULT.kinds)
        self.seeds = QSpinBox(minimum=1, maximum=MOST_SEEDS, value=DEFAULT.seeds)
        self.seeds.setToolTip("How often other rows, words or letters are hit")
        self.sample = QSpinBox(maximum=MOST_ROWS, value=SAMPLE)
        self.sample.setSpecialValueText("All")
        self.sample.setSingleStep(100)
        self.sample.setToolTip(
            "How many validation rows the slow kinds take; the others take all of them"
        )
        self._build(buttons)
        for changed in (self.runs.itemChanged, self.kinds.itemChanged):
            changed.connect(lambda _: self.choice_changed.emit())

    def _build(self, buttons: StartStop) -> None:
        panel, column = side_panel(
            "Robustness", "See how F1 falls as captions and photos go missing or are damaged."
        )
        for name, chosen, stretch in (("Runs", self.runs, 2), ("Damage", self.kinds, 3)):
            heading = QLabel(name)
            set_look(heading, "heading")
            column.addWidget(heading)
            column.addWidget(chosen, stretch=stretch)
        form = QGridLayout()
        form.setSpacing(GRID)
        form.setColumnStretch(1, 1)
        for line, (text, box) in enumerate(
            (("Seeds", self.seeds), ("Rows of slow kinds", self.sample))
        ):
            box.setAccessibleName(text)
            form.addWidget(QLabel(text), line, 0)
            form.addWidget(box, line, 1)
        column.addLayout(form)
        column.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Offer these runs; what was checked stays so, and else the first is."""
        before = set(_checked(self.runs))
        kept = [run.id for run in runs if run.id in before] or [run.id for run in runs[:1]]
        self.runs.blockSignals(True)
        self.runs.clear()
        for run in runs:
            text = f"{run_title(run.setup.config)}\n{run.id}, {run.setup.encoder.name}"
            _add(self.runs, text, run.id, tip=text, checked=run.id in kept)
        self.runs.blockSignals(False)

    @property
    def hindrance(self) -> str:
        """What is missing for a start."""
        if not _checked(self.runs):
            return "Check at least one run."
        return "" if _checked(self.kinds) else "Check at least one kind of damage."

    def plan(self) -> RobustnessPlan:
        """Return what is asked for now; ``EngineError`` without a run or a kind."""
        return RobustnessPlan(
            runs=tuple(_checked(self.runs)), kinds=tuple(_checked(self.kinds)),
            seeds=self.seeds.value(), sample=self.sample.value(),
        )  # fmt: skip

    def set_running(self, running: bool) -> None:
        """Keep the choice while a study follows it."""
        for widget in (self.runs, self.kinds, self.seeds, self.sample):
            widget.setEnabled(not running)


def _check_list(name: str, tip: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _add(to: QListWidget, text: str, key: str, *, tip: str, checked: bool) -> None:
    item = QListWidgetItem(text)
    item.setData(KEY_ROLE, key)
    item.setToolTip(tip)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    to.addItem(item)


def _checked(of: QListWidget) -> list[str]:
    items = [of.item(row) for row in range(of.count())]
    return [i.data(KEY_ROLE) for i in items if i.checkState() == Qt.CheckState.Checked]
