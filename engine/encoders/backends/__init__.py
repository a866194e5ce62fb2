"""Ways to run the same weights: each gives the vectors of plain torch, some sooner.

What a way gives is compared with plain torch on a few inputs each time a model is loaded; one whose
vectors are not the same is not used.
"""

from engine.encoders.backends.choice import choose_towers
from engine.encoders.backends.towers import TorchTowers, Towers

__all__ = ["TorchTowers", "Towers", "choose_towers"]
