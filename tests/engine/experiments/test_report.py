"""The report's files: what a reader and a spreadsheet find in them."""

import csv
import dataclasses
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from studies import BY_ID, made_up_seed, made_up_study

from engine.errors import EngineError
from engine.experiments.plots import curve, mean_curve
from engine.experiments.report import values_markdown, write_report
from engine.experiments.study import ExperimentResult, StudyResult
from engine.experiments.verdicts import all_pairs, strange_sentence

PAPER = "open_clip:ViT-L-14/openai"


def two_tables(**options: object) -> StudyResult:
    """Return a study of table 3 in part, with two seeds, and of table 12."""
    rng = np.random.default_rng(0)
    targets = np.zeros((5000, 3), dtype=np.int8)
    targets[:, 0] = 1

    def seeds(*micro: float, **more: object) -> list[object]:
        return [
            made_up_seed(n, f, decisions=rng.random((5000, 3)) < f, **more)  # type: ignore[arg-type]
            for n, f in enumerate(micro)
        ]

    return made_up_study(
        {
            "t3_image": seeds(0.85, 0.86, with_dropout=0.83),
            "t3_sum": seeds(0.863, 0.864),
            "t3_concat": seeds(0.2, 0.4, diverged=True),
            "t12_best": seeds(0.7),
        },  # type: ignore[arg-type]
        targets=targets, train_rows=25_000, **{"encoder": PAPER, **options},  # type: ignore[arg-type]
    )  # fmt: skip


def written(study: StudyResult, folder: Path) -> tuple[str, dict[str, list[dict[str, str]]]]:
    """Write a report; return its Markdown and the rows of its CSV files."""
    paths = write_report(study, all_pairs(study), folder)
    assert sorted(path.name for path in paths) == sorted(p.name for p in folder.iterdir())
    tables = {
        path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        for path in paths
        if path.suffix == ".csv"
    }
    return (folder / "experiments.md").read_text(encoding="utf-8"), tables


def line(text: str, start: str) -> list[str]:
    """Return the cells of the first line of a Markdown table that starts with a word."""
    [found, *_] = [one for one in text.splitlines() if one.startswith(f"| {start} |")]
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_on_the_papers_encoder_and_rows_values_are_judged(tmp_path: Path) -> None:
    text, _ = written(two_tables(), tmp_path / "report")
    assert "cannot be compared" not in text
    assert "2 seeds" in text
    assert line(text, "row")[:7] == [
        "row", "micro F1", "dropout on", "macro F1", "samples F1", "printed", "logged",
    ]  # fmt: skip
    assert line(text, "Image only")[1:11] == [
        "85.50 ± 0.71", "83.00", "42.75 ± 0.35", "21.38 ± 0.18", "85.38", "85.38 ± 0.05",
        "+0.12", "+0.12", "reproduced", "2.0",
    ]  # fmt: skip
    assert line(text, "Concat")[9] == "differs"
    best = line(text, "The whole recipe, 300 epochs")
    assert best[1] == "70.00"
    assert best[5:9] == ["none", "-72.61", "", "not comparable (hidden test rows)"]


def test_with_another_encoder_it_says_so_and_judges_no_value(tmp_path: Path) -> None:
    text, tables = written(two_tables(encoder="basic"), tmp_path / "report")
    assert "**The values cannot be compared with the paper's**" in text
    assert "OpenAI's CLIP ViT-L/14, and these are of Fake" in text
    assert line(text, "Sum")[7:10] == ["", "", "not comparable (other encoder)"]
    assert "reproduced |" not in text
    assert {row["verdict"] for row in tables["results"]} == {"not comparable (other encoder)", ""}
    assert "before" in text


def test_rows_of_another_number_are_told_as_well(tmp_path: Path) -> None:
    study = dataclasses.replace(two_tables(), train_rows=20_000)
    text, _ = written(study, tmp_path / "report")
    assert "which trained on 25,000 and validated on 5,000 rows" in text
    assert strange_sentence(study).startswith("The values cannot be compared with the paper's, ")
    assert strange_sentence(two_tables()) == ""


def test_the_values_can_be_had_alone(tmp_path: Path) -> None:
    study = two_tables()
    text, whole = values_markdown(study), written(study, tmp_path / "report")[0]
    assert text.startswith("**Table 3. Fusion, heads of 3 layers, 200 epochs**\n\n| row |")
    assert "**Table 12. " in text
    for one in text.splitlines():
        assert one.startswith("**") or one in whole.splitlines()


def test_the_constant_guess_is_a_row_of_every_table(tmp_path: Path) -> None:
    text, tables = written(two_tables(), tmp_path / "report")
    assert text.count("| Constant guess | 50.00 |") == 2
    constant = [row for row in tables["results"] if row["row"] == "Constant guess"]
    assert [(row["table"], row["micro_f1"], row["samples_f1"]) for row in constant] == [
        ("3", "50.0000", "40.0000"), ("12", "50.0000", "40.0000"),
    ]  # fmt: skip


