"""A model hub on the loopback: what the real one answers, and every way in which it can fail."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from engine.encoders import catalogue

NAME, REPO, FILE = "open_clip:tiny/hubbed", "someone/tiny", "open_clip_model.safetensors"
SMALL = 100_000
"""Shorter files are answered by the hub itself, and named as git names them."""
TRICKLES = 12
"""Pieces in which a slow answer comes."""
COMMIT = "c0ffee" * 6 + "abcd"


@dataclass
class FakeHub:
    """Files by repository and name; a test bends the answers through the fields."""

    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    """After so many bytes the next answers break off, one after the other."""
    stalls: int = 0
    """So many answers send half of the file and then nothing."""
    trickle: float = 0.0
    """Seconds between two pieces of an answer: a slow line, but one on which something comes."""
    status: int = 0
    """Answered to everything, where it is set."""
    ranges: bool = True
    damage: bool = False
    page: bool = False
    """Answers everything with a log-in page."""
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and range of all requests."""
    keys_away: list[str] = field(default_factory=list)
    """Keys that were sent to the store behind the hub."""
    address: str = ""
    store: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    """Ends what stalls."""

    def publish(self, repo: str, file: str, content: bytes) -> str:
        """Publish a file; return its checksum."""
        self.files[repo, file] = content
        return hashlib.sha256(content).hexdigest()

    def loaded(self) -> list[str]:
        """Return the ranges of all that was loaded from the store."""
        return [where for method, path, where in self.requests
                if method == "GET" and path.startswith("/store")]  # fmt: skip


def _handler(hub: FakeHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def log_message(self, *_: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def _answer(self, *, body: bool) -> None:
            hub.requests.append((self.command, self.path, self.headers.get("Range", "")))
            if hub.status:
                self.send_error(hub.status)
            elif hub.page:
                self._page(body=body)
            elif self.path.startswith("/store/"):
                self._store(body=body)
            elif self.path.startswith("/small/"):
                self._small(body=body)
            else:
                self._hub()

        def _page(self, *, body: bool) -> None:
            text = b"<html>Please log in</html>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            if body:
                self.wfile.write(text)

        def _hub(self) -> None:
            repo, _, rest = self.path[1:].partition("/resolve/")
            content = hub.files.get((repo, rest.partition("/")[2]))
            if content is None:
                self.send_error(404)
                return
            if len(content) < SMALL:
                self.send_response(307)
                self.send_header("Location", f"/small{self.path}")
                self.end_headers()
                return
            self.send_response(302)
            self.send_header("Location", f"{hub.store}/store{self.path}")
            self.send_header("X-Repo-Commit", COMMIT)
            self.send_header("X-Linked-Size", str(len(content)))
            self.send_header("X-Linked-Etag", f'"{hashlib.sha256(content).hexdigest()}"')
            self.end_headers()

        def _small(self, *, body: bool) -> None:
            repo, _, rest = self.path.removeprefix("/small/").partition("/resolve/")
            content = hub.files[repo, rest.partition("/")[2]]
            name = hashlib.sha1(f"blob {len(content)}\0".encode() + content).hexdigest()
            self.send_response(200)
            self.send_header("X-Repo-Commit", COMMIT)
            self.send_header("ETag", f'W/"{name}"')
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if body:
                self.wfile.write(bytes(reversed(content)) if hub.damage else content)

        def _store(self, *, body: bool) -> None:
            hub.keys_away.extend(self.headers.get_all("Authorization", []))
            repo, _, rest = self.path.removeprefix("/store/").partition("/resolve/")
            content = hub.files[repo, rest.partition("/")[2]]
            if hub.damage:
                content = bytes(reversed(content))
            wanted = self.headers.get("Range", "")
            start = int(wanted[6:-1]) if wanted and hub.ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            if body:
                end = start + hub.cuts.pop(0) if hub.cuts else len(content)
                if hub.stalls:
                    hub.stalls -= 1
                    self.wfile.write(content[start : (start + end) // 2])
                    self.wfile.flush()
                    hub.over.wait()
                    return
                if hub.trickle:
                    piece = 1 + (end - start) // TRICKLES
                    for place in range(start, end, piece):
                        self.wfile.write(content[place : min(place + piece, end)])
                        self.wfile.flush()
                        hub.over.wait(hub.trickle)
                    return
                self.wfile.write(content[start:end])

    return Handler


@contextmanager
def serving(hub: FakeHub) -> Iterator[FakeHub]:
    """Let a hub answer on the loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    hub.address = f"http://127.0.0.1:{server.server_port}"
    hub.store = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def use_hub(monkeypatch: pytest.MonkeyPatch, address: str, cache: Path) -> None:
    """Point the product at a hub and an empty cache, with no proxy between."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", address)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "MMC_MODELS"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def listed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """Let the catalogue have one more model, the tiny one on the loopback, on the shelf."""
    facts = json.loads(catalogue._FILE.read_text())
    facts["models"]["tiny"] = {"dim": 32, "side": 32, "size": 6_500_000,
                               "image_gflop": 0.001, "text_gflop": 0.001}  # fmt: skip
    facts["published"].append(
        {"model": "tiny", "tag": "hubbed", "repo": REPO, "file": "", "licence": "mit"}
    )
    file = folder / "catalogue.json"
    file.write_text(json.dumps(facts))
    monkeypatch.setattr(catalogue, "_FILE", file)
    shelf = {**catalogue._SHELF, NAME: (catalogue.FAST, "For tests.")}
    monkeypatch.setattr(catalogue, "_SHELF", shelf)
    _forget()
    try:
        yield
    finally:
        _forget()


def _forget() -> None:
    catalogue.all_listings.cache_clear()
    catalogue._by_name.cache_clear()
