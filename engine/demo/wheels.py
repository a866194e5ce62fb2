"""Bicycles and motorcycles."""

import math
import random

from engine.demo.pen import (
    CHROME,
    CREAM,
    INK,
    RUBBER,
    STEEL,
    Colour,
    Paint,
    Pen,
    bright,
    dark,
)


def wheel(pen: Pen, x: float, *, r: float, hub: Paint = CHROME) -> None:
    """Draw the wheel of a car or lorry that stands on the ground at x."""
    pen.disc(x, r, r, RUBBER)
    pen.disc(x, r, r * 0.62, hub)
    pen.disc(x, r, r * 0.5, dark((hub[0], hub[1], hub[2]), 0.3))
    for i in range(5):
        angle = i * math.tau / 5 + x
        rim = (x + 0.54 * r * math.cos(angle), r + 0.54 * r * math.sin(angle))
        pen.line(((x, r), rim), r * 0.16, hub)
    pen.disc(x, r, r * 0.14, INK)


def bicycle(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a bicycle; style ``step`` has a low frame and a basket."""
    pen.shadow(1.7, depth=0.05)
    for x in (-0.54, 0.56):
        _spokes(pen, x, turn=rng.random())
    low = style == "step"
    hub, front, crank, seat, head = (
        (-0.54, 0.35),
        (0.56, 0.35),
        (-0.06, 0.3),
        (-0.2, 0.82),
        (0.4, 0.84),
    )
    pen.limb((crank, hub, (-0.18, 0.72)), 0.035, dark(paint, 0.15))
    pen.limb((crank, seat), 0.05, paint)
    pen.limb((crank, (0.41, 0.72)), 0.055, paint)
    if low:
        pen.limb(((-0.11, 0.48), (0.12, 0.5), (0.4, 0.78)), 0.045, paint)
    else:
        pen.limb(((-0.18, 0.74), (0.4, 0.78)), 0.05, paint)
    pen.limb((head, (0.45, 0.62), front), 0.045, dark(paint, 0.1))
    pen.limb((head, (0.39, 0.98), (0.44, 1.02)), 0.035, STEEL)
    pen.limb(((0.4, 1.02), (0.52, 1.0), (0.54, 0.94)), 0.04, INK)
    pen.limb((seat, (-0.21, 0.92)), 0.03, STEEL)
    pen.blob(((-0.36, 0.95), (-0.24, 0.98), (-0.06, 0.95), (-0.2, 0.9)), INK)
    pen.disc(*crank, 0.1, STEEL)
    pen.disc(*crank, 0.05, INK)
    pen.limb(((-0.13, 0.14), crank, (0.01, 0.46)), 0.03, INK)
    pen.line(((crank[0], 0.38), (hub[0], 0.4)), 0.015, INK)
    if low:
        pen.polygon(((0.44, 0.72), (0.84, 0.72), (0.88, 1.0), (0.42, 1.0)), (150, 110, 66))
        for y in (0.79, 0.86, 0.93):
            pen.line(((0.43, y), (0.86, y)), 0.02, (108, 76, 44))


def _spokes(pen: Pen, x: float, *, turn: float) -> None:
    for i in range(8):
        angle = turn + i * math.pi / 8
        dx, dy = 0.31 * math.cos(angle), 0.31 * math.sin(angle)
        pen.line(((x - dx, 0.35 - dy), (x + dx, 0.35 + dy)), 0.01, (176, 180, 186))
    pen.ring(x, 0.35, 0.36, 0.05, RUBBER)
    pen.ring(x, 0.35, 0.312, 0.016, CHROME)
    pen.disc(x, 0.35, 0.04, STEEL)


def motorcycle(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a motorcycle; style ``scooter`` has a step-through body."""
    pen.shadow(2.1, depth=0.05)
    if style == "scooter":
        _scooter(pen, paint)
        return
    back, front = -0.7, 0.74
    pen.limb(((back, 0.33), (-0.1, 0.4)), 0.09, dark(STEEL, 0.3))
    for x in (back, front):
        _tyre(pen, x, rng.random())
    pen.limb(((0.42, 1.0), (front, 0.33)), 0.08, CHROME)
    pen.blob(((0.46, 0.68), (0.72, 0.78), (0.98, 0.66), (0.74, 0.72)), dark(paint, 0.1))
    pen.blob(((-0.98, 0.62), (-0.72, 0.78), (-0.3, 0.78), (-0.4, 0.66), (-0.7, 0.7)), paint)
    pen.pillow(-0.28, 0.24, 0.32, 0.66, dark(STEEL, 0.35))
    for y in (0.42, 0.48, 0.54, 0.6):
        pen.line(((-0.18, y), (0.26, y)), 0.025, CHROME)
    pen.disc(-0.02, 0.36, 0.11, CHROME)
    pen.limb(((0.22, 0.34), (0.0, 0.22), (-0.9, 0.28)), 0.085, CHROME)
    pen.limb(((-0.55, 0.27), (-0.95, 0.3)), 0.12, bright(STEEL, 0.3))
    tank = ((-0.12, 0.7), (0.02, 0.92), (0.3, 0.98), (0.48, 0.86), (0.4, 0.68))
    pen.blob(tank, paint)
    pen.blob(((0.06, 0.86), (0.3, 0.93), (0.4, 0.86), (0.2, 0.82)), bright(paint, 0.45))
    seat = ((-0.78, 0.88), (-0.5, 0.8), (-0.1, 0.76), (-0.08, 0.68), (-0.6, 0.7))
    pen.blob(seat, INK)
    pen.limb(((0.44, 1.0), (0.34, 1.1), (0.22, 1.08)), 0.05, INK)
    pen.disc(0.56, 0.92, 0.11, CHROME)
    pen.disc(0.6, 0.92, 0.085, (255, 244, 190))
    pen.disc(-0.97, 0.72, 0.05, (214, 40, 36))


def _tyre(pen: Pen, x: float, turn: float) -> None:
    pen.disc(x, 0.33, 0.33, RUBBER)
    pen.disc(x, 0.33, 0.22, (186, 190, 196))
    pen.disc(x, 0.33, 0.19, (72, 74, 80))
    for i in range(6):
        angle = turn + i * math.pi / 6
        dx, dy = 0.2 * math.cos(angle), 0.2 * math.sin(angle)
        pen.line(((x - dx, 0.33 - dy), (x + dx, 0.33 + dy)), 0.018, CHROME)
    pen.disc(x, 0.33, 0.07, CHROME)


def _scooter(pen: Pen, paint: Colour) -> None:
    for x in (-0.6, 0.64):
        pen.disc(x, 0.24, 0.24, RUBBER)
        pen.disc(x, 0.24, 0.13, CHROME)
    pen.limb(((0.42, 1.0), (0.64, 0.26)), 0.07, STEEL)
    rear = ((-0.92, 0.4), (-0.86, 0.72), (-0.3, 0.76), (-0.06, 0.5), (-0.12, 0.26), (-0.5, 0.34))
    pen.blob(rear, paint)
    pen.blob(((-0.8, 0.5), (-0.7, 0.66), (-0.36, 0.66), (-0.3, 0.5)), bright(paint, 0.3))
    pen.polygon(((-0.2, 0.22), (0.32, 0.22), (0.34, 0.32), (-0.2, 0.34)), dark(paint, 0.25))
    shield = ((0.2, 0.24), (0.34, 0.6), (0.36, 0.98), (0.5, 0.98), (0.56, 0.6), (0.4, 0.26))
    pen.blob(shield, paint)
    pen.blob(((0.42, 0.44), (0.64, 0.56), (0.9, 0.4), (0.66, 0.48)), dark(paint, 0.12))
    pen.blob(((-0.86, 0.8), (-0.5, 0.86), (-0.12, 0.82), (-0.16, 0.74), (-0.8, 0.72)), INK)
    pen.limb(((0.43, 0.98), (0.38, 1.1), (0.26, 1.08)), 0.05, INK)
    pen.disc(0.5, 1.0, 0.09, CREAM)
    pen.disc(0.52, 1.0, 0.065, (255, 240, 180))
    pen.disc(-0.9, 0.6, 0.045, (214, 40, 36))
