"""How much work the paper's trainings are, told before they are begun."""

from collections.abc import Sequence

from engine.experiments.paper import PAPER_TRAIN_ROWS, PAPER_VAL_ROWS, Experiment
from engine.training.cost import Size, seconds

PAPER_SIZE = Size(
    train_rows=PAPER_TRAIN_ROWS, val_rows=PAPER_VAL_ROWS, image_dim=768, text_dim=768, labels=18
)


def core_minutes(experiments: Sequence[Experiment], size: Size = PAPER_SIZE) -> float:
    """Return about how long one core takes for one seed of some experiments, equal ones once."""
    different = {e.settings(seed=0, train_rows=size.train_rows) for e in experiments}
    return sum(seconds(config, size) for config in different) / 60
