"""The one place that wires objects together: settings, session, jobs, tasks, window."""

import contextlib
import gc
import logging
import logging.handlers
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine.workflow import EncoderLoader, load_encoder
from mmc_gui.attention import Attention
from mmc_gui.crashes import CrashReports, crash_folder
from mmc_gui.help_desk import log_folder
from mmc_gui.jobs import JobRunner, TaskQueue
from mmc_gui.main_window import MainWindow
from mmc_gui.notifier import Notifier
from mmc_gui.resources import app_icon
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import text_size
from mmc_gui.theme import Mode, apply_theme
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.torch_opener import TorchOpener
from mmc_gui.widgets.enter_key import EnterKey

log = logging.getLogger(__name__)

LOG_BYTES = 1 << 20
WAKE_MS = 250
SWITCH_SECONDS = 0.0005
"""How long a Python thread may keep the others waiting: the window stays smooth beside a job."""
FULL_COLLECTION_AFTER = 200
"""Collections of middle-aged objects before one of all objects; Python's own is 10."""

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_app(arguments: list[str]) -> QApplication:
    """Return the application object, made once a process."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    app.setApplicationName("mmc")
    app.setApplicationDisplayName("MMC")
    app.setOrganizationName("MMC")
    app.setWindowIcon(app_icon())
    return app


def make_window(
    app: QApplication, *, theme: Mode | None = None, load: EncoderLoader = load_encoder
) -> MainWindow:
    """Build the window and everything behind it; ``close`` takes it all down."""
    settings = Settings()
    apply_theme(app, theme or settings.theme)
    text_size().wear(app, settings.text_size)
    session, runner, queue = Session(app), JobRunner(app), TaskQueue(app)
    tasks = Tasks(session=session, runner=runner, queue=queue, parent=app, load=load)
    cache = Path(platformdirs.user_cache_dir("mmc", appauthor=False)) / "thumbnails"
    thumbnails = ThumbnailLoader(cache, parent=app)
    window = MainWindow(
        session=session, tasks=tasks, runner=runner, thumbnails=thumbnails, settings=settings
    )
    queue.idle_changed.connect(window.teller.on_queue)
    Notifier(window, runner)
    Attention(window, runner)
    EnterKey(app, window)
    return window


@contextlib.contextmanager
def logging_to_file() -> Iterator[None]:
    """Send the log, Qt's included, to a file of the user instead of to a console."""
    handler, crashes = _file_handler(), CrashReports(crash_folder())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.addHandler(crashes)
    root.setLevel(logging.INFO)
    before = qInstallMessageHandler(_log_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        root.removeHandler(handler)
        root.removeHandler(crashes)
        root.setLevel(level)
        handler.close()


@contextlib.contextmanager
def smooth() -> Iterator[None]:
    """Keep the event loop running beside Python work in other threads.

    A collection of all objects stops every thread, for 0.4 seconds once torch is loaded; with
    Python's own threshold each loading of an encoder brought seven of them.
    """
    switch, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*thresholds[:2], FULL_COLLECTION_AFTER)
    opener = TorchOpener()
    sys.meta_path.insert(0, opener)
    try:
        yield
    finally:
        sys.meta_path.remove(opener)
        sys.setswitchinterval(switch)
        gc.set_threshold(*thresholds)


@contextlib.contextmanager
def guarding(window: MainWindow) -> Iterator[None]:
    """Show defects in the window, close it on Ctrl-C, and keep it smooth beside a job."""
    hook, thread_hook = sys.excepthook, threading.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("An error left a slot", exc_info=(kind, error, trace))
        if isinstance(error, Exception) and threading.current_thread() is threading.main_thread():
            window.show_error(error)

    def note(args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if error is not None:
            log.error(
                "An error ended a thread", exc_info=(args.exc_type, error, args.exc_traceback)
            )

    # Python looks for signals only when it runs, so the event loop lets it, now and then.
    wake = QTimer(window)
    wake.timeout.connect(lambda: None)
    wake.start(WAKE_MS)
    before = signal.signal(signal.SIGINT, lambda *_: QTimer.singleShot(0, window.close))
    sys.excepthook, threading.excepthook = show, note
    try:
        with smooth():
            yield
    finally:
        sys.excepthook, threading.excepthook = hook, thread_hook
        signal.signal(signal.SIGINT, before)
        wake.stop()


def _file_handler() -> logging.Handler:
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "mmc.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        # A home that cannot be written must not keep the window from opening.
        return logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    # Said by the off-screen platform of every window with a smallest size; nothing is amiss.
    harmless = text.startswith("This plugin does not support")
    level = logging.DEBUG if harmless else _QT_LEVELS.get(kind, logging.WARNING)
    logging.getLogger("qt").log(level, "%s", text)
