"""Import dataset: what a file or folder is, how it is read, where its photos are, what it makes."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.data.readers.beginning import FIRST, TABLES, Beginning
from engine.data.readers.guess import Guess
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import Finding, ReadOptions
from engine.data.source_look import PhotosLook, SourceLook
from engine.language import tr
from mmc_gui.dialogs.fields import mark_invalid
from mmc_gui.dialogs.import_parts import ImportParts
from mmc_gui.dialogs.job_dialog import JobDialog
from mmc_gui.dialogs.source_reader import SourceReader
from mmc_gui.imports import ImportPlan
from mmc_gui.opening import PROJECT_SUFFIX
from mmc_gui.text_size import roomy
from mmc_gui.widgets.dialogs import free_name
from mmc_gui.widgets.drop_zone import local_paths

ARCHIVE = "webdataset"


class ImportDialog(JobDialog):
    """Reads nothing itself: every look at the disk is asked of its ``SourceReader``."""

    def __init__(self, source: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Import dataset"), verb=tr("Import"), parent=parent)
        self._finding: Finding | None = None
        self._findings: tuple[Finding, ...] = ()
        self._mapping: Mapping | None = None
        self._look: SourceLook | None = None
        self._looked_in: tuple[SourceLook, Path] | None = None
        self._place_fine = False
        self._images_typed = self._project_typed = False
        self.reader = SourceReader(self)
        self.parts = ImportParts()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()
        self._connect_reader()
        self.setAcceptDrops(True)
        self.resize(*roomy(1080, 640))
        self._show_nothing()
        if source is not None:
            self.parts.source.set_path(source)
        self.parts.source.setFocus()

    def done(self, result: int) -> None:
        """End the threads of the dialog with it."""
        self.reader.shutdown()
        self.parts.rows.shutdown()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome another source, whatever is shown."""
        if local_paths(event.mimeData()) and not self.running:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped instead."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.parts.source.set_path(local_paths(event.mimeData())[0])

    @property
    def finding(self) -> Finding | None:
        """What the source is taken for."""
        return self._finding

    def submit(self) -> None:
        """Ask for the import that the form describes."""
        finding, project = self._finding, self._project_path()
        if finding is None or project is None or not self.ok.isEnabled():
            return
        reading, images = self._options(), self.parts.images.path
        if self._extracts():
            reading, images = dataclasses.replace(reading, extract_to=images), None
        self.submitted.emit(
            ImportPlan(
                finding=finding, project=project, images=images, reading=reading,
                options=self.parts.more.options(),
                table=self._look.table if self._look else None,
            )
        )  # fmt: skip

    def update_ok(self) -> None:
        """Allow the import when all is known and nothing is amiss."""
        complete = self._look is not None and self.parts.images.path is not None
        waiting = self.running or self.reader.busy
        self.ok.setEnabled(complete and self._place_fine and not waiting)
        if not self.running:
            self._show_waiting()

    # -- building ---------------------------------------------------------------------------

    def _connect(self) -> None:
        parts = self.parts
        parts.source.path_changed.connect(self._on_path)
        parts.format.activated.connect(self._on_format)
        parts.mapping.mapping_changed.connect(self._on_mapping)
        parts.mapping.layout_changed.connect(self._on_layout)
        parts.reading.changed.connect(self._read)
        parts.images.edit.textEdited.connect(self._on_images_typed)
        parts.images.edit.editingFinished.connect(self._look_for_photos)
        parts.images.chosen.connect(self._on_images_chosen)
        parts.project.edit.textEdited.connect(self._on_project_typed)
        parts.project.chosen.connect(self._on_project_typed)

    def _connect_reader(self) -> None:
        reader = self.reader
        reader.found.connect(self._on_found)
        reader.begun.connect(self._on_begun)
        reader.guessed.connect(self._on_guessed)
        reader.looked.connect(self._on_looked)
        reader.photos_looked.connect(self._on_photos)
        reader.place_fine.connect(self._on_place_fine)
        reader.refused.connect(self._on_refused)
        reader.settled.connect(self.update_ok)

    # -- the source -------------------------------------------------------------------------

    @Slot(object)
    def _on_path(self, path: Path | None) -> None:
        self._show_nothing()
        if path is not None and path.suffix == PROJECT_SUFFIX:
            self.parts.say_what(
                tr("{name} is a project. Open it by File, Open project.").format(name=path.name),
                "danger",
            )
        elif path is not None:
            self.parts.say_what(tr("Looking …"), "muted")
            self.reader.find(path)
        self.update_ok()

    def _show_nothing(self) -> None:
        self._finding, self._findings, self._mapping, self._look = None, (), None, None
        self.parts.show_nothing()
        self.tell("")
        self.update_ok()

    @Slot(object)
    def _on_found(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self.parts.show_formats(findings)
        self._take(findings[0])

    @Slot()
    def _on_format(self) -> None:
        chosen = self.parts.format.currentData()
        if isinstance(chosen, Finding):
            self._take(chosen)

    def _take(self, finding: Finding) -> None:
        """Read the source as this format from now on."""
        # Its files are fields of the form, which may be emptied.
        self._finding = dataclasses.replace(finding, files=())
        self._mapping = finding.mapping
        self.parts.show_form_for(finding, is_table=finding.format in TABLES)
        self._suggest_places(finding)
        self._read()

    @Slot()
    def _read(self) -> None:
        """Ask for the rows anew, as after every change of how they are read."""
        if self._finding is None:
            return
        self._look = None
        self.parts.say_what(tr("Reading {name} …").format(name=self._finding.path.name), "muted")
        self.parts.say_problems((), ())
        self.reader.read(self._finding, self._options())
        self.update_ok()

    def _options(self) -> ReadOptions:
        assert self._finding is not None
        options = self.parts.reading.options(self._finding.format)
        return dataclasses.replace(options, mapping=self._mapping)

    @Slot(object)
    def _on_mapping(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._read()

    @Slot(str, str, object)
    def _on_layout(self, encoding: str, delimiter: str, header: bool | None) -> None:
        if self._finding is not None:
            self.reader.guess(
                self._finding, encoding=encoding, delimiter=delimiter, header=header
            )  # fmt: skip

    @Slot(object)
    def _on_guessed(self, guess: Guess) -> None:
        self._mapping = guess.mapping
        self._read()

    @Slot(object)
    def _on_begun(self, beginning: Beginning) -> None:
        self.parts.columns.say("")
        self.parts.mapping.show_beginning(beginning)
        self.parts.rows.show_rows(beginning.rows)

    @Slot(object)
    def _on_looked(self, look: SourceLook) -> None:
        self._look = look
        self.parts.say_what(look.sentence, "heading")
        self.parts.rows.show_rows(look.table.rows[:FIRST], look.table.labels)
        # Of an archive the only note is that its photos have to be written somewhere.
        notes = () if self._extracts() else look.notes
        self.parts.say_problems(look.doubts, notes)
        if not self._images_typed and look.images is not None:
            self.parts.images.set_path(look.images)
        self._look_for_photos()
        self.update_ok()

    # -- photos -----------------------------------------------------------------------------

    @Slot()
    def _on_images_typed(self) -> None:
        self._images_typed = True
        self.update_ok()

    @Slot()
    def _on_images_chosen(self) -> None:
        self._images_typed, self._looked_in = True, None
        self._look_for_photos()

    @Slot()
    def _look_for_photos(self) -> None:
        folder, look = self.parts.images.path, self._look
        if look is None:
            return
        if self._extracts():
            self.parts.say_photos(
                tr(
                    "{names_photos:,} photos are inside the tar file; they are written "
                    "into this new folder."
                ).format(names_photos=look.names_photos)
                if folder
                else tr("Name a new folder for the photos in the tar file."),
                "small",
            )
        elif not look.names_photos:
            self.parts.say_photos(tr("The rows name no photos; captions alone come in."), "small")
        elif folder is None:
            self.parts.say_photos(tr("The photos were not found. Choose their folder."), "danger")
        elif self._looked_in != (look, folder):  # not whenever the field is merely passed through
            self._looked_in = (look, folder)
            self.parts.say_photos(tr("Looking for the photos …"), "small")
            self.reader.look_for_photos(look.table, folder)
        self.update_ok()

    def _extracts(self) -> bool:
        """Whether photos have to be written out of archives."""
        finding, look = self._finding, self._look
        return finding is not None and finding.format == ARCHIVE and not (look and look.images)

    @Slot(object)
    def _on_photos(self, look: PhotosLook) -> None:
        tone = "better" if look.found == look.named else "doubt" if look.found else "danger"
        self.parts.say_photos(look.sentence, tone)
        self.parts.rows.show_photos(look.paths)

    # -- the project ------------------------------------------------------------------------

    def _suggest_places(self, finding: Finding) -> None:
        """Name a project beside the source, and a folder for photos that are in archives."""
        path = finding.path
        folder = path if path.is_dir() else path.parent
        usual = path.is_dir() or finding.format == "competition"
        name = folder.name if usual else path.name.partition(".")[0]
        if not self._images_typed:
            self.parts.images.set_path(
                free_name(folder / f"{name}-photos") if finding.format == ARCHIVE
                else finding.images
            )  # fmt: skip
        if not self._project_typed:
            self.parts.project.set_path(free_name(folder / f"{name or 'project'}{PROJECT_SUFFIX}"))
        self._check_place()

    @Slot()
    def _on_project_typed(self) -> None:
        self._project_typed = True
        self._check_place()

    def _project_path(self) -> Path | None:
        path = self.parts.project.path
        if path is not None and path.suffix != PROJECT_SUFFIX:
            return Path(f"{path}{PROJECT_SUFFIX}")
        return path

    def _check_place(self) -> None:
        self._place_fine = False
        project = self._project_path()
        if project is None:
            self.parts.place.say(tr("Name the project file to be made."), "danger")
        else:
            self.reader.check_place(project)
        self.update_ok()

    @Slot()
    def _on_place_fine(self) -> None:
        self._place_fine = True
        self.parts.place.say("")
        mark_invalid(self.parts.project.edit, invalid=False)
        self.update_ok()

    # -- what is amiss ----------------------------------------------------------------------

    @Slot(str, str)
    def _on_refused(self, field: str, sentence: str) -> None:
        if field == "project":
            self.parts.place.say(sentence, "danger")
            mark_invalid(self.parts.project.edit, invalid=True)
        elif field == "photos":
            self.parts.say_photos(sentence, "danger")
        elif field == "columns":
            self.parts.columns.say(sentence, "danger")
        else:
            self.parts.say_what(sentence, "danger")
        self.update_ok()

    def _show_waiting(self) -> None:
        if self.reader.busy:
            self.show_busy(tr("Reading …"))
        else:
            self.show_idle()
