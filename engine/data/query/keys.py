"""The keys of the language: what each asks, which values it takes, how it is used.

Parser, completion, help and the documentation read this one table.
"""

from dataclasses import dataclass
from typing import Literal

from engine.language import tr

Kind = Literal["label", "number", "choice", "words", "score"]
YES_NO = (("yes", tr("they are")), ("no", tr("they are not")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key, as in ``split:val``."""

    name: str
    kind: Kind
    about: str
    """Which photos it finds, to go on after "Photos"."""
    example: str
    values: tuple[tuple[str, str], ...] = ()
    """Of a choice: each value with what it means."""
    also: tuple[tuple[str, str], ...] = ()
    """Other words for a value, each with the value."""
    needs_run: bool = False


KEYS = (
    Key(name="label", kind="label", about=tr("that have a label"), example="label:dog"),
    Key(
        name="unknown",
        kind="label",
        about=tr("of which nobody has said whether they have a label"),
        example="unknown:dog",
    ),
    Key(
        name="decided",
        kind="label",
        about=tr("that the run gives a label"),
        example="decided:dog",
        needs_run=True,
    ),
    Key(
        name="score",
        kind="score",
        about=tr("by the run's score for a label"),
        example="score(dog)>0.6",
        needs_run=True,
    ),
    Key(
        name="wrong",
        kind="choice",
        about=tr("where the run decides against a known label"),
        example="wrong:yes",
        values=YES_NO,
        needs_run=True,
    ),
    Key(
        name="split",
        kind="choice",
        about=tr("of a split"),
        example="split:val",
        values=(("train", "training"), ("val", "validation"), ("test", "test")),
        also=(("training", "train"), ("validation", "val")),
    ),
    Key(
        name="reviewed",
        kind="choice",
        about=tr("that a person has looked at"),
        example="reviewed:no",
        values=YES_NO,
    ),
    Key(
        name="flagged",
        kind="choice",
        about=tr("that were set aside"),
        example="flagged:yes",
        values=YES_NO,
    ),
    Key(
        name="has",
        kind="choice",
        about=tr("that have something"),
        example="has:note",
        values=(
            ("caption", tr("a caption")),
            ("photo", tr("a photo that can be read")),
            ("note", tr("a note")),
            ("labels", tr("at least one known label")),
            ("score", tr("scores of the run")),
        ),
        also=(
            ("scores", "score"),
            ("image", "photo"),
            ("label", "labels"),
            ("notes", "note"),
            ("captions", "caption"),
        ),
    ),
    Key(
        name="labels", kind="number", about=tr("by how many labels they have"), example="labels:>=3"
    ),
    Key(
        name="length",
        kind="number",
        about=tr("by how many characters the caption has"),
        example="length:<20",
    ),
    Key(
        name="source",
        kind="choice",
        about=tr("with a label that came from somewhere"),
        example="source:hand",
        values=(
            ("hand", tr("set by a person")),
            ("import", tr("read from a file")),
            ("model", tr("taken over from a model")),
        ),
        also=(("user", "hand"), ("imported", "import")),
    ),
    Key(name="name", kind="words", about=tr("by words of the file name"), example="name:0012"),
    Key(
        name="caption",
        kind="words",
        about=tr("by words of the caption alone"),
        example='caption:"red car"',
    ),
    Key(name="note", kind="words", about=tr("by words of the note"), example="note:blurred"),
    Key(name="id", kind="number", about=tr("by their number in the project"), example="id:123"),
)
BY_NAME = {key.name: key for key in KEYS}

EXAMPLES = (
    (tr("dog beach"), tr("both words, each as the beginning of a word")),
    (tr('"red car"'), tr("exactly these words in this order")),
    ("label:dog -label:cat", tr("has the one label and not the other")),
    ("label:dog OR label:cat", tr("has at least one of the two")),
    ("score(dog)>0.6 -label:dog", tr("the run sees a dog where none is labelled")),
    ("score(dog):0.4..0.6", tr("the run is not sure")),
    ("wrong:yes split:val", tr("where the run is wrong on the validation photos")),
    ("reviewed:no (labels:0 OR labels:>=4)", tr("not looked at yet, and unusual")),
    ("-has:caption", tr("no caption")),
    ("flagged:yes note:blur", tr("set aside, with a note about blur")),
)
"""Queries worth trying, each with what it finds."""
