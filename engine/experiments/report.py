"""What a study found, as Markdown to read, CSV to count with and plots."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.experiments.paper import Experiment, table_title
from engine.experiments.plots import write_curves
from engine.experiments.study import METRICS, ExperimentResult, StudyResult
from engine.experiments.verdicts import (
    NEAR,
    OUTCOMES,
    TIE,
    VERDICTS,
    Pair,
    order_sentence,
    ours_first,
    strange_sentence,
    strangeness,
    value_verdict,
)
from engine.files import write_text
from engine.language import counted, tr


def write_report(
    study: StudyResult, pairs: dict[int, tuple[Pair, ...]], folder: Path
) -> tuple[Path, ...]:
    """Write ``experiments.md``, three CSV files and two plots a table; return all paths.

    ``pairs`` are the comparisons within each table, as from ``verdicts.all_pairs``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineError(
            tr("{folder} cannot be made: {strerror}.").format(
                folder=folder, strerror=error.strerror
            )
        ) from error
    plots: list[Path] = []
    for table, rows in study.tables.items():
        title = table_title(table)
        constant = 100 * study.constant["micro_f1"]
        plots += write_curves(title, rows, constant, folder, f"table-{table}")
    texts = {
        "experiments.md": markdown(study, pairs),
        "results.csv": _csv(_result_rows(study)),
        "runs.csv": _csv(_run_rows(study)),
        "pairs.csv": _csv(_pair_rows(pairs)),
    }
    for name, text in texts.items():
        write_text(folder / name, text)
    return (*(folder / name for name in texts), *plots)


def markdown(study: StudyResult, pairs: dict[int, tuple[Pair, ...]]) -> str:
    """Return the whole report; ``pairs`` are the comparisons within each table."""
    strange = strangeness(study)
    parts = [_head(study)]
    for table, rows in study.tables.items():
        parts.append(_section(study, table, rows, pairs[table], strange))
    return "\n\n".join(parts) + "\n"


def values_markdown(study: StudyResult) -> str:
    """Return the values of all tables alone, each under its title."""
    strange = strangeness(study)
    return "\n\n".join(
        f"**{table_title(table)}**\n\n{_values(study, rows, strange)}"
        for table, rows in study.tables.items()
    )


def _head(study: StudyResult) -> str:
    seeds = max(len(result.seeds) for result in study.results)
    lines = [
        tr("# The tables of Guo 2023 on `{project}`").format(project=study.project),
        tr(
            "{encoder}; {train:,} rows to train, {val:,} to validate, which are the last sixth; "
            "{seeds}. All F1 in per cent at threshold 0.5, rows that get no label left empty, in "
            "evaluation mode, after the last epoch; ± is the standard deviation over seeds in "
            "points. Only in the curves an empty row gets its best label."
        ).format(
            encoder=study.encoder.title,
            train=study.train_rows,
            val=len(study.targets),
            seeds=counted(seeds, tr("{} seed"), tr("{} seeds")),
        ),
    ]
    if study.stopped:
        lines.append(
            tr("**Stopped early:** experiments or seeds are missing; run it again to go on.")
        )
    if sentence := strange_sentence(study, emphasis="**"):
        lines.append(sentence)
    lines.append(
        tr(
            "*Reproduced*: our mean is within {near} points of the value in the "
            "paper's notebooks (logged), which is not always the printed one. "
            "*Tie*: two rows are less than {tie} points apart, about as much as "
            "equal trainings of the paper differ."
        ).format(near=NEAR, tie=TIE)
    )
    return "\n\n".join(lines)


def _section(
    study: StudyResult, table: int, rows: Sequence[ExperimentResult], pairs: Sequence[Pair],
    strange: str,
) -> str:  # fmt: skip
    curves = tr("Validation micro F1 by epoch")
    lines = [f"## {table_title(table)}", _values(study, rows, strange)]
    if table != 12:
        lines += [order_text(rows, pairs), _leads(pairs)]
    lines += [
        f"![{curves}](table-{table}.png)",
        "\n".join(
            f"- **{r.experiment.title}.** {note}" for r in rows if (note := notes_on(r))
        ),
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line)


def _values(study: StudyResult, rows: Sequence[ExperimentResult], strange: str) -> str:
    dropped = any(seed.with_dropout for row in rows for seed in row.seeds)
    head = [
        tr("row"), tr("micro F1"), *([tr("dropout on")] if dropped else []), tr("macro F1"),
        tr("samples F1"), tr("printed"), tr("logged"), tr("here - printed"), tr("here - logged"),
        tr("verdict"), tr("s a training"),
    ]  # fmt: skip
    body = []
    for row in rows:
        paper = row.experiment
        mine = row.mean(paper.metric)
        body.append([
            paper.title, _spread(row, "micro_f1"), *([_dropped(row)] if dropped else []),
            _spread(row, "macro_f1"), _spread(row, "samples_f1"), f"{paper.printed:.2f}",
            _logged(paper), "" if strange else f"{mine - paper.printed:+.2f}",
            "" if strange or paper.logged is None else f"{mine - paper.logged:+.2f}",
            VERDICTS[value_verdict(row, strange)], f"{row.seconds:.1f}",
        ])  # fmt: skip
    guess = [f"{100 * study.constant[name]:.2f}" for name in METRICS]
    body.append([tr("Constant guess"), guess[0], *([""] if dropped else []), *guess[1:], *[""] * 6])
    return _table(head, body, left=1)


