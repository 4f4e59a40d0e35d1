"""Canada's list. Parties are invented."""

import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import sema_xml
from inforce.lists.edition import Reading
from inforce.lists.encoded import decode
from inforce.lists.model import ActKind, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from tests.conftest import REAL

SEMA = register_facts("ca-sema")
OF_OFFICE = REAL / "other/ca-sema.2025-05-25.xml.xz"
LATER = {
    "Country": "Country-Pays",
    "LastName": "LastName-NomDeFamille",
    "GivenName": "GivenName-Prenom",
    "EntityOrShip": "EntityOrShip-EntiteOuNavire",
    "Aliases": "Aliases-Alias",
    "TitleOrShip": "TitleOrShipType-TitreOuTypeDeNavire",
    "DateOfBirthOrShipBuildDate": "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
    "ShipIMONumber": "ShipIMONumber-NumeroOMIDuNavire",
    "Schedule": "Schedule-Annexe",
    "Item": "Item-NumeroDarticle",
    "DateOfListing": "DateOfListing-DateDinscription",
}
PERSON = {
    "Country": "Atlantis / Atlantide",
    "LastName": "VANDERMEER",
    "GivenName": "Orlo\xa0",
    "Aliases": "Russian: Орло Вандермеер; Orlo Meer, Otto Meer",
    "TitleOrShip": "Colonel/colonel",
    "DateOfBirthOrShipBuildDate": "1961-03-07",
    "Schedule": "1,Part 2",
    "Item": "7",
    "DateOfListing": "2020-09-28",
}
SHIP = {
    "Country": "Atlantis / Atlantide",
    "EntityOrShip": "Grey Heron",
    "TitleOrShip": "Oil Tanker",
    "ShipIMONumber": "9999991",
    "DateOfBirthOrShipBuildDate": "1999",
    "Schedule": "1.1",
    "Item": "1",
    "DateOfListing": "2025-02-21",
}
COMPANY = {
    "Country": "Corrupt Ferrymen Regulations",
    "EntityOrShip": "Heron Ferry Lines,\n LLC",
    "Aliases": "Ferry Lines, LLC; Цапля",
    "Item": "3",
    "DateOfListing": "2018-01-02",
}


def record(fields: dict[str, str]) -> str:
    return "<record>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields.items()) + "</record>"


