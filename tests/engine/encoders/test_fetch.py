"""Fetching models from a hub on the loopback; no real weights are at hand here."""

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import filelock
import open_clip.factory
import open_clip.pretrained
import pytest
from fake_hub import COMMIT, FILE, NAME, REPO, FakeHub, serving, use_hub
from tiny_models import GREY, TINY, random_weights

from engine.encoders import load_encoder, transfer
from engine.encoders.catalogue import find_listing
from engine.encoders.fetch import begun, fetch, is_here
from engine.encoders.fetch_sentences import USUAL_HUB, hub_error
from engine.encoders.hub import remove_repo
from engine.encoders.transfer import HubError, Remote
from engine.errors import Cancelled, EngineError
from engine.events import Event, Gate, Note, Progress

LONG = 60.0


class Listener:
    """Keeps what is told, and stops after so many bytes if asked to."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.events: list[Event] = []
        self._stop_after = stop_after

    def emit(self, event: Event) -> None:
        self.events.append(event)

    def check(self) -> None:
        last = self.progress[-1].done if self.progress else 0
        if self._stop_after is not None and last >= self._stop_after:
            raise Cancelled

    @property
    def progress(self) -> list[Progress]:
        return [event for event in self.events if isinstance(event, Progress)]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A real safetensors file of a tiny model, six megabytes long."""
    return random_weights(tmp_path_factory.mktemp("weights") / "tiny.safetensors").read_bytes()


@pytest.fixture
def hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> Iterator[FakeHub]:  # fmt: skip
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": TINY}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    tags = {"hubbed": {"hf_hub": f"{REPO}/", **GREY}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)
    with serving(FakeHub()) as hub:
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        hub.publish(REPO, FILE, content)
        yield hub


def _fetch(listener: Listener | None = None, folder: Path | None = None) -> Path:
    done = fetch(NAME, reporter=listener or Listener(), pause=0.0, folder=folder)
    assert done is not None
    return done.weights


def test_a_fetched_model_is_whole_in_the_form_of_the_hubs_cache_and_loads(
    hub: FakeHub, content: bytes, tmp_path: Path
) -> None:
    assert not is_here(NAME)
    listener = Listener()
    weights = _fetch(listener)
    assert weights.read_bytes() == content
    assert weights.parent.name == COMMIT
    assert is_here(NAME)
    assert begun(NAME) == 0
    last = listener.progress[-1]
    assert (last.done, last.total, last.unit) == (len(content), len(content), "bytes")
    assert "Downloading" in last.what
    assert load_encoder(NAME, device="cpu").encode_texts(["a cat"]).shape == (1, 32)
    from huggingface_hub import hf_hub_download

    cache = str(tmp_path / "models")
    found = hf_hub_download(REPO, FILE, cache_dir=cache, local_files_only=True)
    assert Path(found) == weights


def test_what_is_here_asks_no_network(hub: FakeHub) -> None:
    _fetch()
    hub.requests.clear()
    hub.status = 500
    again = fetch(NAME, reporter=Listener())
    assert again is not None
    assert again.loaded == 0
    assert not hub.requests


def test_nothing_is_fetched_for_names_that_are_not_published(hub: FakeHub) -> None:
    for name in ("basic", "local-dir:/tmp/model", "open_clip:tiny@/tmp/file.safetensors", "fake"):
        assert fetch(name, reporter=Listener()) is None
        assert is_here(name)
    assert not hub.requests


def test_loading_never_fetches_and_says_how(hub: FakeHub) -> None:
    with pytest.raises(EngineError, match=r"Download that encoder first, in the list") as caught:
        load_encoder(NAME, device="cpu")
    assert "mmc encoders fetch open_clip:tiny/hubbed" in caught.value.command
    assert not hub.requests


def test_broken_lines_are_mended_from_where_they_broke(hub: FakeHub, content: bytes) -> None:
    third = len(content) // 3
    hub.cuts = [third, third]
    assert _fetch().read_bytes() == content
    assert hub.loaded() == ["", f"bytes={third}-", f"bytes={2 * third}-"]


