"""How an encoder is used: long captions, several captions, 8-bit weights."""

from importlib.util import find_spec

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from engine.encoders.names import BACKENDS, BASIC
from engine.encoders.variants import Variant, parse_name, spell_name
from engine.language import tr
from mmc_gui.theme import GRID

BACKEND_WORDS = {
    "auto": tr("the best here"),
    "torch": "PyTorch",
    "bf16": tr("PyTorch in 16 bits"),
    "openvino": "OpenVINO",
    "onnx": "ONNX Runtime",
}
_PARTS = {"openvino": ("openvino",), "onnx": ("onnx", "onnxruntime")}


class EncoderOptions(QWidget):
    """Boxes that become part of the encoder's name; vectors made in each way are kept apart."""

    changed = Signal()
    backend_chosen = Signal(str)
    """One of ``BACKENDS``; it is no part of the name, as the vectors are the same."""

    def __init__(self, variant: Variant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.split = QCheckBox(tr("Read long captions in pieces"))
        self.split.setToolTip(
            tr(
                "<p>A caption that is longer than the encoder reads is parted at "
                "sentences and the pieces are averaged; otherwise its end is left "
                "out</p>"
            )
        )
        self.each = QCheckBox(tr("Each line is a caption"))
        self.each.setToolTip(
            tr(
                "<p>For photos with several captions, one a line: each is read alone, "
                "and they are averaged</p>"
            )
        )
        self.int8 = QCheckBox(tr("8-bit weights"))
        self.split.setChecked(variant.split)
        self.each.setChecked(variant.each)
        self.int8.setChecked(variant.int8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for box in (self.split, self.each, self.int8):
            box.toggled.connect(self.changed)
            row.addWidget(box)
        row.addStretch()
        self.backend = QComboBox()
        self._fill_backends()
        label = QLabel(tr("Run by"))
        label.setBuddy(self.backend)
        row.addWidget(label)
        row.addWidget(self.backend)
        self.show_for("")

    def set_backend(self, name: str, *, fixed: bool) -> None:
        """Show the way to run that is chosen; ``fixed`` where the environment decides."""
        self.backend.setCurrentIndex(max(0, self.backend.findData(name)))
        self.backend.setEnabled(not fixed)
        if fixed:
            self.backend.setToolTip(tr("The variable MMC_BACKEND decides"))

    def _fill_backends(self) -> None:
        self.backend.setToolTip(
            tr(
                "<p>What computes on a processor; every way gives the same vectors, which is "
                "checked. Measure on this computer tells which is the fastest here</p>"
            )
        )
        for name in BACKENDS:
            missing = any(find_spec(part) is None for part in _PARTS.get(name, ()))
            text = BACKEND_WORDS[name]
            if missing:
                text = tr("{backend} (not installed)").format(backend=text)
            self.backend.addItem(text, name)
            model = self.backend.model()
            if missing and isinstance(model, QStandardItemModel):
                model.item(self.backend.count() - 1).setEnabled(False)
        self.backend.activated.connect(
            lambda place: self.backend_chosen.emit(str(self.backend.itemData(place)))
        )

    def show_for(self, name: str) -> None:
        """Offer what makes sense for an encoder."""
        basic = parse_name(name)[0] == BASIC
        self.int8.setEnabled(bool(name) and not basic)
        self.int8.setToolTip(
            tr("Basic is small and fast as it is") if basic else
            tr("<p>Sooner on some processors, with other vectors: how far they are "
        "off on your own photos is told before they are used</p>")
        )  # fmt: skip

    def spell(self, name: str) -> str:
        """Return the name of an encoder that is used so."""
        int8 = self.int8.isChecked() and self.int8.isEnabled()
        variant = Variant(int8=int8, split=self.split.isChecked(), each=self.each.isChecked())
        return spell_name(name, variant)
