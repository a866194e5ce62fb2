"""What all thresholds are set by at once: an aim to tune for, one number, the fallback."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from engine.decide.rule import EXPECTED, Aim
from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.decimal_box import DecimalBox
from mmc_gui.widgets.flow_layout import FlowLayout

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


class ThresholdBar(QWidget):
    """Tells what is asked for; wraps where there is no room."""

    tune_requested = Signal()
    all_requested = Signal(float)
    fallback_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.value = DecimalBox(minimum=0.0, maximum=1.0, singleStep=0.05, value=0.5)
        self.value.setAccessibleName(tr("Threshold for all labels"))
        self.value.setToolTip(tr("One threshold for all labels that are not locked"))
        self.all_button = QPushButton(tr("All to"))
        self.all_button.setToolTip(tr("Set every label that is not locked to this threshold"))
        self.reset_button = QPushButton(tr("Back to {half:.1f}").format(half=0.5))
        self.reset_button.setToolTip(
            tr("Set every threshold that is not locked to {half:.1f}").format(half=0.5)
        )
        bind_icon(self.reset_button, "reset")
        self.fallback = QCheckBox(tr("A photo that no label reaches gets its best one"))
        self.fallback.setToolTip(tr("An empty row scores nothing where every photo has a label"))
        self._build()
        self.objective.currentIndexChanged.connect(self._on_aim_chosen)
        self.tune_button.clicked.connect(self.tune_requested)
        self.reset_button.clicked.connect(lambda: self.all_requested.emit(0.5))
        self.all_button.clicked.connect(lambda: self.all_requested.emit(self.value.value()))
        self.fallback.clicked.connect(self.fallback_changed)
        self._on_aim_chosen()

    def _build(self) -> None:
        flow = FlowLayout(self, gap=GRID, row_gap=GRID // 2)
        words = QLabel(tr("Tune for"))
        words.setBuddy(self.objective)
        # As high as the fields, so that its words stand on their line.
        words.setMinimumHeight(self.objective.sizeHint().height())
        self.fallback.setMinimumHeight(self.objective.sizeHint().height())
        for widget in (
            words, self.objective, self.floor, self.tune_button, self.all_button, self.value,
            self.reset_button, self.fallback,
        ):  # fmt: skip
            flow.addWidget(widget)

    def bar(self, reason: str) -> None:
        """Let nothing be set for a reason; all again without one."""
        for widget in (
            self.objective, self.floor, self.tune_button, self.all_button, self.value,
            self.reset_button, self.fallback,
        ):  # fmt: skip
            bar(widget, reason)

    def aim(self) -> Aim:
        """Return what is chosen to tune for."""
        key, floor = self.objective.currentData(), self.floor.value() / 100
        if key == PRECISION:
            return Aim(precision=floor)
        if key == RECALL:
            return Aim(recall=floor)
        if key == "micro-per-label":
            return Aim(objective="micro", per_label=True)
        return Aim(objective=key)

    @Slot()
    def _on_aim_chosen(self) -> None:
        self.floor.setVisible(self.objective.currentData() in (PRECISION, RECALL))