def test_notes_name_known_flaws_and_explosions(tmp_path: Path) -> None:
    text, _ = written(two_tables(), tmp_path / "report")
    assert "- **Concat.** The concat head has no dropout" in text
    assert "The loss exploded with 2 of 2 seeds." in text
    assert "- **Image only.** The paper scored this row with dropout on" in text
    assert "- **Sum.**" not in text


def test_the_order_within_a_table_is_judged_pair_by_pair(tmp_path: Path) -> None:
    study = two_tables()
    text, tables = written(study, tmp_path / "report")
    assert "Best here: Sum; in the paper's log: Sum, as in print. The paper's log tells" in text
    assert "3 of 3 pairs of rows apart" in text
    pairs = all_pairs(study)[3]
    assert [(row["first"], row["second"], row["outcome"]) for row in tables["pairs"]] == [
        (pair.first.id, pair.second.id, pair.outcome) for pair in pairs
    ]  # fmt: skip
    for pair in pairs:
        shown = f"| {pair.first.title} before {pair.second.title} |" in text
        assert shown == (pair.first.id == "t3_sum")


def test_every_training_is_a_line_of_the_runs(tmp_path: Path) -> None:
    _, tables = written(two_tables(), tmp_path / "report")
    assert [(row["id"], row["seed"], row["run"]) for row in tables["runs"]] == [
        ("t3_image", "0", "run-0"), ("t3_image", "1", "run-1"), ("t3_sum", "0", "run-0"),
        ("t3_sum", "1", "run-1"), ("t3_concat", "0", "run-0"), ("t3_concat", "1", "run-1"),
        ("t12_best", "0", "run-0"),
    ]  # fmt: skip
    assert tables["runs"][0]["micro_f1_dropout_on"] == "83.0000"
    assert tables["runs"][2]["micro_f1_dropout_on"] == ""
    assert tables["runs"][4]["diverged"] == "True"


def test_a_stopped_study_says_so(tmp_path: Path) -> None:
    assert "Stopped early" not in written(two_tables(), tmp_path / "whole")[0]
    assert "**Stopped early:**" in written(two_tables(stopped=True), tmp_path / "part")[0]


def test_a_single_seed_has_no_spread(tmp_path: Path) -> None:
    study = made_up_study({"t3_sum": [made_up_seed(0, 0.8)]})
    text, tables = written(study, tmp_path / "report")
    assert line(text, "Sum")[1] == "80.00"
    assert "; 1 seed. All F1" in text
    assert tables["results"][0]["micro_f1_sd"] == ""
    assert tables["pairs"] == []


def test_plots_are_pictures_with_a_line_a_row(tmp_path: Path) -> None:
    study = two_tables()
    written(study, tmp_path / "report")
    with Image.open(tmp_path / "report" / "table-3.png") as picture:
        assert picture.size == (1200, 750)
        colours = np.unique(np.asarray(picture.convert("RGB")).reshape(-1, 3), axis=0)
        assert len(colours) > 20
    text = (tmp_path / "report" / "table-3.svg").read_text(encoding="utf-8")
    assert ET.fromstring(text).tag.endswith("svg")
    assert {path.stem for path in (tmp_path / "report").glob("*.png")} == {"table-3", "table-12"}
    first = (tmp_path / "report" / "table-3.svg").read_bytes()
    written(study, tmp_path / "again")
    assert (tmp_path / "again" / "table-3.svg").read_bytes() == first


def test_a_curve_is_of_the_stage_that_decides() -> None:
    seed = made_up_seed(0, 0.9, epochs=6)
    stages = ("image", "image", "text", "text", "stacker", "stacker")
    history = tuple(
        dataclasses.replace(end, stage=stage)
        for end, stage in zip(seed.history, stages, strict=True)
    )
    np.testing.assert_allclose(
        curve(dataclasses.replace(seed, history=history)), [90 * 5 / 6, 90.0]
    )
    assert len(curve(dataclasses.replace(seed, history=()))) == 0


def test_the_mean_curve_is_as_long_as_the_shortest_seed() -> None:
    seeds = (made_up_seed(0, 0.9, epochs=3), made_up_seed(1, 0.8, epochs=2))
    result = ExperimentResult(experiment=BY_ID["t3_sum"], seeds=seeds)
    mean, low, high = mean_curve(result)
    np.testing.assert_allclose(mean, [35, 70])
    np.testing.assert_allclose(low, [30, 60])
    np.testing.assert_allclose(high, [40, 80])
    nothing = dataclasses.replace(result, seeds=(dataclasses.replace(seeds[0], history=()),))
    assert [len(part) for part in mean_curve(nothing)] == [0, 0, 0]


def test_a_training_without_epochs_or_with_one_is_drawn(tmp_path: Path) -> None:
    nothing = dataclasses.replace(made_up_seed(0, 0.0, diverged=True), history=())
    study = made_up_study({"t3_sum": [nothing], "t3_image": [made_up_seed(0, 0.5, epochs=1)]})
    written(study, tmp_path / "report")
    assert (tmp_path / "report" / "table-3.png").stat().st_size > 1000


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    study = two_tables()
    with pytest.raises(EngineError, match="cannot be made"):
        write_report(study, {3: (), 12: ()}, tmp_path / "file" / "report")
