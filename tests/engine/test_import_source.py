"""One import behind all formats: splits, three states, photos, and nothing out of the folder."""

import os
from pathlib import Path

import pytest
from builders import Ear, photo

from engine.data.dataset import Dataset, Split
from engine.data.importing import ImportOptions, ImportReport, import_source
from engine.data.labels import Label, LabelSet
from engine.data.photos import PhotoFinder, equal_photos
from engine.data.project import open_project
from engine.data.readers.table import SourceRow, SourceTable, kept_rows
from engine.errors import EngineError
from engine.events import Note


def row(name: str, labels: tuple[str, ...] | None = ("cat",), **more: object) -> SourceRow:
    values = {"image": name, "caption": f"a {name}", "source": "x.csv", "line": 2, **more}
    return SourceRow(name=name, labels=labels, **values)  # type: ignore[arg-type]


def table(*rows: SourceRow, **more: object) -> SourceTable:
    return SourceTable(
        name="x.csv", format="csv", rows=rows, has_labels=True, words="names", **more
    )  # type: ignore[arg-type]


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for name in ("a.png", "b.png", "Sub/Deep/C.PNG", "d.jpg"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photo(["1"], shade=len(name)))
    return folder


def imported(
    source: SourceTable, images: Path, ear: Ear | None = None, **options: object
) -> tuple[ImportReport, Dataset]:
    path = images.parent / "p.mmc"
    path.unlink(missing_ok=True)
    report = import_source(
        table=source, images=images, project=path, reporter=ear,
        options=ImportOptions(**options),  # type: ignore[arg-type]
    )  # fmt: skip
    with open_project(path) as project:
        return report, project.dataset()


def test_three_states_of_a_label_are_kept(images: Path) -> None:
    _, dataset = imported(
        table(
            row("a.png", ("cat",)),
            row("b.png", ()),
            row("c", None),
            row("d.jpg", ("dog",), negatives=("cat",)),
            row("e", (), negatives=("cow",)),
        ),
        images,
    )
    assert dataset.labels.ids == ("cat", "cow", "dog")
    assert dataset.targets.tolist() == [
        [1, 0, 0], [0, 0, 0], [-1, -1, -1], [0, -1, 1], [-1, 0, -1],
    ]  # fmt: skip


def test_declared_labels_come_first_and_those_asked_for_are_added(images: Path) -> None:
    declared = LabelSet((Label("9", "cow"), Label("3", "hen")))
    rows = [row("a.png", ("10", "2")), row("b.png", ("9",))]
    _, dataset = imported(table(*rows, labels=declared), images, labels=("new", "9"))
    assert dataset.labels.ids == ("9", "3", "new", "2", "10")
    assert [label.name for label in dataset.labels][:2] == ["cow", "hen"]


def test_photos_without_any_label_make_a_project_to_be_labelled(images: Path) -> None:
    report, dataset = imported(table(row("a.png", None)), images, labels=("cat", "dog"))
    assert (report.labels, report.rows) == (2, {"train": 1, "val": 0, "test": 0})
    assert dataset.targets.tolist() == [[-1, -1]]


def test_the_split_of_the_source_wins_and_only_other_rows_are_drawn(images: Path) -> None:
    given = [Split.TRAIN, Split.VAL, Split.TEST] * 10
    rows = [row(f"{n}.png", split=split) for n, split in enumerate(given)]
    rows += [row(f"free {n}.png") for n in range(20)] + [row("unlabelled.png", None)]
    ear = Ear()
    _, dataset = imported(table(*rows), images, ear)
    assert dataset.splits[:30].tolist() == given
    assert sorted(dataset.splits[30:50].tolist()) == [Split.TRAIN] * 17 + [Split.VAL] * 3
    assert dataset.splits[50] == Split.TRAIN
    assert not any(isinstance(event, Note) for event in ear.events)
    _, dataset = imported(table(*rows), images, share=0)
    assert dataset.splits[30:].tolist() == [Split.TRAIN] * 21


def test_a_source_that_validates_on_nothing_lends_training_rows_and_says_so(images: Path) -> None:
    given = [Split.TRAIN] * 20 + [Split.TEST] * 10
    rows = [row(f"{n}.png", split=split) for n, split in enumerate(given)]
    ear = Ear()
    report, dataset = imported(table(*rows), images, ear)
    assert report.rows == {"train": 17, "val": 3, "test": 10}
    assert dataset.splits[20:].tolist() == [Split.TEST] * 10
    [note] = [event for event in ear.events if isinstance(event, Note)]
    assert "sets aside no rows for validation; 15 % of its training rows" in note.text
    report, _ = imported(table(*rows), images, share=0)
    assert report.rows == {"train": 20, "val": 0, "test": 10}


@pytest.mark.parametrize("share", [-0.1, 1.0])
def test_a_share_that_leaves_nothing_is_refused(share: float) -> None:
    with pytest.raises(EngineError, match="Choose from 0"):
        ImportOptions(share=share)


