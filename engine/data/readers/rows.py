"""From the cells of a record to a row, by a mapping: the same for CSV, JSON lines and Parquet."""

import dataclasses
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from engine.data.dataset import Problem, Split
from engine.data.labels import Label, LabelSet
from engine.data.readers.cells import flag_of, is_list, labels_of, plain_cell, split_of, text_of
from engine.data.readers.mapping import Mapping
from engine.data.readers.table import SourceRow, SourceTable, kept_rows, no_rows, problem_of
from engine.errors import EngineError
from engine.language import tr

LABEL_PREFIX, SCORE_PREFIX = "label:", "score:"
"""Before the header of a column that is a label or a score, where it might be anything else."""
NAMED = 8
"""Columns named in a message; a table may have thousands."""


def column_names(header: Sequence[str]) -> list[str]:
    """Return a name for each column: its header, numbered where it is empty or stands twice."""
    seen: dict[str, int] = {}
    names: list[str] = []
    for number, text in enumerate(header, start=1):
        name = text.strip() or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


class _Columns:
    """Places of columns by name, in whatever case where that leaves no doubt."""

    def __init__(self, columns: Sequence[str], source: str) -> None:
        self._columns, self._source = columns, source
        self._places = {name: place for place, name in reversed(list(enumerate(columns)))}
        self._folded = {name.casefold(): place for name, place in self._places.items()}

    def place(self, name: str) -> int:
        """Return the place of a column; an EngineError names those that are there."""
        place = self._places.get(name, self._folded.get(name.casefold()))
        if place is None:
            more = ", ..." if len(self._columns) > NAMED else ""
            raise EngineError(
                tr("{source} has no column '{name}'. Its columns are {join}{more}.").format(
                    source=self._source, name=name, join=", ".join(self._columns[:NAMED]), more=more
                )
            )
        return place

    def maybe(self, name: str) -> int | None:
        """Return the same, or None where no column is named."""
        return self.place(name) if name else None


