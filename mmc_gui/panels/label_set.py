"""The label set: labels are added, renamed, recoloured, moved, merged and deleted."""

import functools
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from engine.data.labels import Label
from engine.data.project import name_fault
from engine.language import tr
from mmc_gui.models.label_set_model import LabelCounts, LabelSetModel
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import bind_measure, roomy
from mmc_gui.theme import DARK, GRID, LIGHT, bind_icon, current_theme, set_look, theme_watch
from mmc_gui.widgets.color_grid import ColorGrid
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.label_set_strips import AddStrip, DeleteStrip, MergeStrip
from mmc_gui.widgets.label_set_table import LabelSetTable
from mmc_gui.widgets.search_box import SearchBox

SIZE = (800, 560)
HARD_TO_SEE = 2.0
"""A contrast below this is told."""
COMMANDS = (
    ("rename", tr("Rename"), "F2", "pencil", tr("Give the label another name")),
    ("recolor", tr("Colour…"), "F3", "palette", tr("Give the label another colour")),
    ("up", tr("Move up"), "Alt+Up", "chevron-up", tr("Move the label up; dragging does the same")),
    (
        "down",
        tr("Move down"),
        "Alt+Down",
        "chevron-down",
        tr("Move the label down; dragging does too"),
    ),
    ("merge", tr("Merge into…"), "Ctrl+M", "merge", tr("Make one label of two")),
    ("delete", tr("Delete…"), tr("Del"), "trash", tr("Take the label out of the project")),
)
STEPS = {"undo": tr("Undo"), "redo": tr("Redo")}


