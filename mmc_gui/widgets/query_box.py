"""The search field with the proposals under it: keys, labels, values and words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from engine.data.labels import LabelSet
from engine.data.query.complete import NOTHING, Completion, Proposal, complete
from engine.data.query.tree import Place
from engine.language import tr
from mmc_gui.theme import GRID, current_theme
from mmc_gui.widgets.search_box import SearchBox

PAUSE_MS = 90
"""Short enough to feel instant, long enough not to search for every letter of a fast word."""
LEAST_WORD = 2
MOST_ROWS = 14
ABOUT_WIDTH = 36 * GRID
_DOWN, _UP = Qt.Key.Key_Down, Qt.Key.Key_Up
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Proposals(QTreeView):
    """Texts with what they mean; floats in its window and never takes the focus."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Proposals"))
        self.setObjectName("proposals")
        self.clicked.connect(lambda index: self.taken.emit(index.row()))
        self.hide()

    @property
    def chosen(self) -> int | None:
        """The proposal that the keys stand on."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Show proposals, none of them chosen."""
        self._model.clear()
        for proposal in proposals:
            text, about = QStandardItem(proposal.text), QStandardItem(proposal.about)
            about.setForeground(QColor(current_theme().muted))
            self._model.appendRow([text, about])
        self.setCurrentIndex(QModelIndex())
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def step(self, by: int) -> None:
        """Choose the next or the former one; beyond the ends none is."""
        count = self._model.rowCount()
        at = -1 if self.chosen is None else self.chosen
        at = count - 1 if at < 0 and by < 0 else at + by
        inside = 0 <= at < count
        self.setCurrentIndex(self._model.index(at, 0) if inside else QModelIndex())

    def sizeHint(self) -> QSize:
        """Return room for as many as are seen at once."""
        rows = self._model.rowCount()
        height = min(rows, MOST_ROWS) * max(self.sizeHintForRow(0), 1) + 2 * self.frameWidth()
        texts = self.sizeHintForColumn(0) if rows else 0
        return QSize(texts + ABOUT_WIDTH, height)


class QueryBox(SearchBox):
    """Completes what is typed: arrows choose, Enter or Tab takes, Escape clears."""

    words_wanted = Signal(str)
    """The beginning of a word for which words of captions could be proposed."""
    choosing_ended = Signal()
    """The proposals are gone: what is typed is meant as it stands."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent, pause_ms=PAUSE_MS)
        self._labels = LabelSet(())
        self._completion: Completion = NOTHING
        self._proposals: tuple[Proposal, ...] = ()
        self.proposals = Proposals()
        self.proposals.taken.connect(self._take)
        self.textEdited.connect(self._propose)
        self.destroyed.connect(self.proposals.deleteLater)

    def is_typing(self, place: Place) -> bool:
        """Tell whether a part of the text is being typed, with proposals for how it goes on."""
        at = self._completion
        return self.proposals.isVisible() and place[0] <= at.end and place[1] >= at.start

    def set_labels(self, labels: LabelSet) -> None:
        """Propose these labels from now on."""
        self._labels = labels

    def offer_words(self, beginning: str, words: Sequence[str]) -> None:
        """Add words to the proposals, unless something else was typed meanwhile."""
        if self._completion.word != beginning or not self.hasFocus():
            return
        new = [Proposal(word, tr("a word of captions")) for word in words
               if word != beginning.casefold()]  # fmt: skip
        self._show((*self._completion.proposals, *new))

    @Slot()
    def _propose(self) -> None:
        self._completion = complete(self.text(), self.cursorPosition(), self._labels)
        self._show(self._completion.proposals)
        if len(self._completion.word) >= LEAST_WORD:
            self.words_wanted.emit(self._completion.word)

    def _show(self, proposals: tuple[Proposal, ...]) -> None:
        self._proposals = proposals
        if not proposals or not self.hasFocus():
            self._close()
            return
        window = self.window()
        self.proposals.setParent(window)
        self.proposals.offer(proposals)
        self._place()
        self.proposals.show()
        self.proposals.raise_()

    def _place(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + GRID // 2))
        wanted = self.proposals.sizeHint()
        width = min(max(wanted.width(), self.width()), window.width() - corner.x() - GRID)
        height = min(wanted.height(), window.height() - corner.y() - GRID)
        self.proposals.setGeometry(corner.x(), corner.y(), width, height)

    @Slot(int)
    def _take(self, number: int) -> None:
        proposal = self._proposals[number]
        text, start, end = self.text(), self._completion.start, self._completion.end
        gap = " " if proposal.finished and not text[end:].startswith(" ") else ""
        self._close()
        self.setText(text[:start] + proposal.text + gap + text[end:])
        self.setCursorPosition(start + len(proposal.text) + len(gap))
        self.setFocus()
        if proposal.finished:
            self.tell_now()
        else:
            self._propose()

    def _close(self) -> None:
        if self.proposals.isVisible():
            self.proposals.hide()
            self.choosing_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Let Tab take a proposal instead of leaving, where what is typed begins it."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self.proposals.isVisible():
            chosen = self.proposals.chosen
            if chosen is not None or self._proposals[0].text.startswith(self._completion.word):
                self._take(chosen or 0)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead through the proposals while they are shown."""
        shown, chosen = self.proposals.isVisible(), self.proposals.chosen
        if event.key() == _DOWN and not shown:
            self._propose()
        elif shown and event.key() in (_DOWN, _UP):
            self.proposals.step(1 if event.key() == _DOWN else -1)
        elif shown and event.key() == Qt.Key.Key_Escape and chosen is not None:
            self._close()
        elif shown and event.key() in _TAKE and chosen is not None:
            self._take(chosen)
        else:
            if event.key() in (Qt.Key.Key_Escape, *_TAKE):
                self._close()
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the proposals away."""
        self._close()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proposals under the field."""
        super().resizeEvent(event)
        if self.proposals.isVisible():
            self._place()
