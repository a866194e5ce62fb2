"""Uses every page on the demo as a person would, and leaves pictures of it.

Each step acts on the window and waits for what must follow, with a limit; the event loop runs on
in between, so what is seen is what a person would see.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from engine.data.dataset import Split
from engine.decide.rule import Aim
from mmc_gui.main_window import MainWindow
from mmc_gui.tasks import DEMO_PHOTOS

POLL_MS = 50
STEP_LIMIT_S = 300.0
SIZE = (1360, 860)
"""Pixels of the pictures, whatever size the window had last."""

Condition = Callable[[], bool]


class Walkthrough(QObject):
    """Plays the steps and quits the application; ``exit_code`` is 1 after a failure."""

    def __init__(self, window: MainWindow, *, folder: Path, photos: int = DEMO_PHOTOS) -> None:
        super().__init__(window)
        self._photos = photos
        self._window = window
        self._folder = folder.resolve()
        self._steps = self._play()
        self._until: Condition = lambda: True
        self._deadline = 0.0
        self._problems: list[str] = []
        self.exit_code = 0
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        window.tasks.failed.connect(lambda error: self._problems.append(str(error)))

    def start(self) -> None:
        """Begin; the application quits at the end."""
        (self._folder / "screenshots").mkdir(parents=True, exist_ok=True)
        self._window.resize(*SIZE)
        self._window.tour.hold()
        self._timer.start()

    @Slot()
    def _poll(self) -> None:
        if self._problems:
            self._end(f"Failed: {self._problems[0]}", 1)
        elif self._until():
            try:
                self._until = next(self._steps)
                self._deadline = time.monotonic() + STEP_LIMIT_S
            except StopIteration:
                self._end(f"Done. Everything is in {self._folder}", 0)
        elif time.monotonic() > self._deadline:
            self._end(f"Failed: nothing happened for {STEP_LIMIT_S:.0f} seconds", 1)

    def _end(self, text: str, code: int) -> None:
        self._timer.stop()
        say(text)
        self.exit_code = code
        self._window.close()
        QApplication.exit(code)

    def _play(self) -> Iterator[Condition]:
        window = self._window
        session, tasks, runner = window.session, window.tasks, window.runner

        say("Drawing the demo's photos (all synthetic) and opening its project …")
        self._picture("1-start")
        tasks.open_demo(self._folder / "demo", photos=self._photos)
        yield lambda: session.dataset is not None
        dataset = session.dataset
        assert dataset is not None
        say(f"  {len(dataset):,} photos, {len(dataset.labels)} labels")
        if not session.runs:
            say("Making features with the built-in encoder and training …")
            yield self._has_curve
            self._picture("2-training")
        yield lambda: session.run is not None and not runner.busy
        yield from self._train_page()
        yield from self._browse()
        yield from self._decide()
        yield from self._experiments()
        yield from self._insights()

    def _browse(self) -> Iterator[Condition]:
        window, session = self._window, self._window.session
        dataset = session.dataset
        assert dataset is not None
        window.show_page("browse")
        say("Browsing: searching for 'dog', then adding a label and taking it back …")
        window.search("dog")
        yield lambda: " of " in window.browse.filters.count.text()
        say(f"  {window.browse.filters.count.text()} match")
        row = window.browse.grid.current_row
        assert row is not None
        before = dataset.targets[row].copy()
        window.tasks.edits.toggle_label([row], dataset.labels[0].id)
        yield lambda: session.dataset is not dataset
        window.tasks.edits.undo()
        yield (
            lambda: (
                session.dataset is not None and bool((session.dataset.targets[row] == before).all())
            )
        )
        window.search("")
        yield lambda: self._pictures_are_there()
        self._picture("4-browse")

    def _train_page(self) -> Iterator[Condition]:
        window, run = self._window, self._window.session.run
        assert run is not None
        result = run.run.result
        if result is not None:
            figures = ", ".join(
                f"{100 * value:.1f} {name.removesuffix('_f1')}"
                for name, value in result.metrics.items()
            )
            say(f"  trained in {result.seconds:.1f} s; validation F1: {figures} (per cent)")
        window.show_page("train")
        yield lambda: not window.runner.busy
        self._picture("3-trained")

    def _decide(self) -> Iterator[Condition]:
        window = self._window
        session, tasks, runner = window.session, window.tasks, window.runner
        assert session.run is not None
        assert session.dataset is not None
        say("Tuning the thresholds for samples F1 …")
        window.show_page("thresholds")
        tasks.tune(Aim(objective="samples"))
        yield lambda: tasks.idle and not tasks.decisions.looking
        yield lambda: window.thresholds.detail.photos.is_settled
        self._picture("5-thresholds")
        row = int(session.dataset.rows(Split.TEST)[0])
        say(f"Predicting on {session.dataset.names[row]} and its caption …")
        window.show_page("predict")
        photo = session.dataset.path(row)
        assert photo is not None
        window.predict.take_paths([photo])
        window.predict.caption.setPlainText(session.dataset.captions[row])
        yield lambda: window.predict.is_settled and bool(window.predict.bars.rows)
        say(f"  {window.predict.note.text()}")
        self._picture("6-predict")
        say("Exporting the submission …")
        out = self._folder / "submission.csv"
        tasks.exports.submission(out)
        yield lambda: out.exists() and not runner.busy
        rows = len(out.read_text(encoding="utf-8").splitlines()) - 1
        say(f"  {rows:,} rows in {out}")
        say(f"  the trained run is {session.run.run.folder}")
        self._picture("7-exported")
        yield lambda: True

    def _experiments(self) -> Iterator[Condition]:
        window = self._window
        page, studies = window.experiments, window.tasks.studies
        window.show_page("experiments")
        yield lambda: not studies.looking
        self._picture("8-experiments")
        say("Taking captions and photos away, and watching F1 fall …")
        page.tabs.setCurrentWidget(page.robustness)
        page.robustness.start()
        yield lambda: page.robustness.kind.count() > 0 and not window.runner.busy
        say(f"  {page.robustness.note.text()}")
        self._picture("9-robustness")
        yield lambda: True

    def _insights(self) -> Iterator[Condition]:
        window, insights = self._window, self._window.tasks.insights
        say("Counting what the project holds, and what the run contradicts …")
        window.show_page("statistics")
        yield lambda: not insights.looking
        self._picture("10-statistics")
        window.statistics.tabs.setCurrentWidget(window.statistics.together)
        self._picture("11-together")
        window.show_page("check")
        yield lambda: not insights.looking and window.check.is_settled
        self._picture("12-check-labels")
        window.show_page("confusions")
        yield lambda: not window.tasks.decisions.looking
        self._picture("13-confusions")
        yield lambda: True

    def _has_curve(self) -> bool:
        return self._window.train.epochs_shown >= 3 or self._window.session.run is not None

    def _pictures_are_there(self) -> bool:
        return self._window.browse.is_settled

    def _picture(self, name: str) -> None:
        path = self._folder / "screenshots" / f"{name}.png"
        self._window.grab().save(str(path))
        say(f"  screenshot {path}")


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
