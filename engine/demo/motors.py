"""Cars, buses, lorries and trains."""

import random

from engine.demo.pen import (
    CHROME,
    CREAM,
    GLASS,
    INK,
    STEEL,
    WHITE,
    Colour,
    Pen,
    Points,
    bright,
    dark,
    mix,
)
from engine.demo.wheels import wheel

LAMP: Colour = (255, 244, 196)
TAIL: Colour = (208, 40, 36)


def _pane(pen: Pen) -> Colour:
    """Return the colour of a window: bright where lamps burn behind it."""
    return (255, 222, 140) if pen.light.lamps else GLASS


def car(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a car; styles ``sedan``, ``hatch``, ``wagon`` and ``front``."""
    if style == "front":
        _car_front(pen, paint)
        return
    pen.shadow(4.7, depth=0.045)
    roofs: dict[str, Points] = {
        "sedan": ((-1.45, 0.9), (-0.95, 1.36), (-0.2, 1.46), (0.45, 1.36), (1.15, 0.9)),
        "hatch": ((-1.9, 0.92), (-1.62, 1.4), (-0.5, 1.52), (0.35, 1.4), (1.1, 0.92)),
        "wagon": ((-2.05, 0.95), (-1.9, 1.62), (-0.4, 1.72), (0.5, 1.6), (1.05, 0.98)),
    }
    roof = roofs[style]
    body = (
        (-2.12, 0.36), (-2.16, 0.7), (-1.98, 0.93), *roof[:1], *roof[1:4], *roof[4:],
        (1.75, 0.84), (2.1, 0.68), (2.14, 0.36), (1.2, 0.26), (-1.2, 0.26),
    )  # fmt: skip
    pen.polygon(body, paint)
    pen.polygon(((-2.12, 0.36), (2.14, 0.36), (1.9, 0.2), (-1.9, 0.2)), dark(paint, 0.45))
    pen.box(-2.14, 0.44, 2.12, 0.52, dark(paint, 0.18))
    _car_windows(pen, roof)
    pen.line(((-0.3, 0.92), (-0.3, 0.3)), 0.025, dark(paint, 0.35))
    pen.box(-0.62, 0.76, -0.42, 0.8, dark(paint, 0.5))
    pen.box(0.3, 0.76, 0.5, 0.8, dark(paint, 0.5))
    pen.polygon(((1.84, 0.6), (2.12, 0.58), (2.06, 0.72), (1.86, 0.74)), LAMP)
    pen.box(-2.16, 0.6, -2.0, 0.78, TAIL)
    for x in (-1.28, 1.3):
        pen.disc(x, 0.36, 0.42, dark(paint, 0.62))
        wheel(pen, x, r=0.34)


def _car_windows(pen: Pen, roof: Points) -> None:
    pane = _pane(pen)
    (bx, by), (rx, ry), (mx, my), (fx, fy), (ex, ey) = roof
    low = by + 0.05
    rear = ((bx + 0.2, low), (rx + 0.08, ry - 0.08), (mx - 0.12, my - 0.1), (mx - 0.12, low))
    fore = ((mx - 0.02, low), (mx - 0.02, my - 0.1), (fx - 0.04, fy - 0.08), (ex - 0.22, ey + 0.04))
    for window in (rear, fore):
        pen.polygon(window, dark(pane, 0.12))
    x0, x1 = mx + 0.05, mx + 0.28
    pen.polygon(
        ((x0, low), (x0 + 0.2, my - 0.14), (x1 + 0.2, my - 0.16), (x1, low)), bright(pane, 0.5)
    )


def _car_front(pen: Pen, paint: Colour) -> None:
    pen.shadow(2.2, depth=0.08)
    for x in (-0.7, 0.7):
        pen.box(x - 0.13, 0, x + 0.13, 0.4, INK)
    pen.blob(
        ((-0.92, 0.3), (-0.96, 0.75), (-0.8, 0.92), (0.8, 0.92), (0.96, 0.75), (0.92, 0.3)), paint
    )
    pen.polygon(((-0.84, 0.88), (-0.62, 1.44), (0.62, 1.44), (0.84, 0.88)), paint)
    pen.polygon(((-0.72, 0.92), (-0.54, 1.36), (0.54, 1.36), (0.72, 0.92)), dark(_pane(pen), 0.1))
    pen.polygon(
        ((-0.5, 0.94), (-0.3, 1.34), (-0.08, 1.34), (-0.28, 0.94)), bright(_pane(pen), 0.45)
    )
    pen.box(-0.5, 0.48, 0.5, 0.68, INK)
    for y in (0.53, 0.58, 0.63):
        pen.line(((-0.48, y), (0.48, y)), 0.02, CHROME)
    for side in (-1, 1):
        pen.disc(side * 0.72, 0.62, 0.14, CHROME)
        pen.disc(side * 0.72, 0.62, 0.105, LAMP)
        pen.box(side * 0.86, 0.96, side * 1.06, 1.08, dark(paint, 0.15))
    pen.pillow(-0.94, 0.24, 0.94, 0.42, dark(paint, 0.3))
    pen.box(-0.26, 0.27, 0.26, 0.39, WHITE)
    pen.box(-0.2, 0.31, 0.2, 0.35, INK)


def bus(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a bus; styles ``side``, ``double`` and ``front``."""
    if style == "front":
        _bus_front(pen, paint)
        return
    top = 4.1 if style == "double" else 3.0
    pen.shadow(9.6, depth=0.03)
    pen.pillow(-4.6, 0.35, 4.6, top, paint)
    pen.box(-4.6, 0.35, 4.6, 0.6, dark(paint, 0.4))
    pen.box(-4.6, 1.2, 4.6, 1.36, bright(paint, 0.55))
    rows = (1.5, 2.9) if style == "double" else (1.6,)
    for y in rows:
        _window_row(pen, y, y + (0.85 if style == "double" else 0.95))
    pen.polygon(((4.1, 1.3), (4.6, 1.3), (4.54, 2.6), (4.1, 2.6)), dark(_pane(pen), 0.08))
    for x in (-0.6, 2.9):
        pen.box(x, 0.5, x + 1.0, 2.5, dark(paint, 0.25))
        for half in (0.06, 0.54):
            pen.box(x + half, 0.62, x + half + 0.4, 2.4, dark(_pane(pen), 0.12))
    pen.box(2.0, top - 0.42, 4.0, top - 0.12, INK)
    for i in range(5):
        pen.box(2.2 + i * 0.34, top - 0.34, 2.38 + i * 0.34, top - 0.2, (255, 176, 40))
    pen.box(4.46, 0.7, 4.62, 0.95, LAMP)
    pen.box(-4.62, 0.8, -4.5, 1.1, TAIL)
    for x in (-2.9, 2.3):
        pen.disc(x, 0.5, 0.62, dark(paint, 0.62))
        wheel(pen, x, r=0.5)


def _window_row(pen: Pen, low: float, high: float) -> None:
    pane = dark(_pane(pen), 0.1)
    for i in range(6):
        x = -4.35 + i * 1.38
        pen.box(x, low, x + 1.22, high, pane)
        glint = ((x + 0.2, low), (x + 0.5, high), (x + 0.75, high), (x + 0.45, low))
        pen.polygon(glint, bright(pane, 0.4))


def _bus_front(pen: Pen, paint: Colour) -> None:
    pen.shadow(3.0, depth=0.07)
    for x in (-0.95, 0.95):
        pen.box(x - 0.17, 0, x + 0.17, 0.6, INK)
    pen.pillow(-1.28, 0.3, 1.28, 3.1, paint)
    pen.pillow(-1.12, 1.25, 1.12, 2.5, dark(_pane(pen), 0.15))
    pen.polygon(((-0.8, 1.3), (-0.4, 2.45), (0.0, 2.45), (-0.4, 1.3)), bright(_pane(pen), 0.4))
    pen.line(((0, 1.25), (0, 2.5)), 0.05, INK)
    pen.box(-0.85, 2.6, 0.85, 2.95, INK)
    for i in range(5):
        pen.box(-0.66 + i * 0.28, 2.68, -0.5 + i * 0.28, 2.87, (255, 176, 40))
    pen.box(-1.28, 0.3, 1.28, 0.52, dark(paint, 0.4))
    for side in (-1, 1):
        pen.disc(side * 0.92, 0.82, 0.19, CHROME)
        pen.disc(side * 0.92, 0.82, 0.14, LAMP)
        pen.limb(((side * 1.2, 2.3), (side * 1.48, 2.2)), 0.05, INK)
        pen.pillow(side * 1.38, 1.7, side * 1.58, 2.2, INK)
    pen.box(-0.34, 0.6, 0.34, 0.78, WHITE)


def truck(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a lorry; styles ``box``, ``tipper`` and ``pickup``."""
    if style == "pickup":
        _pickup(pen, paint)
        return
    pen.shadow(7.6, depth=0.035)
    pen.box(-3.4, 0.62, 3.3, 0.88, INK)
    if style == "box":
        load = mix(rng.choice((CREAM, WHITE, paint)), WHITE, 0.35)
        pen.box(-3.6, 0.88, 1.55, 3.5, load)
        pen.box(-3.6, 0.88, 1.55, 1.02, dark(load, 0.3))
        for i in range(1, 8):
            pen.line(((-3.6 + i * 0.64, 1.02), (-3.6 + i * 0.64, 3.5)), 0.03, dark(load, 0.12))
        pen.box(-2.9, 1.7, 0.8, 2.5, paint)
    else:
        pen.blob(((-3.1, 2.4), (-2.2, 2.85), (-1.0, 3.05), (0.4, 2.8), (1.1, 2.4)), (146, 112, 76))
        pen.polygon(((-3.7, 2.5), (-3.2, 0.95), (1.2, 0.95), (1.5, 2.6)), dark(paint, 0.15))
        for i in range(5):
            pen.line(((-2.8 + i * 0.9, 1.0), (-2.9 + i * 0.95, 2.5)), 0.09, dark(paint, 0.4))
    _cab(pen, paint)
    for x in (-2.7, -1.55, 2.5):
        wheel(pen, x, r=0.5, hub=STEEL)


def _cab(pen: Pen, paint: Colour) -> None:
    pen.polygon(
        ((1.7, 0.5), (1.7, 2.85), (2.0, 3.0), (3.0, 3.0), (3.35, 1.8), (3.5, 1.6), (3.5, 0.5)),
        paint,
    )
    pen.polygon(((2.1, 1.75), (2.1, 2.7), (2.95, 2.7), (3.22, 1.75)), dark(_pane(pen), 0.1))
    pen.polygon(((2.3, 1.75), (2.6, 2.7), (2.8, 2.7), (2.5, 1.75)), bright(_pane(pen), 0.4))
    pen.line(((2.05, 1.7), (2.05, 0.9)), 0.04, dark(paint, 0.4))
    pen.box(2.15, 1.45, 2.4, 1.52, INK)
    pen.box(1.7, 0.45, 3.55, 0.72, dark(paint, 0.5))
    pen.box(3.36, 0.8, 3.54, 1.05, LAMP)
    pen.limb(((1.78, 2.5), (1.78, 3.3)), 0.12, CHROME)
    pen.disc(2.5, 0.5, 0.62, dark(paint, 0.62))


def _pickup(pen: Pen, paint: Colour) -> None:
    pen.shadow(5.6, depth=0.04)
    body = (
        (-2.6, 0.5), (-2.6, 1.15), (-0.45, 1.15), (-0.3, 1.78), (0.75, 1.82), (1.3, 1.18),
        (2.4, 1.08), (2.6, 0.9), (2.6, 0.5), (1.0, 0.36), (-2.0, 0.36),
    )  # fmt: skip
    pen.polygon(body, paint)
    pen.box(-2.6, 0.36, 2.62, 0.54, dark(paint, 0.5))
    pen.polygon(((-0.25, 1.2), (-0.15, 1.68), (0.68, 1.7), (1.08, 1.2)), dark(_pane(pen), 0.1))
    pen.line(((0.3, 1.74), (0.3, 0.5)), 0.04, dark(paint, 0.4))
    pen.box(-2.55, 1.08, -0.5, 1.22, dark(paint, 0.3))
    for x0, high in ((-2.3, 1.75), (-1.6, 1.6)):
        pen.box(x0, 1.2, x0 + 0.66, high, (164, 124, 78))
        pen.line(((x0, (1.2 + high) / 2), (x0 + 0.66, (1.2 + high) / 2)), 0.05, (122, 90, 54))
    pen.box(2.44, 0.8, 2.62, 1.0, LAMP)
    pen.box(-2.64, 0.8, -2.5, 1.06, TAIL)
    for x in (-1.7, 1.62):
        pen.disc(x, 0.46, 0.52, dark(paint, 0.62))
        wheel(pen, x, r=0.42)


def _bogies(pen: Pen, centres: tuple[float, ...]) -> None:
    for x in centres:
        pen.pillow(x - 1.1, 0.2, x + 1.1, 0.75, INK)
        for dx in (-0.6, 0.6):
            pen.disc(x + dx, 0.36, 0.36, (70, 70, 76))
            pen.disc(x + dx, 0.36, 0.16, STEEL)
