"""The losses against formulas 3 to 5 written plainly in float64, their limits and their edges."""

import math

import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it

from engine.errors import EngineError
from engine.heads.losses import (
    LossSpec,
    cell_losses,
    distribution_cell_weights,
    label_weights,
    loss_spec,
    total_loss,
)

BCE = LossSpec()
FOCAL = LossSpec(gamma_pos=3.0, gamma_neg=3.0)
ASL = LossSpec(gamma_pos=1.0, gamma_neg=4.0, clip=0.05)
ODD = LossSpec(gamma_pos=0.5, gamma_neg=0.7, clip=0.2)
MARGIN = LossSpec(clip=0.1)
FAMILY = pytest.mark.parametrize(
    "spec", [BCE, FOCAL, ASL, ODD, MARGIN], ids=["bce", "focal", "asl", "odd", "margin"]
)

CELLS = st.lists(
    st.tuples(st.floats(-12, 12, width=32), st.sampled_from([-1.0, 0.0, 1.0])),
    min_size=1,
    max_size=12,
)
SPECS = st.builds(
    LossSpec,
    gamma_pos=st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0]),
    gamma_neg=st.sampled_from([0.0, 0.5, 1.0, 3.0, 4.0]),
    clip=st.sampled_from([0.0, 0.05, 0.3]),
    detach_focus=st.booleans(),
)


def plainly(logits: Tensor, targets: Tensor, spec: LossSpec) -> Tensor:
    """Return formula 5, of which 3 and 4 are special cases, in float64 and without any care."""
    p = 1 / (1 + torch.exp(-logits))
    p_m = (p - spec.clip).clamp(min=1e-12)  # the power of an exact 0 has no gradient
    focus_pos, focus_neg = (1 - p) ** spec.gamma_pos, p_m**spec.gamma_neg
    if spec.detach_focus:
        focus_pos, focus_neg = focus_pos.detach(), focus_neg.detach()
    loss_pos = -focus_pos * torch.log(p)
    loss_neg = -focus_neg * torch.log(1 - p_m)
    return torch.where(targets == 1, loss_pos, torch.where(targets == 0, loss_neg, 0.0))


def grid(reach: float, steps: int = 121) -> Tensor:
    return torch.linspace(-reach, reach, steps)


def gradient(logits: Tensor, targets: Tensor, spec: LossSpec) -> Tensor:
    leaf = logits.clone().requires_grad_()
    cell_losses(leaf, targets, spec).sum().backward()  # type: ignore[no-untyped-call]
    assert leaf.grad is not None
    return leaf.grad


@pytest.mark.parametrize(
    ("spec", "target", "cost"),
    [  # at a logit of ln 3 the score is 3/4
        (BCE, 1.0, -math.log(0.75)),
        (BCE, 0.0, -math.log(0.25)),
        (FOCAL, 1.0, -(0.25**3) * math.log(0.75)),
        (FOCAL, 0.0, -(0.75**3) * math.log(0.25)),
        (ASL, 1.0, -0.25 * math.log(0.75)),
        (ASL, 0.0, -(0.7**4) * math.log(0.3)),
        (MARGIN, 1.0, -math.log(0.75)),
        (MARGIN, 0.0, -math.log(0.35)),
    ],
)
def test_one_cell_by_hand(spec: LossSpec, target: float, cost: float) -> None:
    found = cell_losses(torch.tensor([math.log(3)]), torch.tensor([target]), spec)
    assert found.item() == pytest.approx(cost, rel=1e-5)


@given(CELLS, SPECS)
@example([(-12.0, 0.0), (12.0, 1.0), (0.0, -1.0)], ASL)
def test_values_and_gradients_are_those_of_the_plain_formula(
    cells: list[tuple[float, float]], spec: LossSpec
) -> None:
    logits, targets = torch.tensor(cells).T
    if spec.clip:  # where the margin ends the formula has a kink, and rounding picks the side
        kink = math.log(spec.clip / (1 - spec.clip))
        logits = torch.where((logits - kink).abs() < 0.01, torch.tensor(kink + 0.01), logits)
    exact = logits.double().requires_grad_()
    expected = plainly(exact, targets, spec)
    expected.sum().backward()  # type: ignore[no-untyped-call]
    assert exact.grad is not None
    found = cell_losses(logits, targets, spec)
    assert found.dtype == torch.float32
    torch.testing.assert_close(found.double(), expected, rtol=1e-4, atol=1e-6)
    torch.testing.assert_close(
        gradient(logits, targets, spec).double(), exact.grad, rtol=1e-4, atol=1e-6
    )


