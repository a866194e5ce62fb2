"""New folders: made whole beside their place, with links to the photos or copies of them."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError
from engine.export.table import ExportOptions, ExportTable
from engine.files import whole_folder
from engine.language import tr


class NewFolder:
    """A folder under construction; nothing stands under its name before it is whole."""

    def __init__(self, part: Path, table: ExportTable, options: ExportOptions) -> None:
        self._part, self._table, self._options = part, table, options
        self._taken: set[str] = set()
        self.photos = 0
        """Photos that were linked or copied."""
        self.missing = 0
        """Photos that are not there to be."""

    def free(self, name: str) -> bool:
        """Tell whether no file of this name was written, in whatever case."""
        return name.casefold() not in self._taken

    def write(self, name: str, data: bytes) -> None:
        """Write one file below the folder."""
        path = self.place(name)
        with path.open("xb") as stream:
            stream.write(data)

    def add_photo(self, row: int, name: str) -> bool:
        """Link or copy the photo of a row, where that is asked for; False where it is not there."""
        if self._options.photos == "none":
            return True
        image = self._table.images[row]
        source = (self._table.root / image).resolve() if image else None
        if source is None or not source.is_file():
            self.missing += 1
            return False
        path = self.place(name)
        if self._options.photos == "copy":
            shutil.copyfile(source, path)
        else:
            self._link(source, path)
        self.photos += 1
        return True

    def place(self, name: str) -> Path:
        """Return where a file goes, its folders made."""
        self._taken.add(name.casefold())
        path = self._part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @staticmethod
    def _link(source: Path, path: Path) -> None:
        try:
            os.symlink(source, path)
        except (OSError, NotImplementedError) as error:
            raise EngineError(
                tr("Links cannot be made in {parent} ({error}). Copy the photos instead.").format(
                    parent=path.parent.parent, error=error
                )
            ) from error


@contextlib.contextmanager
def new_folder(path: Path, table: ExportTable, options: ExportOptions) -> Iterator[NewFolder]:
    """Give a folder to fill, and put it in place when the block succeeded."""
    root, place = table.root.resolve(), path.resolve()
    if place == root or root in place.parents:
        raise EngineError(
            tr(
                "{path} lies in the image folder, where its files would be taken for "
                "photos of the dataset. Name a folder elsewhere."
            ).format(path=path)
        )
    with whole_folder(path) as part:
        yield NewFolder(part, table, options)


def flat_name(path: str) -> str:
    """Return a path as one file name."""
    return path.replace("/", "__")


def split_folder(table: ExportTable, row: int) -> str:
    """Return the folder of a row's split, in the words that other programs look for."""
    word = table.split(row)
    return "validation" if word == "val" else word
