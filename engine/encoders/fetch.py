"""Brings a published model to this computer: resumable, checked, and whole or not there."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import filelock
from huggingface_hub import constants

from engine.encoders.checks import matches
from engine.encoders.fetch_sentences import disk_error, hub_error, offline_error, room_error
from engine.encoders.hub import (
    cached_file,
    file_size,
    models_folder,
    models_folders,
    point_to,
    repo_folder,
)
from engine.encoders.hub_settings import hub_address
from engine.encoders.leftovers import begun_bytes, is_other_file, part_of, take_over
from engine.encoders.registry import find_source
from engine.encoders.sources import Source, Wanted
from engine.encoders.transfer import HubError, Remote, ask, read
from engine.errors import EngineError
from engine.events import Note, Progress, Reporter, wait
from engine.files import write_text
from engine.language import tr

_ROOM = 64_000_000
"""Bytes that stay free on the disk whatever is fetched."""
_TRIES = 4
"""Broken lines in a row, without a byte between them, after which it is given up."""
_OFTEN = 0.1
_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A model that is on this computer now."""

    name: str
    weights: Path
    loaded: int
    """Bytes that came over the network this time."""


def is_here(name: str) -> bool:
    """Tell whether nothing of an encoder has to be fetched; only the disk is asked."""
    source = find_source(name)
    return source is None or all(_present(wanted) for wanted in source.wanted)


def fetch(
    name: str, *, reporter: Reporter, folder: Path | None = None, pause: float = _PAUSE
) -> Fetched | None:
    """Fetch what is missing of a model; None for encoders that are not published.

    What came before a stop or a break is kept and gone on with. ``pause`` is what is waited after a
    broken line. EngineError says what went wrong and what helps.
    """
    source = find_source(name)
    if source is None:
        return None
    place = folder or models_folder()
    missing = [wanted for wanted in source.wanted if not _present(wanted, folder)]
    loaded = 0
    if missing:
        if constants.HF_HUB_OFFLINE:
            raise offline_error(source.title)
        places = (folder,) if folder else models_folders()
        try:
            download = _Download(source, place, reporter, pause)
            loaded = download.run(missing, others=places[1:])
        except HubError as error:
            kept = _kept(missing, places)
            raise hub_error(error, source.title, hub_address(), kept=kept) from error
        except OSError as error:
            kept = _kept(missing, places)
            raise disk_error(error, source.title, place, kept=kept) from error
    found = _found(source.wanted[0], folder)
    assert found is not None
    return Fetched(name=name, weights=found, loaded=loaded)


def begun(name: str) -> int:
    """Return the bytes of a broken-off download that another one goes on with."""
    source = find_source(name)
    if source is None:
        return 0
    return begun_bytes(source.wanted[0].repo)


def _kept(missing: list[Wanted], places: Sequence[Path]) -> bool:
    """Tell whether bytes of these are on the disk, for the next try to go on with."""
    return any(
        file_size(blob)
        for wanted in missing
        for place in places
        for blob in (repo_folder(place, wanted.repo) / "blobs").glob("*")
    )


def _present(wanted: Wanted, folder: Path | None = None) -> bool:
    return _found(wanted, folder) is not None


def _found(wanted: Wanted, folder: Path | None) -> Path | None:
    return cached_file(wanted.repo, wanted.names + wanted.old, *((folder,) if folder else ()))