def test_without_gammas_and_margin_it_is_exactly_binary_cross_entropy() -> None:
    logits, targets = grid(100).expand(2, -1), torch.tensor([[0.0], [1.0]]).expand(2, 121)
    expected = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    assert torch.equal(cell_losses(logits, targets, BCE), expected)
    # The general formula comes as near as one likes; it is not that shortcut alone.
    tiny = LossSpec(gamma_pos=1e-7, gamma_neg=1e-7, clip=1e-7)
    near = grid(8).expand(2, -1)
    expected = F.binary_cross_entropy_with_logits(near, targets, reduction="none")
    torch.testing.assert_close(cell_losses(near, targets, tiny), expected, rtol=1e-3, atol=1e-6)


def test_focal_is_asymmetric_loss_with_equal_gammas_and_no_margin() -> None:
    assert loss_spec("focal", 0.0, 2.0, 0.0) == loss_spec("asl", 2.0, 2.0, 0.0)


@pytest.mark.parametrize(
    ("kind", "figures", "spec"),
    [
        ("bce", (0.0, 0.0, 0.0), BCE),
        ("bce", (1.0, 4.0, 0.05), BCE),
        ("focal", (0.0, 0.0, 0.0), FOCAL),
        ("focal", (1.0, 2.0, 0.05), LossSpec(gamma_pos=2.0, gamma_neg=2.0)),
        ("asl", (0.0, 0.0, 0.0), ASL),
        ("asl", (0.0, 2.0, 0.0), LossSpec(gamma_neg=2.0)),
        ("asl", (0.0, 0.0, 0.1), MARGIN),
    ],
)
def test_settings_name_a_loss(
    kind: str, figures: tuple[float, float, float], spec: LossSpec
) -> None:
    assert loss_spec(kind, *figures) == spec


def test_a_loss_of_another_name_is_refused() -> None:
    with pytest.raises(EngineError, match=r"'hinge'.*bce, focal, asl"):
        loss_spec("hinge", 0.0, 0.0, 0.0)


@FAMILY
def test_unknown_cells_cost_nothing_and_pull_nowhere(spec: LossSpec) -> None:
    targets = torch.tensor([[1.0, -1.0, 0.0], [-1.0, -1.0, -1.0]])
    logits = torch.tensor([[0.3, 9e3, 2.0], [-9e3, 0.0, 3.0]])
    known = targets >= 0
    for weights in (None, torch.full((3,), 2.0), torch.full((2, 3), 2.0)):
        cells = cell_losses(logits, targets, spec, weights=weights)
        assert (cells[~known] == 0).all()
        assert (cells[known] > 0).all()
    pull = gradient(logits, targets, spec)
    assert (pull[~known] == 0).all()
    assert (pull[known] != 0).all()


@FAMILY
@pytest.mark.parametrize("shape", [(4,), (2, 4), (3, 2, 4), (2, 1, 3, 4)])
def test_a_cell_s_loss_is_its_own_whatever_stands_before_the_labels(
    spec: LossSpec, shape: tuple[int, ...]
) -> None:
    generator = torch.Generator().manual_seed(0)
    logits = 3 * torch.randn(shape, generator=generator)
    targets = torch.randint(-1, 2, shape, generator=generator)  # whole numbers do too
    cells = cell_losses(logits, targets, spec)
    assert cells.shape == shape
    alone = [
        cell_losses(x[None], y[None], spec)
        for x, y in zip(logits.flatten(), targets.flatten(), strict=True)
    ]
    torch.testing.assert_close(cells.flatten(), torch.cat(alone))


@pytest.mark.parametrize("detach_focus", [True, False])
@pytest.mark.parametrize("clip", [0.0, 1e-9, 0.05, 0.5])
@pytest.mark.parametrize("gamma", [0.0, 0.3, 1.0, 4.0, 10.0])
@pytest.mark.parametrize("target", [0.0, 1.0, -1.0])
def test_no_logit_breaks_a_loss(
    gamma: float, clip: float, target: float, detach_focus: bool
) -> None:
    spec = LossSpec(gamma_pos=gamma, gamma_neg=gamma, clip=clip, detach_focus=detach_focus)
    logits = torch.cat([grid(1e4), grid(100), grid(25), torch.tensor([0.0])])
    targets = torch.full_like(logits, target)
    assert torch.isfinite(cell_losses(logits, targets, spec)).all()
    assert torch.isfinite(gradient(logits, targets, spec)).all()


