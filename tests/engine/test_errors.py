"""What errors say: words that hold in the window too, and commands that a terminal shows alone."""

import argparse
import pickle
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from engine.cli.main import main
from engine.cli.parser import build_parser
from engine.errors import EngineError

TABLE = Path(__file__).resolve().parents[2] / "resources" / "translations" / "mmc_zh_CN.ts"
"""Every text that the window may show; a test of the window tells where it is not up to date."""
ALLOWED = {
    "On the command line: --set {name}=…": "a tooltip that says so, for who works in both",
}


def commands(parser: argparse.ArgumentParser) -> tuple[set[str], set[str]]:
    """Return the names of commands, and of options, at any depth."""
    names: set[str] = set()
    options: set[str] = set()
    for action in parser._actions:
        options |= {one for one in action.option_strings if one.startswith("--")}
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                inner_names, inner_options = commands(inner)
                names |= {name} | inner_names
                options |= inner_options
    return names, options


def named_commands(text: str) -> list[str]:
    """Return what a text has that only a terminal understands."""
    names, options = commands(build_parser())
    words = "|".join(map(re.escape, sorted(names)))
    found = re.findall(rf"\b(?:mmc (?:{words})|pip)\b", text)
    return found + [one for one in re.findall(r"--[a-z][a-z-]*", text) if one in options]


def test_no_text_of_the_window_names_a_command() -> None:
    texts = {message.findtext("source") or "" for message in ET.parse(TABLE).iter("message")}
    assert len(texts) > 1000
    assert {text for text in texts if named_commands(text)} == set(ALLOWED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Run 'mmc predict p.mmc' first.", ["mmc predict"]),
        ("Remove it: mmc encoders remove.", ["mmc encoders"]),
        ("Get it by 'pip install it'; a pipe is none.", ["pip"]),
        ("Name it with --as or --images.", ["--as", "--images"]),
        ("Projects (*.mmc), made by mmc; a pause -- and --nothing.", []),
    ],
)
def test_commands_and_options_are_known_by_their_names(text: str, found: list[str]) -> None:
    assert named_commands(text) == found


def test_a_terminal_shows_the_command_after_the_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.safetensors"
    file.write_bytes(b"")
    assert main(["encoders", "add", str(file)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("mine.safetensors does not say which model it is. Choose")
    assert "As in: mmc encoders add mine.safetensors --as open_clip:" in said


def test_a_command_comes_through_another_process() -> None:
    error = pickle.loads(pickle.dumps(EngineError("It is so.", command="'mmc runs' helps.")))
    assert (str(error), error.command) == ("It is so.", "'mmc runs' helps.")
    assert EngineError("It is so.").command == ""
