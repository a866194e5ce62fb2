"""A small seeded search for better training settings, with optuna, beside the project."""
