"""What the tests of the Experiments page have beside the window."""

from study_pages import tiny_studies, turnstile

__all__ = ["tiny_studies", "turnstile"]
