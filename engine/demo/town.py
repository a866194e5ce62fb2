"""Backdrops built by people: streets, a station, an airfield, a living room."""

import random

from engine.demo import decor
from engine.demo.pen import STEEL, WHITE, Colour, bright, dark
from engine.demo.stage import Stage

ASPHALT: Colour = (104, 106, 112)
PAVING: Colour = (178, 174, 166)
BALLAST: Colour = (120, 112, 106)


def street(stage: Stage) -> None:
    """Draw a road seen from its near lane."""
    _street(stage, kerb=0.0)


def pavement(stage: Stage) -> None:
    """Draw a road seen from the pavement."""
    _street(stage, kerb=0.2)


def _street(stage: Stage, *, kerb: float) -> None:
    rng, frame = stage.rng, stage.frame()
    decor.sky(stage, clouds=rng.randint(0, 4))
    if rng.random() < 0.6:
        decor.skyline(stage, 0.42)
    stage.ground(0.38, 0.45, PAVING)
    if rng.random() < 0.85:
        decor.houses(stage, 0.44)
    else:
        decor.hedge(stage, 0.45)
    stage.ground(kerb, 0.4, ASPHALT)
    frame.box(0, 0.395, stage.aspect, 0.408, bright(PAVING, 0.3))
    middle = (kerb + 0.4) / 2 + 0.03
    x = -rng.uniform(0, 0.2)
    while x < stage.aspect:
        frame.box(x, middle, x + 0.13, middle + 0.011, (236, 230, 206))
        x += 0.26
    if kerb:
        stage.ground(0, kerb, PAVING)
        frame.box(0, kerb - 0.025, stage.aspect, kerb, bright(PAVING, 0.25))
        for i in range(-3, 9):
            x = i * 0.24
            frame.line(((x, kerb - 0.03), (x + (x - 0.6) * 0.5, 0)), 0.005, dark(PAVING, 0.2))
    if rng.random() < 0.5:
        decor.trees(stage, 0.42, count=rng.randint(1, 3))
    if rng.random() < 0.4:
        decor.lamp_post(stage.pen(rng.random(), 0.415))


def station(stage: Stage) -> None:
    """Draw tracks behind a platform, under a roof on the far side."""
    rng, frame = stage.rng, stage.frame()
    decor.sky(stage, clouds=rng.randint(0, 3))
    if rng.random() < 0.5:
        decor.skyline(stage, 0.45)
    else:
        decor.hedge(stage, 0.47)
    far = stage.pen(0, 0.44, fog=0.15)
    right = stage.image.width / far.scale
    wall = rng.choice(decor.BRICKS)
    if rng.random() < 0.7:
        far.box(-1, 0, right + 1, 3.2, wall)
        for i in range(int(right / 3.2) + 1):
            far.box(
                i * 3.2 + 0.5,
                0.9,
                i * 3.2 + 2.0,
                2.5,
                (255, 216, 130) if stage.light.lamps else (92, 118, 134),
            )
        far.box(-1, 3.2, right + 1, 3.7, (92, 72, 66))
    stage.ground(0.2, 0.46, BALLAST)
    frame.box(0, 0.42, stage.aspect, 0.45, PAVING)
    decor.rails(stage, 0.3)
    stage.ground(0, 0.21, bright(PAVING, 0.1))
    frame.box(0, 0.2, stage.aspect, 0.215, WHITE)
    frame.box(0, 0.16, stage.aspect, 0.175, (240, 200, 70))
    if rng.random() < 0.45:
        post = stage.pen(rng.choice((0.08, 0.92)), 0.17)
        post.box(-0.09, 0, 0.09, 6, dark(STEEL, 0.4))


def airfield(stage: Stage) -> None:
    """Draw an apron with a terminal or a hangar behind it."""
    rng, frame = stage.rng, stage.frame()
    decor.sky(stage, clouds=rng.randint(1, 5))
    base = stage.horizon - 0.04
    if rng.random() < 0.4:
        decor.hills(stage, base)
    stage.ground(base - 0.1, base + 0.02, rng.choice(decor.GRASS))
    x, width = rng.uniform(0, 0.6), rng.uniform(0.4, 0.7)
    frame.fog = 0.25
    frame.box(x, base - 0.02, x + width, base + 0.1, (206, 210, 214))
    frame.box(x, base + 0.02, x + width, base + 0.07, (92, 128, 150))
    tower = x + rng.choice((-0.08, width + 0.06))
    frame.box(tower - 0.018, base - 0.02, tower + 0.018, base + 0.2, (222, 222, 218))
    frame.polygon(
        (
            (tower - 0.03, base + 0.2),
            (tower + 0.03, base + 0.2),
            (tower + 0.045, base + 0.26),
            (tower - 0.045, base + 0.26),
        ),
        (70, 100, 120),
    )
    frame.fog = 0.0
    stage.ground(0, base - 0.06, (136, 138, 142))
    frame.line(((0, 0.08), (stage.aspect, 0.13)), 0.012, (240, 204, 80))
    x = 0.0
    while x < stage.aspect:
        frame.line(((x, 0.24), (x + 0.12, 0.24)), 0.008, WHITE)
        x += 0.24


def room(stage: Stage) -> None:
    """Draw a living room with a sofa."""
    rng, frame = stage.rng, stage.frame()
    wall = rng.choice(
        ((214, 206, 190), (186, 204, 206), (222, 196, 170), (176, 190, 168), (206, 190, 206))
    )
    stage.fade(0.38, 1, stage.light.tone(wall), stage.light.tone(bright(wall, 0.2)))
    wood = rng.choice(((176, 128, 84), (150, 108, 76), (196, 158, 112)))
    stage.fade(0, 0.4, stage.light.tone(bright(wood, 0.1)), stage.light.tone(dark(wood, 0.1)))
    frame.box(0, 0.395, stage.aspect, 0.42, WHITE)
    for i in range(-4, 14):
        x = i * 0.16
        frame.line(((x, 0.395), (x + (x - 0.65) * 0.9, 0)), 0.004, dark(wood, 0.3))
    back = stage.pen(rng.uniform(0.15, 0.85), 0.4)
    decor.window(back.at(0, 0.9))
    if rng.random() < 0.7:
        side = stage.pen(rng.uniform(0.1, 0.9), 0.4)
        side.box(-0.35, 1.25, 0.35, 1.75, (120, 86, 56))
        side.box(-0.3, 1.3, 0.3, 1.7, rng.choice(((90, 140, 170), (206, 160, 90), (130, 160, 120))))
    rug = rng.choice(((178, 70, 66), (70, 96, 140), (214, 196, 150), (96, 130, 110)))
    frame.oval(stage.aspect * rng.uniform(0.4, 0.6), 0.13, stage.aspect * 0.42, 0.11, rug)
    frame.oval(stage.aspect * 0.5, 0.13, stage.aspect * 0.3, 0.075, bright(rug, 0.2))
    _furniture(stage, rng)


def _furniture(stage: Stage, rng: random.Random) -> None:
    cloth = rng.choice(
        ((92, 112, 140), (150, 84, 72), (120, 128, 96), (190, 170, 140), (96, 92, 104))
    )
    decor.sofa(stage.pen(0.5, 0.28), cloth)
    if rng.random() < 0.6:
        decor.floor_lamp(stage.pen(rng.choice((0.08, 0.92)), 0.31))
    if rng.random() < 0.6:
        decor.plant(stage.pen(rng.choice((0.05, 0.95)), 0.26))
