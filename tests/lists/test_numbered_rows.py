"""Rows of a file split beside the file before are those of the file split alone."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.lists.numbered_rows import split

LINES = ["1,a", "2,b", "22,b", "3", "", ",", "\x1a", "\ufeff4,d", "5,é", "1\r,a", "1\n,a", "\r", "\n"]
texts = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\r\n"] * 9 + ["\n", "\r", ""])), max_size=12).map(
    lambda lines: "".join(line + end for line, end in lines).encode()
)


@given(texts, texts)
def test_rows_split_beside_another_file_are_those_of_the_file_alone(one: bytes, other: bytes) -> None:
    last, alone = split(one), split(other)
    assert last is None or split(other, last) == alone


@given(texts, st.integers(0, 40), st.integers(0, 40), texts)
def test_rows_of_a_file_with_a_stretch_replaced_are_those_of_the_file_alone(
    one: bytes, start: int, length: int, new: bytes
) -> None:
    last, text = split(one), one[:start] + new + one[start + length :]
    assert last is None or split(text, last) == split(text)


@given(texts)
def test_lines_are_split_where_each_ends_with_both_signs_and_left_alone_otherwise(text: bytes) -> None:
    rows = split(text)
    alike = text.replace(b"\r\n", b"")
    if b"\r" in alike or b"\n" in alike:
        assert rows is None
    else:
        assert rows is not None
        assert rows.rows == (text.removesuffix(b"\r\n").split(b"\r\n") if text else [])
        assert rows.numbers == [row.partition(b",")[0].decode("ascii", "replace") for row in rows.rows]


def test_rows_that_both_files_hold_are_the_same_objects() -> None:
    last = split(b"1,a\r\n2,b\r\n3,c\r\n4,d\r\n\x1a")
    assert last
    rows = split(b"1,a\r\n2,B\r\n3,c\r\n4,d\r\n\x1a", last)
    assert rows
    assert [a is b for a, b in zip(last.rows, rows.rows, strict=True)] == [True, False, True, True, True]
