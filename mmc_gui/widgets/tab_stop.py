"""Where Tab stops in a group of buttons of which one is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup


def stop_at_chosen(group: QButtonGroup) -> None:
    """Let Tab come to the chosen button, and arrows go on from there.

    Qt stops at whichever button had the keys last, at first at each of them.
    """
    chosen = group.checkedButton()
    for button in group.buttons():
        policy = button.focusPolicy()
        tab = Qt.FocusPolicy.TabFocus
        button.setFocusPolicy(policy | tab if button is chosen else policy & ~tab)


def keep_at_chosen(group: QButtonGroup) -> None:
    """Do so now and whenever another button is chosen."""
    group.buttonToggled.connect(lambda *_: stop_at_chosen(group))
    stop_at_chosen(group)
