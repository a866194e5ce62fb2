import re
import string

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from mmc_gui.resources import resource_root, resource_text
from mmc_gui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    Theme,
    apply_theme,
    bind_icon,
    current_theme,
    scaled_font,
    set_look,
    system_is_dark,
    theme_watch,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
GROUNDS = ("window", "surface", "sunken", "hover", "accent_soft")
LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
"""The ratio that text must keep: AA of WCAG 2.2, and AAA in high contrast."""


def linear(color: str) -> np.ndarray:
    rgb = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


TEXTS = ("text", "muted", "accent", "success", "warning", "danger", "info")
SOURCES = ("from_image", "from_caption")


@THEMES
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for token in (*TEXTS, *SOURCES):
        for ground in GROUNDS:
            ratio = contrast(getattr(theme, token), getattr(theme, ground))
            assert ratio >= LEAST[theme.name], f"{token} on {ground}: {ratio:.2f}"


@THEMES
def test_text_can_be_read_on_messages_and_buttons(theme: Theme) -> None:
    for kind in ("success", "warning", "danger", "info"):
        soft = getattr(theme, f"{kind}_soft")
        assert contrast(getattr(theme, kind), soft) >= LEAST[theme.name]
        assert contrast(theme.text, soft) >= LEAST[theme.name]
    for fill in (theme.accent_fill, theme.accent_hover, theme.accent_pressed):
        assert contrast(theme.on_accent, fill) >= LEAST[theme.name], fill
    # A pressed button, a tooltip, the caption of the rail under the mouse.
    assert contrast(theme.text, theme.pressed) >= LEAST[theme.name]
    assert contrast(theme.accent, theme.accent_soft) >= LEAST[theme.name]


def pairs_of_the_style_sheet() -> list[tuple[str, str]]:
    """Return each text and ground that stand in one rule of the sheet, but for what is off."""
    pairs = []
    for names, body in re.findall(r"([^{}]+)\{([^}]*)\}", resource_text("style.qss")):
        text = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"background(?:-color)?: \$(\w+)", body)
        if text and ground and ":disabled" not in names:
            pairs.append((text[1], ground[1]))
    return sorted(set(pairs))


@THEMES
def test_text_can_be_read_in_every_rule_of_the_style_sheet(theme: Theme) -> None:
    pairs = pairs_of_the_style_sheet()
    assert len(pairs) > 5
    for text, ground in pairs:
        ratio = contrast(getattr(theme, text), getattr(theme, ground))
        assert ratio >= LEAST[theme.name], f"{text} on {ground}: {ratio:.2f}"


def test_a_pair_that_cannot_be_read_would_be_found() -> None:
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@THEMES
def test_what_bears_meaning_stands_out(theme: Theme) -> None:
    for ground in (theme.window, theme.surface):
        assert contrast(theme.outline, ground) >= 3
        assert contrast(theme.focus, ground) >= 3
    for color in (*theme.series, *theme.label_colors, theme.accent_fill):
        assert contrast(color, theme.surface) >= 3, color
    # off must look off, but not be gone
    assert 2 <= contrast(theme.disabled, theme.surface) < contrast(theme.muted, theme.surface)


SIGHT = {
    "normal": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
LMS = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


@THEMES
def test_label_colors_differ_for_every_sight(theme: Theme) -> None:
    assert len(set(theme.label_colors)) >= 18
    for sight, matrix in SIGHT.items():
        seen = np.clip([np.array(matrix) @ linear(c) for c in theme.label_colors], 0, 1)
        lab = np.cbrt(seen @ np.array(LMS).T) @ np.array(OKLAB).T
        apart = np.linalg.norm(lab[:, None] - lab[None], axis=2) + np.eye(len(lab))
        assert apart[:6, :6].min() >= 0.10, sight  # at a glance
        assert apart[:18, :18].min() >= 0.04, sight  # side by side; the name always stands by


def test_label_colors_repeat_after_the_last() -> None:
    count = len(LIGHT.label_colors)
    assert LIGHT.label_color(count + 3) == LIGHT.label_color(3)


def test_style_sheet_uses_known_names_only() -> None:
    names = set(string.Template(resource_text("style.qss")).get_identifiers())
    extra = {"radius", "small", "large", "huge", "indicators"}
    unknown = {name for name in names if not hasattr(LIGHT, name)}
    assert unknown <= extra


@pytest.mark.parametrize(
    ("mode", "theme"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)]
)
def test_application_wears_the_mode(dressed: QApplication, mode: str, theme: Theme) -> None:
    apply_theme(dressed, mode)  # type: ignore[arg-type]
    assert current_theme() is theme
    role = QPalette.ColorRole
    assert dressed.palette().color(role.Window) == QColor(theme.window)
    off = dressed.palette().color(QPalette.ColorGroup.Disabled, role.ButtonText)
    assert off == QColor(theme.disabled)
    assert theme.focus in dressed.styleSheet()
    assert "$" not in dressed.styleSheet()


