"""How an encoder is used: long captions, several captions, 8-bit weights."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.encoders.names import BASIC
from engine.encoders.variants import Variant, parse_name, spell_name
from engine.language import tr
from mmc_gui.theme import GRID


class EncoderOptions(QWidget):
    """Boxes that become part of the encoder's name; vectors made in each way are kept apart."""

    changed = Signal()

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
        self.show_for("")

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
