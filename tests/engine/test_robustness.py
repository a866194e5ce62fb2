"""``mmc robustness``: whole rows score as ever, damage only grows, and nothing of it is kept."""

import csv
import dataclasses
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, dataset_of, write_dataset
from fakes import FakeEncoder, load_fake
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from trainable import features_of

from engine import judging, workflow
from engine.cli import main
from engine.data.dataset import Split
from engine.data.project import Project, open_project
from engine.decide.metrics import constant_guess, evaluate
from engine.decide.rule import Aim
from engine.errors import Cancelled, EngineError
from engine.events import Event, Silent
from engine.features.extract import Modality, load_features
from engine.robustness import damage
from engine.robustness.damage import KINDS
from engine.robustness.pairs import Condition, Pairs, damage_rows, pairs_of
from engine.robustness.study import (
    KindResult,
    RobustnessPlan,
    RobustnessReport,
    robustness_study,
)
from engine.training.recipes import recipe

SMALL = {"hidden": (32,), "epochs": 25, "batch_size": 32, "lr": 0.01, "lexical": False}
NAMES = ("joint", "joint-1", "words", "caption", "image", "paper")


@pytest.fixture(autouse=True)
def _fake_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in (workflow.encode, workflow.features_of, workflow.train):
        assert step.__kwdefaults__ is not None
        monkeypatch.setitem(step.__kwdefaults__, "load", load_fake)
    assert robustness_study.__kwdefaults__ is not None
    monkeypatch.setitem(robustness_study.__kwdefaults__, "load", load_fake)


