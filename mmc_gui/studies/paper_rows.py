"""The lines of the table of the paper's rows, as texts."""

from dataclasses import dataclass

from engine.experiments.paper import Experiment, table_title
from engine.experiments.report import notes_on
from engine.experiments.study import ExperimentResult, StudyResult
from engine.experiments.verdicts import VERDICTS, strangeness, value_verdict
from engine.language import number, tr
from mmc_gui.studies.paper_findings import Choice, Running
from mmc_gui.widgets.humanize import (
    STAGE_WORDS,
    difference_text,
    score_text,
    seconds_text,
    spread_text,
)

HEADERS = (
    (tr("Row"), tr("What the paper compares in a table")),
    (tr("Here"), tr("Our F1 on the validation rows in per cent: mean over seeds ± standard "
"deviation. Micro F1; samples F1 in table 12")),
    (tr("Dropout on"), tr("The same scored with dropout left on, as the paper did by mistake")),
    (tr("Seeds"), tr("Trainings that are finished")),
    (tr("Printed"), tr("The number in the paper")),
    (tr("Logged"), tr("The number in the paper's notebooks, which is what can be reproduced")),
    (tr("Difference"), tr("Here less logged, in points; only where the two can be compared")),
    (tr("Verdict"), tr("Reproduced: within half a point of the logged value")),
    (tr("Time"), tr("Seconds of a training")),
)  # fmt: skip
DROPOUT, DIFFERENCE = 2, 6
"""Columns that stand there only where they have something to say."""
TONES = {"reproduced": "success", "differs": "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One line: a table's title, one of its rows, or its constant guess."""

    table: int
    cells: tuple[str, ...]
    kind: str = "row"
    """``title``, ``row`` or ``guess``."""
    tip: str = ""
    tone: str = "muted"
    """The colour of the verdict, a token of the theme."""


def paper_rows(
    choice: Choice, study: StudyResult | None, running: Running | None
) -> list[PaperRow]:  # fmt: skip
    """Return the lines of the chosen tables; rows without a result show the paper's numbers."""
    results = {r.experiment.id: r for r in study.results} if study is not None else {}
    strange = strangeness(study) if study is not None else ""
    lines = []
    for table in choice.tables:
        lines.append(_title(table))
        for experiment in (e for e in choice.experiments if e.table == table):
            result = results.get(experiment.id)
            lines.append(_line(experiment, result, choice, strange, running))
        lines.append(_guess(table, choice, study))
    return lines


def hidden_columns(study: StudyResult | None) -> frozenset[int]:
    """Return the columns without anything to say: no score with dropout on, no fair difference."""
    if study is None:
        return frozenset({DROPOUT})
    dropped = any(seed.with_dropout for result in study.results for seed in result.seeds)
    hidden = set() if dropped else {DROPOUT}
    return frozenset(hidden | ({DIFFERENCE} if strangeness(study) else set()))


def _title(table: int) -> PaperRow:
    text = table_title(table)
    return PaperRow(table=table, cells=(text, *[""] * (len(HEADERS) - 1)), kind="title", tip=text)


def _line(
    experiment: Experiment, result: ExperimentResult | None, choice: Choice, strange: str,
    running: Running | None,
) -> PaperRow:  # fmt: skip
    tone, difference, here, dropped, seconds = "muted", "", "–", "", "–"
    verdict = tr("not trained yet")
    tip = experiment.note
    if result is not None:
        here, dropped = _spread(result), _dropped(result)
        judged = value_verdict(result, strange)
        tone, seconds = TONES.get(judged, tone), seconds_text(result.seconds)
        tip = _tip(result, VERDICTS[judged])
        # Why stands above the table, as it is the same for all rows.
        verdict = tr("not comparable") if strange else VERDICTS[judged]
        if any(seed.diverged for seed in result.seeds):
            verdict += tr(", exploded")
        if not strange and experiment.logged is not None:
            difference = difference_text(result.mean(experiment.metric) - experiment.logged, 2)
    if running is not None and running.experiment.id == experiment.id:
        verdict, tone = _progress(running), "accent"
    done = len(result.seeds) if result is not None else 0
    logged = tr("none") if experiment.logged is None else number(experiment.logged, ".2f")
    return PaperRow(
        table=experiment.table,
        tip=tip,
        tone=tone,
        cells=(
            experiment.title,
            here,
            dropped,
            tr("{done} of {seeds}").format(done=done, seeds=choice.seeds),
            number(experiment.printed, ".2f"),
            logged,
            difference or "–",
            verdict,
            seconds,
        ),
    )


def _guess(table: int, choice: Choice, study: StudyResult | None) -> PaperRow:
    metric = next(e.metric for e in choice.experiments if e.table == table)
    here = number(100 * study.constant[metric], ".2f") if study is not None else "–"
    return PaperRow(
        table=table, cells=(tr("Constant guess"), here, *[""] * (len(HEADERS) - 2)), kind="guess",
        tip=tr("Every row gets the most frequent label: the bar to pass"),
    )  # fmt: skip


def _spread(result: ExperimentResult) -> str:
    metric = result.experiment.metric
    sd = result.sd(metric)
    return spread_text(result.mean(metric), sd)


def _dropped(result: ExperimentResult) -> str:
    values = [100 * s.with_dropout["micro_f1"] for s in result.seeds if s.with_dropout]
    return number(sum(values) / len(values), ".2f") if values else ""


def _progress(running: Running) -> str:
    """Say how far a training is, with the part of it where there are several."""
    if not running.epochs:
        return tr("seed {seed}: training").format(seed=running.seed)
    end = running.epochs[-1]
    part = f", {STAGE_WORDS.get(end.stage, end.stage)}" if end.stage else ""
    return tr("seed {seed}{part}: epoch {epoch} of {epochs}").format(
        seed=running.seed, part=part, epoch=end.epoch, epochs=end.epochs
    )


def _tip(result: ExperimentResult, verdict: str) -> str:
    names = {"micro_f1": tr("micro"), "macro_f1": tr("macro"), "samples_f1": tr("samples")}
    values = ", ".join(f"{score_text(result.mean(key))} {name}" for key, name in names.items())
    told = (f"F1: {values}.", f"{verdict.capitalize()}.", notes_on(result))
    return " ".join(text for text in told if text)
