"""``mmc captions replace``: find words in all captions and put others in their place."""

import argparse
import contextlib
from pathlib import Path
from typing import Any

from engine.cli.console import Console
from engine.data.dataset import Dataset
from engine.data.find_replace import Replacement, Wanted, find_replacements
from engine.data.project import lock_project, open_project
from engine.errors import EngineError

_SHOWN = 10


def add_captions_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("action", choices=("replace",), help="what to do with the captions")
    parser.add_argument("project", type=Path, metavar="P.mmc", help="the project file")
    parser.add_argument("--find", required=True, metavar="TEXT", help="what to look for")
    parser.add_argument("--with", required=True, dest="put", metavar="TEXT",
                        help="what to put there; may be empty")  # fmt: skip
    parser.add_argument("--regex", action="store_true",
                        help=r"TEXT is a regular expression with groups \1, \2 …")  # fmt: skip
    parser.add_argument("--match-case", action="store_true", help="tell A from a")
    parser.add_argument("--words", action="store_true", help="find whole words only")
    parser.add_argument("--preview", action="store_true", help="show what would change, no more")


def run_captions(args: argparse.Namespace, console: Console) -> None:
    """``mmc captions replace``: one edit, which undo takes back; nothing with ``--preview``."""
    if not args.find:
        raise EngineError("There is nothing to look for. Give --find a text.")
    wanted = Wanted(
        find=args.find, replace=args.put, is_pattern=args.regex, match_case=args.match_case,
        whole_words=args.words,
    )  # fmt: skip
    with contextlib.ExitStack() as stack:
        project = stack.enter_context(open_project(args.project))
        if not args.preview:
            stack.enter_context(lock_project(args.project))
        dataset = project.dataset()
        found = find_replacements(dataset.captions, wanted, check=console.check)
        if found and not args.preview:
            captions = {int(dataset.items[one.row]): one.after for one in found}
            project.journal.set_captions(captions, what="Replace in caption")
    console.result(_text(found, dataset, preview=args.preview), _values(found, dataset, args))


def _text(found: list[Replacement], dataset: Dataset, *, preview: bool) -> str:
    places = sum(len(one.found) for one in found)
    if not found:
        return "Nothing was found, so no caption was changed."
    photos = f"{len(found):,} caption{'' if len(found) == 1 else 's'}"
    if not preview:
        return f"Changed {photos} at {places:,} places. It is one edit, which undo takes back."
    lines = [f"{photos} would change, at {places:,} places."]
    for one in found[:_SHOWN]:
        lines += [f"{dataset.names[one.row]}", f"  - {one.before}", f"  + {one.after}"]
    if len(found) > _SHOWN:
        lines.append(f"and {len(found) - _SHOWN:,} more.")
    return "\n".join(lines)


def _values(
    found: list[Replacement], dataset: Dataset, args: argparse.Namespace
) -> dict[str, Any]:  # fmt: skip
    return {
        "captions": len(found),
        "places": sum(len(one.found) for one in found),
        "changed": bool(found) and not args.preview,
        "first": [
            {"name": dataset.names[one.row], "before": one.before, "after": one.after}
            for one in found[:_SHOWN]
        ],
    }
