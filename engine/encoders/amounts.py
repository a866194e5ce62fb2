"""Amounts as people say them."""

from engine.language import number


def megabytes(size: float) -> str:
    """Return bytes in words: ``605 MB``, ``1.7 GB``."""
    return f"{number(size / 1e9, '.1f')} GB" if size >= 999.5e6 else f"{size / 1e6:.0f} MB"
