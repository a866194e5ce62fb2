"""The import assistant: any source, looked at before it is read, by keyboard alone if need be."""

import json
from pathlib import Path

import pytest
from builders import photo
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton
from window_fixtures import (
    Key,
    MakeStage,
    Source,
    Stage,
    drop,
    files,
    usual_rows,
    write_source,
)

from engine.data.dataset import Split
from engine.data.readers.detect import FORMATS
from engine.export.formats import export_table
from engine.export.table import ExportOptions, table_of
from mmc_gui.dialogs import source_reader
from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.dialogs.mapping_form import MANY

LEFT = Qt.MouseButton.LeftButton


def ask(stage: Stage, path: Path | None = None) -> ImportDialog:
    """Open the assistant on a path and wait until all that can be known is known."""
    dialog = stage.window.choosers.choose_dataset(path)
    settle(stage, dialog)
    return dialog


def settle(stage: Stage, dialog: ImportDialog) -> None:
    loader = dialog.parts.rows._loader
    stage.wait(lambda: not dialog.reader.busy and not loader.counts.waiting)


def choose(combo: QComboBox, data: object) -> None:
    """Choose an entry as the keyboard does."""
    combo.setFocus()
    row = combo.findData(data)
    assert row >= 0, data
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def imported(stage: Stage, dialog: ImportDialog) -> None:
    """Press Import and wait for the project."""
    before = stage.window.session.open
    assert dialog.ok.isEnabled(), dialog.parts.what.text()
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: stage.window.session.open is not before and stage.idle)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "set" / "photos"
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name}.png").write_bytes(photo(["1"], shade=ord(name)))
    return folder


