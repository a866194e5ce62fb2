"""What figures ask for is a query that the search box understands, and finds what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.labels import Label, LabelSet
from engine.data.query import parse
from engine.data.query.tree import LabelIs
from mmc_gui.models.query_terms import label_term, number_term


@given(st.text(min_size=1, max_size=12).filter(lambda name: name.strip() == name and name))
def test_a_label_is_asked_for_by_its_name_whatever_signs_it_has(name: str) -> None:
    labels = LabelSet((Label(id="1", name=name), Label(id="2", name="another one")))
    tree = parse(label_term(labels[0], labels))
    assert isinstance(tree, LabelIs)
    assert tree.label in (name, "1")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (number_term("labels", 3, 4), "labels:3"),
        (number_term("length", 40, 60), "length:40..59"),
        (number_term("length", 100, None), "length:>=100"),
    ],
)
def test_numbers_are_asked_for_as_ranges(term: str, text: str) -> None:
    assert parse(term) == parse(text)
