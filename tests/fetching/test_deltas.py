"""Deltas are fetched beside the editions: politely, once, and never in the way of an edition."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256

import pytest

from inforce.fetching.deltas import AT_ONCE, PAUSE
from inforce.fetching.fetch import Fetched
from inforce.fetching.settings import DeltaPlaces
from inforce.lists.registers import register_facts
from inforce.moment import Look, parse_instant
from inforce.register.deltas import DeltaFile, keep_delta
from inforce.register.importing import Outcome
from inforce.register.model import State
from inforce.register.register import View
from inforce.register.store import KeptDelta
from tests.conftest import SDN, Keeper, sdn_file
from tests.fetching.conftest import Desk, Run
from tests.fetching.publisher import Answer, Publisher, body, cut, redirect, status
from tests.register.deltas import added, delta_file

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}
OLD, NEW = sdn_file(CROWD), sdn_file({**CROWD, 7000: "NILE LINES"})
CONS = "us-ofac-cons"


def catalogue(*publications: tuple[int, str]) -> bytes:
    """The publisher's list: times without a zone, the newest first."""
    told = [{"publicationID": number, "datePublished": at} for number, at in publications]
    return json.dumps(sorted(told, key=lambda each: str(each["datePublished"]), reverse=True)).encode()


class Office:
    """A publisher of a list and of its deltas. It is the first of March 2024, noon UTC, when it is first asked."""

    def __init__(self, publisher: Publisher, desk: Desk) -> None:
        self.publisher, self.desk = publisher, desk
        self.list = publisher.serve("/sdn.csv", body(OLD))
        self.places = DeltaPlaces(
            publisher.url("/changes/history/{year}"), publisher.url("/changes/{publication}"), 2023
        )

    def announce(self, *publications: tuple[int, str], year: int = 2024, etag: str | None = None) -> None:
        self.publisher.serve(f"/changes/history/{year}", body(catalogue(*publications), etag))

    def publish(self, number: int, *answers: Answer) -> None:
        self.publisher.serve(f"/changes/{number}", *answers)

    def publish_day(self, number: int, day: str, *entities: str) -> None:
        self.publish(number, body(delta_file(f"{day}T00:00:00-05:00", entities)))

    def fetch(self, register: str = SDN) -> Fetched:
        return self.desk.fetch(self.list, register=register, deltas=self.places)

    def kept(self, register: str = SDN) -> Sequence[KeptDelta]:
        with self.desk.home.reading() as session:
            return session.deltas(session.register_id(register) or 0)

    def asked(self, number: int) -> int:
        return len(self.publisher.asked_for(f"/changes/{number}"))


@pytest.fixture
def office(publisher: Publisher, desk: Desk) -> Office:
    office = Office(publisher, desk)
    office.announce()
    return office


def test_publications_since_the_first_look_are_kept_beside_the_editions(office: Office) -> None:
    office.announce((801, "2024-03-01T10:01:44.740051"), (700, "2024-02-01T10:00:00"))
    office.publish_day(801, "2024-03-01")
    fetched = office.fetch()
    assert fetched.deltas
    assert (fetched.deltas.new, fetched.deltas.left, fetched.deltas.problems) == (1, 0, ())
    (delta,) = office.kept()
    assert delta.name == "publication-801.xml"
    assert office.desk.home.archive.get(delta.sha256) == delta_file("2024-03-01T00:00:00-05:00")
    assert office.asked(700) == 0


def test_the_instant_of_the_publishers_list_dates_a_change_to_the_second(
    office: Office, view: Callable[..., View]
) -> None:
    office.fetch()
    office.desk.time.pass_(days=2)
    office.publisher.serve("/sdn.csv", body(NEW))
    office.announce((801, "2024-03-02T10:01:44"))
    office.publish_day(801, "2024-03-02", added(7000, "2024-03-02"))
    office.fetch()
    (listing,) = view("2024-03-10").listings("7000")
    assert (listing.start.after, listing.start.by) == tuple(
        map(parse_instant, ("2024-03-02T15:01:43Z", "2024-03-02T15:01:44Z"))
    )


def test_a_list_not_modified_is_a_look_beside_which_deltas_come_and_narrow(
    office: Office, view: Callable[..., View]
) -> None:
    """By Last-Modified alone: the first look, one on 304 with a publication, and one that shows what that publication told."""
    dates = "Fri, 01 Mar 2024 09:00:00 GMT", "Sun, 03 Mar 2024 09:00:00 GMT"
    office.publisher.serve("/sdn.csv", body(OLD, modified=dates[0]))
    first = office.fetch()
    office.desk.time.pass_(days=2)
    office.announce((801, "2024-03-02T10:01:44"))
    office.publish_day(801, "2024-03-02", added(7000, "2024-03-02"))
    second = office.fetch()
    assert (second.received, second.changed, second.outcome, second.sha256) == (
        0,
        False,
        Outcome.IN_FORCE,
        first.sha256,
    )
    assert second.deltas
    assert second.deltas.new == 1
    known = view("2024-03-03T15:00Z", "2024-03-03T15:00Z")
    assert len(known.editions()) == 2
    assert known.alone.named("NILE LINES") == ["7000"]
    assert known.standing("7000").state is State.NOT_LISTED  # the look on 304 was later, and does not show it
    office.desk.time.pass_(days=1)
    office.publisher.serve("/sdn.csv", body(NEW, modified=dates[1]))
    third = office.fetch()
    assert (third.received, third.changed) == (len(NEW), True)
    now = view("2024-03-10")
    (listing,) = now.listings("7000")
    looks = [edition.look for edition in now.editions()]
    assert listing.start.after == looks[1].earliest
    assert listing.start.by == looks[2].latest
    asked = office.publisher.asked_for("/sdn.csv")
    assert [each.headers.get("If-Modified-Since") for each in asked] == [None, dates[0], dates[0]]