def table(photos: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = photos.parent / name
    path.write_bytes(text.encode(encoding))
    return path


def test_the_competition_is_known_at_one_drop(make_stage: MakeStage, tmp_path: Path) -> None:
    source = write_source(tmp_path / "pets", usual_rows(), tests=2)
    stage = make_stage()
    for dropped in (source.folder, source.train):
        assert drop(stage.window.start.zone, files(dropped))
        dialog = stage.window.findChild(ImportDialog)
        assert dialog is not None
        settle(stage, dialog)
        assert dialog.parts.what.text() == (
            "Competition CSV: 30 photos, all with a caption, 18 labels (2 test), read together "
            "with test.csv."
        )
        assert dialog.parts.images.path == source.images
        assert dialog.parts.reading.test.path == source.test
        assert dialog.parts.project.path == source.folder / "pets.mmc"
        assert dialog.parts.photos.text().startswith("29 of 30 photos found;")
        assert "gone.jpg" in dialog.parts.photos.text()
        assert dialog.parts.rows.rowCount() == 20
        assert not dialog.parts.rows.item(0, 0).icon().isNull()
        dialog.reject()
        stage.wait(lambda: stage.window.findChild(ImportDialog) is None)
    imported(stage, ask(stage, source.folder))
    assert stage.window.session.path == source.folder / "pets.mmc"
    assert stage.texts[-1].startswith("Imported ")
    assert stage.window.windowTitle() == "pets – MMC"


def test_keys_alone_import_a_table(make_stage: MakeStage, photos: Path) -> None:
    path = table(photos, "file,caption,tags\na.png,a dog,dog|cat\nb.png,a cat,cat\n")
    stage = make_stage()
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    QTest.keySequence(stage.window, QKeySequence("Ctrl+I"))
    dialog = stage.window.findChild(ImportDialog)
    assert dialog is not None
    assert not dialog.ok.isEnabled()
    stage.wait(lambda: QApplication.focusWidget() is dialog.parts.source.edit)
    QTest.keyClicks(dialog.parts.source.edit, str(path))
    QTest.keyClick(dialog.parts.source.edit, Key.Key_Tab)
    settle(stage, dialog)
    assert dialog.parts.what.text() == "CSV or TSV: 2 photos, all with a caption, 2 labels."
    assert dialog.parts.photos.text() == "All 2 photos found."
    assert dialog.parts.mapping.mapping.labels == "tags"
    for _ in range(60):  # every field can be reached, and Import is among them
        if QApplication.focusWidget() is dialog.ok:
            break
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    QTest.keyClick(dialog.ok, Key.Key_Return)
    stage.wait(lambda: stage.window.session.dataset is not None and stage.idle)
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.captions == ("a dog", "a cat")
    assert dataset.labels.ids == ("cat", "dog")
    assert stage.window.session.path == photos.parent / "list.mmc"


def test_a_mapping_that_was_guessed_wrong_is_put_right(make_stage: MakeStage, photos: Path) -> None:
    text = "file,a,b,c\na.png,x,dog/cat,train\nb.png,y,,test\n".replace("/", ";")
    stage = make_stage()
    dialog = ask(stage, table(photos, text))
    form, rows = dialog.parts.mapping, dialog.parts.rows
    for combo, column in ((form.caption, "a"), (form.labels, "b"), (form.split, "c")):
        choose(combo, column)
        assert combo.toolTip() == combo.currentText()  # there is no room for all of it
    choose(form.parted, ";")
    settle(stage, dialog)
    assert [rows.item(0, x).text() for x in range(4)] == ["a.png", "x", "dog, cat", "Training"]
    assert rows.item(1, 2).text() == "not labelled"
    choose(form.empty, "none")
    settle(stage, dialog)
    assert rows.item(1, 2).text() == "none applies"
    choose(form.caption, "c")
    choose(form.caption, "a")
    settle(stage, dialog)
    imported(stage, dialog)
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.captions == ("x", "y")
    assert dataset.splits.tolist() == [Split.TRAIN, Split.TEST]
    assert (dataset.targets == 1).sum() == 2


def test_columns_that_are_a_label_each_are_checked(make_stage: MakeStage, photos: Path) -> None:
    stage = make_stage()
    dialog = ask(stage, table(photos, "image,dog,cat,rank\na.png,1,0,1\nb.png,0,1,0\n"))
    form = dialog.parts.mapping
    assert form.labels.currentData() == MANY
    assert not form.parted.isVisibleTo(form)
    assert form.many.checked == ["dog", "cat", "rank"]
    form.many.setCurrentRow(3)
    form.many.setFocus()
    QTest.keyClick(form.many, Key.Key_Space)
    settle(stage, dialog)
    assert form.many.checked == ["dog", "cat"]
    assert "2 labels" in dialog.parts.what.text()


def test_encoding_and_delimiter_can_be_told(make_stage: MakeStage, photos: Path) -> None:
    stage = make_stage()
    text = "image;caption\na.png;Žluťoučký kůň\nb.png;x, y\n"
    dialog = ask(stage, table(photos, text, encoding="cp1250"))
    form, rows = dialog.parts.mapping, dialog.parts.rows
    assert form.delimiter.currentData() == ";"
    assert rows.item(0, 1).text() != "Žluťoučký kůň"
    assert "accents" in dialog.parts.problems.text()
    choose(form.encoding, "cp1250")
    settle(stage, dialog)
    assert rows.item(0, 1).text() == "Žluťoučký kůň"
    choose(form.delimiter, ",")
    settle(stage, dialog)
    assert form.image.count() == 2  # none, and the one column that is left
    choose(form.delimiter, ";")
    settle(stage, dialog)
    assert rows.item(1, 1).text() == "x, y"
    form.header.click()
    settle(stage, dialog)
    assert rows.rowCount() == 3
    assert form.image.itemData(1) == "column 1"


def test_photos_that_are_elsewhere_are_asked_for(
    make_stage: MakeStage, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tmp_path / "far"
    far.mkdir()
    path = far / "list.csv"
    path.write_text("image,caption\na.png,a dog\nnone.png,a cat\n")
    stage = make_stage()
    dialog = ask(stage, path)
    assert dialog.parts.photos.text() == "The photos were not found. Choose their folder."
    assert not dialog.ok.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "none"))
    button = dialog.parts.images.findChild(QPushButton)
    QTest.mouseClick(button, LEFT)
    settle(stage, dialog)
    assert "There is no folder" in dialog.parts.photos.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(photos))
    QTest.mouseClick(button, LEFT)
    settle(stage, dialog)
    assert dialog.parts.photos.text().startswith("1 of 2 photos found;")
    imported(stage, dialog)
    assert stage.window.session.dataset is not None
    assert stage.window.session.dataset.images == ("a.png", "")


