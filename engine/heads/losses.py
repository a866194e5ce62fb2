"""Losses over label cells, one family from cross-entropy to asymmetric; unknown cells take no part.

Logits and targets are ``[..., labels]``; targets are 1, 0 or -1 (unknown). All is computed in fp32
from logits, also under autocast, so that a certain score keeps its gradient.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it

from engine.data.dataset import States
from engine.errors import EngineError
from engine.language import tr

FOCAL_GAMMA = 3.0
ASL_DEFAULTS = (1.0, 4.0, 0.05)
"""Gamma of positives and of negatives and the margin that the paper ran (table 4)."""
WEIGHT_CAP = 10.0
_FLOOR = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class LossSpec:
    """One member of the family: formula 3 of the paper with zeros, 4 with equal gammas, 5 else.

    With ``detach_focus`` the focusing factors carry no gradient, as in the code of the paper; its
    formulas read literally would let them.
    """

    gamma_pos: float = 0.0
    gamma_neg: float = 0.0
    clip: float = 0.0
    detach_focus: bool = True

    @property
    def plain(self) -> bool:
        """Whether it is binary cross-entropy."""
        return self.gamma_pos == self.gamma_neg == self.clip == 0.0


def loss_spec(kind: str, gamma_pos: float, gamma_neg: float, clip: float) -> LossSpec:
    """Return the loss that settings name: "bce", "focal" or "asl".

    Focal takes ``gamma_neg`` for both gammas, or 3 where it is 0; asymmetric loss takes what the
    paper ran (1, 4, 0.05) where all three figures are 0. Another word raises ``EngineError``.
    """
    if kind == "bce":
        return LossSpec()
    if kind == "focal":
        gamma = gamma_neg or FOCAL_GAMMA
        return LossSpec(gamma_pos=gamma, gamma_neg=gamma)
    if kind != "asl":
        raise EngineError(tr("loss is '{kind}'. Choose one of bce, focal, asl.").format(kind=kind))
    if gamma_pos == gamma_neg == clip == 0.0:
        gamma_pos, gamma_neg, clip = ASL_DEFAULTS
    return LossSpec(gamma_pos=gamma_pos, gamma_neg=gamma_neg, clip=clip)


def cell_losses(
    logits: Tensor, targets: Tensor, spec: LossSpec, *, weights: Tensor | None = None
) -> Tensor:
    """Return the loss of each cell, float32 of the same shape; 0 where the target is unknown.

    ``weights`` multiply positives where they are ``[labels]``, and every cell where they have the
    cells' shape.
    """
    logits, targets = logits.float(), targets.float()
    positive, known = targets == 1, targets >= 0
    if spec.plain:
        cells = F.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    else:
        # Not 1 - sigmoid(logits), which rounds to 0 from a logit of 17 on. The floors keep powers
        # below 1 from an endless gradient.
        doubt = torch.sigmoid(-logits)
        missed = (torch.sigmoid(logits) - spec.clip).clamp(min=_FLOOR)
        focus = torch.where(
            positive, doubt.clamp(min=_FLOOR) ** spec.gamma_pos, missed**spec.gamma_neg
        )
        if spec.detach_focus:
            focus = focus.detach()
        certain = F.logsigmoid(-logits)
        if spec.clip:
            certain = torch.log((doubt + spec.clip).clamp(_FLOOR, 1.0))
        cells = -focus * torch.where(positive, F.logsigmoid(logits), certain)
    if weights is not None:
        cells = cells * (torch.where(positive, weights, 1.0) if weights.ndim == 1 else weights)
    return cells.masked_fill(~known, 0.0)


def total_loss(
    logits: Tensor, targets: Tensor, spec: LossSpec, weights: Tensor | None, reduction: str
) -> Tensor:
    """Return one number to follow: the members' own sums or means over known cells, added.

    Takes ``[members, b, labels]``, or ``[b, labels]`` for one; adding keeps each member's gradient
    what it would be alone. ``reduction`` is "sum" or "mean"; a mean divides by the number of known
    cells, whatever they weigh, and is 0 without any.
    """
    cells = cell_losses(logits, targets, spec, weights=weights)
    if reduction == "sum":
        return cells.sum()
    known = (targets >= 0).sum(dim=(-2, -1)).clamp(min=1)
    return (cells.sum(dim=(-2, -1)) / known).sum()


def label_weights(targets: States) -> npt.NDArray[np.float32]:
    """Return what a positive weighs for each label ``[labels]``: sqrt(negatives / positives).

    At most 10, so that a label with a handful of positives does not drown the rest; at least 1, so
    that those of a common label are not silenced; 1 without any. Unknown cells do not count.
    """
    positive = (targets == 1).sum(axis=0)
    negative = (targets == 0).sum(axis=0)
    weights = np.sqrt(negative / np.maximum(positive, 1)).clip(1.0, WEIGHT_CAP)
    return np.where(positive > 0, weights, 1.0).astype(np.float32)


def distribution_cell_weights(
    targets: Tensor, counts: Tensor, *, alpha: float = 0.1, beta: float = 10.0, mu: float = 0.2
) -> Tensor:
    """Return weights of cells of the targets' shape (distribution-balanced loss, Wu et al. 2020).

    A row that carries a frequent label beside a rare one is drawn by both; each cell is weighed by
    how often its label alone would have drawn the row, smoothed into alpha .. alpha + 1. ``counts``
    are the training positives ``[labels]``.
    """
    share = 1.0 / counts.clamp(min=1)
    drawn = ((targets == 1) * share).sum(dim=-1, keepdim=True)
    ratio = share / drawn.clamp(min=_FLOOR)
    weights = alpha + torch.sigmoid(beta * (ratio - mu))
    return torch.where(drawn > 0, weights, torch.ones_like(weights))
