"""``mmc import``: from a dataset in any usual format to a project, or a look at it first."""

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from engine.cli.console import Console
from engine.cli.update_command import add_update_options, run_update
from engine.data.importing import ImportOptions, ImportReport, check_places, import_source
from engine.data.readers.delimited import preview
from engine.data.readers.detect import (
    AUTO,
    FORMATS,
    READERS,
    detect,
    find_source,
    photos_of,
    read_source,
)  # fmt: skip
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import READING, Finding, ReadOptions, reading_of
from engine.data.split import VALIDATION_SHARE
from engine.errors import EngineError

_SHOWN = 20
IMPORT_HELP = """\
PATH is a file or a folder. What it is, is found out; --preview tells it and shows the first rows.
  mmc import train.csv --images data --test test.csv --project p.mmc     the competition's files
  mmc import list.tsv --images photos --map labels=tags --map list_delimiter=pipe --project p.mmc
  mmc import coco/annotations --images coco --captions join --project p.mmc
  mmc import shards --extract photos --project p.mmc                     WebDataset
  mmc import train.csv --into p.mmc --look                               what has changed in it
--map changes one part of how a table is read: image, caption, labels, negatives, one_hot, split
name columns; lists is delimited or json; list_delimiter, delimiter, quote are a sign or comma, tab,
space, semicolon, pipe, none; empty is unlabelled or none; encoding; header is yes or no.
"""


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = IMPORT_HELP
    parser.add_argument("source", type=Path, metavar="PATH", help="a file or folder")
    parser.add_argument("--format", choices=(AUTO, *FORMATS), default=AUTO,
                        help="what it is (default: found out)")  # fmt: skip
    parser.add_argument("--images", type=Path, metavar="DIR",
                        help="photo folder (default: where the photos are found)")  # fmt: skip
    parser.add_argument("--test", type=Path, metavar="TEST.csv",
                        help="the competition's test rows: ImageID,Caption")  # fmt: skip
    parser.add_argument("--with", type=Path, action="append", default=[], metavar="FILE",
                        dest="files", help="a file that belongs to it, such as COCO's captions; "
                        "may be repeated")  # fmt: skip
    parser.add_argument("--map", action="append", default=[], metavar="PART=VALUE", dest="parts",
                        help="change a part of how a table is read; may be repeated")  # fmt: skip
    parser.add_argument("--captions", choices=("first", "join"), default="first",
                        help="of several captions of a photo, the first or all (default: "
                        "first)")  # fmt: skip
    parser.add_argument("--text", choices=("guess", "caption", "labels"), default="guess",
                        help="what text files beside photos hold (default: guess)")  # fmt: skip
    parser.add_argument("--nested", choices=("all", "last"), default="all",
                        help="of folders in folders, which are labels (default: all)")  # fmt: skip
    parser.add_argument("--extract", type=Path, metavar="DIR",
                        help="new folder for the photos of tar files")  # fmt: skip
    parser.add_argument("--labels", default="", metavar="A,B,C",
                        help="labels to have beside those of the source")  # fmt: skip
    parser.add_argument("--validation", type=float, default=VALIDATION_SHARE, metavar="SHARE",
                        help="share of labelled rows that validate, where the source does not "
                        f"say; 0 for none (default: {VALIDATION_SHARE:g})")  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default 0")
    parser.add_argument("--compare-photos", action="store_true",
                        help="read all photos and list those of equal content")  # fmt: skip
    end = parser.add_mutually_exclusive_group(required=True)
    end.add_argument("--project", type=Path, metavar="P.mmc", help="to be made")
    end.add_argument("--into", type=Path, metavar="P.mmc",
                     help="bring a project up to what the source says now")  # fmt: skip
    end.add_argument("--preview", action="store_true",
                     help="tell what it is, show the first rows, make nothing")  # fmt: skip
    add_update_options(parser)


