"""Counts agree with counting by hand, and with a plain loop on drawn tables."""

import datetime as dt
import itertools
from pathlib import Path

import numpy as np
import pytest
from builders import dataset_of
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.data.dataset import Split
from engine.data.project.activity import Day
from engine.statistics.captions import caption_lengths, histogram
from engine.statistics.labels import count_labels
from engine.statistics.overview import filled_days
from engine.statistics.together import count_together

STATES = arrays(
    np.int8,
    st.tuples(st.integers(0, 12), st.integers(1, 6)),
    elements=st.sampled_from([-1, 0, 1]),
)


@given(STATES)
def test_pairs_are_those_a_loop_finds(targets: np.ndarray) -> None:
    found = count_together(targets)
    for a, b in itertools.product(range(targets.shape[1]), repeat=2):
        both = sum(1 for row in targets if row[a] == 1 and row[b] == 1)
        assert found.counts[a, b] == both
    assert found.labelled == sum(1 for row in targets if (row >= 0).any())


def test_many_labels_are_counted_like_few() -> None:
    rng = np.random.default_rng(0)
    targets = np.full((300, 400), -1, dtype=np.int8)
    for row in range(300):
        targets[row, rng.choice(400, rng.integers(0, 5), replace=False)] = 1
    yes = (targets == 1).astype(np.int64)
    np.testing.assert_array_equal(count_together(targets).counts, yes.T @ yes)


def test_shares_and_lift_of_two_labels() -> None:
    targets = np.array([[1, 1], [1, 0], [1, 0], [0, 0], [-1, -1]], dtype=np.int8)
    found = count_together(targets)
    assert found.shares()[0, 1] == pytest.approx(1 / 3)
    assert found.shares()[1, 0] == 1
    # One of four labelled photos has both; by chance it would be 3/4 * 1/4 of them.
    assert found.lifts()[0, 1] == pytest.approx(0.25 / (0.75 * 0.25))


def test_a_label_that_no_photo_has_has_no_share() -> None:
    found = count_together(np.array([[1, 0], [1, 0]], dtype=np.int8))
    assert np.isnan(found.shares()[1, 0])
    assert np.isnan(found.lifts()[1, 0])
    assert found.shares()[0, 1] == 0


def test_states_are_counted_by_split(tmp_path: Path) -> None:
    targets = np.array([[1, 0], [1, -1], [0, 1], [-1, -1]])
    splits = [Split.TRAIN, Split.TRAIN, Split.VAL, Split.TEST]
    found = count_labels(dataset_of(tmp_path, [""] * 4, targets=targets, splits=splits))
    assert found.positive.tolist() == [[2, 0], [0, 1], [0, 0]]
    assert found.negative.tolist() == [[0, 1], [1, 0], [0, 0]]
    assert found.unknown.tolist() == [[0, 1], [0, 0], [1, 1]]
    assert found.rows.tolist() == [2, 1, 1]
    assert found.labelled == 3
    assert found.per_photo.tolist() == [0, 3]
    assert found.mean_per_photo == 1


def test_nothing_is_counted_of_nothing(tmp_path: Path) -> None:
    found = count_labels(dataset_of(tmp_path, []))
    assert found.labelled == 0
    assert np.isnan(found.mean_per_photo)
    assert histogram(caption_lengths([]).words) == ()


def test_captions_are_measured_without_the_space_around_them() -> None:
    found = caption_lengths(["A dog", "  ", "", " one two  three "])
    assert found.words.tolist() == [2, 0, 0, 3]
    assert found.characters.tolist() == [5, 0, 0, 14]
    assert found.missing == 2


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=80))
def test_every_value_is_in_its_bar(values: list[int]) -> None:
    bars = histogram(np.array(values))
    assert sum(bar.count for bar in bars) == len(values)
    assert len(bars) <= 24
    for bar in bars:
        high = float("inf") if bar.high is None else bar.high
        assert bar.count == sum(1 for value in values if bar.low <= value < high)


def test_one_long_caption_does_not_press_the_others_together() -> None:
    bars = histogram(np.array([*range(1, 21)] * 20 + [4000]))
    assert (bars[0].low, bars[0].high) == (1, 2)
    assert bars[-1].high is None
    assert len(bars) == 20


def day(number: int, **counts: int) -> Day:
    first = dt.date(2026, 3, 1)
    return Day(day=first + dt.timedelta(days=number), **{"edits": 0, "photos": 0, "reviewed": 0}
               | counts)  # fmt: skip


def test_days_without_work_are_shown_as_such() -> None:
    found = filled_days((day(0, edits=2), day(3, edits=1)))
    assert [one.edits for _, one in found] == [2, 0, 0, 1]
    assert [str(first) for first, _ in found][1] == "2026-03-02"


def test_many_days_become_weeks() -> None:
    found = filled_days((day(0, edits=2), day(6, edits=1), day(100, reviewed=5)))
    assert [one.edits for _, one in found][:2] == [3, 0]
    assert found[-1][1].reviewed == 5
    assert (found[1][0] - found[0][0]).days == 7
