"""Run folders: listed, found, held, and read however they were left."""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeEncoder

from engine.data.labels import Label, LabelSet
from engine.errors import EngineError
from engine.training.config import TrainConfig
from engine.training.runs import Role, Run, RunResult, RunSetup, find_run, list_runs, start_run

LABELS = LabelSet((Label("1", "person"), Label("13", "stop sign")))
RESULT = RunResult(
    epochs=3, best_epoch=2, stopped=False, seconds=1.5,
    metrics={"micro_f1": 0.5, "macro_f1": 0.25, "samples_f1": 0.75},
)  # fmt: skip


def setup(created: str = "2026-01-02T03:04:05.678901+00:00", *, seed: int = 0) -> RunSetup:
    return RunSetup(
        config=TrainConfig(hidden=(8, 4), seed=seed), encoder=FakeEncoder().spec, labels=LABELS,
        fingerprint="abc", created=created, versions={"python": "3.11"},
    )  # fmt: skip


def usable_run(folder: Path, created: str) -> Run:
    run = start_run(folder, setup(created))
    run.weights_path.write_bytes(b"")
    return run


def test_a_run_remembers_what_it_was_made_from(tmp_path: Path) -> None:
    run = start_run(tmp_path / "p-runs", setup())
    again = Run(run.folder)
    assert again.setup == setup()
    assert again.id == run.folder.name
    assert (again.result, again.usable, again.history()) == (None, False, [])
    run.finish(RESULT)
    assert again.result == RESULT


def test_damaged_scores_are_told_and_the_command_is_for_the_terminal(tmp_path: Path) -> None:
    run = start_run(tmp_path / "p-runs", setup())
    (run.folder / "scores.safetensors").write_bytes(b"no scores")
    with pytest.raises(EngineError, match=r"scores\.safetensors is damaged\. Train") as caught:
        run.stored_scores(np.arange(3))
    assert "mmc" not in str(caught.value).replace(str(tmp_path), "")
    assert "mmc predict" in caught.value.command


def test_runs_are_listed_oldest_first_however_close(tmp_path: Path) -> None:
    times = [f"2026-01-02T03:04:05.{ms:06d}+00:00" for ms in range(0, 900_000, 45_000)]
    ids = [usable_run(tmp_path, time).id for time in times]
    assert [run.id for run in list_runs(tmp_path)] == ids
    assert find_run(tmp_path, "latest").id == ids[-1]
    assert find_run(tmp_path, ids[3]).id == ids[3]


def test_the_order_does_not_depend_on_the_clock_s_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In autumn the local clock goes back an hour, and the name of a folder is local time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        before = usable_run(tmp_path, "2026-10-25T00:50:00.000000+00:00")
        after = usable_run(tmp_path, "2026-10-25T01:10:00.000000+00:00")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [run.id for run in list_runs(tmp_path)] == [before.id, after.id]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "none") == []
    with pytest.raises(EngineError, match="no trained run yet"):
        find_run(tmp_path, "latest")
    start_run(tmp_path, setup())
    with pytest.raises(EngineError, match="no trained run yet"):
        find_run(tmp_path, "latest")
    run = usable_run(tmp_path, "2026-01-03T00:00:00+00:00")
    with pytest.raises(EngineError, match=rf"no run 'x'\. The newest are: {run.id}"):
        find_run(tmp_path, "x")


def test_half_made_folders_and_stray_files_are_passed_over(tmp_path: Path) -> None:
    run = usable_run(tmp_path, "2026-01-02T03:04:05+00:00")
    (tmp_path / "20270101-000000-dead").mkdir()
    (tmp_path / "20270101-000000-beef").mkdir()
    (tmp_path / "20270101-000000-beef" / ".config.json.1234").write_text("{", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert [found.id for found in list_runs(tmp_path)] == [run.id]
    assert find_run(tmp_path, "latest").id == run.id


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'"text"', b'{"config": {"wings": 2}}']
)
def test_a_damaged_run_does_not_hide_the_others(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = usable_run(tmp_path, "2026-01-02T03:04:05+00:00")
    whole = usable_run(tmp_path, "2026-01-03T03:04:05+00:00")
    (damaged.folder / "config.json").write_bytes(content)
    with pytest.raises(EngineError, match=r"config\.json cannot be read"):
        Run(damaged.folder)
    assert [run.id for run in list_runs(tmp_path)] == [whole.id]
    assert damaged.id in caplog.text


def test_scores_are_kept_by_item(tmp_path: Path) -> None:
    run = start_run(tmp_path, setup())
    items = np.array([9, 2, 5])
    scores, there = run.scores_of(items)
    assert scores.shape == (3, 2)
    assert not there.any()
    values = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], dtype=np.float32)
    run.write_scores(items, values)
    found, there = run.scores_of(np.array([5, 1, 9, 100]))
    assert there.tolist() == [True, False, True, False]
    np.testing.assert_array_equal(found, values[[2, 0, 0, 0]] * there[:, None])
    assert run.scores_of(np.array([], dtype=np.int64))[0].shape == (0, 2)
    assert not run.stored_scores(items).held_out.any()
    run.write_scores(items, values, np.array([Role.HELD_OUT, Role.VALIDATED, Role.TAUGHT]))
    stored = run.stored_scores(np.array([2, 5, 9, 100]))
    assert stored.held_out.tolist() == [True, False, True, False]
    assert stored.validated.tolist() == [True, False, False, False]


def test_no_scores_at_all_can_be_kept_too(tmp_path: Path) -> None:
    run = start_run(tmp_path, setup())
    run.write_scores(np.zeros(0, dtype=np.int64), np.zeros((0, 2), dtype=np.float32))
    assert not run.scores_of(np.array([1, 2]))[1].any()


@pytest.mark.parametrize("content", [b"", b"\x07" * 100])
def test_damaged_scores_say_what_to_do(tmp_path: Path, content: bytes) -> None:
    run = start_run(tmp_path, setup())
    (run.folder / "scores.safetensors").write_bytes(content)
    with pytest.raises(EngineError, match="is damaged"):
        run.scores_of(np.array([1]))


def test_only_one_process_trains_a_run_and_a_kill_frees_it(tmp_path: Path) -> None:
    run = start_run(tmp_path, setup())
    script = (
        "import sys; from pathlib import Path; from engine.training.runs import Run\n"
        "lock = Run(Path(sys.argv[1])).hold(); print(lock is not None, flush=True)\n"
        "sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(run.folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert run.hold() is None
        other.kill()
    lock = run.hold()
    assert lock is not None
    assert Run(run.folder).hold() is None
    lock.release()


def test_a_run_is_discarded_whole(tmp_path: Path) -> None:
    run = usable_run(tmp_path, "2026-01-02T03:04:05+00:00")
    run.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_place_for_runs_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EngineError, match="cannot be made"):
        start_run(tmp_path / "file", setup())


def test_settings_are_readable_by_people(tmp_path: Path) -> None:
    run = start_run(tmp_path, setup(seed=4))
    settings = json.loads((run.folder / "config.json").read_text(encoding="utf-8"))
    assert settings["format"] == 1
    assert settings["labels"] == [["1", "person"], ["13", "stop sign"]]
    assert (settings["config"]["seed"], settings["config"]["hidden"]) == (4, [8, 4])
    assert settings["encoder"]["name"] == "fake"
