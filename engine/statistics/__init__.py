"""What a project holds, counted: labels, pairs of labels, captions, photos, and work over time."""
