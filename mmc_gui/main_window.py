"""The frame: rail, pages, banner, job bar, menus. What happens on a page is the page's affair."""

import functools
import traceback

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.events import Event, Note, Progress, Skipped
from engine.export.kaggle import ExportReport
from engine.training.config import TrainConfig
from mmc_gui.actions import build_actions, fill_menus
from mmc_gui.choosers import Choosers
from mmc_gui.commands import PAGES, connect_actions, update_actions
from mmc_gui.encoder_desk import EncoderDesk
from mmc_gui.jobs import Busy, Job, JobRunner
from mmc_gui.messages import Banner
from mmc_gui.pages.browse_page import BrowsePage
from mmc_gui.pages.experiments_page import ExperimentsPage
from mmc_gui.pages.predict_page import PredictPage
from mmc_gui.pages.start_page import StartPage
from mmc_gui.pages.thresholds_page import ThresholdsPage
from mmc_gui.pages.train_page import TrainPage
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.theme import Mode, apply_theme
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.drop_zone import local_paths
from mmc_gui.widgets.job_bar import JobBar
from mmc_gui.widgets.nav_rail import NavItem, NavRail

UNITS = {"Training": "steps", "Experiments": "results", "Searching": "trials"}


class MainWindow(QMainWindow):
    """Shows the session; closes only when all that was confirmed is on disk."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        runner: JobRunner,
        thumbnails: ThumbnailLoader,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.session, self.tasks, self.runner = session, tasks, runner
        self._thumbnails = thumbnails
        self._settings = settings
        self.banner = Banner()
        self.job_bar = JobBar()
        self.actions_by_key = build_actions(self)
        self.start = StartPage()
        self.browse = BrowsePage(
            session=session, tasks=tasks, thumbnails=thumbnails, settings=settings
        )
        self.train = TrainPage(session=session, tasks=tasks, runner=runner)
        self.thresholds = ThresholdsPage(session=session, tasks=tasks)
        self.predict = PredictPage(session=session, tasks=tasks, runner=runner)
        self.experiments = ExperimentsPage(session=session, tasks=tasks, runner=runner)
        self.pages: dict[str, QWidget] = {
            "browse": self.browse,
            "train": self.train,
            "thresholds": self.thresholds,
            "predict": self.predict,
            "experiments": self.experiments,
        }
        self.choosers = Choosers(session=session, tasks=tasks, window=self)
        self.encoder_desk = EncoderDesk(tasks=tasks, runner=runner, window=self)
        self._build()
        self._connect()
        self._on_project_changed()
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        else:
            self.resize(1360, 860)

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        if self.session.open is None:
            return
        self.rail.set_current(key)
        self.stack.setCurrentWidget(self.pages[key])
        self.pages[key].setFocus()

    def search(self, text: str) -> None:
        """Show the photos whose caption or name holds the words; all for an empty text."""
        self.show_page("browse")
        self.browse.filters.search.setText(text)

    def find_photos(self) -> None:
        """Let the user type what to search for."""
        self.show_page("browse")
        self.browse.filters.search.setFocus()

    def start_training(self) -> None:
        """Train with the settings of the Train page, in sight."""
        self.show_page("train")
        self.train.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, which keeps what was finished, and put everything on disk."""
        self._settings.geometry = self.saveGeometry()
        self.setEnabled(False)
        self.runner.shutdown()
        self.tasks.shutdown()
        self._thumbnails.shutdown()
        self.browse.shutdown()
        self.predict.shutdown()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a project or a dataset on any page."""
        if any(self.choosers.can_open(path) for path in local_paths(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self.runner.job is not None:
            self.show_error(Busy(self.runner.job.title))
        else:
            self.choosers.open_paths(local_paths(event.mimeData()))

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("MMC")
        self.setMinimumSize(960, 600)
        fill_menus(self.menuBar(), self.actions_by_key)
        items = []
        for key in PAGES:
            action = self.actions_by_key[key]
            text = action.text().replace("&", "")
            items.append(
                NavItem(key=key, text=text, icon=key, shortcut=action.shortcut().toString())
            )
        self.rail = NavRail(items)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        for page in self.pages.values():
            self.stack.addWidget(page)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, stretch=1)
        column.addWidget(self.job_bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, stretch=1)
        middle = QWidget()
        middle.setLayout(row)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.show_page)
        self.job_bar.stop_requested.connect(self.stop)
        self.runner.job_started.connect(self._on_job_started)
        self.tasks.failed.connect(self.show_error)
        self.tasks.told.connect(self.banner.info)
        self.tasks.demo_untrained.connect(self.start_training)
        self.tasks.exported.connect(self._on_exported)
        self.session.project_changed.connect(self._on_project_changed)
        self.session.problems_changed.connect(self._show_idle)
        for changed in (
            self.session.run_changed,
            self.session.journal_changed,
            self.runner.busy_changed,
        ):
            changed.connect(self._update_actions)
        self.start.paths_dropped.connect(self.choosers.open_paths)
        self.start.open_requested.connect(self.choosers.choose_project)
        self.start.import_requested.connect(self.choosers.choose_dataset)
        self.start.demo_requested.connect(self.choosers.open_demo)
        self.start.recent_requested.connect(self.tasks.open_project)
        self.train.stop_requested.connect(self.stop)
        self.train.encoder_wanted.connect(self.encoder_desk.open)
        self.encoder_desk.chosen.connect(self.train.use_encoder)
        self.experiments.stop_requested.connect(self.stop)
        self.experiments.page_requested.connect(self.show_page)
        self.experiments.settings_chosen.connect(self._use_settings)
        for page in (self.thresholds, self.predict):
            page.train_requested.connect(functools.partial(self.show_page, "train"))
        connect_actions(self)

    # -- what happened ----------------------------------------------------------------------

    def show_error(self, error: Exception) -> None:
        """Show a sentence for the user, or a defect with its trace to copy."""
        if isinstance(error, EngineError):
            self.banner.error(str(error))
            return
        details = "".join(traceback.format_exception(error))
        self.banner.error(
            f"Something went wrong in the program: {type(error).__name__}. Nothing that was "
            "confirmed is lost.",
            details=details,
        )

    def set_theme(self, mode: Mode) -> None:
        """Change the colours now and at the next start."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._settings.theme = mode
        apply_theme(app, mode)

    def stop(self) -> None:
        """Ask the running job to stop."""
        if self.runner.job is not None:
            self.runner.job.cancel()
            self.job_bar.set_step("Stopping…")

    @Slot()
    def _on_project_changed(self) -> None:
        path = self.session.path
        self.rail.setVisible(path is not None)
        if path is None:
            self.setWindowTitle("MMC")
            self.start.set_recent(self._settings.recent)
            self.stack.setCurrentWidget(self.start)
        else:
            self.setWindowTitle(f"{path.stem} – MMC")
            self._settings.add_recent(path)
            self.banner.dismiss()
            self.show_page("browse")
        self._update_actions()
        self._show_idle()

    @Slot()
    def _update_actions(self) -> None:
        update_actions(self)

    @Slot(object)
    def _on_job_started(self, job: Job) -> None:
        self.job_bar.show_job(job.title)
        job.events.connect(self._on_events)
        job.finished.connect(self._show_idle)
        job.cancelled.connect(lambda: self.banner.info("Stopped. What was finished is kept."))

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        skipped = [event for event in events if isinstance(event, Skipped)]
        for event in events:
            if isinstance(event, Note) and not event.passing:
                self.banner.info(event.text)
        if skipped:
            more = f" and {len(skipped) - 1} more" if len(skipped) > 1 else ""
            self.banner.warning(
                f"{skipped[0].what}{more} cannot be used: {skipped[0].reason} See Help, "
                "Doubtful rows."
            )
        steps = [event for event in events if isinstance(event, Progress)]
        if steps and not (self.runner.job and self.runner.job.cancel_requested):
            last = steps[-1]
            self.job_bar.set_step(last.what)
            self.job_bar.set_progress(
                last.done, last.total if last.total > 1 else 0, rate=last.rate,
                unit=last.unit or UNITS.get(last.what, "items"),
                seconds_left=last.seconds_left,
            )  # fmt: skip

    @Slot()
    def _show_idle(self) -> None:
        if self.runner.busy:
            return
        dataset = self.session.dataset
        if dataset is None:
            self.job_bar.show_idle("Nothing is open")
            return
        broken = sum(problem.lost for problem in dataset.problems)
        tail = f", {broken:,} cannot be used" if broken else ""
        self.job_bar.show_idle(f"{len(dataset):,} photos, {len(dataset.labels)} labels{tail}")

    @Slot(object)
    def _on_exported(self, report: ExportReport) -> None:
        self.banner.success(f"{report.rows:,} rows are in {report.path}, read back and checked.")

    def _use_settings(self, config: TrainConfig) -> None:
        self.show_page("train")
        self.train.use_settings(config)
