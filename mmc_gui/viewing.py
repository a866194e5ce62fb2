"""How photos are seen: in a grid, a list or a strip, and the current one in full."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.models.photo_model import PhotoModel
from mmc_gui.models.photo_way import SIZES, Way
from mmc_gui.settings import Settings
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.filter_bar import FilterBar
from mmc_gui.widgets.image_view import ImageView
from mmc_gui.widgets.inspector import Inspector
from mmc_gui.widgets.photo_grid import PhotoGrid

FULL_EDGE = 1600
"""Longer side in device pixels to which the photo in full is decoded."""
FULL_BYTES = 96 << 20
SHARP_EDGE = 16_000
"""Of a photo that is zoomed all pixels are decoded, up to this many a side."""
ZOOM_TIP = tr("The wheel zooms, the mouse pulls; a double click or Z: whole or 100 %")


class Viewing(QObject):
    """Lays the photos out as was chosen last, and shows the current one where there is most room.

    In a strip that is above it; else in the inspector.
    """

    broken = Signal(int, str)
    """A row whose photo cannot be shown, and why."""

    def __init__(
        self, *, grid: PhotoGrid, model: PhotoModel, inspector: Inspector, bar: FilterBar,
        settings: Settings, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._grid, self._model, self._inspector = grid, model, inspector
        self._bar, self._settings = bar, settings
        # As many pixels as the photo has: 100 % is a pixel of the photo on one of the screen.
        self._photos = ThumbnailLoader(
            edge=FULL_EDGE, memory_bytes=FULL_BYTES, enlarged=1.0, parent=self
        )
        self._photos.loaded.connect(self._on_loaded)
        self._photos.failed.connect(self._on_failed)
        self._sharp = ThumbnailLoader(edge=SHARP_EDGE, memory_bytes=1, enlarged=1.0, parent=self)
        self._sharp.loaded.connect(self._on_sharp)
        self._shown: tuple[int, Path | None, str] | None = None
        self.large = ImageView()
        self.large.setAccessibleName(tr("Current photo, large"))
        self.large.setMinimumHeight(160)
        self.panes = QWidget()
        column = QVBoxLayout(self.panes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.large, stretch=1)
        column.addWidget(grid, stretch=1)
        for view in (self.large, inspector.image):
            view.setToolTip(ZOOM_TIP)
            view.zoom_changed.connect(self._on_zoomed)
        bar.ways.way_requested.connect(lambda way: self.set_way(Way(way)))
        bar.edge_changed.connect(self._set_edge)
        self.set_way(settings.way)

    @property
    def view(self) -> ImageView:
        """Where the current photo is shown."""
        return self.large if self._grid.way == Way.STRIP else self._inspector.image

    @property
    def waiting(self) -> int:
        """How many pictures are still to come."""
        return self._photos.counts.waiting + self._sharp.counts.waiting

    def set_way(self, way: Way) -> None:
        """Lay the photos out otherwise, and remember it."""
        self._settings.way = way
        edge, sizes = self._settings.edge(way), SIZES[way]
        self._bar.ways.set_way(way)
        self._bar.set_edge(edge, (sizes.least, sizes.most))
        strip = way == Way.STRIP
        self.large.setVisible(strip)
        self._inspector.image.setVisible(not strip)
        self._grid.set_way(way, edge)
        self._fit_strip()
        if self._shown is not None:
            self.show_photo(*self._shown)

    def show_photo(self, row: int, path: Path | None, name: str) -> None:
        """Show a row's photo, or say that it comes, or why it cannot."""
        self._shown = row, path, name
        self._sharp.wanted(())
        key = self._model.key_of(row)
        if path is None:
            self.view.set_broken(tr("{name} is not in the photo folder.").format(name=name))
        elif (pixmap := self._photos.pixmap(key)) is not None:
            self.view.set_image(pixmap.toImage(), name)
        elif self._photos.has_failed(key):
            self.view.set_broken(self._photos.reason(key))
        else:
            self.view.set_placeholder(tr("Loading…"))
            self._photos.wanted(())
            self._photos.request(key, path)

    def show_nothing(self, text: str) -> None:
        """Say why there is no photo."""
        self._shown = None
        for view in (self.large, self._inspector.image):
            view.set_placeholder(text)

    def zoom(self, step: int) -> None:
        """Enlarge the photo by a step, or make it smaller; 0 goes from whole to 100 % and back."""
        view = self.view
        if step == 0:
            view.actual_size() if view.fitted else view.fit()
        elif step > 0:
            view.zoom_in()
        else:
            view.zoom_out()

    def clear(self) -> None:
        """Forget the photos of the project before."""
        self._shown = None
        self._photos.clear()
        self._sharp.clear()

    def shutdown(self) -> None:
        """End the loaders of photos in full."""
        self._photos.shutdown()
        self._sharp.shutdown()

    def _fit_strip(self) -> None:
        """Give a strip the height of its cells, and anything else all there is."""
        if self._grid.way == Way.STRIP:
            self._grid.setFixedHeight(self._grid.strip_height)
        else:
            self._grid.setMinimumHeight(0)
            self._grid.setMaximumHeight(ALL_HEIGHTS)

    @Slot(int)
    def _set_edge(self, edge: int) -> None:
        self._grid.set_cell_edge(edge)
        self._fit_strip()
        self._settings.set_edge(self._grid.way, edge)

    def _is_shown(self, key: str) -> bool:
        return self._shown is not None and self._model.key_of(self._shown[0]) == key

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        if self._shown is not None and self._is_shown(key):
            self.view.set_image(image, self._shown[2])

    @Slot()
    def _on_zoomed(self) -> None:
        """Ask for all pixels of a photo that was made smaller."""
        if self._shown is None or self.view.fitted or self.view.edge != FULL_EDGE:
            return
        row, path, _ = self._shown
        key = self._model.key_of(row)
        if (pixmap := self._sharp.pixmap(key)) is not None:
            self.view.sharpen(pixmap.toImage())
        elif path is not None:
            self._sharp.request(key, path)

    @Slot(str, QImage)
    def _on_sharp(self, key: str, image: QImage) -> None:
        if self._is_shown(key) and self.view.has_image and not self.view.fitted:
            self.view.sharpen(image)

    @Slot(str)
    def _on_failed(self, key: str) -> None:
        if self._shown is not None and self._is_shown(key):
            reason = self._photos.reason(key)
            self.view.set_broken(reason)
            self.broken.emit(self._shown[0], reason)


ALL_HEIGHTS = (1 << 24) - 1
"""Qt's word for any height."""
