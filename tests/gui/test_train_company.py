"""What stands beside a training: its log, the load of the machine, and word of its end."""

import re
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from window_fixtures import Stage

from engine.errors import EngineError
from engine.events import Reporter
from engine.machine import Load, Meter
from mmc_gui.pages.train_page import TrainPage

LEFT = Qt.MouseButton.LeftButton


def ready(stage: Stage, *, epochs: int = 3) -> TrainPage:
    stage.window.show_page("train")
    page = stage.window.train
    page.encoder.setEditText("fake")
    page.form.fields["epochs"].editor.put(epochs)
    page.form.fields["batch_size"].editor.put(8)
    return page


def sentences(page: TrainPage) -> list[str]:
    lines = page.log_panel.lines
    assert all(re.match(r"\d\d:\d\d:\d\d  ", line) for line in lines)
    return [line[10:] for line in lines]


# -- the log ----------------------------------------------------------------------------------


def test_a_training_is_told_in_sentences_that_can_be_copied(stage: Stage) -> None:
    page = ready(stage)
    assert not page.log_panel.is_open
    assert not page.log_panel.copy_button.isEnabled()
    page.start()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    told = sentences(page)
    assert told[0] == "Training started: Custom, encoder fake, seed 0."
    assert any(line.startswith("Encoding photos: ") for line in told)
    assert any("broken.jpg cannot be used" in line for line in told)
    epochs = [line for line in told if line.startswith("Epoch ")]
    assert len(epochs) == 3
    assert epochs[0].startswith("Epoch 1 of 3: loss ")
    assert epochs[0].endswith(", the best so far.")
    assert told[-2].startswith("Finished after epoch 3 in ")
    run = stage.window.session.run
    assert run is not None
    assert told[-1] == f"Saved as run {run.run.id}."
    assert "Saved as run" in page.log_panel.header.text()
    QTest.mouseClick(page.log_panel.header, LEFT)
    assert page.log_panel.text.isVisible()
    QTest.mouseClick(page.log_panel.copy_button, LEFT)
    assert QGuiApplication.clipboard().text().splitlines() == page.log_panel.lines


def test_pause_and_stop_are_told_and_another_project_starts_anew(stage: Stage) -> None:
    page = ready(stage, epochs=5000)
    page.start()
    stage.wait(lambda: page.epochs_shown >= 2)
    job = stage.window.runner.job
    assert job is not None
    job.pause()
    stage.wait(lambda: job.paused and "Paused." in sentences(page))
    job.resume()
    stage.wait(lambda: "Goes on." in sentences(page))
    stage.window.stop()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    assert any(line.startswith("Stopped after epoch ") for line in sentences(page))
    stage.window.tasks.close_project()
    assert page.log_panel.lines == []


# -- the machine ------------------------------------------------------------------------------


def test_the_load_is_measured() -> None:
    load = Meter().look()
    assert 0 <= load.processor <= 1
    assert 0 < load.memory < load.all_memory


def test_a_gpu_is_told_only_where_one_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def torch(*, in_use: bool) -> SimpleNamespace:
        cuda = SimpleNamespace(
            is_initialized=lambda: in_use, mem_get_info=lambda: (60 << 30, 80 << 30)
        )
        return SimpleNamespace(cuda=cuda)

    meter = Meter()
    monkeypatch.setitem(sys.modules, "torch", torch(in_use=False))
    assert meter.look().gpu_memory is None
    monkeypatch.setitem(sys.modules, "torch", torch(in_use=True))
    assert meter.look().gpu_memory == (20 << 30, 80 << 30)


def test_the_load_is_shown_while_a_training_runs(stage: Stage) -> None:
    page = ready(stage, epochs=5000)
    assert not page.gauge.isVisible()
    page.start()
    stage.wait(page.gauge.isVisible)
    assert page.gauge.memory.accessibleName().startswith("Memory: ")
    assert not page.gauge.gpu.isVisible()
    page.gauge.show_load(
        Load(processor=0.5, memory=1 << 30, all_memory=4 << 30, gpu_memory=(20 << 30, 80 << 30))
    )
    assert page.gauge.processor.accessibleName() == "Processor: 50 %"
    assert page.gauge.gpu.isVisible()
    stage.wait(lambda: page.epochs_shown > 0)  # before, there is no run to keep
    stage.window.stop()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    assert not page.gauge.isVisible()


# -- word of the end --------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that the desktop is asked to show."""
    texts: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *words: texts.append(words[2]))
    return texts


def train_while_away(stage: Stage) -> None:
    other = QWidget()
    other.show()
    other.activateWindow()
    stage.wait(lambda: not stage.window.isActiveWindow())
    page = ready(stage)
    page.start()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    other.close()
    other.deleteLater()


def test_whoever_looks_elsewhere_is_told_of_the_end(stage: Stage, shown: list[str]) -> None:
    train_while_away(stage)
    assert shown == ["“Training” is done."]


def test_whoever_looks_at_it_is_not(stage: Stage, shown: list[str]) -> None:
    ready(stage).start()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    assert shown == []


def test_notifications_can_be_switched_off_for_good(stage: Stage, shown: list[str]) -> None:
    action = stage.window.actions_by_key["notify"]
    assert action.isChecked()
    action.trigger()
    assert not stage.window.settings.notify
    train_while_away(stage)
    assert shown == []


def test_without_notifications_the_banner_tells(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    train_while_away(stage)
    assert "“Training” is done." in stage.texts


def test_a_failure_is_told_once_without_notifications(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went wrong stands in the banner anyway."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr(stage.window, "isActiveWindow", lambda: False)

    def fail(reporter: Reporter) -> None:
        reporter.check()
        raise EngineError("The disk is full.")

    job = stage.window.runner.start("Training", fail)
    job.failed.connect(stage.window.show_error)
    stage.wait(lambda: stage.texts and stage.idle)
    assert stage.texts == ["The disk is full."]
