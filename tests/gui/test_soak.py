"""Some of the soak on each run of the tests, and proof that it sees what grows."""

import contextlib
import importlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from window_fixtures import MakeStage

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
ACTIONS, EVERY, SEED = 300, 25, 0
RARE = {"train": 2.0, "open": 3.0, "dialog": 9.0}
"""What a short soak does more often, so that it does it at all."""
FLAT = {"memory_mb": 900.0, "widgets": 1800, "objects": 300_000, "threads": 12, "files": 15,
        "timers": 1}  # fmt: skip


@pytest.fixture(scope="module")
def soaking() -> Iterator[ModuleType]:
    """The machinery of ``benchmarks/bench_soak.py``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        yield importlib.import_module("soak")


@pytest.fixture
def two_projects(trained_project: Path, tmp_path: Path) -> list[Path]:
    other = shutil.copytree(trained_project.parent, tmp_path / "other")
    return [trained_project, other / trained_project.name]


# Keys are pressed whether or not something hears them.
@pytest.mark.qt_log_ignore("Keyboard event not accepted by receiving widget")
def test_nothing_grows_while_the_window_is_used(
    soaking: ModuleType, make_stage: MakeStage, two_projects: list[Path]
) -> None:
    stage = make_stage()
    stage.open(two_projects[0])
    samples, done = soaking.soak(
        stage.window, two_projects, actions=ACTIONS, seed=SEED, every=EVERY,
        weights=soaking.WEIGHTS | RARE,
    )  # fmt: skip
    # Here only what is younger than the test is counted, so that less may hide in it. The history
    # grows by right: some ten objects for each of a hundred edits.
    assert not soaking.grown(samples, soaking.SPARE | {"objects": 3000})
    assert set(RARE) <= set(done)


def told(soaking: ModuleType, name: str, counts: list[float]) -> list[str]:
    samples = [soaking.Sample(actions=place, **FLAT | {name: count})
               for place, count in enumerate(counts, 1)]  # fmt: skip
    return [sentence.split(":")[0] for sentence in soaking.grown(samples)]


@pytest.mark.parametrize("name", FLAT)
def test_a_count_that_goes_on_growing_is_told(soaking: ModuleType, name: str) -> None:
    usual = FLAT[name]
    step = (usual * (soaking.BOUNDS[name] - 1) + soaking.SPARE[name]) / 2.5
    assert told(soaking, name, [usual + step * place for place in range(9)]) == [name]
    assert told(soaking, name, [usual + step / 2 * place for place in range(9)]) == []


@pytest.mark.parametrize("name", FLAT)
def test_what_is_made_in_the_beginning_and_kept_is_no_growth(
    soaking: ModuleType, name: str
) -> None:
    usual = FLAT[name]
    assert told(soaking, name, [usual / 4, usual / 2, *[usual] * 10]) == []
    assert told(soaking, name, [*[usual] * 8, usual * 9, usual]) == []  # one peak


@contextlib.contextmanager
def parked_thread() -> Iterator[None]:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    yield
    end.set()
    thread.join()


@contextlib.contextmanager
def ticking_timer() -> Iterator[None]:
    timer = QTimer(interval=60_000)
    timer.start()
    yield
    timer.stop()


LEAKS: dict[str, tuple[Callable[[], Any], int]] = {
    "memory_mb": (lambda: bytearray(b"x") * (1 << 20), 40),
    "widgets": (QWidget, 30),
    "objects": (lambda: [[]], 9000),
    "threads": (parked_thread, 2),
    "files": (lambda: Path(__file__).open("rb"), 2),  # noqa: SIM115 - closed by the stack
    "timers": (ticking_timer, 2),
}
"""What is left behind, and how many of it between two counts."""


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_counted_and_told(
    qapp: QApplication, soaking: ModuleType, name: str
) -> None:
    leak, many = LEAKS[name]
    kept: list[object] = []
    samples = []
    with contextlib.ExitStack() as end:
        for actions in range(1, 10):
            for _ in range(many):
                one = leak()
                kept.append(end.enter_context(one) if hasattr(one, "__exit__") else one)
            samples.append(soaking.sample(actions))
        kept.clear()
    assert name in [sentence.split(":")[0] for sentence in soaking.grown(samples)]
