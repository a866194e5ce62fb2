"""Experiments: the paper's tables, better settings, robustness; one tab each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.studies.paper_study import PaperStudy
from mmc_gui.studies.robustness_study import RobustnessStudy
from mmc_gui.studies.search_study import SearchStudy
from mmc_gui.studies.study import Study


class ExperimentsPage(QWidget):
    """Shows one study at a time; what runs on another tab goes on."""

    stop_requested = Signal()
    page_requested = Signal(str)
    settings_chosen = Signal(object)
    """A ``TrainConfig`` to train with."""

    def __init__(
        self,
        *,
        paper: PaperStudy,
        search: SearchStudy,
        robustness: RobustnessStudy,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.paper, self.search, self.robustness = paper, search, robustness
        studies: dict[str, Study] = {
            tr("The paper's tables"): self.paper,
            tr("Better settings"): self.search,
            tr("Robustness"): self.robustness,
        }
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName(tr("Studies"))
        for name, study in studies.items():
            self.tabs.addTab(study, name)
            study.stop_requested.connect(self.stop_requested)
            study.page_requested.connect(self.page_requested)
        self.search.settings_chosen.connect(self.settings_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tabs.tabBar())
