"""Fusion models and the loss: what is missing or unknown has no say."""

import pytest
import torch
from torch import Tensor, nn

from engine.heads.fusion import FeatureScaler, Fusion, FusionModel, mlp
from engine.heads.losses import bce_loss

IMAGE, TEXT, LABELS, ROWS = 6, 4, 3, 5


def build(fusion: Fusion, *, hidden: tuple[int, ...] = (8,), seed: int = 0) -> FusionModel:
    torch.manual_seed(seed)
    model = FusionModel(
        fusion=fusion, image_dim=IMAGE, text_dim=TEXT, labels=LABELS, hidden=hidden,
        dropout=0.5, input_dropout=0.1,
    )  # fmt: skip
    with torch.no_grad():
        model.bias.copy_(torch.tensor([-1.0, 0.0, 2.0]))
    return model.eval()


def inputs(seed: int = 1) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    image = torch.randn(ROWS, IMAGE, generator=generator)
    return image, torch.randn(ROWS, TEXT, generator=generator)


@pytest.mark.parametrize("fusion", list(Fusion))
@pytest.mark.parametrize("hidden", [(), (8,), (8, 7, 6)])
def test_every_fusion_gives_a_logit_a_label(fusion: Fusion, hidden: tuple[int, ...]) -> None:
    logits = build(fusion, hidden=hidden)(*inputs(), torch.ones(ROWS), torch.ones(ROWS))
    assert logits.fused.shape == (ROWS, LABELS)
    parts = {"image": logits.image, "text": logits.text}
    there = {name for name, part in parts.items() if part is not None}
    assert (
        there
        == {
            Fusion.IMAGE: {"image"},
            Fusion.TEXT: {"text"},
            Fusion.CONCAT: set(),
            Fusion.JOINT: {"image", "text"},
        }[fusion]
    )
    assert all(part.shape == (ROWS, LABELS) for part in parts.values() if part is not None)


def test_joint_is_the_sum_of_its_branches() -> None:
    model = build(Fusion.JOINT)
    logits = model(*inputs(), torch.ones(ROWS), torch.ones(ROWS))
    assert logits.image is not None
    assert logits.text is not None
    torch.testing.assert_close(logits.fused, logits.image + logits.text - model.bias)


@pytest.mark.parametrize("fusion", [Fusion.JOINT, Fusion.CONCAT])
def test_what_stands_in_a_missing_modality_has_no_say(fusion: Fusion) -> None:
    model = build(fusion)
    has_image = torch.tensor([1.0, 0.0, 1.0, 0.0, 1.0])
    has_text = torch.tensor([1.0, 1.0, 0.0, 0.0, 1.0])
    (image, text), (other_image, other_text) = inputs(1), inputs(2)
    changed_image = torch.where(has_image[:, None] > 0, image, other_image)
    changed_text = torch.where(has_text[:, None] > 0, text, other_text)
    before = model(image, text, has_image, has_text).fused
    after = model(changed_image, changed_text, has_image, has_text).fused
    torch.testing.assert_close(before, after, rtol=0, atol=0)
    # Not because nothing counts: without the masks they differ.
    ones = torch.ones(ROWS)
    assert not torch.equal(
        model(image, text, ones, ones).fused, model(changed_image, changed_text, ones, ones).fused
    )


def test_a_missing_modality_adds_nothing_to_joint() -> None:
    model, none, ones = build(Fusion.JOINT), torch.zeros(ROWS), torch.ones(ROWS)
    image, text = inputs()
    alone = model(image, text, ones, none)
    torch.testing.assert_close(alone.fused, alone.image)
    alone = model(image, text, none, ones)
    torch.testing.assert_close(alone.fused, alone.text)
    torch.testing.assert_close(
        model(image, text, none, none).fused, model.bias.expand(ROWS, LABELS)
    )


def test_a_row_s_logits_do_not_depend_on_the_other_rows() -> None:
    model, ones = build(Fusion.JOINT), torch.ones(ROWS)
    image, text = inputs()
    whole = model(image, text, ones, ones).fused
    alone = model(image[3:4], text[3:4], ones[:1], ones[:1]).fused
    torch.testing.assert_close(whole[3:4], alone)


