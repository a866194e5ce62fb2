"""Where encoders are downloaded from and put: mirror, proxy, folder."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from engine.encoders.hub_settings import HubSettings
from engine.errors import EngineError
from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.dialogs import PathField


class DownloadSettings(QDialog):
    """Refuses at once what cannot be right; ``settings`` is what was filled in."""

    def __init__(self, settings: HubSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Downloads of encoders"))
        about = QLabel(
            tr("Leave a field empty for the usual way. Variables of the environment "
        "win over what is set here."), wordWrap=True,
        )  # fmt: skip
        set_look(about, "muted")
        self.endpoint = QLineEdit(settings.endpoint, placeholderText="https://huggingface.co")
        self.proxy = QLineEdit(settings.proxy, placeholderText="http://proxy.example.org:8080")
        self.models = PathField(tr("Folder for models"), kind="folder")
        self.models.set_path(Path(settings.models) if settings.models else None)
        self.message = QLabel(wordWrap=True)
        set_look(self.message, "danger")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        set_look(self.save_button, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        form.setSpacing(GRID)
        form.addRow(about)
        form.addRow(tr("Mirror of the model hub"), self.endpoint)
        form.addRow(tr("Proxy"), self.proxy)
        form.addRow(tr("Folder for models"), self.models)
        form.addRow(self.message)
        form.addRow(buttons)
        for field in (self.endpoint, self.proxy, self.models.edit):
            field.textChanged.connect(self._check)
        self._check()

    @property
    def settings(self) -> HubSettings:
        """What is filled in; EngineError where it cannot be right."""
        return HubSettings(
            endpoint=self.endpoint.text().strip(), proxy=self.proxy.text().strip(),
            models=self.models.edit.text().strip(),
        )  # fmt: skip

    @Slot()
    def _check(self) -> None:
        said = ""
        try:
            _ = self.settings
        except EngineError as error:
            said = str(error)
        self.message.setText(said)
        self.message.setVisible(bool(said))
        self.save_button.setEnabled(not said)
