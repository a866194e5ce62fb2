"""Kill a worker again and again, at random moments, and look after each kill at what is left.

    python tests/kill/storm.py train --kills 100 --storms 5 --seed 7

A moment is a finished step drawn by chance and, after it, a part of the time the next step took
when nothing disturbed it; the first kill falls into the start and the last into the end of the
work. Exits with a trace at the first loss.
"""

import argparse
import multiprocessing
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import storm_checks
import storm_source
import storm_worker
from storm_worker import Place

LIMIT_S = 120.0
_KILLED = -getattr(signal, "SIGKILL", signal.SIGTERM)
_CONTEXT = (
    multiprocessing.get_context("forkserver")
    if "forkserver" in multiprocessing.get_all_start_methods()
    else multiprocessing.get_context("spawn")
)
# Every start forks from a process that has imported torch, which else would take seconds a kill.
_CONTEXT.set_forkserver_preload(
    [
        "engine.workflow",
        "engine.data.importing",
        "engine.training.loop",
        "iterstrat.ml_stratifiers",
        "torch._dynamo",
        "PIL.PngImagePlugin",
    ]
)


@dataclass(eq=False)
class Pass:
    """One start of a worker: what it said until its end."""

    kind: str
    place: Place
    first: int = 0
    notes: list[str] = field(default_factory=list)
    did: list[tuple[object, ...]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """How long each step took, from the leave to go on to its confirmation; the end included."""
    done: bool = False

    def start(self) -> None:
        """Start the worker and wait until it stands before its first step."""
        self._end, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=storm_worker.work, args=(self.kind, self.place, self.first, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        if not self._end.poll(LIMIT_S):
            raise AssertionError(f"the {self.kind} worker did not start")
        assert self._end.recv() == ("ready", ())

    def step(self) -> None:
        """Let the worker go on to the end of its next step."""
        began = time.monotonic()
        self._end.send(None)
        reached = len(self.did)
        while len(self.did) == reached and not self.done:
            if not self._end.poll(LIMIT_S):
                raise AssertionError(f"the {self.kind} worker hangs after step {reached}")
            self._hear()
        self.seconds.append(time.monotonic() - began)

    def kill(self, after: float) -> None:
        """Let the worker go on, kill it so many seconds later, and hear what it still said."""
        if not self.done:
            self._end.send(None)
            reached, until = len(self.did), time.monotonic() + after
            while len(self.did) == reached and not self.done:
                if not self._end.poll(max(0.0, until - time.monotonic())):
                    break
                self._hear()
        self._process.kill()
        self._process.join()
        try:
            while self._end.poll(0):
                self._hear()
        except (EOFError, ConnectionResetError):  # what was in the pipe has been read
            pass
        self._end.close()
        assert self._process.exitcode == _KILLED, "the worker ended by itself"

    def finish(self) -> None:
        """Let the worker end by itself."""
        self._end.send(None)
        self._process.join(LIMIT_S)
        self._end.close()
        assert self._process.exitcode == 0

    def _hear(self) -> None:
        what, value = self._end.recv()
        match what:
            case "note":
                self.notes.append(value)
            case "did":
                self.did.append(value)
            case "done":
                self.done = True


def run_through(kind: str, place: Place, *, first: int = 0,
                look: Callable[[], None] | None = None) -> Pass:  # fmt: skip
    """Let a worker do all its work undisturbed; ``look`` is called after each step."""
    one = Pass(kind, place, first)
    one.start()
    while not one.done:
        one.step()
        if look is not None:
            look()
    one.finish()
    return one


def storm(
    kind: str, source: Path, folder: Path, *, kills: int, seed: int, say: Callable[[str], None]
) -> list[Pass]:
    """Do the work once undisturbed and once under kills; return the killed passes.

    Raises AssertionError where a kill lost something, or where the end is not the same.
    """
    check = storm_checks.CHECKS[kind]()
    calm = storm_source.make_place(kind, source, folder / "calm")
    wild = storm_source.make_place(kind, source, folder / "storm")
    reference = run_through(kind, calm, look=lambda: check.remember(calm))
    rng = np.random.default_rng(seed)
    passes: list[Pass] = []
    done = 0
    for step in _moments(len(reference.did), kills, rng):
        one = Pass(kind, wild, first=done)
        one.start()
        while done + len(one.did) < step and not one.done:
            one.step()
        # A pass that is killed before its first step is still opening files.
        usual = reference.seconds[min(step, len(reference.did)) if one.did else 0]
        delay = rng.uniform(0.0, usual)
        at = done + len(one.did)
        one.kill(delay)
        passes.append(one)
        say(f"{kind}: kill {len(passes)} of {kills} (seed {seed}): {1000 * delay:.1f} ms after "
            f"step {at} of {len(reference.did)}; this pass did {len(one.did)}")  # fmt: skip
        done = check.after_kill(wild, one)
        if check.finished:
            break
    if not check.finished:
        check.notes(run_through(kind, wild, first=done))
    check.at_end(wild, calm)
    return passes


def _moments(steps: int, kills: int, rng: np.random.Generator) -> list[int]:
    """Draw the steps to kill after: one before the first, one after the last, the rest between."""
    return sorted([0, *rng.integers(0, steps, size=max(0, kills - 2)).tolist(), steps])[:kills]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kind", choices=[*storm_worker.WORK, "all"], help="the work to disturb")
    parser.add_argument("--kills", type=int, default=10, help="kills in one storm (default 10)")
    parser.add_argument("--storms", type=int, default=1, help="storms, each from the beginning")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first storm")
    parser.add_argument("--keep", type=Path, help="an empty folder to work in, and to look at")
    args = parser.parse_args()
    folder = args.keep or Path(tempfile.mkdtemp(prefix="mmc-storm-"))
    folder.mkdir(parents=True, exist_ok=True)
    source = storm_source.make_source(folder / "source")
    kinds = list(storm_worker.WORK) if args.kind == "all" else [args.kind]
    survived = 0
    for seed in range(args.seed, args.seed + args.storms):
        for kind in kinds:
            passes = storm(kind, source, folder / f"{kind}-{seed}", kills=args.kills, seed=seed,
                           say=_say)  # fmt: skip
            survived += len(passes)
    _say(f"nothing was lost in {survived} kills")
    if args.keep is None:
        shutil.rmtree(folder)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a program for the terminal


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for `fakes`
    main()
