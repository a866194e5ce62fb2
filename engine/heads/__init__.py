"""The trainable part: heads, fusion and losses."""