class LabelSetDialog(QDialog):
    """Shows the labels of the session and changes them through the tasks, at once and undoably."""

    def __init__(
        self, *, session: Session, tasks: Tasks, steps: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show the labels; ``steps`` are the window's actions for undo and redo."""
        super().__init__(parent)
        self._session, self._tasks, self._steps = session, tasks, steps
        self._counting = self._count_again = False
        self._chosen_next = ""
        self.setWindowTitle(tr("Labels"))
        self.model = LabelSetModel(self)
        self.table = LabelSetTable(self.model, self._fault)
        self.filter = SearchBox(tr("Find a label"))
        self.commands = {row[0]: self._command(*row) for row in COMMANDS}
        self.add = AddStrip(lambda name: self._fault(name, ""))
        self.merging = MergeStrip()
        self.deleting = DeleteStrip()
        self.empty = EmptyState(
            tr("No labels yet"),
            tr(
                "Type the name of the first one below and press Enter. Every photo can "
                "then have it, not have it, or stay open."
            ),
            icon="label",
        )
        self.said = ElidedLabel()
        self._build()
        self._connect()
        self.resize(*roomy(*SIZE))
        self._show_labels()
        self._show_steps()
        self.add.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _command(self, key: str, text: str, shortcut: str, icon: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setIconText(text)
        action.setShortcut(QKeySequence(shortcut))
        # In the table only: in a field these keys edit the text.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})")
        bind_icon(action, icon)
        self.table.addAction(action)
        return action

    def _build(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        side = QVBoxLayout()
        side.setSpacing(GRID)
        for key, action in self.commands.items():
            side.addWidget(_button(action, words=True))
            if key in ("recolor", "down"):
                side.addSpacing(GRID)
        side.addStretch()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._middle, stretch=1)
        row.addLayout(side)
        self._bottom = QStackedWidget()
        for strip in (self.add, self.merging, self.deleting):
            self._bottom.addWidget(strip)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for action in self._steps:
            self.addAction(action)  # so that its key works here too
            line.addWidget(_button(action, words=False))
        set_look(self.said, "muted")
        line.addWidget(self.said, stretch=1)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.filter)
        column.addLayout(row, stretch=1)
        column.addWidget(self._bottom)
        column.addLayout(line)

    def _connect(self) -> None:
        edits, ask = self._tasks.edits, self.commands
        for key, slot in {
            "rename": self.table.rename_current, "recolor": self._choose_color,
            "up": functools.partial(self._move, -1), "down": functools.partial(self._move, 1),
            "merge": self._ask_merge, "delete": self._ask_delete,
        }.items():  # fmt: skip
            ask[key].triggered.connect(lambda _=False, act=slot: act())
        self.model.rename_requested.connect(edits.rename_label)
        self.model.order_requested.connect(edits.reorder_labels)
        self.table.chosen.connect(self._on_chosen)
        self.table.doubted.connect(self._doubt)
        self.filter.search_changed.connect(self.model.set_filter)
        self.add.add_requested.connect(self._add)
        self.add.doubted.connect(self._doubt)
        self.merging.merge_requested.connect(self._merge)
        self.merging.into_changed.connect(self._explain_merge)
        self.deleting.delete_requested.connect(self._delete)
        for strip in (self.merging, self.deleting):
            strip.cancelled.connect(self._end_asking)
        session = self._session
        session.labels_changed.connect(self._show_labels)
        session.rows_changed.connect(self._show_labels)
        session.states_changed.connect(self._count)
        session.journal_changed.connect(self._show_steps)
        session.project_changed.connect(self.reject)
        self._tasks.failed.connect(self._show_failure)
        theme_watch().changed.connect(self.table.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back a question on Escape, and only then close."""
        if event.key() == Qt.Key.Key_Escape and self._bottom.currentWidget() is not self.add:
            self._end_asking()
        else:
            super().keyPressEvent(event)

    # -- what is shown ----------------------------------------------------------------------

    @Slot()
    def _show_labels(self) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        self.model.set_labels(tuple(dataset.labels))
        if self._chosen_next:
            self.table.choose(self._chosen_next)
            self._chosen_next = ""
        self._middle.setCurrentWidget(self.table if len(dataset.labels) else self.empty)
        self.filter.setEnabled(bool(len(dataset.labels)))
        self._end_asking()
        self._count()

    @Slot()
    def _count(self) -> None:
        """Count in the project's thread, and once more where something changed meanwhile."""
        dataset = self._session.dataset
        if self._counting or dataset is None:
            self._count_again = self._counting
            return
        self._counting, self._count_again = True, False
        ids = dataset.labels.ids
        self._tasks.edits.count_states(lambda counts: self._show_counts(ids, counts))

    def _show_counts(self, ids: Sequence[str], counts: np.ndarray) -> None:
        if not isValid(self):  # it was closed meanwhile
            return
        self._counting = False
        found = zip(ids, (LabelCounts(*row) for row in counts.tolist()), strict=True)
        self.model.set_counts(dict(found))
        if self._count_again:
            self._count()

    @Slot()
    def _show_steps(self) -> None:
        undo, _ = self._session.steps
        self._say(
            tr("Last change: {undo}").format(undo=undo)
            if undo
            else tr("Every change here can be undone.")
        )

    @Slot()
    def _on_chosen(self) -> None:
        self._end_asking()
        label, count = self.table.current, len(self.model.labels)
        place = self._place(label)
        can = {
            "rename": True, "recolor": True, "merge": count > 1, "delete": True,
            "up": place > 0 and not self.model.is_filtered,
            "down": place < count - 1 and not self.model.is_filtered,
        }  # fmt: skip
        for key, action in self.commands.items():
            action.setEnabled(label is not None and can[key])

    def _say(self, text: str, look: str = "muted") -> None:
        self.said.setText(text)
        set_look(self.said, look)

    @Slot(str)
    def _doubt(self, fault: str) -> None:
        if fault:
            self._say(fault, "danger")
        else:
            self._show_steps()

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self._say(str(error), "danger")

    # -- what the user asks for -------------------------------------------------------------

    def _fault(self, name: str, label_id: str) -> str:
        return name_fault(name, self.model.labels, of=label_id)

    def _place(self, label: Label | None) -> int:
        return self.model.labels.index(label) if label is not None else -1

    @Slot(str)
    def _add(self, name: str) -> None:
        self.filter.clear()
        self._tasks.edits.add_label(name)

    def _move(self, step: int) -> None:
        label = self.table.current
        if label is not None:
            place = self._place(label) + (step if step < 0 else step + 1)
            self._tasks.edits.reorder_labels(self.model.order_with(label.id, place))

    def _choose_color(self) -> None:
        label = self.table.current
        if label is None:
            return
        palette = len(current_theme().label_colors)
        used = {
            str(int(other.color or place) % palette): other.name
            for place, other in enumerate(self.model.labels)
            if other is not label and not other.color.startswith("#")
        }
        color = label.color or str(self._place(label))
        shown = color if color.startswith("#") else str(int(color) % palette)
        grid = ColorGrid(shown, used, self)
        edits = self._tasks.edits
        grid.picked.connect(functools.partial(edits.recolor_label, label.id))
        grid.own_wanted.connect(functools.partial(self._choose_own_color, label.id, color))
        cell = self.table.visualRect(self.table.currentIndex())
        grid.show_at(self.table.viewport().mapToGlobal(QPoint(cell.left(), cell.bottom())))

    def _choose_own_color(self, label_id: str, color: str) -> None:
        dialog = QColorDialog(QColor(current_theme().label_color(color)), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(tr("Own colour"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.colorSelected.connect(lambda chosen: self._take_own_color(label_id, chosen))
        dialog.open()

    def _take_own_color(self, label_id: str, color: QColor) -> None:
        self._tasks.edits.recolor_label(label_id, color.name())
        hard = [
            theme.name for theme in (LIGHT, DARK)
            if _contrast(color, QColor(theme.surface)) < HARD_TO_SEE
        ]  # fmt: skip
        if hard:
            self._tasks.told.emit(
                tr("This colour is hard to see in the {hard} theme.").format(hard=hard[0])
            )

    # -- questions --------------------------------------------------------------------------

    def _ask_merge(self) -> None:
        label = self.table.current
        if label is not None:
            others = [other for other in self.model.labels if other.id != label.id]
            self.merging.ask(label, others)
            self._bottom.setCurrentWidget(self.merging)
            self.merging.setFocus()

    @Slot(str, str)
    def _explain_merge(self, label_id: str, into: str) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        one = dataset.targets[:, dataset.labels.column(label_id)] == 1
        other = dataset.targets[:, dataset.labels.column(into)] == 1
        self.merging.explain(int(one.sum()), int((one & other).sum()))

    @Slot(str, str)
    def _merge(self, label_id: str, into: str) -> None:
        self._chosen_next = into
        self._tasks.edits.merge_label(label_id, into=into)
        self._end_asking()

    def _ask_delete(self) -> None:
        label = self.table.current
        if label is not None:
            counts = self.model.counts_of(label.id)
            self.deleting.ask(label, counts.positive if counts else None)
            self._bottom.setCurrentWidget(self.deleting)
            self.deleting.setFocus()

    @Slot(str)
    def _delete(self, label_id: str) -> None:
        self._tasks.edits.delete_label(label_id)
        self._end_asking()

    @Slot()
    def _end_asking(self) -> None:
        if self._bottom.currentWidget() is not self.add:
            self._bottom.setCurrentWidget(self.add)
            self.table.setFocus()


def _button(action: QAction, *, words: bool) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    if words:
        bind_measure(button, QToolButton.setMinimumWidth, 15 * GRID)
    else:
        button.setAccessibleName(STEPS[action.objectName()])
    return button


def _contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of luminances as WCAG has it."""

    def luminance(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
