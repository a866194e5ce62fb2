"""The frame: rail, pages, banner, job bar, menus. What happens on a page is the page's affair."""

import functools
import traceback

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import IntArray
from engine.errors import EngineError
from engine.export.kaggle import ExportReport
from engine.export.table import Exported
from engine.language import tr
from engine.training.config import TrainConfig
from mmc_gui.actions import ACTIONS, build_actions, fill_menus, plain_text
from mmc_gui.caretaker import Caretaker
from mmc_gui.choosers import SHOW_KEY, Choosers
from mmc_gui.commands import PAGES, connect_actions, show_keys, update_actions, why_not
from mmc_gui.encoder_desk import EncoderDesk
from mmc_gui.help_desk import HelpDesk
from mmc_gui.job_teller import JobTeller
from mmc_gui.jobs import Busy, JobRunner
from mmc_gui.keymap import KeyMap
from mmc_gui.messages import Banner
from mmc_gui.pages.browse_page import BrowsePage
from mmc_gui.pages.check_page import CheckPage
from mmc_gui.pages.confusions_page import ConfusionsPage
from mmc_gui.pages.experiments_page import ExperimentsPage
from mmc_gui.pages.predict_page import PredictPage
from mmc_gui.pages.start_page import StartPage
from mmc_gui.pages.statistics_page import StatisticsPage
from mmc_gui.pages.thresholds_page import ThresholdsPage
from mmc_gui.pages.train_page import TrainPage
from mmc_gui.palette import open_palette
from mmc_gui.panels.history import HistoryPanel
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.tour import Tour
from mmc_gui.transfers import export_sentence
from mmc_gui.widgets.drop_zone import local_paths
from mmc_gui.widgets.job_bar import JobBar
from mmc_gui.widgets.nav_rail import NavItem, NavRail
from mmc_gui.window_memory import WindowMemory


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
        self.keymap = KeyMap(
            actions=self.actions_by_key, session=session, settings=settings, parent=self
        )
        self.start = StartPage(settings=settings, thumbnails=thumbnails)
        self.browse = BrowsePage(
            session=session, tasks=tasks, thumbnails=thumbnails, settings=settings,
            keymap=self.keymap,
        )  # fmt: skip
        self.train = TrainPage(session=session, tasks=tasks, runner=runner)
        self.thresholds = ThresholdsPage(session=session, tasks=tasks, thumbnails=thumbnails)
        self.predict = PredictPage(session=session, tasks=tasks, runner=runner, settings=settings)
        self.experiments = ExperimentsPage(session=session, tasks=tasks, runner=runner)
        self.statistics = StatisticsPage(session=session, tasks=tasks)
        self.check = CheckPage(session=session, tasks=tasks)
        self.confusions = ConfusionsPage(session=session, tasks=tasks, thumbnails=thumbnails)
        self.pages: dict[str, QWidget] = {
            "browse": self.browse,
            "train": self.train,
            "thresholds": self.thresholds,
            "predict": self.predict,
            "experiments": self.experiments,
            "statistics": self.statistics,
            "check": self.check,
            "confusions": self.confusions,
        }
        self.history = HistoryPanel(session=session, tasks=tasks, parent=self)
        self.choosers = Choosers(session=session, tasks=tasks, rows=self.browse, window=self)
        self.caretaker = Caretaker(session=session, tasks=tasks, banner=self.banner, window=self)
        self.teller = JobTeller(
            session=session, runner=runner, tasks=tasks, filtering=self.browse.filtering,
            bar=self.job_bar, banner=self.banner, parent=self,
        )  # fmt: skip
        self.help_desk = HelpDesk(banner=self.banner, settings=settings, window=self)
        self.encoder_desk = EncoderDesk(tasks=tasks, runner=runner, window=self)
        self.memory = WindowMemory(window=self, settings=settings, pages=self.pages)
        self._build()
        self.tour = Tour(self)
        self._connect()
        self._on_project_changed()
        self.memory.restore()

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        if self.session.open is None:
            return
        self.rail.set_current(key)
        self.stack.setCurrentWidget(self.pages[key])
        self.pages[key].setFocus()

    def search(self, text: str) -> None:
        """Show the photos that a query names (docs/searching.md); all for an empty text."""
        self.show_page("browse")
        self.browse.filters.set_query(text)

    def filter_photos(self, query: str) -> None:
        """Show the photos that a query asks for, and no other filter."""
        self.browse.filters.clear()
        self.search(query)

    def show_rows(self, rows: IntArray, what: str) -> None:
        """Show only these photos; what they have in common stands above them."""
        self.show_page("browse")
        self.browse.show_only(rows, what)

    def show_photo(self, row: int) -> None:
        """Bring one row into sight on the Browse page."""
        self.show_page("browse")
        self.browse.show_photo(row)

    def find_photos(self) -> None:
        """Let the user type what to search for."""
        self.show_page("browse")
        self.browse.filters.search.setFocus()

    def open_palette(self) -> None:
        """Let the user find a command by a few letters."""
        open_palette(self)

    @property
    def settings(self) -> Settings:
        """What is remembered between starts."""
        return self._settings

    def edit_caption(self) -> None:
        """Let the caption of the photo that is shown be edited."""
        self.show_page("browse")
        self.browse.desk.edit_caption()

    def accept_suggestions(self) -> None:
        """Let what the run suggests become labels, on photos that are in sight."""
        self.show_page("browse")
        self.browse.accepting.ask()

    def replace_words(self) -> None:
        """Find and replace in captions."""
        self.show_page("browse")
        self.browse.replacing.ask()

    def start_training(self) -> None:
        """Train with the settings of the Train page, in sight."""
        self.show_page("train")
        self.train.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, which keeps what was finished, and put everything on disk."""
        self.memory.keep(self.session.path, self.rail.current)
        self.setEnabled(False)
        self.runner.shutdown()
        self.caretaker.shutdown()
        self.choosers.shutdown()
        self.help_desk.shutdown()
        self.tasks.shutdown()
        self._thumbnails.shutdown()
        self.start.shutdown()
        self.browse.shutdown()
        self.check.shutdown()
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
        menus = fill_menus(self.menuBar(), self.actions_by_key)
        self.browse.grid.offer_menu(menus[tr("&Photos")])
        items = []
        icons = {spec.key: spec.icon for spec in ACTIONS}
        for key in PAGES:
            action = self.actions_by_key[key]
            text = plain_text(action.text())
            items.append(
                NavItem(key=key, text=text, icon=icons[key], shortcut=action.shortcut().toString())
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
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.history)
        self.history.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.show_page)
        self.tasks.failed.connect(self.show_error)
        self.tasks.told.connect(self.banner.info)
        self.tasks.closing.connect(self.banner.dismiss)
        self.tasks.demo_untrained.connect(self.start_training)
        self.tasks.exported.connect(self._on_exported)
        self.banner.action_requested.connect(self.choosers.act)
        for showing in (self.choosers, self.thresholds, self.confusions):
            showing.photo_requested.connect(self.show_photo)
        self.session.project_changed.connect(self._on_project_changed)
        for changed in (
            self.session.run_changed, self.session.journal_changed, self.runner.busy_changed,
            self.stack.currentChanged, self.browse.photos_changed,
        ):  # fmt: skip
            changed.connect(self._update_actions)
        self.start.paths_dropped.connect(self.choosers.open_paths)
        self.start.open_requested.connect(self.choosers.choose_project)
        self.start.import_requested.connect(self.choosers.choose_dataset)
        self.start.demo_requested.connect(self.choosers.open_demo)
        self.start.recent_requested.connect(self.tasks.open_project)
        for asking in (self.statistics, self.check):
            asking.filter_requested.connect(self.filter_photos)
        self.statistics.browse_requested.connect(functools.partial(self.show_page, "browse"))
        self.predict.photo_requested.connect(self.show_photo)
        for rows in (self.history, self.confusions):
            rows.photos_requested.connect(self.show_rows)
        self.browse.labels_requested.connect(self.actions_by_key["labels"].trigger)
        self.train.stop_requested.connect(self.stop)
        self.train.encoder_wanted.connect(self.encoder_desk.open)
        self.encoder_desk.chosen.connect(self.train.use_encoder)
        self.experiments.stop_requested.connect(self.stop)
        self.experiments.page_requested.connect(self.show_page)
        self.experiments.settings_chosen.connect(self._use_settings)
        for page in (self.thresholds, self.predict, self.check, self.confusions):
            page.train_requested.connect(functools.partial(self.show_page, "train"))
        self.keymap.refused.connect(lambda key: self.banner.info(why_not(self, key)))
        self.keymap.changed.connect(functools.partial(show_keys, self))
        show_keys(self)
        connect_actions(self)

    # -- what happened ----------------------------------------------------------------------

    def show_error(self, error: Exception) -> None:
        """Show a sentence for the user, or a defect with its trace to copy."""
        if isinstance(error, EngineError):
            action, key = self.caretaker.way_out(error)
            self.banner.error(str(error), action=action, key=key)
            return
        details = "".join(traceback.format_exception(error))
        self.banner.error(
            tr(
                "Something went wrong in the program: {name}. Nothing that was confirmed is lost."
            ).format(name=type(error).__name__),
            details=details,
        )

    def stop(self) -> None:
        """Ask the running job to stop."""
        self.teller.stop()

    @Slot()
    def _on_project_changed(self) -> None:
        path = self.session.path
        self.rail.setVisible(path is not None)
        if path is None:
            self.setWindowTitle("MMC")
            self.start.refresh()
            self.stack.setCurrentWidget(self.start)
        else:
            way = "" if self.session.editable else tr(" (to look at)")
            self.setWindowTitle(tr("{stem}{way} – MMC").format(stem=path.stem, way=way))
            self._settings.add_recent(path)
            self.banner.dismiss()
            self.show_page(self.memory.page_for(path))
        self._update_actions()
        self.teller.show_idle()

    @Slot()
    def _update_actions(self) -> None:
        update_actions(self)

    @Slot(object)
    def _on_exported(self, report: ExportReport | Exported) -> None:
        key = f"{SHOW_KEY}{report.path}"
        self.banner.success(export_sentence(report), action=tr("Show in folder"), key=key)

    def _use_settings(self, config: TrainConfig) -> None:
        self.show_page("train")
        self.train.use_settings(config)
