"""Small projects, small experiments and made-up results for the tests of studies."""

import dataclasses
from pathlib import Path

import numpy as np
from builders import Ear, import_dataset, write_dataset
from fakes import FakeEncoder, load_fake

from engine import workflow
from engine.data.project import open_project
from engine.events import EpochEnd
from engine.experiments.paper import EXPERIMENTS, Experiment
from engine.experiments.study import (
    ExperimentResult,
    SeedResult,
    StudyResult,
    run_study,
)

BY_ID = {experiment.id: experiment for experiment in EXPERIMENTS}


def tiny(*names: str, epochs: int = 3, lr: float = 0.01) -> tuple[Experiment, ...]:
    """Return experiments of the paper that train in a moment; equal ones stay equal."""
    return tuple(
        dataclasses.replace(
            BY_ID[name],
            config=dataclasses.replace(
                BY_ID[name].config, hidden=(8,), concat_hidden=(8,), stacker_hidden=(8,),
                epochs=epochs, lr=lr,
            ),
        )
        for name in names
    )  # fmt: skip


def encoded_project(folder: Path, *, rows: int = 40) -> Path:
    """Import a small dataset and make its features with the fake encoder."""
    path = import_dataset(write_dataset(folder / "source", rows=rows), folder / "p.mmc")
    with open_project(path) as project:
        workflow.encode(
            project, encoder_name="fake", cache=folder / "cache", reporter=Ear(), load=load_fake
        )
    return path


def study_of(
    path: Path, experiments: tuple[Experiment, ...], *, seeds: tuple[int, ...] = (0, 1),
    ear: Ear | None = None, **options: object,
) -> StudyResult:  # fmt: skip
    """Run a study on an encoded project."""
    with open_project(path) as project:
        return run_study(
            project, experiments, seeds=seeds, cache=path.parent / "cache",
            reporter=ear or Ear(), **{"load": load_fake, **options},  # type: ignore[arg-type]
        )  # fmt: skip


def made_up_seed(
    seed: int, micro: float, *, decisions: np.ndarray | None = None, diverged: bool = False,
    with_dropout: float | None = None, epochs: int = 3,
) -> SeedResult:  # fmt: skip
    """Return a result of a training that never was; F1 in 0..1."""
    history = tuple(
        EpochEnd(epoch=n, epochs=epochs, train_loss=1.0, val_loss=1.0, micro_f1=micro * n / epochs,
                 macro_f1=0.1, samples_f1=0.2, lr=0.1, seconds=1.0, best=True)
        for n in range(1, epochs + 1)
    )  # fmt: skip
    values = {"micro_f1": micro, "macro_f1": micro / 2, "samples_f1": micro / 4}
    return SeedResult(
        seed=seed, run_id=f"run-{seed}", metrics=values, seconds=2.0, diverged=diverged,
        decisions=np.zeros((6, 3), dtype=bool) if decisions is None else decisions,
        with_dropout=None if with_dropout is None else {**values, "micro_f1": with_dropout},
        history=history,
    )  # fmt: skip


def made_up_study(
    results: dict[str, list[SeedResult]], *, targets: np.ndarray | None = None,
    train_rows: int = 30, encoder: str = "fake", stopped: bool = False,
) -> StudyResult:  # fmt: skip
    """Return a study of made-up results by experiment id."""
    states = np.eye(6, 3, dtype=np.int8) if targets is None else targets
    return StudyResult(
        project="p.mmc",
        encoder=dataclasses.replace(FakeEncoder().spec, name=encoder),
        train_rows=train_rows,
        targets=states,
        constant={"micro_f1": 0.5, "macro_f1": 0.1, "samples_f1": 0.4},
        results=tuple(
            ExperimentResult(experiment=BY_ID[name], seeds=tuple(seeds))
            for name, seeds in results.items()
        ),
        stopped=stopped,
    )
