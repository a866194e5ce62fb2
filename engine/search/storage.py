"""Where optuna keeps a study and what it draws with: the only file that knows its database."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.language import tr

if TYPE_CHECKING:
    import optuna
    from optuna.storages import RDBStorage

STARTUP = 8
"""Trials drawn at random before the sampler begins to learn from them."""
FULL_TRIALS = 5
"""Trials that must be complete before one is given up early."""
WARM_UP = 3
"""Tenths of a training in which it is never given up."""


def sampler(seed: int, number: int) -> "optuna.samplers.TPESampler":
    """Return a sampler that draws the same for the same trial, however many calls it took."""
    import optuna

    return optuna.samplers.TPESampler(
        seed=(seed * 1_000_003 + number) % 2**32, n_startup_trials=STARTUP
    )


def pruner() -> "optuna.pruners.MedianPruner":
    """Return what gives a trial up: its best epoch so far is below the others' median there."""
    import optuna

    return optuna.pruners.MedianPruner(n_startup_trials=FULL_TRIALS, n_warmup_steps=WARM_UP)


@contextlib.contextmanager
def open_storage(path: Path) -> Iterator["RDBStorage"]:
    """Open a study file, made where there is none; what goes wrong with it is an EngineError.

    SQLite, as its transactions outlive a kill; optuna's journal files do not read on behind a
    line that was torn. Studies hold JSON and numbers, no pickle.
    """
    import optuna
    from optuna.exceptions import StorageInternalError
    from optuna.storages import RDBStorage
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.pool import NullPool

    # Its warnings go to our log, its tale of every trial nowhere.
    optuna.logging.disable_default_handler()
    optuna.logging.enable_propagation()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    sentence = tr(
        "{path} cannot be read or written. If the folder and the disk are "
        "in order, delete the file; only the search is lost."
    ).format(path=path)
    try:
        storage = RDBStorage(
            "sqlite://",  # a file's name with % or ? in it is no URL, so it is opened by hand
            engine_kwargs={"creator": lambda: sqlite3.connect(path), "poolclass": NullPool},
        )
    except (SQLAlchemyError, RuntimeError) as error:  # the latter for another version's file
        raise EngineError(sentence) from error
    try:
        yield storage
    except (SQLAlchemyError, StorageInternalError) as error:
        raise EngineError(sentence) from error
    finally:
        storage.remove_session()
        storage.engine.dispose()
