"""The project file: items, labels, edits and thresholds in one SQLite database."""

from engine.data.project.copies import back_up, backups, backups_folder, save_copy
from engine.data.project.edits import Edit, HistoryEntry, Moment
from engine.data.project.facts import ItemFacts, MarkFact
from engine.data.project.file import (
    Project,
    create_project,
    lock_project,
    open_project,
    runs_folder,
)
from engine.data.project.guard import DamagedError, NotEditableError
from engine.data.project.health import check_project, is_small
from engine.data.project.items import NewItem
from engine.data.project.journal import Journal
from engine.data.project.label_editor import LabelEditor, LabelUse, name_fault
from engine.data.project.rows_editor import RowsUpdate
from engine.data.project.salvage import Salvage, repaired_name, salvage
from engine.data.project.sources import accepted_from, accepted_run

__all__ = [
    "DamagedError",
    "Edit",
    "HistoryEntry",
    "ItemFacts",
    "Journal",
    "LabelEditor",
    "LabelUse",
    "MarkFact",
    "Moment",
    "NewItem",
    "NotEditableError",
    "Project",
    "RowsUpdate",
    "Salvage",
    "accepted_from",
    "accepted_run",
    "back_up",
    "backups",
    "backups_folder",
    "check_project",
    "create_project",
    "is_small",
    "lock_project",
    "name_fault",
    "open_project",
    "repaired_name",
    "runs_folder",
    "salvage",
    "save_copy",
]
