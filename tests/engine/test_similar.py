"""The nearest rows: the same as by brute force, whatever is missing."""

from pathlib import Path

import numpy as np
import pytest
from trainable import features_of

from engine.features import similar
from engine.features.similar import By, nearest_rows


def cosine(rows: np.ndarray, vector: np.ndarray) -> np.ndarray:
    return rows @ vector / np.linalg.norm(rows, axis=1) / np.linalg.norm(vector)


@pytest.mark.parametrize("by", list(By))
def test_the_nearest_are_those_of_brute_force(
    tmp_path: Path, by: By, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "CHUNK", 7)  # many chunks of few rows
    rng = np.random.default_rng(0)
    image = rng.normal(size=(50, 6)).astype(np.float16).astype(np.float32)
    text = rng.normal(size=(50, 4)).astype(np.float16).astype(np.float32)
    features = features_of(tmp_path, image, text)
    one, two = image[3] + 0.1, text[8] - 0.1
    found = nearest_rows(features, image=one, text=two, by=by, most=5)
    sides = {By.IMAGE: cosine(image, one), By.CAPTION: cosine(text, two)}
    wanted = sides.get(by, (cosine(image, one) + cosine(text, two)) / 2)
    assert found.rows.tolist() == np.argsort(-wanted)[:5].tolist()
    np.testing.assert_allclose(found.cosines, np.sort(wanted)[::-1][:5], atol=1e-5)


def test_missing_sides_have_no_say(tmp_path: Path) -> None:
    image, text = np.eye(4, dtype=np.float32), np.eye(4, 3, dtype=np.float32)
    image[2], text[0], text[3] = np.nan, np.nan, np.nan
    features = features_of(tmp_path, image, text)
    first = image[0]

    def rows(by: By, *, photo: bool = True, words: bool = False) -> list[int]:
        found = nearest_rows(
            features, image=first if photo else None, text=text[1] if words else None, by=by,
            most=9,
        )  # fmt: skip
        return found.rows.tolist()

    assert rows(By.IMAGE)[0] == 0
    assert set(rows(By.IMAGE)) == {0, 1, 3}  # row 2 has no photo
    assert rows(By.BOTH) == rows(By.IMAGE)  # the pair has no caption
    assert rows(By.CAPTION) == []
    assert rows(By.CAPTION, photo=False, words=True)[0] == 1
    assert set(rows(By.BOTH, words=True)) == {0, 1, 2, 3}


def test_equal_rows_keep_their_order_and_zeros_divide_nothing(tmp_path: Path) -> None:
    image = np.ones((4, 3), dtype=np.float32)
    features = features_of(tmp_path, image, image)
    found = nearest_rows(features, image=image[0], text=None, by=By.IMAGE, most=3)
    assert found.rows.tolist() == [0, 1, 2]
    nothing = np.zeros(3, dtype=np.float32)
    assert nearest_rows(features, image=nothing, text=None, by=By.IMAGE, most=3).cosines.max() == 0
