"""The commands of dev.py: demo, test, check, setup, run."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from console import SetupError, say
from environment import CHECKOUT, LOG_NAME, ensure_environment, environment_folder
from qt_libraries import ensure_qt, has_display, offscreen

MOST_WORKERS = 4
"""A window's test takes up to 2 GB of memory."""
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("mypy", "--strict", "packaging"),
    ("lint-imports",),
)
NO_REACH = "the display that DISPLAY or WAYLAND_DISPLAY names cannot be reached"


def run_command(arguments: Sequence[str], *, usage: str) -> int:
    """Run one command of the usage text; return its exit code, 2 where there is no such one."""
    known = {"demo": demo, "test": test, "check": check, "setup": setup, "run": run_python}
    if not arguments or arguments[0] not in known:
        asked = bool({"-h", "--help", "help"} & set(arguments[:1]))
        print(usage.strip(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return known[arguments[0]](list(arguments[1:]))
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def demo(arguments: list[str]) -> int:
    """Open the demo project in a window; without a display walk it through off-screen."""
    python = ensure_environment()
    env = dict(os.environ)
    if has_display(env):
        if ensure_qt(python, env, log=_log()):
            say("opening the demo project")
            return _hand_over([str(python), "-m", "mmc_gui", "--demo", *arguments], env)
        say(NO_REACH)
    env = offscreen(env)
    ensure_qt(python, env, log=_log())
    folder = CHECKOUT / "demo-output"
    say(f"no display: running the same application off-screen; results go to {folder}")
    walk = [str(python), "-m", "mmc_gui", "--demo", "--walkthrough", str(folder), *arguments]
    return _hand_over(walk, env)


def test(arguments: list[str]) -> int:
    """Run pytest off-screen, or on the screen with --headed; all tests, on several cores."""
    env = dict(os.environ) if "--headed" in arguments else offscreen(os.environ)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    # By file: what the tests of a file share is then made once.
    parallel = ["-n", str(workers), "--dist", "loadfile"] if not arguments and workers > 1 else []
    return _run_in_qt(["-m", "pytest", *parallel, *arguments], env)


def run_python(arguments: list[str]) -> int:
    """Run the environment's Python off-screen: a benchmark, a script."""
    return _run_in_qt(arguments, offscreen(os.environ))


def setup(arguments: list[str]) -> int:
    """Make the environment, see that Qt starts in it, and stop there."""
    _take_none("setup", arguments)
    python = ensure_environment()
    env = dict(os.environ) if has_display(os.environ) else offscreen(os.environ)
    if not ensure_qt(python, env, log=_log()):
        say(NO_REACH)
        ensure_qt(python, offscreen(env), log=_log())
    say(f"ready: {python}")
    return 0


def check(arguments: list[str]) -> int:
    """Run all checks, also after one has failed; return 1 if any has."""
    _take_none("check", arguments)
    scripts = ensure_environment().parent
    failed = [words for words in CHECKS if not _passes(scripts, words)]
    for words in failed:
        say(f"FAILED: {' '.join(words)}")
    return 1 if failed else 0


def _take_none(command: str, arguments: list[str]) -> None:
    if arguments:
        raise SetupError(f"{command} takes no arguments, but got: {' '.join(arguments)}")


def _passes(scripts: Path, words: tuple[str, ...]) -> bool:
    say(f"== {' '.join(words)}")
    started = time.monotonic()
    code = subprocess.call([str(scripts / words[0]), *words[1:]], cwd=CHECKOUT)
    say(f"   {time.monotonic() - started:.1f} s, exit code {code}")
    return code == 0


def _run_in_qt(words: list[str], env: Mapping[str, str]) -> int:
    python = ensure_environment()
    if not ensure_qt(python, env, log=_log()):
        raise SetupError(f"{NO_REACH}; leave --headed out to run off-screen.")
    return _hand_over([str(python), *words], env)


def _hand_over(command: list[str], env: Mapping[str, str]) -> int:
    """Become `command`, so that signals and the exit code are the program's own."""
    os.chdir(CHECKOUT)
    if os.name == "posix":
        os.execve(command[0], command, dict(env))
    return subprocess.call(command, env=dict(env))


def _log() -> Path:
    return environment_folder() / LOG_NAME
