"""Texts with names and numbers: how a user writes them, and that texts for machines stay."""

from collections.abc import Iterator

import numpy as np
import pytest

from engine.encoders.amounts import megabytes
from engine.language import Numerals, as_written, counted, number, set_numerals, tr
from engine.training.setting_texts import number_text, value_text


@pytest.fixture
def german() -> Iterator[None]:
    """Numbers with a decimal comma, as a German system has them, in English texts."""
    set_numerals(Numerals(decimal=",", group="."))
    yield
    set_numerals(Numerals())


def test_numbers_are_english_unless_a_program_says_otherwise() -> None:
    assert number(30_000) == "30,000"
    assert number(1234.5, ",.1f") == "1,234.5"
    assert tr("{rows:,} rows, {share:.1f} %").format(rows=1200, share=4.25) == "1,200 rows, 4.2 %"


@pytest.mark.usefixtures("german")
def test_numbers_in_texts_are_the_user_s() -> None:
    assert number(30_000) == "30.000"
    assert number(-0.5, "+.2f") == "-0,50"
    assert tr("{rows:,} of {all:,}: {share:.1f}").format(rows=1200, all=9, share=0.5) == (
        "1.200 of 9: 0,5"
    )
    assert counted(12_000, tr("{} photo"), tr("{} photos")) == "12.000 photos"
    assert tr("{rate}").format(rate=0.25) == "0,25"
    assert tr("{one:.1f} {two:,}").format(one=np.float32(1.5), two=np.int64(1000)) == "1,5 1.000"
    assert megabytes(1_700_000_000) == "1,7 GB"
    assert value_text("lr", 0.002) == "0,002"


@pytest.mark.usefixtures("german")
def test_names_years_and_what_is_no_number_stay() -> None:
    filled = tr("{name} of {year}, {day:%d.%m}").format(
        name="a.b,c.jpg", year=2026, day=np.datetime64("2026-11-26").astype(object)
    )
    assert filled == "a.b,c.jpg of 2026, 26.11"
    assert tr("{{{name}}} is {value:g}").format(name="lr", value=0.5) == "{lr} is 0,5"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("value", [0.002, 1.0, 0.1, 12.5])
def test_a_number_on_the_screen_reads_back(value: float) -> None:
    assert float(number_text(value).replace(",", ".")) == value
    assert as_written(str(value)).replace(",", ".") == str(value)
