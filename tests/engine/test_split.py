"""Splits: every row in one part, parts of their size, every label in its share."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from iterstrat.ml_stratifiers import MultilabelStratifiedKFold

from engine.data.dataset import IntArray, States
from engine.data.split import sequential_split, stratified_folds, validation_rows
from engine.errors import EngineError

TABLES = arrays.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=40).flatmap(
    lambda shape: arrays.arrays(np.int8, (shape[0], shape[1] % 12), elements=st.integers(-1, 1))
)


def photos(rows: int, seed: int = 0) -> States:
    """Return labels that come in company, from very rare to frequent, as those of photos do."""
    rng = np.random.default_rng(seed)
    shares = np.geomspace(0.004, 0.6, 18)
    scenes = rng.random((12, 18)) * 2 * shares
    return (rng.random((rows, 18)) < scenes[rng.integers(0, 12, rows)]).astype(np.int8)


def counts(targets: States, parts: IntArray, folds: int) -> npt.NDArray[np.int64]:
    return np.array([(targets[parts == fold] == 1).sum(axis=0) for fold in range(folds)])


def deviation(targets: States, parts: IntArray, folds: int) -> float:
    """Return how far the share of a label in a fold is from its share in all, on average."""
    sizes = np.bincount(parts, minlength=folds)[:, None]
    found = counts(targets, parts, folds) / sizes - (targets == 1).mean(axis=0)
    return float(np.abs(found).mean())


def library_folds(targets: States, folds: int, seed: int) -> IntArray:
    parts = np.zeros(len(targets), dtype=np.int64)
    splitter = MultilabelStratifiedKFold(folds, shuffle=True, random_state=seed)
    for fold, (_, rows) in enumerate(splitter.split(targets, targets)):
        parts[rows] = fold
    return parts


@given(TABLES, st.integers(2, 9), st.integers(0, 3))
@example(np.zeros((2, 0), np.int8), 2, 0)
@example(np.eye(2, dtype=np.int8), 2, 0)
def test_every_row_is_in_one_fold_and_folds_are_of_one_size(
    targets: States, folds: int, seed: int
) -> None:
    folds = min(folds, len(targets))
    parts = stratified_folds(targets, folds, seed)
    assert parts.shape == (len(targets),)
    sizes = np.bincount(parts, minlength=folds)
    assert len(sizes) == folds
    assert sizes.max() - sizes.min() <= 1
    assert np.array_equal(parts, stratified_folds(targets, folds, seed))


@given(TABLES, st.integers(2, 5))
def test_rows_of_equal_labels_are_spread_over_the_folds(targets: States, folds: int) -> None:
    folds = min(folds, len(targets))
    parts = stratified_folds(targets, folds)
    kinds, kind = np.unique(targets == 1, axis=0, return_inverse=True)
    for number in range(len(kinds)):
        rows = np.flatnonzero(kind.ravel() == number)
        found = np.bincount(parts[rows], minlength=folds)
        smallest = len(targets) // folds
        assert found.min() >= len(rows) * smallest // len(targets)


def test_the_seed_decides_which_rows_not_how_many() -> None:
    targets = photos(1000)
    one, two = stratified_folds(targets, 5, 1), stratified_folds(targets, 5, 2)
    assert not np.array_equal(one, two)
    assert np.abs(counts(targets, one, 5) - counts(targets, two, 5)).max() <= 4


@given(TABLES, st.integers(2, 5))
def test_an_unknown_label_counts_as_negative(targets: States, folds: int) -> None:
    folds = min(folds, len(targets))
    known = np.maximum(targets, 0)
    assert np.array_equal(stratified_folds(targets, folds), stratified_folds(known, folds))


@pytest.mark.parametrize("folds", [2, 5, 10])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_folds_are_as_even_as_those_of_the_library(folds: int, seed: int) -> None:
    targets = photos(3000, seed)
    ours = stratified_folds(targets, folds, seed)
    theirs = library_folds(targets, folds, seed)
    assert deviation(targets, ours, folds) <= 1.25 * deviation(targets, theirs, folds)
    even = (targets == 1).sum(axis=0) / folds
    assert np.abs(counts(targets, ours, folds) - even).max() <= 4


def test_the_order_of_labels_does_not_change_how_even_the_folds_are() -> None:
    targets = photos(2000)
    for seed in range(3):
        shuffled = targets[:, np.random.default_rng(seed).permutation(18)]
        parts = stratified_folds(shuffled, 5)
        assert np.bincount(parts).tolist() == [400] * 5
        even = (shuffled == 1).sum(axis=0) / 5
        assert np.abs(counts(shuffled, parts, 5) - even).max() <= 4


def test_every_combination_once_is_still_dealt_evenly() -> None:
    """No two rows are alike, so that all of them are left to the iterative rule."""
    targets = ((np.arange(1024)[:, None] >> np.arange(10)) & 1).astype(np.int8)
    parts = stratified_folds(targets, 4)
    assert np.bincount(parts).tolist() == [256] * 4
    assert np.abs(counts(targets, parts, 4) - 128).max() <= 3


@pytest.mark.parametrize("seed", range(5))
def test_a_label_rarer_than_the_folds_is_never_twice_in_one(seed: int) -> None:
    targets = photos(500, seed)
    targets[:, 0] = 0
    targets[[7, 100, 450], 0] = 1
    found = counts(targets, stratified_folds(targets, 5, seed), 5)[:, 0]
    assert sorted(found.tolist()) == [0, 0, 1, 1, 1]


def test_rows_that_are_all_alike_and_rows_without_labels_are_dealt_by_number() -> None:
    for targets in (np.ones((11, 3), np.int8), np.zeros((11, 3), np.int8), np.zeros((11, 0))):
        parts = stratified_folds(targets.astype(np.int8), 3)
        assert sorted(np.bincount(parts).tolist()) == [3, 4, 4]


def test_rows_without_labels_are_in_every_fold() -> None:
    targets = photos(1000)
    empty = ~targets.any(axis=1)
    found = np.bincount(stratified_folds(targets, 5)[empty], minlength=5)
    assert found.max() - found.min() <= 1


def test_what_cannot_be_folded_is_refused() -> None:
    two = np.zeros((2, 1), np.int8)
    with pytest.raises(EngineError, match="3 folds need at least 3 rows, and there are 2"):
        stratified_folds(two, 3)
    with pytest.raises(EngineError, match="Choose at least 2"):
        stratified_folds(two, 1)
    with pytest.raises(EngineError, match="there are 0"):
        stratified_folds(two[:0], 2)


@given(TABLES, st.floats(0.01, 0.99), st.integers(0, 3))
def test_validation_rows_are_the_share_that_was_asked_for(
    targets: States, share: float, seed: int
) -> None:
    chosen = validation_rows(targets, share=share, seed=seed)
    assert len(set(chosen.tolist())) == len(chosen)
    assert chosen.tolist() == sorted(chosen.tolist())
    assert share * len(targets) - 1 <= len(chosen) < share * len(targets) + 1
    assert 0 < len(chosen) < len(targets)


@pytest.mark.parametrize("share", [0.05, 0.15, 0.5])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_rare_and_frequent_labels_keep_their_share_in_validation(share: float, seed: int) -> None:
    targets = photos(3000, seed)
    chosen = validation_rows(targets, share=share, seed=seed)
    expected = share * targets.sum(axis=0)
    off = np.abs(targets[chosen].sum(axis=0) - expected)
    assert off.max() <= 4
    assert off.mean() <= 0.7


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_a_share_that_leaves_one_side_empty_is_refused(share: float) -> None:
    with pytest.raises(EngineError, match="leaves one side empty"):
        validation_rows(photos(10), share=share)
    with pytest.raises(EngineError, match="leaves one side empty"):
        sequential_split(10, share=share)


def test_the_paper_validates_on_the_last_5000_of_30000_rows() -> None:
    mask = sequential_split(30_000)
    assert np.flatnonzero(mask).tolist() == list(range(25_000, 30_000))


@given(st.integers(0, 200), st.floats(0.01, 0.99))
def test_a_sequential_split_cuts_once_and_leaves_neither_side_empty(
    rows: int, share: float
) -> None:
    mask = sequential_split(rows, share=share)
    assert mask.shape == (rows,)
    assert (np.diff(mask.astype(np.int8)) >= 0).all()
    if rows >= 2:
        assert not mask.all()
        assert mask.any()
        assert abs(mask.sum() - share * rows) <= 1
    else:
        assert not mask.any()
