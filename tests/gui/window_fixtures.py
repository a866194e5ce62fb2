"""The real window on small drawn projects, and the hands that use it as a person would."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes import load_fake
from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.encoders.spec import Encoder
from engine.events import Silent
from engine.machine import default_cache_folder
from engine.training.config import TrainConfig
from engine.workflow import EncoderLoader
from mmc_gui.app import make_window
from mmc_gui.main_window import MainWindow
from mmc_gui.settings import Settings

LIMIT_MS = 20_000
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TRAIN_PHOTOS, TEST_PHOTOS = 28, 5
RUN_EPOCHS = 12
MISSING, BROKEN = "gone.jpg", "broken.jpg"
COLORS = {"1": "#c03028", "2": "#2858c0", "3": "#289048", "18": "#d0a020"}
WORDS = {"1": "person", "2": "bicycle", "3": "car", "18": "dog"}
PLACES = ("in the rain", "at the sea", "by a red wall", "under a tree", "on the stairs")


@dataclass(frozen=True)
class Row:
    """One line of a source file; a photo is drawn unless ``data`` says what the file holds."""

    name: str
    labels: tuple[str, ...]
    caption: str
    data: bytes | None = None
    missing: bool = False


@dataclass(frozen=True)
class Source:
    """The files of a dataset."""

    folder: Path
    train: Path
    test: Path | None
    images: Path


def draw(path: Path, labels: Sequence[str], *, number: int, size: tuple[int, int]) -> None:
    """Draw a photo that shows its labels as fields of colour."""
    image = Image.new("RGB", size, (232 - number % 40, 228, 220))
    pen = ImageDraw.Draw(image)
    width = size[0] // max(1, len(labels))
    for place, label in enumerate(labels):
        box = (place * width + 3, 3, (place + 1) * width - 4, size[1] - 8 - number % 5)
        pen.rectangle(box, fill=COLORS.get(label, "#777777"))
    image.save(path, quality=90)


def usual_rows() -> list[Row]:
    """Return rows that a model can learn, then one without its photo and one broken photo."""
    rows = []
    for number in range(TRAIN_PHOTOS - 2):
        labels = [str(1 + number % 3)] + (["18"] if number % 4 == 0 else [])
        named = " and a ".join(WORDS[label] for label in labels)
        rows.append(
            Row(f"{number}.jpg", tuple(labels), f"A {named} {PLACES[number % len(PLACES)]}")
        )
    return [
        *rows,
        Row(MISSING, ("1",), "A person whose photo is gone", missing=True),
        Row(BROKEN, ("2",), "A bicycle in a file that holds no photo", data=b"this is no photo"),
    ]


def write_source(
    folder: Path, rows: Sequence[Row], *, tests: int = TEST_PHOTOS, size: tuple[int, int] = (96, 72)
) -> Source:
    """Write photos, train.csv and, if asked for, test.csv in the competition's layout."""
    images = folder / "data"
    images.mkdir(parents=True)
    lines = ["ImageID,Labels,Caption"]
    for number, row in enumerate(rows):
        lines.append(f'{row.name},{" ".join(row.labels)},"{row.caption}"')
        if row.data is not None:
            (images / row.name).write_bytes(row.data)
        elif not row.missing:
            draw(images / row.name, row.labels, number=number, size=size)
    train = folder / "train.csv"
    train.write_text("\n".join(lines) + "\n", encoding="utf-8")
    test = folder / "test.csv" if tests else None
    if test is not None:
        lines = ["ImageID,Caption"]
        for number in range(tests):
            draw(images / f"t{number}.jpg", (str(1 + number % 3),), number=number, size=size)
            lines.append(f't{number}.jpg,"A {WORDS[str(1 + number % 3)]} seen later"')
        test.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Source(folder, train, test, images)


def make_project(source: Source, project: Path) -> Path:
    """Import a dataset into a new project file."""
    import_competition(
        train_csv=source.train, test_csv=source.test, images=source.images, project=project
    )
    return project


def train_run(project: Path, config: TrainConfig) -> str:
    """Train a run with the fake encoder and return its id."""
    with open_project(project) as opened:
        report = workflow.train(
            opened,
            config,
            cache=default_cache_folder(),
            reporter=Silent(),
            encoder_name="fake",
            load=load_fake,
        )
    return report.run.id


