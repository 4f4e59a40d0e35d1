"""Whole records of the UN's, SECO's, Canada's and the screening list, read into entries. Parties are invented."""

import pytest

from inforce.errors import BrokenEdition
from inforce.lists import csl_csv, seco_xml, sema_xml, un_xml
from inforce.lists.encoded import decode
from inforce.lists.model import ActKind, Entry, Identifier, Kind, Quality
from inforce.lists.registers import register_facts

READERS = {"un-sc": un_xml.read, "ch-seco": seco_xml.read, "ca-sema": sema_xml.read, "us-csl": csl_csv.read}


def entries(register: str, data: str) -> dict[str, Entry]:
    reading = READERS[register]({"list": data.encode()}, register_facts(register))
    return {entry.number: entry for part in reading.parts.values() for entry in map(decode, part.rows)}


def un(individuals: str = "", groups: str = "") -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<CONSOLIDATED_LIST dateGenerated='2026-01-02T00:00:00Z'>"
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{groups}</ENTITIES></CONSOLIDATED_LIST>"
    )


def seco(*inside: str) -> str:
    return f'<swiss-sanctions-list list-type="whole-list" date="2026-01-02">{"".join(inside)}</swiss-sanctions-list>'


def test_a_group_with_names_in_brackets_and_two_addresses() -> None:
    found = entries(
        "un-sc",
        un(
            groups="<ENTITY><DATAID>8</DATAID><FIRST_NAME>OTTER BRIGADE (OB)</FIRST_NAME>"
            "<UN_LIST_TYPE>SouthSudan</UN_LIST_TYPE>"
            "<REFERENCE_NUMBER> SSe.777</REFERENCE_NUMBER><LISTED_ON>2024-05-06</LISTED_ON><ENTITY_ALIAS>"
            "<QUALITY>a.k.a.</QUALITY>"
            "<ALIAS_NAME>Les Loutres (the Otters; the River Otters)</ALIAS_NAME><NOTE>formerly listed as</NOTE>"
            "</ENTITY_ALIAS>"
            "<ENTITY_ADDRESS><CITY>Juba</CITY><COUNTRY>South Sudan</COUNTRY></ENTITY_ADDRESS><ENTITY_ADDRESS>"
            "<STATE_PROVINCE>Upper"
            " Nile</STATE_PROVINCE><NOTE>since 2023 , ,</NOTE></ENTITY_ADDRESS></ENTITY>"
        ),
    )["SSe.777"]
    assert [name.text for name in found.names] == ["OTTER BRIGADE (OB)", "Les Loutres (the Otters; the River Otters)"]
    assert found.programmes == ("South Sudan",)
    assert [(address.parts, address.country, address.remarks) for address in found.addresses] == [
        (("Juba",), "South Sudan", None),
        (("Upper Nile",), None, "since 2023"),
    ]
    assert ("Alias", "Les Loutres (the Otters; the River Otters): formerly listed as") in found.details.facts


def test_a_person_with_several_births_and_a_document_without_a_number() -> None:
    found = entries(
        "un-sc",
        un(
            "<INDIVIDUAL><DATAID>9</DATAID><FIRST_NAME>BRAM</FIRST_NAME><SECOND_NAME>OTTER</SECOND_NAME>"
            "<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.888.2</REFERENCE_NUMBER><LISTED_ON/>"
            "<GENDER>Unknown</GENDER><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE>"
            "<YEAR>1980</YEAR>"
            "</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>"
            "<FROM_YEAR>1978</FROM_YEAR>"
            "<TO_YEAR>1982</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH>"
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE>"
            "<NOTE>aged about 40</NOTE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT>"
            "<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>"
            "<NOTE>destroyed</NOTE></INDIVIDUAL_DOCUMENT></INDIVIDUAL>"
        ),
    )["QDi.888"]
    assert found.details.births == ("1978/1982", "1980~")
    assert (found.details.gender, found.details.listed_on, found.details.acts) == (None, (), ())
    assert found.details.identifiers == (
        Identifier("DATAID", "9"),
        Identifier("Reference number as printed", "QDi.888.2"),
    )
    assert ("Date of birth", "aged about 40") in found.details.facts
    assert ("Document", "Passport: destroyed") in found.details.facts


