"""Which row of a table beats which, here and in the paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from engine.experiments.verdicts import OUTCOMES, Pair
from engine.language import number, tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.humanize import difference_text
from mmc_gui.widgets.text_table import TextTable

HEADERS = (
    (tr("Pair"), tr("The row that the paper's log puts ahead, and the one behind it")),
    (tr("Outcome"), tr("Whether both put the same row ahead, by 0.4 points or more")),
    (tr("Paper"), tr("Lead of the first row by the paper's log, in points of micro F1")),
    (tr("Here"), tr("Lead of the first row here, in points of micro F1")),
    (
        tr("95 % of draws"),
        tr("Where the lead lies in 95 of 100 draws of validation rows and seeds"),
    ),
    ("p", tr("How often such a lead comes about between equal models; of each pair alone")),
)
LEAST_P = 0.001
NUMBERS = (2, 3, 4, 5)


class OrderPanel(QFrame):
    """A sentence and the pairs; or the sentence alone, as long as there is nothing to compare."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "card")
        self.sentence = QLabel(wordWrap=True)
        set_look(self.sentence, "muted")
        self.pairs = TextTable(HEADERS, tr("Pairs of rows"), numbers=NUMBERS)
        self.pairs.horizontalHeader().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.sentence)
        column.addWidget(self.pairs, stretch=1)
        column.addStretch()
        self.say("")

    def say(self, sentence: str, pairs: Sequence[Pair] = ()) -> None:
        """Show a sentence, and pairs where there are any."""
        self.sentence.setText(sentence)
        self.pairs.setVisible(bool(pairs))
        self.pairs.set_texts([_cells(pair) for pair in pairs])


def _cells(pair: Pair) -> tuple[str, ...]:
    lead = pair.lead
    return (
        tr("{title} before {title_2}").format(title=pair.first.title, title_2=pair.second.title),
        OUTCOMES[pair.outcome],
        difference_text(pair.paper, 2),
        difference_text(lead.points, 2),
        tr("{low} to {high}").format(
            low=difference_text(lead.low, 2), high=difference_text(lead.high, 2)
        ),
        number(lead.p_value, ".3f") if lead.p_value >= LEAST_P else f"<{LEAST_P}",
    )
