"""The first page: what to do when nothing is open."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.recent_project import RecentProject
from mmc_gui.recent_projects import RecentProjects
from mmc_gui.settings import Settings
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.drop_zone import Accepts, DropZone
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.project_card import PICTURE_EDGE, ProjectCard
from mmc_gui.widgets.project_card import WIDTH as CARD

GAP = 2 * GRID
COLUMNS, MOST_COLUMNS = 3, 4
"""Of cards: usually, and where more than two rows of the former would be needed."""
BAR = 2 * GRID
"""Room for a scroll bar beside the cards."""
ZONE_LOW, ZONE_HIGH = 130, 200
ZONE_ALONE = 2 * CARD + GAP
"""Width of the drop zone where no card stands below it."""
PICTURES_BYTES = 8 << 20


class StartPage(QWidget):
    """Takes a dataset or a project by drop or button; shows recent projects as cards."""

    paths_dropped = Signal(list)
    open_requested = Signal()
    import_requested = Signal()
    demo_requested = Signal()
    recent_requested = Signal(object)
    """The path of a recent project."""

    def __init__(
        self, *, settings: Settings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.recent = RecentProjects(settings, self)
        self.recent.seen.connect(self._show_seen)
        self._pictures = thumbnails.sibling(
            edge=PICTURE_EDGE * 2, memory_bytes=PICTURES_BYTES, parent=self
        )
        self._pictures.loaded.connect(self._on_picture)
        self.cards: list[ProjectCard] = []
        self.zone = DropZone(
            tr("Drop a dataset in any usual format, a folder of photos, or a project"),
            button=tr("Import dataset…"),
            accepts=frozenset({Accepts.PATHS}),
        )
        self.zone.setMinimumHeight(ZONE_LOW)
        self.zone.paths_dropped.connect(self.paths_dropped)
        self.zone.browse_requested.connect(self.import_requested)
        self.demo = self._button(tr("Try the demo"), "star", self.demo_requested)
        set_look(self.demo, "primary")
        self.demo.setToolTip(
            tr("Draws a thousand small pictures, trains on them and shows all pages")
        )
        self.open = self._button(tr("Open a project…"), "open", self.open_requested)
        self._recent_title = QLabel(tr("Recent projects"))
        set_look(self._recent_title, "heading")
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as they were, then look at each."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.cards = [self._card(project) for project in self.recent.known()]
        self._fit_to_cards()
        self.recent.look()

    def shutdown(self) -> None:
        """End the threads that look at projects and their pictures."""
        self.recent.shutdown()
        self._pictures.shutdown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing more while nobody looks."""
        super().hideEvent(event)
        self.recent.stop()
        self._pictures.wanted(())

    # -- cards ------------------------------------------------------------------------------

    def _card(self, project: RecentProject) -> ProjectCard:
        card = ProjectCard(project)
        card.open_requested.connect(self.recent_requested)
        card.forget_requested.connect(self._forget)
        self._flow.addWidget(card)
        self._ask_for_pictures(card)
        return card

    def _ask_for_pictures(self, card: ProjectCard) -> None:
        for path in card.project.pictures:
            self._pictures.request(str(path), path)
        card.show_pictures(self._pixmap)

    def _pixmap(self, path: Path) -> QPixmap | None:
        return self._pictures.pixmap(str(path))

    @Slot(object)
    def _show_seen(self, project: RecentProject) -> None:
        for card in self.cards:
            if card.project.path == project.path:
                card.show_project(project)
                self._ask_for_pictures(card)

    @Slot(str, QImage)
    def _on_picture(self, key: str, image: QImage) -> None:
        for card in self.cards:
            if Path(key) in card.project.pictures:
                card.show_pictures(self._pixmap)

    @Slot(object)
    def _forget(self, path: Path) -> None:
        """Take a card away; the keyboard goes on to the next one."""
        self.recent.forget(path)
        place = next((n for n, card in enumerate(self.cards) if card.project.path == path), None)
        if place is None:
            return
        card = self.cards.pop(place)
        self._flow.takeAt(place)
        card.hide()
        card.deleteLater()
        self._fit_to_cards()
        left = self.cards[min(place, len(self.cards) - 1)] if self.cards else self.demo
        left.setFocus()
        self._scroll.ensureWidgetVisible(left)

    def _fit_to_cards(self) -> None:
        some = bool(self.cards)
        columns = COLUMNS if len(self.cards) <= 2 * COLUMNS else MOST_COLUMNS
        wide = columns * CARD + (columns - 1) * GAP
        self._middle.setMaximumWidth(wide + BAR)
        self._recent_title.setVisible(some)
        self._scroll.setVisible(some)
        self.zone.setMaximumSize(*((wide, ZONE_LOW) if some else (ZONE_ALONE, ZONE_HIGH)))
        self._line.setContentsMargins(0, 0, BAR if some else 0, 0)
        self._column.setStretch(0, 0 if some else 1)
        self._column.setStretch(self._column.count() - 1, 0 if some else 1)

    # -- building ---------------------------------------------------------------------------

    def _button(self, text: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumWidth(CARD)
        bind_icon(button, icon)
        button.clicked.connect(signal)
        return button

    def _build(self) -> None:
        title = QLabel(tr("Label photos with captions, train in seconds, correct, export."))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title.setWordWrap(True)
        set_look(title, "title")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch()
        buttons.addWidget(self.demo)
        buttons.addWidget(self.open)
        buttons.addStretch()
        column = self._column = QVBoxLayout()
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(title)
        self._line = QHBoxLayout()
        self._line.addWidget(self.zone)
        column.addLayout(self._line, stretch=3)
        column.addLayout(buttons)
        column.addWidget(self._recent_title)
        column.addWidget(self._cards_area(), stretch=6)
        column.addStretch(1)
        self._middle = middle = QWidget()
        middle.setLayout(column)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(GAP, 0, GAP, 0)
        outer.addStretch()
        outer.addWidget(middle, stretch=100)
        outer.addStretch()

    def _cards_area(self) -> QScrollArea:
        inside = QWidget()
        self._flow = FlowLayout(inside, gap=GAP)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Recent projects"))
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        return self._scroll
