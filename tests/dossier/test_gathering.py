"""Mentions gathered into things: what fits all that is told joins, and what leaves open which it means joins none."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.model import Claim, Event, Status, Target, TargetKind
from inforce.dossier.contradictions import DAYS, contradictions
from inforce.dossier.gathering import things
from inforce.dossier.mentions import Mention, near
from inforce.dossier.sameness import Thing
from inforce.edtf import period
from tests.dossier.test_witnesses import claim, event, told

DAY = "2024-03-11"
LIFTED = claim(status="in_force", when=DAY)
BY_EU, BY_NOBODY = replace(LIFTED, sender=("European Union",)), replace(LIFTED, sender=())
STILL, LISTED_NO_MORE = claim(action="remain", status="in_force"), claim(action="delist", status="in_force", when=DAY)


def visit(*recipient: str, mode: str | None = "visit") -> Event:
    return replace(event(None, actor="United States", mode=mode), type="CONSULT", recipient=recipient)


def together(*mentions: Mention) -> list[list[int]]:
    """The numbers of the reports of each thing."""
    return sorted(sorted(each.kept.number for each in thing.mentions) for thing in things(mentions))


def parties(*items: Claim | Event) -> list[Mention]:
    return [told(item, number, f"Outlet {number}") for number, item in enumerate(items, 1)]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((LIFTED, BY_NOBODY), [[1, 2]]),
        ((LIFTED, BY_EU, BY_NOBODY), [[1], [2], [3]]),
        ((BY_NOBODY, LIFTED, BY_NOBODY, BY_EU), [[1, 3], [2], [4]]),
        ((replace(LIFTED, sender=("United States", "European Union")), LIFTED, BY_EU), [[1], [2], [3]]),
        ((visit(), visit("Belarus")), [[1, 2]]),
        ((visit(), visit("Belarus"), visit("Russia")), [[1], [2], [3]]),
        ((visit("Belarus", mode=None), visit("Belarus"), visit("Belarus", mode="call")), [[1], [2], [3]]),
    ],
)
def test_what_leaves_a_side_open_joins_the_only_thing_that_it_fits_and_never_bridges_two(
    items: tuple[Claim | Event, ...], expected: list[list[int]]
) -> None:
    assert together(*parties(*items)) == expected
    assert together(*reversed(parties(*items))) == expected


def test_days_that_are_a_week_apart_are_not_bridged_by_one_between() -> None:
    days = [told(replace(LIFTED, when=f"2024-03-{day}"), day) for day in (12, 17, 23)]
    assert together(*days) == [[12, 17], [23]]
    month = told(replace(LIFTED, when="2024-03"), 1)
    assert together(*days, month) == [[1], [12, 17], [23]]
    assert together(*days[:2], month) == [[1, 12, 17]]


def test_one_report_that_calls_a_party_by_two_names_joins_what_others_tell_of_either() -> None:
    both = replace(LIFTED, target=Target("Nile Lines", TargetKind.ORGANISATION, ("Delta Carriers",)))
    one, other = LIFTED, claim("Delta Carriers", status="in_force", when=DAY)
    assert together(*parties(one, other)) == [[1], [2]]
    assert together(*parties(one, other, both)) == [[1, 2, 3]]
    assert together(*parties(one, replace(other, sender=("European Union",)), replace(both, sender=()))) == [
        [1],
        [2],
        [3],
    ]


@pytest.mark.parametrize(
    ("item", "first", "second", "same"),
    [
        (STILL, "2019-05-05", "2024-03-11", False),
        (STILL, "2024-03-08", "2024-03-11", True),
        (replace(STILL, when="2018/.."), "2019-05-05", "2024-03-11", False),
        (replace(STILL, when="2018/.."), "2024-03-08", "2024-03-11", True),
        (claim(status="denied"), "2019-05-05", "2024-03-11", False),
        (replace(STILL, when="2018"), "2019-05-05", "2024-03-11", True),
    ],
)
def test_a_state_is_told_as_of_its_report(item: Claim, first: str, second: str, same: bool) -> None:
    assert (len(together(told(item, 1, published=first), told(item, 2, published=second))) == 1) is same


def test_what_was_so_until_a_report_of_2021_contradicts_nothing_of_2024() -> None:
    since = told(replace(STILL, when="2020/.."), 1, published="2021-01-05")
    assert since.time == period("2020/2021-01-05")
    assert contradictions(things([since, told(LISTED_NO_MORE, 2)]), {}) == []
    again = told(replace(STILL, when="2020/.."), 3, published="2024-03-12")
    assert len(contradictions(things([since, again, told(LISTED_NO_MORE, 2)]), {})) == 1


def test_an_older_report_hides_no_contradiction_and_is_not_named_in_it() -> None:
    old, new = told(STILL, 1, "Herald", published="2021-01-05"), told(STILL, 3, "Courier")
    (found,) = contradictions(things([old, told(LISTED_NO_MORE, 2, "Gazette"), new]), {})
    assert found.words == "delist Nile Lines (Gazette, r2.txt) against remain Nile Lines (Courier, r3.txt)"


NOT_LISTED = claim(action="designate", status="denied")


@pytest.mark.parametrize(
    ("one", "other", "contradicted"),
    [
        (LISTED_NO_MORE, replace(STILL, sender=("European Union",)), False),
        (LISTED_NO_MORE, replace(STILL, sender=()), True),
        (NOT_LISTED, STILL, True),
        (replace(NOT_LISTED, when=DAY), STILL, False),
        (replace(NOT_LISTED, when=DAY), claim(action="designate", status="in_force", when=DAY), True),
        (claim(action="designate", status="in_force", when=DAY), LISTED_NO_MORE, False),
        (NOT_LISTED, LISTED_NO_MORE, False),
    ],
)
def test_one_sender_cannot_have_a_party_on_its_list_and_not(one: Claim, other: Claim, contradicted: bool) -> None:
    assert bool(contradictions(things(parties(one, other)), {})) is contradicted


def test_new_measures_on_a_country_contradict_none_that_stay() -> None:
    of_country = Target("Sudan", TargetKind.COUNTRY)
    none_new = replace(claim(action="impose", status="denied"), target=of_country)
    assert contradictions(things(parties(none_new, replace(STILL, target=of_country))), {}) == []


SENDERS = st.sampled_from([(), ("United States",), ("European Union",), ("United States", "European Union")])
TIMES = st.sampled_from([None, "2024-03-01", "2024-03-06", "2024-03-12", "2024-03", "2024"])
NAMES = st.sampled_from(["Nile Lines", "Delta Carriers"])
ALIASES = st.sampled_from([(), ("Nile Lines",), ("Delta Carriers",)])


Drawn = list[tuple[tuple[str, ...], str | None, str, tuple[str, ...]]]


@given(st.lists(st.tuples(SENDERS, TIMES, NAMES, ALIASES), max_size=9), st.randoms())
def test_things_do_not_depend_on_the_order_and_hold_no_two_that_part(drawn: Drawn, random: Random) -> None:
    mentions = parties(*(
        replace(LIFTED, sender=sender, when=when, target=Target(name, TargetKind.ORGANISATION, aliases))
        for sender, when, name, aliases in drawn
    ))  # fmt: skip
    found = together(*mentions)
    assert sorted(number for each in found for number in each) == [each.kept.number for each in mentions]
    random.shuffle(mentions)
    assert together(*mentions) == found
    for thing in things(mentions):
        senders = {each.item.sender for each in thing.mentions if isinstance(each.item, Claim)}
        assert not {("United States",), ("European Union",)} <= senders


days = st.none() | st.integers(1, 28).map("2024-03-{:02}".format)


@given(st.lists(st.tuples(days, st.booleans(), st.integers(1, 28)), max_size=8))
def test_things_that_contradict_each_other_are_found_wherever_their_times_meet(
    several: list[tuple[str | None, bool, int]],
) -> None:
    made = [
        told(replace(claim(action="remain", when=when), status=Status.DENIED if denied else Status.IN_FORCE), number,
             published=f"2024-03-{day:02}")
        for number, (when, denied, day) in enumerate(several)
    ]  # fmt: skip
    expected = [
        (here, there)
        for (here, one), (there, other) in combinations(enumerate(made), 2)
        if several[here][1] != several[there][1] and near(one.time, other.time, DAYS)
    ]
    assert [each.places for each in contradictions([Thing((each,)) for each in made], {})] == expected
