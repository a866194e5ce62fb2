"""Text files as people save them: BOM, UTF-16, UTF-8, or an old code page with a note."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.language import tr

HEAD_BYTES = 1 << 18
"""What is read of a file to find out what it is."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = "cp1252"
FEW_SIGNS = 32
"""Control signs that may have got into a text by accident."""
_NOISE = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a file says, and how that was found out."""

    text: str
    encoding: str
    note: str = ""
    """A sentence where the encoding is a guess."""
    whole: bool = True
    """False where only the beginning of the file was read."""


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """Return a file's content, at most ``limit`` bytes of it; an EngineError says why not."""
    try:
        with path.open("rb") as stream:
            return stream.read(-1 if limit is None else limit)
    except FileNotFoundError:
        raise EngineError(
            tr("There is no file {path}. Check the path.").format(path=path)
        ) from None
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be read: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error
    except ValueError as error:  # a NUL in the path
        raise EngineError(
            tr("{path} cannot be read: {error}.").format(path=path, error=error)
        ) from error


def read_text(path: Path, encoding: str = "", limit: int | None = None) -> Text:
    """Read a file as text, in the given encoding or in the one it looks like.

    With a limit only that many bytes, less what they cut in two. Raises EngineError for what is
    no text.
    """
    data = read_bytes(path, None if limit is None else limit + 1)
    whole = limit is None or len(data) <= limit
    if not whole:
        data = data[:limit]
    found, mark = _marked(data)
    note = ""
    if encoding:
        check_encoding(encoding)
        # The mark belongs to no text, also where the encoding was named.
        data = data.removeprefix(mark)
        found = encoding
    elif found:
        data = data.removeprefix(mark)
    else:
        found = _unmarked(data)
    text = _decode(data, found, whole=whole)
    if text is None and not encoding:
        text, found = _decode(data, _OLD, whole=whole), _OLD
        if text is None:
            text, found = data.decode("latin-1"), "latin-1"
        note = tr(
            "{name} is not UTF-8 and was read as {found}. If accents look "
            "wrong, name its encoding or save it as UTF-8."
        ).format(name=path.name, found=found)
    if text is None:
        raise EngineError(
            tr("{name} is not {encoding} text. Choose another encoding.").format(
                name=path.name, encoding=encoding
            )
        )
    _refuse_noise(path, text)
    return Text(text=text, encoding=found, note=note, whole=whole)


def check_encoding(name: str) -> None:
    """Refuse what is no encoding of text, with a sentence."""
    try:
        # Python knows codecs, such as base64 and rot13, that turn no text into bytes.
        fine = isinstance("a".encode(name), bytes)
    except (LookupError, ValueError, TypeError):
        fine = False
    if not fine:
        raise EngineError(
            tr(
                "'{name}' is no encoding of text. Choose one such as utf-8, utf-16, "
                "cp1252 or latin-1."
            ).format(name=name)
        )


def _marked(data: bytes) -> tuple[str, bytes]:
    """Return the encoding that a byte order mark tells, and the mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, mark
    return "", b""


def _unmarked(data: bytes) -> str:
    """Return UTF-16 where every other byte is nearly always zero, else UTF-8."""
    head = data[:4096]
    half = len(head) // 2
    if half >= 2:
        if head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.1 * half:
            return "utf-16-le"
        if head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
            return "utf-16-be"
    return "utf-8"


def _decode(data: bytes, encoding: str, *, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeError:
        return None


def _refuse_noise(path: Path, text: str) -> None:
    """Refuse text that holds NUL or many control signs: it is an image, a program, an archive."""
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise EngineError(
            tr(
                "{name}, line {line}: there are NUL bytes, so this is not a text file. "
                "Choose a text file, or name its encoding."
            ).format(name=path.name, line=line)
        )
    head = text[:65536]
    noise = sum(ord(sign) in _NOISE for sign in head)
    if noise > FEW_SIGNS and 20 * noise > len(head):
        raise EngineError(
            tr("{name} is not a text file. Choose a CSV, TSV or JSON file.").format(name=path.name)
        )
