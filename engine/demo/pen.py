"""A pen that draws in metres on a supersampled picture, lit by one of a few skies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Paint = tuple[int, ...]
"""Three channels, or four where the last is the opacity in 0..255."""
Point = tuple[float, float]
Points = tuple[Point, ...]

INK: Colour = (38, 38, 44)
RUBBER: Colour = (34, 34, 37)
STEEL: Colour = (148, 152, 160)
CHROME: Colour = (205, 209, 214)
GLASS: Colour = (158, 197, 219)
CREAM: Colour = (243, 239, 226)
WHITE: Colour = (250, 250, 250)
SHADOW: Paint = (20, 22, 34, 70)
_CIRCLE = tuple((math.cos(i * math.tau / 28), math.sin(i * math.tau / 28)) for i in range(28))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies ``share`` (0..1) of the way from one to the other."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def dark(colour: Colour, share: float = 0.25) -> Colour:
    """Return the shaded side of a colour."""
    return mix(colour, (16, 18, 34), share)


def bright(colour: Colour, share: float = 0.25) -> Colour:
    """Return the sunny side of a colour."""
    return mix(colour, (255, 253, 240), share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The sky of a picture and what it does to every colour below it."""

    name: str
    zenith: Colour
    horizon: Colour
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    grey: float = 0.0
    lamps: bool = False

    def tone(self, paint: Paint, fog: float = 0.0) -> Paint:
        """Return the paint as it looks in this light; fog in 0..1 pulls it to the horizon."""
        red, green, blue = paint[0], paint[1], paint[2]
        mean = (red + green + blue) / 3
        lit = [
            min(255.0, (channel + (mean - channel) * self.grey) * gain)
            for channel, gain in zip((red, green, blue), self.gain, strict=True)
        ]
        seen = tuple(
            round(channel + (far - channel) * fog)
            for channel, far in zip(lit, self.horizon, strict=True)
        )
        return seen + tuple(paint[3:])


@lru_cache(maxsize=2048)
def smooth(points: Points, steps: int = 5) -> Points:
    """Return a closed curve through the points (Catmull-Rom)."""
    curve: list[Point] = []
    count = len(points)
    for i in range(count):
        (ax, ay), (bx, by) = points[i - 1], points[i]
        (cx, cy), (dx, dy) = points[(i + 1) % count], points[(i + 2) % count]
        for step in range(steps):
            t = step / steps
            curve.append((_spline(ax, bx, cx, dx, t), _spline(ay, by, cy, dy, t)))
    return tuple(curve)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


