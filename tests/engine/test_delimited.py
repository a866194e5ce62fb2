"""Any CSV or TSV: what is guessed, what is read, and that no row goes without a word."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Split
from engine.data.readers import delimited
from engine.data.readers.delimited import preview
from engine.data.readers.guess import guess_mapping
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import ReadOptions
from engine.data.readers.records import records
from engine.data.readers.table import SourceRow, SourceTable
from engine.errors import EngineError


def save(folder: Path, text: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(folder: Path, text: str | bytes, name: str = "t.csv", **changes: str) -> SourceTable:
    path = save(folder, text, name)
    return delimited.read(path, ReadOptions(changes=changes))


def told(table: SourceTable) -> list[tuple[str, str, tuple[str, ...] | None]]:
    return [(row.name, row.caption, row.labels) for row in table.rows]


PLAIN = [("a.jpg", "a dog, black", ("dog", "car")), ("b.jpg", 'he said "no"', ("cat",))]


@pytest.mark.parametrize(
    "text",
    [
        'file,text,labels\na.jpg,"a dog, black",dog|car\nb.jpg,"he said ""no""",cat\n',
        'file,text,labels\r\na.jpg,"a dog, black",dog|car\r\nb.jpg,"he said ""no""",cat',
        'file,text,labels\ra.jpg,"a dog, black",dog|car\rb.jpg,"he said ""no""",cat\r',
        'file,text,labels\na.jpg,"a dog, black",dog|car\r\n\rb.jpg,"he said ""no""",cat\n\n',
        'file;text;labels\na.jpg;a dog, black;dog|car\nb.jpg;"he said ""no""";cat\n',
        'file\ttext\tlabels\na.jpg\ta dog, black\tdog|car\nb.jpg\t"he said ""no"""\tcat\n',
        'Tags,Image Path,Caption\n"dog;car",a.jpg,"a dog, black"\ncat,b.jpg,"he said ""no"""\n',
        "image,caption,tags\na.jpg,\"a dog, black\",\"['dog', 'car']\"\n"
        'b.jpg,"he said ""no""","[\'cat\']"\n',
        'a.jpg,"a dog, black with more words",dog|car\n'.replace(" with more words", "")
        + 'b.jpg,"he said ""no""",cat\n',
    ],
    ids=["commas", "crlf", "old mac", "mixed", "semicolons", "tabs", "other order", "python lists",
         "no header"],
)  # fmt: skip
def test_usual_tables_are_read_by_the_guess(tmp_path: Path, text: str) -> None:
    changes = {} if not text.startswith("a.jpg") else {"labels": "column 3", "list_delimiter": "|"}
    assert told(read(tmp_path, text, **changes)) == PLAIN


def test_columns_that_are_labels_hold_three_states(tmp_path: Path) -> None:
    text = (
        "filename,description,dog,cat,traffic light\n"
        "a.jpg,x y z,1,0,0\nb.jpg,,0,0,0\nc.jpg,,,,\nd.jpg,,yes,,no\ne.jpg,,maybe,1,0\n"
    )
    table = read(tmp_path, text, one_hot="dog,cat,traffic light")
    assert guess_mapping(tmp_path / "t.csv").mapping.one_hot == ("cat", "traffic light")
    assert table.labels is not None
    assert table.labels.ids == ("dog", "cat", "traffic light")
    assert [(row.labels, row.negatives) for row in table.rows] == [
        (("dog",), None),
        ((), None),
        (None, None),
        (("dog",), ("traffic light",)),
        (("cat",), ("traffic light",)),
    ]
    [problem] = table.problems
    assert (problem.line, problem.lost) == (6, False)
    assert "dog: 'maybe' is neither yes nor no" in problem.text


