from collections.abc import Callable

import pytest

from inforce.errors import BrokenEdition
from inforce.lists import ofac_csv
from inforce.lists.model import Entry, Identifier, Kind, Quality
from tests.conftest import csv_file, sdn_row

MARINER = (
    "DOB 04 Mar 1953; alt. DOB circa 1951; POB Port Said, Egypt; nationality Egypt; Gender Male; Passport A123 (Egypt) "
    "issued 24 Oct 1990 expires 20 Sep 1997; Linked To: NILE LINES; a.k.a. 'THE MARINER'; f.k.a. 'SAID; Omar'; "
    "Secondary sanctions risk: section 1(b); Harbour master."
)


def entry(rows: dict[str, bytes], number: str) -> Entry:
    reading = ofac_csv.read(rows)
    own = [(part.name, row) for part in reading.parts.values() for row in part.rows if part.number(row) == number]
    found = ofac_csv.assemble(number, own)
    assert found is not None
    return found


def test_every_column_of_a_person_is_taken() -> None:
    found = entry({"sdn.csv": csv_file(sdn_row(7, "SAID, Omar", "individual", "SDGT] [IFSR", MARINER))}, "7")
    assert (found.name, found.kind, found.programmes) == ("SAID, Omar", Kind.PERSON, ("SDGT", "IFSR"))
    details = found.details
    assert details.births == ("1953-03-04", "1951~")
    assert details.birthplaces == ("Port Said, Egypt",)
    assert details.nationalities == ("Egypt",)
    assert details.gender == "male"
    assert details.identifiers == (Identifier("Passport", "A123", "Egypt", "24 Oct 1990", "20 Sep 1997"),)
    assert details.links == ("NILE LINES",)
    assert details.facts == (("Secondary sanctions risk", "section 1(b)"),)
    assert details.remarks == ("Harbour master",)


def test_aliases_in_remarks_keep_their_quality_even_with_a_semicolon_inside() -> None:
    found = entry({"sdn.csv": csv_file(sdn_row(7, "SAID, Omar", "individual", "SDGT", MARINER))}, "7")
    assert [(name.text, name.quality) for name in found.names[1:]] == [
        ("THE MARINER", Quality.WEAK),
        ("SAID; Omar", Quality.FORMER),
    ]


def test_a_set_joins_aliases_addresses_and_the_rest_of_long_remarks() -> None:
    files = {
        "sdn.csv": csv_file(sdn_row(7, "NILE LINES", remarks="Tax ID No. 12 (Egypt); Linked To: SAI")),
        "alt.csv": csv_file('7,2,"fka","RIVER LINES",-0- ', '7,1,"aka","NILE SHIPPING",-0- '),
        "add.csv": csv_file('7,1,"Corniche 1","Port Said","Egypt",-0- ', "7,2,-0- ,-0- ,-0- ,-0- "),
        "sdn_comments.csv": csv_file('7,"D, Omar; Target Type Private Company."'),
    }
    found = entry(files, "7")
    assert [name.text for name in found.names] == ["NILE LINES", "NILE SHIPPING", "RIVER LINES"]
    assert found.names[2].quality is Quality.FORMER
    assert [address.parts for address in found.addresses] == [("Corniche 1", "Port Said")]
    assert found.details.links == ("SAID, Omar",)
    assert found.details.facts == (("Target Type", "Private Company"),)


def test_a_vessel_keeps_its_columns_as_facts() -> None:
    columns = [
        '"DELTA QUEEN"',
        '"vessel"',
        '"TESTING"',
        "-0- ",
        '"9HXX"',
        '"Tug"',
        '"100"',
        '"200"',
        '"Malta"',
        '"NILE LINES"',
    ]
    row = ",".join(["9", *columns, '"Identification Number IMO 123."'])
    found = entry({"sdn.csv": csv_file(row)}, "9")
    assert found.kind is Kind.VESSEL
    assert ("Vessel flag", "Malta") in found.details.facts
    assert ("Vessel owner", "NILE LINES") in found.details.facts
    assert found.details.identifiers == (Identifier("Identification Number", "IMO 123"),)


