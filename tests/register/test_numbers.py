"""Entries are found by every number that their publisher prints, and it is told by which."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce import documents
from inforce.knowledge import knowledge
from inforce.lists.formats import numbers_of_row, read_edition
from inforce.lists.numbers import number_key, printed
from inforce.lists.registers import register_facts
from inforce.names import name_key
from inforce.outputs.ftm import as_ftm
from inforce.outputs.tables import as_csv
from inforce.register.history import changes
from inforce.register.programmes import roll
from inforce.register.register import View
from inforce.register.snapshot import snapshot
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row
from tests.lists import test_csl_csv, test_eu_fsf, test_ftm, test_seco_xml, test_sema_xml, test_un_xml
from tests.lists.fuzzing import Seed, samples

Views = Callable[..., View]
AT = "2024-05-02T10:00Z"
SEEDS = {seed.name: seed for seed in samples()}
UN = test_un_xml.listing(test_un_xml.PERSON, test_un_xml.GROUP)
PLACE = {**test_sema_xml.PERSON, "LastName": "QUELL"}
FILES = {
    "un-sc": {"un.xml": UN},
    "us-csl": {"csl.csv": test_csl_csv.listing(test_csl_csv.PERSON, test_csl_csv.COMPANY)},
    "eu-fsf": {"eu.xml": SEEDS["eu-fsf"].whole()},
    "gb-fcdo": {"uk.xml": SEEDS["uk-xml"].whole()},
    "ch-seco": {"seco.xml": test_seco_xml.WHOLE},
    "ca-sema": {"sema.xml": test_sema_xml.listing(test_sema_xml.PERSON, PLACE)},
    SDN: {"sdn.csv": sdn_file({44541: "BELAVIA"})},
}
LINES = test_ftm.lines(
    {"id": "gb-fcdo-x", "schema": "Person", "properties": {"name": ["Tamsin Quell"], "topics": ["sanction"]}},
    {
        "id": "gb-fcdo-s",
        "schema": "Sanction",
        "properties": {"entity": ["gb-fcdo-x"], "recordId": ["RUS9"], "authorityId": ["9"], "unscId": ["QDi.9"]},
    },
)
SUFFIXED = UN.replace(b"MLi.901 <", b"MLi.901 .1<")
SHARED = test_eu_fsf.SAMPLE.replace(b"EU.9002.20", b"EU.9001.10")
PRINTED = [
    ("un-sc", "7100001", ["MLi.901"], "its DATAID 7100001"),
    ("un-sc", "mli.901", ["MLi.901"], None),
    ("us-csl", "990001", ["SDN:990001"], "its Entity number 990001"),
    ("eu-fsf", "5001", ["EU.9001.10"], "its Logical ID 5001"),
    ("eu-fsf", "XXi.001", ["EU.9001.10"], "its United Nations ID XXi.001"),
    ("gb-fcdo", "70001", ["QUA0001"], "its OFSI Group ID 70001"),
    ("ch-seco", "X.2", ["2"], "its Foreign identifier X.2"),
    ("ca-sema", "Atlantis/1, Part 2/7", None, "its Place in the law Atlantis/1, Part 2/7"),
    ("gb-fcdo", "RUS9", ["gb-fcdo-x"], "its Record ID RUS9"),
    ("gb-fcdo", "QDi.9", ["gb-fcdo-x"], "its UN Security Council ID QDi.9"),
    (SDN, "ofac-44541", ["44541"], "its id in FollowTheMoney, ofac-44541"),
    (SDN, "44541", ["44541"], None),
]


def keep(keeper: Keeper, register: str, files: dict[str, bytes], retrieved: str = AT) -> None:
    keeper.keep(files, retrieved, register=register)


@pytest.mark.parametrize(
    ("register", "asked", "found", "by"), PRINTED, ids=[f"{each[0]} {each[1]}" for each in PRINTED]
)
def test_an_entry_is_found_by_every_number_in_the_file(
    keeper: Keeper, view: Views, register: str, asked: str, found: list[str] | None, by: str | None
) -> None:
    keep(keeper, register, {"x.json": LINES} if found == ["gb-fcdo-x"] else FILES[register])
    then = view("2024-05-03", register=register)
    numbers = then.find(f" {asked} ")
    assert numbers[: len(found or numbers)] == (found or sorted(then.numbers()))
    assert [then.found_by(number, asked) for number in numbers] == [by] * len(numbers)


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
def test_no_number_that_an_entry_holds_is_lost(keeper: Keeper, view: Views, seed: Seed) -> None:
    keep(keeper, seed.register, {seed.file: seed.whole()})
    then = view("2024-05-03", register=seed.register)
    for entry in list(then.entries())[:20]:
        for asked in (entry.number, entry.number.upper(), *(each.value for each in printed(entry))):
            assert entry.number in then.find(asked)


def test_a_number_of_several_entries_finds_them_all_and_says_so(keeper: Keeper, view: Views) -> None:
    other = test_un_xml.GROUP.replace("7100002", "MLi.901")  # another's number as the number of a record
    keep(keeper, "un-sc", {"un.xml": test_un_xml.listing(test_un_xml.PERSON, other)})
    then = view("2024-05-03", register="un-sc")
    assert then.find("MLi.901") == ["MLi.901", "KPe.902"]
    own, foreign = (documents.answer(then, number, "MLi.901").notes for number in then.find("MLi.901"))
    assert own[0] == "MLi.901 is a number of KPe.902 HERON FERRY LINES too."
    assert foreign[:2] == ("Found by its DATAID MLi.901.", "MLi.901 is a number of MLi.901 TAMSIN QUELL too.")


def test_a_reference_number_with_a_suffix_is_found_and_of_what_time_it_was_is_told(keeper: Keeper, view: Views) -> None:
    for day, data in ((1, UN), (5, SUFFIXED), (9, UN)):
        keep(keeper, "un-sc", {"un.xml": data}, f"2024-05-0{day}T10:00Z")
    by = "its Reference number as printed MLi.901 .1"
    for at, told in (("2024-05-06", by), ("2024-05-10", f"{by}, which it bore at another time")):
        then = view(at, register="un-sc")
        assert then.find("MLi.901.1") == ["MLi.901"]
        assert then.found_by("MLi.901", "MLi.901.1") == told
    assert view("2024-05-10", "2024-05-04", register="un-sc").numbered("MLi.901.1") == []


def test_an_entry_of_the_eu_whose_reference_another_bears_is_found_by_it_too(keeper: Keeper, view: Views) -> None:
    keep(keeper, "eu-fsf", {"eu.xml": SHARED}, "2034-01-01T10:00Z")
    then = view("2034-01-02", "2034-01-02", register="eu-fsf")
    first, second = then.find("EU.9001.10")
    assert first == "EU.9001.10"
    assert then.found_by(second, "EU.9001.10") == "its EU reference number EU.9001.10"


def test_exports_tell_the_other_numbers_beside_the_one_that_an_entry_is_kept_under(keeper: Keeper, view: Views) -> None:
    keep(keeper, "un-sc", {"un.xml": UN})
    keep(keeper, "un-sc", {"un.xml": UN.replace(b"QUELL", b"QUELLE")}, "2024-05-05T10:00Z")
    then = view("2024-05-06", register="un-sc")
    found = snapshot(then)
    rows = {row["entry"]: row for row in csv.DictReader(io.StringIO(as_csv(found, {}).decode(), newline=""))}
    assert rows["MLi.901"]["other_numbers"] == "DATAID 7100001"
    assert '"recordId": ["MLi.901", "7100001"]' in as_ftm(found, {}).decode()
    (change,) = changes(then, then.editions()[0].look.known, then.moment.valid)
    assert [each.value for each in change.numbers] == ["7100001"]
    (member,) = (roll(then, "Mali") or pytest.fail("nobody")).members
    assert [each.value for each in member.numbers] == ["7100001"]


def test_a_name_of_figures_is_found_where_no_number_is_so(keeper: Keeper, view: Views) -> None:
    keeper.keep(csv_file(sdn_row(1, "313"), sdn_row(2, "313 BATTALION")), AT)
    then = view("2024-05-03")
    assert (then.find("313"), then.find("2")) == (["1"], ["2"])


@given(st.text())
def test_no_name_has_the_key_of_a_number(text: str) -> None:
    assert name_key(text) != number_key(text)
    assert number_key(f" {text.upper()}\t") == number_key(text.upper())


def test_every_label_of_the_table_is_one_that_a_reader_writes() -> None:
    """One that is written otherwise would find nothing."""
    met = set()
    others = (("un-sc", {"un.xml": SUFFIXED}), ("eu-fsf", {"eu.xml": SHARED}), ("gb-fcdo", {"x.json": LINES}))
    for register, files in (*FILES.items(), *others):
        for part in read_edition(files, register_facts(register)).parts.values():
            met |= {each.type for row in part.rows for each in numbers_of_row(part.name, part.number(row), row)}
    labels = knowledge("lists", "numbers")
    assert met == {*labels["identifiers"], *labels["facts"]}


UNIQUE = {"DATAID", "Reference number as printed", "Entity number", "OFSI Group ID"}
"""Labels of identifiers of which two entries with the same are the same party."""


def test_every_label_of_a_number_among_identifiers_is_shared_by_several_parties_or_is_unique_on_purpose() -> None:
    shared = knowledge("lists", "identifiers")["shared"]
    for label in knowledge("lists", "numbers")["identifiers"]:
        assert (label in UNIQUE) is not any(word in label.casefold() for word in shared), label


def test_a_number_kept_in_small_letters_is_found_in_capitals(keeper: Keeper, view: Views) -> None:
    keep(keeper, "gb-fcdo", {"x.json": LINES})
    then = view("2024-05-03", register="gb-fcdo")
    for asked in ("gb-fcdo-x", "GB-FCDO-X", "Gb-fcdo-X", " gb-FCDO-x "):
        assert then.numbered(asked) == ["gb-fcdo-x"]


def test_the_id_of_an_entity_finds_the_entry_of_that_number_alone(keeper: Keeper, view: Views) -> None:
    lines = test_ftm.lines(
        *(
            {"id": f"ofac-{n}", "schema": "Person", "properties": {"name": [f"Name {n}"], "topics": ["sanction"]}}
            for n in (5, 7)
        ),
        {"id": "s-7", "schema": "Sanction", "properties": {"entity": ["ofac-7"], "recordId": ["5", "6"]}},
    )
    keep(keeper, SDN, {"x.json": lines})
    then = view("2024-05-03")
    assert (then.numbered("5"), then.numbered("ofac-5")) == (["5", "7"], ["5"])
    assert then.found_by("5", "ofac-5") == "its id in FollowTheMoney, ofac-5"
    assert (then.numbered("ofac-6"), then.found_by("7", "ofac-6")) == (["7"], "its Record ID 6")
