"""The empty picture: its light, its size, and how large a metre is at each depth."""

import random
from dataclasses import dataclass

from PIL import Image

from engine.demo.pen import Colour, Light, Paint, Pen, mix

LIGHTS: tuple[Light, ...] = (
    Light(name="day", zenith=(84, 152, 222), horizon=(206, 228, 242)),
    Light(name="day", zenith=(122, 180, 232), horizon=(232, 240, 244), gain=(1.04, 1.03, 0.99)),
    Light(name="day", zenith=(60, 128, 206), horizon=(176, 214, 240), gain=(1.02, 1.0, 0.95)),
    Light(
        name="dusk",
        zenith=(70, 62, 118),
        horizon=(246, 162, 106),
        gain=(0.88, 0.74, 0.74),
        lamps=True,
    ),
    Light(
        name="dusk",
        zenith=(40, 56, 104),
        horizon=(232, 138, 132),
        gain=(0.76, 0.7, 0.84),
        lamps=True,
    ),
    Light(
        name="overcast",
        zenith=(164, 172, 180),
        horizon=(212, 216, 218),
        gain=(0.9, 0.92, 0.94),
        grey=0.3,
    ),
)
INDOORS = Light(name="indoors", zenith=(150, 190, 226), horizon=(226, 220, 208))
EVENING_IN = Light(
    name="indoors", zenith=(58, 60, 104), horizon=(150, 120, 96), gain=(0.92, 0.8, 0.64), lamps=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A picture to draw on. Heights are shares of its height, measured upwards from the bottom."""

    image: Image.Image
    light: Light
    rng: random.Random
    horizon: float
    zoom: float
    """Pixels a metre gains with each pixel below the horizon."""
    flat: float = 0.0
    """If above zero, the pixels of a metre anywhere: a view into the sky has no depth."""

    @property
    def aspect(self) -> float:
        """Return width through height."""
        return self.image.width / self.image.height

    def scale(self, y: float) -> float:
        """Return the pixels of a metre for a thing that stands at this height."""
        if self.flat > 0:
            return self.flat
        return max(4.0, self.zoom * (self.horizon - y) * self.image.height)

    def frame(self) -> Pen:
        """Return a pen whose unit is the height of the picture, the origin at bottom left."""
        height = self.image.height
        return Pen(self.image, light=self.light, x=0, y=height, scale=height)

    def pen(self, x: float, y: float, *, size: float = 1.0, fog: float = 0.0) -> Pen:
        """Return a pen in metres at a spot given as shares of width and height."""
        return Pen(
            self.image,
            light=self.light,
            x=x * self.image.width,
            y=(1 - y) * self.image.height,
            scale=self.scale(y) * size,
            fog=fog,
        )

    def fade(self, low: float, high: float, bottom: Paint, top: Paint) -> None:
        """Fill a band of the whole width with a vertical gradient of colours already lit."""
        pen = self.frame()
        steps = max(2, round((high - low) * 48))
        for i in range(steps):
            paint = mix(_rgb(bottom), _rgb(top), (i + 0.5) / steps)
            y = low + (high - low) * i / steps
            (_, y0), (x1, y1) = pen.spot(0, y + (high - low) / steps), pen.spot(self.aspect, y)
            self.image.paste(paint, (0, round(y0), round(x1), round(y1)))

    def ground(self, low: float, high: float, paint: Colour) -> None:
        """Fill a band of ground that fades into the distance."""
        near = self.light.tone(paint)
        self.fade(low, high, near, self.light.tone(paint, 0.3))


def _rgb(paint: Paint) -> Colour:
    return (paint[0], paint[1], paint[2])
