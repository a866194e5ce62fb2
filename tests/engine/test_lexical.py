"""Captions as weighted words: which terms, which weights, in any script."""

import json

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from engine.errors import EngineError
from engine.features.lexical import Lexicon, fit_lexicon

WORDS = ("dog", "cat", "bus", "on", "the", "street", "red", "small", "riding", "a", "grass")
CAPTIONS = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=12)


def captions(number: int = 60, seed: int = 0) -> list[str]:
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, size=rng.integers(3, 9))) + "." for _ in range(number)]


def terms(*texts: str) -> set[str]:
    return set(fit_lexicon(texts, min_count=1).terms)


def test_terms_are_words_and_pairs_of_neighbours() -> None:
    assert terms("A red Bus, in the street") == {
        "red", "bus", "in", "the", "street", "red bus", "bus in", "in the", "the street",
    }  # fmt: skip


def test_weights_and_vectors_are_those_of_scikit_learn() -> None:
    texts = captions()
    lexicon = fit_lexicon(texts, min_count=3)
    oracle = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    expected = oracle.fit_transform(texts).toarray()
    assert lexicon.terms == tuple(oracle.get_feature_names_out())
    np.testing.assert_allclose(lexicon.idf, oracle.idf_, rtol=1e-6)
    np.testing.assert_allclose(lexicon.dense(texts), expected, atol=1e-6)


def test_vectors_are_sparse_rows_of_length_one() -> None:
    lexicon = fit_lexicon(captions())
    found = lexicon.vectors(["a dog on the street", "", "zebra", "DOG"])
    assert found.format == "csr"
    assert found.dtype == np.float32
    assert found.shape == (4, len(lexicon.terms))
    assert np.diff(found.indptr).tolist() == [7 - lost(lexicon), 0, 0, 1]
    lengths = np.linalg.norm(found.toarray(), axis=1)
    np.testing.assert_allclose(lengths, [1, 0, 0, 1], atol=1e-6)
    assert lexicon.terms[found[3].indices[0]] == "dog"
    assert lexicon.vectors([]).shape == (0, len(lexicon.terms))


def lost(lexicon: Lexicon) -> int:
    """Return how many of the seven terms of 'dog on the street' the lexicon lacks."""
    wanted = {"dog", "on", "the", "street", "dog on", "on the", "the street"}
    return len(wanted - set(lexicon.terms))


def test_a_rare_word_says_more_than_a_frequent_one() -> None:
    lexicon = fit_lexicon(["dog"] * 8 + ["dog zebra"] * 3)
    idf = dict(zip(lexicon.terms, lexicon.idf.tolist(), strict=True))
    assert idf["zebra"] > idf["dog"] == 1.0
    row = dict(zip(lexicon.terms, lexicon.dense(["zebra dog"])[0].tolist(), strict=True))
    assert row["zebra"] > row["dog"] > 0


def test_only_frequent_terms_are_kept_and_the_most_frequent_first() -> None:
    texts = ["bus", "bus", "bus dog", "dog cat", "dog cat", "emu fox", "emu fox"]
    assert fit_lexicon(texts, min_count=3).terms == ("bus", "dog")
    assert fit_lexicon(texts, min_count=2, most=3).terms == ("bus", "cat", "dog")
    # 'cat', 'dog cat', 'emu', 'emu fox' and 'fox' are equally frequent.
    assert fit_lexicon(texts, min_count=2, most=4).terms == ("bus", "cat", "dog", "dog cat")


def test_a_word_said_twice_in_a_caption_is_in_one_caption() -> None:
    assert fit_lexicon(["dog cat dog", "dog cat", "cat"], min_count=3).terms == ("cat",)


def test_missing_captions_do_not_make_words_rarer() -> None:
    texts = captions()
    padded = fit_lexicon([*texts, *[""] * 40, " ", "..."])
    assert padded.idf.tolist() == fit_lexicon(texts).idf.tolist()


