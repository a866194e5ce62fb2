"""What is proposed while a query is typed."""

import pytest

from engine.data.labels import Label, LabelSet
from engine.data.query.complete import complete

LABELS = LabelSet((Label("1", "dog"), Label("2", "traffic light"), Label("3", "hot dog")))


def proposed(text: str) -> list[str]:
    """Return the texts that the proposals would make of what is typed."""
    found = complete(text, len(text), LABELS)
    return [text[: found.start] + part.text + text[found.end :] for part in found.proposals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label:d", ["label:dog", 'label:"hot dog"']),
        ("red -label:tr", ['red -label:"traffic light"']),
        ('label:"hot d', ['label:"hot dog"']),
        ("label:dog", ["label:dog", 'label:"hot dog"']),
        ("score(t", ['score("traffic light")>', 'score("hot dog")>']),
        ("split:", ["split:train", "split:val", "split:test"]),
        ("split:v", ["split:val"]),
        ("split:val", []),
        ("has:n", ["has:note"]),
        ("re", ["reviewed:"]),
        ("sc", ["score("]),
        ("a spl", ["a split:"]),
        ("-fl", ["-flagged:"]),
        ("dog", ["label:dog", 'label:"hot dog"']),
        ("nokey:x", []),
        ("labels:", []),
        ('"red d', []),
        ("", []),
        ("dog ", []),
        ("score(dog)>", []),
    ],
)
def test_proposals_fit_what_is_typed(text: str, expected: list[str]) -> None:
    assert proposed(text) == expected


def test_the_middle_of_a_query_is_completed() -> None:
    found = complete("label:d split:val", 7, LABELS)
    assert (found.start, found.end) == (6, 7)
    assert [part.text for part in found.proposals] == ["dog", '"hot dog"']


def test_a_word_may_be_one_of_a_caption() -> None:
    assert complete("red fr", 6, LABELS).word == "fr"
    assert complete("label:fr", 8, LABELS).word == ""


def test_a_word_that_is_a_label_is_proposed_as_one() -> None:
    labels = LabelSet((Label("1", "cat"),))
    assert [part.text for part in complete("Cat", 3, labels).proposals] == ["label:cat"]
    assert complete("label:cat", 9, labels).proposals == ()
