"""The walk that uses every page by itself comes to its end, or says why not."""

from pathlib import Path

import pytest
from fakes import FakeEncoder
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from window_fixtures import MakeStage

from engine.encoders.spec import Encoder
from engine.errors import EngineError
from engine.training.runs import list_runs
from mmc_gui.walkthrough import Walkthrough

pytestmark = pytest.mark.qt_log_ignore("JPEG datastream", "Corrupt JPEG", "premature end")

PHOTOS = 48


def run_to_its_end(app: QApplication) -> int:
    """Run the event loop as ``main`` does, and leave no second request to quit behind.

    Closing the last window posts one, which would end every event loop of the next test.
    """
    code = app.exec()
    app.removePostedEvents(app, QEvent.Type.Quit.value)
    return code


def test_the_walk_leaves_pictures_a_run_and_a_submission(
    make_stage: MakeStage,
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stage = make_stage()
    walk = Walkthrough(stage.window, folder=tmp_path, photos=PHOTOS)
    walk.start()
    assert run_to_its_end(qapp) == 0
    assert walk.exit_code == 0
    said = capsys.readouterr().out
    assert f"{PHOTOS + PHOTOS // 6} photos, 18 labels" in said
    names = [path.stem for path in (tmp_path / "screenshots").iterdir()]
    assert sorted(int(name.split("-")[0]) for name in names) == list(range(1, 14))
    sizes = {QImage(str(path)).size() for path in (tmp_path / "screenshots").iterdir()}
    assert sizes == {stage.window.size()}
    assert len((tmp_path / "submission.csv").read_text().splitlines()) == PHOTOS // 6 + 1
    (run,) = list_runs(tmp_path / "demo" / "demo-runs")
    assert run.result is not None


def test_the_walk_ends_with_the_sentence_of_what_failed(
    make_stage: MakeStage,
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def load(name: str) -> Encoder:
        if name != "fake":
            raise EngineError("The encoder is not to be had today.")
        return FakeEncoder()

    stage = make_stage(load)
    walk = Walkthrough(stage.window, folder=tmp_path, photos=PHOTOS)
    walk.start()
    assert run_to_its_end(qapp) == 1
    assert walk.exit_code == 1
    assert "Failed: The encoder is not to be had today." in capsys.readouterr().out
