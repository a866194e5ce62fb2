"""The command line: the same steps as the window, with progress bars and JSON."""

from engine.cli.main import main

__all__ = ["main"]
