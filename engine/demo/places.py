"""The places: how each is drawn, and at which heights things may stand in it."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.demo import outdoors, town
from engine.demo.stage import Stage

Band = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A kind of backdrop; slots map a name to the band of heights where things stand."""

    draw: Callable[[Stage], None]
    horizon: Band
    slots: dict[str, Band]
    phrases: tuple[str, ...]
    """How a caption says where this is."""


PLACES: dict[str, Place] = {
    "street": Place(
        draw=town.street,
        horizon=(0.56, 0.64),
        slots={"road": (0.1, 0.2), "lane": (0.27, 0.32), "walk": (0.395, 0.42), "air": (0.7, 0.9)},
        phrases=("on a city street", "on the street", "down the road", "in town", "on a busy road"),
    ),
    "pavement": Place(
        draw=town.pavement,
        horizon=(0.56, 0.64),
        slots={"road": (0.24, 0.3), "walk": (0.04, 0.14), "lane": (0.32, 0.36), "air": (0.7, 0.9)},
        phrases=("on the sidewalk", "by the side of the road", "on a street corner", "at the curb"),
    ),
    "park": Place(
        draw=outdoors.park,
        horizon=(0.51, 0.58),
        slots={"near": (0.05, 0.15), "mid": (0.2, 0.3), "back": (0.34, 0.39), "air": (0.6, 0.85)},
        phrases=("in a park", "on the grass", "in a green field", "on a lawn", "under the trees"),
    ),
    "pond": Place(
        draw=outdoors.pond,
        horizon=(0.51, 0.58),
        slots={
            "water": (0.12, 0.26),
            "near": (0.01, 0.03),
            "back": (0.38, 0.41),
            "air": (0.6, 0.85),
        },
        phrases=("on a pond", "in the water", "on a small lake", "near the water"),
    ),
    "harbour": Place(
        draw=outdoors.harbour,
        horizon=(0.5, 0.6),
        slots={
            "water": (0.2, 0.3),
            "offing": (0.36, 0.42),
            "near": (0.03, 0.1),
            "air": (0.62, 0.88),
        },
        phrases=("in the harbor", "by the dock", "on the water", "near a pier", "at the marina"),
    ),
    "beach": Place(
        draw=outdoors.beach,
        horizon=(0.5, 0.6),
        slots={
            "near": (0.05, 0.2),
            "offing": (0.36, 0.42),
            "water": (0.3, 0.33),
            "air": (0.62, 0.88),
        },
        phrases=("on the beach", "at the seaside", "on the sand", "by the ocean"),
    ),
    "airfield": Place(
        draw=town.airfield,
        horizon=(0.42, 0.5),
        slots={
            "apron": (0.12, 0.22),
            "near": (0.03, 0.09),
            "far": (0.25, 0.29),
            "air": (0.65, 0.85),
        },
        phrases=("on the runway", "at an airport", "on the tarmac", "at the gate"),
    ),
    "sky": Place(
        draw=outdoors.open_sky,
        horizon=(-0.06, 0.0),
        slots={"air": (0.36, 0.66)},
        phrases=("in the sky", "through the air", "high above the trees", "in a cloudy sky"),
    ),
    "station": Place(
        draw=town.station,
        horizon=(0.54, 0.62),
        slots={"rails": (0.287, 0.29), "near": (0.03, 0.12), "walk": (0.43, 0.435)},
        phrases=("at a station", "at the platform", "on the tracks", "in a train station"),
    ),
    "field_track": Place(
        draw=outdoors.field_track,
        horizon=(0.52, 0.58),
        slots={
            "rails": (0.247, 0.25),
            "near": (0.04, 0.14),
            "back": (0.33, 0.37),
            "air": (0.6, 0.8),
        },
        phrases=("through the countryside", "down the tracks", "past green hills", "on the rails"),
    ),
    "countryside": Place(
        draw=outdoors.countryside,
        horizon=(0.51, 0.58),
        slots={"near": (0.05, 0.15), "mid": (0.2, 0.28), "back": (0.33, 0.36), "air": (0.6, 0.85)},
        phrases=("in a meadow", "in a grassy field", "on a farm", "in the pasture"),
    ),
    "lane": Place(
        draw=outdoors.lane,
        horizon=(0.51, 0.58),
        slots={
            "road": (0.1, 0.18),
            "lane": (0.2, 0.25),
            "near": (0.01, 0.04),
            "back": (0.33, 0.36),
        },
        phrases=(
            "on a country road",
            "down a dirt road",
            "along a rural road",
            "out in the country",
        ),
    ),
    "room": Place(
        draw=town.room,
        horizon=(0.72, 0.82),
        slots={"floor": (0.05, 0.15), "sofa": (0.27, 0.275)},
        phrases=("in a living room", "at home", "inside a house", "in a cozy room"),
    ),
}
