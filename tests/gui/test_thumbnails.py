import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from optional import optional
from PIL import Image
from PySide6.QtGui import QColor, QImage, QImageReader, QPixmap
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.data.images import BadImageError, decode
from mmc_gui.thumbnail_store import FILE_NAME, ThumbnailKey, ThumbnailStore
from mmc_gui.thumbnails import LoaderCounts, PixmapCache, ThumbnailLoader, decode_thumbnail

MakeLoader = Callable[..., ThumbnailLoader]


@pytest.fixture
def make_loader(qapp: object) -> Iterator[MakeLoader]:
    made: list[ThumbnailLoader] = []

    def make(cache_folder: Path | None = None, **options: int) -> ThumbnailLoader:
        made.append(ThumbnailLoader(cache_folder, **options))
        return made[-1]

    yield make
    for loader in made:
        loader.shutdown()


def photo(path: Path, *, color: str = "red", size: tuple[int, int] = (60, 40)) -> Path:
    Image.new("RGB", size, color).save(path)
    return path


def noisy_photo(path: Path, *, seed: int = 0) -> Path:
    """Write a photo that is large enough to be worth keeping on disk."""
    pixels = np.random.default_rng(seed).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, quality=95)
    return path


def slow_photo(path: Path) -> Path:
    """Write a photo that keeps the loader busy while a test asks for more."""
    Image.new("L", (4000, 4000)).save(path)
    return path


def loaded_keys(loader: ThumbnailLoader) -> list[str]:
    keys: list[str] = []
    loader.loaded.connect(lambda key, image: keys.append(key))
    return keys


def load(qtbot: QtBot, loader: ThumbnailLoader, path: Path) -> QImage:
    with qtbot.waitSignal(loader.loaded) as loaded:
        loader.request(str(path), path)
    assert loaded.args is not None
    assert loaded.args[0] == str(path)
    return loaded.args[1]


