"""``mmc find``, ``--where``, kept filters, and the page that tells of them."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from places import trained_folder

from engine.cli import main
from engine.data.project import open_project
from engine.data.query.keys import KEYS
from engine.data.query.order import COLUMNS
from engine.data.query.parser import parse
from engine.errors import EngineError
from engine.finding import delete_filter, find_rows, rename_filter, save_filter, saved_filters

REPO = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(trained_folder(tmp_path_factory.mktemp("find") / "x") / "p.mmc")


class Said:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        got = main(words)
        out, err = self._capsys.readouterr()
        assert got == code, err
        assert "Traceback" not in err
        return out if code == 0 else err


@pytest.fixture
def mmc(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


def test_rows_are_listed(trained: str, mmc: Said) -> None:
    lines = mmc("find", trained, "bicycle label:bicycle -label:person", "--limit", "2").splitlines()
    assert lines[0].split() == ["id", "split", "name", "labels", "caption"]
    assert len(lines) == 4
    assert re.fullmatch(r"\d+ of 48 rows, the first 2 shown\.", lines[-1])
    assert "bicycle" in lines[1]
    assert mmc("find", trained, "label:bicycle -label:bicycle").strip() == "0 of 48 rows."


def test_formats_say_the_same(trained: str, mmc: Said) -> None:
    query = ("find", trained, "split:test")
    ids = [int(line) for line in mmc(*query, "--format", "ids").splitlines()]
    assert len(ids) == 8
    lines = [json.loads(line) for line in mmc(*query, "--format", "jsonl").splitlines()]
    assert [line["id"] for line in lines] == ids
    table = list(csv.DictReader(io.StringIO(mmc(*query, "--format", "csv"))))
    assert [int(row["id"]) for row in table] == ids
    assert [row["caption"] for row in table] == [line["caption"] for line in lines]
    values = json.loads(mmc(*query, "--json"))
    assert (values["found"], values["of"]) == (8, 48)
    assert [row["id"] for row in values["rows"]] == ids


def test_rows_are_sorted_by_score(trained: str, mmc: Said) -> None:
    out = mmc(
        "find", trained, "has:score", "--sort", "score(person)", "--desc", "--format", "jsonl"
    )
    scores = [json.loads(line)["score"] for line in out.splitlines()]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1
    head = mmc("find", trained, "", "--sort", "score(person)", "--limit", "1").split()
    assert head[:2] == ["id", "score"]


def test_run_and_window_mean_the_same_by_wrong(trained: str) -> None:
    with open_project(Path(trained)) as project:
        found = find_rows(project, "wrong:yes")
        assert found.run is not None
        decided = found.facts.decisions()
        targets = found.dataset.targets_of(found.run.setup.labels)
        differs = ((decided != (targets == 1)) & (targets >= 0)).any(axis=1)
        assert found.rows.tolist() == differs.nonzero()[0].tolist()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["label:persn"], "There is no label 'persn'. Did you mean person?\n  label:persn\n"),
        (["red lable:x"], "      ^^^^^\n"),
        (["dog", "--sort", "colour"], "Rows cannot be sorted by 'colour'. Choose one of number,"),
        (["dog", "--limit", "-1"], "--limit -1: a limit is 0 or more."),
        (["dog", "--run", "nobody"], "There is no run 'nobody'."),
        (["--filter", "nobody"], "There is no filter 'nobody'."),
        (["dog", "--save", " "], "Give the filter a name of 1 to 60 characters."),
    ],
)
def test_mistakes_are_told(trained: str, mmc: Said, words: list[str], sentence: str) -> None:
    assert sentence in mmc("find", trained, *words, code=1)


def test_only_what_fits_is_exported(trained: str, mmc: Said, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    words = ("export", trained, "--format", "csv", "--split", "train", "--out", str(out))
    mmc(*words, "--where", "label:bicycle", "--json")
    with out.open(encoding="utf-8") as stream:
        rows = len(list(csv.DictReader(stream)))
    assert rows == len(mmc("find", trained, "label:bicycle split:train", "--format", "ids").split())
    assert "There is no label 'x'" in mmc(*words, "--where", "label:x", "--overwrite", code=1)
    kaggle = mmc("export", trained, "--out", str(out), "--where", "dog", code=1)
    assert "A submission holds all test rows." in kaggle


def test_filters_are_kept_in_the_project(trained: str, mmc: Said) -> None:
    mmc("find", trained, "label:person  OR   split:test", "--save", "mine")
    assert mmc("find", trained, "--filters").strip() == "mine: label:person OR split:test"
    both = mmc("find", trained, "split:test", "--filter", "mine", "--format", "ids").split()
    assert len(both) == 8
    with open_project(Path(trained)) as project:
        assert list(save_filter(project, " Also  this ", "cat")) == ["Also this", "mine"]
        with pytest.raises(EngineError, match="There is a filter 'mine' already"):
            rename_filter(project, "Also this", "mine")
        assert rename_filter(project, "Also this", "zoo") == {
            "mine": "label:person OR split:test", "zoo": "cat",
        }  # fmt: skip
        with pytest.raises(EngineError, match="There is no filter 'x'"):
            delete_filter(project, "x")
        assert delete_filter(project, "zoo") == saved_filters(project)
        assert delete_filter(project, "mine") == {}
    assert "There is no saved filter yet." in mmc("find", trained, "--filters")


def test_the_page_tells_every_key_value_and_column() -> None:
    page = (REPO / "docs" / "searching.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (`.*)$", page, re.MULTILINE))
    assert list(rows) == [key.name for key in KEYS]
    for key in KEYS:
        assert f"`{key.example}`" in rows[key.name]
        for value, _ in key.values:
            assert f"`{value}`" in rows[key.name], (key.name, value)
    for column in COLUMNS:
        assert f"`{column}`" in page
    examples = re.findall(r"'([^']+)'(?: --(?:sort|format|save|out)|$)", page, re.MULTILINE)
    assert len(examples) > 4
    for text in examples:
        parse(text)


def test_help_shows_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["find", "--help"])
    said = capsys.readouterr().out
    assert "score(dog)>0.6 -label:dog" in said
    assert "split:val" in said
