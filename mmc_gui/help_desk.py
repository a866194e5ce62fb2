"""Helps beside the work: what runs here, what went wrong last time, where the log lies.

What few starts need is imported when it is asked for.
"""

from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from engine.language import tr
from mmc_gui.crashes import crash_folder, reports
from mmc_gui.look_ups import LookUps
from mmc_gui.messages import Banner, Message, Severity
from mmc_gui.settings import Settings

SHOW_REPORT, DELETE_REPORT = tr("crash report"), tr("delete crash report")
"""Keys of the buttons on the message about a crash."""


def log_folder() -> Path:
    """Return where the log lies."""
    return Path(platformdirs.user_log_dir("mmc", appauthor=False))


class HelpDesk(QObject):
    """Answers the entries of the Help menu that need reading, and the buttons on crashes."""

    def __init__(self, *, banner: Banner, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._banner, self._settings, self._window = banner, settings, window
        self._looks = LookUps(self)
        self._report: tuple[Path, str] | None = None
        banner.action_requested.connect(self._act)

    @property
    def busy(self) -> bool:
        """Whether it still reads something."""
        return self._looks.busy

    def shutdown(self) -> None:
        """End the thread."""
        self._looks.shutdown()

    def show_about(self) -> None:
        """Show versions, parts and licences."""
        from mmc_gui.dialogs.about_dialog import AboutDialog
        from mmc_gui.parts import devices, program_parts, versions

        dialog = AboutDialog(versions(), self._window)
        self._looks.ask(
            "parts", lambda reporter: (program_parts(reporter), devices()),
            done=lambda found: dialog.show_parts(*found), failed=self._tell,
        )  # fmt: skip
        dialog.finished.connect(lambda: self._looks.forget("parts"))
        self._show(dialog)

    def show_log_folder(self) -> None:
        """Open the folder of the log with the desktop's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def tell_of_crashes(self) -> None:
        """Tell of the newest report, if it was written since the last telling."""
        told = self._settings.told_crash
        self._looks.ask(
            "crashes", lambda _: _newest(crash_folder(), after=told),
            done=self._on_crash, failed=self._tell,
        )  # fmt: skip

    def _on_crash(self, found: tuple[Path, str] | None) -> None:
        if found is None:
            return
        self._report = found
        self._settings.told_crash = found[0].name
        self._banner.show_message(
            Message(
                severity=Severity.WARNING, details=found[1],
                text=tr("MMC went wrong when it was last used. A report lies on this computer; "
        "nothing was sent."),
                action=tr("Show report"), key=SHOW_REPORT, second=(tr("Delete"), DELETE_REPORT),
            )
        )  # fmt: skip

    @Slot(str)
    def _act(self, key: str) -> None:
        if self._report is None:
            return
        if key == SHOW_REPORT:
            from mmc_gui.dialogs.report_dialog import ReportDialog

            dialog = ReportDialog(self._report[1], self._window)
            dialog.delete_requested.connect(self._delete)
            self._show(dialog)
        elif key == DELETE_REPORT:
            self._delete()

    @Slot()
    def _delete(self) -> None:
        assert self._report is not None
        path = self._report[0]
        self._looks.ask(
            "delete", lambda _: path.unlink(missing_ok=True),
            done=lambda _: self._banner.success(tr("The report is deleted.")), failed=self._tell,
        )  # fmt: skip

    def _tell(self, error: Exception) -> None:
        self._banner.error(tr("That could not be read or deleted: {error}").format(error=error))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _newest(folder: Path, *, after: str) -> tuple[Path, str] | None:
    """Return the newest report of those that came after one, with its text."""
    new = [path for path in reports(folder) if path.name > after]
    return (new[-1], new[-1].read_text(encoding="utf-8")) if new else None
