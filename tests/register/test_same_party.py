"""The same party under a new number, or under another: noticed by names and by identifiers, noted, never merged."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from inforce.moment import Moment
from inforce.reconcile.party import parties
from inforce.register.model import State
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.lists import test_sema_xml

PASSPORT = "DOB 17 Feb 1967; Passport A123456 (Iran)."


def persons(*parties: tuple[int, str, str]) -> bytes:
    others = (sdn_row(number, f"PARTY {number}", "individual") for number in range(100, 105))
    return csv_file(*others, *(sdn_row(number, name, "individual", remarks=told) for number, name, told in parties))


@pytest.mark.parametrize(
    ("name", "told", "reason"),
    [
        ("SAID, Omar", "DOB 17 Feb 1967.", "same name"),
        ("MERIDIAN, Omar", "DOB 1967; Passport A123456 (Iran).", "same Passport A123456"),
        ("MERIDIAN, Omar", "National ID No. 5; Passport A-123 456.", "same Passport A123456"),
        ("MERIDIAN, Omar", "Passport A12345-6 (Iran).", "same Passport A123456"),
        ("MERIDIAN, Omar", "Passport A12345–6 (Iran).", "same Passport A123456"),
    ],
)
def test_a_party_that_is_back_under_a_new_number_is_noted_both_ways(
    keeper: Keeper, view: Callable[..., View], name: str, told: str, reason: str
) -> None:
    keeper.keep(persons((1, "SAID, Omar", PASSPORT)), "2024-01-01T12:00Z")
    keeper.keep(persons((2, name, told)), "2024-01-05T12:00Z")
    then = view("2024-01-06")
    assert then.same_party("1") == [("2", reason)]
    assert [other for other, _ in then.same_party("2")] == ["1"]
    gone = then.was("1")
    assert gone.state is State.NOT_LISTED
    noted = [note for note in gone.notes if "may be the same party" in note]
    assert len(noted) == 1
    assert noted[0].startswith(f"Entry 2 may be the same party ({reason}); listed since")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("DOB 1967; Passport B999999 (Iran).", "individual"),
        ("Website www.said.example; Phone Number 98765432.", "individual"),
        ("Passport A123456 (Iran).", "vessel"),
    ],
)
def test_what_identifies_nobody_makes_nobody_the_same(
    keeper: Keeper, view: Callable[..., View], told: str, kind: str
) -> None:
    one = "Website www.said.example; Phone Number 98765432; Passport A123456 (Iran)."
    keeper.keep(persons((1, "SAID, Omar", one)), "2024-01-01T12:00Z")
    rows = persons().removesuffix(b"\x1a") + csv_file(sdn_row(2, "MERIDIAN, Omar", kind, remarks=told))
    keeper.keep(rows, "2024-01-05T12:00Z")
    assert view("2024-01-06").same_party("1") == []


def test_who_came_at_another_look_is_found_by_name_alone(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(persons((1, "SAID, Omar", PASSPORT)), "2024-01-01T12:00Z")
    keeper.keep(persons((1, "SAID, Omar", PASSPORT), (2, "MERIDIAN, Omar", PASSPORT)), "2024-01-03T12:00Z")
    keeper.keep(persons((2, "MERIDIAN, Omar", PASSPORT)), "2024-01-05T12:00Z")
    assert view("2024-01-06").same_party("1") == []


def test_what_is_known_later_is_not_noted_earlier(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(persons((1, "SAID, Omar", PASSPORT)), "2024-01-01T12:00Z")
    keeper.keep(persons((2, "MERIDIAN, Omar", PASSPORT)), "2024-01-05T12:00Z")
    assert view("2024-01-06", "2024-01-04").same_party("1") == []


def test_an_identifier_that_is_told_later_is_not_known_earlier(keeper: Keeper, view: Callable[..., View]) -> None:
    def parted() -> tuple[list[tuple[str, str]], list[State]]:
        then = view("2024-01-06", "2024-01-06")
        return then.same_party("1"), [party.state(then.moment.valid) for party in parties(then, ["1"])]

    keeper.keep(persons((1, "SAID, Omar", PASSPORT)), "2024-01-01T12:00Z")
    keeper.keep(persons((2, "MERIDIAN, Omar", "DOB 17 Feb 1967.")), "2024-01-05T12:00Z")
    assert parted() == ([], [State.NOT_LISTED])
    keeper.keep(persons((2, "MERIDIAN, Omar", PASSPORT)), "2024-01-09T12:00Z")
    assert parted() == ([], [State.NOT_LISTED])
    assert view("2024-01-10").same_party("1") == [("2", "same Passport A123456")]


def test_the_two_stay_two(keeper: Keeper, view: Callable[..., View]) -> None:
    keeper.keep(persons((1, "SAID, Omar", PASSPORT)), "2024-01-01T12:00Z")
    keeper.keep(persons((2, "MERIDIAN, Omar", PASSPORT)), "2024-01-05T12:00Z")
    then = view("2024-01-06")
    assert {number: len(then.listings(number)) for number in ("1", "2")} == {"1": 1, "2": 1}
    assert then.standing("1").state is State.NOT_LISTED


ONE_OF_TWO = [(1, "DOB 17 Feb 1967."), (1, PASSPORT), (2, "DOB 17 Feb 1967."), (2, PASSPORT)]


@pytest.mark.parametrize("looks", list(product(ONE_OF_TWO, repeat=3)))
def test_what_is_the_same_party_as_of_a_look_is_so_whatever_comes_later(looks: tuple[tuple[int, str], ...]) -> None:
    """Every history of three looks that show one or the other, with a passport or without."""
    names, start = {1: "SAID, Omar", 2: "MERIDIAN, Omar"}, datetime(2024, 1, 1, 12, tzinfo=UTC)
    told: dict[datetime, object] = {}
    with TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder))
        for day, (number, remarks) in enumerate(looks):
            at = start + timedelta(days=day)
            keeper.keep(persons((number, names[number], remarks)), at.isoformat())
            told[at] = together(keeper, at)
        assert {at: together(keeper, at) for at in told} == told


def together(keeper: Keeper, at: datetime) -> object:
    with keeper.home.reading() as session:
        then = keeper.home.register(session, SDN).as_of(Moment(at, at))
        return [(then.same_party(n), [each.state(at) for each in parties(then, [n])]) for n in ("1", "2")]


def test_a_place_in_the_law_that_several_records_share_makes_nobody_the_same(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    first, second, third = (
        {**test_sema_xml.PERSON, "LastName": last, "GivenName": given}
        for last, given in (("MERIDIAN", "Ada"), ("QUELL", "Tamsin"), ("ROSTOV", "Igor"))
    )
    keeper.keep({"s.xml": test_sema_xml.listing(first, second)}, "2024-05-02T10:00Z", register="ca-sema")
    keeper.keep({"s.xml": test_sema_xml.listing(first, third)}, "2024-05-03T10:00Z", register="ca-sema")
    then = view("2024-05-04", register="ca-sema")
    numbers = then.find("Atlantis/1, Part 2/7")
    assert len(numbers) == 3
    assert [then.same_party(number) for number in numbers] == [[], [], []]
