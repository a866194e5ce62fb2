"""The page of the gallery: what is to be seen in each picture, and the tables that show them."""

from pathlib import Path

THEMES = ("light", "dark")
STATES = ("empty", "full", "busy", "error")
PAGES = {
    "start": "Start",
    "browse": "Browse",
    "check": "Check labels",
    "train": "Train",
    "thresholds": "Thresholds",
    "confusions": "Confusions",
    "statistics": "Statistics",
    "experiments": "Experiments",
    "predict": "Predict",
}
SEEN = {
    "start": (
        "nothing was ever opened", "two recent projects", "the demo is drawn",
        "a damaged project was dropped",
    ),
    "browse": (
        "photos without captions and labels", "the demo with a trained run",
        "features are made beside it", "the folder of photos was moved",
    ),
    "check": (
        "no run", "labels that a run contradicts", "they are looked for",
        "the run's scores are damaged",
    ),
    "train": (
        "no run", "two runs", "a training with five folds",
        "a training without any label was refused",
    ),
    "thresholds": (
        "no run", "thresholds of a run", "its scores are sorted",
        "tuning found the scores damaged",
    ),
    "confusions": (
        "no run", "errors by label", "decisions are compared", "the run's scores are damaged",
    ),
    "statistics": (
        "no labels", "labels with their photos", "the project is counted",
        "the folder of photos was moved",
    ),
    "experiments": (
        "no labels", "a study that was stopped", "a study runs", "a run that cannot be examined",
    ),
    "predict": (
        "no run", "a photo with its scores", "a folder is scored", "a file that is no photo",
    ),
}  # fmt: skip
"""What stands on the picture of each state, in the order of ``STATES``."""
HEAD = """# Every page in every state

Made by `packaging/gallery.py` on the demo, through the doors that a person uses: drops, buttons and
menus; nothing on a picture is staged. Do not edit this page: the script writes it.

    python3 packaging/dev.py run packaging/gallery.py

The window is 1280 x 720, the smallest in which nothing may be cut. Each picture leads to its full
size. At 200 % (`QT_SCALE_FACTOR=2`) the same 72 pictures would take 8 MB more; they stand here at
half their size, one sheet for each page, and `--large` keeps them whole.
"""
WIDTH = 300
"""Pixels of a small picture on the page."""


def write_page(path: Path) -> None:
    """Write the gallery as Markdown."""
    parts = [HEAD]
    for page, title in PAGES.items():
        lines = [f"## {title}", ""]
        lines.append("| " + " | ".join(["", *STATES]) + " |")
        lines.append("| --- " * (len(STATES) + 1) + "|")
        for theme in THEMES:
            cells = [_cell(page, state, theme) for state in STATES]
            lines.append("| " + " | ".join([theme, *cells]) + " |")
        lines.append("| " + " | ".join(["", *SEEN[page]]) + " |")
        lines += ["", f"[All of them at 200 %](images/{page}-200.png)", ""]
        parts.append("\n".join(lines))
    path.write_text("\n".join(parts), encoding="utf-8")


def _cell(page: str, state: str, theme: str) -> str:
    name = f"images/{page}-{state}-{theme}.png"
    text = f"{PAGES[page]}, {state}, {theme}"
    return f'[<img src="{name}" width="{WIDTH}" alt="{text}">]({name})'
