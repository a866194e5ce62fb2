"""Take the pictures of docs/images: every page in every state, light and dark, at 100 and 200 %.

    python3 packaging/dev.py run packaging/gallery.py [FOLDER] [--walk | --states] [--large]

or off-screen, with any Python that has MMC:

    PYTHONPATH=$PWD QT_QPA_PLATFORM=offscreen python packaging/gallery.py [FOLDER]

FOLDER is docs/images unless named. ``--walk`` takes only the pictures of the guide, by the
walkthrough; ``--states`` only those of the gallery; ``--large`` keeps those of 200 % in
FOLDER/200 too, which no repository should hold. Homes, caches and projects are temporary.

Pictures are kept with fewer colours. Those of 200 % would take 8 MB and the folder more than 12, so
they are kept at half their size, one sheet for each page. Takes half an hour on two busy cores.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gallery_page import PAGES, STATES, THEMES, write_page
from PIL import Image

COLORS = 256
CHECKOUT = Path(__file__).resolve().parent.parent
SIZE = (1280, 720)
GAP = 8


def main(arguments: list[str]) -> int:
    """Take the pictures that are asked for; return the exit code of the first failure."""
    options = {one for one in arguments if one.startswith("--")}
    folders = [Path(one) for one in arguments if one not in options]
    out = folders[0].resolve() if folders else CHECKOUT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    code = 0 if "--states" in options else take_walk(out)
    if code or "--walk" in options:
        return code
    return take_states(out, large="--large" in options)


def take_walk(out: Path) -> int:
    """Walk through the demo in both themes, for the pictures of the guide."""
    with tempfile.TemporaryDirectory() as folder:
        for theme in THEMES:
            walk = Path(folder) / theme
            command = [sys.executable, "-m", "mmc_gui", "--demo", "--theme", theme]
            code = subprocess.call([*command, "--walkthrough", str(walk)], cwd=CHECKOUT)
            if code:
                return code
            for picture in sorted((walk / "screenshots").glob("*.png")):
                save_small(Image.open(picture), out / f"{picture.stem}-{theme}.png")
    return 0


def take_states(out: Path, *, large: bool) -> int:
    """Bring every page into every state at both scales, and write the page that shows them."""
    with tempfile.TemporaryDirectory(prefix="mmc-") as folder:  # its name is on some pictures
        for scale in (1, 2):
            taken = Path(folder) / f"{scale}00"
            code = _play(taken, scale)
            if code:
                return code
            if scale == 1:
                for picture in sorted(taken.glob("*.png")):
                    save_small(Image.open(picture), out / picture.name)
                continue
            for page in PAGES:
                save_small(sheet_of(taken, page), out / f"{page}-200.png")
            if large:
                (out / "200").mkdir(exist_ok=True)
                for picture in sorted(taken.glob("*.png")):
                    save_small(Image.open(picture), out / "200" / picture.name)
    if out == CHECKOUT / "docs" / "images":
        write_page(CHECKOUT / "docs" / "gallery.md")
    return 0


def _play(taken: Path, scale: int) -> int:
    """Take all states in a process with a home of its own; Qt reads the scale at its start."""
    home = taken / "home"
    homes = {
        f"XDG_{name}_HOME": str(home / name.lower())
        for name in ("CONFIG", "CACHE", "STATE", "DATA")
    }
    for path in homes.values():
        Path(path).mkdir(parents=True)
    environment = {k: v for k, v in os.environ.items() if k != "MMC_CACHE"} | homes
    environment |= {"HOME": str(home), "QT_SCALE_FACTOR": str(scale)}
    environment |= {"PYTHONPATH": os.pathsep.join([str(CHECKOUT), *sys.path])}
    script = str(CHECKOUT / "packaging" / "gallery_states.py")
    return subprocess.call([sys.executable, script, str(taken), *map(str, SIZE)], env=environment)


def sheet_of(folder: Path, page: str) -> Image.Image:
    """Return all pictures of a page at half their size: a row for each state, a column a theme."""
    width, height = SIZE
    sheet = Image.new(
        "RGB",
        (len(THEMES) * (width + GAP) - GAP, len(STATES) * (height + GAP) - GAP),
        "#808080",
    )
    for row, state in enumerate(STATES):
        for column, theme in enumerate(THEMES):
            picture = Image.open(folder / f"{page}-{state}-{theme}.png").convert("RGB")
            half = picture.resize(SIZE, Image.Resampling.LANCZOS)
            sheet.paste(half, (column * (width + GAP), row * (height + GAP)))
    return sheet


def save_small(picture: Image.Image, path: Path, colors: int = COLORS) -> None:
    """Write a picture with few colours, which is what screens are made of."""
    small = picture.convert("RGB").quantize(colors, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
