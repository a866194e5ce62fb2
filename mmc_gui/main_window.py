"""The frame: rail, pages, banner, job bar, menus. What happens on a page is the page's affair."""

import functools
import traceback

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import IntArray
from engine.errors import EngineError
from engine.export.kaggle import ExportReport
from engine.export.table import Exported
from engine.language import tr
from engine.training.config import TrainConfig
from mmc_gui import late_pages
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
from mmc_gui.pages.start_page import StartPage
from mmc_gui.panels.history import HistoryPanel
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.tour import Tour
from mmc_gui.transfers import export_sentence
from mmc_gui.widgets.drop_zone import local_paths
from mmc_gui.widgets.job_bar import JobBar
from mmc_gui.widgets.late_stack import LateStack
from mmc_gui.widgets.nav_rail import NavItem, NavRail
from mmc_gui.window_memory import WindowMemory


class MainWindow(QMainWindow):
    """Shows the session; closes only when all that was confirmed is on disk."""

    # Each is made when it is first asked for, at the latest when nothing else is to do.
    browse = late_pages.LatePage(late_pages.browse)
    train = late_pages.LatePage(late_pages.train)
    thresholds = late_pages.LatePage(late_pages.thresholds)
    predict = late_pages.LatePage(late_pages.predict)
    experiments = late_pages.LatePage(late_pages.experiments)
    statistics = late_pages.LatePage(late_pages.statistics)
    check = late_pages.LatePage(late_pages.check)
    confusions = late_pages.LatePage(late_pages.confusions)

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
        self.thumbnails, self._settings = thumbnails, settings
        self.banner = Banner()
        # Tab goes round by age: pages come late, thus what stands behind them comes first.
        self.job_bar = JobBar(self)
        self.actions_by_key = build_actions(self)
        self.keymap = KeyMap(
            actions=self.actions_by_key, session=session, settings=settings, parent=self
        )
        self.start = StartPage(settings=settings, thumbnails=thumbnails)
        self.stack, self.pages = LateStack(), late_pages.Pages(self)
        self.history = HistoryPanel(session=session, tasks=tasks, parent=self)
        self.choosers = Choosers(
            session=session, tasks=tasks, rows=lambda: self.browse, window=self
        )  # fmt: skip
        self.caretaker = Caretaker(session=session, tasks=tasks, banner=self.banner, window=self)
        self.teller = JobTeller(
            session=session, runner=runner, tasks=tasks, bar=self.job_bar, banner=self.banner,
            parent=self,
        )  # fmt: skip
        self.help_desk = HelpDesk(banner=self.banner, settings=settings, window=self)
        self.encoder_desk = EncoderDesk(tasks=tasks, runner=runner, window=self)
        self.memory = WindowMemory(window=self, settings=settings, pages=self.pages)
        self._build()
        self.tour = Tour(self)
        self._connect()
        self._on_project_changed()
        self.memory.restore()
        self.stack.came.connect(self.memory.restore_parts)
        self.stack.fill_later(self.pages.steps())

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
        from mmc_gui.palette import open_palette  # few starts need it

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

    def use_settings(self, config: TrainConfig) -> None:
        """Show settings on the Train page, to train with them."""
        self.show_page("train")
        self.train.use_settings(config)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, which keeps what was finished, and put everything on disk."""
        self.memory.keep(self.session.path, self.rail.current)
        self.setEnabled(False)
        self.runner.shutdown()
        self.caretaker.shutdown()
        self.choosers.shutdown()
        self.help_desk.shutdown()
        self.tasks.shutdown()
        self.thumbnails.shutdown()
        self.start.shutdown()
        self.stack.shutdown()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a project or a dataset on any page."""
        paths = local_paths(event.mimeData())
        if paths and all(self.choosers.can_open(path) for path in paths):  # no photos with captions
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
        self.menus = fill_menus(self.menuBar(), self.actions_by_key)
        items = []
        icons = {spec.key: spec.icon for spec in ACTIONS}
        for key in PAGES:
            action = self.actions_by_key[key]
            text = plain_text(action.text())
            items.append(
                NavItem(key=key, text=text, icon=icons[key], shortcut=action.shortcut().toString())
            )
        self.rail = NavRail(items)
        self.stack.addWidget(self.start)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, stretch=1)
        column.addWidget(self.job_bar)
        middle = QWidget()
        self.setCentralWidget(middle)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, stretch=1)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.history)
        self.history.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.rail.page_requested.connect(self.show_page)
        self.tasks.failed.connect(self.show_error)
        self.tasks.told.connect(self.banner.info)
        self.tasks.closing.connect(self.banner.dismiss)
        self.tasks.demo_untrained.connect(self.start_training)
        self.tasks.exports.done.connect(self._on_exported)
        self.banner.action_requested.connect(self.choosers.act)
        self.choosers.photo_requested.connect(self.show_photo)
        self.session.project_changed.connect(self._on_project_changed)
        for changed in (
            self.session.run_changed, self.session.journal_changed, self.runner.busy_changed,
            self.stack.currentChanged,
        ):  # fmt: skip
            changed.connect(self.update_actions)
        # What a job may open is heard of by the page of photos, thus it is there before.
        self.runner.job_started.connect(lambda _: self.browse)
        self.start.paths_dropped.connect(self.choosers.open_paths)
        self.start.open_requested.connect(self.choosers.choose_project)
        self.start.import_requested.connect(self.choosers.choose_dataset)
        self.start.demo_requested.connect(self.choosers.open_demo)
        self.start.recent_requested.connect(self.tasks.open_project)
        self.history.photos_requested.connect(self.show_rows)
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
        self.update_actions()
        self.teller.show_idle()

    @Slot()
    def update_actions(self) -> None:
        """Enable what can be done now."""
        update_actions(self)

    @Slot(object)
    def _on_exported(self, report: ExportReport | Exported) -> None:
        key = f"{SHOW_KEY}{report.path}"
        self.banner.success(export_sentence(report), action=tr("Show in folder"), key=key)
