"""What was not touched in a caption stays to the character."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from mmc_gui.widgets.caption_text import kept, shown

texts = st.text(
    st.one_of(
        st.sampled_from("ab\r\n\u2028\u2029\u00a0\t \u200f\u05d0\u0301\U0001f600"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


@given(texts)
@example("one\r\ntwo\rthree\nfour\u2029five\u2028six")
def test_a_caption_that_was_not_edited_is_itself(caption: str) -> None:
    assert kept(caption, shown(caption)) == caption


@given(texts, texts)
def test_an_edited_caption_reads_as_it_was_typed(caption: str, typed: str) -> None:
    assert shown(kept(caption, shown(typed))) == shown(typed)


def test_breaks_around_two_changes_stay_and_new_ones_are_of_the_usual_kind() -> None:
    caption = "one\r\ntwo\nthree\r\nfour"
    assert kept(caption, "One\ntwo\nthree\nFour") == "One\r\ntwo\nthree\r\nFour"
    assert kept(caption, "one\ntwo\nthree\nand\nfour") == "one\r\ntwo\nthree\r\nand\r\nfour"
    assert kept("one line", "one\nline") == "one\nline"
    assert kept("", "new\ntext") == "new\ntext"
    assert kept("gone\r\n", "") == ""


def test_a_very_long_caption_is_kept_at_its_ends() -> None:
    caption = "a\r\n" * 3000
    edited = shown(caption)
    assert kept(caption, "x" + edited + "y") == "x" + caption + "y"


@settings(deadline=None)
@given(texts)
def test_what_qt_gives_back_is_what_it_was_given(caption: str) -> None:
    document = QTextDocument()
    document.setPlainText(shown(caption))
    assert shown(document.toRawText()) == shown(caption)
