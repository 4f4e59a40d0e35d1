"""The UK Sanctions List, CSV and XML: five parties described in both forms, and whatever else a file may do."""

import csv
import io
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import uk_csv, uk_xml
from inforce.lists.edition import Reading
from inforce.lists.fields import knowledge
from inforce.lists.model import Act, ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from inforce.lists.uk_party import edtf

FACTS = register_facts("gb-fcdo")
DATA = Path(__file__).parent / "data"
CSV, XML = (DATA / "uk.csv").read_bytes(), (DATA / "uk.xml").read_bytes()
QUARRY, TEST = "The Quarry (Sanctions) Regulations 2029", "The Test (Sanctions) (United Nations) Regulations 2020"


def read(form: ModuleType, data: bytes) -> Reading:
    reading = form.read({"uk": data}, FACTS)
    assert isinstance(reading, Reading)
    return reading


def entries(form: ModuleType, data: bytes) -> dict[str, Entry]:
    (part,) = read(form, data).parts.values()
    return {(number := part.number(row)): form.assemble(number, [(part.name, row)]) for row in part.rows}


FROM_CSV, FROM_XML = entries(uk_csv, CSV), entries(uk_xml, XML)


@pytest.mark.parametrize("number", ["QUA0001", "QUA0002", "QUA0003", "TES0004", "TES0005"])
def test_a_party_gives_the_same_entry_in_either_form(number: str) -> None:
    assert FROM_CSV[number] == FROM_XML[number]


def test_both_forms_tell_the_day_of_the_report_and_leave_nothing_to_remark() -> None:
    for form, data in ((uk_csv, CSV), (uk_xml, XML)):
        reading = read(form, data)
        assert reading.published == "2031-11-04"
        assert reading.numbers == set(FROM_XML)
        assert reading.remarks == ()


def test_kinds_are_persons_organisations_and_vessels() -> None:
    assert [FROM_CSV[number].kind for number in sorted(FROM_CSV)] == [
        Kind.PERSON,
        Kind.ORGANISATION,
        Kind.VESSEL,
        Kind.PERSON,
        Kind.ORGANISATION,
    ]


def test_names_are_put_together_as_they_are_said_with_their_quality() -> None:
    assert FROM_CSV["QUA0001"].names == (
        Name("Olgerd Ivo KAMNEV"),
        Name("Olherd KAMNEV", Quality.STRONG, "primary name variation"),
        Name("The Mason", Quality.WEAK, "alias"),
        Name("Abu Kamen", Quality.STRONG, "alias"),
        Name("Ольгерд Камнев", Quality.STRONG, "non-latin script", "Russian"),
    )


def test_a_second_primary_name_is_a_strong_one() -> None:
    assert FROM_CSV["QUA0002"].names[:2] == (
        Name("EMBER QUARRYING"),
        Name("Ember Stone", Quality.STRONG, "primary name"),
    )


def test_an_apostrophe_that_belongs_to_a_name_stays_and_one_of_a_spreadsheet_goes() -> None:
    assert FROM_CSV["TES0004"].name == "'ABD AL-SAKHR SANGTARASH"
    assert Identifier("Phone Number", "0202-55") in FROM_CSV["QUA0002"].details.identifiers


def test_the_regime_is_the_programme() -> None:
    assert {entry.programmes for entry in FROM_CSV.values()} == {(QUARRY,), (TEST,)}


def test_the_designation_is_the_listing_and_a_later_update_an_amendment() -> None:
    details = FROM_CSV["QUA0001"].details
    assert details.listed_on == ("2029-05-17",)
    assert details.acts == (Act(ActKind.AMENDED, published="2031-10-02"),)
    assert FROM_CSV["QUA0002"].details.acts == (Act(ActKind.LISTED, published="2029-05-17"),)


def test_letters_and_zeros_for_unknown_parts_of_a_date_leave_what_is_known() -> None:
    assert FROM_CSV["QUA0001"].details.births == ("1961-02-03", "1961-02", "1962")
    assert FROM_CSV["TES0004"].details.births == ("1971", "1975")


