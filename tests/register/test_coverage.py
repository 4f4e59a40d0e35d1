"""Which stretches of time a register is known for."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from inforce.moment import DAY, Look, Moment, parse_moment
from inforce.register.coverage import Coverage, Stretch, longest_gap, looks_by_month, stretches
from inforce.register.looks import Looks
from inforce.register.register import View
from inforce.register.store import KeptEdition, microseconds
from tests.conftest import Keeper, sdn_file

MONTH = timedelta(days=30)
START = datetime(2024, 1, 1, tzinfo=UTC)
UNTIL = START + timedelta(days=400)
Views = Callable[..., View]


def looks(*texts: str) -> list[Look]:
    return [Look.parse(text) for text in texts]


def told(found: Sequence[Stretch]) -> list[tuple[str, str, str]]:
    return [(each.kind.value, f"{each.start or ''}"[:10], f"{each.end}"[:10]) for each in found]


def test_time_is_shared_out_between_known_gaps_and_what_lies_before_and_after() -> None:
    taken = looks("2024-01-01T00:00Z", "2024-01-20T00:00Z", "2024-04-01T00:00Z", "2024-04-02T00:00Z")
    found = stretches(taken, [], parse_moment("2024-07-01T00:00Z"), MONTH)
    assert told(found) == [
        ("before_first", "", "2024-01-01"),
        ("known", "2024-01-01", "2024-01-20"),
        ("gap", "2024-01-20", "2024-04-01"),
        ("known", "2024-04-01", "2024-05-02"),
        ("after_last", "2024-05-02", "2024-07-01"),
    ]
    assert [(each.looks, each.widest) for each in found] == [
        (0, None),
        (2, timedelta(days=19)),
        (0, None),
        (2, DAY),
        (0, None),
    ]
    gap = longest_gap(taken)
    assert gap is not None
    assert (gap.after, gap.by, gap.length) == (taken[1], taken[2], timedelta(days=72))


def test_looks_in_quarantine_mark_the_time_until_the_next_one_in_force() -> None:
    taken = looks("2024-01-01T00:00Z", "2024-01-10T00:00Z")
    aside = looks("2023-12-30T00:00Z", "2024-01-03T00:00Z", "2024-01-04T00:00Z", "2024-02-05T00:00Z")
    found = stretches(taken, aside, parse_moment("2024-03-01T00:00Z"), MONTH)
    assert [(each.kind.value, each.within.value, f"{each.end}"[:10], each.quarantined) for each in found] == [
        ("before_first", "before_first", "2023-12-30", 0),
        ("quarantine", "before_first", "2024-01-01", 1),
        ("known", "known", "2024-01-03", 0),
        ("quarantine", "known", "2024-01-10", 2),
        ("known", "known", "2024-02-05", 0),
        ("quarantine", "known", "2024-02-09", 1),
        ("quarantine", "after_last", "2024-03-01", 0),
    ]


def test_a_register_without_a_look_in_force_is_known_at_no_time() -> None:
    until = parse_moment("2024-03-01T00:00Z")
    assert told(stretches([], [], until, MONTH)) == [("before_first", "", "2024-03-01")]
    assert longest_gap([]) is None
    assert looks_by_month([], []) == []


def test_every_month_between_the_first_look_and_the_last_is_counted() -> None:
    counted = looks_by_month(looks("2023-11-30", "2024-02-01", "2024-02-02"), looks("2024-02-03"))
    assert counted == [("2023-11", 1, 0), ("2023-12", 0, 0), ("2024-01", 0, 0), ("2024-02", 2, 1)]


def at_minute(minutes: int) -> Look:
    return Look.at(START + timedelta(minutes=minutes))


MINUTES = st.integers(0, 300 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
LOOKS = st.one_of(MINUTES.map(Look.at), MINUTES.map(lambda at: Look.on(at.date())))
TAKEN = st.lists(LOOKS, max_size=12, unique_by=lambda look: look.known).map(sorted)


@example(
    [at_minute(0), at_minute(2), Look.on(START.date()), at_minute(43201)], [], [at_minute(1).known, at_minute(3).known]
)
@given(TAKEN, TAKEN, st.lists(MINUTES, min_size=1, max_size=20))
def test_a_stretch_is_known_exactly_where_the_view_calls_its_looks_fresh(
    taken: list[Look], aside: list[Look], instants: list[datetime]
) -> None:
    aside = [look for look in aside if look.known not in {each.known for each in taken}]
    found = stretches(taken, aside, UNTIL, MONTH)
    kept = [KeptEdition(0, microseconds(look.known), look, "", "", frozenset(), None, 0, 0, None) for look in taken]
    edges = {edge for each in [*taken, *aside] for edge in (each.earliest, each.latest, each.known)}
    for at in instants:
        if at in edges:  # an instant between two stretches belongs to both
            continue
        (here,) = [each for each in found if (each.start is None or each.start <= at) and at < each.end]
        view = View(None, 0, "x", Moment(at, UNTIL), Looks(kept), MONTH)  # type: ignore[arg-type]  # it asks its looks alone
        assert (here.within is Coverage.KNOWN) == view.fresh(at), (at, here)


@given(TAKEN, TAKEN)
def test_stretches_share_out_all_of_time(taken: list[Look], aside: list[Look]) -> None:
    found = stretches(taken, aside, UNTIL, MONTH)
    assert found[0].start is None
    assert found[-1].end == UNTIL
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(each.start is None or each.start < each.end for each in found)
    assert sum(each.quarantined for each in found) == len(aside)


def test_a_register_tells_its_looks_as_they_were_known(keeper: Keeper, view: Views) -> None:
    fleet = {number: f"PARTY {number}" for number in range(1, 40)}
    keeper.keep(sdn_file(fleet), "2024-01-01T10:00Z")
    keeper.keep(b"", "2024-01-02T10:00Z", keep_broken=True)
    keeper.keep(sdn_file(fleet), "2024-01-03T10:00Z")
    with keeper.home.reading() as session:
        register = keeper.home.register(session, "us-ofac-sdn")
        assert register.looks(parse_moment("2024-01-02")) == (
            looks("2024-01-01T10:00Z"),
            looks("2024-01-02T10:00Z"),
        )