def order_text(rows: Sequence[ExperimentResult], pairs: Sequence[Pair]) -> str:
    """Say which row of a table is best, here and in the paper, and how far its order holds."""
    judged = [row for row in rows if row.experiment.logged is not None]
    if not judged:
        return order_sentence(pairs)
    paper = max(judged, key=lambda row: row.experiment.logged or 0.0).experiment
    printed = max(judged, key=lambda row: row.experiment.printed).experiment
    ours = ours_first(judged).experiment
    best = (
        tr("Best here: {ours}; in the paper's log: {paper}; in print: {printed}.")
        if printed != paper
        else tr("Best here: {ours}; in the paper's log: {paper}, as in print.")
    ).format(ours=ours.title, paper=paper.title, printed=printed.title)
    return f"{best} {order_sentence(pairs)}"


def _leads(pairs: Sequence[Pair]) -> str:
    if not pairs:
        return ""
    first = pairs[0].first
    body = [
        [
            tr("{first} before {second}").format(first=pair.first.title, second=pair.second.title),
            f"{pair.paper:+.2f}", f"{pair.lead.points:+.2f}",
            tr("{low} to {high}").format(
                low=f"{pair.lead.low:+.2f}", high=f"{pair.lead.high:+.2f}"
            ),
            f"{pair.lead.p_value:.3f}", OUTCOMES[pair.outcome],
        ]
        for pair in pairs if pair.first == first
    ]  # fmt: skip
    text = tr(
        "Leads of the paper's best row in points of micro F1. The interval and p come from "
        "redrawing validation rows and seeds, the same for both; p is of each pair alone. All "
        "pairs are in `pairs.csv`."
    )
    return f"{text}\n\n" + _table(
        [tr("pair"), tr("paper's log"), tr("here"), tr("95 % of draws"), "p", tr("outcome")],
        body,
        left=1,
    )


def notes_on(row: ExperimentResult) -> str:
    """Return what is known of flaws of a row, in the paper and here; empty where there are none."""
    notes = [row.experiment.note] if row.experiment.note else []
    if row.experiment.with_dropout:
        notes.append(tr("The paper scored this row with dropout on, which mostly lowers it."))
    if count := sum(seed.diverged for seed in row.seeds):
        notes.append(
            tr("The loss exploded with {count} of {seeds} seeds.").format(
                count=count, seeds=len(row.seeds)
            )
        )
    return " ".join(notes)


def _spread(row: ExperimentResult, metric: str) -> str:
    sd = row.sd(metric)
    return f"{row.mean(metric):.2f}" + (f" ± {sd:.2f}" if sd is not None else "")


def _dropped(row: ExperimentResult) -> str:
    values = [100 * s.with_dropout["micro_f1"] for s in row.seeds if s.with_dropout]
    return f"{sum(values) / len(values):.2f}" if values else ""


def _logged(paper: Experiment) -> str:
    if paper.logged is None:
        return tr("none")
    spread = f" ± {paper.logged_sd:.2f}" if paper.logged_sd else ""
    return f"{paper.logged:.2f}{spread}"


def _table(head: Sequence[str], body: Iterable[Sequence[str]], *, left: int) -> str:
    marks = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, marks, *body))


def _csv(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _result_rows(study: StudyResult) -> Iterable[Sequence[object]]:
    yield ["id", "table", "row", "seeds", *(f"{m}{p}" for m in METRICS for p in ("", "_sd")),
           "printed", "logged", "here_minus_printed", "here_minus_logged", "paper_status",
           "verdict", "seconds"]  # fmt: skip
    strange = strangeness(study)
    for row in study.results:
        paper, mine = row.experiment, row.mean(row.experiment.metric)
        scores = [_number(v) for m in METRICS for v in (row.mean(m), row.sd(m))]
        gap = None if paper.logged is None else mine - paper.logged
        yield [paper.id, paper.table, paper.title, len(row.seeds), *scores, _number(paper.printed),
               _number(paper.logged), _number(mine - paper.printed), _number(gap), paper.status,
               value_verdict(row, strange), _number(row.seconds)]  # fmt: skip
    for table in study.tables:
        guess = [v for m in METRICS for v in (_number(100 * study.constant[m]), "")]
        yield [f"t{table}_constant", table, "Constant guess", "", *guess, *[""] * 7]


def _run_rows(study: StudyResult) -> Iterable[Sequence[object]]:
    yield ["id", "seed", "run", *METRICS, "micro_f1_dropout_on", "diverged", "epochs", "seconds"]
    for row in study.results:
        for seed in row.seeds:
            dropped = seed.with_dropout["micro_f1"] * 100 if seed.with_dropout else None
            yield [row.experiment.id, seed.seed, seed.run_id,
                   *(_number(100 * seed.metrics[m]) for m in METRICS), _number(dropped),
                   seed.diverged, len(seed.history), _number(seed.seconds)]  # fmt: skip


def _pair_rows(pairs: dict[int, tuple[Pair, ...]]) -> Iterable[Sequence[object]]:
    yield ["table", "first", "second", "paper_lead", "lead", "low", "high", "p", "outcome"]
    for table, several in pairs.items():
        for pair in several:
            lead = pair.lead
            yield [table, pair.first.id, pair.second.id, _number(pair.paper), _number(lead.points),
                   _number(lead.low), _number(lead.high), _number(lead.p_value),
                   pair.outcome]  # fmt: skip
