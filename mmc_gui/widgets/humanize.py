"""Numbers as people say them: counts, scores, rates, the time that is left."""

import math

MINUTE = 60
HOUR = 3600


def count_text(number: int) -> str:
    """Return an integer with thousands set apart: 30,000."""
    return f"{number:,}"


def score_text(value: float, digits: int = 2) -> str:
    """Return a number of fixed length, so that columns align; a dash where there is none."""
    return f"{value:.{digits}f}" if math.isfinite(value) else "–"


def percent_text(value: float) -> str:
    """Return a share in 0..1 as whole percent; 0 and 100 only where they are exact."""
    if not math.isfinite(value):
        return "–"
    if 0.0 < value < 0.01:
        return "<1 %"
    if 0.99 < value < 1.0:
        return ">99 %"
    return f"{value * 100:.0f} %"


def difference_text(value: float, digits: int = 1) -> str:
    """Return a signed number with a true minus sign; ±0 where it rounds to nothing."""
    rounded = round(value, digits)
    if rounded == 0:
        return f"±{0:.{digits}f}"
    sign = "+" if rounded > 0 else "−"
    return f"{sign}{abs(rounded):.{digits}f}"


def rate_text(per_second: float, unit: str) -> str:
    """Return a speed in ``unit`` a second, or a minute where it is slow; empty if unknown."""
    if not math.isfinite(per_second) or per_second <= 0:
        return ""
    if per_second < 1:
        return f"{per_second * MINUTE:.0f} {unit}/min"
    return f"{per_second:,.0f} {unit}/s" if per_second >= 10 else f"{per_second:.1f} {unit}/s"


def time_left_text(seconds: float | None) -> str:
    """Return a rounded guess such as "about 2 min left"; empty if unknown."""
    if seconds is None or not math.isfinite(seconds):
        return ""
    if seconds < 5:
        return "a few seconds left"
    if seconds < 55:
        return f"about {max(5, 5 * round(seconds / 5))} s left"
    if seconds < HOUR - MINUTE / 2:
        return f"about {max(1, round(seconds / MINUTE))} min left"
    minutes = 5 * round(seconds / MINUTE / 5)
    hours, rest = divmod(minutes, 60)
    return f"about {hours} h {rest} min left" if rest and hours < 10 else f"about {hours} h left"


def duration_text(seconds: float) -> str:
    """Return a rounded time such as "40 s", "12 min" or "3 h 20 min"; days above two of them."""
    if seconds < 55:
        return f"{max(1, round(seconds))} s"
    if seconds < HOUR - MINUTE / 2:
        return f"{max(1, round(seconds / MINUTE))} min"
    if seconds >= 48 * HOUR:
        return f"{round(seconds / HOUR / 24)} days"
    hours, rest = divmod(5 * round(seconds / MINUTE / 5), 60)
    return f"{hours} h {rest} min" if rest and hours < 10 else f"{hours} h"
