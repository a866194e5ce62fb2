"""Parse, run, and end with an honest exit code."""

import logging
import os
import sys
from collections.abc import Sequence

from engine.cli import commands
from engine.cli.captions_command import run_captions
from engine.cli.check_command import run_check
from engine.cli.confusions_command import run_confusions
from engine.cli.console import Console
from engine.cli.encoders_command import run_encoders
from engine.cli.evaluate_command import run_evaluate
from engine.cli.experiments_command import run_experiments
from engine.cli.export_command import run_export
from engine.cli.find_command import run_find
from engine.cli.import_command import run_import
from engine.cli.keeping_commands import run_copy, run_relocate, run_repair
from engine.cli.parser import build_parser
from engine.cli.robustness_command import run_robustness
from engine.cli.runs_command import run_runs
from engine.cli.search_command import run_search
from engine.cli.stats_command import run_stats
from engine.cli.suggest_command import run_suggest
from engine.cli.zero_shot_command import run_zero_shot
from engine.errors import Cancelled, EngineError

OK, FAILED, STOPPED = 0, 1, 130

_COMMANDS = {
    "import": run_import,
    "encode": commands.run_encode,
    "train": commands.run_train,
    "search": run_search,
    "tune": commands.run_tune,
    "find": run_find,
    "predict": commands.run_predict,
    "export": run_export,
    "check": run_check,
    "stats": run_stats,
    "runs": run_runs,
    "copy": run_copy,
    "repair": run_repair,
    "relocate": run_relocate,
    "demo": commands.run_demo,
    "encoders": run_encoders,
    "experiments": run_experiments,
    "evaluate": run_evaluate,
    "confusions": run_confusions,
    "captions": run_captions,
    "suggest": run_suggest,
    "robustness": run_robustness,
    "zero-shot": run_zero_shot,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``mmc``; return 0, 1 after a failure, 2 for wrong options, 130 when stopped."""
    args = build_parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    console = Console(as_json=args.json)
    try:
        with console.listening():
            _COMMANDS[args.command](args, console)
        sys.stdout.flush()
    except EngineError as error:
        console.close()
        console.say(f"{error} {error.command}".rstrip())
        return FAILED
    except BrokenPipeError:
        # Whoever read has seen enough (``| head``); Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (Cancelled, KeyboardInterrupt):
        console.close()
        console.say("Stopped. What was finished is kept.")
        return STOPPED
    return STOPPED if console.stopped else OK


if __name__ == "__main__":
    sys.exit(main())
