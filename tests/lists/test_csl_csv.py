"""The Consolidated Screening List. Parties are invented."""

import csv
import io
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import csl_csv
from inforce.lists.edition import Reading
from inforce.lists.encoded import decode
from inforce.lists.model import Act, ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from inforce.register.importing import Outcome
from tests.conftest import REAL, Keeper

CSL = register_facts("us-csl")
OF_OFFICE = REAL / "other/us-csl.2022-04.csv.xz"
COLUMNS = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
).split(",")
PERSON = {
    "_id": "990001",
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "entity_number": "990001",
    "type": "Individual",
    "programs": "ATLANTIS; FERRY",
    "name": "VANDERMEER, Orlo",
    "title": "Harbour master",
    "addresses": "3 Quay, Port Orlo, AT; AT",
    "remarks": "(Linked To: HERON FERRY LINES (HFL)); Has a limp",
    "source_list_url": "http://example.org/a",
    "alt_names": "MEER, Otto; THE PILOT",
    "citizenships": "AT",
    "dates_of_birth": "1961-03-07; circa 1960; 1958 to 1960",
    "nationalities": "AT; LE",
    "places_of_birth": "Port Orlo, Atlantis",
    "ids": "AT, 2014-08-30, 2009-08-31, K47, Passport; 12; 34, Registration Number; Male, Gender; "
    "section 1, b, Secondary sanctions risk:; 05 Mar 2021, Listing Date (Ferry Directive)",
}
COMPANY = {
    "_id": "a0a0",
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "Heron  Ferry Lines",
    "addresses": "3 Quay,\nPort Orlo, AT",
    "federal_register_notice": "99 FR 1",
    "start_date": "2019-05-21",
    "license_policy": "Presumption of denial",
    "alt_names": "Heron Lines; and HFL",
    "source_list_url": "http://example.org/b",
}


def listing(*rows: dict[str, str], columns: list[str] = COLUMNS) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def read(data: bytes) -> Reading:
    return csl_csv.read({"csl.csv": data}, CSL)


def entries(data: bytes) -> dict[str, Entry]:
    return {entry.number: entry for part in read(data).parts.values() for entry in map(decode, part.rows)}


def test_every_column_of_a_person_is_taken() -> None:
    found = entries(listing(PERSON))["SDN:990001"]
    assert (found.kind, found.programmes) == (Kind.PERSON, ("SDN", "ATLANTIS", "FERRY"))
    assert found.names == (
        Name("VANDERMEER, Orlo"),
        Name("MEER, Otto", Quality.STRONG, "aka"),
        Name("THE PILOT", Quality.STRONG, "aka"),
    )
    details = found.details
    assert details.births == ("1958/1960", "1960~", "1961-03-07")
    assert details.birthplaces == ("Port Orlo, Atlantis",)
    assert (details.nationalities, details.citizenships, details.gender) == (("AT", "LE"), ("AT",), "male")
    assert details.identifiers == (
        Identifier("Entity number", "990001"),
        Identifier("Passport", "K47", "AT", "2009-08-31", "2014-08-30"),
        Identifier("Registration Number", "12; 34"),
    )
    assert (details.links, details.remarks) == (("HERON FERRY LINES (HFL)",), ("Has a limp",))
    assert details.positions == ("Harbour master",)
    assert details.listed_on == ("2021-03-05",)
    assert ("Secondary sanctions risk", "section 1, b") in details.facts
    assert found.addresses == (Address(("3 Quay, Port Orlo",), "AT"), Address((), "AT"))


def test_fields_may_go_over_several_lines() -> None:
    found = entries(listing(COMPANY, PERSON))
    assert found["EL:heron ferry lines"].addresses == (Address(("3 Quay, Port Orlo",), "AT"),)
    assert len(found) == 2


def test_a_list_without_numbers_knows_a_party_by_its_folded_name() -> None:
    found = entries(listing(COMPANY))["EL:heron ferry lines"]
    assert (found.kind, found.programmes) == (Kind.UNKNOWN, ("EL",))
    assert [name.text for name in found.names] == ["Heron Ferry Lines", "Heron Lines", "HFL"]
    assert found.details.acts == (Act(ActKind.LISTED, "99 FR 1", in_force="2019-05-21"),)
    assert found.details.listed_on == ("2019-05-21",)
    assert found.details.facts == (("License policy", "Presumption of denial"),)


def test_the_computed_id_of_a_row_changes_no_entry() -> None:
    assert entries(listing({**COMPANY, "_id": "b1b1", "source_list_url": "http://example.org/c"})) == entries(
        listing(COMPANY)
    )


