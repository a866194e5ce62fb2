"""A small synthetic dataset in the competition's layout, to try everything without a download."""

from engine.demo.make import DemoFiles, make_demo

__all__ = ["DemoFiles", "make_demo"]