def run_import(args: argparse.Namespace, console: Console) -> None:
    """``mmc import``: make a project."""
    options = _options(args)
    if args.preview:
        _show(args, options, console)
        return
    if args.into is not None:
        run_update(args, options, console)
        return
    finding = find_source(args.source, args.format)
    if args.images is not None:
        check_places(args.images, args.project)
    table = read_source(finding, options, console)
    images = args.images or photos_of(finding, table)
    if images is None:
        raise EngineError(
            f"Where the photos of {finding.path} are could not be found out. Name their folder "
            "with --images."
        )
    report = import_source(
        table=table, images=images, project=args.project, reporter=console,
        options=ImportOptions(
            share=args.validation, seed=args.seed, compare_photos=args.compare_photos,
            labels=tuple(part.strip() for part in args.labels.split(",") if part.strip()),
            settings=_settings(finding, options),
        ),
    )  # fmt: skip
    _tell_problems(report, console)
    counts = ", ".join(f"{count:,} {split}" for split, count in report.rows.items())
    console.result(
        f"{report.project}: {counts} rows, {report.labels} labels, "
        f"{len(report.problems)} doubtful rows.",
        {
            "project": str(report.project),
            "format": finding.format,
            "images": str(images),
            "rows": report.rows,
            "labels": report.labels,
            "missing_photos": report.missing,
            "problems": [dataclasses.asdict(problem) for problem in report.problems],
        },
    )


def _options(args: argparse.Namespace) -> ReadOptions:
    changes = {}
    for part in args.parts:
        name, sign, value = part.partition("=")
        if not sign:
            raise EngineError(f"--map {part}: write PART=VALUE.")
        changes[name.strip()] = value
    Mapping().changed(changes)  # a slip is told before anything is read
    files = (args.test,) if args.test is not None else tuple(args.files)
    return ReadOptions(
        changes=changes, repeats=args.captions, text_as=args.text, nested=args.nested,
        files=files, extract_to=args.extract,
    )  # fmt: skip


def _settings(finding: Finding, options: ReadOptions) -> dict[str, Any]:
    key = "train_csv" if finding.format == "competition" else "source"
    return {
        key: str(finding.path.resolve()),
        READING: reading_of(finding.format, finding.path, options),
    }


def _tell_problems(report: ImportReport, console: Console) -> None:
    """Say which rows were doubtful, with line numbers; the rest is in the project."""
    for problem in report.problems[:_SHOWN]:
        place = f"{problem.source}, line {problem.line}" if problem.line else problem.source
        console.say(f"{place}: {problem.text}")
    if len(report.problems) > _SHOWN:
        console.say(f"... and {len(report.problems) - _SHOWN} more; all are kept in the project.")


def _show(args: argparse.Namespace, options: ReadOptions, console: Console) -> None:
    """Tell what a source is and how its first rows would be read."""
    chosen = find_source(args.source, args.format)
    findings = detect(args.source) if args.format == AUTO else (chosen,)
    if chosen.format == "csv" and chosen.mapping is not None:
        mapping = options.settled(chosen.mapping)
        chosen = dataclasses.replace(chosen, mapping=mapping)
        values = preview(chosen.path, mapping, _SHOWN).to_json()
    else:
        # Photos are written where an import asks for it, not for a look.
        options = dataclasses.replace(options, extract_to=None)
        table = read_source(chosen, options, console)
        values = {
            "rows": [row.to_json() for row in table.rows[:_SHOWN]],
            "problems": [problem.text for problem in table.problems[:_SHOWN]],
            "more": len(table.rows) > _SHOWN,
        }
    lines = [f"{READERS[f.format].title} ({f.format}): {f.text}" for f in findings]
    lines += [f"Photos: {chosen.images or 'not found'}", *map(_row_text, values["rows"])]
    console.result(
        "\n".join(lines),
        {
            "findings": [finding.to_json() for finding in findings],
            "chosen": chosen.to_json(),
            "preview": values,
        },
    )


def _row_text(row: dict[str, Any]) -> str:
    labels = "not labelled" if row["labels"] is None else ", ".join(row["labels"]) or "none apply"
    return f"  {row['name']} | {row['caption'][:60]!r} | {labels} | {row['split'] or '-'}"
