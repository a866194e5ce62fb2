"""One open project: read as a Dataset, edited through its journal."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import filelock
import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray, Problem
from engine.data.labels import LabelSet
from engine.data.project.activity import Day, count_same_photos, read_activity
from engine.data.project.edits import columns_of, read_labels, read_targets
from engine.data.project.facts import ItemFacts, read_by_hand, read_facts
from engine.data.project.guard import DamagedError, NotEditableError, sentences, transaction
from engine.data.project.items import NewItem, insert_problems
from engine.data.project.journal import Journal
from engine.data.project.label_editor import LabelEditor
from engine.data.project.migrations import copy_database
from engine.data.project.rows_editor import RowsEditor
from engine.data.project.schema import create_database, open_database
from engine.data.project.sources import CONFIRMED
from engine.errors import EngineError
from engine.language import tr


class Project:
    """An open project file; used from one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection
        self.journal = Journal(connection, path)
        self.label_editor = LabelEditor(connection, path)
        self.rows_editor = RowsEditor(connection, path)

    def copy_to(self, target: Path) -> None:
        """Write all of the project to another file, which knows where the photos are.

        This works as well where the project's own file was moved or deleted meanwhile.
        """
        root = json.dumps(str(self.image_root.resolve()))
        with sentences(target):
            copy_database(self._db, target, prepare=lambda copy: _set_root(copy, root))

    def check(self) -> None:
        """Look through the whole file; a ``DamagedError`` says that something in it is broken."""
        with sentences(self.path):
            if self._db.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise DamagedError(self.path)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in where no one else reads."""
        self._db.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def runs_folder(self) -> Path:
        """The folder beside the project file that holds one folder a run."""
        return runs_folder(self.path)

    @property
    def labels(self) -> LabelSet:
        """The label set in column order."""
        with sentences(self.path):
            return read_labels(self._db)

    def setting(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
        """Return a stored JSON value."""
        with sentences(self.path):
            row = self._db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def set_setting(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Store a JSON value."""
        with transaction(self._db, self.path):
            self._db.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, json.dumps(value))
            )

    def settings_under(self, beginning: str) -> dict[str, Any]:
        """Return the stored JSON values whose keys begin so."""
        with sentences(self.path):
            rows = self._db.execute(
                "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ?",
                (len(beginning), beginning),
            ).fetchall()
        return {key: json.loads(value) for key, value in rows}

    def forget_runs(self, runs: Iterable[str], settings: Iterable[str] = ()) -> None:
        """Delete the thresholds of runs that are gone, with settings that belong to them."""
        with transaction(self._db, self.path):
            self._db.executemany("DELETE FROM thresholds WHERE run = ?", [(run,) for run in runs])
            self._db.executemany("DELETE FROM settings WHERE key = ?", [(key,) for key in settings])

    @property
    def image_root(self) -> Path:
        """The folder that the photos' paths start from.

        It is where it was; a folder that lay beside the project, or below, is also found where
        the two were moved together.
        """
        beside = self.setting("image_root_beside")
        absolute = Path(self.setting("image_root", "."))
        if beside is not None:
            moved: Path = self.path.resolve().parent / beside
            if moved.is_dir() and not absolute.is_dir():
                return moved
        return absolute

    def set_image_root(self, folder: Path) -> None:
        """Look for the photos in another folder from now on."""
        folder = folder.resolve()
        try:
            beside = folder.relative_to(self.path.resolve().parent).as_posix()
        except ValueError:
            beside = None
        with transaction(self._db, self.path):
            self._db.executemany(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)",
                [("image_root", json.dumps(str(folder))),
                 ("image_root_beside", json.dumps(beside))],
            )  # fmt: skip

    def dataset(self) -> Dataset:
        """Read all rows into frozen columns, in the order of the source."""
        with sentences(self.path):
            rows = self._db.execute(
                "SELECT item, position, name, image, split, complete, reviewed, flagged, caption, "
                "note FROM items WHERE live ORDER BY item"
            ).fetchall()
            numbers, positions, *columns = columns_of(rows, 10)
            del rows
            items = np.array(numbers, dtype=np.int64)
            targets = read_targets(self._db, items, columns[3])
        order = np.argsort(np.array(positions, dtype=np.int64), kind="stable")
        if (order[1:] > order[:-1]).all():  # as nearly always: rows stand as they were added
            names, images, splits, _, reviewed, flagged, captions, notes = columns
        else:
            places = order.tolist()
            items, targets = items[order], targets[order]
            names, images, splits, _, reviewed, flagged, captions, notes = (
                tuple([column[place] for place in places]) for column in columns
            )
        return Dataset(
            items=items,
            names=names,
            images=images,
            captions=captions,
            targets=targets,
            splits=np.array(splits, dtype=np.int8),
            reviewed=np.array(reviewed, dtype=bool),
            flagged=np.array(flagged, dtype=bool),
            notes={row: note for row, note in enumerate(notes) if note},
            labels=self.labels,
            root=self.image_root,
            problems=self.problems(),
        )

    def facts(self, item: int) -> ItemFacts | None:
        """Return who said what of an item and when; None where it is not in the project."""
        with sentences(self.path):
            return read_facts(self._db, item)

    def by_hand(self, dataset: Dataset) -> npt.NDArray[np.bool_]:
        """Return which states of a dataset's rows a person has set by hand ``[n, labels]``."""
        cells = np.zeros(dataset.targets.shape, dtype=bool)
        columns = {label_id: column for column, label_id in enumerate(dataset.labels.ids)}
        with sentences(self.path):
            items, places = read_by_hand(self._db, columns)
        there = np.isin(items, dataset.items)
        cells[dataset.rows_of(items[there]), places[there]] = True
        return cells

    def add_labels(self, labels: LabelSet) -> None:
        """Append labels that an import declared complete."""
        with transaction(self._db, self.path):
            (first,) = self._db.execute(
                "SELECT coalesce(max(position), -1) + 1 FROM labels"
            ).fetchone()
            self._db.executemany(
                "INSERT INTO labels(id, name, position, implied, color) VALUES (?, ?, ?, 1, ?)",
                [
                    (label.id, label.name, first + n, label.color or str(first + n))
                    for n, label in enumerate(labels)
                ],
            )

    def add_items(self, items: Iterable[NewItem], *, source: str = "imported") -> None:
        """Append rows with their labels in one transaction."""
        with transaction(self._db, self.path):
            numbers = dict(self._db.execute("SELECT id, label FROM labels WHERE live"))
            (time,) = self._db.execute("SELECT strftime('%Y-%m-%dT%H:%M:%fZ')").fetchone()
            (last,) = self._db.execute("SELECT coalesce(max(item), 0) FROM items").fetchone()
            for number, item in enumerate(items, start=last + 1):
                self._db.execute(
                    "INSERT INTO items(item, position, name, image, caption, split, complete) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (number, number, item.name, item.image, item.caption, int(item.split),
                     item.complete),
                )  # fmt: skip
                self._db.executemany(
                    "INSERT INTO marks VALUES (?, ?, ?, ?, ?)",
                    [
                        (number, numbers[key], state, source, time)
                        for key, state in item.states.items()
                    ],
                )
            self._db.execute(
                "INSERT INTO words(rowid, caption, name) "
                "SELECT item, caption, name FROM items WHERE item > ?",
                (last,),
            )

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Keep doubtful rows and unusable photos; one that is known already is not kept twice."""
        with transaction(self._db, self.path):
            insert_problems(self._db, problems)

    def problems(self) -> tuple[Problem, ...]:
        """Return all doubtful rows and unusable photos."""
        with sentences(self.path):
            rows = self._db.execute(
                "SELECT source, line, name, text, lost FROM problems ORDER BY problem"
            ).fetchall()
        return tuple(
            Problem(source=source, line=line, name=name, text=text, lost=bool(lost))
            for source, line, name, text, lost in rows
        )

    def activity(self) -> tuple[Day, ...]:
        """Return what was done on which day, oldest first."""
        with sentences(self.path):
            return read_activity(self._db)

    def same_photos(self) -> int | None:
        """Count photos whose content an earlier one has; None where contents are not known."""
        with sentences(self.path):
            return count_same_photos(self._db)

    def confirmed(self) -> dict[str, IntArray]:
        """Return the items on which a person has confirmed a label's state, by label id."""
        with sentences(self.path):
            rows = self._db.execute(
                "SELECT l.id, m.item FROM marks m JOIN labels l USING(label) "
                "WHERE m.source = ? AND l.live ORDER BY m.item",
                (CONFIRMED,),
            ).fetchall()
        found: dict[str, list[int]] = {}
        for label_id, item in rows:
            found.setdefault(label_id, []).append(item)
        return {key: np.array(items, dtype=np.int64) for key, items in found.items()}

    def thresholds(self, run: str) -> dict[str, float]:
        """Return the thresholds set for a run by label id; 0.5 applies where one is not set."""
        with sentences(self.path):
            rows = self._db.execute(
                "SELECT l.id, t.value FROM thresholds t JOIN labels l USING(label) "
                "WHERE t.run = ? AND l.live",
                (run,),
            )
            return dict(rows.fetchall())

    def set_thresholds(
        self, run: str, values: Mapping[str, float], settings: Mapping[str, Any] | None = None
    ) -> None:
        """Store thresholds in 0..1 by label id for a run, with settings that belong to them.

        Either all of it is kept or nothing.
        """
        labels = self.labels
        for label_id in values:
            labels.column(label_id)
        with transaction(self._db, self.path):
            self._db.executemany(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)",
                [(key, json.dumps(value)) for key, value in (settings or {}).items()],
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO thresholds(run, label, value) "
                "SELECT ?, label, ? FROM labels WHERE id = ? AND live",
                [(run, float(value), label_id) for label_id, value in values.items()],
            )


