"""Heads and fusion models: members never mix, and what is missing has no say."""

import dataclasses

import pytest
import torch
from torch import Tensor, nn

from engine.heads.fusion import FeatureScaler, FusionModel, Inputs, ModelShape
from engine.heads.layers import ByteDropout, HeadShape, MemberLinear, WordHead, Words, make_head

IMAGE, TEXT, LABELS, ROWS, MEMBERS = 6, 4, 3, 5, 2
FUSIONS = ("joint", "concat", "sum", "mixed", "image", "text")
BASE = ModelShape(
    fusion="joint", head="mlp", image_dim=IMAGE, text_dim=TEXT, labels=LABELS, members=MEMBERS,
    hidden=(8,), stacker_hidden=(8,), input_dropout=0.1,
)  # fmt: skip


def build(*, seed: int = 0, **changes: object) -> FusionModel:
    torch.manual_seed(seed)
    return FusionModel(dataclasses.replace(BASE, **changes)).eval()  # type: ignore[arg-type]


def batch(*, image: bool = True, text: bool = True, seed: int = 1, members: int = 1) -> Inputs:
    generator = torch.Generator().manual_seed(seed)
    return Inputs(
        image=torch.randn(members, ROWS, IMAGE, generator=generator),
        text=torch.randn(members, ROWS, TEXT, generator=generator),
        has_image=torch.full((members, ROWS), float(image)),
        has_text=torch.full((members, ROWS), float(text)),
    )


@pytest.mark.parametrize("fusion", FUSIONS)
@pytest.mark.parametrize("head", ["mlp", "gmlp", "linear"])
@pytest.mark.parametrize("members", [1, MEMBERS])
def test_every_fusion_gives_a_logit_a_label(fusion: str, head: str, members: int) -> None:
    logits = build(fusion=fusion, head=head, members=members)(batch())
    assert logits.fused.shape == (members, ROWS, LABELS)
    assert torch.isfinite(logits.fused).all()


@pytest.mark.parametrize("fusion", ["concat", "mixed"])
def test_spatial_gating_takes_image_and_caption(fusion: str) -> None:
    logits = build(fusion=fusion, head="gmlp-sgu")(batch())
    assert logits.fused.shape == (MEMBERS, ROWS, LABELS)


@pytest.mark.parametrize("fusion", ["joint", "concat", "image", "text"])
@pytest.mark.parametrize("head", ["mlp", "gmlp", "linear"])
def test_a_member_s_gradient_is_what_it_would_be_alone(fusion: str, head: str) -> None:
    def gradients(second: float) -> list[Tensor]:
        model = build(fusion=fusion, head=head).train()
        for layer in model.modules():
            if isinstance(layer, (nn.Dropout, ByteDropout)):
                layer.eval()
        inputs = batch(members=MEMBERS)
        inputs.image[1] *= second
        inputs.text[1] += second
        (model(inputs).fused ** 2).sum().backward()
        return [p.grad[0].clone() for p in model.parameters()
                if p.grad is not None and p.shape[0] == MEMBERS]  # fmt: skip

    for one, other in zip(gradients(1.0), gradients(7.0), strict=True):
        torch.testing.assert_close(one, other, rtol=0, atol=0)


def test_a_member_layer_is_torch_s_linear() -> None:
    torch.manual_seed(0)
    layer, x = MemberLinear(MEMBERS, 4, 3), torch.randn(MEMBERS, ROWS, 4)
    for member in range(MEMBERS):
        expected = x[member] @ layer.weight[member] + layer.bias[member]
        torch.testing.assert_close(layer(x)[member], expected)
    bound = 0.5
    assert float(layer.weight.detach().abs().max()) <= bound


def test_joint_is_the_sum_of_its_branches() -> None:
    model = build(concat_branch=True)
    logits = model(batch())
    parts = sum(model.branch(name, batch()) for name in ("image", "text", "concat"))
    torch.testing.assert_close(logits.fused, parts + model.bias.unsqueeze(1))
    alone = model.branch("image", batch()) + model.bias.unsqueeze(1)
    torch.testing.assert_close(logits.parts["image"], alone)


