"""Parquet, Arrow and Feather files, and tables that a program holds in memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Pairs
from pathlib import Path
from typing import Any, Protocol

from engine.data.labels import Label, LabelSet
from engine.data.readers.cells import text_of
from engine.data.readers.guess import Guess
from engine.data.readers.mapping import Mapping
from engine.data.readers.opened import Cells, Loaded, OpenTable, guess_opened, make_rows
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.rows import RowMaker, column_names
from engine.data.readers.table import SourceTable
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
SUFFIXES = (".parquet", ".pq", ".arrow", ".feather", ".ipc")
METADATA = b"mmc"
"""Under which a file of our own keeps its labels and what its columns mean."""
_BATCH = 4096
_FEW = 20


class Frame(Protocol):
    """What a table in memory must have: pandas has it, and others do as well."""

    columns: Any

    def itertuples(self, index: bool, name: None) -> Iterable[Sequence[Any]]:
        """Yield a tuple of values a row."""


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read every row of a file; needs pyarrow."""
    loaded = load(path, options, reporter)
    return loaded.maker.table(name=path.name, format_="parquet", labels=loaded.labels)


def load(path: Path, options: ReadOptions, reporter: Reporter) -> Loaded:
    """Read the rows of a file that may be one of several."""
    mapping = options.settled(options.mapping or guess_opened(open_arrow(path)).mapping)
    opened = open_arrow(path, mapping)
    maker = make_rows(opened, mapping, reporter)
    return Loaded(maker, opened.labels or maker.label_set())


def sniff(path: Path) -> Finding | None:
    """Tell whether a file holds photos' names, captions or labels."""
    if not path.is_file() or path.suffix.lower() not in SUFFIXES:
        return None
    try:
        opened = open_arrow(path)
        guess = guess_opened(opened)
        again = open_arrow(path, guess.mapping)
        maker = RowMaker(again.columns, guess.mapping, path.name)
        for record, _ in zip(again.records, range(_FEW), strict=False):
            maker.add(record.line, record.cells)
    except EngineError as error:
        # Without pyarrow the file may be what the user wants, and the sentence says what helps.
        return Finding(format="parquet", path=path, sure=0.3, text=str(error))
    return Finding(
        format="parquet", path=path, mapping=guess.mapping, sure=0.8,
        text=tr("A table with {columns}.").format(columns=", ".join(again.columns[:8]))
        + "".join(f" {reason}" for reason in guess.reasons),
        images=image_folder(path.parent, [row.image for row in maker.rows() if row.image]),
    )  # fmt: skip


def from_frame(
    frame: Frame, mapping: Mapping | None = None, *, name: str = "the data frame"
) -> SourceTable:
    """Read a data frame of pandas, or of a library that has ``columns`` and ``itertuples``.

    Without a mapping it is guessed from the columns' names and first rows.
    """
    mapping = mapping or guess_frame(frame, name=name).mapping
    return make_rows(_open_frame(frame, name), mapping, _SILENT).table(name=name, format_="frame")


def guess_frame(frame: Frame, *, name: str = "the data frame") -> Guess:
    """Guess which column of a data frame means what."""
    return guess_opened(_open_frame(frame, name))


def open_arrow(path: Path, mapping: Mapping | None = None) -> OpenTable:
    """Return the columns and rows of a file; with a mapping only what it asks for is read."""
    batches, schema = _opened(path, mapping)
    columns = column_names([text_of(name) for name in schema.names])
    about = _about(schema.metadata or {})
    return OpenTable(
        name=path.name, columns=columns, records=_cells(path, batches),
        labels=_labels(about, schema.metadata or {}, mapping),
        about={key: value for key, value in about.get("mapping", {}).items()
               if key in ("words", "empty") and isinstance(value, str)},
    )  # fmt: skip


def load_pyarrow() -> Any:  # noqa: ANN401 - a module without types
    """Return the module, or say what helps where it is missing."""
    try:
        import pyarrow
    except ImportError:
        raise EngineError(
            tr(
                "Parquet and Arrow files need pyarrow, which is missing here. Save the table as "
                "CSV instead."
            ),
            command="'pip install pyarrow' or 'pip install mmc[formats]' brings it.",
        ) from None
    return pyarrow


