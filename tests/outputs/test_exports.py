"""The register as of a moment in every form: the same facts, all of them."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from pyarrow import parquet

from inforce.lists import ftm as reader
from inforce.lists.countries import country_code
from inforce.lists.formats import assemble
from inforce.lists.model import Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from inforce.moment import Interval, Look, parse_instant
from inforce.outputs.columns import COLUMNS
from inforce.outputs.ftm import as_ftm, entities_of, entity_id
from inforce.outputs.sheets import original
from inforce.outputs.tables import PROVENANCE, as_csv, as_parquet
from inforce.outputs.writing import provenance
from inforce.register.model import Edition, Listing, Standing, State
from inforce.register.register import View
from inforce.register.snapshot import Member, snapshot
from tests.conftest import SDN, Keeper, csv_file, sdn_row

Views = Callable[..., View]
REMARKS = (
    "DOB 12 Mar 1965; alt. DOB circa 1966; POB Minsk, Belarus; nationality Belarus; Gender Male; "
    "Passport MP1234567 (Belarus); a.k.a. 'BOSS'; Linked To: NILE LINES."
)
EDITION = Edition("ab" * 32, None, Look.parse("2024-05-01T10:00Z"))


@pytest.fixture
def then(keeper: Keeper, view: Views) -> View:
    rows = [
        sdn_row(1, "IVANOV, Ivan", "individual", "BELARUS-EO14038] [SDGT", REMARKS),
        sdn_row(2, "=NILE LINES"),
        sdn_row(
            3,
            "KARACHINSKIY",
            "vessel",
            "RUSSIA-EO14024",
            "Vessel Registration Identification IMO 9187629; MMSI 273359440.",
        ),
    ]
    keeper.keep(csv_file(*rows), "2024-05-01T10:00Z")
    keeper.keep(csv_file(rows[0], rows[2]), "2024-05-03T10:00Z")
    return view("2024-05-02T10:00Z")


def member(entry: Entry, state: State = State.LISTED) -> Member:
    start = Interval(None, parse_instant("2024-05-01T10:00Z"))
    listing = Listing(start, None, None, EDITION, EDITION, None)
    return Member(entry.number, Standing(state, EDITION, None, listing), entry)


def test_csv_and_parquet_tell_the_same_one_row_an_entry(then: View) -> None:
    found = snapshot(then)
    told = provenance(found, "parquet")
    table = parquet.read_table(io.BytesIO(as_parquet(found, told)))
    rows = list(csv.DictReader(io.StringIO(as_csv(found, told).decode(), newline="")))
    assert table.column_names == list(rows[0]) == [column.name for column in COLUMNS]
    assert json.loads(table.schema.metadata[PROVENANCE]) == told
    for of_sheet, of_table in zip(rows, table.to_pylist(), strict=True):
        for name, value in of_table.items():
            cell = original(of_sheet[name])
            if isinstance(value, list):
                assert cell == " | ".join(value)
            elif isinstance(value, str) or value is None:
                assert cell == (value or "")
            else:
                assert parse_instant(cell) == value


def test_a_row_tells_all_that_the_entry_tells(then: View) -> None:
    found = snapshot(then)
    ivanov, nile, _ = parquet.read_table(io.BytesIO(as_parquet(found, provenance(found, "parquet")))).to_pylist()
    assert (ivanov["state"], nile["state"], nile["why_unknown"]) == (
        "listed",
        "unknown",
        "the entry changed between two looks",
    )
    assert ivanov["programmes"] == ["BELARUS-EO14038", "SDGT"]
    assert ivanov["weak_aliases"] == ["BOSS"]
    assert ivanov["births"] == ["1965-03-12", "1966~"]
    assert ivanov["identifiers"] == ["Passport MP1234567 (Belarus)"]
    assert (ivanov["listed_after"], ivanov["listed_by"]) == (None, parse_instant("2024-05-01T10:00Z"))
    assert (nile["removed_after"], nile["removed_by"]) == (
        parse_instant("2024-05-01T10:00Z"),
        parse_instant("2024-05-03T10:00Z"),
    )
    assert ivanov["edition"] == (found.before and found.before.sha256)


def test_a_row_names_the_edition_of_its_state_and_those_of_its_details(keeper: Keeper, view: Views) -> None:
    main = csv_file(sdn_row(1, "NILE LINES"), sdn_row(2, "ORLO"))
    aliases = csv_file('1,9001,"aka","NILE SHIPPING",-0- ')
    keeper.keep({"sdn.csv": main, "alt.csv": aliases}, "2024-05-01T10:00Z")
    keeper.keep(csv_file(sdn_row(1, "NILE LINES"), sdn_row(2, "ORLO LTD")), "2024-05-02T10:00Z")
    names = [json.dumps({"id": f"ofac-{n}", "schema": "Thing", "properties": {"name": ["N"]}}) for n in (1, 2, 3)]
    keeper.keep({"x.json": "\n".join(names).encode()}, "2024-05-03T10:00Z", "names")
    found = snapshot(view("2024-05-03T12:00Z"))
    nile, orlo, named = csv.DictReader(io.StringIO(as_csv(found, {}).decode(), newline=""))
    first, second, third = (view("2024-05-03T12:00Z").editions()[at] for at in range(3))
    for row in (nile, orlo, named):
        assert (row["edition"], row["retrieved"]) == (third.sha256, "2024-05-03T10:00:00Z")
    for row in (nile, orlo):
        assert (row["details_edition"], row["details_retrieved"]) == (second.sha256, "2024-05-02T10:00:00Z")
    assert (nile["older_parts"], orlo["older_parts"]) == (f"alt 2024-05-01T10:00:00Z {first.sha256}", "")
    assert nile["aliases"].startswith("NILE SHIPPING")
    assert (named["details_edition"], named["details_retrieved"], named["older_parts"]) == ("", "", "")


def test_a_row_of_one_edition_names_it_twice(then: View) -> None:
    for row in csv.DictReader(io.StringIO(as_csv(snapshot(then), {}).decode(), newline="")):
        assert row["edition"] == row["details_edition"] != ""
        assert row["older_parts"] == ""


def test_a_cell_of_the_list_does_not_become_a_formula(then: View) -> None:
    found = snapshot(then)
    assert "'=NILE LINES" in as_csv(found, {}).decode()


def test_follow_the_money_lines_are_read_back_as_the_same_parties(then: View) -> None:
    found = snapshot(then)
    reading = reader.read({"x.json": as_ftm(found, {})}, register_facts(SDN))
    rows: dict[str, list[tuple[str, bytes]]] = {}
    for part in reading.parts.values():
        for row in part.rows:
            rows.setdefault(part.number(row), []).append((part.name, row))
    assert set(rows) == {each.number for each in found.members}
    for each in found.members:
        back = assemble(each.number, rows[each.number])
        assert back
        assert (back.name, back.kind) == (each.entry.name, each.entry.kind)
        assert set(back.programmes) == set(each.entry.programmes)
        assert {(name.text, name.quality) for name in back.names} == {
            (name.text, name.quality) for name in each.entry.names
        }


def test_a_party_is_described_in_the_models_own_terms(then: View) -> None:
    lines = [json.loads(line) for line in as_ftm(snapshot(then), {}).decode().splitlines()]
    ivanov = next(line for line in lines if line["id"] == "ofac-1")
    assert ivanov["schema"] == "Person"
    properties = ivanov["properties"]
    assert properties["topics"] == ["sanction"]
    assert properties["nationality"] == ["by"]
    assert properties["birthDate"] == ["1965-03-12", "1966"]
    assert properties["passportNumber"] == ["MP1234567"]
    assert {"Born: 1966~", "Linked to: NILE LINES"} <= set(properties["notes"])
    vessel = next(line for line in lines if line["id"] == "ofac-3")
    assert (vessel["properties"]["imoNumber"], vessel["properties"]["mmsi"]) == (["IMO9187629"], ["273359440"])
    sanctions = [line["properties"] for line in lines if line["schema"] == "Sanction"]
    assert {(each["entity"][0], each["programId"][0]) for each in sanctions} == {
        ("ofac-1", "BELARUS-EO14038"),
        ("ofac-1", "SDGT"),
        ("ofac-2", "TESTING"),
        ("ofac-3", "RUSSIA-EO14024"),
    }
    assert {each["status"][0] for each in sanctions if each["entity"] == ["ofac-2"]} == {"unknown"}


def test_what_the_model_has_no_place_for_stands_in_the_notes() -> None:
    details = Details(
        births=("1962/1964",),
        nationalities=("Atlantis",),
        identifiers=(Identifier("MMSI", "not a number"), Identifier("Passport", "X1", "Iran", expires="2030-01-01")),
        gender="unknown to us",
    )
    entry = Entry("9", Kind.PERSON, (Name("A"), Name("B", Quality.FORMER, "fka")), details=details)
    party, sanction = entities_of(register_facts(SDN), member(entry))
    assert party["properties"] == {
        "name": ["A"],
        "previousName": ["B"],
        "passportNumber": ["X1"],
        "topics": ["sanction"],
        "notes": [
            "Born: 1962/1964",
            "Nationality: Atlantis",
            "Gender: unknown to us",
            "Identifier: MMSI not a number",
            "Identifier: Passport X1 (Iran, expires 2030-01-01)",
        ],
    }
    properties = sanction["properties"]
    assert isinstance(properties, dict)
    assert "program" not in properties


@pytest.mark.parametrize(
    ("register", "number", "key"),
    [
        (SDN, "44541", "ofac-44541"),
        ("un-sc", "6908901", "un-sc-6908901"),
        ("ca-sema", "Schedule 1, item 2", None),
    ],
)
def test_ids_are_such_as_the_model_takes(register: str, number: str, key: str | None) -> None:
    made = entity_id(register_facts(register), number)
    assert key is None or made == key
    assert made.replace("-", "").replace(".", "").isalnum()
    assert made == entity_id(register_facts(register), number)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, North", "kp"),
        ("Iran (Islamic Republic of)", "ir"),
        ("Côte d’Ivoire", "ci"),
        ("GB", "gb"),
        ("Atlantis", None),
    ],
)
def test_countries_are_known_as_registers_write_them(name: str, code: str | None) -> None:
    assert country_code(name) == code
