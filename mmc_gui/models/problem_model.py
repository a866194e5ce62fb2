"""The doubtful rows of a project as a table that is filtered by words, kind and file."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.data.dataset import IntArray, Problem
from engine.data.problem_kinds import ProblemKind, problem_kind
from engine.language import tr

HEADERS = (tr("Kind"), tr("File"), tr("Line"), tr("Photo"), tr("What was found"), tr("Used"))
LINE, PHOTO, TEXT, USED = 2, 3, 4, 5
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProblemModel(QAbstractTableModel):
    """All texts are made once; a filter only chooses among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._kinds: list[ProblemKind] = []
        self._words: list[str] = []
        self._order: IntArray = np.zeros(0, dtype=np.int64)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show all of these."""
        self.beginResetModel()
        self._problems = tuple(problems)
        self._kinds = [problem_kind(problem) for problem in problems]
        self._words = [f"{p.source}\n{p.name}\n{p.text}".casefold() for p in problems]
        self._order = np.arange(len(problems))
        self.endResetModel()

    @property
    def kinds(self) -> dict[ProblemKind, int]:
        """How many there are of each kind that there is."""
        return {kind: n for kind in ProblemKind if (n := self._kinds.count(kind))}

    @property
    def files(self) -> list[str]:
        """The files that problems are of, in order."""
        return list(dict.fromkeys(problem.source for problem in self._problems))

    @property
    def shown(self) -> list[Problem]:
        """The problems that the filter lets through."""
        return [self._problems[row] for row in self._order.tolist()]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self._problems)

    def problem(self, row: int) -> Problem:
        """Return the problem of a row on the screen."""
        return self._problems[int(self._order[row])]

    def set_filter(self, text: str, kind: ProblemKind | None, file: str | None) -> None:
        """Show what holds all the words, of one kind and file where these are given."""
        words = text.casefold().split()
        order = [
            row
            for row, problem in enumerate(self._problems)
            if (kind is None or self._kinds[row] == kind)
            and (file is None or problem.source == file)
            and all(word in self._words[row] for word in words)
        ]
        self.beginResetModel()
        self._order = np.array(order, dtype=np.int64)
        self.endResetModel()

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row on the screen."""
        place = int(self._order[row])
        found = self._problems[place]
        return (
            str(self._kinds[place]), found.source, str(found.line) if found.line else "",
            found.name, found.text, tr("no") if found.lost else tr("yes"),
        )  # fmt: skip

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the text of a cell; what may be cut is its tooltip as well."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == LINE:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None