def test_a_line_that_stays_broken_keeps_what_came(hub: FakeHub, content: bytes) -> None:
    third = len(content) * 3 // 10
    hub.cuts = [third, 0, 0, 0, 0]
    with pytest.raises(EngineError, match=r"broke off .* again\. What was loaded is kept"):
        _fetch()
    assert begun(NAME) == third
    assert not is_here(NAME)
    listener = Listener()
    assert _fetch(listener).read_bytes() == content
    assert hub.loaded()[-1] == f"bytes={third}-"
    assert listener.progress[0].already == third
    assert any(isinstance(event, Note) for event in listener.events)


def test_a_line_that_falls_silent_is_tried_again(
    hub: FakeHub, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "PATIENCE", 0.2)
    hub.stalls = 2
    assert _fetch().read_bytes() == content
    assert len(hub.loaded()) == 3


def test_a_slow_line_is_waited_for_and_tells_rate_and_rest(
    hub: FakeHub, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "PATIENCE", 2.0)
    hub.trickle = 0.2  # longer than that in all, but never silent for so long
    listener = Listener()
    assert _fetch(listener).read_bytes() == content
    assert hub.loaded() == [""], "a line on which something comes is not broken"
    under_way = [event for event in listener.progress if 0 < event.done < event.total]
    assert len(under_way) >= 3
    assert all(event.rate > 0 for event in under_way)
    assert under_way[-1].seconds > 2.0


def test_a_stop_keeps_what_came(hub: FakeHub, content: bytes) -> None:
    with pytest.raises(Cancelled):
        _fetch(Listener(stop_after=0))
    here = begun(NAME)
    assert here < len(content)
    assert not is_here(NAME)
    assert _fetch().read_bytes() == content


class Stopped(Listener):
    """Is asked to stop once the work waits for a better line."""

    def __init__(self) -> None:
        super().__init__()
        self._gate, self._waiting = Gate(), threading.Event()
        self._thread = threading.Thread(target=self._stop)
        self._thread.start()

    def _stop(self) -> None:
        assert self._waiting.wait(LONG)
        self._gate.stop()

    def check(self) -> None:
        self._gate.check()

    def wait(self, seconds: float) -> None:
        self._waiting.set()
        self._gate.wait(seconds)
        self._thread.join()


def test_a_stop_ends_the_wait_between_two_tries(hub: FakeHub, content: bytes) -> None:
    hub.cuts = [len(content) // 2]
    began = time.monotonic()
    with pytest.raises(Cancelled):
        fetch(NAME, reporter=Stopped(), pause=LONG)
    assert time.monotonic() - began < LONG / 2
    assert begun(NAME) == len(content) // 2
    assert len(hub.loaded()) == 1


def test_a_server_without_ranges_begins_anew(hub: FakeHub, content: bytes) -> None:
    hub.cuts, hub.ranges = [len(content) // 2], False
    listener = Listener()
    assert _fetch(listener).read_bytes() == content
    assert max(event.done for event in listener.progress) == len(content)


def test_what_differs_from_the_checksum_is_thrown_away(hub: FakeHub, content: bytes) -> None:
    hub.damage = True
    with pytest.raises(EngineError, match="checksum differs"):
        _fetch()
    assert begun(NAME) == 0
    assert not is_here(NAME)
    hub.damage = False
    assert _fetch().read_bytes() == content


def test_a_part_of_other_content_is_found_out(
    hub: FakeHub, content: bytes, tmp_path: Path
) -> None:  # fmt: skip
    digest = hub.publish(REPO, FILE, content)
    blobs = tmp_path / "models" / "models--someone--tiny" / "blobs"
    blobs.mkdir(parents=True)
    (blobs / f"{digest}.incomplete").write_bytes(b"x" * 1000)
    with pytest.raises(EngineError, match="checksum differs"):
        _fetch()
    assert _fetch().read_bytes() == content


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "a mirror need not have every model"),
        (401, "accept its terms"),
        (403, "accept its terms"),
        (407, "The proxy of this network"),
        (429, "is overloaded"),
        (503, "is overloaded"),
        (418, "is no model hub"),
    ],
)
def test_every_refusal_has_its_sentence(hub: FakeHub, status: int, sentence: str) -> None:
    hub.status = status
    with pytest.raises(EngineError, match=sentence):
        _fetch()


