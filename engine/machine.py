"""What the machine gives to the work."""

import os


def compute_threads() -> int:
    """Return how many threads torch may use: ``MMC_THREADS``, or all cores but one.

    One core is left to the window; on a shared machine torch with every core is also several
    times slower than with one fewer.
    """
    given = os.environ.get("MMC_THREADS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    return max(1, (os.cpu_count() or 2) - 1)
