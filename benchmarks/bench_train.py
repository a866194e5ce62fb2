"""Train the recipe ``fast`` on cached rows of four sizes, and one epoch as the paper trains.

Each size is a process of its own. The yardstick is one full-batch epoch of the paper's two
four-layer heads (2048 and 512 wide) and its stacker on the smallest size; the paper trains 200 to
300 such epochs.
"""

import argparse
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report import Figure, Report, run
from synthetic import IMAGE_DIM, TEXT_DIM, cached_rows, new_run

from engine.events import EpochEnd, Event
from engine.training.config import TrainConfig
from engine.training.recipes import recipe

SIZES = (30_000, 100_000, 300_000, 1_000_000)
PAPER_EPOCHS = 300


class MemoryEar:
    """A reporter that notes how much memory the process has of its own, epoch by epoch."""

    def __init__(self) -> None:
        self.own_mb = 0.0

    def emit(self, event: Event) -> None:
        """Look after each epoch."""
        if isinstance(event, EpochEnd):
            self.own_mb = max(self.own_mb, own_mb())

    def check(self) -> None:
        """Never ask for a stop."""


def own_mb() -> float:
    """Return the memory that is this process's alone, without mapped files, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(args: argparse.Namespace) -> Report:
    """Measure each size in a process of its own."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for rows in args.rows:
        found = _in_process(rows)
        first = first or found
        name = f"{rows:,} rows"
        budget = "10 s" if rows == SIZES[0] else ""
        memory = "1,500 MB" if rows == SIZES[0] else ""
        figures += [
            Figure(what=f"{name}: train", value=found["clock"], unit="s", budget=budget),
            Figure(what=f"{name}: the same in processor time", value=found["cpu"], unit="s"),
            Figure(what=f"{name}: a row and epoch, processor time",
                   value=1e6 * found["cpu"] / rows / found["epochs"], unit="µs"),
            Figure(what=f"{name}: memory of its own", value=found["own_mb"], unit="MB",
                   budget=memory),
            Figure(what=f"{name}: vectors on disk", value=found["vectors_mb"], unit="MB"),
        ]  # fmt: skip
    epoch = _in_process(args.rows[0], paper=True)
    figures += [
        Figure(what="the first training of a process", value=first["first"], unit="s"),
        Figure(what="loading torch before it", value=first["loading"], unit="s"),
        Figure(what="run folder", value=first["folder_mb"], unit="MB", budget="25 MB"),
        Figure(what="yardstick: an epoch of the paper's heads and stacker, processor time",
               value=epoch["cpu"], unit="s"),
        Figure(what=f"{PAPER_EPOCHS} such epochs : fast, processor time",
               value=PAPER_EPOCHS * epoch["cpu"] / first["cpu"], unit="x"),
    ]  # fmt: skip
    return Report(
        title=f"Training: cached rows of {IMAGE_DIM} + {TEXT_DIM} numbers",
        figures=figures,
        remarks=[
            f"torch used {first['threads']:.0f} of {os.cpu_count()} cores, as in the application. "
            "Each size is trained twice in its process; the second time is told, as of a "
            "retraining. "
            "A training is all that happens between the cached vectors and the finished run: "
            "statistics, epochs with validation, files, and the scores of all rows. "
            f"Up to {_resident_mb()} MB of vectors are held in memory, more are read from the "
            "disk batch by batch. The vectors are random clusters: the times are real, F1 would "
            "mean nothing."
        ],
    )


def _resident_mb() -> int:
    from engine.training.data import RESIDENT

    return RESIDENT >> 20


def _in_process(rows: int, *, paper: bool = False) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(rows), *(["--paper"] if paper else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_one(rows: int, *, paper: bool) -> dict[str, float]:
    """Train twice and return what the second time took, and the first."""
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        dataset, features = cached_rows(folder, rows)
        loading, _ = _timed(_load)
        import torch

        from engine.training import loop
        from engine.training.data import training_data

        config = _paper_config() if paper else recipe("fast")
        ear = MemoryEar()

        def work() -> None:
            data = training_data(dataset, features, config)
            run_folder = new_run(folder / "runs", config, dataset)
            loop.train(data=data, run=run_folder, reporter=ear)

        first, _ = _timed(work)
        clock, cpu = _timed(work)
        size = max(
            sum(f.stat().st_size for f in run.iterdir()) for run in (folder / "runs").iterdir()
        )
        return {
            "clock": clock, "cpu": cpu, "epochs": config.epochs, "loading": loading,
            "own_mb": max(ear.own_mb, own_mb()), "threads": torch.get_num_threads(),
            "vectors_mb": rows * 2 * (IMAGE_DIM + TEXT_DIM) / 1e6,
            "folder_mb": size / 1e6, "first": first,
        }  # fmt: skip


def _paper_config() -> TrainConfig:
    """Return one epoch of each head and of the stacker; scored on the project's rows."""
    return dataclasses.replace(
        recipe("paper-as-run"), hidden=(2048, 512), epochs=1, split="project"
    )


def _load() -> None:
    import engine.training.loop  # noqa: F401 - it is its import that is timed


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds by the clock and of the processor."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--one", type=int, metavar="N", help=argparse.SUPPRESS)
    parser.add_argument("--paper", action="store_true", help=argparse.SUPPRESS)


def _measure_or_one(args: argparse.Namespace) -> Report:
    if args.one is None:
        return measure(args)
    print(json.dumps(measure_one(args.one, paper=args.paper)))
    raise SystemExit


def main() -> None:
    """Measure and print."""
    run(_measure_or_one, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
