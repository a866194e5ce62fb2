"""Photos in folders that are named for their labels."""

from pathlib import Path

from engine.data.images import is_image, list_files
from engine.data.readers.folders import counted, has_split_folders, label_folders, split_of_path
from engine.data.readers.mapping import NONE_WORD
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceRow, SourceTable, kept_rows, no_rows
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Take the folders above each photo as its labels; photos at the top are not labelled.

    Where rows are joined, photos of one name in several folders are one photo with all labels.
    """
    if not path.is_dir():
        raise EngineError(tr("There is no folder {path}. Check the path.").format(path=path))
    reporter.check()
    photos = [name for name in list_files(path) if is_image(name)]
    split_first = has_split_folders(photos)
    rows: list[SourceRow] = []
    bare: list[str] = []
    for photo in photos:
        labels: tuple[str, ...] | None = label_folders(photo, options, split_first=split_first)
        if not labels:
            bare.append(photo)
            labels = None
        elif labels == (NONE_WORD,):
            labels = ()
        last = photo.rpartition("/")[2]
        rows.append(
            SourceRow(
                name=last if options.repeats == "join" else photo,
                image=photo, caption="", labels=labels,
                split=split_of_path(photo) if split_first else None, source=path.name, line=0,
            )
        )  # fmt: skip
    kept, _ = kept_rows(rows, repeats=options.repeats)
    if not kept:
        raise no_rows(path.name)
    problems = counted(path.name, bare, tr("Photos in no label's folder are taken as not labelled"))
    return SourceTable(
        name=path.name, format="folders", rows=kept, problems=tuple(problems), has_labels=True,
        words="names", root=path,
    )  # fmt: skip


def sniff(path: Path) -> Finding | None:
    """Tell whether the photos of a folder stand in folders of their own."""
    if not path.is_dir():
        return None
    photos = [name for name in list_files(path) if is_image(name)]
    if not photos:
        return None
    split_first = has_split_folders(photos)
    found = [label_folders(photo, _DEFAULT, split_first=split_first) for photo in photos]
    labels = {label for labels in found for label in labels}
    share = sum(map(bool, found)) / len(photos)
    if not labels:
        text = tr("{photos:,} photos without labels.").format(photos=len(photos))
        return Finding(format="folders", path=path, sure=0.1, images=path, text=text)
    # One folder of photos is more often just a folder than a label.
    sure = (0.6 if len(labels) > 1 else 0.2) * share
    return Finding(
        format="folders",
        path=path,
        sure=sure,
        images=path,
        text=tr("{photos:,} photos in folders named for {labels:,} labels: {names}.").format(
            photos=len(photos),
            labels=len(labels),
            names=", ".join(sorted(labels)[:6]) + (", ..." if len(labels) > 6 else ""),
        ),
    )
