"""Start the window: ``mmc-gui [PROJECT]``, ``--demo``, or a walk through the demo."""

import argparse
import contextlib
import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import __version__

OTHERS = (
    "concurrent.futures.process", "filelock", "logging.handlers", "numpy", "PIL.Image",
    "platformdirs", "sqlite3",
)  # fmt: skip


def import_others() -> None:
    """Import what is not of the window before Qt for Python, which reads the source of the rest."""
    for name in OTHERS:
        importlib.import_module(name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code when it is closed."""
    args = _parser().parse_args(arguments)
    with contextlib.ExitStack() as stack:
        stack.callback(gc.unfreeze)
        start = stack.enter_context(contextlib.ExitStack())
        start.enter_context(_uncollected())
        import_others()
        # Qt comes after the options, so that --help and --version answer without a display, and
        # the window after the language, in which its texts are read.
        from mmc_gui.languages import chosen_language, language_of, translate_qt, use_language

        language = language_of(args.language or chosen_language())
        use_language(language)
        from mmc_gui.app import guarding, logging_to_file, make_app, make_window
        from mmc_gui.crashes import crash_folder, watching_for_faults

        app = make_app(sys.argv[:1])
        translate_qt(app, language)
        stack.enter_context(logging_to_file())
        stack.enter_context(watching_for_faults(crash_folder()))
        window = make_window(app, theme=args.theme)
        stack.enter_context(guarding(window))
        window.show()
        start.close()
        window.help_desk.tell_of_crashes()
        if args.walkthrough is not None:
            from mmc_gui.walkthrough import Walkthrough

            walk = Walkthrough(window, folder=args.walkthrough)
            walk.start()
            code = app.exec()
            return code or walk.exit_code
        if args.demo:
            window.choosers.open_demo()
        elif args.project is not None:
            window.choosers.open_paths([args.project])
        return app.exec()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage, nor later among what a start makes: it stays, and is much to look at."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmc-gui", description="Label photos with captions, train, predict, export."
    )
    parser.add_argument(
        "project", type=Path, nargs="?", metavar="PATH",
        help="a project, a CSV file or a folder with train.csv to open",
    )  # fmt: skip
    parser.add_argument("--demo", action="store_true", help="open the demo and train on it")
    parser.add_argument(
        "--walkthrough", type=Path, metavar="DIR",
        help="use every page on the demo without a person; leave screenshots, the trained run "
        "and submission.csv in this folder",
    )  # fmt: skip
    parser.add_argument("--theme", choices=("light", "dark", "contrast", "system"), default=None)
    parser.add_argument(
        "--language", choices=("en", "zh_CN", "system"), default=None,
        help="the language of the window, this time",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"mmc-gui {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
