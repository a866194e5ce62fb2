"""What the machine gives to the work."""

import os
from pathlib import Path

BACKEND_VARIABLE = "MMC_BACKEND"


def compute_threads() -> int:
    """Return how many threads torch may use: ``MMC_THREADS``, or all cores but one.

    One core is left to the window; on a shared machine torch with every core is also several
    times slower than with one fewer.
    """
    given = os.environ.get("MMC_THREADS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    return max(1, (os.cpu_count() or 2) - 1)


def default_cache_folder() -> Path:
    """Return where features are kept: ``MMC_CACHE``, or the user's cache folder."""
    import platformdirs

    given = os.environ.get("MMC_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("mmc", appauthor=False))


def wished_backend() -> str:
    """Return the way to run encoders: ``MMC_BACKEND``, or the best one here."""
    return os.environ.get(BACKEND_VARIABLE) or "auto"
