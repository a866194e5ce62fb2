"""The competition's CSV: quotes inside captions are not escaped and captions may hold newlines.

No CSV dialect fits, so the rule is positional: a record starts on a line that begins with an image
name (and label ids where the header has them); the commas that the header asks for are split off;
the rest, up to the next record, is the caption, less one quote at each end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.data.dataset import Problem
from engine.data.images import IMAGE_SUFFIXES
from engine.errors import EngineError

_HEADERS = {
    ("imageid", "labels", "caption"): True,
    ("imageid", "caption"): False,
}
_SUFFIXES = "|".join(re.escape(suffix) for suffix in sorted(IMAGE_SUFFIXES))
_NAME = rf'[^,"\r\n]*[^,"\r\n\s](?:{_SUFFIXES})'
_WITH_LABELS = re.compile(rf"({_NAME}),([^,\"]*),", re.IGNORECASE)
_WITHOUT_LABELS = re.compile(rf"({_NAME}),", re.IGNORECASE)
_DOUBLED_ONLY = re.compile(r'[^"]*(?:""[^"]*)+')


@dataclass(frozen=True, slots=True)
class CompetitionRow:
    """One record: the image name, its label ids (None in a test file) and the caption."""

    line: int
    name: str
    labels: tuple[str, ...] | None
    caption: str


@dataclass(frozen=True, slots=True)
class CompetitionFile:
    """All records of a file in order, and every row that was doubtful with its reason."""

    name: str
    rows: tuple[CompetitionRow, ...]
    problems: tuple[Problem, ...]
    has_labels: bool


def read_competition(path: Path) -> CompetitionFile:
    """Read ``ImageID,Labels,Caption`` or ``ImageID,Caption`` without losing or altering a row."""
    text = _read_text(path)
    header, _, body = text.partition("\n")
    columns = tuple(part.strip().strip('"').casefold() for part in header.split(","))
    if columns not in _HEADERS:
        raise EngineError(
            f"{path.name}, line 1: the header is '{header.strip()[:80]}'. Expected "
            "'ImageID,Labels,Caption' or 'ImageID,Caption'."
        )
    has_labels = _HEADERS[columns]
    rows: list[CompetitionRow] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for line, record in _records(
        body, _WITH_LABELS if has_labels else _WITHOUT_LABELS, path.name, problems
    ):
        row, reasons = _parse(line, record, has_labels=has_labels)
        lost = False
        if row.name in seen:
            reasons.append(
                f"{row.name} stands already on line {seen[row.name]}; the first row is kept."
            )
            lost = True
        problems += [
            Problem(source=path.name, line=line, name=row.name, text=reason, lost=lost)
            for reason in reasons
        ]
        if not lost:
            seen[row.name] = line
            rows.append(row)
    if not rows:
        raise EngineError(f"{path.name} has a header but no rows. Choose a file with rows.")
    return CompetitionFile(path.name, tuple(rows), tuple(problems), has_labels)


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise EngineError(f"There is no file {path}. Check the path.") from None
    except OSError as error:
        raise EngineError(f"{path} cannot be read: {error.strerror}.") from error
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EngineError(
            f"{path.name}, line {line}: this is not UTF-8 text. Save the file as UTF-8 and "
            "open it again."
        ) from error
    return text.replace("\r\n", "\n")


def _records(
    body: str, start: re.Pattern[str], source: str, problems: list[Problem]
) -> Iterator[tuple[int, str]]:
    """Yield (line number, raw record) with the lines of a caption joined."""
    first = 0
    lines: list[str] = []
    for number, line in enumerate(body.split("\n"), start=2):
        if start.match(line):
            if lines:
                yield first, "\n".join(lines)
            first, lines = number, [line]
        elif lines:
            lines.append(line)
        elif line.strip():
            problems.append(
                Problem(
                    source=source,
                    line=number,
                    name="",
                    text=f"'{line[:60]}' belongs to no row and was left out.",
                    lost=True,
                )
            )
    if lines:
        yield first, "\n".join(lines)


def _parse(line: int, record: str, *, has_labels: bool) -> tuple[CompetitionRow, list[str]]:
    reasons: list[str] = []
    text = record.rstrip()
    # Blank lines after a row belong to no caption, also where they hold spaces.
    text += record[len(text) :].partition("\n")[0]
    parts = text.split(",", 2 if has_labels else 1)
    labels: tuple[str, ...] | None = None
    if has_labels:
        ids = parts[1].split()
        labels = tuple(dict.fromkeys(ids))
        if len(labels) < len(ids):
            reasons.append("A label stands twice; it counts once.")
        if not labels:
            reasons.append("The row has no labels; it is taken as 'none apply'.")
    caption, doubts = _unquote(parts[-1])
    return CompetitionRow(line, parts[0].strip(), labels, caption), reasons + doubts


def _unquote(raw: str) -> tuple[str, list[str]]:
    """Return the caption and why it is doubtful, if it is."""
    reasons: list[str] = []
    raw = raw.rstrip(" \t") if raw.startswith('"') else raw
    opened, closed = raw.startswith('"'), raw.endswith('"') and len(raw) > 1
    if opened != closed:
        reasons.append("The caption has a quote at one end only; it is kept as written.")
    caption = raw[1:-1] if opened and closed else raw
    if '"' in caption and opened and closed:
        if _DOUBLED_ONLY.fullmatch(caption):
            caption = caption.replace('""', '"')
        else:
            reasons.append("The caption holds quotes that are not escaped; they are kept.")
    if "\n" in caption:
        lines = caption.count("\n") + 1
        reasons.append(f"The caption runs over {lines} lines; its line breaks are kept.")
    if not caption.strip():
        reasons.append("The caption is empty; the image alone is used.")
    return caption, reasons
