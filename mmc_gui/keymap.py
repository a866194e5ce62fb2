"""Which key does what: the keys of the table as the user has changed them, and a key a label."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from engine.language import tr
from mmc_gui.actions import ACTIONS, EVERYWHERE, FIXED_KEYS, PHOTOS, label_key, plain_text
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.widgets.key_field import NATIVE, TEXT, key_text
from mmc_gui.widgets.keys_editor import KeyRow

LABEL = "label:"
"""Before the id of a label: the command that toggles it."""
LABELS, ALWAYS = tr("Labels"), tr("Always")
"""Groups of keys beside the menus of the table."""
MOVING = {
    "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Esc",
    "Tab", "Backtab",
}  # fmt: skip
"""What the photos and fields answer themselves, with any of Shift and Ctrl."""
EDITING = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Space"}


class KeyMap(QObject):
    """Gives every action and label its keys; remembers what the user changed.

    A key that the user gave to a label of this project wins over commands, and commands over the
    labels' usual keys. Keys are portable texts, such as "Ctrl+K".
    """

    changed = Signal()
    label_wanted = Signal(str)
    """The key of a label was pressed: its id."""
    refused = Signal(str)
    """The key of a command was pressed that cannot be done now."""

    def __init__(
        self, *, actions: Mapping[str, QAction], session: Session, settings: Settings,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._actions, self._session, self._settings = actions, session, settings
        self._own = settings.keys
        self._label_own: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._commands: dict[str, str] = {}
        session.project_changed.connect(self._on_project_changed)
        session.labels_changed.connect(self._deal)
        self._deal()

    # -- looking up -------------------------------------------------------------------------

    def shown(self, command: str) -> str:
        """Return the first key of a command as this machine writes it; empty without one."""
        keys = self._keys.get(command, ())
        return QKeySequence(keys[0]).toString(NATIVE) if keys else ""

    def label_shown(self, label_id: str) -> str:
        """Return the key of a label as this machine writes it."""
        return self.shown(LABEL + label_id)

    def owner(self, key: str) -> str:
        """Return the command that a key means now; empty where it is free."""
        return self._commands.get(key, "")

    def rows(self) -> list[KeyRow]:
        """Return all commands in the order of the table, then the labels."""
        rows = [
            self._row(spec.key, plain_text(spec.menu), plain_text(spec.text), spec.key in self._own)
            for spec in ACTIONS
        ]
        rows += [
            self._row(LABEL + label_id, LABELS, name, label_id in self._label_own)
            for label_id, name in self._labels()
        ]
        return rows

    def name(self, command: str) -> str:
        """Return what a command is called."""
        return next((row.text for row in self.rows() if row.command == command), command)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means for the photos; False where it means nothing there."""
        command = self._commands.get(key_text(event), "")
        if command.startswith(LABEL):
            if not event.isAutoRepeat():
                self.label_wanted.emit(command.removeprefix(LABEL))
            return True
        action = self._actions.get(command)
        if action is None or command not in PHOTO_COMMANDS:
            return False
        if not action.isEnabled():
            self.refused.emit(command)
        elif action.autoRepeat() or not event.isAutoRepeat():
            action.trigger()
        return True

    # -- changing ---------------------------------------------------------------------------

    def refusal(self, command: str, key: str) -> str:
        """Say why a command cannot have a key; empty where it can."""
        shown, last = QKeySequence(key).toString(NATIVE), key.split("+")[-1] or "+"
        if last in MOVING or key in EDITING:
            return tr("{shown} moves between photos and fields, or edits text.").format(shown=shown)
        if key == f"Alt+{last}" and last in MENU_LETTERS:
            return tr("{shown} opens a menu.").format(shown=shown)
        strong = key.startswith(("Ctrl+", "Alt+", "Meta+"))
        function_key = last[:1] == "F" and last[1:].isdecimal()
        if command in EVERYWHERE_COMMANDS and not strong and not function_key:
            return tr(
                "This works on every page, so its key needs Ctrl or Alt, or is a "
                "function key: a letter alone is for typing."
            )
        return ""

    def assign(self, command: str, key: str) -> None:
        """Give a command this key alone, taking it from another; an empty key takes its own."""
        if key and (owner := self.owner(key)) not in ("", command):
            self._release(owner, key, command)
        self._put(command, key)
        self._keep()

    def reset(self, command: str) -> None:
        """Give a command the key that it comes with, which others give back."""
        self._own.pop(command, None)
        self._label_own.pop(command.removeprefix(LABEL), None)
        for key in self._usual(command):
            for other, own in list(self._own.items()):
                if own == key:
                    del self._own[other]
            for label_id, own in list(self._label_own.items()):
                if own == key:
                    del self._label_own[label_id]
        self._keep()

    def reset_all(self) -> None:
        """Give every command, and every label of this project, the key that it comes with."""
        self._own.clear()
        self._label_own.clear()
        self._keep()

    # -- helpers ----------------------------------------------------------------------------

    def _labels(self) -> Iterator[tuple[str, str]]:
        dataset = self._session.dataset
        return ((label.id, label.name) for label in (dataset.labels if dataset else ()))

    def _row(self, command: str, group: str, text: str, changed: bool) -> KeyRow:
        keys = tuple(QKeySequence(key).toString(NATIVE) for key in self._keys.get(command, ()))
        return KeyRow(command=command, group=group, text=text, keys=keys, changed=changed)

    def _usual(self, command: str) -> tuple[str, ...]:
        if command.startswith(LABEL):
            ids = [label_id for label_id, _ in self._labels()]
            label_id = command.removeprefix(LABEL)
            return _split(label_key(ids.index(label_id))) if label_id in ids else ()
        return USUAL_KEYS[command]

    def _put(self, command: str, key: str) -> None:
        if command.startswith(LABEL):
            self._label_own[command.removeprefix(LABEL)] = key
        else:
            self._own[command] = key

    def _release(self, owner: str, key: str, taker: str) -> None:
        """Take a key from a command for another one.

        A label takes it from a command in this project only, a command from a label's usual key
        by coming first.
        """
        by_label, of_label = taker.startswith(LABEL), owner.startswith(LABEL)
        if of_label and (by_label or owner.removeprefix(LABEL) in self._label_own):
            self._put(owner, "")
        elif not by_label and not of_label:
            self._put(owner, "; ".join(k for k in self._keys[owner] if k != key))

    def _keep(self) -> None:
        self._settings.keys = self._own
        if self._session.path is not None:
            self._settings.set_label_keys(self._session.path, self._label_own)
        self._deal()

    @Slot()
    def _on_project_changed(self) -> None:
        path = self._session.path
        self._label_own = self._settings.label_keys(path) if path else {}
        self._deal()

    @Slot()
    def _deal(self) -> None:
        """Deal the keys out: chosen ones first, then usual ones that are still free."""
        self._keys, self._commands = {}, {}
        labels = [label_id for label_id, _ in self._labels()]
        for label_id in labels:
            if label_id in self._label_own:
                self._give(LABEL + label_id, _split(self._label_own[label_id]))
        for command, own in self._own.items():
            if command in self._actions:
                self._give(command, _split(own))
        for spec in ACTIONS:
            if spec.key not in self._own:
                self._give(spec.key, USUAL_KEYS[spec.key])
        for column, label_id in enumerate(labels):
            if label_id not in self._label_own:
                self._give(LABEL + label_id, _split(label_key(column)))
        for spec in ACTIONS:
            action, keys = self._actions[spec.key], self._keys[spec.key]
            action.setShortcuts([QKeySequence(key) for key in keys])
            shown = self.shown(spec.key)
            action.setToolTip(f"{spec.tip} ({shown})" if shown else spec.tip)
        self.changed.emit()

    def _give(self, command: str, keys: Iterable[str]) -> None:
        free = tuple(key for key in keys if key not in self._commands)
        self._keys[command] = free
        self._commands.update(dict.fromkeys(free, command))


def grouped(rows: Iterable[KeyRow]) -> dict[str, list[tuple[str, str]]]:
    """Return (keys, what they do) by group for the help sheet, without commands that have none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.group == LABELS:
            groups.setdefault(ALWAYS, list(FIXED_KEYS))
        if row.keys:
            groups.setdefault(row.group, []).append((", ".join(row.keys), row.text))
    groups.setdefault(ALWAYS, list(FIXED_KEYS))
    return groups


def _split(keys: str) -> tuple[str, ...]:
    """Return the keys of a text in which they are parted by semicolons, as Qt writes them."""
    return tuple(s.toString(TEXT) for s in QKeySequence.listFromString(keys, TEXT) if s.count())


USUAL_KEYS = {spec.key: _split(spec.shortcut) for spec in ACTIONS}
PHOTO_COMMANDS = {spec.key for spec in ACTIONS if spec.scope == PHOTOS}
EVERYWHERE_COMMANDS = {spec.key for spec in ACTIONS if spec.scope == EVERYWHERE}
MENU_LETTERS = {spec.menu[spec.menu.index("&") + 1].upper() for spec in ACTIONS}
