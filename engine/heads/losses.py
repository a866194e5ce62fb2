"""Losses over label cells; unknown cells take no part."""

from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it


def bce_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the mean binary cross-entropy over known cells (eq. 3 of the paper, from logits).

    Both are ``[b, labels]``; targets 1, 0 or -1 (unknown). 0.0 where no cell is known.
    """
    known = targets >= 0
    loss = F.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    return (loss * known).sum() / known.sum().clamp(min=1)
