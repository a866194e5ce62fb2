"""What a photo's file says of itself, folded away under one line that says the most of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from engine.data.photo_facts import PhotoFacts
from engine.language import number, tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.fold import Fold

NO_EXIF = tr("none: this file holds no EXIF")


class FileFacts(QWidget):
    """Shows what it is told; where the file cannot be read it says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self._form = QFormLayout(content)
        self._form.setContentsMargins(3 * GRID, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setVerticalSpacing(GRID // 2)
        self.fold = Fold(tr("File"), content)
        self.fold.header.setToolTip(
            tr("Size, camera, day and place, as far as the file tells them")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.show_facts("")

    def show_facts(self, facts: PhotoFacts | str) -> None:
        """Show facts, or a sentence why there are none; with an empty one nothing is shown."""
        self.setVisible(bool(facts))
        rows = [("", facts)] if isinstance(facts, str) else rows_of(facts)
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, text in rows:
            key, value = QLabel(name), ElidedLabel(text)
            set_look(key, "small")
            set_look(value, "small")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{name}: {text}" if name else text)
            self._form.addRow(key, value)
        self.fold.set_note(tr("cannot be read") if isinstance(facts, str) else summary_of(facts))


def summary_of(facts: PhotoFacts) -> str:
    """Return what is worth a look in few words."""
    parts = [f"{number(facts.width)} × {number(facts.height)}", size_text(facts.bytes)]
    if not facts.has_exif:
        parts.append(tr("no EXIF"))
    elif facts.has_place:
        parts.append(tr("tells its place"))
    return ", ".join(parts)


def rows_of(facts: PhotoFacts) -> list[tuple[str, str]]:
    """Return names and values, one a line."""
    kind = f", {facts.format}" if facts.format else ""
    rows = [
        (
            tr("Size"),
            tr("{width:,} × {height:,} pixels").format(width=facts.width, height=facts.height),
        ),
        (tr("File"), f"{size_text(facts.bytes)}{kind}"),
    ]
    if not facts.has_exif:
        return [*rows, ("EXIF", NO_EXIF)]
    return [
        *rows,
        (tr("Camera"), facts.camera or tr("not told")),
        (tr("Taken"), facts.taken or tr("not told")),
        (
            tr("Orientation"),
            tr("{turned} to be upright").format(turned=facts.turned)
            if facts.turned
            else tr("upright as it is"),
        ),
        ("GPS", tr("yes: the file tells where it was taken") if facts.has_place else tr("no")),
    ]


def size_text(size: int) -> str:
    """Return the size of a photo's file."""
    return (
        tr("{max:,} kB").format(max=max(1, round(size / 1000)))
        if size < 1_000_000
        else tr("{value:.1f} MB").format(value=size / 1e6)
    )
