"""Shows what has changed in the source of a project, and asks what to take of it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from engine.data.labels import LabelSet
from engine.data.merging import SourceDiff, UpdateChoice
from engine.language import counted, tr
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.text_table import TextTable

SHOWN = 500
"""Differences in the table; the counts above it are of all."""
_STATES = {1: tr("yes"), 0: tr("no"), -1: tr("unknown")}
_MINE = tr("changed here too")


class UpdateDialog(QDialog):
    """A box to tick for each kind of difference; what was changed by hand is not ticked."""

    other_requested = Signal()
    """The user wants to compare with another file."""

    def __init__(self, diff: SourceDiff, labels: LabelSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Update from {source}").format(source=diff.source))
        self.diff = diff
        self.boxes = dict(_boxes(diff))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        about = QLabel(
            tr(
                "{source} differs from the project. Nothing is changed before you "
                "press Update, and the whole update is one step that can be undone."
            ).format(source=diff.source)
        )
        about.setWordWrap(True)
        set_look(about, "muted")
        column.addWidget(about)
        for box in self.boxes.values():
            box.toggled.connect(self._on_toggled)
            column.addWidget(box)
        for text in _notes(diff):
            note = QLabel(text)
            note.setWordWrap(True)
            set_look(note, "muted")
            column.addWidget(note)
        headers = [
            (tr("Photo"), ""),
            (tr("What"), ""),
            (tr("In the project"), ""),
            (tr("In the source"), ""),
        ]
        self.table = TextTable(headers, tr("Differences"))
        for column_number in (2, 3):  # long captions are cut, and stand in the tooltips
            self.table.horizontalHeader().setSectionResizeMode(
                column_number, QHeaderView.ResizeMode.Stretch
            )
        rows = [row for row, _ in zip(_rows(diff, labels), range(SHOWN), strict=False)]
        self.table.set_texts(rows)
        column.addWidget(self.table, stretch=1)
        column.addWidget(self._buttons())
        self.resize(*roomy(760, 560))
        self._on_toggled()

    @property
    def choice(self) -> UpdateChoice:
        """What is ticked."""
        return UpdateChoice(
            **{
                key: key in self.boxes and self.boxes[key].isChecked()
                for key in UpdateChoice.__slots__
            }
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.update_button = buttons.addButton(tr("Update"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.update_button, "primary")
        self.update_button.setDefault(True)
        other = buttons.addButton(tr("Another file…"), QDialogButtonBox.ButtonRole.ActionRole)
        other.setToolTip(tr("Compare the project with another file instead"))
        other.clicked.connect(self.reject)
        other.clicked.connect(self.other_requested)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_toggled(self) -> None:
        self.update_button.setEnabled(any(box.isChecked() for box in self.boxes.values()))


def _boxes(diff: SourceDiff) -> Iterator[tuple[str, QCheckBox]]:
    kinds = (
        ("added", len(diff.added), tr("Add {} new photo"), tr("Add {} new photos")),
        ("captions", diff.count("captions"), tr("Take {} caption that has changed"),
         tr("Take {} captions that have changed")),
        ("labels", diff.count("labels"), tr("Take {} label of a photo that has changed"),
         tr("Take {} labels of photos that have changed")),
        ("photos", len(diff.photos), tr("Show {} photo that was missing"),
         tr("Show {} photos that were missing")),
        ("captions_by_hand", diff.count("captions", by_hand=True),
         tr("Replace {} caption that was changed here by hand"),
         tr("Replace {} captions that were changed here by hand")),
        ("labels_by_hand", diff.count("labels", by_hand=True),
         tr("Replace {} label of a photo that was set here by hand"),
         tr("Replace {} labels of photos that were set here by hand")),
    )  # fmt: skip
    for key, count, one, many in kinds:
        if count:
            box = QCheckBox(counted(count, one, many))
            box.setChecked(not key.endswith("by_hand"))
            yield key, box


def _notes(diff: SourceDiff) -> Iterator[str]:
    if diff.new_labels:
        names = ", ".join(label.name for label in diff.new_labels[:8])
        yield tr("New labels come with them: {names}.").format(names=names)
    if diff.gone:
        yield counted(
            len(diff.gone), tr("{} photo is not in the source any more. It is kept."),
            tr("{} photos are not in the source any more. They are kept."),
        )  # fmt: skip
    if diff.left_labels:
        yield tr("Deleted here, and not brought back: {names}.").format(
            names=", ".join(diff.left_labels[:8])
        )


def _rows(diff: SourceDiff, labels: LabelSet) -> Iterator[tuple[str, str, str, str]]:
    """Give what needs a decision first."""
    names = {label.id: label.name for label in (*labels, *diff.new_labels)}
    for by_hand in (True, False):
        mark = f" ({_MINE})" if by_hand else ""
        for caption in diff.captions:
            if caption.by_hand == by_hand:
                yield caption.name, tr("Caption") + mark, caption.old, caption.new
        for label in diff.labels:
            if label.by_hand == by_hand:
                what = f"{names.get(label.label, label.label)}{mark}"
                yield label.name, what, _STATES[label.old], _STATES[label.new]
    for item in diff.added:
        yield item.name, tr("New"), "", item.caption
    for name in diff.gone:
        yield name, tr("Kept"), tr("there"), tr("gone")
