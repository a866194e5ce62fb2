"""What fills a scene and has no label: houses, trees, clouds, furniture."""

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
from engine.demo.stage import Stage

BRICKS: tuple[Colour, ...] = (
    (186, 104, 82),
    (214, 178, 138),
    (168, 150, 136),
    (222, 206, 180),
    (150, 166, 176),
    (196, 142, 106),
)
LEAVES: tuple[Colour, ...] = ((74, 128, 62), (98, 150, 66), (54, 108, 66), (126, 150, 60))
GRASS: tuple[Colour, ...] = ((116, 160, 78), (132, 166, 88), (100, 146, 74), (150, 164, 86))
TRUNK: Colour = (104, 78, 56)


def sky(stage: Stage, *, clouds: int) -> None:
    """Fill the sky from the horizon up and set some clouds in it."""
    light, rng = stage.light, stage.rng
    low = max(0.0, min(stage.horizon, 0.95) - 0.25)
    stage.fade(low, 1.0, light.horizon, light.zenith)
    pen = stage.frame()
    white = mix(light.horizon, (255, 255, 255), 0.1 if light.lamps else 0.65)
    for _ in range(clouds):
        x, y = rng.uniform(0, stage.aspect), rng.uniform(stage.horizon + 0.15, 0.98)
        size = rng.uniform(0.05, 0.11)
        for dx, dy, r in ((-1.2, 0, 0.7), (-0.3, 0.3, 1.0), (0.8, 0.1, 0.85), (1.7, -0.1, 0.5)):
            pen.oval(x + dx * size, y + dy * size * 0.6, r * size, r * size * 0.6, (*white, 170))


def skyline(stage: Stage, base: float) -> None:
    """Draw far blocks in the haze."""
    pen, rng = stage.frame(), stage.rng
    pen.fog = 0.72
    x = -0.05
    while x < stage.aspect:
        width = rng.uniform(0.05, 0.14)
        top = stage.horizon + rng.uniform(0.04, 0.22)
        pen.box(x, base, x + width, top, (96, 104, 122))
        x += width + rng.choice((0.0, 0.0, 0.03))


def hills(stage: Stage, base: float) -> None:
    """Draw two rows of hills behind the ground."""
    pen, rng = stage.frame(), stage.rng
    for fog, lift, paint in ((0.65, 0.1, (92, 116, 120)), (0.4, 0.03, (88, 126, 84))):
        pen.fog = fog
        x = -0.2
        while x < stage.aspect + 0.2:
            pen.oval(x, base, rng.uniform(0.25, 0.45), lift + rng.uniform(0.04, 0.1), paint)
            x += rng.uniform(0.2, 0.4)


def house(pen: Pen, width: float, rng: random.Random) -> float:
    """Draw one front from the street, its left edge at the origin; return its height in metres."""
    wall = rng.choice(BRICKS)
    floors = rng.randint(2, 4)
    height = 1.0 + 3.1 * floors
    pen.box(0, 0, width, height, wall)
    pen.box(0, height - 0.3, width, height, dark(wall, 0.3))
    shop = rng.random() < 0.5
    columns = max(2, int(width / 2.1))
    step = width / columns
    for floor in range(1 if shop else 0, floors):
        for column in range(columns):
            x = step * (column + 0.5)
            lit = pen.light.lamps and rng.random() < 0.55
            pane = (255, 214, 120) if lit else dark(GLASS, 0.3)
            low = 0.9 + 3.1 * floor
            pen.box(x - 0.6, low - 0.1, x + 0.6, low + 1.7, bright(wall, 0.45))
            pen.box(x - 0.5, low, x + 0.5, low + 1.6, pane)
            pen.line(((x, low), (x, low + 1.6)), 0.08, bright(wall, 0.45))
    if shop:
        _shop(pen, width, rng)
    else:
        pen.box(0.4, 0, 1.5, 2.3, dark(wall, 0.55))
    return height


