"""Backdrops of green, water and air."""

from engine.demo import decor
from engine.demo.pen import CREAM, INK, WHITE, Colour, bright, dark
from engine.demo.stage import Stage

WATER: tuple[Colour, ...] = ((62, 120, 158), (74, 140, 160), (54, 104, 140))


def park(stage: Stage) -> None:
    """Draw a lawn with trees, sometimes a path."""
    rng, frame = stage.rng, stage.frame()
    decor.sky(stage, clouds=rng.randint(0, 4))
    if rng.random() < 0.3:
        decor.skyline(stage, 0.45)
    decor.hedge(stage, 0.49)
    grass = rng.choice(decor.GRASS)
    stage.ground(0, 0.49, grass)
    if rng.random() < 0.6:
        sand = (206, 190, 156)
        y = rng.uniform(0.12, 0.3)
        tilt = rng.uniform(-0.06, 0.06)
        edge = stage.aspect
        frame.polygon(((0, y), (edge, y + tilt), (edge, y + tilt - 0.14), (0, y - 0.14)), sand)
    decor.trees(stage, rng.uniform(0.4, 0.46), count=rng.randint(2, 5))
    _tufts(stage, grass, top=0.4)


def _tufts(stage: Stage, grass: Colour, *, top: float) -> None:
    """Scatter blades and flowers over a lawn."""
    rng, frame = stage.rng, stage.frame()
    for _ in range(26):
        y = top * rng.random() ** 1.4
        x, size = rng.uniform(0, stage.aspect), 0.006 + 0.02 * (top - y)
        frame.line(((x, y), (x + size * 0.4, y + size)), 0.004, dark(grass, 0.25))
    if rng.random() < 0.4:
        petal = rng.choice((WHITE, (250, 214, 80), (222, 110, 140)))
        for _ in range(14):
            frame.disc(rng.uniform(0, stage.aspect), rng.uniform(0, top * 0.7), 0.006, petal)


def pond(stage: Stage) -> None:
    """Draw a lawn around a sheet of water."""
    park(stage)
    frame = stage.frame()
    frame.oval(stage.aspect * 0.5, 0.2, stage.aspect * 0.62, 0.19, (168, 150, 112))
    frame.oval(stage.aspect * 0.5, 0.2, stage.aspect * 0.6, 0.175, stage.rng.choice(WATER))
    _waves(stage, 0.08, 0.32, count=14)


def _waves(stage: Stage, low: float, high: float, *, count: int) -> None:
    rng, frame = stage.rng, stage.frame()
    for _ in range(count):
        y = rng.uniform(low, high)
        x, width = rng.uniform(0, stage.aspect), 0.03 + 0.12 * (high - y)
        frame.line(((x, y), (x + width, y)), 0.005, (236, 246, 250, 110))


def _sea(stage: Stage) -> None:
    rng, frame = stage.rng, stage.frame()
    decor.sky(stage, clouds=rng.randint(0, 5))
    base = stage.horizon
    if rng.random() < 0.45:
        decor.hills(stage, base)
    elif rng.random() < 0.4:
        decor.skyline(stage, base)
    stage.ground(0, base, rng.choice(WATER))
    _waves(stage, 0, base - 0.02, count=40)
    if rng.random() < 0.2:
        x = rng.uniform(0.1, 0.9) * stage.aspect
        frame.polygon(
            ((x - 0.03, base), (x + 0.03, base), (x + 0.02, base + 0.2), (x - 0.02, base + 0.2)),
            WHITE,
        )
        frame.box(x - 0.025, base + 0.08, x + 0.025, base + 0.13, (200, 60, 50))
        frame.box(x - 0.018, base + 0.2, x + 0.018, base + 0.24, INK)


def harbour(stage: Stage) -> None:
    """Draw open water behind a quay of planks."""
    _sea(stage)
    frame, wood = stage.frame(), (158, 132, 104)
    stage.ground(0, 0.15, wood)
    frame.box(0, 0.135, stage.aspect, 0.155, dark(wood, 0.4))
    for i in range(-2, 12):
        x = i * 0.17
        frame.line(((x, 0.135), (x + (x - 0.6) * 0.3, 0)), 0.006, dark(wood, 0.25))
    for i in range(stage.rng.randint(0, 3)):
        x = (i + stage.rng.random()) * stage.aspect / 3
        frame.pillow(x, 0.13, x + 0.05, 0.22, dark(wood, 0.5))


def beach(stage: Stage) -> None:
    """Draw the sea behind a strip of sand."""
    _sea(stage)
    rng, frame, sand = stage.rng, stage.frame(), (230, 208, 160)
    stage.ground(0, 0.27, sand)
    for i in range(9):
        frame.oval(i * 0.2, 0.27, 0.14, 0.022, (244, 248, 250))
    if rng.random() < 0.5:
        pen = stage.pen(rng.uniform(0.1, 0.9), 0.21)
        cloth = rng.choice(((214, 62, 56), (60, 120, 190), (240, 180, 60)))
        pen.limb(((0, 0), (0.15, 2.0)), 0.07, CREAM)
        pen.blob(
            ((-0.9, 1.6), (-0.5, 2.1), (0.15, 2.3), (0.8, 2.0), (1.15, 1.5), (0.15, 1.75)), cloth
        )


def open_sky(stage: Stage) -> None:
    """Draw clouds, and tree tops at the very bottom."""
    decor.sky(stage, clouds=stage.rng.randint(1, 7))
    frame, rng = stage.frame(), stage.rng
    if rng.random() < 0.6:
        x = 0.0
        while x < stage.aspect + 0.1:
            r = rng.uniform(0.04, 0.1)
            frame.disc(x, 0.0, r, dark(rng.choice(decor.LEAVES), 0.3))
            x += r


def field_track(stage: Stage) -> None:
    """Draw a field with a railway."""
    countryside(stage)
    decor.rails(stage, 0.26)


def countryside(stage: Stage) -> None:
    """Draw meadows under hills, sometimes with a fence or a barn."""
    rng = stage.rng
    decor.sky(stage, clouds=rng.randint(0, 5))
    decor.hills(stage, 0.47)
    grass = rng.choice(decor.GRASS)
    stage.ground(0, 0.48, grass)
    frame = stage.frame()
    for i in range(3):
        y = 0.36 + 0.04 * i
        frame.oval(
            rng.uniform(0, stage.aspect),
            y,
            rng.uniform(0.2, 0.5),
            0.02,
            bright(grass, 0.12 + 0.1 * rng.random()),
        )
    if rng.random() < 0.35:
        barn = stage.pen(rng.random(), 0.43, fog=0.15)
        barn.polygon(((-4, 0), (4, 0), (4, 4), (2.6, 6), (0, 7), (-2.6, 6), (-4, 4)), (164, 62, 52))
        barn.box(-1.3, 0, 1.3, 2.8, CREAM)
        barn.polygon(
            (
                (-4.4, 3.8),
                (-2.8, 6.2),
                (0, 7.3),
                (2.8, 6.2),
                (4.4, 3.8),
                (2.7, 5.7),
                (0, 6.7),
                (-2.7, 5.7),
            ),
            (86, 72, 70),
        )
    decor.trees(stage, 0.42, count=rng.randint(0, 3))
    if rng.random() < 0.55:
        decor.fence(stage, 0.37)
    _tufts(stage, grass, top=0.36)


def lane(stage: Stage) -> None:
    """Draw a country road through the meadows."""
    countryside(stage)
    frame = stage.frame()
    stage.ground(0.04, 0.3, (150, 140, 126))
    frame.box(0, 0.165, stage.aspect, 0.172, (226, 220, 200))