def test_what_is_kept_is_not_asked_for_again(office: Office) -> None:
    office.announce((801, "2024-03-01T10:00:00"), etag='"a"')
    office.publish_day(801, "2024-03-01")
    for _ in range(3):
        office.fetch()
    assert office.asked(801) == 1
    asked = office.publisher.asked_for("/changes/history/2024")
    assert [each.headers.get("If-None-Match") for each in asked] == [None, '"a"', '"a"']
    assert len(office.kept()) == 1


def test_a_publication_imported_by_hand_is_asked_for_once(office: Office, keeper: Keeper) -> None:
    office.fetch()
    keeper.keep({"delta.xml": delta_file("2024-03-01T00:00:00-05:00")}, "2024-03-01T12:05Z")
    office.announce((801, "2024-02-29T23:00:00"))  # gainsaid by the file: nothing narrower is learned
    office.publish_day(801, "2024-03-01")
    for _ in range(3):
        office.fetch()
    assert office.asked(801) == 1


def test_a_list_that_is_over_is_asked_for_once(office: Office) -> None:
    office.desk.time.at = office.desk.time.at.replace(year=2023, month=12, day=30)
    office.announce((9, "2023-12-29T10:00:00"), year=2023)
    office.publish(9, status(404))
    office.fetch()
    office.desk.time.pass_(days=10)
    for _ in range(2):
        office.fetch()
    assert len(office.publisher.asked_for("/changes/history/2023")) == 2  # once while it was under way
    assert len(office.publisher.asked_for("/changes/history/2024")) == 2
    assert office.asked(9) == 3


def test_the_other_list_of_the_publisher_takes_what_is_there(office: Office) -> None:
    office.announce((801, "2024-03-01T10:00:00"))
    office.publish_day(801, "2024-03-01", added(7000, "2024-03-01", listed="FSE List"))
    office.fetch()
    first = office.kept()[0].look
    office.fetch(CONS)
    assert office.asked(801) == 1
    assert [delta.look for delta in office.kept(CONS)] == [first]
    with office.desk.home.reading() as session:
        changes = {name: session.delta_changes(session.register_id(name) or 0) for name in (SDN, CONS)}
    assert {name: len(each) for name, each in changes.items()} == {SDN: 0, CONS: 1}


def test_a_signed_address_is_followed_and_not_kept(office: Office) -> None:
    office.announce((801, "2024-03-01T10:00:00"))
    signed = office.publisher.serve("/DeltaArchive/801.xml", body(delta_file("2024-03-01T00:00:00-05:00")))
    office.publish(801, redirect(f"{signed}?signature=SECRET"))
    office.fetch()
    store = office.desk.home.place
    if store.url is None:
        assert b"SECRET" not in store.file.read_bytes()
    address = office.publisher.url("/changes/801")
    assert [delta.source for delta in office.kept()] == [sha256(address.encode()).hexdigest()]


def test_an_address_of_the_user_s_is_not_kept_in_clear_and_its_publication_asked_for_once(office: Office) -> None:
    office.places = DeltaPlaces(office.places.history, f"{office.places.publication}?key=SECRET", 2023)
    office.announce((801, "2024-03-01T10:00:00"))
    office.publish_day(801, "2024-03-01")
    office.fetch()
    office.fetch()
    assert office.asked(801) == 1
    (delta,) = office.kept()
    assert "SECRET" not in delta.source
    assert delta.source == sha256(f"{office.publisher.url('/changes/801')}?key=SECRET".encode()).hexdigest()


def test_a_publication_kept_under_its_address_in_clear_is_not_asked_for_again(office: Office) -> None:
    office.fetch()
    data, look = delta_file("2024-03-01T00:00:00-05:00"), Look.at(parse_instant("2024-03-01T12:00Z"))
    file = DeltaFile("publication-801.xml", data, look, office.publisher.url("/changes/801"))
    with office.desk.home.writing() as store, store.transaction() as session:
        keep_delta(session, office.desk.home.archive, register_facts(SDN), file)
    office.announce((801, "2024-03-01T10:00:00"))
    office.publish_day(801, "2024-03-01")
    fetched = office.fetch()
    assert fetched.deltas
    assert fetched.deltas.left == office.asked(801) == 0


