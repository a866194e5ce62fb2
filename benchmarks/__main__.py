"""Run all benchmarks, each in a process of its own, and write ``docs/benchmarks.md``.

    python -m benchmarks                     everything, some 10 minutes on a quiet machine
    python -m benchmarks --only train start  some of it, to the terminal
    python -m benchmarks --quick             small sizes, to the terminal: do they still run?

Run it where nothing else runs; the page says how busy the machine was.
"""

import argparse
import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Script:
    """One benchmark and the arguments of its small variant."""

    name: str
    quick: tuple[str, ...]
    full: tuple[str, ...] = ()
    as_json: bool = True

    @property
    def file(self) -> str:
        """The file's name."""
        return f"bench_{self.name}.py"


SCRIPTS = (
    Script("start", ("--starts", "2")),
    Script("project", ("--rows", "5000", "--edits", "20"), ("--million",)),
    Script("grid", ("--rows", "2000", "--frames", "60"), as_json=False),
    Script("thresholds", ("--rows", "2000", "--steps", "20")),
    Script("encode", ("--count", "60", "--turns", "1")),
    Script(
        "train",
        (
            "--rows",
            "2000",
        ),
    ),
    Script("event_loop", ("--rows", "2000", "--epochs", "3", "--seconds", "2")),
)

INTRODUCTION = """\
# Benchmarks

Measured, not estimated. This page is written by `python -m benchmarks`; each table also comes from
one script alone, such as `python benchmarks/bench_train.py`. Change the scripts, not the page.

**Not measured:** any GPU; Windows and macOS; a real screen (Qt ran off-screen); CLIP and other
open_clip encoders, whose weights were not at hand; disks that are slower than the one here.
A budget is what the design asks for on two cores. p95 means that 95 of 100 were at most this.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """What one script gave: the values of its JSON line, or its text."""

    script: Script
    values: dict[str, Any] | None = None
    text: str = ""


def carry_out(script: Script, arguments: Sequence[str]) -> Section:
    """Run one script; CalledProcessError where it fails."""
    command = [sys.executable, str(HERE / script.file), *arguments]
    before = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    done = subprocess.run(
        [*command, "--json"] if script.as_json else command,
        check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parent,
    )  # fmt: skip
    if not script.as_json:
        return Section(script, text=done.stdout.rstrip())
    return Section(script, values=json.loads(done.stdout.splitlines()[-1]) | {"load": before})


def as_markdown(section: Section) -> str:
    """Return the part of the page for one script."""
    command = f"`python benchmarks/{section.script.file}`"
    if section.values is None:
        title = section.script.name.replace("_", " ").capitalize()
        body = f"```text\n{section.text}\n```" if section.text else "Not measured yet."
        return f"## {title}\n\n{body}\n\n{command}\n"
    from report import number

    values = section.values
    lines = [f"## {values['title']}", "", _paragraphs(values["about"]), ""]
    lines += ["| what | measured | budget |", "| --- | ---: | --- |"]
    for figure in values["figures"]:
        measured = f"{number(figure['value'])} {figure['unit']}".strip()
        lines.append(f"| {figure['what']} | {measured} | {figure['budget']} |")
    remarks = [*values["remarks"], f"Load of the machine before: {values['load']:.1f}."]
    return "\n".join([*lines, "", " ".join(remarks), "", command, ""])


def _paragraphs(text: str) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", text.strip())


def machine() -> str:
    """Describe where this runs, in one paragraph."""
    versions = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("torch", "numpy", "PySide6-Essentials")
    )
    today = dt.datetime.now(dt.UTC).date().isoformat()
    kernel = platform.release().partition("-")[0]
    return (
        f"**Machine, {today}:** {_processor()}, {os.cpu_count()} cores, {_memory()}; "
        f"{platform.system()} {kernel}, Python {platform.python_version()}, "
        f"{versions}.\n"
    )


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


def page(sections: Sequence[Section]) -> str:
    """Return the whole page; a script without a section is said to be unmeasured."""
    found = {section.script.name: section for section in sections}
    parts = [as_markdown(found.get(script.name, Section(script))) for script in SCRIPTS]
    return "\n".join([INTRODUCTION, *([machine()] if sections else []), *parts])


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    names = [script.name for script in SCRIPTS]
    parser.add_argument("--only", nargs="+", choices=names, help="run these and write no page")
    parser.add_argument("--quick", action="store_true", help="small sizes and write no page")
    parser.add_argument("--out", type=Path, help="write the page to this file")
    args = parser.parse_args()
    chosen = [script for script in SCRIPTS if args.only is None or script.name in args.only]
    sections = []
    for script in chosen:
        print(f"… {script.file}", file=sys.stderr, flush=True)
        sections.append(carry_out(script, script.quick if args.quick else script.full))
    sys.path.insert(0, str(HERE))
    out = args.out or (None if args.only or args.quick else PAGE)
    if out is None:
        print("\n".join(as_markdown(section) for section in sections))
    else:
        from engine.files import write_text

        write_text(out, page(sections))
        print(f"written: {out}", file=sys.stderr)


if __name__ == "__main__":
    main()