def test_thumbnail_fits_the_edge_and_comes_as_a_pixmap_too(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = photo(tmp_path / "a.png", color="red", size=(400, 200))
    loader = make_loader(edge=100)
    assert loader.pixmap(str(path)) is None
    image = load(qtbot, loader, path)
    assert (image.width(), image.height()) == (100, 50)
    assert image.pixelColor(50, 25) == QColor("red")
    pixmap = loader.pixmap(str(path))
    assert isinstance(pixmap, QPixmap)
    assert pixmap.size() == image.size()


@pytest.mark.parametrize(
    ("size", "expected"),
    [((400, 100), (64, 16)), ((100, 400), (16, 64)), ((50, 50), (64, 64)), ((10, 5), (30, 15))],
    ids=["wide", "tall", "enlarged", "tiny is enlarged threefold at most"],
)
def test_size_of_a_thumbnail(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    image = decode_thumbnail(photo(tmp_path / "a.png", size=size), edge=64)
    assert image is not None
    assert (image.width(), image.height()) == expected


def test_photo_taken_with_a_turned_camera_stands_upright(tmp_path: Path) -> None:
    picture = Image.new("RGB", (200, 100), "blue")
    picture.paste("red", (0, 0, 100, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter clockwise to see it upright
    picture.save(tmp_path / "a.jpg", exif=exif)
    image = decode_thumbnail(tmp_path / "a.jpg", edge=64)
    assert image is not None
    assert (image.width(), image.height()) == (32, 64)
    assert image.pixelColor(16, 10).red() > 200
    assert image.pixelColor(16, 54).blue() > 200


def test_wrong_suffix_is_no_obstacle(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert decode_thumbnail(path, edge=64) is not None


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "LA", "CMYK"])
def test_every_kind_of_pixels_is_shown(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (80, 80)).save(path)
    image = decode_thumbnail(path, edge=40)
    assert image is not None
    assert image.depth() == 32


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"]
)
def test_broken_file_fails_and_is_not_tried_again(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    loader = make_loader()
    with qtbot.waitSignal(loader.failed) as failed:
        loader.request("a", path)
    assert failed.args == ["a"]
    assert loader.has_failed("a")
    loader.request("a", path)
    assert loader.counts == LoaderCounts(failed=1)
    photo(path)
    loader.clear()
    with qtbot.waitSignal(loader.loaded):
        loader.request("a", path)


def test_missing_file_folder_and_pipe_fail(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    loader = make_loader()
    for name in ("missing", "folder", "pipe"):
        with qtbot.waitSignal(loader.failed) as failed:
            loader.request(name, tmp_path / name)
        assert failed.args == [name]


def test_more_pixels_than_the_limit_fail_before_they_are_decoded(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = photo(tmp_path / "a.png", size=(101, 100))
    loader = make_loader(pixel_limit=10_000)
    with qtbot.waitSignal(loader.failed):
        loader.request("a", path)
    assert QImageReader.allocationLimit() > 0


def test_newest_request_is_served_first(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    paths = {name: photo(tmp_path / f"{name}.png") for name in "abc"}
    paths["slow"] = slow_photo(tmp_path / "slow.png")
    loader = make_loader()
    keys = loaded_keys(loader)
    for name in ("slow", "a", "b", "c", "a"):  # asked for again: "a" is the newest
        loader.request(name, paths[name])
    qtbot.waitUntil(lambda: len(keys) == 4)
    assert [key for key in keys if key != "slow"] == ["a", "c", "b"]
    assert loader.counts.decoded == 4


def test_requests_no_longer_wanted_are_dropped(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    loader = make_loader()
    keys = loaded_keys(loader)
    path = photo(tmp_path / "a.png")
    loader.request("slow", slow_photo(tmp_path / "slow.png"))
    for number in range(20):
        loader.request(f"row {number}", path)
    loader.wanted(["slow", "row 3"])
    assert loader.counts.dropped >= 19 - 1  # the newest may have been taken up already
    qtbot.waitUntil(lambda: "row 3" in keys and "slow" in keys)
    assert loader.counts.waiting == 0
    assert set(keys) <= {"slow", "row 3", "row 19"}
    with qtbot.waitSignal(loader.loaded):
        loader.request("row 5", path)


def test_picture_in_memory_is_not_loaded_again_but_for_a_new_edge(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = photo(tmp_path / "a.png", size=(400, 400))
    loader = make_loader(edge=50)
    load(qtbot, loader, path)
    loader.request(str(path), path)
    assert loader.counts.waiting == 0
    loader.set_edge(100)
    former = loader.pixmap(str(path))
    assert former is not None
    assert former.width() == 50
    assert load(qtbot, loader, path).width() == 100
    assert loader.counts.decoded == 2


def test_memory_keeps_to_its_budget_and_drops_what_was_not_looked_at(qapp: object) -> None:
    cache = PixmapCache(budget_bytes=3 * 10 * 10 * 4)
    for key in "abc":
        cache.put(key, QPixmap(10, 10), edge=10)
    assert cache.get("a") is not None
    cache.put("d", QPixmap(10, 10), edge=10)
    assert [key for key in "abcd" if cache.get(key) is not None] == ["a", "c", "d"]
    cache.put("d", QPixmap(10, 10), edge=20)
    assert cache.has("d", edge=20)
    assert not cache.has("d", edge=10)
    assert cache.get("a") is not None


def test_disk_cache_serves_the_next_start(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = noisy_photo(tmp_path / "a.jpg")
    first = make_loader(tmp_path / "cache", edge=64)
    fresh = load(qtbot, first, path)
    first.shutdown()
    found = path.stat()
    path.write_bytes(bytes(found.st_size))  # no picture any more, but the same size and time
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    second = make_loader(tmp_path / "cache", edge=64)
    kept = load(qtbot, second, path)
    assert kept.size() == fresh.size()
    assert second.counts == LoaderCounts(from_disk=1)


@pytest.mark.parametrize("change", ["time", "size", "edge"])
def test_disk_cache_does_not_answer_for_another_file_or_edge(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path, change: str
) -> None:
    path = noisy_photo(tmp_path / "a.jpg")
    first = make_loader(tmp_path / "cache", edge=64)
    load(qtbot, first, path)
    first.shutdown()
    found = path.stat()
    if change == "time":
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    if change == "size":
        path.write_bytes(path.read_bytes() + b"\0")
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    second = make_loader(tmp_path / "cache", edge=65 if change == "edge" else 64)
    load(qtbot, second, path)
    assert second.counts == LoaderCounts(decoded=1)


def test_small_file_is_not_kept_on_disk(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = photo(tmp_path / "a.jpg")
    for _ in range(2):
        loader = make_loader(tmp_path / "cache")
        load(qtbot, loader, path)
        loader.shutdown()
        assert loader.counts == LoaderCounts(decoded=1)


def corrupt(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 64)


def of_another_version(folder: Path) -> None:
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def with_broken_pictures(folder: Path) -> None:
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("UPDATE thumbnails SET image = x'00'")
    connection.close()


@pytest.mark.parametrize("harm", [corrupt, of_another_version, with_broken_pictures])
def test_harmed_cache_file_costs_a_decode_and_heals(
    qtbot: QtBot,
    make_loader: MakeLoader,
    tmp_path: Path,
    harm: Callable[[Path], None],
) -> None:
    path = noisy_photo(tmp_path / "a.jpg")
    for step, expected in (
        ("fresh", LoaderCounts(decoded=1)),
        ("harmed", LoaderCounts(decoded=1)),
        ("healed", LoaderCounts(from_disk=1)),
    ):
        if step == "harmed":
            harm(tmp_path / "cache")
        loader = make_loader(tmp_path / "cache")
        load(qtbot, loader, path)
        loader.shutdown()
        assert loader.counts == expected, step


def test_cache_folder_that_cannot_be_made_is_one_line_in_the_log(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    (tmp_path / "file").write_text("in the way")
    loader = make_loader(tmp_path / "file" / "cache")
    for number in range(3):
        load(qtbot, loader, noisy_photo(tmp_path / f"{number}.jpg", seed=number))
    loader.shutdown()
    lines = [r for r in caplog.records if r.name == "mmc_gui.thumbnail_store"]
    assert [r.levelno for r in lines] == [logging.INFO]


def test_second_window_may_use_the_cache_at_the_same_time(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    one, two = make_loader(tmp_path / "cache"), make_loader(tmp_path / "cache")
    load(qtbot, one, noisy_photo(tmp_path / "a.jpg", seed=1))
    load(qtbot, two, noisy_photo(tmp_path / "b.jpg", seed=2))
    one.clear()
    qtbot.waitUntil(lambda: two.counts.waiting == 0)
    load(qtbot, one, tmp_path / "a.jpg")
    assert one.counts == LoaderCounts(decoded=1, from_disk=1)


def test_store_above_its_limit_drops_the_older_half(tmp_path: Path) -> None:
    image = QImage(noisy_photo(tmp_path / "a.jpg").as_posix())
    keys = [ThumbnailKey(path=str(n), size=1 << 20, mtime_ns=0, edge=64) for n in range(40)]
    store = ThumbnailStore(tmp_path)
    for key in keys:
        store.write(key, image)
    assert store.read(keys[0]) is not None
    store.close()
    reopened = ThumbnailStore(tmp_path, limit_bytes=100_000)
    kept = [reopened.read(key) is not None for key in keys]
    reopened.close()
    assert kept == [False] * 20 + [True] * 20


def test_shutdown_amid_work_leaves_no_thread_and_ignores_what_comes(
    qapp: object, make_loader: MakeLoader, tmp_path: Path
) -> None:
    loader = make_loader(tmp_path / "cache")
    keys = loaded_keys(loader)
    slow = slow_photo(tmp_path / "slow.png")
    for number in range(50):
        loader.request(str(number), slow)
    loader.shutdown()
    assert not [t for t in threading.enumerate() if t.name.startswith("thumbnails")]
    assert loader.counts.decoded <= 1
    loader.request("late", slow)
    assert loader.counts.waiting == 0
    assert keys == []


def test_loader_deleted_amid_work_is_no_harm(qapp: object, tmp_path: Path) -> None:
    loader = ThumbnailLoader()
    loader.request("a", slow_photo(tmp_path / "slow.png"))
    delete(loader)
    loader.shutdown()


def test_photo_cut_off_in_its_middle_says_so(
    qtbot: QtBot, make_loader: MakeLoader, tmp_path: Path
) -> None:
    path = noisy_photo(tmp_path / "a.jpg")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    loader = make_loader()
    with qtbot.waitSignal(loader.failed):
        loader.request("a", path)
    assert loader.reason("a").startswith("The image is damaged (image file is truncated")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "not an image"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not an image"),
    ],
)
def test_what_a_model_could_not_read_is_not_shown_either(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(BadImageError, match=reason):
        decode_thumbnail(path, edge=64)


def _half_and_half(mode: str) -> Image.Image:
    """Return a picture that is red (or bright) at the left and blue (or dark) at the right."""
    colors = {
        "RGB": ((220, 30, 20), (20, 30, 220)), "RGBA": ((220, 30, 20, 255), (20, 30, 220, 255)),
        "CMYK": ((0, 220, 220, 20), (220, 220, 0, 20)), "L": (220, 30), "I;16": (60000, 4000),
        "LA": ((220, 255), (30, 255)),
    }  # fmt: skip
    left, right = colors[mode]
    image = Image.new(mode, (120, 80), left)  # type: ignore[arg-type]
    image.paste(Image.new(mode, (60, 80), right), (60, 0))  # type: ignore[arg-type]
    return image


KINDS = {
    "jpeg": ("RGB", "JPEG", {"quality": 95}), "grey jpeg": ("L", "JPEG", {}),
    "cmyk jpeg": ("CMYK", "JPEG", {"quality": 95}), "png": ("RGB", "PNG", {}),
    "16-bit png": ("I;16", "PNG", {}), "alpha png": ("RGBA", "PNG", {}),
    "grey and alpha png": ("LA", "PNG", {}), "webp": ("RGB", "WEBP", {"lossless": True}),
    "tiff": ("RGB", "TIFF", {}), "16-bit tiff": ("I;16", "TIFF", {}), "bmp": ("RGB", "BMP", {}),
    "cmyk tiff": ("CMYK", "TIFF", {}), "avif": ("RGB", "AVIF", {"quality": 95}),
    "heic": ("RGB", "HEIF", {"quality": 95}),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_file_looks_as_the_model_sees_it(tmp_path: Path, kind: str) -> None:
    mode, format_, options = KINDS[kind]
    if format_ == "HEIF":
        optional("pillow_heif").register_heif_opener()
    path = tmp_path / "photo.jpg"  # the content counts, not the name
    picture = _half_and_half(mode)
    picture.save(path, format_, **options)
    image = decode_thumbnail(path, edge=60)
    assert (image.width(), image.height()) == (60, 40)
    model = decode(path.read_bytes())
    for x in (10, 50):
        seen = image.pixelColor(x, 20).getRgb()[:3]
        given = model.getpixel((2 * x, 40))
        assert max(abs(a - b) for a, b in zip(seen, given, strict=True)) <= 12, (seen, given)
    left, right = image.pixelColor(10, 20), image.pixelColor(50, 20)
    assert left.red() > right.red() + 100


def test_palettes_and_animations_show_their_first_picture(tmp_path: Path) -> None:
    first = _half_and_half("RGB")
    others = [Image.new("RGB", first.size, "black")] * 2
    for name, pictures in (
        ("a.gif", [picture.quantize(8) for picture in (first, *others)]),
        ("a.webp", [first, *others]),
        ("a.png", [first, *others]),
    ):
        path = tmp_path / name
        pictures[0].save(path, save_all=True, append_images=pictures[1:])
        image = decode_thumbnail(path, edge=60)
        assert image.pixelColor(10, 20).red() > 180, name
        assert image.pixelColor(50, 20).blue() > 180, name


def test_transparency_is_shown_on_white_as_a_model_is_given_it(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 60), (200, 0, 0, 0)).save(tmp_path / "a.png")
    image = decode_thumbnail(tmp_path / "a.png", edge=60)
    assert image.pixelColor(30, 30) == QColor("white")


@pytest.mark.parametrize("format_", ["PNG", "TIFF", "WEBP", "AVIF"])
def test_every_format_stands_upright(tmp_path: Path, format_: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.new("RGB", (200, 100), "blue")
    picture.paste("red", (0, 0, 100, 100))
    picture.save(tmp_path / "a", format_, exif=exif)
    image = decode_thumbnail(tmp_path / "a", edge=64)
    assert (image.width(), image.height()) == (32, 64)
    assert image.pixelColor(16, 10).red() > 200
    assert image.pixelColor(16, 54).blue() > 200


@pytest.mark.parametrize("turn", range(1, 9))
def test_qt_and_the_engine_turn_a_jpeg_alike(tmp_path: Path, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    picture = Image.new("RGB", (128, 64), "blue")
    picture.paste("red", (0, 0, 64, 32))
    path = tmp_path / "a.jpg"
    picture.save(path, quality=95, exif=exif)
    by_qt = decode_thumbnail(path, edge=64)
    path.write_bytes(path.read_bytes() + b"x")  # what ends otherwise is not left to Qt
    by_engine = decode_thumbnail(path, edge=64)
    assert by_qt.size() == by_engine.size()
    corners = [(4, 4), (by_qt.width() - 5, 4), (4, by_qt.height() - 5)]
    for corner in corners:
        assert by_qt.pixelColor(*corner).red() == pytest.approx(
            by_engine.pixelColor(*corner).red(), abs=12
        )
