"""People: one skeleton a pose, dressed at random."""

import math
import random
from dataclasses import dataclass

from engine.demo.pen import INK, Colour, Pen, Point, Points, bright, dark

SKINS: tuple[Colour, ...] = ((244, 206, 176), (228, 182, 144), (190, 134, 94), (124, 82, 58))
HAIRS: tuple[Colour, ...] = ((44, 34, 30), (92, 58, 34), (152, 98, 48), (222, 186, 110))
TROUSERS: tuple[Colour, ...] = ((52, 66, 104), (60, 60, 66), (120, 98, 70), (86, 92, 80))
HATS: tuple[Colour, ...] = ((180, 40, 40), (40, 70, 140), (235, 235, 230), (60, 60, 64))
ON_FOOT = ("stand", "wave", "throw", "walk", "run")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Joints in metres of a grown person who looks to the right, or at us if ``front``.

    Limbs run from the body outwards; the far one comes first.
    """

    hip: Point
    neck: Point
    arms: tuple[Points, Points]
    legs: tuple[Points, Points]
    front: bool = False


def _pair(points: Points) -> tuple[Points, Points]:
    """Return a limb and its mirror image."""
    return tuple((-x, y) for x, y in points), points


POSES: dict[str, Pose] = {
    "stand": Pose(
        hip=(0, 0.9),
        neck=(0, 1.43),
        arms=_pair(((0.19, 1.36), (0.27, 1.12), (0.26, 0.86))),
        legs=_pair(((0.085, 0.88), (0.1, 0.48), (0.11, 0.07))),
        front=True,
    ),
    "wave": Pose(
        hip=(0, 0.9),
        neck=(0, 1.43),
        arms=(
            ((-0.19, 1.36), (-0.3, 1.14), (-0.2, 0.92)),
            ((0.19, 1.36), (0.38, 1.46), (0.43, 1.76)),
        ),
        legs=_pair(((0.085, 0.88), (0.12, 0.48), (0.15, 0.07))),
        front=True,
    ),
    "throw": Pose(
        hip=(0, 0.88),
        neck=(0.06, 1.4),
        arms=(
            ((-0.13, 1.34), (-0.32, 1.14), (-0.48, 1.3)),
            ((0.24, 1.34), (0.46, 1.4), (0.7, 1.5)),
        ),
        legs=_pair(((0.09, 0.86), (0.22, 0.5), (0.34, 0.07))),
        front=True,
    ),
    "walk": Pose(
        hip=(0, 0.9),
        neck=(0.03, 1.43),
        arms=(
            ((0.03, 1.36), (0.15, 1.12), (0.28, 0.98)),
            ((0.03, 1.36), (-0.12, 1.12), (-0.12, 0.88)),
        ),
        legs=(
            ((0, 0.88), (-0.03, 0.48), (-0.26, 0.13)),
            ((0, 0.88), (0.14, 0.5), (0.25, 0.07)),
        ),
    ),
    "run": Pose(
        hip=(0, 0.92),
        neck=(0.12, 1.42),
        arms=(
            ((0.1, 1.35), (0.26, 1.12), (0.43, 1.28)),
            ((0.1, 1.35), (-0.14, 1.2), (-0.1, 0.96)),
        ),
        legs=(
            ((0, 0.9), (-0.12, 0.5), (-0.46, 0.38)),
            ((0, 0.9), (0.28, 0.72), (0.28, 0.28)),
        ),
    ),
    "sit": Pose(
        hip=(0, 0.5),
        neck=(0, 1.04),
        arms=_pair(((0.19, 0.97), (0.29, 0.72), (0.13, 0.6))),
        legs=_pair(((0.1, 0.5), (0.14, 0.44), (0.14, 0.07))),
        front=True,
    ),
    "cycle": Pose(
        hip=(-0.24, 0.95),
        neck=(0.1, 1.44),
        arms=(
            ((0.09, 1.36), (0.27, 1.14), (0.42, 1.02)),
            ((0.09, 1.36), (0.22, 1.08), (0.42, 1.02)),
        ),
        legs=(
            ((-0.22, 0.93), (0.14, 0.86), (0.06, 0.46)),
            ((-0.22, 0.93), (0.13, 0.66), (-0.06, 0.22)),
        ),
    ),
    "moto": Pose(
        hip=(-0.28, 0.9),
        neck=(-0.04, 1.44),
        arms=(
            ((-0.04, 1.36), (0.16, 1.14), (0.36, 1.06)),
            ((-0.04, 1.36), (0.1, 1.08), (0.36, 1.06)),
        ),
        legs=(
            ((-0.28, 0.88), (0.12, 0.8), (0.04, 0.36)),
            ((-0.28, 0.88), (0.14, 0.76), (0.02, 0.3)),
        ),
    ),
    "ride": Pose(
        hip=(-0.08, 1.52),
        neck=(-0.04, 2.06),
        arms=(
            ((-0.04, 1.98), (0.1, 1.78), (0.34, 1.78)),
            ((-0.04, 1.98), (0.04, 1.72), (0.32, 1.74)),
        ),
        legs=(
            ((-0.08, 1.5), (0.1, 1.3), (0.1, 1.2)),
            ((-0.08, 1.5), (0.18, 1.2), (0.06, 0.8)),
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clothes:
    """What one person wears."""

    skin: Colour
    hair: Colour
    shirt: Colour
    trousers: Colour
    long_hair: bool
    skirt: bool
    hat: Colour | None


def person(pen: Pen, paint: Colour, style: str, rng: random.Random) -> None:
    """Draw a person; style is who and pose, as in ``woman walk``."""
    who, name = style.split()
    pose = POSES[name]
    clothes = _dress(paint, who, name, rng)
    if name in ON_FOOT:
        pen.shadow(0.7)
    _leg(pen, pose, clothes, far=True)
    if not pose.front:
        _arm(pen, pose, clothes, far=True)
    _leg(pen, pose, clothes, far=False)
    if clothes.long_hair and pose.front:
        _long_hair(pen, pose, clothes)
    _torso(pen, pose, clothes)
    _head(pen, pose, clothes)
    if pose.front:
        _arm(pen, pose, clothes, far=True)
    _arm(pen, pose, clothes, far=False)


def _dress(paint: Colour, who: str, name: str, rng: random.Random) -> Clothes:
    female = who in ("woman", "girl")
    likes_hat = 0.6 if name in ("cycle", "moto") else 0.18
    return Clothes(
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIRS),
        shirt=paint,
        trousers=rng.choice(TROUSERS),
        long_hair=female and rng.random() < 0.85,
        skirt=female and name in ("stand", "wave") and rng.random() < 0.55,
        hat=rng.choice(HATS) if rng.random() < likes_hat else None,
    )


def _leg(pen: Pen, pose: Pose, clothes: Clothes, *, far: bool) -> None:
    joints = pose.legs[0 if far else 1]
    shade = 0.22 if far and not pose.front else 0.0
    cloth = clothes.skin if clothes.skirt else clothes.trousers
    pen.taper(joints, (0.19, 0.15, 0.11), dark(cloth, shade))
    x, y = joints[-1]
    toe = 0.0 if pose.front else 0.05
    pen.oval(x + toe, y - 0.02, 0.075 + toe, 0.05, INK)


def _arm(pen: Pen, pose: Pose, clothes: Clothes, *, far: bool) -> None:
    joints = pose.arms[0 if far else 1]
    shade = 0.3 if far and not pose.front else 0.1
    pen.taper(joints[1:], (0.085, 0.07), dark(clothes.skin, shade - 0.1))
    pen.disc(joints[2][0], joints[2][1], 0.055, dark(clothes.skin, shade - 0.1))
    pen.taper(joints[:2], (0.13, 0.11), dark(clothes.shirt, shade))


def _torso(pen: Pen, pose: Pose, clothes: Clothes) -> None:
    (hx, hy), (nx, ny) = pose.hip, pose.neck
    shoulder, hip = (0.225, 0.165) if pose.front else (0.135, 0.13)
    belly = (hx * 0.6 + nx * 0.4, hy * 0.6 + ny * 0.4)
    outline = (
        (hx - hip, hy - 0.05),
        (belly[0] - hip * 0.95, belly[1]),
        (nx - shoulder, ny - 0.07),
        (nx - shoulder * 0.5, ny + 0.01),
        (nx + shoulder * 0.5, ny + 0.01),
        (nx + shoulder, ny - 0.07),
        (belly[0] + hip * 0.95, belly[1]),
        (hx + hip, hy - 0.05),
    )
    if clothes.skirt:
        flare = ((hx - 0.15, hy + 0.1), (hx + 0.15, hy + 0.1), (hx + 0.27, 0.5), (hx - 0.27, 0.5))
        pen.polygon(flare, dark(clothes.shirt, 0.12))
    pen.polygon(outline, clothes.shirt)
    if pose.front and not clothes.skirt:
        pen.box(hx - hip, hy - 0.07, hx + hip, hy - 0.03, dark(clothes.trousers, 0.4))
    if pose.front and pen.scale > 60:
        pen.polygon(((nx - 0.07, ny), (nx + 0.07, ny), (nx, ny - 0.11)), clothes.skin)


def _long_hair(pen: Pen, pose: Pose, clothes: Clothes) -> None:
    nx, ny = pose.neck
    pen.pillow(nx - 0.15, ny - 0.12, nx + 0.15, ny + 0.26, dark(clothes.hair, 0.12))


def _head(pen: Pen, pose: Pose, clothes: Clothes) -> None:
    (hx, hy), (nx, ny) = pose.hip, pose.neck
    length = math.hypot(nx - hx, ny - hy)
    lean = 0.6 * (nx - hx) / length
    x, y = nx + lean * 0.17, ny + 0.19
    pen.limb(((nx, ny - 0.02), (x, y - 0.06)), 0.1, dark(clothes.skin, 0.12))
    if pose.front:
        _face(pen.at(x, y), clothes)
    else:
        _profile(pen.at(x, y), clothes)
    if clothes.hat is not None:
        _hat(pen.at(x, y), clothes.hat, front=pose.front)


def _face(pen: Pen, clothes: Clothes) -> None:
    pen.oval(0, 0, 0.118, 0.148, clothes.skin)
    fringe = ((-0.125, -0.01), (-0.13, 0.1), (-0.05, 0.168), (0.05, 0.168), (0.13, 0.1))
    pen.blob((*fringe, (0.125, -0.01), (0.09, 0.075), (-0.02, 0.085), (-0.09, 0.06)), clothes.hair)
    if pen.scale < 45:
        return
    for side in (-1, 1):
        pen.oval(side * 0.045, 0.01, 0.016, 0.02, INK)
        pen.line(((side * 0.025, 0.05), (side * 0.068, 0.05)), 0.012, dark(clothes.hair, 0.3))
    pen.line(((0, 0.0), (0.012, -0.035), (-0.006, -0.038)), 0.01, dark(clothes.skin, 0.3))
    smile = ((-0.045, -0.068), (-0.02, -0.086), (0.02, -0.086), (0.045, -0.068))
    pen.line(smile, 0.016, (168, 66, 66))
    pen.oval(-0.075, -0.045, 0.02, 0.014, (*bright((226, 120, 110), 0.1), 70))
    pen.oval(0.075, -0.045, 0.02, 0.014, (*bright((226, 120, 110), 0.1), 70))


def _profile(pen: Pen, clothes: Clothes) -> None:
    pen.oval(0.01, 0, 0.118, 0.14, clothes.skin)
    pen.polygon(((0.115, 0.03), (0.152, -0.025), (0.115, -0.035)), clothes.skin)
    back = ((0.09, 0.1), (0.03, 0.165), (-0.08, 0.14), (-0.13, 0.03), (-0.11, -0.08))
    pen.blob((*back, (-0.04, -0.05), (-0.015, 0.04), (0.05, 0.075)), clothes.hair)
    if clothes.long_hair:
        tress = ((-0.06, 0.1), (-0.15, 0.02), (-0.17, -0.18), (-0.1, -0.27), (-0.04, -0.1))
        pen.blob(tress, dark(clothes.hair, 0.1))
    if pen.scale > 45:
        pen.disc(0.075, 0.02, 0.016, INK)
        pen.line(((0.06, -0.075), (0.105, -0.07)), 0.014, (168, 66, 66))


def _hat(pen: Pen, paint: Colour, *, front: bool) -> None:
    dome = ((-0.14, 0.05), (-0.12, 0.14), (0, 0.19), (0.12, 0.14), (0.14, 0.05))
    pen.blob(dome, paint)
    brim = (-0.15, 0.15) if front else (0.0, 0.24)
    pen.line(((brim[0], 0.06), (brim[1], 0.05)), 0.035, dark(paint, 0.3))
