from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inforce.register.changes import Difference, Turns, place, remove

sets = st.frozensets(st.sampled_from("abcdef"))


def intervals(looks: dict[int, frozenset[str]]) -> set[tuple[str, int, int | None]]:
    """Intervals ``[first, gone)`` straight from what every look shows: the slow way, for comparison."""
    found: set[tuple[str, int, int | None]] = set()
    times = sorted(looks)
    for item in {item for shown in looks.values() for item in shown}:
        first: int | None = None
        for at in times:
            if item in looks[at] and first is None:
                first = at
            elif item not in looks[at] and first is not None:
                found.add((item, first, at))
                first = None
        if first is not None:
            found.add((item, first, None))
    return found


def placed(
    known: set[tuple[str, int, int | None]], looks: dict[int, frozenset[str]], at: int, here: frozenset[str]
) -> set[tuple[str, int, int | None]]:
    """What :func:`place` makes of known intervals when a look is added."""
    earlier = [time for time in sorted(looks) if time < at]
    later = [time for time in sorted(looks) if time > at]
    following = later[0] if later else None
    before = looks[earlier[-1]] if earlier else frozenset[str]()
    placement = place(Difference.between(before, here), looks[following] if following is not None else None)
    out: set[tuple[str, int, int | None]] = set()
    for item, first, gone in known:
        if item in placement.ended and first < at and (gone is None or gone > at):
            out.add((item, first, at))
            if item in placement.resumed and following is not None:
                out.add((item, following, gone))
        elif item in placement.earlier and first == following:
            out.add((item, at, gone))
        else:
            out.add((item, first, gone))
    return out | {(item, at, following) for item in placement.begun}


@given(st.dictionaries(st.integers(0, 20), sets, max_size=6), st.randoms())
def test_looks_placed_in_any_order_give_the_intervals_of_all_looks(
    looks: dict[int, frozenset[str]], random: Random
) -> None:
    order = list(looks)
    random.shuffle(order)
    known: set[tuple[str, int, int | None]] = set()
    so_far: dict[int, frozenset[str]] = {}
    for at in order:
        known = placed(known, so_far, at, looks[at])
        so_far[at] = looks[at]
        assert known == intervals(so_far)


def removed(
    known: set[tuple[str, int, int | None]], looks: dict[int, frozenset[str]], at: int
) -> set[tuple[str, int, int | None]]:
    """What :func:`remove` makes of known intervals when a look is taken out."""
    earlier = [time for time in sorted(looks) if time < at]
    later = [time for time in sorted(looks) if time > at]
    following = later[0] if later else None
    before = looks[earlier[-1]] if earlier else frozenset[str]()
    removal = remove(Difference.between(before, looks[at]), looks[following] if following is not None else None)
    resumed = {item: gone for item, first, gone in known if first == following and item in removal.joined}
    out: set[tuple[str, int, int | None]] = set()
    for item, first, gone in known:
        if first == at and item in removal.later and following is not None:
            out.add((item, following, gone))
        elif gone == at and item in removal.longer:
            out.add((item, first, following))
        elif gone == at and item in removal.joined:
            out.add((item, first, resumed[item]))
        elif not (first == at and item in removal.unbegun) and not (first == following and item in removal.joined):
            out.add((item, first, gone))
    return out


@given(st.dictionaries(st.integers(0, 20), sets, min_size=1, max_size=6), st.randoms())
def test_looks_taken_out_in_any_order_leave_the_intervals_of_the_others(
    looks: dict[int, frozenset[str]], random: Random
) -> None:
    order = list(looks)
    random.shuffle(order)
    left = dict(looks)
    known = intervals(left)
    for at in order:
        known = removed(known, left, at)
        del left[at]
        assert known == intervals(left)


@given(st.dictionaries(st.integers(0, 20), sets, min_size=1, max_size=6), st.randoms())
def test_intervals_tell_what_turns_at_a_look_as_the_looks_around_it_do(
    looks: dict[int, frozenset[str]], random: Random
) -> None:
    at = random.choice(sorted(looks))
    before = max((time for time in looks if time < at), default=None)
    following = min((time for time in looks if time > at), default=None)
    known = intervals(looks)
    turns = Turns.of(
        {item: gone for item, first, gone in known if first == at},
        {item for item, _, gone in known if gone == at},
        {item for item, first, _ in known if first == following},
        following,
    )
    here = Difference.between(looks[before] if before is not None else frozenset[str](), looks[at])
    assert turns.here == here
    assert turns.again == (None if following is None else (here.appeared | here.ended) & looks[following])


@given(sets, sets)
def test_a_difference_has_all_that_came_and_all_that_went(before: frozenset[str], here: frozenset[str]) -> None:
    difference = Difference.between(before, here)
    assert difference.appeared == here - before
    assert difference.ended == before - here
