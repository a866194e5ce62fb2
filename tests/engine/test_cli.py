"""The command line: the whole path, honest exit codes, and sentences instead of traces."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from builders import write_dataset
from fakes import FakeEncoder, load_fake

import engine.predict
from engine import workflow
from engine.cli import main
from engine.cli.console import Console
from engine.data.labels import competition_labels
from engine.data.project import open_project
from engine.errors import Cancelled
from engine.export.kaggle import read_kaggle
from engine.training.config import TrainConfig
from engine.training.kinds import Choice
from engine.training.recipes import RECIPES
from engine.training.runs import list_runs
from engine.training.setting_texts import parse_setting
from engine.training.settings import SETTINGS

TINY = ["--set", "hidden=16", "--set", "epochs=3", "--set", "batch_size=8", "--set", "lr=0.02"]
COMMANDS = (
    "import", "encode", "train", "search", "robustness", "tune", "evaluate", "confusions",
    "find", "predict",
    "export", "runs", "demo", "copy", "repair", "relocate", "captions",
    "stats", "check", "suggest",
)  # fmt: skip


def fake_loading(patch: pytest.MonkeyPatch) -> None:
    """Let the fake encoder in where ``load_encoder`` stands as the default of a parameter."""
    for step in (workflow.encode, workflow.features_of, workflow.train, workflow.predict):
        assert step.__kwdefaults__ is not None
        patch.setitem(step.__kwdefaults__, "load", load_fake)
    patch.setattr(engine.predict, "load_encoder", load_fake)


@pytest.fixture(autouse=True)
def _fake_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_loading(monkeypatch)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Mmc:
    """Runs commands and keeps what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str, code: int = 0) -> "Mmc":
        self._capsys.readouterr()
        got = main(words)
        self.out, self.err = self._capsys.readouterr()
        assert got == code, self.err
        assert "Traceback" not in self.out + self.err
        return self

    def json(self, *words: str, code: int = 0) -> dict[str, object]:
        """Return the JSON of the last line of the output, the only one."""
        self(*words, "--json", code=code)
        [line] = self.out.splitlines()
        values = json.loads(line)
        assert isinstance(values, dict)
        return values


@pytest.fixture
def mmc(here: Path, capsys: pytest.CaptureFixture[str]) -> Mmc:
    assert here == Path.cwd()
    return Mmc(capsys)


IMPORT = ("import", "train.csv", "--images", "data", "--test", "test.csv", "--project", "p.mmc")


