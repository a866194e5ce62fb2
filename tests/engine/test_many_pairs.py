"""Scoring many pairs: the same scores as one by one, past what is broken, and to files."""

import csv
import threading
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, photo
from fakes import FakeEncoder
from test_predict import train_runs

from engine.batch import (
    SLICE,
    Predicted,
    Slice,
    export_predicted,
    export_predicted_kaggle,
    reached_rows,
    score_pairs,
    unsure_rows,
)
from engine.data.labels import LabelSet
from engine.data.pairs import Pair
from engine.decide.rule import Rule
from engine.errors import Cancelled, EngineError
from engine.events import Progress
from engine.export.kaggle import read_kaggle
from engine.predict import Predictor
from engine.training.runs import Run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return train_runs(tmp_path_factory.mktemp("batch"))["joint"]


def pairs_in(folder: Path, count: int) -> list[Pair]:
    pairs = []
    for number in range(count):
        path = folder / f"{number}.png"
        path.write_bytes(photo(["1", "2", "13"][: 1 + number % 3], shade=number))
        caption = "" if number % 4 == 0 else f"person {number}"
        pairs.append(Pair(name=path.name, image=path, caption=caption))
    return pairs


def gathered(slices: list[Slice]) -> tuple[dict[int, np.ndarray], dict[int, str]]:
    scores, broken = {}, {}
    for part in slices:
        scores |= dict(zip(part.rows.tolist(), part.scores, strict=True))
        broken |= part.broken
    return scores, broken


def test_many_score_as_one_does_and_nothing_broken_stops_them(run: Run, tmp_path: Path) -> None:
    pairs = pairs_in(tmp_path, SLICE + 5)
    (tmp_path / "3.png").write_bytes(b"no photo")
    pairs[7] = Pair(name="none.png", image=tmp_path / "none.png")
    pairs[8] = Pair(name="line 9", broken="The row has no name.")
    pairs[9] = Pair(name="nothing", caption="  ")
    pairs[10] = Pair(name="words", caption="person")
    ear, predictor = Ear(), Predictor(run, FakeEncoder())
    asked = [(100 + number, pair) for number, pair in enumerate(pairs)]
    slices = list(score_pairs(lambda: predictor, asked, reporter=ear))
    scores, broken = gathered(slices)
    assert len(slices) == 2
    assert sorted(broken) == [103, 107, 108, 109]
    assert broken[108] == "The row has no name."
    assert "not an image" in broken[103]
    assert len(scores) == len(pairs) - 4
    for row in (100, 101, 110, 100 + SLICE):
        pair = pairs[row - 100]
        np.testing.assert_allclose(
            scores[row], predictor.score(pair.image, pair.caption).fused, atol=1e-6
        )
    assert [e.done for e in ear.events if isinstance(e, Progress)] == [SLICE, len(pairs)]


def test_a_stop_keeps_the_slices_before_it_and_the_lock_is_free_between(
    run: Run, tmp_path: Path
) -> None:
    pairs = list(enumerate(pairs_in(tmp_path, 2 * SLICE)))
    predictor, lock = Predictor(run, FakeEncoder()), threading.Lock()
    done = score_pairs(lambda: predictor, pairs, alone=lock, reporter=Ear(stop_at=2))
    assert len(next(done).rows) == SLICE
    assert not lock.locked()
    with pytest.raises(Cancelled):
        next(done)
    assert not lock.locked()


def test_unsure_rows_and_rows_that_reach_nothing() -> None:
    rule = Rule(thresholds=np.array([0.5, 0.5]))
    scores = np.array([[0.9, 0.1], [0.55, 0.1], [0.2, 0.1]], dtype=np.float32)
    assert unsure_rows(scores, rule).tolist() == [False, True, False]
    assert reached_rows(scores, rule).tolist() == [True, True, False]


def test_files_hold_scores_and_decided_labels_and_replace_nothing(run: Run, tmp_path: Path) -> None:
    pairs = pairs_in(tmp_path, 3)
    scores = np.array([[0.9, 0.2, 0.1], [0.6, 0.7, 0.1], [0.1, 0.1, 0.1]], dtype=np.float32)
    labels = LabelSet(tuple(run.setup.labels)[:3])
    found = Predicted(pairs=tuple(pairs), labels=labels, scores=scores, decided=scores > 0.5)
    out = tmp_path / "out.csv"
    export_predicted(found, out, "csv", overwrite=False, reporter=Ear())
    rows = list(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert rows[1][0] == str(tmp_path / "0.png")
    assert [row[3:6] for row in rows[1:]] == [["1", "0", "0"], ["1", "1", "0"], ["0", "0", "0"]]
    assert float(rows[2][7]) == pytest.approx(0.7)
    with pytest.raises(EngineError, match="exists already"):
        export_predicted(found, out, "csv", overwrite=False, reporter=Ear())
    export_predicted(found, out, "csv-lists", overwrite=True, reporter=Ear())
    report = export_predicted_kaggle(found, tmp_path / "kaggle.csv")
    assert (report.rows, report.empty) == (3, 1)
    assert read_kaggle(report.path)["1.png"] == labels.ids[:2]
