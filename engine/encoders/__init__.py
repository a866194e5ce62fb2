"""Frozen encoders: photos and captions in, vectors out."""
