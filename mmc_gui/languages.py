"""The languages of the window, and where its texts are looked up.

Texts are looked up when the module that holds them is read, so the language is set before any
part of the window is imported, and another choice holds from the next start on.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from engine.language import Numerals, set_numerals, set_translate
from mmc_gui.resources import resource_root

SYSTEM, ENGLISH, CHINESE = "system", "en", "zh_CN"
NAMES = {ENGLISH: "English", CHINESE: "简体中文"}
"""Each language by its own name: who looks for it may read no other."""
KEY = "language"
CONTEXT = ""
"""Qt groups texts by class; here one text has one translation wherever it stands."""


def chosen_language() -> str:
    """Return the language that the settings ask for: ``system``, ``en`` or ``zh_CN``."""
    value = str(QSettings("MMC", "mmc").value(KEY, SYSTEM))
    return value if value in NAMES else SYSTEM


def keep_language(choice: str) -> None:
    """Ask for a language from the next start on."""
    QSettings("MMC", "mmc").setValue(KEY, choice)


def language_of(choice: str, preferred: list[str] | None = None) -> str:
    """Return the language that a choice means here: the first of the system's that there is."""
    if choice in NAMES:
        return choice
    for name in preferred if preferred is not None else QLocale.system().uiLanguages():
        locale = QLocale(name)
        if locale.language() == QLocale.Language.English:
            return ENGLISH
        simplified = locale.script() == QLocale.Script.SimplifiedHanScript
        if locale.language() == QLocale.Language.Chinese and simplified:
            return CHINESE
    return ENGLISH


def translations_file(language: str) -> Path:
    """Return where the translations into a language lie, made by ``packaging/translate.py``."""
    return resource_root() / "translations" / f"mmc_{language}.qm"


def use_language(language: str) -> None:
    """Give all texts in this language from now on; English needs no file.

    English has numbers as the system writes them, other languages as these write them.
    """
    locale = QLocale.system()
    # The program knows the digits 0 to 9 only.
    if language != ENGLISH or locale.zeroDigit() != "0":
        locale = QLocale(language)
    QLocale.setDefault(locale)
    set_numerals(Numerals(decimal=locale.decimalPoint(), group=locale.groupSeparator()))
    set_translate(None if language == ENGLISH else _looked_up(translations_file(language)))


def translate_qt(app: QCoreApplication, language: str) -> None:
    """Give the texts of Qt's own dialogs and menus in this language as well."""
    if language == ENGLISH:
        return
    own = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if own.load(f"qtbase_{language}", folder):
        app.installTranslator(own)


def _looked_up(path: Path) -> Callable[[str], str]:
    table = QTranslator()
    if not table.load(str(path)):
        message = f"{path} is no table of translations"
        raise FileNotFoundError(message)

    def look_up(text: str) -> str:
        return table.translate(CONTEXT, text) or text

    return look_up