def test_rows_of_one_party_on_one_member_list_are_one_entry() -> None:
    second = {
        **COMPANY,
        "name": "HERON FERRY LINES",
        "addresses": "5 Pier, Lee, LE",
        "federal_register_notice": "99 FR 2",
    }
    found = entries(listing(COMPANY, second))
    assert found.keys() == {"EL:heron ferry lines"}
    entry = found["EL:heron ferry lines"]
    assert [address.country for address in entry.addresses] == ["AT", "LE"]
    assert [act.title for act in entry.details.acts] == ["99 FR 1", "99 FR 2"]
    assert [name.quality for name in entry.names].count(Quality.PRIMARY) == 1


def test_one_number_on_two_member_lists_is_two_entries() -> None:
    sectoral = {**PERSON, "source": "Sectoral Sanctions Identifications List (SSI) - Treasury Department"}
    assert read(listing(PERSON, sectoral)).numbers == {"SDN:990001", "SSI:990001"}


@pytest.mark.parametrize(
    ("source", "member"),
    [
        ("Military End User (MEU) List - Bureau of Industry and Security", "MEU"),
        ("Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department", "NS-MBS"),
        ("Ferry List (FL) - Ferry Department", "FL"),
        ("Ferry List - Ferry Department", "Ferry List"),
    ],
)
def test_the_member_is_the_code_in_brackets(source: str, member: str) -> None:
    assert list(csl_csv.by_member(read(listing({**COMPANY, "source": source})).numbers)) == [member]


def test_every_member_is_a_part_and_those_that_are_missing_are_told() -> None:
    reading = read(listing(PERSON, COMPANY))
    assert reading.parts.keys() == {"csl-csv:SDN", "csl-csv:EL"}
    assert all(part.lists for part in reading.parts.values())
    assert csl_csv.by_member(reading.numbers) == {"SDN": 1, "EL": 1}
    missing = [remark for remark in reading.remarks if "is missing" in remark]
    assert len(missing) == 11
    assert missing == sorted(missing)
    assert any(remark.startswith("member list UVL (Unverified List, ") for remark in missing)


def test_a_member_and_a_column_never_seen_are_reported_and_kept() -> None:
    told = {**COMPANY, "source": "Ferry List (FL) - Ferry Department", "mood": "grim"}
    data = listing(told, columns=[*COLUMNS, "mood"])
    remarks = read(data).remarks
    assert "member list FL is not known" in remarks
    assert "field mood is not known; kept as a fact (1 entries)" in remarks
    assert ("mood", "grim") in entries(data)["FL:heron ferry lines"].details.facts


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b'36,"HERON","-0- ","ATLANTIS"',
        listing(),
        listing(PERSON).replace(b"Harbour", b"\xff\xfe"),
        listing(PERSON) + b"a,b,c\n",
    ],
)
def test_what_is_no_edition_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenEdition, match=r"^csl\.csv: "):
        read(data)


@given(st.integers(min_value=1, max_value=len(listing(COMPANY, PERSON)) - 2))
def test_a_file_cut_inside_a_row_is_refused_or_has_lost_only_the_end_of_its_last_field(length: int) -> None:
    whole = listing(COMPANY, PERSON)
    try:
        reading = read(whole[:length])
    except BrokenEdition:
        return
    assert reading.numbers <= read(whole).numbers
    assert len(reading.numbers) > 0


def test_only_this_list_looks_like_it() -> None:
    assert csl_csv.looks_like(listing(PERSON))
    assert csl_csv.looks_like(b"\xef\xbb\xbf" + listing(PERSON))
    assert not csl_csv.looks_like(b"36,HERON\n")


@pytest.mark.skipif(not OF_OFFICE.exists(), reason="the real list is not at hand")
def test_the_real_list_is_read_whole() -> None:
    reading = read(lzma.decompress(OF_OFFICE.read_bytes()))
    assert (len(reading.numbers), reading.remarks) == (14070, ())
    assert csl_csv.by_member(reading.numbers).most_common(2) == [("SDN", 10026), ("EL", 1947)]
    assert len(reading.parts) == 13


@pytest.mark.skipif(not OF_OFFICE.exists(), reason="the real list is not at hand")
def test_the_real_list_passes_the_guards_as_a_first_edition(tmp_path: Path) -> None:
    real = {"consolidated.csv": lzma.decompress(OF_OFFICE.read_bytes())}
    imported = Keeper(tmp_path).keep(real, "2022-04-15", register="us-csl")
    assert (imported.outcome, imported.entries) == (Outcome.IN_FORCE, 14070)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"a,b,c", "has 3 fields, and .* are expected; cut off"),
        (b"," * 40 + b"x", "has 41 fields, and .* are expected; a comma without"),
    ],
)
def test_which_row_has_a_wrong_number_of_fields_is_told(line: bytes, told: str) -> None:
    with pytest.raises(BrokenEdition, match=rf"^csl\.csv: line 3 \('.*'\) {told}"):
        read(listing(PERSON) + line + b"\n")
