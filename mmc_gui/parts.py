"""What the program is made of: every part that is installed for it, with version and licence."""

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from engine import __version__
from engine.events import Reporter
from engine.language import tr

MAIN_PARTS = ("PySide6_Essentials", "torch", "open_clip_torch", "numpy")
LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
LONGEST_NAME = 80
"""A licence field longer than this is the text itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPart:
    """One installed package."""

    name: str
    version: str
    licence: str
    text: str
    """Its licence files, one after the other; may be empty."""


def versions() -> list[str]:
    """Return what runs here, without loading any of it."""
    lines = [
        tr("MMC {version}").format(version=__version__),
        tr("Python {python_version} on {system} {machine}").format(
            python_version=platform.python_version(),
            system=platform.system(),
            machine=platform.machine(),
        ),
    ]
    return lines + [f"{name} {_version(name)}" for name in MAIN_PARTS]


def devices() -> str:
    """Say what there is to compute with; what only torch can tell, once it is loaded."""
    cores = tr("{value} processor cores").format(value=os.cpu_count() or 1)
    if "torch" not in sys.modules:
        return tr("{cores}; a GPU is looked for with the first training or encoding").format(
            cores=cores
        )
    from engine.encoders.devices import choose_device

    found = choose_device("auto")
    gpu = tr("no GPU that torch can use") if found == "cpu" else found
    return f"{cores}; {gpu}"


def program_parts(reporter: Reporter) -> list[ProgramPart]:
    """Read the licences of MMC and of all that it needs; those first that it names itself."""
    parts = []
    for package in _needed("mmc"):
        reporter.check()
        parts.append(_part(package))
    return parts


def _needed(root: str) -> Iterator[metadata.Distribution]:
    """Yield a package and what it needs, breadth first, extras left out."""
    waiting, seen = [root], {_plain(root)}
    while waiting:
        try:
            package = metadata.distribution(waiting.pop(0))
        except metadata.PackageNotFoundError:
            continue  # for another system, or the program runs from a folder of its own
        yield package
        for requirement in package.requires or ():
            name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
            if "extra ==" not in requirement and _plain(name) not in seen:
                seen.add(_plain(name))
                waiting.append(name)


def _part(package: metadata.Distribution) -> ProgramPart:
    about = package.metadata
    texts = [
        f"— {path.name} —\n{_text(path)}"
        for path in package.files or ()
        if LICENCE_FILE.search(str(path)) and path.suffix not in (".py", ".pyc")
    ]
    return ProgramPart(
        name=str(about["Name"]),
        version=package.version,
        licence=_licence(package),
        text="\n\n".join(dict.fromkeys(texts)),
    )


def _text(path: metadata.PackagePath) -> str:
    return Path(path.locate()).read_text(encoding="utf-8", errors="replace").strip()


def _licence(package: metadata.Distribution) -> str:
    about = package.metadata
    for said in (about.get_all("License-Expression") or []) + (about.get_all("License") or []):
        if said and len(said) <= LONGEST_NAME and "\n" not in said:
            return str(said)
    prefix = "License :: "
    named = [c.rsplit(" :: ", 1)[-1] for c in about.get_all("Classifier") or () if prefix in c]
    return ", ".join(named) or tr("see its text")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return tr("is not installed")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