@pytest.mark.parametrize("spec", [BCE, FOCAL], ids=["bce", "focal"])
def test_a_certain_error_costs_its_logit_and_pulls_with_full_strength(spec: LossSpec) -> None:
    logits, targets = torch.tensor([1e4, -1e4]), torch.tensor([0.0, 1.0])
    assert cell_losses(logits, targets, spec).tolist() == [1e4, 1e4]
    assert gradient(logits, targets, spec).tolist() == [1.0, -1.0]


def test_focus_on_a_certain_positive_does_not_round_away() -> None:
    logits, targets = torch.tensor([20.0]), torch.tensor([1.0])
    spec = LossSpec(gamma_pos=0.5)
    expected = plainly(logits.double(), targets, spec).item()
    assert cell_losses(logits, targets, spec).item() == pytest.approx(expected, rel=1e-4)


@FAMILY
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float32])
def test_autocast_takes_no_precision(spec: LossSpec, dtype: torch.dtype) -> None:
    logits = grid(9).to(dtype)
    targets = torch.ones(121).index_fill(0, torch.arange(0, 121, 2), 0.0)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = cell_losses(logits, targets, spec)
        total = total_loss(logits[None], targets[None], spec, None, "sum")
    assert found.dtype == total.dtype == torch.float32
    expected = plainly(logits.double(), targets, spec)
    torch.testing.assert_close(found.double(), expected, rtol=1e-4, atol=1e-6)
    assert total.item() == pytest.approx(expected.sum().item(), rel=1e-4)


@FAMILY
@pytest.mark.parametrize("detach_focus", [True, False])
def test_a_better_score_never_costs_more(spec: LossSpec, detach_focus: bool) -> None:
    spec = LossSpec(
        gamma_pos=spec.gamma_pos, gamma_neg=spec.gamma_neg, clip=spec.clip,
        detach_focus=detach_focus,
    )  # fmt: skip
    logits = grid(30, 601)
    for target, way in ((1.0, -1.0), (0.0, 1.0)):
        targets = torch.full_like(logits, target)
        rises = way * cell_losses(logits, targets, spec).diff()
        assert (rises >= -2e-6).all()
        middle = (logits.abs() < 1)[1:]  # above every margin here and far from rounding
        assert (rises[middle] > 0).all()
        assert (way * gradient(logits, targets, spec) >= -1e-6).all()


def test_negatives_within_the_margin_are_left_alone() -> None:
    logits = torch.logit(torch.tensor([0.001, 0.04, 0.06]))
    cells = cell_losses(logits, torch.zeros(3), ASL)
    assert cells[:2].tolist() == [0.0, 0.0]
    assert cells[2] > 0
    assert gradient(logits, torch.zeros(3), ASL)[:2].tolist() == [0.0, 0.0]


def test_weights_of_labels_multiply_positives_and_weights_of_cells_all() -> None:
    logits, targets = torch.tensor([[0.5, -1.0], [2.0, 0.1]]), torch.tensor([[1.0, 0], [0, 1.0]])
    bare = cell_losses(logits, targets, ASL)
    by_label = cell_losses(logits, targets, ASL, weights=torch.tensor([3.0, 5.0]))
    torch.testing.assert_close(by_label, bare * torch.tensor([[3.0, 1.0], [1.0, 5.0]]))
    cells = torch.tensor([[2.0, 3.0], [4.0, 5.0]])
    torch.testing.assert_close(cell_losses(logits, targets, ASL, weights=cells), bare * cells)


def test_the_total_adds_each_member_s_mean_over_its_own_known_cells() -> None:
    logits = torch.tensor([[[0.0, 1.0]], [[2.0, -1.0]], [[5.0, 5.0]]])
    targets = torch.tensor([[[1.0, 0.0]], [[-1.0, 0.0]], [[-1.0, -1.0]]])
    softplus = [math.log(2), math.log1p(math.e), math.log1p(math.exp(-1))]
    mean = total_loss(logits, targets, BCE, None, "mean")
    assert mean.item() == pytest.approx((softplus[0] + softplus[1]) / 2 + softplus[2])
    whole = total_loss(logits, targets, BCE, None, "sum")
    assert whole.item() == pytest.approx(sum(softplus))
    one = total_loss(logits[0], targets[0], BCE, None, "mean")
    assert one.item() == pytest.approx((softplus[0] + softplus[1]) / 2)
    # A weight makes a cell count more; it does not make the mean one over more cells.
    heavy = total_loss(logits[0], targets[0], BCE, torch.tensor([3.0, 1.0]), "mean")
    assert heavy.item() == pytest.approx((3 * softplus[0] + softplus[1]) / 2)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@FAMILY