def test_windows_1252_is_read_where_a_row_is_not_utf_8() -> None:
    data = csv_file(sdn_row(7, "PEÑA", "individual")).decode().encode("cp1252")
    assert entry({"sdn.csv": data}, "7").name == "PEÑA"


def check_all(data: bytes) -> None:
    for part in ofac_csv.read({"sdn.csv": data}).parts.values():
        for row in part.rows:
            part.check(row)


@pytest.mark.parametrize("cut", [15, 30, 60, 95])
def test_a_file_cut_inside_a_row_is_broken(cut: int) -> None:
    whole = csv_file(sdn_row(7, "NILE LINES"), sdn_row(8, "SAID, Omar", "individual", remarks="DOB 1953; POB Cairo."))
    with pytest.raises(BrokenEdition, match="cut off"):
        check_all(whole[: len(whole) - cut] if cut < len(whole) // 2 else whole[:-cut])


def test_a_file_without_ctrl_z_is_remarked_upon() -> None:
    reading = ofac_csv.read({"sdn.csv": csv_file(sdn_row(7, "NILE LINES")).rstrip(b"\x1a")})
    assert "may be cut off" in reading.remarks[0]


def test_two_rows_of_one_number_are_broken() -> None:
    with pytest.raises(BrokenEdition, match="same number"):
        ofac_csv.read({"sdn.csv": csv_file(sdn_row(7, "NILE LINES"), sdn_row(7, "DELTA LINES"))})


def test_a_set_without_its_main_file_is_broken() -> None:
    with pytest.raises(BrokenEdition, match=r"sdn\.csv"):
        ofac_csv.read({"alt.csv": csv_file('7,1,"aka","NILE SHIPPING",-0- ')})


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: data.replace(b"NILE", b"NI\0E"), r"main\.csv: byte 5 is a NUL"),
        (lambda data: data.replace(b"2,", b"1,", 1), r"main\.csv: two different rows bear the same number \(1\)"),
    ],
    ids=["NUL", "number twice"],
)
def test_what_no_list_holds_is_told_with_its_place(damage: Callable[[bytes], bytes], told: str) -> None:
    data = csv_file(sdn_row(1, "NILE"), sdn_row(2, "VOLGA"))
    with pytest.raises(BrokenEdition, match=told):
        ofac_csv.read({"main.csv": damage(data)})


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda row: row.rpartition(",")[0], "has 11 fields, and 12 are expected; cut off"),
        (
            lambda row: row.replace('"VOLGA"', "VOLGA, LINE"),
            "has 13 fields, and 12 are expected; a comma without quotes",
        ),
        (lambda row: row.replace("2,", "two,", 1), "begins with 'two' where the number of an entry stands"),
        (lambda row: row.replace('VOLGA"', "VOLGA"), "cannot be read"),
    ],
    ids=["too few", "too many", "no number", "quotes"],
)
def test_which_row_is_amiss_is_told(damage: Callable[[str], str], told: str) -> None:
    data = csv_file(sdn_row(1, "NILE"), damage(sdn_row(2, "VOLGA")), sdn_row(3, "OB"))
    with pytest.raises(BrokenEdition, match=rf"sdn\.csv: row 2 \('.*'\) {told}"):
        check_all(data)


def test_another_end_of_line_is_told_in_words() -> None:
    data = csv_file(sdn_row(1, "NILE"), sdn_row(2, "VOLGA")).replace(b"\r\n", b"\r")
    with pytest.raises(BrokenEdition, match="an end of line within it"):
        ofac_csv.read({"main.csv": data})


@pytest.mark.parametrize("number", ["²", "x", "١"])
def test_an_alias_without_a_proper_number_is_damaged(number: str) -> None:
    rows = {"sdn.csv": csv_file(sdn_row(7, "SAID, Omar")), "alt.csv": csv_file(f'7,{number},"aka","OMAR",-0- ')}
    alt = ofac_csv.read(rows).parts["ofac-csv:alt"]
    with pytest.raises(BrokenEdition, match="where the number of its alt stands"):
        alt.check(next(iter(alt.rows)))
    assert [name.text for name in entry(rows, "7").names] == ["SAID, Omar", "OMAR"]
