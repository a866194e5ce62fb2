"""Looks at a source off the window's thread: what it is, its first rows, its photos, a place."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from engine.data.importing import check_project
from engine.data.readers.beginning import TABLES, Beginning, guess_again, read_beginning
from engine.data.readers.guess import Guess
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceTable
from engine.data.source_look import (
    PhotosLook,
    SourceLook,
    look_at,
    look_for_photos,
    look_into,
)
from engine.errors import EngineError
from engine.events import Reporter
from mmc_gui.look_ups import LookUps

T = TypeVar("T")


class SourceReader(QObject):
    """Answers what the import dialog asks; an answer to a question that was replaced never comes.

    Every refusal names the field it is about: ``source``, ``columns``, ``photos`` or ``project``.
    """

    found = Signal(object)
    """What the source may be: ``Finding``s, the surest first."""
    begun = Signal(object)
    """The ``Beginning`` of a table."""
    guessed = Signal(object)
    """A ``Mapping`` for a layout that was told."""
    looked = Signal(object)
    """A ``SourceLook``."""
    photos_looked = Signal(object)
    """A ``PhotosLook``."""
    place_fine = Signal()
    refused = Signal(str, str)
    """The field and the sentence."""
    settled = Signal()
    """Every question is answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looking = LookUps(self)
        self._looking.settled.connect(self.settled)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._looking.busy

    def shutdown(self) -> None:
        """Let all questions go and end the thread."""
        self._looking.shutdown()

    @Slot(object)
    def find(self, path: Path) -> None:
        """Ask what is at a path."""
        self._forget("begin", "guess", "look", "photos")
        self._ask("find", lambda reporter: look_at(path, reporter), self.found, "source")

    def read(self, finding: Finding, options: ReadOptions) -> None:
        """Ask for the first rows, where it is a table, and for the whole."""
        self._forget("photos")
        if finding.format in TABLES:

            def begin(_: Reporter) -> Beginning:
                return read_beginning(finding, options)

            self._ask("begin", begin, self.begun, "columns")

        def look(reporter: Reporter) -> SourceLook:
            return look_into(finding, options, reporter)

        self._ask("look", look, self.looked, "source")

    def guess(
        self, finding: Finding, *, encoding: str, delimiter: str, header: bool | None
    ) -> None:  # fmt: skip
        """Ask which column means what in a table whose layout was told."""
        self._forget("begin", "look", "photos")

        def work(_: Reporter) -> Guess:
            return guess_again(finding, encoding, delimiter=delimiter, header=header)

        self._ask("guess", work, self.guessed, "columns")

    def look_for_photos(self, table: SourceTable, folder: Path) -> None:
        """Ask how many photos of a source a folder has."""

        def work(reporter: Reporter) -> PhotosLook:
            return look_for_photos(table, folder, reporter)

        self._ask("photos", work, self.photos_looked, "photos")

    def check_place(self, project: Path) -> None:
        """Ask whether a project can be made at a place."""

        def work(_: Reporter) -> None:
            check_project(project)

        self._looking.ask(
            "place", work, done=lambda _: self.place_fine.emit(),
            failed=lambda error: self._refuse("project", error),
        )  # fmt: skip

    def _ask(
        self, kind: str, work: Callable[[Reporter], T], answer: SignalInstance, field: str
    ) -> None:
        self._looking.ask(
            kind, work, done=answer.emit,
            failed=lambda error: self._refuse(field, error),
        )  # fmt: skip

    def _refuse(self, field: str, error: Exception) -> None:
        if not isinstance(error, EngineError):
            raise error  # a defect: the window shows it with its trace
        self.refused.emit(field, str(error))

    def _forget(self, *kinds: str) -> None:
        for kind in kinds:
            self._looking.forget(kind)
