"""What long work tells: rates and rests that people can believe."""

import os

import pytest

from engine.events import EpochEnd, Note, Progress, Silent
from engine.machine import compute_threads


def test_the_rate_leaves_out_what_was_there_before() -> None:
    progress = Progress(what="Encoding", done=60, total=100, seconds=10.0, already=40)
    assert progress.rate == 2.0
    assert progress.seconds_left == 20.0


@pytest.mark.parametrize(
    "progress",
    [
        Progress(what="x", done=0, total=10),
        Progress(what="x", done=5, total=10, seconds=3.0, already=5),
        Progress(what="x", done=0, total=0),
    ],
)
def test_an_unknown_rest_is_none(progress: Progress) -> None:
    assert progress.rate == 0.0
    assert progress.seconds_left is None


def test_events_are_values_that_can_be_compared_and_kept() -> None:
    assert Note(text="a") == Note(text="a")
    end = EpochEnd(
        epoch=1, epochs=2, train_loss=0.5, val_loss=0.5, micro_f1=0.5, macro_f1=0.5,
        samples_f1=0.5, lr=0.1, seconds=1.0, best=True,
    )  # fmt: skip
    assert len({end, end, Note(text="a")}) == 2
    Silent().emit(end)
    Silent().check()


@pytest.mark.parametrize(
    ("given", "cores", "threads"),
    [
        (None, 8, 7),
        (None, 1, 1),
        ("3", 8, 3),
        ("0", 8, 7),
        ("-2", 8, 7),
        ("many", 8, 7),
        ("", 2, 1),
    ],
)
def test_one_core_is_left_to_the_window(
    monkeypatch: pytest.MonkeyPatch, given: str | None, cores: int, threads: int
) -> None:
    monkeypatch.delenv("MMC_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("MMC_THREADS", given)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert compute_threads() == threads
