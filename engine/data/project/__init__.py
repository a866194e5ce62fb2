"""The project file: items, labels, edits and thresholds in one SQLite database."""

from engine.data.project.edits import Edit, HistoryEntry, Journal
from engine.data.project.file import (
    NewItem,
    Project,
    create_project,
    lock_project,
    open_project,
    runs_folder,
)

__all__ = [
    "Edit",
    "HistoryEntry",
    "Journal",
    "NewItem",
    "Project",
    "create_project",
    "lock_project",
    "open_project",
    "runs_folder",
]
