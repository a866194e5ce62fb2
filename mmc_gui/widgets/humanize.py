"""Numbers as people say them: counts, scores, rates, the time that is left."""

import datetime as dt
import html
import math

from engine.data.dataset import Split
from engine.data.project.sources import CONFIRMED, IMPORTED, USER, accepted_run
from engine.encoders.amounts import megabytes
from engine.language import number, tr
from engine.training.runs import ZERO_SHOT

MINUTE = 60
HOUR = 3600


def count_text(count: int) -> str:
    """Return an integer with thousands set apart: 30,000."""
    return number(count)


def score_text(value: float, digits: int = 2) -> str:
    """Return a number of fixed length, so that columns align; a dash where there is none."""
    return number(value, f".{digits}f") if math.isfinite(value) else "–"


def plain_tip(text: str) -> str:
    """Return a text for a tooltip, in which a name that looks like a tag stays a name."""
    return f"<qt>{html.escape(text)}</qt>"


def percent_text(value: float) -> str:
    """Return a share in 0..1 as whole percent; 0 and 100 only where they are exact."""
    if not math.isfinite(value):
        return "–"
    if 0.0 < value < 0.01:
        return "<1 %"
    if 0.99 < value < 1.0:
        return ">99 %"
    return number(value * 100, ".0f") + " %"


def difference_text(value: float, digits: int = 1) -> str:
    """Return a signed number with a true minus sign; ±0 where it rounds to nothing."""
    rounded = round(value, digits)
    if rounded == 0:
        return f"±{score_text(0, digits)}"
    sign = "+" if rounded > 0 else "−"
    return f"{sign}{score_text(abs(rounded), digits)}"


def spread_text(mean: float, deviation: float | None) -> str:
    """Return a mean with its standard deviation where there is one: ``86.34 ± 0.01``."""
    return score_text(mean) + (f" ± {score_text(deviation)}" if deviation is not None else "")


def rate_text(per_second: float, unit: str) -> str:
    """Return a speed in ``unit`` a second, or a minute where it is slow; empty if unknown."""
    if not math.isfinite(per_second) or per_second <= 0:
        return ""
    if per_second * MINUTE < 1:
        return tr("{value:.0f} {unit}/h").format(value=per_second * HOUR, unit=unit)
    if per_second < 1:
        return tr("{value:.0f} {unit}/min").format(value=per_second * MINUTE, unit=unit)
    return f"{number(per_second, ',.0f' if per_second >= 10 else '.1f')} {unit}/s"


def bytes_text(size: float) -> str:
    """Return bytes as people say them: ``605 MB``, ``1.7 GB``."""
    return megabytes(size)


def bytes_rate_text(per_second: float) -> str:
    """Return the speed of a download; empty if unknown."""
    if not math.isfinite(per_second) or per_second <= 0:
        return ""
    return (
        tr("{value:.0f} MB/s").format(value=per_second / 1e6)
        if per_second >= 9.5e6
        else tr("{value:.1f} MB/s").format(value=per_second / 1e6)
    )


def seconds_text(seconds: float | None) -> str:
    """Return how long something took, to a tenth of a second; a dash where it is not known."""
    return tr("{seconds:,.1f} s").format(seconds=seconds) if seconds is not None else "–"


def time_left_text(seconds: float | None) -> str:
    """Return a rounded guess such as "about 2 min left"; empty if unknown."""
    if seconds is None or not math.isfinite(seconds):
        return ""
    if seconds < 5:
        return tr("a few seconds left")
    if seconds < 55:
        return tr("about {max} s left").format(max=max(5, 5 * round(seconds / 5)))
    if seconds < HOUR - MINUTE / 2:
        return tr("about {max} min left").format(max=max(1, round(seconds / MINUTE)))
    minutes = 5 * round(seconds / MINUTE / 5)
    hours, rest = divmod(minutes, 60)
    return (
        tr("about {hours} h {rest} min left").format(hours=hours, rest=rest)
        if rest and hours < 10
        else tr("about {hours} h left").format(hours=hours)
    )


