"""What a run says of a photo: bars, a second run beside it, image and caption told apart."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.score_bars import ScoreBars, ScoreRow

NONE = tr("No other run")


class ModelPanel(QWidget):
    """Shows what it was told; asks by signals."""

    rescore_requested = Signal()
    apart_requested = Signal(bool)
    other_requested = Signal(str)
    """The id of the run to compare with; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = ScoreBars()
        self.bars.setAccessibleName(tr("Scores"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        set_look(self.note, "muted")
        self.rescore = QPushButton(tr("Score again"))
        self.rescore.setToolTip(
            tr("Make what is missing of changed captions, and score all photos")
        )
        set_look(self.rescore, "link")
        self.rescore.clicked.connect(self.rescore_requested)
        self.apart = QPushButton(tr("Image and caption"))
        self.apart.setCheckable(True)
        self.apart.clicked.connect(self.apart_requested)
        self.other = QComboBox()
        self.other.setAccessibleName(tr("Run to compare with"))
        self.other.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setMinimumContentsLength(12)
        self.other.activated.connect(
            lambda _: self.other_requested.emit(self.other.currentData() or "")
        )
        self._others: list[tuple[str, str]] = []
        self._lay_out()
        self.show_keys(apart="", other="")
        self.show_others((), "")

    def show_keys(self, *, apart: str, other: str) -> None:
        """Name the keys in the tooltips; empty where there is none."""
        self.apart.setToolTip(
            tr("Tell what the image alone and what the caption alone says of each label")
            + (f" ({apart})" if apart else "")
        )
        self.other.setToolTip(
            tr("Show the scores of another run beside these") + (f" ({other})" if other else "")
        )

    def show_others(self, others: Sequence[tuple[str, str]], current: str) -> None:
        """Offer runs, ids with what they are called; nothing to choose hides the choice."""
        if list(others) != self._others or not self.other.count():
            self._others = list(others)
            self.other.clear()
            self.other.addItem(NONE, "")
            for run_id, text in others:
                self.other.addItem(text, run_id)
        self.other.setCurrentIndex(max(0, self.other.findData(current)))
        widest = max(self.other.fontMetrics().horizontalAdvance(text) for _, text in
                     [("", NONE), *others])  # fmt: skip
        self.other.view().setMinimumWidth(widest + 4 * GRID)
        self._compare.setVisible(bool(others))

    def show_scores(
        self, rows: Sequence[ScoreRow], *, note: str = "", stale: bool = False
    ) -> None:  # fmt: skip
        """Show scores, or a note that says why there are none.

        ``stale`` scores are of a former caption, and can be made again.
        """
        self.rescore.setVisible(stale)
        self.bars.set_rows(rows)
        self.bars.setVisible(bool(rows))
        self._choices.setVisible(bool(rows))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _lay_out(self) -> None:
        heading = QLabel(tr("What the model says"))
        set_look(heading, "heading")
        head = QHBoxLayout()
        head.addWidget(heading, stretch=1)
        head.addWidget(self.rescore)
        beside = QLabel(tr("beside"))
        set_look(beside, "muted")
        beside.setBuddy(self.other)
        self._compare = QWidget()
        compare = QHBoxLayout(self._compare)
        compare.setContentsMargins(0, 0, 0, 0)
        compare.setSpacing(GRID)
        compare.addWidget(beside)
        compare.addWidget(self.other, stretch=1)
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(GRID)
        choices.addWidget(self.apart)
        choices.addWidget(self._compare, stretch=1)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self._choices)
        column.addWidget(self.bars, stretch=1)
        column.addStretch()
