"""From scores to labels: metrics and thresholds, numpy only."""
