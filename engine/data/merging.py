"""A source that has changed since it was imported: what differs, and how the project takes it.

Rows are matched by their names. What a person has changed is set against what the source said
before: only where both have changed since is there a conflict, and then the person's stays unless
the source's is asked for.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Dataset, Problem, Split
from engine.data.importing import ImportOptions, new_items
from engine.data.labels import Label, LabelSet, ordered_ids
from engine.data.photos import PhotoFinder
from engine.data.project import Edit, NewItem, Project, RowsUpdate
from engine.data.readers.table import SourceRow, SourceTable, unique
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.language import counted, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionChange:
    """A caption that the source tells otherwise now."""

    item: int
    name: str
    old: str
    new: str
    by_hand: bool
    """Whether a person has changed it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChange:
    """A label of a row that the source tells otherwise now; states are those of a dataset."""

    item: int
    name: str
    label: str
    """Its id."""
    old: int
    new: int
    by_hand: bool
    """Whether a person has set it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDiff:
    """All that differs between a project and its source; nothing is changed yet."""

    source: str
    rows: int
    added: tuple[NewItem, ...]
    gone: tuple[str, ...]
    """Rows of the project that the source has no more; they are kept."""
    captions: tuple[CaptionChange, ...]
    labels: tuple[LabelChange, ...]
    photos: tuple[tuple[int, str], ...]
    """Item and path of photos that were missing and are there now."""
    new_labels: tuple[Label, ...]
    left_labels: tuple[str, ...]
    """Labels of the source that were deleted here, and are not brought back."""
    problems: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the project holds all that the source says."""
        return not (self.added or self.captions or self.labels or self.photos or self.new_labels)

    def count(self, kind: str, *, by_hand: bool = False) -> int:
        """Return how many captions or labels differ, with or without a person's hand in it."""
        changes: Sequence[CaptionChange | LabelChange]
        changes = self.captions if kind == "captions" else self.labels
        return sum(change.by_hand == by_hand for change in changes)

    def sentences(self) -> list[str]:
        """Say what differs, one thing a sentence."""
        by_hand = self.count("captions", by_hand=True), self.count("labels", by_hand=True)
        lines = [
            (len(self.added), tr("{} photo is new."), tr("{} photos are new.")),
            (
                self.count("captions"),
                tr("{} caption has changed."),
                tr("{} captions have changed."),
            ),
            (
                self.count("labels"),
                tr("{} label of a photo has changed."),
                tr("{} labels of photos have changed."),
            ),
            (
                len(self.photos),
                tr("{} photo that was missing is there now."),
                tr("{} photos that were missing are there now."),
            ),
            (
                by_hand[0],
                tr("{} caption has changed that was changed here too."),
                tr("{} captions have changed that were changed here too."),
            ),
            (
                by_hand[1],
                tr("{} label of a photo has changed that was set here by hand."),
                tr("{} labels of photos have changed that were set here by hand."),
            ),
            (
                len(self.gone),
                tr("{} photo is not in the source any more; it is kept."),
                tr("{} photos are not in the source any more; they are kept."),
            ),
        ]
        said = [counted(*line) for line in lines if line[0]]
        if self.new_labels:
            names = ", ".join(label.name for label in self.new_labels[:8])
            count = len(self.new_labels)
            said.append(
                counted(count, tr("{} label is new: "), tr("{} labels are new: ")) + f"{names}."
            )
        if self.left_labels:
            said.append(
                tr("Deleted here, and not brought back: {join}.").format(
                    join=", ".join(self.left_labels[:8])
                )
            )
        return said or [tr("The project holds all that {source} says.").format(source=self.source)]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateChoice:
    """What of a difference to take over."""

    added: bool = True
    captions: bool = True
    labels: bool = True
    photos: bool = True
    captions_by_hand: bool = False
    """Whether the source's captions replace those that a person has changed too."""
    labels_by_hand: bool = False
    """Whether the source's labels replace those that a person has set."""


