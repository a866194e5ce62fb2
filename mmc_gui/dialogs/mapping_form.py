"""Which column of a table means what: a choice for each meaning, filled in by a guess."""

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSizePolicy, QWidget

from engine.data.readers.beginning import Beginning
from engine.data.readers.mapping import Mapping
from engine.language import tr
from mmc_gui.dialogs.fields import LEFT_MIDDLE
from mmc_gui.theme import GRID
from mmc_gui.widgets.check_list import CheckList

NO_COLUMN = ""
MANY = "\0many"
"""Stands in the choice of labels for a column a label; no column can be called so."""
LONGEST = 56
_PARTED = (
    (tr("A comma"), ","),
    (tr("A semicolon"), ";"),
    (tr("A pipe |"), "|"),
    (tr("A space"), " "),
    (tr("A tab"), "\t"),
    (tr("Nothing: one label"), ""),
    (tr('Brackets: ["a", "b"]'), "json"),
)
_DELIMITERS = ((tr("Comma"), ","), (tr("Tab"), "\t"), (tr("Semicolon"), ";"), (tr("Pipe |"), "|"))
_EMPTY = ((tr("Not labelled yet"), "unlabelled"), (tr("No label applies"), "none"))
ENCODINGS = (
    (tr("UTF-8"), "utf-8"),
    (tr("UTF-16"), "utf-16"),
    (tr("Western (Windows-1252)"), "cp1252"),
    (tr("Western (Latin-1)"), "latin-1"),
    (tr("Central European (Windows-1250)"), "cp1250"),
    (tr("Cyrillic (Windows-1251)"), "cp1251"),
    (tr("Greek (Windows-1253)"), "cp1253"),
    (tr("Turkish (Windows-1254)"), "cp1254"),
    (tr("Chinese (GB18030)"), "gb18030"),
    (tr("Chinese (Big5)"), "big5"),
    (tr("Japanese (Shift-JIS)"), "shift_jis"),
    (tr("Korean"), "euc_kr"),
)


class MappingForm(QWidget):
    """Shows the mapping of a table; ``mapping_changed`` comes only for what a person changed."""

    mapping_changed = Signal(object)
    layout_changed = Signal(str, str, object)
    """Encoding, delimiter and whether the first row is a header: columns are guessed anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping = Mapping()
        self.image = self._combo(tr("Photo"))
        self.caption = self._combo(tr("Caption"))
        self.labels = self._combo(tr("Labels"))
        self.many = CheckList(tr("Columns that are a label each"))
        self.many.setMaximumHeight(14 * GRID)
        self.many.checks_changed.connect(self._tell)
        self.parted = self._combo(tr("Labels parted by"), _PARTED)
        self.negatives = self._combo(tr("Labels that do not apply"))
        self.empty = self._combo(tr("An empty label cell means"), _EMPTY)
        self.split = self._combo(tr("Split"))
        self.encoding = self._combo(tr("Encoding"), slot=self._tell_layout)
        self.delimiter = self._combo(tr("Columns parted by"), _DELIMITERS, slot=self._tell_layout)
        self.header = QCheckBox(tr("The first row names the columns"))
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
        _fill(self.image, [(tr("None: captions only"), NO_COLUMN), *columns], mapping.image)
        _fill(self.caption, [(tr("None"), NO_COLUMN), *columns], mapping.caption)
        labels = MANY if mapping.one_hot else mapping.labels
        choices = [(tr("None yet"), NO_COLUMN), (tr("A column for each label"), MANY), *columns]
        _fill(self.labels, choices, labels)
        _fill(self.negatives, [(tr("Not told"), NO_COLUMN), *columns], mapping.negatives)
        _fill(self.split, [(tr("Not told"), NO_COLUMN), *columns], mapping.split)
        self._show_many(beginning)
        parted = "json" if mapping.lists == "json" else mapping.list_delimiter
        _fill(self.parted, list(_PARTED), parted)
        _fill(self.empty, list(_EMPTY), mapping.empty)
        found = next((t for t, e in ENCODINGS if e == beginning.encoding), beginning.encoding)
        _fill(
            self.encoding,
            [(tr("Found: {found}").format(found=found), ""), *ENCODINGS],
            mapping.encoding,
        )
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
        combo.currentTextChanged.connect(combo.setToolTip)
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