def test_a_target_delisted_and_listed_again_tells_all_its_days() -> None:
    body = (
        '<entity><identity main="true"><name name-type="primary-name" quality="good"><name-part order="1">'
        "<value>Otter Bank</value>"
        "</name-part></name></identity></entity>"
    )
    told = "".join(
        f'<modification modification-type="{kind}" publication-date="{day}" effective-date="{day}"/>'
        for kind, day in (("listed", "2023-04-01"), ("de-listed", "2019-09-09"), ("listed", "2011-01-05"))
    )
    found = entries("ch-seco", seco(f'<target ssid="5" sanctions-set-id="1">{body}{told}</target>'))["5"]
    assert [(act.kind, act.in_force) for act in found.details.acts] == [
        (ActKind.LISTED, "2011-01-05"),
        (ActKind.DELISTED, "2019-09-09"),
        (ActKind.LISTED, "2023-04-01"),
    ]
    assert found.details.listed_on == ("2011-01-05", "2023-04-01")


def test_a_date_in_another_calendar_is_no_birth() -> None:
    body = (
        '<individual sex="female"><identity main="true"><name name-type="primary-name"><name-part order="1">'
        "<value>Wren</value>"
        '</name-part></name><day-month-year year="1358" month="6" calendar="Persian"/></identity></individual>'
    )
    found = entries("ch-seco", seco(f'<target ssid="6">{body}</target>'))["6"]
    assert found.details.births == ()
    assert ("Date", "1358-6 (Persian)") in found.details.facts


def test_an_aircraft_of_seco() -> None:
    body = (
        '<object object-type="aircraft"><identity main="true"><name name-type="primary-name">'
        '<name-part order="1"><value>XX-ABC'
        "</value></name-part></name></identity></object>"
    )
    assert entries("ch-seco", seco(f'<target ssid="7">{body}</target>'))["7"].kind is Kind.AIRCRAFT


def test_an_empty_swiss_list_is_no_edition() -> None:
    with pytest.raises(BrokenEdition):
        entries("ch-seco", seco())


def test_a_canadian_person_with_a_surname_only() -> None:
    found = entries(
        "ca-sema",
        "<data-set><record><Country>Burma / Birmanie</Country><LastName>Otter</LastName>"
        "<Aliases>Ott / Loutre; Otta</Aliases>"
        "<DateOfBirthOrShipBuildDate>1970-02 or 1971</DateOfBirthOrShipBuildDate><Schedule>Part 3</Schedule>"
        "<Item>4</Item>"
        "<DateOfListing>2021-02-18</DateOfListing></record></data-set>",
    )["Burma/Part 3/4"]
    assert [name.text for name in found.names] == ["Otter", "Ott", "Loutre", "Otta"]
    assert found.programmes == ("Burma", "Burma, Schedule, Part 3")
    assert found.details.births == ("1970-02", "1971")


def test_a_vessel_of_the_screening_list_with_its_facts() -> None:
    found = entries(
        "us-csl",
        "_id,source,entity_number,type,programs,name,vessel_type,vessel_flag,alt_names,ids,source_list_url\n"
        '77,Specially Designated Nationals (SDN) - Treasury Department,77,Vessel,FERRY,"OTTER, THE",Tug,Atlantis,,'
        '"IMO 9999992, Vessel Registration Identification; 1999, Organization Established Date",\n',
    )["SDN:77"]
    assert (found.name, found.kind) == ("OTTER, THE", Kind.VESSEL)
    assert Identifier("Vessel Registration Identification", "IMO 9999992") in found.details.identifiers
    assert found.details.facts == (("Vessel type", "Tug"), ("Vessel flag", "Atlantis"))
    assert found.details.established == ("1999",)


def test_a_debarred_party_with_a_notice_and_no_day() -> None:
    found = entries(
        "us-csl",
        "_id,source,entity_number,name,federal_register_notice,start_date,end_date,alt_names,source_list_url\r\n"
        'f00,ITAR Debarred (DTC) - State Department,,Otter & Sons (OS),"99 FR 7, 99 FR 8",,,"Otters; Otter Bros",\r\n',
    )["DTC:otter sons os"]
    assert [(act.kind, act.title, act.in_force) for act in found.details.acts] == [
        (ActKind.REGULATED, "99 FR 7, 99 FR 8", None)
    ]
    assert found.details.listed_on == ()
    assert {name.quality for name in found.names} == {Quality.PRIMARY, Quality.STRONG}
