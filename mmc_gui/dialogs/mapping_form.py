"""Which column of a table means what: a choice for each meaning, filled in by a guess."""

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSizePolicy, QWidget

from engine.data.readers.beginning import Beginning
from engine.data.readers.mapping import Mapping
from mmc_gui.dialogs.fields import LEFT_MIDDLE
from mmc_gui.theme import GRID
from mmc_gui.widgets.check_list import CheckList

NO_COLUMN = ""
MANY = "\0many"
"""Stands in the choice of labels for a column a label; no column can be called so."""
LONGEST = 56
_PARTED = (
    ("A comma", ","), ("A semicolon", ";"), ("A pipe |", "|"), ("A space", " "), ("A tab", "\t"),
    ("Nothing: one label", ""), ("Brackets: [\"a\", \"b\"]", "json"),
)  # fmt: skip
_DELIMITERS = (("Comma", ","), ("Tab", "\t"), ("Semicolon", ";"), ("Pipe |", "|"))
_EMPTY = (("Not labelled yet", "unlabelled"), ("No label applies", "none"))
ENCODINGS = (
    ("UTF-8", "utf-8"), ("UTF-16", "utf-16"), ("Western (Windows-1252)", "cp1252"),
    ("Western (Latin-1)", "latin-1"), ("Central European (Windows-1250)", "cp1250"),
    ("Cyrillic (Windows-1251)", "cp1251"), ("Greek (Windows-1253)", "cp1253"),
    ("Turkish (Windows-1254)", "cp1254"), ("Chinese (GB18030)", "gb18030"),
    ("Chinese (Big5)", "big5"), ("Japanese (Shift-JIS)", "shift_jis"), ("Korean", "euc_kr"),
)  # fmt: skip


class MappingForm(QWidget):
    """Shows the mapping of a table; ``mapping_changed`` comes only for what a person changed."""

    mapping_changed = Signal(object)
    layout_changed = Signal(str, str, object)
    """Encoding, delimiter and whether the first row is a header: columns are guessed anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping = Mapping()
        self.image = self._combo("Photo")
        self.caption = self._combo("Caption")
        self.labels = self._combo("Labels")
        self.many = CheckList("Columns that are a label each")
        self.many.setMaximumHeight(14 * GRID)
        self.many.checks_changed.connect(self._tell)
        self.parted = self._combo("Labels parted by", _PARTED)
        self.negatives = self._combo("Labels that do not apply")
        self.empty = self._combo("An empty label cell means", _EMPTY)
        self.split = self._combo("Split")
        self.encoding = self._combo("Encoding", slot=self._tell_layout)
        self.delimiter = self._combo("Columns parted by", _DELIMITERS, slot=self._tell_layout)
        self.header = QCheckBox("The first row names the columns")
        self.header.clicked.connect(self._tell_layout)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(LEFT_MIDDLE)
        self._form.setSpacing(GRID)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for widget in (self.image, self.caption, self.labels):
            self._form.addRow(widget.accessibleName(), widget)
        self._form.addRow(self.many)
        for widget in (
            self.parted, self.negatives, self.empty, self.split, self.encoding, self.delimiter,
        ):  # fmt: skip
            self._form.addRow(widget.accessibleName(), widget)
        self._form.addRow("", self.header)

    @property
    def mapping(self) -> Mapping:
        """The mapping as the form shows it."""
        labels, parted = self.labels.currentData(), self.parted.currentData()
        one = "" if labels in (NO_COLUMN, MANY) else str(labels)
        return dataclasses.replace(
            self._mapping,
            image=str(self.image.currentData() or ""),
            caption=str(self.caption.currentData() or ""),
            labels=one,
            one_hot=tuple(self.many.checked) if labels == MANY else (),
            negatives=str(self.negatives.currentData() or "") if one else "",
            lists="json" if parted == "json" else "delimited",
            list_delimiter="" if parted == "json" else str(parted or ""),
            empty=self.empty.currentData(),
            split=str(self.split.currentData() or ""),
        )

    def show_beginning(self, beginning: Beginning) -> None:
        """Fill the choices with the columns that are there, and choose what the mapping says."""
        mapping = self._mapping = beginning.mapping
        pairs = list(zip(beginning.columns, beginning.examples, strict=True))
        columns = [(_titled(name, example), name) for name, example in pairs]
        _fill(self.image, [("None: captions only", NO_COLUMN), *columns], mapping.image)
        _fill(self.caption, [("None", NO_COLUMN), *columns], mapping.caption)
        labels = MANY if mapping.one_hot else mapping.labels
        choices = [("None yet", NO_COLUMN), ("A column for each label", MANY), *columns]
        _fill(self.labels, choices, labels)
        _fill(self.negatives, [("Not told", NO_COLUMN), *columns], mapping.negatives)
        _fill(self.split, [("Not told", NO_COLUMN), *columns], mapping.split)
        self._show_many(beginning)
        parted = "json" if mapping.lists == "json" else mapping.list_delimiter
        _fill(self.parted, list(_PARTED), parted)
        _fill(self.empty, list(_EMPTY), mapping.empty)
        found = next((t for t, e in ENCODINGS if e == beginning.encoding), beginning.encoding)
        _fill(self.encoding, [(f"Found: {found}", ""), *ENCODINGS], mapping.encoding)
        _fill(self.delimiter, list(_DELIMITERS), mapping.delimiter)
        self.header.setChecked(mapping.header)
        for widget in (self.encoding, self.delimiter, self.header):
            self._form.setRowVisible(widget, beginning.text_file)
        self._show_what_matters()

    def _combo(
        self, name: str, choices: tuple[tuple[str, str], ...] = (), slot: object = None
    ) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(14)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.view().setMinimumWidth(44 * GRID)
        for text, data in choices:
            combo.addItem(text, data)
        combo.activated.connect(slot or self._tell)
        return combo

    def _show_many(self, beginning: Beginning) -> None:
        self.many.remove_all()
        self.many.blockSignals(True)
        chosen = set(beginning.mapping.one_hot)
        for name, example in zip(beginning.columns, beginning.examples, strict=True):
            self.many.add(_titled(name, example), name, checked=name in chosen)
        self.many.blockSignals(False)

    def _show_what_matters(self) -> None:
        """Hide what says nothing beside the chosen kind of labels."""
        labels = self.labels.currentData()
        one = labels not in (NO_COLUMN, MANY)
        self._form.setRowVisible(self.many, labels == MANY)
        for widget in (self.parted, self.negatives, self.empty):
            self._form.setRowVisible(widget, one)

    @Slot()
    def _tell(self) -> None:
        self._show_what_matters()
        if self.mapping != self._mapping:
            self._mapping = self.mapping
            self.mapping_changed.emit(self._mapping)

    @Slot()
    def _tell_layout(self) -> None:
        self.layout_changed.emit(
            str(self.encoding.currentData() or ""),
            str(self.delimiter.currentData() or ""),
            self.header.isChecked(),
        )


def _titled(name: str, example: str) -> str:
    """Return a column with some of its values, short enough to choose from."""
    text = f"{name}   –   {example}" if example else name
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _fill(combo: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    for text, data in choices:
        combo.addItem(text, data)
        combo.setItemData(combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    place = next((n for n, (_, data) in enumerate(choices) if data == chosen), None)
    if place is None:  # named in another case, or a sign that is in no list
        folded = chosen.casefold()
        place = next((n for n, (_, data) in enumerate(choices) if data.casefold() == folded), None)
    if place is None:
        combo.addItem(chosen, chosen)
        place = combo.count() - 1
    combo.setCurrentIndex(place)
