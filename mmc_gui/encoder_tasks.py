"""What a user can do about encoders: look at what there is, download, add, remove."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.encoders.amounts import megabytes
from engine.encoders.hub_settings import HubSettings, read_settings, write_settings
from engine.encoders.offers import Offer
from engine.events import Reporter
from engine.language import counted, tr
from mmc_gui.jobs import Job, Start
from mmc_gui.look_ups import LookUps
from mmc_gui.session import Session

DOWNLOADING = tr("Downloading an encoder")
"""Title of the job whose bytes the list of encoders shows."""


class EncoderTasks(QObject):
    """Asks the disk what is here, and changes that by jobs."""

    changed = Signal()
    """Other encoders are on this computer than before."""
    told = Signal(str)
    """A sentence worth showing once."""
    failed = Signal(object)
    """An exception to be shown, by who knows whether the list of encoders is open."""

    def __init__(self, session: Session, *, start: Start, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._start, self._cache = session, start, cache
        self._looks = LookUps(self)

    @property
    def rows(self) -> int:
        """How many rows the open project has."""
        return 0 if self._session.dataset is None else len(self._session.dataset)

    @property
    def looking(self) -> bool:
        """Whether something is still being looked up."""
        return self._looks.busy

    def shutdown(self) -> None:
        """Stop looking and end the thread."""
        self._looks.shutdown()

    def look_at_all(self, done: Callable[[Sequence[Offer]], None]) -> None:
        """Look at every encoder that is listed or was added."""
        cache = self._cache

        def work(reporter: Reporter) -> Sequence[Offer]:
            from engine.encoders.catalogue import all_listings
            from engine.encoders.offers import added_listings, make_offers

            return make_offers([*added_listings(), *all_listings()], cache)

        self._looks.ask("all", work, done=done, failed=self.failed.emit)

    def look_at(self, name: str, done: Callable[[Offer | None], None]) -> None:
        """Look at one encoder; None where the name is not listed."""
        cache = self._cache

        def work(reporter: Reporter) -> Offer | None:
            from engine.encoders.catalogue import find_listing
            from engine.encoders.offers import added_listings, make_offers

            own = (one for one in added_listings() if one.name == name)
            listing = find_listing(name) or next(own, None)
            return make_offers([listing], cache)[0] if listing is not None else None

        self._looks.ask("one", work, done=done, failed=self.failed.emit)

    def download(self, offer: Offer) -> Job | None:
        """Download what is missing of an encoder."""
        name, title = offer.listing.name, offer.listing.title

        def work(reporter: Reporter) -> str:
            from engine.encoders.fetch import fetch

            fetch(name, reporter=reporter)
            return tr("{title} is ready.").format(title=title)

        return self._change(DOWNLOADING, work)

    def download_settings(self) -> HubSettings:
        """Return mirror, proxy and folder as they are set: a file of a few bytes."""
        return read_settings()

    def set_download_settings(self, settings: HubSettings) -> None:
        """Keep mirror, proxy and folder; what is on this computer may be another thing then."""

        def work(reporter: Reporter) -> None:
            write_settings(settings)

        self._looks.ask(
            "settings", work, done=lambda _: self.changed.emit(), failed=self.failed.emit
        )

    def set_backend(self, name: str) -> None:
        """Keep the way to run encoders."""

        def work(reporter: Reporter) -> None:
            write_settings(replace(read_settings(), backend=name))

        self._looks.ask(
            "settings", work, done=lambda _: self.changed.emit(), failed=self.failed.emit
        )

    def measure(self, offer: Offer) -> Job | None:
        """Let an encoder work for some seconds; nothing is downloaded."""
        name, cache = offer.listing.name, self._cache

        def work(reporter: Reporter) -> str:
            from engine.encoders.probe import probe_encoder

            found = probe_encoder(name, cache=cache, reporter=reporter)
            return f"{offer.listing.title}: {found.sentence()}"

        return self._change(tr("Measuring an encoder"), work)

    def add(self, path: Path, like: str) -> Job | None:
        """Add a model from a file or folder."""

        def work(reporter: Reporter) -> str:
            from engine.encoders.added import add_model

            add_model(path, reporter=reporter, like=like)
            return tr("{name} was added; it stands in the list of encoders.").format(name=path.name)

        return self._change(tr("Adding an encoder"), work)

    def remove(self, offer: Offer) -> Job | None:
        """Delete an encoder's files; its features stay."""
        name, title = offer.listing.name, offer.listing.title

        def work(reporter: Reporter) -> str:
            from engine.encoders.added import remove_encoder

            return tr("{title} was removed, {value:,.0f} MB set free.").format(
                title=title, value=remove_encoder(name) / 1e6
            )

        return self._change(tr("Removing an encoder"), work)

    def remove_all(self) -> Job | None:
        """Delete the files of every encoder that was downloaded or added; features stay."""

        def work(reporter: Reporter) -> str:
            from engine.encoders.added import remove_all

            count, size = remove_all()
            if size and not count:
                return tr("What broken-off downloads left is removed, {size} set free.").format(
                    size=megabytes(size)
                )
            return tr("Removed {encoders}, {size} set free. Features stay.").format(
                encoders=counted(count, tr("{} encoder"), tr("{} encoders")),
                size=megabytes(size),
            )

        return self._change(tr("Removing encoders"), work)

    def _change(self, title: str, work: Callable[[Reporter], str]) -> Job | None:
        job = self._start(title, work, self.told.emit, self.failed.emit)
        if job is not None:
            job.finished.connect(self.changed)
        return job