class _Download:
    """One visit to the hub for all that one model needs."""

    def __init__(self, source: Source, folder: Path, reporter: Reporter, pause: float) -> None:
        self._source = source
        self._folder = folder
        self._reporter = reporter
        self._pause = pause
        self._what = tr("Downloading {title}").format(title=source.title)
        self._began = time.monotonic()
        self._told = 0.0
        self._total = self._before = self._done = 0
        self._absent: dict[str, list[str]] = {}

    def run(self, missing: list[Wanted], *, others: Sequence[Path] = ()) -> int:
        """Fetch all files; return the bytes that were loaded.

        What was begun in one of the other folders is gone on with here.
        """
        self._reporter.check()
        plan = [(wanted, self._ask(wanted)) for wanted in missing]
        files = [remote for _, remotes in plan for remote in remotes]
        for remote in files:
            for other in others:
                self._take_over(remote, other)
        self._total = sum(remote.size for remote in files)
        self._before = self._done = sum(self._size_here(remote) for remote in files)
        self._need_room(self._total - self._before)
        if self._before:
            self._reporter.emit(
                Note(
                    text=tr("{title}: the download goes on where it was broken off.").format(
                        title=self._source.title
                    ),
                    passing=True,
                )
            )
        for wanted, remotes in plan:
            with self._alone(wanted.repo):
                for remote in remotes:
                    self._bring(remote)
                self._enter(wanted.repo, remotes[0].commit)
        return self._done - self._before

    def _ask(self, wanted: Wanted) -> list[Remote]:
        """Ask for every file of a repository at one commit; those that may be missing may."""
        found: list[Remote] = []
        trouble: HubError | None = None
        for file in (*wanted.names, *wanted.more):
            if wanted.one and any(remote.file in wanted.names for remote in found):
                break
            self._reporter.check()
            try:
                found.append(ask(wanted.repo, file, revision=found[0].commit if found else "main"))
            except HubError as error:
                if error.trouble != "missing":
                    raise
                trouble = error
                self._absent.setdefault(wanted.repo, []).append(file)
        if not any(remote.file in wanted.names for remote in found):
            raise trouble or HubError("missing")
        return found

    def _enter(self, repo: str, commit: str) -> None:
        """Make the files of a commit count as there."""
        folder = repo_folder(self._folder, repo)
        absent = folder / ".no_exist" / commit
        for file in self._absent.get(repo, []):
            # so that transformers, without a network, knows that there is none to wait for
            absent.mkdir(parents=True, exist_ok=True)
            (absent / file).touch()
        (folder / "refs").mkdir(parents=True, exist_ok=True)
        write_text(folder / "refs" / "main", commit)

    def _need_room(self, size: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self._folder).free
        if free < size + _ROOM:
            raise room_error(
                self._source.title, self._folder, size, free, kept=self._before > 0
            )  # fmt: skip

    def _take_over(self, remote: Remote, other: Path) -> None:
        """Bring here what a download into another folder has left of a file."""
        former, part = part_of(other, remote.repo, remote.digest), self._part(remote)
        if self._blob(remote).is_file() or not is_other_file(former, part):
            return

        def tell(done: int, total: int) -> None:
            self._reporter.check()
            what = tr("Moving what was loaded of {title}").format(title=self._source.title)
            self._reporter.emit(Progress(what=what, done=done, total=total, unit="bytes"))

        # What cannot be moved, or not whole, is downloaded.
        with (
            contextlib.suppress(OSError),
            self._alone(remote.repo, other),
            self._alone(remote.repo),
        ):
            take_over(former, part, tell)

    @contextlib.contextmanager
    def _alone(self, repo: str, folder: Path | None = None) -> Iterator[None]:
        """Hold a repository's folder, so that two programs do not write into one file."""
        locks = (folder or self._folder) / ".locks"
        locks.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(locks / f"{repo.replace('/', '--')}.mmc.lock", timeout=0):
                yield
        except filelock.Timeout:
            raise EngineError(
                tr("Another program is downloading {title}. Wait until it is done.").format(
                    title=self._source.title
                )
            ) from None

    def _blob(self, remote: Remote) -> Path:
        return repo_folder(self._folder, remote.repo) / "blobs" / remote.digest

    def _part(self, remote: Remote) -> Path:
        return part_of(self._folder, remote.repo, remote.digest)

    def _size_here(self, remote: Remote) -> int:
        blob, part = self._blob(remote), self._part(remote)
        if blob.is_file():
            return remote.size
        return min(file_size(part), remote.size)

    def _bring(self, remote: Remote) -> None:
        blob, part = self._blob(remote), self._part(remote)
        blob.parent.mkdir(parents=True, exist_ok=True)
        if not blob.is_file():
            with part.open("ab+") as stream:
                self._fill(remote, stream)
                stream.flush()
                os.fsync(stream.fileno())
            if not matches(part, remote.digest, self._reporter):
                part.unlink()
                raise EngineError(
                    tr(
                        "What arrived of {title} is not what the hub has published (the "
                        "checksum differs), so it was thrown away. Try again; if it happens "
                        "again, something between here and the hub changes files: use another "
                        "network."
                    ).format(title=self._source.title)
                )
            os.replace(part, blob)
        point_to(repo_folder(self._folder, remote.repo) / "snapshots" / remote.commit / remote.file,
               blob)  # fmt: skip

    def _fill(self, remote: Remote, stream: BinaryIO) -> None:
        """Read until the file has its size, over as many broken lines as bring something."""
        stream.seek(0, os.SEEK_END)
        if stream.tell() > remote.size:
            stream.truncate(0)
        failures = 0
        while (start := stream.seek(0, os.SEEK_END)) < remote.size:
            self._tell(force=True)
            try:
                self._receive(remote, stream, start)
                trouble = HubError("broken", tr("the answer ended early"))
            except HubError as error:
                if error.trouble not in ("broken", "busy", "unreachable"):
                    raise
                trouble = error
            here = stream.seek(0, os.SEEK_END)
            failures = 0 if here > start else failures + 1
            if here < remote.size:
                if failures == _TRIES:
                    raise trouble
                wait(self._reporter, self._pause)
        self._tell(force=True)

    def _receive(self, remote: Remote, stream: BinaryIO, start: int) -> None:
        first = True
        for place, chunk in read(remote, start):
            if first and place < start:  # a server that cannot begin in the middle
                stream.truncate(0)
                self._done -= start
            first = False
            self._reporter.check()
            stream.write(chunk)
            self._done += len(chunk)
            if place + len(chunk) > remote.size:
                return
            self._tell()

    def _tell(self, *, force: bool = False) -> None:
        now = time.monotonic()
        if force or now - self._told >= _OFTEN:
            self._told = now
            self._reporter.emit(
                Progress(what=self._what, done=min(self._done, self._total), total=self._total,
                         seconds=now - self._began, already=min(self._before, self._done),
                         unit="bytes")
            )  # fmt: skip
