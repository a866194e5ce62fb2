"""Keeps the loader's wish list in step with what a grid of photos shows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from mmc_gui.models.photo_model import PhotoModel
from mmc_gui.thumbnails import ThumbnailLoader


class PhotoWishes(QObject):
    """Asks for the thumbnails of some rows and tells the model which cells they change."""

    def __init__(self, model: PhotoModel, loader: ThumbnailLoader, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._loader = loader
        self._rows_of_key: dict[str, list[int]] = {}
        self._asked_for = model.photos
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_failed)

    def ask_for(self, rows: Sequence[int], *, edge: int) -> None:
        """Want these rows and no others, the first one soonest; `edge` in device pixels."""
        self._loader.set_edge(edge)
        self._rows_of_key = {}
        self._asked_for = self._model.photos
        for row in rows:
            self._rows_of_key.setdefault(self._model.key_of(row), []).append(row)
        self._loader.wanted(self._rows_of_key)
        # The loader serves the newest wish first.
        for key, same in reversed(self._rows_of_key.items()):
            if self._loader.has_failed(key):
                self._model.mark_broken(same, self._loader.reason(key))
            else:
                self._loader.request(key, self._model.photos.path_of(same[0]))

    def _rows_of(self, key: str) -> list[int]:
        if self._model.photos is not self._asked_for:
            return []  # an answer to the data set shown before, whose rows were other photos
        return self._rows_of_key.get(key, [])

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        self._model.refresh(self._rows_of(key))

    @Slot(str)
    def _on_failed(self, key: str) -> None:
        self._model.mark_broken(self._rows_of(key), self._loader.reason(key))
