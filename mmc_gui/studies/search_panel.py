"""What to search for: a recipe to start from, an objective, and how long."""

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from engine.search.plan import MAX_TRIALS, SearchPlan
from engine.training.recipes import ABOUT, recipe
from mmc_gui.studies.start_stop import StartStop
from mmc_gui.studies.study import side_panel
from mmc_gui.theme import GRID, set_look

OBJECTIVES = {
    "samples": tr("Samples F1 (Kaggle)"),
    "micro": tr("Micro F1"),
    "macro": tr("Macro F1"),
}
TRIALS = 20
DAY_MINUTES = 24 * 60


class SearchPanel(QWidget):
    """Tells the plan; ``search_changed`` is another search, ``amount_changed`` only more of it."""

    search_changed = Signal()
    amount_changed = Signal()

    def __init__(self, buttons: StartStop) -> None:
        super().__init__()
        self.recipe = QComboBox()
        for name, about in ABOUT.items():
            self.recipe.addItem(about.title, name)
        self.recipe.setToolTip(tr("Where the search starts: it is the first trial"))
        self.recipe_text = QLabel(wordWrap=True)
        set_look(self.recipe_text, "muted")
        self.objective = QComboBox()
        self.objective.setToolTip(
            tr("Which F1 on the validation photos shall be as high as possible")
        )
        for key, text in OBJECTIVES.items():
            self.objective.addItem(text, key)
        self.trials = QSpinBox(minimum=1, maximum=MAX_TRIALS, value=TRIALS)
        self.trials.setToolTip(tr("Trainings in all, those of earlier searches included"))
        self.minutes = QSpinBox(minimum=0, maximum=DAY_MINUTES)
        self.minutes.setSpecialValueText(tr("No limit"))
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setToolTip(tr("No further trial is begun after this time"))
        self.seed = QSpinBox(minimum=0, maximum=2**31 - 1)
        self.seed.setToolTip(tr("Of the search and of every training: same seed, same trials"))
        self.summary = QLabel(wordWrap=True)
        self._build(buttons)
        self.recipe.currentIndexChanged.connect(self._show_recipe)
        self._show_recipe()
        for changed in (
            self.recipe.currentIndexChanged,
            self.objective.currentIndexChanged,
            self.seed.valueChanged,
        ):
            changed.connect(lambda _: self.search_changed.emit())
        for box in (self.trials, self.minutes):
            box.valueChanged.connect(lambda _: self.amount_changed.emit())

    def _build(self, buttons: StartStop) -> None:
        panel, column = side_panel(
            tr("Better settings"),
            tr(
                "Try settings around a recipe. Each trial is a training of which only "
                "the F1 is kept."
            ),
        )
        form = QGridLayout()
        form.setSpacing(GRID)
        form.setColumnStretch(1, 1)
        form.addWidget(self.recipe_text, 1, 0, 1, 2)
        for line, (text, widget) in {
            0: (tr("Recipe"), self.recipe),
            2: (tr("Objective"), self.objective),
            3: (tr("Trials"), self.trials),
            4: (tr("Time limit"), self.minutes),
            5: (tr("Seed"), self.seed),
        }.items():
            widget.setAccessibleName(text)
            form.addWidget(QLabel(text), line, 0)
            form.addWidget(widget, line, 1)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addWidget(buttons)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def plan(self) -> SearchPlan:
        """Return what is asked for now; ``EngineError`` where it makes no sense."""
        minutes = self.minutes.value()
        return SearchPlan(
            base=recipe(self.recipe.currentData(), seed=self.seed.value()),
            objective=self.objective.currentData(), trials=self.trials.value(),
            seconds=60.0 * minutes if minutes else math.inf,
        )  # fmt: skip

    def set_running(self, running: bool) -> None:
        """Keep the plan while a search follows it."""
        for box in (self.recipe, self.objective, self.trials, self.minutes, self.seed):
            box.setEnabled(not running)

    def _show_recipe(self) -> None:
        self.recipe_text.setText(ABOUT[self.recipe.currentData()].text)
