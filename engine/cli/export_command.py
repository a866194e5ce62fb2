"""``mmc export``: the submission, or rows with their labels in any usual format."""

import argparse
from pathlib import Path

from engine import exporting
from engine.cli.console import Console
from engine.cli.find_command import pointing_at
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.errors import EngineError
from engine.export.formats import WRITERS
from engine.export.table import ExportOptions

KAGGLE = "kaggle"
EXPORT_HELP = """\
kaggle writes the test rows as a run decides them. Every other format writes the rows of --split:
  mmc export p.mmc --format csv --split val --run latest --out val.csv        with the run's scores
  mmc export p.mmc --format hf --photos link --out dataset                    for Hugging Face
  mmc export p.mmc --format coco --labels decided --out coco                  as the run decides
csv, csv-lists, jsonl and parquet are files; hf, coco, sidecar, folders and webdataset new folders.
"""


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXPORT_HELP
    parser.add_argument("--format", choices=(KAGGLE, *WRITERS), default=KAGGLE,
                        help="default: kaggle")  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="PATH",
                        help="a file, or a folder to be made")  # fmt: skip
    parser.add_argument("--split", choices=("train", "val", "test", "all"), default="all",
                        help="rows to write (default: all)")  # fmt: skip
    parser.add_argument("--where", default="", metavar="QUERY",
                        help="write only rows that a query names, such as 'label:dog "
                        "reviewed:yes'; see mmc find --help")  # fmt: skip
    parser.add_argument("--labels", choices=("by-hand", "decided"), default="by-hand",
                        help="the project's labels (default), or those a run decides")  # fmt: skip
    parser.add_argument("--words", choices=("names", "ids"), default="names",
                        help="what stands for a label (default: names)")  # fmt: skip
    parser.add_argument("--photos", choices=("none", "link", "copy"), default="none",
                        help="put links to the photos or copies into a new folder (default: "
                        "none)")  # fmt: skip
    parser.add_argument("--text", choices=("caption", "labels", "both"), default="caption",
                        help="what text files beside photos hold (default: caption)")  # fmt: skip
    parser.add_argument("--bom", action="store_true",
                        help="begin a CSV with the mark by which Excel knows UTF-8")  # fmt: skip
    parser.add_argument("--overwrite", action="store_true",
                        help="replace the file that stands there")  # fmt: skip


def run_export(args: argparse.Namespace, console: Console) -> None:
    """``mmc export``: write the submission or another format."""
    fallback = False if args.no_fallback else None
    if args.format == KAGGLE:
        if args.where:
            raise EngineError(
                "A submission holds all test rows. Choose another --format for --where."
            )
        _submission(args, fallback, console)
        return
    with open_project(args.project) as project, pointing_at(args.where):
        done = exporting.export_rows(
            project, format_=args.format, out=args.out, reporter=console, fallback=fallback,
            split=None if args.split == "all" else Split[args.split.upper()], query=args.where,
            run_id=args.run, decided=args.labels == "decided",
            options=ExportOptions(
                words=args.words, photos=args.photos, texts=args.text, overwrite=args.overwrite,
                bom=args.bom,
            ),
        )  # fmt: skip
    photos = f" and {done.photos:,} photos" if done.photos else ""
    console.result(
        " ".join([f"{done.path}: {done.rows:,} rows{photos}.", *done.notes]),
        {
            "out": str(done.path),
            "format": args.format,
            "rows": done.rows,
            "photos": done.photos,
            "notes": list(done.notes),
        },
    )


def _submission(args: argparse.Namespace, fallback: bool | None, console: Console) -> None:
    with open_project(args.project) as project:
        report = exporting.export_submission(
            project, args.run or "latest", out=args.out, fallback=fallback
        )
    console.result(
        f"{report.path}: {report.rows:,} rows, {report.empty:,} without a label, read back and "
        "checked.",
        {"out": str(report.path), "rows": report.rows, "empty": report.empty},
    )
