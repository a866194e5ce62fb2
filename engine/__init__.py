"""Multimodal multilabel classification without a window; importing this loads no torch."""

__version__ = "0.1.0"
