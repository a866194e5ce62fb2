"""Curves as picture files that matplotlib draws without a window."""

import contextlib
import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg")
LINE_STYLES = ("-", "--", "-.", ":")
_HAN_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "SimHei",
)
"""Fonts with Chinese letters, which matplotlib's own lacks; systems bring one of them."""


@contextlib.contextmanager
def drawing() -> Iterator[None]:
    """Let figures that are made and saved in here be equal each time, and know Chinese letters."""
    # Building its list of fonts, once a machine, is no news to a person.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    import matplotlib as mpl
    from matplotlib.font_manager import fontManager

    there = {font.name for font in fontManager.ttflist}
    fonts = ["DejaVu Sans", *(name for name in _HAN_FONTS if name in there)]
    with mpl.rc_context({"svg.hashsalt": "mmc", "font.family": fonts}):
        yield


def save_pictures(figure: "Figure", folder: Path, name: str) -> tuple[Path, ...]:
    """Write ``name.png`` and ``name.svg`` and return their paths."""
    return tuple(_save(figure, folder / f"{name}.{kind}", kind) for kind in FORMATS)


def _save(figure: "Figure", path: Path, kind: str) -> Path:
    stream = io.BytesIO()
    # No date and no random ids, so that equal results give equal files.
    metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {}
    figure.savefig(stream, format=kind, dpi=150, metadata=metadata)
    write_whole(path, lambda target: target.write(stream.getvalue()))
    return path
