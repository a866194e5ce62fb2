"""``mmc import --into``: bring a project up to what its source says now."""

import argparse
import dataclasses

from engine.cli.console import Console
from engine.data.known_source import known_reading
from engine.data.merging import SourceDiff, UpdateChoice, apply_source, compare_source
from engine.data.project import lock_project, open_project
from engine.data.readers.detect import AUTO, find_source, read_source
from engine.data.readers.options import ReadOptions

KINDS = ("added", "captions", "labels", "photos")
BY_HAND = ("captions", "labels")


def add_update_options(parser: argparse.ArgumentParser) -> None:
    """Describe what goes with ``--into``."""
    parser.add_argument("--look", action="store_true",
                        help="with --into: only tell what differs")  # fmt: skip
    parser.add_argument("--leave", action="append", default=[], choices=KINDS, metavar="KIND",
                        help=f"with --into: do not take {', '.join(KINDS)}; may be "
                        "repeated")  # fmt: skip
    parser.add_argument("--over-hand", action="append", default=[], choices=BY_HAND,
                        metavar="KIND", help="with --into: take captions or labels of the source "
                        "also where they were changed by hand; may be repeated")  # fmt: skip


def run_update(args: argparse.Namespace, options: ReadOptions, console: Console) -> None:
    """Compare, tell, and unless it is only looked at, take over what was chosen."""
    choice = UpdateChoice(
        **{kind: kind not in args.leave for kind in KINDS},
        **{f"{kind}_by_hand": kind in args.over_hand for kind in BY_HAND},
    )
    with open_project(args.into, read_only=args.look) as project:
        format_ = args.format
        if format_ == AUTO and options == ReadOptions():
            format_, options = known_reading(project, args.source)
        table = read_source(find_source(args.source, format_), options, console)
        diff = compare_source(project, table, images=args.images, reporter=console)
        edit = None
        if not args.look:
            with lock_project(args.into):
                edit = apply_source(project, diff, choice)
    said = diff.sentences()
    if not args.look:
        said.append(f"Done: {edit.summary}." if edit else "Nothing was changed.")
    console.result("\n".join(said), _values(diff) | {"edit": edit.number if edit else None})


def _values(diff: SourceDiff) -> dict[str, object]:
    return {
        "rows": diff.rows,
        "added": [item.name for item in diff.added],
        "gone": list(diff.gone),
        "captions": [dataclasses.asdict(change) for change in diff.captions],
        "labels": [dataclasses.asdict(change) for change in diff.labels],
        "photos": len(diff.photos),
        "new_labels": [label.id for label in diff.new_labels],
        "left_labels": list(diff.left_labels),
    }
