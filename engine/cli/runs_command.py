"""``mmc runs``: list, compare, name, star, note, delete and restore the runs of a project."""

import argparse
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.cli.console import Console
from engine.data.project import Project, open_project
from engine.errors import EngineError
from engine.training.compare import Comparison, Line, compare_runs
from engine.training.run_book import (
    NOTHING_SAID,
    RunAbout,
    abouts,
    delete_run,
    deleted_runs,
    empty_trash,
    named_run,
    restore_run,
    set_about,
)
from engine.training.runs import Run, list_runs

RUNS_HELP = """\
what to do with them:
  (nothing)            list the runs
  compare A B [C D E]  figures side by side, and the settings in which they differ
  rename RUN NAME      give a run a name; it can be used in place of its id
  note RUN TEXT        keep a note with it
  star RUN…            mark as a favourite; unstar RUN… takes that away
  delete RUN…          move into the trash
  restore RUN…         bring back from the trash, with thresholds and name
  deleted              list what is in the trash
  empty                remove it for good; closing the project in the window does so too

RUN is an id, a name, or latest.
"""


def add_runs_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``mmc runs``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = RUNS_HELP
    parser.add_argument("action", nargs="?", default="list", choices=_ACTIONS, metavar="WHAT",
                        help="compare, rename, note, star, unstar, delete, restore, deleted or "
                        "empty; see below")  # fmt: skip
    parser.add_argument("words", nargs="*", metavar="RUN", help="which runs; see below")


def run_runs(args: argparse.Namespace, console: Console) -> None:
    """``mmc runs``: list runs, or do something with some of them."""
    with open_project(args.project) as project:
        text, values = _ACTIONS[args.action](project, args.words)
    console.result(text, values)


_Answer = tuple[str, dict[str, Any]]


def _list(project: Project, words: Sequence[str]) -> _Answer:
    _expect(words, 0, "mmc runs P.mmc")
    said = abouts(project)
    return _listed(list_runs(project.runs_folder), said) or "There are no runs yet.", {
        "runs": _values(list_runs(project.runs_folder), said)
    }


def _deleted(project: Project, words: Sequence[str]) -> _Answer:
    _expect(words, 0, "mmc runs P.mmc deleted")
    runs, said = deleted_runs(project), abouts(project)
    return _listed(runs, said) or "The trash is empty.", {"runs": _values(runs, said)}


def _compare(project: Project, words: Sequence[str]) -> _Answer:
    runs, said = list_runs(project.runs_folder), abouts(project)
    found = compare_runs([named_run(project, word, runs, said) for word in words])
    names = [said.get(run.id, NOTHING_SAID).name or run.id for run in found.runs]
    return _side_by_side(found, names), {
        "runs": [run.id for run in found.runs],
        "figures": {line.title: list(line.values) for line in found.figures},
        "best": {line.title: [found.runs[p].id for p in sorted(line.best)]
                 for line in found.figures},
        "settings": {line.title: list(line.values) for line in found.settings},
    }  # fmt: skip


def _rename(project: Project, words: Sequence[str]) -> _Answer:
    return _say(project, words, "rename RUN NAME", lambda text: {"name": text})


def _note(project: Project, words: Sequence[str]) -> _Answer:
    return _say(project, words, "note RUN TEXT", lambda text: {"note": text})


def _say(
    project: Project, words: Sequence[str], usage: str, change: Callable[[str], dict[str, Any]]
) -> _Answer:
    _expect(words, 2, f"mmc runs P.mmc {usage}")
    return _change(project, words[:1], change(words[1]))


def _star(project: Project, words: Sequence[str]) -> _Answer:
    return _change(project, words, {"star": True})


def _unstar(project: Project, words: Sequence[str]) -> _Answer:
    return _change(project, words, {"star": False})


def _change(project: Project, words: Sequence[str], change: dict[str, Any]) -> _Answer:
    chosen, said = _chosen(project, words), abouts(project)
    for run in chosen:
        kept = dataclasses.replace(said.get(run.id, NOTHING_SAID), **change)
        said[run.id] = set_about(project, run.id, kept)
    return _listed(chosen, said), {"runs": _values(chosen, said)}


