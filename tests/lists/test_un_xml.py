"""The UN's consolidated list. Parties and reference numbers are invented."""

import tarfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import un_xml
from inforce.lists.edition import Reading
from inforce.lists.encoded import decode
from inforce.lists.model import ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from inforce.lists.un_entry import number_of, regimes
from tests.conftest import REAL

UN = register_facts("un-sc")
HISTORY = REAL / "un-sc/consolidated-xml-history.tar.xz"

PERSON = """<INDIVIDUAL><DATAID>7100001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME> TAMSIN </FIRST_NAME>
<SECOND_NAME>QUELL</SECOND_NAME><THIRD_NAME/><FOURTH_NAME>na</FOURTH_NAME><UN_LIST_TYPE>Mali</UN_LIST_TYPE>
<REFERENCE_NUMBER>MLi.901 </REFERENCE_NUMBER><LISTED_ON>2019-07-10-04:00</LISTED_ON><GENDER>Female</GENDER>
<SUBMITTED_BY>Atlantis</SUBMITTED_BY><NAME_ORIGINAL_SCRIPT>Тамсин Квелл</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>Runs a   ferry
without papers.</COMMENTS1><TITLE><VALUE>Captain</VALUE></TITLE><DESIGNATION><VALUE>Harbour master</VALUE>
<VALUE>Pilot</VALUE></DESIGNATION><NATIONALITY><VALUE>Mali</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE>
</LIST_TYPE><LAST_DAY_UPDATED><VALUE>2022-03-01</VALUE><VALUE>2020-02-01</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Tamzin Quell; T. Quell</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Heron</ALIAS_NAME><DATE_OF_BIRTH>1971</DATE_OF_BIRTH>
<CITY_OF_BIRTH>Gao</CITY_OF_BIRTH><NOTE>nom de guerre , ,</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>3 Quay</STREET><CITY>Gao</CITY><COUNTRY>Mali</COUNTRY><NOTE>as of 2019</NOTE>
</INDIVIDUAL_ADDRESS><INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1972-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Gao</CITY><COUNTRY>Mali</COUNTRY><NOTE>possibly</NOTE></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Número de pasaporte</TYPE_OF_DOCUMENT><NUMBER>AB12</NUMBER>
<ISSUING_COUNTRY>Mali</ISSUING_COUNTRY><DATE_OF_ISSUE>2010-01-10</DATE_OF_ISSUE><CITY_OF_ISSUE>Bamako</CITY_OF_ISSUE>
<NOTE>expires on 9 Jan. 2015</NOTE></INDIVIDUAL_DOCUMENT><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL>"""
GROUP = """<ENTITY><DATAID>7100002</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>HERON FERRY LINES</FIRST_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER><LISTED_ON>2018-03-30</LISTED_ON>
<COMMENTS1/><LAST_DAY_UPDATED><VALUE/></LAST_DAY_UPDATED><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY>
<ALIAS_NAME>Stork Ferry Lines</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ADDRESS><COUNTRY/></ENTITY_ADDRESS></ENTITY>"""


