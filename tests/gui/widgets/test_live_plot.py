import csv
import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGraphicsView,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mmc_gui.theme import DARK, LIGHT, apply_theme
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.plot_canvas import NumberAxis, PlotCanvas
from mmc_gui.widgets.plot_layers import Overlay, smooth
from mmc_gui.widgets.plot_parts import LegendEntry, SaveButton


@pytest.fixture
def plot(shown: Callable[..., LivePlot]) -> LivePlot:
    widget = LivePlot("Loss", y_label="loss a label")
    widget.set_series([Series(name="train"), Series(name="validation", dashed=True)])
    return shown(widget, 480, 360)


def entry(plot: LivePlot, name: str) -> LegendEntry:
    (found,) = [
        e for e in plot.findChildren(LegendEntry) if e.accessibleName() == name and e.isVisible()
    ]
    return found


def canvas(plot: LivePlot) -> PlotCanvas:
    return plot.findChild(PlotCanvas)


def fill(plot: LivePlot, epochs: int = 10) -> None:
    for epoch in range(1, epochs + 1):
        plot.append(epoch, {"train": 1 / epoch, "validation": 1.2 / epoch})
    plot.redraw()


Pixels = Callable[[QWidget | QImage, str], int]


def hover(plot: LivePlot, x: float) -> None:
    canvas(plot).hovered.emit(x)


def test_making_a_plot_does_not_load_the_drawing_library() -> None:
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from mmc_gui.widgets.live_plot import LivePlot, Series\n"
        "plot = LivePlot('Loss'); plot.set_series([Series(name='a')])\n"
        "plot.append(1, {'a': 2.0}); plot.set_best(1); plot.redraw()\n"
        "print('pyqtgraph' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_points_can_be_read_back_with_gaps(plot: LivePlot) -> None:
    plot.append(1, {"train": 0.5, "validation": 0.6})
    plot.append(2, {"train": math.inf})
    x, y = plot.points("train")
    assert x.tolist() == [1, 2]
    assert y[0] == 0.5
    assert math.isnan(y[1])
    assert math.isnan(plot.points("validation")[1][1])


def test_more_points_than_the_first_array_holds(plot: LivePlot) -> None:
    fill(plot, 1000)
    x, y = plot.points("train")
    np.testing.assert_array_equal(x, np.arange(1, 1001))
    np.testing.assert_allclose(y, 1 / np.arange(1, 1001))


def test_unknown_and_doubled_names_are_refused(plot: LivePlot) -> None:
    with pytest.raises(KeyError, match="test"):
        plot.append(1, {"test": 1.0})
    with pytest.raises(ValueError, match="same name"):
        plot.set_series([Series(name="a"), Series(name="a")])


def curve_of(plot: LivePlot, name: str) -> tuple[np.ndarray, np.ndarray]:
    return canvas(plot)._curves[name].getData()


def test_all_points_can_be_replaced_by_curves_of_other_lengths(plot: LivePlot) -> None:
    fill(plot, 3)
    x = np.arange(1.0, 101.0)
    plot.set_points(x, {"train": 1 / x, "validation": 2 / x[:40]})
    plot.redraw()
    np.testing.assert_array_equal(plot.points("train")[0], x)
    got = plot.points("validation")[1]
    np.testing.assert_allclose(got[:40], 2 / x[:40])
    assert np.isnan(got[40:]).all()
    assert entry(plot, "validation").accessibleDescription() == "–"
    plot.append(101, {"train": 0.5})
    assert plot.points("train")[1][-1] == 0.5
    plot.set_points(x[:0], {})
    plot.append(1, {"train": 0.25})
    plot.redraw()
    assert plot.points("train")[1].tolist() == [0.25]
    with pytest.raises(KeyError, match="test"):
        plot.set_points(x, {"test": x})


def test_bounds_are_drawn_around_a_curve_and_saved_with_it(
    plot: LivePlot, pixels: Pixels, tmp_path: Path
) -> None:
    x = np.array([1.0, 2.0, 3.0])
    band = (np.array([0.1, 0.2, np.nan]), np.array([0.9, 0.8, np.nan]))
    plot.set_points(x, {"train": x / 4}, bands={"train": band})
    plot.redraw()
    item = canvas(plot)._bands["train"]
    assert item.getData()[0].tolist() == [1, 2, 2, 1]
    assert item.getData()[1].tolist() == [0.9, 0.8, 0.2, 0.1]
    with_band = plot.grab().toImage()
    plot.save(tmp_path / "band.csv")
    rows = (tmp_path / "band.csv").read_text().splitlines()
    assert rows[0] == 'epoch,train,"train, low","train, high",validation'
    assert rows[3] == "3.0,0.75,,,"
    entry(plot, "train").click()
    assert not item.isVisible()
    entry(plot, "train").click()
    plot.set_points(x, {"train": x / 4})
    plot.redraw()
    assert plot.grab().toImage() != with_band
    with pytest.raises(KeyError, match="test"):
        plot.set_points(x, {}, bands={"test": band})


