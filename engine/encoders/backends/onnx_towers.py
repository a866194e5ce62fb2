"""A model's graphs in ONNX Runtime."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from engine.encoders.backends.graphs import TOWERS, graph_folder, kept_graphs, traceable
from engine.encoders.backends.towers import TorchTowers
from engine.encoders.spec import FloatArray


class OnnxTowers:
    """Both towers on the CPU by ONNX Runtime."""

    backend = "onnx"

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._sessions = {
            name: onnxruntime.InferenceSession(
                str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
            )
            for name in TOWERS
        }

    def images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared photos."""
        return self._run("image", batch)

    def texts(self, tokens: Tensor) -> FloatArray:
        """Encode tokens."""
        return self._run("text", tokens.numpy())

    def _run(self, name: str, inputs: np.ndarray) -> FloatArray:
        (vectors,) = self._sessions[name].run(None, {"inputs": inputs})
        return np.asarray(vectors, dtype=np.float32)


def onnx_towers(
    towers: TorchTowers, photo: Tensor, tokens: Tensor, *, key: str, graphs: Path
) -> OnnxTowers:
    """Export both towers, or take the graphs of an earlier time, and load them."""
    folder = graph_folder(graphs, "onnx", onnxruntime.__version__, torch.__version__, key)

    def export(into: Path) -> None:
        for name, module, inputs in zip(TOWERS, towers.modules(), (photo, tokens), strict=True):
            with traceable():
                torch.onnx.export(
                    module, (inputs,), into / f"{name}.onnx", dynamo=False,
                    input_names=["inputs"], output_names=["vectors"],
                    dynamic_axes={"inputs": {0: "batch"}, "vectors": {0: "batch"}},
                )  # fmt: skip

    return OnnxTowers(kept_graphs(folder, export), torch.get_num_threads())
