"""What can still be read of a damaged project, brought into a new file.

The damaged file is only ever copied. Rows are read by ranges of their numbers; where a range meets
a broken page, each of its rows is tried alone, so that what is lost is what the page held.
"""

import bisect
import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.project.guard import sentences
from engine.data.project.mending import TableFound, mend
from engine.data.project.pages import Mark, scattered_marks
from engine.data.project.schema import APPLICATION_ID, VERSION, create_database
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.files import free_name
from engine.language import number, tr

RANGE = 500
"""Rows that are asked for at once."""
DEAD_RANGES = 20
"""Ranges one after the other without a row, from which on rows are not tried alone."""
_ROWS_A_PAGE = 400
"""More than a page of the smallest rows holds: a bound where the last row cannot be asked for."""
_HEADER = 100
"""Bytes before the first page's tree, in SQLite's file format."""
_INTERIOR = 5
"""Kind of a page of a table that holds other pages instead of rows."""

TABLES = {
    "labels": "label",
    "items": "item",
    "marks": "item",
    "problems": "problem",
    "edits": "edit",
    "head": "one",
    "mark_changes": "rowid",
    "item_changes": "rowid",
    "label_changes": "rowid",
    "settings": "",
    "thresholds": "",
}
"""Every table with the number that its rows are asked for by; those without one are small."""
_NEW_IN_2 = {"head", "mark_changes", "item_changes", "label_changes"}
"""Tables that an earlier file has not; without them its history can be read, not gone back in."""
WORDS = {
    "labels": tr("labels"),
    "items": tr("photos"),
    "marks": tr("labels of photos"),
    "problems": tr("notes on doubtful rows"),
    "edits": tr("steps of the history"),
    "head": tr("places in the history"),
    "mark_changes": tr("label changes of the history"),
    "item_changes": tr("other changes of the history"),
    "label_changes": tr("changes of the label set"),
    "settings": tr("settings"),
    "thresholds": tr("thresholds"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What was saved into a new file, and what was not."""

    project: Path
    rows: dict[str, int]
    """Rows by table."""
    lost: tuple[str, ...]
    """A sentence for each thing that is not there any more, or not as it was."""


def salvage(project: Path, target: Path, *, reporter: Reporter | None = None) -> Salvage:
    """Write what can be read of a damaged project into a new file, whole or not at all."""
    reporter = reporter or Silent()
    if target.exists():
        raise EngineError(
            tr("{target} exists already. Choose another name for the new file.").format(
                target=target
            )
        )
    if not project.is_file():
        raise EngineError(
            tr("There is no project {project}. Check the path.").format(project=project)
        )
    with tempfile.TemporaryDirectory(prefix=".repair-", dir=_folder(target)) as name:
        copy, part = Path(name) / "damaged.mmc", Path(name) / "new.mmc"
        _take(project, copy)
        lost = [tr("The beginning of the file was broken and was made anew.")] * _mend_head(copy)
        found = _read(copy, project, reporter)
        if not found["items"].rows:
            raise EngineError(
                tr(
                    "Nothing can be read of {name}: no photo is left in it. Go back to a copy."
                ).format(name=project.name)
            )
        with sentences(target), contextlib.closing(create_database(part)) as new:
            counts = _fill(new, found)
            lost += mend(new, found)
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            new.execute("PRAGMA journal_mode = DELETE")
        os.replace(part, target)
    return Salvage(project=target, rows=counts, lost=(*_losses(found), *lost))


def repaired_name(project: Path) -> Path:
    """Return a free name, beside a damaged project, for what is saved of it."""
    return free_name(project.with_name(f"{project.stem}.repaired{project.suffix}"))


def _folder(target: Path) -> Path:
    if not target.parent.is_dir():
        raise EngineError(
            tr("There is no folder {parent}. Choose a folder that exists.").format(
                parent=target.parent
            )
        )
    if not os.access(target.parent, os.W_OK):
        raise EngineError(
            tr("{parent} cannot be written. Choose another folder.").format(parent=target.parent)
        )
    return target.parent


def _take(project: Path, copy: Path) -> None:
    """Copy the file and its log; the original is not even opened as a database."""
    try:
        shutil.copyfile(project, copy)
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(
                project.with_name(f"{project.name}-wal"), copy.with_name(f"{copy.name}-wal")
            )
    except OSError as error:
        raise EngineError(
            tr(
                "{name} cannot be copied to {parent}: {strerror}. Choose a folder with "
                "more room for the new file."
            ).format(name=project.name, parent=copy.parent.parent, strerror=error.strerror)
        ) from error


def _mend_head(copy: Path) -> bool:
    """Give a file whose first page is broken that of a new project, which has the same tables."""
    with contextlib.suppress(sqlite3.DatabaseError), _reading(copy) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        expected = set(TABLES) - (_NEW_IN_2 if version < VERSION else set())
        if application == APPLICATION_ID and tables >= expected:
            return False
    _transplant_head(copy)
    return True


def _transplant_head(copy: Path) -> None:
    fresh = copy.with_name("fresh.mmc")
    with contextlib.closing(create_database(fresh)) as new:
        (size,) = new.execute("PRAGMA page_size").fetchone()
        new.execute("PRAGMA journal_mode = DELETE")
    data, pages = fresh.read_bytes(), copy.stat().st_size // size
    head = bytearray(data[:size])
    head[28:32] = pages.to_bytes(4, "big")
    head[32:40] = bytes(8)  # no page is free, as far as we know
    copy.with_name(f"{copy.name}-wal").unlink(missing_ok=True)  # it belongs to the former head
    with copy.open("r+b") as stream:
        stream.write(head)
        for page in _children(bytes(head)):
            if page <= pages:
                stream.seek((page - 1) * size)
                stream.write(data[(page - 1) * size : page * size])


def _children(head: bytes) -> list[int]:
    """Return the pages on which the list of tables goes on, by the file's first page."""
    if head[_HEADER] != _INTERIOR:
        return []
    count = int.from_bytes(head[_HEADER + 3 : _HEADER + 5], "big")
    last = int.from_bytes(head[_HEADER + 8 : _HEADER + 12], "big")
    cells = (_HEADER + 12 + 2 * number for number in range(count))
    starts = [int.from_bytes(head[cell : cell + 2], "big") for cell in cells]
    return [*(int.from_bytes(head[start : start + 4], "big") for start in starts), last]


@contextlib.contextmanager
def _reading(copy: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(copy, isolation_level=None)
    # A caption with some broken bytes is better than none.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    with contextlib.closing(connection):
        yield connection


def _read(copy: Path, project: Path, reporter: Reporter) -> dict[str, TableFound]:
    found: dict[str, TableFound] = {}
    with sentences(project), _reading(copy) as connection:
        with contextlib.suppress(sqlite3.DatabaseError):  # pages are looked for in one file
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for number, (table, key) in enumerate(TABLES.items()):
            reporter.check()
            reporter.emit(Progress(what=tr("Reading what is left"), done=number, total=len(TABLES)))
            columns = tuple(
                row[1]
                for row in connection.execute(f"PRAGMA table_info({table})")
                if row[1] != "status"  # of an edit, in format 1
            )
            if not columns:
                found[table] = TableFound()
                continue
            named = ("rowid", *columns) if key == "rowid" else columns
            if key:
                top = _top(connection, table, key, found)
                found[table] = _by_ranges(connection, table, key, named, top, reporter)
            else:
                found[table] = _from_both_ends(connection, table, named)
    if found["marks"].torn:
        _add_scattered(found["marks"], copy)
    return found


def _add_scattered(marks: TableFound, copy: Path) -> None:
    """Add the marks whose pages are sound though the way to them is broken."""
    starts = [first for first, _ in marks.gaps]
    lost: dict[tuple[int, int], Mark] = {}
    for mark in scattered_marks(copy):
        gap = bisect.bisect_right(starts, mark[0]) - 1
        if gap >= 0 and mark[0] <= marks.gaps[gap][1]:
            lost[mark[:2]] = mark
    marks.rows += lost.values()


def _top(connection: sqlite3.Connection, table: str, key: str, found: dict[str, TableFound]) -> int:
    """Return the highest number of a table, or a bound where it cannot be read."""
    if table == "marks":
        items = found["items"]
        return max([*(int(str(row[0])) for row in items.rows), *(gap[1] for gap in items.gaps), 0])
    queries = [f"SELECT max({key}) FROM {table} NOT INDEXED"]
    if table == "items":  # the index of names holds all numbers too
        queries.append("SELECT max(item) FROM items INDEXED BY sqlite_autoindex_items_1")
    for query in queries:
        with contextlib.suppress(sqlite3.DatabaseError):
            (top,) = connection.execute(query).fetchone()
            return int(top or 0)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    return int(pages) * _ROWS_A_PAGE


def _by_ranges(
    connection: sqlite3.Connection, table: str, key: str, columns: Sequence[str], top: int,
    reporter: Reporter,
) -> TableFound:  # fmt: skip
    found = TableFound(tuple(columns))
    query = (
        f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED WHERE {key} BETWEEN ? AND ? "
        f"ORDER BY {key}"
    )
    dead = 0
    for first in range(0, top + 1, RANGE):
        last = min(first + RANGE - 1, top)
        try:
            found.rows += connection.execute(query, (first, last)).fetchall()
            dead = 0
            continue
        except sqlite3.DatabaseError:
            reporter.check()
        before = len(found.rows)
        if dead > DEAD_RANGES:  # the page that leads there is broken: what it led to is gone
            _add_gap(found, first, last)
            continue
        for row in range(first, last + 1):
            try:
                found.rows += connection.execute(query, (row, row)).fetchall()
            except sqlite3.DatabaseError:
                _add_gap(found, row, row)
        dead = 0 if len(found.rows) > before else dead + 1
    return found


def _add_gap(found: TableFound, first: int, last: int) -> None:
    found.torn = True
    if found.gaps and found.gaps[-1][1] == first - 1:
        found.gaps[-1] = found.gaps[-1][0], last
    else:
        found.gaps.append((first, last))


def _from_both_ends(
    connection: sqlite3.Connection, table: str, columns: Sequence[str]
) -> TableFound:
    found = TableFound(tuple(columns))
    rows: dict[tuple[object, ...], None] = {}
    for order in ("ASC", "DESC"):
        try:
            for row in connection.execute(
                f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1 {order}, 2 {order}"
            ):
                rows[row] = None
        except sqlite3.DatabaseError:
            found.torn = True
    found.rows = list(rows)
    return found


def _fill(new: sqlite3.Connection, found: dict[str, TableFound]) -> dict[str, int]:
    """Put rows into a new database; one that its table does not take is lost."""
    new.execute("PRAGMA foreign_keys = OFF")  # mended when everything is there
    new.execute("BEGIN")
    for table in ("edits", "head"):
        new.execute(f"DELETE FROM {table}")
    counts: Counter[str] = Counter()
    for table, part in found.items():
        marks = ", ".join("?" * len(part.columns))
        command = f"INSERT INTO {table}({', '.join(part.columns)}) VALUES ({marks})"
        for row in part.rows:
            try:
                new.execute(command, row)
                counts[table] += 1
            except (sqlite3.IntegrityError, sqlite3.InterfaceError):
                part.torn = True
    new.execute("COMMIT")
    return dict(counts)


def _losses(found: dict[str, TableFound]) -> list[str]:
    """Say what could not be read."""
    said = []
    for table, part in found.items():
        if not part.torn:
            continue
        where = ""
        if table in ("items", "marks") and part.gaps:
            places = ", ".join(
                number(first)
                if first == last
                else tr("{first:,} to {last:,}").format(first=max(1, first), last=last)
                for first, last in part.gaps[:5]
            )
            more = len(part.gaps) - 5
            if more > 0:
                places += tr(" and {more} more places").format(more=more)
            where = tr(" (photos number {places})").format(places=places)
        said.append(
            tr("Some {things} could not be read{where}.").format(things=WORDS[table], where=where)
        )
    return said
