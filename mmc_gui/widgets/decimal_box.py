"""A box for a number in which a point and a comma mean the same."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox


class DecimalBox(QDoubleSpinBox):
    """Shows numbers as the system writes them, and takes them also as the other half writes them.

    For numbers below a thousand: there is nothing else that the two signs could mean.
    """

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Put the sign of the system in the place of the other one while it is typed."""
        sign = self.locale().decimalPoint()
        state, text, pos = super().validate(text.replace(".", sign).replace(",", sign), pos)
        return state, text, pos
