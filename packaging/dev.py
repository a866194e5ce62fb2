"""Open the demo, run the tests, run the checks; each command does all of its own set-up.

python3 packaging/dev.py demo          open the application on the demo project
python3 packaging/dev.py test [ARGS]   run the tests; ARGS go to pytest
python3 packaging/dev.py check         lint, format, types, import contracts
python3 packaging/dev.py setup         only make .venv and see that Qt starts in it
python3 packaging/dev.py run ARGS      run the Python of .venv with ARGS, off-screen

MMC_VENV may name another folder than .venv.
"""

import os
import shutil
import subprocess
import sys

# This file must be readable by every Python 3, so that an old one can say what it lacks:
# the other files of this folder are imported after the check, and no annotation here needs 3.9.
OLDEST = (3, 11)
OTHER_NAMES = ("python3.13", "python3.12", "python3.11", "python3.14")


def find_newer_python() -> str:
    """Return the path of a Python on PATH that is new enough, or an empty string."""
    test = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"
    for name in OTHER_NAMES:
        path = shutil.which(name)
        # Version managers put names on PATH that only print an error: try it, do not trust it.
        if path and subprocess.call([path, "-c", test], stderr=subprocess.DEVNULL) == 0:
            return path
    return ""


def start_again() -> int:
    """Run this command with a newer Python; without one, say what is needed and return 1."""
    newer = find_newer_python()
    if not newer:
        have = ".".join(str(number) for number in sys.version_info[:3])
        need = ".".join(str(number) for number in OLDEST)
        print(
            f"MMC needs Python {need} or newer; this is {have} and none of"
            f" {', '.join(OTHER_NAMES)} is on PATH. Install one and run the same command again.",
            file=sys.stderr,
        )
        return 1
    print(f"{sys.executable} is too old; going on with {newer}", flush=True)
    return subprocess.call([newer, *sys.argv])


def main() -> int:
    """Return the exit code of the command."""
    if sys.version_info[:2] < OLDEST:
        return start_again()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from commands import run_command

    return run_command(sys.argv[1:], usage=__doc__)


if __name__ == "__main__":
    sys.exit(main())
