"""A text is cut where marks begin and end, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.outputs.markup import pieces
from inforce.spans import Span

TEXT = "The airline stays listed, said the envoy."


@st.composite
def marks(draw: st.DrawFn) -> list[tuple[str, Span]]:
    count = draw(st.integers(0, 6))
    found = []
    for number in range(count):
        start = draw(st.integers(0, len(TEXT)))
        end = draw(st.integers(start, len(TEXT) + 2))
        found.append((f"m{number}", Span(start, end, TEXT[start:end])))
    return found


@given(marks())
def test_the_pieces_are_the_text_and_each_mark_lies_over_its_words(given_marks: list[tuple[str, Span]]) -> None:
    cut = list(pieces(TEXT, given_marks))
    assert "".join(piece.text for piece in cut) == TEXT
    for name, span in given_marks:
        inside = 0 <= span.start < span.end <= len(TEXT)
        assert "".join(piece.text for piece in cut if name in piece.marks) == (span.text if inside else "")
        assert sum(name in piece.first_of for piece in cut) == inside


def test_marks_may_lie_over_each_other() -> None:
    cut = list(pieces("abcd", [("x", Span(0, 3, "abc")), ("y", Span(1, 4, "bcd"))]))
    assert [(piece.text, piece.marks, piece.first_of) for piece in cut] == [
        ("a", ("x",), ("x",)),
        ("bc", ("x", "y"), ("y",)),
        ("d", ("y",), ()),
    ]


def test_a_text_without_marks_is_one_piece() -> None:
    assert [piece.text for piece in pieces("abc", [])] == ["abc"]
    assert list(pieces("", [])) == []
