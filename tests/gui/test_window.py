"""The window as a whole: menus, dialogs, projects that come and go, data of every shape."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from window_fixtures import (
    TEST_PHOTOS,
    TRAIN_PHOTOS,
    Gate,
    Key,
    MakeStage,
    Row,
    Source,
    Stage,
    drop,
    files,
    make_project,
    usual_rows,
    write_source,
)

from engine.data.project import lock_project
from engine.errors import EngineError
from engine.events import Reporter
from engine.training.runs import list_runs
from mmc_gui.actions import ACTIONS, EVERYWHERE, FIXED_KEYS, LABEL_KEYS
from mmc_gui.dialogs.about_dialog import AboutDialog
from mmc_gui.dialogs.doubtful_rows import DoubtfulRows
from mmc_gui.dialogs.export_dialog import ExportDialog
from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.keys_dialog import KeysDialog
from mmc_gui.main_window import PAGES
from mmc_gui.resources import icon_names
from mmc_gui.theme import current_theme
from mmc_gui.widgets.key_sheet import KeySheet

LEFT = Qt.MouseButton.LeftButton


def small(folder: Path, rows: Sequence[Row] | None = None, *, tests: int = 2) -> Path:
    """Make a project of a few photos."""
    source = write_source(folder, rows or usual_rows()[:6], tests=tests, size=(40, 30))
    return make_project(source, folder / f"{folder.name}.mmc")


def shown_dialog(stage: Stage, kind: type[QDialog]) -> QDialog:
    (dialog,) = [d for d in stage.window.findChildren(kind) if d.isVisible()]
    return dialog


# -- menus ------------------------------------------------------------------------------------


def test_actions_have_icons_tips_and_keys_of_their_own(stage: Stage) -> None:
    actions = stage.window.actions_by_key
    assert {spec.icon for spec in ACTIONS} <= set(icon_names())
    keys = [key.toString() for spec in ACTIONS for key in actions[spec.key].shortcuts()]
    assert len(set(keys)) == len(keys)
    for spec in ACTIONS:
        for key in actions[spec.key].shortcuts():
            if spec.scope == EVERYWHERE:  # never a bare letter or digit
                assert "+" in key.toString() or key.toString() in ("F1", "F2", "?")
    assert not set(LABEL_KEYS.upper()) & set(keys)
    assert len(set(LABEL_KEYS)) == len(LABEL_KEYS)
    fixed = [QKeySequence(key).toString() for key, _ in FIXED_KEYS if key.startswith("Ctrl+")]
    assert not set(fixed) & set(keys)
    for spec in ACTIONS:
        action = actions[spec.key]
        assert action.receivers("2triggered(bool)") > 0, spec.key
        assert not action.icon().isNull(), spec.key
        assert spec.tip in action.toolTip()


def test_every_menu_entry_does_what_it_says(
    trained_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = trained_stage
    window = stage.window
    asked: list[str] = []

    def ask(_parent: object, title: str, *_rest: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    stage.trigger("open")
    assert asked == ["Open project"]
    for key, kind in (
        ("import", ImportDialog),
        ("export", ExportDialog),
        ("shortcuts", KeySheet),
        ("keys", KeysDialog),
        ("submission", ExportDialog),
        ("problems", DoubtfulRows),
        ("about", AboutDialog),
    ):
        stage.trigger(key)
        dialog = shown_dialog(stage, kind)
        assert dialog.windowTitle()
        QTest.keyClick(dialog, Key.Key_Escape)
        assert not dialog.isVisible()
    for key in PAGES:
        stage.trigger(key)
        assert window.stack.currentWidget() is window.pages[key]
        assert window.rail.current == key
    stage.trigger("dark")
    assert current_theme().dark
    stage.trigger("system")
    assert window._settings.theme == "system"
    stage.trigger("light")
    assert not current_theme().dark
    stage.trigger("find")
    assert window.browse.filters.search.hasFocus()
    assert not window.actions_by_key["undo"].isEnabled()
    window.tasks.edits.toggle_label([0], "5")
    stage.settle()
    stage.trigger("undo")
    stage.settle()
    stage.trigger("redo")
    stage.settle()
    assert "5" in stage.labels_of(0)
    before = window.session.thresholds.copy()
    window.tasks.set_thresholds(before * 0)
    stage.trigger("tune")
    stage.settle()
    assert window.session.thresholds.any()
    stage.trigger("start_training")
    assert window.stack.currentWidget() is window.train
    stage.trigger("stop")
    stage.settle()
    stage.trigger("quit")
    assert not window.isVisible()


def test_what_needs_a_project_or_a_run_is_off_without_one(make_stage: MakeStage) -> None:
    window = make_stage().window
    enabled = {key for key, action in window.actions_by_key.items() if action.isEnabled()}
    themes = {"light", "dark", "contrast", "system", "larger", "smaller", "usual_size"}
    files, helps = {"open", "import", "demo", "quit"}, {"shortcuts", "keys", "about", "log_folder"}
    tongues = {"speak_system", "speak_en", "speak_zh_CN"}
    assert enabled == files | helps | themes | tongues | {"palette", "notify", "seen_first"}
    assert not window.rail.isVisible()
    window.show_page("train")  # by no button, but by a shortcut that came too early
    assert window.stack.currentWidget() is window.start


def test_an_ampersand_in_a_name_makes_no_key_of_the_menu(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    rows = [Row("salt & pepper.jpg", ("1",), "Two shakers"), Row("b.jpg", ("2",), "A bicycle")]
    stage = make_stage()
    stage.open(small(tmp_path / "d", rows, tests=0))
    QTest.keyClick(stage.window.browse.grid, "2")
    stage.settle()
    shown = stage.window.actions_by_key["undo"].text()
    assert shown == "&Undo Set 'bicycle' on salt && pepper.jpg"


def test_keys_of_the_menu_lead_to_the_pages(stage: Stage) -> None:
    stage.window.activateWindow()
    for number, key in enumerate(PAGES, start=1):
        QTest.keySequence(stage.window, QKeySequence(f"Ctrl+{number}"))
        assert stage.window.stack.currentWidget() is stage.window.pages[key]


# -- dialogs ----------------------------------------------------------------------------------


def test_an_export_that_cannot_be_written_gets_a_sentence(
    trained_stage: Stage, tmp_path: Path
) -> None:
    stage = trained_stage
    (tmp_path / "file").write_text("in the way")
    for out in (tmp_path / "file" / "out.csv", tmp_path / "nowhere" / "out.csv", tmp_path):
        stage.window.tasks.exports.submission(out)
        stage.settle()
        assert "cannot be written" in stage.texts[-1]
        assert stage.window.banner.shown[-1].details == ""
        stage.window.banner.dismiss()


# -- projects come and go ---------------------------------------------------------------------


def test_another_project_leaves_nothing_of_the_former(
    make_stage: MakeStage, trained_project: Path, tmp_path: Path
) -> None:
    rows = [Row(f"x{n}.jpg", ("7",), f"Train number {n}") for n in range(4)]
    other = small(tmp_path / "trains", rows, tests=0)
    stage = make_stage()
    stage.open(trained_project)
    window = stage.window
    stage.search("person")
    stage.click_photo(0)
    window.show_page("train")
    stage.open(other)
    assert window.stack.currentWidget() is window.browse
    assert stage.shown() == ["x0.jpg", "x1.jpg", "x2.jpg", "x3.jpg"]
    assert window.browse.filters.text == ""
    assert window.browse.filters.count.text() == "4 photos"
    assert window.browse.inspector.caption.text() == "Train number 0"
    assert window.browse.inspector.bars.rows == ()
    assert window.session.run is None
    assert window.train.runs.rowCount() == 0
    assert window.train.epochs_shown == 0
    assert window.windowTitle() == "trains – MMC"
    for page in (window.thresholds, window.predict):
        assert page.empty.isVisibleTo(page)
    lock_project(trained_project).release()  # let go
    stage.open(trained_project)
    assert len(stage.shown()) == TRAIN_PHOTOS + TEST_PHOTOS
    assert window.train.epochs_shown > 0


def test_a_failed_open_leaves_the_former_project_on_the_screen(
    stage: Stage, project: Path, tmp_path: Path
) -> None:
    window = stage.window
    notes = tmp_path / "notes.mmc"
    notes.write_text("these are notes and no database, though they are long enough to be one")
    taken = small(tmp_path / "taken")
    lock = lock_project(taken)
    window.show_page("train")
    for path, said in (
        (tmp_path / "gone" / "a.mmc", "a.mmc"),
        (notes, "notes.mmc"),
        (taken, "open in another window"),
    ):
        window.tasks.open_project(path)
        stage.settle()
        assert said in stage.texts[-1]
        assert window.session.path == project
        assert window.stack.currentWidget() is window.train
        window.banner.dismiss()
    lock.release()
    assert len(stage.shown()) == TRAIN_PHOTOS + TEST_PHOTOS
    window.show_page("browse")
    QTest.keyClick(window.browse.grid, "9")  # and it can still be edited
    stage.settle()
    assert "9" in stage.labels_of(0)


def test_a_project_that_is_open_is_not_opened_again(
    stage: Stage, project: Path, tmp_path: Path
) -> None:
    opened = stage.window.session.open
    (tmp_path / "way").symlink_to(project.parent)
    for path in (project, tmp_path / "way" / project.name):
        stage.window.tasks.open_project(path)
        stage.settle()
    assert stage.texts[-1].startswith("animals.mmc is open already.")
    assert stage.window.session.open is opened


def test_a_path_that_is_not_there_is_told(make_stage: MakeStage, tmp_path: Path) -> None:
    window = make_stage().window
    window.choosers.open_paths([tmp_path / "nowhere.mmc"])
    assert [message.text for message in window.banner.shown] == [
        f"There is no {tmp_path / 'nowhere.mmc'}. Check the path."
    ]


def test_datasets_and_projects_are_dropped_on_any_page(
    stage: Stage, source: Source, tmp_path: Path
) -> None:
    window = stage.window
    other = small(tmp_path / "other")
    window.show_page("thresholds")
    assert not drop(window, files(source.images / "0.jpg"))
    assert not drop(window, files(source.images / "0.jpg", source.images / "0.txt"))
    text = QMimeData()
    text.setText("words")
    assert not drop(window, text)
    for dropped in (source.train, source.folder, source.images):
        assert drop(window, files(dropped))
        dialog = shown_dialog(stage, ImportDialog)
        assert isinstance(dialog, ImportDialog)
        assert dialog.parts.source.path == dropped
        dialog.reject()
    assert drop(window, files(other))
    stage.wait(lambda: window.session.path == other and stage.idle)


def test_the_demo_is_no_reason_to_train_on_anything_else(
    stage: Stage, project: Path, tmp_path: Path
) -> None:
    window = stage.window
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "data").write_text("in the way of the demo's photos")
    window.tasks.open_demo(tmp_path / "full", photos=40)
    stage.settle()
    assert window.session.path == project
    assert stage.texts
    window.tasks.open_demo(tmp_path / "demo", photos=300)
    stage.trigger("stop")
    stage.settle()
    assert window.session.path == project
    assert window.session.runs == ()
    assert not list_runs(window.session.open.project.runs_folder)  # type: ignore[union-attr]


# -- jobs, defects, looks ---------------------------------------------------------------------


def test_closing_while_a_job_runs_ends_it_and_keeps_what_it_has(
    make_stage: MakeStage, project: Path
) -> None:
    stage = make_stage()
    stage.open(project)
    stage.window.train.form.fields["epochs"].editor.put(5000)
    stage.window.train.start()
    stage.wait(lambda: stage.window.train.epochs_shown >= 2)
    stage.window.browse.grid.setFocus()
    stage.window.tasks.edits.toggle_label([0], "9")
    stage.window.close()
    assert stage.window.runner.job is None or not stage.window.isVisible()
    again = make_stage()
    again.open(project)
    assert again.labels_of(0) == {"1", "18", "9"}
    (run,) = again.window.session.runs
    assert run.result is not None
    assert run.result.stopped
    assert again.window.session.run is not None


def test_a_defect_in_a_task_is_shown_with_its_trace_to_copy(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def work(reporter: Reporter) -> None:
        raise ZeroDivisionError("by nobody's wish")

    window = stage.window
    window.tasks._start("Dividing", work, lambda _: None)
    stage.settle()
    (message,) = window.banner.shown
    assert "went wrong in the program: ZeroDivisionError" in message.text
    assert "by nobody's wish" in message.details
    assert "test_window.py" in message.details
    assert "Dividing failed" in caplog.text
    assert window.actions_by_key["start_training"].isEnabled()
    window.show_error(EngineError("A sentence."))
    assert window.banner.shown[-1].details == ""


def test_a_defect_in_a_change_of_labels_is_shown_and_the_next_one_works(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = stage.window
    assert window.session.open is not None
    journal = window.session.open.project.journal

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(journal, "toggle", fail)
        window.tasks.edits.toggle_label([0], "9")
        stage.settle()
    assert "ZeroDivisionError" in stage.texts[-1]
    assert stage.labels_of(0) == {"1", "18"}
    window.tasks.edits.toggle_label([0], "9")
    stage.settle()
    assert "9" in stage.labels_of(0)


def settled_picture(stage: Stage) -> QImage:
    """Return the window when its photos have come: for some time it has looked the same."""
    stage.settle()
    seen = [stage.window.grab().toImage()]

    def still() -> bool:
        picture = stage.window.grab().toImage()
        if picture != seen[-1]:
            seen.clear()
        seen.append(picture)
        return len(seen) > 10

    stage.wait(still)
    return seen[-1]


def mean_lightness(picture: QImage) -> int:
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(1, 1, whole, smooth).pixelColor(0, 0).lightness()


@pytest.fixture
def calm_cursor(qapp: QApplication) -> Iterator[None]:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.mark.usefixtures("calm_cursor")
def test_the_theme_changes_on_every_page_without_a_stir(trained_stage: Stage) -> None:
    stage = trained_stage
    for key in PAGES:
        stage.window.show_page(key)
        light = settled_picture(stage)
        stage.trigger("dark")
        dark = stage.window.grab().toImage()
        stage.trigger("light")
        assert mean_lightness(dark) + 60 < mean_lightness(light)
        assert stage.window.grab().toImage() == light


def test_a_job_is_shown_and_can_be_stopped_from_the_bar(
    make_stage: MakeStage, project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    stage.window.train.start()
    stage.wait(gate.reached.is_set)
    bar = stage.window.job_bar
    assert not bar.is_idle
    other = stage.window.start.zone  # a drop meanwhile is answered, not lost
    assert other is not None
    assert drop(stage.window, files(project.parent))
    assert "still running" in stage.texts[-1]
    QTest.mouseClick(bar._stop, LEFT)
    assert not bar._stop.isEnabled()
    gate.open.set()
    stage.settle()
    assert bar.is_idle
    assert stage.window.session.runs == ()


# -- data sets of every shape -----------------------------------------------------------------


def _many_labels() -> list[Row]:
    return [Row(f"{n}.jpg", (f"L{n}", f"M{n}"), f"Caption {n}") for n in range(150)]


SHAPES: dict[str, Callable[[], tuple[list[Row], int]]] = {
    "no test rows": lambda: (usual_rows()[:12], 0),
    "one row": lambda: (usual_rows()[:1], 0),
    "one train row": lambda: (usual_rows()[:1], 2),
    "two rows": lambda: (usual_rows()[:2], 0),
    "one label": lambda: ([Row(f"{n}.jpg", ("only",), f"It {n}") for n in range(12)], 2),
    "rows without labels": lambda: ([Row(f"{n}.jpg", (), f"It {n}") for n in range(12)], 2),
    "empty captions": lambda: ([Row(f"{n}.jpg", ("1",), "") for n in range(12)], 2),
    "blank captions": lambda: ([Row(f"{n}.jpg", ("1",), "   ") for n in range(12)], 0),
    "all photos missing": lambda: (
        [Row(f"{n}.jpg", ("1",), f"It {n}", missing=True) for n in range(12)],
        0,
    ),
    "all photos broken": lambda: (
        [Row(f"{n}.jpg", ("1",), f"It {n}", data=b"none") for n in range(12)],
        0,
    ),
    "the same content": lambda: (
        [Row(f"{n}.jpg", ("1",), "It", data=_same_photo()) for n in range(12)],
        0,
    ),
    "names of all scripts": lambda: (
        [
            Row(f"{name}.jpg", (label,), f"{name} 🐕 \u202e{n}")
            for n, (name, label) in enumerate(
                (name, label)
                for name in ("été à la mer", "写真 1", "صورة", "a#b%20c", "&<b>x", "it's")
                for label in ("über", "狗")
            )
            if not n % 2
        ],
        0,
    ),
    "a very long caption": lambda: (
        [Row(f"{n}.jpg", ("1",), "word " * 20_000) for n in range(4)],
        1,
    ),
    "one endless word": lambda: ([Row(f"{n}.jpg", ("1",), "w" * 5_000) for n in range(4)], 0),
    "right to left": lambda: (
        [Row(f"{n}.jpg", ("1",), "كلب وقطة على مقعد في الحديقة") for n in range(12)],
        1,
    ),
    "three hundred labels": lambda: (_many_labels(), 3),
}


def _same_photo() -> bytes:
    from PySide6.QtCore import QBuffer

    image, buffer = QImage(30, 20, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("teal"))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_every_shape_of_data_is_shown_labelled_and_trained_or_refused(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    stage = make_stage()
    window = stage.window
    for number, (shape, make) in enumerate(SHAPES.items()):
        rows, tests = make()
        project = small(tmp_path / f"set {number}", rows, tests=tests)
        stage.open(project)
        assert len(stage.shown()) == len(rows) + tests, shape
        stage.wait(lambda: window.browse.is_settled)
        window.tasks.edits.toggle_label([0], window.session.dataset.labels[0].id)  # type: ignore[union-attr]
        window.train.encoder.setEditText("fake")
        window.train.form.fields["epochs"].editor.put(1)
        window.actions_by_key["start_training"].trigger()
        stage.settle()
        for key in PAGES:
            window.show_page(key)
            window.grab()
        if window.session.run is None:
            assert window.banner.shown[-1].severity == "error", shape
        else:
            window.predict.caption.setPlainText(rows[0].caption)
            window.predict.pair.score()
            stage.wait(lambda: window.predict.is_settled)
        assert all(not message.details for message in window.banner.shown), (shape, stage.texts)
        window.tasks.edits.undo()
        stage.settle()
