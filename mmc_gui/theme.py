"""The look: every colour and measure in one frozen value a theme, and how to wear it."""

import os
from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPalette, QStyleHints
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mmc_gui.resources import icon, resource_root, resource_text

Mode = Literal["light", "dark", "contrast", "system"]

GRID = 8
"""Pixels; margins, gaps and heights are multiples of it or of its half."""
RADIUS = 6
"""Pixels; corners of cards, buttons and fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as ``#rrggbb``; text keeps 4.5:1 on each surface it is used on, 7:1 in CONTRAST."""

    name: str
    dark: bool
    window: str
    """Behind the panels."""
    surface: str
    """Panels, tables, fields."""
    sunken: str
    """Wells: the rail, the ground of bars and pictures."""
    hover: str
    pressed: str
    border: str
    """Between panels: decoration, never the only sign of a thing."""
    outline: str
    """Around fields and buttons: 3:1 on window and surface."""
    text: str
    muted: str
    disabled: str
    accent: str
    """The one accent as text, line or icon."""
    accent_fill: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    """Ground of what is selected or on."""
    focus: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    from_image: str
    """What the image alone says, wherever sources are told apart."""
    from_caption: str
    series: tuple[str, ...]
    """Lines of a plot, in order."""
    label_colors: tuple[str, ...]

    def label_color(self, color: int | str) -> str:
        """Return a label's colour: ``#rrggbb`` as it is, or one by its place in the palette.

        The palette begins anew after the last.
        """
        if isinstance(color, str) and color.startswith("#"):
            return color
        return self.label_colors[int(color) % len(self.label_colors)]


# Label colours: picked greedily in OKLab so that the least distance to all before them is
# largest, the least taken over normal sight and simulated protanopia, deuteranopia and
# tritanopia, in both themes at once; each keeps 3:1 on its surface. The same place in both
# lists has the same hue. The first ones differ most, so short label sets look best.
LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    sunken="#e9ebef",
    hover="#edeff3",
    pressed="#dfe2e8",
    border="#d8dce3",
    outline="#7d8591",
    text="#1b1f26",
    muted="#555d6a",
    disabled="#9aa1ac",
    accent="#3451c6",
    accent_fill="#3b5bdb",
    accent_hover="#3350c4",
    accent_pressed="#2a43a8",
    on_accent="#ffffff",
    accent_soft="#e3e9fd",
    focus="#3b5bdb",
    success="#1d6f42",
    success_soft="#e2f4e9",
    warning="#855000",
    warning_soft="#fdf0d5",
    danger="#b4232a",
    danger_soft="#fde8e8",
    info="#1f5f99",
    info_soft="#e3f0fb",
    from_image="#096170",
    from_caption="#96430f",
    series=("#3b5bdb", "#c2560c", "#12805c", "#9c36b5", "#8a6d00", "#5b6472"),
    label_colors=(
        "#2b60ce", "#a51105", "#b7875f", "#592161", "#300fa7", "#864f68", "#2798c8", "#767b0e",
        "#6e1728", "#56438e", "#bb5f73", "#256041", "#819808", "#6f76aa", "#2b2fd3", "#872465",
        "#502684", "#6a588a", "#358989", "#4d754a", "#284946", "#800902", "#9d41aa", "#937e45",
    ),
)  # fmt: skip

DARK = Theme(
    name="dark",
    dark=True,
    window="#191b1f",
    surface="#212429",
    sunken="#131518",
    hover="#2b2f36",
    pressed="#363b44",
    border="#363b43",
    outline="#777f8c",
    text="#e7e9ec",
    muted="#a6aeb9",
    disabled="#6a717c",
    accent="#94aaff",
    accent_fill="#4562e0",
    accent_hover="#4e6bea",
    accent_pressed="#3a54c6",
    on_accent="#ffffff",
    accent_soft="#2a3358",
    focus="#8299ff",
    success="#6fcf97",
    success_soft="#1c3327",
    warning="#f0b95c",
    warning_soft="#392d17",
    danger="#ff9a94",
    danger_soft="#402324",
    info="#82bff5",
    info_soft="#1b3044",
    from_image="#4cc3d9",
    from_caption="#f2a16b",
    series=("#8aa2ff", "#f59a55", "#56c596", "#d58cf0", "#dcc04a", "#a6aeb9"),
    label_colors=(
        "#82adfe", "#f86855", "#faceab", "#a266aa", "#6769f9", "#d093ad", "#a6daf6", "#bbc162",
        "#bd5f69", "#9988da", "#ffaab9", "#6ba683", "#c5e067", "#b2bbf3", "#6f8dfd", "#d66dac",
        "#946ed2", "#af9dd3", "#7ed0cf", "#91bb8c", "#6a8e8a", "#d05d4d", "#e888f6", "#d9c489",
    ),
)  # fmt: skip

# Every text keeps 7:1 and every frame is drawn; what is chosen is yellow with black on it.
CONTRAST = Theme(
    name="contrast",
    dark=True,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#26262a",
    pressed="#3a3a40",
    border="#8c8c94",
    outline="#ffffff",
    text="#ffffff",
    muted="#dcdce2",
    disabled="#8a8a90",
    accent="#ffe24d",
    accent_fill="#ffe24d",
    accent_hover="#fff09a",
    accent_pressed="#e6c619",
    on_accent="#000000",
    accent_soft="#333000",
    focus="#4de1ff",
    success="#7dffa8",
    success_soft="#00260f",
    warning="#ffd27a",
    warning_soft="#2b1c00",
    danger="#ffb3ae",
    danger_soft="#380000",
    info="#a9d8ff",
    info_soft="#00203a",
    from_image="#6fe6ff",
    from_caption="#ffb787",
    series=("#8ab4ff", "#ffab5c", "#62e6a8", "#e6a6ff", "#ffe24d", "#dcdce2"),
    label_colors=DARK.label_colors,
)


