"""``mmc search``: seeded, gone on with, never worse than its recipe, and honest about it."""

import dataclasses
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import filelock
import pytest
from builders import write_dataset
from fakes import load_fake

from engine import workflow
from engine.cli import main
from engine.data.project import open_project
from engine.events import Silent
from engine.search.plan import SearchPlan, StudyResult, TrialResult
from engine.search.project import SearchReport, earlier_search, search_settings
from engine.training.recipes import recipe
from engine.training.runs import list_runs

TINY = ["--set", "hidden=16", "--set", "epochs=2", "--set", "batch_size=8"]


@pytest.fixture(autouse=True)
def _fake_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in (workflow.encode, workflow.features_of, workflow.train):
        assert step.__kwdefaults__ is not None
        monkeypatch.setitem(step.__kwdefaults__, "load", load_fake)
    assert search_settings.__kwdefaults__ is not None
    monkeypatch.setitem(search_settings.__kwdefaults__, "load", load_fake)


@pytest.fixture(scope="module")
def encoded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an encoded project, to be copied."""
    folder = write_dataset(tmp_path_factory.mktemp("search") / "whole")
    with pytest.MonkeyPatch.context() as patch:
        assert workflow.encode.__kwdefaults__ is not None
        patch.setitem(workflow.encode.__kwdefaults__, "load", load_fake)
        patch.chdir(folder)
        patch.setenv("MMC_CACHE", str(folder / "cache"))
        words = ("import", "train.csv", "--images", "data", "--project", "p.mmc")
        assert main(words) == 0
        assert main(("encode", "p.mmc", "--encoder", "fake")) == 0
    return folder


@pytest.fixture
def here(encoded_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(encoded_once, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MMC_CACHE", str(folder / "cache"))
    return folder


class Mmc:
    """Runs commands and keeps what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str, code: int = 0) -> None:
        self._capsys.readouterr()
        got = main(words)
        self.out, self.err = self._capsys.readouterr()
        assert got == code, self.err

    def search(self, *words: str, code: int = 0) -> dict:
        self("search", "p.mmc", *TINY, *words, "--json", code=code)
        values: dict = json.loads(self.out)
        return values


@pytest.fixture
def mmc(here: Path, capsys: pytest.CaptureFixture[str]) -> Mmc:
    assert here == Path.cwd()
    return Mmc(capsys)


def points(values: dict) -> list[tuple[dict, float]]:
    return [(trial["changes"], trial["value"]) for trial in values["trials"]]


def test_the_same_search_makes_the_same_trials_however_often_it_is_broken_off(
    mmc: Mmc, here: Path
) -> None:
    first = mmc.search("--trials", "2")
    more = mmc.search("--trials", "5")
    again = mmc.search("--trials", "5")
    assert (first["new_trials"], more["new_trials"], again["new_trials"]) == (2, 3, 0)
    assert points(more)[:2] == points(first)
    assert again["trials"] == more["trials"]
    (here / "p-search.db").unlink()
    at_once = mmc.search("--trials", "5")
    assert points(at_once) == points(more)
    assert len({str(changes) for changes, _ in points(more)}) == 5
    other = mmc.search("--trials", "2", "--seed", "1")
    assert other["new_trials"] == 2
    assert points(other)[1] != points(more)[1]


def test_the_first_trial_is_the_recipe_and_the_best_can_be_trained(mmc: Mmc, here: Path) -> None:
    values = mmc.search("--trials", "3", "--objective", "micro", "--train")
    first, best = values["trials"][0], values["best"]
    assert first["changes"] == {}
    assert first["value"] == values["recipe_value"]
    assert best["value"] == max(trial["value"] for trial in values["trials"])
    with open_project(here / "p.mmc") as project:
        [run] = list_runs(project.runs_folder)
    assert run.id == values["run"]
    assert run.setup.config.to_json() == best["config"]
    assert run.result is not None
    assert run.result.metrics["micro_f1"] == best["value"]
    with open_project(here / "p.mmc") as project:
        plain = recipe("fast", hidden=(16,), epochs=2, batch_size=8)
        cache = here / "cache"
        report = workflow.train(project, plain, cache=cache, reporter=Silent())
    assert report.validation["micro_f1"] == first["value"]


def test_the_command_it_prints_repeats_the_best_trial(mmc: Mmc, here: Path) -> None:
    values = mmc.search("--trials", "3")
    words = values["command"].split()
    mmc(*words[1:])
    with open_project(here / "p.mmc") as project:
        [run] = list_runs(project.runs_folder)
    assert run.setup.config.to_json() == values["best"]["config"]


def test_what_is_printed_says_how_far_to_trust_it(mmc: Mmc) -> None:
    mmc("search", "p.mmc", *TINY, "--trials", "2")
    assert "settings that differ from the recipe" in mmc.out
    assert "at threshold 0.5, on 6 validation rows" in mmc.out
    assert "chosen on these same rows, which flatters it" in mmc.out
    assert "mmc train p.mmc --recipe fast --seed 0 --set" in mmc.out
    assert "Trial 2 of 2: samples F1" in mmc.err
    assert "optuna" not in mmc.err


def test_nothing_is_left_but_the_study(mmc: Mmc, here: Path) -> None:
    before = {path.name for path in here.iterdir()}
    mmc.search("--trials", "2")
    assert {path.name for path in here.iterdir()} - before == {"p-search.db", "p-search.db.lock"}


def test_changed_labels_begin_a_new_study(mmc: Mmc, here: Path) -> None:
    before = mmc.search("--trials", "2")
    with open_project(here / "p.mmc") as project:
        dataset = project.dataset()
        label = dataset.labels[0].id
        project.journal.toggle(dataset.items[:1].tolist(), label)
    after = mmc.search("--trials", "2")
    assert after["new_trials"] == 2
    assert after["study"] != before["study"]


