"""While the window stands, bulk Python work in other threads gives way to it."""

import gc
import subprocess
import sys
from pathlib import Path

from mmc_gui.app import FULL_COLLECTION_AFTER, SWITCH_SECONDS, smooth
from mmc_gui.torch_opener import open_library

TORCH_IS_OPEN = """
import sys
from pathlib import Path
from mmc_gui.app import smooth
from mmc_gui.torch_opener import TorchOpener

class Last:  # asked after the opener and before those that find anything
    def find_spec(self, name, path, target=None):
        if name == "torch" and sys.platform.startswith("linux"):
            print("libtorch_cpu" in Path("/proc/self/maps").read_text())

with smooth():
    place = [isinstance(one, TorchOpener) for one in sys.meta_path].index(True)
    sys.meta_path.insert(place + 1, Last())
    import torch
    print(torch.ones(2).sum().item())
"""
"""A program of its own: this one may have torch already."""


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


def test_the_library_of_torch_is_opened_before_torch_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TORCH_IS_OPEN], capture_output=True, text=True, check=True
    )
    on_linux = ["True"] if sys.platform.startswith("linux") else []
    assert done.stdout.split() == [*on_linux, "2.0"]


def test_a_library_that_is_not_there_or_broken_is_left_to_the_import(tmp_path: Path) -> None:
    broken = tmp_path / "libtorch_cpu.so"
    assert not open_library(broken)
    broken.write_bytes(b"no library")
    assert not open_library(broken)


def test_nothing_of_it_stays_when_the_window_is_closed() -> None:
    before = list(sys.meta_path)
    with smooth():
        assert len(sys.meta_path) == len(before) + 1
    assert sys.meta_path == before
