"""What is known of the paper's rows: results of several sources, of the same data or of other."""

import dataclasses

import numpy as np
from fakes import FakeEncoder

from engine.experiments.paper import experiments_of
from engine.experiments.study import ExperimentResult, SeedResult, StudyResult
from mmc_gui.studies.paper_findings import Choice, Findings, next_training

ROWS = {e.id: e for e in experiments_of(())}
CHOICE = Choice(tables=(2,), seeds=2)


def seed(number: int, *, dropped: float | None = None) -> SeedResult:
    f1 = {"micro_f1": 0.5, "macro_f1": 0.4, "samples_f1": 0.3}
    return SeedResult(
        seed=number, run_id=f"run-{number}", metrics=f1, seconds=1.0, diverged=False, history=(),
        with_dropout=None if dropped is None else {"micro_f1": dropped},
        decisions=np.zeros((2, 2), dtype=bool),
    )  # fmt: skip


def result(name: str, *seeds: SeedResult) -> ExperimentResult:
    return ExperimentResult(experiment=ROWS[name], seeds=seeds)


def study(*results: ExperimentResult, data: str = "a") -> StudyResult:
    return StudyResult(
        project="p.mmc", encoder=FakeEncoder().spec, train_rows=30, results=results,
        targets=np.zeros((2, 2), dtype=np.int8), constant={"micro_f1": 0.2}, stopped=False,
        fingerprint=data,
    )  # fmt: skip


def seeds_of(findings: Findings, name: str, choice: Choice = CHOICE) -> list[int]:
    chosen = findings.chosen(choice)
    assert chosen is not None
    return [s.seed for r in chosen.results if r.experiment.id == name for s in r.seeds]


def test_results_add_up_seed_by_seed_and_only_chosen_ones_are_shown() -> None:
    findings = Findings()
    assert findings.chosen(CHOICE) is None
    findings.take(study(result("t2_mlp", seed(0), seed(4)), result("t3_sum", seed(0))))
    findings.add(result("t2_mlp", seed(0), seed(1)))
    findings.add(result("t2_gmlp", seed(1)))
    assert seeds_of(findings, "t2_mlp") == [0, 1]
    assert seeds_of(findings, "t3_sum") == []
    assert len(findings.finished) == 5
    assert ROWS["t3_sum"].settings(seed=0, train_rows=30) in findings.finished
    assert not findings.complete(2, CHOICE)
    chosen = findings.chosen(CHOICE)
    assert chosen is not None
    assert chosen.stopped
    findings.add(result("t2_gmlp", seed(0)))
    assert findings.complete(2, CHOICE)
    assert not findings.chosen(CHOICE).stopped  # type: ignore[union-attr]


def test_results_of_other_data_take_the_place_of_former_ones() -> None:
    findings = Findings()
    findings.take(study(result("t2_mlp", seed(0))))
    findings.take(study(result("t2_gmlp", seed(0))))
    assert seeds_of(findings, "t2_mlp") == [0]
    findings.take(study(result("t2_gmlp", seed(1)), data="b"))
    assert seeds_of(findings, "t2_mlp") == []
    assert seeds_of(findings, "t2_gmlp") == [1]


def test_a_look_that_finds_nothing_leaves_results_as_outdated() -> None:
    findings = Findings()
    findings.look(None)
    assert not findings.outdated
    findings.look(study())
    findings.take(study(result("t2_mlp", seed(0))))
    for found in (None, study(data="b")):
        findings.look(found)
        assert findings.outdated
        assert seeds_of(findings, "t2_mlp") == [0]
        assert findings.finished == frozenset()
        assert findings.train_rows is None
    findings.look(study(result("t2_gmlp", seed(0)), data="b"))
    assert not findings.outdated
    assert seeds_of(findings, "t2_mlp") == []


def test_a_score_with_dropout_on_outlives_a_look_that_has_none() -> None:
    findings = Findings()
    findings.take(study(result("t2_mlp", seed(0, dropped=0.4))))
    findings.look(study(result("t2_mlp", seed(0))))
    chosen = findings.chosen(CHOICE)
    assert chosen is not None
    assert chosen.results[0].seeds[0].with_dropout == {"micro_f1": 0.4}


def test_the_next_training_follows_row_by_row_and_seed_by_seed() -> None:
    order = []
    at = next_training(CHOICE, None)
    done: dict[str, tuple[SeedResult, ...]] = {}
    while at is not None:
        order.append((at.experiment.id, at.seed))
        done[at.experiment.id] = (*done.get(at.experiment.id, ()), seed(at.seed))
        at = next_training(CHOICE, result(at.experiment.id, *done[at.experiment.id]))
    assert order == [("t2_mlp", 0), ("t2_mlp", 1), ("t2_gmlp", 0), ("t2_gmlp", 1)]
    assert next_training(dataclasses.replace(CHOICE, tables=()), None) is None
