"""What the fields above the photos ask for, as one query."""

from dataclasses import dataclass
from enum import StrEnum

from engine.data.dataset import Split
from engine.data.labels import Label, LabelSet
from engine.data.query import Node, parse
from engine.data.query.tree import LabelIs, joined
from engine.language import tr


class Show(StrEnum):
    """The rows a person may want to see; the values are their names on the screen."""

    ALL = tr("All photos")
    NOT_REVIEWED = tr("Not reviewed")
    REVIEWED = tr("Reviewed")
    UNLABELLED = tr("Not labelled yet")
    BARE = tr("Without any label")
    WRONG = tr("Model disagrees")
    UNUSABLE = tr("Photo missing or broken")


_QUERIES = {
    Show.ALL: "",
    Show.NOT_REVIEWED: "reviewed:no",
    Show.REVIEWED: "reviewed:yes",
    Show.UNLABELLED: "-has:labels",
    Show.BARE: "has:labels labels:0",
    Show.WRONG: "wrong:yes",
    Show.UNUSABLE: "-has:photo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter:
    """What is asked for; the parts are joined by "and"."""

    text: str = ""
    """A query, as it was typed."""
    label: str = ""
    """What names a label that the row must have, see ``label_word``; empty for any row."""
    split: Split | None = None
    show: Show = Show.ALL

    def tree(self) -> Node:
        """Return all of it as one query; raises ``QueryError`` where the text cannot be read."""
        parts = [parse(self.text)]
        if self.label:
            parts.append(LabelIs("label", self.label))
        if self.split is not None:
            parts.append(parse(f"split:{self.split.name.lower()}"))
        return joined(*parts, parse(_QUERIES[self.show]))


def label_word(label: Label, labels: LabelSet) -> str:
    """Return what names a label in a query: its name, or its id where others share the name."""
    names = [other.name.casefold() for other in labels]
    return label.name if names.count(label.name.casefold()) == 1 else label.id
