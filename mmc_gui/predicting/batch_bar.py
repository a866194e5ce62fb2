"""What stands over the list of pairs: which are shown, how far it is, what can be done with it."""

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.labels import LabelSet
from engine.language import number, tr
from mmc_gui.models.batch import Kind, Wanted
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.transfers import KAGGLE
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.humanize import plain_tip
from mmc_gui.widgets.search_box import SearchBox

FORMATS = {
    "csv": (tr("CSV with scores, a column for each label…"), ".csv"),
    "csv-lists": (tr("CSV, labels in one column…"), ".csv"),
    "jsonl": (tr("JSON lines…"), ".jsonl"),
    KAGGLE: (tr("Competition's CSV…"), ".csv"),
}
ALL_SHOWN, SELECTED = tr("all shown"), "selected"


class BatchBar(QWidget):
    """Takes counts and sentences, tells what is asked for; the list itself it does not know."""

    wanted_changed = Signal()
    stop_requested = Signal()
    go_on_requested = Signal()
    close_requested = Signal()
    export_requested = Signal(str)
    """A key of ``FORMATS``."""
    add_requested = Signal(bool)
    """True for the selected pairs, False for all that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Which pairs"))
        for kind in Kind:
            self.kind.addItem(str(kind), kind)
        self.label = QComboBox()
        self.label.setAccessibleName(tr("Pairs with the label"))
        self.text = SearchBox(tr("Name or caption"))
        self.status = ElidedLabel()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(12 * GRID)
        self.stop = self._button(tr("Stop"), "stop", self.stop_requested)
        self.go_on = self._button(tr("Score the rest"), "play", self.go_on_requested)
        self.close_list = QToolButton()
        self.close_list.setToolTip(tr("Close the list; nothing on the disk is changed"))
        self.close_list.setAccessibleName(tr("Close the list"))
        set_look(self.close_list, "ghost")
        bind_icon(self.close_list, "cross")
        self.close_list.clicked.connect(self.close_requested)
        self.export = QPushButton(tr("Export"))
        bind_icon(self.export, "export")
        self.export_actions: dict[str, QAction] = {}
        self.add = QPushButton(tr("Add to project"))
        bind_icon(self.add, "plus")
        self._fill_menus()
        self._lay_out()
        for box in (self.kind, self.label):
            box.currentIndexChanged.connect(self.wanted_changed)
        self.text.search_changed.connect(self.wanted_changed)
        self.set_labels(LabelSet(()))

    @property
    def wanted(self) -> Wanted:
        """Which pairs are asked for."""
        return Wanted(
            kind=Kind(self.kind.currentData()), label_id=str(self.label.currentData() or ""),
            text=self.text.text(),
        )  # fmt: skip

    def set_labels(self, labels: LabelSet) -> None:
        """Offer these labels, the chosen one staying."""
        chosen = self.label.currentData()
        with QSignalBlocker(self.label):
            self.label.clear()
            self.label.addItem(tr("Any label"), "")
            for label in labels:
                self.label.addItem(label.name, label.id)
            self.label.setCurrentIndex(max(0, self.label.findData(chosen)))

    def set_counts(self, counts: Mapping[Kind, int]) -> None:
        """Say of each kind how many there are."""
        for place, kind in enumerate(Kind):
            self.kind.setItemText(place, f"{kind} ({number(counts[kind])})")

    def clear_filter(self) -> None:
        """Ask for all pairs."""
        with QSignalBlocker(self.kind), QSignalBlocker(self.label), QSignalBlocker(self.text):
            self.kind.setCurrentIndex(0)
            self.label.setCurrentIndex(0)
            self.text.clear()

    def set_status(
        self, text: str, *, notes: Sequence[str] = (), running: bool, waiting: int, total: int
    ) -> None:
        """Say how far the scoring is; what was doubtful about the source is in the tooltip."""
        remarks = (
            tr(" {notes:,} remarks on the source.").format(notes=len(notes))
            if len(notes) > 1
            else ""
        )
        remarks = f" {notes[0]}" if len(notes) == 1 else remarks
        self.status.setText(text + remarks)
        self.status.setToolTip(plain_tip(" ".join([text, *notes])))
        self.progress.setVisible(running)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(total - waiting)
        self.stop.setVisible(running)
        self.go_on.setVisible(not running and waiting > 0)

    def set_possible(self, *, scored: int, selected: int, barred: str) -> None:
        """Say what can be done with how many pairs."""
        self.export.setEnabled(scored > 0)
        bar(self.add, barred, possible=scored > 0)
        self._add_selected.setEnabled(selected > 0)
        self._add_selected.setText(
            tr("The selected pairs ({selected:,})").format(selected=selected)
        )

    def _button(self, text: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        bind_icon(button, icon)
        button.clicked.connect(signal)
        return button

    def _fill_menus(self) -> None:
        export = QMenu(self.export)
        for key, (text, _) in FORMATS.items():
            action = export.addAction(text)
            action.triggered.connect(lambda _=False, key=key: self.export_requested.emit(key))
            self.export_actions[key] = action
        self.export.setMenu(export)
        add = QMenu(self.add)
        self._add_selected = add.addAction(tr("The selected pairs"))
        self._add_selected.triggered.connect(lambda: self.add_requested.emit(True))
        self._add_shown = add.addAction(tr("All that are shown"))
        self._add_shown.triggered.connect(lambda: self.add_requested.emit(False))
        self.add.setMenu(add)

    @property
    def add_actions(self) -> tuple[QAction, QAction]:
        """To add the selected pairs, and all that are shown."""
        return self._add_selected, self._add_shown

    def _lay_out(self) -> None:
        filters, state = QHBoxLayout(), QHBoxLayout()
        for layout, widgets in (
            (filters, (self.kind, self.label, self.text)),
            (state, (self.progress, self.stop, self.go_on, self.add, self.export,
                     self.close_list)),
        ):  # fmt: skip
            layout.setSpacing(GRID)
            for widget in widgets:
                layout.addWidget(widget)
        filters.setStretch(2, 1)
        state.insertWidget(0, self.status, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(state)
        column.addLayout(filters)
        walk = (self.stop, self.go_on, self.add, self.export, self.close_list, self.kind,
                self.label, self.text)  # fmt: skip
        for before, after in itertools.pairwise(walk):
            self.setTabOrder(before, after)
