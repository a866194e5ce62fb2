"""Photos of every kind become upright RGB or a reason; the originals stay as they are."""

import contextlib
import hashlib
import io
import os
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from optional import optional
from PIL import Image

from engine.data import images
from engine.data.images import (
    BadImageError,
    content_digest,
    decode,
    image_size,
    list_images,
    relative_image,
)

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def corners(*, size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Red at the upper left, green at the upper right, the rest blue."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    image.paste(GREEN, (size[0] // 2, 0, size[0], size[1] // 2))
    return image


def near(image: Image.Image, place: tuple[int, int], colour: tuple[int, ...]) -> bool:
    pixel = np.asarray(image)[place[1], place[0]].astype(int)
    return bool(np.abs(pixel - colour).max() <= 8)


@pytest.mark.parametrize("turn", range(1, 9))
def test_photos_are_turned_upright(turn: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = corners().transpose(undo[turn]) if turn > 1 else corners()
    exif = Image.Exif()
    exif[0x0112] = turn
    upright = decode(encoded(stored, "JPEG", quality=95, exif=exif))
    assert (upright.mode, upright.size) == ("RGB", (64, 48))
    assert near(upright, (8, 8), RED)
    assert near(upright, (56, 8), GREEN)
    assert near(upright, (8, 40), BLUE)


def test_an_odd_exif_field_does_not_cost_the_photo() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "five!"
    stored = corners().transpose(Image.Transpose.ROTATE_90)
    data = encoded(stored, "JPEG", quality=95, exif=exif)
    field = struct.pack(">HHI", 0x010E, 2, 6)
    assert data.count(field) == 1
    # Text under a number of the first field that EXIF stores as a number.
    upright = decode(data.replace(field, struct.pack(">HHI", 0x0101, 2, 6)))
    assert upright.size == (64, 48)
    assert near(upright, (8, 8), RED)


def palette_with_a_clear_red() -> bytes:
    image = Image.new("P", (8, 8), 1)
    image.putpalette([*RED, *GREEN])
    image.paste(0, (0, 0, 4, 8))
    return encoded(image, transparency=0)


@pytest.mark.parametrize(
    ("data", "left", "right"),
    [
        (encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=95), RED, RED),
        (encoded(Image.new("L", (8, 8), 100)), (100, 100, 100), (100, 100, 100)),
        (encoded(Image.new("1", (8, 8), 1)), WHITE, WHITE),
        (palette_with_a_clear_red(), WHITE, GREEN),
        (encoded(Image.new("RGBA", (8, 8), (255, 0, 0, 0))), WHITE, WHITE),
        (encoded(Image.new("RGBA", (8, 8), (255, 0, 0, 128))), (255, 127, 127), (255, 127, 127)),
        (encoded(Image.new("LA", (8, 8), (0, 0))), WHITE, WHITE),
        (encoded(Image.new("RGB", (8, 8), RED), transparency=RED), WHITE, WHITE),
        (encoded(Image.new("RGB", (8, 8), RED), "GIF"), RED, RED),
        (encoded(Image.new("RGB", (8, 8), BLUE), "WEBP", lossless=True), BLUE, BLUE),
        (encoded(Image.new("RGB", (8, 8), BLUE), "TIFF"), BLUE, BLUE),
        (encoded(Image.new("RGB", (8, 8), BLUE), "BMP"), BLUE, BLUE),
    ],
    ids=["cmyk", "grey", "1 bit", "palette", "clear", "half", "grey+alpha", "keyed", "gif", "webp",
         "tiff", "bmp"],
)  # fmt: skip
def test_every_kind_becomes_rgb_on_white(
    data: bytes, left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    image = decode(data)
    assert (image.mode, image.size) == ("RGB", (8, 8))
    assert near(image, (1, 4), left)
    assert near(image, (6, 4), right)


def frames(*colours: tuple[int, int, int]) -> dict[str, object]:
    rest = [Image.new("RGB", (8, 8), colour) for colour in colours]
    return {"save_all": True, "append_images": rest, "duration": 50}


CMYK = encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=95)


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (CMYK, RED),
        (encoded(Image.new("RGB", (8, 8), RED), "GIF", **frames(GREEN, BLUE)), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "WEBP", lossless=True, **frames(BLUE)), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "PNG", **frames(BLUE)), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "TIFF", **frames(BLUE)), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "AVIF", quality=100), RED),
        (encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "AVIF", quality=100), WHITE),
        (encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "WEBP", lossless=True), WHITE),
        (encoded(Image.new("P", (8, 8)).convert("PA"), "TIFF"), (0, 0, 0)),
        (encoded(Image.new("I;16", (8, 8), 65535)), WHITE),
        (encoded(Image.new("I;16B", (8, 8), 65535), "TIFF"), WHITE),
        (encoded(Image.new("I", (8, 8), 65535), "TIFF"), WHITE),
        (encoded(Image.new("F", (8, 8), 1.0), "TIFF"), WHITE),
        (encoded(Image.new("F", (8, 8), float("nan")), "TIFF"), (0, 0, 0)),
        (encoded(Image.new("F", (8, 8), 255.0), "TIFF"), WHITE),
    ],
    ids=["cmyk of adobe", "gif", "webp", "apng", "tiff", "avif", "clear avif",
         "clear webp", "palette+alpha", "16 bit", "16 bit tiff", "32 bit", "0 to 1", "no number",
         "0 to 255"],
)  # fmt: skip
def test_of_every_kind_the_first_picture_is_taken_as_it_looks(
    data: bytes, colour: tuple[int, ...]
) -> None:
    image = decode(data)
    assert (image.mode, image.size) == ("RGB", (8, 8))
    assert near(image, (4, 4), colour), np.asarray(image)[4, 4]