def test_a_date_without_a_year_is_kept_as_written() -> None:
    assert ("D.O.B", "15/08/19yy") in FROM_CSV["TES0004"].details.facts


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("03/02/1961", "1961-02-03"),
        ("dd/02/1961", "1961-02"),
        ("DD/MM/1961", "1961"),
        ("00/00/1961", "1961"),
        ("03/mm/1961", "1961"),
        ("1961", "1961"),
        ("29/06/2012 00:00:00", "2012-06-29"),
        ("31/02/1961", None),
        ("15/08/19yy", None),
        ("about 1961", None),
        ("", None),
    ],
)
def test_dates_of_the_list_as_edtf(written: str, read_as: str | None) -> None:
    assert edtf(written) == read_as


def test_a_person_has_places_of_birth_nationalities_positions_gender_and_documents() -> None:
    details = FROM_CSV["QUA0001"].details
    assert (details.birthplaces, details.nationalities) == (("Port Ember, Avalon",), ("Avalon", "Lyonesse"))
    assert (details.positions, details.gender) == (("Head of the quarry",), "male")
    assert Identifier("Passport number", "AV 124") in details.identifiers
    assert ("Passport number AV 123", "Avalon passport, issued 2001") in details.facts
    assert ("Passport number", "No passport is known") in FROM_CSV["TES0004"].details.facts


def test_measures_are_facts_each_once() -> None:
    measures = [value for label, value in FROM_CSV["QUA0001"].details.facts if label == "Sanctions Imposed"]
    assert measures == ["Asset freeze", "Travel Ban"]


def test_a_ship_has_its_number_without_the_letters_before_it_and_its_flags() -> None:
    details = FROM_CSV["QUA0003"].details
    assert details.identifiers[0] == Identifier("IMO number", "9999993")
    assert [value for label, value in details.facts if "flag" in label.lower()] == ["Avalon", "Lyonesse", "Ys"]


def test_addresses_are_told_once_though_every_row_repeats_them() -> None:
    assert FROM_CSV["QUA0001"].addresses == (
        Address(("3 Chisel Lane", "Port Ember", "1001"), "Avalon"),
        Address(("Upper District",), "Avalon"),
    )


def test_statements_keep_their_words_without_the_line_ends_of_the_layout() -> None:
    assert FROM_CSV["QUA0001"].details.remarks == (
        "Said to have left the country",
        "Kamnev owned the quarry until 2028.",
    )


# Whatever a party's fields say: the two forms written from the same fields.

GROUPS: Mapping[str, list[str]] = knowledge("uk_csv")["groups"]
PATHS: Mapping[str, Mapping[str, str]] = knowledge("uk_xml")["groups"]
ALWAYS = {"number": ("QUA0001",), "kind": ("Individual",), "regime": (QUARRY,)}
Party = dict[str, list[tuple[str, ...]]]
words = st.text(alphabet="abcЖд '|/0159é,;\"&<", max_size=12)


def fields_of(group: str) -> st.SearchStrategy[list[tuple[str, ...]]]:
    width = len(GROUPS[group])
    return st.lists(st.tuples(*[words] * width), max_size=2)


parties = st.fixed_dictionaries({group: fields_of(group) for group in GROUPS if group not in ALWAYS})


def as_csv(party: Party) -> bytes:
    """A row for every combination, as the publisher writes them."""
    file = io.StringIO(newline="")
    file.write("Report Date: 04-Nov-2031\r\n")
    writer = csv.writer(file)
    writer.writerow([column for columns in GROUPS.values() for column in columns])
    for values in product(*(party.get(group) or [("",) * len(GROUPS[group])] for group in GROUPS)):
        writer.writerow([value for group in values for value in group])
    return file.getvalue().encode()


def as_xml(party: Party) -> bytes:
    """Every value in its element."""
    elements = [
        _element(PATHS[group]["path"].split("/"), PATHS[group].get("fields", ()), values)
        for group, found in party.items()
        for values in found
    ]
    designation = f"<Designation>{''.join(elements)}</Designation>"
    return f"<Designations><DateGenerated>04/11/2031</DateGenerated>{designation}</Designations>".encode()


def _element(path: list[str], fields: object, values: tuple[str, ...]) -> str:
    if path:
        return f"<{path[0]}>{_element(path[1:], fields, values)}</{path[0]}>"
    if not fields:
        return escape(values[0])
    assert isinstance(fields, list)
    return "".join(f"<{field}>{escape(value)}</{field}>" for field, value in zip(fields, values, strict=True))


