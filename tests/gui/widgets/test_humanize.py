import datetime as dt
import itertools
import math

from mmc_gui.widgets.humanize import (
    count_text,
    day_text,
    difference_text,
    duration_text,
    memory_text,
    percent_text,
    rate_text,
    rough_time_text,
    score_text,
    time_left_text,
)


def test_counts_are_set_apart() -> None:
    assert count_text(30000) == "30,000"
    assert count_text(7) == "7"


def test_scores_have_one_length_and_nan_is_a_dash() -> None:
    assert score_text(0.5) == "0.50"
    assert score_text(1) == "1.00"
    assert score_text(math.nan) == "–"
    assert score_text(0.12345, 3) == "0.123"


def test_percent_claims_no_certainty() -> None:
    values = [0.0, 0.004, 0.82, 0.996, 1.0, math.nan]
    assert [percent_text(v) for v in values] == ["0 %", "<1 %", "82 %", ">99 %", "100 %", "–"]


def test_difference_has_a_sign_unless_it_rounds_to_nothing() -> None:
    assert difference_text(1.26) == "+1.3"
    assert difference_text(-1.26) == "−1.3"
    assert difference_text(-0.04) == "±0.0"


def test_rate_is_rounded_by_its_size() -> None:
    for rate, text in {
        0.25: "15 images/min",
        2.44: "2.4 images/s",
        1 / 90: "40 images/h",
        35.2: "35 images/s",
        12345.0: "12,345 images/s",
    }.items():
        assert rate_text(rate, "images") == text
    assert rate_text(0.0, "images") == rate_text(math.nan, "images") == ""


def test_time_left_is_a_guess_and_says_so() -> None:
    for seconds, text in {
        None: "",
        math.inf: "",
        0.0: "a few seconds left",
        12.0: "about 10 s left",
        54.9: "about 55 s left",
        55.0: "about 1 min left",
        130.0: "about 2 min left",
        3569.0: "about 59 min left",
        3580.0: "about 1 h left",
        4800.0: "about 1 h 20 min left",
        40000.0: "about 11 h left",
    }.items():
        assert time_left_text(seconds) == text, seconds


def test_time_left_never_grows_while_time_passes() -> None:
    units = {"s": 1, "min": 60, "h": 3600}

    def in_seconds(text: str) -> int:
        words = text.split()
        pairs = itertools.pairwise(words)
        return sum(int(n) * units[u] for n, u in pairs if n.isdecimal() and u in units)

    said = [in_seconds(time_left_text(float(s))) for s in range(30000, 5, -7)]
    assert said == sorted(said, reverse=True)


def test_a_duration_is_as_exact_as_a_guess_may_be() -> None:
    for seconds, text in {
        0.2: "a few seconds",
        12.4: "12 seconds",
        33.0: "35 seconds",
        58.0: "1 minute",
        200.0: "3 minutes",
        1900.0: "30 minutes",
        3600.0: "1 hour",
        4900.0: "1 hour 20 minutes",
        8000.0: "2 hours 10 minutes",
        40_000.0: "11 hours",
        90_000.0: "1 day",
        300_000.0: "3 days",
    }.items():
        assert duration_text(seconds) == text


def test_rough_times_grow_with_the_time() -> None:
    texts = [rough_time_text(10**power) for power in range(7)]
    assert texts[0] == "seconds"
    assert texts[-1] == "days"
    assert rough_time_text(40) == "under a minute"
    assert rough_time_text(3600) == "an hour"


def test_memory_is_told_in_gigabytes() -> None:
    assert [memory_text(size) for size in (4.1e8, 2.26e9, 12.4e9)] == ["0.4 GB", "2.3 GB", "12 GB"]


def test_a_day_is_told_as_shortly_as_it_can_be() -> None:
    now = dt.datetime(2026, 11, 26, 15, 0).astimezone()
    assert day_text(now.replace(hour=14, minute=3).isoformat(), now=now) == "today, 14:03"
    assert day_text(now.replace(day=2).isoformat(), now=now) == "2 Nov"
    assert day_text(now.replace(year=2025).isoformat(), now=now) == "26 Nov 2025"
    assert day_text("", now=now) == day_text("never", now=now) == ""