def duration_text(seconds: float) -> str:
    """Return about how long something takes: ``12 seconds``, ``3 minutes``, ``1 hour 20 minutes``.

    It is rounded as a guess deserves.
    """
    if seconds < 3:
        return tr("a few seconds")
    if seconds < 20:
        return tr("{count} seconds").format(count=round(seconds))
    if seconds < 55:
        return tr("{count} seconds").format(count=5 * round(seconds / 5))
    minutes = round(seconds / MINUTE)
    if minutes < 20:
        return tr("1 minute") if minutes <= 1 else tr("{count} minutes").format(count=minutes)
    if minutes < 55:
        return tr("{count} minutes").format(count=5 * round(minutes / 5))
    hours, rest = divmod(10 * round(minutes / 10), 60)
    many = tr("1 hour") if hours == 1 else tr("{count} hours").format(count=hours)
    if hours >= 24:
        days = round(hours / 24)
        return tr("1 day") if days == 1 else tr("{count} days").format(count=days)
    return (
        tr("{hours} {rest} minutes").format(hours=many, rest=rest) if rest and hours < 5 else many
    )


def rough_time_text(seconds: float) -> str:
    """Return the order of a time, to choose by: ``seconds``, ``under a minute``, ``an hour``."""
    steps = (
        (20, tr("seconds")),
        (55, tr("under a minute")),
        (150, tr("a minute or two")),
        (900, tr("minutes")),
        (2400, tr("half an hour")),
        (5400, tr("an hour")),
        (10_800, tr("two hours")),
        (86_400, tr("hours")),
    )
    return next((text for limit, text in steps if seconds < limit), tr("days"))


def memory_text(size: float) -> str:
    """Return bytes as gigabytes: ``0.4 GB``."""
    gigabytes = size / 1e9
    return (
        tr("{gigabytes:.1f} GB").format(gigabytes=gigabytes)
        if gigabytes < 10
        else tr("{gigabytes:,.0f} GB").format(gigabytes=gigabytes)
    )


def day_text(time: str, *, now: dt.datetime | None = None) -> str:
    """Return when something was, of an ISO time: "today, 14:03", "26 Nov", "26 Nov 2025".

    Empty where there is no time, or none that can be read.
    """
    try:
        moment = dt.datetime.fromisoformat(time).astimezone()
    except ValueError:
        return ""
    today = (now or dt.datetime.now(dt.UTC)).astimezone()
    if moment.date() == today.date():
        return tr("today, {clock}").format(clock=f"{moment:%H:%M}")
    return date_text(moment, year=moment.year != today.year)


def date_text(day: dt.date, *, year: bool = False) -> str:
    """Return a day, with its year if asked for: "26 Nov", "26 Nov 2025"."""
    # Not by strftime: its names of months are those of the system's language.
    form = tr("{day} {month} {year}") if year else tr("{day} {month}")
    return form.format(day=day.day, month=_MONTHS[day.month - 1], year=day.year)


_MARK_SOURCES = {
    USER: tr("by hand"),
    CONFIRMED: tr("confirmed by hand"),
    IMPORTED: tr("imported"),
}
_MONTHS = (
    tr("Jan"),
    tr("Feb"),
    tr("Mar"),
    tr("Apr"),
    tr("May"),
    tr("Jun"),
    tr("Jul"),
    tr("Aug"),
    tr("Sep"),
    tr("Oct"),
    tr("Nov"),
    tr("Dec"),
)


def moment_text(time: str, now: dt.datetime | None = None) -> str:
    """Return an ISO time as people tell it today: 14:03, yesterday 14:03, 12 Nov 14:03."""
    then = dt.datetime.fromisoformat(time).astimezone()
    today = (now or dt.datetime.now(dt.UTC)).astimezone().date()
    clock = f"{then:%H:%M}"
    if then.date() == today:
        return clock
    if then.date() == today - dt.timedelta(days=1):
        return tr("yesterday {clock}").format(clock=clock)
    return f"{date_text(then, year=then.year != today.year)} {clock}"


SPLIT_NAMES = {Split.TRAIN: tr("Training"), Split.VAL: tr("Validation"), Split.TEST: tr("Test")}


STAGE_WORDS = {
    "image": tr("image"),
    "text": tr("caption"),
    "concat": tr("concat"),
    "stacker": tr("stacker"),
}
"""What is trained in a stage of a training that has several."""


def source_text(run_id: str, name: str = "") -> str:
    """Return what scores come from: ``run 20260101-…``, ``run My name``, or the first guesses."""
    if run_id == ZERO_SHOT:
        return tr("first guesses (zero-shot)")
    return tr("run {id}").format(id=name or run_id)


def mark_source_text(source: str) -> str:
    """Return where the state of a label comes from: ``by hand``, ``accepted from run …``."""
    run = accepted_run(source)
    if run is None:
        return _MARK_SOURCES.get(source, source)
    return tr("accepted from {source_text}").format(source_text=source_text(run))
