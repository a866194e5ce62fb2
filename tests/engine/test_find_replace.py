"""Find and replace in captions: what is found, what stands there after, and what is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cli import main
from engine.data.dataset import Split
from engine.data.find_replace import Replacement, Wanted, find_replacements
from engine.data.project import NewItem, create_project, lock_project, open_project
from engine.errors import Cancelled, EngineError

letters = st.text("aAbB .\\$(+\r\n\u00e9\u0301\U0001f600", max_size=12)


def one(caption: str, **wanted: object) -> str:
    """Return a caption after a replacement, itself where nothing was found."""
    found = find_replacements([caption], Wanted(**wanted))  # type: ignore[arg-type]
    return found[0].after if found else caption


def kept(replacement: Replacement) -> tuple[str, str]:
    """Return what lies between the places, before and after."""
    rests = []
    for text, spans in (
        (replacement.before, replacement.found),
        (replacement.after, replacement.put),
    ):
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(text)]
        rests.append("|".join(text[a:b] for a, b in zip(ends, starts, strict=True)))
    return rests[0], rests[1]


@given(caption=letters, find=letters.filter(bool), replace=letters)
def test_plain_text_is_replaced_as_python_does_it(caption: str, find: str, replace: str) -> None:
    after = one(caption, find=find, replace=replace, match_case=True)
    assert after == caption.replace(find, replace)


@given(caption=letters, find=letters.filter(bool), replace=letters, words=st.booleans())
def test_the_places_are_those_that_differ(
    caption: str, find: str, replace: str, words: bool
) -> None:
    wanted = Wanted(find=find, replace=replace, whole_words=words)
    for replacement in find_replacements([caption], wanted):
        rests = kept(replacement)
        assert rests[0] == rests[1]
        assert all(replacement.after[a:b] == replace for a, b in replacement.put)
        assert all(
            replacement.before[a:b].casefold() == find.casefold() for a, b in replacement.found
        )


def test_case_and_whole_words() -> None:
    text = "Cat, cats; a CAT and concatenation"
    assert one(text, find="cat", replace="dog") == "dog, dogs; a dog and condogenation"
    assert one(text, find="cat", replace="dog", match_case=True) == (
        "Cat, dogs; a CAT and condogenation"
    )
    assert one(text, find="cat", replace="dog", whole_words=True) == (
        "dog, cats; a dog and concatenation"
    )
    assert one("caf\u00e9 cafe", find="cafe", replace="bar", whole_words=True) == "caf\u00e9 bar"
    assert one("a.b aXb", find="a.b", replace="c") == "c aXb"  # a point is a point
    assert one("price $5", find="$5", replace=r"\1") == r"price \1"


def test_patterns_and_their_groups() -> None:
    assert one("3 dogs", find=r"(\d+) (?P<what>\w+)", replace=r"\g<what>: \1", is_pattern=True) == (
        "dogs: 3"
    )
    assert one("at sea", find="^", replace="A photo ", is_pattern=True) == "A photo at sea"
    assert one("a  b   c", find=" +", replace=" ", is_pattern=True) == "a b c"
    assert one("ab", find="(x)?b", replace=r"<\1>", is_pattern=True) == "a<>"
    assert one("aab ab", find="a|ab", replace="x", is_pattern=True, whole_words=True) == "aab x"


def test_rows_are_named_and_what_would_stay_is_left_out() -> None:
    captions = ["a cat", "a dog", "A CAT", "cat"]
    found = find_replacements(captions, Wanted(find="cat", replace="cat"), rows=[3, 2, 1])
    assert [(r.row, r.after) for r in found] == [(2, "A cat")]
    assert find_replacements(captions, Wanted(find="")) == []


@pytest.mark.parametrize(
    ("find", "said"),
    [
        ("(a", "missing ) at the end"),
        ("*", "nothing to repeat at character 1"),
        ("[z-a]", "bad character range"),
        ("a\\", "bad escape"),
    ],
)
def test_a_wrong_pattern_is_explained(find: str, said: str) -> None:
    with pytest.raises(EngineError, match="no regular expression") as raised:
        find_replacements([], Wanted(find=find, is_pattern=True))
    assert said in str(raised.value)


@pytest.mark.parametrize("replace", [r"\2", "\\", r"\g<name>", r"\g<x"])
def test_a_wrong_replacement_is_explained_before_anything_is_found(replace: str) -> None:
    with pytest.raises(EngineError, match="The pattern has 1 group in brackets"):
        find_replacements([], Wanted(find="(a)", replace=replace, is_pattern=True))
    assert one("a", find="a", replace=replace) == replace


def test_a_pattern_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.data.find_replace.PATIENCE_S", 0.05)
    caption = "a" * 60 + "!"
    with pytest.raises(EngineError, match="takes too long"):
        find_replacements([caption], Wanted(find="(a|aa)+$", is_pattern=True))


def test_a_search_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_replacements(["a"], Wanted(find="a", replace="b"), check=stop)


# -- command line -------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.mmc"
    with create_project(path, image_root=tmp_path) as made:
        made.add_items(
            NewItem(name=f"{n}.jpg", image="", caption=text, split=Split.TRAIN, labels=None)
            for n, text in enumerate(["a cat\r\n", "A Cat and a cat", "a dog", ""])
        )
    return path


def captions(path: Path) -> tuple[str, ...]:
    with open_project(path) as opened:
        return opened.dataset().captions


def test_replacing_is_one_edit_and_a_preview_is_none(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["captions", "replace", str(project), "--find", "cat", "--with", "lynx"]
    assert main([*words, "--preview"]) == 0
    out = capsys.readouterr().out
    assert "2 captions would change, at 3 places." in out
    assert "+ A lynx and a lynx" in out
    assert captions(project)[1] == "A Cat and a cat"
    assert main([*words, "--match-case", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["captions"], told["places"], told["changed"]) == (2, 2, True)
    assert captions(project) == ("a lynx\r\n", "A Cat and a lynx", "a dog", "")
    with open_project(project) as opened:
        assert opened.journal.next_steps()[0] == "Replace in caption of 2 photos"
        opened.journal.undo()
    assert captions(project)[0] == "a cat\r\n"


def test_nothing_found_and_what_is_wrong_are_sentences(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["captions", "replace", str(project), "--with", ""]
    assert main([*words, "--find", "zebra"]) == 0
    assert "Nothing was found" in capsys.readouterr().out
    assert main([*words, "--find", "(", "--regex"]) == 1
    assert "no regular expression" in capsys.readouterr().err
    assert main([*words, "--find", ""]) == 1
    assert "nothing to look for" in capsys.readouterr().err
    lock = lock_project(project)
    try:
        assert main([*words, "--find", "dog"]) == 1
        assert "open in another window" in capsys.readouterr().err
        assert main([*words, "--find", "dog", "--preview"]) == 0
    finally:
        lock.release()
