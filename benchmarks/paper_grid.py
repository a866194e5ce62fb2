"""The paper's five fusions from one training: each head is trained once and used in all of them.

A mixed fusion trains a head on images, one on captions, one on both, and a stacker on the three.
The heads alone are the fusions image, text and concat; a second stacker on the first two is sum.
"""

import dataclasses
import time
from typing import Any

import numpy as np
import torch

from engine.decide.metrics import Scores
from engine.events import EpochEnd, Event, Silent
from engine.heads.fusion import FusionModel
from engine.training import loop
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.model import TrainedModel, load_model
from engine.training.runs import Run
from engine.training.stage import Stage

HEADS: dict[str, dict[str, Any]] = {
    "MLP": {"head": "mlp", "hidden": (2048,)},
    "linear": {"head": "linear"},
    "gMLP with gating unit": {"head": "gmlp-sgu", "hidden": (768, 768), "concat_hidden": ()},
    "gMLP as run": {"head": "gmlp", "hidden": (768, 768), "concat_hidden": (768, 768)},
}
LOSSES: dict[str, dict[str, Any]] = {
    "BCE": {},
    "focal": {"loss": "focal", "gamma_pos": 3.0, "gamma_neg": 3.0},
    "asymmetric": {"loss": "asl", "gamma_pos": 1.0, "gamma_neg": 4.0, "clip": 0.05},
}
GATING_UNIT = "gmlp-sgu"
"""Gates image and caption by each other, so it is a head on both only."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One fusion's scores of the validation rows, and the processor seconds they took."""

    scores: Scores
    seconds: float


class _Clock:
    """Notes the processor's time at the end of each stage."""

    def __init__(self) -> None:
        self.began = time.process_time()
        self.ends: dict[str, float] = {}

    def emit(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, EpochEnd):
            self.ends[event.stage] = time.process_time() - self.began

    def check(self) -> None:
        """Never ask for a stop."""


def train_fusions(run: Run, data: TrainingData) -> dict[str, Scored]:
    """Train a run of mixed fusion and return what each fusion says of the validation rows."""
    config, clock = run.setup.config, _Clock()
    loop.train(data=data, run=run, reporter=clock)
    ends = clock.ends
    spent = {"image": ends["image"], "text": ends["text"] - ends["image"],
             "concat": ends["concat"] - ends["text"]}  # fmt: skip
    trained = load_model(run)
    fused, heads = _scores(trained, data)
    found = {name: Scored(heads[name], spent[name]) for name in spent}
    found["mixed"] = Scored(fused, ends["stacker"])
    if config.head == GATING_UNIT:
        return {name: found[name] for name in ("concat", "mixed")}
    began = time.process_time()
    scores = _train_sum(trained, data, config)
    took = time.process_time() - began
    return found | {"sum": Scored(scores, spent["image"] + spent["text"] + took)}


@torch.inference_mode()
def _scores(trained: TrainedModel, data: TrainingData) -> tuple[Scores, dict[str, Scores]]:
    inputs = data.inputs(data.val, device=trained.device)
    fused = trained.model(inputs).fused
    heads = {name: trained.model.branch(name, inputs) for name in trained.model.inputs}
    return _as_scores(fused), {name: _as_scores(logits) for name, logits in heads.items()}


def _as_scores(logits: torch.Tensor) -> Scores:
    scores: Scores = torch.sigmoid(logits.float().mean(dim=0)).cpu().numpy().astype(np.float32)
    return scores


def _train_sum(trained: TrainedModel, data: TrainingData, config: TrainConfig) -> Scores:
    """Train a stacker on the finished heads of images and captions."""
    torch.manual_seed(config.seed)
    model = FusionModel(dataclasses.replace(trained.model.shape, fusion="sum"))
    state = model.state_dict()
    heads = {name: value for name, value in trained.model.state_dict().items()
             if name in state and not name.startswith("stacker.")}  # fmt: skip
    model.load_state_dict(state | heads)
    model.to(trained.device)
    stage = Stage(
        name="stacker", number=2, model=model, data=data,
        config=dataclasses.replace(config, fusion="sum"), lexicon=None, device=trained.device,
    )  # fmt: skip
    last = 3 * config.epochs
    for epoch in range(2 * config.epochs + 1, last + 1):
        stage.train_epoch(epoch, Silent(), of=last)
    return stage.validate()[0]
