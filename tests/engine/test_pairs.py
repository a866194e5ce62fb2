"""Pairs from files, folders and tables: what belongs together, and nothing lost."""

from pathlib import Path

import pytest
from builders import photo

from engine.data.pairs import Pair, gather_pairs
from engine.errors import EngineError


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "urlaub am ×see"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.png", "b.png", "deep/c.png"):
        (folder / name).write_bytes(photo(["1"]))
    (folder / "a.txt").write_text("\ufeffA pérson\n", encoding="utf-8")
    return folder


def named(pairs: tuple[Pair, ...]) -> dict[str, str]:
    return {pair.name: pair.caption for pair in pairs}


def broken(pairs: tuple[Pair, ...]) -> list[str]:
    return [pair.broken for pair in pairs if pair.broken]


def test_a_photo_alone_and_with_any_text_is_one_pair(photos: Path) -> None:
    text = photos.parent / "other.txt"
    text.write_text("words", encoding="utf-8")
    for paths, caption in (([photos / "b.png"], ""), ([text, photos / "b.png"], "words")):
        found = gather_pairs(paths)
        assert not found.several
        assert found.pairs[0].image == photos / "b.png"
        assert found.pairs[0].caption == caption
    (pair,) = gather_pairs([text]).pairs
    assert (pair.image, pair.caption) == (None, "words")


def test_several_photos_find_their_own_texts(photos: Path) -> None:
    text = photos.parent / "zzz.txt"
    text.write_text("of no photo", encoding="utf-8")
    found = gather_pairs([photos / "b.png", photos / "a.txt", photos / "a.png", text])
    assert found.several
    assert named(found.pairs) == {"b.png": "", "a.png": "A pérson", "zzz.txt": "of no photo"}


def test_a_folder_gives_all_photos_below_it(photos: Path) -> None:
    (photos / "list.csv").write_text("image,caption\na.png,x\n", encoding="utf-8")
    found = gather_pairs([photos])
    assert found.several
    assert named(found.pairs) == {"a.png": "A pérson", "b.png": "", "deep/c.png": ""}
    (photos / "a.txt").unlink()
    assert "list.csv" in gather_pairs([photos]).notes[0]


def test_a_table_keeps_every_row_in_its_place(photos: Path) -> None:
    table = photos / "list.csv"
    lines = ["image,caption", 'a.png,"one, with a comma"', "gone.png,two", f"{photos}/b.png,three",
             'a.png,again', 'deep/c.png,"four']  # fmt: skip
    table.write_text("\n".join(lines), encoding="utf-8")
    found = gather_pairs([table])
    assert found.several
    assert [pair.line for pair in found.pairs] == [2, 3, 4, 5, 6]
    good = [pair for pair in found.pairs if not pair.broken]
    assert [pair.image for pair in good if pair.image] == [
        photos / "a.png", photos / "b.png", photos / "deep/c.png"
    ]  # fmt: skip
    assert good[0].caption == "one, with a comma"
    assert len(broken(found.pairs)) == 2
    assert "gone.png is not there" in broken(found.pairs)[0]
    assert found.notes  # the quote that is never closed


def test_what_is_nothing_is_told(photos: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "notes.pdf"
    pdf.write_bytes(b"%PDF")
    with pytest.raises(EngineError, match=r"notes\.pdf is neither a photo nor a text file"):
        gather_pairs([pdf])
    with pytest.raises(EngineError, match="There is no file"):
        gather_pairs([tmp_path / "none.csv"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="no photo in empty"):
        gather_pairs([tmp_path / "empty"])
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9")
    with pytest.raises(EngineError, match="UTF-8"):
        gather_pairs([latin])
    found = gather_pairs([photos / "a.png", pdf])
    assert len(found.pairs) == 2
    assert "neither" in found.pairs[1].broken
