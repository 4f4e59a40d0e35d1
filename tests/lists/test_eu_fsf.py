"""The European Union's list as XML: every part of an entity, its acts, what the file leaves out or says anew."""

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import eu_fsf
from inforce.lists.edition import Reading
from inforce.lists.model import Act, ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from tests.conftest import REAL

FACTS = register_facts("eu-fsf")
SAMPLE = (Path(__file__).parent / "data" / "eu_fsf.xml").read_bytes()
OF_OFFICE = REAL / "other/eu-fsf.2-entities.2018-12-21.xml.xz"


def read(data: bytes = SAMPLE) -> Reading:
    return eu_fsf.read({"eu.xml": data}, FACTS)


def changed(old: str, new: str) -> bytes:
    """The sample with some words in place of others, once."""
    assert old.encode() in SAMPLE
    return SAMPLE.replace(old.encode(), new.encode(), 1)


def entry(number: str, data: bytes = SAMPLE) -> Entry:
    (part,) = read(data).parts.values()
    found = eu_fsf.assemble(number, [(part.name, row) for row in part.rows if part.number(row) == number])
    assert found is not None
    return found


KAMNEV = entry("EU.9001.10")


def test_the_time_of_generation_is_the_publication() -> None:
    assert read().published == "2031-05-06T07:08:09+02:00"


def test_the_eu_reference_number_is_the_number_and_the_logical_id_stands_in_for_it() -> None:
    reading = read()
    assert reading.numbers == {"EU.9001.10", "EU.9002.20", "5003"}
    assert reading.remarks == ("1 entries (5003) without an EU reference number: the logicalId is the number",)


def test_a_number_that_two_bear_is_kept_by_the_first() -> None:
    reading = read(changed('unitedNationId="" logicalId="5003"', 'euReferenceNumber="EU.9002.20" logicalId="5003"'))
    assert reading.numbers == {"EU.9001.10", "EU.9002.20", "5003"}
    assert "that another bears" in reading.remarks[0]


def test_an_entity_without_any_number_breaks_the_edition() -> None:
    with pytest.raises(BrokenEdition, match="entity 3 has neither"):
        read(changed(' logicalId="5003"', ""))


def test_persons_and_enterprises_are_told_apart() -> None:
    assert KAMNEV.kind is Kind.PERSON
    assert entry("EU.9002.20").kind is Kind.ORGANISATION


def test_a_subject_of_unknown_type_is_told() -> None:
    data = changed('code="person"', 'code="submarine"')
    assert entry("EU.9001.10", data).kind is Kind.UNKNOWN
    assert "subject type 'submarine' is not known" in read(data).remarks


def test_the_primary_name_is_the_first_strong_one_in_latin_letters() -> None:
    assert KAMNEV.names == (
        Name("Olgerd Ivo Kamnev"),
        Name("Ольгерд Камнев", Quality.STRONG, "aka", "RU"),
        Name("The Mason", Quality.WEAK, "aka", "EN"),
        Name("Abu Kamen", Quality.WEAK, "aka"),
    )


def test_a_name_in_other_letters_is_primary_where_there_is_no_other() -> None:
    assert entry("5003").names == (Name("Камень и Ко", language="RU"),)


def test_every_regulation_gives_its_programme() -> None:
    assert KAMNEV.programmes == ("QUA", "TES")


def test_every_act_is_kept_with_publication_and_entry_into_force_the_oldest_first() -> None:
    assert KAMNEV.details.acts == (
        Act(ActKind.REGULATED, "2028/900 (OJ L301)", "2028-11-30", source="http://eur-lex.example/2028/900"),
        Act(ActKind.REGULATED, "2029/12 (OJ L9)", "2029-02-28", "2029-03-01", "TES", "http://eur-lex.example/2029/12"),
        Act(ActKind.REGULATED, "2029/12R(01) (OJ L21)", "2029-04-02", source="http://eur-lex.example/2029/12R"),
        Act(ActKind.REGULATED, "2030/77 (OJ L12)", "2030-01-15", "2030-01-16", "QUA", "http://eur-lex.example/2030/77"),
    )