def listing(*records: str, attributes: str = 'dateGenerated="2024-02-03T10:11:12.345-05:00"', tail: str = "") -> bytes:
    individuals = "".join(record for record in records if record.startswith("<INDIVIDUAL"))
    entities = "".join(record for record in records if record.startswith("<ENTITY"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST {attributes}>'
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>{tail}</CONSOLIDATED_LIST>"
    ).encode()


def read(data: bytes) -> Reading:
    return un_xml.read({"un.xml": data}, UN)


def entries(data: bytes) -> dict[str, Entry]:
    (part,) = read(data).parts.values()
    return {entry.number: entry for entry in map(decode, part.rows)}


def person(**changed: str) -> Entry:
    """The person with elements put in the place of others."""
    record = PERSON
    for tag, content in changed.items():
        start, end = record.index(f"<{tag}>"), record.index(f"</{tag}>") + len(f"</{tag}>")
        record = record[:start] + content + record[end:]
    (found,) = entries(listing(record)).values()
    return found


def test_every_element_of_a_person_is_taken() -> None:
    found = person()
    assert (found.number, found.kind, found.programmes) == ("MLi.901", Kind.PERSON, ("Mali",))
    assert found.names == (
        Name("TAMSIN QUELL"),
        Name("Тамсин Квелл", Quality.STRONG, "original script"),
        Name("Tamzin Quell", Quality.STRONG, "aka"),
        Name("T. Quell", Quality.STRONG, "aka"),
        Name("The Heron", Quality.WEAK, "aka"),
    )
    details = found.details
    assert details.births == ("1971", "1972-05-04")
    assert details.birthplaces == ("Gao, Mali (possibly)",)
    assert (details.nationalities, details.gender) == (("Mali",), "female")
    assert details.positions == ("Harbour master", "Pilot")
    assert details.identifiers == (
        Identifier("DATAID", "7100001"),
        Identifier("Passport", "AB12", "Mali", "2010-01-10", "9 Jan. 2015"),
    )
    assert details.listed_on == ("2019-07-10",)
    assert [(act.kind, act.in_force) for act in details.acts] == [
        (ActKind.LISTED, "2019-07-10"),
        (ActKind.AMENDED, "2020-02-01"),
        (ActKind.AMENDED, "2022-03-01"),
    ]
    assert details.remarks == ("Runs a ferry without papers.",)
    assert found.addresses == (Address(("3 Quay", "Gao"), "Mali", "as of 2019"),)
    assert details.facts == (
        ("Title", "Captain"),
        ("Submitted by", "Atlantis"),
        ("Alias", "The Heron: born 1971, Gao; nom de guerre"),
        ("Document", "Passport AB12: issued in Bamako; expires on 9 Jan. 2015"),
    )


def test_an_organisation_has_its_former_name() -> None:
    (found,) = entries(listing(GROUP)).values()
    assert (found.number, found.kind) == ("KPe.902", Kind.ORGANISATION)
    assert found.names == (Name("HERON FERRY LINES"), Name("Stork Ferry Lines", Quality.FORMER, "fka"))
    assert found.programmes == ("Democratic People's Republic of Korea",)
    assert not found.addresses


@pytest.mark.parametrize(
    ("fields", "births"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17</DATE>", ("1964-07-17",)),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1964-07-17-04:00</DATE>", ("1964-07-17",)),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1964</YEAR>", ("1964",)),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1964</YEAR>", ("1964~",)),
        ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1965</TO_YEAR>", ("1960/1965",)),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><NOTE>Approximately </NOTE><FROM_YEAR>1960</FROM_YEAR>"
            "<TO_YEAR>1965</TO_YEAR>",
            ("1960~/1965~",),
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>August 1961 , ,</NOTE>", ("1961-08",)),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>", ("1958-09",)),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>Invalid date</DATE>", ()),
        ("<TYPE_OF_DATE/>", ()),
    ],
)
def test_dates_of_birth_of_every_type_are_edtf(fields: str, births: tuple[str, ...]) -> None:
    block = f"<INDIVIDUAL_DATE_OF_BIRTH>{fields}</INDIVIDUAL_DATE_OF_BIRTH>"
    assert person(INDIVIDUAL_DATE_OF_BIRTH=block).details.births == (*sorted(("1971", *births)),)


def test_what_is_no_date_of_birth_is_kept_as_it_stands() -> None:
    block = "<INDIVIDUAL_DATE_OF_BIRTH><DATE>Invalid date</DATE></INDIVIDUAL_DATE_OF_BIRTH>"
    assert ("Date of birth", "Invalid date") in person(INDIVIDUAL_DATE_OF_BIRTH=block).details.facts


def test_the_list_says_when_it_was_generated() -> None:
    assert read(listing(PERSON)).published == "2024-02-03T10:11:12-05:00"
    assert read(listing(PERSON, attributes="")).published is None


# Layouts


def test_a_change_of_layout_changes_no_entry() -> None:
    indented = listing(PERSON, GROUP).replace(b"><", b">\n            <").replace(b'"', b"'")
    assert entries(indented) == entries(listing(PERSON, GROUP))


def test_values_may_stand_without_an_element_of_their_own() -> None:
    bare = person(DESIGNATION="<DESIGNATION>Pilot</DESIGNATION>", NATIONALITY="<NATIONALITY>Mali</NATIONALITY>")
    assert (bare.details.positions, bare.details.nationalities) == (("Pilot",), ("Mali",))


def test_the_order_of_days_and_births_changes_no_entry() -> None:
    days = "<LAST_DAY_UPDATED><VALUE>2020-02-01</VALUE><VALUE>2022-03-01</VALUE></LAST_DAY_UPDATED>"
    assert person(LAST_DAY_UPDATED=days) == person()


def test_a_file_that_cannot_be_cut_into_records_is_read_whole() -> None:
    told = listing(PERSON, GROUP)
    commented = told.replace(b"<INDIVIDUALS>", b"<INDIVIDUALS><!-- <INDIVIDUAL> -->")
    with_attributes = told.replace(b"<INDIVIDUAL>", b'<INDIVIDUAL lang="en">')
    latin = told.replace(b"UTF-8", b"ISO-8859-1").decode().replace("Тамсин Квелл", "é").encode("latin-1")
    assert entries(commented) == entries(told)
    assert entries(with_attributes).keys() == entries(told).keys()
    assert Name("é", Quality.STRONG, "original script") in entries(latin)["MLi.901"].names


# Numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("QDi.999", "QDi.999"),
        ("QDi.999.1", "QDi.999"),
        ("QDi.999 .12", "QDi.999"),
        ("QDe.001", "QDe.001"),
        ("QDi.9991", "QDi.9991"),
        ("Annex II, 4", "Annex II, 4"),
    ],
)
def test_a_suffix_of_a_reference_makes_no_other_party(written: str, number: str) -> None:
    assert number_of(written) == number


def test_an_entry_without_a_reference_number_has_its_dataid() -> None:
    assert person(REFERENCE_NUMBER="").number == "DATAID 7100001"


