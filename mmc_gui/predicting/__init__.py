"""The parts of the Predict page: one pair with its scores, and the list of many."""