def _set_root(copy: sqlite3.Connection, root: str) -> None:
    copy.execute("DELETE FROM settings WHERE key = 'image_root_beside'")
    copy.execute("INSERT OR REPLACE INTO settings VALUES ('image_root', ?)", (root,))
    copy.commit()


def runs_folder(project: Path) -> Path:
    """Return the folder of a project file's runs, beside it; it need not exist."""
    return project.with_name(f"{project.stem}-runs")


def create_project(path: Path, *, image_root: Path) -> Project:
    """Make an empty project; refuses to overwrite a file."""
    if path.exists():
        raise EngineError(
            tr("{path} exists already. Open it, or choose another name.").format(path=path)
        )
    if not path.parent.is_dir():
        raise EngineError(
            tr("There is no folder {parent}. Choose a folder that exists.").format(
                parent=path.parent
            )
        )
    project = Project(path, create_database(path))
    project.set_image_root(image_root)
    return project


def open_project(path: Path, *, read_only: bool = False) -> Project:
    """Open an existing project; with ``read_only`` every change of it is refused."""
    return Project(path, open_database(path, read_only=read_only))


def lock_project(path: Path) -> filelock.BaseFileLock:
    """Take the right to edit a project; an EngineError says that another window has it.

    The right ends with ``release()`` or with the process, however that ends.
    """
    lock = filelock.FileLock(path.with_name(f"{path.name}.lock"), is_singleton=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise NotEditableError(
            path,
            tr(
                "{name} is open in another window. Close it there and try again, or "
                "open it here only to look at it."
            ).format(name=path.name),
        ) from None
    except OSError as error:
        raise NotEditableError(
            path,
            tr("{parent} cannot be written ({strerror}), so {name} cannot be edited.").format(
                parent=path.parent, strerror=error.strerror, name=path.name
            ),
        ) from error
    return lock
