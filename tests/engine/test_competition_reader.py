"""The competition's CSV: every quirk keeps its row, its caption and a line to find it by."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine.data.images import IMAGE_SUFFIXES
from engine.data.readers.competition import read_competition
from engine.data.readers.table import SourceTable
from engine.errors import EngineError


def read(folder: Path, text: str | bytes, name: str = "train.csv") -> SourceTable:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_competition(path)


def read_rows(folder: Path, *records: str) -> SourceTable:
    return read(folder, "\n".join(["ImageID,Labels,Caption", *records]) + "\n")


@pytest.mark.parametrize(
    ("written", "caption", "doubt"),
    [
        ('"A plain caption."', "A plain caption.", ""),
        ("no quotes at all", "no quotes at all", ""),
        ('"a sign reads "STOP" in red"', 'a sign reads "STOP" in red', "not escaped"),
        ('"a sign reads "STOP""', 'a sign reads "STOP"', "not escaped"),
        ('""STOP" says a sign"', '"STOP" says a sign', "not escaped"),
        ('"it reads " Stop It " ."', 'it reads " Stop It " .', "not escaped"),
        ('"he said ""hi"" and left"', 'he said "hi" and left', ""),
        ('"he said ""hi"""', 'he said "hi"', ""),
        ('"one ""proper"" and one "loose" pair"', 'one ""proper"" and one "loose" pair', "not esc"),
        ('"reads "Sex St," with a fine"', 'reads "Sex St," with a fine', "not escaped"),
        ('"commas, one, two"', "commas, one, two", ""),
        ('"slashes / and \\ stay"', "slashes / and \\ stay", ""),
        ('"first line\nsecond line"', "first line\nsecond line", "over 2 lines"),
        ('"first\n\n\nlast"', "first\n\n\nlast", "over 4 lines"),
        (
            '"see photo 7, then 8.jpg\nand 9.jpg ,1"',
            "see photo 7, then 8.jpg\nand 9.jpg ,1",
            "lines",
        ),
        ('"closed"   \t', "closed", ""),
        ('"closed"\n   ', "closed", ""),
        ('"no end \n \n', '"no end', "one end only"),
        ("bare\n\n", "bare", ""),
        ('"no end', '"no end', "one end only"),
        ('no beginning"', 'no beginning"', "one end only"),
        ('"', '"', "one end only"),
        ('""', "", "is empty"),
        ("", "", "is empty"),
        ('"  "', "  ", "is empty"),
    ],
)
def test_caption_is_kept_and_its_doubt_named(
    tmp_path: Path, written: str, caption: str, doubt: str
) -> None:
    found = read_rows(tmp_path, f"1.jpg,1 19,{written}", '2.jpg,3,"the next row"')
    assert [(row.name, row.caption) for row in found.rows] == [
        ("1.jpg", caption),
        ("2.jpg", "the next row"),
    ]
    assert found.rows[0].labels == ("1", "19")
    if doubt:
        [problem] = found.problems
        assert doubt in problem.text
        assert (problem.source, problem.line, problem.name) == ("train.csv", 2, "1.jpg")
        assert not problem.lost
    else:
        assert found.problems == ()


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    found = read_rows(tmp_path, '1.jpg,1,"two', 'lines"', "", '2.jpg,1,"x"', '3.jpg,1,"y"')
    assert [row.line for row in found.rows] == [2, 5, 6]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le").join([b"\xff\xfe", b""]),
        lambda text: text.encode("utf-16-be").join([b"\xfe\xff", b""]),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace("ImageID,Labels,Caption", '"ImageID", labels ,CAPTION').encode(),
    ],
    ids=["crlf", "bom", "crlf+bom", "utf16", "utf16-le", "utf16-be", "no last newline", "header"],
)
def test_ways_to_save_a_file_make_no_difference(tmp_path: Path, encode: object) -> None:
    text = 'ImageID,Labels,Caption\n1.jpg,1 4,"naïve 猫 🐈"\n2.jpg,2,"two\nlines"\n'
    assert callable(encode)
    found = read(tmp_path, encode(text))
    assert [(row.name, row.labels, row.caption) for row in found.rows] == [
        ("1.jpg", ("1", "4"), "naïve 猫 🐈"),
        ("2.jpg", ("2",), "two\nlines"),
    ]


def test_latin_1_is_refused_with_its_line(tmp_path: Path) -> None:
    text = 'ImageID,Labels,Caption\n1.jpg,1,"fine"\n2.jpg,1,"café"\n'
    with pytest.raises(EngineError, match=r"train\.csv, line 3: this is not UTF-8"):
        read(tmp_path, text.encode("latin-1"))


def test_a_file_without_labels_column_is_a_test_file(tmp_path: Path) -> None:
    found = read(tmp_path, 'ImageID,Caption\n7.jpg,"1 3, he said "yes""\n', "test.csv")
    assert not found.has_labels
    [row] = found.rows
    assert (row.name, row.labels, row.caption) == ("7.jpg", None, '1 3, he said "yes"')


