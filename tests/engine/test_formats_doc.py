"""The page about formats names every format, every part of a mapping and every option."""

import dataclasses
import re
from pathlib import Path

import pytest

from engine.cli.parser import build_parser
from engine.data.readers.detect import FORMATS
from engine.data.readers.mapping import Mapping
from engine.export.formats import WRITERS

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def page() -> str:
    return (REPO / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_its_line(page: str) -> None:
    read, written = page.split("## What is written")
    assert re.findall(r"^\| `([a-z][a-z-]*)` \|", read.split("## The mapping")[0], re.M) == list(
        FORMATS
    )
    assert re.findall(r"^\| `([a-z][a-z-]*)` \|", written, re.M) == [*WRITERS, "kaggle"]


def test_every_part_of_a_mapping_is_explained(page: str) -> None:
    for field in dataclasses.fields(Mapping):
        assert f"`{field.name}`" in page, field.name


@pytest.mark.parametrize("command", ["import", "export"])
def test_every_option_that_is_named_exists(page: str, command: str) -> None:
    parser = build_parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr,index]
    known = {
        option
        for name in ("import", "export")
        for action in parser[name]._actions
        for option in action.option_strings
    }
    named = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", page))
    assert named <= known, named - known
    assert command in parser
