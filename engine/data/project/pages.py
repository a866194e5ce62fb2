"""Labels of photos read straight from the pages of a file whose tree does not lead there any more.

SQLite finds a page only by way of the pages above it. Where one of these is broken, the rows below
are still in the file, and those of ``marks`` cannot be taken for those of another table.
"""

from collections.abc import Iterator
from pathlib import Path

_LEAF, _INTERIOR = 10, 2
"""Kinds of pages that hold rows of a table without row numbers, in SQLite's file format."""
_COLUMNS = 5
_INT_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Mark = tuple[int, int, int, str, str]
Value = int | str | None


def scattered_marks(file: Path) -> Iterator[Mark]:
    """Give item, label, state, source and time of every mark on any sound page in use."""
    data = file.read_bytes()
    size = int.from_bytes(data[16:18], "big") or 4096
    size = 65536 if size == 1 else size
    free = _free_pages(data, size)
    for number in range(2, len(data) // size + 1):
        if number not in free:
            yield from _marks_on(data[(number - 1) * size : number * size])


def _free_pages(data: bytes, size: int) -> set[int]:
    """Return the pages that hold nothing any more but what was deleted from them."""
    free: set[int] = set()
    trunk = int.from_bytes(data[32:36], "big")
    while 0 < trunk <= len(data) // size and trunk not in free:
        free.add(trunk)
        page = data[(trunk - 1) * size : trunk * size]
        count = min(int.from_bytes(page[4:8], "big"), size // 4 - 2)
        free.update(int.from_bytes(page[8 + 4 * n : 12 + 4 * n], "big") for n in range(count))
        trunk = int.from_bytes(page[:4], "big")
    return free


def _marks_on(page: bytes) -> Iterator[Mark]:
    if page[0] not in (_LEAF, _INTERIOR):
        return
    head, before = (8, 0) if page[0] == _LEAF else (12, 4)
    count = int.from_bytes(page[3:5], "big")
    if head + 2 * count > len(page):
        return
    for cell in range(count):
        place = int.from_bytes(page[head + 2 * cell : head + 2 * cell + 2], "big") + before
        try:
            _, start = _varint(page, place)
            values = _record(page, start)
        except (IndexError, UnicodeDecodeError):
            continue  # not a whole row
        match values:
            case [int(item), int(label), int(state), str(source), str(time)]:
                if item > 0 and label > 0 and state in (-1, 0, 1):
                    yield item, label, state, source, time


def _record(page: bytes, start: int) -> list[Value]:
    """Decode a row of as many columns as a mark has; empty where it has others."""
    length, place = _varint(page, start)
    kinds = []
    while place < start + length:
        kind, place = _varint(page, place)
        kinds.append(kind)
    if len(kinds) != _COLUMNS:
        return []
    values: list[Value] = []
    for kind in kinds:
        if kind in _INT_BYTES:
            width = _INT_BYTES[kind]
            values.append(int.from_bytes(_part(page, place, width), "big", signed=True))
        elif kind in (8, 9):
            width = 0
            values.append(kind - 8)
        elif kind >= 13 and kind % 2:
            width = (kind - 13) // 2
            values.append(_part(page, place, width).decode())
        else:
            return []
        place += width
    return values


def _part(page: bytes, place: int, width: int) -> bytes:
    if place + width > len(page):
        raise IndexError
    return page[place : place + width]


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; return it and the place after it."""
    value = 0
    for n in range(8):
        byte = page[place + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + n + 1
    return value << 8 | page[place + 8], place + 9