class Stage:
    """A window on the screen; it waits where a person would, never for a fixed time."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def wait(self, until: Callable[[], object]) -> None:
        """Let the event loop run until a condition holds."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=LIMIT_MS)

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is done and told."""
        window = self.window
        busy = window.runner.busy or window.tasks.scorer.busy or window.browse.filtering.busy
        busy = busy or window.tasks.decisions.looking
        return not busy and window.tasks.idle

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.wait(lambda: self.idle)

    def open(self, path: Path) -> None:
        """Open a project and wait until it is shown, its newest run too."""
        self.window.tasks.open_project(path)
        self.wait(lambda: self.window.session.path == path.resolve() and self.idle)

    @property
    def texts(self) -> list[str]:
        """The sentences of the banner, oldest first."""
        return [message.text for message in self.window.banner.shown]

    def shown(self) -> list[str]:
        """The names of the photos in the grid, in order, once what is searched for is found."""
        self.wait(lambda: not self.window.browse.filtering.busy)
        dataset = self.window.session.dataset
        assert dataset is not None
        return [dataset.names[row] for row in self.window.browse.grid._model.order]

    def labels_of(self, row: int) -> set[str]:
        """The ids of the labels that a row has on the screen."""
        dataset = self.window.session.dataset
        assert dataset is not None
        return {label.id for c, label in enumerate(dataset.labels) if dataset.targets[row, c] == 1}

    def search(self, words: str) -> None:
        """Type into the search field and wait for what is found."""
        box = self.window.browse.filters.search
        box.setFocus()
        box.selectAll()
        QTest.keyClick(box, Key.Key_Delete)
        if words:
            with self.qtbot.waitSignal(box.search_changed, timeout=LIMIT_MS):
                QTest.keyClicks(box, words)
        self.wait(lambda: not self.window.browse.filtering.busy)

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key on whatever has the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def click_photo(self, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Click a photo of the grid."""
        grid = self.window.browse.grid
        grid.scroll_to_row(row)
        place = grid.visualRect(grid._model.index_of(row)).center()
        QTest.mouseClick(
            grid.viewport(),
            Qt.MouseButton.LeftButton,
            modifier or Qt.KeyboardModifier.NoModifier,
            place,
        )

    def trigger(self, key: str) -> None:
        """Choose an entry of the menus."""
        action = self.window.actions_by_key[key]
        assert action.isEnabled(), key
        action.trigger()


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Drop data on a widget as another program would; return whether it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    centre, keys = widget.rect().center(), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(centre, action, mime, button, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(centre), action, mime, button, keys)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    """Return what a file manager drags."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


MakeStage = Callable[..., Stage]


@pytest.fixture
def make_stage(qapp: QApplication, qtbot: QtBot) -> Iterator[MakeStage]:
    """Make windows that are closed and deleted at the end, whatever the test left running."""
    stages: list[Stage] = []

    def make(
        load: EncoderLoader = load_fake,
        *,
        size: tuple[int, int] = (1280, 720),
        tour: bool = False,
        complete: bool = True,
    ) -> Stage:
        if not tour:
            Settings().tour_done = True
        window = make_window(qapp, theme="light", load=load)
        stages.append(Stage(qtbot, window))
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        if complete:
            stages[-1].wait(lambda: window.stack.is_complete)
        return stages[-1]

    yield make
    for stage in stages:
        window = stage.window
        window.close()
        assert window.session.open is None
        parts = (window.tasks._queue, window.tasks, window.runner, window.thumbnails)
        for part in (window, *parts, window.session):
            part.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The usual rows as files, drawn once; only ever read."""
    return write_source(tmp_path_factory.mktemp("dataset") / "animals", usual_rows())


@pytest.fixture(scope="session")
def _project(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(source, tmp_path_factory.mktemp("project") / "animals.mmc")


@pytest.fixture(scope="session")
def _trained(_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trained") / "animals.mmc"
    shutil.copy(_project, path)
    config = TrainConfig(
        hidden=(16,), epochs=RUN_EPOCHS, batch_size=8, lr=0.02, dropout=0.0, input_dropout=0.0
    )
    train_run(path, config)
    return path


@pytest.fixture(scope="session")
def _sure(_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sure") / "animals.mmc"
    shutil.copy(_project, path)
    config = TrainConfig(
        hidden=(64,),
        keep="last",
        epochs=RUN_EPOCHS,
        batch_size=4,
        lr=0.02,
        dropout=0.0,
        input_dropout=0.0,
    )
    train_run(path, config)
    return path


@pytest.fixture
def project(_project: Path, tmp_path: Path) -> Path:
    """A project of this test's own, without a run."""
    return Path(shutil.copy(_project, tmp_path / "animals.mmc"))


@pytest.fixture
def trained_project(_trained: Path, tmp_path: Path) -> Path:
    """A project of this test's own, with a run that is often wrong."""
    return _with_runs(_trained, tmp_path)


@pytest.fixture
def sure_project(_sure: Path, tmp_path: Path) -> Path:
    """A project of this test's own, with a run that knows the rows it has read."""
    return _with_runs(_sure, tmp_path)


def _with_runs(project: Path, folder: Path) -> Path:
    shutil.copytree(project.with_name("animals-runs"), folder / "animals-runs")
    return Path(shutil.copy(project, folder / "animals.mmc"))


@pytest.fixture
def stage(make_stage: MakeStage, project: Path) -> Stage:
    """The window with a project open."""
    made = make_stage()
    made.open(project)
    return made


@pytest.fixture
def trained_stage(make_stage: MakeStage, trained_project: Path) -> Stage:
    """The window with a project open that has a run."""
    made = make_stage()
    made.open(trained_project)
    assert made.window.session.run is not None
    return made


class Gate:
    """An encoder that stops at a gate, so that a test can look at a job in the middle."""

    def __init__(self, load: EncoderLoader = load_fake) -> None:
        import threading

        self._load = load
        self.reached = threading.Event()
        self.open = threading.Event()

    def load(self, name: str) -> Encoder:
        """Load like ``load_encoder`` once the gate is open."""
        self.reached.set()
        assert self.open.wait(LIMIT_MS / 1000)
        return self._load(name)
