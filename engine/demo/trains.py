"""Trains: electric, steam, and one that comes towards us."""

import random

from engine.demo.pen import (
    CHROME,
    CREAM,
    GLASS,
    INK,
    STEEL,
    Colour,
    Pen,
    bright,
    dark,
    mix,
)

LAMP: Colour = (255, 246, 204)


def train(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a train; styles ``electric``, ``steam`` and ``front``."""
    if style == "front":
        _train_front(pen.at(2.0, 0), paint)
    elif style == "steam":
        _steam(pen, paint)
    else:
        _electric(pen, paint, stripe=rng.choice((CREAM, (250, 200, 60), (60, 70, 84))))


def _pane(pen: Pen) -> Colour:
    return (255, 222, 140) if pen.light.lamps else dark(GLASS, 0.25)


def _bogie(pen: Pen, x: float) -> None:
    pen.pillow(x - 1.15, 0.25, x + 1.15, 0.8, INK)
    for dx in (-0.62, 0.62):
        pen.disc(x + dx, 0.38, 0.38, (66, 66, 72))
        pen.disc(x + dx, 0.38, 0.17, STEEL)


def _wagon(pen: Pen, paint: Colour, stripe: Colour, *, x0: float, x1: float) -> None:
    """Draw one coach with its windows, door and wheels."""
    pen.box(x0, 0.75, x1, 3.6, paint)
    pen.pillow(x0, 3.45, x1, 3.85, dark(paint, 0.35))
    pen.box(x0, 1.25, x1, 1.6, stripe)
    pen.box(x0, 0.7, x1, 0.9, dark(paint, 0.5))
    x = x0 + 0.5
    while x + 1.3 < x1 - 1.4:
        pen.pillow(x, 1.95, x + 1.3, 2.95, _pane(pen))
        pen.polygon(
            ((x + 0.3, 2.0), (x + 0.6, 2.9), (x + 0.85, 2.9), (x + 0.55, 2.0)),
            bright(_pane(pen), 0.4),
        )
        x += 1.65
    pen.box(x1 - 1.3, 0.9, x1 - 0.4, 3.1, dark(paint, 0.25))
    pen.box(x1 - 1.15, 1.9, x1 - 0.55, 2.9, _pane(pen))
    for centre in (x0 + 2.0, x1 - 2.2):
        _bogie(pen, centre)


def _electric(pen: Pen, paint: Colour, *, stripe: Colour) -> None:
    pen.shadow(16, x=-2, depth=0.02)
    _wagon(pen, paint, stripe, x0=-21.0, x1=-7.4)
    pen.box(-7.4, 0.9, -7.0, 3.4, INK)
    _wagon(pen, paint, stripe, x0=-7.0, x1=4.6)
    nose = ((4.55, 0.72), (4.55, 3.82), (5.4, 3.6), (6.5, 2.3), (6.9, 1.4), (6.8, 0.75))
    pen.polygon(nose, paint)
    pen.polygon(((4.55, 1.25), (6.92, 1.25), (6.78, 1.6), (4.55, 1.6)), stripe)
    pen.polygon(((5.0, 2.35), (5.05, 3.3), (5.5, 3.28), (6.3, 2.35)), _pane(pen))
    pen.polygon(((4.55, 0.45), (6.95, 0.45), (6.85, 0.9), (4.55, 0.9)), dark(paint, 0.55))
    pen.disc(6.6, 1.78, 0.16, LAMP)
    pen.limb(((-3.0, 3.85), (-2.2, 4.5), (-3.1, 5.0)), 0.09, INK)
    pen.limb(((-3.8, 5.05), (-2.4, 5.05)), 0.08, INK)


def _steam(pen: Pen, paint: Colour) -> None:
    paint = mix(paint, (30, 34, 38), 0.55)
    pen.shadow(15, x=-2, depth=0.02)
    smoke = ((4.5, 4.9, 0.6), (3.9, 5.6, 0.9), (2.7, 6.3, 1.2), (1.0, 6.9, 1.5), (-1.2, 7.3, 1.7))
    for x, y, r in reversed(smoke):
        pen.disc(x, y, r, (226, 226, 230, 190))
    _wagon(pen, (132, 46, 40), CREAM, x0=-21.0, x1=-8.6)
    pen.box(-8.2, 0.8, -3.9, 2.6, paint)
    pen.blob(((-8.0, 2.5), (-7.0, 3.0), (-5.4, 3.1), (-4.1, 2.5)), (30, 30, 32))
    pen.box(-8.2, 0.8, -3.9, 1.0, (196, 60, 44))
    pen.box(-3.7, 0.9, -0.9, 3.7, paint)
    pen.pillow(-4.0, 3.6, -0.6, 3.95, dark(paint, 0.4))
    pen.box(-3.2, 2.3, -2.4, 3.3, _pane(pen))
    pen.box(-2.1, 2.3, -1.3, 3.3, _pane(pen))
    pen.box(-0.9, 1.2, 5.2, 3.0, paint)
    pen.pillow(-0.95, 2.5, 5.3, 3.1, bright(paint, 0.22))
    for x in (0.4, 2.0, 3.6):
        pen.box(x, 1.2, x + 0.12, 3.1, (206, 164, 60))
    pen.box(4.95, 1.1, 5.5, 3.2, INK)
    pen.polygon(((4.1, 3.0), (4.7, 3.0), (4.85, 4.5), (3.95, 4.5)), INK)
    pen.blob(((1.4, 3.0), (1.5, 3.5), (2.2, 3.5), (2.3, 3.0)), (206, 164, 60))
    pen.box(-0.9, 0.95, 5.4, 1.2, (196, 60, 44))
    pen.polygon(((5.3, 0.9), (6.5, 0.15), (5.1, 0.15)), (196, 60, 44))
    pen.disc(5.55, 3.0, 0.24, LAMP)
    for x in (0.2, 1.95, 3.7):
        _driver(pen, x, r=0.78)
    pen.limb(((0.2, 0.6), (3.7, 0.6)), 0.16, CHROME)
    for x in (-7.3, -6.0, -4.8, -3.0, 5.0):
        _driver(pen, x, r=0.42)


def _driver(pen: Pen, x: float, *, r: float) -> None:
    pen.disc(x, r, r, INK)
    pen.ring(x, r, r * 0.9, r * 0.14, (196, 60, 44))
    pen.line(((x - r * 0.8, r), (x + r * 0.8, r)), 0.08, (196, 60, 44))
    pen.line(((x, r * 0.2), (x, r * 1.8)), 0.08, (196, 60, 44))
    pen.disc(x, r, r * 0.2, (196, 60, 44))


def _train_front(pen: Pen, paint: Colour) -> None:
    """Draw a train in perspective; the eye is about two metres above the rails."""
    side = ((-0.95, 0.5), (-0.95, 3.7), (-6.2, 2.75), (-6.2, 1.6))
    pen.polygon(side, dark(paint, 0.25))
    pen.polygon(((-0.95, 0.25), (-0.95, 0.8), (-6.2, 1.72), (-6.2, 1.5)), INK)
    x, width = -1.3, 0.85
    for _ in range(6):
        low, high = _slope(x, 1.95), _slope(x, 3.0)
        x_end = x - width
        window = ((x, low), (x, high), (x_end, _slope(x_end, 3.0)), (x_end, _slope(x_end, 1.95)))
        pen.polygon(window, _pane(pen))
        x, width = x_end - width * 0.22, width * 0.82
    pen.pillow(-1.05, 0.4, 1.95, 3.8, paint)
    pen.box(-1.05, 0.4, 1.95, 0.8, dark(paint, 0.5))
    pen.polygon(((-1.0, 0.8), (1.9, 0.8), (1.9, 1.25), (-1.0, 1.25)), (250, 204, 70))
    pen.pillow(-0.8, 1.95, 0.38, 3.05, dark(GLASS, 0.35))
    pen.pillow(0.52, 1.95, 1.7, 3.05, dark(GLASS, 0.35))
    for x in (-0.55, 0.77):
        pen.polygon(((x, 2.0), (x + 0.35, 3.0), (x + 0.6, 3.0), (x + 0.25, 2.0)), GLASS)
    pen.box(-0.3, 3.2, 1.2, 3.55, INK)
    for i in range(4):
        pen.box(-0.15 + i * 0.33, 3.28, 0.05 + i * 0.33, 3.46, (255, 176, 40))
    for x in (-0.65, 1.55):
        pen.disc(x, 1.5, 0.22, CHROME)
        pen.disc(x, 1.5, 0.16, LAMP)
    pen.box(0.2, 0.35, 0.7, 0.65, INK)


def _slope(x: float, y: float) -> float:
    """Return the height of a line of the coach side that is y metres high at its front."""
    share = (-0.95 - x) / (-0.95 + 6.2)
    return y + (2.1 - y) * 0.64 * share
