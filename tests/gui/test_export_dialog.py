"""The export dialog: every format, rows and labels to choose, nothing replaced unasked."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton
from shiboken6 import isValid
from window_fixtures import SHIFT, TEST_PHOTOS, Key, Stage

from engine.data.dataset import Split
from engine.data.readers.detect import find_source, read_source
from engine.export.formats import WRITERS
from mmc_gui.dialogs.export_dialog import ExportDialog
from mmc_gui.transfers import KAGGLE

LEFT = Qt.MouseButton.LeftButton


def ask(stage: Stage, format_: str = "") -> ExportDialog:
    dialog = stage.window.choosers.choose_export(format_)
    assert dialog is not None
    return dialog


def gone(dialog: ExportDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def choose(combo: QComboBox, text: str) -> None:
    """Choose the entry that begins with a text."""
    row = next(n for n in range(combo.count()) if combo.itemText(n).startswith(text))
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def write_to(dialog: ExportDialog, path: Path) -> None:
    edit = dialog.out.edit
    edit.selectAll()
    QTest.keyClicks(edit, str(path))


def export(stage: Stage, dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: gone(dialog) and stage.idle)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_submission_is_a_key_and_enter_away(trained_stage: Stage) -> None:
    stage = trained_stage
    path = stage.window.session.path
    assert path is not None
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    QTest.keySequence(stage.window, QKeySequence("Ctrl+E"))
    dialog = stage.window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.format == KAGGLE
    assert not dialog.form.rows.isVisible()
    assert f"{TEST_PHOTOS} test photos" in dialog.about.text()
    QTest.keyClick(dialog, Key.Key_Return)
    stage.wait(lambda: gone(dialog) and stage.idle)
    out = path.with_name("submission.csv")
    assert len(out.read_text().splitlines()) == TEST_PHOTOS + 1
    assert stage.texts[-1] == f"{TEST_PHOTOS} rows are in {out}, read back and checked."


def test_the_fallback_of_the_submission_is_kept_with_the_run(
    trained_stage: Stage, tmp_path: Path
) -> None:
    stage = trained_stage
    stage.trigger("submission")
    dialog = stage.window.findChild(ExportDialog)
    assert dialog is not None
    out = tmp_path / "mine"  # the suffix is added
    write_to(dialog, out)
    dialog.form.fallback.setChecked(False)
    stage.window.tasks.set_thresholds(stage.window.session.thresholds * 0 + 1)
    export(stage, dialog)
    assert out.with_suffix(".csv").read_text().splitlines() == [
        "ImageID,Labels", *(f"t{number}.jpg," for number in range(TEST_PHOTOS)),
    ]  # fmt: skip
    assert not stage.window.session.fallback


def test_a_file_is_shown_in_its_folder(
    trained_stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = trained_stage
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = ask(stage, "jsonl")
    write_to(dialog, tmp_path / "rows.jsonl")
    export(stage, dialog)
    message = stage.window.banner.shown[-1]
    assert message.action == "Show in folder"
    buttons = [
        button for button in stage.window.banner.findChildren(QPushButton)
        if button.text() == "Show in folder"
    ]  # fmt: skip
    QTest.mouseClick(buttons[-1], LEFT)
    assert opened == [str(tmp_path)]


def test_replacing_a_file_is_asked_for(stage: Stage, tmp_path: Path) -> None:
    out = tmp_path / "rows.csv"
    out.write_text("precious")
    dialog = ask(stage, "csv")
    write_to(dialog, out)
    for answer, kept in (("Cancel", True), ("Replace", False)):
        QTest.mouseClick(dialog.ok, LEFT)
        question = dialog.findChild(QMessageBox)
        assert question is not None
        assert "rows.csv exists already. Replace it?" in question.text()
        button = next(b for b in question.buttons() if b.text().replace("&", "") == answer)
        QTest.mouseClick(button, LEFT)
        stage.wait(lambda: gone(dialog) or dialog.findChild(QMessageBox) is None)
        stage.settle()
        assert (out.read_text() == "precious") == kept
    assert gone(dialog)


def test_a_folder_is_never_replaced(stage: Stage, tmp_path: Path) -> None:
    out = tmp_path / "there"
    out.mkdir()
    dialog = ask(stage, "coco")
    write_to(dialog, out)
    QTest.mouseClick(dialog.ok, LEFT)
    assert "exists already. Name a new folder." in dialog.message.text()
    assert dialog.isVisible()
    assert not list(out.iterdir())


def test_rows_can_be_chosen(stage: Stage, tmp_path: Path) -> None:
    dataset = stage.window.session.dataset
    assert dataset is not None
    stage.search("rain")
    shown = stage.shown()
    stage.click_photo(0)
    row = [dataset.names.index(name) for name in shown]
    stage.click_photo(row[2], SHIFT)
    for title, names in (
        ("All", list(dataset.names)),
        ("Test", [dataset.names[r] for r in dataset.rows(Split.TEST)]),
        ("Shown now", shown),
        ("Selected", shown[:3]),
    ):
        dialog = ask(stage, "csv-lists")
        choose(dialog.form.rows, title)
        assert dialog.form.rows.currentText() == f"{title} ({len(names):,})"
        out = tmp_path / f"{title}.csv"
        write_to(dialog, out)
        export(stage, dialog)
        written = [line["image"] for line in rows_of(out)]
        assert written == names


def test_what_a_run_decides_is_written_with_its_scores(
    trained_stage: Stage, tmp_path: Path
) -> None:
    stage = trained_stage
    session = stage.window.session
    dataset, run = session.dataset, session.run
    assert dataset is not None
    assert run is not None
    dialog = ask(stage, "csv")
    choose(dialog.form.labels, "As run")
    choose(dialog.form.words, "Ids")
    dialog.form.scores.setChecked(True)
    write_to(dialog, tmp_path / "decided.csv")
    export(stage, dialog)
    lines = rows_of(tmp_path / "decided.csv")
    assert len(lines) == len(dataset)
    scored = run.run.scores_of(dataset.items)
    decided = session.rule.decide(scored[0])
    for line, decisions, scores in zip(lines, decided, scored[0], strict=True):
        for column, label in enumerate(dataset.labels):
            assert line[f"label:{label.id}"] == str(int(decisions[column]))
            assert float(line[f"score:{label.id}"]) == pytest.approx(scores[column], abs=1e-5)


@pytest.mark.parametrize("format_", list(WRITERS))
def test_every_format_is_written_and_read_again(stage: Stage, tmp_path: Path, format_: str) -> None:
    dialog = ask(stage, format_)
    assert dialog.about.text() == WRITERS[format_].sentence
    choose(dialog.form.rows, "Training")
    if "photos" in WRITERS[format_].uses:
        choose(dialog.form.photos, "Copy")
    out = tmp_path / f"out{WRITERS[format_].suffix}"
    write_to(dialog, out)
    export(stage, dialog)
    assert str(out) in stage.texts[-1]
    dataset = stage.window.session.dataset
    assert dataset is not None
    table = read_source(find_source(out))
    assert len(table.rows) >= len(dataset.rows(Split.TRAIN)) - 2  # two have no photo


def test_without_a_run_the_submission_says_what_it_needs(stage: Stage) -> None:
    dialog = ask(stage)
    assert dialog.format == "csv"
    assert dialog.form.labels.count() == 1
    dialog.choose_format(KAGGLE)
    assert dialog.message.text() == "A submission needs a trained run: train one first."
    assert not dialog.ok.isEnabled()
    dialog.choose_format("jsonl")
    assert dialog.message.text() == ""
    assert dialog.ok.isEnabled()
    dialog.out.edit.clear()
    assert not dialog.ok.isEnabled()


def test_a_stopped_export_leaves_nothing(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from engine import exporting

    reached, go_on = threading.Event(), threading.Event()
    real = exporting.export_rows

    def slow(*args: object, **more: object) -> object:
        reached.set()
        assert go_on.wait(20)
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "export_rows", slow)
    dialog = ask(stage, "jsonl")
    write_to(dialog, tmp_path / "rows.jsonl")
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(reached.is_set)
    assert dialog.cancel.text() == "Stop"
    QTest.mouseClick(dialog.cancel, LEFT)
    assert dialog.cancel.text() == "Stopping…"
    go_on.set()
    stage.wait(lambda: not dialog.running and stage.idle)
    assert dialog.message.text() == "Stopped. Nothing was made."
    assert not (tmp_path / "rows.jsonl").exists()
    assert dialog.ok.isEnabled()


def test_a_failure_is_told_in_the_dialog(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = ask(stage, "csv")
    write_to(dialog, tmp_path / "file" / "out.csv")
    QTest.mouseClick(dialog.ok, LEFT)
    stage.wait(lambda: not dialog.running and stage.idle)
    assert "cannot be written" in dialog.message.text()
    assert dialog.isVisible()


def test_choices_are_only_of_what_is_there(stage: Stage, tmp_path: Path) -> None:
    dialog = ask(stage, "jsonl")
    titles = [dialog.form.rows.itemText(n).split(" (")[0] for n in range(dialog.form.rows.count())]
    assert titles == ["All", "Training", "Validation", "Test"]
    write_to(dialog, tmp_path / "x.jsonl")
    export(stage, dialog)
    dataset = stage.window.session.dataset
    assert dataset is not None
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["image"] for line in lines] == list(dataset.names)
