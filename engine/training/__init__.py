"""From features to a run."""