def test_sixteen_bits_a_colour_become_eight() -> None:
    width = height = 4
    pixels = b"".join(b"\0" + struct.pack(">3H", 65535, 32768, 0) * width for _ in range(height))
    data = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    for chunk in (b"IHDR" + header, b"IDAT" + zlib.compress(pixels), b"IEND"):
        data += struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert near(decode(data), (2, 2), (255, 128, 0))


def test_photos_of_telephones_are_read_where_the_library_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heif = optional("pillow_heif")
    stream = io.BytesIO()
    heif.from_pillow(corners()).save(stream, quality=95)
    upright = decode(stream.getvalue())
    assert upright.size == (64, 48)
    assert near(upright, (8, 8), RED)
    images._load_heif.cache_clear()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(BadImageError, match="Save them as JPEG instead") as caught:
        decode(stream.getvalue())
    assert "'pip install pillow-heif'" in caught.value.command
    images._load_heif.cache_clear()


def test_a_photo_is_turned_upright_in_avif_too() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = corners().transpose(Image.Transpose.ROTATE_90)
    upright = decode(encoded(stored, "AVIF", quality=95, exif=exif))
    assert upright.size == (64, 48)
    assert near(upright, (8, 8), RED)


def test_a_photo_with_a_wrong_suffix_is_what_its_content_is(tmp_path: Path) -> None:
    path = tmp_path / "really a.jpg"
    path.write_bytes(encoded(corners(), "PNG"))
    assert list_images(tmp_path) == {"really a.jpg"}
    assert decode(path.read_bytes()).size == image_size(path) == (64, 48)
    path.write_bytes(b"no photo")
    assert image_size(path) == image_size(tmp_path / "none.jpg") == (0, 0)


def test_deep_grey_keeps_its_shades() -> None:
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(16, 16)
    shades = np.asarray(decode(encoded(Image.fromarray(ramp))))[..., 0].astype(int)
    assert shades[0, 0] == 0
    assert shades[-1, -1] == 255
    assert (np.diff(shades.ravel()) >= 0).all()
    assert len(np.unique(shades)) > 250


