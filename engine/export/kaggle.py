"""The competition's submission file: ``ImageID,Labels``, ids separated by spaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.decide.metrics import Bools
from engine.errors import EngineError
from engine.files import write_text
from engine.language import tr

HEADER = "ImageID,Labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written and read back."""

    path: Path
    rows: int
    empty: int
    """Rows without any label."""


def export_kaggle(
    *, names: Sequence[str], label_ids: Sequence[str], decisions: Bools, path: Path
) -> ExportReport:
    """Write one row an image in the given order, then read the file back and compare.

    Decisions are bool ``[n, labels]``. A row without labels is written ``name.jpg,``.
    """
    for name in names:
        if any(sign in name for sign in ',"\r\n'):
            raise EngineError(
                tr(
                    "The image name '{name}' holds a comma, a quote or a line break, which "
                    "a submission cannot hold. Rename the photo."
                ).format(name=name)
            )
    if len(set(names)) != len(names):
        raise EngineError(tr("An image name stands twice, which a submission cannot hold."))
    lines = [
        f"{name}," + " ".join(label for label, yes in zip(label_ids, row, strict=True) if yes)
        for name, row in zip(names, decisions, strict=True)
    ]
    write_text(path, "\n".join([HEADER, *lines]) + "\n")
    _check(path, lines)
    return ExportReport(path=path, rows=len(lines), empty=sum(line.endswith(",") for line in lines))


def read_kaggle(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a submission back: label ids by image name, in order."""
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(
            tr("{path} cannot be read as a submission ({error}).").format(path=path, error=error)
        ) from error
    # Not splitlines: a name may hold one of the signs that it takes for line ends too.
    header, *lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if header != HEADER:
        raise EngineError(
            tr("{name} does not begin with '{header}'.").format(name=path.name, header=HEADER)
        )
    rows = {}
    for number, line in enumerate(lines, start=2):
        name, comma, ids = line.rpartition(",")
        if not comma:
            raise EngineError(
                tr("{name}, line {number}: there is no comma after the name.").format(
                    name=path.name, number=number
                )
            )
        rows[name] = tuple(ids.split())
    return rows


def _check(path: Path, lines: Sequence[str]) -> None:
    written = [f"{name},{' '.join(ids)}" for name, ids in read_kaggle(path).items()]
    if written != list(lines):
        raise EngineError(
            tr("{path} reads back differently from what was written. Export it again.").format(
                path=path
            )
        )