@pytest.mark.parametrize(
    ("ids", "labels", "doubt"),
    [
        ("", (), "taken as 'none apply'"),
        ("  ", (), "taken as 'none apply'"),
        ("1 1 3", ("1", "3"), "stands twice"),
        (" 3  1 ", ("3", "1"), ""),
        ("cat dog", ("cat", "dog"), ""),
        ("007 7", ("007", "7"), ""),
    ],
)
def test_label_ids_are_text_and_counted_once(
    tmp_path: Path, ids: str, labels: tuple[str, ...], doubt: str
) -> None:
    found = read_rows(tmp_path, f'1.jpg,{ids},"x"')
    assert found.rows[0].labels == labels
    assert [doubt in problem.text for problem in found.problems] == ([True] if doubt else [])


def test_of_two_rows_with_one_name_the_first_is_kept(tmp_path: Path) -> None:
    found = read_rows(tmp_path, '1.jpg,1,"first"', '2.jpg,2,"x"', '1.jpg,3,"again"')
    assert [row.caption for row in found.rows] == ["first", "x"]
    [problem] = found.problems
    assert (problem.line, problem.name, problem.lost) == (4, "1.jpg", True)
    assert "line 2" in problem.text


@pytest.mark.parametrize(
    "name", ["A.JPG", "b.JpEg", "holiday photo (3).png", "sub/dir/x.webp", "12:30.jpg", "猫.jpg"]
)
def test_image_names_of_all_kinds_start_a_row(tmp_path: Path, name: str) -> None:
    found = read_rows(tmp_path, '0.jpg,1,"x"', f'{name},1,"y"')
    assert [row.name for row in found.rows] == ["0.jpg", name]


def test_lines_before_the_first_row_are_reported_as_lost(tmp_path: Path) -> None:
    found = read_rows(tmp_path, "", "what is this", '1.jpg,1,"x"')
    [problem] = found.problems
    assert (problem.line, problem.lost) == (3, True)
    assert "'what is this' belongs to no row" in problem.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the header is ''"),
        ("a,b,c\n1.jpg,1,x\n", "the header is 'a,b,c'. Expected 'ImageID,Labels,Caption'"),
        ("ImageID,Caption,Labels\n", "Expected"),
        ("ImageID,Labels,Caption\n", "has a header but no rows"),
        ("ImageID,Labels,Caption\n\n\n", "has a header but no rows"),
        ("ImageID,Labels,Caption\r1.jpg,1,old Mac line ends\r", "the header is"),
    ],
)
def test_what_is_no_dataset_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(EngineError, match=re.escape(sentence)):
        read(tmp_path, text)


def test_a_file_that_cannot_be_read_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="There is no file"):
        read_competition(tmp_path / "none.csv")
    with pytest.raises(EngineError, match="cannot be read"):
        read_competition(tmp_path)


def test_hundreds_of_quotes_in_a_row_do_not_hang_the_reader(tmp_path: Path) -> None:
    caption = '"' * 301 + "x"
    assert read_rows(tmp_path, f'1.jpg,1,"{caption}"').rows[0].caption == caption


SUFFIXES = "|".join(suffix[1:] for suffix in IMAGE_SUFFIXES)
RECORD_START = re.compile(rf"[^\n]*\.({SUFFIXES}),", re.IGNORECASE)
# Saving as text loses these: lone surrogates have no bytes, and CR LF is how a line ends.
CAPTIONS = st.text(
    st.one_of(
        st.sampled_from("\",\n '/\\x"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
    ),
    max_size=60,
)


@given(captions=st.lists(CAPTIONS, min_size=1, max_size=6), labelled=st.booleans())
@example(captions=['"'], labelled=True)
@example(captions=['a "b" c"', "", "\n", ',",'], labelled=True)
@example(captions=["1.jpg", "x\n2.jpg"], labelled=False)
def test_any_caption_survives_being_written_without_escapes(
    tmp_path_factory: pytest.TempPathFactory, captions: list[str], labelled: bool
) -> None:
    for caption in captions:
        # Two cases cannot be told apart in the file: a line that is itself a row's start, and a
        # caption whose quotes all stand in pairs, which is how a proper writer escapes one.
        assume(not any(RECORD_START.match(line) for line in caption.split("\n")[1:]))
        runs = re.findall(r'"+', caption)
        assume(not runs or any(len(run) % 2 for run in runs))
    middle = "1 3," if labelled else ""
    lines = [f'{number}.jpg,{middle}"{text}"' for number, text in enumerate(captions)]
    header = "ImageID,Labels,Caption" if labelled else "ImageID,Caption"
    found = read(tmp_path_factory.getbasetemp(), "\n".join([header, *lines]) + "\n")
    assert [row.caption for row in found.rows] == captions
    assert [row.name for row in found.rows] == [f"{n}.jpg" for n in range(len(captions))]
