"""The window in another language: what is chosen, what is shown, and that no text is left out."""

import os
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from window_fixtures import MakeStage

from mmc_gui.languages import (
    CHINESE,
    ENGLISH,
    SYSTEM,
    chosen_language,
    keep_language,
    language_of,
    translations_file,
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
