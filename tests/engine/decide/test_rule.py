"""A rule: how it decides, how one is found for an aim, and what it is worth on other rows."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decide.calibration import fit_calibration
from engine.decide.expected_f1 import decide_expected_f1
from engine.decide.metrics import evaluate
from engine.decide.rule import AIMS, EXPECTED, Aim, Rule, cross_ruled, find_rule
from engine.decide.thresholds import decide
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]

FLOORS = (Aim(precision=0.8), Aim(recall=0.7))
ALL_AIMS = (*(Aim(objective=name) for name in AIMS), Aim(objective="micro", per_label=True))


def some_case(seed: int, rows: int = 300) -> Case:
    """Return scores that tell something of the labels, and too much of how sure they are."""
    rng = np.random.default_rng(seed)
    targets = (rng.random((rows, 4)) < [0.5, 0.3, 0.2, 0.08]).astype(np.int8)
    logits = 4 * (targets - 0.6) + 2 * rng.normal(size=targets.shape) - 1
    targets[rng.random(targets.shape) < 0.05] = -1
    return (1 / (1 + np.exp(-logits))).astype(np.float32), targets


def test_thresholds_decide_as_they_do_alone() -> None:
    scores, _ = some_case(0)
    cuts = np.array([0.2, 0.4, 0.6, 0.8])
    for fallback in (True, False):
        rule = Rule(thresholds=cuts, fallback=fallback)
        assert (rule.decide(scores) == decide(scores, cuts, fallback=fallback)).all()


def test_with_a_calibration_thresholds_have_no_say() -> None:
    scores, targets = some_case(0)
    calibration = fit_calibration(scores, targets)
    for fallback in (True, False):
        rule = Rule(thresholds=np.ones(4), fallback=fallback, calibration=calibration)
        wanted = decide_expected_f1(calibration.apply(scores), forbid_empty=fallback)
        assert (rule.decide(scores) == wanted).all()
        assert rule.decide(scores).any(axis=1).all() == fallback


@given(st.integers(0, 1000), st.sampled_from(ALL_AIMS), st.booleans())
@settings(max_examples=40)
def test_a_rule_for_an_f1_with_thresholds_is_no_worse_than_half(
    seed: int, aim: Aim, fallback: bool
) -> None:
    scores, targets = some_case(seed, 120)
    rule = find_rule(scores, targets, aim, fallback=fallback).rule
    assert rule.fallback == fallback
    assert (rule.calibration is not None) == (aim.objective == EXPECTED)
    found = evaluate(targets, rule.decide(scores))
    half = evaluate(targets, decide(scores, 0.5, fallback=fallback))
    if rule.calibration is None:  # what is expected of new rows need not be best on these
        assert getattr(found, aim.metric) >= getattr(half, aim.metric)


def test_the_expected_f1_of_rows_beats_half_on_new_rows() -> None:
    scores, targets = some_case(1, 4000)
    rule = find_rule(scores[:2000], targets[:2000], Aim(objective=EXPECTED)).rule
    found = evaluate(targets[2000:], rule.decide(scores[2000:]))
    half = evaluate(targets[2000:], decide(scores[2000:], 0.5))
    assert found.samples_f1 > half.samples_f1 + 0.01


@pytest.mark.parametrize("aim", [*ALL_AIMS, *FLOORS])
def test_labels_in_another_order_are_decided_alike(aim: Aim) -> None:
    scores, targets = some_case(2)
    order = [2, 0, 3, 1]
    rule = find_rule(scores, targets, aim).rule
    other = find_rule(scores[:, order], targets[:, order], aim).rule
    assert (other.decide(scores[:, order]) == rule.decide(scores)[:, order]).all()


def test_a_floor_is_kept_without_the_fallback_and_what_misses_it_is_told() -> None:
    scores, targets = some_case(3)
    targets[:, 3] = 0
    targets[5, 3] = 1  # a single positive promises nothing
    found = find_rule(scores, targets, Aim(precision=0.9))
    assert not found.rule.fallback
    assert found.unmet == (3,)
    evaluation = evaluate(targets, found.rule.decide(scores))
    assert (evaluation.precision[:3] >= 0.9).all()
    recalled = evaluate(targets, find_rule(scores, targets, Aim(recall=0.9)).rule.decide(scores))
    assert (recalled.recall[:3] >= 0.9).all()


@pytest.mark.parametrize("aim", [*ALL_AIMS, *FLOORS])
def test_a_judged_row_has_no_say_in_its_own_decision(aim: Aim) -> None:
    scores, targets = some_case(4, 100)
    before = cross_ruled(scores, targets, aim)
    for row in (0, 13, 77):
        turned = targets.copy()
        turned[row] = np.where(turned[row] >= 0, 1 - turned[row], -1)
        assert (cross_ruled(scores, turned, aim)[row] == before[row]).all()


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"objective": "luck"}, "'luck' is no objective"),
        ({"precision": 0.9, "recall": 0.5}, "of precision or of recall, not for both"),
        ({"objective": "samples", "per_label": True}, "matter of rows, not of labels"),
        ({"objective": EXPECTED, "per_label": True}, "matter of rows, not of labels"),
    ],
)
def test_wishes_that_exclude_each_other_are_refused(
    wishes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(EngineError, match=sentence):
        Aim(**wishes)  # type: ignore[arg-type]


def test_an_aim_names_the_figure_it_is_judged_by() -> None:
    assert [Aim(objective=name).metric for name in AIMS] == [
        "micro_f1", "macro_f1", "samples_f1", "samples_f1"
    ]  # fmt: skip
    assert [aim.metric for aim in FLOORS] == ["micro_f1", "micro_f1"]