def _delete(project: Project, words: Sequence[str]) -> _Answer:
    chosen = _chosen(project, words)
    for run in chosen:
        delete_run(project, run)
    ids = [run.id for run in chosen]
    return f"In the trash: {', '.join(ids)}. 'mmc runs … restore' brings it back.", {"deleted": ids}


def _restore(project: Project, words: Sequence[str]) -> _Answer:
    chosen = _chosen(project, words, deleted_runs(project))
    runs = [restore_run(project, run.id) for run in chosen]
    said = abouts(project)
    return _listed(runs, said), {"runs": _values(runs, said)}


def _empty(project: Project, words: Sequence[str]) -> _Answer:
    _expect(words, 0, "mmc runs P.mmc empty")
    count = empty_trash(project)
    return f"Removed for good: {count} {'run' if count == 1 else 'runs'}.", {"removed": count}


_ACTIONS: dict[str, Callable[[Project, Sequence[str]], _Answer]] = {
    "list": _list,
    "compare": _compare,
    "rename": _rename,
    "note": _note,
    "star": _star,
    "unstar": _unstar,
    "delete": _delete,
    "restore": _restore,
    "deleted": _deleted,
    "empty": _empty,
}


def _chosen(project: Project, words: Sequence[str], runs: list[Run] | None = None) -> list[Run]:
    if not words:
        raise EngineError("Name at least one run. 'mmc runs P.mmc' lists them.")
    runs = list_runs(project.runs_folder) if runs is None else runs
    said = abouts(project)
    found = [named_run(project, word, runs, said) for word in words]
    return list({run.id: run for run in found}.values())


def _expect(words: Sequence[str], count: int, usage: str) -> None:
    if len(words) != count:
        raise EngineError(f"Write: {usage}")


def _values(runs: Sequence[Run], said: Mapping[str, RunAbout]) -> list[dict[str, Any]]:
    return [
        {
            "run": run.id,
            "recipe": run.setup.config.recipe,
            "encoder": run.setup.encoder.name,
            "finished": run.result is not None,
            "validation": run.result.metrics if run.result else None,
            **dataclasses.asdict(said.get(run.id, NOTHING_SAID)),
        }
        for run in runs
    ]


def _listed(runs: Sequence[Run], said: Mapping[str, RunAbout]) -> str:
    lines = []
    for run in runs:
        about, result = said.get(run.id, NOTHING_SAID), run.result
        figures = f1_text(result.metrics) if result else "unfinished"
        told = [part for part in (about.name, about.note.partition("\n")[0]) if part]
        lines.append(
            f"{run.id} {'*' if about.star else ' '}{run.setup.config.recipe:12s} "
            f"{run.setup.encoder.name:8s} {figures}{'  ' + ': '.join(told) if told else ''}"
        )
    return "\n".join(lines)


def _side_by_side(found: Comparison, names: Sequence[str]) -> str:
    head = Line(title="", values=tuple(names))
    rows = [head, *found.figures]
    marked = [
        [f"{value} *" if place in line.best else value for place, value in enumerate(line.values)]
        for line in (*rows, *found.settings)
    ]
    titles = [line.title for line in (*rows, *found.settings)]
    first = max(map(len, titles))
    widths = [max(len(cells[place]) for cells in marked) for place in range(len(names))]
    lines = [
        "  ".join([title.ljust(first), *(c.ljust(w) for c, w in zip(cells, widths, strict=True))])
        for title, cells in zip(titles, marked, strict=True)
    ]
    same = [] if found.settings else ["All settings are the same."]
    lines.insert(len(rows), "")
    return "\n".join([line.rstrip() for line in lines] + same)


def f1_text(metrics: Mapping[str, float]) -> str:
    """Return the three F1 figures in per cent, as one phrase."""
    names = (("micro", "micro_f1"), ("macro", "macro_f1"), ("samples", "samples_f1"))
    return ", ".join(f"{100 * metrics[key]:.1f} {word}" for word, key in names)
