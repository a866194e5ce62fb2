"""Five hints over the window for whoever opens a first project; the menu brings them back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from engine.language import tr
from mmc_gui.widgets.hint_bubble import HintBubble, TargetRing

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow

TYPING = (QLineEdit, QTextEdit)
"""While one of these has the focus, Esc is its own: it ends a search, a note or a caption."""
FOLLOWED = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}  # fmt: skip
DROPS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What is said, and on which page; ``_part`` tells of which part of the window."""

    page: str
    title: str
    text: str
    side: str = "right"
    """Where the bubble stands, if there is room."""


HINTS = (
    Hint(
        page="browse",
        title=tr("Look and label"),
        text=tr(
            "Choose a photo and press the key on a label's chip, or click the "
            "chip. Space marks the photo as reviewed and goes on. Ctrl+Z takes "
            "anything back."
        ),
    ),
    Hint(
        page="train",
        title=tr("Train"),
        text=tr(
            "Start training. It takes seconds to minutes, can be stopped, and "
            "keeps its best state. Then every photo has a score for every label."
        ),
    ),
    Hint(
        page="thresholds",
        title=tr("Decide"),
        text=tr(
            "A photo gets a label from its threshold on. Tune finds the best "
            "thresholds; drag one to see at once what it changes."
        ),
    ),
    Hint(
        page="predict",
        title=tr("Predict"),
        text=tr(
            "Drop any photo here, with a caption if you have one: the trained run "
            "says which labels it has."
        ),
    ),
    Hint(
        page="browse",
        title=tr("Export"),
        text=tr(
            "File, Export writes labels in any usual format, your own or those of "
            "the run. Ctrl+K finds this and everything else by a few letters."
        ),
        side="below",
    ),
)


def _part(window: "MainWindow", number: int) -> QWidget:
    """Return what a hint speaks of; to ask for a part of a page makes the page."""
    part: Callable[[], QWidget] = (
        lambda: window.browse.inspector.labels,
        lambda: window.train.panel.start_button,
        lambda: window.thresholds.tune_button,
        lambda: window.predict.zone,
        window.menuBar,
    )[number]
    return part()


class Tour(QObject):
    """Begins by itself once, after the first project was opened; keys go on to the photos."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.settings
        self._wanted = not self._settings.tour_done
        self._number = 0
        self._placed: object = None
        """For what the hint was put where it stands."""
        self._watched: list[QWidget] = []
        self.ring = TargetRing(window)
        self.bubble = HintBubble(window)
        self.bubble.setAcceptDrops(True)
        self.bubble.installEventFilter(self)
        self.bubble.next_requested.connect(self.go_on)
        self.bubble.back_requested.connect(self.go_back)
        self.bubble.close_requested.connect(self.close)
        self.bubble.never_requested.connect(self.end)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.bubble)
        self._escape.activated.connect(self.close)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        window.session.project_changed.connect(self._on_project_changed)
        window.stack.currentChanged.connect(self._on_page_changed)

    @property
    def is_shown(self) -> bool:
        """Whether a hint is in sight."""
        return self.bubble.isVisible()

    def hold(self) -> None:
        """Do not begin by itself, as where nobody looks."""
        self._wanted = False

    def start(self) -> None:
        """Show the first hint, on its page."""
        self._wanted = False
        self._show(0)

    @Slot()
    def go_on(self) -> None:
        """Show the next hint; after the last one all were seen."""
        if self._number + 1 < len(HINTS):
            self._show(self._number + 1)
        else:
            self.end()

    @Slot()
    def go_back(self) -> None:
        """Show the hint before."""
        self._show(max(0, self._number - 1))

    @Slot()
    def end(self) -> None:
        """Close for good: the next start shows no hint."""
        self._settings.tour_done = True
        self.close()

    @Slot()
    def close(self) -> None:
        """Take the hint away for now."""
        had_focus = self.bubble.isAncestorOf(QApplication.focusWidget() or self._window)
        self._watch(None)
        self.bubble.hide()
        self.ring.hide()
        page = self._window.stack.currentWidget()
        if had_focus and page is not None:
            page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is pointed at."""
        if watched is not self.bubble and event.type() in FOLLOWED:
            self._place()
        page = self._window.stack.currentWidget()
        if watched is self.bubble and event.type() in DROPS and page is not None:
            # A photo dropped on the hint is meant for the page; ``sendEvent`` would bring it here.
            return page.event(event)
        return False

    @Slot()
    def _on_project_changed(self) -> None:
        if self._window.session.open is None:
            self.close()
        elif self._wanted:
            self.start()

    @Slot()
    def _on_page_changed(self) -> None:
        """Speak of the page that the user went to, or be silent where no hint is on it."""
        if not self._watched:
            return
        here = [number for number, hint in enumerate(HINTS) if self._window.stack.shows(hint.page)]
        if here and self._number not in here:
            self._show(here[0])
        else:
            self._place()

    def _show(self, number: int) -> None:
        self._number, hint = number, HINTS[number]
        if self._window.stack.currentWidget() is not self._window.pages[hint.page]:
            self._window.show_page(hint.page)
        elif self.bubble.isAncestorOf(QApplication.focusWidget() or self._window):
            self._window.pages[hint.page].setFocus()
        self.bubble.show_hint(
            title=hint.title, text=hint.text, number=number + 1, count=len(HINTS)
        )  # fmt: skip
        self._watch(_part(self._window, number))
        self._place()

    def _place(self) -> None:
        if not self._watched:
            return
        rect = self._target_rect() if self._window.stack.shows(HINTS[self._number].page) else None
        if rect is None:
            self.ring.hide()
            self.bubble.hide()
            return
        place = (self._number, self._window.size(), rect, self.bubble.sizeHint())
        if self.bubble.isVisible() and place == self._placed:
            return  # heard of several times a frame; what is painted anew takes 4 ms
        self._placed = place
        self.ring.show_around(rect)
        self.bubble.point_at(rect, HINTS[self._number].side)

    def _target_rect(self) -> QRect | None:
        """Return where the target is in the window.

        Without a run a page says what to do first, and its button is pointed at; with one, a
        target that is out of sight has made room for what it was used for: None.
        """
        window, hint = self._window, HINTS[self._number]
        target = _part(window, self._number)
        if target is window.menuBar():
            rect = window.menuBar().actionGeometry(window.menuBar().actions()[0])
        elif target.isVisibleTo(window) and not target.visibleRegion().isEmpty():
            rect = target.visibleRegion().boundingRect()
        elif window.session.trained is None:
            target = window.rail.button(hint.page)
            rect = target.rect()
        else:
            return None
        return QRect(target.mapTo(window, QPoint(0, 0)) + rect.topLeft(), rect.size())

    def _watch(self, target: QWidget | None) -> None:
        """Hear of the moves of a target and of all that it lies in; of None no more."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        while target is not None:
            self._watched.append(target)
            target.installEventFilter(self)
            target = None if target is self._window else target.parentWidget()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        self._escape.setEnabled(not isinstance(now, TYPING))
