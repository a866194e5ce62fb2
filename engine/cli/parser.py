"""The commands and their options, in one place."""

import argparse
from pathlib import Path

from engine import __version__
from engine.cli.captions_command import add_captions_options
from engine.cli.check_command import add_check_options
from engine.cli.confusions_command import add_confusions_options
from engine.cli.encoders_command import add_encoders
from engine.cli.evaluate_command import add_evaluate_options
from engine.cli.experiments_command import add_experiments
from engine.cli.export_command import add_export_options
from engine.cli.find_command import add_find_options
from engine.cli.import_command import add_import_options
from engine.cli.keeping_commands import add_copy_options, add_relocate_options, add_repair_options
from engine.cli.robustness_command import add_robustness_options
from engine.cli.runs_command import add_runs_options
from engine.cli.search_command import add_search_options
from engine.cli.settings_help import settings_help
from engine.cli.stats_command import add_stats_options
from engine.cli.suggest_command import add_suggest_options
from engine.cli.zero_shot_command import add_zero_shot_options
from engine.decide.rule import AIMS
from engine.encoders.names import BACKENDS
from engine.training.recipes import RECIPES

EPILOG = """\
A first run:
  mmc import train.csv --images data --test test.csv --project photos.mmc
  mmc encode photos.mmc --encoder basic
  mmc train  photos.mmc --recipe fast --seed 0
  mmc tune   photos.mmc --objective samples
  mmc export photos.mmc --out submission.csv
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; every command sets ``command`` to its name."""
    parser = argparse.ArgumentParser(
        prog="mmc",
        description="Multimodal multilabel classification: photos with captions, several labels "
        "each.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mmc {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _import(commands)
    _encode(commands)
    _train(commands)
    _search(commands)
    _tune(commands)
    _evaluate(commands)
    add_confusions_options(_add(commands, "confusions", "Tell where a run is wrong."))
    _find(commands)
    _predict(commands)
    _export(commands)
    _runs(commands)
    _keeping(commands)
    _relocate(commands)
    add_stats_options(_add(commands, "stats", "Count labels, pairs of labels, captions and work."))
    add_check_options(_add(commands, "check", "List the labels that a run contradicts."))
    _demo(commands)
    text = "List, download, add and remove encoders."
    add_encoders(commands.add_parser("encoders", help=text, description=text))
    add_experiments(commands)
    _robustness(commands)
    _captions(commands)
    _suggest(commands)
    _zero_shot(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add(
    commands: "_Commands[argparse.ArgumentParser]", name: str, text: str, *, project: bool = True
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    if project:
        parser.add_argument("project", type=Path, metavar="P.mmc", help="the project file")
    parser.add_argument("--json", action="store_true", help="print the result as one JSON line")
    return parser


def _with_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cache", type=Path, metavar="DIR",
        help="where features are kept (default: $MMC_CACHE or the user's cache folder)",
    )  # fmt: skip


def _with_run(parser: argparse.ArgumentParser, default: str | None = "latest") -> None:
    parser.add_argument("--run", default=default, metavar="RUN", help="run id (default: latest)")


def _with_fallback(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-fallback", action="store_true",
        help="leave a photo empty when no label passes, instead of giving it its best label",
    )  # fmt: skip


def _import(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(
        commands, "import", "Make a project from a dataset in any usual format.", project=False
    )
    add_import_options(parser)


def _encode(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "encode", "Make the features that are missing; can be stopped.")
    parser.add_argument(
        "--encoder", default="basic", metavar="NAME",
        help="basic (default, offline), open_clip:MODEL/TAG, open_clip:MODEL@FILE, local-dir:DIR",
    )  # fmt: skip
    parser.add_argument(
        "--long-captions", choices=("cut", "split"), default="cut",
        help="captions over the encoder's length lose their end, or are read in pieces whose "
        "vectors are averaged (default: cut)",
    )  # fmt: skip
    parser.add_argument(
        "--several-captions", choices=("join", "average"), default="join",
        help="a caption of several lines is read as one text, or line by line, averaged "
        "(default: join)",
    )  # fmt: skip
    parser.add_argument(
        "--int8",
        action="store_true",
        help="8-bit weights: sooner on a processor, other vectors; what they lose is told first",
    )
    parser.add_argument(
        "--backend", choices=BACKENDS,
        help="how an image-text model is run, with the same vectors (default: MMC_BACKEND or auto)",
    )  # fmt: skip
    _with_cache(parser)


def _train(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "train", "Train a run; features are made first where missing.")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = settings_help()
    parser.add_argument("--recipe", default="fast", metavar="NAME",
                        help=f"{', '.join(RECIPES)} (default: fast)")  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default 0")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="changes",
        help="change a setting of the recipe, such as epochs=20 or lr=0.001; may be repeated",
    )  # fmt: skip
    _with_cache(parser)


def _search(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "search", "Look for settings that are better than a recipe's.")
    add_search_options(parser)
    _with_cache(parser)


def _robustness(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(
        commands, "robustness", "Measure how F1 falls as captions and images are lost or damaged."
    )
    add_robustness_options(parser)
    _with_cache(parser)


def _tune(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(
        commands, "tune", "Find thresholds on rows the run was not trained on, or set them."
    )
    _with_run(parser)
    parser.add_argument("--objective", choices=AIMS, default="samples",
                        help="the F1 to make as high as possible; expected-samples decides row by "
                        "row without thresholds (default: samples)")  # fmt: skip
    parser.add_argument("--per-label", action="store_true",
                        help="for micro: a threshold for each label where that clearly "
                        "helps")  # fmt: skip
    parser.add_argument("--precision-floor", type=float, metavar="P",
                        help="instead: for each label the most recall at a precision of at least "
                        "P (0..1)")  # fmt: skip
    parser.add_argument("--recall-floor", type=float, metavar="R",
                        help="instead: for each label the most precision at a recall of at least "
                        "R (0..1)")  # fmt: skip
    parser.add_argument(
        "--set", action="append", default=[], metavar="LABEL=VALUE", dest="changes",
        help="set the threshold of one label by id or name instead of tuning; may be repeated",
    )  # fmt: skip
    _with_fallback(parser)


def _evaluate(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "evaluate", "Tell every figure of a run beside the constant guess.")
    add_evaluate_options(parser)


def _captions(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "captions", "Find and replace in captions.", project=False)
    add_captions_options(parser)


def _find(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "find", "List the rows that a query names.")
    add_find_options(parser)


def _suggest(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "suggest", "Tell, or accept, what a run would add to photos.")
    add_suggest_options(parser)


def _zero_shot(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "zero-shot", "Guess from the labels' names, before any training.")
    add_zero_shot_options(parser)
    _with_cache(parser)


def _predict(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "predict", "Score rows of the project, or one photo and caption.")
    _with_run(parser)
    parser.add_argument("--split", choices=("train", "val", "test", "all"), default="all")
    parser.add_argument("--where", default="", metavar="QUERY",
                        help="only rows that a query names; see mmc find --help")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="SCORES.csv", help="write the scores as CSV")
    parser.add_argument("--image", type=Path, metavar="FILE", help="score this photo instead")
    parser.add_argument("--caption", default="", metavar="TEXT", help="its caption")
    _with_cache(parser)


def _export(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "export", "Write a submission, or rows in any usual format.")
    _with_run(parser, default=None)
    add_export_options(parser)
    _with_fallback(parser)


def _runs(commands: "_Commands[argparse.ArgumentParser]") -> None:
    add_runs_options(_add(commands, "runs", "List, compare, name, delete and restore runs."))


def _keeping(commands: "_Commands[argparse.ArgumentParser]") -> None:
    add_copy_options(_add(commands, "copy", "Write all of a project to another file."))
    add_repair_options(
        _add(commands, "repair", "Write what can be read of a damaged project to a new file.")
    )


def _relocate(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "relocate", "Tell a project where its photos were moved to.")
    add_relocate_options(parser)
    _with_cache(parser)


def _demo(commands: "_Commands[argparse.ArgumentParser]") -> None:
    parser = _add(
        commands, "demo", "Draw a small synthetic dataset and walk the whole path on it.",
        project=False,
    )  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("mmc-demo"), metavar="DIR",
                        help="folder to work in (default: mmc-demo)")  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default 0")
    _with_cache(parser)
