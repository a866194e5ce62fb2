"""The photos on which a run is most wrong."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.data.labels import LabelSet
from engine.judging import RunConfusions
from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_list import PhotoList

LOSS, LABELS = "loss", "labels"
ORDERS = {
    LOSS: (
        tr("Furthest from the truth"),
        tr("By the loss: how far all scores are from the labels"),
    ),
    LABELS: (tr("Most wrong labels"), tr("By the number of labels missed or wrongly given")),
}
MOST = 500
"""Photos listed: more than a person looks at before the next training."""
NONE = tr("No photo is wrong: every label is found and none is wrongly given.")


class WorstFigure(QWidget):
    """A list of photos with what is wrong of each; a click opens one."""

    photo_requested = Signal(int)
    """A row of the dataset."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: RunConfusions | None = None
        self._labels = LabelSet(())
        self._places: dict[int, int] = {}
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order of the worst photos"))
        for key, (text, tip) in ORDERS.items():
            self.order.addItem(text, key)
            self.order.setToolTip(tip)
        self.note = QLabel()
        set_look(self.note, "muted")
        self.photos = PhotoList(tr("The worst photos"), NONE, loader)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(QLabel(tr("First")))
        top.addWidget(self.order)
        top.addWidget(self.note, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.photos, stretch=1)
        self.order.currentIndexChanged.connect(self._show)
        self.photos.row_activated.connect(self.photo_requested)

    def show_confusions(self, found: RunConfusions, labels: LabelSet) -> None:
        """Show other errors; labels are named as the project has them now."""
        self._found, self._labels = found, labels
        dataset = found.judged.dataset
        self.photos.photos.set_texts(dataset.names, dataset.captions)
        self.photos.set_path_of(dataset.path)
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._found is None:
            return
        some, key = self._found.found, self.order.currentData()
        self.order.setToolTip(ORDERS[key][1])
        places = some.worst_by_loss(MOST) if key == LOSS else some.worst_by_labels(MOST)
        rows = self._found.judged.rows[places]
        self._places = dict(zip(rows.tolist(), places.tolist(), strict=True))
        self.photos.photos.set_rows(rows, self.words)
        self.photos.set_empty(NONE)
        cut = len(places) == MOST
        self.note.setText(tr("The first {most}. ").format(most=MOST) if cut else "")

    def words(self, row: int) -> str:
        """Say what is wrong of a row that is listed."""
        if self._found is None or row not in self._places:
            return ""
        place = self._places[row]
        missed, wrong = self._found.labels_of_row(place)
        names = {label.id: label.name for label in self._labels}
        parts = []
        if missed:
            parts.append(tr("missed: {join}").format(join=", ".join(names[one] for one in missed)))
        if wrong:
            parts.append(
                tr("wrongly given: {join}").format(join=", ".join(names[one] for one in wrong))
            )
        parts.append(tr("loss {loss:.2f}").format(loss=self._found.found.row_loss[place]))
        return " · ".join(parts)
