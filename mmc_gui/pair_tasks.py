"""One short method for each thing a user can do with pairs that are in no project."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.adding import Added, add_pairs, write_pasted
from engine.batch import Predicted, export_predicted, export_predicted_kaggle, score_pairs
from engine.data.dataset import Dataset
from engine.data.pairs import Gathered, Pair, gather_pairs
from engine.data.project import Project
from engine.decide.metrics import Scores
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.kaggle import ExportReport
from engine.export.table import Exported
from engine.features.extract import FeatureSet, load_features
from engine.features.similar import By, Neighbours, nearest_rows
from engine.language import tr
from engine.training.runs import Run
from mmc_gui.edit_tasks import Ask
from mmc_gui.jobs import Job, JobReporter, Start
from mmc_gui.look_ups import LookUps
from mmc_gui.scoring import PairResult, PairScorer
from mmc_gui.session import Session, Steps
from mmc_gui.transfers import EXPORTING, KAGGLE

PREDICTING = tr("Predicting")
"""Title of the job that scores many pairs."""
MOST_SIMILAR = 12
Failed = Callable[[Exception], None]


class PairTasks(QObject):
    """Gathers pairs, scores many, finds similar rows, adds pairs to the project, writes them."""

    told = Signal(str)
    """A sentence worth showing once."""
    exported = Signal(object)
    """A finished ``ExportReport`` or ``Exported``."""
    failed = Signal(object)
    """An exception to be shown."""

    def __init__(
        self, *, session: Session, ask: Ask, start: Start, scorer: PairScorer, cache: Path,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._ask, self._start = session, ask, start
        self._scorer, self._cache = scorer, cache
        self._looks = LookUps(self)
        self._features = _Features(cache)
        self._scoring: Job | None = None
        session.runs_changed.connect(self._forget_features)

    @property
    def looking(self) -> bool:
        """Whether something is still being looked up."""
        return self._looks.busy

    def shutdown(self) -> None:
        """Stop looking and end the thread."""
        self._looks.shutdown()

    def gather(
        self, paths: Sequence[Path], done: Callable[[Gathered], None], failed: Failed
    ) -> None:
        """Find the pairs in what was dropped; only the newest drop is answered."""
        given = list(paths)
        self._looks.ask(
            "gather", lambda reporter: gather_pairs(given, reporter), done=done, failed=failed
        )

    def forget_gathering(self) -> None:
        """Let what was dropped last go."""
        self._looks.forget("gather")

    def score_all(self, run: Run, asked: Sequence[tuple[int, Pair]]) -> Job | None:
        """Score numbered pairs; the job hands over an ``engine.batch.Slice`` at a time.

        Between two slices a single pair is scored, so that the page answers meanwhile.
        """
        scorer = self._scorer

        def work(reporter: JobReporter) -> None:
            slices = score_pairs(
                lambda: scorer.predictor_for(run), asked, alone=scorer.engine_lock,
                reporter=reporter,
            )  # fmt: skip
            for part in slices:
                reporter.hand_over(part)

        self._scoring = self._start(PREDICTING, work, lambda _: None)
        if self._scoring is not None:
            self._scoring.finished.connect(self._on_scored_all)
        return self._scoring

    def _on_scored_all(self) -> None:
        self._scoring = None

    @property
    def scores_many(self) -> bool:
        """Whether a list of pairs is being scored."""
        return self._scoring is not None

    def similar(
        self, run: Run, result: PairResult, by: By, done: Callable[[Neighbours], None]
    ) -> None:
        """Look up the project's rows that are most like a pair."""
        dataset, features = self._session.dataset, self._features
        if dataset is None:
            return

        def work(reporter: Reporter) -> Neighbours:
            return nearest_rows(
                features.of(dataset, run), image=result.image_vector, text=result.text_vector,
                by=by, most=MOST_SIMILAR, reporter=reporter,
            )  # fmt: skip

        self._looks.ask("similar", work, done=done, failed=self.failed.emit)

    def forget_similar(self) -> None:
        """Let the rows go that were asked for."""
        self._looks.forget("similar")

    def add(self, run: Run, pairs: Sequence[Pair], scores: Scores) -> None:
        """Make rows of pairs, with what the run gives them as suggestions; one edit."""
        self._add(run, lambda _: (list(pairs), ""), scores)

    def add_pasted(self, run: Run, data: bytes, caption: str, scores: Scores) -> None:
        """Make a row of image data, which becomes a file beside the project."""

        def write(project: Project) -> tuple[list[Pair], str]:
            path = write_pasted(data, project.path)
            note = tr(" The pasted photo is kept as {path}.").format(path=path)
            return [Pair(name=path.name, image=path, caption=caption)], note

        self._add(run, write, scores)

    def _forget_features(self) -> None:
        """Look anew: a training may have made features that were not there."""
        self._features = _Features(self._cache)

    def _add(
        self, run: Run, pairs_of: Callable[[Project], tuple[list[Pair], str]], scores: Scores
    ) -> None:
        cache = self._cache

        def work(project: Project) -> tuple[str, Added, Steps, Dataset]:
            pairs, note = pairs_of(project)
            added = add_pairs(project, pairs, run=run, scores=scores, cache=cache)
            told = added.sentence() + (note if added.edit is not None else "")
            return told, added, project.journal.next_steps(), project.dataset()

        def show(result: tuple[str, Added, Steps, Dataset]) -> None:
            told, added, steps, dataset = result
            if added.edit is not None:
                self._session.apply_edit(added.edit, steps, dataset)
            self.told.emit(told)

        self._ask(work, show)

    def export(self, found: Predicted, path: Path, format_: str) -> Job | None:
        """Write scored pairs to a file whose name the user has agreed to."""

        def work(reporter: JobReporter) -> ExportReport | Exported:
            if not found.pairs:
                raise EngineError(tr("No row has scores yet, so there is nothing to write."))
            if format_ == KAGGLE:
                return export_predicted_kaggle(found, path)
            return export_predicted(found, path, format_, overwrite=True, reporter=reporter)

        return self._start(EXPORTING, work, self.exported.emit)


class _Features:
    """The stored vectors of a dataset, found once for all pairs; used from one thread."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._of: tuple[object, object, str] | None = None
        self._found: FeatureSet | None = None

    def of(self, dataset: Dataset, run: Run) -> FeatureSet:
        """Return the vectors by the run's encoder of the rows as they are."""
        spec = run.setup.encoder
        before = self._of
        same = (
            before is not None and before[0] is dataset.images
            and before[1] is dataset.captions and before[2] == spec.image_key
        )  # fmt: skip
        if not same or self._found is None:
            self._found = load_features(dataset, spec, self._cache)
            self._of = (dataset.images, dataset.captions, spec.image_key)
        return self._found
