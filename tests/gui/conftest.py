"""What every test of the window gets: a hunt for what it left running, and a judge of models."""

import gc
import threading
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

HERE = Path(__file__).parent
JOIN_S = 1.0
"""A thread that was told to stop may still be on its last lines."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("gui")


_known: set[object] = set()
"""What was found running before or was reported once: it is not the next test's fault."""


def _active_timers() -> Iterable[QTimer]:
    for thing in gc.get_objects():
        # `type`, since isinstance would wake proxies and lazy modules that merely lie about
        if issubclass(type(thing), QTimer) and isValid(thing) and thing.isActive():
            yield thing


def _open_windows() -> Iterable[QWidget]:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.windowType() != Qt.WindowType.ToolTip:
            yield widget


def _named(thing: QObject) -> str:
    """Return the class, name and owners of an object, innermost first."""
    chain, at = [], thing
    while at is not None:
        name = at.objectName()
        chain.append(type(at).__name__ + (f" '{name}'" if name else ""))
        at = at.parent()
    return " in ".join(chain)


def _left_behind() -> dict[object, str]:
    """Return what runs and was not known, each with a sentence on how to mend it."""
    found: dict[object, str] = {}
    for thread in set(threading.enumerate()) - _known:
        if not thread.name.startswith("Dummy"):  # a thread of Qt that once called Python
            thread.join(JOIN_S)
            if thread.is_alive():
                found[thread] = (
                    f"thread '{thread.name}' still runs: call shutdown() of the JobRunner, "
                    "TaskQueue or ThumbnailLoader that started it, after a `yield` in the fixture"
                )
    for timer in set(_active_timers()) - _known:
        found[timer] = (
            f"a timer of {timer.interval()} ms still ticks ({_named(timer)}): stop it, or give it "
            "a parent that the test hands to qtbot.addWidget"
        )
    for window in set(_open_windows()) - _known:
        found[window] = (
            f"a window stands open ({_named(window)}): hand it to qtbot.addWidget, or close it"
        )
    return found


@pytest.fixture(autouse=True)
def _leaves_nothing(qapp: QApplication) -> Generator[None]:
    """Fail the test that left a thread, a timer or a window behind, and not the next one."""
    _known.update(threading.enumerate(), _open_windows())
    yield
    # The widgets of qtbot are closed by now, but their deletion still stands in the queue.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not _left_behind():
        return
    gc.collect()  # slow, thus only now: what merely hangs in a cycle is no leak
    if left := _left_behind():
        _known.update(left)
        sentences = "\n  ".join(left.values())
        pytest.fail(f"the test left something behind:\n  {sentences}", pytrace=False)


@pytest.fixture
def model_tester() -> Generator[Callable[[QAbstractItemModel], None]]:
    """Watch a model during the test; a breach is a Qt warning, and that fails the test."""
    watching = []

    def watch(model: QAbstractItemModel) -> None:
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        watching.append(QAbstractItemModelTester(model, mode))

    yield watch
    watching.clear()


@pytest.fixture(autouse=True)
def _hunt_among_new_objects() -> Generator[None]:
    """Hide what is older than the test from the hunt for timers.

    With torch loaded there are half a million objects, and looking through them takes as long as
    many a test. The name brings it before the hunt, so that it ends after it.
    """
    gc.freeze()
    yield
    gc.unfreeze()


# The real window, for the tests of its pages.
from window_fixtures import (  # noqa: E402
    _project,
    _sure,
    _trained,
    make_stage,
    project,
    source,
    stage,
    sure_project,
    trained_project,
    trained_stage,
)

__all__ = [
    "_project",
    "_sure",
    "_trained",
    "make_stage",
    "project",
    "source",
    "stage",
    "sure_project",
    "trained_project",
    "trained_stage",
]
