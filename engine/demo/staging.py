"""Turns a kind of scene into one picture: chooses, places and draws its things."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from PIL import Image

from engine.demo import animals, crafts, motors, people, street, trains, wheels
from engine.demo.cast import COLOURS, PAINTS, SIZES, Cast, Situation
from engine.demo.pen import Colour, Pen, mix
from engine.demo.places import PLACES, Place
from engine.demo.stage import EVENING_IN, INDOORS, LIGHTS, Stage

Box = tuple[float, float, float, float]
SHAPES: dict[str, Callable[[Pen, Colour, str, random.Random], None]] = {
    "1": people.person,
    "2": wheels.bicycle,
    "3": motors.car,
    "4": wheels.motorcycle,
    "5": crafts.airplane,
    "6": motors.bus,
    "7": trains.train,
    "8": motors.truck,
    "9": crafts.boat,
    "10": street.traffic_light,
    "11": street.fire_hydrant,
    "13": street.stop_sign,
    "14": street.parking_meter,
    "15": street.bench,
    "16": animals.bird,
    "17": animals.cat,
    "18": animals.dog,
    "19": animals.horse,
}
WHO = ("man", "man", "woman", "woman", "boy", "girl")
SOFA_SEAT = 0.42
SMALLEST = 44.0
"""Pixels of the doubled picture that a thing measures at least in height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One drawn thing; x and y are shares of the picture, ``lift`` is metres above y."""

    label: str
    style: str
    colour: str
    slot: str
    x: float
    y: float
    who: str = ""
    lift: float = 0.0
    size: float = 1.0
    flip: bool = False
    main: bool = False
    ridden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a picture shows; captions are made from it."""

    situation: str
    place: str
    light: str
    things: tuple[Thing, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the label ids that are drawn, the subject first, each once."""
        return tuple(dict.fromkeys(thing.label for thing in self.things))


def stage_scene(situation: Situation, rng: random.Random) -> tuple[Scene, Image.Image]:
    """Draw one picture of this kind; the image is RGB, about 320 by 240."""
    name = rng.choice(situation.places.split())
    place = PLACES[name]
    stage, things = _cast_all(situation, place, _empty_stage(place, name, rng))
    place.draw(stage)
    for thing in sorted(things, key=_depth):
        _draw(stage, thing)
    scene = Scene(situation=situation.key, place=name, light=stage.light.name, things=tuple(things))
    return scene, stage.image.reduce(2)


def _empty_stage(place: Place, name: str, rng: random.Random) -> Stage:
    """Choose light and size, and a zoom at which the subject fills its share."""
    upright = rng.random() < 0.17
    width, height = rng.randint(312, 332), rng.randint(232, 248)
    if upright:
        width, height = height, width
    image = Image.new("RGB", (2 * width, 2 * height))
    light = rng.choices(LIGHTS, (5, 5, 5, 3, 3, 4))[0]
    if name == "room":
        light = rng.choice((INDOORS, INDOORS, EVENING_IN))
    return Stage(image=image, light=light, rng=rng, horizon=rng.uniform(*place.horizon), zoom=1.0)


def _cast_all(situation: Situation, place: Place, stage: Stage) -> tuple[Stage, list[Thing]]:
    """Return the stage at the right zoom and everything that plays on it."""
    subject = situation.parts[0]
    first = _look(subject, place, stage.rng, main=True)
    if first is None:
        raise ValueError(f"no slot for the subject of {situation.key!r}")
    ridden = bool(subject.rider) and stage.rng.random() < subject.ridden
    top = SIZES["1"][subject.rider][1] if ridden else 0.0
    stage, first = _frame_subject(stage, first, top=top, fit=stage.rng.uniform(*situation.fit))
    things = [first, *(_riders(subject.rider, first, stage) if ridden else ())]
    for cast, count in _calls(situation, stage.rng):
        for _ in range(count):
            thing = _look(cast, place, stage.rng, main=cast is subject)
            placed = None if thing is None else _find_spot(stage, thing, things)
            if placed is not None:
                things.append(placed)
    return stage, things


def _calls(situation: Situation, rng: random.Random) -> list[tuple[Cast, int]]:
    """Return who else appears and how often, the rest of the subject's group first."""
    subject = situation.parts[0]
    calls = [(subject, rng.randint(*subject.count) - 1)]
    for chance, cast in situation.extras:
        if rng.random() < chance:
            calls.append((cast, rng.randint(*cast.count)))
    return calls


def _look(cast: Cast, place: Place, rng: random.Random, *, main: bool) -> Thing | None:
    """Choose slot, style and colour; None if the place has no such slot."""
    slots = [slot for slot in cast.slots.split() if slot in place.slots]
    if not slots:
        return None
    slot = rng.choice(slots)
    style = _style(cast, slot, rng)
    return Thing(
        label=cast.label,
        style=style,
        colour=rng.choice(COLOURS[cast.label].split()),
        slot=slot,
        x=rng.uniform(0.36, 0.64),
        y=rng.uniform(*place.slots[slot]),
        who=_who(cast.label, rng),
        lift=SOFA_SEAT if slot == "sofa" and cast.label != "1" else 0.0,
        flip=rng.random() < 0.5,
        main=main,
    )


def _who(label: str, rng: random.Random) -> str:
    return rng.choice(WHO) if label == "1" else ""


def _style(cast: Cast, slot: str, rng: random.Random) -> str:
    """Choose a style that suits the slot: ducks swim, and one sits on a sofa."""
    if cast.label == "16":
        return {"water": "duck", "air": "fly"}.get(slot, "perch")
    if cast.label == "1" and slot in ("sofa", "floor"):
        return "sit" if slot == "sofa" else rng.choice(("stand", "wave"))
    if cast.label == "17" and slot == "sofa":
        return rng.choice(("sit", "lie"))
    return rng.choice(cast.styles.split() or list(SIZES[cast.label]))


def _frame_subject(stage: Stage, thing: Thing, *, top: float, fit: float) -> tuple[Stage, Thing]:
    """Return the stage zoomed so that the subject, ``top`` metres high, fills ``fit`` of it."""
    width, height = SIZES[thing.label][thing.style]
    height = max(height * (_growth(thing) if fit > 1 else 1.0), top)
    scale = fit * min(stage.image.width / width, 0.8 * stage.image.height / height)
    if stage.horizon < 0.1:
        return replace(stage, flat=scale), thing
    tall = height * scale / stage.image.height
    y = min(thing.y, 0.93 - tall) if thing.slot != "air" else 0.2
    zoom = scale / ((stage.horizon - y) * stage.image.height)
    return replace(stage, zoom=zoom), thing if thing.slot == "air" else replace(thing, y=y)


def _riders(pose: str, mount: Thing, stage: Stage) -> list[Thing]:
    """Return the people on a bicycle, motorcycle, horse or bench."""
    rng = stage.rng
    seats = [0.0]
    if pose == "sit":
        seats = rng.choice(([-0.45], [0.0], [0.45], [-0.45, 0.4]))
    metre = stage.scale(mount.y) / stage.image.width
    return [
        replace(
            mount,
            label="1",
            style=pose,
            colour=rng.choice(COLOURS["1"].split()),
            who=rng.choice(("man", "woman")),
            x=mount.x + seat * metre,
            ridden=True,
        )
        for seat in seats
    ]


def _metre(stage: Stage, thing: Thing) -> float:
    """Return the pixels of a metre of this thing, no less than keeps it visible."""
    scale = stage.scale(0.2 if thing.slot == "air" else thing.y)
    tall = SIZES[thing.label][thing.style][1]
    return max(scale * _growth(thing), SMALLEST / max(tall, 0.5))


def _growth(thing: Thing) -> float:
    """Return how tall this person is as a share of a grown one; 1.0 for things."""
    return 0.7 if thing.who in ("boy", "girl") and thing.style != "sit" else 1.0


def _box(stage: Stage, thing: Thing) -> Box:
    """Return left, top, right and bottom in pixels."""
    metre = _metre(stage, thing)
    width, height = SIZES[thing.label][thing.style]
    x = thing.x * stage.image.width
    bottom = (1 - thing.y) * stage.image.height - thing.lift * metre
    return x - width * metre / 2, bottom - height * metre, x + width * metre / 2, bottom


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


def _area(box: Box) -> float:
    return max(1.0, (box[2] - box[0]) * (box[3] - box[1]))


def _find_spot(stage: Stage, thing: Thing, others: list[Thing]) -> Thing | None:
    """Return the thing where it and the others stay visible, or None if nowhere."""
    best, best_seen = None, 0.42
    for _ in range(9):
        x = stage.rng.uniform(0.04, 0.96)
        if thing.slot == "sofa":
            x = 0.5 + stage.rng.uniform(-0.75, 0.75) * stage.scale(thing.y) / stage.image.width
        trial = replace(thing, x=x)
        seen = _least_seen(stage, trial, others)
        if seen > best_seen:
            best, best_seen = trial, seen
        if seen > 0.72:
            break
    return best


def _least_seen(stage: Stage, thing: Thing, others: list[Thing]) -> float:
    """Return the visible share of the thing, or of what it hides if that is less."""
    box = _box(stage, thing)
    frame = (0.0, 0.0, float(stage.image.width), float(stage.image.height))
    own = _overlap(box, frame) / _area(box)
    least = 1.0
    for other in others:
        theirs = _box(stage, other)
        shared = _overlap(box, theirs)
        if other.y > thing.y:
            least = min(least, 1 - shared / _area(theirs))
        else:
            own -= shared / _area(box)
    return min(own, least)


def _depth(thing: Thing) -> float:
    return -thing.y if thing.slot != "air" else -1.0


def _draw(stage: Stage, thing: Thing) -> None:
    rng = stage.rng
    metre = _metre(stage, thing)
    paint = mix(
        PAINTS[thing.colour], rng.choice(((255, 255, 255), (0, 0, 0))), rng.uniform(0, 0.14)
    )
    turn = 0.0
    if thing.label == "5" and thing.slot == "air":
        turn = rng.uniform(-0.15, 0.3) if thing.style == "flying" else rng.uniform(-0.6, 0.6)
    pen = Pen(
        stage.image,
        light=stage.light,
        x=thing.x * stage.image.width,
        y=(1 - thing.y) * stage.image.height - thing.lift * metre,
        scale=metre,
        flip=thing.flip,
        turn=-turn if thing.flip else turn,
        fog=min(0.3, 12 / metre * 0.1 if thing.label in ("5", "9") else 2.2 / metre),
    )
    style = f"{thing.who} {thing.style}" if thing.label == "1" else thing.style
    SHAPES[thing.label](pen, paint, style, rng)
