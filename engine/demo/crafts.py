"""Airplanes and boats."""

import random

from engine.demo.pen import (
    CREAM,
    GLASS,
    INK,
    STEEL,
    WHITE,
    Colour,
    Pen,
    bright,
    dark,
    mix,
)

WOOD: Colour = (146, 98, 58)
BODY: Colour = (236, 239, 243)


def airplane(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw an airplane; styles ``parked``, ``flying``, ``prop`` and ``below``."""
    if style == "below":
        _below(pen, paint)
    elif style == "prop":
        _prop(pen, paint)
    else:
        _jet(pen, paint, wheels=style == "parked")


def _jet(pen: Pen, paint: Colour, *, wheels: bool) -> None:
    """Draw an airliner 26 m long, its belly 1.9 m above the ground."""
    if wheels:
        pen.shadow(24, depth=0.03)
        for x in (-1.6, 8.6):
            pen.limb(((x, 0.6), (x, 2.4)), 0.3, STEEL)
            pen.disc(x, 0.55, 0.55, INK)
            pen.disc(x, 0.55, 0.22, STEEL)
    pen.polygon(((0.4, 4.2), (-3.6, 6.9), (-5.0, 6.9), (-3.2, 4.2)), mix(STEEL, BODY, 0.4))
    pen.polygon(((-8.6, 4.6), (-12.6, 9.6), (-14.2, 9.6), (-12.6, 4.4)), paint)
    pen.polygon(((-10.4, 6.6), (-12.9, 9.6), (-14.2, 9.6), (-13.4, 6.6)), dark(paint, 0.15))
    hull = (
        (-13.4, 4.9), (-10.0, 5.3), (0.0, 5.4), (8.0, 5.35), (10.8, 4.9), (12.6, 3.7), (11.4, 2.6),
        (7.0, 2.0), (-4.0, 1.95), (-9.0, 3.1), (-13.6, 4.5),
    )  # fmt: skip
    pen.blob(hull, BODY)
    belly = ((11.9, 3.0), (11.0, 2.5), (7.0, 2.0), (-4.0, 1.95), (-9.0, 3.1), (-4, 2.7), (7, 2.75))
    pen.polygon(belly, mix(STEEL, BODY, 0.45))
    pen.polygon(((-12.8, 4.35), (-9.0, 3.5), (11.7, 3.25), (11.9, 3.5), (-9, 3.85)), paint)
    for i in range(17):
        pen.pillow(-8.6 + i * 1.05, 4.25, -8.12 + i * 1.05, 4.8, dark(GLASS, 0.45))
    pen.polygon(((10.2, 4.4), (10.5, 4.95), (11.3, 4.7), (11.75, 4.35)), dark(GLASS, 0.5))
    pen.polygon(((-10.8, 4.6), (-13.6, 3.7), (-15.2, 3.7), (-13.4, 4.8)), dark(BODY, 0.2))
    pen.pillow(-0.6, 0.95, 3.4, 2.5, paint)
    pen.oval(3.2, 1.72, 0.42, 0.76, INK)
    pen.polygon(((2.6, 3.1), (-4.6, 0.9), (-7.2, 0.9), (-3.4, 3.1)), dark(BODY, 0.14))
    pen.polygon(((2.6, 3.1), (-4.6, 0.9), (-5.0, 0.9), (1.8, 3.1)), STEEL)


def _prop(pen: Pen, paint: Colour) -> None:
    """Draw a small high-wing propeller plane 8 m long."""
    pen.shadow(7.5, depth=0.04)
    for x in (0.6, 2.6):
        pen.limb(((x, 0.4), (x - 0.2, 1.1)), 0.12, STEEL)
        pen.disc(x, 0.34, 0.34, INK)
        pen.disc(x, 0.34, 0.14, STEEL)
    hull = (
        (-4.3, 1.9), (-1.2, 2.1), (0.2, 2.6), (1.7, 2.6), (2.3, 2.05), (3.5, 1.9), (3.7, 1.4),
        (3.0, 0.95), (0.6, 0.85), (-1.6, 1.2), (-4.3, 1.65),
    )  # fmt: skip
    pen.blob(hull, BODY)
    pen.polygon(((-4.3, 1.72), (3.66, 1.35), (3.7, 1.58), (-4.3, 1.86)), paint)
    pen.polygon(((-3.2, 1.9), (-4.2, 3.4), (-4.9, 3.4), (-4.5, 1.85)), paint)
    pen.polygon(((-3.2, 1.95), (-4.6, 1.95), (-5.3, 1.75), (-3.9, 1.75)), dark(BODY, 0.2))
    pen.polygon(((0.35, 1.95), (0.5, 2.5), (1.55, 2.5), (2.15, 1.98)), dark(GLASS, 0.25))
    pen.line(((1.05, 2.5), (1.05, 1.9)), 0.08, BODY)
    pen.pillow(-1.1, 2.55, 2.4, 2.85, paint)
    pen.limb(((0.7, 2.6), (0.7, 1.3)), 0.07, STEEL)
    pen.oval(3.95, 1.5, 0.1, 1.15, (70, 70, 76, 190))
    pen.blob(((3.6, 1.75), (4.1, 1.5), (3.6, 1.25)), dark(paint, 0.2))


def _below(pen: Pen, paint: Colour) -> None:
    """Draw an airliner seen from the ground, its middle 5 m up."""
    side = mix(STEEL, BODY, 0.3)
    for sign in (-1, 1):
        wing = ((1.8, 5), (-4.4, 5 + sign * 11), (-6.0, 5 + sign * 11), (-2.6, 5))
        pen.polygon(wing, dark(side, 0.12 if sign < 0 else 0.0))
        pen.pillow(-1.6, 4.6 + sign * 4, 1.2, 5.4 + sign * 4, paint)
        tail = ((-8.6, 5), (-11.6, 5 + sign * 4.2), (-12.6, 5 + sign * 4.2), (-11.2, 5))
        pen.polygon(tail, paint)
    pen.blob(
        ((-12.8, 5), (-8, 6.1), (6, 6.4), (11.0, 5.7), (12.4, 5), (11.0, 4.3), (6, 3.6), (-8, 3.9)),
        BODY,
    )
    pen.polygon(((-12, 4.9), (10.9, 4.3), (6, 3.6), (-8, 3.9)), side)
    pen.blob(((10.4, 5.5), (11.6, 5.2), (11.6, 4.8), (10.4, 4.5), (10.8, 5)), INK)
    pen.polygon(((-8.0, 5.1), (-13.2, 5.1), (-13.2, 4.9), (-8.0, 4.9)), dark(paint, 0.2))


def boat(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a boat; styles ``sail``, ``motor``, ``row`` and ``ship``."""
    {"sail": _sail, "motor": _motor, "row": _row, "ship": _ship}[style](pen, paint)


def _ripples(pen: Pen, width: float) -> None:
    """Draw the broken reflection at the waterline."""
    pen.oval(0, -0.02 * width, width * 0.54, width * 0.035, (18, 40, 66, 90))
    for i, share in enumerate((1.06, 0.8, 0.5)):
        y = -width * (0.02 + 0.035 * i)
        pen.limb(
            ((-width * share / 2, y), (width * share / 2, y)), width * 0.012, (235, 244, 250, 130)
        )


def _sail(pen: Pen, paint: Colour) -> None:
    _ripples(pen, 6.4)
    pen.polygon(((-3.0, 0.9), (3.5, 1.05), (2.5, 0.0), (-2.6, 0.0)), paint)
    pen.polygon(((-3.0, 0.9), (3.5, 1.05), (3.3, 0.85), (-2.94, 0.7)), WHITE)
    pen.pillow(-1.4, 0.92, 0.9, 1.35, CREAM)
    pen.limb(((0.3, 0.9), (0.3, 8.6)), 0.14, WOOD)
    pen.limb(((0.3, 1.7), (-2.9, 1.6)), 0.1, WOOD)
    pen.blob(((0.15, 1.8), (0.2, 5.0), (0.2, 8.3), (-0.9, 5.4), (-2.8, 1.75), (-1.2, 1.7)), WHITE)
    pen.polygon(((0.15, 3.4), (0.2, 4.1), (-1.48, 4.1), (-1.85, 3.4)), bright(paint, 0.1))
    pen.polygon(((0.5, 7.7), (3.2, 1.4), (0.5, 1.6)), mix(WHITE, paint, 0.22))
    pen.polygon(((0.3, 8.6), (0.3, 9.1), (-0.6, 8.85)), (206, 50, 44))


def _motor(pen: Pen, paint: Colour) -> None:
    _ripples(pen, 7.4)
    hull = ((-3.5, 1.3), (-3.3, 0.0), (2.4, 0.0), (4.3, 1.7), (1.4, 1.45))
    pen.polygon(hull, WHITE)
    pen.polygon(((-3.42, 0.75), (-3.3, 0.0), (2.4, 0.0), (3.25, 0.75)), paint)
    pen.polygon(((-2.0, 1.35), (-1.7, 2.9), (0.8, 2.9), (2.0, 1.48)), WHITE)
    pen.polygon(((-1.5, 1.9), (-1.35, 2.65), (-0.5, 2.65), (-0.5, 1.9)), dark(GLASS, 0.4))
    pen.polygon(((-0.3, 1.9), (-0.3, 2.65), (0.7, 2.65), (1.4, 1.9)), dark(GLASS, 0.4))
    pen.box(-2.0, 2.9, 1.1, 3.08, paint)
    pen.limb(((-0.6, 3.0), (-0.6, 4.3)), 0.09, STEEL)
    pen.polygon(((-0.6, 4.3), (-0.6, 3.85), (-1.4, 4.08)), (206, 50, 44))
    for x in (-2.7, 2.2, 2.8):
        pen.disc(x, 1.05, 0.16, dark(GLASS, 0.4))
    pen.line(((2.2, 1.55), (2.2, 2.1), (4.2, 2.2), (4.2, 1.7)), 0.05, STEEL)


def _row(pen: Pen, paint: Colour) -> None:
    _ripples(pen, 3.6)
    pen.blob(
        ((-1.9, 0.85), (-1.5, 0.1), (0, -0.02), (1.5, 0.1), (2.1, 0.95), (0.9, 0.66), (-0.9, 0.64)),
        paint,
    )
    pen.blob(
        ((-1.8, 0.8), (-0.9, 0.62), (0.9, 0.64), (2.0, 0.9), (0.9, 0.56), (-0.9, 0.54)),
        bright(WOOD, 0.3),
    )
    pen.line(((-1.6, 0.4), (1.7, 0.42)), 0.06, dark(paint, 0.3))
    pen.limb(((0.2, 0.9), (-1.2, -0.1)), 0.06, WOOD)
    pen.oval(-1.25, -0.12, 0.22, 0.08, WOOD)


def _ship(pen: Pen, paint: Colour) -> None:
    _ripples(pen, 14.0)
    pen.polygon(((-6.8, 2.2), (-6.2, 0.0), (6.2, 0.0), (7.8, 2.7), (5.6, 2.3)), paint)
    pen.polygon(((-6.35, 0.55), (-6.2, 0.0), (6.2, 0.0), (6.55, 0.55)), (150, 40, 40))
    pen.box(-5.6, 2.2, 4.2, 3.5, WHITE)
    pen.box(-4.4, 3.5, 3.2, 4.6, WHITE)
    pen.box(0.6, 4.6, 2.8, 5.6, WHITE)
    for i in range(9):
        pen.disc(-5.0 + i * 1.08, 2.85, 0.24, dark(GLASS, 0.45))
    for i in range(6):
        pen.box(-4.0 + i * 1.18, 3.85, -3.2 + i * 1.18, 4.3, dark(GLASS, 0.4))
    pen.box(0.9, 4.95, 2.7, 5.35, dark(GLASS, 0.45))
    for x in (-3.2, -1.1):
        pen.polygon(((x - 0.5, 4.6), (x + 0.6, 4.6), (x + 0.4, 6.6), (x - 0.6, 6.6)), (206, 60, 44))
        pen.polygon(((x - 0.58, 6.1), (x + 0.45, 6.1), (x + 0.4, 6.6), (x - 0.6, 6.6)), INK)
    pen.limb(((2.0, 5.6), (2.0, 7.4)), 0.12, STEEL)
