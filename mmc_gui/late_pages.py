"""How each page is made and tied to the window: imported, built and connected when first wanted.

A page and what it shows with is imported where it is made: all eight together take longer than
the rest of the start, and a person sees one of them first. What makes a page yields where the
event loop may come in between, so that no step keeps a person waiting.
"""

import functools
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.commands import PAGES, connect_photo_actions
from mmc_gui.widgets.barred import set_tip

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow
    from mmc_gui.pages.browse_page import BrowsePage
    from mmc_gui.pages.check_page import CheckPage
    from mmc_gui.pages.confusions_page import ConfusionsPage
    from mmc_gui.pages.experiments_page import ExperimentsPage
    from mmc_gui.pages.predict_page import PredictPage
    from mmc_gui.pages.statistics_page import StatisticsPage
    from mmc_gui.pages.thresholds_page import ThresholdsPage
    from mmc_gui.pages.train_page import TrainPage


P = TypeVar("P", bound=QWidget)
Making = Generator[None, None, P]
"""The steps of making a page."""


class LatePage(Generic[P]):
    """A page as an attribute of the window: to ask for it takes all steps that are left of it."""

    def __init__(self, make: "Callable[[MainWindow], Making[P]]") -> None:
        self._make, self._key = make, make.__name__

    @overload
    def __get__(self, window: None, owner: object = None) -> "LatePage[P]": ...
    @overload
    def __get__(self, window: "MainWindow", owner: object = None) -> P: ...
    def __get__(self, window: "MainWindow | None", owner: object = None) -> "LatePage[P] | P":
        """Return the page; once it is there, it is found without coming here."""
        if window is None:
            return self
        for _ in self.steps(window):
            pass
        page: P = vars(window)[self._key]
        return page

    def steps(self, window: "MainWindow") -> Generator[None]:
        """Return the steps that are left, the same to all who ask."""
        under_way = window.pages.under_way
        if self._key not in under_way:
            under_way[self._key] = self._take(window)
        return under_way[self._key]

    def _take(self, window: "MainWindow") -> Generator[None]:
        try:
            vars(window)[self._key] = yield from self._make(window)
        finally:  # one that failed begins anew
            del window.pages.under_way[self._key]


class Pages(Mapping[str, QWidget]):
    """The pages of the rail by their keys; to ask for one makes it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.under_way: dict[str, Generator[None]] = {}
        """What is left of pages that were begun."""

    def __getitem__(self, key: str) -> QWidget:
        """Return a page, which is an attribute of the window too."""
        if key not in PAGES:
            raise KeyError(key)
        page: QWidget = getattr(self._window, key)
        return page

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, from the top of the rail to its bottom."""
        return iter(PAGES)

    def __len__(self) -> int:
        """Return how many pages there are, made or not."""
        return len(PAGES)

    def steps(self) -> Iterator[None]:
        """Make all pages, one step after the other."""
        for key in PAGES:
            if key not in vars(self._window):
                late: LatePage[QWidget] = getattr(type(self._window), key)
                yield from late.steps(self._window)
                yield


def browse(window: "MainWindow") -> "Making[BrowsePage]":
    """Make the page of photos; the commands on photos act on it."""
    from mmc_gui.pages.browse_page import BrowsePage
    from mmc_gui.widgets.inspector import Inspector

    yield
    inspector = Inspector()
    yield
    page = BrowsePage(
        session=window.session, tasks=window.tasks, thumbnails=window.thumbnails,
        settings=window.settings, keymap=window.keymap, inspector=inspector,
        parent=window.stack,
    )  # fmt: skip
    page.grid.offer_menu(window.menus[tr("&Photos")])
    page.filtering.rows_found.connect(window.teller.count_shown)
    page.labels_requested.connect(window.actions_by_key["labels"].trigger)
    for changed in (page.photos_changed, window.session.project_changed):  # after the page itself
        changed.connect(window.update_actions)
    connect_photo_actions(window.actions_by_key, page)
    return window.stack.put("browse", page, shutdown=page.shutdown)


