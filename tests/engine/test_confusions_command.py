"""``mmc confusions``: what it prints is what the engine finds."""

import json
from pathlib import Path

import pytest
from places import trained_folder

from engine.cli import main
from engine.data.project import open_project
from engine.judging import confuse_run, run_rule
from engine.training.runs import list_runs


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained_folder(tmp_path_factory.mktemp("confusions") / "x") / "p.mmc"


def test_json_tells_labels_pairs_and_photos(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["confusions", str(project), "--json", "--worst", "3"]) == 0
    told = json.loads(capsys.readouterr().out)
    with open_project(project) as opened:
        [run] = list_runs(opened.runs_folder)
        found = confuse_run(run, opened.dataset(), run_rule(opened, run))
    assert told["rows"] == len(found.judged.rows)
    assert [row["missed"] for row in told["labels"]] == found.found.missed.tolist()
    assert [row["wrongly_given"] for row in told["labels"]] == found.found.wrong.tolist()
    assert sum(pair["photos"] for pair in told["instead"]) == found.found.instead.sum()
    assert len(told["worst"]) <= 3
    for one in told["worst"]:
        assert one["missed"] or one["wrongly_given"]


@pytest.mark.parametrize("by", ["loss", "labels"])
def test_the_table_names_every_label(
    project: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    assert main(["confusions", str(project), "--by", by]) == 0
    out = capsys.readouterr().out
    assert "missed" in out
    for name in ("person", "bicycle", "dog"):
        assert name in out


def test_rows_that_the_run_has_no_scores_of_are_refused_with_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["confusions", str(project), "--on", "out-of-fold"]) == 1
    assert "out of fold" in capsys.readouterr().err
