"""The window: it shows what the engine does and never imports torch."""