def train(window: "MainWindow") -> "Making[TrainPage]":
    """Make the page that trains."""
    from mmc_gui.pages.train_page import TrainPage
    from mmc_gui.panels.runs_panel import RunsPanel
    from mmc_gui.widgets.settings_form import SettingsForm
    from mmc_gui.widgets.train_panel import TrainPanel

    yield
    form = SettingsForm()
    yield
    panel = TrainPanel(form)
    yield
    runs = RunsPanel(session=window.session, tasks=window.tasks)
    yield
    page = TrainPage(
        session=window.session, tasks=window.tasks, runner=window.runner, panel=panel,
        runs_panel=runs, parent=window.stack,
    )  # fmt: skip
    page.stop_requested.connect(window.stop)
    page.encoder_wanted.connect(window.encoder_desk.open)
    window.encoder_desk.chosen.connect(page.use_encoder)
    return window.stack.put("train", page)


def thresholds(window: "MainWindow") -> "Making[ThresholdsPage]":
    """Make the page that decides; its button names the key of the command."""
    from mmc_gui.pages.thresholds_page import ThresholdsPage

    yield
    page = ThresholdsPage(
        session=window.session, tasks=window.tasks, thumbnails=window.thumbnails,
        parent=window.stack,
    )  # fmt: skip
    page.photo_requested.connect(window.show_photo)
    page.train_requested.connect(functools.partial(window.show_page, "train"))

    def name_key() -> None:
        set_tip(page.tune_button, window.actions_by_key["tune"].toolTip())

    window.keymap.changed.connect(name_key)
    name_key()
    return window.stack.put("thresholds", page)


def predict(window: "MainWindow") -> "Making[PredictPage]":
    """Make the page for pairs from anywhere."""
    from mmc_gui.pages.predict_page import PredictPage

    yield
    page = PredictPage(
        session=window.session, tasks=window.tasks, runner=window.runner,
        settings=window.settings, parent=window.stack,
    )  # fmt: skip
    page.photo_requested.connect(window.show_photo)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("predict", page, shutdown=page.shutdown)


def experiments(window: "MainWindow") -> "Making[ExperimentsPage]":
    """Make the page of studies."""
    from mmc_gui.studies.search_study import SearchStudy

    yield
    from mmc_gui.pages.experiments_page import ExperimentsPage
    from mmc_gui.studies.paper_study import PaperStudy
    from mmc_gui.studies.robustness_study import RobustnessStudy

    yield
    session, tasks, runner = window.session, window.tasks, window.runner
    paper = PaperStudy(session=session, tasks=tasks, runner=runner)
    yield
    search = SearchStudy(session=session, tasks=tasks, runner=runner)
    yield
    robustness = RobustnessStudy(session=session, tasks=tasks, runner=runner)
    yield
    page = ExperimentsPage(
        paper=paper, search=search, robustness=robustness, parent=window.stack
    )  # fmt: skip
    page.stop_requested.connect(window.stop)
    page.page_requested.connect(window.show_page)
    page.settings_chosen.connect(window.use_settings)
    return window.stack.put("experiments", page)


def statistics(window: "MainWindow") -> "Making[StatisticsPage]":
    """Make the page that counts."""
    from mmc_gui.pages.statistics_page import StatisticsPage

    yield
    page = StatisticsPage(session=window.session, tasks=window.tasks, parent=window.stack)
    page.filter_requested.connect(window.filter_photos)
    page.browse_requested.connect(functools.partial(window.show_page, "browse"))
    return window.stack.put("statistics", page)


def check(window: "MainWindow") -> "Making[CheckPage]":
    """Make the page that asks about labels."""
    from mmc_gui.pages.check_page import CheckPage

    yield
    page = CheckPage(session=window.session, tasks=window.tasks, parent=window.stack)
    page.filter_requested.connect(window.filter_photos)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("check", page, shutdown=page.shutdown)


def confusions(window: "MainWindow") -> "Making[ConfusionsPage]":
    """Make the page of errors."""
    from mmc_gui.pages.confusions_page import ConfusionsPage

    yield
    page = ConfusionsPage(
        session=window.session, tasks=window.tasks, thumbnails=window.thumbnails,
        parent=window.stack,
    )  # fmt: skip
    page.photo_requested.connect(window.show_photo)
    page.photos_requested.connect(window.show_rows)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("confusions", page)
