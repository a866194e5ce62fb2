"""WebDataset: tar files in which a photo, its text and its label share a name."""

import io
import json
import lzma
import re
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from engine.data.dataset import Problem
from engine.data.images import is_image, is_sayable, relative_image
from engine.data.readers.cells import SPLIT_WORDS, labels_of, split_of, text_of
from engine.data.readers.guess import CAPTION_WORDS, LABEL_WORDS, NEGATIVE_WORDS
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceRow, SourceTable, kept_rows, problem_of
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.files import whole_folder
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
SUFFIXES = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
MOST_TEXT = 1 << 24
"""Bytes of a text member; a longer one is no caption."""
MOST_SHARDS = 100_000
_BRACES = re.compile(r"\{(\d+)\.\.(\d+)\}")
_MAPPING = Mapping()
_TEXTS, _LABELS = ("txt", "caption", "text"), ("cls", "labels")
_LOOKED_AT = 50
_DAMAGE = (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError, ValueError,
           OverflowError)  # fmt: skip


@dataclass(slots=True)
class _Sample:
    """The members of one name."""

    key: str
    source: str
    image: str = ""
    name: str = ""
    """What the photo was called before it was packed, where that is told."""
    caption: str = ""
    labels: object = None
    absent: object = None
    split: object = None


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read all shards; photos are written to ``extract_to`` where that is given, whole or not."""
    shards = expand(path)
    if options.extract_to is None:
        try:
            return _Reader(path, None, options, reporter).table(shards)
        except OSError as error:
            raise EngineError(
                tr("{path} cannot be read: {value}.").format(
                    path=path, value=error.strerror or error
                )
            ) from error
    if options.extract_to.exists():
        raise EngineError(
            tr(
                "{extract_to} exists already. Name a new folder for the photos, or "
                "give it as the image folder if they are in it."
            ).format(extract_to=options.extract_to)
        )
    with whole_folder(options.extract_to) as part:
        return _Reader(path, part, options, reporter).table(shards)


def sniff(path: Path) -> Finding | None:
    """Tell whether a file, folder or pattern is of tar files with photos."""
    try:
        shards = expand(path)
        if path.is_file() and not path.name.lower().endswith(SUFFIXES):
            return None
        members = members_of(shards[0])
        names = [info.name for info, _ in islice(members, _LOOKED_AT)]
    except (EngineError, *_DAMAGE):
        return None
    if not any(map(is_image, names)):
        return None
    count = (
        tr("{shards:,} tar files").format(shards=len(shards))
        if len(shards) > 1
        else tr("A tar file")
    )
    return Finding(
        format="webdataset",
        path=path,
        sure=0.9,
        text=tr(
            "{count} with photos, as WebDataset has them. The photos have to "
            "be written into a folder that you name."
        ).format(count=count),
    )


def expand(path: Path) -> list[Path]:
    """Return the shards that a file, a folder, or a pattern such as ``x-{000..012}.tar`` names."""
    match = _BRACES.search(str(path))
    if match and not path.exists():
        first, last = int(match[1]), int(match[2])
        if not 0 <= last - first < MOST_SHARDS:
            raise EngineError(
                tr("{name} names no shards. Write them as {{000..012}}.").format(name=path.name)
            )
        text, width = str(path), len(match[1])
        shards = [Path(f"{text[: match.start()]}{n:0{width}d}{text[match.end() :]}")
                  for n in range(first, last + 1)]  # fmt: skip
    elif path.is_dir():
        shards = sorted(p for p in path.iterdir() if p.name.lower().endswith(SUFFIXES))
    else:
        shards = [path]
    if not shards:
        raise EngineError(tr("{path} has no tar files.").format(path=path))
    for shard in shards:
        if not shard.is_file():
            raise EngineError(tr("There is no file {shard}. Check the path.").format(shard=shard))
    return shards


class _Reader:
    """Goes through shards once, and keeps rows, doubts and which photos were written."""

    def __init__(
        self, path: Path, folder: Path | None, options: ReadOptions, reporter: Reporter
    ) -> None:  # fmt: skip
        self._name, self._folder, self._options = path.name, folder, options
        self._reporter = reporter
        self._problems: list[Problem] = []
        self._written: set[str] = set()
        self._has_labels = False
        self._more_photos = 0

    def table(self, shards: Sequence[Path]) -> SourceTable:
        """Return the rows of all shards."""
        rows: list[SourceRow] = []
        for number, shard in enumerate(shards):
            self._reporter.emit(
                Progress(what=tr("Reading tar files"), done=number, total=len(shards))
            )  # fmt: skip
            rows += [self._row(sample) for sample in self._samples(shard)]
        kept, repeated = kept_rows(rows, repeats=self._options.repeats)
        if not kept:
            reason = f" {self._problems[0].text}" if self._problems else ""
            raise EngineError(
                tr("{name} has no rows.{reason} Choose another file.").format(
                    name=self._name, reason=reason
                )
            )
        if self._more_photos:
            self._tell(
                "",
                tr("Further photos of a name are left out: {more_photos:,}.").format(
                    more_photos=self._more_photos
                ),
            )
        if self._folder is None:
            self._tell("", tr("The photos are inside the tar files. Name a folder to write them "
            "into, or the image folder that has them."))  # fmt: skip
        return SourceTable(
            name=self._name, format="webdataset", rows=kept,
            problems=(*self._problems, *repeated), has_labels=self._has_labels,
            words="names", root=self._options.extract_to,
        )  # fmt: skip

    def _samples(self, shard: Path) -> Iterator[_Sample]:
        """Yield what shares a name up to its first dot; such members stand one after another."""
        sample: _Sample | None = None
        try:
            for info, stream in members_of(shard):
                self._reporter.check()
                name = self._safe_name(info, shard)
                if name is None:
                    continue
                folder, slash, last = name.rpartition("/")
                stem, _, suffix = last.partition(".")
                key = f"{folder}{slash}{stem}"
                if sample is None or sample.key != key:
                    if sample is not None:
                        yield sample
                    sample = _Sample(key, shard.name, split=split_of_shard(shard))
                self._take(sample, name, suffix.lower(), info.size, stream)
        except _DAMAGE as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # a full disk is no fault of the archive
            self._tell(
                shard.name,
                tr("The tar file is damaged ({value}); what follows is lost.").format(
                    value=str(error)[:80]
                ),
                lost=True,
            )
        if sample is not None:
            yield sample

    def _safe_name(self, info: tarfile.TarInfo, shard: Path) -> str | None:
        """Return where a member goes, or None where it goes nowhere."""
        if info.isdir():
            return None
        name = relative_image(info.name)
        if not info.isreg():
            self._tell(
                shard.name,
                tr("{name!r} is a link or device and is left out.").format(name=info.name[:80]),
                lost=True,
            )
            return None
        if name is None or "\0" in name or not is_sayable(name):
            self._tell(
                shard.name,
                tr("{name!r} leads out of the folder and is left out.").format(name=info.name[:80]),
                lost=True,
            )
            return None
        return name

    def _take(
        self, sample: _Sample, name: str, suffix: str, size: int, stream: IO[bytes]
    ) -> None:  # fmt: skip
        """Put one member where it belongs in its sample."""
        if is_image(name):
            if sample.image:
                self._more_photos += 1
                return
            sample.image = name
            self._write(name, stream)
        elif suffix in (*_TEXTS, *_LABELS, "json"):
            if size > MOST_TEXT:
                self._tell(
                    sample.source,
                    tr("{name} is too long for a text and is left out.").format(name=name),
                    lost=True,
                )
                return
            text = stream.read(MOST_TEXT).decode("utf-8", "replace").removeprefix("\ufeff")
            if suffix == "json":
                self._take_json(sample, name, text)
            elif suffix in _LABELS:
                sample.labels = [line.strip() for line in text.splitlines() if line.strip()]
            else:
                sample.caption = sample.caption or text.removesuffix("\n").removesuffix("\r")

    def _take_json(self, sample: _Sample, name: str, text: str) -> None:
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, Pairs):
            self._tell(
                sample.source,
                tr("{name} is no JSON object and is left out.").format(name=name),
                lost=True,
            )
            return
        caption = text_of(first_of(values, CAPTION_WORDS))
        sample.caption = caption or sample.caption
        labels = first_of(values, LABEL_WORDS)
        sample.labels = sample.labels if labels is None else labels
        sample.absent = first_of(values, NEGATIVE_WORDS)
        sample.name = text_of(values.get("file_name"))
        sample.split = values.get("split") or sample.split

    def _write(self, name: str, stream: IO[bytes]) -> None:
        if self._folder is None:
            return
        if name.casefold() in self._written:
            self._tell(name, tr("A photo of this name was written already; the first is kept."),
                       lost=True)  # fmt: skip
            return
        self._written.add(name.casefold())
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as target:
            shutil.copyfileobj(stream, target, 1 << 20)

    def _row(self, sample: _Sample) -> SourceRow:
        mapping = _MAPPING
        labels, doubt = labels_of(sample.labels, mapping)
        absent, other = labels_of(sample.absent, mapping)
        split, third = split_of(sample.split)
        self._has_labels |= labels is not None or absent is not None
        if absent is not None:
            labels = labels or ()
            absent = tuple(label for label in absent if label not in labels)
        row = SourceRow(
            name=sample.name or sample.image or sample.key, image=sample.image or sample.key,
            caption=sample.caption, labels=labels, negatives=absent, split=split,
            source=sample.source, line=0,
        )  # fmt: skip
        self._problems += [problem_of(row, text) for text in (doubt, other, third) if text]
        return row

    def _tell(self, source: str, text: str, *, lost: bool = False) -> None:
        self._problems.append(
            Problem(source=source or self._name, line=0, name="", text=text, lost=lost)
        )


def members_of(shard: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """Yield the members of a tar file, of whatever compression, as a stream."""
    with tarfile.open(shard, "r|*") as archive:
        for info in archive:
            stream = archive.extractfile(info) if info.isreg() else None
            yield info, stream or io.BytesIO()
            archive.members = []  # type: ignore[attr-defined]  # else all are kept


def split_of_shard(shard: Path) -> str | None:
    """Return the split that a shard's name begins with, or that its folder is named for."""
    first = re.split(r"[\d_\-.{]", shard.name.casefold(), maxsplit=1)[0]
    return next((w for w in (first, shard.parent.name.casefold()) if w in SPLIT_WORDS), None)


def first_of(values: Pairs[str, Any], words: Sequence[str]) -> Any:  # noqa: ANN401
    """Return the first value that is there under one of some names."""
    return next((values[word] for word in words if values.get(word) is not None), None)