def test_case_and_latin_accents_make_no_difference() -> None:
    assert terms("Déjà VU") == terms("deja vu") == terms("de\u0301ja\u0300 vu")
    assert terms("ＢＵＳ") == terms("bus")
    assert terms("Собака бежит") == terms("собака бежит")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("红狗在", {"红", "狗", "在", "红 狗", "狗 在"}),
        ("红狗dog", {"红", "狗", "dog", "红 狗", "狗 dog"}),
        ("がか", {"が", "か", "が か"}),
        ("개 한", {"개", "한", "개 한"}),
        ("कुत्ता", {"कुत्ता"}),
        ("สุนัข", {"สุ", "นั", "ข", "สุ นั", "นั ข"}),
        ("كلب", {"كلب"}),
        ("狗。猫", {"狗", "猫", "狗 猫"}),
        ("3 dogs", {"3", "dogs", "3 dogs"}),
    ],
)
def test_other_scripts_keep_their_words(text: str, expected: set[str]) -> None:
    assert terms(text) == expected


def test_chinese_captions_that_share_a_word_are_alike() -> None:
    texts = ["一只红色的狗在草地上", "草地上有一只狗", "一辆公共汽车停在街上"] * 3
    rows = fit_lexicon(texts).dense(texts[:3])
    assert rows[0] @ rows[1] > 2 * (rows[0] @ rows[2])


@given(st.lists(st.text(), max_size=6), st.text())
@example(["\ud800 dog", "😀", "\x00"], "dog \udfff")
@example(["İstanbul ﷺ ㎒ ñ"], "\u0301")
def test_any_text_can_be_read(texts: list[str], other: str) -> None:
    try:
        lexicon = fit_lexicon(texts, min_count=1)
    except EngineError:
        # Only where there is no word at all, other than single Latin letters.
        assert not fit_lexicon([*texts, "dog"], min_count=1).idf[1:].size
        return
    assert lexicon.idf.dtype == np.float32
    rows = lexicon.dense([*texts, other])
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert (np.isclose(lengths, 1, atol=1e-5) | (lengths == 0)).all()
    "".join(lexicon.terms).encode("utf-8")


@given(CAPTIONS, st.randoms(use_true_random=False))
def test_the_order_of_captions_does_not_matter(texts: list[str], chance: object) -> None:
    shuffled = sorted(texts, key=lambda _: chance.random())  # type: ignore[attr-defined]
    texts, shuffled = [*texts, "dog"], ["dog", *shuffled]
    one = fit_lexicon(texts, min_count=1, most=5)
    two = fit_lexicon(shuffled, min_count=1, most=5)
    assert one.terms == two.terms == tuple(sorted(one.terms))
    assert one.idf.tobytes() == two.idf.tobytes()


@given(CAPTIONS)
def test_a_round_trip_through_json_changes_nothing(texts: list[str]) -> None:
    lexicon = fit_lexicon([*texts, "Hund 狗"], min_count=1)
    again = Lexicon.from_json(json.loads(json.dumps(lexicon.to_json())))
    assert again.terms == lexicon.terms
    assert again.idf.dtype == np.float32
    assert again.idf.tobytes() == lexicon.idf.tobytes()
    assert (again.vectors(texts) != lexicon.vectors(texts)).nnz == 0


def test_captions_without_a_frequent_word_are_refused() -> None:
    for texts in ([], ["", " ", "?!"], ["dog", "dog"]):
        with pytest.raises(EngineError, match="No word is in 3 or more"):
            fit_lexicon(texts)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"terms": ["a b"]},
        {"terms": [], "idf": []},
        {"terms": ["dog"], "idf": [1.0, 2.0]},
        {"terms": ["dog", "dog"], "idf": [1.0, 2.0]},
        {"terms": ["dog"], "idf": ["much"]},
        {"terms": ["dog"], "idf": [None]},
        {"terms": ["dog"], "idf": [float("nan")]},
        {"terms": [1], "idf": [1.0]},
        {"terms": [["dog"]], "idf": [1.0]},
        {"terms": 3, "idf": [1.0]},
        {"terms": ["dog"], "idf": {"dog": 1.0}},
    ],
)
def test_a_damaged_list_of_words_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(EngineError, match="is damaged"):
        Lexicon.from_json(values)


def test_what_others_read_cannot_be_changed() -> None:
    lexicon = fit_lexicon(captions())
    with pytest.raises(ValueError, match="read-only"):
        lexicon.idf[0] = 0
