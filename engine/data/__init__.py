"""Photos, captions and labels: from files into a project."""
