"""The competition's CSV: quotes inside captions are not escaped and captions may hold newlines.

No CSV dialect fits, so the rule is positional: a record starts on a line that begins with an image
name (and label ids where the header has them); the commas that the header asks for are split off;
the rest, up to the next record, is the caption, less one quote at each end.
"""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from engine.data.dataset import Problem, Split
from engine.data.images import IMAGE_SUFFIXES
from engine.data.labels import labels_for_ids
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.table import SourceRow, SourceTable, kept_rows, problem_of
from engine.data.readers.text import read_text
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
_HEAD = 1 << 14

_HEADERS = {
    ("imageid", "labels", "caption"): True,
    ("imageid", "caption"): False,
}
_SUFFIXES = "|".join(re.escape(suffix) for suffix in sorted(IMAGE_SUFFIXES))
_NAME = rf'[^,"\r\n]*[^,"\r\n\s](?:{_SUFFIXES})'
_WITH_LABELS = re.compile(rf"({_NAME}),([^,\"]*),", re.IGNORECASE)
_WITHOUT_LABELS = re.compile(rf"({_NAME}),", re.IGNORECASE)
_DOUBLED_ONLY = re.compile(r'[^"]*(?:""[^"]*)+')


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read a training file, and as its test file the one named beside it."""
    tables = []
    for file in (path, *options.files[:1]):
        reporter.check()
        reporter.emit(Progress(what=tr("Reading {name}").format(name=file.name), done=0, total=1))
        tables.append(read_competition(file))
        if not tables[0].has_labels:
            raise EngineError(
                tr("{name} has no Labels column, so nothing could be learned.").format(
                    name=path.name
                )
            )
    return competition_table(*tables)


def sniff(path: Path) -> Finding | None:
    """Tell whether a file has the competition's header, or a folder has such a ``train.csv``."""
    file = path / "train.csv" if path.is_dir() else path
    if not file.is_file() or file.suffix.lower() != ".csv":
        return None
    try:
        head = read_text(file, limit=_HEAD).text
    except EngineError:
        return None
    if _columns(head.partition("\n")[0]) not in _HEADERS:
        return None
    has_labels = _HEADERS[_columns(head.partition("\n")[0])]
    names = [match[1] for line in head.split("\n")[1:50] if (match := _WITHOUT_LABELS.match(line))]
    test = file.with_name("test.csv")
    # Whoever names the one file means the one file.
    offers = (test,) if has_labels and test != file and test.is_file() else ()
    beside = offers if path.is_dir() else ()
    return Finding(
        format="competition", path=file, sure=0.98, files=beside, offers=offers,
        text=tr("The competition's CSV, whose captions hold quotes that are not escaped.")
        + (tr(" test.csv beside it has the test rows.") if beside else ""),
        images=image_folder(file.parent, names),
    )  # fmt: skip


def _columns(header: str) -> tuple[str, ...]:
    return tuple(part.strip().strip('"').casefold() for part in header.split(","))


def read_competition(path: Path) -> SourceTable:
    """Read ``ImageID,Labels,Caption`` or ``ImageID,Caption`` without losing or altering a row."""
    text = _read_text(path)
    header, _, body = text.partition("\n")
    columns = _columns(header)
    if columns not in _HEADERS:
        raise EngineError(
            tr(
                "{name}, line 1: the header is '{value}'. Expected "
                "'ImageID,Labels,Caption' or 'ImageID,Caption'."
            ).format(name=path.name, value=header.strip()[:80])
        )
    has_labels = _HEADERS[columns]
    rows: list[SourceRow] = []
    problems: list[Problem] = []
    start = _WITH_LABELS if has_labels else _WITHOUT_LABELS
    for line, record in _records(body, start, path.name, problems):
        row, reasons = _parse(path.name, line, record, has_labels=has_labels)
        problems += [problem_of(row, reason) for reason in reasons]
        rows.append(row)
    if not rows:
        raise EngineError(
            tr("{name} has a header but no rows. Choose a file with rows.").format(name=path.name)
        )
    kept, repeated = kept_rows(rows)
    left_out = {problem.line for problem in repeated}
    problems = [
        dataclasses.replace(problem, lost=True) if problem.line in left_out else problem
        for problem in problems
    ]
    return SourceTable(
        name=path.name, format="competition", rows=kept, has_labels=has_labels,
        problems=tuple(sorted([*problems, *repeated], key=lambda problem: problem.line)),
    )  # fmt: skip


def competition_table(train: SourceTable, test: SourceTable | None = None) -> SourceTable:
    """Join a training and a test file; of rows in both the training row is kept."""
    rows, problems = list(train.rows), [*train.problems, *(test.problems if test else ())]
    known = {row.name for row in rows}
    for row in test.rows if test else ():
        if row.name in known:
            text = tr("{name} is a training row as well; the test row was left out.").format(
                name=row.name
            )
            problems.append(problem_of(row, text, lost=True))
        else:
            rows.append(dataclasses.replace(row, split=Split.TEST))
    found = (label for row in (*train.rows, *(test.rows if test else ()))
             for label in row.labels or ())  # fmt: skip
    return dataclasses.replace(
        train, rows=tuple(rows), problems=tuple(problems), labels=labels_for_ids(found)
    )


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise EngineError(
            tr("There is no file {path}. Check the path.").format(path=path)
        ) from None
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be read: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EngineError(
            tr(
                "{name}, line {line}: this is not UTF-8 text. Save the file as UTF-8 "
                "and open it again."
            ).format(name=path.name, line=line)
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
                    text=tr("'{line}' belongs to no row and was left out.").format(line=line[:60]),
                    lost=True,
                )
            )
    if lines:
        yield first, "\n".join(lines)


def _parse(source: str, line: int, record: str, *, has_labels: bool) -> tuple[SourceRow, list[str]]:
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
            reasons.append(tr("A label stands twice; it counts once."))
        if not labels:
            reasons.append(tr("The row has no labels; it is taken as 'none apply'."))
    caption, doubts = _unquote(parts[-1])
    name = parts[0].strip()
    row = SourceRow(
        name=name, image=name, caption=caption, labels=labels, source=source, line=line
    )  # fmt: skip
    return row, reasons + doubts


def _unquote(raw: str) -> tuple[str, list[str]]:
    """Return the caption and why it is doubtful, if it is."""
    reasons: list[str] = []
    raw = raw.rstrip(" \t") if raw.startswith('"') else raw
    opened, closed = raw.startswith('"'), raw.endswith('"') and len(raw) > 1
    if opened != closed:
        reasons.append(tr("The caption has a quote at one end only; it is kept as written."))
    caption = raw[1:-1] if opened and closed else raw
    if '"' in caption and opened and closed:
        if _DOUBLED_ONLY.fullmatch(caption):
            caption = caption.replace('""', '"')
        else:
            reasons.append(tr("The caption holds quotes that are not escaped; they are kept."))
    if "\n" in caption:
        lines = caption.count("\n") + 1
        reasons.append(
            tr("The caption runs over {lines} lines; its line breaks are kept.").format(lines=lines)
        )
    if not caption.strip():
        reasons.append(tr("The caption is empty; the image alone is used."))
    return caption, reasons
