"""Where encoders are downloaded from and put: mirror, proxy, folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from engine.encoders.hub_settings import HubSettings, usual_folder
from engine.encoders.offers import Offer
from engine.errors import EngineError
from engine.language import counted, tr
from mmc_gui.last_folders import MODELS
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.dialogs import PathField
from mmc_gui.widgets.humanize import bytes_text

_MOST = 6
"""Models named one by one."""


class DownloadSettings(QDialog):
    """Refuses at once what cannot be right; ``settings`` is what was filled in."""

    empty_requested = Signal()
    """Every model that was downloaded or added shall be deleted; it was asked and answered."""

    def __init__(
        self, settings: HubSettings, here: Sequence[Offer] = (), begun: Sequence[Offer] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(tr("Downloads of encoders"))
        self._former = settings
        about = QLabel(
            tr("Leave a field empty for the usual way. Variables of the environment "
        "win over what is set here."), wordWrap=True,
        )  # fmt: skip
        set_look(about, "muted")
        self.endpoint = QLineEdit(settings.endpoint, placeholderText="https://huggingface.co")
        self.proxy = QLineEdit(settings.proxy, placeholderText="http://proxy.example.org:8080")
        self.models = PathField(tr("Folder for models"), kind="folder", place=MODELS)
        self.models.set_path(Path(settings.models) if settings.models else None)
        self.models.edit.setPlaceholderText(str(usual_folder()))
        self.empty = QPushButton(tr("Remove all models…"))
        bind_icon(self.empty, "trash")
        self.empty.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.empty.clicked.connect(self._ask_to_empty)
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
        self.listed = QLabel(_listed(settings, here, begun), wordWrap=True)
        set_look(self.listed, "muted")
        form.addRow("", self.listed)
        form.addRow("", self.empty)
        form.addRow(self.message)
        form.addRow(buttons)
        for field in (self.endpoint, self.proxy, self.models.edit):
            field.textChanged.connect(self._check)
        self._check()

    @property
    def settings(self) -> HubSettings:
        """What is filled in; EngineError where it cannot be right."""
        return replace(
            self._former, endpoint=self.endpoint.text().strip(), proxy=self.proxy.text().strip(),
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

    @Slot()
    def _ask_to_empty(self) -> None:
        question = QMessageBox(self)
        question.setWindowTitle(tr("Remove all models?"))
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(tr("Remove every encoder that was downloaded or added?"))
        question.setInformativeText(
            tr(
                "What broken-off downloads left goes too. Features that were made with them stay, "
                "and so do models of other programs in the same folder."
            )
        )
        remove = question.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        remove.clicked.connect(self.empty_requested)
        question.finished.connect(question.deleteLater)
        question.open()


def _listed(settings: HubSettings, here: Sequence[Offer], begun: Sequence[Offer]) -> str:
    """Return what lies in the folders, and which folders there are beside the one in the field."""
    said = [tr("No model was downloaded or added yet.")]
    if here:
        size = sum(offer.listing.size or 0 for offer in here)
        said = [
            tr("{encoders} here, about {size}: {names}.").format(
                encoders=counted(len(here), tr("{} encoder"), tr("{} encoders")),
                size=bytes_text(size),
                names=_names(here),
            )
        ]
    if begun:
        said.append(
            tr("Broken-off downloads left {size}: {names}.").format(
                size=bytes_text(sum(offer.begun for offer in begun)), names=_names(begun)
            )
        )
    if settings.former:
        said.append(
            tr("After a change of folder, what lies in {folders} is found as before.").format(
                folders=", ".join(settings.former)
            )
        )
    return "\n".join(said)


def _names(offers: Sequence[Offer]) -> str:
    names = "; ".join(offer.listing.title for offer in offers[:_MOST])
    more = len(offers) - _MOST
    return names + (tr(" and {more} more").format(more=more) if more > 0 else "")
