"""Which rows train and which validate: stratified by labels, or the paper's sequential split."""

import math

import numpy as np
import numpy.typing as npt

from engine.data.dataset import POSITIVE, IntArray, States
from engine.errors import EngineError
from engine.language import tr

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

VALIDATION_SHARE = 0.15
PAPER_SHARE = 1 / 6
"""Rows 25,000 to 29,999 of 30,000."""


def stratified_folds(targets: States, folds: int = 5, seed: int = 0) -> IntArray:
    """Give every row a fold so that each fold has its share of every label and combination.

    Takes label states ``[n, labels]``, an unknown one counting as negative, and returns fold
    numbers ``[n]``, 0 to ``folds - 1``; the same for the same seed. Sizes differ by one at most.
    Raises EngineError for fewer than two folds, or fewer rows than folds.
    """
    rows = len(targets)
    if folds < 2:
        raise EngineError(
            tr("Rows cannot be shared out over {folds} folds. Choose at least 2.").format(
                folds=folds
            )
        )
    if rows < folds:
        raise EngineError(
            tr(
                "{folds} folds need at least {folds} rows, and there are {rows}. "
                "Choose fewer folds, or label more rows."
            ).format(folds=folds, rows=rows)
        )
    sizes = np.full(folds, rows // folds, dtype=np.int64)
    sizes[: rows % folds] += 1
    return _deal(targets, sizes, np.random.default_rng(seed))


def validation_rows(targets: States, *, share: float = VALIDATION_SHARE, seed: int = 0) -> IntArray:
    """Choose validation rows so that every label keeps its share.

    Takes label states ``[n, labels]`` and returns sorted row numbers: ``share * n`` rounded up,
    but never all; none where there are fewer than two rows.
    """
    rows = len(targets)
    _check_share(share)
    if rows < 2:
        return np.zeros(0, dtype=np.int64)
    chosen = min(math.ceil(share * rows), rows - 1)
    sizes = np.array([rows - chosen, chosen], dtype=np.int64)
    return np.flatnonzero(_deal(targets, sizes, np.random.default_rng(seed)))


def sequential_split(rows: int, *, share: float = PAPER_SHARE) -> Bools:
    """Mark the last rows for validation, in the order given, as the paper does.

    Returns a mask ``[rows]``, True where a row validates: ``share * rows`` rounded, but at least
    one row on either side; none where there are fewer than two rows.
    """
    _check_share(share)
    mask = np.zeros(rows, dtype=np.bool_)
    if rows >= 2:
        mask[rows - min(max(round(share * rows), 1), rows - 1) :] = True
    return mask


def _check_share(share: float) -> None:
    if not 0 < share < 1:
        raise EngineError(
            tr(
                "A share of {share:g} for validation leaves one side empty. Choose between 0 and 1."
            ).format(share=share)
        )


def _deal(targets: States, sizes: IntArray, rng: np.random.Generator) -> IntArray:
    """Return a part for each row ``[n]``; part p gets ``sizes[p]`` rows, which add up to n.

    Rows with the same labels are interchangeable, so whole combinations are shared out first, as
    far as they go evenly. Few rows are left for the iterative rule, whatever n is.
    """
    positive = targets == POSITIVE
    rows = len(positive)
    # Two columns more, so that rows without labels and rows as such are shared out as well.
    positive = np.column_stack([positive, ~positive.any(axis=1), np.ones(rows, dtype=np.bool_)])
    order = rng.permutation(rows)
    packed = np.packbits(positive, axis=1)[order]
    ranked = np.lexsort(tuple(packed.T))
    order, packed = order[ranked], packed[ranked]
    differs = (packed[1:] != packed[:-1]).any(axis=1)
    first = np.concatenate([[0], np.flatnonzero(differs) + 1])
    kinds, counts = positive[order[first]], np.diff(first, append=rows)
    takes, due = np.divmod(counts[:, None] * sizes, rows)
    takes += _deal_rest(kinds, counts, due / rows, sizes - takes.sum(axis=0), rng)
    parts = np.empty(rows, dtype=np.int64)
    parts[order] = np.repeat(np.tile(np.arange(len(sizes)), len(kinds)), takes.ravel())
    return parts


def _deal_rest(
    kinds: Bools, counts: IntArray, due: Floats, room: IntArray, rng: np.random.Generator
) -> IntArray:
    """Share out the rows that are left, one by one (after Sechidis et al. 2011).

    Kinds are label combinations ``[kinds, labels]`` with ``counts`` rows each; ``due`` is what the
    parts should still get of them ``[kinds, parts]``, in fractions of a row, and ``room`` the rows
    that each part lacks. Returns whole rows ``[kinds, parts]``.
    """
    rest = np.rint(due.sum(axis=1)).astype(np.int64)
    # A row of a rare label weighs more than one of a frequent label.
    weights = 1 / np.maximum(counts @ kinds, 1)
    left = np.repeat(np.arange(len(kinds)), rest)
    rng.shuffle(left)
    # The rows that are hardest to place first: those of the rarest label, and of many labels.
    heaviest = (kinds * weights).max(axis=1)
    left = left[np.lexsort((-kinds[left].sum(axis=1), -heaviest[left]))]
    ties = 1e-9 * rng.random((len(left), len(room)))
    given = np.zeros(due.shape, dtype=np.int64)
    # What each part has of each label beyond its due, weighted; a row goes where that is least.
    excess = np.zeros((len(room), kinds.shape[1]))
    shut = np.where(room > 0, 0.0, np.inf)
    for kind, tie in zip(left.tolist(), ties, strict=True):
        row, share = kinds[kind] * weights, due[kind] / rest[kind]
        part = int((excess @ kinds[kind] - row.sum() * (share - tie) + shut).argmin())
        share[part] -= 1
        excess -= np.outer(share, row)
        given[kind, part] += 1
        room[part] -= 1
        if not room[part]:
            shut[part] = np.inf
    return given
