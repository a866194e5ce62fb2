"""Keep the talk of model libraries out of the program's log and terminal while they load."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

logger = logging.getLogger(__name__)


class _Aside(logging.Filter):
    """Moves what one library says on the root logger to ours, at debug level."""

    def __init__(self, package: str) -> None:
        super().__init__()
        self._package = package

    def filter(self, record: logging.LogRecord) -> bool:
        if self._package not in PurePath(record.pathname).parts:
            return True
        logger.debug("%s: %s", self._package, record.getMessage())
        return False


@contextmanager
def root_log_aside(package: str) -> Iterator[None]:
    """Hush a package that logs on the root logger itself; the rest of the log goes on.

    ``logging.info`` also installs a stderr handler where the root has none, hence the stand-in.
    """
    root = logging.getLogger()
    aside, stand_in = _Aside(package), logging.NullHandler()
    root.addFilter(aside)
    root.addHandler(stand_in)
    try:
        yield
    finally:
        root.removeHandler(stand_in)
        root.removeFilter(aside)


@contextmanager
def no_progress_bars() -> Iterator[None]:
    """Turn the hub's bars off for a moment, unless the user's environment has settled it."""
    from huggingface_hub import constants
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    settled = constants.HF_HUB_DISABLE_PROGRESS_BARS is not None
    if settled or are_progress_bars_disabled():
        yield
        return
    disable_progress_bars()
    try:
        yield
    finally:
        enable_progress_bars()


@contextmanager
def no_loading_bar() -> Iterator[None]:
    """Turn off the bar that transformers draws while it reads weights, for a moment."""
    from transformers.utils import logging as chatter

    shown = chatter.is_progress_bar_enabled()
    chatter.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            chatter.enable_progress_bar()  # type: ignore[no-untyped-call]
