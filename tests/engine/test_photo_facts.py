"""What a photo's file says of itself, and files that say nothing or lie."""

from pathlib import Path

import pytest
from PIL import ExifTags, Image

from engine.data.images import BadImageError
from engine.data.photo_facts import photo_facts


def saved(path: Path, exif: Image.Exif | None = None) -> Path:
    image = Image.new("RGB", (60, 40), "teal")
    image.save(path, **({"exif": exif} if exif is not None else {}))
    return path


def test_size_camera_day_orientation_and_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Canon"
    exif[ExifTags.Base.Model] = "Canon EOS 5D"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2024:05:03 14:20:31"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    path = saved(tmp_path / "a.jpg", exif)
    facts = photo_facts(path)
    assert (facts.width, facts.height) == (40, 60)  # as it is seen
    assert (facts.bytes, facts.format) == (path.stat().st_size, "JPEG")
    assert (facts.camera, facts.taken) == ("Canon EOS 5D", "2024-05-03 14:20")
    assert facts.turned == "turned by 90°"
    assert facts.has_exif
    assert facts.has_place


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.bmp"])
def test_a_photo_without_exif(tmp_path: Path, name: str) -> None:
    facts = photo_facts(saved(tmp_path / name))
    assert (facts.width, facts.height) == (60, 40)
    assert not facts.has_exif
    assert not facts.has_place
    assert facts.camera == facts.taken == facts.turned == ""


def test_odd_values_count_as_untold(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Some\0maker\n" + "x" * 500
    exif[ExifTags.Base.DateTime] = "yesterday"
    exif[ExifTags.Base.Orientation] = 99
    facts = photo_facts(saved(tmp_path / "a.jpg", exif))
    assert facts.camera.startswith("Some maker x")
    assert len(facts.camera) <= 80
    assert (facts.taken, facts.turned) == ("yesterday", "")


def test_what_is_no_photo_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"this is no photo")
    for name in ("a.jpg", "nowhere.jpg"):
        with pytest.raises(BadImageError) as caught:
            photo_facts(tmp_path / name)
        assert str(caught.value).endswith(".")