def test_of_two_versions_of_one_record_the_one_updated_last_stands() -> None:
    older = PERSON.replace("2022-03-01", "2021-01-01").replace("Pilot", "Cook")
    for order in ((PERSON, older), (older, PERSON)):
        reading = read(listing(*order))
        assert entries(listing(*order))["MLi.901"].details.positions == ("Harbour master", "Pilot")
        assert "stands in the file 2 times" in reading.remarks[0]


def test_different_records_of_one_number_keep_numbers_of_their_own() -> None:
    suffixed = PERSON.replace("7100001", "7100009").replace("MLi.901 ", "MLi.901.1")
    assert entries(listing(suffixed, PERSON)).keys() == {"MLi.901", "MLi.901.1"}
    other = PERSON.replace("7100001", "7100009")
    assert entries(listing(other, PERSON)).keys() == {"MLi.901", "MLi.901 (DATAID 7100009)"}


# Regimes


@pytest.mark.parametrize("code", ["Haiti", "26532022", "No-regime", "a code never seen"])
def test_a_regime_has_one_name_whatever_the_list_calls_it(code: str) -> None:
    record = GROUP.replace("KPe.902", "HTe.902").replace("DPRK", code)
    assert entries(listing(record))["HTe.902"].programmes == ("Haiti",)


def test_a_regime_that_no_table_has_keeps_its_code_and_is_reported() -> None:
    record = GROUP.replace("KPe.902", "XYe.902").replace("DPRK", "Atlantis")
    reading = read(listing(record))
    assert entries(listing(record))["XYe.902"].programmes == ("Atlantis",)
    assert any("'Atlantis' is not known" in remark for remark in reading.remarks)


def test_no_code_stands_for_two_regimes() -> None:
    codes = [code for regime in regimes().values() for code in regime.codes]
    assert len(codes) == len(set(codes))


# Unknown fields


def test_a_field_never_seen_is_reported_and_kept() -> None:
    record = PERSON.replace("<SORT_KEY/>", '<HEIGHT unit="cm">172</HEIGHT><SORT_KEY/>')
    reading = read(listing(record))
    assert "field INDIVIDUAL/HEIGHT is not known; kept as a fact (1 entries)" in reading.remarks
    (found,) = entries(listing(record)).values()
    assert ("INDIVIDUAL/HEIGHT", "172") in found.details.facts
    assert ("INDIVIDUAL/HEIGHT/@unit", "cm") in found.details.facts


def test_a_section_never_seen_is_reported() -> None:
    assert any("VESSELS" in remark for remark in read(listing(PERSON, tail="<VESSELS><VESSEL/></VESSELS>")).remarks)


# What is no edition


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b'<head><body> This object may be found <a HREF="https://example.org/">here</a> </body>',
        b"<html>\n<head><title>403 Forbidden</title></head>\n<body></body>\n</html>",
        b'<?xml version="1.0"?><sdnList xmlns="urn:x"/>',
        b"\x00\x01\x02",
        listing(),
        listing(PERSON).replace(b"<CONSOLIDATED_LIST", b'<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST', 1),
        listing(PERSON).replace(b"Tamzin", b"&tamzin;"),
    ],
)
def test_what_is_no_edition_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenEdition, match=r"^un\.xml: "):
        read(data)


@given(st.integers(min_value=1, max_value=len(listing(PERSON, GROUP)) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BrokenEdition):
        read(listing(PERSON, GROUP)[:length])


def test_only_this_list_looks_like_it() -> None:
    assert un_xml.looks_like(listing(PERSON))
    assert not un_xml.looks_like(b"<swiss-sanctions-list/>")
    assert not un_xml.looks_like(b"<html>CONSOLIDATED_LIST</html>")


# The real history


def downloads() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(HISTORY) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                yield PurePosixPath(member.name).name, stream.read()


@pytest.mark.skipif(not HISTORY.exists(), reason="the history of the UN list is not at hand")
def test_the_real_history_has_no_delisting_that_its_keys_alone_make() -> None:
    readings, refused = [], []
    for name, data in downloads():
        try:
            readings.append((name[:10], un_xml.read({name: data}, UN)))
        except BrokenEdition:
            refused.append(name)
    assert (len(readings), len(refused)) == (132, 15)
    assert {remark for _, reading in readings for remark in reading.remarks} == {
        "HTi.001 stands in the file 2 times; what was updated last is taken"
    }
    gone = {day: before.numbers - after.numbers for (_, before), (day, after) in pairwise(readings)}
    come = {day: after.numbers - before.numbers for (_, before), (day, after) in pairwise(readings)}
    assert (sum(map(len, come.values())), sum(map(len, gone.values()))) == (48, 174)
    back = {number for numbers in gone.values() for number in numbers} & {n for ns in come.values() for n in ns}
    assert back == {"HTi.001", "KPe.068"}  # the two that the publisher itself left out for a while
    assert not gone["2023-08-10"]
    assert not come["2023-08-10"]
    assert come["2023-08-12"] == {"HTi.001"}
    assert {number[:2] for number in gone["2023-10-20"]} == {"IR"}
    assert len(gone["2023-10-20"]) == 84
    assert {number[:2] for number in gone["2023-09-02"]} == {"ML"}
