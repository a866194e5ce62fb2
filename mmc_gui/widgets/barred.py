"""Greying what cannot be used, with the reason where the pointer asks for it."""

from PySide6.QtWidgets import QWidget

USUAL_TIP = "usual tip"


def bar(widget: QWidget, reason: str, *, possible: bool = True) -> None:
    """Grey a widget whose tooltip then gives the reason; without one it is as is possible.

    What the tooltip said before comes back.
    """
    usual = widget.property(USUAL_TIP)
    if reason and usual is None:
        widget.setProperty(USUAL_TIP, widget.toolTip())
    if reason:
        widget.setToolTip(reason)
    elif usual is not None:
        widget.setToolTip(usual)
        widget.setProperty(USUAL_TIP, None)
    widget.setEnabled(possible and not reason)


def set_tip(widget: QWidget, tip: str) -> None:
    """Give a widget its usual tooltip, which waits while a reason stands in its place."""
    if widget.property(USUAL_TIP) is None:
        widget.setToolTip(tip)
    else:
        widget.setProperty(USUAL_TIP, tip)
