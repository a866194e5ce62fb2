"""The recipes to choose from: a card each, small ones for those that only train a part."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from engine.training.recipes import ABOUT, CUSTOM, DEFAULT_RECIPE
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.tab_stop import keep_at_chosen

INDICATOR = 22
UNCHANGED = tr("Your own: change any setting below.")


class RecipeCard(QRadioButton):
    """A title, about how long it takes, and what it is for; the whole card is the button."""

    def __init__(self, title: str, text: str, tag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._time, self._text = QLabel(), QLabel(text, wordWrap=True)
        name, mark = QLabel(title), QLabel(tag)
        set_look(self, "card")
        set_look(name, "heading")
        for label in (self._time, self._text, mark):
            set_look(label, "small")
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(name)
        top.addWidget(mark)
        top.addStretch()
        top.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + INDICATOR, GRID - 2, GRID, GRID - 2)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._text)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._describe()

    def sizeHint(self) -> QSize:
        """Return the size of what stands on the card."""
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of what stands on the card."""
        layout = self.layout()
        assert layout is not None
        return layout.minimumSize()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return self.rect().contains(pos)

    def set_time(self, text: str) -> None:
        """Say about how long it takes."""
        self._time.setText(text)
        self._describe()

    def set_text(self, text: str) -> None:
        """Say what it is for."""
        self._text.setText(text)
        self._describe()

    def _describe(self) -> None:
        time = self._time.text()
        self.setAccessibleName(f"{self._title}, {time}" if time else self._title)
        self.setAccessibleDescription(self._text.text())


class RecipeCards(QWidget):
    """One of the recipes is chosen, or the custom one; the arrow keys go from card to card."""

    chosen = Signal(str)
    """The name of a recipe, or ``custom``; told when a person chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for name, about in ABOUT.items():
            if not about.partial:
                tag = tr("default") if name == DEFAULT_RECIPE else ""
                column.addWidget(self._add(name, RecipeCard(about.title, about.text, tag)))
        column.addLayout(self._partial())
        self.custom = RecipeCard(tr("Custom"), UNCHANGED)
        column.addWidget(self._add(CUSTOM, self.custom))
        self._group.buttonClicked.connect(self._tell)
        keep_at_chosen(self._group)
        self.set_current(DEFAULT_RECIPE)

    @property
    def current(self) -> str:
        """The name of the chosen recipe, or ``custom``."""
        checked = self._group.checkedButton()
        return next(name for name, card in self.cards.items() if card is checked)

    def set_current(self, name: str) -> None:
        """Show a recipe as the chosen one."""
        self.cards[name].setChecked(True)
        self.setFocusProxy(self.cards[name])

    def set_times(self, times: Mapping[str, str]) -> None:
        """Say about how long each takes."""
        for name, text in times.items():
            card = self.cards[name]
            if isinstance(card, RecipeCard):
                card.set_time(text)
            else:
                card.setToolTip(f"{ABOUT[name].text} {text.capitalize()}.".replace(" .", ""))

    def set_custom(self, text: str) -> None:
        """Say what the custom settings are; nothing: there are none."""
        self.custom.set_text(text or UNCHANGED)

    def _partial(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for name, about in ABOUT.items():
            if about.partial:
                chip = QRadioButton(about.title)
                set_look(chip, "chip")
                chip.setToolTip(about.text)
                chip.setAccessibleDescription(about.text)
                row.addWidget(self._add(name, chip))
        row.addStretch()
        return row

    def _add(self, name: str, card: QAbstractButton) -> QAbstractButton:
        self.cards[name] = card
        self._group.addButton(card)
        return card

    @Slot(QAbstractButton)
    def _tell(self, card: QAbstractButton) -> None:
        self.chosen.emit(self.current)
