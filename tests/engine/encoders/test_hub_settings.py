"""Mirror, proxy and folder of models as the user sets them; the environment wins."""

import errno
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import filelock
import pytest
from builders import Ear
from fake_hub import FILE, NAME, REPO, FakeHub, listed, serving, use_hub

from engine.cli import main
from engine.encoders import leftovers
from engine.encoders.added import remove_all
from engine.encoders.fetch import begun, fetch, is_here
from engine.encoders.hub import file_size, folder_size, models_folder, repo_folder
from engine.encoders.hub_settings import (
    HubSettings,
    hub_address,
    hub_proxies,
    read_settings,
    wished_backend,
    write_settings,
)
from engine.errors import EngineError
from engine.events import Silent

DEAD = "http://127.0.0.1:9"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    with serving(FakeHub()) as hub, listed(monkeypatch, tmp_path):
        use_hub(monkeypatch, DEAD, tmp_path / "models")
        hub.publish(REPO, FILE, os.urandom(200_000))
        yield hub


def test_a_mirror_and_a_folder_are_used(hub: FakeHub, tmp_path: Path) -> None:
    write_settings(HubSettings(endpoint=f"{hub.address}/", models=str(tmp_path / "mine")))
    done = fetch(NAME, reporter=Silent(), pause=0)
    assert done is not None
    assert tmp_path / "mine" in done.weights.parents
    assert hub.requests


