"""Which rows a query names: by the dataset alone and by the project's file, the same ones."""

import dataclasses
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.data.labels import Label, LabelSet
from engine.data.project import NewItem, Project, create_project, open_project
from engine.data.query import (
    Facts,
    Order,
    QueryError,
    RunFacts,
    evaluate,
    ordered,
    parse,
    parse_order,
)
from engine.data.query.facts import Lookup, Scan
from engine.data.query.project_lookup import ProjectLookup
from engine.data.query.tree import And, Phrase, Word, joined
from engine.errors import Cancelled, EngineError

LABELS = LabelSet((Label("17", "cat"), Label("18", "dog"), Label("10", "traffic light")))
ROWS = [
    ("img_1.jpg", "A red dog on the beach", Split.TRAIN, ("18",)),
    ("img_2.jpg", "Two DOGS and a cat; they don't care", Split.TRAIN, ("18", "17")),
    ("img_10.jpg", "Un café près de l'église", Split.VAL, ()),
    ("犬_4.jpg", "犬が走る", Split.VAL, ("18", "17", "10")),
    ("beach.png", "", Split.TEST, None),
    ("last.jpg", "beach the on dog red", Split.TEST, None),
    ("mixed.jpg", "My iPhone犬 photo", Split.TRAIN, ("17",)),
]


def fill(path: Path) -> Project:
    project = create_project(path, image_root=path.parent)
    project.add_labels(LABELS)
    project.add_items(
        NewItem(name=name, image=name, caption=caption, split=split, labels=labels)
        for name, caption, split, labels in ROWS
    )
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with fill(tmp_path / "photos.mmc") as project:
        yield project


@pytest.fixture(params=["scan", "file"])
def lookup(request: pytest.FixtureRequest, project: Project) -> Iterator[Lookup]:
    if request.param == "scan":
        yield Scan()
        return
    found = ProjectLookup(project.path)
    yield found
    found.close()


def run_facts(dataset: Dataset) -> RunFacts:
    scores = np.zeros((len(dataset), 3), dtype=np.float32)
    scores[:, 1] = np.linspace(0.0, 0.9, len(dataset))
    scored = np.ones(len(dataset), dtype=bool)
    scored[4] = False
    return RunFacts(labels=LABELS, scores=scores, scored=scored, decide=lambda: scores >= 0.3)


def rows(query: str, facts: Facts) -> list[int]:
    return np.flatnonzero(evaluate(parse(query), facts)).tolist()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [0, 1, 2, 3, 4, 5, 6]),
        ("dog", [0, 1, 5]),
        ("DO", [0, 1, 5]),
        ("og", []),
        ("dog beach", [0, 5]),
        ("a dog b", [0]),
        ("d b", [0, 5]),
        ("name:im a dog", [0, 1]),
        ("beach", [0, 4, 5]),
        ('"red dog"', [0]),
        ('"red do"', []),
        ('"they don\'t"', [1]),
        ("cafe EGLISE", [2]),
        ("café", [2]),
        ("走る", [3]),
        ("犬", [3, 6]),
        ("iphone", [6]),
        ('"犬が"', [3]),
        ("img", [0, 1, 2]),
        ("name:img_1", [0, 2]),
        ("name:beach", [4]),
        ("caption:beach", [0, 5]),
        ("!?", [0, 1, 2, 3, 4, 5, 6]),
        ("dog -beach", [1]),
        ("cat OR beach", [0, 1, 4, 5]),
        ("-(cat OR beach) split:train", [6]),
        ("label:dog", [0, 1, 3]),
        ("label:18", [0, 1, 3]),
        ("label:DOG -label:cat", [0]),
        ('label:"traffic light"', [3]),
        ("unknown:dog", [4, 5]),
        ("labels:>=2", [1, 3]),
        ("labels:0", [2, 4, 5]),
        ("labels:1..2", [0, 1, 6]),
        ("length:<5", [3, 4]),
        ("id:2", [1]),
        ("id:2..3", [1, 2]),
        ("split:val", [2, 3]),
        ("has:caption", [0, 1, 2, 3, 5, 6]),
        ("-has:labels", [4, 5]),
        ("has:photo", [0, 1, 2, 3, 5, 6]),
        ("reviewed:yes", [5]),
        ("flagged:no reviewed:no", [0, 2, 3, 4, 6]),
        ("has:note", [0, 2]),
        ("note:blur", [2]),
        ('note:"very blurred"', [2]),
        ("score(dog)>0.5", [5, 6]),
        ("score(dog):0.1..0.2", [1]),
        ("decided:dog", [2, 3, 5, 6]),
        ("decided:dog -label:dog", [2, 5, 6]),
        ("wrong:yes", [0, 1, 2, 3, 6]),
        ("wrong:no", [4, 5]),
        ("-has:score", [4]),
    ],
)
def test_a_query_names_its_rows(
    query: str, expected: list[int], project: Project, lookup: Lookup
) -> None:
    data = project.dataset()
    reviewed, flagged = np.zeros(7, dtype=bool), np.zeros(7, dtype=bool)
    reviewed[5], flagged[1] = True, True
    data = dataclasses.replace(
        data, reviewed=reviewed, flagged=flagged, notes={0: "ok", 2: "Very blurred"},
        images=(*data.images[:4], "", *data.images[5:]),
    )  # fmt: skip
    assert rows(query, Facts(dataset=data, run=run_facts(data), lookup=lookup)) == expected