class Pen:
    """Draws in metres: x to the right, y up, the origin where the thing touches the ground."""

    def __init__(
        self,
        image: Image.Image,
        *,
        light: Light,
        x: float = 0.0,
        y: float = 0.0,
        scale: float = 1.0,
        flip: bool = False,
        turn: float = 0.0,
        fog: float = 0.0,
    ) -> None:
        self.image = image
        self.light = light
        self.scale = scale
        self.flip = flip
        self.turn = turn
        self.fog = fog
        self._solid = ImageDraw.Draw(image)
        self._veil = ImageDraw.Draw(image, "RGBA")
        self._x, self._y = x, y
        sign = -1.0 if flip else 1.0
        self._ax, self._bx = sign * math.cos(turn) * scale, -sign * math.sin(turn) * scale
        self._ay, self._by = -math.sin(turn) * scale, -math.cos(turn) * scale

    def at(self, x: float, y: float, *, scale: float = 1.0, turn: float = 0.0) -> "Pen":
        """Return a pen whose origin lies at (x, y) of this one."""
        px, py = self.spot(x, y)
        return Pen(
            self.image,
            light=self.light,
            x=px,
            y=py,
            scale=self.scale * scale,
            flip=self.flip,
            turn=self.turn + turn,
            fog=self.fog,
        )

    def unflipped(self, x: float, y: float) -> "Pen":
        """Return a pen at (x, y) that writes from left to right whatever way the thing faces."""
        px, py = self.spot(x, y)
        return Pen(self.image, light=self.light, x=px, y=py, scale=self.scale, fog=self.fog)

    def spot(self, x: float, y: float) -> Point:
        """Return the pixel of a point in metres."""
        return (
            self._x + self._ax * x + self._bx * y,
            self._y + self._ay * x + self._by * y,
        )

    def polygon(self, points: Sequence[Point], paint: Paint) -> None:
        """Fill a shape with straight sides."""
        ax, bx, ay, by, x0, y0 = self._ax, self._bx, self._ay, self._by, self._x, self._y
        spots = [(x0 + ax * x + bx * y, y0 + ay * x + by * y) for x, y in points]
        self._brush(paint).polygon(spots, fill=self.light.tone(paint, self.fog))

    def blob(self, points: Points, paint: Paint) -> None:
        """Fill a shape whose outline runs smoothly through the points."""
        self.polygon(smooth(points), paint)

    def box(self, x0: float, y0: float, x1: float, y1: float, paint: Paint) -> None:
        """Fill a rectangle between two corners."""
        self.polygon(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), paint)

    def pillow(self, x0: float, y0: float, x1: float, y1: float, paint: Paint) -> None:
        """Fill a rectangle with rounded corners."""
        r = 0.28 * min(abs(x1 - x0), abs(y1 - y0))
        a, b, c, d = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        k = 0.3 * r
        corners = (
            (a + r, b), (c - r, b), (c - k, b + k), (c, b + r), (c, d - r), (c - k, d - k),
            (c - r, d), (a + r, d), (a + k, d - k), (a, d - r), (a, b + r), (a + k, b + k),
        )  # fmt: skip
        self.polygon(corners, paint)

    def oval(self, x: float, y: float, rx: float, ry: float, paint: Paint) -> None:
        """Fill an ellipse."""
        self.polygon([(x + rx * cos, y + ry * sin) for cos, sin in _CIRCLE], paint)

    def disc(self, x: float, y: float, r: float, paint: Paint) -> None:
        """Fill a circle."""
        (px, py), pr = self.spot(x, y), r * self.scale
        frame = (px - pr, py - pr, px + pr, py + pr)
        self._brush(paint).ellipse(frame, fill=self.light.tone(paint, self.fog))

    def ring(self, x: float, y: float, r: float, width: float, paint: Paint) -> None:
        """Draw a circle line; r reaches to its outer edge."""
        (px, py), pr = self.spot(x, y), r * self.scale
        frame = (px - pr, py - pr, px + pr, py + pr)
        line = max(1, round(width * self.scale))
        self._brush(paint).ellipse(frame, outline=self.light.tone(paint, self.fog), width=line)

    def line(self, points: Sequence[Point], width: float, paint: Paint) -> None:
        """Draw a thin line with square ends."""
        spots = [self.spot(x, y) for x, y in points]
        thick = max(1, round(width * self.scale))
        self._brush(paint).line(spots, fill=self.light.tone(paint, self.fog), width=thick)

    def limb(self, points: Sequence[Point], width: float, paint: Paint) -> None:
        """Draw a thick line with round joints and ends."""
        self.line(points, width, paint)
        if width * self.scale > 2:
            for x, y in points:
                self.disc(x, y, width / 2, paint)

    def taper(self, points: Sequence[Point], widths: Sequence[float], paint: Paint) -> None:
        """Draw a leg-like line whose width changes from joint to joint."""
        for i in range(len(points) - 1):
            (ax, ay), (bx, by) = points[i], points[i + 1]
            length = math.hypot(bx - ax, by - ay) or 1.0
            nx, ny = (ay - by) / length / 2, (bx - ax) / length / 2
            wa, wb = widths[i], widths[i + 1]
            self.polygon(
                (
                    (ax + nx * wa, ay + ny * wa),
                    (bx + nx * wb, by + ny * wb),
                    (bx - nx * wb, by - ny * wb),
                    (ax - nx * wa, ay - ny * wa),
                ),
                paint,
            )
        for (x, y), width in zip(points, widths, strict=True):
            self.disc(x, y, width / 2, paint)

    def shadow(self, width: float, *, x: float = 0.0, depth: float = 0.09) -> None:
        """Darken the ground below a thing that is ``width`` metres wide."""
        self.oval(x, 0.0, width / 2, width * depth, SHADOW)

    def _brush(self, paint: Paint) -> ImageDraw.ImageDraw:
        return self._veil if len(paint) == 4 else self._solid
