"""What runs here, of which parts, under which licences; to be searched and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine import __version__
from engine.language import tr
from mmc_gui.parts import ProgramPart
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, bind_icon, set_look

METHOD = tr(
    "Multimodal multilabel classification: photos with captions, several "
    "labels each. The method follows Guo 2023 (arXiv 2406.16141). Licence: "
    "Apache-2.0."
)
WIDTH, HEIGHT = 110 * GRID, 75 * GRID
"""Licences come with lines of up to 80 letters."""
BESIDE_NAMES = 3 * GRID
"""What a list needs beside its names: the frame and the bar."""


class AboutDialog(QDialog):
    """Versions at once; parts and licences when they are read."""

    def __init__(self, versions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About MMC"))
        self._versions, self._devices = list(versions), tr("Looking at this computer…")
        self._parts: tuple[ProgramPart, ...] = ()
        self.facts = QLabel(wordWrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.search = QLineEdit(placeholderText=tr("Search parts and licences"))
        self.search.setAccessibleName(tr("Search parts and licences"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts"))
        self.splitter = QSplitter()
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Licence"))
        self.copy = QPushButton(tr("Copy all"))
        bind_icon(self.copy, "copy")
        self._build()
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._show_part)
        self.copy.clicked.connect(self._copy_all)
        self._show_facts()
        self._find()
        self.resize(*roomy(WIDTH, HEIGHT))
        self.search.setFocus()

    def _build(self) -> None:
        title, method = (
            QLabel(tr("MMC {version}").format(version=__version__)),
            QLabel(METHOD, wordWrap=True),
        )
        set_look(title, "title")
        set_look(method, "muted")
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.text)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        self.copy.setAutoDefault(False)
        close.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (title, method, self.facts, self.search):
            column.addWidget(widget)
        column.addWidget(self.splitter, stretch=1)
        column.addLayout(buttons)

    def show_parts(self, parts: Sequence[ProgramPart], devices: str) -> None:
        """Show what was read meanwhile."""
        self._parts, self._devices = tuple(parts), devices
        self._show_facts()
        self._find()
        room = self.splitter.width()
        names = min(self.list.sizeHintForColumn(0) + BESIDE_NAMES, room // 2)
        self.splitter.setSizes([names, room - names])

    @property
    def all_text(self) -> str:
        """Versions, devices, parts and all licences, as one text."""
        table = [f"{part.name} {part.version}: {part.licence}" for part in self._parts]
        texts = [f"== {part.name} ==\n{part.text}" for part in self._parts if part.text]
        return "\n".join([*self._versions, self._devices, "", *table, "", "\n\n".join(texts)])

    def _show_facts(self) -> None:
        self.facts.setText("\n".join([", ".join(self._versions[1:]), self._devices]))

    @Slot()
    def _find(self) -> None:
        """List the parts whose name, licence or text has the words."""
        words = self.search.text().casefold().split()
        self.list.clear()
        for part in self._parts:
            whole = f"{part.name} {part.licence} {part.text}".casefold()
            if all(word in whole for word in words):
                item = QListWidgetItem(f"{part.name} {part.version}")
                item.setData(Qt.ItemDataRole.UserRole, part)
                self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.text.setPlainText(
                tr("No part has these words.") if self._parts else tr("Reading…")
            )

    @Slot()
    def _show_part(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            part: ProgramPart = item.data(Qt.ItemDataRole.UserRole)
            text = part.text or tr("Its package brings no licence file.")
            self.text.setPlainText(
                tr("{name} {version}\nLicence: {licence}\n\n{text}").format(
                    name=part.name, version=part.version, licence=part.licence, text=text
                )
            )

    @Slot()
    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.all_text)
        self.copy.setText(tr("Copied"))
