"""Ten kills at random moments of each kind of work lose nothing; see storm.py for longer storms."""

import multiprocessing
from pathlib import Path

import pytest
from storm import storm
from storm_source import make_source

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(),
    reason="there is no SIGKILL here; storm.py still runs, at seconds a kill",
)
KILLS = 10


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_source(tmp_path_factory.mktemp("storm") / "source")


@pytest.mark.parametrize(
    ("kind", "seed"),
    [("import", 1), ("encode", 2), ("label", 3), ("train", 4), ("migrate", 5), ("update", 6)],
)
def test_ten_kills_lose_nothing(kind: str, seed: int, source: Path, tmp_path: Path) -> None:
    passes = storm(kind, source, tmp_path / "storm", kills=KILLS, seed=seed, say=print)
    assert len(passes) == KILLS or (kind in ("import", "train") and passes[-1].done)
    # A migration is one step, which a kill in its middle leaves undone.
    assert kind == "migrate" or any(one.did for one in passes)
