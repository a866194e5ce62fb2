"""The window in another language: what is chosen, what is shown, and that no text is left out."""

import datetime as dt
import os
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from window_fixtures import MakeStage, Stage

from engine.language import Numerals, number, set_numerals, set_translate
from mmc_gui.actions import FIXED_KEYS
from mmc_gui.languages import (
    CHINESE,
    ENGLISH,
    SYSTEM,
    chosen_language,
    keep_language,
    language_of,
    translations_file,
    use_language,
)
from mmc_gui.widgets.humanize import (
    bytes_text,
    date_text,
    difference_text,
    percent_text,
    rate_text,
    score_text,
    seconds_text,
)

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "resources" / "translations" / "mmc_zh_CN.ts"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("preferred", "language"),
    [
        (["zh-CN", "en-US"], CHINESE),
        (["zh-Hans-SG"], CHINESE),
        (["de-DE", "zh-CN"], CHINESE),
        (["en-GB", "zh-CN"], ENGLISH),
        (["zh-TW"], ENGLISH),
        (["fr-FR"], ENGLISH),
        ([], ENGLISH),
    ],
)
def test_the_system_s_first_language_that_there_is_wins(
    preferred: list[str], language: str
) -> None:
    assert language_of(SYSTEM, preferred) == language
    assert language_of(ENGLISH, preferred) == ENGLISH
    assert language_of(CHINESE, preferred) == CHINESE


def test_a_choice_in_the_menu_is_kept_and_told(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.trigger("speak_zh_CN")
    assert chosen_language() == CHINESE
    assert "简体中文" in " ".join(stage.texts)
    stage.trigger("speak_system")
    assert chosen_language() == SYSTEM


def test_a_choice_that_is_no_language_counts_as_none() -> None:
    keep_language("klingon")
    assert chosen_language() == SYSTEM


def test_the_translations_are_up_to_date_and_whole() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "translate.py"), "--check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 not translated" in done.stdout


def _fields(text: str) -> list[tuple[str, str]]:
    found = string.Formatter().parse(text)
    return sorted((name, spec or "") for _, name, spec, _ in found if name is not None)


def test_every_translation_takes_the_same_names_and_numbers() -> None:
    for message in ET.parse(TABLE).iter("message"):
        source, translation = (message.findtext(tag) or "" for tag in ("source", "translation"))
        if "{" in source:
            assert _fields(translation) == _fields(source), source


def test_keys_of_one_line_are_parted_alike_in_every_language() -> None:
    table = {
        m.findtext("source"): m.findtext("translation") or ""
        for m in ET.parse(TABLE).iter("message")
    }
    for keys, _ in FIXED_KEYS:
        assert table.get(keys, keys).count(", ") == keys.count(", ")


def test_the_real_window_speaks_chinese(tmp_path: Path) -> None:
    assert translations_file(CHINESE).is_file()
    done = subprocess.run(
        [sys.executable, "-c", _LOOK], capture_output=True, text=True, check=False, cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path),
                          "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = done.stdout.splitlines()
    assert len(shown) > 20
    english = [text for text in shown if not HAN.search(text)]
    assert english == []


def _chinese_walk(project: Path, home: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "gui" / "chinese_walk.py"), str(project)],
        capture_output=True, text=True, check=False, cwd=ROOT, encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home),
                          "XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_page_of_the_chinese_window_holds_english(trained_project: Path, tmp_path: Path) -> None:
    assert _chinese_walk(trained_project, tmp_path / "home") == []


@pytest.fixture
def decimal_comma() -> Iterator[None]:
    """English words on a system with German numbers."""
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    set_numerals(Numerals(decimal=",", group="."))
    yield
    QLocale.setDefault(before)
    set_numerals(Numerals())


def test_english_takes_its_numbers_from_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    before = QLocale()
    try:
        for system, shown in (
            ("de_DE", "1.234,5"),
            ("fr_FR", "1\u202f234,5"),
            ("ar_EG", "1,234.5"),
        ):
            locale = QLocale(system)
            monkeypatch.setattr(QLocale, "system", lambda locale=locale: locale)
            use_language(ENGLISH)
            assert number(1234.5, ",.1f") == shown
            assert QLocale().toString(0.5, "f", 1) == number(0.5, ".1f")
        use_language(CHINESE)
        assert number(1234.5, ",.1f") == "1,234.5"
    finally:
        monkeypatch.undo()
        QLocale.setDefault(before)
        set_translate(None)
        set_numerals(Numerals())


@pytest.mark.usefixtures("decimal_comma")
def test_a_window_with_a_decimal_comma(trained_stage: Stage) -> None:
    stage, window = trained_stage, trained_stage.window
    assert re.search(r"micro F1 \d+,\d\b", window.job_bar.accessibleDescription())
    window.show_page("thresholds")
    stage.settle()
    model = window.thresholds.table.model()
    cells = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    numbers = [cell for cell in cells if isinstance(cell, str) and re.match(r"\d+[.,]\d", cell)]
    assert numbers
    assert not [cell for cell in numbers if "." in cell]
    value = window.thresholds.bar.value
    assert value.text() == "0,50"
    for typed in ("0,25", "0.25"):
        value.setFocus()
        value.selectAll()
        QTest.keyClicks(value, typed)
        QTest.keyClick(value, Qt.Key.Key_Tab)
        assert value.value() == 0.25
        value.setValue(0.5)


@pytest.mark.usefixtures("decimal_comma")
def test_what_is_told_with_a_decimal_comma() -> None:
    assert percent_text(0.5) == "50 %"
    assert difference_text(-1.25, 2) == "−1,25"
    assert score_text(0.25) == "0,25"
    assert seconds_text(1234.5) == "1.234,5 s"
    assert bytes_text(1.7e9) == "1,7 GB"
    assert rate_text(1.5, "photos") == "1,5 photos/s"
    assert date_text(dt.date(2026, 11, 26), year=True) == "26 Nov 2026"


_LOOK = """
import sys
from mmc_gui.languages import use_language, translate_qt
use_language("zh_CN")
from PySide6.QtWidgets import QAbstractButton, QLabel
from mmc_gui.app import make_app, make_window
app = make_app(["mmc-gui"])
translate_qt(app, "zh_CN")
window = make_window(app, theme="light")
all_pages = list(window.pages.values())
texts = [action.text() for action in window.actions_by_key.values()]
texts += [child.text() for kind in (QLabel, QAbstractButton) for child in window.findChildren(kind)]
own = ("English", "MMC", "F1", "GPU")
sys.stdout.reconfigure(encoding="utf-8")
for text in texts:
    if any(c.isalpha() for c in text) and not any(word in text for word in own):
        print(text.replace(chr(10), " "))
window.close()
"""
