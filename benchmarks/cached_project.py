"""A project file of rows that do not exist, whose features are all in a cache."""

from pathlib import Path

import numpy as np

from engine.data.images import content_digest
from engine.data.importing import import_competition
from engine.data.labels import competition_labels
from engine.encoders.basic import SPEC
from engine.features.captions import caption_digest
from engine.features.digests import DigestCache
from engine.features.store import VectorStore

_WORDS = [a + b for a in ("ba", "co", "di", "fu", "ge", "hy") for b in ("la", "men", "no", "rt")]
_SHARE = np.linspace(0.4, 0.02, 18)
_CHUNK = 2048


def cached_project(folder: Path, rows: int, *, seed: int = 0) -> tuple[Path, Path]:
    """Write photos (a few bytes each, never decoded), a project and a cache; return the last two.

    The vectors are those of ``basic`` in size and cluster by label.
    """
    rng = np.random.default_rng(seed)
    labels = competition_labels()
    targets = rng.random((rows, len(labels))) < _SHARE
    targets[~targets.any(axis=1), 0] = True
    names = [f"{row}.jpg" for row in range(rows)]
    captions = [f"{row} {' '.join(words)}" for row, words in
                enumerate(rng.choice(_WORDS, (rows, 10)))]  # fmt: skip
    images = folder / "photos"
    images.mkdir()
    lines = ["ImageID,Labels,Caption"]
    ids = np.array(labels.ids)
    for name, states, caption in zip(names, targets, captions, strict=True):
        (images / name).write_bytes(name.encode())
        lines.append(f'{name},{" ".join(map(str, ids[states]))},"{caption}"')
    table = folder / "train.csv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    project, cache = folder / "bench.mmc", folder / "cache"
    import_competition(train_csv=table, images=images, project=project)
    digests = DigestCache(cache)
    for name in names:
        path = images / name
        digests.remember(path, path.stat(), content_digest(name.encode()))
    digests.close()
    keys = [caption_digest(caption) or b"" for caption in captions]
    _fill(cache / "features" / SPEC.image_key, SPEC.image_dim,
          [content_digest(name.encode()) for name in names], targets, rng)  # fmt: skip
    _fill(cache / "features" / SPEC.text_key, SPEC.text_dim, keys, targets, rng)
    return project, cache


def _fill(
    folder: Path, dim: int, keys: list[bytes], targets: np.ndarray, rng: np.random.Generator
) -> None:
    centres = rng.standard_normal((targets.shape[1], dim)).astype(np.float32)
    with VectorStore(folder, dim).writer() as writer:
        for start in range(0, len(keys), _CHUNK):
            part = targets[start : start + _CHUNK].astype(np.float32)
            noise = rng.standard_normal((len(part), dim)).astype(np.float32)
            writer.append(keys[start : start + _CHUNK], part @ centres + 6 * noise)
