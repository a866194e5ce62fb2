"""Use the window for thousands of seeded actions and look whether anything grows.

Pages, labels, searches, dialogs, themes, sizes of text, undo, tuning, trainings that are stopped
or not, two projects in turn: all by the actions, mouse and keys of the real window. Now and then
everything is let come to rest and counted. What stands at the end may be more than after the
first third only within bounds, and no error may have been told; else the exit code is 1.
"""

import argparse
import faulthandler
import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from report import Figure, Report, Table, run
from soak import BOUNDS, SPARE, Sample, grown, make_projects, soak, thirds

from mmc_gui.app import guarding, make_app, make_window

SHOWN = 12
"""Rows of the table at most."""
NAMES = {
    "memory_mb": "Memory, MB", "widgets": "Widgets", "objects": "Python objects",
    "threads": "Threads", "files": "Open files", "timers": "Running timers",
}  # fmt: skip
FLAT = "Nothing grew beyond its bound, and no error was told."


class Errors(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.told.append(f"logged: {record.getMessage()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was done and found: sentences on what grew, and errors."""

    samples: Sequence[Sample]
    done: Counter[str]
    told: Sequence[str]
    seconds: float


def work(args: argparse.Namespace, folder: Path) -> Work:
    """Soak a window on two demos."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "MMC_CACHE")
    os.environ |= dict.fromkeys(homes, str(folder / "home"))
    errors = Errors()
    logging.getLogger().addHandler(errors)
    window = make_window(make_app(sys.argv[:1]), theme="light")
    window.tasks.failed.connect(lambda error: errors.told.append(repr(error)))
    window.show()
    with guarding(window):
        projects = make_projects(window, folder, args.photos)
        began = time.monotonic()
        samples, done = soak(
            window, projects, actions=args.actions, seed=args.seed, every=args.every,
            until=began + 60 * args.minutes,
        )  # fmt: skip
        seconds = time.monotonic() - began
    window.close()
    told = (*grown(samples), *errors.told)
    return Work(samples=samples, done=done, told=told, seconds=seconds)


def report_of(work: Work, args: argparse.Namespace) -> Report:
    """Put what was counted into words."""
    samples = work.samples
    actions = samples[-1].actions
    early, late = thirds(samples)
    figures = [
        Figure(what="An action, and what waits for its end", unit="s", value=work.seconds / actions)
    ]
    for name, text in NAMES.items():
        before = float(np.median([getattr(one, name) for one in early]))
        after = float(np.median([getattr(one, name) for one in late]))
        most = before * BOUNDS[name] + SPARE[name]
        figures.append(
            Figure(
                what=f"{text} in the last third, {before:,.0f} in the second",
                value=after,
                unit="",
                budget=f"{most:,.0f}",
            )
        )
    each = max(1, -(-len(samples) // SHOWN))
    shown = [one for place, one in enumerate(samples, 1) if place % each == 0]
    heads = [field.name for field in fields(Sample)]
    table = Table(
        head=("after actions", *(NAMES[name] for name in heads[1:])),
        rows=[tuple(f"{getattr(one, name):,.0f}" for name in heads) for one in shown],
    )
    short = [f"Time was up before {args.actions:,}."] if actions < args.actions else []
    kinds = ", ".join(f"{name} {count:,}" for name, count in work.done.most_common())
    return Report(
        title=f"{actions:,} actions in the window", figures=figures, tables=[table],
        remarks=[*(work.told or [FLAT]), *short, f"Seed {args.seed}; done: {kinds}."],
    )  # fmt: skip


def options(parser: argparse.ArgumentParser) -> None:
    """Say how much is done."""
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=600.0, help="stop at the next count after")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--photos", type=int, default=120)
    parser.add_argument("--every", type=int, default=100, help="actions from count to count")


def main() -> int:
    """Soak and return 1 where something grew."""
    told: list[str] = []

    def measure(args: argparse.Namespace) -> Report:
        with tempfile.TemporaryDirectory(prefix="mmc-soak-") as name:
            done = work(args, Path(name).resolve())
        told.extend(done.told)
        return report_of(done, args)

    faulthandler.enable()
    run(measure, about=__doc__, options=options)
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main())
