"""The gallery of docs: the page is the script's, every picture is there, and all are small."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
IMAGES = CHECKOUT / "docs" / "images"
MOST_BYTES = 12_000_000


@pytest.fixture(scope="module")
def page() -> ModuleType:
    """Return the module that writes the page; ``packaging`` is no package."""
    spec = importlib.util.spec_from_file_location(
        "gallery_page", CHECKOUT / "packaging" / "gallery_page.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_script_writes(page: ModuleType, tmp_path: Path) -> None:
    page.write_page(tmp_path / "gallery.md")
    written = (tmp_path / "gallery.md").read_text(encoding="utf-8")
    assert (CHECKOUT / "docs" / "gallery.md").read_text(encoding="utf-8") == written


def test_every_page_state_and_theme_has_its_picture(page: ModuleType) -> None:
    text = (CHECKOUT / "docs" / "gallery.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\((images/[\w-]+\.png)\)", text))
    assert len(named) == len(page.PAGES) * (len(page.STATES) * len(page.THEMES) + 1)
    missing = [name for name in named if not (CHECKOUT / "docs" / name).is_file()]
    assert not missing


def test_all_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in IMAGES.rglob("*.png")) <= MOST_BYTES