def test_the_environment_wins(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(HubSettings(endpoint=hub.address, proxy=DEAD, models="/set"))
    assert hub_proxies() == {"http": DEAD, "https": DEAD}
    monkeypatch.setenv("HF_ENDPOINT", "http://given")
    monkeypatch.setenv("HTTPS_PROXY", "http://given")
    monkeypatch.setenv("MMC_MODELS", str(tmp_path / "given"))
    assert hub_address() == DEAD  # what the hub's library made of the variable when it was loaded
    assert hub_proxies() is None
    assert models_folder() == tmp_path / "given"


def test_a_proxy_that_was_set_is_asked_and_named(hub: FakeHub) -> None:
    write_settings(HubSettings(endpoint="http://hub.invalid", proxy=DEAD))
    with pytest.raises(EngineError, match=r"The proxy http://127\.0\.0\.1:9 does not let"):
        fetch(NAME, reporter=Silent(), pause=0)
    assert not hub.requests


def test_nonsense_is_refused_and_a_torn_file_is_nothing(
    hub: FakeHub, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in (
        (["--endpoint", "hub"], "no address of a model hub"),
        (["--proxy", "ftp://x"], "no address of a proxy"),
        (["--models", "here"], "no whole path"),
    ):
        assert main(["encoders", "settings", *words]) == 1
        assert said in capsys.readouterr().err
    assert read_settings() == HubSettings()
    assert main(["encoders", "settings", "--endpoint", hub.address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hub"] == hub.address
    assert main(["encoders", "settings", "--endpoint", ""]) == 0
    assert "Mirror    none" in capsys.readouterr().out
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "mmc" / "encoders.json"
    file.write_text("{")
    assert read_settings() == HubSettings()


def test_what_lies_in_a_former_folder_is_still_found(
    hub: FakeHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, again = (str(tmp_path / name) for name in ("old", "new", "again"))
    write_settings(HubSettings(endpoint=hub.address, models=old))
    fetch(NAME, reporter=Silent(), pause=0)
    seen = len(hub.requests)
    for folder in (new, again):
        write_settings(HubSettings(endpoint=hub.address, models=folder))
    assert models_folder() == Path(again)
    assert read_settings().former == (new, old)
    assert is_here(NAME)
    done = fetch(NAME, reporter=Silent(), pause=0)
    assert done is not None
    assert Path(old) in done.weights.parents
    assert len(hub.requests) == seen  # nothing was asked for
    assert main(["encoders", "where", NAME]) == 0
    assert old in capsys.readouterr().out
    write_settings(HubSettings(models=old))  # back again: it is no former one any more
    assert read_settings().former == (again, new)
    count, freed = remove_all()
    assert count == 1
    assert freed >= 200_000
    assert not is_here(NAME)


def test_what_is_removed_while_it_is_looked_at_is_not_there(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(HubSettings(endpoint=hub.address, models=str(tmp_path / "m")))
    fetch(NAME, reporter=Silent(), pause=0)
    folder, isfile = repo_folder(tmp_path / "m", REPO), os.path.isfile

    def there_and_gone(path: str) -> bool:
        there = isfile(path)
        if there and Path(path).is_relative_to(folder):
            shutil.rmtree(folder)
        return there

    monkeypatch.setattr(os.path, "isfile", there_and_gone)
    assert not is_here(NAME)
    assert not folder.exists()
    assert folder_size(folder) == 0
    assert file_size(folder / "blobs" / "gone.incomplete") == 0


@pytest.fixture
def half(hub: FakeHub, tmp_path: Path) -> Path:
    """A download that broke off in the middle, in a folder that was changed since."""
    write_settings(HubSettings(endpoint=hub.address, models=str(tmp_path / "old")))
    hub.cuts = [100_000, 0, 0, 0, 0]
    with pytest.raises(EngineError, match="broke off"):
        fetch(NAME, reporter=Silent(), pause=0)
    [part] = (repo_folder(tmp_path / "old", REPO) / "blobs").iterdir()
    assert begun(NAME) == part.stat().st_size == 100_000
    write_settings(HubSettings(endpoint=hub.address, models=str(tmp_path / "new")))
    assert begun(NAME) == 100_000
    hub.requests.clear()
    return part


@pytest.mark.parametrize("disks", [1, 2])
def test_a_download_that_was_begun_in_a_former_folder_goes_on_in_the_new_one(
    hub: FakeHub, tmp_path: Path, half: Path, monkeypatch: pytest.MonkeyPatch, disks: int
) -> None:
    ear = Ear()
    with monkeypatch.context() as patch:
        if disks == 2:
            real = os.replace

            def replace(old: Path, new: Path) -> None:
                if old == half:
                    raise OSError(errno.EXDEV, "Invalid cross-device link")
                real(old, new)

            patch.setattr(os, "replace", replace)
        done = fetch(NAME, reporter=ear, pause=0)
    assert done is not None
    assert tmp_path / "new" in done.weights.parents
    assert hub.loaded() == ["bytes=100000-"]
    assert done.weights.read_bytes() == hub.files[REPO, FILE]
    assert not half.parent.parent.exists()
    assert any("goes on where it was broken off" in str(event) for event in ear.events)


def test_a_beginning_that_cannot_be_moved_is_downloaded_anew(
    hub: FakeHub, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(leftovers, "_copy_rest", copy)
    monkeypatch.setattr(leftovers, "os", SimpleNamespace(replace=copy))
    assert fetch(NAME, reporter=Silent(), pause=0) is not None
    assert hub.loaded() == [""]
    assert half.exists()


def test_a_move_to_another_disk_that_was_stopped_is_gone_on_with(
    hub: FakeHub, tmp_path: Path, half: Path
) -> None:
    part = tmp_path / "new" / half.relative_to(tmp_path / "old")
    part.parent.mkdir(parents=True)
    part.write_bytes(half.read_bytes()[:30_000])
    assert begun(NAME) == 100_000  # of which some is there twice
    assert fetch(NAME, reporter=Silent(), pause=0) is not None
    assert hub.loaded() == ["bytes=100000-"]
    assert not half.exists()


def test_a_folder_that_is_named_takes_nothing_from_others(
    hub: FakeHub, tmp_path: Path, half: Path
) -> None:
    assert fetch(NAME, reporter=Silent(), pause=0, folder=tmp_path / "stick") is not None
    assert hub.loaded() == [""]
    assert half.exists()


def test_a_download_that_goes_on_in_the_former_folder_is_left_alone(
    hub: FakeHub, tmp_path: Path, half: Path
) -> None:
    with (
        filelock.FileLock(tmp_path / "old" / ".locks" / "someone--tiny.mmc.lock"),
        pytest.raises(EngineError, match="Another program is downloading"),
    ):
        fetch(NAME, reporter=Silent(), pause=0)
    assert half.exists()
    assert begun(NAME) == 100_000


def test_the_way_to_run_is_a_setting_and_the_environment_wins(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MMC_BACKEND", raising=False)
    assert wished_backend() == "auto"
    assert main(["encoders", "settings", "--backend", "onnx"]) == 0
    assert "Backend   onnx" in capsys.readouterr().out
    assert wished_backend() == "onnx"
    monkeypatch.setenv("MMC_BACKEND", "torch")
    assert wished_backend() == "torch"
    with pytest.raises(EngineError, match="is no backend"):
        HubSettings(backend="magic")
