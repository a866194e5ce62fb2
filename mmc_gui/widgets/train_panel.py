"""What a training is made with: recipe, encoder, settings, what it will take, and its start."""

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.encoders.names import BASIC
from engine.encoders.offers import Offer
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.kinds import SettingError
from engine.training.recipes import (
    CUSTOM,
    DEFAULT_RECIPE,
    OWN,
    RECIPES,
    nearest_recipe,
    recipe,
    recipe_title,
)
from engine.training.setting_texts import people_say
from engine.training.settings import SETTINGS
from mmc_gui.text_size import bind_measure
from mmc_gui.theme import GRID, bind_icon, set_look, take_icon
from mmc_gui.widgets.humanize import duration_text
from mmc_gui.widgets.icon_label import IconLabel
from mmc_gui.widgets.recipe_cards import RecipeCards
from mmc_gui.widgets.setting_editors import guard_wheel
from mmc_gui.widgets.settings_form import SettingsForm

WIDTH = 43 * GRID
NAME_WIDTH = 8 * GRID
NAMED = 3
"""So many changed settings are named on the card of the custom recipe."""


class TrainPanel(QFrame):
    """Recipe cards above the settings that they stand for; the start stays in sight below."""

    changed = Signal()
    """The settings are others, or what is refused about them."""
    encoder_changed = Signal()
    encoder_list_wanted = Signal()
    start_requested = Signal()
    pause_requested = Signal()
    """Hold the training, or let it go on."""
    stop_requested = Signal()

    def __init__(self, form: SettingsForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = RecipeCards()
        self.form = form
        self.encoder = QComboBox()
        self.choose_encoder = QPushButton(tr("Choose…"))
        self.encoder_state = QLabel(wordWrap=True)
        self.refusal = QLabel(wordWrap=True)
        self.show_button = QPushButton(tr("Show"))
        self.estimate = QLabel(wordWrap=True)
        self.start_button = QPushButton(tr("Start training"))
        self.pause_button = QPushButton(tr("Pause"))
        self.stop_button = QPushButton(tr("Stop"))
        self._base = DEFAULT_RECIPE
        self._source = RECIPES[DEFAULT_RECIPE]
        self._custom: tuple[str, dict[str, Any]] | None = None
        self._busy = self._stopping = False
        self._barred = ""
        self._told_encoder = ""
        self._dress()
        self._build()
        self._connect()
        self._show_recipe(DEFAULT_RECIPE)

    # -- values -----------------------------------------------------------------------------

    def config(self) -> TrainConfig:
        """Return the settings; SettingError if refused.

        They keep the name that their run or recipe has for as long as they are the same.
        """
        given = self.form.config()
        own = {name: getattr(given, name) for name in OWN}
        for named in (self._source, RECIPES[self._base]):
            same = dataclasses.replace(named, **own)
            if dataclasses.replace(given, recipe=named.recipe) == same:
                return same
        return given

    def load(self, config: TrainConfig) -> None:
        """Show the settings of a run, beside the recipe that they are nearest to."""
        self._base, self._source = nearest_recipe(config), config
        self.form.show_config(config, base=RECIPES[self._base], title=recipe_title(self._base))
        self._on_edited()
        self.area.verticalScrollBar().setValue(0)

    @property
    def encoder_name(self) -> str:
        """The encoder as it is typed."""
        return self.encoder.currentText().strip()

    @property
    def refused(self) -> str:
        """Why these settings cannot be trained with, in a sentence; nothing if they can."""
        problem = self.form.problem
        return people_say(problem) if problem is not None else ""

    def offer_encoders(self, names: list[str], *, current: str) -> None:
        """Offer encoders that were used before, beside the one that always works."""
        self.encoder.blockSignals(True)
        self.encoder.clear()
        self.encoder.addItems(list(dict.fromkeys(["basic", *names])))
        self.encoder.blockSignals(False)
        names_width = self.encoder.view().sizeHintForColumn(0)
        self.encoder.view().setMinimumWidth(min(names_width + 4 * GRID, 2 * self.width()))
        self.set_encoder(current)

    def set_encoder(self, name: str) -> None:
        """Show an encoder without telling of it."""
        self.encoder.setCurrentText(name)
        self._told_encoder = self.encoder_name
        line = self.encoder.lineEdit()
        assert line is not None
        line.setCursorPosition(0)

    def set_encoder_offer(self, offer: Offer | None, *, waiting: int = 0) -> None:
        """Say what is known of the encoder, and how long it takes for the pairs that wait."""
        parts = []
        if offer is not None and offer.listing.name != BASIC:
            parts.append(f"{offer.listing.title}: {offer.state_text}, {offer.speed_text}.")
        if offer is not None and offer.speed is not None and waiting:
            seconds = waiting / offer.speed.per_second
            guess = "" if offer.speed.measured else tr(", estimated")
            parts.append(
                tr("Encoding takes about {seconds}{guess}.").format(
                    seconds=duration_text(seconds), guess=guess
                )
            )
        self.encoder_state.setText(" ".join(parts))
        self.encoder_state.setVisible(bool(parts))

    def set_estimate(self, text: str, tip: str = "") -> None:
        """Say what a training will take."""
        self.estimate.setText(text)
        self.estimate.setToolTip(tip)

    def bar(self, reason: str) -> None:
        """Let nothing be started for a reason; start again for an empty one."""
        self._barred = reason
        self._update_start()

    def set_running(self, *, busy: bool, training: bool) -> None:
        """Follow what runs: nothing can be started beside it, and only a training stopped here."""
        # The focus goes to the button that now makes sense, not to whatever comes next.
        pair = (self.start_button, self.stop_button)
        waiting = self._stopping and self.cards.cards[self.cards.current].hasFocus()
        focused = waiting or any(button.hasFocus() for button in pair)
        self._busy, self._stopping = busy, self._stopping and training
        self._update_start()
        self.stop_button.setEnabled(training)
        if focused:
            pair[training].setFocus()

    def set_hold(self, *, can: bool, wanted: bool, held: bool) -> None:
        """Show whether the training can be paused, shall pause, or is held."""
        focused = self.pause_button.hasFocus()
        self.pause_button.setEnabled(can and not self._stopping)
        if focused and not self.pause_button.isEnabled():
            self.start_button.setFocus()
        self.pause_button.setText(
            tr("Go on") if held else tr("Pausing…") if wanted else tr("Pause")
        )
        if wanted and not held:  # its longer text would cut that of the start
            take_icon(self.pause_button)
        else:
            bind_icon(self.pause_button, "play" if held else "pause")
        self.pause_button.setToolTip(
            tr("Let the training go on where it was; its result is the same as without the pause")
            if held
            else tr("Hold the training after the batch that it is at, and free the processor")
        )

    # -- building ---------------------------------------------------------------------------

    def _dress(self) -> None:
        set_look(self, "panel")
        bind_measure(self, QWidget.setFixedWidth, WIDTH)
        self.encoder.setEditable(True)
        self.encoder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # As wide as its names it would push the button beside it out of the panel.
        self.encoder.setMinimumContentsLength(8)
        self.encoder.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.encoder.addItems(["basic"])
        self.encoder.setAccessibleName(tr("Encoder"))
        self.encoder.setToolTip(
            tr(
                "<p>What turns photos and captions into vectors. basic works offline; "
                "open_clip:MODEL/TAG, such as open_clip:ViT-B-32/laion2b_s34b_b79k, "
                "downloads a CLIP model; local-dir:FOLDER loads one from disk.</p>"
            )
        )
        guard_wheel(self.encoder)
        self.choose_encoder.setToolTip(tr("See what encoders there are, and download one"))
        self.choose_encoder.setAccessibleName(tr("Choose an encoder"))
        set_look(self.encoder_state, "muted")
        self.encoder_state.hide()
        set_look(self.refusal, "danger")
        set_look(self.show_button, "link")
        self.show_button.setToolTip(tr("Go to the setting to change"))
        set_look(self.estimate, "muted")
        bind_icon(self.start_button, "play")
        set_look(self.start_button, "primary")
        bind_icon(self.pause_button, "pause")
        bind_icon(self.stop_button, "stop")
        self.stop_button.setToolTip(tr("Stop the training and keep its best epoch"))
        self.stop_button.setAccessibleDescription(tr("Keeps the best epoch"))

    def _build(self) -> None:
        title = QLabel(tr("Train a run"))
        set_look(title, "title")
        head = QVBoxLayout()
        # Not the label's own margins, which were gone on pictures of the gallery.
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.addWidget(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.area = QScrollArea()
        column.addWidget(self.area, stretch=1)
        self._build_scroll()
        line = QFrame()
        set_look(line, "line")
        column.addWidget(line)
        column.addWidget(self._build_foot())

    def _build_scroll(self) -> None:
        inside = QWidget()
        self.area.setWidget(inside)
        encoder = QHBoxLayout()
        label = QLabel(tr("Encoder"))
        # Names of encoders are long.
        bind_measure(label, QWidget.setFixedWidth, NAME_WIDTH)
        label.setBuddy(self.encoder)
        encoder.setSpacing(0)
        encoder.addWidget(label)
        encoder.addWidget(self.encoder, stretch=1)
        encoder.addSpacing(GRID)
        encoder.addWidget(self.choose_encoder)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 0, GRID // 2, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.cards)
        column.addLayout(encoder)
        column.addWidget(self.encoder_state)
        column.addWidget(self.form)
        column.addStretch()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for ground in (self.area.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_foot(self) -> QWidget:
        self.refusal_row = QWidget()
        row = QHBoxLayout(self.refusal_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            IconLabel("warning", size=16, token="danger"), alignment=Qt.AlignmentFlag.AlignTop
        )
        row.addWidget(self.refusal, stretch=1)
        row.addWidget(self.show_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.refusal_row.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.start_button, stretch=1)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.stop_button)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.refusal_row)
        column.addWidget(self.estimate)
        column.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.cards.chosen.connect(self._choose)
        self.form.changed.connect(self._on_edited)
        self.start_button.clicked.connect(self.start_requested)
        self.pause_button.clicked.connect(self.pause_requested)
        self.stop_button.clicked.connect(self._stop)
        self.show_button.clicked.connect(self._show_problem)
        self.encoder.activated.connect(self._on_encoder)
        self.choose_encoder.clicked.connect(self.encoder_list_wanted)
        line = self.encoder.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_encoder)

    # -- what changed -----------------------------------------------------------------------

    @Slot(str)
    def _choose(self, name: str) -> None:
        if name != CUSTOM:
            self._show_recipe(name)
        elif self._custom is not None:
            self._base, values = self._custom
            self.form.show_values(
                values, base=RECIPES[self._base], title=recipe_title(self._base)
            )  # fmt: skip
            self._on_edited()
        else:
            self.form.all.set_open(True)

    def _show_recipe(self, name: str) -> None:
        """Show a recipe's settings; what is a run's own stays."""
        self._base = name
        own = self.form.values()
        config = recipe(name, **{key: own[key] for key in OWN})
        self._source = config
        self.form.show_config(config, base=RECIPES[name], title=recipe_title(name))
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        changes = self.form.changes
        if changes:
            self._custom = (self._base, self.form.values())
            names = [SETTINGS[name].title for name in changes[:NAMED]]
            more = len(changes) - len(names)
            tail = tr(" and {more} more").format(more=more) if more else ""
            self.cards.set_custom(
                tr("{recipe_title}, changed: {join}{tail}.").format(
                    recipe_title=recipe_title(self._base), join=", ".join(names), tail=tail
                )
            )
        self.cards.set_current(CUSTOM if changes else self._base)
        if self.refused and self.refused != self.refusal.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.refused))
        self.refusal.setText(self.refused)
        self.refusal_row.setVisible(bool(self.refused))
        self.estimate.setVisible(not self.refused)
        self._update_start()
        self.changed.emit()

    def _update_start(self) -> None:
        reason = tr("Something else is running") if self._busy else self._barred or self.refused
        self.start_button.setEnabled(not reason)
        self.start_button.setToolTip(reason)

    @Slot()
    def _on_encoder(self) -> None:
        line = self.encoder.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)  # a name that is cut shows what it begins with
        if self.encoder_name != self._told_encoder:  # leaving the field is no change
            self._told_encoder = self.encoder_name
            self.encoder_changed.emit()

    @Slot()
    def _show_problem(self) -> None:
        problem = self.form.problem
        if isinstance(problem, SettingError) and problem.names:
            field = self.form.open_to(problem.names[0])
            # What was just opened has its place only once it was laid out.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self.area.ensureWidgetVisible(field, 0, 6 * GRID)
            field.setFocus()

    @Slot()
    def _stop(self) -> None:
        # Off the button before it is disabled: Qt would choose any other one.
        self.cards.setFocus()
        self._stopping = True
        self.stop_button.setEnabled(False)
        self.pause_button.setEnabled(False)
        self.stop_requested.emit()