@given(parties)
def test_any_party_gives_the_same_entry_in_either_form(party: Party) -> None:
    few = {group: values if at % 5 == 0 else values[:1] for at, (group, values) in enumerate(party.items())}
    whole: Party = {**few, **{group: [values] for group, values in ALWAYS.items()}}
    assert entries(uk_csv, as_csv(whole)) == entries(uk_xml, as_xml(whole))


# What a file may do


def test_the_header_alone_makes_a_csv_this_list_and_the_root_an_xml() -> None:
    assert uk_csv.looks_like(CSV)
    assert uk_csv.looks_like(CSV.split(b"\r\n", 1)[1])  # without the date of the report
    assert uk_csv.looks_like(b"\xef\xbb\xbf" + CSV)
    assert uk_xml.looks_like(XML)
    for other in (
        b"",
        XML,
        b"Name 6,Name 1,Group ID\r\n",
        b'36,"AEROCARIBBEAN",-0- \r\n',
        b"\x00\x01",
        b"<html></html>",
    ):
        assert not uk_csv.looks_like(other)
    for other in (
        b"",
        CSV,
        b"<export/>",
        XML.replace(b"<Designations", b'<Designations xmlns="urn:other"'),
        b"<html></html>",
    ):
        assert not uk_xml.looks_like(other)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_file_cut_off_is_broken(share: float) -> None:
    with pytest.raises(BrokenEdition):
        read(uk_csv, CSV[: int(len(CSV) * share)])
    with pytest.raises(BrokenEdition):
        read(uk_xml, XML[: int(len(XML) * share)])


def test_which_row_of_a_csv_has_a_wrong_number_of_fields_is_told() -> None:
    with pytest.raises(BrokenEdition, match=r"row \d+ of the list \(\['a', 'b'\]\) has 2 fields, and \d+ are expected"):
        read(uk_csv, CSV + b"a,b\r\n")


def test_a_csv_that_ends_within_a_quotation_is_broken() -> None:
    at = CSV.rindex(b'"It took up') + 20
    with pytest.raises(BrokenEdition, match="cut off"):
        read(uk_csv, CSV[:at])


def test_a_last_line_without_an_end_is_told() -> None:
    assert read(uk_csv, CSV.rstrip()).remarks == ("the last line has no end; it may be cut off",)


@pytest.mark.parametrize("data", [b"", b"Report Date: 04-Nov-2031\r\n", b"a,b\r\n1,2\r\n", CSV.split(b"\n", 2)[0]])
def test_a_csv_without_the_header_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenEdition, match="not the UK Sanctions List"):
        read(uk_csv, data)


def test_a_list_without_parties_is_broken() -> None:
    header = b"\r\n".join(CSV.split(b"\r\n")[:2]) + b"\r\n"
    with pytest.raises(BrokenEdition, match="no party"):
        read(uk_csv, header)
    with pytest.raises(BrokenEdition, match="no Designation"):
        read(uk_xml, b"<Designations><DateGenerated>04/11/2031</DateGenerated></Designations>")


def test_a_party_without_its_number_is_broken() -> None:
    with pytest.raises(BrokenEdition, match="no Unique ID"):
        read(uk_csv, CSV.replace(b"TES0005", b""))
    with pytest.raises(BrokenEdition, match="designation 5 has no UniqueID"):
        read(uk_xml, XML.replace(b"TES0005", b""))


def test_bytes_that_are_not_utf_8_are_broken() -> None:
    with pytest.raises(BrokenEdition, match="not UTF-8"):
        read(uk_csv, CSV.replace(b"Gravel", b"Gr\xe4vel"))


def test_a_column_never_seen_before_is_told_and_kept() -> None:
    rows = list(csv.reader(io.StringIO(CSV.decode().split("\r\n", 1)[1], newline="")))
    file = io.StringIO(newline="")
    csv.writer(file).writerows(
        [[*rows[0], "Colour"], *([*row, "grey" if row[1] == "QUA0003" else ""] for row in rows[1:])]
    )
    reading = read(uk_csv, file.getvalue().encode())
    assert "field Colour is not known; kept as a fact (1 entries)" in reading.remarks
    assert ("Colour", "grey") in entries(uk_csv, file.getvalue().encode())["QUA0003"].details.facts


