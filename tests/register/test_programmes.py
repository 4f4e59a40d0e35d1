"""Programmes: who was a member, since when, and how many."""

from collections.abc import Callable

from inforce.register.programmes import counts, memberships
from inforce.register.register import View
from tests.conftest import Keeper, csv_file, sdn_row

Views = Callable[..., View]


def keep(keeper: Keeper, retrieved: str, **programmes: str) -> None:
    rows = (
        sdn_row(int(key[1:]), f"PARTY {key}", programme=code, remarks=retrieved) for key, code in programmes.items()
    )
    keeper.keep(csv_file(*rows), retrieved)


def told(view: View, code: str) -> list[tuple[str, str, str | None]]:
    return [(m.entry, str(m.since), str(m.until) if m.until else None) for m in memberships(view, code)]


def test_members_come_and_go_with_their_listing_and_with_their_tags(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="SDGT", n2="IRAN", n3="SDGT] [IRAN")
    keep(keeper, "2024-01-02T00:00Z", n1="SDGT", n2="IRAN] [SDGT", n3="SDGT] [IRAN")
    keep(keeper, "2024-01-03T00:00Z", n2="IRAN] [SDGT", n3="IRAN")
    first, second, third = (f"2024-01-0{day}T00:00:00Z" for day in (1, 2, 3))
    now = view("2024-01-04")
    assert told(now, "SDGT") == [
        ("1", f"(…, {first}]", f"({second}, {third}]"),
        ("3", f"(…, {first}]", f"({second}, {third}]"),
        ("2", f"({first}, {second}]", None),
    ]
    assert [count for _, count in counts(memberships(now, "SDGT"))] == [2, 3, 1]
    assert [m.entry for m in memberships(now, "SDGT") if m.covers(now.moment.valid)] == ["2"]
    assert told(view("2024-01-04", "2024-01-01T12:00Z"), "SDGT") == [
        ("1", f"(…, {first}]", None),
        ("3", f"(…, {first}]", None),
    ]


def test_a_programme_whose_name_begins_another_is_not_that_other(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="IRAN-EO13902")
    assert told(view("2024-01-02"), "IRAN") == []


def test_an_entry_delisted_by_an_edition_of_names_leaves_its_programme(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="SDGT", n2="SDGT")
    names = b'{"id": "ofac-1", "schema": "Thing", "properties": {"name": ["Party"]}}'
    keeper.keep({"x.json": names}, "2024-01-05T00:00Z", "names")
    ended = [m.entry for m in memberships(view("2024-01-06"), "SDGT") if m.until]
    assert ended == ["2"]
