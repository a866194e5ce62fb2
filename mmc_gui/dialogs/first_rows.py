"""The first rows of a source as they would come in: photo, caption, labels, split."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from engine.data.labels import LabelSet
from engine.data.readers.table import SourceRow
from engine.language import tr
from mmc_gui.resources import icon_pixmap
from mmc_gui.text_size import grown
from mmc_gui.theme import GRID, current_theme
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.humanize import SPLIT_NAMES
from mmc_gui.widgets.text_table import TextTable

EDGE = 6 * GRID
_HEADERS = (
    (tr("Photo"), tr("With the name that the source has for it")), (tr("Caption"), ""),
    (tr("Labels"), tr("Labels that apply; ‘not’ stands before those that are known not to")),
    (tr("Split"), tr("Empty where the source does not say")),
)  # fmt: skip
_WIDTHS = (18 * GRID, 24 * GRID, 18 * GRID, 10 * GRID)


class FirstRows(TextTable):
    """Small pictures come as they are decoded; a photo that is not there has a broken one."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEADERS, tr("First rows"), parent)
        self._paths: tuple[Path | None, ...] = ()
        self._loader = ThumbnailLoader(edge=2 * EDGE, parent=self)
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self.setIconSize(QSize(EDGE, EDGE))
        self.verticalHeader().setDefaultSectionSize(EDGE + GRID)
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_WIDTHS[-1])
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.resizeSection(len(_WIDTHS) - 1, grown(_WIDTHS[-1]))

    def shutdown(self) -> None:
        """End the loader."""
        self._loader.shutdown()

    def show_rows(self, rows: Sequence[SourceRow], labels: LabelSet | None = None) -> None:
        """Show these rows, without photos until it is known where they are."""
        self._paths = ()
        self._loader.wanted(())
        names = {label.id: label.name for label in labels or ()}
        self.set_texts([_texts(row, names) for row in rows])

    def show_photos(self, paths: Sequence[Path | None]) -> None:
        """Show where the photos of these rows are."""
        self._paths = tuple(paths[: self.rowCount()])
        for row, path in enumerate(self._paths):
            if path is None:
                self._set_broken(row, tr("The photo is not in the photo folder."))
            elif (pixmap := self._loader.pixmap(str(path))) is not None:
                self._set_icon(row, pixmap)
            else:
                self._loader.request(str(path), path)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the caption what room there is."""
        super().showEvent(event)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        for row in self._rows_of(key):
            self._set_icon(row, QPixmap.fromImage(image))

    @Slot(str)
    def _on_failed(self, key: str) -> None:
        for row in self._rows_of(key):
            self._set_broken(row, self._loader.reason(key))

    def _rows_of(self, key: str) -> list[int]:
        return [row for row, path in enumerate(self._paths) if path and str(path) == key]

    def _set_icon(self, row: int, pixmap: QPixmap, reason: str = "") -> None:
        item = self.item(row, 0)
        if item is not None:
            item.setIcon(QIcon(pixmap))
            item.setToolTip(f"{item.text()}: {reason}" if reason else item.text())

    def _set_broken(self, row: int, reason: str) -> None:
        color, scale = current_theme().muted, self.devicePixelRatioF()
        pixmap = icon_pixmap("image-broken", color=color, size=EDGE // 2, scale=scale)
        self._set_icon(row, pixmap, reason)


def _texts(row: SourceRow, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    yes = [names.get(label, label) for label in row.labels or ()]
    no = [tr("not {get}").format(get=names.get(label, label)) for label in row.negatives or ()]
    if row.labels is None and row.negatives is None:
        labels = tr("not labelled")
    else:
        labels = ", ".join([*yes, *no]) or tr("none applies")
    split = "" if row.split is None else SPLIT_NAMES[row.split]
    return row.image or tr("(no photo)"), row.caption, labels, split
