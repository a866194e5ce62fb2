import importlib.util
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from mmc_gui import resources
from mmc_gui.resources import app_icon, icon, icon_names, icon_pixmap, resource_root, resource_text


def test_checkout_is_found() -> None:
    assert resource_root() == Path(resources.__file__).resolve().parents[1] / "resources"
    assert "QPushButton" in resource_text("style.qss")


def test_installed_package_uses_the_files_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "mmc_gui"
    (package / "_resources").mkdir(parents=True)
    (package / "_resources" / "style.qss").write_text("installed", encoding="utf-8")
    (package.parent / "resources").mkdir()  # of some other project beside it
    shutil.copy(resources.__file__, package)
    spec = importlib.util.spec_from_file_location("installed", package / "resources.py")
    assert spec is not None
    assert spec.loader is not None
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.resource_root() == package / "_resources"
    assert installed.resource_text("style.qss") == "installed"


def test_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        icon("no-such")


def test_every_icon_draws_something_inside_its_box(qapp: QApplication) -> None:
    names = icon_names()
    assert {"browse", "train", "thresholds", "predict", "export", "undo", "warning"} <= set(names)
    assert "app" not in names
    for name in names:
        image = icon_pixmap(name, color="#ff0000", size=24).toImage()
        alpha = [image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)]
        covered = sum(alpha) / 255
        assert 2 < covered < 24 * 24 * 0.6, name
        edge = [image.pixelColor(x, y).alpha() for x in (0, 23) for y in range(24)]
        assert max(edge) == 0, f"{name} touches its edge"


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_pixmap_has_the_pixels_of_the_screen(qapp: QApplication, scale: float) -> None:
    pixmap = icon_pixmap("stop", color=QColor("#123456"), size=16, scale=scale)
    assert pixmap.width() == 16 * scale
    assert pixmap.deviceIndependentSize().width() == 16
    middle = pixmap.toImage().pixelColor(pixmap.rect().center())
    assert middle.name() == "#123456"


def test_icon_is_never_blown_up(qapp: QApplication) -> None:
    sizes = {size.width() for size in icon("stop", size=16).availableSizes()}
    assert {16, 48} <= sizes


def test_icon_of_the_program_comes_in_the_sizes_of_desktops(qapp: QApplication) -> None:
    made = app_icon()
    assert {16, 32, 48, 256} <= {size.width() for size in made.availableSizes()}
    image = made.pixmap(64, QIcon.Mode.Normal).toImage()
    assert image.pixelColor(32, 6).name() == "#3b5bdb"
