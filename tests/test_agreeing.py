from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from inforce.agreeing import Gap, Stretch, gaps, stretches

pieces = st.lists(st.sampled_from([b"a", b"b", b"a" * 300, b"ab" * 700]), max_size=6).map(b"".join)
edited = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 300), st.binary(max_size=80)), max_size=4)
TEXT = b"".join(sha256(b"%d" % number).digest() for number in range(125))


def alike(one: bytes, other: bytes) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def with_edits(text: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, new in edits:
        text = text[:start] + new + text[start + length :]
    return text


@given(pieces, pieces)
def test_stretches_are_the_same_in_both_files_and_stand_in_their_order(one: bytes, other: bytes) -> None:
    here = there = 0
    for each in stretches(one, other):
        assert each.size > 0
        assert min(each.here - here, each.there - there) >= 0
        here, there = each.here + each.size, each.there + each.size
        assert one[each.here : here] == other[each.there : there]
    assert here <= len(one)
    assert there <= len(other)


@given(pieces, pieces)
def test_what_both_begin_and_end_with_is_told_whole(one: bytes, other: bytes) -> None:
    found = [Stretch(0, 0, 0), *stretches(one, other), Stretch(len(one), len(other), 0)]
    head = max(each.size for each in found if (each.here, each.there) == (0, 0))
    assert head == alike(one, other)
    tail = max(each.size for each in found if (each.here + each.size, each.there + each.size) == (len(one), len(other)))
    assert tail >= min(alike(one[::-1], other[::-1]), min(len(one), len(other)) - head)


@given(edited)
def test_stretches_and_gaps_make_up_both_files(edits: list[tuple[int, int, bytes]]) -> None:
    one, other = with_edits(TEXT, edits), TEXT
    found = stretches(one, other)
    between = list(gaps(found, len(one), len(other)))
    assert sum(each.size for each in found) + sum(gap.until_here - gap.here for gap in between) == len(one)
    assert sum(each.size for each in found) + sum(gap.until_there - gap.there for gap in between) == len(other)


def test_long_stretches_between_edits_are_found() -> None:
    one = TEXT[:1000] + b"new" + TEXT[1000:2000] + TEXT[2500:]
    found = stretches(one, TEXT)
    assert found == [Stretch(0, 0, 1000), Stretch(1003, 1000, 1000), Stretch(2003, 2500, 1500)]
    assert list(gaps(found, len(one), len(TEXT))) == [Gap(1000, 1003, 1000, 1000), Gap(2003, 2003, 2000, 2500)]
