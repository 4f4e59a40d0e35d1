"""Programmes: who was a member, since when, and how many."""

from collections.abc import Callable

from inforce.register.model import Unknown
from inforce.register.programmes import counts, memberships, roll
from inforce.register.register import View
from inforce.register.words import about_roll, how_many
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


# What is not known of a programme is not counted


def told_of(view: View, code: str) -> tuple[int, int | None, Unknown | None, list[str]]:
    found = roll(view, code)
    assert found
    assert len(found.members) == found.least
    return found.least, found.most, found.doubt, [each.entry for each in found.undecided]


def test_before_the_first_edition_the_number_of_members_is_unknown(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-10T00:00Z", n1="SDGT", n2="SDGT")
    then = view("2024-01-01")
    assert told_of(then, "SDGT") == (0, None, Unknown.BEFORE_FIRST, ["1", "2"])
    found = roll(then, "SDGT")
    assert found
    assert how_many(found) == "unknown"
    assert "first edition that carries programmes" in about_roll(found, then)[0]


def test_once_the_last_look_is_stale_the_number_of_members_is_unknown(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-10T00:00Z", n1="SDGT", n2="SDGT")
    assert told_of(view("2024-02-08"), "SDGT") == (2, 2, None, [])
    assert told_of(view("2024-02-10"), "SDGT") == (0, None, Unknown.STALE, ["1", "2"])


def test_between_two_looks_the_number_of_members_has_bounds(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-10T00:00Z", n1="SDGT", n2="SDGT")
    keep(keeper, "2024-01-20T00:00Z", n1="SDGT", n3="SDGT")
    then = view("2024-01-15")
    assert told_of(then, "SDGT") == (1, 3, None, ["2", "3"])
    found = roll(then, "SDGT")
    assert found
    assert how_many(found) == "1 to 3 entries"


def test_in_a_gap_those_that_both_sides_show_are_the_least_and_nothing_is_the_most(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-10T00:00Z", n1="SDGT", n2="SDGT")
    keep(keeper, "2024-06-20T00:00Z", n1="SDGT", n2="IRAN")
    then = view("2024-03-01")
    assert told_of(then, "SDGT") == (1, None, Unknown.GAP, ["2"])
    found = roll(then, "SDGT")
    assert found
    assert how_many(found) == "at least 1 entries"
    assert "may have come and gone" in about_roll(found, then)[0]


def test_an_edition_of_names_does_not_keep_programmes_fresh(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="SDGT", n2="SDGT")
    names = (b'{"id": "ofac-%d", "schema": "Thing", "properties": {"name": ["Party"]}}' % each for each in (1, 3))
    keeper.keep({"x.json": b"\n".join(names)}, "2024-01-25T00:00Z", "names")
    assert told_of(view("2024-01-26"), "SDGT") == (1, 2, None, [])  # of entry 3 nobody knows the programmes
    assert told_of(view("2024-02-05"), "SDGT") == (0, None, Unknown.STALE, ["1"])
    found = roll(view("2024-02-05"), "SDGT")
    assert found
    assert [count for _, count in found.counts] == [2]


def test_a_programme_is_found_in_any_capitals_and_told_as_the_publisher_writes_it(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="BELARUS-EO14038", n2="IRAN")
    found = roll(view("2024-01-02"), " belarus-eo14038")
    assert found
    assert (found.code, [each.entry for each in found.members]) == ("BELARUS-EO14038", ["1"])
    assert roll(view("2024-01-02"), "belarus") is None
