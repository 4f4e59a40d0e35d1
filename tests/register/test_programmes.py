"""Programmes: who was a member, since when, and how many."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from inforce.lists.model import Entry, Kind
from inforce.moment import Moment, parse_moment
from inforce.register.model import Unknown
from inforce.register.programmes import codes, counts, memberships, near, roll
from inforce.register.register import View
from inforce.register.words import about_roll, how_many, no_such_programme, parted
from tests.conftest import SDN, Keeper, csv_file, sdn_row

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


def test_codes_that_hold_commas_are_told_apart() -> None:
    assert parted(["SDGT", "IRAN"]) == "SDGT, IRAN"
    assert parted(["Belarus", "Belarus, Schedule 1, Part 1"]) == "Belarus; Belarus, Schedule 1, Part 1"


def test_a_code_that_no_entry_ever_bore_is_told_to_be_none_with_those_that_may_be_meant(
    keeper: Keeper, view: Views
) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="BELARUS-EO14038", n2="IRAN] [SDGT")
    keep(keeper, "2024-01-02T00:00Z", n1="BELARUS", n2="IRAN")
    now = view("2024-01-03")
    assert roll(now, "BELARUS-EO14039") is None
    assert codes(now) == {"BELARUS", "BELARUS-EO14038", "IRAN", "SDGT"}
    assert codes(view("2024-01-03", "2024-01-01")) == {"BELARUS-EO14038", "IRAN", "SDGT"}
    assert no_such_programme(now, near("belarus-eo14039", codes(now))) == (
        "There is no such code here: none of 2 editions that carry programmes, from 2024-01-01T00:00:00Z to "
        "2024-01-02T00:00:00Z, shows an entry under it. Did you mean BELARUS-EO14038 or BELARUS?"
    )
    assert no_such_programme(view("2023-12-01"), []).startswith(
        "Unknown: the first edition was retrieved at 2024-01-01T00:00:00Z."
    )
    assert no_such_programme(view("2024-01-03", "2023-01-01"), []) == (
        "Unknown: no edition in force had been retrieved by 2023-01-01."
    )


@given(st.sets(st.text("ABC-1", min_size=1, max_size=12), max_size=12), st.text("ABC-1", min_size=1, max_size=12))
def test_what_may_be_meant_is_known_and_little(known: set[str], code: str) -> None:
    found = near(code, known)
    assert set(found) <= known
    assert len(found) == len(set(found)) <= 5
    assert code not in known or found[0] == code


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


def test_one_member_is_told_in_the_singular(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-05-02T10:00Z", p1="SDGT", p2="IRAN", p3="IRAN")
    one, two = (roll(view("2024-05-02T12:00Z"), code) for code in ("SDGT", "IRAN"))
    assert one
    assert two
    assert (how_many(one), how_many(two)) == ("1 entry", "2 entries")


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
    assert how_many(found) == "at least 1 entry"
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


# The whole entry decides, in whatever forms editions come


def lines(**programmes: str) -> dict[str, bytes]:
    """A FollowTheMoney edition whose programmes stand in Sanction entities, a space between several."""
    entities: list[dict[str, object]] = []
    for key, written in programmes.items():
        party = f"ofac-{key[1:]}"
        entities.append({"id": party, "schema": "Person", "properties": {"name": [f"PARTY {key}"]}, "target": True})
        entities += [
            {"id": f"{party}-{code}", "schema": "Sanction", "properties": {"entity": [party], "programId": [code]}}
            for code in written.split()
        ]
    return {"x.json": "\n".join(map(json.dumps, entities)).encode()}


def test_programmes_that_stand_in_sanctions_of_their_own_are_found(keeper: Keeper, view: Views) -> None:
    keeper.keep(lines(n1="SDGT IRAN", n2="IRAN"), "2024-01-01T00:00Z")
    keeper.keep(lines(n1="IRAN", n2="IRAN SDGT"), "2024-01-03T00:00Z")
    first, second = "2024-01-01T00:00:00Z", "2024-01-03T00:00:00Z"
    assert told(view("2024-01-04"), "SDGT") == [
        ("1", f"(…, {first}]", f"({first}, {second}]"),
        ("2", f"({first}, {second}]", None),
    ]


def test_when_a_publisher_changes_its_form_the_new_form_decides(keeper: Keeper, view: Views) -> None:
    keep(keeper, "2024-01-01T00:00Z", n1="SDGT", n2="SDGT")
    keeper.keep(lines(n1="SDGT", n2="IRAN"), "2024-01-03T00:00Z")
    first, second = "2024-01-01T00:00:00Z", "2024-01-03T00:00:00Z"
    assert told(view("2024-01-04"), "SDGT") == [
        ("1", f"(…, {first}]", None),
        ("2", f"(…, {first}]", f"({first}, {second}]"),
    ]
    assert told(view("2024-01-04", "2024-01-02"), "SDGT") == [
        ("1", f"(…, {first}]", None),
        ("2", f"(…, {first}]", None),
    ]


def test_a_programme_is_found_however_a_form_writes_its_letters(keeper: Keeper, view: Views) -> None:
    code = 'ÉTAT "A"\\B'
    party = {"id": "ofac-1", "schema": "Person", "properties": {"name": ["A"], "program": [code]}, "target": True}
    for day, ascii_only in (("2024-01-01", True), ("2024-01-02", False)):
        keeper.keep({"x.json": json.dumps(party, ensure_ascii=ascii_only).encode()}, f"{day}T00:00Z")
    assert told(view("2024-01-03"), code) == [("1", "(…, 2024-01-01T00:00:00Z]", None)]


ABSENT = Entry("", Kind.UNKNOWN, ())
CODES = ("AA", "BB", "AA] [BB")
EDITIONS = st.lists(
    st.tuples(st.sampled_from(["csv", "ftm", "names"]), st.dictionaries(st.integers(1, 4), st.sampled_from(CODES))),
    min_size=1,
    max_size=5,
)


@given(EDITIONS, st.integers(0, 5))
def test_members_at_each_look_are_the_entries_that_bear_the_programme_there(
    editions: list[tuple[str, dict[int, str]]], known: int
) -> None:
    others = {f"n{number}": "ZZ" for number in range(100, 105)}
    with TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, (form, entries) in enumerate(editions, 1):
            programmes = {f"n{number}": code for number, code in entries.items()} | others
            if form == "csv":
                keep(keeper, f"2024-01-0{day}T00:00Z", **programmes)
            else:
                spaced = {key: code.replace("] [", " ") for key, code in programmes.items()}
                carries = "names" if form == "names" else "all"
                keeper.keep(lines(**spaced), f"2024-01-0{day}T00:00Z", carries)
        moment = Moment(parse_moment("2024-02-01"), parse_moment(f"2024-01-0{known or 9}T12:00Z"))
        with keeper.home.reading() as session:
            now = keeper.home.register(session, SDN).as_of(moment)
            full = [edition.look.known for edition in now.carrying_details().editions()]
            for code in ("AA", "BB"):
                found = memberships(now, code)
                for at in full:
                    bearing = {n for n in now.numbers(at) if code in (now.entry(n, at) or ABSENT).programmes}
                    assert {m.entry for m in found if m.covers(at)} == bearing