class RowMaker:
    """Makes rows of the cells of one table, and keeps what was doubtful."""

    def __init__(self, columns: Sequence[str], mapping: Mapping, source: str) -> None:
        self.mapping, self._source = mapping, source
        find = _Columns(columns, source)
        self._image, self._caption = find.maybe(mapping.image), find.maybe(mapping.caption)
        self._labels, self._negatives = find.maybe(mapping.labels), find.maybe(mapping.negatives)
        self._split = find.maybe(mapping.split)
        self._one_hot = [(name, find.place(name)) for name in mapping.one_hot]
        self._ids = [name.removeprefix(LABEL_PREFIX) for name in mapping.one_hot]
        self._minus: dict[int, list[str]] = {}
        self._has_zero = False
        self._rows: list[SourceRow] = []
        self.problems: list[Problem] = []

    def add(self, line: int, cells: Sequence[Any], doubt: str = "") -> None:
        """Make a row of one record; what has no photo name is listed as lost."""
        doubts = [doubt] if doubt else []
        image = self._image_of(cells, doubts)
        if self._image is not None and not image:
            self.lose(line, " ".join([*doubts, tr("The row names no photo and was left out.")]))
            return
        positives = negatives = None
        caption, split = self._caption_of(cells, doubts), self._split_of(cells, doubts)
        if self.mapping.has_labels:
            positives, negatives = self._states(cells, doubts)
        row = SourceRow(
            name=image or f"row {line}", image=image, caption=caption, labels=positives,
            negatives=negatives, split=split, source=self._source, line=line,
        )  # fmt: skip
        self._rows.append(row)
        if doubts:
            self.problems += [problem_of(row, text) for text in doubts]

    def note(self, text: str) -> None:
        """Keep a sentence about the file as a whole."""
        self.problems.append(Problem(source=self._source, line=0, name="", text=text))

    def lose(self, line: int, text: str, name: str = "") -> None:
        """List a record that no row can be made of."""
        self.problems.append(
            Problem(source=self._source, line=line, name=name, text=text, lost=True)
        )

    def table(
        self, *, name: str, format_: str, labels: LabelSet | None = None, root: Path | None = None
    ) -> SourceTable:
        """Return all rows, one a name; raises EngineError where there is none."""
        rows, repeated = kept_rows(self._settled(), repeats=self.mapping.repeats)
        if not rows:
            raise no_rows(name)
        return SourceTable(
            name=name, format=format_, rows=rows, problems=(*self.problems, *repeated),
            has_labels=self.mapping.has_labels, words=self.mapping.words,
            labels=labels or self.label_set(), root=root,
        )  # fmt: skip

    def rows(self) -> tuple[SourceRow, ...]:
        """Return the rows as they are so far, also those of one name."""
        return tuple(self._settled())

    def label_set(self) -> LabelSet | None:
        """Return the labels that columns declare, or None where no column is a label."""
        return LabelSet(tuple(Label(key, key) for key in self._ids)) if self._ids else None

    def _image_of(self, cells: Sequence[Any], doubts: list[str]) -> str:
        value = None if self._image is None else cells[self._image]
        if isinstance(value, Pairs):
            if not value.get("path"):
                doubts.append(
                    tr("The photo is inside the table, which cannot be used; save it as a file.")
                )
            value = value.get("path")
        if isinstance(value, bytes):
            doubts.append(
                tr("The photo is inside the table, which cannot be used; save it as a file.")
            )
            return ""
        text = str(value) if isinstance(value, PurePath) else text_of(value)
        return self._plain(text).strip()

    def _caption_of(self, cells: Sequence[Any], doubts: list[str]) -> str:
        value = None if self._caption is None else cells[self._caption]
        if is_list(value):
            texts = [text for text in map(text_of, value) if text.strip()]
            if len(texts) > 1 and self.mapping.repeats == "first":
                doubts.append(
                    tr("There are {texts} captions; the first is used.").format(texts=len(texts))
                )
            return "\n".join(texts) if self.mapping.repeats == "join" else "".join(texts[:1])
        return self._plain(text_of(value))

    def _split_of(self, cells: Sequence[Any], doubts: list[str]) -> Split | None:
        if self._split is None:
            return None
        split, doubt = split_of(cells[self._split])
        doubts += [doubt] if doubt else []
        return split

    def _states(
        self, cells: Sequence[Any], doubts: list[str]
    ) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
        """Return the labels that apply and, of a row that does not tell all, those that do not."""
        if self._one_hot:
            return self._flags(cells, doubts)
        value = None if self._labels is None else cells[self._labels]
        if isinstance(value, Pairs):
            return _flagged(value)
        positives, doubt = labels_of(self._plain_value(value), self.mapping)
        doubts += [doubt] if doubt else []
        if self._negatives is None:
            return positives, None
        negatives, doubt = labels_of(self._plain_value(cells[self._negatives]), self.mapping)
        doubts += [doubt] if doubt else []
        if negatives is None:
            return positives, None
        both = [label for label in negatives if label in (positives or ())]
        if both:
            doubts.append(
                tr("'{both}' applies and does not; it is taken to apply.").format(both=both[0])
            )
        return positives or (), tuple(label for label in negatives if label not in both)

    def _flags(
        self, cells: Sequence[Any], doubts: list[str]
    ) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
        yes: list[str] = []
        no: list[str] = []
        minus: list[str] = []
        odd: list[str] = []
        for (name, place), label in zip(self._one_hot, self._ids, strict=True):
            flag, doubt = flag_of(cells[place])
            if doubt:
                odd.append(f"{name}: {doubt}")
            if flag is not None:
                (yes if flag == 1 else no if flag == 0 else minus).append(label)
        if odd:  # a table of scores has one in each cell
            doubts.append(
                odd[0]
                + (
                    tr(" {value:,} more like it.").format(value=len(odd) - 1)
                    if len(odd) > 1
                    else ""
                )
            )
        self._has_zero |= bool(no)
        if minus:
            self._minus[len(self._rows)] = minus
        return _complete(yes, no, len(self._ids))

    def _settled(self) -> list[SourceRow]:
        """Return the rows with -1 understood: no where the table has no 0, else unknown."""
        if self._has_zero or not self._minus:
            return self._rows
        rows = self._rows.copy()
        for number, minus in self._minus.items():
            row = rows[number]
            positives, negatives = _complete(
                list(row.labels or ()), [*(row.negatives or ()), *minus], len(self._ids)
            )
            rows[number] = dataclasses.replace(row, labels=positives, negatives=negatives)
        return rows

    def _plain(self, text: str) -> str:
        return plain_cell(text) if self.mapping.spreadsheet_safe else text

    def _plain_value(self, value: Any) -> Any:  # noqa: ANN401
        return self._plain(value) if isinstance(value, str) else value


def _complete(
    yes: list[str], no: list[str], labels: int
) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    if not yes and not no:
        return None, None
    return tuple(yes), None if len(yes) + len(no) == labels else tuple(no)


def _flagged(value: Pairs[Any, Any]) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Read ``{"cat": true, "dog": false}``: what is not named is unknown."""
    flags = {text_of(name): flag_of(flag)[0] for name, flag in value.items()}
    yes = [name for name, flag in flags.items() if flag == 1]
    no = [name for name, flag in flags.items() if flag in (0, -1)]
    return (tuple(yes), tuple(no)) if yes or no else (None, None)
