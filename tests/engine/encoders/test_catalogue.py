"""The catalogue against open_clip itself, and what is expected of encoders here."""

from pathlib import Path

import open_clip
import pytest

from engine.encoders import encoder_names, find_spec
from engine.encoders.catalogue import (
    GROUPS,
    LICENCES,
    Listing,
    all_listings,
    find_listing,
    search,
    shelf,
)
from engine.encoders.speed import ENOUGH, expected_speed, remember_speed


def _listing(name: str) -> Listing:
    found = find_listing(name)
    assert found is not None
    return found


def test_the_catalogue_lists_every_encoder_of_the_installed_open_clip() -> None:
    assert {one.name for one in all_listings()} == set(encoder_names())


def test_its_facts_are_open_clips_own() -> None:
    for one in all_listings()[1:]:
        model, tag = one.name.removeprefix("open_clip:").split("/")
        config = open_clip.get_model_config(model)
        place = open_clip.get_pretrained_cfg(model, tag)["hf_hub"]
        assert one.dim == config["embed_dim"] == find_spec(one.name).image_dim
        assert one.side == config["vision_cfg"]["image_size"]
        assert f"{one.repo}/{one.file}" == place
        assert one.tokenizer == config["text_cfg"].get("hf_tokenizer_name", "")
        assert one.licence in LICENCES
        assert one.imagenet is None or 0 < one.imagenet < 1


def test_known_sizes() -> None:
    small = _listing("open_clip:ViT-B-32/laion2b_s34b_b79k")
    assert small.parameters == 151_277_313
    assert small.size == pytest.approx(605e6, rel=0.01)
    assert small.image_gflop == pytest.approx(8.8, abs=0.1)
    assert small.imagenet == pytest.approx(0.6656)
    basic = _listing("basic")
    assert (basic.size, basic.dim) == (0, find_spec("basic").image_dim)


def test_the_shelf_is_short_has_reasons_and_begins_with_basic() -> None:
    few = shelf()
    assert few[0].name == "basic"
    assert 8 <= len(few) <= 12
    assert [one.group for one in few] == sorted((o.group for o in few), key=GROUPS.index)
    assert all(one.reason.endswith(".") and one.size is not None for one in few)
    assert all(one.free for one in few)


def test_one_model_by_any_of_its_names() -> None:
    own = _listing("open_clip:ViT-L-14-quickgelu/openai")
    assert find_listing("open_clip:ViT-L-14/openai") is own
    assert find_listing("open_clip:ViT-L-14/OpenAI") is own
    assert own.imagenet == pytest.approx(0.7555, abs=1e-3)
    assert find_listing("open_clip:ViT-L-14/nobody") is None
    assert find_listing("local-dir:/tmp") is None


def test_no_two_look_the_same() -> None:
    titles = [one.title for one in all_listings()]
    assert len(set(titles)) == len(titles)
    assert _listing("open_clip:ViT-B-32/datacomp_s_s13m_b4k").title.endswith(
        ", datacomp_s_s13m_b4k"
    )


def test_search_wants_every_word() -> None:
    found = search("siglip2 b-16")
    assert found
    assert all("B-16" in one.name and "SigLIP2" in one.name for one in found)
    assert search("no such thing") == ()


def test_limited_licences_are_told() -> None:
    assert "not for commercial use" in _listing("open_clip:ViT-B-16/metaclip_400m").licence_text
    assert "Apple" in _listing("open_clip:MobileCLIP-S2/datacompdr").licence_text


def test_a_guess_becomes_a_measure_and_guides_the_other_guesses(tmp_path: Path) -> None:
    small = _listing("open_clip:ViT-B-32/laion2b_s34b_b79k")
    large = _listing("open_clip:ViT-L-14/datacomp_xl_s13b_b90k")
    guess = expected_speed(small, tmp_path, threads=2)
    if guess is not None:  # a graphics card leaves it open
        assert not guess.measured
    remember_speed(tmp_path, name=small.name, device="cpu", photos=ENOUGH - 1, seconds=1.0)
    assert not (tmp_path / "speeds.json").exists()
    remember_speed(tmp_path, name=small.name, device="cpu", photos=1000, seconds=10.0)
    measured, other = (expected_speed(one, tmp_path, threads=2) for one in (small, large))
    assert measured is not None
    assert other is not None
    assert (measured.per_second, measured.measured) == (100.0, True)
    assert not other.measured
    assert 5 < other.per_second < 12


@pytest.mark.parametrize("text", ["", "[]", "no json", '{"a": 1}', '{"a": {"per_second": "x"}}'])
def test_a_damaged_record_of_speeds_is_no_matter(tmp_path: Path, text: str) -> None:
    (tmp_path / "speeds.json").write_text(text)
    basic = expected_speed(_listing("basic"), tmp_path, threads=2)
    assert basic is not None
    assert not basic.measured