def test_unknown_mode_is_refused(dressed: QApplication) -> None:
    with pytest.raises(ValueError, match="sepia"):
        apply_theme(dressed, "sepia")  # type: ignore[arg-type]
    assert current_theme() is LIGHT


def test_change_is_told_once_and_only_when_there_is_one(
    qtbot: QtBot, dressed: QApplication
) -> None:
    heard: list[str] = []
    listener = QLabel()
    qtbot.addWidget(listener)
    theme_watch().changed.connect(lambda: heard.append(current_theme().name))
    apply_theme(dressed, "dark")
    apply_theme(dressed, "dark")
    apply_theme(dressed, "light")
    theme_watch().changed.disconnect()
    assert heard == ["dark", "light"]


def test_system_mode_follows_the_desktop(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dressed.styleHints().colorScheme() == Qt.ColorScheme.Unknown  # as on bare X
    monkeypatch.setenv("GTK_THEME", "Adwaita")
    assert not system_is_dark(dressed)
    apply_theme(dressed, "system")
    assert current_theme() is LIGHT
    monkeypatch.setenv("GTK_THEME", "Adwaita:dark")
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_theme() is DARK


def test_system_mode_takes_high_contrast_where_the_desktop_asks_for_it(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(dressed, "system")
    monkeypatch.setattr("mmc_gui.theme.system_wants_contrast", lambda _: True)
    hints = dressed.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert current_theme() is CONTRAST


def test_marks_in_boxes_can_be_seen_in_high_contrast(dressed: QApplication) -> None:
    apply_theme(dressed, "contrast")
    assert "indicators/contrast" in dressed.styleSheet()
    for path in (resource_root() / "indicators").glob("*.svg"):
        assert (path.parent / "contrast" / path.name).is_file()


def test_chosen_mode_does_not_follow_the_desktop(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(dressed, "light")
    monkeypatch.setenv("GTK_THEME", "Adwaita:dark")
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_theme() is LIGHT


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, *, on: bool = False) -> set[str]:
    """Return the colours of the fully covered pixels."""
    state = QIcon.State.On if on else QIcon.State.Off
    image = icon.pixmap(16, mode, state).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_bound_icon_follows_the_theme(qtbot: QtBot, dressed: QApplication) -> None:
    button = QPushButton("Stop")
    qtbot.addWidget(button)
    bind_icon(button, "stop", checked="accent")
    assert ink(button.icon()) == {LIGHT.text}
    assert ink(button.icon(), QIcon.Mode.Disabled) == {LIGHT.disabled}
    apply_theme(dressed, "dark")
    assert ink(button.icon()) == {DARK.text}
    assert ink(button.icon(), on=True) == {DARK.accent}


def test_icon_on_a_primary_button_has_the_color_of_its_text(
    qtbot: QtBot, dressed: QApplication
) -> None:
    button = QPushButton("Train")
    qtbot.addWidget(button)
    bind_icon(button, "stop")
    set_look(button, "primary")
    assert ink(button.icon()) == {LIGHT.on_accent}


def test_second_binding_replaces_the_first(dressed: QApplication) -> None:
    action = QAction("Run")
    bind_icon(action, "stop", token="danger")
    bind_icon(action, "stop", token="success")
    apply_theme(dressed, "dark")
    assert ink(action.icon()) == {DARK.success}


def test_deleted_target_is_no_harm(dressed: QApplication) -> None:
    button = QPushButton()
    bind_icon(button, "stop")
    delete(button)
    apply_theme(dressed, "dark")
    assert current_theme() is DARK


def test_look_changes_how_a_label_is_drawn(qtbot: QtBot, dressed: QApplication) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    set_look(label, "danger")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.danger)
    set_look(label, "muted")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.muted)


def test_font_is_scaled_in_points_and_in_pixels(qapp: QApplication) -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert scaled_font(points, 1.5).pointSizeF() == 15
    assert scaled_font(pixels, 0.5).pixelSize() == 10
    assert scaled_font(points, 1.0, bold=True).weight() == QFont.Weight.DemiBold
