"""The whole register as of a moment: nobody is left out in silence, nobody is in by guess."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import UnknownState
from inforce.moment import Moment, iso
from inforce.register.model import State, Unknown
from inforce.register.register import View
from inforce.register.snapshot import snapshot
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.lists.test_seco_xml import PERSON, listing, modification, target
from tests.register.deltas import delta_file, removed

Views = Callable[..., View]
START = datetime(2024, 1, 1, tzinfo=UTC)


def keep(keeper: Keeper, retrieved: str, *numbers: int, programme: str = "TESTING") -> None:
    """Numbers 100 to 140 are always there, so that the guards see a list like the one before."""
    rows = [sdn_row(number, f"PARTY {number}", programme=programme) for number in (*numbers, *range(100, 141))]
    keeper.keep(csv_file(*rows), retrieved)


def told(view: View, *, unknown: bool = False) -> dict[str, tuple[str, str | None]]:
    found = snapshot(view, unknown=unknown)
    small = [member for member in found.members if int(member.number) < 100]
    return {m.number: (m.state.value, m.standing.reason.name if m.standing.reason else None) for m in small}


def test_who_came_or_went_between_the_looks_is_unknown_and_named(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", 1, 2)
    keep(keeper, "2024-01-10T00:00Z", 2, 3)
    then = view("2024-01-05T00:00Z")
    assert told(then) == {"1": ("unknown", "CHANGED"), "2": ("listed", None), "3": ("unknown", "CHANGED")}
    editions = {member.number: str(member.edition and member.edition.look) for member in snapshot(then).members}
    assert [editions[number] for number in "123"] == [
        "2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00Z",
        "2024-01-10T00:00:00Z",
    ]
    assert told(view("2024-01-01T00:00Z")) == {"1": ("listed", None), "2": ("listed", None)}
    assert told(view("2024-01-05T00:00Z", "2024-01-06T00:00Z")) == {"1": ("listed", None), "2": ("listed", None)}


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2023-12-01", "the first edition was retrieved at"),
        ("2024-02-15", "no look was taken between"),
        ("2025-01-01", "counts for 30 days"),
    ],
)
def test_where_nobody_can_tell_who_was_listed_nothing_is_told(keeper: Keeper, view: Views, at: str, why: str) -> None:
    keep(keeper, "2024-01-01T00:00Z", 1, 2)
    keep(keeper, "2024-04-01T00:00Z", 2)
    with pytest.raises(UnknownState, match=f"{why}.*--allow-unknown"):
        snapshot(view(at))


def test_what_is_told_all_the_same_is_marked(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", 1, 2)
    keep(keeper, "2024-04-01T00:00Z", 2)
    assert told(view("2023-12-01"), unknown=True) == {
        "1": ("unknown", "BEFORE_FIRST"),
        "2": ("unknown", "BEFORE_FIRST"),
    }
    assert told(view("2024-02-15"), unknown=True) == {"1": ("unknown", "CHANGED"), "2": ("listed", None)}
    assert told(view("2025-01-01"), unknown=True) == {"2": ("unknown", "STALE")}
    assert snapshot(view("2024-02-15"), unknown=True).doubt is Unknown.GAP


def test_before_anything_was_retrieved_there_is_nothing_to_mark(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", 1)
    with pytest.raises(UnknownState, match="no edition in force had been retrieved"):
        snapshot(view("2024-01-05", "2023-12-01"), unknown=True)


def test_details_that_an_older_edition_told_say_so(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", 1)
    names = (b'{"id": "ofac-%d", "schema": "Thing", "properties": {"name": ["Party"]}}' % n for n in range(100, 141))
    keeper.keep({"x.json": b"\n".join(names)}, "2024-01-10T00:00Z", "names")
    found = snapshot(view("2024-01-11"))
    assert found.details
    assert str(found.details.look) == "2024-01-01T00:00:00Z"
    assert {member.entry.programmes for member in found.members} == {("TESTING",)}
    assert snapshot(view("2024-01-01T00:00Z")).details is None


LOOKS = st.lists(
    st.tuples(st.integers(1, 90), st.sets(st.integers(1, 6))), min_size=1, max_size=6, unique_by=lambda look: look[0]
)


@given(LOOKS, st.integers(0, 130), st.integers(0, 130))
def test_the_whole_register_is_what_it_tells_of_each_entry(
    looks: list[tuple[int, set[int]]], valid: int, known: int
) -> None:
    with TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, numbers in sorted(looks):
            keep(keeper, iso(START + timedelta(days=day)), *numbers, programme=f"P{day // 20}")
        moment = Moment(START + timedelta(days=valid), START + timedelta(days=known))
        with keeper.home.reading() as session:
            view = keeper.home.register(session, SDN).as_of(moment)
            whole = {number: (standing, entry) for number, standing, entry in view.whole()}
            for number in map(str, [*range(1, 7), 100, 999]):
                if number in whole:
                    assert whole[number] == (view.standing(number), view.entry(number))
                    assert whole[number][0].state is not State.NOT_LISTED
                else:
                    standing = view.standing(number)
                    assert standing.state is (State.UNKNOWN if view.doubt() else State.NOT_LISTED)


def test_what_the_publisher_states_of_a_change_decides_the_export_too(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-05-01T12:00Z", 7)
    keep(keeper, "2024-05-09T12:00Z")
    keeper.keep({"2024-05-03_delta.xml": delta_file("2024-05-03T00:00:00-04:00", [removed(7)])}, "2024-05-04T12:00Z")
    assert told(view("2024-05-02")) == {"7": ("listed", None)}
    assert told(view("2024-05-03T12:00Z")) == {"7": ("unknown", "CHANGED")}
    assert told(view("2024-05-05")) == {}


def test_a_list_that_tells_its_own_past_is_exported_with_those_it_delisted(keeper: Keeper, view: Views) -> None:
    gone = [modification("listed", "2015-06-01"), modification("de-listed", "2020-01-01")]
    page = listing(target(1, PERSON, *gone), target(2, PERSON, modification("listed", "2016-01-01")))
    keeper.keep({"seco.xml": page}, "2026-01-03T00:00Z", register="ch-seco")
    then = snapshot(view("2018-01-01", register="ch-seco"), unknown=True)
    now = snapshot(view("2026-01-04", register="ch-seco"))
    assert {m.number: m.state.value for m in now.members} == {"2": "listed"}
    for member in then.members:
        assert member.standing == view("2018-01-01", register="ch-seco").standing(member.number)
        assert member.edition
    assert "1" in {member.number for member in then.members}
