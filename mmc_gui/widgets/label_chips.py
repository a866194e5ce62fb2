"""The labels of one photo as chips that are switched by click or key."""

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from engine.language import tr
from mmc_gui.text_size import grown
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.label_chip import HEIGHT, ChipLabel, LabelChip, LabelState

__all__ = ["ChipLabel", "LabelChips", "LabelState"]

USUAL_WIDTH = 320


class LabelChips(QWidget):
    """All labels in rows; one Tab stop for them all, the arrows walk inside."""

    toggle_requested = Signal(str)
    accept_requested = Signal(str)
    """A suggestion was clicked."""
    state_requested = Signal(str, int)
    """A label shall have this ``LabelState``, whatever it has now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Labels"))
        self._chips: dict[str, LabelChip] = {}
        self._order: list[LabelChip] = []
        self._current: LabelChip | None = None
        self._states: dict[str, LabelState] = {}
        self._suggestions: dict[str, float] = {}
        self._doubts: dict[str, float] = {}
        self._origins: dict[str, str] = {}
        self._flow = FlowLayout(self, gap=4)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return some chips beside each other and all rows that this makes."""
        return QSize(USUAL_WIDTH, self.heightForWidth(USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return one row.

        Layouts ask for the true height at their width; Qt's own answer, the height at the
        least width, is one chip below the other and leaves gaps all over a page.
        """
        return QSize(self._flow.minimumSize().width(), grown(HEIGHT))

    def set_labels(self, labels: Sequence[ChipLabel]) -> None:
        """Show these labels, all unknown, in this order."""
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._current = None
        # While it is seen, each chip that comes would have all the others laid out again.
        if seen := self.isVisible():
            self.hide()
        kept = self._take_all()
        self._order = []
        for label in labels:
            chip, item = kept.pop(label, None) or (self._make(label), None)
            if item is None:
                self._flow.addWidget(chip)
                chip.show()
            else:  # addWidget would look for it among all the others first
                self._flow.addItem(item)
            self._order.append(chip)
        for chip, _ in kept.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {chip.label.label_id: chip for chip in self._order}
        self._flow.invalidate()
        self._states.clear()
        self._suggestions.clear()
        self._doubts.clear()
        self._origins.clear()
        self._refresh()
        if self._order:
            self._remember(self._order[0])
        if seen:
            self.show()

    def follow(self, above: QWidget) -> None:
        """Let Tab come here from what stands above: chips are made later than all else."""
        for before, chip in itertools.pairwise([above, *self._order]):
            self.setTabOrder(before, chip)

    def _take_all(self) -> dict[ChipLabel, tuple[LabelChip, QLayoutItem]]:
        """Empty the layout; return the chips by what they show, with their items."""
        taken = [self._flow.takeAt(place) for place in reversed(range(self._flow.count()))]
        items = [item for item in reversed(taken) if item is not None]
        return {
            chip.label: (chip, item) for chip, item in zip(self._order, items, strict=True)
        }  # fmt: skip

    def _make(self, label: ChipLabel) -> LabelChip:
        chip = LabelChip(label, self)
        chip.clicked.connect(lambda: self._on_clicked(chip))
        chip.state_asked.connect(lambda state: self.state_requested.emit(label.label_id, state))
        chip.focused.connect(lambda: self._remember(chip))
        chip.walked.connect(self._walk)
        return chip

    def _on_clicked(self, chip: LabelChip) -> None:
        asked = self.accept_requested if chip.is_suggested else self.toggle_requested
        asked.emit(chip.label.label_id)

    def set_states(self, states: Mapping[str, LabelState]) -> None:
        """Show what is known; a label that is not named is unknown."""
        self._states = dict(states)
        self._refresh()

    def set_suggestions(
        self, scores: Mapping[str, float], doubts: Mapping[str, float] | None = None
    ) -> None:
        """Show these labels as suggested, and these as doubted, with their scores in 0..1."""
        self._suggestions, self._doubts = dict(scores), dict(doubts or {})
        self._refresh()

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """Say in the tooltips who gave labels their state, such as "by hand, 26 Nov"."""
        self._origins = dict(origins)
        self._refresh()

    def _refresh(self) -> None:
        for label_id, chip in self._chips.items():
            state = self._states.get(label_id, LabelState.UNKNOWN)
            chip.show_state(
                state,
                self._suggestions.get(label_id),
                doubt=self._doubts.get(label_id),
                origin=self._origins.get(label_id, ""),
            )

    def _remember(self, chip: LabelChip) -> None:
        """Make a chip the one that Tab stops at."""
        if chip is self._current:
            return
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = chip

    @Slot(int)
    def _walk(self, code: int) -> None:
        """Move the focus from the current chip; at the edge it stays."""
        if self._current is None:
            return
        key, at = Qt.Key(code), self._order.index(self._current)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target: LabelChip | None = self._order[0 if key == Qt.Key.Key_Home else -1]
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            target = self._in_row(self._current, -1 if key == Qt.Key.Key_Up else 1)
        else:
            target = self._beside(at + (-1 if key == Qt.Key.Key_Left else 1))
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, index: int) -> LabelChip | None:
        return self._order[index] if 0 <= index < len(self._order) else None

    def _in_row(self, chip: LabelChip, down: int) -> LabelChip | None:
        """Return the nearest chip in the row above or below."""
        here = chip.geometry().center()
        beyond = [c for c in self._order if (c.geometry().center().y() - here.y()) * down > 0]
        return min(
            beyond,
            key=lambda c: (
                abs(c.geometry().center().y() - here.y()),
                abs(c.geometry().center().x() - here.x()),
            ),
            default=None,
        )
