"""The queue of likely label errors of a real run, and what settling one leaves in the file."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from builders import import_dataset, write_dataset
from fakes import load_fake

from engine import workflow
from engine.checking import check_queue
from engine.cli import main
from engine.data.project import Project, open_project
from engine.data.project.journal import CONFIRMED
from engine.errors import EngineError
from engine.events import Silent
from engine.training.config import TrainConfig

ROWS = 150
FLIPPED = ((3, "1"), (17, "2"), (40, "13"), (66, "1"), (90, "2"), (121, "13"))
"""Items and labels that are made wrong; the photos show what is right."""


def train(project: Project, **changes: object) -> str:
    config = TrainConfig(
        **{"hidden": (32,), "epochs": 12, "batch_size": 16, "lr": 0.02, "dropout": 0.0,
           "input_dropout": 0.0} | changes
    )  # type: ignore[arg-type]  # fmt: skip
    report = workflow.train(
        project, config, cache=project.path.parent / "cache", reporter=Silent(),
        encoder_name="fake", load=load_fake,
    )  # fmt: skip
    return report.run.id


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoiled")
    path = import_dataset(write_dataset(folder / "s", rows=ROWS, test=4), folder / "p.mmc")
    with open_project(path) as project:
        for item, label in FLIPPED:
            project.journal.toggle([item], label)
        train(project, folds=3)
    return path


@pytest.fixture
def project(spoiled: Path, tmp_path: Path) -> Iterator[Project]:
    """A project of this test's own, with the run."""
    shutil.copytree(spoiled.with_name("p-runs"), tmp_path / "p-runs")
    with open_project(Path(shutil.copy(spoiled, tmp_path / "p.mmc"))) as opened:
        yield opened


def cells(project: Project) -> list[tuple[int, str]]:
    dataset = project.dataset()
    queue = check_queue(project, dataset=dataset)
    found = queue.suspects
    return [
        (int(dataset.items[row]), queue.labels[column].id)
        for row, column in zip(found.rows.tolist(), found.columns.tolist(), strict=True)
    ]


def test_labels_made_wrong_stand_at_the_top(project: Project) -> None:
    found = cells(project)
    hits = [cell in FLIPPED for cell in found]
    assert sum(hits) >= 4
    assert np.mean(hits[: len(FLIPPED)]) >= 0.75
    queue = check_queue(project)
    assert queue.labelled_rows == ROWS
    assert queue.checked_rows == ROWS  # out of fold, or validated
    wrong, missing = np.array(list(queue.per_label().values())).sum(axis=0)
    assert wrong + missing == len(queue.suspects)


def test_only_the_first_are_given_where_so_many_were_asked_for(project: Project) -> None:
    every, some = check_queue(project), check_queue(project, most=2)
    assert len(some.suspects) == 2
    assert some.found == every.found == len(every.suspects)
    assert some.suspects.rows.tolist() == every.suspects.rows[:2].tolist()


def test_a_run_without_folds_judges_only_its_validation_rows(tmp_path: Path) -> None:
    path = import_dataset(write_dataset(tmp_path / "s", rows=60, test=0), tmp_path / "p.mmc")
    with open_project(path) as project:
        train(project)
        queue = check_queue(project)
    assert 0 < queue.checked_rows < queue.labelled_rows


def test_a_run_that_scored_no_labelled_row_says_what_to_do(tmp_path: Path) -> None:
    path = import_dataset(write_dataset(tmp_path / "s", rows=60, test=0), tmp_path / "p.mmc")
    with open_project(path) as project:
        run_id = train(project)
        (project.runs_folder / run_id / "scores.safetensors").unlink()
        with pytest.raises(EngineError, match="recipe “Best”"):
            check_queue(project)


def test_without_a_run_it_says_so(tmp_path: Path) -> None:
    path = import_dataset(write_dataset(tmp_path / "s", rows=20, test=0), tmp_path / "p.mmc")
    with open_project(path) as project, pytest.raises(EngineError, match="Train one first"):
        check_queue(project)


