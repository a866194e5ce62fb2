import itertools
import math

from mmc_gui.widgets.humanize import (
    count_text,
    difference_text,
    duration_text,
    percent_text,
    rate_text,
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


def test_a_duration_is_rounded_to_what_matters() -> None:
    for seconds, text in {
        0.0: "1 s",
        54.0: "54 s",
        56.0: "1 min",
        700.0: "12 min",
        3580.0: "1 h",
        12000.0: "3 h 20 min",
        40000.0: "11 h",
        172800.0: "2 days",
    }.items():
        assert duration_text(seconds) == text, seconds


def test_time_left_never_grows_while_time_passes() -> None:
    units = {"s": 1, "min": 60, "h": 3600}

    def in_seconds(text: str) -> int:
        words = text.split()
        pairs = itertools.pairwise(words)
        return sum(int(n) * units[u] for n, u in pairs if n.isdecimal() and u in units)

    said = [in_seconds(time_left_text(float(s))) for s in range(30000, 5, -7)]
    assert said == sorted(said, reverse=True)