def compare_source(
    project: Project, table: SourceTable, *, images: Path | None = None,
    reporter: Reporter | None = None,
) -> SourceDiff:  # fmt: skip
    """Set a source that was read anew against the project; nothing is changed."""
    reporter = reporter or Silent()
    if not table.rows:
        raise EngineError(
            tr("{name} has no rows now, so nothing is taken from it.").format(name=table.name)
        )
    reporter.emit(Progress(what=tr("Comparing"), done=0, total=1))
    dataset = project.dataset()
    words = _LabelWords(project, dataset.labels, table)
    place = {name: row for row, name in enumerate(dataset.names)}
    known = [row for row in table.rows if row.name in place]
    fresh = [row for row in table.rows if row.name not in place]
    rows = [place[row.name] for row in known]
    reporter.check()
    finder = PhotoFinder(images or dataset.root)
    added, doubts = _added(table, fresh, words, finder, reporter)
    has_tests = any(row.split == Split.TEST for row in table.rows)
    named = {row.name for row in table.rows}
    return SourceDiff(
        source=table.name,
        rows=len(table.rows),
        added=added,
        gone=tuple(
            name for name, split in zip(dataset.names, dataset.splits.tolist(), strict=True)
            if name not in named and (has_tests or split != Split.TEST)
        ),
        captions=tuple(_captions(project, dataset, table, known, rows)),
        labels=tuple(_labels(project, dataset, known, rows, words)),
        photos=tuple(_photos(dataset, known, rows, finder)),
        new_labels=words.new,
        left_labels=words.left,
        problems=(*table.problems, *doubts),
    )  # fmt: skip


def apply_source(
    project: Project, diff: SourceDiff, choice: UpdateChoice | None = None
) -> Edit | None:
    """Take over what was chosen, as one edit that can be taken back; None where nothing was."""
    choice = choice or UpdateChoice()
    captions = [
        change for change in diff.captions
        if (choice.captions_by_hand if change.by_hand else choice.captions)
    ]  # fmt: skip
    labels = [
        change for change in diff.labels
        if (choice.labels_by_hand if change.by_hand else choice.labels)
    ]  # fmt: skip
    added = diff.added if choice.added else ()
    used = {label.label for label in labels} | {key for item in added for key in item.states}
    counts = ", ".join(
        word.format(len(part))
        for part, word in (
            (added, tr("{:,} new")),
            (captions, tr("{:,} captions")),
            (labels, tr("{:,} labels")),
        )
        if part
    )
    return project.rows_editor.update(
        RowsUpdate(
            what=tr("Update from {source}").format(source=diff.source)
            + (f": {counts}" if counts else ""),
            added=added,
            labels=tuple(label for label in diff.new_labels if label.id in used),
            captions={change.item: change.new for change in captions},
            images=dict(diff.photos) if choice.photos else {},
            cells=tuple((change.item, change.label, change.new) for change in labels),
            problems=diff.problems,
        )
    )