@pytest.mark.parametrize("fusion", FUSIONS)
def test_what_stands_in_a_missing_modality_has_no_say(fusion: str) -> None:
    model = build(fusion=fusion)
    for changes in ({"image": False}, {"text": False}):
        one, other = batch(**changes), batch(**changes)
        name = next(iter(changes))
        getattr(other, name).add_(5.0)
        torch.testing.assert_close(model(one).fused, model(other).fused, rtol=0, atol=0)


def test_a_stacker_sees_scores_added_up() -> None:
    model = build(fusion="mixed")
    inputs = batch()
    branches = {name: model.branch(name, inputs) for name in model.inputs}
    expected = sum(torch.sigmoid(logits).mean(dim=0) for logits in branches.values())
    torch.testing.assert_close(model.stack(branches, inputs)[0], expected)
    members = torch.tensor([0, 1, 0, 1, 1])
    own = model.stack(branches, inputs, members)[0]
    for row, member in enumerate(members.tolist()):
        scores = [torch.sigmoid(logits[member, row]) for logits in branches.values()]
        torch.testing.assert_close(own[row], torch.stack(scores).sum(dim=0))


def test_the_scaler_makes_length_1_then_mean_0_and_spread_1() -> None:
    scaler = FeatureScaler(1, 2, standardise=True)
    scaler.mean.copy_(torch.tensor([[0.5, 0.5]]))
    scaler.spread.copy_(torch.tensor([[0.1, 0.2]]))
    out = scaler(torch.tensor([[[3.0, 4.0], [9.0, 9.0]]]), torch.tensor([[1.0, 0.0]]))
    torch.testing.assert_close(out, torch.tensor([[[1.0, 1.5], [0.0, 0.0]]]))
    raw = FeatureScaler(1, 2, standardise=False)
    kept = raw(torch.tensor([[[3.0, 4.0]]]), torch.tensor([[1.0]]))
    torch.testing.assert_close(kept, torch.tensor([[[3.0, 4.0]]]))


def test_the_head_is_built_as_in_the_paper() -> None:
    head = make_head(
        "mlp", HeadShape(members=1, dim=IMAGE, hidden=(8, 7), labels=LABELS, dropout=0.5)
    )
    kinds = [type(layer) for layer in head.children()]
    block = [MemberLinear, nn.GELU, ByteDropout]
    assert kinds == [*block, *block, MemberLinear]
    assert sum(p.numel() for p in head.parameters()) == 6 * 8 + 8 + 8 * 7 + 7 + 7 * 3 + 3


def test_words_add_up_to_a_dense_product() -> None:
    torch.manual_seed(0)
    head = WordHead(HeadShape(members=MEMBERS, dim=6, hidden=(4,), labels=LABELS)).eval()
    dense = torch.tensor([[0.6, 0.8, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                          [0.0, 0.0, 0.0, 0.0, 0.0, 1.0]])  # fmt: skip
    shared = Words(
        torch.tensor([0, 1, 5]), torch.tensor([0.6, 0.8, 1.0]), torch.tensor([0, 2, 2]), 1
    )
    summed = torch.einsum("rt,mtw->mrw", dense, head.vectors) + head.bias.unsqueeze(1)
    expected = head.tail(summed)
    torch.testing.assert_close(head(shared), expected)
    both = Words(
        torch.tensor([0, 1, 5, 5, 0, 1]), torch.tensor([0.6, 0.8, 1.0, 1.0, 0.6, 0.8]),
        torch.tensor([0, 2, 2, 3, 4, 6]), MEMBERS,
    )  # fmt: skip
    out = head(both)
    torch.testing.assert_close(out[0], expected[0])
    torch.testing.assert_close(out[1], expected[1][[2, 0, 1]])


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8])
def test_dropout_silences_its_share_and_keeps_the_mean(share: float) -> None:
    torch.manual_seed(0)
    dropout, x = ByteDropout(share), torch.ones(200, 1001)
    out = dropout(x)
    assert float((out == 0).float().mean()) == pytest.approx(share, abs=0.01)
    assert float(out.mean()) == pytest.approx(1.0, abs=0.02)
    columns = (out == 0).float().mean(dim=0)
    assert float((columns - share).abs().max()) < 0.2, "no unit is favoured"
    torch.manual_seed(0)
    assert torch.equal(ByteDropout(share)(x), out)
    assert torch.equal(dropout.eval()(x), x)
