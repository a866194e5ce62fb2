"""Labels that were made wrong on purpose are found, and the likeliest come first."""

import numpy as np
import pytest

from engine.decide.suspects import find_suspects, usual_certainty


def drawn(
    *, rows: int = 2000, labels: int = 6, wrong: int = 60, seed: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return scores, labels of which some were flipped, and which cells those are.

    Labels are rare and frequent, and the model is surer of some than of others.
    """
    rng = np.random.default_rng(seed)
    shares = np.linspace(0.05, 0.6, labels)
    truth = rng.random((rows, labels)) < shares
    clarity = np.linspace(1.2, 3.0, labels)
    logits = np.where(truth, clarity, -clarity) + rng.normal(0, 1.0, truth.shape) + np.log(
        shares / (1 - shares)
    )  # fmt: skip
    scores = (1 / (1 + np.exp(-logits))).astype(np.float32)
    flipped = np.zeros(truth.shape, dtype=bool)
    cells = rng.choice(truth.size, wrong, replace=False)
    flipped.ravel()[cells] = True
    return scores, (truth ^ flipped).astype(np.int8), flipped


@pytest.mark.parametrize("seed", range(3))
def test_the_top_of_the_queue_is_mostly_what_was_flipped(seed: int) -> None:
    scores, targets, flipped = drawn(seed=seed)
    found = find_suspects(scores, targets)
    hits = flipped[found.rows, found.columns]
    assert hits[:20].mean() >= 0.8
    assert flipped.mean() == pytest.approx(0.005)  # which is what guessing would give
    assert hits[:20].mean() > hits[-20:].mean()


def test_a_sound_table_gives_few_suspects() -> None:
    scores, targets, _ = drawn(wrong=0)
    assert len(find_suspects(scores, targets)) < 0.05 * targets.size


def test_the_order_is_by_how_far_the_model_is_beyond_its_usual_certainty() -> None:
    targets = np.array([[1], [1], [1], [1], [0], [0], [0], [0], [0]], dtype=np.int8)
    scores = np.array([[0.9], [0.9], [0.9], [0.01], [0.1], [0.1], [0.1], [0.97], [0.8]], "f4")
    found = find_suspects(scores, targets)
    assert found.rows.tolist() == [3, 7, 8]
    assert found.states.tolist() == [1, 0, 0]
    assert (np.diff(found.margins) <= 0).all()
    usual = usual_certainty(scores, targets)
    assert usual.present[0] == pytest.approx((3 * 0.9 + 0.01) / 4)


def test_what_was_looked_at_and_what_is_unknown_is_not_told() -> None:
    scores, targets, _ = drawn()
    first = find_suspects(scores, targets)
    skip = np.zeros(targets.shape, dtype=bool)
    skip[first.rows[0], first.columns[0]] = True
    assert len(find_suspects(scores, targets, skip=skip)) == len(first) - 1
    unknown = targets.copy()
    unknown[first.rows[0], first.columns[0]] = -1
    cells = zip(*(c.tolist() for c in _cells(find_suspects(scores, unknown))), strict=True)
    assert (int(first.rows[0]), int(first.columns[0])) not in set(cells)


def test_a_label_too_rare_to_be_judged_gives_no_suspect() -> None:
    targets = np.zeros((50, 1), dtype=np.int8)
    targets[0] = 1
    assert len(find_suspects(np.full((50, 1), 0.99, dtype=np.float32), targets)) == 0
    nothing = np.zeros((0, 3), dtype=np.int8)
    assert len(find_suspects(np.zeros((0, 3), dtype=np.float32), nothing)) == 0


def _cells(found: object) -> tuple[np.ndarray, np.ndarray]:
    return found.rows, found.columns  # type: ignore[attr-defined]
