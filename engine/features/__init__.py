"""Vectors of photos and captions, made once and kept."""