def test_a_floor_keeps_what_falls_to_nothing_from_pressing_the_rest(plot: LivePlot) -> None:
    x = np.arange(1.0, 21.0)
    y = np.where(x == 1, 0.0, 80 + x / 10)

    def lowest() -> float:
        return canvas(plot)._view.getPlotItem().vb.viewRange()[1][0]

    plot.set_points(x, {"train": y}, floor=80.0)
    plot.redraw()
    assert 79 < lowest() < 81
    plot.set_points(x, {"train": y})
    plot.redraw()
    assert lowest() < 1


def test_another_title_is_that_of_the_file_too(
    plot: LivePlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        proposed.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    plot.set_title("Table 3. Fusion, 200 epochs")
    assert plot.accessibleName() == "Plot: Table 3. Fusion, 200 epochs"
    assert "Table 3. Fusion, 200 epochs" in [e.text() for e in plot.findChildren(QLabel)]
    plot.findChild(SaveButton).menu().actions()[0].trigger()
    assert [Path(name).name for name in proposed] == ["table-3-fusion-200-epochs.png"]


def test_dots_are_not_joined_and_a_lonely_one_is_seen(plot: LivePlot, pixels: Pixels) -> None:
    plot.set_series([Series(name="trials", dots=True)])
    ground = pixels(canvas(plot), LIGHT.series[0])
    plot.set_points(np.arange(1.0, 6.0), {"trials": np.array([1, np.nan, 3, np.nan, 2])})
    plot.redraw()
    dots = pixels(canvas(plot), LIGHT.series[0]) - ground
    assert 0 < dots < 100
    plot.set_series([Series(name="trials")])
    plot.set_points(np.arange(1.0, 6.0), {"trials": np.array([1.0, 2, 3, 2, 2])})
    plot.redraw()
    assert pixels(canvas(plot), LIGHT.series[0]) > 3 * dots


def test_words_stand_there_until_the_first_point(plot: LivePlot) -> None:
    (words,) = [e for e in plot.findChildren(QLabel) if "while training" in e.text()]
    assert words.isVisible()
    assert plot.accessibleDescription() == words.text()
    fill(plot, 1)
    assert not words.isVisible()
    plot.clear()
    assert words.isVisible()


def test_curves_appear_by_themselves(qtbot: QtBot, plot: LivePlot, pixels: Pixels) -> None:
    before = pixels(plot, LIGHT.series[0])
    for epoch in range(1, 40):
        plot.append(epoch, {"train": 1 / epoch})
    qtbot.waitUntil(lambda: pixels(plot, LIGHT.series[0]) > before + 50)


def test_single_point_is_seen(plot: LivePlot, pixels: Pixels) -> None:
    before = pixels(plot, LIGHT.series[0])
    fill(plot, 1)
    assert pixels(plot, LIGHT.series[0]) > before


def test_all_nan_is_no_harm(plot: LivePlot) -> None:
    for epoch in range(5):
        plot.append(epoch, {"train": math.nan, "validation": 0.5})
    plot.redraw()
    plot.append(9, {"train": 1.0, "validation": math.nan})
    plot.redraw()
    assert entry(plot, "train").accessibleDescription() == "1.000"
    assert entry(plot, "validation").accessibleDescription() == "–"


def test_legend_shows_the_latest_values_and_those_under_the_mouse(plot: LivePlot) -> None:
    fill(plot, 10)
    assert entry(plot, "train").accessibleDescription() == "0.100"
    assert "epoch 10" in [label.text() for label in plot.findChildren(QLabel)]
    hover(plot, 4.3)
    assert entry(plot, "train").accessibleDescription() == "0.250"
    assert entry(plot, "validation").accessibleDescription() == "0.300"
    assert "epoch 4" in [label.text() for label in plot.findChildren(QLabel)]
    QApplication.sendEvent(canvas(plot), QEvent(QEvent.Type.Leave))
    assert entry(plot, "train").accessibleDescription() == "0.100"


def test_mouse_over_the_canvas_tells_its_epoch(plot: LivePlot) -> None:
    fill(plot, 10)
    told: list[float] = []
    canvas(plot).hovered.connect(told.append)
    view = canvas(plot)._view
    for x in (2.0, 7.0):
        view.scene().sigMouseMoved.emit(view.getPlotItem().vb.mapViewToScene(QPointF(x, 0.5)))
    assert told == pytest.approx([2.0, 7.0])


def test_hovering_an_empty_plot_is_no_harm(plot: LivePlot) -> None:
    hover(plot, 3.0)
    assert entry(plot, "train").accessibleDescription() == ""


def test_click_on_the_legend_hides_a_curve(plot: LivePlot, pixels: Pixels) -> None:
    plot.set_series([Series(name="train")])
    for epoch in range(1, 20):
        plot.append(epoch, {"train": 1 / epoch})
    plot.redraw()
    full = pixels(canvas(plot), LIGHT.series[0])
    entry(plot, "train").click()
    assert pixels(canvas(plot), LIGHT.series[0]) == 0
    entry(plot, "train").click()
    assert pixels(canvas(plot), LIGHT.series[0]) == full


def test_best_epoch_is_marked_and_told(plot: LivePlot, pixels: Pixels) -> None:
    fill(plot, 10)
    before = plot.grab().toImage()
    plot.set_best(7)
    assert pixels(plot, LIGHT.accent) > 3
    assert plot.accessibleDescription().endswith("best at 7")
    plot.set_best(None)
    assert plot.grab().toImage() == before


def test_state_before_the_first_showing_is_kept(
    shown: Callable[..., LivePlot], pixels: Pixels
) -> None:
    plot = LivePlot("F1", y_range=(0, 1))
    plot.set_series([Series(name="micro", color=2)])
    plot.append(1, {"micro": 0.5})
    plot.append(2, {"micro": 0.7})
    plot.set_best(2)
    shown(plot, 480, 360)
    assert pixels(plot, LIGHT.series[2]) > 100
    assert pixels(plot, LIGHT.accent) > 3


def test_new_series_drop_the_old(plot: LivePlot) -> None:
    fill(plot)
    plot.set_series([Series(name="micro")])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [e.accessibleName() for e in plot.findChildren(LegendEntry)] == ["micro"]
    plot.append(1, {"micro": 0.5})
    plot.redraw()
    assert plot.points("micro")[1].tolist() == [0.5]
    assert [one.name for one in plot.series] == ["micro"]


def test_all_ticks_of_an_axis_have_as_many_decimals(
    plot: LivePlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    texts = NumberAxis.tickStrings

    def note(self: NumberAxis, *given: float) -> list[str]:
        found = texts(self, *given)
        if self.orientation == "left":
            told.extend(found)
        return found

    monkeypatch.setattr(NumberAxis, "tickStrings", note)
    for epoch, value in enumerate((0.59, 0.83, 0.88), start=1):
        plot.append(epoch, {"train": value})
    plot.redraw()
    plot.grab()
    assert {"0.65", "0.70", "0.80", "0.85"} <= set(told)


def test_no_tick_stands_between_two_epochs(plot: LivePlot) -> None:
    fill(plot, 3)
    axis = canvas(plot)._view.getAxis("bottom")
    for low, high in ((1, 2), (0, 3), (1, 1.2), (0, 5000)):
        assert min(spacing for spacing, _ in axis.tickSpacing(low, high, 400)) >= 1


def test_plot_follows_the_theme(dressed: QApplication, plot: LivePlot, pixels: Pixels) -> None:
    fill(plot, 40)
    assert pixels(plot, LIGHT.series[0]) > 50
    apply_theme(dressed, "dark")
    assert pixels(plot, LIGHT.series[0]) == 0
    assert pixels(plot, DARK.series[0]) > 50


def test_csv_holds_all_points_exactly(plot: LivePlot, tmp_path: Path) -> None:
    plot.append(1, {"train": 0.1, "validation": 1 / 3})
    plot.append(2, {"train": math.nan, "validation": 0.25})
    plot.save(tmp_path / "loss.csv")
    with (tmp_path / "loss.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["epoch", "train", "validation"]
    assert [float(cell) for cell in rows[1]] == [1, 0.1, 1 / 3]
    assert rows[2] == ["2.0", "", "0.25"]


def test_png_is_sharp_and_holds_the_curves(plot: LivePlot, pixels: Pixels, tmp_path: Path) -> None:
    fill(plot, 30)
    plot.save(tmp_path / "loss.png")
    image = QImage(str(tmp_path / "loss.png"))
    assert image.width() > 1.8 * plot.width()
    assert pixels(image, LIGHT.series[0]) > 100
    assert image.pixelColor(2, 2).name() == LIGHT.surface


def test_svg_holds_words_and_lines(plot: LivePlot, tmp_path: Path) -> None:
    fill(plot, 30)
    plot.save(tmp_path / "loss.svg")
    text = (tmp_path / "loss.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(str(tmp_path / "loss.svg")).isValid()
    for word in ("Loss", "train", "validation", "epoch", "loss a label"):
        assert word in text
    assert "<path" in text or "<polyline" in text
    assert plot.findChild(SaveButton).isVisible()


def test_unknown_format_is_refused(plot: LivePlot, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.pdf"):
        plot.save(tmp_path / "loss.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["csv", "png", "svg"])
def test_failed_save_keeps_the_old_file_and_says_why(
    qtbot: QtBot, plot: LivePlot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    target = tmp_path / f"loss.{suffix}"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with qtbot.waitSignal(plot.save_failed) as told:
        plot.findChild(SaveButton).path_chosen.emit(str(target))
    assert "No space left on device" in told.args[0]
    assert str(target) in told.args[0]
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(("typed", "saved"), [("plot", "plot.csv"), ("my.csv", "my.csv")])
def test_menu_asks_where_to_and_adds_the_suffix(
    qtbot: QtBot,
    plot: LivePlot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    saved: str,
) -> None:
    fill(plot)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / typed), args[3])
    )
    (entry,) = [a for a in plot.findChild(SaveButton).menu().actions() if "CSV" in a.text()]
    with qtbot.waitSignal(plot.saved) as told:
        entry.trigger()
    assert told.args == [str(tmp_path / saved)]
    assert (tmp_path / saved).is_file()


def test_menu_given_up_saves_nothing(
    plot: LivePlot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    plot.saved.connect(heard.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: ("", ""))
    plot.findChild(SaveButton).menu().actions()[0].trigger()
    assert heard == []


# --- smoothing, earlier curves, ways to save


def test_smoothing_keeps_what_was_measured() -> None:
    y = np.array([1.0, math.nan, 0.0, 0.0])
    assert smooth(y, 0.0)[[0, 2, 3]].tolist() == [1.0, 0.0, 0.0]
    evened = smooth(y, 0.5)
    assert evened[0] == 1.0  # not drawn towards zero
    assert math.isnan(evened[1])
    assert 0 < evened[3] < evened[2] < 0.5
    assert y.tolist()[0] == 1.0


def test_a_smoothed_plot_tells_and_saves_what_was_measured(plot: LivePlot, tmp_path: Path) -> None:
    fill(plot)
    before = plot.grab().toImage()
    plot.set_smoothing(0.8)
    assert plot.grab().toImage() != before
    hover(plot, 10)
    assert entry(plot, "train").accessibleDescription() == "0.100"
    plot.save(tmp_path / "a.csv")
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert float(rows[-1][1]) == 0.1
    plot.set_smoothing(0)
    assert plot.grab().toImage() == before


def test_earlier_curves_lie_behind_and_are_read_with_the_others(
    plot: LivePlot, tmp_path: Path
) -> None:
    fill(plot)
    x = np.arange(1.0, 6.0)
    plot.set_overlays([Overlay(name="before", x=x, columns={"train": 2 / x})])
    hover(plot, 2)
    assert entry(plot, "before").accessibleDescription() == "1.000"
    hover(plot, 9)  # beyond its end
    assert entry(plot, "before").accessibleDescription() == "–"
    assert "with before behind" in plot.accessibleDescription()
    plot.save(tmp_path / "a.csv")
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0][-1] == "before, train"
    assert (rows[2][-1], rows[9][-1]) == ("1.0", "")
    shown = plot.grab().toImage()
    entry(plot, "before").click()
    plot.redraw()
    assert plot.grab().toImage() != shown
    with pytest.raises(KeyError):
        plot.set_overlays([Overlay(name="x", x=x, columns={"nothing": x})])
    plot.set_overlays([])
    assert plot.overlays == ()


def test_earlier_curves_are_seen_before_the_first_new_point(plot: LivePlot) -> None:
    empty = plot.grab().toImage()
    x = np.arange(1.0, 6.0)
    plot.set_overlays([Overlay(name="before", x=x, columns={"train": 2 / x})])
    assert plot.grab().toImage() != empty


def test_first_last_and_best_are_told_to_a_screen_reader(plot: LivePlot) -> None:
    fill(plot, 4)
    plot.set_best(2)
    assert plot.accessibleDescription() == (
        "epoch 1 to 4; train: first 1.000, last 0.250, at the best 0.500; "
        "validation: first 1.200, last 0.300, at the best 0.600; best at 2"
    )
    plot.append(5, {"train": 0.2, "validation": 0.25})
    plot.redraw()
    assert "epoch 1 to 5; train: first 1.000, last 0.200" in plot.accessibleDescription()


def test_a_plot_is_saved_by_key_and_right_button_too(plot: LivePlot, qtbot: QtBot) -> None:
    fill(plot)
    menu = plot.findChild(SaveButton).menu()
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert menu.isVisible()
    assert [entry.text() for entry in menu.actions()] == [
        "Save as PNG image…", "Save as SVG drawing…", "Save as CSV table…",
    ]  # fmt: skip
    menu.close()
    view = canvas(plot).findChild(QGraphicsView).viewport()
    middle = view.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, middle, view.mapToGlobal(middle)
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert menu.isVisible()
    menu.close()


@pytest.mark.parametrize("points", [60, 200, 2000])
def test_a_rough_curve_fills_more_of_the_plot_than_a_smooth_one(
    plot: LivePlot, pixels: Pixels, points: int
) -> None:
    plot.set_points(np.arange(points), {"train": np.tile([0.0, 1.0], points // 2)})
    plot.redraw()
    rough = pixels(plot, LIGHT.series[0])
    plot.set_points(np.arange(points), {"train": np.linspace(0, 1, points)})
    plot.redraw()
    assert rough > 4 * pixels(plot, LIGHT.series[0]) > 100


def test_flat_curves_and_curves_of_gaps_can_be_drawn(plot: LivePlot, pixels: Pixels) -> None:
    nothing = np.full(50, np.nan)
    plot.set_points(np.arange(50), {"train": np.full(50, 3.0), "validation": nothing})
    plot.redraw()
    assert pixels(plot, LIGHT.series[0]) > 100
    plot.set_points(np.arange(50), {"train": nothing, "validation": nothing})
    plot.redraw()


class Notes(QObject):
    """What happened in order: events of widgets, by the words given for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: list[str] = []
        self._words: dict[tuple[QObject, QEvent.Type], str] = {}

    def take(self, widget: QWidget, kind: QEvent.Type, word: str) -> None:
        self._words[widget, kind] = word
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if word := self._words.get((watched, event.type())):
            self.all.append(word)
        return False


def test_plots_that_grow_at_once_are_drawn_in_turn(
    shown: Callable[..., QWidget], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, draw = QWidget(), PlotCanvas.draw
    notes = Notes(window)
    column = QVBoxLayout(window)
    plots = [LivePlot(title) for title in ("Loss", "F1")]
    for one in plots:
        one.set_series([Series(name="a"), Series(name="b")])
        column.addWidget(one)
    shown(window, 480, 720)

    def drawn(self: PlotCanvas, *args: object, **more: object) -> None:
        notes.all.append("draw")
        draw(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(PlotCanvas, "draw", drawn)
    notes.take(window, QEvent.Type.UpdateRequest, "repaint")
    for epoch in (1, 2, 3):
        notes.all.clear()
        for one in plots:
            one.append(epoch, {"a": 0.3 * epoch, "b": 0.4 * epoch})
        qtbot.waitUntil(lambda: notes.all.count("draw") == len(plots))
        first = notes.all.index("draw")
        assert "repaint" in notes.all[first : notes.all.index("draw", first + 1)]


def test_a_point_more_is_painted_once(plot: LivePlot, qtbot: QtBot) -> None:
    notes = Notes(plot)
    heading = next(label for label in plot.findChildren(QLabel) if label.text() == "Loss")
    (view,) = plot.findChildren(QGraphicsView)
    notes.take(view.viewport(), QEvent.Type.Paint, "curves")
    notes.take(heading, QEvent.Type.Paint, "heading")

    def settle() -> list[str]:
        """Wait until another widget is painted, which shows what waited for a paint as well."""
        heading.update()
        qtbot.waitUntil(lambda: "heading" in notes.all)
        told = list(notes.all)
        notes.all.clear()
        return told

    fill(plot)
    while "curves" in settle():
        pass
    plot.append(11, {"train": 0.35, "validation": 0.4})
    plot.redraw()
    assert settle().count("curves") == 1
    assert settle().count("curves") == 0
