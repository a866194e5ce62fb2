"""Birds, cats, dogs and horses."""

import random

from engine.demo.pen import INK, WHITE, Colour, Pen, Points, bright, dark, mix

BEAK: Colour = (240, 168, 48)
PINK: Colour = (226, 142, 140)


def bird(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a bird half a metre long; styles ``perch``, ``duck`` and ``fly``."""
    if style == "fly":
        _flying_bird(pen, paint)
    elif style == "duck":
        _duck(pen, paint)
    else:
        _perching_bird(pen, paint)


def _perching_bird(pen: Pen, paint: Colour) -> None:
    pen.shadow(0.4)
    for x in (-0.01, 0.06):
        pen.line(((x, 0.14), (x + 0.01, 0.02)), 0.014, BEAK)
        pen.line(((x - 0.03, 0.01), (x + 0.05, 0.01)), 0.012, BEAK)
    pen.polygon(((-0.14, 0.26), (-0.36, 0.14), (-0.34, 0.09), (-0.1, 0.17)), dark(paint, 0.4))
    body = ((-0.17, 0.22), (-0.08, 0.32), (0.06, 0.38), (0.17, 0.32), (0.17, 0.2), (0.06, 0.12))
    pen.blob((*body, (-0.08, 0.14)), paint)
    pen.blob(
        ((0.05, 0.31), (0.16, 0.32), (0.175, 0.21), (0.06, 0.13), (0.02, 0.2)), bright(paint, 0.5)
    )
    pen.disc(0.12, 0.41, 0.095, paint)
    pen.polygon(((0.19, 0.44), (0.3, 0.4), (0.19, 0.375)), BEAK)
    wing = ((-0.26, 0.14), (-0.12, 0.3), (0.03, 0.32), (0.06, 0.24), (-0.04, 0.17))
    pen.blob(wing, dark(paint, 0.28))
    pen.line(((-0.18, 0.18), (0.0, 0.22)), 0.012, dark(paint, 0.5))
    pen.line(((-0.14, 0.22), (0.02, 0.26)), 0.012, dark(paint, 0.5))
    pen.disc(0.145, 0.43, 0.022, WHITE)
    pen.disc(0.15, 0.43, 0.015, INK)


def _duck(pen: Pen, paint: Colour) -> None:
    pen.oval(0, -0.01, 0.36, 0.03, (16, 40, 60, 90))
    pen.blob(
        (
            (-0.32, 0.2),
            (-0.2, 0.16),
            (0.06, 0.2),
            (0.24, 0.16),
            (0.2, 0.02),
            (0, -0.01),
            (-0.22, 0.02),
        ),
        paint,
    )
    pen.blob(
        ((-0.2, 0.15), (0.0, 0.18), (0.12, 0.12), (0.0, 0.05), (-0.16, 0.07)), dark(paint, 0.25)
    )
    pen.taper(((0.17, 0.13), (0.2, 0.3)), (0.13, 0.1), mix(paint, (24, 96, 66), 0.6))
    pen.disc(0.21, 0.34, 0.085, mix(paint, (24, 96, 66), 0.7))
    pen.line(((0.11, 0.2), (0.25, 0.2)), 0.03, WHITE)
    pen.blob(((0.27, 0.35), (0.4, 0.33), (0.4, 0.3), (0.27, 0.3)), BEAK)
    pen.disc(0.235, 0.37, 0.014, INK)
    for dx in (-0.42, 0.3):
        pen.line(((dx, -0.03), (dx + 0.16, -0.03)), 0.012, (235, 244, 250, 150))


def _flying_bird(pen: Pen, paint: Colour) -> None:
    far = ((0.02, 0.3), (-0.1, 0.55), (-0.02, 0.72), (0.1, 0.5), (0.14, 0.32))
    pen.blob(far, dark(paint, 0.3))
    pen.polygon(((-0.24, 0.3), (-0.44, 0.34), (-0.42, 0.24), (-0.22, 0.24)), dark(paint, 0.15))
    pen.blob(
        ((-0.28, 0.28), (-0.05, 0.36), (0.2, 0.36), (0.3, 0.3), (0.16, 0.2), (-0.08, 0.2)), paint
    )
    pen.disc(0.27, 0.33, 0.085, paint)
    pen.polygon(((0.34, 0.35), (0.46, 0.31), (0.34, 0.29)), BEAK)
    near = ((-0.08, 0.32), (-0.3, 0.56), (-0.4, 0.78), (-0.12, 0.66), (0.1, 0.46), (0.14, 0.32))
    pen.blob(near, dark(paint, 0.12))
    pen.blob(((-0.3, 0.6), (-0.4, 0.78), (-0.26, 0.72), (-0.2, 0.62)), INK)
    pen.disc(0.3, 0.35, 0.016, INK)


def cat(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a cat; styles ``sit``, ``lie`` and ``walk``; most have stripes or a white chest."""
    stripes = rng.random() < 0.5
    if style == "sit":
        _sitting_cat(pen, paint, stripes=stripes)
    elif style == "lie":
        _lying_cat(pen, paint, stripes=stripes)
    else:
        _walking_cat(pen, paint, stripes=stripes)


def _cat_head(pen: Pen, paint: Colour) -> None:
    """Draw a head from the front, its middle at the origin, 0.26 m wide."""
    for side in (-1, 1):
        pen.polygon(((side * 0.03, 0.08), (side * 0.12, 0.03), (side * 0.125, 0.19)), paint)
        pen.polygon(((side * 0.06, 0.08), (side * 0.105, 0.06), (side * 0.11, 0.15)), PINK)
    pen.oval(0, 0, 0.135, 0.115, paint)
    for dx in (-0.035, 0.0, 0.035):
        pen.line(((dx, 0.065), (dx * 0.8, 0.11)), 0.014, dark(paint, 0.45))
    pen.oval(0, -0.05, 0.065, 0.045, bright(paint, 0.65))
    for side in (-1, 1):
        pen.oval(side * 0.055, 0.015, 0.03, 0.03, (170, 206, 84))
        pen.oval(side * 0.055, 0.015, 0.011, 0.027, INK)
        for tip in (-0.03, -0.06, -0.085):
            pen.line(((side * 0.05, -0.045), (side * 0.2, tip)), 0.006, bright(paint, 0.75))
    pen.polygon(((-0.02, -0.025), (0.02, -0.025), (0, -0.048)), PINK)
    pen.line(((0, -0.045), (0, -0.062)), 0.007, INK)
    pen.line(
        ((-0.035, -0.062), (-0.016, -0.074), (0, -0.062), (0.016, -0.074), (0.035, -0.062)),
        0.007,
        INK,
    )


def _sitting_cat(pen: Pen, paint: Colour, *, stripes: bool) -> None:
    pen.shadow(0.5)
    pen.limb(((0.1, 0.06), (0.27, 0.05), (0.34, 0.14), (0.31, 0.24)), 0.06, dark(paint, 0.15))
    body = ((-0.17, 0.02), (-0.18, 0.16), (-0.1, 0.36), (0, 0.42), (0.1, 0.36), (0.18, 0.16))
    pen.blob((*body, (0.17, 0.02), (0, 0.0)), paint)
    pen.blob(
        ((-0.055, 0.04), (-0.06, 0.26), (0, 0.36), (0.06, 0.26), (0.055, 0.04)), bright(paint, 0.65)
    )
    if stripes:
        for y in (0.14, 0.2, 0.26):
            for side in (-1, 1):
                pen.line(((side * 0.165, y), (side * 0.09, y + 0.02)), 0.018, dark(paint, 0.4))
    for side in (-1, 1):
        pen.limb(((side * 0.045, 0.24), (side * 0.05, 0.04)), 0.05, dark(paint, 0.08))
        pen.oval(side * 0.055, 0.02, 0.042, 0.026, bright(paint, 0.5))
    _cat_head(pen.at(0, 0.5), paint)


def _lying_cat(pen: Pen, paint: Colour, *, stripes: bool) -> None:
    pen.shadow(0.75)
    pen.limb(((-0.3, 0.08), (-0.42, 0.05), (-0.3, 0.02), (-0.08, 0.02)), 0.055, dark(paint, 0.2))
    body = ((-0.36, 0.06), (-0.34, 0.2), (-0.18, 0.27), (0.04, 0.24), (0.2, 0.2), (0.26, 0.05))
    pen.blob((*body, (0, 0.0)), paint)
    if stripes:
        for x in (-0.26, -0.18, -0.1, -0.02):
            pen.line(((x, 0.25), (x - 0.02, 0.14)), 0.02, dark(paint, 0.4))
    pen.limb(((0.12, 0.05), (0.34, 0.03)), 0.06, dark(paint, 0.08))
    pen.limb(((0.02, 0.03), (0.24, 0.01)), 0.06, bright(paint, 0.12))
    _cat_head(pen.at(0.22, 0.25), paint)


def _walking_cat(pen: Pen, paint: Colour, *, stripes: bool) -> None:
    pen.shadow(0.6)
    pen.limb(((-0.26, 0.3), (-0.36, 0.42), (-0.34, 0.56), (-0.4, 0.62)), 0.05, dark(paint, 0.12))
    for x, foot, shade in (
        (-0.2, -0.24, 0.25),
        (0.17, 0.24, 0.25),
        (-0.22, -0.16, 0),
        (0.18, 0.14, 0),
    ):
        pen.taper(((x, 0.26), (foot, 0.03)), (0.1, 0.055), dark(paint, shade))
    body = ((-0.29, 0.3), (-0.14, 0.36), (0.1, 0.35), (0.27, 0.34), (0.25, 0.22), (0, 0.2))
    pen.blob((*body, (-0.26, 0.2)), paint)
    if stripes:
        for x in (-0.18, -0.1, -0.02, 0.06):
            pen.line(((x, 0.355), (x - 0.01, 0.26)), 0.02, dark(paint, 0.4))
    _cat_head(pen.at(0.3, 0.42, scale=0.85), paint)


def dog(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a dog; styles ``stand``, ``sit`` and ``run``; some are spotted."""
    spots = rng.random() < 0.35
    collar = rng.choice(((204, 44, 44), (44, 92, 190), (60, 150, 80)))
    if style == "sit":
        _sitting_dog(pen, paint, collar)
        return
    stride = 0.16 if style == "run" else 0.0
    if style == "stand":
        pen.shadow(0.9)
    for x, foot in ((-0.28, -0.3 - stride), (0.25, 0.27 + stride)):
        pen.taper(((x, 0.36), (foot, 0.03 + stride / 4)), (0.14, 0.07), dark(paint, 0.28))
    pen.limb(((-0.36, 0.5), (-0.48, 0.6), (-0.5, 0.72)), 0.055, paint)
    body = ((-0.39, 0.46), (-0.24, 0.56), (0.05, 0.55), (0.3, 0.57), (0.37, 0.4), (0.2, 0.29))
    pen.blob((*body, (-0.1, 0.36), (-0.36, 0.34)), paint)
    if spots:
        for x, y, r in ((-0.22, 0.46, 0.08), (0.02, 0.47, 0.06), (0.2, 0.4, 0.05)):
            pen.oval(x, y, r, r * 0.8, mix(paint, (70, 46, 34), 0.75))
    for x, foot in ((-0.31, -0.26 - stride / 2), (0.26, 0.24 + stride * 1.4)):
        pen.taper(((x, 0.4), (foot, 0.03 + stride / 3)), (0.16, 0.075), dark(paint, 0.05))
        pen.oval(foot + 0.03, 0.025 + stride / 3, 0.06, 0.03, bright(paint, 0.3))
    pen.taper(((0.28, 0.48), (0.4, 0.66)), (0.2, 0.15), paint)
    pen.line(((0.28, 0.6), (0.44, 0.53)), 0.04, collar)
    _dog_head(pen.at(0.43, 0.72), paint)


def _dog_head(pen: Pen, paint: Colour) -> None:
    """Draw a head in profile, the middle of the skull at the origin."""
    pen.oval(0, 0, 0.14, 0.125, paint)
    muzzle = ((0.06, 0.05), (0.2, 0.02), (0.26, -0.02), (0.24, -0.08), (0.08, -0.11))
    pen.blob(muzzle, bright(paint, 0.35))
    pen.oval(0.255, 0.0, 0.034, 0.028, INK)
    pen.line(((0.1, -0.075), (0.22, -0.06)), 0.012, INK)
    pen.blob(((0.15, -0.08), (0.2, -0.075), (0.2, -0.15), (0.16, -0.15)), (226, 106, 112))
    pen.disc(0.085, 0.04, 0.022, INK)
    pen.disc(0.09, 0.046, 0.007, WHITE)
    pen.blob(
        ((-0.02, 0.1), (-0.1, 0.09), (-0.15, -0.06), (-0.1, -0.17), (-0.02, -0.08)),
        dark(paint, 0.35),
    )


def _sitting_dog(pen: Pen, paint: Colour, collar: Colour) -> None:
    pen.shadow(0.75)
    pen.limb(((-0.26, 0.08), (-0.42, 0.08), (-0.5, 0.18)), 0.06, dark(paint, 0.12))
    pen.taper(((0.06, 0.4), (0.12, 0.03)), (0.13, 0.075), dark(paint, 0.25))
    body = ((-0.3, 0.06), (-0.3, 0.26), (-0.12, 0.5), (0.06, 0.62), (0.18, 0.5), (0.14, 0.26))
    pen.blob((*body, (-0.02, 0.06)), paint)
    pen.blob(
        ((-0.31, 0.05), (-0.3, 0.22), (-0.14, 0.27), (-0.02, 0.16), (-0.02, 0.03)), dark(paint, 0.1)
    )
    pen.oval(-0.02, 0.035, 0.1, 0.035, bright(paint, 0.2))
    pen.taper(((0.12, 0.4), (0.19, 0.03)), (0.13, 0.075), paint)
    pen.oval(0.22, 0.03, 0.065, 0.032, bright(paint, 0.3))
    pen.blob(((0.1, 0.54), (0.2, 0.5), (0.18, 0.32), (0.11, 0.36)), bright(paint, 0.5))
    pen.line(((-0.02, 0.6), (0.18, 0.56)), 0.045, collar)
    _dog_head(pen.at(0.09, 0.74), paint)


_HORSE_LEGS: dict[str, tuple[Points, ...]] = {
    "stand": (
        ((-0.62, 1.05), (-0.74, 0.6), (-0.68, 0.08)),
        ((0.5, 1.05), (0.44, 0.58), (0.46, 0.08)),
        ((-0.64, 1.05), (-0.62, 0.58), (-0.56, 0.08)),
        ((0.56, 1.05), (0.6, 0.58), (0.6, 0.08)),
    ),
    "run": (
        ((-0.62, 1.05), (-0.88, 0.66), (-1.2, 0.34)),
        ((0.5, 1.05), (0.9, 0.84), (0.88, 0.46)),
        ((-0.64, 1.05), (-0.56, 0.58), (-0.86, 0.14)),
        ((0.56, 1.05), (0.92, 0.7), (1.2, 0.34)),
    ),
}


def horse(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a horse; styles ``stand``, ``run``, ``graze`` and ``saddle``."""
    mane = rng.choice((dark(paint, 0.55), (42, 32, 28), bright(paint, 0.5)))
    legs = _HORSE_LEGS["run" if style == "run" else "stand"]
    pen.shadow(2.2, depth=0.05)
    tail = ((-0.86, 1.42), (-1.05, 1.3), (-1.12, 0.8), (-1.02, 0.5), (-0.92, 0.9), (-0.8, 1.2))
    pen.blob(tail, mane)
    for leg in legs[:2]:
        _horse_leg(pen, leg, dark(paint, 0.3))
    body = ((-0.9, 1.3), (-0.72, 1.53), (-0.35, 1.52), (0.05, 1.46), (0.42, 1.56), (0.72, 1.46))
    pen.blob((*body, (0.74, 1.14), (0.46, 0.94), (0, 0.88), (-0.44, 0.92), (-0.82, 1.02)), paint)
    for leg in legs[2:]:
        _horse_leg(pen, leg, paint)
    if style == "graze":
        _horse_head(pen.at(0.66, 1.24, turn=-2.0), paint, mane)
    else:
        _horse_head(pen.at(0.62, 1.32), paint, mane)
    if style == "saddle":
        pen.blob(
            ((-0.34, 1.56), (-0.1, 1.5), (0.16, 1.56), (0.14, 1.2), (-0.3, 1.2)), (120, 36, 36)
        )
        pen.blob(
            ((-0.3, 1.62), (-0.08, 1.53), (0.14, 1.66), (0.1, 1.42), (-0.2, 1.4)), (84, 52, 34)
        )
        pen.limb(((0.02, 1.4), (0.02, 0.9)), 0.03, INK)


def _horse_leg(pen: Pen, joints: Points, paint: Colour) -> None:
    pen.taper(joints, (0.27, 0.14, 0.1), paint)
    x, y = joints[-1]
    pen.polygon(
        ((x - 0.07, y + 0.05), (x + 0.06, y + 0.05), (x + 0.1, y - 0.08), (x - 0.09, y - 0.08)), INK
    )


def _horse_head(pen: Pen, paint: Colour, mane: Colour) -> None:
    """Draw neck and head that rise from the shoulder at the origin."""
    neck = (
        (-0.24, 0.2),
        (-0.02, 0.42),
        (0.2, 0.8),
        (0.42, 0.74),
        (0.36, 0.42),
        (0.16, -0.14),
        (-0.1, -0.2),
    )
    pen.blob(neck, paint)
    crest = ((-0.3, 0.18), (-0.1, 0.5), (0.16, 0.88), (0.26, 0.78), (0.06, 0.46), (-0.1, 0.16))
    pen.blob(crest, mane)
    head = (
        (0.2, 0.74),
        (0.32, 0.84),
        (0.46, 0.74),
        (0.72, 0.38),
        (0.74, 0.26),
        (0.62, 0.2),
        (0.42, 0.4),
        (0.28, 0.52),
    )
    pen.blob(head, paint)
    pen.blob(((0.6, 0.4), (0.73, 0.36), (0.74, 0.26), (0.62, 0.2), (0.54, 0.28)), dark(paint, 0.2))
    pen.polygon(((0.22, 0.8), (0.25, 1.0), (0.34, 0.82)), dark(paint, 0.15))
    pen.blob(((0.3, 0.86), (0.42, 0.78), (0.44, 0.64), (0.36, 0.7)), mane)
    pen.disc(0.43, 0.64, 0.03, INK)
    pen.disc(0.69, 0.31, 0.018, INK)