def test_without_any_known_cell_the_total_is_zero(spec: LossSpec, reduction: str) -> None:
    logits = torch.ones(2, 3, 4, requires_grad=True)
    loss = total_loss(logits, torch.full((2, 3, 4), -1.0), spec, None, reduction)
    loss.backward()  # type: ignore[no-untyped-call]
    assert loss.item() == 0.0
    assert logits.grad is not None
    assert not logits.grad.any()


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@FAMILY
def test_a_member_s_gradient_is_what_it_would_be_alone(spec: LossSpec, reduction: str) -> None:
    generator = torch.Generator().manual_seed(3)
    mine = torch.randn(1, 6, 4, generator=generator)
    states = torch.randint(-1, 2, (1, 6, 4), generator=generator).float()

    def pull(others: Tensor, their_states: Tensor) -> Tensor:
        logits = torch.cat([mine, others]).requires_grad_()
        targets = torch.cat([states, their_states])
        total_loss(logits, targets, spec, None, reduction).backward()  # type: ignore[no-untyped-call]
        assert logits.grad is not None
        return logits.grad[:1]

    pulls = [
        pull(torch.randn(2, 6, 4, generator=generator), torch.ones(2, 6, 4)),
        pull(torch.full((2, 6, 4), 1e4), torch.zeros(2, 6, 4)),
        pull(torch.zeros(2, 6, 4), torch.full((2, 6, 4), -1.0)),
    ]
    assert all(torch.equal(other, pulls[0]) for other in pulls)
    # Alone, cells stand elsewhere in the processor's vectors, which moves the last bit.
    alone = pull(torch.empty(0, 6, 4), torch.empty(0, 6, 4))
    assert alone.any()
    torch.testing.assert_close(pulls[0], alone, rtol=1e-6, atol=1e-7)


def test_label_weights_by_hand() -> None:
    columns = {
        "1 of 5": [1, 0, 0, 0, 0],
        "1 of 3 known": [1, 0, 0, -1, -1],
        "4 of 5, common": [1, 1, 1, 1, 0],
        "no positive": [0, 0, 0, 0, 0],
        "no negative": [1, 1, 1, -1, 1],
        "nothing known": [-1] * 5,
    }
    found = label_weights(np.array(list(columns.values()), np.int8).T)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, [2.0, math.sqrt(2), 1.0, 1.0, 1.0, 1.0], rtol=1e-6)


def test_a_label_with_one_positive_in_many_rows_weighs_ten() -> None:
    targets = np.zeros((1_000, 1), np.int8)
    targets[0] = 1
    assert label_weights(targets).tolist() == [10.0]


def test_distribution_weights_by_hand() -> None:
    counts = torch.tensor([100.0, 10.0, 0.0])
    targets = torch.tensor([[1.0, 1, 0], [1, 0, -1], [0, 0, 0]])
    found = distribution_cell_weights(targets, counts)
    draw = [1 / 100, 1 / 10, 1.0]  # a label without positives is taken for one with a single one

    def smoothed(ratio: float) -> float:
        return 0.1 + 1 / (1 + math.exp(-10 * (ratio - 0.2)))

    expected = [
        [smoothed(d / (draw[0] + draw[1])) for d in draw],
        [smoothed(d / draw[0]) for d in draw],
        [1.0, 1.0, 1.0],  # no positive draws this row, so nothing to balance
    ]
    torch.testing.assert_close(found, torch.tensor(expected))


def test_distribution_weights_favour_the_rare_label_of_a_row() -> None:
    counts = torch.tensor([20_000.0, 200.0])
    members = torch.tensor([[[1.0, 1.0], [1.0, 0.0]]]).expand(3, -1, -1)
    found = distribution_cell_weights(members, counts)
    assert found.shape == members.shape
    assert (found[:, 0, 0] < 0.3).all()  # the frequent label came along with the rare one
    assert (found[:, 0, 1] > 1.0).all()
    assert (found[:, 1, 0] > 1.0).all()  # alone it counts in full
