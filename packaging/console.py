"""What the set-up says, and programs whose output is kept in a log instead of on the screen."""

import shlex
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

HEARTBEAT_SECONDS = 20
SHOWN_ON_FAILURE = 15
WIDEST = 160


class SetupError(Exception):
    """A sentence for whoever ran the command: what went wrong, and what to do."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before what a started program prints."""
    print(text, flush=True)


def last_lines(log: Path, count: int) -> list[str]:
    """Return the last lines of `log` that tell something."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    # pip warns about every index that lacks a package, which would hide what it does.
    return [line for line in lines if line.strip() and not line.startswith("WARNING")][-count:]


def run_logged(
    command: Sequence[str], *, log: Path, what: str, env: Mapping[str, str] | None = None
) -> None:
    """Run `command` with its output in `log`; show the end of it only if it fails."""
    say(f"{what} ...")
    started = time.monotonic()
    with log.open("a", encoding="utf-8") as stream:
        stream.write(f"\n$ {shlex.join(command)}\n")
        stream.flush()
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, env=env
        ) as process:
            code = _wait(process, log=log, started=started)
    seconds = time.monotonic() - started
    if code != 0:
        shown = "\n".join(f"  | {line[:WIDEST]}" for line in last_lines(log, SHOWN_ON_FAILURE))
        raise SetupError(
            f"{what} failed after {seconds:.0f} s (exit code {code}):\n{shown}\n"
            f"The whole output is in {log}. Mend the cause and run the same command again."
        )
    say(f"  done in {seconds:.0f} s")


def _wait(process: subprocess.Popen[bytes], *, log: Path, started: float) -> int:
    """Wait for `process`, telling now and then how long it has taken and what it does."""
    before = ""
    while True:
        try:
            return process.wait(HEARTBEAT_SECONDS)
        except subprocess.TimeoutExpired:
            latest = last_lines(log, 1)[0].strip()[:80]
            doing = "still at it" if latest == before else latest
            say(f"  {time.monotonic() - started:.0f} s: {doing}")
            before = latest
