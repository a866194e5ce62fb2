"""The size of a batch of photos grows while that pays, and not on a processor."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.features.batch_size import BatchSize


def settled(sizes: BatchSize, rate: Callable[[int], float], batches: int = 60) -> int:
    """Feed batches that take as long as the device's rate says, and return the size at the end."""
    for _ in range(batches):
        sizes.took(sizes.size, sizes.size / rate(sizes.size))
    return sizes.size


@pytest.mark.parametrize(("knee", "found"), [(32, 32), (64, 64), (256, 256), (4096, 512)])
def test_it_grows_to_where_more_at_once_is_no_faster(knee: int, found: int) -> None:
    assert settled(BatchSize(32, 512), lambda size: float(min(size, knee))) == found


def test_it_stays_where_it_may_not_grow() -> None:
    assert settled(BatchSize(32, 32), lambda size: float(size)) == 32


def test_a_last_batch_that_is_not_full_tells_nothing() -> None:
    sizes = BatchSize(32, 512)
    for _ in range(50):
        sizes.took(7, 1e-9)
    assert sizes.size == 32


@given(seconds=st.lists(st.floats(0, 10), max_size=80))
def test_whatever_batches_take_it_stays_between_its_bounds(seconds: list[float]) -> None:
    sizes = BatchSize(32, 512)
    for one in seconds:
        sizes.took(sizes.size, one)
        assert sizes.size in (32, 64, 128, 256, 512)
