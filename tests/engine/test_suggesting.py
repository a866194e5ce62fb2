"""What a run suggests on a project, from the command line too."""

import json
from pathlib import Path

import numpy as np
import pytest
from places import trained_folder

from engine.cli import main
from engine.data.dataset import NEGATIVE, Split
from engine.data.project import Project, accepted_from, open_project
from engine.suggesting import suggest
from engine.training.runs import Run, caption_keys, list_runs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose run gives every test photo its first label and no photo anything else."""
    path = trained_folder(tmp_path / "x") / "p.mmc"
    with open_project(path) as opened:
        dataset, run = opened.dataset(), only_run(opened)
        scores = np.zeros((len(dataset), len(run.setup.labels)), dtype=np.float32)
        scores[dataset.splits == Split.TEST, 0] = np.linspace(0.6, 0.95, 8)
        run.write_scores(dataset.items, scores, captions=caption_keys(dataset.captions))
        opened.set_thresholds(run.id, dict.fromkeys(run.setup.labels.ids, 0.5))
    return path


def only_run(project: Project) -> Run:
    (run,) = list_runs(project.runs_folder)
    return run


def test_a_no_by_hand_and_a_changed_caption_are_left_out(project: Path) -> None:
    with open_project(project) as opened:
        run, dataset = only_run(opened), opened.dataset()
        first, second, *_ = dataset.items[dataset.rows(Split.TEST)].tolist()
        assert suggest(opened, "latest").cells.sum() == 8
        assert suggest(opened, run.id, split=Split.VAL).cells.sum() == 0
        opened.journal.set_state([first], run.setup.labels[0].id, state=NEGATIVE)
        opened.journal.set_captions({second: "another caption"})
        assert suggest(opened, run.id).cells.sum() == 6
        assert suggest(opened, run.id, least=0.9).cells.sum() == 2
        opened.label_editor.delete(run.setup.labels[0].id)
        assert suggest(opened, run.id).cells.sum() == 0


def test_suggestions_are_counted_and_accepted_as_one_edit(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_project(project) as opened:
        run, label = only_run(opened), opened.labels[0]
    words = ["suggest", str(project)]
    assert main(words) == 0
    assert "Suggested by run" in capsys.readouterr().out
    assert main([*words, "--label", label.name, "--least", "0.9", "--accept", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["labels"], told["photos"], told["accepted"]) == (2, 2, True)
    assert told["by_label"] == {label.name: 2}
    with open_project(project) as opened:
        assert opened.journal.next_steps()[0] == "Accept suggestions on 2 photos"
        facts = opened.facts(int(opened.dataset().items[-1]))
        assert facts is not None
        assert facts.marks[label.id].source == accepted_from(run.id)
        opened.journal.undo()
        assert suggest(opened, run.id).cells.sum() == 8
    assert main([*words, "--label", "zebra"]) == 1
    assert "knows no label 'zebra'" in capsys.readouterr().err
    assert main([*words, "--split", "val", "--accept"]) == 0
    assert "0 labels on 0 photos" in capsys.readouterr().out
