"""Where a mark comes from, as it is written to the file."""

IMPORTED = "imported"
USER = "user"
CONFIRMED = "confirmed"
"""A person has found the state right when asked about this very label."""
_RUN = "run:"


def accepted_from(run_id: str) -> str:
    """Return the source of a mark that a person took over from a run."""
    return f"{_RUN}{run_id}"


def accepted_run(source: str) -> str | None:
    """Return the run that a mark was taken over from; None where it has another source."""
    return source.removeprefix(_RUN) if source.startswith(_RUN) else None
