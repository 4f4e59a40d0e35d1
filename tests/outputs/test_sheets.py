"""CSV that spreadsheets may open."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inforce.outputs.sheets import joined, original, safe, sheet
from inforce.unseen import without_controls

CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@x"])
def test_what_begins_like_a_formula_begins_with_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "AL-ZAWAHIRI", "'ABD AL-RAHMAN", "1=1", "O'NEIL", " =1"])
def test_what_does_not_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell


@given(CELLS)
@example("'=")
def test_the_way_back_is_exact_and_no_cell_begins_a_formula(cell: str) -> None:
    assert original(safe(cell)) == cell
    assert safe(cell)[:1] not in set("=+-@\t\r\n＝＋－＠")


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_a_sheet_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    text = sheet(["a", "b"], rows)
    header, *read = csv.reader(io.StringIO(text, newline=""))
    assert header == ["a", "b"]
    assert [[original(cell) for cell in row] for row in read] == [list(map(without_controls, row)) for row in rows]


def test_no_cell_moves_the_cursor_of_a_terminal() -> None:
    text = sheet(["name"], [["NILE\x1b[2J\x1b]0;owned\x07 LINES\x9b31m"], ["first\r\nsecond"]])
    assert not {*"\x1b\x07\x9b"} & {*text}
    assert "NILE\N{REPLACEMENT CHARACTER}[2J" in text
    assert '"first\r\nsecond"' in text


def test_values_in_one_cell_can_be_told_apart() -> None:
    assert joined(["A | B", "C"]) == "A || B | C"
