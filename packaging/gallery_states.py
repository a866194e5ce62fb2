"""Bring every page of the window into every state of the gallery; one process for each size.

    python packaging/gallery_states.py FOLDER WIDTH HEIGHT

FOLDER gets the pictures, and a folder ``work`` in which all of it happens. `gallery.py` starts this
with a home of its own, and with QT_SCALE_FACTOR, which Qt reads once.
"""

import shutil
import sys
from pathlib import Path

from gallery_stage import GalleryStage
from PySide6.QtWidgets import QSpinBox

from engine.data.dataset import Split
from engine.demo import make_demo
from mmc_gui.app import guarding, make_app, make_window

LOOKING_UP = ("thresholds", "confusions", "statistics", "check")
"""Pages that look up what they show when they are first seen."""
HOLIDAY_PHOTOS, HOLIDAY_SEED = 40, 7
EPOCHS, EPOCHS_IN_SIGHT = 30, 4


class Gallery:
    """The states in an order in which each is reached once."""

    def __init__(self, stage: GalleryStage, work: Path) -> None:
        self._stage, self._window, self._work = stage, stage.window, work

    def play(self) -> None:
        """Take all pictures."""
        self._stage.settle()
        self._stage.picture("start", "empty")
        self._nothing_yet()
        self._first_training()
        self._looking_up()
        self._full()
        self._many_pairs()
        self._trouble()

    def _nothing_yet(self) -> None:
        """Import a folder of photos without captions and labels, which cannot be trained on."""
        stage, window = self._stage, self._window
        folder = self._work / "Holiday photos"
        drawn = make_demo(
            self._work / "drawn", photos=HOLIDAY_PHOTOS, test_photos=1, seed=HOLIDAY_SEED
        )
        shutil.copytree(drawn.images, folder)
        stage.import_folder(folder)
        stage.close_messages()
        for key in window.pages:
            stage.show(key)
            stage.settle()
            stage.picture(key, "empty")
        stage.show("train")
        stage.click(window.train.start_button)
        stage.until(lambda: window.banner.shown, "why nothing can be trained")
        stage.finish()
        stage.picture("train", "error")
        stage.choose("close")
        stage.settle()

    def _first_training(self) -> None:
        """Let the demo be drawn, encoded and trained on, then trained on with five folds."""
        stage, window = self._stage, self._window
        train = window.train
        stage.click(window.start.demo)
        stage.until(lambda: stage.under_way("Opening"), "the drawing of the demo")
        stage.picture("start", "busy")
        stage.until(lambda: window.session.open is not None, "the demo")
        stage.until(lambda: stage.under_way("Training"), "the encoding of the demo")
        stage.show("browse")
        stage.until(lambda: window.browse.is_settled, "photos")
        stage.picture("browse", "busy")
        stage.finish()
        stage.show("train")
        stage.click(train.cards.cards["best"])
        epochs = train.form.fields["epochs"].editor.widget
        assert isinstance(epochs, QSpinBox)
        epochs.setValue(EPOCHS)
        stage.click(train.start_button)
        stage.until(lambda: train.epochs_shown >= EPOCHS_IN_SIGHT, "curves")
        stage.picture("train", "busy")
        stage.finish()
        stage.close_messages()

    def _looking_up(self) -> None:
        """Start a study, beside which each page looks up what it shows."""
        stage, window = self._stage, self._window
        page = window.experiments
        stage.show("experiments", page.paper)
        stage.settle()
        page.paper.panel.seeds.setValue(1)
        stage.click(page.paper.buttons.start)
        for key in LOOKING_UP:
            stage.show(key)
            stage.picture(key, "busy", rest=False)
            stage.settle()
        stage.show("experiments", page.paper)
        stage.until(lambda: self._results() > 0, "a result of the study")
        stage.picture("experiments", "busy")
        stage.choose("stop")
        stage.finish()
        stage.close_messages()

    def _results(self) -> int:
        table = self._window.experiments.paper.table
        cells = (
            table.item(row, column)
            for row in range(table.rowCount())
            for column in range(table.columnCount())
        )
        return sum(cell is not None and cell.text().startswith("1 of ") for cell in cells)

    def _full(self) -> None:
        """Show every page with what the demo gives."""
        stage, window = self._stage, self._window
        dataset = window.session.dataset
        assert dataset is not None
        row = int(dataset.rows(Split.TEST)[0])
        photo = dataset.path(row)
        assert photo is not None
        stage.show("predict")
        stage.drop(window.predict.zone, photo)
        window.predict.caption.setPlainText(dataset.captions[row])
        stage.until(lambda: window.predict.is_settled and window.predict.bars.rows, "scores")
        for key in window.pages:
            stage.show(key)
            stage.settle()
            stage.picture(key, "full")

    def _many_pairs(self) -> None:
        """Let a folder be scored, then drop a file that is no photo."""
        stage, window = self._stage, self._window
        dataset = window.session.dataset
        assert dataset is not None
        stage.show("predict")
        stage.drop(window.predict, dataset.root)
        batch = window.predict.batch
        stage.until(lambda: batch.is_open and not batch.is_settled, "a list of pairs")
        stage.until(lambda: stage.under_way("Predicting"), "the scoring of a list")
        stage.picture("predict", "busy")
        stage.until(lambda: window.predict.is_settled, "the scores of a list")
        stage.finish()
        stage.close_messages()
        broken = self._work / "holiday.jpg"
        broken.write_bytes(b"this is no photo")
        stage.drop(window.predict, broken)
        stage.until(lambda: window.predict.is_settled, "a look at a file")
        stage.finish()
        stage.picture("predict", "error")

    def _trouble(self) -> None:
        """Open a damaged project, then one whose photos and scores are gone."""
        stage, window = self._stage, self._window
        path, dataset = window.session.path, window.session.dataset
        assert path is not None
        assert dataset is not None
        photos = dataset.root
        stage.choose("close")
        stage.settle()
        stage.picture("start", "full")
        damaged = self._work / "Old demo.mmc"
        damaged.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
        stage.drop(window.start.zone, damaged)
        stage.until(lambda: window.banner.shown, "that a project is damaged")
        stage.settle()
        stage.picture("start", "error")
        stage.close_messages()
        photos.rename(photos.with_name("moved away"))
        self._photos_gone(path)
        self._scores_gone()

    def _photos_gone(self, project: Path) -> None:
        stage, window = self._stage, self._window
        stage.open(project)
        stage.until(lambda: window.banner.shown, "that photos are gone")
        for key in ("browse", "statistics"):
            stage.show(key)
            stage.settle()
            stage.picture(key, "error")
        stage.close_messages()

    def _scores_gone(self) -> None:
        stage, window = self._stage, self._window
        run = window.session.run
        assert run is not None
        (run.run.folder / "scores.safetensors").write_bytes(b"no scores")
        for key in ("thresholds", "confusions", "check"):
            stage.show(key)
            stage.settle()
            if key == "thresholds":
                stage.choose("tune")
            stage.until(lambda: window.banner.shown, f"what is wrong on {key}")
            stage.settle()
            stage.picture(key, "error")
            stage.close_messages()
        page = window.experiments
        stage.show("experiments", page.robustness)
        stage.settle()
        stage.click(page.robustness.buttons.start)
        stage.finish()
        stage.picture("experiments", "error")


def main(arguments: list[str]) -> int:
    """Take the pictures; a Python error ends the process with its trace."""
    folder, width, height = Path(arguments[0]).resolve(), int(arguments[1]), int(arguments[2])
    app = make_app(["mmc-gui"])
    window = make_window(app, theme="light")
    with guarding(window):
        window.resize(width, height)
        window.tour.hold()
        window.show()
        window.activateWindow()
        (folder / "work").mkdir(parents=True)
        try:
            Gallery(GalleryStage(window, folder), folder / "work").play()
        finally:
            window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