def test_a_kept_label_does_not_come_back_and_can_be_undone(project: Project) -> None:
    first = cells(project)[0]
    before = project.dataset().targets.copy()
    edit = project.journal.confirm(*first)
    assert edit is not None
    assert edit.summary.startswith("Confirm '")
    assert edit.states.items.tolist() == [first[0]]
    np.testing.assert_array_equal(project.dataset().targets, before)
    assert first not in cells(project)
    assert check_queue(project).confirmed == 1
    assert project.journal.confirm(*first) is None  # twice is once
    project.journal.undo()
    assert cells(project)[0] == first
    assert project.confirmed() == {}
    project.journal.redo()
    assert first not in cells(project)


def test_a_changed_label_agrees_and_a_later_change_can_be_suspect_again(project: Project) -> None:
    item, label = cells(project)[0]
    dataset = project.dataset()
    state = int(dataset.targets[item - 1, dataset.labels.column(label)])
    project.journal.set_state([item], label, state=1 - state, source=CONFIRMED)
    assert (item, label) not in cells(project)
    project.journal.set_state([item], label, state=state)
    assert (item, label) in cells(project)


def test_nothing_unknown_is_confirmed(project: Project) -> None:
    test_item = ROWS + 1
    assert project.journal.confirm(test_item, "1") is None


def test_labels_deleted_since_the_training_are_left_out(project: Project) -> None:
    project.label_editor.delete("2")
    assert {label for _, label in cells(project)} <= {"1", "13"} | set(project.labels.ids)
    assert all(label != "2" for _, label in cells(project))


Mmc = Callable[..., str]


@pytest.fixture
def mmc(project: Project, capsys: pytest.CaptureFixture[str]) -> Mmc:
    path = str(project.path)

    def call(command: str, *options: str) -> str:
        assert main([command, path, *options]) == 0
        return capsys.readouterr().out

    return call


def test_the_command_lists_and_settles(mmc: Mmc, project: Project) -> None:
    assert "contradicts" in mmc("check", "--limit", "3")
    found = json.loads(mmc("check", "--json", "--limit", "2"))
    assert len(found["cells"]) == 2
    one, two = found["cells"]
    done = json.loads(mmc("check", "--json", "--keep", f"{one['photo']}={one['label']}",
                          "--change", f"{two['photo']}={two['name']}"))  # fmt: skip
    assert done == {"changed": 1, "kept": 1}
    after = json.loads(mmc("check", "--json", "--limit", "0"))
    assert after["confirmed"] == 2
    left = {(cell["photo"], cell["label"]) for cell in after["cells"]}
    assert not left & {(cell["photo"], cell["label"]) for cell in (one, two)}


def test_the_list_can_be_narrowed_and_written_as_csv(mmc: Mmc) -> None:
    wrong = json.loads(mmc("check", "--format", "json", "--kind", "wrong", "--label", "1"))
    assert {(cell["label"], cell["state"]) for cell in wrong["cells"]} <= {("1", 1)}
    lines = mmc("check", "--format", "csv", "--limit", "4").splitlines()
    assert lines[0] == "photo,label,name,state,score,margin,caption"
    assert len(lines) <= 5


@pytest.mark.parametrize("text", ["nothing", "no.jpg=1", "0.png=no label"])
def test_what_cannot_be_settled_is_a_sentence(
    project: Project, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert main(["check", str(project.path), "--keep", text]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_statistics_are_told_in_three_forms(mmc: Mmc) -> None:
    table = mmc("stats")
    assert "labels a photo" in table
    assert "Most often together" in table
    assert "edits on" in table
    values = json.loads(mmc("stats", "--format", "json"))
    assert values == json.loads(mmc("stats", "--json"))
    assert values["photos"] == ROWS + 4
    assert len(values["days"]) == 1
    lines = mmc("stats", "--format", "csv").splitlines()
    assert lines[0].startswith("id,name,positive,positive_train")
    assert len(lines) == 1 + len(values["labels"])