def test_a_place_that_is_taken_is_told_at_its_field(
    stage: Stage, source: Source, project: Path, tmp_path: Path
) -> None:
    former = stage.window.session.open
    dialog = ask(stage, source.folder)
    edit = dialog.parts.project.edit
    for path, sentence in (
        (project, "exists already"),
        (tmp_path / "no" / "where.mmc", "There is no folder"),
    ):
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, str(path))
        settle(stage, dialog)
        assert sentence in dialog.parts.place.text()
        assert edit.property("invalid")
        assert not dialog.ok.isEnabled()
    edit.selectAll()
    QTest.keyClick(edit, Key.Key_Delete)
    assert "Name the project" in dialog.parts.place.text()
    QTest.keyClicks(edit, str(tmp_path / "mine"))  # no suffix of ours
    settle(stage, dialog)
    assert not edit.property("invalid")
    assert stage.window.session.open is former
    imported(stage, dialog)
    assert stage.window.session.path == tmp_path / "mine.mmc"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.bin", bytes(range(256)), "is in no format that can be read"),
        ("x.csv", b"", "x.csv is empty"),
        ("x.json", b"{", "is in no format"),
    ],
)
def test_what_is_no_dataset_is_told_at_the_source(
    make_stage: MakeStage, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(data)
    stage = make_stage()
    dialog = ask(stage, tmp_path / name)
    assert sentence in dialog.parts.what.text()
    assert dialog.parts.empty.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.parts.source.set_path(tmp_path / "gone")
    settle(stage, dialog)
    assert "There is no file" in dialog.parts.what.text()


@pytest.mark.parametrize("format_", [f for f in FORMATS if f != "competition"])
def test_every_format_comes_in_through_the_dialog(
    stage: Stage, tmp_path: Path, format_: str
) -> None:
    dataset = stage.window.session.dataset
    assert dataset is not None
    rows = dataset.rows(Split.TRAIN)[:6]
    suffix = {"csv": ".csv", "jsonl": ".jsonl", "parquet": ".parquet"}.get(format_, "")
    out = tmp_path / "out" / f"set{suffix}"
    out.parent.mkdir()
    options = ExportOptions(photos="none" if suffix or format_ == "webdataset" else "copy")
    export_table(table_of(dataset, rows), out, format_, options)
    dialog = ask(stage, out)
    if suffix:
        dialog.parts.images.edit.setText(str(dataset.root))
        dialog.parts.images.chosen.emit()
        settle(stage, dialog)
    assert dialog.finding is not None
    assert dialog.finding.format == format_
    dialog.parts.project.edit.setText(str(tmp_path / "new.mmc"))
    dialog.parts.project.chosen.emit()
    settle(stage, dialog)
    imported(stage, dialog)
    again = stage.window.session.dataset
    assert again is not None
    assert len(again) >= len(rows)
    assert all(again.images)


def test_labels_and_validation_can_be_told_before(make_stage: MakeStage, photos: Path) -> None:
    stage = make_stage()
    dialog = ask(stage, photos)  # photos alone
    assert dialog.parts.what.text() == "One folder a label: 3 photos, no captions, no labels."
    QTest.keyClicks(dialog.parts.more.labels, "dog, cat")
    dialog.parts.more.compare.setChecked(True)
    dialog.parts.project.edit.setText(str(photos.parent / "p.mmc"))
    dialog.parts.project.chosen.emit()
    settle(stage, dialog)
    imported(stage, dialog)
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.labels.ids == ("dog", "cat")


def test_another_format_can_be_chosen(make_stage: MakeStage, photos: Path) -> None:
    for name in ("a", "b", "c"):
        (photos / f"{name}.txt").write_text("a dog, a cat")
    stage = make_stage()
    dialog = ask(stage, photos)
    assert dialog.finding is not None
    assert dialog.finding.format == "sidecar"
    assert "2 labels" in dialog.parts.what.text()
    assert dialog.parts.problems.text().startswith("The text files are taken as labels:")
    choose(dialog.parts.reading.texts, "caption")
    settle(stage, dialog)
    assert "all with a caption, no labels" in dialog.parts.what.text()
    formats = dialog.parts.format
    titles = [formats.itemText(row) for row in range(formats.count())]
    assert len(titles) >= len(FORMATS)
    row = titles.index("COCO annotations (unlikely)")
    formats.setCurrentIndex(row)
    formats.activated.emit(row)
    settle(stage, dialog)
    assert "has no instances" in dialog.parts.what.text()
    assert not dialog.ok.isEnabled()


def test_a_stop_in_the_middle_leaves_nothing(
    make_stage: MakeStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from engine.data import importing

    source = write_source(tmp_path / "pets", usual_rows(), tests=0)
    reached, go_on = threading.Event(), threading.Event()
    finder = importing.PhotoFinder

    def slow(root: Path) -> object:
        reached.set()
        assert go_on.wait(20)
        return finder(root)

    stage = make_stage()
    dialog = ask(stage, source.folder)
    monkeypatch.setattr(importing, "PhotoFinder", slow)
    before = sorted(source.folder.iterdir())
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(reached.is_set)
    assert dialog.cancel.text() == "Stop"
    assert not dialog.body.isEnabled()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    go_on.set()
    stage.wait(lambda: not dialog.running and stage.idle)
    assert dialog.message.text() == "Stopped. Nothing was made."
    assert sorted(source.folder.iterdir()) == before
    assert stage.window.session.open is None
    monkeypatch.setattr(importing, "PhotoFinder", finder)
    imported(stage, dialog)  # the form is as it was
    assert stage.window.session.path == source.folder / "pets.mmc"


def test_a_failure_is_told_in_the_dialog_and_nothing_is_left(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    source = write_source(tmp_path / "pets", usual_rows(), tests=0)
    stage = make_stage()
    dialog = ask(stage, source.folder)
    (source.folder / "pets.mmc").write_text("somebody was quicker")
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: not dialog.running and stage.idle)
    assert "exists already" in dialog.message.text()
    assert dialog.isVisible()
    assert stage.window.session.open is None
    assert not stage.texts


@pytest.mark.expected_logs
def test_a_defect_is_shown_by_the_window_with_its_trace(
    make_stage: MakeStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mmc_gui import imports

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    source = write_source(tmp_path / "pets", usual_rows(), tests=0)
    stage = make_stage()
    dialog = ask(stage, source.folder)
    monkeypatch.setattr(imports, "import_found", broken)
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: bool(stage.texts) and stage.idle)
    assert stage.texts[-1].startswith("Something went wrong in the program: RuntimeError.")
    assert "a defect" in stage.window.banner.shown[-1].details
    assert stage.window.findChild(ImportDialog) is None or not dialog.isVisible()


def test_photos_out_of_an_archive_go_with_an_import_that_fails(
    stage: Stage, tmp_path: Path
) -> None:
    dataset = stage.window.session.dataset
    assert dataset is not None
    out = tmp_path / "tars"
    export_table(table_of(dataset, dataset.rows(Split.TRAIN)[:3]), out, "webdataset")
    dialog = ask(stage, out)
    new = tmp_path / "written"
    dialog.parts.images.edit.setText(str(new))
    dialog.parts.images.chosen.emit()
    dialog.parts.more.labels.setText("x" * 10)
    place = tmp_path / "p.mmc"
    dialog.parts.project.edit.setText(str(place))
    dialog.parts.project.chosen.emit()
    settle(stage, dialog)
    assert "are written into this new folder" in dialog.parts.photos.text()
    assert not dialog.parts.problems.text()
    (tmp_path / "p.mmc.part").mkdir()  # where the project would be written first
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: not dialog.running and stage.idle)
    assert not new.exists()
    assert not place.exists()


def test_a_source_that_is_exchanged_is_looked_at_anew(
    make_stage: MakeStage, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = table(photos, "image,caption\na.png,one\n", "one.csv")
    second = table(photos, "image,caption\na.png,two\nb.png,two\n", "two.csv")
    asked: list[Path] = []
    real = source_reader.look_at

    def look(path: Path, reporter: object) -> object:
        asked.append(path)
        return real(path, reporter)  # type: ignore[arg-type]

    monkeypatch.setattr(source_reader, "look_at", look)
    stage = make_stage()
    dialog = stage.window.choosers.choose_dataset(first)
    assert drop(dialog, files(second))
    settle(stage, dialog)
    assert dialog.finding is not None
    assert dialog.finding.path == second
    assert dialog.parts.rows.rowCount() == 2
    assert dialog.parts.project.path == photos.parent / "two.mmc"
    assert asked[-1] == second
    dialog.parts.source.set_path(photos / "other.mmc")
    assert dialog.parts.what.text().startswith("other.mmc is a project. Open it")
    assert not dialog.ok.isEnabled()


def test_the_window_may_close_while_the_dialog_looks(make_stage: MakeStage, photos: Path) -> None:
    stage = make_stage()
    stage.window.choosers.choose_dataset(photos)
    stage.window.close()  # what is left running is found by the hunt after each test


def test_a_list_of_json_longer_than_its_beginning_is_known(
    make_stage: MakeStage, photos: Path
) -> None:
    rows = [{"image": "a.png", "text": "word " * 40, "tags": ["dog"]} for _ in range(2000)]
    stage = make_stage()
    dialog = ask(stage, table(photos, json.dumps(rows, indent=1), "long.json"))
    assert dialog.parts.what.text().startswith("JSON lines: 1 photo,")
