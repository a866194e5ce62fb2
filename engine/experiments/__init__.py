"""The paper's tables, trained again on the user's own project and judged beside its numbers."""
