"""While the window stands, bulk Python work in other threads gives way to it."""

import gc
import sys

from mmc_gui.app import FULL_COLLECTION_AFTER, SWITCH_SECONDS, smooth


def test_threads_take_short_turns_and_full_collections_are_rare() -> None:
    before = sys.getswitchinterval(), gc.get_threshold()
    with smooth():
        assert sys.getswitchinterval() == SWITCH_SECONDS
        assert gc.get_threshold() == (*before[1][:2], FULL_COLLECTION_AFTER)
        assert gc.isenabled()
    assert (sys.getswitchinterval(), gc.get_threshold()) == before


def test_building_many_objects_brings_no_full_collection() -> None:
    with smooth():
        gc.collect()
        full = gc.get_stats()[2]["collections"]
        kept = [[number] for number in range(300_000)]
        assert gc.get_stats()[2]["collections"] == full
    assert len(kept) == 300_000
