"""The focus comes back to a button that is disabled for a while, unless it was moved meanwhile."""

import contextlib
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


def holds_focus(widget: QWidget) -> bool:
    """Tell whether a widget has the keys of its window, also while another window is in front."""
    return widget.window().focusWidget() is widget


class KeptFocus:
    """Qt hands the focus of what is disabled to any neighbour; this remembers whose it was."""

    def __init__(self, inside: QWidget) -> None:
        self._inside = inside
        self._left: tuple[QWidget, QWidget | None] | None = None
        """What was disabled under the focus, and what Qt gave the focus to."""

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Let widgets be disabled or enabled, and give back what Qt took away."""
        window = self._inside.window()
        before = window.focusWidget()
        yield
        after = window.focusWidget()
        if before is not None and before is not after and not before.isEnabled():
            former = self._left if self._left is not None and self._left[1] is before else None
            self._left = (former[0] if former is not None else before, after)
        elif self._left is not None:
            widget, neighbour = self._left
            if after is not neighbour:  # somebody has moved it
                self._left = None
            elif widget.isEnabled() and widget.isVisibleTo(window):
                self._left = None
                widget.setFocus()
