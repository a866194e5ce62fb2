"""Asks which suggestions of a run shall become labels, and says how many that is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import counted, number, tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.check_list import CheckList
from mmc_gui.widgets.decimal_box import DecimalBox

Cells = npt.NDArray[np.bool_]
WIDTH = 60 * GRID


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offer:
    """What a run suggests on rows; arrays are ``[rows, labels]`` unless they say otherwise."""

    run_id: str
    label_ids: Sequence[str]
    names: Sequence[str]
    rows: npt.NDArray[np.int64]
    """Row numbers ``[rows]``."""
    scores: npt.NDArray[np.float32]
    cells: Cells
    """What is suggested."""
    by_hand: Cells
    """Suggestions that contradict what a person has said."""
    taught: Cells
    """Rows that the run was trained on ``[rows]``."""
    stale: int
    """Rows that are left out, as their scores are of another caption than they have now."""
    source: str
    """What made it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scope:
    """Some of an offer's rows, under a name."""

    name: str
    within: Cells
    """Which of the offer's rows ``[rows]``."""


def stale_text(photos: int) -> str:
    """Say that photos are left out, and how they come back."""
    return counted(
        photos,
        tr(
            "{} photo is left out: its caption was changed since. “Score again” beside its scores "
            "brings it up to date."
        ),
        tr(
            "{} photos are left out: their captions were changed since. “Score again” beside the "
            "scores of one brings all up to date."
        ),
    )


class AcceptDialog(QDialog):
    """Counts anew with each choice; ``chosen`` is what shall be accepted."""

    def __init__(
        self, offer: Offer, scopes: Sequence[Scope], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(tr("Accept suggestions"))
        self._offer, self._scopes = offer, scopes
        self.about = QLabel(
            tr(
                "These are labels that photos lack by {source_text}. What you accept "
                "is recorded as accepted from there, and is one edit that can be "
                "undone."
            ).format(source_text=offer.source)
        )
        self.about.setWordWrap(True)
        set_look(self.about, "muted")
        self.scopes = [QRadioButton(scope.name) for scope in scopes]
        self._group = QButtonGroup(self)
        self.labels = CheckList(tr("Labels to accept"))
        self.labels.setMinimumHeight(22 * GRID)
        self.least = DecimalBox()
        self.least.setRange(0.0, 1.0)
        self.least.setSingleStep(0.05)
        self.least.setAccessibleName(tr("Least score"))
        self.least.setToolTip(
            tr("Leaves out what the model is less sure of; 0 takes all suggestions")
        )
        self.by_hand = QCheckBox()
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_look(self.note, "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(
            tr("Accept"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_look(self.accept_button, "primary")
        self._build()
        self._connect()
        self._list_labels()

    @property
    def chosen(self) -> Cells:
        """Which cells of the offer shall be accepted ``[rows, labels]``."""
        checked = set(self.labels.checked)
        wanted = np.array([label_id in checked for label_id in self._offer.label_ids], dtype=bool)
        chosen: Cells = self._open() & wanted
        return chosen

    def _open(self) -> Cells:
        """Return the cells that could be accepted, whatever labels are checked."""
        offer = self._offer
        cells: Cells = offer.cells & (offer.scores >= self.least.value())
        cells &= self._within()[:, None]
        if not self.by_hand.isChecked():
            cells &= ~offer.by_hand
        return cells

    def _within(self) -> Cells:
        place = next((n for n, button in enumerate(self.scopes) if button.isChecked()), 0)
        return self._scopes[place].within

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        for button in self.scopes:
            self._group.addButton(button)
            column.addWidget(button)
        self.scopes[0].setChecked(True)
        column.addWidget(self.labels, stretch=1)
        least = QHBoxLayout()
        least.setSpacing(GRID)
        caption = QLabel(tr("Only with a score of at least"))
        caption.setBuddy(self.least)
        least.addWidget(caption)
        least.addWidget(self.least)
        least.addStretch()
        column.addLayout(least)
        column.addWidget(self.by_hand)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.labels.checks_changed.connect(self._count)
        self._group.buttonToggled.connect(self._recount)
        self.least.valueChanged.connect(self._recount)
        self.by_hand.toggled.connect(self._recount)

    def _list_labels(self) -> None:
        """List the labels that are suggested anywhere, the most frequent first."""
        totals = self._offer.cells.sum(axis=0)
        self._order = [c for c in np.argsort(-totals, kind="stable").tolist() if totals[c]]
        for column in self._order:
            self.labels.add("", self._offer.label_ids[column], checked=True)
        self._recount()

    @Slot()
    def _recount(self) -> None:
        """Say how often each label could be accepted now."""
        counts = self._open().sum(axis=0)
        for place, column in enumerate(self._order):
            self.labels.set_text(place, f"{self._offer.names[column]}  ·  {number(counts[column])}")
        hand = int((self._offer.by_hand & self._within()[:, None]).sum())
        self.by_hand.setVisible(bool(self._offer.by_hand.any()))
        many = (
            tr("{hand:,} labels that were").format(hand=hand)
            if hand != 1
            else tr("1 label that was")
        )
        self.by_hand.setText(tr("Also change {many} set to “no” by hand").format(many=many))
        self._count()

    @Slot()
    def _count(self) -> None:
        chosen = self.chosen
        photos, labels = int(chosen.any(axis=1).sum()), int(chosen.sum())
        taught = int((chosen.any(axis=1) & self._offer.taught).sum())
        said = []
        if taught:
            said.append(
                tr(
                    "The run was trained on {taught:,} of these photos, so it looks surer "
                    "there than it is."
                ).format(taught=taught)
            )
        if self._offer.stale:
            said.append(stale_text(self._offer.stale))
        self.note.setText(" ".join(said))
        self.accept_button.setText(
            tr("Accept {labels} on {photos}").format(
                labels=counted(labels, tr("{} label"), tr("{} labels")),
                photos=counted(photos, tr("{} photo"), tr("{} photos")),
            )
            if labels
            else tr("Nothing to accept")
        )
        self.accept_button.setEnabled(labels > 0)
