"""Where the user gives commands and labels other keys."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.keymap import LABEL, KeyMap
from mmc_gui.widgets.key_field import NATIVE
from mmc_gui.widgets.keys_editor import KeysEditor


class KeysDialog(KeysEditor):
    """Changes the key map; a key that another command has is taken only on a second word."""

    def __init__(self, keymap: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._keymap.changed.connect(self._show)
        self.key_wanted.connect(self._on_key_wanted)
        self.reset_wanted.connect(self._on_reset_wanted)
        self.all_reset_wanted.connect(self._on_all_reset_wanted)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.show_rows(self._keymap.rows())

    @Slot(str, str)
    def _on_key_wanted(self, command: str, key: str) -> None:
        shown, owner = QKeySequence(key).toString(NATIVE), self._keymap.owner(key)
        if key and (refusal := self._keymap.refusal(command, key)):
            self.say(refusal, bad=True)
        elif owner == command and self._keymap.shown(command) == shown:
            self.say(tr("{shown} is its key already.").format(shown=shown))
        elif owner not in ("", command):
            name = self._keymap.name(owner)
            kind = (
                tr("the label “{name}”").format(name=name)
                if owner.startswith(LABEL)
                else f"“{name}”"
            )
            where = tr("in this project") if LABEL in command + owner else tr("then")
            self.ask(
                tr("{shown} is the key of {kind}, which would be without it {where}.").format(
                    shown=shown, kind=kind, where=where
                ),
                tr("Take it"),
                lambda: self._assign(command, key),
            )
        else:
            self._assign(command, key)

    def _assign(self, command: str, key: str) -> None:
        self._keymap.assign(command, key)
        shown = self._keymap.shown(command)
        self.say(
            tr("“{name}” has {value}.").format(
                name=self._keymap.name(command),
                value=tr("the key {key}").format(key=shown) if shown else tr("no key"),
            )
        )
        self.table.setFocus()

    @Slot(str)
    def _on_reset_wanted(self, command: str) -> None:
        self._keymap.reset(command)
        shown = self._keymap.shown(command)
        self.say(
            tr("“{name}” has {value}.").format(
                name=self._keymap.name(command),
                value=tr("the key {key}").format(key=shown) if shown else tr("no key"),
            )
        )

    @Slot()
    def _on_all_reset_wanted(self) -> None:
        self._keymap.reset_all()
        self.say(tr("All keys are as they came."))