def listing(*records: dict[str, str]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<data-set>{"".join(map(record, records))}</data-set>'.encode()


def read(data: bytes) -> Reading:
    return sema_xml.read({"sema.xml": data}, SEMA)


def entries(*records: dict[str, str]) -> dict[str, Entry]:
    (part,) = read(listing(*records)).parts.values()
    return {entry.number: entry for entry in map(decode, part.rows)}


def test_every_field_of_a_person_is_taken() -> None:
    (found,) = entries(PERSON).values()
    assert (found.number, found.kind) == ("Atlantis/1, Part 2/7", Kind.PERSON)
    assert found.programmes == ("Atlantis", "Atlantis, Schedule 1, Part 2")
    assert found.names == (
        Name("Orlo VANDERMEER"),
        Name("Орло Вандермеер", Quality.STRONG, "aka"),
        Name("Orlo Meer", Quality.STRONG, "aka"),
        Name("Otto Meer", Quality.STRONG, "aka"),
    )
    assert found.details.births == ("1961-03-07",)
    assert found.details.listed_on == ("2020-09-28",)
    assert [(act.kind, act.in_force, act.programme) for act in found.details.acts] == [
        (ActKind.LISTED, "2020-09-28", "Atlantis")
    ]
    assert found.details.facts == (("Title", "Colonel/colonel"),)


def test_a_ship_has_a_number_and_was_built() -> None:
    (found,) = entries(SHIP).values()
    assert (found.number, found.kind) == ("Atlantis/1.1/1", Kind.VESSEL)
    assert found.details.identifiers == (Identifier("IMO number", "9999991"),)
    assert found.details.facts == (("Vessel type", "Oil Tanker"), ("Built", "1999"))
    assert found.details.births == ()


def test_a_comma_in_the_name_of_an_organisation_does_not_part_names() -> None:
    (found,) = entries(COMPANY).values()
    assert found.kind is Kind.ORGANISATION
    assert [name.text for name in found.names] == ["Heron Ferry Lines, LLC", "Ferry Lines, LLC", "Цапля"]


def test_a_regulation_without_schedules_is_one_programme() -> None:
    (found,) = entries(COMPANY).values()
    assert (found.number, found.programmes) == ("Corrupt Ferrymen Regulations/3", ("Corrupt Ferrymen Regulations",))


@pytest.mark.parametrize(
    ("written", "births", "fact"),
    [
        ("1961", ("1961",), False),
        ("1961-03", ("1961-03",), False),
        ("1963-1964", ("1963/1964",), False),
        ("1963 or 1964", ("1963", "1964"), False),
        ("1965-07-15 OR 1969-09-28", ("1965-07-15", "1969-09-28"), False),
        ("in the spring", (), True),
        ("1961-13", (), True),
    ],
)
def test_dates_are_edtf_or_kept_as_written(written: str, births: tuple[str, ...], fact: bool) -> None:
    (found,) = entries({**PERSON, "DateOfBirthOrShipBuildDate": written}).values()
    assert found.details.births == births
    assert (("Date of birth", written) in found.details.facts) is fact


def test_the_element_names_of_2026_mean_what_the_older_ones_did() -> None:
    later = [{LATER[tag]: text for tag, text in each.items()} for each in (PERSON, SHIP, COMPANY)]
    assert entries(*later) == entries(PERSON, SHIP, COMPANY)
    assert sema_xml.looks_like(listing(*later))
    assert not read(listing(*later)).remarks


def test_records_that_share_their_place_in_the_law_are_both_kept_and_reported() -> None:
    other = {**PERSON, "GivenName": "Tamsin"}
    assert entries(PERSON, other).keys() == {
        "Atlantis/1, Part 2/7 (orlo vandermeer)",
        "Atlantis/1, Part 2/7 (tamsin vandermeer)",
    }
    assert read(listing(PERSON, other)).remarks == ("Atlantis/1, Part 2/7 stands for more than one record",)


def test_the_order_of_records_that_share_their_place_makes_no_difference() -> None:
    shared = PERSON, {**PERSON, "GivenName": "Tamsin"}, {**PERSON, "DateOfBirthOrShipBuildDate": "1970"}
    assert entries(*shared) == entries(*reversed(shared))
    assert len(entries(*shared)) == 3


def test_a_record_that_stands_twice_is_one_entry_under_its_own_number() -> None:
    assert entries(PERSON, PERSON) == entries(PERSON)


def test_a_field_never_seen_is_reported_and_kept() -> None:
    told = {**SHIP, "HullColour-CouleurDeCoque": "grey"}
    assert read(listing(told)).remarks == (
        "field record/HullColour-CouleurDeCoque is not known; kept as a fact (1 entries)",
    )
    (found,) = entries(told).values()
    assert ("record/HullColour-CouleurDeCoque", "grey") in found.details.facts


def test_a_record_without_a_name_is_reported() -> None:
    nameless = {"Country": "Atlantis", "Item": "9", "DateOfListing": "2020-01-01"}
    assert read(listing(SHIP, nameless)).remarks == ("a record without a name is left out (Atlantis/9)",)


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<data-set></data-set>", b"<CONSOLIDATED_LIST/>", b"_id,source"]
)
def test_what_is_no_edition_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenEdition, match=r"^sema\.xml: "):
        read(data)


@given(st.integers(min_value=1, max_value=len(listing(PERSON, SHIP)) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BrokenEdition):
        read(listing(PERSON, SHIP)[:length])


def test_only_this_list_looks_like_it() -> None:
    assert sema_xml.looks_like(listing(PERSON))
    assert not sema_xml.looks_like(b"<data-set><record><Name>x</Name></record></data-set>")


@pytest.mark.skipif(not OF_OFFICE.exists(), reason="the real list is not at hand")
def test_the_real_list_is_read_whole() -> None:
    reading = read(lzma.decompress(OF_OFFICE.read_bytes()))
    (part,) = reading.parts.values()
    found = [decode(row) for row in part.rows]
    assert (len(reading.numbers), reading.remarks) == (4759, ())
    assert sum(entry.kind is Kind.PERSON for entry in found) == 3334
    assert sum(entry.kind is Kind.VESSEL for entry in found) == 109
    assert all(entry.details.listed_on and entry.programmes for entry in found)
    assert sum("JVCFOR" in entry.programmes for entry in found) == 80
