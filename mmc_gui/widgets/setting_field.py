"""A setting in a form: its title, its field, and the way back to the recipe's value."""

import html
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from engine.language import tr
from engine.training.kinds import Choice, Numbers, Range, SettingError
from engine.training.setting_texts import number_text, value_text
from engine.training.settings import SETTINGS
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.setting_editors import make_editor

LEAST_WIDTH = 12 * GRID
RESET = 14
RESET_BOX = 24


class SettingField(QObject):
    """Keeps the three widgets of a row of the form in step."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.setting = name, SETTINGS[name]
        self.editor = make_editor(name)
        self.label = QLabel(self.setting.title)
        self.label.setBuddy(self.editor.widget)
        self.reset = QToolButton()
        self._base: Any = None
        self._good: Any = None
        self._reason = ""
        self._changed = False
        self._dress()
        self.editor.edited.connect(self._tell)
        self.reset.clicked.connect(self._reset)

    def _dress(self) -> None:
        self.editor.widget.setAccessibleName(self.setting.title)
        # A spin box would ask for room for its largest number.
        self.editor.widget.setMinimumWidth(LEAST_WIDTH)
        set_look(self.reset, "ghost")
        bind_icon(self.reset, "reset", token="muted", size=RESET)
        self.reset.setFixedSize(QSize(RESET_BOX, RESET_BOX))
        keeps = self.reset.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keeps)
        self.reset.hide()

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in a line of a form of three columns."""
        for column, widget in enumerate((self.label, self.reset, self.editor.widget)):
            grid.addWidget(widget, line, column)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the row."""
        self.label.setVisible(shown)
        self.editor.widget.setVisible(shown)
        self.reset.setVisible(shown and self._changed)

    def matches(self, words: str) -> bool:
        """Tell whether each of some words is in what the setting is called or said to do."""
        text = f"{self.name} {self.setting.title} {self.setting.help} {self.setting.group}"
        if isinstance(self.setting.kind, Choice):
            text += " ".join(self.setting.kind.words.values())
        return all(word in text.lower() for word in words.lower().split())

    # -- the value --------------------------------------------------------------------------

    def read(self) -> Any:  # noqa: ANN401 - a field of TrainConfig
        """Return the value; SettingError where what was typed is none."""
        self._good = self.editor.read()
        return self._good

    @property
    def last(self) -> Any:  # noqa: ANN401 - a field of TrainConfig
        """The value, or the last one that was any."""
        try:
            return self.read()
        except SettingError:
            return self._good

    def put(self, value: Any) -> None:  # noqa: ANN401 - a field of TrainConfig
        """Show a value without telling of it."""
        self.editor.widget.blockSignals(True)
        self.editor.put(value)
        self.editor.widget.blockSignals(False)
        self._good = value

    def set_base(self, value: Any) -> None:  # noqa: ANN401 - a field of TrainConfig
        """Compare with this value, the recipe's."""
        self._base = value

    # -- its marks --------------------------------------------------------------------------

    def mark(self, *, changed: bool, reason: str, refused: bool) -> None:
        """Show whether it differs from the recipe, changes nothing, or is what is refused.

        What is refused can always be changed.
        """
        self._changed, self._reason = changed, "" if refused else reason
        widget = self.editor.widget
        # Taking a field away from under the fingers would throw the focus elsewhere.
        idle = bool(self._reason) and not widget.hasFocus()
        widget.setEnabled(not idle)
        self.label.setEnabled(not idle)
        look = "danger" if refused else "changed" if changed else ""
        if self.label.property("look") != look:
            set_look(self.label, look)
        self.reset.setVisible(changed and not self.label.isHidden())
        if widget.property("invalid") != refused:
            widget.setProperty("invalid", refused)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._explain()

    def _explain(self) -> None:
        back = value_text(self.name, self._base) if self._base is not None else ""
        self.reset.setToolTip(tr("Back to the recipe's: {back}").format(back=back))
        self.reset.setAccessibleName(
            tr("{title}: back to {back}").format(title=self.setting.title, back=back)
        )
        lines = [self._reason, self.setting.help, self._allowed()]
        if self._changed:
            lines.append(tr("Changed; the recipe has: {back}.").format(back=back))
        lines.append(tr("On the command line: --set {name}=…").format(name=self.name))
        parts = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
        tip = f"<p><b>{html.escape(self.setting.title)}</b></p>{parts}"
        for widget in (self.label, self.editor.widget):
            widget.setToolTip(tip)
        self.editor.widget.setAccessibleDescription(
            " ".join(line for line in lines[:-1] if line)
        )  # fmt: skip

    def _allowed(self) -> str:
        unit = self.setting.unit
        match self.setting.kind:
            case Range(low, high, lowest=lowest):
                meaning = f" ({lowest.lower()})" if lowest else ""
                return (
                    tr("From {number_text}{meaning} to {number_text_2} {unit}")
                    .format(
                        number_text=number_text(low),
                        meaning=meaning,
                        number_text_2=number_text(high),
                        unit=unit,
                    )
                    .strip()
                    + "."
                )
            case Numbers():
                return tr("Whole numbers of {unit} with commas between them.").format(unit=unit)
            case _:
                return ""

    # -- slots ------------------------------------------------------------------------------

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    @Slot()
    def _reset(self) -> None:
        self.put(self._base)
        self.editor.widget.setFocus()
        self.edited.emit()
