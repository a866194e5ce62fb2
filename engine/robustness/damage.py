"""What can happen to captions and images, from nothing at 0 % to the worst at 100 %.

Every function is seeded and grows: what is hit at one level is hit at every higher one as well.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from engine.data.dataset import IntArray
from engine.errors import EngineError
from engine.language import tr

MOST_PIXELS = 512
"""Shorter side of a photo before it is damaged; more would only take time, encoders see less."""
_TENS = tuple(float(level) for level in range(0, 101, 10))
_TWENTIES = tuple(float(level) for level in range(0, 101, 20))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One way to damage rows."""

    name: str
    title: str
    level: str
    """What a level in per cent means."""
    hits: str
    """What is changed: ``rows`` of vectors at hand, or ``captions`` or ``photos``, encoded anew."""
    random: bool = True
    """False where every seed does the same."""

    @property
    def levels(self) -> tuple[float, ...]:
        """The usual levels in per cent: fewer where each costs an encoding of photos."""
        return _TWENTIES if self.hits == "photos" else _TENS

    @property
    def encodes(self) -> bool:
        """Whether the encoder is needed."""
        return self.hits != "rows"


_ALL = (
    Kind(name="caption-missing", title=tr("Captions missing"), hits="rows",
         level=tr("share of the captions, %")),
    Kind(name="image-missing", title=tr("Images missing"), hits="rows",
         level=tr("share of the images, %")),
    Kind(name="caption-shuffled", title=tr("Captions of other rows"), hits="rows",
         level=tr("share of the captions, %")),
    Kind(name="caption-words", title=tr("Words left out of captions"), hits="captions",
         level=tr("share of each caption's words, %")),
    Kind(name="caption-typos", title=tr("Typing errors in captions"), hits="captions",
         level=tr("share of each caption's letters, %")),
    Kind(name="image-noise", title=tr("Noise in images"), hits="photos",
         level=tr("standard deviation, % of the range of brightness")),
    Kind(name="image-blur", title=tr("Images blurred"), hits="photos", random=False,
         level=tr("radius, % of a tenth of the shorter side")),
    Kind(name="image-jpeg", title=tr("Images compressed as JPEG"), hits="photos", random=False,
         level=tr("from quality 95 down to 1, %")),
    Kind(name="image-small", title=tr("Images shrunk"), hits="photos", random=False,
         level=tr("share of width and height lost, %")),
)  # fmt: skip
KINDS = {kind.name: kind for kind in _ALL}
"""All kinds by name."""


def find_kind(name: str) -> Kind:
    """Return the kind of this name, or refuse it."""
    if name not in KINDS:
        raise EngineError(
            tr("There is no kind of damage '{name}'. Choose from {join}.").format(
                name=name, join=", ".join(KINDS)
            )
        )
    return KINDS[name]


def rng_of(*numbers: int | str) -> np.random.Generator:
    """Return random numbers of their own for a seed, an item, a kind; equal ones for equal ones."""
    keys: list[int] = []
    for number in numbers:
        # a text's length comes first, so that no two lists of numbers and texts give equal keys
        keys += [len(number), *number.encode()] if isinstance(number, str) else [number]
    return np.random.default_rng(keys)


def hit_rows(rows: IntArray, share: float, rng: np.random.Generator) -> IntArray:
    """Choose a share 0..1 of some rows, rounded to whole rows."""
    return rng.permutation(rows)[: int(share * len(rows) + 0.5)]


def other_rows(rows: IntArray, rng: np.random.Generator) -> IntArray:
    """Return for each row another one of them ``[len(rows)]``, each used once; needs two."""
    order = rng.permutation(len(rows))
    others = np.empty_like(rows)
    others[order] = rows[np.roll(order, 1)]
    return others


def drop_words(caption: str, share: float, rng: np.random.Generator) -> str:
    """Leave a share 0..1 of the words out; words stand between spaces."""
    words = caption.split()
    gone = set(_hit(len(words), share, rng).tolist())
    return " ".join(w for n, w in enumerate(words) if n not in gone) if gone else caption


def letters_of(captions: Sequence[str]) -> str:
    """Return the letters that slips of the finger put in: those the captions are written with."""
    return "".join(sorted({c for caption in captions for c in caption.lower() if c.isalpha()}))


def mistype(caption: str, share: float, rng: np.random.Generator, letters: str) -> str:
    """Spoil a share 0..1 of the letters: each by a wrong one, by none, or by one too many."""
    places = [place for place, character in enumerate(caption) if character.isalpha()]
    if not places:
        return caption
    hits = _hit(len(places), share, rng)
    slips, wrong = rng.integers(3, size=len(places)), rng.integers(len(letters), size=len(places))
    characters = list(caption)
    for hit in hits.tolist():
        right, new = caption[places[hit]], letters[wrong[hit]]
        if new == right.lower():
            new = letters[(wrong[hit] + 1) % len(letters)]
        characters[places[hit]] = (new, "", right + new)[slips[hit]]
    return "".join(characters)


def _hit(count: int, share: float, rng: np.random.Generator) -> IntArray:
    """Choose among few, rounded up or down by lot so that the share is right over many."""
    lot = rng.random()
    return rng.permutation(count)[: int(share * count + lot)]


def shrink(photo: Image.Image) -> Image.Image:
    """Bring a photo down to the size in which it is damaged; a smaller one stays as it is."""
    factor = MOST_PIXELS / min(photo.size)
    if factor >= 1:
        return photo
    return photo.resize(_scaled(photo, factor), Image.Resampling.BICUBIC, reducing_gap=3.0)


def spoil(photo: Image.Image, kind: str, share: float, rng: np.random.Generator) -> Image.Image:
    """Damage an RGB photo; a share of 0 leaves it as it is."""
    if share == 0:
        return photo
    match kind:
        case "image-noise":
            pixels = np.asarray(photo, dtype=np.float32)
            noise = rng.standard_normal(pixels.shape, dtype=np.float32)
            noisy = np.rint(pixels + 255 * share * noise).clip(0, 255)
            return Image.fromarray(noisy.astype(np.uint8))
        case "image-blur":
            return photo.filter(ImageFilter.GaussianBlur(share * min(photo.size) / 10))
        case "image-jpeg":
            stream = io.BytesIO()
            photo.save(stream, "JPEG", quality=round(95 - 94 * share))
            return Image.open(stream).convert("RGB")
        case "image-small":
            return photo.resize(_scaled(photo, 1 - share), Image.Resampling.BICUBIC)
    raise ValueError(kind)


def _scaled(photo: Image.Image, factor: float) -> tuple[int, int]:
    return max(1, round(photo.width * factor)), max(1, round(photo.height * factor))
