"""The model hub: what its cache holds, and whether it can be reached at all."""

import socket
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies

from huggingface_hub import constants, try_to_load_from_cache

_PATIENCE = 5.0


def cached_file(repo: str, names: Iterable[str]) -> Path | None:
    """Return the first of these files that the cache holds whole; the network is not asked."""
    found = (try_to_load_from_cache(repo, name) for name in names)
    return next((Path(path) for path in found if isinstance(path, str)), None)


def reachable() -> bool:
    """Tell within seconds whether the hub answers; behind a proxy that is not tried, but hoped.

    Without this a dead network costs a minute: the hub's client tries each file six times.
    """
    if constants.HF_HUB_OFFLINE:
        return False
    if {"http", "https", "all"} & getproxies().keys():
        return True
    hub = urlsplit(constants.ENDPOINT)
    port = hub.port or (80 if hub.scheme == "http" else 443)
    try:
        socket.create_connection((hub.hostname or "", port), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True