@pytest.mark.parametrize(
    ("name", "path", "doubt"),
    [
        ("a.png", "a.png", ""),
        ("./Sub//Deep/C.PNG", "Sub/Deep/C.PNG", ""),
        ("Sub\\Deep\\C.PNG", "Sub/Deep/C.PNG", ""),
        ("sub/deep/c.png", "Sub/Deep/C.PNG", "is written Sub/Deep/C.PNG"),
        ("A.PNG", "a.png", "is written a.png"),
        ("a", "a.png", ""),
        ("{root}/b.png", "b.png", ""),
        ("{root}/../secret.png", "", "leads out"),
        ("C.PNG", "", "is not there"),
        ("../secret.png", "", "leads out"),
        ("/etc/hostname.png", "", "leads out"),
        ("C:\\photos\\a.png", "", "leads out"),
        ("\\\\server\\share\\a.png", "", "leads out"),
        ("a.png\x00.jpg", "", "is not there"),
        ("loop.png", "", "is not there"),
    ],
)
def test_names_find_their_photo_inside_the_folder_only(
    images: Path, name: str, path: str, doubt: str
) -> None:
    (images.parent / "secret.png").write_bytes(photo([]))
    (images / "loop.png").symlink_to(images / "loop.png")
    (images / "round").symlink_to(images, target_is_directory=True)
    found = PhotoFinder(images).find(name.replace("{root}", str(images)))
    assert found.path == path
    assert doubt in found.doubt
    assert bool(doubt) == bool(found.doubt)


def test_two_photos_that_differ_in_case_are_not_guessed_between(images: Path) -> None:
    (images / "A.png").write_bytes(b"")
    (images / "a.jpg").write_bytes(b"")
    finder = PhotoFinder(images)
    assert finder.find("A.PNG").doubt == finder.find("a").doubt == "is not there"
    assert finder.find("A.png").path == "A.png"


def test_folders_that_all_names_begin_with_are_left_out(images: Path) -> None:
    rows = [row("data/train/a.png"), row("data/train/b.png"), row("data/train/none.png")]
    report, dataset = imported(table(*rows), images)
    assert dataset.images == ("a.png", "b.png", "")
    assert dataset.names[0] == "data/train/a.png"
    assert "such as 'data/train/'" in report.problems[0].text
    assert "2 of 3 photos were found" in report.problems[0].text
    report, dataset = imported(table(*rows, row("d.jpg")), images)
    assert dataset.images == ("", "", "", "d.jpg")
    report, dataset = imported(table(row("../x/a.png"), row("x/none.png")), images)
    assert dataset.images == ("", "")


def test_odd_photos_are_told_and_their_rows_kept(images: Path) -> None:
    report, dataset = imported(table(row("A.png"), row("none.png"), row("text", image="")), images)
    assert [problem.text for problem in report.problems] == [
        "The photo A.png is written a.png in the image folder; that one is used.",
        "The photo none.png is not there; its caption is used.",
    ]
    assert dataset.images == ("a.png", "", "")
    assert report.missing == 2


def test_equal_photos_are_told_on_request_and_none_is_dropped(images: Path) -> None:
    (images / "twin.png").write_bytes((images / "a.png").read_bytes())
    rows = [row(name) for name in ("a.png", "b.png", "twin.png")]
    report, _ = imported(table(*rows), images)
    assert report.problems == ()
    ear = Ear()
    report, dataset = imported(table(*rows), images, ear, compare_photos=True)
    # b.png is drawn like a.png, for its name is as long.
    assert [(problem.name, problem.lost) for problem in report.problems] == [
        ("b.png", False), ("twin.png", False),
    ]  # fmt: skip
    assert "the same as a.png, byte for byte" in report.problems[1].text
    assert len(dataset) == 3
    assert equal_photos(images, ["none.png", ""]) == ()


def test_a_table_without_rows_is_refused(images: Path) -> None:
    with pytest.raises(EngineError, match=r"x\.csv has no rows"):
        imported(table(), images)
    assert os.listdir(images.parent) == ["photos"]


def test_two_rows_of_one_name_never_reach_the_project(images: Path) -> None:
    report, dataset = imported(table(row("a.png"), row("a.png", ("dog",))), images)
    assert dataset.names == ("a.png",)
    assert [problem.lost for problem in report.problems] == [True]


def test_rows_of_one_name_are_joined_or_the_first_is_kept() -> None:
    rows = [
        row("a", ("cat",), caption="one", line=2),
        row("b", None, caption="x", line=3),
        row("a", ("dog", "cat"), caption="two", line=4, split=Split.VAL),
        row("a", None, caption="one", line=5),
    ]
    kept, problems = kept_rows(rows)
    assert [found.name for found in kept] == ["a", "b"]
    assert kept[0] == rows[0]
    assert [(problem.line, problem.lost) for problem in problems] == [(4, True), (5, True)]
    assert problems[0].text == "a stands already on line 2; the first row is kept."
    kept, problems = kept_rows(rows, repeats="join")
    assert problems == []
    assert (kept[0].caption, kept[0].labels, kept[0].split) == (
        "one\ntwo", ("cat", "dog"), Split.VAL,
    )  # fmt: skip
    partly = [row("a", ("cat",), negatives=("dog",)), row("a", ("dog",), negatives=("cow",))]
    [joined], _ = kept_rows(partly, repeats="join")
    assert (joined.labels, joined.negatives) == (("cat", "dog"), ("cow",))
    [joined], _ = kept_rows([*partly, row("a", ("hen",))], repeats="join")
    assert (joined.labels, joined.negatives) == (("cat", "dog", "hen"), None)
