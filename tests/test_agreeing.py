from hypothesis import given
from hypothesis import strategies as st

from inforce.agreeing import agreeing_ends, agreeing_from

pieces = st.lists(st.sampled_from([b"a", b"b", b"a" * 300, b"ab" * 700]), max_size=6).map(b"".join)


def alike(one: bytes, other: bytes) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@given(pieces, pieces, st.integers(0, 500), st.integers(0, 500))
def test_bytes_agree_until_the_first_that_differs(one: bytes, other: bytes, here: int, there: int) -> None:
    here, there = min(here, len(one)), min(there, len(other))
    assert agreeing_from(one, here, other, there) == alike(one[here:], other[there:])


@given(pieces, pieces)
def test_ends_that_agree_do_not_overlap(one: bytes, other: bytes) -> None:
    head, tail = agreeing_ends(one, other)
    assert head == alike(one, other)
    size = min(len(one), len(other)) - head
    assert tail == min(alike(one[::-1], other[::-1]), size)
