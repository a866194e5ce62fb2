"""Guessing a mapping from the beginning of a table: by what cells hold, then by headers."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from engine.data.images import is_image
from engine.data.readers.cells import FLAGS, NO_VALUE, SPLIT_WORDS
from engine.data.readers.mapping import NONE_WORD, Mapping
from engine.data.readers.records import Record, records
from engine.data.readers.rows import LABEL_PREFIX, SCORE_PREFIX, column_names
from engine.data.readers.table import Words
from engine.data.readers.text import HEAD_BYTES, read_text
from engine.errors import EngineError
from engine.language import tr

SAMPLE = 200
"""Records that a guess is made from."""
FEW_LINES, MOST_BYTES = 20, 1 << 26
_DELIMITERS = ",\t;|"
_LIST_DELIMITERS = ("|", ";", ",", "\t")
SAFE_HEADER = ("image", "caption", "split")
"""How our own general CSV begins, in which cells that a spreadsheet would run are neutralised."""
LIST_HEADERS = ("labels", "not_labels")
JSON_HEADERS = ("labels_json", "not_labels_json")

IMAGE_WORDS = (
    "file_name", "filename", "image", "imageid", "image_id", "image_name", "image_path", "img",
    "img_path", "file", "path", "filepath", "file_path", "photo", "picture", "image_file", "name",
    "id",
)  # fmt: skip
CAPTION_WORDS = (
    "caption", "text", "captions", "description", "title", "sentence", "sentences", "comment",
    "comments", "prompt", "alt", "alt_text", "raw",
)  # fmt: skip
LABEL_WORDS = (
    "labels", "label", "tags", "tag", "classes", "class", "categories", "category", "keywords",
    "genres", "genre", "targets", "target", "attributes", "label_ids", "class_name",
)  # fmt: skip
NEGATIVE_WORDS = ("not_labels", "negatives", "negative_labels", "labels_not", "absent")
SPLIT_HEADERS = ("split", "set", "subset", "partition", "fold", "usage", "data_set", "dataset")
_INDEX_WORDS = ("", "id", "index", "idx", "no", "number", "row", "key")
_MANY = re.compile(r"s$|ids$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A mapping and why it is what it is, a sentence a part."""

    mapping: Mapping
    columns: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    word: str
    """The header as words are compared: lower case, ``_`` for spaces and dashes."""
    values: tuple[str, ...]
    """What is not empty in the sample."""

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of values that pass a test; 0.0 where there is none."""
        return sum(map(test, self.values)) / len(self.values) if self.values else 0.0


def guess_mapping(
    path: Path, encoding: str = "", *, delimiter: str = "", header: bool | None = None
) -> Guess:  # fmt: skip
    """Guess how a delimited file is to be read, as far as that is not given.

    Raises EngineError where it is no such file.
    """
    text = _beginning(path, encoding)
    tabs = path.suffix.lower() in (".tsv", ".tab")
    delimiter, quote, sample = _layout(text, delimiter or _DELIMITERS, tabs=tabs)
    if not sample:
        raise EngineError(tr("{name} is empty. Choose a file with rows.").format(name=path.name))
    if header is None:
        header = not _looks_like_data(sample[0].cells)
    names = (
        column_names(sample[0].cells)
        if header
        else [f"column {number}" for number in range(1, len(sample[0].cells) + 1)]
    )
    guess = guess_columns(names, [record.cells for record in sample[header:]])
    safe = tuple(names[:3]) == SAFE_HEADER
    if safe:
        guess = _our_own(guess)
    mapping = replace(
        guess.mapping, delimiter=delimiter, quote=quote, encoding=encoding, header=header,
        spreadsheet_safe=safe,
    )  # fmt: skip
    return replace(guess, mapping=mapping)


def _our_own(guess: Guess) -> Guess:
    """Return the mapping of a CSV that this program wrote, which its header tells."""
    mapping = replace(guess.mapping, image="image", caption="caption", split="split")
    headers = guess.columns[3:5]
    if headers in (LIST_HEADERS, JSON_HEADERS):
        mapping = replace(
            mapping, labels=headers[0], negatives=headers[1], one_hot=(), list_delimiter="|",
            lists="json" if headers == JSON_HEADERS else "delimited",
        )  # fmt: skip
    return replace(guess, mapping=mapping)


def guess_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Guess:
    """Guess which column means what from their headers and some rows of text."""
    columns = [
        _Column(
            name,
            re.sub(r"[\s\-]+", "_", name.strip().casefold()),
            tuple(
                row[place].strip() for row in rows if place < len(row) and row[place].strip()
            ),
        )
        for place, name in enumerate(names)
    ]  # fmt: skip
    reasons: list[str] = []
    image = _image(columns, reasons)
    left = [column for column in columns if column is not image]
    split = _by_word(left, SPLIT_HEADERS, lambda column: column.share(_is_split) > 0.9)
    left = [column for column in left if column is not split]
    labels = _by_word(left, LABEL_WORDS)
    negatives = _by_word(left, NEGATIVE_WORDS)
    left = [column for column in left if column not in (labels, negatives)]
    caption = _caption(left, reasons)
    one_hot = () if labels else _one_hot([column for column in left if column is not caption])
    mapping = Mapping(
        image=image.name if image else "",
        caption=caption.name if caption else "",
        labels=labels.name if labels else "",
        negatives=negatives.name if negatives and labels else "",
        one_hot=one_hot,
        split=split.name if split else "",
    )
    if one_hot:
        reasons.append(
            tr("{one_hot} columns hold yes and no; each is a label.").format(one_hot=len(one_hot))
        )
    if labels:
        mapping = _list_kind(mapping, labels, negatives, reasons)
    return Guess(mapping=mapping, columns=tuple(names), reasons=tuple(reasons))


def _beginning(path: Path, encoding: str) -> str:
    """Return the first lines of a file, none cut in two; more bytes where the lines are long."""
    limit = HEAD_BYTES
    while True:
        text = read_text(path, encoding, limit=limit)
        if text.whole:
            return text.text
        if text.text.count("\n") > FEW_LINES or limit >= MOST_BYTES:
            return text.text.rpartition("\n")[0] or text.text
        limit *= 8


def _layout(text: str, delimiters: str, *, tabs: bool) -> tuple[str, str, list[Record]]:
    """Return the delimiter and quote that make the first records alike, and these records."""
    best: tuple[float, str, str, list[Record]] | None = None
    for place, delimiter in enumerate(delimiters):
        for quote in ('"', "'"):
            if quote == "'" and not _quoted_by_apostrophes(text, delimiter):
                continue
            found = list(islice(records(text, delimiter=delimiter, quote=quote), SAMPLE))
            if not found:
                return ",", '"', []
            width = len(found[0].cells)
            share = sum(len(record.cells) == width for record in found) / len(found)
            doubts = sum(bool(record.doubt) for record in found) / len(found)
            score = (share - doubts / 2) * (width > 1) + 0.1 * (tabs and delimiter == "\t")
            score -= place / 1000
            if best is None or score > best[0]:
                best = (score, delimiter, quote, found)
    assert best is not None
    # What no delimiter parts is one column, whose commas may be part of the names.
    return (
        best[1:]
        if best[0] > 0.001 or len(delimiters) == 1
        else ("\t" if tabs else ",", '"', best[3])
    )


def _quoted_by_apostrophes(text: str, delimiter: str) -> bool:
    line = text.partition("\n")[0] + text.partition("\n")[2].partition("\n")[0]
    return '"' not in text and len(re.findall(rf"'{re.escape(delimiter)}'", line)) >= 2


def _looks_like_data(cells: Iterable[str]) -> bool:
    """Tell whether a first record is a row and no header."""
    texts = [cell.strip() for cell in cells]
    headed = {*IMAGE_WORDS, *CAPTION_WORDS, *LABEL_WORDS}.intersection(map(str.casefold, texts))
    return not headed and any(map(is_image, texts))


def _image(columns: Sequence[_Column], reasons: list[str]) -> _Column | None:
    shares = [(column.share(is_image), -place) for place, column in enumerate(columns)]
    best = max(range(len(columns)), key=lambda place: shares[place], default=None)
    if best is not None and shares[best][0] >= 0.5:
        named = _by_word(columns, IMAGE_WORDS, lambda column: column.share(is_image) >= 0.5)
        chosen = named or columns[best]
        reasons.append(tr("'{name}' holds names of photos.").format(name=chosen.name))
        return chosen
    chosen_by_word = _by_word(columns, IMAGE_WORDS)
    if chosen_by_word is not None:
        reasons.append(
            tr("'{name}' is named like a column of photos.").format(name=chosen_by_word.name)
        )
    return chosen_by_word


def _caption(columns: Sequence[_Column], reasons: list[str]) -> _Column | None:
    named = _by_word(columns, CAPTION_WORDS)
    if named is not None:
        return named

    def length(column: _Column) -> float:
        return sum(map(len, column.values)) / len(column.values) if column.values else 0.0

    wordy = [column for column in columns if column.share(lambda text: text.count(" ") >= 2) > 0.5]
    chosen = max(wordy, key=length, default=None)
    if chosen is not None:
        reasons.append(tr("'{name}' holds sentences, thus captions.").format(name=chosen.name))
    return chosen


def _one_hot(columns: Sequence[_Column]) -> tuple[str, ...]:
    marked = [column.name for column in columns if column.name.startswith(LABEL_PREFIX)]
    if marked:
        return tuple(marked)
    flags = [
        column.name
        for column in columns
        if column.values
        and column.word not in _INDEX_WORDS
        and not column.word.startswith(("unnamed:", SCORE_PREFIX))
        and column.share(lambda text: text.casefold() in FLAGS) > 0.9
        and column.share(lambda text: text.casefold() in NO_VALUE) != 1.0
    ]
    return tuple(flags)


def _list_kind(
    mapping: Mapping, labels: _Column, negatives: _Column | None, reasons: list[str]
) -> Mapping:
    """Add how labels stand in their cells."""
    values = [*labels.values, *(negatives.values if negatives else ())]
    values = [value for value in values if value != NONE_WORD]
    listed = sum(value.startswith("[") and value.endswith("]") for value in values)
    if values and listed > 0.5 * len(values):
        reasons.append(tr("'{name}' holds lists in brackets.").format(name=labels.name))
        return replace(mapping, lists="json", words=_words(re.findall(r"\w+", " ".join(values))))
    delimiter = next(
        (d for d in _LIST_DELIMITERS if sum(d in value for value in values) > 0.02 * len(values)),
        "",
    )
    spaced = sum(" " in value for value in values)
    if not delimiter and spaced:
        tokens = [token for value in values for token in value.split()]
        # Names of two words come back as they are; lists of names come in ever new orders.
        repeats = len(set(values)) < 0.5 * len(values) and len(set(values)) <= len(set(tokens))
        many = _MANY.search(labels.word) is not None
        if all(token.isdecimal() for token in tokens) or (many and not repeats):
            delimiter = " "
    tokens = [part.strip() for value in values
              for part in (value.split(delimiter if delimiter != " " else None)
                           if delimiter else [value])]  # fmt: skip
    parted = {"": tr("one label a cell"), " ": tr("labels parted by spaces")}
    reasons.append(
        tr("'{name}' holds {get}.").format(
            name=labels.name,
            get=parted.get(
                delimiter, tr("labels parted by {delimiter!r}").format(delimiter=delimiter)
            ),
        )
    )
    return replace(mapping, list_delimiter=delimiter, words=_words(tokens))


def _words(tokens: Sequence[str]) -> Words:
    """Return ids where all labels are numbers, which name nothing."""
    return "ids" if tokens and all(token.lstrip("-").isdecimal() for token in tokens) else "names"


def _by_word(
    columns: Sequence[_Column],
    words: Sequence[str],
    fits: Callable[[_Column], bool] = lambda _: True,
) -> _Column | None:
    """Return the column whose header is the first of the words that any has."""
    for word in words:
        for column in columns:
            if column.word == word and fits(column):
                return column
    return None


def _is_split(text: str) -> bool:
    return text.casefold() in SPLIT_WORDS