@pytest.mark.parametrize("fusion", list(Fusion))
def test_labels_in_another_order_give_the_same_model_in_that_order(fusion: Fusion) -> None:
    """Permuting the last layer and the targets permutes logits and keeps the loss."""
    order = torch.tensor([2, 0, 1])
    model, permuted = build(fusion), build(fusion)
    with torch.no_grad():
        permuted.bias.copy_(model.bias[order])
        for branch in permuted.branches.values():
            assert isinstance(branch, nn.Sequential)
            last = branch[-1]
            assert isinstance(last, nn.Linear)
            last.weight.copy_(last.weight[order].clone())
            last.bias.copy_(last.bias[order].clone())
    ones = torch.ones(ROWS)
    one, two = model(*inputs(), ones, ones).fused, permuted(*inputs(), ones, ones).fused
    torch.testing.assert_close(one[:, order], two)
    targets = torch.tensor([[1.0, 0, -1]] * 2 + [[0.0, 1, 1]] * 3)
    torch.testing.assert_close(bce_loss(one, targets), bce_loss(two, targets[:, order]))


def test_the_scaler_makes_length_1_then_mean_0_and_spread_1() -> None:
    scaler = FeatureScaler(2)
    vectors = torch.tensor([[3.0, 4.0], [30.0, 40.0], [0.0, 0.0]])
    scaler.mean.copy_(torch.tensor([0.1, 0.3]))
    scaler.spread.copy_(torch.tensor([0.5, 0.25]))
    out = scaler(vectors, torch.tensor([1.0, 1.0, 0.0]))
    torch.testing.assert_close(out, torch.tensor([[1.0, 2.0], [1.0, 2.0], [0.0, 0.0]]))


def test_the_head_is_built_as_in_the_paper() -> None:
    head = mlp([768, 2048, 512, 18], dropout=0.5, input_dropout=0.0)
    kinds = [type(layer).__name__ for layer in head]
    assert kinds == ["Linear", "GELU", "Dropout"] * 2 + ["Linear"]
    assert sum(p.numel() for p in head.parameters()) == 2_633_234  # as in METHOD 1.1
    assert [type(layer).__name__ for layer in mlp([4, 2], dropout=0.5, input_dropout=0.1)] == [
        "Dropout",
        "Linear",
    ]


def test_the_loss_is_binary_cross_entropy() -> None:
    logits = torch.tensor([[2.0, -1.0], [0.5, 0.0]])
    targets = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    p = torch.sigmoid(logits)
    by_hand = -(targets * p.log() + (1 - targets) * (1 - p).log()).mean()
    torch.testing.assert_close(bce_loss(logits, targets), by_hand)
    extreme = bce_loss(torch.tensor([[200.0, -200.0]]), torch.tensor([[0.0, 1.0]]))
    torch.testing.assert_close(extreme, torch.tensor(200.0))


def test_unknown_cells_have_no_say_and_no_gradient() -> None:
    targets = torch.tensor([[1.0, -1.0, 0.0], [-1.0, -1.0, -1.0]])
    logits = torch.tensor([[0.3, 9.0, -2.0], [1.0, 2.0, 3.0]], requires_grad=True)
    loss = bce_loss(logits, targets)
    torch.testing.assert_close(loss, bce_loss(logits[:1, [0, 2]], targets[:1, [0, 2]]))
    loss.backward()
    assert logits.grad is not None
    assert (logits.grad[targets < 0] == 0).all()
    assert (logits.grad[targets >= 0] != 0).all()


def test_without_any_known_cell_the_loss_is_zero() -> None:
    logits = torch.ones(2, 2, requires_grad=True)
    loss = bce_loss(logits, torch.full((2, 2), -1.0))
    loss.backward()
    assert loss.item() == 0.0
    assert logits.grad is not None
    assert not logits.grad.any()