def test_only_the_date_of_designation_is_a_listing_date() -> None:
    assert KAMNEV.details.listed_on == ("2029-03-01",)
    assert entry("EU.9002.20").details.listed_on == ()


def test_an_entity_with_a_date_of_delisting_is_still_in_the_file_and_says_so() -> None:
    data = changed('designationDate="2029-03-01"', 'delistingDate="2031-01-01"')
    assert Act(ActKind.DELISTED, in_force="2031-01-01") in entry("EU.9001.10", data).details.acts
    assert (
        "1 entries (EU.9001.10) with a date of delisting, but still in the file: taken as listed" in read(data).remarks
    )


def test_births_are_edtf_as_precise_as_the_list_is() -> None:
    assert KAMNEV.details.births == ("1961-02-03", "1962~", "1963-03", "1960/1965")
    assert KAMNEV.details.birthplaces == ("Port Ember, AVALON",)


def test_a_date_of_another_calendar_is_kept_as_written() -> None:
    assert ("Date of birth as written", "1381 (ISLAMIC)") in KAMNEV.details.facts


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('yearRangeFrom="1960" yearRangeTo="1965"', "1960/1965"),
        ('yearRangeFrom="1960"', "1960/.."),
        ('year="1960" monthOfYear="0" dayOfMonth="0"', "1960"),
        ('year="1960" monthOfYear="7" dayOfMonth="9"', "1960-07-09"),
        ('birthdate="1960-07-09+02:00"', "1960-07-09"),
    ],
)
def test_partial_births(written: str, read_as: str) -> None:
    data = changed('yearRangeFrom="1960" yearRangeTo="1965"', written)
    assert entry("EU.9001.10", data).details.births[-1] == read_as


def test_an_impossible_date_of_birth_is_kept_as_written() -> None:
    details = entry("EU.9001.10", changed('monthOfYear="3" year="1963"', 'monthOfYear="13" year="1963"')).details
    assert details.births == ("1961-02-03", "1962~", "1960/1965")
    assert ("Date of birth as written", "1963 13 (GREGORIAN)") in details.facts


def test_a_person_has_gender_functions_and_citizenships_but_no_unknown_country() -> None:
    assert KAMNEV.details.gender == "male"
    assert KAMNEV.details.positions == ("(a) Head of the quarry, (b) deputy",)
    assert KAMNEV.details.citizenships == ("AVALON",)


def test_documents_and_contacts_are_identifiers() -> None:
    assert KAMNEV.details.identifiers == (
        Identifier("United Nations ID", "XXi.001"),
        Identifier("National passport", "AV 123", "AVALON", "2001-02-03", "2011-02-03"),
        Identifier("Email Address", "o.kamnev@quarry.example"),
        Identifier("Phone Number", "+00 1 234"),
    )
    assert entry("EU.9002.20").details.identifiers == (Identifier("Registration Number", "L-77"),)


def test_addresses_keep_their_remarks() -> None:
    parts = ("3 Chisel Lane", "1001", "Port Ember")
    assert KAMNEV.addresses == (Address(parts, "AVALON", "Rented; at the time of the listing"),)


def test_whatever_has_no_place_of_its_own_is_a_fact() -> None:
    assert KAMNEV.details.facts == (
        ("Logical ID", "5001"),
        ("Title", "Dr"),
        ("Remark on the name Abu Kamen", "Low quality alias"),
        ("Date of birth as written", "1381 (ISLAMIC)"),
        ("Remark on the birth", "By his own account"),
        ("Region of the citizenship AVALON", "Upper District"),
        ("Citizenship AVALON acquired", "1999-01-02"),
        ("National passport AV 123", "known to be false"),
        ("National passport AV 123: name on the document", "O. Kamnev"),
        ("National passport AV 123: issued by", "Port Ember police"),
        ("National passport AV 123: valid from", "2001-02-04"),
        ("Remark on National passport AV 123", "(passport)"),
    )
    assert KAMNEV.details.remarks == ("Listed as a patron of the quarry", "Said to have left the country.")
    facts = entry("EU.9002.20").details.facts
    assert ("Function", "Digs") in facts
    assert ("Sector", "Stone") in facts