class _LabelWords:
    """Which label of the project a word of the source means.

    ``known`` are the ids that a complete row says something about, listed or not; those that are
    ``explicit`` among them no import has declared, so that in the project silence means unknown.
    """

    def __init__(self, project: Project, labels: LabelSet, table: SourceTable) -> None:
        kinds = project.rows_editor.label_kinds()
        names = {label.name: label.id for label in labels}
        declared = {label.id: label.name for label in table.labels or ()}
        found = {w for row in table.rows for w in (*(row.labels or ()), *(row.negatives or ()))}
        self.ids, new, left = {}, [], []
        for word in (*declared, *ordered_ids(found - declared.keys())):
            if word in labels.ids:
                self.ids[word] = word
            elif (name := declared.get(word, word)) in names and table.words == "names":
                self.ids[word] = names[name]
            elif word in kinds:
                left.append(name)
            elif word in found:
                self.ids[word] = word
                new.append(Label(word, name))
        self.new, self.left = tuple(new), tuple(left)
        of_source = [key for key in labels.ids if kinds[key].of_source]
        self.known = unique((*of_source, *self.ids.values()))
        self.explicit = tuple(
            key for key in self.known if key not in kinds or not kinds[key].implied
        )

    def translated(self, words: Iterable[str] | None) -> tuple[str, ...] | None:
        """Return the project's ids for words of the source."""
        if words is None:
            return None
        return unique(self.ids[word] for word in words if word in self.ids)

    def states(self, row: SourceRow) -> dict[str, int]:
        """Return what a row says of all known labels."""
        rest = NEGATIVE if row.negatives is None else UNKNOWN
        states = dict.fromkeys(self.known, rest)
        states |= dict.fromkeys(self.translated(row.negatives) or (), NEGATIVE)
        return states | dict.fromkeys(self.translated(row.labels) or (), POSITIVE)


def _added(
    table: SourceTable, fresh: Sequence[SourceRow], words: _LabelWords, finder: PhotoFinder,
    reporter: Reporter,
) -> tuple[tuple[NewItem, ...], list[Problem]]:  # fmt: skip
    if not fresh:
        return (), []
    rows = tuple(
        dataclasses.replace(
            row, labels=words.translated(row.labels), negatives=words.translated(row.negatives)
        )
        for row in fresh
    )
    labels = LabelSet(tuple(Label(key, key) for key in words.known))
    part = dataclasses.replace(table, rows=rows, problems=())
    items, doubts = new_items(part, labels, finder, ImportOptions(), reporter)
    return tuple(_in_so_many_words(item, words) for item in items), doubts


def _in_so_many_words(item: NewItem, words: _LabelWords) -> NewItem:
    """Return a row that says of every label whether it applies, where silence would not do."""
    if not item.complete or not words.explicit:
        return item
    rest = tuple(key for key in words.known if key not in (item.labels or ()))
    return dataclasses.replace(item, negatives=rest)


def _captions(
    project: Project, dataset: Dataset, table: SourceTable, known: Sequence[SourceRow],
    rows: Sequence[int],
) -> Iterator[CaptionChange]:  # fmt: skip
    if not any(row.caption for row in table.rows):
        return  # a source without captions does not say that there are none
    by_hand = project.rows_editor.captions_by_hand()
    for row, place in zip(known, rows, strict=True):
        old, item = dataset.captions[place], int(dataset.items[place])
        if row.caption == old or by_hand.get(item) == row.caption:
            continue
        yield CaptionChange(
            item=item, name=row.name, old=old, new=row.caption, by_hand=item in by_hand
        )


def _labels(
    project: Project, dataset: Dataset, known: Sequence[SourceRow], rows: Sequence[int],
    words: _LabelWords,
) -> Iterator[LabelChange]:  # fmt: skip
    by_hand = project.rows_editor.labels_by_hand()
    columns = {label_id: column for column, label_id in enumerate(dataset.labels.ids)}
    for row, place in zip(known, rows, strict=True):
        if row.labels is None and row.negatives is None:
            continue
        item, held = int(dataset.items[place]), dataset.targets[place].tolist()
        for label_id, new in words.states(row).items():
            column = columns.get(label_id)
            old = UNKNOWN if column is None else held[column]
            before = by_hand.get((item, label_id))
            if new in (old, before):
                continue
            yield LabelChange(
                item=item, name=row.name, label=label_id, old=old, new=new,
                by_hand=before is not None,
            )  # fmt: skip


def _photos(
    dataset: Dataset, known: Sequence[SourceRow], rows: Sequence[int], finder: PhotoFinder
) -> Iterator[tuple[int, str]]:
    for row, place in zip(known, rows, strict=True):
        if row.image and not dataset.images[place]:
            found = finder.find(row.image)
            if found.path:
                yield int(dataset.items[place]), found.path
