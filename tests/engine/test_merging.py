"""A source that changed: what differs is told, and what a person said is never lost to it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from builders import photo, write_dataset

from engine.cli.main import main
from engine.data.dataset import Dataset, Split
from engine.data.importing import ImportOptions, import_competition, import_source
from engine.data.known_source import known_reading, known_source
from engine.data.merging import SourceDiff, UpdateChoice, apply_source, compare_source
from engine.data.project import Project, open_project
from engine.data.readers.detect import find_source, read_source
from engine.data.readers.table import SourceRow, SourceTable
from engine.errors import EngineError

Rows = dict[str, tuple[str, Sequence[str] | None]]
START: Rows = {
    "a.png": ("a cat", ["cat"]), "b.png": ("a dog", ["dog"]), "c.png": ("both", ["cat", "dog"]),
    "d.png": ("none of them", []), "e.png": ("not seen yet", None),
}  # fmt: skip


def table(rows: Rows, **more: object) -> SourceTable:
    return SourceTable(
        name="x.csv", format="csv", has_labels=True, words="names",
        rows=tuple(
            SourceRow(
                name=name, image=name, caption=caption, source="x.csv", line=line,
                labels=None if labels is None else tuple(labels),
                split=Split.TRAIN,
            )
            for line, (name, (caption, labels)) in enumerate(rows.items(), start=2)
        ),
        **more,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate([*list(START)[:-1], "new.png"]):
        (folder / name).write_bytes(photo(["1"], shade=number))
    return folder


@pytest.fixture
def path(images: Path, tmp_path: Path) -> Path:
    path = tmp_path / "p.mmc"
    import_source(table=table(START), images=images, project=path, options=ImportOptions(share=0))
    return path


def labels_of(dataset: Dataset, name: str) -> dict[str, int]:
    row = dataset.names.index(name)
    return dict(zip(dataset.labels.ids, dataset.targets[row].tolist(), strict=True))


def update(
    project: Project, rows: Rows, choice: UpdateChoice | None = None
) -> tuple[SourceDiff, Dataset]:
    diff = compare_source(project, table(rows))
    apply_source(project, diff, choice)
    return diff, project.dataset()


def test_an_unchanged_source_changes_nothing(path: Path) -> None:
    with open_project(path) as project:
        diff, _ = update(project, START)
        assert diff.is_empty
        assert diff.sentences() == ["The project holds all that x.csv says."]
        assert project.journal.next_steps() == (None, None)


def test_what_changed_in_the_source_is_taken_and_can_be_taken_back(
    path: Path, images: Path
) -> None:
    (images / "e.png").write_bytes(photo(["1"], shade=77))
    with open_project(path) as project:
        before = project.dataset()
        changed: Rows = {
            "a.png": ("a black cat", ["cat"]), "b.png": ("a dog", ["cat"]),
            "d.png": ("none of them", ["cow"]), "e.png": ("not seen yet", ["dog"]),
            "new.png": ("a new cat", ["cat"]),
        }  # fmt: skip
        diff, after = update(project, changed)
        assert [item.name for item in diff.added] == ["new.png"]
        assert diff.gone == ("c.png",)
        assert [label.id for label in diff.new_labels] == ["cow"]
        assert after.names == (*before.names, "new.png")
        assert after.images[-1] == "new.png"
        assert after.images[4] == "e.png"
        assert after.captions[0] == "a black cat"
        assert labels_of(after, "a.png") == {"cat": 1, "dog": 0, "cow": 0}
        assert labels_of(after, "b.png") == {"cat": 1, "dog": 0, "cow": 0}
        assert labels_of(after, "c.png") == {"cat": 1, "dog": 1, "cow": -1}
        assert labels_of(after, "d.png") == {"cat": 0, "dog": 0, "cow": 1}
        assert labels_of(after, "e.png") == {"cat": 0, "dog": 1, "cow": 0}
        assert labels_of(after, "new.png") == {"cat": 1, "dog": 0, "cow": 0}
        assert "Update from x.csv: 1 new, 1 captions" in (project.journal.next_steps()[0] or "")
        again, _ = update(project, changed)
        assert again.is_empty
        project.journal.undo()
        back = project.dataset()
        assert back.names == before.names
        assert back.images == before.images
        assert back.captions == before.captions
        assert (back.targets == before.targets).all()
        assert back.labels == before.labels
        project.journal.redo()
        assert (project.dataset().targets == after.targets).all()


def test_an_update_that_was_taken_back_can_be_made_anew(path: Path) -> None:
    with open_project(path) as project:
        rows: Rows = START | {"new.png": ("a new cat", ["cat"])}
        update(project, rows)
        project.journal.undo()
        project.journal.toggle([1], "dog")  # the former update is a branch now
        _, after = update(project, START | {"new.png": ("a new cow", ["cow", "dog"])})
        assert after.captions[-1] == "a new cow"
        assert labels_of(after, "new.png") == {"cat": 0, "dog": 1, "cow": 1}
        project.journal.undo()
        assert "new.png" not in project.dataset().names


def test_what_a_person_said_stays_where_the_source_has_not_changed(path: Path) -> None:
    with open_project(path) as project:
        project.journal.toggle([1], "dog")
        project.journal.set_captions({1: "my own words"})
        diff, after = update(project, START)
        assert diff.is_empty
        assert labels_of(after, "a.png") == {"cat": 1, "dog": 1}
        assert after.captions[0] == "my own words"


def test_where_both_have_changed_the_person_is_asked(path: Path) -> None:
    with open_project(path) as project:
        project.journal.set_state([2], "dog", state=0)  # the source says: dog
        project.journal.set_captions({2: "my own words"})
        changed: Rows = START | {"b.png": ("a hound", None), "a.png": ("a cat", ["cat", "dog"])}
        project.journal.set_state([1], "dog", state=-1)
        diff, kept = update(project, changed)
        assert diff.count("captions", by_hand=True) == 1
        assert diff.count("labels", by_hand=True) == 1
        assert kept.captions[1] == "my own words"
        assert labels_of(kept, "a.png")["dog"] == -1
        assert labels_of(kept, "b.png")["dog"] == 0
        _, taken = update(
            project, changed, UpdateChoice(captions_by_hand=True, labels_by_hand=True)
        )
        assert taken.captions[1] == "a hound"
        assert labels_of(taken, "a.png")["dog"] == 1
        again, _ = update(project, changed)
        assert again.is_empty
        # What came from the source is no person's word: the next change of it is plain.
        later, _ = update(project, changed | {"b.png": ("a pup", None)})
        assert later.count("captions") == 1


def test_each_kind_can_be_left(path: Path) -> None:
    changed: Rows = START | {"a.png": ("other", ["dog"]), "new.png": ("new", ["cow"])}
    with open_project(path) as project:
        _, after = update(project, changed, UpdateChoice(added=False, captions=False, labels=True))
        assert len(after) == 5
        assert after.captions[0] == "a cat"
        assert labels_of(after, "a.png") == {"cat": 0, "dog": 1, "cow": 0}


def test_a_deleted_label_is_not_brought_back(path: Path) -> None:
    with open_project(path) as project:
        project.label_editor.delete("dog")
        diff, after = update(project, START | {"new.png": ("new", ["dog"])})
        assert diff.left_labels == ("dog",)
        assert after.labels.ids == ("cat",)


def test_an_empty_source_and_one_without_captions_take_nothing_away(path: Path) -> None:
    with open_project(path) as project:
        with pytest.raises(EngineError, match="no rows now"):
            compare_source(project, table({}))
        diff = compare_source(project, table({name: ("", x[1]) for name, x in START.items()}))
        assert diff.is_empty


@pytest.mark.parametrize("seed", range(4))
def test_any_update_ends_in_what_the_source_says_and_goes_back_whole(seed: int, path: Path) -> None:
    rng = np.random.default_rng(seed)
    with open_project(path) as project:
        for _ in range(4):
            if rng.random() < 0.5:
                items = project.dataset().items
                project.journal.toggle([int(rng.choice(items))], "cat")
            before = project.dataset()
            rows: Rows = {
                str(name): (
                    f"words {rng.integers(3)}",
                    [str(x) for x in rng.choice(["cat", "dog", "cow", "hen"], 2, replace=False)],
                )
                for name in rng.permutation([*START, "new.png", "f.png"])[: rng.integers(1, 8)]
            }
            every = UpdateChoice(captions_by_hand=True, labels_by_hand=True)
            diff, after = update(project, rows, every)
            by_hand = project.rows_editor.labels_by_hand()
            for name, (caption, labels) in rows.items():
                place = after.names.index(name)
                assert after.captions[place] == caption
                for label_id, state in labels_of(after, name).items():
                    said = int(label_id in (labels or ()))
                    assert state == said or (int(after.items[place]), label_id) in by_hand or (
                        state == -1 and label_id not in diff.new_labels
                    )  # fmt: skip
            if not diff.is_empty:
                project.journal.undo()
                back = project.dataset()
                assert (back.targets == before.targets).all()
                assert (back.captions, back.names) == (before.captions, before.names)
                project.journal.redo()
                assert (project.dataset().targets == after.targets).all()


def test_the_command_tells_and_takes(
    tmp_path: Path, images: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, project = tmp_path / "train.csv", tmp_path / "q.mmc"

    def write(*lines: str) -> None:
        text = "\n".join(["ImageID,Labels,Caption", *lines])
        source.write_text(text + "\n", encoding="utf-8")

    run: Callable[..., int] = lambda *more: main(["import", str(source), *map(str, more)])  # noqa: E731
    write('a.png,1,"a person"', 'b.png,2,"a bicycle"')
    assert run("--images", images, "--project", project) == 0
    write('a.png,1 2,"a person"', 'b.png,2,"a red bicycle"', 'c.png,3,"a car"')
    capsys.readouterr()
    assert run("--into", project, "--look") == 0
    assert "1 photo is new.\n1 caption has changed." in capsys.readouterr().out
    with open_project(project) as opened:
        assert len(opened.dataset()) == 2
    assert run("--into", project, "--leave", "captions") == 0
    assert "Done: Update from train.csv: 1 new, 1 labels." in capsys.readouterr().out
    with open_project(project) as opened:
        data = opened.dataset()
        assert data.captions == ("a person", "a bicycle", "a car")
        assert labels_of(data, "a.png")["2"] == 1
    assert run("--into", project) == 0
    assert "Update from train.csv: 1 captions" in capsys.readouterr().out


def test_a_source_is_read_again_as_it_was_read_before(tmp_path: Path) -> None:
    source = write_dataset(tmp_path / "source", rows=8, test=3)
    (tmp_path / "other").mkdir()
    tests = (source / "test.csv").rename(tmp_path / "other" / "t.csv")
    path = tmp_path / "p.mmc"
    import_competition(
        train_csv=source / "train.csv", test_csv=tests, images=source / "data", project=path
    )
    with open_project(path) as project:
        train = known_source(project)
        assert train == source / "train.csv"
        format_, options = known_reading(project, train)
        assert (format_, options.files) == ("competition", (tests,))
        found = compare_source(project, read_source(find_source(train, format_), options))
        assert found.is_empty
        assert not found.gone
        tests.unlink()  # then the test rows are nothing that the source has lost
        format_, options = known_reading(project, train)
        assert not compare_source(project, read_source(find_source(train), options)).gone
