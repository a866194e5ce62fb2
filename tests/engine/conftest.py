"""Settings of the engine's tests."""

from hypothesis import settings

# No deadline: on a busy machine the slowest of a hundred examples says nothing about the code.
settings.register_profile("mmc", deadline=None)
settings.load_profile("mmc")