@pytest.mark.parametrize(
    ("query", "sentence", "instead"),
    [
        ("label:dgo", "There is no label 'dgo'. Did you mean dog?", ("dog",)),
        ("label:traffic", "There is no label 'traffic'. Did you", ('"traffic light"',)),
        ("label:zebra", "There is no label 'zebra'. There are cat, dog, traffic light.", ()),
        ("score(dgo)>1", "score(…) asks what a run says, and there is no trained run yet.", ()),
        ("wrong:yes", "wrong: asks what a run says", ()),
        ("red -decided:dog", "decided: asks what a run says", ()),
    ],
)
def test_what_is_not_there_is_told(
    query: str, sentence: str, instead: tuple[str, ...], project: Project
) -> None:
    with pytest.raises(QueryError) as caught:
        rows(query, Facts(dataset=project.dataset()))
    assert str(caught.value).startswith(sentence)
    assert caught.value.instead == instead


def test_two_labels_of_one_name_ask_for_an_id(project: Project) -> None:
    data = project.dataset()
    labels = LabelSet((Label("a", "dog"), Label("b", "Dog"), Label("c", "cat")))
    facts = Facts(dataset=dataclasses.replace(data, labels=labels))
    with pytest.raises(QueryError, match=r"2 labels are called 'dog'\. Name one by its id: a, b\."):
        rows("label:dog", facts)
    assert rows("label:b", facts) == [0, 1, 3]


def test_a_name_goes_before_an_id(project: Project) -> None:
    labels = LabelSet((Label("2", "1"), Label("1", "one"), Label("3", "three")))
    facts = Facts(dataset=dataclasses.replace(project.dataset(), labels=labels))
    assert rows("label:1", facts) == [1, 3, 6]


def test_edits_are_found_at_once(project: Project) -> None:
    lookup = ProjectLookup(project.path)
    facts = Facts(dataset=project.dataset(), lookup=lookup)
    assert rows("giraffe", facts) == []
    project.journal.set_captions({1: "A giraffe", 2: "走る giraffe"})
    facts = dataclasses.replace(facts, dataset=project.dataset())
    assert rows("giraffe", facts) == [0, 1]
    assert rows("走", facts) == [1, 3]
    assert rows("dog", facts) == [5]
    project.journal.undo()
    facts = dataclasses.replace(facts, dataset=project.dataset())
    assert rows("giraffe", facts) == []
    lookup.close()


def test_sources_stand_in_the_file(project: Project) -> None:
    project.journal.toggle([3], "18")
    lookup = ProjectLookup(project.path)
    facts = Facts(dataset=project.dataset(), lookup=lookup)
    assert rows("source:hand", facts) == [2]
    assert rows("source:import", facts) == [0, 1, 3, 6]
    assert rows("source:model", facts) == []
    lookup.close()
    with pytest.raises(EngineError, match="known of an open project only"):
        rows("source:hand", Facts(dataset=project.dataset()))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(), [0, 1, 2, 3, 4, 5, 6]),
        (Order(descending=True), [6, 5, 4, 3, 2, 1, 0]),
        (Order("name"), [4, 0, 1, 2, 5, 6, 3]),
        (Order("caption"), [4, 0, 5, 6, 1, 2, 3]),
        (Order("length"), [4, 3, 6, 5, 0, 2, 1]),
        (Order("labels", descending=True), [3, 1, 0, 6, 2, 4, 5]),
        (Order("split"), [0, 1, 6, 2, 3, 4, 5]),
        (Order("score", "dog"), [0, 1, 2, 3, 5, 6, 4]),
        (Order("score", "18", descending=True), [6, 5, 3, 2, 1, 0, 4]),
    ],
)
def test_rows_are_sorted(
    order: Order, expected: list[int], project: Project, lookup: Lookup
) -> None:
    data = project.dataset()
    facts = Facts(dataset=data, run=run_facts(data), lookup=lookup)
    assert ordered(np.arange(7), order, facts).tolist() == expected
    assert parse_order(str(order), descending=order.descending) == order


