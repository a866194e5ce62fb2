"""A line of text that gives way: it is cut with an ellipsis where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class ElidedLabel(QLabel):
    """Plain text on one line; what was cut is in the tooltip and in the accessible name."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``, its line breaks as spaces."""
        super().setText(" ".join(text.split()))
        self.setToolTip(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return room for three letters and the ellipsis."""
        metrics = QFontMetrics(self.font())
        needed = min(metrics.horizontalAdvance("mmm…"), super().sizeHint().width())
        return QSize(needed, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        inside = self.contentsRect()
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self.text(), self._mode, inside.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(inside, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