def _shop(pen: Pen, width: float, rng: random.Random) -> None:
    cloth = rng.choice(((190, 62, 54), (52, 110, 92), (58, 84, 140), (214, 150, 60)))
    pane = (255, 226, 150) if pen.light.lamps else dark(GLASS, 0.15)
    pen.box(0.3, 0.5, width - 1.7, 2.4, pane)
    pen.box(width - 1.4, 0, width - 0.4, 2.4, dark(cloth, 0.4))
    pen.box(0.1, 2.9, width - 0.1, 3.5, dark(cloth, 0.3))
    stripes = max(4, int(width / 0.5))
    step = (width - 0.2) / stripes
    for i in range(stripes):
        x = 0.1 + i * step
        paint = cloth if i % 2 else CREAM
        pen.polygon(((x, 2.9), (x + step, 2.9), (x + step, 2.3), (x, 2.3)), paint)


def houses(stage: Stage, base: float) -> None:
    """Draw a closed row of houses whose feet stand at this height."""
    pen, rng = stage.pen(0, base, fog=0.12), stage.rng
    right = stage.image.width / pen.scale
    x = -rng.uniform(0, 4)
    while x < right:
        width = rng.uniform(5.0, 9.5)
        house(pen.at(x, 0), width, rng)
        x += width
        if rng.random() < 0.22:
            x += rng.uniform(2, 5)


def tree(pen: Pen, rng: random.Random) -> None:
    """Draw a tree 4 to 7 metres high."""
    leaf = rng.choice(LEAVES)
    high = rng.uniform(4.0, 7.0)
    pen.shadow(3.0, depth=0.07)
    if rng.random() < 0.2:
        pen.limb(((0, 0), (0, high * 0.3)), 0.3, TRUNK)
        for i in range(3):
            low, half = high * (0.2 + 0.22 * i), high * (0.27 - 0.06 * i)
            pen.polygon(
                ((-half, low), (half, low), (0, low + high * 0.4)), dark(leaf, 0.3 - 0.08 * i)
            )
        return
    pen.taper(((0, 0), (0, high * 0.55)), (0.42, 0.24), TRUNK)
    for dx, dy, r in ((-0.2, 0.62, 0.2), (0.2, 0.64, 0.2), (0, 0.78, 0.23)):
        pen.disc(dx * high, dy * high, r * high, dark(leaf, 0.18))
    for dx, dy, r in ((-0.14, 0.7, 0.14), (0.1, 0.74, 0.13), (-0.02, 0.86, 0.13)):
        pen.disc(dx * high, dy * high, r * high, bright(leaf, 0.1))


def trees(stage: Stage, base: float, *, count: int) -> None:
    """Plant trees along a line."""
    for _ in range(count):
        x = stage.rng.uniform(-0.02, 1.02)
        tree(stage.pen(x, base + stage.rng.uniform(-0.01, 0.01), fog=0.12), stage.rng)


def hedge(stage: Stage, base: float) -> None:
    """Draw a line of far bushes."""
    pen, rng = stage.frame(), stage.rng
    pen.fog = 0.25
    x = 0.0
    while x < stage.aspect + 0.05:
        r = rng.uniform(0.03, 0.075)
        pen.disc(x, base + r * 0.5, r, dark(rng.choice(LEAVES), 0.15))
        x += r * 1.3
    pen.box(0, base - 0.02, stage.aspect, base + 0.02, dark(LEAVES[2], 0.15))


def lamp_post(pen: Pen) -> None:
    """Draw a street lamp 4.5 m high."""
    pen.limb(((0, 0), (0, 4.3), (0.5, 4.6), (0.9, 4.5)), 0.12, dark(STEEL, 0.5))
    lamp = (255, 236, 170) if pen.light.lamps else CREAM
    if pen.light.lamps:
        pen.disc(0.95, 4.35, 0.8, (255, 226, 150, 60))
    pen.oval(0.95, 4.42, 0.32, 0.12, lamp)


