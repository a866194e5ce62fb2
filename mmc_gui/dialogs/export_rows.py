"""Which rows an export may be of: all, those of a split, those in sight, those selected."""

from dataclasses import dataclass

from engine.data.dataset import Dataset, IntArray
from engine.language import tr
from mmc_gui.widgets.humanize import SPLIT_NAMES


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowChoice:
    """Rows that can be exported, and what they are called."""

    title: str
    items: IntArray | None
    """Their numbers; None: all."""
    count: int


def row_choices(dataset: Dataset, *, shown: IntArray, selected: IntArray) -> list[RowChoice]:
    """Return what there is to choose from; what would say the same twice is left out."""
    choices = [RowChoice(title=tr("All"), items=None, count=len(dataset))]
    for split, title in SPLIT_NAMES.items():
        rows = dataset.rows(split)
        if len(rows):
            choices.append(RowChoice(title=title, items=dataset.items[rows], count=len(rows)))
    if len(shown) < len(dataset):
        choices.append(
            RowChoice(title=tr("Shown now"), items=dataset.items[shown], count=len(shown))
        )
    if len(selected) > 1:
        choices.append(
            RowChoice(title=tr("Selected"), items=dataset.items[selected], count=len(selected))
        )
    return choices