def _opened(path: Path, mapping: Mapping | None) -> tuple[Iterator[Any], Any]:
    """Return record batches and the schema they have."""
    pa = load_pyarrow()
    if not path.is_file():
        raise EngineError(tr("There is no file {path}. Check the path.").format(path=path))
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            from pyarrow import parquet

            file = parquet.ParquetFile(path)
            wanted = _wanted(file.schema_arrow, mapping)
            schema = pa.schema([_field(file.schema_arrow, name) for name in wanted])
            schema = schema.with_metadata(file.schema_arrow.metadata)
            return file.iter_batches(batch_size=_BATCH, columns=wanted), schema
        table = _ipc_table(pa, path)
        return iter(table.to_batches(max_chunksize=_BATCH)), table.schema
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _broken(path, error) from error


def _ipc_table(pa: Any, path: Path) -> Any:  # noqa: ANN401
    source = pa.memory_map(str(path))
    try:
        return pa.ipc.open_file(source).read_all()
    except pa.ArrowInvalid:
        source.seek(0)
        return pa.ipc.open_stream(source).read_all()


def _wanted(schema: Any, mapping: Mapping | None) -> list[str]:  # noqa: ANN401
    """Return the columns to read, without photos that are stored inside the table."""
    names = list(schema.names)
    if mapping is not None:
        asked = {mapping.image, mapping.caption, mapping.labels, mapping.negatives, mapping.split}
        asked |= set(mapping.one_hot)
        folded = {name.casefold() for name in asked}
        names = [name for name in names if name.strip().casefold() in folded] or names
    wanted = []
    for name in names:
        kind = schema.field(name).type
        inside = [kind.field(place).name for place in range(kind.num_fields)]
        # Of a photo with its bytes only the path is of use, and the bytes are most of the file.
        wanted.append(f"{name}.path" if {"bytes", "path"} <= set(inside) else name)
    return wanted


def _field(schema: Any, wanted: str) -> Any:  # noqa: ANN401
    names = set(schema.names)
    return schema.field(wanted if wanted in names else wanted.removesuffix(".path"))


def _cells(path: Path, batches: Iterator[Any]) -> Iterator[Cells]:
    pa = load_pyarrow()
    number = 0
    while True:
        try:
            batch = next(batches, None)
            columns = [] if batch is None else [part.to_pylist() for part in batch.columns]
        except (pa.ArrowException, OSError, ValueError, OverflowError, KeyError) as error:
            raise _broken(path, error) from error
        if batch is None:
            return
        for cells in zip(*columns, strict=True):
            number += 1
            yield Cells(number, cells)


def _open_frame(frame: Frame, name: str) -> OpenTable:
    records = (
        Cells(number, cells)
        for number, cells in enumerate(frame.itertuples(index=False, name=None), start=1)
    )
    return OpenTable(
        name=name, columns=column_names([str(column) for column in frame.columns]), records=records
    )


def _about(metadata: Pairs[bytes, bytes]) -> dict[str, Any]:
    """Return what a file of our own says of itself."""
    try:
        about = json.loads(metadata.get(METADATA, b"{}"))
    except (ValueError, RecursionError):
        return {}
    fine = isinstance(about, dict) and isinstance(about.get("mapping", {}), dict)
    return about if fine else {}


def _labels(
    about: dict[str, Any], metadata: Pairs[bytes, bytes], mapping: Mapping | None
) -> LabelSet | None:
    """Return the labels that a file declares: ours, or the class names of Hugging Face."""
    try:
        if "labels" in about:
            return LabelSet(tuple(Label(str(p["id"]), str(p["name"])) for p in about["labels"]))
        if mapping is None or not mapping.labels:
            return None
        known = json.loads(metadata.get(b"huggingface", b"{}"))["info"]["features"][mapping.labels]
        known = known.get("feature", known) if isinstance(known, dict) else known[0]
        names = known["names"]
        return LabelSet(tuple(Label(str(n), str(name)) for n, name in enumerate(names)))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError):
        return None


def _broken(path: Path, error: Exception) -> EngineError:
    return EngineError(
        tr("{name} cannot be read as a table ({error}).").format(
            name=path.name, error=str(error)[:100]
        )
    )