@pytest.mark.parametrize(
    ("old", "new", "path", "value"),
    [
        ('strong="true"', 'strong="true" pronounced="kam"', "sanctionEntity/nameAlias/@pronounced", "kam"),
        ('<subjectType code="person"', '<height unit="cm">190</height><subjectType code="person"', "height", "190"),
        ('circa="false"', 'circa="false" zodiac="Aries"', "sanctionEntity/birthdate/@zodiac", "Aries"),
    ],
)
def test_a_field_never_seen_before_is_told_and_kept(old: str, new: str, path: str, value: str) -> None:
    data = changed(old, new)
    kept = [fact for fact in entry("EU.9001.10", data).details.facts if fact[0].endswith(path)]
    assert [fact[1] for fact in kept] == [value]
    assert any(f"{path} is not known; kept as a fact (1 entries)" in remark for remark in read(data).remarks)


def test_a_new_element_beside_the_entities_is_told() -> None:
    assert (
        "field export/footer is not known, and belongs to no entry"
        in read(changed("</export>", "<footer/></export>")).remarks
    )
    assert "field export/@seal is not known, and belongs to no entry" in read(changed("globalFileId", "seal")).remarks


def test_every_attribute_of_the_sample_has_a_place() -> None:
    assert not [remark for remark in read().remarks if "not known" in remark]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_file_cut_off_is_broken(share: float) -> None:
    with pytest.raises(BrokenEdition, match="cut off"):
        read(SAMPLE[: int(len(SAMPLE) * share)])


def test_another_namespace_is_another_list() -> None:
    data = changed("http://eu.europa.ec/fpi/fsd/export", "http://eu.europa.ec/fpi/fsd/export2")
    assert eu_fsf.looks_like(SAMPLE)
    assert not eu_fsf.looks_like(data)
    with pytest.raises(BrokenEdition, match="the list begins with <export> in the namespace"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>503</body></html>",
        b"<!DOCTYPE html><html/>",
        b"PK\x03\x04",
        b"<Designations/>",
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_such_list_is_refused(data: bytes) -> None:
    assert not eu_fsf.looks_like(data)
    with pytest.raises(BrokenEdition):
        read(data)


def test_a_list_without_entities_is_broken() -> None:
    with pytest.raises(BrokenEdition, match="no entity"):
        read(b'<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2031-05-06T07:08:09Z"></export>')


@pytest.mark.parametrize("before", [b"", b"<!--" + b"x" * 20_000 + b"-->"])
def test_a_document_type_is_refused_wherever_it_stands(before: bytes) -> None:
    declared = b'<!DOCTYPE export [<!ENTITY a "aaaa">]>'
    with pytest.raises(BrokenEdition):
        read(SAMPLE.replace(b"<export", before + declared + b"<export", 1))


@given(
    st.integers(0, len(SAMPLE)), st.integers(0, 80), st.binary(max_size=4) | st.sampled_from([b"0", b'"/>', b"&lt;"])
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, length: int, instead: bytes) -> None:
    try:
        reading = read(SAMPLE[:at] + instead + SAMPLE[at + length :])
    except BrokenEdition as refused:
        assert str(refused).startswith("eu.xml: ")
    else:
        assert reading.numbers


def test_two_files_are_no_edition() -> None:
    with pytest.raises(BrokenEdition, match="one file"):
        eu_fsf.read({"a.xml": SAMPLE, "b.xml": SAMPLE}, FACTS)


@pytest.mark.skipif(not OF_OFFICE.exists(), reason="the real file is not at hand")
def test_the_real_file_of_two_entities() -> None:
    data = lzma.decompress(OF_OFFICE.read_bytes())
    reading = read(data)
    assert reading.numbers == {"EU.36.64", "EU.3523.13"}
    assert (reading.published, reading.remarks) == ("2018-12-21T14:39:54+01:00", ())
    found = entry("EU.3523.13", data)
    assert found.programmes == ("TERR",)
    assert [act.published for act in found.details.acts] == [
        "2003-12-22",
        "2004-04-02",
        "2007-06-29",
        "2007-12-20",
        "2018-03-22",
    ]
    assert found.details.acts[-1].in_force == "2018-03-23"
