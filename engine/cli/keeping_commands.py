"""``mmc copy``, ``mmc repair`` and ``mmc relocate``: what keeps a project safe."""

import argparse
from pathlib import Path

from engine.cli.console import Console
from engine.data.project import (
    check_project,
    lock_project,
    open_project,
    repaired_name,
    salvage,
    save_copy,
)
from engine.errors import EngineError
from engine.features.moved import find_moved
from engine.machine import default_cache_folder

REPAIR_HELP = """\
The damaged file is never changed. The runs are in the folder beside it: when the new file takes
the old one's name, they are there again.
"""


def add_copy_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``mmc copy``."""
    parser.add_argument("--out", type=Path, required=True, metavar="COPY.mmc", help="the new file")
    parser.add_argument("--overwrite", action="store_true",
                        help="replace the file that stands there")  # fmt: skip


def add_repair_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``mmc repair``."""
    parser.epilog = REPAIR_HELP
    parser.add_argument("--out", type=Path, metavar="NEW.mmc",
                        help="the new file (default: P.repaired.mmc)")  # fmt: skip
    parser.add_argument("--check", action="store_true",
                        help="only tell whether the file is whole")  # fmt: skip


def add_relocate_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``mmc relocate``."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the photos are now")
    parser.add_argument("--look", action="store_true", help="only tell what is found there")
    parser.add_argument("--force", action="store_true",
                        help="take the folder even without its photos")  # fmt: skip


def run_relocate(args: argparse.Namespace, console: Console) -> None:
    """``mmc relocate``: tell a project where its photos were moved to."""
    if not args.folder.is_dir():
        raise EngineError(f"There is no folder {args.folder}. Check the path.")
    cache = args.cache or default_cache_folder()
    with open_project(args.project, read_only=args.look) as project:
        found = find_moved(project.dataset(), args.folder.resolve(), cache, reporter=console)
        doubtful = not found.found or bool(found.differing)
        if doubtful and not args.force and not args.look:
            raise EngineError(f"{found.text} Nothing was changed; --force takes it all the same.")
        if not args.look:
            with lock_project(args.project):
                project.set_image_root(found.folder)
    console.result(
        found.text,
        {
            "folder": str(found.folder),
            "photos": found.photos,
            "found": found.found,
            "compared": found.compared,
            "differing": list(found.differing),
        },
    )


def run_copy(args: argparse.Namespace, console: Console) -> None:
    """``mmc copy``: write all of a project to another file, also while it is open."""
    with open_project(args.project, read_only=True) as project:
        out = save_copy(project, args.out, replace=args.overwrite)
    console.result(
        f"{out} holds all of {args.project.name}; its runs stay where they are.", {"out": str(out)}
    )


def run_repair(args: argparse.Namespace, console: Console) -> None:
    """``mmc repair``: bring what can be read of a damaged project into a new file."""
    if args.check:
        check_project(args.project, thorough=True)
        console.result(f"{args.project} is whole.", {"whole": True})
        return
    out = args.out or repaired_name(args.project)
    done = salvage(args.project, out, reporter=console)
    lost = "\n".join(done.lost) or "Nothing was lost."
    console.result(
        f"{out}: {done.rows.get('items', 0):,} photos with {done.rows.get('marks', 0):,} labels.\n"
        f"{lost}",
        {"out": str(out), "rows": done.rows, "lost": list(done.lost)},
    )
