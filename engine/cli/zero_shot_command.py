"""``mmc zero-shot``: first guesses from the names of the labels, before anything is trained."""

import argparse
import contextlib
from pathlib import Path

import numpy as np

from engine.cli.console import Console
from engine.data.project import lock_project, open_project
from engine.errors import EngineError
from engine.machine import default_cache_folder
from engine.training.runs import ZERO_SHOT
from engine.zero_shot import guess, read_templates, templates_of


def add_zero_shot_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument(
        "--encoder", metavar="NAME",
        help="an image-text encoder, as open_clip:MODEL/TAG (default: the project's); basic is "
        "none",
    )  # fmt: skip
    parser.add_argument(
        "--templates", type=Path, metavar="FILE",
        help="sentences that labels are put into, one a line with {label}; kept in the project",
    )  # fmt: skip
    parser.add_argument(
        "--encoded-only", action="store_true",
        help="only rows whose photo or caption is encoded already, as after a stop",
    )  # fmt: skip
    parser.add_argument(
        "--show-templates", action="store_true", help="print the project's templates and end"
    )


def run_zero_shot(args: argparse.Namespace, console: Console) -> None:
    """``mmc zero-shot``: score every row by the names of the labels."""
    templates = None if args.templates is None else read_templates(_text(args.templates))
    cache: Path = args.cache or default_cache_folder()
    with contextlib.ExitStack() as stack:
        project = stack.enter_context(open_project(args.project))
        if args.show_templates:
            shown = templates_of(project)
            console.result("\n".join(shown), {"templates": list(shown)})
            return
        stack.enter_context(lock_project(args.project))
        done = guess(
            project, encoder_name=args.encoder, templates=templates, cache=cache, reporter=console,
            encoded_only=args.encoded_only,
        )  # fmt: skip
    suggested = (done.scores >= 0.5) & done.there[:, None]
    counts = {
        label.name: int(count)
        for label, count in zip(done.labels, suggested.sum(axis=0), strict=True)
    }
    lines = [
        f"First guesses (zero-shot, not trained) of {int(done.there.sum()):,} rows by "
        f"{done.encoder.title}. They are good for ordering, not chances: 0.5 stands where a label "
        "fits clearly better than it usually does in this project.",
        *(f"{count:8,}  {name}" for name, count in counts.items()),
        f"See them: mmc suggest {args.project} --run {ZERO_SHOT}",
    ]
    console.result(
        "\n".join(lines),
        {
            "kind": ZERO_SHOT,
            "run": done.run.id,
            "encoder": done.encoder.name,
            "templates": list(done.templates),
            "rows": int(done.there.sum()),
            "suggested": counts,
            "photos": int(np.count_nonzero(suggested.any(axis=1))),
        },
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{path} cannot be read as UTF-8 text.") from error
