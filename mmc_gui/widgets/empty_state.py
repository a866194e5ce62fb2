"""What an empty page shows: what is missing, and the one button that mends it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mmc_gui.text_size import bind_font, grown
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.drop_zone import Accepts, DropTarget
from mmc_gui.widgets.icon_label import IconLabel

TEXT_WIDTH = 52 * GRID


class _Centred(QLabel):
    """Words of one width.

    A layout asks for the height at the width of the whole column, where fewer lines are needed.
    """

    def __init__(self) -> None:
        super().__init__(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        width = grown(TEXT_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class EmptyState(DropTarget):
    """Icon, heading, one sentence, one or two buttons; takes drops where ``accepts`` says so."""

    primary_requested = Signal()
    secondary_requested = Signal()

    def __init__(
        self,
        heading: str,
        sentence: str,
        parent: QWidget | None = None,
        *,
        icon: str = "image",
        primary: str = "",
        secondary: str = "",
        primary_icon: str = "",
        accepts: frozenset[Accepts] = frozenset(),
    ) -> None:
        super().__init__(parent, accepts=accepts)
        self._icon = IconLabel(icon, size=48)
        self._heading = _Centred()
        bind_font(self._heading, 1.35, bold=True)
        self._sentence = _Centred()
        set_look(self._sentence, "muted")
        # A button without a parent that is not hidden would be a window of its own for a moment.
        self.primary = QPushButton(primary, self)
        self.primary.setHidden(not primary)
        set_look(self.primary, "primary")
        if primary_icon:
            bind_icon(self.primary, primary_icon)
        self.primary.clicked.connect(self.primary_requested)
        self.secondary = QPushButton(secondary, self)
        self.secondary.setHidden(not secondary)
        self.secondary.clicked.connect(self.secondary_requested)
        self._build()
        self.set_text(heading, sentence)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch()
        buttons.addWidget(self.primary)
        buttons.addWidget(self.secondary)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._icon, alignment=centre)
        column.addWidget(self._heading, alignment=centre)
        column.addWidget(self._sentence, alignment=centre)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        column.addStretch(3)

    def set_text(self, heading: str, sentence: str) -> None:
        """Say something else, as when a search finds nothing."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
