"""Keeps the inspector in step with the session, and makes edits of what is asked for there."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QObject, Slot

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Split
from engine.data.project import ItemFacts
from engine.language import tr
from engine.training.compare import setting_text
from engine.training.recipes import recipe_title
from engine.training.runs import Run, caption_keys
from engine.training.settings import SETTINGS
from mmc_gui.photo_commands import PhotoCommands
from mmc_gui.scoring import score_rows
from mmc_gui.second_look import SecondLook
from mmc_gui.session import OpenRun, Session
from mmc_gui.suggesting import Suggestions, suggestions_of
from mmc_gui.tasks import Tasks
from mmc_gui.widgets.humanize import SPLIT_NAMES, day_text, mark_source_text, source_text
from mmc_gui.widgets.inspector import Inspector
from mmc_gui.widgets.label_chips import LabelState
from mmc_gui.widgets.label_panel import Whole
from mmc_gui.widgets.score_row import ScoreRow

UNSCORED = tr("This run has not scored this photo.")
UNGUESSED = tr("This photo was not encoded when the first guesses were made.")
STALE = tr("The caption was changed after it was scored: these are the scores of the former one.")
TAUGHT = tr("The model was trained on this photo, so it looks surer than it is.")
GUESSED = tr(
    "First guesses from the labels' names (zero-shot): nothing was "
    "trained. Good for ordering photos, no chances."
)
APART_LATER = tr("Telling image and caption apart; while something is trained this waits…")
NOT_LISTED = tr("not listed at the import")


class Desk(QObject):
    """Shows one row in the inspector; its page says which, and on which rows edits act."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        inspector: Inspector,
        commands: PhotoCommands,
        look: SecondLook,
        choose_many: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session, self._tasks, self._edits = session, tasks, tasks.edits
        self._inspector = inspector
        self._commands = commands
        self._row: int | None = None
        self._facts: ItemFacts | None = None
        self._asking = False
        self._suggested = Suggestions({}, {})
        self._unsaved: tuple[int, str] | None = None
        self._choose_many = choose_many
        self._connect()

    def _connect(self) -> None:
        inspector, panel = self._inspector, self._inspector.labels
        inspector.review_requested.connect(self._commands.set_reviewed)
        inspector.flag_requested.connect(self._commands.set_flagged)
        inspector.caption.saved.connect(self._save_caption)
        inspector.note.saved.connect(self._save_note)
        inspector.caption_panel.restore_requested.connect(self._restore_caption)
        panel.chips.toggle_requested.connect(self.toggle)
        panel.chips.accept_requested.connect(self._accept_one)
        panel.chips.state_requested.connect(self._set_state)
        panel.whole_requested.connect(self._set_whole)
        panel.accept_requested.connect(self.accept_shown)
        panel.many_requested.connect(self._choose_many)
        inspector.rescore_requested.connect(self._score_again)
        inspector.model.apart_requested.connect(self._look.set_apart)
        inspector.model.other_requested.connect(self._look.compare_with)
        self._look.file_known.connect(inspector.file.show_facts)
        self._look.changed.connect(self._on_looked)
        self._session.runs_changed.connect(self._on_looked)
        self._tasks.closing.connect(inspector.save_typed)
        self._tasks.failed.connect(self._on_failed)
        self._session.project_changed.connect(self._start_anew)

    # -- showing ----------------------------------------------------------------------------

    def show_row(self, row: int) -> None:
        """Show what is known of a row; who said it follows from the file."""
        dataset = self._session.dataset
        assert dataset is not None
        item = int(dataset.items[row])
        self._row = row
        self._look.show_row(row, dataset.path(row))
        if self._facts is not None and self._facts.item != item:
            self._facts = None
        self._inspector.show_pair(
            item=item,
            name=dataset.names[row],
            split=SPLIT_NAMES[Split(int(dataset.splits[row]))],
            caption=dataset.captions[row],
            note=dataset.notes.get(row, ""),
        )
        self._show_labels(row)
        self._show_facts(row)
        self._ask_facts()

    def show_nothing(self) -> None:
        """Show no row."""
        self._row, self._facts = None, None
        self._look.show_row(None)
        self._suggested = Suggestions({}, {})
        self._inspector.show_nothing()

    @Slot()
    def _start_anew(self) -> None:
        """Await nothing any more of the project that was open before."""
        self._asking, self._facts, self._unsaved, self._row = False, None, None, None

    def _show_labels(self, row: int) -> None:
        dataset = self._session.dataset
        assert dataset is not None
        states = dataset.targets[row]
        panel = self._inspector.labels
        self._inspector.show_states(
            {label.id: LabelState(int(states[c])) for c, label in enumerate(dataset.labels)}
        )
        known, has = int((states >= 0).sum()), int((states == 1).sum())
        if not known:
            panel.show_status(tr("Not labelled yet"), offer=Whole.NONE)
        elif known < len(states):
            offer = Whole.REST if has else Whole.NONE
            panel.show_status(
                tr("{has} set, {value} not known").format(has=has, value=len(states) - known),
                offer=offer,
            )
        else:
            panel.show_status(
                tr("{has} of {known}").format(has=has, known=known) if has else tr("None of these"),
                offer=None,
            )

    def _show_facts(self, row: int) -> None:
        """Show who said what, as far as it was read, and what hangs on it."""
        dataset, facts, inspector = self._session.dataset, self._facts, self._inspector
        assert dataset is not None
        inspector.show_marks(
            reviewed=bool(dataset.reviewed[row]),
            flagged=bool(dataset.flagged[row]),
            reviewed_when=day_text(facts.reviewed_time) if facts else "",
        )
        inspector.caption_panel.show_original(
            facts.original if facts else None, day=day_text(facts.caption_time) if facts else ""
        )
        states = dict(zip(dataset.labels.ids, dataset.targets[row].tolist(), strict=True))
        inspector.chips.set_origins(_origins(facts, states) if facts else {})
        self._show_scores(row)

    def _show_scores(self, row: int) -> None:
        run, panel = self._session.run, self._inspector.model
        self._suggested = suggestions_of(self._session, row, self._facts)
        self._inspector.chips.set_suggestions(self._suggested.more, self._suggested.doubts)
        self._inspector.labels.show_suggestions(
            len(self._suggested.more),
            source=source_text(run.run.id, self._tasks.run_book.about(run.run.id).name)
            if run
            else "",
        )
        dataset = self._session.dataset
        some = dataset is not None and len(dataset.labels) > 0
        title = self._tasks.run_book.title
        others = [(r.id, _called(r, title(r.id))) for r in self._look.choices()]
        panel.show_others(others, self._look.other_id)
        panel.apart.setChecked(self._look.apart)
        panel.apart.setVisible(self._session.trained is not None)
        if run is None:
            panel.show_scores((), note=tr("Train a run to see scores here."))
        elif not run.scored[row]:
            panel.show_scores((), note=UNGUESSED if run.run.zero_shot else UNSCORED)
        else:
            sides = self._look.sides() if self._look.apart else None
            rows = score_rows(
                self._session.run_labels, self._session.rule, run.scores[row],
                image=sides.image if sides else None, text=sides.caption if sides else None,
                other=self._other_scores(row),
            )  # fmt: skip
            stale = self._is_stale(run, row)
            panel.show_scores(rows, note=" ".join(self._notes(run, row, rows)), stale=stale)
        # After the scores, which take the focus over.
        waits = run is None or (run.run.zero_shot and not run.scored[row])
        self._inspector.offer_guess(waits and self._session.editable and some)

    def _notes(self, run: OpenRun, row: int, rows: Sequence[ScoreRow]) -> list[str]:
        """Return what must be known of the scores of a row."""
        notes = (
            [GUESSED] * run.run.zero_shot
            + [STALE] * self._is_stale(run, row)
            + [TAUGHT] * bool(run.taught[row])
        )
        notes.append(self._session.run_gaps())
        if self._look.apart:
            sides = self._look.sides()
            notes.append(sides.note if sides else APART_LATER)
        if self._look.other_id:
            notes.append(self._told_of_other(row, rows))
        return [note for note in notes if note]

    def _told_of_other(self, row: int, rows: Sequence[ScoreRow]) -> str:
        other = self._look.other
        if other is None:
            return tr("The scores of the other run are being read…")
        if not other.scored[row]:
            return tr("The other run has not scored this photo.")
        names = [score.name for score in rows if score.disputed]
        return (
            tr("The runs disagree on {join}.").format(join=", ".join(names))
            if names
            else tr("Both runs agree.")
        )

    def _other_scores(self, row: int) -> dict[str, tuple[float, bool]] | None:
        """Return what the run that is compared with says of a row, by label."""
        other = self._look.other
        if other is None or row >= len(other.scored) or not other.scored[row]:
            return None
        given = other.rule.decide(other.scores[row][None])[0].tolist()
        ids = other.run.setup.labels.ids
        return dict(zip(ids, zip(other.scores[row].tolist(), given, strict=True), strict=True))

    @Slot()
    def _on_looked(self) -> None:
        dataset = self._session.dataset
        if dataset is not None and self._row is not None and self._row < len(dataset):
            self._show_scores(self._row)

    @Slot()
    def tell_apart(self) -> None:
        """Tell image and caption apart, or no more."""
        self._look.set_apart(not self._look.apart and self._session.trained is not None)

    @Slot()
    def compare_next(self) -> None:
        """Compare with the next run; after the last one with none."""
        ids = ["", *(run.id for run in self._look.choices())]
        place = ids.index(self._look.other_id) if self._look.other_id in ids else 0
        self._look.compare_with(ids[(place + 1) % len(ids)])

    def _is_stale(self, run: OpenRun, row: int) -> bool:
        """Tell whether the score of a row is of another caption than it has now."""
        dataset, facts = self._session.dataset, self._facts
        assert dataset is not None
        if run.captions[row]:
            return bool(run.captions[row] != caption_keys([dataset.captions[row]])[0])
        # Scores of an early version do not know; then the time of the last change tells.
        return facts is not None and facts.caption_time > run.run.setup.created

    def _ask_facts(self) -> None:
        """Read who said what of the row that is shown; one reading at a time is under way."""
        if self._row is None or self._asking or self._session.open is None:
            return
        row, opened, self._asking = self._row, self._session.open, True

        def show(facts: ItemFacts | None) -> None:
            self._asking = False
            if self._row == row and self._session.open is opened:
                self._facts = facts
                self._show_facts(row)
            else:
                self._ask_facts()

        self._edits.read_facts(row, show)

    # -- what is asked for ------------------------------------------------------------------

    @Slot()
    def _score_again(self) -> None:
        """Score all photos anew, by the run or by the names of the labels."""
        if self._session.trained is None:
            self._tasks.guesses.guess_again()
        else:
            self._tasks.rescore()

    @Slot()
    def edit_caption(self) -> None:
        """Let the caption of the photo that is shown be edited."""
        if self._row is not None:
            self._inspector.caption.begin()

    @Slot(str)
    def toggle(self, label_id: str) -> None:
        """Set a label on the meant rows or remove it; a suggestion on the one row is accepted."""
        if self._commands.rows == [self._row] and label_id in self._suggested.more:
            self._accept_one(label_id)
        else:
            self._commands.toggle(label_id)

    @Slot()
    def accept_shown(self) -> None:
        """Take over the suggestions of the one photo; of several, after a look at them."""
        if len(self._commands.rows) > 1:
            self._choose_many()
        else:
            self._accept(tuple(self._suggested.more))

    @Slot(str)
    def _accept_one(self, label_id: str) -> None:
        if self._commands.rows == [self._row]:
            self._accept((label_id,))
        else:
            self._commands.set_label(label_id, POSITIVE)

    def _accept(self, label_ids: Sequence[str]) -> None:
        run = self._session.run
        if run is not None and self._row is not None and label_ids:
            cells = np.ones((1, len(label_ids)), dtype=bool)
            self._edits.accept([self._row], label_ids, cells, run_id=run.run.id)

    @Slot(str, int)
    def _set_state(self, label_id: str, state: int) -> None:
        self._commands.set_label(label_id, state)

    @Slot(str)
    def _set_whole(self, whole: str) -> None:
        if whole == Whole.REST:
            self._edits.set_all_labels(self._commands.rows, NEGATIVE, unknown_only=True)
        else:
            self._commands.set_all_labels(UNKNOWN if whole == Whole.CLEAR else NEGATIVE)

    @Slot(int, str)
    def _save_caption(self, item: int, caption: str) -> None:
        if self._session.open is not None:
            self._unsaved = (item, caption)
            self._edits.set_captions({item: caption}, done=self._forget_unsaved)

    def _forget_unsaved(self) -> None:
        self._unsaved = None

    @Slot(object)
    def _on_failed(self, _: object) -> None:
        """Give a caption back that could not be written, to be tried again."""
        self._asking = False  # it may have been the reading that failed
        if self._unsaved is not None:
            (item, caption), self._unsaved = self._unsaved, None
            self._inspector.caption.reopen(item, caption)

    @Slot(int, str)
    def _save_note(self, item: int, note: str) -> None:
        if self._session.open is not None:
            self._edits.set_note_of(item, note)

    @Slot()
    def _restore_caption(self) -> None:
        facts = self._facts
        if facts is not None and facts.original is not None:
            self._edits.set_captions({facts.item: facts.original}, what=tr("Restore caption"))


def _called(run: Run, title: str) -> str:
    """Return what a run is called where there is little room."""
    config = run.setup.config
    fusion = setting_text(SETTINGS["fusion"], config.fusion)
    return f"{fusion}, {recipe_title(config.recipe)} · {title}"


def _origins(facts: ItemFacts, states: Mapping[str, int]) -> dict[str, str]:
    """Return who gave each label its state, in words."""
    told = {label_id: NOT_LISTED for label_id, state in states.items() if state == NEGATIVE}
    for label_id, mark in facts.marks.items():
        words, day = mark_source_text(mark.source), day_text(mark.time)
        told[label_id] = f"{words}, {day}" if day else words
    return told