def test_not_too_many_are_asked_for_at_once_the_newest_first_with_pauses(office: Office) -> None:
    office.fetch()
    first, count = office.desk.time.at, AT_ONCE + 7
    for number in range(count):
        day = (first + timedelta(days=number)).date().isoformat()
        office.publish_day(number, day)
    office.announce(*((n, f"{(first + timedelta(days=n)).date()}T10:00:00") for n in range(count)))
    office.desk.time.pass_(days=count)
    office.desk.time.pauses.clear()
    fetched = office.fetch()
    assert fetched.deltas
    assert (fetched.deltas.new, fetched.deltas.left) == (AT_ONCE, 7)
    assert (office.asked(count - 1), office.asked(0)) == (1, 0)
    assert office.desk.time.pauses.count(PAUSE) == AT_ONCE - 1
    rest = office.fetch().deltas
    assert rest
    assert (rest.new, rest.left) == (7, 0)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (status(404), "publication 801: 127.0.0.1 answered 404 Not Found"),
        (status(503), "publication 801: 127.0.0.1 answered 503 Service Unavailable (asked 3 times)"),
        (cut(delta_file("2024-03-01T00:00:00-05:00"), 100), "cut the transfer off"),
        (body(b"<!DOCTYPE html><html>maintenance</html>"), "publication-801.xml: is no XML that can be read"),
        (body(delta_file("2024-03-01T00:00:00-05:00")[:-30]), "publication-801.xml: not well-formed XML"),
        (body(b""), "publication-801.xml: is no XML that can be read"),
    ],
)
def test_a_publication_that_cannot_be_had_is_told_and_asked_for_the_next_time(
    office: Office, answer: Answer, told: str
) -> None:
    office.announce((801, "2024-03-01T10:00:00"))
    office.publish(801, answer)
    fetched = office.fetch()
    assert (fetched.outcome, fetched.entries) == (Outcome.IN_FORCE, 40)
    assert fetched.deltas
    assert (fetched.deltas.new, fetched.deltas.left) == (0, 1)
    assert told in fetched.deltas.problems[0]
    assert office.kept() == []
    office.publish_day(801, "2024-03-01")
    again = office.fetch().deltas
    assert again
    assert (again.new, again.left, again.problems) == (1, 0, ())


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (status(403), "publications of 2024: 127.0.0.1 answered 403 Forbidden"),
        (body(b"<html>maintenance</html>"), "publications of 2024: the list is not of the known form"),
        (body(b'[{"publicationID": 1}]'), "publications of 2024: the list is not of the known form"),
        (
            body(b'[{"publicationID": 1, "datePublished": "soon"}]'),
            "publications of 2024: the list is not of the known",
        ),
    ],
)
def test_without_the_list_of_publications_the_edition_counts_all_the_same(
    office: Office, answer: Answer, told: str
) -> None:
    office.publisher.serve("/changes/history/2024", answer)
    fetched = office.fetch()
    assert fetched.outcome is Outcome.IN_FORCE
    assert fetched.deltas
    assert fetched.deltas.problems[0].startswith(told)


def test_one_broken_file_does_not_stand_in_the_way_of_the_others(office: Office) -> None:
    office.announce((801, "2024-03-01T10:00:00"), (802, "2024-03-01T11:00:00"))
    office.publish(802, body(b"<html>maintenance</html>"))
    office.publish_day(801, "2024-03-01")
    fetched = office.fetch().deltas
    assert fetched
    assert (fetched.new, fetched.left) == (1, 1)


def test_an_edition_in_quarantine_does_not_stand_in_the_way_of_deltas(office: Office) -> None:
    office.fetch()
    office.publisher.serve("/sdn.csv", body(sdn_file({1: "PARTY 1"})))
    office.announce((801, "2024-03-01T10:00:00"))
    office.publish_day(801, "2024-03-01")
    fetched = office.fetch()
    assert fetched.outcome is Outcome.QUARANTINED
    assert fetched.deltas
    assert fetched.deltas.new == 1


def test_the_command_tells_how_many_and_what_went_wrong(run: Run, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD))
    with (run.home / "fetch.toml").open("a") as settings:
        settings.write(f'[files.{SDN}]\n"sdn.csv" = "{url}"\n[deltas.{SDN}]\nfirst_year = 2100\n')
        settings.write(
            f'history = "{publisher.url("/h/{year}")}"\npublication = "{publisher.url("/p/{publication}")}"\n'
        )
    result = run("lists", "fetch", SDN)
    assert (result.status, result.err) == (0, "")
    assert not [each for each in publisher.requests if each.target.startswith("/h/")]


def test_a_list_fetched_from_elsewhere_asks_no_publisher_for_deltas(run: Run, publisher: Publisher) -> None:
    result = run("lists", "fetch", SDN, "--url", publisher.serve("/sdn.csv", body(OLD)), "--format", "json")
    assert json.loads(result.out)[0]["deltas"] is None
    assert result.err == ""
