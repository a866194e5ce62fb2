"""Errors whose text is a sentence for the person at the screen."""


class EngineError(Exception):
    """Says what is wrong, where, and what to do; shown to the user as it stands.

    Its words hold in the window and in a terminal; a command stands in ``command`` alone, since
    nobody has a terminal beside the window. Any other exception that leaves the engine is a defect
    of the program.
    """

    def __init__(self, text: str, *, command: str = "") -> None:
        super().__init__(text)
        self.command = command
        """A sentence with a command that helps, in English, which a terminal shows as well."""


class Cancelled(Exception):  # noqa: N818 - an answer to a wish, not an error
    """The user asked the running work to stop; raised by ``Reporter.check``."""
