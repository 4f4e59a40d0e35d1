import json

import pytest

from inforce.errors import BrokenEdition
from inforce.lists import ftm
from inforce.lists.formats import assemble, read_edition
from inforce.lists.model import Entry, Kind
from inforce.lists.registers import register_facts

SDN = register_facts("us-ofac-sdn")
PERSON = {
    "id": "ofac-7",
    "schema": "Person",
    "caption": "Omar Said",
    "properties": {
        "name": ["Omar Said"],
        "alias": ["Omar Saeed"],
        "weakAlias": ["The Mariner"],
        "birthDate": ["1953-03-04"],
        "passportNumber": ["A123"],
        "topics": ["sanction"],
        "eyeColour": ["brown"],
    },
}
SANCTION = {
    "id": "s-1",
    "schema": "Sanction",
    "properties": {"entity": ["ofac-7"], "program": ["SDGT", "IFSR"], "listingDate": ["2020-01-02"]},
}
BYSTANDER = {"id": "ofac-8", "schema": "Person", "properties": {"name": ["Ann Other"]}}
ADDRESS = {"id": "a-1", "schema": "Address", "properties": {"full": ["Corniche 1"]}}


def lines(*entities: object) -> bytes:
    return "\n".join(json.dumps(entity) for entity in entities).encode()


def entry(data: bytes, number: str) -> Entry:
    reading = ftm.read({"x.json": data}, SDN)
    own = [(part.name, row) for part in reading.parts.values() for row in part.rows if part.number(row) == number]
    found = assemble(number, own)
    assert found is not None
    return found


def test_the_publishers_number_is_found_in_the_entitys_id() -> None:
    assert ftm.read({"x.json": lines(PERSON)}, SDN).numbers == {"7"}


def test_a_party_takes_programmes_and_listing_dates_from_its_sanctions() -> None:
    found = entry(lines(PERSON, SANCTION), "7")
    assert found.kind is Kind.PERSON
    assert found.programmes == ("SDGT", "IFSR")
    assert found.details.listed_on == ("2020-01-02",)
    assert not found.missing


def test_a_property_that_no_field_takes_is_kept_as_a_fact() -> None:
    assert entry(lines(PERSON), "7").details.facts == (("eyeColour", "brown"),)


def test_programmes_are_missing_not_none_where_nothing_tells_them() -> None:
    assert "programmes" in entry(lines(PERSON), "7").missing


def test_only_targets_are_listed_where_targets_are_marked() -> None:
    assert ftm.read({"x.json": lines(PERSON, BYSTANDER, ADDRESS)}, SDN).numbers == {"7"}


def test_every_party_is_listed_where_no_target_is_marked() -> None:
    assert ftm.read({"x.json": lines(BYSTANDER, ADDRESS)}, SDN).numbers == {"8"}


def test_a_cut_line_is_broken() -> None:
    with pytest.raises(BrokenEdition, match="cut off"):
        ftm.read({"x.json": lines(PERSON, SANCTION)[:-20]}, SDN)


def test_names_only_carries_names_and_says_what_is_missing() -> None:
    reading = read_edition({"x.json": lines(PERSON, SANCTION)}, SDN, "names")
    (part,) = reading.parts.values()
    found = assemble("7", [(part.name, row) for row in part.rows])
    assert found is not None
    assert [name.text for name in found.names] == ["Omar Said", "Omar Saeed", "The Mariner"]
    assert found.programmes == ()
    assert "programmes" in found.missing