def fence(stage: Stage, base: float) -> None:
    """Draw a wooden fence across the picture."""
    pen = stage.pen(0, base)
    right = stage.image.width / pen.scale
    wood = stage.rng.choice(((166, 132, 96), (236, 234, 226), (120, 92, 66)))
    for y in (0.45, 0.85):
        pen.box(-1, y, right + 1, y + 0.12, wood)
    x = stage.rng.uniform(-1, 0)
    while x < right + 1:
        pen.box(x, 0, x + 0.14, 1.1, dark(wood, 0.12))
        x += 1.8


def sofa(pen: Pen, paint: Colour) -> None:
    """Draw a sofa 2.1 m wide, its seat 0.42 m high."""
    pen.shadow(2.3, depth=0.05)
    for x in (-0.85, 0.85):
        pen.box(x - 0.05, 0, x + 0.05, 0.12, TRUNK)
    pen.pillow(-0.98, 0.3, 0.98, 0.95, dark(paint, 0.14))
    pen.pillow(-0.92, 0.42, -0.02, 0.88, paint)
    pen.pillow(0.02, 0.42, 0.92, 0.88, paint)
    pen.pillow(-0.95, 0.1, 0.95, 0.44, bright(paint, 0.1))
    pen.line(((0, 0.14), (0, 0.42)), 0.02, dark(paint, 0.3))
    for x in (-1.0, 1.0):
        pen.pillow(x - 0.13, 0.1, x + 0.13, 0.64, dark(paint, 0.08))


def floor_lamp(pen: Pen) -> None:
    """Draw a standing lamp 1.6 m high."""
    pen.oval(0, 0.02, 0.18, 0.04, INK)
    pen.limb(((0, 0), (0, 1.3)), 0.035, INK)
    if pen.light.lamps:
        pen.disc(0, 1.4, 0.6, (255, 220, 140, 60))
    shade = (255, 238, 190) if pen.light.lamps else (232, 214, 176)
    pen.polygon(((-0.26, 1.25), (0.26, 1.25), (0.16, 1.62), (-0.16, 1.62)), shade)


def plant(pen: Pen) -> None:
    """Draw a potted plant 0.9 m high."""
    for x, y in ((-0.3, 0.75), (0.28, 0.8), (-0.12, 0.95), (0.1, 0.98), (-0.34, 0.5), (0.34, 0.52)):
        pen.taper(((0, 0.3), (x, y)), (0.05, 0.1), dark(LEAVES[1], 0.1 + abs(x) / 2))
    pen.polygon(((-0.14, 0), (0.14, 0), (0.2, 0.34), (-0.2, 0.34)), (190, 106, 74))


def window(pen: Pen) -> None:
    """Draw a window of a room, 1.2 m wide, with the sky in it."""
    pen.box(-0.68, -0.06, 0.68, 1.26, WHITE)
    zenith = pen.light.zenith
    for x in (-0.6, 0.03):
        pen.box(x, 0, x + 0.57, 1.2, zenith)
        pen.box(x, 0, x + 0.57, 0.35, mix(LEAVES[0], zenith, 0.35))
    for side in (-1, 1):
        pen.polygon(
            ((side * 0.95, -0.2), (side * 0.5, -0.2), (side * 0.62, 1.4), (side * 0.95, 1.4)),
            (214, 196, 160),
        )


def rails(stage: Stage, y: float) -> None:
    """Lay a track across the picture."""
    frame = stage.frame()
    frame.box(0, y - 0.03, stage.aspect, y + 0.022, (138, 126, 114))
    x = -0.02
    while x < stage.aspect:
        frame.polygon(
            ((x, y - 0.026), (x + 0.03, y - 0.026), (x + 0.028, y + 0.02), (x + 0.006, y + 0.02)),
            (92, 74, 60),
        )
        x += 0.065
    for dy in (-0.016, 0.012):
        frame.box(0, y + dy, stage.aspect, y + dy + 0.006, dark(STEEL, 0.2))
