"""Where a model runs, on how many threads, and the way there and back."""

import numpy as np
import torch
from torch import Tensor

from engine.encoders.spec import FloatArray
from engine.errors import EngineError
from engine.language import tr

DEVICES = ("auto", "cuda", "mps", "cpu")


def choose_device(wish: str) -> str:
    """Return ``cuda``, ``mps`` or ``cpu``; ``auto`` takes the first that is there."""
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wish == "auto":
        return next(device for device, found in there.items() if found)
    if wish not in there:
        raise EngineError(
            tr("'{wish}' is no device. Choose one of {join}.").format(
                wish=wish, join=", ".join(DEVICES)
            )
        )
    if not there[wish]:
        raise EngineError(
            tr(
                "The device '{wish}' is not available on this computer. Choose 'auto' or 'cpu'."
            ).format(wish=wish)
        )
    return wish


def is_out_of_memory(error: RuntimeError) -> bool:
    """Tell whether the memory did not suffice: CUDA has an error of its own, others say so."""
    said = str(error).lower()
    return isinstance(error, torch.OutOfMemoryError) or any(
        words in said for words in ("out of memory", "can't allocate memory", "not enough memory")
    )


def use_threads(threads: int | None) -> None:
    """Set how many CPU threads torch uses in this whole process; None leaves it as it is."""
    if threads is None:
        return
    if threads < 1:
        raise EngineError(
            tr("{threads} is no number of threads. Choose 1 or more.").format(threads=threads)
        )
    torch.set_num_threads(threads)


def to_device(batch: FloatArray, device: str) -> Tensor:
    """Return the batch as a tensor; read-only arrays (memory maps) are copied, others shared."""
    usable = batch if batch.flags.writeable and batch.flags.c_contiguous else np.array(batch)
    tensor = torch.from_numpy(usable)
    if device.startswith("cuda"):
        return tensor.pin_memory().to(device, non_blocking=True)
    return tensor.to(device)


def to_numpy(vectors: Tensor) -> FloatArray:
    """Return vectors as float32 in main memory."""
    array: FloatArray = vectors.float().cpu().numpy()
    return array
