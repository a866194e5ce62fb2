"""The tabs of the Statistics page: each shows one part of what was counted."""