class ThemeWatch(QObject):
    """Tells when the look has changed, and follows the system where the mode says so."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.mode: Mode = "light"

    def wear(self, app: QApplication, mode: Mode) -> None:
        """Put the theme of ``mode`` on the application."""
        self.mode = mode
        before, self.theme = self.theme, theme_of(app, mode)
        app.setStyle("Fusion")
        app.setPalette(_palette(self.theme))
        app.setStyleSheet(_style_sheet(self.theme, app.font()))
        if before is not self.theme:
            self.changed.emit()

    @Slot()
    def follow_system(self) -> None:
        """Change clothes with the system, in the mode "system" only."""
        app = QApplication.instance()
        if self.mode == "system" and isinstance(app, QApplication):
            self.wear(app, "system")


@cache
def theme_watch() -> ThemeWatch:
    """Return the one watch; widgets that paint or keep icons connect to its ``changed``."""
    return ThemeWatch()


def current_theme() -> Theme:
    """Return the theme that is worn now; light before the first ``apply_theme``."""
    return theme_watch().theme


def system_is_dark(app: QApplication) -> bool:
    """Return whether the desktop asks for dark; False where it says nothing (bare X, offscreen)."""
    scheme = app.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        return os.environ.get("GTK_THEME", "").lower().endswith("dark")
    return bool(scheme == Qt.ColorScheme.Dark)


@cache
def _desktop(app: QApplication) -> QStyleHints:
    """Keep the one wrapper alive: with it PySide takes the hints on accessibility for dead."""
    return app.styleHints()


def system_wants_contrast(app: QApplication) -> bool:
    """Return whether the desktop asks for high contrast."""
    wish = _desktop(app).accessibility().contrastPreference()
    return bool(wish == Qt.ContrastPreference.HighContrast)


def theme_of(app: QApplication, mode: Mode) -> Theme:
    """Return what is worn in a mode, on this desktop."""
    if mode == "system":
        if system_wants_contrast(app):
            return CONTRAST
        return DARK if system_is_dark(app) else LIGHT
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[mode]


def apply_theme(app: QApplication, mode: Mode) -> None:
    """Dress the application; "system" goes on following it. ValueError for another mode."""
    if mode not in get_args(Mode):
        raise ValueError(f"no theme mode {mode!r}; one of {', '.join(get_args(Mode))}")
    watch = theme_watch()
    hints = _desktop(app)
    for changed in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
        changed.connect(watch.follow_system, Qt.ConnectionType.UniqueConnection)
    watch.wear(app, mode)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for color_role, token in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.surface,
        role.Highlight: theme.accent_fill,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent_fill,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.outline,
        role.Shadow: theme.sunken,
    }.items():
        palette.setColor(color_role, QColor(token))
    for text_role in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, text_role, QColor(theme.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return palette


def _style_sheet(theme: Theme, font: QFont) -> str:
    points = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    tokens = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    return Template(resource_text("style.qss")).substitute(
        tokens,
        radius=f"{RADIUS}px",
        small=f"{points * 0.92:.1f}pt",
        large=f"{points * 1.25:.1f}pt",
        huge=f"{points * 1.7:.1f}pt",
        indicators=(resource_root() / _indicators(theme)).as_posix(),
    )


def _indicators(theme: Theme) -> str:
    return "indicators/contrast" if theme is CONTRAST else "indicators"


def scaled_font(font: QFont, factor: float, *, bold: bool | None = None) -> QFont:
    """Return a copy in another size, and bold or not where that is said."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if bold is not None:
        made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet, such as "primary", "ghost" or "card"."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    for binder in _binders(widget):
        binder.refresh()


class _IconBinder(QObject):
    """Lives as long as its target and redraws its icon with each theme."""

    def __init__(
        self, target: QAbstractButton | QAction, *, name: str, token: str, checked: str, size: int
    ) -> None:
        super().__init__(target)
        self._target = target
        self._name, self._token, self._checked, self._size = name, token, checked, size
        theme_watch().changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        theme = current_theme()
        look = self._target.property("look")
        token = {"primary": "on_accent", "danger": "danger"}.get(look, self._token)
        self._target.setIcon(
            icon(
                self._name,
                color=getattr(theme, token),
                checked=getattr(theme, self._checked) if self._checked else None,
                size=self._size,
            )
        )


def _binders(target: QObject) -> list[_IconBinder]:
    return target.findChildren(_IconBinder, options=Qt.FindChildOption.FindDirectChildrenOnly)


def bind_icon(
    target: QAbstractButton | QAction,
    name: str,
    *,
    token: str = "text",
    checked: str = "",
    size: int = 16,
) -> None:
    """Give a button or action an icon that follows the theme; calling again replaces it."""
    _let_go(target)
    _IconBinder(target, name=name, token=token, checked=checked, size=size)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size, size))


def take_icon(target: QAbstractButton | QAction) -> None:
    """Leave a button or action its text alone."""
    _let_go(target)
    target.setIcon(QIcon())


def _let_go(target: QObject) -> None:
    for old in _binders(target):
        old.setParent(None)
        old.deleteLater()
