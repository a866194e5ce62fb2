"""Encoders used in another way: their names, their keys, and what they give."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import open_clip.factory
import open_clip.pretrained
import pytest
import torch
from builders import Ear, import_dataset, write_dataset
from fakes import FakeEncoder
from tiny_models import GREY, TINY, random_weights

from engine import workflow
from engine.cli import main
from engine.data.project import open_project
from engine.encoders import find_spec, load_encoder
from engine.encoders.catalogue import find_listing
from engine.encoders.pieces import PiecesEncoder, averaged, split_text
from engine.encoders.spec import Encoder, FloatArray
from engine.encoders.variants import Variant, parse_name, spell_name, without_int8
from engine.errors import EngineError
from engine.events import Note, Silent
from engine.features.comparing import compare_encoders

NAME = "open_clip:tiny/plain"
SPLIT, EACH = Variant(split=True), Variant(each=True)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = random_weights(tmp_path / "tiny.safetensors")
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": TINY}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    tags = {"plain": {"file": str(weights), **GREY}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)


class FourWords(FakeEncoder):
    """Reads four words."""

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        return super().encode_texts([" ".join(one.split()[:4]) for one in captions])

    def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
        return np.array([len(one.split()) > 4 for one in captions], dtype=bool)


def test_names_are_spelled_in_one_way_and_read_back() -> None:
    name = spell_name("open_clip:A/b", Variant(int8=True, split=True, each=True))
    assert name == "open_clip:A/b+int8+split+each"
    assert parse_name("open_clip:A/b+each+int8+split") == (
        "open_clip:A/b", Variant(int8=True, split=True, each=True),
    )  # fmt: skip
    assert parse_name("local-dir:/a+b/c+d") == ("local-dir:/a+b/c+d", Variant())
    assert without_int8(name) == "open_clip:A/b+split+each"
    with pytest.raises(EngineError, match="no 8-bit weights"):
        spell_name("basic", Variant(int8=True))
    with pytest.raises(EngineError, match="no 8-bit weights"):
        load_encoder("basic+int8")
    assert find_listing("basic+split") == find_listing("basic")


def test_each_way_has_keys_of_its_own(tiny: None) -> None:
    plain, split = find_spec("basic"), find_spec("basic+split")
    assert split.image_key == plain.image_key
    assert split.text_key != plain.text_key
    specs = [find_spec(f"{NAME}{way}") for way in ("", "+int8", "+split", "+each", "+split+each")]
    assert len({spec.text_key for spec in specs}) == 5
    assert len({spec.image_key for spec in specs}) == 2
    assert [spec.name for spec in specs][1] == f"{NAME}+int8"


def test_a_long_text_is_parted_at_sentences_then_at_words() -> None:
    def fits(text: str) -> bool:
        return len(text.split()) <= 4

    assert split_text("a dog runs", fits) == ["a dog runs"]
    text = "A dog runs fast. Two men look on. It rains."
    assert split_text(text, fits) == ["A dog runs fast.", "Two men look on.", "It rains."]
    pieces = split_text("one two three four five six seven", fits)
    assert " ".join(pieces) == "one two three four five six seven"
    assert all(fits(piece) for piece in pieces)
    assert split_text("Donaudampfschiff", lambda _: False) == ["Donaudampfschiff"]


def test_long_captions_lose_no_word_and_short_ones_stay_as_they_are() -> None:
    encoder = PiecesEncoder(FourWords(), SPLIT)
    short, long = "a dog runs", "one two three four. five six seven eight."
    vectors = encoder.encode_texts([short, long, ""])
    plain = FourWords().encode_texts([short, "one two three four.", "five six seven eight.", ""])
    np.testing.assert_array_equal(vectors[0], plain[0])
    np.testing.assert_allclose(vectors[1], averaged(plain[1:3]), rtol=1e-6)
    np.testing.assert_array_equal(vectors[2], plain[3])
    assert encoder.are_cut([short, long]).tolist() == [False, False]
    lengths = np.linalg.norm(plain[1:3], axis=1).mean()
    assert np.linalg.norm(vectors[1]) == pytest.approx(lengths, rel=1e-5)


def test_every_line_counts_as_a_caption() -> None:
    encoder = PiecesEncoder(FakeEncoder(), EACH)
    plain = FakeEncoder().encode_texts(["a dog", "a red bus"])
    vectors = encoder.encode_texts(["a dog\na red bus\n", "a dog"])
    np.testing.assert_allclose(vectors[0], averaged(plain), rtol=1e-6)
    np.testing.assert_array_equal(vectors[1], plain[0])


def test_basic_and_open_clip_tell_and_split_what_is_too_long(tiny: None) -> None:
    long = "a small dog runs over a wet street. " * 60
    basic = load_encoder("basic+split", device="cpu")
    assert isinstance(basic, PiecesEncoder)
    plain = load_encoder("basic", device="cpu")
    assert plain.are_cut([long, "a dog"]).tolist() == [True, False]  # type: ignore[attr-defined]
    assert basic.are_cut([long, "a dog"]).tolist() == [False, False]
    assert np.linalg.norm(basic.encode_texts([long])) == pytest.approx(1, abs=1e-4)
    clip = load_encoder(f"{NAME}+split", device="cpu")
    assert not clip.are_cut([long]).any()  # type: ignore[attr-defined]
    assert clip.encode_texts([long]).shape == (1, 32)


def test_eight_bits_are_near_the_full_weights_and_never_mixed(tiny: None, tmp_path: Path) -> None:
    full = load_encoder(NAME, device="cpu", backend="torch")
    small = load_encoder(f"{NAME}+int8", device="cpu")
    assert small.backend == "int8"  # type: ignore[attr-defined]
    assert small.spec == find_spec(f"{NAME}+int8")
    photos = np.random.default_rng(0).normal(size=(4, 3, 32, 32)).astype(np.float32)
    one, other = full.encode_images(photos), small.encode_images(photos)
    assert not np.array_equal(one, other)
    assert torch.cosine_similarity(torch.tensor(one), torch.tensor(other)).min() > 0.95


def test_what_eight_bits_lose_is_told_before_they_are_used(tiny: None, tmp_path: Path) -> None:
    path = import_dataset(write_dataset(tmp_path / "x", rows=80), tmp_path / "x" / "p.mmc")

    def load(name: str) -> Encoder:
        return load_encoder(name, device="cpu", backend="torch")

    with open_project(path) as project:
        loss = compare_encoders(project.dataset(), load(NAME), load(f"{NAME}+int8"), Silent())
        assert loss.photos == loss.captions == 32
        assert 0.9 < loss.photo_worst <= loss.photo_mean < 1
        ear = Ear()
        workflow.encode(
            project, encoder_name=f"{NAME}+int8", cache=tmp_path / "c", reporter=ear, load=load
        )
        told = [event.text for event in ear.events if isinstance(event, Note)]
        assert any("8-bit weights against the full ones" in text for text in told)
        again = Ear()
        workflow.encode(
            project, encoder_name=f"{NAME}+int8", cache=tmp_path / "c", reporter=again, load=load
        )
        told = [event.text for event in again.events if isinstance(event, Note)]
        assert not any("8-bit weights against" in text for text in told)


def test_options_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = import_dataset(write_dataset(tmp_path / "x", rows=4, test=0), tmp_path / "x" / "p.mmc")
    words = ["encode", str(path), "--long-captions", "split", "--several-captions", "average"]
    assert main([*words, "--json"]) == 0
    assert '"encoder": "basic+split+each"' in capsys.readouterr().out
    assert main([*words, "--int8"]) == 1
    assert "no 8-bit weights" in capsys.readouterr().err
