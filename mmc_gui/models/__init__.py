"""Item models over frozen columns; ``data()`` only looks up."""
