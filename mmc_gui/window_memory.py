"""How the window stood: where, how parted, on which page, how its tables were sorted."""

from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter, QTableView, QWidget

from mmc_gui.settings import Settings

USUAL_SIZE = (1360, 860)
TITLE_BAR = 40
"""About as high as what a desktop puts above a window, which is known once it stands."""
FIRST_PAGE = "browse"
IN_SIGHT = 120
"""Pixels of the title bar that must lie on a screen, so that the window can be taken hold of."""

W = TypeVar("W", bound=QWidget)


class WindowMemory(QObject):
    """Puts the window back as it was, and keeps how it stands when it is closed."""

    def __init__(
        self, *, window: QMainWindow, settings: Settings, pages: Container[str]
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._settings, self._pages = window, settings, pages
        self._fresh = True

    def restore(self) -> None:
        """Let the window stand as it did, on a screen that is there."""
        kept = self._settings.geometry
        if kept is None or not self._window.restoreGeometry(kept):
            self._window.resize(_usual_size())
        bring_into_sight(self._window)
        self.restore_parts(self._window)

    @Slot(QWidget)
    def restore_parts(self, inside: QWidget) -> None:
        """Part and sort what lies in a widget of the window as it was."""
        standing = self._settings.standing
        for key, splitter in _named(inside, QSplitter):
            state = standing.get(f"parts of {key}")
            if isinstance(state, str):
                splitter.restoreState(QByteArray.fromBase64(state.encode("ascii", "ignore")))
        for key, table in _named(inside, QTableView):
            _restore_columns(table.horizontalHeader(), standing.get(f"columns of {key}"))

    def keep(self, path: Path | None, page: str) -> None:
        """Remember how the window stands, and which page of which project is in front."""
        self._settings.geometry = self._window.saveGeometry()
        # What lies on a page that was not made this time stands as it did.
        standing = self._settings.standing | {"project": str(path or ""), "page": page}
        for key, splitter in _named(self._window, QSplitter):
            standing[f"parts of {key}"] = splitter.saveState().toBase64().toStdString()
        for key, table in _named(self._window, QTableView):
            if kept := _columns(table):
                standing[f"columns of {key}"] = kept
            else:
                standing.pop(f"columns of {key}", None)
        self._settings.standing = standing

    def page_for(self, path: Path) -> str:
        """Return the page to begin with: the last one, if this is the project of last time."""
        standing, fresh = self._settings.standing, self._fresh
        self._fresh = False
        if not fresh or standing.get("project") != str(path):
            return FIRST_PAGE
        page = str(standing.get("page"))
        return page if page in self._pages else FIRST_PAGE


def _usual_size() -> QSize:
    """Return how large a window is at its first start: never more than the screen has room for."""
    room = QGuiApplication.primaryScreen().availableSize() - QSize(0, TITLE_BAR)
    return QSize(*USUAL_SIZE).boundedTo(room)


def bring_into_sight(window: QWidget) -> None:
    """Move a window whose screen is gone, or has become smaller, onto one that is there."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    frame = window.frameGeometry()
    title = QRect(frame.topLeft(), frame.topRight()).adjusted(0, 0, 0, IN_SIGHT // 4)
    seen = [title.intersected(screen) for screen in screens]
    if any(part.width() >= IN_SIGHT and part.height() > IN_SIGHT // 8 for part in seen):
        return
    main = QGuiApplication.primaryScreen().availableGeometry()
    smallest = window.minimumSize()
    window.resize(window.size().boundedTo(main.size()).expandedTo(smallest))
    window.move(main.center() - window.rect().center())
    corner = window.pos()
    window.move(max(corner.x(), main.left()), max(corner.y(), main.top()))


def _named(inside: QWidget, kind: type[W]) -> Iterator[tuple[str, W]]:
    """Yield the widgets of a kind in a widget, each named by those of the window that own it."""
    times: Counter[str] = Counter()
    window = inside.window()
    for widget in inside.findChildren(kind):
        owners, at = [], widget.parentWidget()
        while at is not None and at is not window:
            if type(at).__module__.startswith(__package__):
                owners.append(type(at).__name__)
            at = at.parentWidget()
        key = ".".join([*reversed(owners), type(widget).__name__])
        times[key] += 1
        yield f"{key} {times[key]}", widget


def _columns(table: QTableView) -> dict[str, Any]:
    """Return what a user has set of columns; they fit their texts by themselves."""
    header = table.horizontalHeader()
    kept: dict[str, Any] = {}
    if table.isSortingEnabled() and header.sortIndicatorSection() < header.count():
        kept["sorted"] = [header.sortIndicatorSection(), header.sortIndicatorOrder().value]
    if hidden := [column for column in range(header.count()) if header.isSectionHidden(column)]:
        kept["hidden"] = hidden
    return kept


def _restore_columns(header: QHeaderView, kept: object) -> None:
    """Sort and hide as it was; what does not fit the table any more is left out."""
    if not isinstance(kept, dict):
        return
    match kept.get("sorted"):
        case [int(column), int(order)] if column < header.count():
            down = Qt.SortOrder.DescendingOrder if order else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, down)
    hidden = kept.get("hidden", [])
    for column in hidden if isinstance(hidden, list) else []:
        if isinstance(column, int) and 0 <= column < header.count() - 1:
            header.setSectionHidden(column, True)
