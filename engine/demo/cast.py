"""The things that can be drawn: their names, sizes and colours, and the parts they play."""

from dataclasses import dataclass

Size = tuple[float, float]
"""Width and height in metres."""

NAMES: dict[str, str] = {
    "1": "person", "2": "bicycle", "3": "car", "4": "motorcycle", "5": "airplane", "6": "bus",
    "7": "train", "8": "truck", "9": "boat", "10": "traffic light", "11": "fire hydrant",
    "13": "stop sign", "14": "parking meter", "15": "bench", "16": "bird", "17": "cat",
    "18": "dog", "19": "horse",
}  # fmt: skip

SIZES: dict[str, dict[str, Size]] = {
    "1": {
        "stand": (0.7, 1.8), "walk": (0.8, 1.8), "wave": (0.9, 1.85), "run": (1.1, 1.75),
        "throw": (1.3, 1.75), "sit": (0.7, 1.4), "cycle": (0.8, 1.8), "moto": (0.8, 1.8),
        "ride": (0.7, 2.4),
    },
    "2": {"road": (1.85, 1.05), "step": (1.85, 1.05)},
    "3": {"sedan": (4.3, 1.5), "hatch": (4.2, 1.55), "wagon": (4.3, 1.75), "front": (2.1, 1.5)},
    "4": {"road": (2.2, 1.15), "scooter": (1.9, 1.15)},
    "5": {"parked": (27, 10), "prop": (9.5, 3.5), "below": (26, 22), "flying": (27, 8)},
    "6": {"side": (9.3, 3.1), "double": (9.3, 4.2), "front": (3.2, 3.2)},
    "7": {"electric": (14, 4.2), "steam": (15, 6), "front": (8.5, 3.9)},
    "8": {"box": (7.2, 3.6), "tipper": (7.3, 3.4), "pickup": (5.3, 1.95)},
    "9": {"sail": (6.6, 9.2), "motor": (8, 4.4), "row": (4.1, 1.2), "ship": (14.6, 7.5)},
    "10": {"post": (0.7, 4.0), "arm": (3.0, 5.3)},
    "11": {"plain": (0.7, 0.92), "capped": (0.7, 0.92)},
    "13": {"straight": (1.0, 2.7), "bent": (1.1, 2.7)},
    "14": {"single": (0.5, 1.5), "twin": (0.75, 1.55)},
    "15": {"wood": (2.0, 1.0), "stone": (2.0, 0.6)},
    "16": {"perch": (0.62, 0.52), "duck": (0.8, 0.45), "fly": (0.95, 0.8)},
    "17": {"sit": (0.6, 0.72), "lie": (0.85, 0.45), "walk": (0.85, 0.65)},
    "18": {"stand": (1.2, 0.9), "sit": (0.9, 0.9), "run": (1.35, 0.9)},
    "19": {"stand": (2.6, 2.35), "run": (2.9, 2.35), "graze": (2.6, 1.7), "saddle": (2.6, 2.35)},
}  # fmt: skip

COLOURS: dict[str, str] = {
    "1": "red blue green yellow white black orange grey pink purple teal",
    "2": "red blue green yellow black orange teal pink",
    "3": "red blue green yellow white black orange grey silver teal",
    "4": "red blue black white orange green yellow",
    "5": "red blue green orange purple teal",
    "6": "red blue green yellow white orange",
    "7": "red blue green yellow white black grey orange",
    "8": "red blue green yellow white orange grey",
    "9": "red blue green white black teal",
    "10": "black black yellow",
    "11": "red red yellow yellow blue orange white",
    "13": "red",
    "14": "grey silver blue green black",
    "15": "brown brown green red blue white",
    "16": "white grey brown black blue red yellow",
    "17": "orange black grey white brown",
    "18": "brown black white tan grey",
    "19": "brown brown black white grey tan",
}
PAINTS: dict[str, tuple[int, int, int]] = {
    "red": (198, 50, 46), "blue": (48, 98, 182), "green": (66, 132, 82), "yellow": (238, 188, 54),
    "white": (238, 238, 236), "black": (52, 52, 58), "orange": (226, 128, 48),
    "grey": (138, 140, 146), "silver": (188, 192, 198), "pink": (226, 138, 164),
    "purple": (124, 84, 160), "teal": (48, 140, 142), "brown": (138, 90, 56),
    "tan": (208, 172, 122),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """One part: a label, where it may stand, and how it may look (all its styles if empty).

    ``rider`` is the pose of a person on it, who is there with the chance ``ridden``.
    """

    label: str
    slots: str
    styles: str = ""
    count: tuple[int, int] = (1, 1)
    rider: str = ""
    ridden: float = 1.0


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of scene; the first part is its subject, extras come with their chance."""

    key: str
    weight: float
    places: str
    parts: tuple[Cast, ...]
    extras: tuple[tuple[float, Cast], ...] = ()
    fit: tuple[float, float] = (0.45, 0.95)
    """How much of the picture the subject fills in its tighter direction."""
