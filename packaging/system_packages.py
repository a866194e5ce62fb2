"""System packages: installed by apt-get when root, else named in one command."""

import os
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from console import SetupError, run_logged

UPDATE = ["apt-get", "--quiet", "update"]
INSTALL = ["apt-get", "--quiet", "install", "--yes", "--no-install-recommends"]


def sudo_command(packages: Sequence[str]) -> str:
    """Return the line that a person without root's rights has to run, or have run."""
    return f"sudo {shlex.join(UPDATE)} && sudo {shlex.join([*INSTALL, *packages])}"


def install_packages(packages: Sequence[str], *, why: str, log: Path) -> None:
    """Install `packages`, or raise the sentence that says how; `why` has no full stop."""
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{why}; install what Debian calls {' '.join(packages)} with the package manager of"
            " this system, then run the same command again."
        )
    if os.name != "posix" or os.geteuid() != 0:
        raise SetupError(f"{why}; run `{sudo_command(packages)}`, then run the same command again.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_logged(UPDATE, log=log, what=f"{why}: apt-get update", env=quiet)
    what = f"apt-get install {' '.join(packages)}"
    run_logged([*INSTALL, *packages], log=log, what=what, env=quiet)
