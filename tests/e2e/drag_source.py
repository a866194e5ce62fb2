"""Another program that things are dragged from: ``python drag_source.py PAYLOAD.json``.

It offers one payload and says on its output what becomes of it, a word a line: ``ready`` when its
window is on the screen, ``dragging``, ``accepted`` and ``refused`` while it is held over other
windows, and ``dropped``, ``moved`` or ``ignored`` at the end.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

ENDS = {Qt.DropAction.CopyAction: "dropped", Qt.DropAction.MoveAction: "moved"}


def say(word: str) -> None:
    """Print a word at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def mime_of(payload: dict[str, object]) -> QMimeData:
    """Return what a file manager, an editor or a browser would offer."""
    mime = QMimeData()
    paths = payload.get("files")
    if isinstance(paths, list):
        mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    if "text" in payload:
        mime.setText(str(payload["text"]))
    if "image" in payload:
        mime.setImageData(QImage(str(payload["image"])))
    return mime


class Source(QLabel):
    """The whole window is a handle."""

    def __init__(self, payload: dict[str, object]) -> None:
        super().__init__("drag me", alignment=Qt.AlignmentFlag.AlignCenter)
        self._payload = payload
        self._pressed: QPoint | None = None
        self.setWindowTitle("drag source")
        self.setFixedSize(160, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where it began."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag, once, a few pixels from there."""
        start = self._pressed
        if start is None or (event.position().toPoint() - start).manhattanLength() < 8:
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(mime_of(self._payload))
        drag.actionChanged.connect(
            lambda action: say("refused" if action == Qt.DropAction.IgnoreAction else "accepted")
        )
        say("dragging")
        # As file managers do: a move is offered too, and the other side must not take it.
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        say(ENDS.get(drag.exec(both, Qt.DropAction.MoveAction), "ignored"))
        self.hide()  # but live on: the other side fetches the data after the mouse was let go


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    source = Source(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    source.show()
    QTimer.singleShot(0, lambda: say("ready"))
    sys.exit(app.exec())
