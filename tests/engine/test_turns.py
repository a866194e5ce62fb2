"""The order of encoding: each row once, and what is looked at first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.features.turns import in_turn

ROWS = 12


@given(
    rows=st.sets(st.integers(0, ROWS - 1)),
    looks=st.lists(st.lists(st.integers(90, 100 + ROWS), max_size=5), max_size=ROWS),
)
def test_each_row_comes_once_whatever_is_looked_at(rows: set[int], looks: list[list[int]]) -> None:
    items, ahead = np.arange(ROWS) + 100, iter(looks)
    last: list[int] = []
    wanted = np.array(sorted(rows), dtype=np.int64)
    given_rows = list(in_turn(wanted, items, lambda: next(ahead, last)))
    assert sorted(given_rows) == sorted(rows)


def test_the_newest_look_wins_and_the_rest_keeps_its_order() -> None:
    items = np.arange(ROWS)[::-1] + 100  # row 0 is item 111
    look: list[int] = []
    turns = in_turn(np.arange(1, ROWS), items, lambda: look)
    assert [next(turns), next(turns)] == [1, 2]
    look = [101, 102, 103, 111]  # rows 10, 9 and 8; row 0 is not wanted
    assert next(turns) == 8
    look = [101, 104, 110]  # rows 10 and 7; row 1 is done
    assert [next(turns), next(turns)] == [7, 10]
    assert list(turns) == [3, 4, 5, 6, 9, 11]
