"""Rows of a file found beside the file before are those of the file read alone."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.lists.numbered_rows import BLANK, Rows, split

LINES = [
    "1,a",
    "2,b",
    "22,b",
    "2,c",
    "3",
    "",
    ",",
    "\x1a",
    "\ufeff4,d",
    "5,é",
    "1\r,a",
    "1\n,a",
    "\r",
    "6," + 300 * "x",
]
texts = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\r\n"] * 9 + ["\n", "\r", ""])), max_size=12).map(
    lambda lines: "".join(line + end for line, end in lines).encode()
)
ends = st.sampled_from([b"\r\n", b"\n"])


def differs_as_told(rows: Rows, last: Rows) -> bool:
    """What is told of the difference to another file is what comparing both sets tells; True also where nothing is."""
    rows_told = rows.since is None or (
        rows.since.other is last.rows
        and rows.since.appeared == rows.rows - last.rows
        and rows.since.ended == last.rows - rows.rows
    )
    if rows.numbers is None or last.numbers is None or rows.numbers_since is None:
        return rows_told
    told = rows.numbers_since
    return rows_told and (told.other, told.appeared, told.ended) == (
        last.numbers,
        rows.numbers - last.numbers,
        last.numbers - rows.numbers,
    )


@given(texts, texts, ends)
def test_rows_found_beside_another_file_are_those_of_the_file_alone(one: bytes, other: bytes, end: bytes) -> None:
    last = split(one, end)
    rows = split(other, end, last)
    assert rows == split(other, end)
    assert differs_as_told(rows, last)


@given(texts, st.integers(0, 40), st.integers(0, 40), texts, ends)
def test_rows_of_a_file_with_a_stretch_replaced_are_those_of_the_file_alone(
    one: bytes, start: int, length: int, new: bytes, end: bytes
) -> None:
    last, text = split(one, end), one[:start] + new + one[start + length :]
    rows = split(text, end, last)
    assert rows == split(text, end)
    assert differs_as_told(rows, last)


@given(st.permutations([b"%d,%s" % (number, b"x" * (7 * number)) for number in range(40)]), st.integers(0, 39))
def test_rows_in_another_order_are_the_same_rows(lines: list[bytes], left_out: int) -> None:
    last = split(b"\r\n".join(sorted(lines)), b"\r\n")
    rows = split(b"\r\n".join(lines[:left_out] + lines[left_out + 1 :]), b"\r\n", last)
    assert rows.since
    assert not rows.since.appeared
    assert rows.since.ended == {lines[left_out]}


@given(texts, ends)
def test_rows_are_what_stands_between_ends_of_line(text: bytes, end: bytes) -> None:
    rows, lines = split(text, end), [line for line in text.split(end) if line not in BLANK]
    assert rows.rows == set(lines)
    assert rows.repeats == len(lines) - len(rows.rows)
    assert rows.first == text.split(end)[0]
    numbers = {line.partition(b",")[0].decode("ascii", "replace") for line in lines}
    assert rows.numbers == (numbers if len(numbers) == len(rows.rows) else None)


def test_rows_that_both_files_hold_are_the_same_objects() -> None:
    last = split(b"1,a\r\n2,b\r\n3,c\r\n4,d\r\n\x1a", b"\r\n")
    rows = split(b"1,a\r\n2,B\r\n3,c\r\n4,d\r\n\x1a", b"\r\n", last)
    assert {id(row) for row in rows.rows} & {id(row) for row in last.rows} == {id(row) for row in rows.rows & last.rows}
    assert len(rows.rows & last.rows) == 3


def test_a_file_with_a_row_twice_is_no_measure_for_the_next() -> None:
    last = split(b"1,a\n1,a\n2,b", b"\n")
    assert last.repeats == 1
    assert split(b"1,a\n2,b", b"\n", last).since is None


def test_a_file_in_which_all_is_another_differs_in_all() -> None:
    last = split(b"\n".join(b"%d,a" % number for number in range(5000)), b"\n")
    rows = split(b"\n".join(b"%d,b" % number for number in range(5000)), b"\n", last)
    assert rows.since
    assert (len(rows.rows), rows.since.ended) == (5000, last.rows)
    assert differs_as_told(rows, last)
