"""The rows of a project that a query names: what the window and the command line both ask."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, IntArray, Split
from engine.data.labels import LabelSet
from engine.data.project import Project
from engine.data.query import SOURCE_ORDER, Facts, Order, RunFacts, evaluate, ordered, parse
from engine.data.query.project_lookup import ProjectLookup
from engine.errors import EngineError
from engine.judging import run_rule
from engine.language import tr
from engine.training.runs import Run, find_run, first_guesses, list_runs

FILTERS_SETTING = "filters"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundRows:
    """What a query found, in the order that was asked for."""

    dataset: Dataset
    rows: IntArray
    run: Run | None
    """Whose scores were asked; None where the project has none."""
    facts: Facts


def find_rows(
    project: Project, query: str, *, run_id: str | None = None, order: Order = SOURCE_ORDER
) -> FoundRows:
    """Return the rows that a query names.

    Without ``run_id`` the newest usable run is asked, or the first guesses where there is none.

    Raises ``QueryError`` where the query cannot be read or asks for what is not there.
    """
    tree = parse(query)
    with looking_up(project) as lookup:
        dataset = project.dataset()
        run = _run_to_ask(project, run_id)
        facts = Facts(
            dataset=dataset,
            run=None if run is None else run_facts(project, run, dataset),
            lookup=lookup,
        )
        rows = np.flatnonzero(evaluate(tree, facts))
        return FoundRows(
            dataset=dataset, rows=ordered(rows, order, facts), run=run, facts=facts
        )  # fmt: skip


def rows_asked_for(
    project: Project, dataset: Dataset, split: Split | None, query: str, run_id: str | None
) -> IntArray:
    """Return the rows of a split, all without one, that a query names, all for an empty one."""
    rows = np.arange(len(dataset)) if split is None else dataset.rows(split)
    if not query:
        return rows
    named = np.intersect1d(rows, find_rows(project, query, run_id=run_id).rows)
    if not len(named):
        raise EngineError(
            tr("No row fits '{query}', so nothing was done. Check the query.").format(query=query),
            command=f"'mmc find {project.path.name} QUERY' lists what a query names.",
        )
    return named


@contextmanager
def looking_up(project: Project) -> Iterator[ProjectLookup]:
    """Hold a second connection to a project's file, that only reads."""
    lookup = ProjectLookup(project.path)
    try:
        yield lookup
    finally:
        lookup.close()


def run_facts(project: Project, run: Run, dataset: Dataset) -> RunFacts:
    """Return what a run says of a project's rows, by the rule in force."""
    stored, rule = run.stored_scores(dataset.items), run_rule(project, run)
    return RunFacts(
        labels=named_as_now(run.setup.labels, dataset.labels),
        scores=stored.scores,
        scored=stored.there,
        decide=lambda: rule.decide(stored.scores),
    )


def named_as_now(labels: LabelSet, now: LabelSet) -> LabelSet:
    """Return a run's labels with the names that the project gives them now."""
    own = {label.id: label for label in now}
    return LabelSet(tuple(own.get(label.id, label) for label in labels))


def saved_filters(project: Project) -> dict[str, str]:
    """Return the queries that were kept under a name, sorted by it."""
    stored = project.setting(FILTERS_SETTING, {})
    pairs = stored.items() if isinstance(stored, Mapping) else ()
    return dict(sorted(((str(name), str(query)) for name, query in pairs), key=_by_name))


def save_filter(project: Project, name: str, query: str) -> dict[str, str]:
    """Keep a query under a name, in place of one that has it; return all that are kept."""
    kept = saved_filters(project) | {_filter_name(name): str(parse(query))}
    project.set_setting(FILTERS_SETTING, kept)
    return saved_filters(project)


def rename_filter(project: Project, name: str, to: str) -> dict[str, str]:
    """Give a kept query another name; one that is taken is refused."""
    kept, to = saved_filters(project), _filter_name(to)
    if name not in kept:
        raise _no_filter(name, kept)
    if to != name and to in kept:
        raise EngineError(
            tr("There is a filter '{to}' already. Choose another name.").format(to=to)
        )
    kept[to] = kept.pop(name)
    project.set_setting(FILTERS_SETTING, kept)
    return saved_filters(project)


def delete_filter(project: Project, name: str) -> dict[str, str]:
    """Forget a kept query."""
    kept = saved_filters(project)
    if name not in kept:
        raise _no_filter(name, kept)
    del kept[name]
    project.set_setting(FILTERS_SETTING, kept)
    return kept


def saved_filter(project: Project, name: str) -> str:
    """Return the query that is kept under a name."""
    kept = saved_filters(project)
    if name not in kept:
        raise _no_filter(name, kept)
    return kept[name]


def _filter_name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise EngineError(
            tr("Give the filter a name of 1 to {longest_name} characters.").format(
                longest_name=LONGEST_NAME
            )
        )
    return name


def _no_filter(name: str, kept: Mapping[str, str]) -> EngineError:
    there = (
        tr("There are {join}.").format(join=", ".join(kept)) if kept else tr("None is saved yet.")
    )
    return EngineError(tr("There is no filter '{name}'. {there}").format(name=name, there=there))


def _by_name(pair: tuple[str, str]) -> str:
    return pair[0].casefold()


def _run_to_ask(project: Project, run_id: str | None) -> Run | None:
    if run_id is not None:
        return find_run(project.runs_folder, run_id)
    usable = [run for run in list_runs(project.runs_folder) if run.usable]
    return usable[-1] if usable else first_guesses(project.runs_folder)