def test_old_unsafe_files_are_not_fetched(hub: FakeHub, content: bytes) -> None:
    hub.files.clear()
    hub.publish(REPO, "open_clip_pytorch_model.bin", content)
    with pytest.raises(EngineError, match=r"safe to load .* or add a file"):
        _fetch()
    assert not hub.loaded()


def test_a_log_in_page_is_no_model(hub: FakeHub) -> None:
    hub.page = True
    with pytest.raises(EngineError, match="a log-in page of the network"):
        _fetch()


def test_no_network(hub: FakeHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_hub(monkeypatch, "http://127.0.0.1:9", tmp_path / "models")
    with pytest.raises(EngineError, match=r"cannot be reached .*bring its folder") as caught:
        _fetch()
    assert "mmc encoders add" in caught.value.command


def test_a_dead_proxy_is_named_without_its_password(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("http_proxy", "http://me:secret@127.0.0.1:9")
    with pytest.raises(
        EngineError, match=r"The proxy http://127\.0\.0\.1:9 does not let"
    ) as caught:
        _fetch()
    assert "secret" not in str(caught.value)


def test_offline_is_obeyed(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(EngineError, match="HF_HUB_OFFLINE forbids"):
        _fetch()
    assert not hub.requests


def test_offline_what_is_here_works_and_what_is_not_says_the_way(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from huggingface_hub import constants

    _fetch()
    hub.requests.clear()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    warm = fetch(NAME, reporter=Listener())
    assert warm is not None
    assert warm.loaded == 0
    assert load_encoder(NAME, device="cpu").encode_texts(["a cat"]).shape == (1, 32)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cold"))
    with pytest.raises(EngineError, match="HF_HUB_OFFLINE forbids"):
        _fetch()
    with pytest.raises(EngineError, match=r"Download that encoder first, in the list") as caught:
        load_encoder(NAME, device="cpu")
    assert "mmc encoders fetch open_clip:tiny/hubbed" in caught.value.command
    assert not hub.requests


def test_a_small_disk_is_told_before(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type(shutil.disk_usage("/"))(total=10**9, used=10**9, free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(EngineError, match=r"There is no room .* MB are needed") as caught:
        _fetch()
    assert "kept" not in str(caught.value)
    assert not hub.loaded()


def test_a_small_disk_keeps_what_an_earlier_try_has_loaded(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    hub.cuts = [len(content) // 3, 0, 0, 0, 0]
    with pytest.raises(EngineError, match="broke off"):
        _fetch()
    usage = type(shutil.disk_usage("/"))(total=10**9, used=10**9, free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(EngineError, match=r"MB are needed.* What was loaded is kept"):
        _fetch()


def test_where_nothing_came_nothing_is_said_to_be_kept(hub: FakeHub) -> None:
    hub.cuts = [0, 0, 0, 0]
    with pytest.raises(EngineError, match="broke off") as caught:
        _fetch()
    assert "kept" not in str(caught.value)
    hub.status = 503
    with pytest.raises(EngineError, match="overloaded") as caught:
        _fetch()
    assert "kept" not in str(caught.value)


def test_a_disk_that_fills_up_keeps_what_came(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    import engine.encoders.fetch as module

    real = module.read
    full = True

    def read(remote: Remote, start: int) -> Iterator[tuple[int, bytes]]:
        for count, piece in enumerate(real(remote, start)):
            if full and count == 1:
                raise OSError(errno.ENOSPC, "No space left on device")
            yield piece

    monkeypatch.setattr(module, "read", read)
    with pytest.raises(EngineError, match=r"There is no room .* What was loaded is kept"):
        _fetch()
    assert 0 < begun(NAME) < len(content)
    full = False
    assert _fetch().read_bytes() == content


def test_a_disk_that_is_full_at_once_says_nothing_of_what_came(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    import engine.encoders.fetch as module

    def read(remote: Remote, start: int) -> Iterator[tuple[int, bytes]]:
        raise OSError(errno.ENOSPC, "No space left on device")
        yield 0, b""

    monkeypatch.setattr(module, "read", read)
    with pytest.raises(EngineError, match="There is no room") as caught:
        _fetch()
    assert "kept" not in str(caught.value)


def test_two_programs_do_not_write_into_one_file(hub: FakeHub, tmp_path: Path) -> None:
    locks = tmp_path / "models" / ".locks"
    locks.mkdir(parents=True)
    with (
        filelock.FileLock(locks / "someone--tiny.mmc.lock"),
        pytest.raises(EngineError, match="Another program is downloading"),
    ):
        _fetch()


def test_the_hubs_key_stays_with_the_hub(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    import huggingface_hub.utils

    monkeypatch.setattr(
        huggingface_hub.utils, "build_hf_headers", lambda: {"authorization": "Bearer mine"}
    )
    _fetch()
    assert hub.loaded()
    assert not hub.keys_away


def test_another_folder(hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "stick"
    assert other in _fetch(folder=other).parents
    assert not is_here(NAME)
    monkeypatch.setenv("MMC_MODELS", str(other))
    assert is_here(NAME)
    assert load_encoder(NAME, device="cpu").encode_texts(["a cat"]).shape == (1, 32)
    assert remove_repo(other, REPO) > 0
    assert not is_here(NAME)


def test_a_killed_download_goes_on_where_it_was(hub: FakeHub, tmp_path: Path) -> None:
    listing = find_listing("open_clip:ViT-B-32-256/datacomp_s34b_b86k")
    assert listing is not None
    content = os.urandom(4_000_000)
    digest = hub.publish(listing.repo, FILE, content)
    hub.stalls = 1
    models = tmp_path / "models" / f"models--{listing.repo.replace('/', '--')}"
    part = models / "blobs" / f"{digest}.incomplete"
    command = [sys.executable, "-m", "engine.cli.main", "encoders", "fetch", listing.name]
    home = {**os.environ, "HF_ENDPOINT": hub.address, "HF_HUB_CACHE": str(tmp_path / "models")}
    with subprocess.Popen(command, env=home, stderr=subprocess.DEVNULL) as process:
        while not part.exists() or part.stat().st_size < len(content) // 2:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.kill()
    assert not (models / "refs").exists()
    done = subprocess.run(command, env=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "goes on where it was broken off" in done.stderr
    assert hub.loaded() == ["", f"bytes={len(content) // 2}-"]
    assert (models / "blobs" / digest).read_bytes() == content


def test_a_tokenizer_comes_with_its_model(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = {**TINY, "text_cfg": {**TINY["text_cfg"], "hf_tokenizer_name": "someone/tokens"}}
    monkeypatch.setitem(open_clip.factory._MODEL_CONFIGS, "tiny", config)
    with pytest.raises(EngineError, match="not to be had"):
        _fetch()
    hub.publish("someone/tokens", "tokenizer.json", _tokenizer())
    about = {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "[PAD]"}
    hub.publish("someone/tokens", "tokenizer_config.json", json.dumps(about).encode())
    hub.damage = True
    with pytest.raises(EngineError, match="checksum differs"):
        _fetch()
    assert not is_here(NAME)
    hub.damage = False
    _fetch()
    assert is_here(NAME)
    hub.requests.clear()
    encoder = load_encoder(NAME, device="cpu")
    assert encoder.encode_texts(["a cat"]).shape == (1, 32)
    assert not hub.requests


def _tokenizer() -> bytes:
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = Tokenizer(models.WordLevel({"[PAD]": 0, "[UNK]": 1, "a": 2, "cat": 3}, "[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return str(words.to_str()).encode()


def test_the_usual_hub_and_a_mirror_miss_models_for_different_reasons() -> None:
    missing = HubError("missing")
    assert "not published as a file that is safe" in str(hub_error(missing, "tiny", USUAL_HUB))
    assert "a mirror need not have" in str(hub_error(missing, "tiny", "https://hub.example.org"))
