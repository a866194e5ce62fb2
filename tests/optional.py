"""Libraries that the product does without where they are missing, but its tests in CI do not."""

import importlib
import os
from types import ModuleType

import pytest


def optional(name: str) -> ModuleType:
    """Return a module; skip the test without it, but fail in CI."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed; it belongs to the extra 'dev'", pytrace=False)
        pytest.skip(f"{name} is not installed")