def test_a_column_that_is_missing_is_told() -> None:
    reading = read(uk_csv, CSV.replace(b"Year Built", b"Year of Build"))
    assert "column 'Year Built' is missing" in reading.remarks
    assert "field Year of Build is not known; kept as a fact (1 entries)" in reading.remarks


def test_an_older_header_is_read_under_its_present_name() -> None:
    data = CSV.replace(b"Designation Type", b'"Individual, Entity, Ship"').replace(b"Parent company", b"Parent Company")
    assert entries(uk_csv, data) == FROM_CSV


@pytest.mark.parametrize(
    ("old", "new", "path", "value"),
    [
        ("<UniqueID>QUA0003", "<Note>leaks</Note><UniqueID>QUA0003", "Note", "leaks"),
        ("<NameType>Primary name</NameType></Name>", "<Name7>x</Name7></Name>", "Names/Name/Name7", "x"),
        ("<IMONumber>", '<IMONumber checked="no">', "ShipDetails/Ship/IMONumbers/IMONumber/@checked", "no"),
        ("<YearsBuilt>", "<Engines><Engine>two</Engine></Engines><YearsBuilt>", "ShipDetails/Ship/Engines", "two"),
    ],
)
def test_an_element_never_seen_before_is_told_and_kept(old: str, new: str, path: str, value: str) -> None:
    assert old.encode() in XML
    data = XML.replace(old.encode(), new.encode(), 1)
    assert f"field {path} is not known; kept as a fact (1 entries)" in read(uk_xml, data).remarks
    assert (path, value) in entries(uk_xml, data)["QUA0003"].details.facts


def test_a_new_element_beside_the_designations_is_told() -> None:
    data = XML.replace(b"</Designations>", b"<Total>5</Total></Designations>")
    assert read(uk_xml, data).remarks == ("field Designations/Total is not known, and belongs to no entry",)


def test_words_that_no_table_explains_are_told() -> None:
    data = (
        CSV.replace(b",Ship,", b",Submarine,").replace(b"Low quality a.k.a", b"Doubtful").replace(b"ALias", b"Nickname")
    )
    assert set(read(uk_csv, data).remarks) == {
        "kind 'Submarine' is not known",
        "alias strength 'Doubtful' is not known",
        "name type 'Nickname' is not known",
    }
    assert entries(uk_csv, data)["QUA0003"].kind is Kind.UNKNOWN


def test_a_designation_that_comes_twice_is_one_party() -> None:
    again = b"<Designation><UniqueID>TES0005</UniqueID><Websites><Website>https://chisel.example</Website></Websites></Designation>"
    data = XML.replace(b"</Designations>", again + b"</Designations>")
    assert read(uk_xml, data).numbers == set(FROM_XML)
    assert Identifier("Website", "https://chisel.example") in entries(uk_xml, data)["TES0005"].details.identifiers


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Report Date: 4-Nov-2031", "2031-11-04"),
        ("Report Date: 04 November 2031,,,", "2031-11-04"),
        ("report date: 31-Feb-2031", None),
        ("Report Date: 04-Foo-2031", None),
        ("Some title", None),
    ],
)
def test_the_date_of_the_report(line: str, published: str | None) -> None:
    reading = read(uk_csv, CSV.replace(b"Report Date: 04-Nov-2031", line.encode()))
    assert reading.published == published
    assert ("the date of publication is missing" in reading.remarks) == (published is None)


@given(st.floats(0, 1), st.integers(0, 80), st.binary(max_size=4) | st.sampled_from([b"0", b'"', b"\r\n", b"&lt;"]))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(share: float, length: int, instead: bytes) -> None:
    for form, data in ((uk_csv, CSV), (uk_xml, XML)):
        at = int(share * len(data))
        try:
            reading = read(form, data[:at] + instead + data[at + length :])
        except BrokenEdition as refused:
            assert str(refused).startswith("uk: ")
        else:
            assert reading.numbers


def test_two_files_are_no_edition() -> None:
    for form, data in ((uk_csv, CSV), (uk_xml, XML)):
        with pytest.raises(BrokenEdition, match="one file"):
            form.read({"a": data, "b": data}, FACTS)
