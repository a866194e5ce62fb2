"""Self-painted widgets at 200 %: the same picture as at 100 %, only sharper, and as it is known.

The references hold the mean colour of squares of 8 logical pixels, of pictures without words: that
survives other fonts and another rasteriser. To accept a new look, delete the file and run the tests
twice: a missing reference is written, and the test that missed it fails.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from painted_widgets import PLAIN, WIDGETS, paint, score_bars
from PIL import Image
from PySide6.QtWidgets import QApplication

from mmc_gui.theme import apply_theme

HERE = Path(__file__).resolve().parent
REFERENCES = HERE / "references"
THEMES = ("light", "dark")
SQUARE = 8
"""Logical pixels of the squares that are compared."""
NEAR = 32
"""Steps of 255 that a square's mean colour may be off: a line that fell between two pixels."""
FEW = 0.005
"""Share of the squares that may be further off."""
STRUCTURE, OTHER = 20.0, 1.0
"""Steps: squares that vary so much at 100 % are judged, by how far they are from enlarged ones."""
SMOOTH, ROUGH = Image.Resampling.BILINEAR, Image.Resampling.NEAREST
SHARP = {SMOOTH: 0.95, ROUGH: 0.1}
"""Share of the judged squares that no enlargement of these kinds gives; straight lines are alike
when pixels are doubled, letters and round corners are not."""

Pixels = npt.NDArray[np.float64]
Painted = Callable[[str, int], Path]


@pytest.fixture(scope="session")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Painted:
    """Paint all widgets once for each theme and scale that is asked for."""
    folders: dict[tuple[str, int], Path] = {}

    def folder_of(theme: str, scale: int) -> Path:
        if (theme, scale) not in folders:
            folder = tmp_path_factory.mktemp(f"{theme}-{scale}")
            done = subprocess.run(
                [sys.executable, str(HERE / "painted_widgets.py"), str(folder), theme],
                env=os.environ
                | {"QT_SCALE_FACTOR": str(scale), "PYTHONPATH": os.pathsep.join(sys.path)},
                capture_output=True, text=True, timeout=120,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            folders[theme, scale] = folder
        return folders[theme, scale]

    return folder_of


def read(path: Path) -> Pixels:
    return np.asarray(Image.open(path).convert("RGB")).astype(np.float64)


def squares(pixels: Pixels, edge: int) -> Pixels:
    """Return the pixels of each square ``[down, across, pixel, colour]``."""
    down, across = pixels.shape[0] // edge, pixels.shape[1] // edge
    cut = pixels[: down * edge, : across * edge].reshape(down, edge, across, edge, 3)
    return cut.swapaxes(1, 2).reshape(down, across, edge * edge, 3)


def share_apart(one: Pixels, other: Pixels) -> float:
    """Return the share of squares whose mean colours are not near each other."""
    assert one.shape == other.shape
    return float((np.abs(one - other).max(axis=-1) > NEAR).mean())


def enlarged(pixels: Pixels, how: Image.Resampling) -> Pixels:
    """Return a picture at twice its size, as an icon that was made for 100 % and blown up."""
    picture = Image.fromarray(pixels.astype(np.uint8))
    large = picture.resize((2 * picture.width, 2 * picture.height), how)
    return np.asarray(large).astype(np.float64)


def is_sharp(small: Pixels, large: Pixels) -> bool:
    """Tell whether the large picture was painted, and not made of the small one."""
    structured = squares(small, SQUARE).std(axis=2).max(axis=-1) > STRUCTURE
    assert structured.any()
    for how, least in SHARP.items():
        apart = squares(np.abs(large - enlarged(small, how)), 2 * SQUARE).mean(axis=2)
        if (apart.max(axis=-1) > OTHER)[structured].mean() < least:
            return False
    return True


def means(pixels: Pixels, edge: int) -> Pixels:
    return squares(pixels, edge).mean(axis=2)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", WIDGETS)
def test_at_200_per_cent_everything_is_where_it_was(
    painted: Painted, name: str, theme: str
) -> None:
    small = read(painted(theme, 1) / f"{name}.png")
    large = read(painted(theme, 2) / f"{name}.png")
    assert large.shape[:2] == (2 * small.shape[0], 2 * small.shape[1])
    assert share_apart(means(small, SQUARE), means(large, 2 * SQUARE)) <= FEW


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [name for name in WIDGETS if name != "image_view"])
def test_at_200_per_cent_lines_and_letters_are_finer(
    painted: Painted, name: str, theme: str
) -> None:
    small = read(painted(theme, 1) / f"{name}.png")
    large = read(painted(theme, 2) / f"{name}.png")
    assert is_sharp(small, large)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PLAIN)
def test_at_200_per_cent_it_looks_as_it_is_known(painted: Painted, name: str, theme: str) -> None:
    now = means(read(painted(theme, 2) / f"{name}-plain.png"), 2 * SQUARE)
    path = REFERENCES / f"{name}-{theme}.png"
    if not path.exists():
        Image.fromarray(now.round().astype(np.uint8)).save(path)
        pytest.fail(f"There was no {path.name}; it was written now. Look at it and run again.")
    assert share_apart(now, read(path)) <= FEW


# -- the judge is judged ------------------------------------------------------------------------


def test_what_is_painted_elsewhere_or_otherwise_is_found(painted: Painted) -> None:
    small = read(painted("light", 1) / "score_bars.png")
    large = read(painted("light", 2) / "score_bars.png")
    unscaled = np.full_like(large, 255.0)  # a painter that counts device pixels
    unscaled[: small.shape[0], : small.shape[1]] = small
    moved = np.roll(large, 12, axis=0)
    other = read(painted("dark", 2) / "score_bars.png")
    for wrong in (unscaled, moved, other):
        assert share_apart(means(small, SQUARE), means(wrong, 2 * SQUARE)) > FEW


@pytest.mark.parametrize("how", SHARP)
def test_pictures_that_are_merely_enlarged_are_found(
    painted: Painted, how: Image.Resampling
) -> None:
    for name in ("empty_state", "label_chips", "live_plot", "message"):
        small = read(painted("light", 1) / f"{name}.png")
        assert not is_sharp(small, enlarged(small, how))


def test_one_blurred_icon_is_found(painted: Painted) -> None:
    small = read(painted("light", 1) / "empty_state.png")
    large = read(painted("light", 2) / "empty_state.png")
    middle = (slice(0, large.shape[0] // 2), slice(large.shape[1] // 3, 2 * large.shape[1] // 3))
    large[middle] = enlarged(small, SMOOTH)[middle]
    assert not is_sharp(small, large)


def test_another_look_is_no_longer_the_known_one(qapp: QApplication, tmp_path: Path) -> None:
    known = read(REFERENCES / "score_bars-light.png")
    apply_theme(qapp, "light")
    try:
        for score, same in ((0.9, True), (0.3, False)):
            image = paint(lambda score=score: score_bars(("",) * 4, score))
            assert image.save(str(tmp_path / "now.png"))
            now = means(read(tmp_path / "now.png"), SQUARE)
            assert (share_apart(now, known) <= FEW) is same
    finally:
        qapp.setStyleSheet("")
