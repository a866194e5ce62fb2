"""Errors whose text is a sentence for the person at the screen."""


class EngineError(Exception):
    """Says what is wrong, where, and what to do; shown to the user as it stands.

    Any other exception that leaves the engine is a defect of the program.
    """

    command = ""
    """A sentence with a command that helps, for the terminal; a window has a button for it."""


class Cancelled(Exception):  # noqa: N818 - an answer to a wish, not an error
    """The user asked the running work to stop; raised by ``Reporter.check``."""
