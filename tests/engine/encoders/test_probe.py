"""Measuring an encoder for a moment: what is told, kept, shown and refused."""

from pathlib import Path

import open_clip.factory
import open_clip.pretrained
import pytest
from builders import Ear
from fake_hub import NAME, REPO, FakeHub, listed, serving, use_hub
from tiny_models import GREY, TINY

from engine.cli import main
from engine.encoders import memory, offers
from engine.encoders.catalogue import find_listing
from engine.encoders.offers import make_offers
from engine.encoders.probe import probe_encoder
from engine.encoders.registry import load_encoder
from engine.encoders.speed import PROBES
from engine.errors import Cancelled, EngineError
from engine.events import Silent

SHORT = 0.05


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeHub:
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": TINY}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    tags = {"hubbed": {"hf_hub": f"{REPO}/", **GREY}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)
    with serving(FakeHub()) as hub, listed(monkeypatch, tmp_path):
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        yield hub  # type: ignore[misc]


def test_a_model_that_is_not_here_is_measured_without_a_download(
    hub: FakeHub, tmp_path: Path
) -> None:
    listing = find_listing(NAME)
    assert listing is not None
    before = make_offers([listing], tmp_path)[0]
    assert before.speed is None or not before.speed.measured
    found = probe_encoder(NAME, cache=tmp_path, reporter=Silent(), seconds=SHORT)
    assert found.random
    assert found.per_second > 0
    assert "random weights" in found.sentence()
    assert not hub.requests
    after = make_offers([listing], tmp_path)[0]
    assert after.speed is not None
    assert after.speed.measured
    assert after.speed.per_second == pytest.approx(found.per_second, rel=0.01)
    assert (tmp_path / PROBES).is_file()


def test_another_machine_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe_encoder(NAME, cache=tmp_path, reporter=Silent(), seconds=SHORT)
    monkeypatch.setattr("engine.encoders.speed.platform.node", lambda: "elsewhere")
    listing = find_listing(NAME)
    assert listing is not None
    speed = make_offers([listing], tmp_path)[0].speed
    assert speed is None or not speed.measured


def test_what_does_not_fit_is_refused_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (memory, offers):
        monkeypatch.setattr(module, "free_memory", lambda: 300_000_000)
    big = "open_clip:ViT-L-14/datacomp_xl_s13b_b90k"
    with pytest.raises(EngineError, match=r"needs about .* it does not fit"):
        probe_encoder(big, cache=tmp_path, reporter=Silent(), seconds=SHORT)
    listing = find_listing(big)
    assert listing is not None
    offer = make_offers([listing], tmp_path)[0]
    assert not offer.fits
    assert "does not fit" in offer.memory_text
    with pytest.raises(EngineError, match="does not fit"):  # instead of being killed by the system
        load_encoder(big, device="cpu")


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        probe_encoder(NAME, cache=tmp_path, reporter=Ear(stop_at=2), seconds=SHORT)
    assert not (tmp_path / PROBES).exists()


def test_memory_of_this_machine_is_known() -> None:
    assert (memory.free_memory() or 1) > 0
    assert memory.memory_in_use() >= 0
    assert memory.needed_memory(None) is None


def test_from_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe_encoder, "__kwdefaults__",
                        {**probe_encoder.__kwdefaults__, "seconds": SHORT})  # fmt: skip
    assert main(["encoders", "probe", NAME]) == 0
    assert "photos a second with their captions" in capsys.readouterr().out
    assert main(["encoders", "show", NAME]) == 0
    assert "measured" in capsys.readouterr().out
    assert main(["encoders", "probe", "open_clip:nothing/here"]) == 1
    assert "is no encoder" in capsys.readouterr().err
