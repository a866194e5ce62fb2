"""One field for each kind of setting: each shows a value, reads it back, and tells a change."""

import bisect
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from engine.training.kinds import Choice, Numbers, Range
from engine.training.setting_texts import number_text, parse_setting
from engine.training.settings import SETTINGS
from mmc_gui.theme import GRID

EXACT = 25
"""Decimals that Qt keeps, so that a value that was loaded comes back as it was."""


class Editor(Protocol):
    """What every field can do."""

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""

    @property
    def widget(self) -> QWidget:
        """The field itself."""

    def read(self) -> Any:  # noqa: ANN401 - a field of TrainConfig
        """Return the value; SettingError where what was typed is none."""

    def put(self, value: Any) -> None:  # noqa: ANN401 - a field of TrainConfig
        """Show a value."""


def make_editor(name: str) -> Editor:
    """Return the field for a setting."""
    setting = SETTINGS[name]
    match setting.kind:
        case Choice() as choice:
            return ChoiceBox(choice)
        case Range() as kind:
            return WholeBox(kind) if kind.whole else RealBox(kind)
        case Numbers() as kind:
            return NumbersEdit(name, kind)
        case _:
            return SwitchBox()


class _WheelGuard(QObject):
    """Leaves the wheel to the page, so that scrolling past a field does not turn it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on where the field has not the focus."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def guard_wheel(widget: QWidget) -> None:
    """Let the wheel turn a field only once it was clicked or tabbed to."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))


class ChoiceBox(QComboBox):
    """The words of a choice; the list explains what the box has no room for."""

    def __init__(self, kind: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        # As wide as its column, not as its longest explanation.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for option, text in kind.words.items():
            self.addItem(text, option)
        longest = max(map(self.fontMetrics().horizontalAdvance, kind.words.values()), default=0)
        self.view().setMinimumWidth(longest + 4 * GRID)
        guard_wheel(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word alone."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._kind.short(self.read())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""
        return self.currentIndexChanged

    @property
    def widget(self) -> QWidget:
        """The box."""
        return self

    def read(self) -> str:
        """Return the option as it is stored."""
        return str(self.currentData())

    def put(self, value: str) -> None:
        """Show an option."""
        self.setCurrentIndex(self._kind.options.index(value))


class WholeBox(QSpinBox):
    """A whole number."""

    def __init__(self, kind: Range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = kind.step
        self.setRange(int(kind.low), int(kind.high))
        self.setGroupSeparatorShown(True)
        self.setSpecialValueText(kind.lowest)
        guard_wheel(self)

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""
        return self.valueChanged

    @property
    def widget(self) -> QWidget:
        """The box."""
        return self

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let the word for the smallest number be deleted letter by letter."""
        if self.specialValueText().startswith(text):
            whole = text == self.specialValueText() != ""
            state = QValidator.State.Acceptable if whole else QValidator.State.Intermediate
            return state, text, pos
        state, text, pos = super().validate(text, pos)
        return state, text, pos

    def stepBy(self, steps: int) -> None:
        """Go to the next values at which the arrows stop."""
        self.setValue(int(stepped(self.value(), steps, self._step)))

    def read(self) -> int:
        """Return the number."""
        return self.value()

    def put(self, value: int) -> None:
        """Show a number."""
        self.setValue(int(value))


class RealBox(QDoubleSpinBox):
    """A number with as many digits as it needs; ``1e-3`` and a comma are understood."""

    def __init__(self, kind: Range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = kind.step
        self.setDecimals(EXACT)
        self.setRange(kind.low, kind.high)
        self.setSpecialValueText(kind.lowest)
        guard_wheel(self)

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""
        return self.valueChanged

    @property
    def widget(self) -> QWidget:
        """The box."""
        return self

    def textFromValue(self, value: float) -> str:
        """Return the shortest text of a number."""
        return number_text(value)

    def valueFromText(self, text: str) -> float:
        """Read a number, the smallest one where the word for it stands there."""
        number = _number(text)
        return self.minimum() if number is None else number

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let a number grow: what is none yet may become one."""
        number, word = _number(text), self.specialValueText()
        inside = number is not None and self.minimum() <= number <= self.maximum()
        if inside or text == word != "":
            return QValidator.State.Acceptable, text, pos
        growing = set(text.lower()) <= set("0123456789.,e+-") or word.startswith(text)
        state = QValidator.State.Intermediate if growing else QValidator.State.Invalid
        return state, text, pos

    def stepBy(self, steps: int) -> None:
        """Go to the next values at which the arrows stop."""
        self.setValue(stepped(self.value(), steps, self._step))

    def read(self) -> float:
        """Return the number."""
        return self.value()

    def put(self, value: float) -> None:
        """Show a number."""
        self.setValue(float(value))


class NumbersEdit(QLineEdit):
    """Whole numbers with commas between them."""

    def __init__(self, name: str, kind: Numbers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setPlaceholderText(kind.empty.capitalize())

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""
        return self.textChanged

    @property
    def widget(self) -> QWidget:
        """The line."""
        return self

    def read(self) -> tuple[int, ...]:
        """Return the numbers; SettingError where there is something else."""
        return tuple(parse_setting(self._name, self.text()))

    def put(self, value: Sequence[int]) -> None:
        """Show numbers, from the first on."""
        self.setText(", ".join(map(str, value)))
        self.setCursorPosition(0)


class SwitchBox(QCheckBox):
    """On or off."""

    @property
    def edited(self) -> SignalInstance:
        """The signal of a change."""
        return self.toggled

    @property
    def widget(self) -> QWidget:
        """The box."""
        return self

    def read(self) -> bool:
        """Return whether it is on."""
        return self.isChecked()

    def put(self, value: bool) -> None:
        """Show it on or off."""
        self.setChecked(value)


def stepped(value: float, steps: int, step: float | Sequence[float]) -> float:
    """Return where so many presses of an arrow lead: on by a step, or from stop to stop."""
    if isinstance(step, (int, float)):
        return round(value + steps * step, 10)
    stops = sorted(step)
    if steps > 0:
        place = bisect.bisect_right(stops, value) + steps - 1
    else:
        place = bisect.bisect_left(stops, value) + steps
    return stops[min(max(place, 0), len(stops) - 1)]


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
