"""Verdicts: values against the log, orders against the paper's, leads against chance."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score
from studies import BY_ID, made_up_seed, made_up_study

from engine.decide.bootstrap import paired_difference
from engine.experiments.study import ExperimentResult
from engine.experiments.verdicts import (
    Lead,
    Pair,
    all_pairs,
    order_sentence,
    ours_first,
    paired_lead,
    pairs_of,
    resampled_micro,
    row_counts,
    strangeness,
    value_verdict,
)

PAPER = "open_clip:ViT-L-14-quickgelu/openai"


def result(name: str, *micro: float) -> ExperimentResult:
    seeds = tuple(made_up_seed(number, value) for number, value in enumerate(micro))
    return ExperimentResult(experiment=BY_ID[name], seeds=seeds)


@pytest.mark.parametrize(
    ("micro", "verdict"),
    [
        ((0.8634,), "reproduced"),
        ((0.8684,), "reproduced"),
        ((0.8584,), "reproduced"),
        ((0.86851,), "differs"),
        ((0.85, 0.8768), "reproduced"),  # the mean counts
        ((0.0,), "differs"),
    ],
)
def test_a_mean_within_half_a_point_of_the_log_is_reproduced(
    micro: tuple[float, ...], verdict: str
) -> None:
    assert value_verdict(result("t4_bce", *micro), "") == verdict


def test_the_log_counts_and_not_the_print() -> None:
    assert BY_ID["t9_gelu"].printed == 86.554
    assert value_verdict(result("t9_gelu", 0.86554), "") == "reproduced"
    assert value_verdict(result("t9_gelu", 0.866), "") == "differs"


def test_what_cannot_be_compared_is_not_judged() -> None:
    same = result("t4_bce", 0.8634)
    assert value_verdict(same, "other encoder") == "not comparable (other encoder)"
    assert value_verdict(result("t12_best", 0.9), "") == "not comparable (hidden test rows)"


def test_only_the_papers_encoder_and_rows_are_comparable() -> None:
    five_thousand = np.zeros((5000, 3), dtype=np.int8)
    rows = {"t3_sum": [made_up_seed(0, 0.8)]}
    paper = made_up_study(rows, encoder=PAPER, train_rows=25_000, targets=five_thousand)
    assert strangeness(paper) == ""
    assert strangeness(dataclasses.replace(paper, train_rows=24_999)) == "other rows"
    small = dataclasses.replace(paper, targets=five_thousand[1:])
    assert strangeness(small) == "other rows"
    basic = dataclasses.replace(paper.encoder, name="basic")
    assert strangeness(dataclasses.replace(paper, encoder=basic)) == "other encoder"


@pytest.mark.parametrize(
    ("paper", "ours", "width", "outcome"),
    [
        (1.0, 0.4, 0.3, "same order"),
        (1.0, -0.4, 0.3, "reversed"),
        (1.0, 0.39, 0.3, "tie here"),
        (1.0, -0.39, 0.3, "tie here"),
        (1.0, 0.39, 0.5, "tie here"),
        (0.39, 0.0, 0.3, "tie in both"),
        (0.39, 2.0, 0.3, "ahead here only"),
        (0.39, -2.0, 0.3, "ahead here only"),
        (0.4, 0.5, 0.3, "same order"),
        (1.0, 3.0, 3.1, "undecided"),
        (1.0, -3.0, 3.1, "undecided"),
        (0.39, 2.0, 2.0, "undecided"),
    ],
)
def test_an_order_holds_where_both_lead_by_more_than_a_tie_and_chance(
    paper: float, ours: float, width: float, outcome: str
) -> None:
    lead = Lead(points=ours, low=ours - width, high=ours + width, p_value=0.5)
    pair = Pair(first=BY_ID["t3_sum"], second=BY_ID["t3_text"], paper=paper, lead=lead)
    assert pair.outcome == outcome


def decided(rng: np.random.Generator, targets: np.ndarray, errors: float) -> np.ndarray:
    """Return decisions that are wrong in a share of cells."""
    return (targets == 1) ^ (rng.random(targets.shape) < errors)


def test_leads_are_those_of_scikit_learn() -> None:
    rng = np.random.default_rng(3)
    targets = (rng.random((60, 4)) < 0.4).astype(np.int8)
    good = [decided(rng, targets, 0.1) for _ in range(2)]
    bad = [decided(rng, targets, 0.3) for _ in range(2)]
    counts = [np.stack([row_counts(targets, d) for d in model]) for model in (good, bad)]
    lead = paired_lead(*resampled_micro(counts, resamples=200))
    f1 = [np.mean([f1_score(targets, d, average="micro") for d in m]) for m in (good, bad)]
    assert lead.points == pytest.approx(100 * (f1[0] - f1[1]))
    assert lead.low < lead.points < lead.high
    assert lead.low > 0
    assert lead.p_value < 0.05
    back = paired_lead(*reversed(resampled_micro(counts, resamples=200)))
    assert (back.points, back.low, back.high) == pytest.approx(
        (-lead.points, -lead.high, -lead.low)
    )


def test_with_one_seed_a_lead_is_the_paired_difference_of_the_decisions() -> None:
    rng = np.random.default_rng(7)
    targets = (rng.random((400, 4)) < 0.4).astype(np.int8)
    one, other = decided(rng, targets, 0.2), decided(rng, targets, 0.22)
    draws = resampled_micro([row_counts(targets, d)[None] for d in (one, other)], resamples=4000)
    lead = paired_lead(*draws)
    oracle = paired_difference(targets, one, other, "micro_f1", resamples=4000)
    assert lead.points == pytest.approx(100 * oracle.difference)
    assert lead.low == pytest.approx(100 * oracle.low, abs=0.4)
    assert lead.high == pytest.approx(100 * oracle.high, abs=0.4)
    assert lead.p_value == pytest.approx(oracle.p_value, abs=0.05)


def test_unknown_cells_count_nowhere() -> None:
    targets = np.array([[1, 0, -1], [-1, 1, 1]], dtype=np.int8)
    decisions = np.ones((2, 3), dtype=bool)
    np.testing.assert_array_equal(row_counts(targets, decisions), [[1, 2, 1], [2, 2, 2]])


def test_equal_models_are_not_told_apart() -> None:
    rng = np.random.default_rng(0)
    targets = (rng.random((40, 3)) < 0.5).astype(np.int8)
    counts = row_counts(targets, decided(rng, targets, 0.2))[None]
    lead = paired_lead(*resampled_micro([counts, counts], resamples=100))
    assert (lead.points, lead.low, lead.high, lead.p_value) == (0.0, 0.0, 0.0, 1.0)


@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.floats(0, 1))
def test_a_p_value_is_a_share_and_the_interval_is_in_order(
    seed: int, seeds: int, errors: float
) -> None:
    rng = np.random.default_rng(seed)
    targets = rng.integers(-1, 2, size=(12, 3)).astype(np.int8)
    counts = [
        np.stack([row_counts(targets, decided(rng, targets, share)) for _ in range(seeds)])
        for share in (errors, 0.5)
    ]
    lead = paired_lead(*resampled_micro(counts, resamples=50))
    assert 0 < lead.p_value <= 1
    assert lead.low <= lead.high
    assert abs(lead.points) <= 100


def test_chance_alone_is_seldom_significant() -> None:
    rng = np.random.default_rng(11)
    small = 0
    for _ in range(100):
        targets = (rng.random((80, 4)) < 0.4).astype(np.int8)
        counts = [row_counts(targets, decided(rng, targets, 0.2))[None] for _ in range(2)]
        small += paired_lead(*resampled_micro(counts, resamples=200)).p_value < 0.05
    assert small <= 12


def test_a_table_compares_each_two_rows_once_the_logged_best_first() -> None:
    rng = np.random.default_rng(5)
    targets = (rng.random((50, 3)) < 0.5).astype(np.int8)
    seeds = {
        name: [made_up_seed(n, 0.8, decisions=decided(rng, targets, errors)) for n in numbers]
        for name, errors, numbers in (
            ("t4_bce", 0.3, (0, 1)), ("t4_focal", 0.1, (0, 1)), ("t4_asl", 0.2, (0, 2)),
        )
    }  # fmt: skip
    study = made_up_study({**seeds, "t12_best": seeds["t4_bce"]}, targets=targets)
    pairs = all_pairs(study)
    assert pairs[12] == ()
    assert [(p.first.id, p.second.id) for p in pairs[4]] == [
        ("t4_focal", "t4_bce"), ("t4_focal", "t4_asl"), ("t4_bce", "t4_asl"),
    ]  # fmt: skip
    assert pairs[4][1].paper == pytest.approx(86.43 - 85.05)
    focal, asl = ([row_counts(targets, s.decisions)[None] for s in seeds[n]] for n in
                  ("t4_focal", "t4_asl"))  # fmt: skip
    only_common = paired_lead(*resampled_micro([focal[0], asl[0]], resamples=10)).points
    assert pairs[4][1].lead.points == pytest.approx(only_common)


def test_the_same_training_twice_is_no_pair() -> None:
    rows = [result("t10_gelu_0.5", 0.8), result("t4_bce", 0.8)]
    assert pairs_of(rows, np.eye(6, 3, dtype=np.int8)) == ()
    assert pairs_of([], np.eye(6, 3, dtype=np.int8)) == ()


def test_a_sentence_sums_up_the_order() -> None:
    def pair(paper: float, ours: float) -> Pair:
        lead = Lead(points=ours, low=ours, high=ours, p_value=1.0)
        return Pair(first=BY_ID["t3_sum"], second=BY_ID["t3_text"], paper=paper, lead=lead)

    mixed = [pair(1, 1), pair(2, 2), pair(1, -1), pair(1, 0.1), pair(0.1, 1)]
    assert order_sentence(mixed) == (
        "The paper's log tells 4 of 5 pairs of rows apart by 0.4 points or more. Here: 2 in the "
        "same order, 1 reversed, 1 a tie, 0 undecided, as the lead may be chance."
    )
    assert "level here" in order_sentence([pair(0.1, 3)])
    assert order_sentence([]) == "There are no two rows to compare."


def test_our_best_row_is_the_one_with_the_highest_mean() -> None:
    rows = [result("t3_text", 0.9, 0.5), result("t3_sum", 0.8, 0.7), result("t3_image", 0.74)]
    assert ours_first(rows).experiment.id == "t3_sum"
