"""What the palette offers: every action, the labels for the selected photos, recent projects."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN
from engine.language import tr
from mmc_gui.actions import ACTIONS, plain_text
from mmc_gui.commands import shows_photos, why_not
from mmc_gui.models.palette_model import PaletteEntry
from mmc_gui.photo_commands import Tally
from mmc_gui.theme import current_theme
from mmc_gui.widgets.command_palette import CommandPalette

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow

SET, REMOVE, CLEAR, OPEN = "set:", "remove:", "clear:", "open:"
"""Before the id of a label or the path of a project."""
STATES = {SET: POSITIVE, REMOVE: NEGATIVE, CLEAR: UNKNOWN}


def open_palette(window: "MainWindow") -> None:
    """Offer everything that can be done over the window."""
    palette = CommandPalette(
        entries(window), can_search=window.session.open is not None, parent=window
    )
    palette.chosen.connect(functools.partial(run_command, window))
    palette.search_requested.connect(window.search)
    palette.open_over(window)


def entries(window: "MainWindow") -> list[PaletteEntry]:
    """Return all that can be chosen now, what was chosen lately first, and what cannot be why."""
    found = [*_actions(window), *_recent(window), *_labels(window)]
    lately = {command: place for place, command in enumerate(window.settings.recent_commands)}
    return sorted(found, key=lambda entry: lately.get(entry.command, len(lately)))


def run_command(window: "MainWindow", command: str) -> None:
    """Carry out what was chosen."""
    window.settings.add_recent_command(command)
    verb, colon, rest = command.partition(":")
    if not colon:
        window.actions_by_key[command].trigger()
    elif verb + colon == OPEN:
        window.tasks.open_project(Path(rest))
    else:
        window.browse.commands.set_label(rest, STATES[verb + colon])


def _actions(window: "MainWindow") -> Iterator[PaletteEntry]:
    for spec in ACTIONS:
        if spec.key == "palette":
            continue
        action = window.actions_by_key[spec.key]
        yield PaletteEntry(
            command=spec.key, text=plain_text(action.text()), hint=spec.tip, icon=spec.icon,
            keys=window.keymap.shown(spec.key), why_not=why_not(window, spec.key),
        )  # fmt: skip


def _recent(window: "MainWindow") -> Iterator[PaletteEntry]:
    busy = window.runner.busy
    for path in window.settings.recent:
        if path != window.session.path:
            yield PaletteEntry(
                command=f"{OPEN}{path}",
                text=tr("Open {name}").format(name=path.stem),
                hint=str(path.parent),
                icon="project",
                why_not=tr("Something is running.") if busy else "",
            )


def _labels(window: "MainWindow") -> Iterator[PaletteEntry]:
    dataset = window.session.dataset
    if dataset is None:
        return
    photos = window.browse.commands
    seen, count = shows_photos(window), len(photos.rows)
    to_look_at = window.session.barred
    where = tr("this photo") if count == 1 else tr("{count:,} photos").format(count=count)
    for column, label in enumerate(dataset.labels):
        tally = photos.tally(label.id) if seen else None
        for verb, text in (
            (SET, tr("Set {name} on {where}").format(name=label.name, where=where)),
            (REMOVE, tr("Remove {name} from {where}").format(name=label.name, where=where)),
            (CLEAR, tr("Clear {name} on {where}").format(name=label.name, where=where)),
        ):
            yield PaletteEntry(
                command=verb + label.id, text=text, icon="label",
                color=current_theme().label_color(label.color or column),
                keys=window.keymap.label_shown(label.id) if verb == SET else "",
                hint=told(tally, STATES[verb]) if tally else "",
                why_not=to_look_at or _barred(tally, STATES[verb]),
            )  # fmt: skip


def _barred(tally: Tally | None, state: int) -> str:
    if tally is None:
        return tr("Go to the Browse page first.")
    if not tally.changes(state):
        return UNCHANGED[state] if tally.rows > 1 else UNCHANGED_ONE[state]
    return ""


def told(tally: Tally, state: int) -> str:
    """Say how a label stands on photos, and how many would change."""
    return (
        ""
        if tally.rows == 1
        else tr("{tally}; {changes:,} will change").format(
            tally=tally, changes=tally.changes(state)
        )
    )


UNCHANGED = {
    POSITIVE: tr("All have it already."),
    NEGATIVE: tr("It is not there on any."),
    UNKNOWN: tr("It is unknown on all."),
}
UNCHANGED_ONE = {
    POSITIVE: tr("It has it already."),
    NEGATIVE: tr("It does not have it."),
    UNKNOWN: tr("It is unknown already."),
}
