"""``mmc experiments paper`` through the real front door, on tiny copies of two tables."""

import json
import shutil
from pathlib import Path

import pytest
from fakes import load_fake
from studies import encoded_project, tiny

from engine.cli import main
from engine.experiments import paper, study
from engine.training.runs import list_runs

TABLE_3 = ("t3_image", "t3_text", "t3_sum", "t3_concat", "t3_mixed")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoded_project(tmp_path_factory.mktemp("source"))


@pytest.fixture
def here(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(source.parent, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setenv("MMC_CACHE", str(tmp_path / "copy" / "cache"))
    monkeypatch.setattr(paper, "EXPERIMENTS", tiny("t2_mlp", "t2_gmlp", *TABLE_3, epochs=2))
    assert study.run_study.__kwdefaults__ is not None
    monkeypatch.setitem(study.run_study.__kwdefaults__, "load", load_fake)
    return tmp_path / "copy"


def mmc(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["experiments", "paper", *words]) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return captured.out, captured.err


def test_a_table_is_run_reported_and_not_run_again(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = mmc(capsys, "p.mmc", "--table", "3", "--seeds", "2", "--json")
    [line] = out.splitlines()
    values = json.loads(line)
    assert [row["id"] for row in values["results"]] == list(TABLE_3)
    assert all([run["seed"] for run in row["runs"]] == [0, 1] for row in values["results"])
    assert (values["encoder"], values["comparable"], values["stopped"]) == ("fake", False, False)
    assert values["train_rows"] + values["validation_rows"] == 40
    assert {row["verdict"] for row in values["results"]} == {"not comparable (other encoder)"}
    assert set(values["constant_guess"]) == {"micro_f1", "macro_f1", "samples_f1"}
    assert len(values["pairs"]) == 10
    for row in values["results"]:
        mean = sum(run["micro_f1"] for run in row["runs"]) / 2
        assert row["mean"]["micro_f1"] == pytest.approx(100 * mean)
    report = here / "p-experiments" / "report"
    assert {Path(path).name for path in values["files"]} == {p.name for p in report.iterdir()}
    assert "Table 3, Mixed: micro F1" in err
    assert "epoch   1/" not in err
    before = {run.id for run in list_runs(here / "p-experiments")}
    assert len(before) == 10
    text, err = mmc(capsys, "p.mmc", "--table", "3", "--seeds", "2", "--out", "elsewhere")
    assert {run.id for run in list_runs(here / "p-experiments")} == before
    assert "Training" not in err
    assert "Constant guess" in text
    assert "not comparable (other encoder)" in text
    one, other = report / "experiments.md", Path("elsewhere") / "experiments.md"
    assert one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")


def test_dropout_can_be_left_on_while_scoring(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = mmc(capsys, "p.mmc", "--table", "2", "--seeds", "1", "--as-printed", "--json")
    values = json.loads(out)
    assert all(run["with_dropout"] for row in values["results"] for run in row["runs"])
    assert "dropout on" in (here / "p-experiments/report/experiments.md").read_text("utf-8")


def test_the_list_tells_what_the_paper_had_and_what_it_costs(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here == Path.cwd()
    out, _ = mmc(capsys, "--list", "--table", "3")
    for name in TABLE_3:
        assert name in out
    assert "86.338 printed" in out
    assert "25,000 rows" in out
    out, _ = mmc(capsys, "p.mmc", "--list", "--json")
    values = json.loads(out)
    assert values["train_rows"] == 33
    assert len(values["experiments"]) == 7
    assert all(row["core_minutes"] >= 0 for row in values["experiments"])
    assert not (here / "p-experiments").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("p.mmc", "--table", "5"), "Table 5 of the paper holds no experiment"),
        (("p.mmc", "--seeds", "0"), "--seeds is 0. It must be at least 1."),
        (("--table", "3"), "Name a project"),
        (("nowhere.mmc", "--table", "3"), "nowhere.mmc"),
    ],
)
def test_wrong_words_give_a_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert here == Path.cwd()
    assert sentence in mmc(capsys, *words, code=1)[1]