def interrupting(patch: pytest.MonkeyPatch, *, at: int) -> None:
    """Let Ctrl-C arrive as the n-th training begins."""
    from engine.training import loop

    whole, calls = loop.train, 0

    def train(**arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            signal.raise_signal(signal.SIGINT)
        return whole(**arguments)  # type: ignore[arg-type]

    patch.setattr(loop, "train", train)


def test_ctrl_c_keeps_finished_trials_and_the_broken_one_is_made_again(
    mmc: Mmc, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        interrupting(patch, at=3)
        stopped = mmc.search("--trials", "4", "--train", code=130)
    assert (stopped["stopped"], len(stopped["trials"]), stopped["run"]) == (True, 2, None)
    whole = mmc.search("--trials", "4")
    assert "It is repeated" in mmc.err
    assert whole["new_trials"] == 2
    (here / "p-search.db").unlink()
    assert points(mmc.search("--trials", "4")) == points(whole)


def test_ctrl_c_in_the_first_trial_leaves_the_recipe_to_be_first(
    mmc: Mmc, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        with monkeypatch.context() as patch:
            interrupting(patch, at=1)
            mmc("search", "p.mmc", *TINY, code=130)
    assert mmc.out == ""
    assert mmc.search("--trials", "1")["trials"][0]["changes"] == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--trials", "0"), "The number of trials is 0. It must be between 1 and"),
        (("--seconds", "0"), "The time is 0 seconds. It must be above 0"),
        (("--seconds", "nan"), "The time is nan seconds"),
        (("--seed", "-1"), "seed is -1"),
        (("--recipe", "slow"), "There is no recipe 'slow'"),
        (("--set", "lr"), "--set lr: write NAME=VALUE"),
        (("--set", "wings=2"), "'wings' is no training setting"),
        (("--set", "lr=2"), "lr is 2. It must be between"),
        (
            ("--recipe", "image-only", "--set", "head=linear", "--set", "lr=0.01", "--set",
             "weight_decay=0.1", "--set", "input_dropout=0.1"),
            "Every setting is fixed",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(mmc: Mmc, words: Sequence[str], sentence: str) -> None:
    mmc("search", "p.mmc", *TINY, *words, code=1)
    assert sentence in mmc.err
    assert mmc.out == ""
    assert not Path("p-search.db").exists()


def search(folder: Path, *, trials: int) -> tuple[SearchReport, list[TrialResult]]:
    told: list[TrialResult] = []
    with open_project(folder / "p.mmc") as project:
        report = search_settings(
            project, plan(trials=trials), cache=folder / "cache", reporter=Silent(),
            on_result=told.append,
        )  # fmt: skip
    return report, told


def plan(*, trials: int = 5, objective: str = "samples") -> SearchPlan:
    base = recipe("fast", hidden=(16,), epochs=2, batch_size=8)
    return SearchPlan(base=base, pinned=frozenset({"hidden"}), trials=trials, objective=objective)


def test_every_trial_is_told_the_earlier_ones_first(here: Path) -> None:
    report, told = search(here, trials=2)
    assert tuple(told) == report.study.trials
    more, told = search(here, trials=3)
    assert (more.study.new, len(told)) == (1, 3)
    assert tuple(told) == more.study.trials
    assert told[:2] == list(report.study.trials)


def test_an_earlier_search_is_told_without_another_trial(here: Path) -> None:
    with open_project(here / "p.mmc") as project:
        assert earlier_search(project, plan(), cache=here / "cache") is None
        assert not Path("p-search.db").exists()
    made, _ = search(here, trials=2)
    with open_project(here / "p.mmc") as project:
        found = earlier_search(project, plan(trials=9), cache=here / "cache")
        assert found is not None
        assert found.study.trials == made.study.trials
        assert (found.rows, found.tuned, found.study.new) == (made.rows, made.tuned, 0)
        assert found.sentences() == made.sentences()
        assert earlier_search(project, plan(objective="macro"), cache=here / "cache") is None
        assert earlier_search(project, plan(), cache=here / "elsewhere") is None


def test_the_verdict_names_the_best_beside_the_recipe() -> None:
    base = plan().base
    trials = [
        TrialResult(number=n, state="complete", value=value, seconds=1.0,
                    config=dataclasses.replace(base, lr=0.01 * n))
        for n, value in ((1, 0.5), (2, 0.6125), (3, 0.6125))
    ]  # fmt: skip
    trials[0] = dataclasses.replace(trials[0], config=base)
    study = StudyResult(study="s", trials=tuple(trials), new=0, stopped=False)
    assert study.verdict(plan()) == "Best samples F1 61.25, the recipe 50.00"
    one = dataclasses.replace(study, trials=tuple(trials[:1]))
    assert one.verdict(plan()) == "Nothing was better than the recipe: samples F1 50.00"
    others = dataclasses.replace(study, trials=tuple(trials[1:]))
    assert others.verdict(plan()) == "Best samples F1 61.25"


def test_a_damaged_study_is_told(mmc: Mmc) -> None:
    Path("p-search.db").write_bytes(b"no database" * 1000)
    mmc("search", "p.mmc", *TINY, "--trials", "1", code=1)
    assert "p-search.db cannot be read or written" in mmc.err


def test_two_searches_at_once_are_refused(mmc: Mmc) -> None:
    with filelock.FileLock("p-search.db.lock", is_singleton=False):
        mmc("search", "p.mmc", *TINY, "--trials", "1", code=1)
    assert "Another search on p.mmc is under way" in mmc.err


def test_the_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(("search", "--help"))
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("usage: mmc search")


def test_the_command_line_stands_before_optuna_is_loaded() -> None:
    code = "import sys, engine.cli; sys.exit('optuna' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
