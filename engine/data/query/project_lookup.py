"""Looks rows up in a project's file: its index of words, its marks, its sorting in C.

It reads through a connection of its own, beside the one that edits: what is committed counts.
It has to be closed before that one, which folds the write-ahead log in as the last to close.
SQLite works without the interpreter lock, so that a window stays smooth meanwhile.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, IntArray
from engine.data.project.guard import sentences
from engine.data.query.facts import Memory, Scan, TextColumn, sort_key
from engine.data.query.text import Mask, has_cjk, needle
from engine.data.query.tree import Phrase, Word
from engine.errors import Cancelled

_SOURCES = {
    "hand": "source IN ('user', 'confirmed')",
    "import": "source = 'imported'",
    "model": "source NOT IN ('user', 'imported')",
}
_CACHE_KIB = 64 << 10
FEW_ROWS, SHORT = 5_000, 2


class ProjectLookup:
    """Answers for one project file; asked from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._memory = Memory()
        self._scan = Scan()
        self._in_use = threading.Lock()
        self._closed = False

    def close(self) -> None:
        """Let go of the file, from any thread; what is being looked up ends at once."""
        self._closed = True
        self.interrupt()
        with self._in_use:
            if self._db is not None:
                self._db.close()

    def interrupt(self) -> None:
        """End what is being looked up, from any thread; whoever waits for it gets ``Cancelled``."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.ProgrammingError):  # it is closed
                self._db.interrupt()

    def words(self, dataset: Dataset, wanted: Sequence[Word | Phrase]) -> Mask:
        """Return the rows whose caption or name holds all that is wanted ``[n]``."""
        sought = [part for part in wanted if needle(part.text, exact=False)]
        mask = np.ones(len(dataset), dtype=bool)
        if not sought:
            return mask
        if any(has_cjk(part.text) for part in sought):
            mask[:] = False
        else:
            mask = self._indexed(dataset, sought)
        # The index has the characters between two spaces as one word: these are looked through.
        rows = self._rows_with_cjk(dataset)
        if len(rows):
            mask[rows] = False
            found: Sequence[int] = rows.tolist()
            for part in sought:
                found = self._scan.among(dataset, part, found)
            mask[np.asarray(found, dtype=np.int64)] = True
        return mask

    def _indexed(self, dataset: Dataset, sought: Sequence[Word | Phrase]) -> Mask:
        """Return the rows that the index of words has for all of them ``[n]``."""
        # Thousands of words begin with one letter, and the index joins them anew each time. Where
        # the other words leave few rows, these are looked through instead.
        short = [part for part in sought if _is_short(part)]
        long = [part for part in sought if not _is_short(part)]
        query = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
        if not short or not long:
            return self._mask(dataset, query, " AND ".join(map(_matching, sought)))
        mask = self._mask(dataset, query, " AND ".join(map(_matching, long)))
        rows = np.flatnonzero(mask)
        if len(rows) > FEW_ROWS:
            return self._mask(dataset, query, " AND ".join(map(_matching, sought)))
        found: Sequence[int] = rows.tolist()
        for part in short:
            found = self._scan.among(dataset, part, found)
        mask[:] = False
        mask[np.asarray(found, dtype=np.int64)] = True
        return mask

    def source(self, dataset: Dataset, source: str) -> Mask:
        """Return the rows with a mark from a source ``[n]``."""
        return self._mask(dataset, f"SELECT group_concat(item) FROM marks WHERE {_SOURCES[source]}")

    def ranks(self, dataset: Dataset, column: TextColumn) -> IntArray:
        """Return the place of each row among all, sorted by a text ``[n]``."""
        key = "sort_key(name)" if column == "name" else "caption COLLATE NOCASE"
        items = self._items(
            f"SELECT group_concat(item) FROM (SELECT item FROM items ORDER BY {key}, position)"
        )
        rows = self._rows_of(dataset, items)
        ranks = np.full(len(dataset), len(dataset), dtype=np.int64)
        ranks[rows] = np.arange(len(rows))
        return ranks

    def words_like(self, beginning: str, most: int) -> list[str]:
        """Return the words that begin like this, the most frequent first."""
        word = needle(beginning, exact=False).strip()
        if not word or " " in word:
            return []
        with self._looking() as db:
            db.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, "
                "row)"
            )
            rows = db.execute(
                "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? "
                "ORDER BY doc DESC, term LIMIT ?",
                (word, word + "\U0010ffff", most),
            ).fetchall()
        return [row[0] for row in rows]

    def _mask(self, dataset: Dataset, query: str, *values: str) -> Mask:
        mask = np.zeros(len(dataset), dtype=bool)
        mask[self._rows_of(dataset, self._items(query, *values))] = True
        return mask

    def _items(self, query: str, *values: str) -> IntArray:
        """Carry out a query that gives item numbers as one text: far faster than a tuple each."""
        with self._looking() as db:
            (text,) = db.execute(query, values).fetchone()
        return np.fromstring(text or "", dtype=np.int64, sep=",")

    @contextlib.contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        with self._in_use, sentences(self._path):
            if self._closed:
                raise Cancelled
            if self._db is None:  # opened by the thread that looks, not by the one that shows
                self._db = _connect(self._path)
            try:
                yield self._db
            except sqlite3.OperationalError as error:
                if "interrupted" in str(error):
                    raise Cancelled from error
                raise

    def _rows_of(self, dataset: Dataset, items: IntArray) -> IntArray:
        """Return the rows of items, without those that are not in the dataset."""
        row_of = self._memory.recall("rows", (dataset.items,), lambda: _inverse(dataset.items))
        rows = row_of[items[items < len(row_of)]]
        found: IntArray = rows[rows >= 0]
        return found

    def _rows_with_cjk(self, dataset: Dataset) -> IntArray:
        names, captions = dataset.names, dataset.captions

        def look() -> IntArray:
            plain = np.ones(len(names), dtype=bool)
            for texts in (names, captions):  # without a step of Python for each: it is asked first
                plain &= np.fromiter(map(str.isascii, texts), dtype=bool, count=len(texts))
            rows = np.flatnonzero(~plain).tolist()
            return np.array(
                [row for row in rows if has_cjk(names[row]) or has_cjk(captions[row])],
                dtype=np.int64,
            )

        return self._memory.recall("cjk", (names, captions), look)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False,
        isolation_level=None, timeout=10,
    )  # fmt: skip
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.create_function("sort_key", 1, sort_key, deterministic=True)
    return connection


def _inverse(items: IntArray) -> IntArray:
    row_of = np.full(int(items.max(initial=0)) + 1, -1, dtype=np.int64)
    row_of[items] = np.arange(len(items))
    return row_of


def _is_short(part: Word | Phrase) -> bool:
    word = needle(part.text, exact=False).strip()
    return isinstance(part, Word) and len(word) <= SHORT


def _matching(part: Word | Phrase) -> str:
    """Return a part in the language of SQLite's index."""
    text = part.text.replace("\0", " ").replace('"', '""')
    column = f"{{{part.where}}} : " if part.where in ("caption", "name") else ""
    return f'({column}"{text}"{"" if isinstance(part, Phrase) else " *"})'
