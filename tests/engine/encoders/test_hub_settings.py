"""Mirror, proxy and folder of models as the user sets them; the environment wins."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_hub import FILE, NAME, REPO, FakeHub, listed, serving, use_hub

from engine.cli import main
from engine.encoders.fetch import fetch
from engine.encoders.hub import models_folder
from engine.encoders.hub_settings import (
    HubSettings,
    hub_address,
    hub_proxies,
    read_settings,
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