@pytest.mark.parametrize(
    ("cells", "states"),
    [
        (("1,-1", "-1,1"), [(("p",), None), (("q",), None)]),
        (("1,-1", "0,1"), [(("p",), ()), (("q",), None)]),
    ],
)
def test_minus_one_is_no_unless_the_table_has_a_zero(
    tmp_path: Path, cells: tuple[str, str], states: object
) -> None:
    table = read(tmp_path, f"image,p,q\na.jpg,{cells[0]}\nb.jpg,{cells[1]}\n")
    assert [(row.labels, row.negatives) for row in table.rows] == states


def test_lists_of_what_applies_and_what_does_not(tmp_path: Path) -> None:
    text = (
        "image,labels,not_labels\na.jpg,dog|cat,\nb.jpg,(none),\nc.jpg,,\n"
        "d.jpg,dog,cow\ne.jpg,(none),cow|hen\nf.jpg,dog,dog|cow\ng.jpg,dog,(none)\n"
    )
    table = read(tmp_path, text)
    assert [(row.labels, row.negatives) for row in table.rows] == [
        (("dog", "cat"), None), ((), None), (None, None), (("dog",), ("cow",)),
        ((), ("cow", "hen")), (("dog",), ("cow",)), (("dog",), ()),
    ]  # fmt: skip
    assert "'dog' applies and does not" in table.problems[0].text
    assert told(read(tmp_path, text, empty="none"))[2] == ("c.jpg", "", ())


def test_numbers_are_ids_and_words_are_names(tmp_path: Path) -> None:
    ids = read(tmp_path, "image,labels\n1.jpg,1 13\n2.jpg,2\n")
    assert (ids.words, told(ids)[0][2]) == ("ids", ("1", "13"))
    names = read(tmp_path, "image,label\n1.jpg,traffic light\n2.jpg,dog\n")
    assert (names.words, told(names)[0][2]) == ("names", ("traffic light",))
    tags = read(tmp_path, "image,tags\n1.jpg,red dog\n2.jpg,dog\n3.jpg,dog blue\n")
    assert told(tags)[2][2] == ("dog", "blue")


def test_splits_are_understood_in_their_usual_words(tmp_path: Path) -> None:
    table = read(tmp_path, "image,split\na.jpg,Train\nb.jpg,validation\nc.jpg,TEST\nd.jpg,\n")
    assert [row.split for row in table.rows] == [Split.TRAIN, Split.VAL, Split.TEST, None]
    table = read(tmp_path, "image,split\na.jpg,tuesday\n", split="split")
    assert table.rows[0].split is None
    assert "'tuesday' is no split" in table.problems[0].text


@pytest.mark.parametrize(
    ("encode", "note"),
    [
        (lambda text: text.encode("utf-8-sig"), ""),
        (lambda text: text.encode("utf-16"), ""),
        (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), ""),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), ""),
        (lambda text: text.encode("utf-16-le"), ""),
        (lambda text: text.encode("utf-16-be"), ""),
        (lambda text: text.encode("utf-32"), ""),
        (lambda text: text.encode("cp1252"), "read as cp1252"),
    ],
    ids=["bom", "utf16", "le", "be", "le without mark", "be without mark", "utf32", "cp1252"],
)
def test_encodings_are_found_out(tmp_path: Path, encode: object, note: str) -> None:
    text = "image,caption\n" + "".join(f"{n}.jpg,a naïve café – {n}\n" for n in range(20))
    assert callable(encode)
    table = read(tmp_path, encode(text))
    assert table.rows[3].caption == "a naïve café – 3"
    assert [note in problem.text for problem in table.problems] == ([True] if note else [])


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    text = "image,caption\n1.jpg,тест\n"
    assert read(tmp_path, text.encode("cp1251"), encoding="cp1251").rows[0].caption == "тест"
    with pytest.raises(EngineError, match="is not utf-8 text"):
        read(tmp_path, text.encode("cp1251"), encoding="utf-8")
    for name in ("base64", "rot13", "klingon", "\0"):
        with pytest.raises(EngineError, match="is no encoding of text"):
            Mapping(encoding=name)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"image,caption\n", "has no rows"),
        (b"image,caption\n1.jpg,a\0b\n", "line 2: there are NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL bytes"),
        (bytes(range(1, 9)) * 40, "is not a text file"),
        (b"image,caption\n,no photo\n", "has no rows"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence) as caught:
        read(tmp_path, data)
    assert "t.csv" in str(caught.value)


