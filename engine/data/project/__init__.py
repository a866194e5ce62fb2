"""The project file: items, labels, edits and thresholds in one SQLite database."""

from engine.data.project.edits import Edit, HistoryEntry, Moment
from engine.data.project.file import (
    NewItem,
    Project,
    create_project,
    lock_project,
    open_project,
    runs_folder,
)
from engine.data.project.journal import Journal
from engine.data.project.label_editor import LabelEditor, LabelUse, name_fault

__all__ = [
    "Edit",
    "HistoryEntry",
    "Journal",
    "LabelEditor",
    "LabelUse",
    "Moment",
    "NewItem",
    "Project",
    "create_project",
    "lock_project",
    "name_fault",
    "open_project",
    "runs_folder",
]
