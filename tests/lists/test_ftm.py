import json

import pytest

from inforce.errors import BrokenEdition
from inforce.lists import ftm
from inforce.lists.formats import assemble, read_edition
from inforce.lists.model import Act, ActKind, Entry, Kind
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


FULL = {
    "id": "s-2",
    "schema": "Sanction",
    "properties": {
        "entity": ["ofac-7"],
        "program": ["SDGT"],
        "authority": ["Office of Foreign Assets Control"],
        "startDate": ["2020-01-02"],
        "listingDate": ["2020-01-03"],
        "endDate": ["2024-05-06"],
        "reason": ["Ran the ferry"],
        "sourceUrl": ["https://example.org/notice"],
        "colour": ["blue"],
    },
}


def test_beginning_end_and_authority_of_a_sanction_are_acts() -> None:
    found = entry(lines(PERSON, FULL), "7")
    authority = "Office of Foreign Assets Control"
    assert found.details.acts == (
        Act(ActKind.LISTED, authority, "2020-01-03", "2020-01-02", "SDGT", "https://example.org/notice"),
        Act(ActKind.DELISTED, authority, None, "2024-05-06", "SDGT"),
    )
    assert found.details.listed_on == ("2020-01-03", "2020-01-02")
    assert set(found.details.facts) == {("eyeColour", "brown"), ("Reason", "Ran the ferry"), ("colour", "blue")}


@pytest.mark.parametrize(
    ("seen", "listed"), [("2024-06-01T00:00:00", {"8"}), ("2024-05-06T12:00:00", {"7", "8"}), (None, {"7", "8"})]
)
def test_a_party_whose_sanctions_have_ended_is_not_listed(seen: str | None, listed: set[str]) -> None:
    """Where the file does not tell until when it has looked, nothing has ended."""
    party = {"id": "ofac-7", "schema": "Person", "properties": {"name": ["Omar Said"]}, "last_seen": seen}
    other = {"id": "s-3", "schema": "Sanction", "properties": {"entity": ["ofac-8"], "program": ["SDGT"]}}
    assert ftm.read({"x.json": lines(party, FULL, BYSTANDER, other)}, SDN).numbers == listed


def test_properties_and_schemata_never_seen_are_told() -> None:
    reading = ftm.read({"x.json": lines(PERSON, FULL, {"id": "x", "schema": "Dragon", "properties": {}})}, SDN)
    assert reading.remarks == (
        "schema Dragon is not known; 1 entities are left out",
        "field Person/eyeColour is not known; kept as a fact (1 entries)",
        "field Sanction/colour is not known; kept as a fact (1 entries)",
    )


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


@pytest.mark.parametrize("line", [{**PERSON, "id": "ofac-7\0"}, {**PERSON, "properties": {"name": ["Omar\0Said"]}}])
def test_a_line_that_holds_a_nul_is_refused(line: dict[str, object]) -> None:
    with pytest.raises(BrokenEdition, match="holds a NUL"):
        ftm.read({"x.json": json.dumps(line).encode()}, SDN)


def test_a_backslash_before_figures_is_no_nul() -> None:
    line = {**PERSON, "properties": {"name": ["Omar \\u0000 Said"]}}
    assert ftm.read({"x.json": json.dumps(line).encode()}, SDN).numbers == {"7"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "ofac-8", "schema": "Per', "is not JSON; cut off"),
        (b'{"more": ' + b"[" * 20_000, "is not JSON; cut off"),
        (b'{"id": "ofac-8"}', "is not an entity: it should have an id, a schema and properties"),
        (b'{"id": "ofac-8", "schema": "Person", "properties": {"name": "Omar"}}', "is not an entity"),
    ],
)
def test_a_line_that_is_no_entity_is_told_by_its_number_in_our_words(line: bytes, told: str) -> None:
    data = json.dumps(PERSON).encode() + b"\n\n" + line
    with pytest.raises(BrokenEdition, match=rf"^x\.json: line 3 \('.*'\) {told}"):
        ftm.read({"x.json": data}, SDN)