def test_no_row_goes_without_a_word(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        'image,caption,labels\n1.jpg,"fine",dog|cat\n2.jpg,"a "quoted" word",dog\n3.jpg,short\n'
        "4.jpg,long,dog,more,cells\n,nameless,dog\n1.jpg,again,cat\n5.jpg,last,dog|dog\n",
    )
    assert told(table) == [
        ("1.jpg", "fine", ("dog", "cat")),
        ("2.jpg", 'a "quoted" word', ("dog",)),
        ("3.jpg", "short", None),
        ("4.jpg", "long", ("dog",)),
        ("5.jpg", "last", ("dog",)),
    ]
    assert sorted((problem.line, problem.lost) for problem in table.problems) == [
        (3, False), (4, False), (5, False), (6, True), (7, True), (8, False),
    ]  # fmt: skip


def test_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    lines = [f'{n}.jpg,"caption, number {n}",dog|cat' for n in range(50)]
    lines[10] = '10.jpg,"never closed,dog|cat'
    table = read(tmp_path, "\n".join(["image,caption,labels", *lines]))
    assert len(table.rows) == 50
    assert {problem.line for problem in table.problems} == {12}
    assert [row.line for row in table.rows] == list(range(2, 52))


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    table = read(tmp_path, 'image,caption\n1.jpg,"two\nlines\r\nthree"\n\n2.jpg,x\n')
    assert [(row.line, row.caption) for row in table.rows] == [
        (2, "two\nlines\r\nthree"), (6, "x"),
    ]  # fmt: skip


def test_a_cell_of_ten_megabytes_is_a_cell(tmp_path: Path) -> None:
    caption = "words and more words " * 500_000
    table = read(tmp_path, f'image,caption\n1.jpg,"{caption}"\n2.jpg,x\n')
    assert [row.caption for row in table.rows] == [caption, "x"]


def test_a_hundred_thousand_columns_are_read_in_time(tmp_path: Path) -> None:
    labels = [f"label {n}" for n in range(100_000)]
    text = f"image,{','.join(labels)}\n" + "".join(
        f"{n}.jpg,{','.join('1' if c == n else '0' for c in range(100_000))}\n" for n in range(3)
    )
    start = time.monotonic()
    table = read(tmp_path, text)
    assert [row.labels for row in table.rows] == [(f"label {n}",) for n in range(3)]
    assert table.labels is not None
    assert len(table.labels) == 100_000
    assert time.monotonic() - start < 30


def test_headers_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    path = save(tmp_path, "image,tags,tags,\na.jpg,dog,cat,x\n")
    guess = guess_mapping(path)
    assert guess.columns == ("image", "tags", "tags (2)", "column 4")
    table = delimited.read(path, ReadOptions(changes={"labels": "tags (2)"}))
    assert table.rows[0].labels == ("cat",)


def test_rows_of_one_photo_can_be_joined(tmp_path: Path) -> None:
    text = "image,caption\na.jpg,one\na.jpg,two\nb.jpg,three\n"
    assert len(read(tmp_path, text).problems) == 1
    table = read(tmp_path, text, repeats="join")
    assert told(table) == [("a.jpg", "one\ntwo", None), ("b.jpg", "three", None)]
    assert table.problems == ()


def test_rows_without_photos_are_named_by_their_line(tmp_path: Path) -> None:
    text = "caption,label\na dog barks loudly,dog\na cat meows softly,cat\n"
    table = read(tmp_path, text)
    assert [(row.name, row.image) for row in table.rows] == [("row 2", ""), ("row 3", "")]


