"""The virtual environment of the checkout: made once, seen when broken, redone when stale."""

import enum
import hashlib
import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from console import SetupError, run_logged, say
from system_packages import install_packages

CHECKOUT = Path(__file__).resolve().parent.parent
STAMP_NAME = "mmc-setup.stamp"
LOG_NAME = "mmc-setup.log"
UNFINISHED = "unfinished"
PIP_INSTALL = ("-m", "pip", "--disable-pip-version-check", "install", "--progress-bar", "off")


class State(enum.Enum):
    """What stands in the folder of the environment."""

    ABSENT = "absent"
    READY = "ready"
    OUTDATED = "outdated"  # whole, but pyproject.toml has changed since
    BROKEN = "broken"  # made here, then interrupted, or by another Python
    FOREIGN = "foreign"  # somebody else's files: never removed


def environment_folder() -> Path:
    """Return the folder of the environment: MMC_VENV, or .venv in the checkout."""
    given = os.environ.get("MMC_VENV")
    return Path(given).expanduser().resolve() if given else CHECKOUT / ".venv"


def python_in(folder: Path) -> Path:
    """Return where the interpreter of an environment in `folder` is, existing or not."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_stamp(*, pyproject: bytes, checkout: Path, python: str) -> str:
    """Return two words: which Python, and a digest of all that the installation depends on."""
    # The checkout counts since the installation is editable: a copied or moved checkout would
    # otherwise go on running the code of the old place.
    digest = hashlib.sha256(pyproject + os.fsencode(checkout))
    return f"{python} {digest.hexdigest()}"


def this_python() -> str:
    """Return one word for the interpreter, such as cpython-311-linux-x86_64."""
    return f"{sys.implementation.cache_tag}-{sys.platform}-{platform.machine()}"


def find_state(folder: Path, wanted: str) -> State:
    """Compare the stamp in `folder` with the `wanted` one."""
    if not folder.exists():
        return State.ABSENT
    stamp = folder / STAMP_NAME
    if not stamp.is_file():
        return State.FOREIGN if any(folder.iterdir()) else State.ABSENT
    found = stamp.read_text(encoding="utf-8").strip()
    if found == UNFINISHED and not (folder / "pyvenv.cfg").exists():
        return State.ABSENT  # stopped before anything was made
    if found == UNFINISHED or not python_in(folder).exists():
        return State.BROKEN
    if found == wanted:
        return State.READY
    return State.OUTDATED if found.split()[:1] == wanted.split()[:1] else State.BROKEN


def ensure_environment() -> Path:
    """Return the interpreter of an environment with the project and its tools installed."""
    folder = environment_folder()
    pyproject = (CHECKOUT / "pyproject.toml").read_bytes()
    wanted = make_stamp(pyproject=pyproject, checkout=CHECKOUT, python=this_python())
    state = find_state(folder, wanted)
    if state is State.READY:
        return python_in(folder)
    if state is State.FOREIGN:
        raise SetupError(
            f"{folder} was not made by this script and is left alone. Move it away, or set"
            " MMC_VENV to a folder that does not exist yet, and run the same command again."
        )
    if state is State.BROKEN:
        say(f"{folder} is half made, or made by another Python: starting it afresh")
        shutil.rmtree(folder)
    if state is State.OUTDATED:
        say("pyproject.toml or the place of the checkout has changed: installing what is new")
    else:
        _create(folder)
        say(
            "installing MMC and its tools with pip, once: torch is most of it (on Linux about"
            " 3 GB to fetch, 6 GB on disk)"
        )
    _install(folder)
    (folder / STAMP_NAME).write_text(wanted + "\n", encoding="utf-8")
    return python_in(folder)


def _create(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _mark_unfinished(folder)
    log = folder / LOG_NAME
    _ensure_venv_module(log)
    run_logged(
        [sys.executable, "-m", "venv", str(folder)],
        log=log,
        what=f"making {folder} with Python {platform.python_version()}",
    )


def _mark_unfinished(folder: Path) -> None:
    # Written before anything else, so that a killed set-up is known by it: pip may leave a
    # package half unpacked that it would later take for installed.
    (folder / STAMP_NAME).write_text(UNFINISHED + "\n", encoding="utf-8")


def _ensure_venv_module(log: Path) -> None:
    """Install Debian's separate package where Python comes without venv or ensurepip."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    install_packages([package], why="Python's venv module is missing", log=log)


def _install(folder: Path) -> None:
    _mark_unfinished(folder)
    log = folder / LOG_NAME
    run_logged(
        [str(python_in(folder)), *PIP_INSTALL, "--editable", f"{CHECKOUT}[dev]"],
        log=log,
        what=f"pip install (log: {log})",
    )