def png_claiming(width: int, height: int, kind: int = 2) -> bytes:
    """Return a PNG that says how large it is and then holds hardly a pixel."""
    data = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    for chunk in (b"IHDR" + header, b"IDAT" + zlib.compress(b"\0")):
        length, check = struct.pack(">I", len(chunk) - 4), struct.pack(">I", zlib.crc32(chunk))
        data += length + chunk + check
    return data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"This is a note, not a photo.\n", "not an image"),
        (b"\xff\xd8\xff\xe0", "not an image"),
        (png_claiming(100_000, 100_000), "too many"),
        (png_claiming(18_000, 17_000), "too many"),
        (png_claiming(64, 64), "damaged"),
        (encoded(corners(), "JPEG")[:-200], "damaged"),
        (png_claiming(20_000, 10_000), "too many"),
        (png_claiming(20_000, 10_000, kind=0), "too many"),
        (png_claiming(10_000, 9_500, kind=6), "too many"),
        (encoded(Image.new("RGB", (8, 8)), "EPS"), "not an image"),
    ],
    ids=[
        "zero bytes",
        "text",
        "only a signature",
        "bomb",
        "big",
        "no pixels",
        "truncated",
        "200 million",
        "200 million of grey",
        "with alpha",
        "a program",
    ],
)
def test_what_cannot_be_used_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(BadImageError, match=reason):
        decode(data)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_photo_cut_anywhere_is_a_photo_or_a_reason(kind: str) -> None:
    data = encoded(corners(), kind)
    for length in range(0, len(data), max(1, len(data) // 40)):
        with contextlib.suppress(BadImageError):
            assert decode(data[:length]).size == (64, 48)


def test_equal_content_has_an_equal_key_and_other_content_another() -> None:
    assert content_digest(b"photo") == content_digest(b"photo") != content_digest(b"photO")
    assert len(content_digest(b"")) == 16


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("1.jpg", "1.jpg"),
        ("sub/1.jpg", "sub/1.jpg"),
        ("./sub//1.jpg", "sub/1.jpg"),
        ("sub\\1.jpg", "sub/1.jpg"),
        ("..jpg", "..jpg"),
        ("at 12:30.jpg", "at 12:30.jpg"),
        ("../1.jpg", None),
        ("sub/../../1.jpg", None),
        ("..\\1.jpg", None),
        ("/etc/1.jpg", None),
        ("\\\\server\\share\\1.jpg", None),
        ("C:\\1.jpg", None),
        ("C:1.jpg", None),
        ("c:/1.jpg", None),
    ],
)
def test_names_cannot_lead_out_of_the_image_folder(name: str, inside: str | None) -> None:
    assert relative_image(name) == inside


def test_photos_are_found_in_all_folders_by_suffix(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.png", "sub/deep/c.webp", "sub/notes.txt", "d.jpg.part", "jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert list_images(tmp_path) == {"b.JPG", "a.png", "sub/deep/c.webp"}
    assert list_images(tmp_path / "nowhere") == frozenset()


def test_links_that_go_round_in_circles_are_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "photos", tmp_path / "outside"
    (root / "sub").mkdir(parents=True)
    outside.mkdir()
    (root / "a.jpg").write_bytes(b"")
    (outside / "secret.jpg").write_bytes(b"")
    (root / "sub" / "up").symlink_to(root, target_is_directory=True)
    (root / "out").symlink_to(outside, target_is_directory=True)
    assert list_images(root) == {"a.jpg"}


def test_reading_never_touches_the_originals(tmp_path: Path) -> None:
    path = tmp_path / "1.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    path.write_bytes(encoded(corners(), "JPEG", exif=exif))
    os.utime(path, ns=(1, 1))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    list_images(tmp_path)
    decode(path.read_bytes()).close()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert path.stat().st_mtime_ns == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["1.jpg"]


def test_a_large_jpeg_is_decoded_no_larger_than_needed() -> None:
    whole = corners(size=(1600, 1200))
    jpeg = encoded(whole, "JPEG", quality=95)
    assert decode(jpeg, least=300).size == (400, 300)
    assert decode(jpeg, least=301).size == (800, 600)
    assert decode(jpeg, least=601).size == decode(jpeg).size == (1600, 1200)
    assert decode(encoded(whole, "PNG"), least=100).size == (1600, 1200), "PNG knows no such thing"
    small = decode(jpeg, least=300)
    assert near(small, (20, 20), RED)
    assert near(small, (380, 20), GREEN)
    assert near(small, (200, 280), BLUE)
