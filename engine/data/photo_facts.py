"""What a photo's file says of itself: size, camera, day, whether it tells a place."""

from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags

from engine.data.images import BadImageError, open_image
from engine.language import tr

_TURNED = {
    2: tr("mirrored"),
    3: tr("turned by 180°"),
    4: tr("mirrored upside down"),
    5: tr("mirrored and turned"),
    6: tr("turned by 90°"),
    7: tr("mirrored and turned"),
    8: tr("turned by 270°"),
}
LONGEST = 80
"""Characters of a text from the file that are taken over: it may hold anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """Texts are empty where the file does not tell."""

    width: int
    """Pixels, as the photo is seen: upright."""
    height: int
    bytes: int
    format: str
    has_exif: bool
    camera: str = ""
    taken: str = ""
    turned: str = ""
    """How the pixels must be turned to be upright."""
    has_place: bool = False
    """Whether the file tells where the photo was taken."""


def photo_facts(path: Path) -> PhotoFacts:
    """Read the head of a photo; BadImageError says why it cannot be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadImageError(
            tr("The file cannot be read: {value}.").format(value=error.strerror or error)
        ) from error
    try:
        image = open_image(data)
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except BadImageError:
        raise
    except Exception as error:  # Pillow's readers raise anything over a damaged head
        raise BadImageError(tr("This is not an image that can be read.")) from error
    width, height = image.size
    turn = exif.get(ExifTags.Base.Orientation, 1)
    if turn in (5, 6, 7, 8):
        width, height = height, width
    tags = ExifTags.Base
    maker, model = _text(exif.get(tags.Make)), _text(exif.get(tags.Model))
    return PhotoFacts(
        width=width, height=height, bytes=len(data), format=image.format or "",
        has_exif=bool(exif), camera=_camera(maker, model),
        taken=_day(_text(inner.get(tags.DateTimeOriginal) or exif.get(tags.DateTime))),
        turned=_TURNED.get(turn, ""), has_place=bool(place),
    )  # fmt: skip


def _text(value: object) -> str:
    """Return a text of the file on one line; anything else counts as none."""
    if not isinstance(value, str):
        return ""
    return " ".join(value.replace("\0", " ").split())[:LONGEST]


def _camera(make: str, model: str) -> str:
    return model if model.casefold().startswith(make.casefold()) else f"{make} {model}".strip()


def _day(text: str) -> str:
    """Return "2024-05-03 14:20" of EXIF's "2024:05:03 14:20:31"; another text as it is."""
    day, _, clock = text.partition(" ")
    parts = day.split(":")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return text
    return f"{'-'.join(parts)} {clock[:5]}".strip()