@pytest.fixture(scope="module")
def trained_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with runs of several kinds; ``runs.json`` tells their ids by name."""
    folder = write_dataset(tmp_path_factory.mktemp("robustness") / "whole", rows=200, test=0)
    configs = {
        "joint": recipe("fast", **SMALL),
        "joint-1": recipe("fast", **SMALL, seed=1),
        "words": recipe("best", **SMALL | {"lexical": True, "epochs": 6}, folds=2),
        "caption": recipe("caption-only", **SMALL),
        "image": recipe("image-only", **SMALL),
        "paper": recipe("fast", **SMALL, split="sequential"),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(("import", "train.csv", "--images", "data", "--project", "p.mmc")) == 0
    with open_project(folder / "p.mmc") as project:
        ids = {}
        for name, config in configs.items():
            report = workflow.train(
                project, config, cache=folder / "cache", reporter=Silent(), encoder_name="fake",
                load=load_fake,
            )  # fmt: skip
            ids[name] = report.run.id
            judging.tune_run(project, report.run.id, Aim(objective="macro"))
    (folder / "runs.json").write_text(json.dumps(ids))
    return folder


@pytest.fixture
def here(trained_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(trained_once, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MMC_CACHE", str(folder / "cache"))
    return folder


@pytest.fixture(scope="module")
def ids(trained_once: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((trained_once / "runs.json").read_text())
    return found


def study(
    folder: Path, *, load: Callable[[str], FakeEncoder] = load_fake, ear: Ear | None = None,
    **plan: object,
) -> RobustnessReport:  # fmt: skip
    with open_project(folder / "p.mmc") as project:
        return robustness_study(
            project, RobustnessPlan(**plan), cache=folder / "cache", reporter=ear or Ear(),
            load=load,
        )  # type: ignore[arg-type]  # fmt: skip


def f1(report: RobustnessReport, level: float, seed: int = 0) -> dict[str, float]:
    """Return the F1 of a study of one run and one kind."""
    [result] = report.results
    [curve] = result.curves
    [found] = [m.f1 for m in curve.measures if m.condition == Condition(level, seed)]
    return found


def pairs(captions: list[str], *, folder: Path) -> Pairs:
    """Return rows whose vectors are their numbers from 1 on; a blank caption has none."""
    numbers = np.arange(1, len(captions) + 1, dtype=np.float64)[:, None] * np.ones(2)
    blank = np.array([not caption for caption in captions])
    features = features_of(folder, numbers, np.where(blank[:, None], np.nan, numbers))
    return pairs_of(dataset_of(folder, captions), features, np.arange(len(captions)))


@pytest.mark.parametrize("kind", KINDS)
def test_whole_rows_score_as_they_are_evaluated(here: Path, ids: dict[str, str], kind: str) -> None:
    for name in ("joint", "words"):
        report = study(here, runs=(ids[name],), kinds=(kind,), levels=(0,), seeds=1, sample=0)
        with open_project(here / "p.mmc") as project:
            now = judging.evaluate_run(project, ids[name]).now
            assert f1(report, 0) == now.summary()


def test_moved_labels_change_nothing_and_new_ones_are_refused(
    here: Path, ids: dict[str, str]
) -> None:
    plan = {"runs": (ids["joint"],), "kinds": ("caption-missing",), "levels": (0,), "seeds": 1}
    before = f1(study(here, **plan), 0)
    with open_project(here / "p.mmc") as project:
        project.label_editor.reorder(list(reversed(project.labels.ids)))
        assert f1(study(here, **plan), 0) == before
        project.label_editor.add("zebra")
    with pytest.raises(EngineError, match="knows other labels"):
        study(here, **plan)


def test_the_thresholds_in_force_and_the_fallback_decide(here: Path, ids: dict[str, str]) -> None:
    plan = {"runs": (ids["joint"],), "kinds": ("caption-missing",), "levels": (0,), "seeds": 1}
    before = f1(study(here, **plan), 0)
    with open_project(here / "p.mmc") as project:
        project.set_thresholds(ids["joint"], dict.fromkeys(project.labels.ids, 1.0))
    best_only = f1(study(here, **plan), 0)
    assert best_only != before
    assert best_only["samples_f1"] > 0
    assert f1(study(here, **plan, fallback=False), 0)["samples_f1"] == 0


def scored_without(project: Project, run_id: str, cache: Path, lost: str) -> dict[str, float]:
    """Score a run on validation rows whose feature cache lacks one modality."""
    from engine.training import model
    from engine.training.data import scoring_data

    judged = judging.judged_rows(project, run_id)
    run, dataset, rows = judged.run, judged.dataset, judged.rows
    features = load_features(dataset, run.setup.encoder, cache)
    there: Modality = getattr(features, lost)
    gone = dataclasses.replace(features, **{lost: Modality(there.store, 0 * there.places - 1)})
    scores = model.score_rows(model.load_model(run), scoring_data(dataset, gone), rows)
    decisions = judging.run_rule(project, run).decide(scores)
    return evaluate(dataset.targets[rows], decisions).summary()


@pytest.mark.parametrize("name", ["joint", "words", "caption"])
@pytest.mark.parametrize(
    ("kind", "lost"), [("caption-missing", "text"), ("image-missing", "image")]
)
def test_all_of_them_missing_is_as_if_they_had_never_been(
    here: Path, ids: dict[str, str], name: str, kind: str, lost: str
) -> None:
    report = study(here, runs=(ids[name],), kinds=(kind,), levels=(100,), seeds=1)
    with open_project(here / "p.mmc") as project:
        assert f1(report, 100) == scored_without(project, ids[name], here / "cache", lost)


def test_a_caption_without_any_word_left_is_a_missing_one(here: Path, ids: dict[str, str]) -> None:
    plan = {"runs": (ids["words"],), "levels": (100,), "seeds": 1, "sample": 0}
    words = study(here, **plan, kinds=("caption-words",))
    assert f1(words, 100) == f1(study(here, **plan, kinds=("caption-missing",)), 100)


def test_wrong_captions_bring_a_reader_of_captions_down_to_guessing(
    here: Path, ids: dict[str, str]
) -> None:
    plan = {"kinds": ("caption-shuffled",), "levels": (0, 50, 100), "seeds": 5}
    [result] = study(here, **plan, runs=(ids["caption"],)).results
    [curve] = result.curves
    whole, half, wrong = (curve.mean(level, "micro_f1") for level in (0, 50, 100))
    assert whole > half > wrong
    assert wrong < 100 * result.constant["micro_f1"] + 5 < whole
    [image_only] = study(here, **plan, runs=(ids["image"],)).results[0].curves
    assert len({tuple(measure.f1.values()) for measure in image_only.measures}) == 1


def test_only_validation_rows_are_asked(here: Path, ids: dict[str, str]) -> None:
    with open_project(here / "p.mmc") as project:
        dataset = project.dataset()
    report = study(here, runs=(ids["joint"],), levels=(0,))
    val = dataset.rows(Split.VAL)
    assert report.rows == report.results[0].rows == len(val) == 30
    assert report.results[0].constant == constant_guess(dataset.targets[val]).summary()
    sequential = study(here, runs=(ids["paper"],), levels=(0,))
    assert sequential.rows == 33
    assert sequential.results[0].constant == constant_guess(dataset.targets[-33:]).summary()


def folder_bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_encoded_anew_goes_into_no_store(here: Path, ids: dict[str, str]) -> None:
    encoder = FakeEncoder()
    before = folder_bytes(here / "cache" / "features")
    assert before
    kinds = ("caption-words", "caption-typos", "image-noise", "image-jpeg")
    report = study(
        here, runs=(ids["joint"],), kinds=kinds, levels=(0, 50), seeds=2, load=lambda _: encoder
    )
    assert folder_bytes(here / "cache" / "features") == before
    # noise differs by seed, compression does not; nothing is encoded for level 0
    assert encoder.images == 30 * (2 + 1)
    assert 0 < encoder.texts <= 30 * 4
    for result in report.results[1:3]:  # letters and noise: this model sees through the others
        [curve] = result.curves
        assert curve.mean(50, "micro_f1") != curve.mean(0, "micro_f1"), result.kind.name


def test_without_anything_to_encode_the_encoder_is_not_loaded(
    here: Path, ids: dict[str, str]
) -> None:
    def refuse(name: str) -> FakeEncoder:
        raise AssertionError(name)

    rows = tuple(kind.name for kind in KINDS.values() if not kind.encodes)
    report = study(here, runs=(ids["joint"],), kinds=rows, levels=(0, 50), load=refuse)
    assert [result.kind.name for result in report.results] == list(rows)
    study(here, runs=(ids["joint"],), kinds=tuple(KINDS), levels=(0,), load=refuse)


def test_another_encoder_of_the_same_name_is_refused(here: Path, ids: dict[str, str]) -> None:
    encoder = FakeEncoder()
    encoder.spec = dataclasses.replace(encoder.spec, text_key="fake-text-2")
    with pytest.raises(EngineError, match="The encoder fake is another one than"):
        study(here, runs=(ids["joint"],), kinds=("caption-words",), load=lambda _: encoder)


def test_a_sample_is_told_and_a_part_of_a_larger_one(here: Path, ids: dict[str, str]) -> None:
    plan = {"runs": (ids["joint"],), "kinds": ("caption-words", "caption-missing"), "seeds": 1}
    words, missing = study(here, **plan, levels=(10,), sample=7).results
    assert (words.rows, words.sampled) == (7, True)
    assert (missing.rows, missing.sampled) == (30, False)


def test_a_stop_keeps_finished_kinds(here: Path, ids: dict[str, str]) -> None:
    plan = {"runs": (ids["joint"],), "levels": (0, 100)}
    with pytest.raises(Cancelled):
        study(here, **plan, ear=Ear(stop_at=3))
    ear = Ear()
    whole = study(here, **plan, kinds=("caption-missing",), ear=ear)
    stopped = study(here, **plan, ear=Ear(stop_at=ear.checks + 2))
    assert (whole.stopped, stopped.stopped) == (False, True)
    assert stopped.results == whole.results


def test_each_kind_is_told_as_it_is_finished(here: Path, ids: dict[str, str]) -> None:
    told: list[KindResult] = []
    heard: list[int] = []

    class Counting(Ear):
        def emit(self, event: Event) -> None:
            super().emit(event)
            heard.append(len(told))

    with open_project(here / "p.mmc") as project:
        report = robustness_study(
            project, RobustnessPlan(runs=(ids["joint"],), levels=(0, 100)), cache=here / "cache",
            reporter=Counting(), on_result=told.append,
        )  # fmt: skip
    assert tuple(told) == report.results
    assert sorted(set(heard)) == [0, 1]


@pytest.mark.parametrize("kind", ["caption-words", "image-noise"])
def test_a_stop_in_an_encoding_is_heard(here: Path, ids: dict[str, str], kind: str) -> None:
    ear = Ear()
    study(here, runs=(ids["joint"],), kinds=(kind,), levels=(0, 100), seeds=1, ear=ear)
    for check in range(1, ear.checks + 1):
        with pytest.raises(Cancelled):
            study(
                here, runs=(ids["joint"],), kinds=(kind,), levels=(0, 100), seeds=1,
                ear=Ear(stop_at=check),
            )  # fmt: skip


def test_runs_that_differ_in_their_seed_are_one_curve(here: Path, ids: dict[str, str]) -> None:
    runs = tuple(ids[name] for name in ("joint", "caption", "joint-1"))
    report = study(here, runs=runs, kinds=("image-missing",), levels=(0, 60), seeds=2)
    [result] = report.results
    joint, caption = result.curves
    assert (joint.runs, caption.runs) == ((ids["joint"], ids["joint-1"]), (ids["caption"],))
    assert joint.title.startswith("Fast; hidden layers 32")
    assert caption.title.startswith("Caption only")
    alone = [
        study(here, runs=(run,), kinds=("image-missing",), levels=(0, 60), seeds=2)
        for run in joint.runs
    ]
    several = [f1(one, 60, seed)["micro_f1"] for one in alone for seed in (0, 1)]
    assert joint.mean(60, "micro_f1") == pytest.approx(100 * np.mean(several))
    assert joint.sd(60, "micro_f1") == pytest.approx(100 * np.std(several, ddof=1))
    assert caption.sd(0, "micro_f1") == pytest.approx(0)


def test_the_same_plan_gives_the_same_figures(here: Path, ids: dict[str, str]) -> None:
    plan = {"runs": (ids["joint"],), "kinds": tuple(KINDS), "levels": (30, 80), "seeds": 2}
    first = study(here, **plan)
    assert study(here, **plan) == first
    # Nor does it matter which other levels stand beside one.
    more = study(here, **plan | {"levels": (80, 30, 10)})
    for before, after in zip(first.results, more.results, strict=True):
        kept = [m for m in after.curves[0].measures if m.condition.level != 10]
        assert kept == list(before.curves[0].measures), before.kind.name


SHARES = st.floats(0, 100)


@given(levels=st.tuples(SHARES, SHARES), seed=st.integers(0, 99), name=st.sampled_from(
    [kind.name for kind in KINDS.values() if kind.hits == "rows"]))  # fmt: skip
def test_rows_hit_at_one_level_are_hit_alike_at_every_higher_one(
    tmp_path_factory: pytest.TempPathFactory, levels: tuple[float, float], seed: int, name: str
) -> None:
    captions = ["", *(f"caption {row}" for row in range(12)), ""]
    whole = pairs(captions, folder=tmp_path_factory.mktemp("pairs"))
    low, high = (damage_rows(name, whole, Condition(level, seed)) for level in sorted(levels))

    def seen(some: Pairs, row: int) -> tuple[object, ...]:
        return (some.captions[row], some.text[row].tolist(), some.image[row].tolist(),
                bool(some.has_text[row]), bool(some.has_image[row]))  # fmt: skip

    able = 14 if name == "image-missing" else 12
    for level, damaged in zip(sorted(levels), (low, high), strict=True):
        hit = [row for row in range(14) if seen(damaged, row) != seen(whole, row)]
        assert len(hit) == int(level / 100 * able + 0.5)
    for row in range(14):
        assert seen(low, row) in (seen(whole, row), seen(high, row))
    if name == "caption-shuffled":
        for row in range(14):  # a caption goes with its vector, and no row gets one or loses it
            number = row if not captions[row] else int(high.captions[row].split()[1]) + 1
            assert high.text[row, 0] == (number + 1 if captions[row] else 0)
            assert bool(high.captions[row]) == bool(captions[row])


def test_one_caption_cannot_be_exchanged(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="Fewer than two validation rows have a caption"):
        damage_rows("caption-shuffled", pairs(["one", ""], folder=tmp_path), Condition(50, 0))


@given(words=st.lists(st.text("abcdefgh", min_size=1), max_size=9), seed=st.integers(0, 99),
       shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))  # fmt: skip
def test_words_left_out_stay_out(words: list[str], seed: int, shares: tuple[float, float]) -> None:
    caption = " ".join(words)
    low, high = (
        damage.drop_words(caption, share, damage.rng_of(seed)).split() for share in sorted(shares)
    )
    rest = iter(low)
    assert all(word in rest for word in high)
    assert abs(len(words) - len(low) - min(shares) * len(words)) < 1
    assert damage.drop_words(caption, 1.0, damage.rng_of(seed)) == ""
    assert damage.drop_words(f"  {caption}  ", 0.0, damage.rng_of(seed)) == f"  {caption}  "


@given(size=st.integers(0, 12), seed=st.integers(0, 99),
       shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))  # fmt: skip
def test_a_letter_that_is_spoiled_stays_spoiled_and_all_else_is_left(
    size: int, seed: int, shares: tuple[float, float]
) -> None:
    caption = " ".join("abcdefghijkl"[:size]) + " 42!"

    def spoiled(share: float) -> list[str]:
        typed = damage.mistype(caption, share, damage.rng_of(seed), "abcdefghijkl")
        assert typed.endswith(" 42!")
        return typed.split(" ")[:-1]

    low, high = spoiled(min(shares)), spoiled(max(shares))
    for before, one, two in zip(caption.split(" ")[:-1], low, high, strict=True):
        assert one in (before, two)
    hit = sum(one != before for one, before in zip(low, caption.split(" ")[:-1], strict=True))
    assert abs(hit - min(shares) * size) < 1
    assert not any(map(str.__eq__, spoiled(1.0), caption.split(" ")[:-1])) or size == 0


def test_shares_of_short_captions_are_right_on_the_whole() -> None:
    left = [damage.drop_words("a b c", 0.1, damage.rng_of(0, row)).split() for row in range(3000)]
    assert 1 - sum(map(len, left)) / 9000 == pytest.approx(0.1, abs=0.02)


def picture(width: int = 40, height: int = 24) -> Image.Image:
    pixels = damage.rng_of(5).integers(0, 256, size=(height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.hits == "photos"])
def test_photos_are_damaged_more_and_more(kind: str) -> None:
    whole = picture()

    def loss(share: float) -> float:
        spoiled = damage.spoil(whole, kind, share, damage.rng_of(1))
        assert spoiled.mode == "RGB"
        pixels = np.asarray(spoiled.resize(whole.size, Image.Resampling.NEAREST), dtype=float)
        return float(np.abs(pixels - np.asarray(whole, dtype=float)).mean())

    losses = [loss(share) for share in (0.0, 0.2, 0.6, 1.0)]
    assert losses[0] == 0
    assert losses == sorted(losses)
    assert losses[1] > 0
    assert losses[3] > 40


def test_photos_lose_size_by_share_and_never_all_of_it() -> None:
    sizes = [
        damage.spoil(picture(), "image-small", share, damage.rng_of()).size for share in (0, 0.5, 1)
    ]
    assert sizes == [(40, 24), (20, 12), (1, 1)]
    assert damage.shrink(picture(1200, 1024)).size == (600, 512)
    assert damage.shrink(picture()).size == (40, 24)


class Mmc:
    """Runs ``mmc robustness p.mmc`` and keeps what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        got = main(("robustness", "p.mmc", *words))
        self.out, self.err = self._capsys.readouterr()
        assert got == code, self.err
        assert "Traceback" not in self.out + self.err
        return self.out


