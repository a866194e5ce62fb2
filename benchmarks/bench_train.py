"""Train the recipe ``fast`` on 30,000 cached rows, and one epoch as the paper trains.

The yardstick is one full-batch epoch of the paper's two four-layer heads (2048 and 512 wide) on
the same rows; the paper trains them for 200 to 300 epochs.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report import Figure, Report, peak_mb, run
from synthetic import IMAGE_DIM, TEXT_DIM, cached_rows, new_run

from engine.events import Silent
from engine.training.recipes import recipe

PAPER_EPOCHS = 300


def measure(args: argparse.Namespace) -> Report:
    """Train twice in this process, then the yardstick."""
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        dataset, features = cached_rows(folder, args.rows)
        loading, _ = _timed(_load)
        from engine.training import loop
        from engine.training.data import training_data

        config = recipe("fast")
        data = training_data(dataset, features, config)
        before = peak_mb()
        first, _ = _timed(
            lambda: loop.train(data=data, run=new_run(folder / "a", config, dataset),
                               reporter=Silent())
        )  # fmt: skip
        again_run = new_run(folder / "b", config, dataset)
        again, cpu = _timed(lambda: loop.train(data=data, run=again_run, reporter=Silent()))
        peak = peak_mb()
        size = sum(path.stat().st_size for path in again_run.folder.iterdir()) / 1e6
        epoch, epoch_cpu = _paper_epoch(data)
    return Report(
        title=f"Training: {args.rows:,} cached rows of {IMAGE_DIM} + {TEXT_DIM} numbers",
        figures=[
            Figure(what=f"recipe fast, {config.epochs} epochs", value=again, unit="s",
                   budget="10 s"),
            Figure(what="the same in processor time", value=cpu, unit="s"),
            Figure(what="the first training of a process, beyond that", value=first - again,
                   unit="s"),
            Figure(what="loading torch", value=loading, unit="s"),
            Figure(what="peak memory of the process", value=peak, unit="MB"),
            Figure(what="of it risen by training", value=peak - before, unit="MB"),
            Figure(what="run folder", value=size, unit="MB", budget="25 MB"),
            Figure(what="yardstick: one full-batch epoch of the paper's heads", value=epoch,
                   unit="s"),
            Figure(what="fast : one such epoch, processor time", value=cpu / epoch_cpu, unit="x"),
            Figure(what=f"{PAPER_EPOCHS} such epochs : fast, processor time",
                   value=PAPER_EPOCHS * epoch_cpu / cpu, unit="x"),
        ],
        remarks=[
            f"torch used {_threads()} of {os.cpu_count()} cores. The vectors are random clusters: "
            "the times are real, F1 would mean nothing, so the last ratio compares work done, not "
            "the way to an equal F1."
        ],
    )  # fmt: skip


def _load() -> None:
    import engine.training.loop  # noqa: F401 - it is its import that is timed


def _threads() -> int:
    import torch

    return torch.get_num_threads()


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds by the clock and of the processor."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def _paper_epoch(data: object) -> tuple[float, float]:
    """Return the clock and processor seconds of the second step of each head."""
    import torch

    from engine.heads.fusion import mlp
    from engine.training.data import TrainingData

    assert isinstance(data, TrainingData)
    image, text, _, _ = data.batch(data.train)
    targets = data.targets(data.train)
    clock, cpu = 0.0, 0.0
    for vectors in (image, text):
        head = mlp([vectors.shape[1], 2048, 512, targets.shape[1]], dropout=0.6, input_dropout=0.0)
        optimizer = torch.optim.Adam(head.parameters(), lr=1e-3)

        def step(
            head: torch.nn.Module = head,
            optimizer: torch.optim.Optimizer = optimizer,
            vectors: torch.Tensor = vectors,
        ) -> None:
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                head(vectors), targets, reduction="sum"
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()

        step()  # the first one allocates
        took, took_cpu = _timed(step)
        clock, cpu = clock + took, cpu + took_cpu
    return clock, cpu


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=30_000)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
