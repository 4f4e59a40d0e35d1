"""Looks found by halving are those that looking at each would find."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from inforce.lists.formats import form_of
from inforce.moment import Look
from inforce.register.looks import NAMES, Looks
from inforce.register.store import KeptEdition

PARTS = ("ofac-csv:sdn", "ofac-csv:alt", "names:names", "seco-xml:past")


def edition(at: int, parts: frozenset[str]) -> KeptEdition:
    return KeptEdition(at, at, Look.at(datetime.fromtimestamp(at, UTC)), "", "", parts, None, 0, 0, None)


editions = st.dictionaries(st.integers(0, 30), st.frozensets(st.sampled_from(PARTS)), max_size=12).map(
    lambda found: [edition(at, parts) for at, parts in sorted(found.items())]
)
times = st.integers(-2, 33)


@given(editions, times, times)
def test_looks_are_those_known_and_are_counted_by_their_times(kept: list[KeptEdition], by: int, at: int) -> None:
    known = [each for each in kept if each.at <= by]
    looks = Looks(kept).known(by)
    assert list(looks) == known
    assert looks[1:3] == known[1:3]
    assert looks.newest == max((each.at for each in known), default=-1)
    assert looks.position(at) == sum(each.at < at for each in known)
    assert looks.until(at) == sum(each.at <= at for each in known)
    assert set(looks.parts) == {part for each in known for part in each.parts}


@given(editions, times, st.integers(0, 13), st.sampled_from(PARTS))
def test_the_last_look_that_carries_something(kept: list[KeptEdition], by: int, among: int, part: str) -> None:
    first = [each for each in kept if each.at <= by][:among]
    looks, form = Looks(kept).known(by), form_of(part)
    carry = [each for each in first if part in each.parts]
    of_form = [each for each in first if any(form_of(each_part) == form for each_part in each.parts)]
    full = [each for each in first if any(form_of(each_part) != NAMES for each_part in each.parts)]
    assert looks.last(part, among) == (carry[-1] if carry else None)
    assert looks.last_of([form], among) == (of_form[-1] if of_form else None)
    assert looks.last_with_details(among) == (full[-1] if full else None)
