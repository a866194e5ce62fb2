"""``mmc encoders`` from end to end, with a hub on the loopback and tiny models."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import open_clip.factory
import open_clip.pretrained
import pytest
import torch
from fake_hub import FILE, NAME, REPO, FakeHub, listed, serving, use_hub
from safetensors.torch import load_file, save_file
from tiny_models import GREY, TINY, random_weights

from engine.cli import main
from engine.encoders import catalogue, load_encoder
from engine.encoders.hub import repo_folder
from engine.encoders.registry import find_source

B32 = "open_clip:ViT-B-32-256/datacomp_s34b_b86k"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_weights(tmp_path_factory.mktemp("weights") / "tiny.safetensors")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weights: Path) -> Iterator[FakeHub]:
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": TINY}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    tags = {"hubbed": {"hf_hub": f"{REPO}/", **GREY}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)
    monkeypatch.setenv("MMC_CACHE", str(tmp_path / "cache"))
    with serving(FakeHub()) as hub, listed(monkeypatch, tmp_path):
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        hub.publish(REPO, FILE, weights.read_bytes())
        yield hub


Capture = pytest.CaptureFixture[str]


def _values(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["encoders", *arguments, "--json"]) == 0
    values: dict[str, Any] = json.loads(capsys.readouterr().out)
    return values


def _failure(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["encoders", *arguments]) == 1
    return capsys.readouterr().err


def test_the_list_is_short_says_what_is_here_and_where_the_rest_is(
    hub: FakeHub, capsys: Capture
) -> None:
    assert main(["encoders", "list"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Fast on a processor\n  basic\n      comes with the program")
    assert "to download, about 605 MB" in text
    assert "more: mmc encoders list --all" in text
    every = _values(capsys, "list", "--all")["encoders"]
    assert len(every) == len(catalogue.all_listings())
    assert [one["name"] for one in every if one["here"]] == ["basic"]
    assert not hub.requests
    assert main(["encoders", "list", "nothing", "fits"]) == 0
    assert "Try fewer words" in capsys.readouterr().out


def test_show_tells_the_licence_and_offers_names_alike(hub: FakeHub, capsys: Capture) -> None:
    assert main(["encoders", "show", "open_clip:MobileCLIP-S2/datacompdr"]) == 0
    text = capsys.readouterr().out
    assert "Apple's own terms" in text
    assert "https://huggingface.co/apple/MobileCLIP-S2-OpenCLIP" in text
    assert B32 in _failure(capsys, "show", B32.replace("datacomp", "datcomp"))


def test_fetch_where_remove(hub: FakeHub, capsys: Capture, tmp_path: Path) -> None:
    assert "mmc encoders fetch" in _failure(capsys, "where", NAME)
    assert main(["encoders", "fetch", NAME]) == 0
    said = capsys.readouterr()
    assert "tiny is ready, in " in said.out
    assert "Downloading tiny: " in said.err
    assert _values(capsys, "fetch", NAME)["loaded"] == 0
    folder = tmp_path / "models" / "models--someone--tiny"
    assert _values(capsys, "where", NAME)["folders"] == [str(folder)]
    assert _values(capsys, "show", NAME)["here"]
    assert _values(capsys, "remove", NAME)["freed"] >= len(hub.files[REPO, FILE])
    assert not folder.exists()
    assert "no encoder that was downloaded" in _failure(capsys, "remove", "basic")
    assert _values(capsys, "fetch", "basic")["loaded"] == 0


def test_another_folder_is_remembered_by_the_user(
    hub: FakeHub, capsys: Capture, tmp_path: Path
) -> None:
    assert main(["encoders", "fetch", NAME, "--cache", str(tmp_path / "big")]) == 0
    assert f"Set MMC_MODELS={tmp_path / 'big'}" in capsys.readouterr().out


def test_a_fetched_folder_goes_by_stick_to_a_computer_without_network(
    hub: FakeHub, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["encoders", "fetch", NAME]) == 0
    stick = tmp_path / "stick" / "models--someone--tiny"
    shutil.copytree(tmp_path / "models" / stick.name, stick)  # links become files
    use_hub(monkeypatch, "http://127.0.0.1:9", tmp_path / "other")
    capsys.readouterr()
    assert _values(capsys, "add", str(stick))["names"] == [NAME]
    assert load_encoder(NAME, device="cpu").encode_texts(["a cat"]).shape == (1, 32)
    there = tmp_path / "other" / stick.name
    assert all(one.is_symlink() for one in (there / "snapshots").rglob("*.safetensors"))
    assert "already" in _failure(capsys, "add", str(stick))
    shutil.rmtree(there)
    blob = next((stick / "blobs").iterdir())
    blob.write_bytes(blob.read_bytes()[:-1] + b"x")
    assert "damaged on its way" in _failure(capsys, "add", str(stick))
    assert not there.exists()
    shutil.rmtree(stick / "refs")
    assert "is not whole" in _failure(capsys, "add", str(stick))


@pytest.mark.expected_logs
@pytest.mark.parametrize("suffix", [".safetensors", ".pt"])
def test_a_file_of_weights_becomes_a_model_folder(
    hub: FakeHub, capsys: Capture, tmp_path: Path, weights: Path, suffix: str
) -> None:
    file = tmp_path / f"mine{suffix}"
    if suffix == ".pt":
        state = {f"module.{name}": one for name, one in load_file(weights).items()}
        torch.save({"epoch": 3, "state_dict": state}, file)
    else:
        shutil.copy(weights, file)
    assert "--as" in _failure(capsys, "add", str(file))
    (name,) = _values(capsys, "add", str(file), "--as", NAME)["names"]
    assert name.startswith("local-dir:")
    added = load_encoder(name, device="cpu")
    assert main(["encoders", "fetch", NAME]) == 0
    published = load_encoder(NAME, device="cpu")
    assert (added.encode_texts(["a cat"]) == published.encode_texts(["a cat"])).all()
    assert added.spec.image_key != published.spec.image_key
    capsys.readouterr()
    listed = _values(capsys, "list")["encoders"][0]
    assert (listed["name"], listed["here"], listed["group"]) == (name, True, "Added by you")
    assert "was added before" in _failure(capsys, "add", str(file), "--as", NAME)
    assert _values(capsys, "remove", name)["freed"] > 0
    assert [one["group"] for one in _values(capsys, "list")["encoders"]].count("Added by you") == 0


@pytest.mark.expected_logs
def test_what_is_no_model_is_not_added(
    hub: FakeHub, capsys: Capture, tmp_path: Path
) -> None:  # fmt: skip
    wrong = tmp_path / "wrong.safetensors"
    wrong.write_bytes(b"not weights at all")
    said = _failure(capsys, "add", str(wrong), "--as", NAME)
    assert f"{wrong} cannot be loaded as tiny: it is no safetensors file" in said
    save_file({"visual.proj": torch.zeros(3)}, wrong)
    said = _failure(capsys, "add", str(wrong), "--as", NAME)
    assert "tiny: it holds the weights of another model." in said
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"a photo")
    assert "its name must end in" in _failure(capsys, "add", str(photo), "--as", NAME)
    rows = tmp_path / "rows.pt"
    torch.save([1, 2], rows)
    assert "it holds no table of weights." in _failure(capsys, "add", str(rows), "--as", NAME)
    assert "is not there" in _failure(capsys, "add", str(tmp_path / "gone.pt"))
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "is no model folder" in _failure(capsys, "add", str(empty))
    torn = tmp_path / "torn.bin"
    torn.write_bytes(b"PK")
    assert "cannot be read as weights" in _failure(capsys, "add", str(torn), "--as", NAME)
    assert not list((tmp_path / "models").glob("mmc-added/*"))


def test_all_encoders_are_removed_and_other_models_stay(
    hub: FakeHub, capsys: Capture, tmp_path: Path, weights: Path
) -> None:
    source = find_source(B32)
    assert source is not None
    models = tmp_path / "models"
    known, other = (repo_folder(models, repo) for repo in (source.wanted[0].repo, "someone/else"))
    for folder in (known, other):
        (folder / "blobs").mkdir(parents=True)
        (folder / "blobs" / "x").write_bytes(b"x")
    assert main(["encoders", "add", str(weights), "--as", NAME]) == 0
    capsys.readouterr()
    assert _values(capsys, "remove", "--all")["removed"] == 1  # the other was not whole
    assert not known.exists()
    assert (other / "blobs" / "x").exists()
    assert [one["group"] for one in _values(capsys, "list")["encoders"]].count("Added by you") == 0
    assert _values(capsys, "remove", "--all") == {"removed": 0, "freed": 0}
