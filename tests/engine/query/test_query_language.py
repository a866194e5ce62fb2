"""What is written, read and printed again; what cannot be read says where and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.query import QueryError, parse
from engine.data.query.keys import EXAMPLES, KEYS
from engine.data.query.tree import (
    EVERYTHING,
    And,
    Between,
    ChoiceIs,
    Compared,
    LabelIs,
    Node,
    Not,
    NumberIs,
    Or,
    Phrase,
    ScoreIs,
    Word,
    either,
    is_plain,
    joined,
)

FIELDS = st.sampled_from(["any", "caption", "name", "note"])
TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() and "\0" not in text)
LIMITS = st.one_of(
    st.builds(
        Compared,
        st.sampled_from([">", ">=", "<", "<=", "=", "!="]),
        st.floats(0, 1e9) | st.integers(0, 10**6).map(float),
    ),
    st.builds(Between, st.floats(0, 1), st.floats(0, 1)),
)
LEAVES = st.one_of(
    st.builds(Word, TEXTS.filter(is_plain), FIELDS),
    st.builds(Phrase, TEXTS, FIELDS),
    st.builds(LabelIs, st.sampled_from(["label", "decided", "unknown"]), TEXTS),
    st.builds(ScoreIs, TEXTS.map(str.strip), LIMITS),
    st.builds(NumberIs, st.sampled_from(["labels", "length", "id"]), LIMITS),
    st.sampled_from(
        [
            ChoiceIs(key.name, value)
            for key in KEYS
            if key.kind == "choice"
            for value, _ in key.values
        ]
    ),
)
TREES = st.recursive(
    LEAVES | st.just(EVERYTHING),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=0, max_size=4).map(lambda parts: joined(*parts)),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: either(*parts)),
    ),
    max_leaves=12,
)


@given(TREES)
def test_a_printed_tree_is_read_as_the_same_tree(tree: Node) -> None:
    assert parse(str(tree)) == tree


@given(st.text(alphabet='dogORANDT "():-<>=.!é走1', max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    tree, error = _read(text)
    if error is not None:
        assert 0 <= error.place[0] <= error.place[1] <= len(text)
        assert str(error).endswith((".", "?"))
    else:
        assert parse(str(tree)) == tree


def _read(text: str) -> tuple[Node | None, QueryError | None]:
    try:
        return parse(text), None
    except QueryError as error:
        return None, error


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("dog", Word("dog")),
        ("red dog", And((Word("red"), Word("dog")))),
        ('"red dog', Phrase("red dog")),
        ('say "a ""b"" c"', And((Word("say"), Phrase('a "b" c')))),
        ("label:dog -label:cat", And((LabelIs("label", "dog"), Not(LabelIs("label", "cat"))))),
        ('label:"traffic light"', LabelIs("label", "traffic light")),
        ("LABEL: dog", LabelIs("label", "dog")),
        ("score(dog)>0.6", ScoreIs("dog", Compared(">", 0.6))),
        ("score( traffic light ) >= .5", ScoreIs("traffic light", Compared(">=", 0.5))),
        ("score(dog):0.4..0.6", ScoreIs("dog", Between(0.4, 0.6))),
        ("labels:>=3", NumberIs("labels", Compared(">=", 3))),
        ("labels >= 3", NumberIs("labels", Compared(">=", 3))),
        ("id:123", NumberIs("id", Compared("=", 123))),
        ("length:10..20", NumberIs("length", Between(10, 20))),
        ("split:Validation", ChoiceIs("split", "val")),
        ("name:img", Word("img", "name")),
        ('caption:"red car"', Phrase("red car", "caption")),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("a AND NOT b", And((Word("a"), Not(Word("b"))))),
        ("ORANGE or", And((Word("ORANGE"), Word("or")))),
        ("-(a b)", Not(And((Word("a"), Word("b"))))),
        ("well-known", Word("well-known")),
    ],
)
def test_what_is_written_is_meant(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "sentence", "marked"),
    [
        ("red lable:dog", "There is no key 'lable'. Did you mean label", "lable"),
        ("split:vall", "split: has no value 'vall'. It is train, val or test.", "vall"),
        (
            "dog label:",
            "Nothing stands after label: yet. Write something, as in label:dog.",
            "label:",
        ),
        ("split:", "Nothing stands after split: yet. Write one of train, val or test.", "split:"),
        ("labels:many", "Write a number or a limit after labels, such as labels:>=3.", ":many"),
        ("score(dog)", "Write a number or a limit after score", ""),
        ("score()>1", "Say of which label", "score()"),
        ("(dog", "This ( is never closed. Add a ).", "("),
        ("dog)", "This ) closes nothing.", ")"),
        ("dog OR", "OR needs something to find on both sides.", "OR"),
        ("red - dog", "Nothing stands after this.", "-"),
        ("a <b", "There is no key 'a'.", "a"),
        ("= b", "'=' means something only after a key", "="),
        ("(" * 90, "There are too many parentheses", ""),
        ("max(a)", "There is no max(…).", "max("),
        ("label>3", "Write a colon after label: label:dog.", "label"),
        ("score:3", "Say of which label: score(dog)>0.6.", "score"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, sentence: str, marked: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert str(caught.value).startswith(sentence)
    start, end = caught.value.place
    assert marked in (text[start:end], text[start : end + 1])


def test_a_terminal_sees_the_place_marked() -> None:
    with pytest.raises(QueryError) as caught:
        parse("red lable:dog")
    assert caught.value.pointed("red lable:dog").splitlines()[1:] == [
        "  red lable:dog",
        "      ^^^^^",
    ]
    assert caught.value.instead[0] == "label"


def test_every_example_can_be_read() -> None:
    for text in (*(key.example for key in KEYS), *(text for text, _ in EXAMPLES)):
        assert str(parse(text)) == text
