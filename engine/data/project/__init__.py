"""The project file: items, labels, edits and thresholds in one SQLite database."""

from engine.data.project.edits import Edit, HistoryEntry
from engine.data.project.facts import ItemFacts, MarkFact
from engine.data.project.file import (
    NewItem,
    Project,
    create_project,
    lock_project,
    open_project,
    runs_folder,
)
from engine.data.project.journal import Journal
from engine.data.project.label_editor import LabelEditor, LabelUse
from engine.data.project.sources import accepted_from, accepted_run

__all__ = [
    "Edit",
    "HistoryEntry",
    "ItemFacts",
    "Journal",
    "LabelEditor",
    "LabelUse",
    "MarkFact",
    "NewItem",
    "Project",
    "accepted_from",
    "accepted_run",
    "create_project",
    "lock_project",
    "open_project",
    "runs_folder",
]
