"""The button with the saved filters: use one, keep the query that is set, rename, delete."""

import functools
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon

LONGEST_SHOWN = 60
NAME_WIDTH = 44 * GRID


class SavedFilters(QToolButton):
    """Shows names and tells wishes; what is kept is given to it."""

    chosen = Signal(str)
    """The query of a filter."""
    save_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Mapping[str, str] = {}
        self._can_save = False
        self._barred = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("Saved filters"))
        self.setAccessibleName(tr("Saved filters"))
        bind_icon(self, "star", token="muted")
        self.setMenu(QMenu(self))
        # Made once: a menu that is cleared lets go of its submenus, which would live on.
        self._rename, self._delete = QMenu(tr("Rename"), self), QMenu(tr("Delete"), self)
        self._fill()

    def set_kept(self, kept: Mapping[str, str]) -> None:
        """Show these filters."""
        self._kept = kept
        bind_icon(self, "star", token="accent" if kept else "muted")
        self._fill()

    def set_can_save(self, possible: bool) -> None:
        """Say whether there is something to keep."""
        self._can_save = possible
        self._save.setEnabled(possible and not self._barred)

    def bar(self, reason: str) -> None:
        """Let filters be only used for a reason; saved, renamed and deleted without one."""
        self._barred = reason
        self._fill()

    def ask_name(self, title: str, name: str = "") -> QInputDialog:
        """Open a small dialog for a name and return it."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name of the filter"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(tr("Save"))
        dialog.resize(NAME_WIDTH, dialog.sizeHint().height())
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.setToolTipsVisible(True)
        for name, query in self._kept.items():
            action = menu.addAction(_plain(name))
            action.setToolTip(query)
            action.triggered.connect(functools.partial(self.chosen.emit, query))
        if not self._kept:
            menu.addAction(tr("No filter is saved yet")).setEnabled(False)
        menu.addSeparator()
        self._save = menu.addAction(tr("Save this filter…"))
        tip = tr("Keep what is searched for under a name, in the project")
        self._save.setToolTip(self._barred or tip)
        self._save.triggered.connect(self._ask_to_save)
        self._save.setEnabled(self._can_save and not self._barred)
        rename, delete = self._rename, self._delete
        for manage in (rename, delete):
            manage.clear()
            menu.addMenu(manage)
        for name in self._kept:
            ask = functools.partial(self._ask_to_rename, name)
            rename.addAction(_plain(name) + "…").triggered.connect(ask)
            tell = functools.partial(self.delete_requested.emit, name)
            delete.addAction(_plain(name)).triggered.connect(tell)
        for manage in (rename, delete):
            manage.setEnabled(bool(self._kept) and not self._barred)
            manage.menuAction().setToolTip(self._barred or manage.title())

    def _ask_to_save(self) -> None:
        self.ask_name(tr("Save filter")).textValueSelected.connect(self.save_requested)

    def _ask_to_rename(self, name: str) -> None:
        self.ask_name(tr("Rename filter"), name).textValueSelected.connect(
            functools.partial(self.rename_requested.emit, name)
        )


def _plain(name: str) -> str:
    """Return a name for a menu, in which an ampersand would make a key."""
    return name.replace("&", "&&")[:LONGEST_SHOWN]
