"""Large JSON files, a list's item at a time: what stands in memory is one item and a window."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from engine.errors import EngineError
from engine.language import tr

CHUNK = 1 << 20
_SPACE = " \t\r\n"
_DECODER = json.JSONDecoder()


def stream_object(
    path: Path, without: re.Pattern[str] | None = None
) -> Iterator[tuple[str, Any]]:  # fmt: skip
    """Yield (key, item) of the object in a file: each item of a list, or else the value whole.

    What ``without`` matches after its first group becomes null before the text is read, as far as
    it stands in one window; the pattern must not match inside a string. Raises EngineError for
    what is no JSON object, when that is met.
    """
    try:
        with path.open("rb") as stream:
            yield from _Window(stream, path.name, without).items()
    except FileNotFoundError:
        raise EngineError(
            tr("There is no file {path}. Check the path.").format(path=path)
        ) from None
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be read: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error


class _Window:
    """The part of a JSON text around the place that is being read."""

    def __init__(self, stream: BinaryIO, name: str, without: re.Pattern[str] | None) -> None:
        self._stream, self._name, self._without = stream, name, without
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._text, self._place, self._step, self._ended = "", 0, CHUNK, False

    def items(self) -> Iterator[tuple[str, Any]]:
        """Yield what ``stream_object`` yields."""
        self._expect("{")
        if self._next() == "}":
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise self._broken(tr("a name was expected"))
            self._expect(":")
            if self._next() == "[":
                for item in self._list():
                    yield key, item
            else:
                yield key, self._value()
            if self._after_one("}"):
                return

    def _list(self) -> Iterator[Any]:
        self._place += 1
        if self._next() == "]":
            self._place += 1
            return
        while True:
            yield self._value()
            if self._after_one("]"):
                return

    def _after_one(self, end: str) -> bool:
        """Step over a comma, or over the end of a list or object, and tell which it was."""
        sign = self._next()
        if sign not in (",", end):
            raise self._broken(tr("a comma or {end} was expected").format(end=end))
        self._place += 1
        return sign == end

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise self._broken(tr("{sign} was expected").format(sign=sign))
        self._place += 1

    def _next(self) -> str:
        """Step over white space and return the sign there; empty at the end of the file."""
        while True:
            while self._place < len(self._text) and self._text[self._place] in _SPACE:
                self._place += 1
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return ""

    def _value(self) -> Any:  # noqa: ANN401 - any JSON value
        if not self._next():
            raise self._broken(tr("it ends in the middle"))
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                if self._more():
                    continue
                raise self._broken(error.msg) from None
            except (ValueError, RecursionError) as error:
                raise self._broken(str(error)) from None
            # A number may go on beyond the window.
            if end == len(self._text) and self._more():
                continue
            self._place, self._step = end, CHUNK
            return value

    def _more(self) -> bool:
        """Read on, twice as far each time one value asks again; False at the end of the file."""
        if self._ended:
            return False
        data = self._stream.read(self._step)
        self._ended = not data
        self._step *= 2
        try:
            text = self._decode(data, self._ended)
        except UnicodeDecodeError:
            raise EngineError(
                tr("{name} is not UTF-8 text. Save it as UTF-8.").format(name=self._name)
            ) from None
        if self._without is not None:
            text = self._without.sub(r"\1null", text)
        self._text, self._place = self._text[self._place :] + text, 0
        return bool(text) or not self._ended

    def _broken(self, why: str) -> EngineError:
        return EngineError(
            tr("{name} is not a JSON object that can be read ({why}).").format(
                name=self._name, why=why
            )
        )
