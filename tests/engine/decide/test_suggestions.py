"""Labels a run would add, and labels it doubts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from engine.decide.calibration import fit_calibration
from engine.decide.rule import Rule
from engine.decide.suggestions import doubted, suggested

RULE = Rule(thresholds=np.array([0.5, 0.3, 0.9]))


def test_what_reaches_its_threshold_and_is_not_there_is_suggested() -> None:
    targets = np.array([[1, 0, -1], [0, -1, 0]], dtype=np.int8)
    scores = np.array([[0.9, 0.35, 0.95], [0.1, 0.2, 0.8]], dtype=np.float32)
    assert suggested(targets, scores, RULE).tolist() == [
        [False, True, True],
        [False, False, False],  # the fallback would have given one
    ]


def test_only_what_is_far_below_is_doubted() -> None:
    targets = np.array([[1, 1, 1], [1, 0, -1]], dtype=np.int8)
    scores = np.array([[0.1, 0.2, 0.31], [0.4, 0.0, 0.0]], dtype=np.float32)
    assert doubted(targets, scores, RULE).tolist() == [[True, False, False], [False] * 3]


def test_a_calibrated_rule_suggests_and_doubts_by_chances() -> None:
    chance = np.random.default_rng(5)
    targets = (chance.random((400, 3)) < 0.4).astype(np.int8)
    scores = np.clip(targets * 0.8 + 0.1 + chance.normal(0, 0.05, targets.shape), 0, 1)
    scores = scores.astype(np.float32)
    rule = Rule(thresholds=np.full(3, 0.5), calibration=fit_calibration(scores, targets))
    unknown = np.full((1, 3), -1, dtype=np.int8)
    sure = np.array([[0.95, 0.02, 0.03]], dtype=np.float32)
    assert suggested(unknown, sure, rule).tolist() == [[True, False, False]]
    assert doubted(np.ones((1, 3), dtype=np.int8), sure, rule).tolist() == [[False, True, True]]


@given(
    targets=nps.arrays(np.int8, (6, 3), elements=st.integers(-1, 1)),
    scores=nps.arrays(np.float32, (6, 3), elements=st.floats(0, 1, width=32)),
)
def test_a_label_is_never_both_and_never_suggested_twice(
    targets: "np.ndarray[tuple[int, int], np.dtype[np.int8]]",
    scores: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
) -> None:
    more, less = suggested(targets, scores, RULE), doubted(targets, scores, RULE)
    assert not (more & less).any()
    accepted = np.where(more, 1, targets).astype(np.int8)
    assert not suggested(accepted, scores, RULE).any()
