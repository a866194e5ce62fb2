"""The training settings as a form that is made from their table."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.kinds import SettingError
from engine.training.recipes import CUSTOM, OWN
from engine.training.setting_texts import idle_reason
from engine.training.settings import SETTINGS
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.fold import Fold
from mmc_gui.widgets.search_box import SearchBox
from mmc_gui.widgets.setting_field import SettingField

LABEL_WIDTH = 17 * GRID


class SettingsForm(QWidget):
    """Basic settings, and all others folded away in their groups.

    A setting that differs from the base, the settings of a recipe, is marked and can be reset.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {name: SettingField(name, self) for name in SETTINGS}
        self._base = TrainConfig()
        self.problem: SettingError | None = None
        """What is wrong with the settings as they stand."""
        self.reset_button = QPushButton()
        set_look(self.reset_button, "link")
        self.search = SearchBox(tr("Find a setting"))
        self.nothing = QLabel(tr("No setting is called that."))
        set_look(self.nothing, "muted")
        self.groups: dict[str, Fold] = {}
        self._build()
        self._build_groups(self.all.content)
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        self.reset_button.clicked.connect(self.reset)
        self.search.search_changed.connect(self._find)
        self.show_config(self._base, base=self._base, title="")

    # -- values -----------------------------------------------------------------------------

    def config(self) -> TrainConfig:
        """Return the settings as they stand, under no recipe's name; SettingError if refused."""
        values = {name: field.read() for name, field in self.fields.items()}
        return TrainConfig(recipe=CUSTOM, **values)

    def values(self) -> dict[str, Any]:
        """Return every value, also of settings that are refused together."""
        return {name: field.last for name, field in self.fields.items()}

    @property
    def changes(self) -> tuple[str, ...]:
        """The settings that differ from the base; a run's own ones do not count."""
        values = self.values()
        return tuple(n for n in self.fields if n not in OWN and values[n] != self._base_of(n))

    def show_config(self, config: TrainConfig, *, base: TrainConfig, title: str) -> None:
        """Show settings beside those of the recipe of a title."""
        self.show_values(dataclasses.asdict(config), base=base, title=title)

    def show_values(self, values: Mapping[str, Any], *, base: TrainConfig, title: str) -> None:
        """Show values that need not go together."""
        self._base = base
        self.reset_button.setText(tr("Back to {title}").format(title=title))
        self.reset_button.setToolTip(
            tr("Give every setting but the seed the value of {title}").format(title=title)
        )
        for name, field in self.fields.items():
            field.set_base(self._base_of(name))
            field.put(values[name])
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Give every setting the base's value, but those that belong to a run."""
        for name, field in self.fields.items():
            if name not in OWN:
                field.put(self._base_of(name))
        self._on_edited()

    def open_to(self, name: str) -> QWidget:
        """Open what hides a setting, and return its field."""
        field = self.fields[name]
        self.search.clear()
        if not field.setting.basic:
            self.all.set_open(True)
            self.groups[field.setting.group].set_open(True)
        return field.editor.widget

    def _base_of(self, name: str) -> Any:  # noqa: ANN401 - a field of TrainConfig
        return getattr(self._base, name)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        heading = QLabel(tr("Settings"))
        set_look(heading, "heading")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self.reset_button)
        # The line keeps its height, so that nothing jumps when the button comes.
        top.addStrut(self.reset_button.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        basic = QGridLayout()
        column.addLayout(basic)
        self._fill(basic, (name for name, s in SETTINGS.items() if s.basic))
        # What holds stands in the form before it is filled: a move restyles all that is inside.
        self.all = Fold(tr("All settings"), QWidget())
        column.addWidget(self.all)

    def _build_groups(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        names = [name for name, setting in SETTINGS.items() if not setting.basic]
        for group in dict.fromkeys(SETTINGS[name].group for name in names):
            fold = self.groups[group] = Fold(group, QWidget(), is_open=True)
            column.addWidget(fold)
            grid = QGridLayout(fold.content)
            self._fill(grid, (n for n in names if SETTINGS[n].group == group))
        self.nothing.hide()

    def _fill(self, grid: QGridLayout, names: Iterable[str]) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for line, name in enumerate(names):
            self.fields[name].place(grid, line)

    # -- what changed -----------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        try:
            self.config()
            self.problem = None
        except SettingError as error:
            self.problem = error
        values, changed = self.values(), set(self.changes)
        refused = self.problem.names if self.problem is not None else ()
        for name, field in self.fields.items():
            field.mark(
                changed=name in changed, reason=idle_reason(name, values), refused=name in refused
            )
        self.reset_button.setVisible(bool(changed))
        hidden = {name for name in changed if not SETTINGS[name].basic}
        self.all.set_note(tr("{hidden} changed").format(hidden=len(hidden)) if hidden else "")
        for group, fold in self.groups.items():
            count = sum(SETTINGS[name].group == group for name in hidden)
            fold.set_note(tr("{count} changed").format(count=count) if count else "")

    @Slot()
    def _find(self) -> None:
        words = self.search.text()
        found = {name for name, field in self.fields.items() if field.matches(words)}
        for name, field in self.fields.items():
            if not field.setting.basic:
                field.set_shown(name in found)
        for group, fold in self.groups.items():
            some = any(SETTINGS[n].group == group and not SETTINGS[n].basic for n in found)
            fold.setVisible(some)
        self.nothing.setVisible(all(fold.isHidden() for fold in self.groups.values()))
