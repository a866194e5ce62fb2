"""Finding, identifying and decoding photos; the originals are only ever read."""

import contextlib
import functools
import hashlib
import io
import os
import warnings
from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np
from PIL import ExifTags, Image, UnidentifiedImageError

from engine.errors import EngineError
from engine.language import tr

IMAGE_SUFFIXES = frozenset(
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".bmp", ".gif", ".tif", ".tiff",
        ".avif", ".heic", ".heif", ".hif",
    }
)  # fmt: skip
"""Photos by name; what they are is told by their content."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""What is tried on the content. Pillow knows more, such as EPS, which it lets Ghostscript run."""
_HEIC = frozenset(b"heic heix hevc hevx heim heis hevm hevs".split())
_EITHER = frozenset(b"mif1 msf1".split())
"""Brands of files that hold HEIC or AVIF, which a further brand tells."""
MAX_PIXELS = 178_000_000
"""Larger pictures are refused: decoded, they take more than half a GB, and Pillow refuses them
from 179 million on."""
_PLAIN = ("1", "L", "P", "RGB", "CMYK", "YCbCr")
_HEAD_BYTES = 1 << 20
DIGEST_BYTES = 16


class BadImageError(EngineError):
    """The photo cannot be used; its text is the reason without the file name."""


def content_digest(data: bytes) -> bytes:
    """Return the 16-byte BLAKE2b digest that identifies this content."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()


def list_files(root: Path) -> list[str]:
    """Return POSIX paths of all files below ``root``, relative to it and in order.

    Links to folders are not followed, so none can lead round in circles; links to files are.
    """
    found: list[str] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        with contextlib.suppress(OSError), os.scandir(root / folder) as entries:
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                elif _is_file(entry) and is_sayable(path):
                    found.append(path)
    return sorted(found)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a file or a link to one; a link to itself is neither."""
    try:
        return entry.is_file()
    except OSError:
        return False


def is_sayable(name: str) -> bool:
    """Tell whether a file name can be written down; bytes that are no text cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_image(path: str) -> bool:
    """Tell by the suffix whether a path is a photo's."""
    return os.path.splitext(path)[1].lower() in IMAGE_SUFFIXES


def list_images(root: Path) -> frozenset[str]:
    """Return POSIX paths of all photos below ``root``, relative to it; see ``list_files``."""
    return frozenset(path for path in list_files(root) if is_image(path))


def relative_image(name: str) -> str | None:
    """Return an image name as a POSIX path inside the image folder; None if it would leave it."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or PureWindowsPath(name).drive:
        return None
    return path.as_posix()


def decode(data: bytes, *, least: int = 0) -> Image.Image:
    """Decode a photo into upright RGB; BadImageError says why it cannot be.

    With ``least``, a JPEG may come out at a half, a quarter or an eighth of its size, which is
    much faster; both of its edges keep at least so many pixels.
    """
    return _decoded(data, least, MAX_PIXELS)


def decode_within(
    data: bytes, edge: int, *, enlarged: float = 1.0, most_pixels: int = MAX_PIXELS
) -> Image.Image:  # fmt: skip
    """Decode a photo as ``decode`` does, but made to fit a square, which is much faster.

    What is smaller is enlarged by the factor at most.
    """
    image = _decoded(data, edge, most_pixels)
    factor = min(edge / max(image.size), enlarged)
    width, height = (max(1, round(side * factor)) for side in image.size)
    if (width, height) == image.size:
        return image
    return image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=3.0)


def _decoded(data: bytes, edge: int, most_pixels: int) -> Image.Image:
    """Return upright RGB; with an edge, no smaller than that but as small as the format offers."""
    if not data:
        raise BadImageError(tr("The file is empty."))
    try:
        image = open_image(data)
        width, height = image.size
        # What is not flattened in place is held two or three times over on its way to RGB.
        pixels = width * height * (1 if image.mode in _PLAIN else 2)
        if pixels > min(most_pixels, MAX_PIXELS):
            raise BadImageError(
                tr("The image has {width} x {height} pixels, too many to decode.").format(
                    width=width, height=height
                )
            )
        if edge:
            image.draft(None, (edge, edge))  # JPEG can leave out what a small picture does not show
        image.load()
        return _to_rgb(_upright(image))
    except BadImageError:
        raise
    except UnidentifiedImageError:
        raise BadImageError(tr("This is not an image that can be read.")) from None
    except Image.DecompressionBombError:
        raise BadImageError(tr("The image has too many pixels to decode.")) from None
    except Exception as error:  # Pillow's decoders raise anything over a damaged file
        raise BadImageError(tr("The image is damaged ({error}).").format(error=error)) from error


def image_size(path: Path) -> tuple[int, int]:
    """Return width and height as a photo's head tells them; zeros where it tells none."""
    try:
        with path.open("rb") as stream:
            return open_image(stream.read(_HEAD_BYTES)).size
    except Exception:  # noqa: BLE001 - Pillow's plugins raise anything over a damaged head
        return 0, 0


def open_image(data: bytes) -> Image.Image:
    """Return an image whose pixels are not read yet, whatever the file was called.

    Anything may be raised over a damaged head; formats that run other programs are not tried.
    """
    formats: tuple[str, ...] = _FORMATS
    brand = data[8:12] if data[4:8] == b"ftyp" else b""
    if brand in _HEIC or (brand in _EITHER and b"avif" not in data[16:64]):
        _load_heif()
        formats = ("HEIF",)
    Image.init()  # loads the readers that are not among the first five
    with warnings.catch_warnings():
        # Pillow warns of a bomb at 90 megapixels; the limit that counts is ours.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(data), formats=formats)


@functools.cache
def _load_heif() -> None:
    """Teach Pillow to read HEIC, or say what helps where that cannot be."""
    try:
        import pillow_heif
    except ImportError:
        raise BadImageError(
            tr("HEIC photos need pillow-heif, which is missing here. Save them as JPEG instead."),
            command="'pip install pillow-heif' or 'pip install mmc[formats]' brings it.",
        ) from None
    pillow_heif.register_heif_opener()


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _upright(image: Image.Image) -> Image.Image:
    """Turn a photo as its EXIF orientation says.

    Not by ``ImageOps.exif_transpose``: it also writes all EXIF fields anew, and fails where a
    camera gave one of them an odd type, which is no reason to lose the photo.
    """
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    return image.transpose(turn) if turn is not None else image


def _to_rgb(image: Image.Image) -> Image.Image:
    """Flatten transparency onto white and deep grey onto 8 bits."""
    if image.mode.startswith("I") or image.mode == "F":
        grey = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0.0, neginf=0.0)
        most = float(grey.max(initial=0.0))
        # Shades are 0 to 1, or as deep as 8 or 16 bits; deeper ones are taken up to the brightest.
        tops = (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0)
        top = next((top for top in tops if most <= top), most)
        return Image.fromarray((grey * (255.0 / top)).clip(0, 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(flat, rgba).convert("RGB")
    return image.convert("RGB")
