"""What a desktop reads to open a project on a double click."""

import configparser
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

from engine.data.project import create_project
from engine.data.project.schema import APPLICATION_ID

LINUX = Path(__file__).parent.parent / "packaging" / "linux"
NAMES = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}


def test_the_menu_entry_opens_one_file_of_the_projects_type() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "mmc.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert values["exec"] == "mmc-gui %f"
    assert values["mimetype"] == "application/x-mmc-project;"


def test_the_type_knows_a_project_by_name_and_by_content(tmp_path: Path) -> None:
    (kind,) = ET.parse(LINUX / "mmc-project.xml").getroot()
    assert kind.get("type") == "application/x-mmc-project"
    glob = kind.find("m:glob", NAMES)
    assert glob is not None
    assert glob.get("pattern") == "*.mmc"
    match = kind.find("m:magic/m:match/m:match", NAMES)
    assert match is not None
    assert int(match.get("value", ""), 0) == APPLICATION_ID
    with create_project(tmp_path / "p.mmc", image_root=tmp_path):
        pass
    data = (tmp_path / "p.mmc").read_bytes()
    assert data.startswith(b"SQLite format 3")
    (found,) = struct.unpack_from(">I", data, int(match.get("offset", "")))
    assert found == APPLICATION_ID
