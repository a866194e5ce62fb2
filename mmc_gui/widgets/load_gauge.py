"""What this program takes of the machine: processor, memory, and the GPU's where there is one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from engine.language import tr
from engine.machine import Load
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.humanize import memory_text, percent_text

FULL = 100


class _Bar(QWidget):
    """A name, a short bar and the figure beside it."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._name = name
        title, self._bar, self._figure = QLabel(name), QProgressBar(textVisible=False), QLabel()
        set_look(title, "small")
        set_look(self._figure, "small")
        self._bar.setRange(0, FULL)
        self._bar.setFixedWidth(5 * GRID)
        self._figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
        self.setToolTip(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for part in (title, self._bar, self._figure):
            row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_share(self, share: float, figure: str) -> None:
        self._bar.setValue(round(FULL * min(1.0, max(0.0, share))))
        self._figure.setText(figure)
        self.setAccessibleName(f"{self._name}: {figure}")


class LoadGauge(QWidget):
    """Hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.processor = _Bar(tr("Processor"), tr("How much of all cores this program uses"))
        self.memory = _Bar(
            tr("Memory"), tr("What this program holds, of all memory of the machine")
        )
        self.gpu = _Bar("GPU", tr("What is taken of the GPU's memory, also by other programs"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for bar in (self.processor, self.memory, self.gpu):
            row.addWidget(bar)
        self.hide()

    def show_load(self, load: Load) -> None:
        """Show what was measured."""
        self.processor.show_share(load.processor, percent_text(load.processor))
        self.memory.show_share(load.memory / load.all_memory, memory_text(load.memory))
        self.gpu.setVisible(load.gpu_memory is not None)
        if load.gpu_memory is not None:
            used, total = load.gpu_memory
            self.gpu.show_share(
                used / total,
                tr("{memory_text} of {memory_text_2}").format(
                    memory_text=memory_text(used), memory_text_2=memory_text(total)
                ),
            )
        self.show()
