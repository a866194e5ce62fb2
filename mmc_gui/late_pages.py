"""How each page is made and tied to the window: imported, built and connected when first wanted.

A page and what it shows with is imported where it is made: all eight together take longer than
the rest of the start, and a person sees one of them first.
"""

import functools
import importlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

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


class Pages(Mapping[str, QWidget]):
    """The pages of the rail by their keys; to ask for one makes it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

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

    def steps(self) -> Iterator[Callable[[], object]]:
        """Yield what makes all pages: importing one and building it are steps of their own."""
        for key in PAGES:
            yield functools.partial(importlib.import_module, f"mmc_gui.pages.{key}_page")
            yield functools.partial(self.__getitem__, key)


def browse(window: "MainWindow") -> "BrowsePage":
    """Make the page of photos; the commands on photos act on it."""
    from mmc_gui.pages.browse_page import BrowsePage

    page = BrowsePage(
        session=window.session, tasks=window.tasks, thumbnails=window.thumbnails,
        settings=window.settings, keymap=window.keymap,
    )  # fmt: skip
    page.grid.offer_menu(window.menus[tr("&Photos")])
    page.filtering.rows_found.connect(window.teller.count_shown)
    page.labels_requested.connect(window.actions_by_key["labels"].trigger)
    for changed in (page.photos_changed, window.session.project_changed):  # after the page itself
        changed.connect(window.update_actions)
    connect_photo_actions(window.actions_by_key, page)
    return window.stack.put("browse", page, shutdown=page.shutdown)


def train(window: "MainWindow") -> "TrainPage":
    """Make the page that trains."""
    from mmc_gui.pages.train_page import TrainPage

    page = TrainPage(session=window.session, tasks=window.tasks, runner=window.runner)
    page.stop_requested.connect(window.stop)
    page.encoder_wanted.connect(window.encoder_desk.open)
    window.encoder_desk.chosen.connect(page.use_encoder)
    return window.stack.put("train", page)


def thresholds(window: "MainWindow") -> "ThresholdsPage":
    """Make the page that decides; its button names the key of the command."""
    from mmc_gui.pages.thresholds_page import ThresholdsPage

    page = ThresholdsPage(session=window.session, tasks=window.tasks, thumbnails=window.thumbnails)
    page.photo_requested.connect(window.show_photo)
    page.train_requested.connect(functools.partial(window.show_page, "train"))

    def name_key() -> None:
        set_tip(page.tune_button, window.actions_by_key["tune"].toolTip())

    window.keymap.changed.connect(name_key)
    name_key()
    return window.stack.put("thresholds", page)


def predict(window: "MainWindow") -> "PredictPage":
    """Make the page for pairs from anywhere."""
    from mmc_gui.pages.predict_page import PredictPage

    page = PredictPage(
        session=window.session, tasks=window.tasks, runner=window.runner, settings=window.settings
    )
    page.photo_requested.connect(window.show_photo)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("predict", page, shutdown=page.shutdown)


def experiments(window: "MainWindow") -> "ExperimentsPage":
    """Make the page of studies."""
    from mmc_gui.pages.experiments_page import ExperimentsPage

    page = ExperimentsPage(session=window.session, tasks=window.tasks, runner=window.runner)
    page.stop_requested.connect(window.stop)
    page.page_requested.connect(window.show_page)
    page.settings_chosen.connect(window.use_settings)
    return window.stack.put("experiments", page)


def statistics(window: "MainWindow") -> "StatisticsPage":
    """Make the page that counts."""
    from mmc_gui.pages.statistics_page import StatisticsPage

    page = StatisticsPage(session=window.session, tasks=window.tasks)
    page.filter_requested.connect(window.filter_photos)
    page.browse_requested.connect(functools.partial(window.show_page, "browse"))
    return window.stack.put("statistics", page)


def check(window: "MainWindow") -> "CheckPage":
    """Make the page that asks about labels."""
    from mmc_gui.pages.check_page import CheckPage

    page = CheckPage(session=window.session, tasks=window.tasks)
    page.filter_requested.connect(window.filter_photos)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("check", page, shutdown=page.shutdown)


def confusions(window: "MainWindow") -> "ConfusionsPage":
    """Make the page of errors."""
    from mmc_gui.pages.confusions_page import ConfusionsPage

    page = ConfusionsPage(session=window.session, tasks=window.tasks, thumbnails=window.thumbnails)
    page.photo_requested.connect(window.show_photo)
    page.photos_requested.connect(window.show_rows)
    page.train_requested.connect(functools.partial(window.show_page, "train"))
    return window.stack.put("confusions", page)
