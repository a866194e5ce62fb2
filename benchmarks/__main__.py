"""Run benchmarks, each in a process of its own, keep what they gave, write ``docs/benchmarks.md``.

    python -m benchmarks                     all but the long ones, some 15 minutes
    python -m benchmarks --only train start  some of it; the page keeps the rest as it was
    python -m benchmarks --quick             small sizes, to the terminal: do they still run?
    python -m benchmarks --page              write the page anew from what is kept

Run it where nothing else runs; the page says for each part when, where and how busy that was.
"""

import argparse
import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PACKAGES = ("torch", "numpy", "PySide6-Essentials")
PAGE = HERE.parent / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Script:
    """One benchmark and the arguments of its small variant."""

    name: str
    quick: tuple[str, ...]
    full: tuple[str, ...] = ()
    as_json: bool = True
    long: bool = False
    """Takes hours, or needs photos that are not part of the project: only run when named."""

    @property
    def file(self) -> str:
        """The file's name."""
        return f"bench_{self.name}.py"

    @property
    def result(self) -> Path:
        """Where its last result is kept."""
        return RESULTS / f"{self.name}.json"


SCRIPTS = (
    Script("methods", ("--quick",), long=True),
    Script("start", ("--starts", "2")),
    Script("project", ("--rows", "5000", "--edits", "20"), ("--million",)),
    Script("search", ("--rows", "5000", "--turns", "2"), ("--million",)),
    Script("grid", ("--rows", "2000", "--frames", "60"), as_json=False),
    Script("gui", ("--rows", "2000", "--judged", "500", "--trained", "1000", "--frames", "40")),
    Script("thresholds", ("--rows", "2000", "--steps", "20")),
    Script("encode", ("--count", "60", "--turns", "1")),
    Script("features", ("--rows", "3000"), ("--million",), long=True),
    Script("clip", ("--models", "ViT-B-32", "--count", "4"), long=True),
    Script("card", ("--models", "basic", "--count", "300", "--rows"), long=True),
    Script("train", ("--rows", "2000")),
    Script("frames", ("--count", "60", "--many", "300", "--seconds", "1")),
    Script("soak", ("--actions", "60", "--every", "10", "--photos", "40"), long=True),
    Script("event_loop", ("--rows", "2000", "--epochs", "3", "--seconds", "2")),
)

INTRODUCTION = """\
# Benchmarks

Measured, not estimated. This page is written by `python -m benchmarks` from what each script gave
last, which is kept in `benchmarks/results/`; each table also comes from one script alone, such as
`python benchmarks/bench_train.py`. Change the scripts, not the page.

**Not measured here:** any GPU (docs/encoders.md has figures of one); Windows and macOS; a real
screen (Qt ran off-screen); pretrained CLIP weights, which were not at hand (random ones are as
fast); disks slower than the one here.
A budget is what the design asks for on two cores. p95 means that 95 of 100 were at most this.
"""


def carry_out(script: Script, arguments: Sequence[str]) -> dict[str, Any]:
    """Run one script and return its values; CalledProcessError where it fails."""
    command = [sys.executable, str(HERE / script.file), *arguments]
    before = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    done = subprocess.run(
        [*command, "--json"] if script.as_json else command,
        check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parent,
    )  # fmt: skip
    text = done.stdout.rstrip()
    values = json.loads(text.splitlines()[-1]) if script.as_json else {"text": text}
    return values | {"load": before, "machine": machine()}


def as_markdown(script: Script, values: dict[str, Any] | None) -> str:
    """Return the part of the page for one script."""
    command = f"`python benchmarks/{script.file}`"
    if values is None:
        title = script.name.replace("_", " ").capitalize()
        return f"## {title}\n\nNot measured yet.\n\n{command}\n"
    where = f"{values['machine']} Load of the machine before: {values['load']:.1f}."
    if "text" in values:
        title = script.name.replace("_", " ").capitalize()
        return f"## {title}\n\n```text\n{values['text']}\n```\n\n{where}\n\n{command}\n"
    lines = [f"## {values['title']}", "", _paragraphs(values["about"]), ""]
    for table in values.get("tables", ()):
        lines += [_table(table["head"], table["rows"]), ""]
    if values["figures"]:
        lines += [_table(("what", "measured", "budget"), map(_figure, values["figures"])), ""]
    return "\n".join([*lines, " ".join(values["remarks"]), "", where, "", command, ""])


def _figure(figure: dict[str, Any]) -> tuple[str, str, str]:
    from report import number

    measured = f"{number(figure['value'])} {figure['unit']}".strip()
    return figure["what"], measured, figure["budget"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, marks, *rows))


def _paragraphs(text: str) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", text.strip())


def machine() -> str:
    """Describe where and when this runs, in one sentence."""
    versions = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    kernel = platform.release().partition("-")[0]
    return (
        f"{today}: {_processor()}, {os.cpu_count()} cores, {_memory()}; "
        f"{platform.system()} {kernel}, Python {platform.python_version()}, {versions}."
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a machine for computing needs no window
        return "not installed"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _memory() -> str:
    if not hasattr(os, "sysconf"):
        return "memory unknown"
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / (1 << 30):.0f} GiB of memory"


def page() -> str:
    """Return the whole page from what is kept, and say what was not measured."""
    parts = [as_markdown(script, _kept(script)) for script in SCRIPTS]
    return "\n".join([INTRODUCTION, *parts])


def _kept(script: Script) -> dict[str, Any] | None:
    if not script.result.exists():
        return None
    values: dict[str, Any] = json.loads(script.result.read_text(encoding="utf-8"))
    return values


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    names = [script.name for script in SCRIPTS]
    parser.add_argument("--only", nargs="+", choices=names, help="run these")
    parser.add_argument("--quick", action="store_true", help="small sizes; keep nothing")
    parser.add_argument("--page", action="store_true", help="run nothing, write the page")
    args = parser.parse_args()
    sys.path.insert(0, str(HERE))
    from engine.files import write_text

    chosen = [s for s in SCRIPTS if (s.name in args.only if args.only else not s.long)]
    for script in () if args.page else chosen:
        print(f"… {script.file}", file=sys.stderr, flush=True)
        values = carry_out(script, script.quick if args.quick else script.full)
        if args.quick:
            print(as_markdown(script, values))
        else:
            RESULTS.mkdir(exist_ok=True)
            write_text(script.result, json.dumps(values, indent=1, ensure_ascii=False) + "\n")
    if not args.quick:
        write_text(PAGE, page())
        print(f"written: {PAGE}", file=sys.stderr)


if __name__ == "__main__":
    main()
