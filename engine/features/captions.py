"""Captions that become vectors: each text once, blank ones never."""

from collections.abc import Sequence

import numpy as np

from engine.data.dataset import Dataset, IntArray
from engine.data.images import DIGEST_BYTES, content_digest
from engine.encoders.spec import Encoder, ReadsSoFar
from engine.encoders.variants import parse_name
from engine.events import Note, Progress, Reporter, work_clock
from engine.features.batch_size import encode_in_pieces
from engine.features.store import VectorStore
from engine.language import counted, tr

CAPTION_BATCH = 128
_PIECE = 64
"""Captions between two looks whether to stop, on a processor."""
_LOOKED_UP = 8192
"""Captions whose keys are made at a time."""


def caption_digest(caption: str) -> bytes | None:
    """Return the key of a caption's vector; None for a blank caption, which is a missing one."""
    text = caption.strip()
    return content_digest(text.encode()) if text else None


class CaptionWork:
    """Captions and which of them have no vector yet; each text counts once.

    Kept as row numbers: a table of a million texts and their keys would fill the memory.
    """

    def __init__(self, *, dataset: Dataset, encoder: Encoder, store: VectorStore) -> None:
        self._encoder = encoder
        self._store = store
        self._captions = dataset.captions
        rows = first_rows(dataset.captions)
        there = store.holds(caption_digest(dataset.captions[row]) for row in rows)
        self.pending = rows[~there]
        self.already = int(there.sum())
        self._cut = 0
        self._least_cut = 0
        """Characters of the shortest caption that lost its end."""

    def run(self, reporter: Reporter) -> None:
        """Encode what is pending."""
        total, began = self.already + len(self.pending), work_clock()
        if not len(self.pending):
            return
        if self.already:
            reporter.emit(
                Note(
                    text=tr(
                        "Resumed: {already:,} of {total:,} captions were encoded before."
                    ).format(already=self.already, total=total)
                )
            )
        piece = _PIECE if self._encoder.device == "cpu" else CAPTION_BATCH
        with self._store.writer() as writer:
            for start in range(0, len(self.pending), CAPTION_BATCH):
                reporter.check()
                batch = self.pending[start : start + CAPTION_BATCH]
                captions = [self._captions[row].strip() for row in batch]
                keys = [content_digest(caption.encode()) for caption in captions]
                vectors, stop = encode_in_pieces(
                    self._encoder.encode_texts, captions, piece, reporter
                )
                writer.append(keys[: len(vectors)], vectors)
                if stop is not None:
                    raise stop
                self._look_for_cut(captions)
                reporter.emit(
                    Progress(what=tr("Encoding captions"), done=self.already + start + len(batch),
                             total=total, seconds=work_clock() - began, already=self.already)
                )  # fmt: skip
        if self._cut:
            reporter.emit(Note(text=self._cut_sentence()))

    def _look_for_cut(self, captions: Sequence[str]) -> None:
        if not isinstance(self._encoder, ReadsSoFar):
            return
        for caption, cut in zip(captions, self._encoder.are_cut(captions), strict=True):
            if cut:
                self._cut += 1
                self._least_cut = min(self._least_cut or len(caption), len(caption))

    def _cut_sentence(self) -> str:
        told = counted(
            self._cut,
            tr("{} caption is longer than this encoder reads; the end was left out."),
            tr("{} captions are longer than this encoder reads; the end was left out."),
        )
        told += " " + tr("The search length:>{least} finds such captions.").format(
            least=self._least_cut - 1
        )
        if parse_name(self._encoder.spec.name)[1].split:
            return told
        return f"{told} " + tr(
            "“Read long captions in pieces”, in the list of encoders, reads them whole."
        )


def first_rows(captions: Sequence[str]) -> IntArray:
    """Return the row of each text's first caption, in order; blank ones are left out."""
    rows = np.flatnonzero(np.fromiter((bool(caption.strip()) for caption in captions), dtype=bool))
    halves = np.empty((len(rows), DIGEST_BYTES // 8), dtype="<u8")
    for start in range(0, len(rows), _LOOKED_UP):
        part = slice(start, start + _LOOKED_UP)
        texts = (captions[row].strip() for row in rows[part])
        joined = b"".join(content_digest(text.encode()) for text in texts)
        halves[part] = np.frombuffer(joined, dtype="<u8").reshape(-1, DIGEST_BYTES // 8)
    order = np.lexsort((halves[:, 1], halves[:, 0]))  # stable: equal ones stay in their order
    halves = halves[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (halves[1:] != halves[:-1]).any(axis=1)
    found: IntArray = rows[np.sort(order[first])]
    return found
