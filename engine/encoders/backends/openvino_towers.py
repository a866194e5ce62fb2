"""A model's graphs in OpenVINO."""

from pathlib import Path
from typing import Any

import numpy as np
import openvino
import torch
from torch import Tensor

from engine.encoders.backends.graphs import TOWERS, graph_folder, kept_graphs, traceable
from engine.encoders.backends.towers import TorchTowers
from engine.encoders.spec import FloatArray


class OpenVinoTowers:
    """Both towers on the CPU by OpenVINO, in bfloat16 where the processor has it."""

    backend = "openvino"

    def __init__(self, folder: Path, *, threads: int, bf16: bool) -> None:
        core = openvino.Core()
        settings = {
            "INFERENCE_PRECISION_HINT": "bf16" if bf16 else "f32",
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "THROUGHPUT",
            "NUM_STREAMS": 1,
        }
        self._models = {
            name: core.compile_model(str(folder / f"{name}.xml"), "CPU", settings)
            for name in TOWERS
        }

    def images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared photos."""
        return self._run("image", batch)

    def texts(self, tokens: Tensor) -> FloatArray:
        """Encode tokens."""
        return self._run("text", tokens.numpy())

    def _run(self, name: str, inputs: np.ndarray[Any, Any]) -> FloatArray:
        vectors = self._models[name]([inputs])[0]
        return np.array(vectors, dtype=np.float32)


def openvino_towers(
    towers: TorchTowers, photo: Tensor, tokens: Tensor, *, key: str, graphs: Path, bf16: bool
) -> OpenVinoTowers:
    """Convert both towers, or take the graphs of an earlier time, and load them."""
    folder = graph_folder(graphs, "openvino", openvino.__version__, torch.__version__, key)

    def export(into: Path) -> None:
        for name, module, inputs in zip(TOWERS, towers.modules(), (photo, tokens), strict=True):
            with traceable():
                shape = openvino.PartialShape([-1, *inputs.shape[1:]])
                model = openvino.convert_model(module, example_input=inputs, input=[shape])
            openvino.save_model(model, into / f"{name}.xml", compress_to_fp16=False)

    return OpenVinoTowers(kept_graphs(folder, export), threads=torch.get_num_threads(), bf16=bf16)