@pytest.fixture
def mmc(here: Path, capsys: pytest.CaptureFixture[str]) -> Mmc:
    assert here == Path.cwd()
    return Mmc(capsys)


def test_the_command_writes_a_report_that_agrees_with_its_json(
    mmc: Mmc, ids: dict[str, str]
) -> None:
    words = ("--run", ids["joint"], "--run", ids["image"], "--kind", "caption-missing",
             "--kind", "image-blur", "--levels", "0, 50,100", "--seeds", "2",
             "--sample", "9")  # fmt: skip
    [line] = mmc(*words, "--out", "new/report", "--json").splitlines()
    values = json.loads(line)
    assert (values["validation_rows"], values["stopped"]) == (30, False)
    missing, blur = values["kinds"]
    assert (missing["kind"], missing["rows"], missing["sampled"]) == ("caption-missing", 30, False)
    assert (blur["rows"], blur["able_rows"], blur["sampled"]) == (9, 9, True)
    assert blur["curves"][0]["points"][1]["sd"]["micro_f1"] is None
    joint, image = missing["curves"]
    assert joint["runs"] == [ids["joint"]]
    assert [point["level"] for point in joint["points"]] == [0, 50, 100]
    assert len({point["mean"]["macro_f1"] for point in image["points"]}) == 1
    folder = Path("new/report")
    assert {Path(name) for name in values["files"]} == set(folder.iterdir())
    assert {path.name for path in folder.glob("*.png")} == {"caption-missing.png", "image-blur.png"}
    with (folder / "curves.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 2 * (2 * 3 + 1)
    assert float(rows[1]["micro_f1"]) == pytest.approx(joint["points"][1]["mean"]["micro_f1"], 1e-4)
    with (folder / "measures.csv").open(newline="") as stream:
        assert len(list(csv.reader(stream))) == 1 + 2 * 3 * (2 + 1)
    text = (folder / "robustness.md").read_text(encoding="utf-8")
    assert "seeded sample of 9 validation rows" in text
    assert "A: Fast; hidden layers 32" in text
    point = joint["points"][1]
    assert f"| 50 | {point['mean']['micro_f1']:.2f} ± {point['sd']['micro_f1']:.2f} |" in text


def test_the_command_tells_its_table_beside_the_constant_guess(
    mmc: Mmc, ids: dict[str, str]
) -> None:
    out = mmc("--run", ids["joint"], "--levels", "0,100", "--seeds", "1")
    assert "Captions missing. On 30 validation rows, 30 of them with a caption." in out
    assert out.count("| Constant guess |") == 2
    assert "Report:" not in out
    assert "Captions missing: 2 of 2" in mmc.err


def test_equal_reports_are_equal_files(mmc: Mmc) -> None:
    for name in ("one", "two"):
        mmc("--kind", "image-missing", "--levels", "0,100", "--seeds", "1", "--out", name)
    one, two = (
        {path.name: path.read_bytes() for path in Path(name).iterdir()} for name in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--levels", "0,110"), "A level is 110. Levels are per cent, between 0 and 100"),
        (("--levels", "-5"), "A level is -5"),
        (("--levels", "nan"), "A level is nan"),
        (("--levels", "0;10"), "--levels 0;10: write numbers with commas"),
        (("--seeds", "0"), "The number of seeds is 0. It must be at least 1"),
        (("--sample", "-1"), "The sample is -1 rows"),
        (("--run", "x"), "There is no run 'x'"),
        (("--cache", "empty"), "Or 'mmc encode p.mmc --encoder fake' makes them alone."),
        (("--out", "train.csv"), "train.csv cannot be made"),
    ],
)
def test_what_makes_no_sense_is_refused(mmc: Mmc, words: tuple[str, ...], sentence: str) -> None:
    mmc(*words, code=1)
    assert sentence in mmc.err
    assert mmc.out == ""


def test_runs_on_different_rows_are_not_compared(mmc: Mmc, ids: dict[str, str]) -> None:
    mmc("--run", ids["joint"], "--run", ids["paper"], code=1)
    assert "These runs validate on different rows" in mmc.err


def test_the_command_line_stands_before_matplotlib_is_loaded() -> None:
    code = "import sys, engine.cli; sys.exit('matplotlib' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
