"""The history: every change, where the project stands, and the way to any other moment."""

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import IntArray
from engine.data.project import HistoryEntry, Moment
from engine.language import tr
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, bind_icon, set_look, theme_watch
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.history_list import HistoryList
from mmc_gui.widgets.history_model import START, HistoryModel
from mmc_gui.widgets.icon_label import IconLabel
from mmc_gui.widgets.strip import Strip

PAGE = 200
WIDTH = 300
MARGINS = GRID


class HistoryPanel(QDockWidget):
    """Stands beside the pages; reads the journal only while it is seen."""

    photos_requested = Signal(object, str)
    """Row numbers of the photos that an edit changed, and what it did."""

    def __init__(self, *, session: Session, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(tr("History"), parent)
        self._session, self._tasks = session, tasks
        self._stale, self._asked = True, 0
        self._left: HistoryEntry | None = None
        self._window, self._narrowest = parent, 0
        self.setObjectName("history-panel")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.model = HistoryModel(PAGE, self)
        self.list = HistoryList(self.model)
        self.empty = _nothing_yet()
        self.back = Strip(tr("Go back there"))
        self.restore = QPushButton(tr("Restore this moment"))
        self.photos = QPushButton(tr("Show its photos"))
        self._build()
        self._connect()
        self.hide()

    def toggle(self) -> None:
        """Show the history with the keys on it, or hide it; beside a small window it floats."""
        if self.isHidden():
            self._narrowest = self._narrowest or self._window.minimumWidth()
            self.setFloating(self._window.width() < self._narrowest + WIDTH + MARGINS)
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.list.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.restore.setToolTip(
            tr("Bring labels, captions and notes back as they were then (Enter)")
        )
        self.photos.setToolTip(tr("Show on the Browse page which photos it changed"))
        bind_icon(self.restore, "history")
        bind_icon(self.photos, "browse")
        set_look(self.restore, "primary")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._middle, stretch=1)
        column.addWidget(self.back)
        column.addWidget(self.restore)
        column.addWidget(self.photos)
        inside.setMinimumWidth(WIDTH)
        self.setWidget(inside)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for button in (self.restore, self.photos):
            action = QAction(button.text(), self.list)
            action.triggered.connect(button.click)
            self.list.addAction(action)

    def _connect(self) -> None:
        self.visibilityChanged.connect(self._on_seen)
        self.visibilityChanged.connect(self._keep_room)
        self.topLevelChanged.connect(self._keep_room)
        self.model.more_wanted.connect(self._ask_older)
        self.list.activated.connect(self._go_to)
        self.list.selectionModel().currentChanged.connect(self._update)
        self.restore.clicked.connect(lambda: self._go_to(self.list.currentIndex()))
        self.photos.clicked.connect(self._show_photos)
        self.back.answered.connect(self._go_back)
        self._session.journal_changed.connect(self._on_journal_changed)
        self._session.project_changed.connect(self._on_project_changed)
        self._tasks.failed.connect(self._update)
        theme_watch().changed.connect(self.list.viewport().update)

    # -- what is read -----------------------------------------------------------------------

    @Slot(bool)
    def _on_seen(self, seen: bool) -> None:
        if seen and self._stale:
            self._on_journal_changed()

    @Slot()
    def _keep_room(self) -> None:
        """Keep the window from getting so small that the pages have no room beside this."""
        if self._narrowest:
            docked = not self.isHidden() and not self.isFloating()
            taken = WIDTH + MARGINS if docked else 0
            self._window.setMinimumWidth(self._narrowest + taken)

    @Slot()
    def _on_project_changed(self) -> None:
        self._left = None
        self.back.say("")
        self.model.clear()
        if self._session.open is None:
            self.hide()
        self._update()

    @Slot()
    def _on_journal_changed(self) -> None:
        self._stale = True
        if self.isVisible() and self._session.open is not None:
            self._stale = False
            self._tasks.edits.read_history(PAGE, None, self._take_newest)

    def _take_newest(self, entries: list[HistoryEntry], moment: Moment) -> None:
        moved = moment.head != self.model.head or not self.model.rowCount()
        self.model.take_newest(entries, moment)
        if moved:
            row = self.model.head_row
            if row >= 0:
                self.list.setCurrentIndex(self.model.index(row))
                self.list.scrollTo(self.model.index(row))
        if self._left is not None and self._left.number == moment.head:
            self._left = None
        self.back.say(
            tr("You were at: {summary}").format(summary=self._left.summary) if self._left else ""
        )
        self._update()

    @Slot()
    def _ask_older(self) -> None:
        oldest = self.model.oldest
        if oldest is None or oldest == self._asked:
            return
        self._asked = oldest

        def take(entries: list[HistoryEntry], moment: Moment) -> None:
            self._asked = 0
            if self.model.oldest == oldest:
                self.model.take_older(entries, moment)

        self._tasks.edits.read_history(PAGE, oldest, take)

    # -- what the user asks for -------------------------------------------------------------

    @Slot()
    def _update(self) -> None:
        entry = self.model.entry_at(self.list.currentIndex().row())
        there = self.model.rowCount() > 0
        self._middle.setCurrentWidget(self.list if there else self.empty)
        self.restore.setVisible(there)
        self.photos.setVisible(there)
        can = entry is not None and entry.reachable and entry.number != self.model.head
        bar(self.restore, self._session.barred, possible=can)
        self.restore.setText(tr("Restore this moment"))
        self.photos.setEnabled(entry is not None and entry.photos > 0)
        for action, button in zip(
            self.list.actions(), (self.restore, self.photos), strict=True
        ):  # fmt: skip
            action.setEnabled(button.isEnabled())

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        entry = self.model.entry_at(index.row())
        if entry is None or entry.number == self.model.head:
            return
        if self._session.barred:
            self._tasks.told.emit(self._session.barred)
            return
        self._left = self.model.entry_at(self.model.head_row) or self._left
        self._restore(entry.number)

    @Slot()
    def _go_back(self) -> None:
        if self._left is not None:
            self._restore(self._left.number)

    def _restore(self, number: int) -> None:
        self.restore.setEnabled(False)
        self.restore.setText(tr("Going there…"))  # through thousands of edits it takes seconds
        self._tasks.edits.restore(number)

    @Slot()
    def _show_photos(self) -> None:
        entry = self.model.entry_at(self.list.currentIndex().row())
        if entry is None or entry is START:
            return

        def show(items: IntArray) -> None:
            dataset = self._session.dataset
            if dataset is not None:
                rows = np.flatnonzero(np.isin(dataset.items, items))
                self.photos_requested.emit(rows, entry.summary)

        self._tasks.edits.items_of(entry.number, show)


def _nothing_yet() -> QWidget:
    """Return what a narrow panel shows before the first change."""
    heading, text = (
        QLabel(tr("Nothing was changed yet")),
        QLabel(
            tr(
                "Every change of labels, captions and notes will stand here, also "
                "after a restart. Any moment can be brought back."
            )
        ),
    )
    set_look(heading, "title")
    set_look(text, "muted")
    text.setWordWrap(True)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(GRID)
    centre = Qt.AlignmentFlag.AlignHCenter
    column.addStretch(2)
    column.addWidget(IconLabel("history", size=48), alignment=centre)
    for label in (heading, text):
        label.setAlignment(centre)
        column.addWidget(label)
    column.addStretch(3)
    return made
