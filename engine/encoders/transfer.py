"""Files of the model hub over plain HTTP: asked about first, then read from any byte on.

Not by the hub's own client: since its version 2 it throws away what a broken download has brought,
and it never compares checksums.
"""

import contextlib
import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any, Literal
from urllib.parse import quote, urljoin, urlsplit

from engine.encoders.hub_settings import hub_address, hub_proxies
from engine.language import tr

PATIENCE = 8.0
"""Seconds without a byte after which the line counts as broken."""
_CHUNK = 1 << 18
_MOVED = (301, 302, 303, 307, 308)
Trouble = Literal["unreachable", "proxy", "missing", "forbidden", "busy", "strange", "broken"]


class HubError(Exception):
    """Why the hub did not give a file; ``fetch`` makes a sentence of it."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """One file as the hub describes it."""

    repo: str
    file: str
    url: str
    commit: str
    size: int
    digest: str
    """SHA-256 of a large file, git's SHA-1 of a small one, in hex."""


def ask(repo: str, file: str, *, revision: str = "main") -> Remote:
    """Ask the hub for size and checksum of a file; HubError where it gives none."""
    url = _address(repo, file, revision)
    headers = _send(url, method="HEAD", away=False)
    etag = headers.get("X-Linked-Etag") or headers.get("ETag") or ""
    digest = etag.removeprefix("W/").strip('"').lower()
    size = headers.get("X-Linked-Size") or headers.get("Content-Length") or ""
    commit = headers.get("X-Repo-Commit") or ""
    if not (re.fullmatch(r"[0-9a-f]{40}([0-9a-f]{24})?", digest) and size.isdecimal()):
        raise HubError("strange", url)
    if not re.fullmatch(r"[0-9a-zA-Z]{1,64}", commit):
        raise HubError("strange", url)
    return Remote(
        repo=repo, file=file, commit=commit, size=int(size), digest=digest,
        url=_address(repo, file, commit),
    )  # fmt: skip


def read(remote: Remote, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield (place, bytes) from ``start`` on, or from 0 where the server knows no other start.

    Ends where the server ends, be it early; HubError says what went wrong.
    """
    wanted = {"Range": f"bytes={start}-"} if start else {}
    try:
        with contextlib.closing(_open(remote.url, method="GET", away=True, more=wanted)) as answer:
            place = start if answer.status == 206 else 0
            while chunk := answer.read1(_CHUNK):
                yield place, chunk
                place += len(chunk)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error) from error
    except (OSError, http.client.HTTPException) as error:
        raise _no_line(error) from error


def _address(repo: str, file: str, revision: str) -> str:
    return f"{hub_address()}/{repo}/resolve/{quote(revision, safe='')}/{quote(file)}"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows within the hub; to a store elsewhere only if told, and without the hub's key."""

    def __init__(self, *, away: bool) -> None:
        self._away = away

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: Message, newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        target = urljoin(req.full_url, newurl)
        own = urlsplit(target).netloc == urlsplit(req.full_url).netloc
        if not own and not self._away:
            return None
        kept = dict(req.header_items())
        if not own:
            kept = {name: value for name, value in kept.items() if name.lower() != "authorization"}
        return urllib.request.Request(target, headers=kept, method=req.get_method())


def _open(url: str, *, method: str, away: bool, more: dict[str, str]) -> Any:  # noqa: ANN401 - urllib's answer has no public type
    if not url.lower().startswith(("https://", "http://")):
        raise HubError("strange", url)
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    proxies = hub_proxies()
    more_handlers = [urllib.request.ProxyHandler(proxies)] if proxies is not None else []
    opener = urllib.request.build_opener(_Redirects(away=away), *more_handlers)
    headers = {**build_hf_headers(), "Accept-Encoding": "identity", **more}
    request = urllib.request.Request(url, headers=headers, method=method)
    return opener.open(request, timeout=PATIENCE)


def _send(url: str, *, method: str, away: bool) -> Message:
    """Return the headers of an answer; a redirect to another host is one too."""
    try:
        with contextlib.closing(_open(url, method=method, away=away, more={})) as answer:
            headers: Message = answer.headers
            return headers
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _MOVED:
                return error.headers
            raise _refusal(error) from error
    except (OSError, http.client.HTTPException) as error:
        raise _no_line(error) from error


def _refusal(error: urllib.error.HTTPError) -> HubError:
    if error.code in (404, 410):
        return HubError("missing")
    if error.code in (401, 403):
        # the hub answers 401 for a repository that does not exist as well as for a closed one
        return HubError("forbidden", str(error.code))
    if error.code == 407:
        return HubError("proxy", tr("it asks for a name and a password"))
    if error.code in (408, 429) or error.code >= 500:
        return HubError("busy", str(error.code))
    return HubError("strange", tr("answer {code}").format(code=error.code))


def _no_line(error: OSError | http.client.HTTPException) -> HubError:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    text = str(reason) or type(reason).__name__
    if "Tunnel connection failed" in text:
        return HubError("proxy", text.partition("failed: ")[2])
    if isinstance(error, urllib.error.URLError):
        return HubError("unreachable", text)
    return HubError("broken", text)
