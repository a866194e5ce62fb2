"""Runs side by side: their figures with the best of each, and the settings in which they differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from engine.errors import EngineError
from engine.language import number, tr
from engine.training.kinds import Choice, Numbers, Range, Setting, Switch
from engine.training.recipes import recipe_title
from engine.training.runs import Run
from engine.training.settings import SETTINGS

MOST = 5
METRICS: Mapping[str, str] = {
    "micro_f1": tr("Micro F1"), "macro_f1": tr("Macro F1"), "samples_f1": tr("Samples F1"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a comparison: a value a run, as people read it."""

    title: str
    values: tuple[str, ...]
    best: frozenset[int] = frozenset()
    """Places of the best values; more than one where they are equal, none where nothing is best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two to five runs side by side."""

    runs: tuple[Run, ...]
    figures: tuple[Line, ...]
    settings: tuple[Line, ...]
    """Only those in which the runs differ; empty where all are the same."""


def compare_runs(runs: Sequence[Run]) -> Comparison:
    """Compare two to five runs."""
    if not 2 <= len(runs) <= MOST or len({run.id for run in runs}) < len(runs):
        raise EngineError(tr("Choose two to {most} different runs to compare.").format(most=MOST))
    return Comparison(runs=tuple(runs), figures=_figures(runs), settings=differing_settings(runs))


def differing_settings(runs: Sequence[Run]) -> tuple[Line, ...]:
    """Return recipe, encoder, data and settings in which runs differ, in the form's order."""
    configs = [run.setup.config for run in runs]
    lines = [
        Line(title=tr("Recipe"), values=tuple(recipe_title(config.recipe) for config in configs)),
        Line(title=tr("Encoder"), values=tuple(run.setup.encoder.name for run in runs)),
        Line(title=tr("Labels"), values=tuple(str(len(run.setup.labels)) for run in runs)),
        *(
            Line(
                title=setting.title,
                values=tuple(setting_text(setting, getattr(config, key)) for config in configs),
            )
            for key, setting in SETTINGS.items()
        ),
    ]
    kept = [line for line in lines if len(set(line.values)) > 1]
    prints = [run.setup.fingerprint for run in runs]
    if len(set(prints)) > 1:
        order = list(dict.fromkeys(prints))
        names = tuple(
            tr("Data {letter}").format(letter=chr(ord("A") + order.index(one))) for one in prints
        )
        kept.append(Line(title=tr("Rows, labels and vectors"), values=names))
    return tuple(kept)


def setting_text(setting: Setting, value: object) -> str:
    """Return a value of a setting as people read it."""
    match setting.kind:
        case Choice() as choice if isinstance(value, str) and value in choice.words:
            return choice.short(value)
        case Switch():
            return tr("On") if value else tr("Off")
        case Numbers() as numbers if isinstance(value, tuple | list):
            return ", ".join(str(one) for one in value) or numbers.empty.capitalize()
        case Range() as span if span.lowest and value == span.low:
            return span.lowest
        case _:
            return number(value, "g") if isinstance(value, float) else str(value)


def _figures(runs: Sequence[Run]) -> tuple[Line, ...]:
    results = [run.result for run in runs]
    lines = []
    for key, title in METRICS.items():
        values = [round(100 * r.metrics[key], 1) if r is not None else None for r in results]
        lines.append(_line(title, values, _short, most=True))
    losses = [min((end.val_loss for end in run.history()), default=None) for run in runs]
    lines.append(
        _line(
            tr("Least validation loss"),
            [loss and round(loss, 4) for loss in losses],
            lambda loss: number(loss, ".4f"),
            most=False,
        )
    )
    epochs = tuple(
        tr("{epoch} of {epochs}").format(epoch=r.best_epoch, epochs=r.epochs)
        if r is not None
        else tr("interrupted")
        for r in results
    )
    lines.append(Line(title=tr("Best epoch"), values=epochs))
    seconds = [round(r.seconds, 1) if r is not None else None for r in results]
    lines.append(
        _line(
            tr("Time"),
            seconds,
            lambda time: tr("{seconds:,.1f} s").format(seconds=time),
            most=False,
        )
    )
    return tuple(lines)


def _short(value: float) -> str:
    return number(value, ".1f")


def _line(
    title: str, values: Sequence[float | None], written: Callable[[float], str], *, most: bool
) -> Line:
    known = [value for value in values if value is not None]
    best = (max if most else min)(known, default=None)
    places = [place for place, value in enumerate(values) if value is not None and value == best]
    return Line(
        title=title,
        values=tuple("–" if value is None else written(value) for value in values),
        best=frozenset(places) if len(places) < len(values) else frozenset(),
    )
