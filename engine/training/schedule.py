"""The steps of a training: how many an epoch has, and the learning rate as a function of one."""

import math
from collections.abc import Sequence

SMALLEST = 16
"""Rows of a batch below which no batch is cut smaller to have more steps."""
WARM_UP = 0.2
STEP_DOWN = 0.1
"""What a milestone multiplies the rate with (section 4.4 of the paper)."""
_START, _END = 1 / 25, 1 / 250_000
_BETA_LOW, _BETA_HIGH = 0.85, 0.95


def batches_of(rows: int, *, batch_size: int, least_steps: int) -> int:
    """Return how many steps an epoch over so many rows has; a batch size of 0 takes all at once."""
    if not batch_size:
        return 1
    most = max(1, rows // SMALLEST)
    return max(1, math.ceil(rows / batch_size), min(least_steps, most))


def rate_at(
    schedule: str, *, step: int, total: int, epoch: int, milestones: Sequence[int], peak: float
) -> tuple[float, float]:
    """Return (learning rate, Adam's first beta) for a step and an epoch counted from 0."""
    if schedule == "one-cycle":
        return one_cycle(step, total, peak)
    passed = sum(epoch >= milestone for milestone in milestones) if schedule == "step" else 0
    return peak * STEP_DOWN**passed, 0.9


def one_cycle(step: int, total: int, peak: float) -> tuple[float, float]:
    """Return (learning rate, Adam's first beta) for a step counted from 0 (Smith 2018).

    The rate climbs from ``peak / 25`` to ``peak`` in the first fifth and falls to almost nothing,
    both along half a cosine; beta goes the other way. The numbers are those of torch's OneCycleLR;
    a function of the step alone lets a resumed training go on without replaying a scheduler.
    """
    if total == 1:  # torch's number would be the end of the way down, where nothing is learned
        return peak, _BETA_LOW
    top = WARM_UP * total - 1
    if step <= top:
        share = step / top if top > 0 else 1.0
        return _cosine(peak * _START, peak, share), _cosine(_BETA_HIGH, _BETA_LOW, share)
    share = (step - top) / (total - 1 - top) if total - 1 > top else 1.0
    return _cosine(peak, peak * _END, share), _cosine(_BETA_LOW, _BETA_HIGH, share)


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) / 2 * (1 + math.cos(math.pi * min(share, 1.0)))
