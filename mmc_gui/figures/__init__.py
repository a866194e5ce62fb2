"""The tabs of the Statistics and the Confusions page: each shows one part of what was counted."""