def test_an_order_that_is_not_there_is_refused(project: Project) -> None:
    with pytest.raises(QueryError, match=r"sorted by 'lenght'\. Did you mean length\?"):
        parse_order("lenght")
    with pytest.raises(QueryError, match="there is no trained run yet"):
        ordered(np.arange(7), Order("score", "dog"), Facts(dataset=project.dataset()))


LETTERS = st.text(alphabet="aábBdÉe éïñ 12-_'\".,犬走ÀÅåñžŽ", max_size=24)


@settings(max_examples=40)
@given(st.lists(LETTERS, min_size=1, max_size=6), st.lists(LETTERS, min_size=1, max_size=3))
def test_scan_and_index_agree(captions: list[str], wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _compare(Path(folder) / "p.mmc", captions, wanted)


def _compare(path: Path, captions: list[str], wanted: list[str]) -> None:
    with create_project(path, image_root=path.parent) as project:
        project.add_items(
            NewItem(name=f"{n}.jpg", image="", caption=text, split=Split.TRAIN, labels=None)
            for n, text in enumerate(captions)
        )
    with open_project(path) as project:
        data, lookup = project.dataset(), ProjectLookup(path)
        words = [word for text in wanted for word in re.findall(r"[^\s\"-]+", text)]
        together = joined(*map(Word, words))
        exact = And((Phrase(wanted[0]), Phrase(wanted[-1], "caption")))
        for tree in (*map(Phrase, wanted), *map(Word, words), together, exact):
            by_file = evaluate(tree, Facts(dataset=data, lookup=lookup))
            by_scan = evaluate(tree, Facts(dataset=data))
            assert by_file.tolist() == by_scan.tolist(), (tree, captions)
        lookup.close()


def test_words_are_offered_by_how_often_they_occur(project: Project) -> None:
    lookup = ProjectLookup(project.path)
    assert lookup.words_like("be", 5) == ["beach"]
    assert lookup.words_like("do", 5) == ["dog", "dogs", "don"]
    assert lookup.words_like("Él", 5) == []
    assert lookup.words_like("!", 5) == []
    lookup.close()


def test_a_lookup_that_is_closed_answers_nothing_more(project: Project) -> None:
    data = project.dataset()
    for used in (False, True):
        lookup = ProjectLookup(project.path)
        if used:
            assert rows("dog", Facts(dataset=data, lookup=lookup)) == [0, 1, 5]
        lookup.close()
        lookup.interrupt()
        with pytest.raises(Cancelled):
            rows("dog", Facts(dataset=data, lookup=lookup))


def test_what_is_being_looked_up_can_be_interrupted(project: Project) -> None:
    lookup = ProjectLookup(project.path)
    facts = Facts(dataset=project.dataset(), lookup=lookup)
    assert rows("dog", facts) == [0, 1, 5]
    assert lookup._db is not None
    lookup._db.set_progress_handler(lookup.interrupt, 1)
    with pytest.raises(Cancelled):
        rows("dog", facts)
    lookup._db.set_progress_handler(None, 0)
    assert rows("dog", facts) == [0, 1, 5]
    lookup.close()


def test_a_project_without_rows_has_none(tmp_path: Path) -> None:
    with create_project(tmp_path / "empty.mmc", image_root=tmp_path) as project:
        lookup = ProjectLookup(project.path)
        facts = Facts(dataset=project.dataset(), lookup=lookup)
        for query in ("", "dog", "-dog", "labels:0", "has:note", "source:hand", "走"):
            assert rows(query, facts) == []
        assert ordered(np.zeros(0, dtype=np.int64), Order("name"), facts).tolist() == []
        lookup.close()
