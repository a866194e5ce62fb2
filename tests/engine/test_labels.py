"""Label ids are text that is never renumbered; names are for people."""

import pytest

from engine.data.labels import Label, LabelSet, competition_labels, labels_for_ids
from engine.errors import EngineError


def test_the_competition_has_18_labels_and_no_12() -> None:
    labels = competition_labels()
    assert len(labels) == 18
    assert labels.ids == tuple(str(n) for n in (*range(1, 12), *range(13, 20)))
    assert labels[labels.column("13")] == Label("13", "stop sign")
    assert [label.name for label in labels][-2:] == ["dog", "horse"]


@pytest.mark.parametrize(
    ("found", "ids"),
    [
        (["19", "1", "1"], competition_labels().ids),
        ([], competition_labels().ids),
        (["1", "12"], ("1", "12")),
        (["10", "9", "100", "cat", "apple", "2"], ("2", "9", "10", "100", "cat", "apple")),
    ],
)
def test_ids_of_a_file_become_a_label_set(found: list[str], ids: tuple[str, ...]) -> None:
    assert labels_for_ids(found).ids == ids


def test_a_label_is_found_by_its_id_first_and_by_its_name_in_any_case() -> None:
    labels = LabelSet((Label("dog", "Cat"), Label("2", "dog"), Label("3", "ÄPFEL"), Label("4", "x"),
                       Label("5", "X")))  # fmt: skip
    assert labels.find("dog") == Label("dog", "Cat")
    assert labels.find("CAT") == Label("dog", "Cat")
    assert labels.find("äpfel").id == "3"
    for unclear in ("x", "tiger"):
        with pytest.raises(EngineError, match=f"no label with the id '{unclear}'"):
            labels.find(unclear)


def test_two_labels_of_one_id_are_refused() -> None:
    with pytest.raises(EngineError, match="Two labels have the same id"):
        LabelSet((Label("1", "a"), Label("1", "b")))


def test_label_sets_are_values() -> None:
    assert competition_labels() == competition_labels()
    assert len({competition_labels(), competition_labels()}) == 1