def test_a_preview_is_short_and_goes_into_json(tmp_path: Path) -> None:
    lines = "".join(f"{n}.jpg,caption number {n},dog\n" for n in range(100_000))
    path = save(tmp_path, f"image,caption,labels\n{lines}")
    found = preview(path, guess_mapping(path).mapping, rows=20)
    values = json.loads(json.dumps(found.to_json()))
    assert len(values["rows"]) == len(values["cells"]) == 20
    assert values["rows"][0] == {
        "line": 2, "name": "0.jpg", "image": "0.jpg", "caption": "caption number 0",
        "labels": ["dog"], "negatives": None, "split": None,
    }  # fmt: skip
    assert values["more"] is True
    path = save(tmp_path, "image,caption\na.jpg,x\n,lost\nb.jpg,y")
    found = preview(path, guess_mapping(path).mapping)
    assert (len(found.cells), len(found.rows), found.more) == (3, 2, False)
    assert found.problems[0].line == 3


def test_a_mapping_is_plain_values_and_is_checked() -> None:
    mapping = Mapping(image="file", one_hot=("a", "b"), delimiter="\t", header=False)
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping
    typed = Mapping().changed(
        {"image": "file", "delimiter": "tab", "list_delimiter": "space", "header": "no",
         "one_hot": "a,b", "quote": "none"}
    )  # fmt: skip
    assert typed == Mapping(
        image="file", delimiter="\t", list_delimiter=" ", header=False, one_hot=("a", "b"), quote=""
    )
    for pairs, sentence in (
        ({"picture": "x"}, "'picture' is no part of a mapping"),
        ({"delimiter": "::"}, "The delimiter is '::'"),
        ({"quote": "ab"}, "The quote is"),
        ({"header": "perhaps"}, "write yes or no"),
        ({"words": "numbers"}, "Choose one of ids, names"),
    ):
        with pytest.raises(EngineError, match=sentence):
            Mapping().changed(pairs)
    with pytest.raises(EngineError, match="wrong kind"):
        Mapping.from_json({"delimiter": 5})
    with pytest.raises(EngineError, match="no part of a mapping"):
        Mapping.from_json({"wings": 2})


def test_labels_in_one_column_and_in_many_exclude_each_other() -> None:
    many = Mapping(one_hot=("a", "b"))
    assert many.changed({"labels": "tags"}) == Mapping(labels="tags")
    one = Mapping(labels="tags", negatives="not")
    assert one.changed({"one_hot": "a,b"}) == many


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"has no column 'tags'\. Its columns are image, caption"):
        read(tmp_path, "image,caption\na.jpg,x\n", labels="tags")


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5), st.sampled_from(",;\t|"))
def test_proper_writers_are_read_exactly(rows: list[list[str]], delimiter: str) -> None:
    import csv
    import io

    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    found = [record.cells for record in records(stream.getvalue(), delimiter=delimiter, quote='"')]
    assert found == [row for row in rows if any(cell and not cell.isspace() for cell in row)]


@given(st.text(st.sampled_from('a",\n\r ;'), max_size=200))
def test_any_text_gives_records_and_no_line_is_lost(text: str) -> None:
    found = list(records(text, delimiter=",", quote='"'))
    assert [record.line for record in found] == sorted({record.line for record in found})
    kept = sum(cell.count("a") for record in found for cell in record.cells)
    assert kept == text.count("a")


def test_many_open_quotes_take_no_longer_than_others() -> None:
    start = time.monotonic()
    for line in ('"""a', 'x,"', '"a""b', '"",""""c', '"x" y'):
        list(records(f"{line}\n" * 20_000, delimiter=",", quote='"'))
    assert time.monotonic() - start < 20


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = save(tmp_path_factory.getbasetemp(), data, "any.csv")
    with contextlib.suppress(EngineError):
        table = delimited.read(path)
        assert all(isinstance(row, SourceRow) for row in table.rows)
