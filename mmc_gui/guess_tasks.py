"""What a user can do about first guesses: see what they would be made with, and make them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine import workflow
from engine.data.project import Project, open_project
from engine.encoders.spec import EncoderSpec
from engine.events import Reporter
from engine.language import tr
from engine.training.runs import Run
from engine.workflow import EncoderLoader
from engine.zero_shot import Guesses, guess, templates_of
from mmc_gui.edit_tasks import Ask
from mmc_gui.jobs import Job, Start
from mmc_gui.session import Session

GUESSING = tr("First guesses")
"""Title of the job."""
GUESS_ENCODED = "guess encoded"
"""The key of a message whose button asks for guesses of the photos that are encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessSetup:
    """What first guesses of the open project would be made with."""

    encoder: EncoderSpec | None
    """The project's."""
    templates: tuple[str, ...]


class GuessTasks(QObject):
    """Works on the open project; what was guessed is shown as a run is."""

    told = Signal(str)
    """A sentence worth showing once."""

    def __init__(
        self, *, session: Session, ask: Ask, start: Start, cache: Path, load: EncoderLoader,
        show: Callable[[Run], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._ask, self._start = session, ask, start
        self._cache, self._load, self._show = cache, load, show
        self._last = ""
        """The encoder of the last guesses that were asked for."""

    def look(self, done: Callable[[GuessSetup], None]) -> None:
        """Look what guesses would be made with."""

        def work(project: Project) -> GuessSetup:
            return GuessSetup(
                encoder=workflow.project_encoder(project), templates=templates_of(project)
            )

        self._ask(work, done)

    def guess(
        self, encoder_name: str, templates: Sequence[str] | None, *, encoded_only: bool = False
    ) -> Job | None:
        """Score photos by the names of the labels; without templates by the project's.

        All of them, which are encoded first where that was not done, or those that are encoded.
        """
        path, cache, load = self._session.path, self._cache, self._load
        assert path is not None
        self._last = encoder_name

        def work(reporter: Reporter) -> Guesses:
            with open_project(path) as project:
                return guess(
                    project, encoder_name=encoder_name, templates=templates, cache=cache,
                    reporter=reporter, load=load, encoded_only=encoded_only,
                )  # fmt: skip

        def show(made: Guesses) -> None:
            if self._session.path == path:
                self._show(made.run)
                self.told.emit(_sentence(made, encoded_only=encoded_only))

        return self._start(GUESSING, work, show)

    def guess_encoded(self) -> None:
        """After a stop, make guesses of what was encoded until then."""
        self.guess(self._last, None, encoded_only=True)

    def guess_again(self) -> None:
        """Make the guesses that are shown anew, with the same encoder and sentences."""
        run = self._session.run
        if run is not None:
            self.guess(run.run.setup.encoder.name, None)


def _sentence(made: Guesses, *, encoded_only: bool) -> str:
    rows, of = int(made.there.sum()), len(made.dataset)
    if encoded_only and rows < of:
        return tr(
            "First guesses are there for {rows:,} of {of:,} photos, those that are encoded. "
            "They are no chances; the more photos are encoded, the more they tell."
        ).format(rows=rows, of=of)
    return tr(
        "First guesses are there, from the labels' names alone: as suggestions, and to sort "
        "photos by. They are no chances; a trained run takes their place."
    )
