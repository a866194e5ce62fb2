"""Take the pictures of docs/images: every page on the demo, light and dark.

    python3 packaging/dev.py run packaging/gallery.py [FOLDER]

Runs the walkthrough twice off-screen and keeps its screenshots with fewer colours, which makes
them small enough for a repository.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

COLORS = 200
CHECKOUT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Walk in both themes and write the pictures; return the exit code of the first failure."""
    out = Path(arguments[0]) if arguments else CHECKOUT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for theme in ("light", "dark"):
            walk = Path(folder) / theme
            command = [sys.executable, "-m", "mmc_gui", "--demo", "--theme", theme]
            code = subprocess.call([*command, "--walkthrough", str(walk)], cwd=CHECKOUT)
            if code:
                return code
            for picture in sorted((walk / "screenshots").glob("*.png")):
                small = (
                    Image.open(picture).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
                )
                small.save(out / f"{picture.stem}-{theme}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
