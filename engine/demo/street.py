"""Things that stand at the kerb: lights, hydrants, signs, meters, benches."""

import math
import random

from engine.demo.pen import (
    CREAM,
    INK,
    STEEL,
    WHITE,
    Colour,
    Pen,
    bright,
    dark,
)

_LAMPS: tuple[Colour, ...] = ((244, 52, 44), (252, 190, 40), (64, 208, 96))


def traffic_light(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a traffic light 3.6 m high; styles ``post`` and ``arm``."""
    lit = rng.randrange(3)
    if style == "arm":
        pen.limb(((-2.4, 0), (-2.4, 5.2)), 0.16, dark(STEEL, 0.35))
        pen.limb(((-2.4, 5.1), (0.3, 5.25)), 0.12, dark(STEEL, 0.35))
        _lantern(pen.at(0, 3.05, scale=1.3), paint, lit)
        return
    pen.shadow(0.7)
    pen.limb(((0, 0), (0, 2.4)), 0.13, dark(STEEL, 0.4))
    pen.box(-0.16, 0, 0.16, 0.22, dark(STEEL, 0.5))
    _lantern(pen.at(0, 2.0, scale=1.3), paint, lit)


def _lantern(pen: Pen, paint: Colour, lit: int) -> None:
    """Draw the housing, 1.55 m high, with one lamp burning."""
    pen.pillow(-0.31, -0.02, 0.31, 1.62, CREAM)
    pen.pillow(-0.27, 0.02, 0.27, 1.58, paint)
    for i, lamp in enumerate(_LAMPS):
        y = 1.3 - i * 0.5
        pen.disc(0, y, 0.205, INK)
        if i == lit:
            pen.disc(0, y, 0.34, (*lamp, 70))
            pen.disc(0, y, 0.19, lamp)
            pen.disc(-0.04, y + 0.05, 0.07, bright(lamp, 0.7))
        else:
            pen.disc(0, y, 0.18, dark(lamp, 0.68))
        pen.polygon(
            (
                (-0.23, y + 0.06),
                (-0.2, y + 0.24),
                (0.2, y + 0.24),
                (0.23, y + 0.06),
                (0.18, y + 0.17),
                (-0.18, y + 0.17),
            ),
            INK,
        )


def fire_hydrant(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a fire hydrant 0.85 m high."""
    pen.shadow(0.7)
    cap = paint if style == "plain" else (226, 226, 222)
    pen.pillow(-0.24, 0.0, 0.24, 0.09, dark(paint, 0.35))
    pen.box(-0.15, 0.06, 0.15, 0.6, paint)
    pen.box(0.05, 0.06, 0.15, 0.6, dark(paint, 0.22))
    pen.box(-0.12, 0.1, -0.07, 0.56, bright(paint, 0.4))
    pen.pillow(-0.2, 0.13, 0.2, 0.19, dark(paint, 0.15))
    pen.pillow(-0.21, 0.57, 0.21, 0.65, dark(paint, 0.12))
    pen.blob(((-0.17, 0.64), (-0.13, 0.76), (0, 0.82), (0.13, 0.76), (0.17, 0.64)), cap)
    pen.box(-0.045, 0.8, 0.045, 0.89, dark(cap, 0.25))
    for side in (-1, 1):
        pen.box(side * 0.14, 0.38, side * 0.24, 0.52, dark(paint, 0.1))
        pen.box(side * 0.22, 0.355, side * 0.29, 0.545, dark(cap, 0.15))
        pen.box(side * 0.29, 0.42, side * 0.32, 0.48, dark(cap, 0.35))
    pen.disc(0, 0.41, 0.115, dark(paint, 0.3))
    pen.disc(0, 0.41, 0.09, cap)
    pen.disc(0, 0.41, 0.035, dark(cap, 0.4))
    pen.line(((0.1, 0.38), (0.17, 0.3), (0.22, 0.36)), 0.018, STEEL)


def stop_sign(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a stop sign 2.6 m high; style ``bent`` leans a little."""
    pen.shadow(0.5)
    top = pen.at(0, 0, turn=0.08 if style == "bent" else 0.0)
    top.limb(((0, 0), (0, 1.9)), 0.075, dark(STEEL, 0.1))
    plate = top.unflipped(0, 2.15)
    for radius, colour in ((0.5, dark(WHITE, 0.3)), (0.485, WHITE), (0.435, (200, 28, 36))):
        corners = [
            (radius * math.cos((i + 0.5) * math.pi / 4), radius * math.sin((i + 0.5) * math.pi / 4))
            for i in range(8)
        ]
        plate.polygon(corners, colour)
    _stop(plate)


def _stop(pen: Pen) -> None:
    """Write STOP with strokes, so that no font is needed."""
    letters = (
        ((0.14, 0.21), (0.0, 0.22), (0.0, 0.12), (0.14, 0.1), (0.14, 0.0), (0.0, 0.01)),
        ((0.0, 0.22), (0.16, 0.22), (0.08, 0.22), (0.08, 0.0)),
        (
            (0.02, 0.22),
            (0.13, 0.22),
            (0.15, 0.11),
            (0.13, 0.0),
            (0.02, 0.0),
            (0.0, 0.11),
            (0.02, 0.22),
        ),
        ((0.0, 0.0), (0.0, 0.22), (0.14, 0.22), (0.14, 0.1), (0.0, 0.1)),
    )
    for i, strokes in enumerate(letters):
        x = -0.37 + i * 0.2
        pen.limb([(x + px, py - 0.11) for px, py in strokes], 0.042, WHITE)


def parking_meter(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a parking meter 1.45 m high; style ``twin`` has two heads."""
    pen.shadow(0.4)
    pen.limb(((0, 0.02), (0, 0.95)), 0.075, dark(STEEL, 0.3))
    pen.box(-0.09, 0, 0.09, 0.05, dark(STEEL, 0.5))
    if style == "twin":
        pen.limb(((-0.17, 1.0), (-0.1, 0.93), (0.1, 0.93), (0.17, 1.0)), 0.06, dark(STEEL, 0.3))
        _meter_head(pen.at(-0.17, 0.98), paint)
        _meter_head(pen.at(0.17, 0.98), paint)
    else:
        _meter_head(pen.at(0, 0.93), paint)


def _meter_head(pen: Pen, paint: Colour) -> None:
    """Draw a head 0.3 m wide and 0.52 m high with dial, slot and window."""
    pen.polygon(((-0.08, 0), (0.08, 0), (0.14, 0.14), (-0.14, 0.14)), dark(paint, 0.3))
    dome = ((-0.15, 0.12), (-0.16, 0.34), (-0.11, 0.47), (0, 0.53), (0.11, 0.47), (0.16, 0.34))
    pen.blob((*dome, (0.15, 0.12), (0, 0.1)), paint)
    pen.blob(((-0.125, 0.3), (-0.09, 0.44), (0, 0.49), (0.09, 0.44), (0.125, 0.3)), INK)
    pen.blob(((-0.1, 0.31), (-0.075, 0.42), (0, 0.46), (0.075, 0.42), (0.1, 0.31)), CREAM)
    pen.polygon(((-0.085, 0.33), (-0.06, 0.42), (-0.01, 0.44), (-0.02, 0.33)), (214, 52, 44))
    pen.line(((0, 0.31), (0.05, 0.42)), 0.015, INK)
    pen.box(-0.02, 0.17, 0.02, 0.27, INK)
    pen.box(-0.1, 0.18, -0.055, 0.26, bright(paint, 0.6))
    pen.disc(0.085, 0.22, 0.032, bright(STEEL, 0.4))


def bench(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a bench 1.9 m wide from the front; style ``stone`` has no back."""
    pen.shadow(2.0, depth=0.05)
    if style == "stone":
        for x in (-0.68, 0.68):
            pen.polygon(
                ((x - 0.14, 0), (x + 0.14, 0), (x + 0.1, 0.38), (x - 0.1, 0.38)), (148, 146, 140)
            )
        pen.pillow(-0.98, 0.36, 0.98, 0.5, (176, 174, 166))
        pen.box(-0.95, 0.36, 0.95, 0.4, (128, 126, 122))
        return
    iron = (44, 46, 52)
    for x in (-0.8, 0.8):
        pen.limb(((x, 0.45), (x * 1.04, 0.95)), 0.06, iron)
        pen.limb(((x, 0.0), (x, 0.45)), 0.07, iron)
        pen.limb(((x * 0.93, 0.08), (x * 0.93, 0.4)), 0.05, dark(iron, 0.4))
    for i in range(3):
        y = 0.56 + i * 0.14
        pen.box(-0.96, y, 0.96, y + 0.1, dark(paint, 0.12 * (2 - i)))
    for i in range(3):
        y = 0.36 + i * 0.045
        pen.box(-1.0 + i * 0.02, y, 1.0 - i * 0.02, y + 0.035, bright(paint, 0.3 - i * 0.1))
    for x in (-0.86, 0.86):
        pen.limb(((x, 0.4), (x, 0.64), (x * 0.9, 0.66)), 0.05, iron)