@pytest.fixture(scope="module")
def trained_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project that is encoded and trained, to be copied."""
    folder = write_dataset(tmp_path_factory.mktemp("cli") / "whole")
    with pytest.MonkeyPatch.context() as patch:
        fake_loading(patch)
        patch.chdir(folder)
        patch.setenv("MMC_CACHE", str(folder / "cache"))
        for words in (IMPORT, ("encode", "p.mmc", "--encoder", "fake"), ("train", "p.mmc", *TINY)):
            assert main(words) == 0
    return folder


@pytest.fixture
def trained(
    trained_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Mmc:  # fmt: skip
    shutil.copytree(trained_once, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setenv("MMC_CACHE", str(tmp_path / "copy" / "cache"))
    return Mmc(capsys)


def test_the_whole_path_in_six_commands(mmc: Mmc) -> None:
    made = mmc.json(*IMPORT)
    assert made == {
        "project": "p.mmc", "rows": {"train": 34, "val": 6, "test": 8}, "labels": 18,
        "missing_photos": 0, "problems": [], "format": "competition", "images": "data",
    }  # fmt: skip
    encoded = mmc.json("encode", "p.mmc", "--encoder", "fake")
    assert encoded == {
        "encoder": "fake", "encoded_images": 48, "encoded_captions": 48, "reused": 0, "broken": [],
    }  # fmt: skip
    trained = mmc.json("train", "p.mmc", "--recipe", "fast", "--seed", "0", *TINY)
    assert trained["config"]["seed"] == 0
    assert trained["config"]["hidden"] == [16]
    assert (trained["epochs"], trained["stopped"], trained["encoder"]) == (3, False, "fake")
    assert set(trained["validation"]) == set(trained["constant_guess"])
    tuned = mmc.json("tune", "p.mmc", "--objective", "samples")
    assert tuned["run"] == trained["run"]
    assert len(tuned["thresholds"]) == 18
    assert (tuned["tuned_on"], tuned["judged_rows"], tuned["fair"]) == ("validation", 6, True)
    low, high = tuned["interval"]["samples_f1"]
    assert low <= tuned["validation"]["samples_f1"] <= high
    predicted = mmc.json("predict", "p.mmc", "--split", "test", "--out", "scores.csv")
    assert predicted == {"run": trained["run"], "rows": 8, "out": "scores.csv"}
    exported = mmc.json("export", "p.mmc", "--out", "submission.csv")
    assert exported == {"out": "submission.csv", "rows": 8, "empty": 0}
    submission = read_kaggle(Path("submission.csv"))
    assert list(submission) == [f"{n}.png" for n in range(40, 48)]
    scores = [line.split(",") for line in Path("scores.csv").read_text().splitlines()]
    assert scores[0][:3] == ["ImageID", "person", "bicycle"]
    cuts = np.array(list(tuned["thresholds"].values()))
    for (name, *values), ids in zip(scores[1:], submission.values(), strict=True):
        numbers = np.array(values, dtype=float)
        passed = {key for key, yes in zip(tuned["thresholds"], numbers >= cuts, strict=True) if yes}
        assert set(ids) == passed or (not passed and len(ids) == 1), name


def test_results_are_sentences_and_progress_goes_to_stderr(mmc: Mmc) -> None:
    assert "34 train, 6 val, 8 test rows, 18 labels" in mmc(*IMPORT).out
    mmc("encode", "p.mmc", "--encoder", "fake")
    assert mmc.out == (
        "Encoded 48 photos and 48 captions; 0 were there; 0 photos cannot be used.\n"
    )
    assert "Fake" in mmc.err
    assert "Encoding photos: 48 of 48" in mmc.err
    mmc("train", "p.mmc", *TINY)
    assert "epoch   3/3" in mmc.err
    assert "Always guessing the most frequent label gives" in mmc.out
    assert "Found on 6 validation photos, judged on the same rows" in mmc("tune", "p.mmc").out
    assert "8 rows, 0 without a label" in mmc("export", "p.mmc", "--out", "s.csv").out


def test_doubtful_rows_are_told_with_their_line(mmc: Mmc, here: Path) -> None:
    with (here / "train.csv").open("a") as stream:
        stream.write('0.png,1,"again"\nnone.png,2,"a "quoted" word"\n')
    problems = mmc.json(*IMPORT)["problems"]
    assert [problem["line"] for problem in problems] == [42, 43, 43]
    assert "train.csv, line 42: 0.png stands already on line 2" in mmc.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import", "none.csv", "--images", "data", "--project", "q.mmc"), "There is no file none"),
        (("import", "train.csv", "--images", "no", "--project", "q.mmc"), "no image folder no"),
        (("import", "test.csv", "--images", "data", "--project", "q.mmc"), "has no Labels column"),
        (IMPORT, "p.mmc exists already"),
        (("encode", "none.mmc"), "There is no project none.mmc"),
        (("encode", "train.csv"), "train.csv is not a project"),
        (("train", "p.mmc", "--recipe", "slow"), "There is no recipe 'slow'"),
        (("train", "p.mmc", "--seed", "-1"), "seed is -1"),
        (("train", "p.mmc", "--set", "wings=2"), "'wings' is no training setting"),
        (("train", "p.mmc", "--set", "epochs=many"), "epochs is 'many', which is not a number"),
        (("train", "p.mmc", "--set", "epochs"), "--set epochs: write NAME=VALUE"),
        (("train", "p.mmc", "--set", "hidden=1.5"), "hidden is"),
        (
            ("train", "p.mmc", "--set", "hidden=wide"),
            "hidden is 'wide', which is not a list of whole numbers",
        ),
        (("train", "p.mmc", "--set", "fusion=both"), "fusion is 'both'. Choose one of joint"),
        (("tune", "p.mmc", "--run", "x"), "There is no run 'x'"),
        (("tune", "p.mmc", "--set", "tiger=0.5"), "no label with the id 'tiger'"),
        (("tune", "p.mmc", "--set", "person=high"), "'high' is not a number"),
        (("tune", "p.mmc", "--set", "person=1.5"), "a threshold lies between 0 and 1"),
        (("predict", "p.mmc", "--image", "none.jpg"), "none.jpg cannot be read"),
        (("predict", "p.mmc", "--image", "train.csv"), "not an image"),
        (("export", "p.mmc", "--out", "none/s.csv"), "none/s.csv cannot be written"),
        (("encode", "p.mmc", "--cache", "train.csv"), "train.csv cannot be"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_exit_code_1(
    trained: Mmc, words: tuple[str, ...], sentence: str
) -> None:
    trained(*words, code=1)
    assert sentence in trained.err
    assert trained.out == ""
    assert not Path("q.mmc").exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("encode",),
        ("train", "p.mmc", "--seed", "x"),
        ("tune", "p.mmc", "--objective", "luck"),
        ("export", "p.mmc"),
        ("import", "train.csv"),
    ],
)
def test_wrong_options_are_exit_code_2(mmc: Mmc, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as end:
        mmc(*words)
    assert end.value.code == 2


@pytest.mark.parametrize(
    "words",
    [
        (),
        *((command,) for command in COMMANDS),
        ("encoders", "fetch"),
        ("experiments", "paper"),
    ],
)
def test_every_command_explains_itself(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([*words, "--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith(f"usage: mmc {' '.join(words)}")
    if not words:
        assert all(f"mmc {command}" in text for command in ("import", "encode", "train", "tune"))
        assert set(re.findall(r"^    (\w+)\s", text, re.MULTILINE)) == {
            *COMMANDS, "encoders", "experiments",
        }  # fmt: skip
    else:
        assert "--json" in text


def test_train_lists_every_setting_and_what_it_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "--help"])
    text = capsys.readouterr().out
    given = dict(re.findall(r"^  (\w+)=(.*)$", text, re.MULTILINE))
    assert set(given) == set(SETTINGS)
    typed = {name: parse_setting(name, value) for name, value in given.items()}
    assert TrainConfig(**typed) == TrainConfig()
    for setting in SETTINGS.values():
        if isinstance(setting.kind, Choice):
            assert all(option in text for option in setting.kind.options)
    assert all(name in text for name in RECIPES)


def interrupting(monkeypatch: pytest.MonkeyPatch, method: str, *, at: int) -> None:
    """Let Ctrl-C arrive in the n-th call of a method of the encoder."""
    whole: Callable[..., object] = getattr(FakeEncoder, method)
    calls = 0

    def encode(self: FakeEncoder, batch: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            signal.raise_signal(signal.SIGINT)
        return whole(self, batch)

    monkeypatch.setattr(FakeEncoder, method, encode)


def test_ctrl_c_stops_at_a_safe_point_with_exit_code_130(
    mmc: Mmc, monkeypatch: pytest.MonkeyPatch
) -> None:
    mmc(*IMPORT)
    before = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patch:
        interrupting(patch, "encode_images", at=1)
        mmc("encode", "p.mmc", "--encoder", "fake", code=130)
    assert "Stopping at the next safe point" in mmc.err
    assert "Stopped. What was finished is kept." in mmc.err
    assert signal.getsignal(signal.SIGINT) is before
    assert mmc.json("encode", "p.mmc", "--encoder", "fake")["encoded_images"] == 40


def test_ctrl_c_ends_a_wait() -> None:
    console = Console()
    with console.listening():
        key = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGINT))
        key.start()
        with pytest.raises(Cancelled):
            console.wait(60.0)
        key.join()
    assert console.stopped


def test_ctrl_c_in_a_training_keeps_the_best_epoch(
    trained: Mmc, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.training import loop

    whole, calls = loop.save_weights, 0

    def save(*args: object) -> None:
        nonlocal calls
        calls += 1
        whole(*args)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(loop, "save_weights", save)
        values = trained.json("train", "p.mmc", "--seed", "7", *TINY, code=130)
    assert values["stopped"] is True
    assert (values["epochs"], values["best_epoch"]) == (1, 1)
    assert calls == 1
    assert trained.json("predict", "p.mmc")["run"] == values["run"]


def test_runs_are_listed_and_chosen_by_id(trained: Mmc) -> None:
    trained("train", "p.mmc", "--recipe", "caption-only", *TINY)
    runs = trained.json("runs", "p.mmc")["runs"]
    assert [(run["recipe"], run["finished"]) for run in runs] == [
        ("fast", True),
        ("caption-only", True),
    ]
    assert trained("runs", "p.mmc").out.splitlines()[1].startswith(runs[1]["run"])
    assert trained.json("tune", "p.mmc", "--run", runs[0]["run"])["run"] == runs[0]["run"]
    assert trained.json("predict", "p.mmc")["run"] == runs[1]["run"]


def test_thresholds_are_set_by_hand_by_id_or_name(trained: Mmc) -> None:
    values = trained.json("tune", "p.mmc", "--set", "stop sign=0.25", "--set", "1=0.75")
    wanted = dict.fromkeys(competition_labels().ids, 0.5) | {"13": 0.25, "1": 0.75}
    assert values["thresholds"] == wanted
    assert values["at_half"].keys() == values["validation"].keys()
    with open_project(Path("p.mmc")) as project:
        [run] = list_runs(project.runs_folder)
        assert project.thresholds(run.id) == wanted
    trained("tune", "p.mmc", "--set", "2=0.1")
    with open_project(Path("p.mmc")) as project:
        assert project.thresholds(run.id) == wanted | {"2": 0.1}


def test_labels_are_decided_by_what_was_tuned_for(trained: Mmc) -> None:
    tuned = trained.json("tune", "p.mmc", "--objective", "expected-samples")
    assert tuned["decided_by"] == "expected-f1"
    assert trained.json("evaluate", "p.mmc")["decided_by"] == "expected-f1"
    assert trained.json("export", "p.mmc", "--out", "s.csv")["empty"] == 0
    tuned = trained.json("tune", "p.mmc", "--recall-floor", "0.9")
    assert (tuned["decided_by"], tuned["fallback"]) == ("thresholds", False)
    assert "horse" in tuned["unmet"]
    assert "The floor is not sure for" in trained("tune", "p.mmc", "--precision-floor", ".9").out
    tuned = trained.json("tune", "p.mmc", "--objective", "micro", "--per-label")
    assert tuned["fallback"]
    for words, sentence in (
        (("--precision-floor", "0.9", "--recall-floor", "0.9"), "not for both"),
        (("--precision-floor", "1.5"), "A floor of 1.5 cannot be kept"),
        (("--per-label",), "matter of rows, not of labels"),
    ):
        trained("tune", "p.mmc", *words, code=1)
        assert sentence in trained.err


def test_a_run_is_told_in_figures_and_label_by_label(trained: Mmc) -> None:
    values = trained.json("evaluate", "p.mmc", "--out", "labels.csv")
    assert (values["on"], values["rows"], values["decided_by"]) == ("validation", 6, "thresholds")
    assert {"micro_f1", "weighted_f1", "hamming_loss", "mean_average_precision"} <= set(
        values["now"]
    )
    assert values["now"].keys() == values["constant_guess"].keys()
    assert values["now"]["micro_f1"] == values["at_half"]["micro_f1"]  # nothing was tuned yet
    cat = next(label for label in values["labels"] if label["name"] == "cat")
    assert (cat["positives"], cat["recall"], cat["ap"]) == (0, None, None)
    with Path("labels.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == [label["id"] for label in values["labels"]]
    assert rows[15]["recall"] == ""
    text = trained("evaluate", "p.mmc").out
    for word in ("Micro F1", "Rows all right", "mAP", "constant guess", "Calibration error"):
        assert word in text, text
    trained("evaluate", "p.mmc", "--on", "out-of-fold", code=1)
    assert "Train with folds" in trained.err
    trained("train", "p.mmc", *TINY, "--set", "folds=2")
    assert trained.json("evaluate", "p.mmc", "--on", "out-of-fold")["rows"] == 34


def test_hidden_layers_are_given_as_a_list(trained: Mmc) -> None:
    for text in ("8,4", "[8, 4]"):
        values = trained.json("train", "p.mmc", *TINY, "--set", f"hidden={text}")
        assert values["config"]["hidden"] == [8, 4]


def test_one_pair_is_scored(trained: Mmc) -> None:
    values = trained.json("predict", "p.mmc", "--image", "data/0.png", "--caption", "a person")
    assert len(values["scores"]) == 18
    assert list(values["scores"].values()) == sorted(values["scores"].values(), reverse=True)
    assert values["note"] == ""
    assert set(values["labels"]) <= set(values["scores"])
    trained("predict", "p.mmc", "--caption", "a sign")
    assert trained.out.startswith("Scored from the caption alone.\n")
    assert len(trained.out.splitlines()) == 11


def test_a_defect_is_no_sentence_but_a_trace(mmc: Mmc, monkeypatch: pytest.MonkeyPatch) -> None:
    mmc(*IMPORT)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FakeEncoder, "encode_images", broken)
    with pytest.raises(ZeroDivisionError):
        main(["encode", "p.mmc", "--encoder", "fake"])


def test_features_go_where_they_are_told(mmc: Mmc, here: Path) -> None:
    mmc(*IMPORT)
    mmc("encode", "p.mmc", "--encoder", "fake", "--cache", "mine")
    assert (here / "mine" / "CACHEDIR.TAG").is_file()
    mmc("encode", "p.mmc", "--encoder", "fake")
    assert (Path(os.environ["MMC_CACHE"]) / "features").is_dir()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"mmc {engine.__version__}\n"


def test_the_scores_file_holds_nothing_that_a_spreadsheet_would_run(mmc: Mmc) -> None:
    with Path("test.csv").open("a", encoding="utf-8") as stream:
        stream.write('=1+1.png,"no photo, but a caption"\n')
    mmc(*IMPORT)
    mmc("encode", "p.mmc", "--encoder", "fake")
    mmc("train", "p.mmc", *TINY)
    mmc("predict", "p.mmc", "--split", "test", "--out", "scores.csv")
    assert Path("scores.csv").read_text(encoding="utf-8").splitlines()[-1].startswith("'=1+1.png,")


def test_a_reader_that_has_seen_enough_is_no_error(trained: Mmc) -> None:
    program = "import sys; from engine.cli import main; sys.exit(main(sys.argv[1:]))"
    reading, writing = os.pipe()
    os.close(reading)  # as after `| head -0`
    done = subprocess.run(
        [sys.executable, "-c", program, "runs", "p.mmc"],
        stdout=writing, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(engine.predict.__file__).parents[1])},
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_runs_are_named_compared_deleted_and_brought_back(trained: Mmc) -> None:
    trained("train", "p.mmc", "--recipe", "caption-only", *TINY)
    first, second = (run["run"] for run in trained.json("runs", "p.mmc")["runs"])
    trained("tune", "p.mmc", "--run", first, "--set", "1=0.25")
    named = trained.json("runs", "p.mmc", "rename", first, "Both sides")["runs"][0]
    assert (named["run"], named["name"], named["star"]) == (first, "Both sides", False)
    trained("runs", "p.mmc", "note", "Both sides", "kept for the paper")
    trained("runs", "p.mmc", "star", "Both sides", "latest")
    trained("runs", "p.mmc", "unstar", second)
    line = trained("runs", "p.mmc").out.splitlines()[0]
    assert line.startswith(f"{first} *fast")
    assert line.endswith("Both sides: kept for the paper")
    compared = trained.json("runs", "p.mmc", "compare", "Both sides", second)
    assert compared["runs"] == [first, second]
    assert compared["settings"]["Fusion"] == ["Joint", "Caption only"]
    text = trained("runs", "p.mmc", "compare", first, second).out
    assert text.splitlines()[0].split() == ["Both", "sides", second]
    assert trained.json("runs", "p.mmc", "delete", "Both sides") == {"deleted": [first]}
    assert [run["run"] for run in trained.json("runs", "p.mmc")["runs"]] == [second]
    assert [run["run"] for run in trained.json("runs", "p.mmc", "deleted")["runs"]] == [first]
    assert trained.json("runs", "p.mmc", "restore", "Both sides")["runs"][0]["star"] is True
    kept = trained.json("tune", "p.mmc", "--run", first, "--set", "2=0.5")["thresholds"]
    assert kept["1"] == 0.25
    trained("runs", "p.mmc", "delete", first)
    assert trained.json("runs", "p.mmc", "empty") == {"removed": 1}
    assert trained("runs", "p.mmc", "deleted").out == "The trash is empty.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("delete",), "Name at least one run"),
        (("compare", "latest"), "Choose two to 5 different runs"),
        (("rename", "latest"), "Write: mmc runs P.mmc rename RUN NAME"),
        (("note", "nobody", "x"), "There is no run 'nobody'"),
        (("restore", "nobody"), "There is no run yet"),
        (("empty", "latest"), "Write: mmc runs P.mmc empty"),
    ],
)
def test_what_cannot_be_done_with_runs_is_a_sentence(
    trained: Mmc, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in trained("runs", "p.mmc", *words, code=1).err
