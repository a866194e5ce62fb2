"""What a project knows of the source that it was made from; asked at every start."""

from pathlib import Path

from engine.data.project import Project
from engine.data.readers.options import READING, ReadOptions


def known_source(project: Project) -> Path | None:
    """Return the file or folder that a project was made from, where that is known."""
    found = project.setting(READING, {}).get("path")
    found = found or project.setting("train_csv") or project.setting("source")
    return Path(found) if found else None


def known_reading(project: Project, source: Path) -> tuple[str, ReadOptions]:
    """Return format and options for a source: as it was read before, else to be found out."""
    kept = project.setting(READING, {})
    if kept.get("path") != str(source.resolve()):
        return "auto", ReadOptions()
    files = tuple(path for path in map(Path, kept["files"]) if path.exists())
    return kept["format"], ReadOptions(
        changes=kept["changes"], repeats=kept["repeats"], text_as=kept["text_as"],
        nested=kept["nested"], files=files,
    )  # fmt: skip
