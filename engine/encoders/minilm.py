"""all-MiniLM-L6-v2 through sentence-transformers, from the folder that its package installs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.encoders.quiet import no_loading_bar
from engine.encoders.spec import FloatArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DIM = 384
_BATCH = 32


class MiniLM:
    """The caption tower: word pieces, six layers, mean over the pieces, unit length."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model

    def encode(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions into unit vectors ``[b, 384]``, in the order given."""
        if not captions:
            return np.empty((0, DIM), dtype=np.float32)
        vectors: FloatArray = self._model.encode(
            list(captions), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return which captions are longer than the tower reads ``[n]``."""
        if not captions:
            return np.zeros(0, dtype=bool)
        most = self._model.max_seq_length or 0
        tokens = self._model.tokenizer(list(captions), truncation=False, verbose=False)
        return np.array([len(one) > most for one in tokens["input_ids"]], dtype=bool)


def load_minilm(folder: Path, device: str) -> MiniLM:
    """Read the tower from its own folder: safetensors weights and tokenizer, nothing fetched."""
    from sentence_transformers import SentenceTransformer  # takes seconds to import

    with no_loading_bar():
        return MiniLM(SentenceTransformer(str(folder), device=device, local_files_only=True))
