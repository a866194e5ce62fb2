"""Fields of the dialogs: a path that is a file or a folder, and a line under a field."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from engine.language import tr
from mmc_gui.last_folders import DATASETS, keep_folder, last_folder
from mmc_gui.theme import GRID, bind_icon, set_look

TYPING_MS = 400
"""A path that is being typed is looked at when the typing pauses."""

LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
"""Of the names of fields: Qt puts them at the top of their row."""


class SourceField(QWidget):
    """A file or a folder to type, paste or choose; tells when it is another one."""

    path_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(tr("A file, or the folder of a dataset"))
        self.file = self._button(tr("File…"), "table", self.choose_file)
        self.folder = self._button(tr("Folder…"), "open", self.choose_folder)
        self._told: Path | None = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self.tell)
        self.edit.textEdited.connect(lambda _: self._pause.start())
        self.edit.editingFinished.connect(self.tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.edit, stretch=1)
        row.addWidget(self.file)
        row.addWidget(self.folder)
        self.setFocusProxy(self.edit)

    @property
    def path(self) -> Path | None:
        """The path as typed, or None while the field is empty."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        """Fill the field and tell it."""
        self.edit.setText(str(path))
        self.tell()

    def tell(self) -> None:
        """Tell the path where it is another one than was told last."""
        self._pause.stop()
        if self.path != self._told:
            self._told = self.path
            self.path_changed.emit(self._told)

    def choose_file(self) -> None:
        """Ask for a file."""
        self._take(QFileDialog.getOpenFileName(self, self._name, self._start())[0])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        self._take(QFileDialog.getExistingDirectory(self, self._name, self._start()))

    def _take(self, chosen: str) -> None:
        if chosen:
            keep_folder(DATASETS, Path(chosen))
            self.set_path(Path(chosen))

    def _button(self, text: str, icon: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(
            tr("{name}: choose a {lower}").format(
                name=self._name, lower=text.removesuffix("…").lower()
            )
        )
        bind_icon(button, icon)
        button.clicked.connect(slot)
        return button

    def _start(self) -> str:
        return self.edit.text() or last_folder(DATASETS)


class Hint(QLabel):
    """A small line under a field, that takes no room while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say("")

    def say(self, text: str, look: str = "small") -> None:
        """Show a text in a look: ``small``, ``better`` or ``danger``."""
        self.setText(text)
        set_look(self, look)
        self.setVisible(bool(text))


def mark_invalid(edit: QLineEdit, *, invalid: bool) -> None:
    """Give a field the red edge of what cannot be used, or take it away."""
    if bool(edit.property("invalid")) != invalid:
        edit.setProperty("invalid", invalid)
        edit.style().unpolish(edit)
        edit.style().polish(edit)
