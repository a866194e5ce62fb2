"""Three buttons side by side: how the photos are laid out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from engine.language import tr
from mmc_gui.models.photo_way import Way
from mmc_gui.theme import bind_icon
from mmc_gui.widgets.tab_stop import keep_at_chosen

ICONS = {Way.GRID: "browse", Way.LIST: "list", Way.STRIP: "filmstrip"}
NAMES = {
    Way.GRID: tr("Photos in a grid"),
    Way.LIST: tr("Photos in a list, a line each"),
    Way.STRIP: tr("One large photo with a strip of the others"),
}


class WaySwitch(QWidget):
    """One of the buttons is down; a click on another one asks for its way."""

    way_requested = Signal(str)
    """A value of ``Way``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How photos are laid out"))
        self.buttons: dict[Way, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for way in Way:
            button = self.buttons[way] = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setAccessibleName(NAMES[way])
            bind_icon(button, ICONS[way], token="muted", checked="accent")
            button.clicked.connect(lambda _=False, way=way: self.way_requested.emit(str(way)))
            group.addButton(button)
            row.addWidget(button)
        keep_at_chosen(group)
        self.show_keys({})

    def set_way(self, way: Way) -> None:
        """Show which one is on."""
        self.buttons[way].setChecked(True)

    def show_keys(self, keys: dict[Way, str]) -> None:
        """Name the keys in the tooltips."""
        for way, button in self.buttons.items():
            key = keys.get(way, "")
            button.setToolTip(f"{NAMES[way]} ({key})" if key else NAMES[way])
