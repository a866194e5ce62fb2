"""What every test gets: a home of its own, few threads, the photos if present, a quiet log."""

import contextlib
import logging
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
# Beside other workers of pytest-xdist, a second thread would only take their core.
THREADS = 1 if "PYTEST_XDIST_WORKER" in os.environ else 2

# Read by OpenMP when torch loads it, thus before any test imports torch.
os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows on the real screen")


def pytest_configure(config: pytest.Config) -> None:
    # With no display at all Qt would abort the whole run, not one test.
    if not config.getoption("--headed"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    config.addinivalue_line("markers", "expected_logs: warnings in the log are what is tested")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("real")


@contextlib.contextmanager
def _home_at(folder: Path) -> Iterator[None]:
    """Point HOME, the XDG folders, the cache and QSettings into `folder`, and back again."""
    runtime = folder / "runtime"
    runtime.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)  # Qt warns about any other mode
    with pytest.MonkeyPatch.context() as patch:
        for name, inside in {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "runtime",
            "MMC_CACHE": "mmc-cache",
        }.items():
            (folder / inside).mkdir(exist_ok=True)
            patch.setenv(name, str(folder / inside))
        if "PySide6.QtCore" in sys.modules:
            _settings_at(folder / "config")
        yield


def _settings_at(folder: Path) -> None:
    from PySide6.QtCore import QSettings

    # QSettings keeps the folders it saw first, so the environment alone is not enough.
    for format_ in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(format_, scope, str(folder))


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give fixtures of session scope a home too; what they cache there lasts for the session."""
    with _home_at(tmp_path_factory.mktemp("session")):
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, _session_home: None) -> Iterator[None]:
    # Not inside `tmp_path`: tests look at what they wrote there and expect nothing else.
    with _home_at(tmp_path_factory.mktemp("home")):
        yield


@pytest.fixture(autouse=True)
def _few_torch_threads() -> None:
    if (torch := sys.modules.get("torch")) is not None and torch.get_num_threads() > THREADS:
        torch.set_num_threads(THREADS)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def lines(self) -> list[str]:
        return [f"{r.levelname} {r.name}: {r.getMessage()}" for r in self.records]


@pytest.fixture
def expected_logs() -> None:
    """Allow warnings and errors in the log of this test; take `caplog` to look at them."""


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Generator[None]:
    """Fail a test that logged a warning or an error without having asked for it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    heard = _Records()
    root.addHandler(heard)
    yield
    root.removeHandler(heard)
    for handler in root.handlers[:]:  # what a command line under test has set up
        if handler not in handlers:
            root.removeHandler(handler)
    root.setLevel(level)
    asked = {"caplog", "expected_logs"} & set(request.fixturenames)
    if heard.records and not asked and not request.node.get_closest_marker("expected_logs"):
        pytest.fail(
            "logged, but not expected:\n  "
            + "\n  ".join(heard.lines)
            + "\nMend it; where it is what the test is about, take `caplog` or `expected_logs`.",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the competition's data; skip without it, but fail in CI."""
    folder = Path(os.environ.get("MMC_SHARED") or REPO.parent / "shared").resolve()
    if (folder / "coco18" / "train.csv").is_file():
        return folder
    reason = f"no competition data at {folder}; put it there or name its folder in MMC_SHARED"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
