"""Whose words stand at a place of the text."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.model import Speaker, Statement, StatementKind
from inforce.claims.speakers import Speeches
from inforce.spans import Span


def statement(name: str, *bounds: tuple[int, int]) -> Statement:
    content = tuple(Span(start, end, "") for start, end in bounds)
    return Statement(name, Speaker(name), None, content, None, "indirect", StatementKind.ASSERTION)


def test_the_innermost_statement_holds_the_place() -> None:
    speeches = Speeches([statement("outer", (0, 90)), statement("inner", (20, 40))])
    assert [found.id if (found := speeches.at(place)) else None for place in (0, 19, 20, 39, 40, 90)] == [
        *["outer", "outer", "inner", "inner", "outer", None],
    ]


def test_words_belong_to_the_statement_that_holds_most_of_them() -> None:
    speeches = Speeches([statement("first", (0, 30)), statement("second", (40, 60))])
    found = speeches.over(Span(20, 35, ""))
    assert found is not None
    assert found.id == "first"
    assert speeches.over(Span(25, 40, "")) is None


BOUNDS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda b: (b[0], b[0] + b[1]))


@given(st.lists(BOUNDS, max_size=12), st.integers(0, 95))
def test_no_statement_is_missed(bounds: list[tuple[int, int]], place: int) -> None:
    found = Speeches([statement(str(n), b) for n, b in enumerate(bounds)]).at(place)
    holding = [end - start for start, end in bounds if start <= place < end]
    length = found.content[0].end - found.content[0].start if found else None
    assert length == min(holding, default=None)
