"""What the tests of the list of encoders have beside the window."""

from encoder_pages import hub

__all__ = ["hub"]
