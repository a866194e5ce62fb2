"""Bring the translations up to the source: extract texts, tell what lacks, write the tables.

``python packaging/translate.py`` adds the texts of ``mmc_gui`` and ``engine`` that are new to
``resources/translations/mmc_LANGUAGE.ts``, takes out those that are gone, and compiles the files
that the window reads. ``--check`` changes nothing and fails where something is not up to date.
Translate in Qt Linguist (``pyside6-linguist FILE.ts``) or in the file itself, and run it again.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
SOURCES = ("mmc_gui", "engine")
ENGLISH_ONLY = ("engine/cli", "engine/demo")
"""The command line speaks English, and the demo's captions are data."""


def source_texts() -> list[str]:
    """Return every text that the window may show, in the order of the files, each once."""
    with tempfile.TemporaryDirectory() as folder:
        listed, found = Path(folder) / "files.lst", Path(folder) / "found.ts"
        listed.write_text("\n".join(str(path) for path in _files()), encoding="utf-8")
        _run("lupdate", f"@{listed}", "-ts", str(found), "-locations", "none", "-silent")
        return list(dict.fromkeys(text for text, _ in _messages(found)))


def _files() -> Iterable[Path]:
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(ENGLISH_ONLY):
                yield path


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


def _messages(path: Path) -> Iterable[tuple[str, str]]:
    """Give the texts of a file with their translations; empty for one that lacks."""
    for message in ET.parse(path).iter("message"):
        yield message.findtext("source") or "", message.findtext("translation") or ""


def known_translations(language: str) -> dict[str, str]:
    """Return the translations that there are, by the English text."""
    path = FOLDER / f"mmc_{language}.ts"
    return dict(_messages(path)) if path.is_file() else {}


def written(texts: Sequence[str], known: dict[str, str], language: str) -> str:
    """Return a file of translations of these texts, in Qt's format."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name")
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if known.get(text):
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def compiled(ts: str) -> bytes:
    """Return the table that the window reads, of a file of translations."""
    with tempfile.TemporaryDirectory() as folder:
        source, table = Path(folder) / "one.ts", Path(folder) / "one.qm"
        source.write_text(ts, encoding="utf-8")
        _run("lrelease", str(source), "-qm", str(table), "-silent")
        return table.read_bytes()


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring each language up to the source, or tell what is not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if old")
    check = parser.parse_args(arguments).check
    os.environ["LC_ALL"] = "C.UTF-8"
    texts, code = source_texts(), 0
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        known = known_translations(language)
        ts = written(texts, known, language)
        table = compiled(ts)
        for path, content in ((FOLDER / f"mmc_{language}.ts", ts.encode()),
                              (FOLDER / f"mmc_{language}.qm", table)):  # fmt: skip
            if path.is_file() and path.read_bytes() == content:
                continue
            if check:
                print(f"{path.name} is not up to date: run packaging/translate.py")
                code = 1
            else:
                path.write_bytes(content)
        lacking = [text for text in texts if not known.get(text)]
        print(f"{language}: {len(texts)} texts, {len(lacking)} not translated")
        for text in lacking[:5]:
            print(f"  {text[:70]!r}")
    return code


if __name__ == "__main__":
    sys.exit(main())
