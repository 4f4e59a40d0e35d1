"""The same party in OFAC's CSV, sdnList, ADVANCED and ENHANCED forms of one day is the same entry, as far as they carry it."""

from itertools import combinations

import pytest

from inforce.errors import BrokenEdition
from inforce.lists.formats import assemble, read_edition
from inforce.lists.model import Act, ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts
from tests.lists import ofac_forms as forms
from tests.lists.comparing import same_as_far_as_carried
from tests.lists.fuzzing import within
from tests.lists.ofac_forms import ALL, Sample

SDN = register_facts("us-ofac-sdn")
CONS = register_facts("us-ofac-cons")
FILES = {
    "csv": forms.csv_set(ALL),
    "sdnList": {"sdn.xml": forms.sdn_list(ALL)},
    "sdnList, old": {"sdn.xml": forms.sdn_list(ALL, forms.OLD_NAMESPACE)},
    "advanced": {"sdn_advanced.xml": forms.advanced(ALL)},
    "advanced, new": {"sdn_advanced.xml": forms.advanced(ALL, forms.ADVANCED_NEW)},
    "enhanced": {"sdn_enhanced.xml": forms.enhanced(ALL)},
}


def entry(form: str, number: int) -> Entry:
    reading = read_edition(FILES[form], SDN)
    rows = [(p.name, row) for p in reading.parts.values() for row in p.rows if p.number(row) == str(number)]
    found = assemble(str(number), rows)
    assert found
    return found


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.kind)
@pytest.mark.parametrize(("one", "other"), list(combinations(FILES, 2)))
def test_two_forms_give_one_entry(one: str, other: str, sample: Sample) -> None:
    assert same_as_far_as_carried(entry(one, sample.number), entry(other, sample.number)) == []


@pytest.mark.parametrize("form", FILES)
def test_every_form_is_read_without_a_remark(form: str) -> None:
    reading = read_edition(FILES[form], SDN)
    assert reading.remarks == ()
    assert reading.numbers == {"9001", "9002", "9003", "9004"}
    assert reading.published == (None if form == "csv" else "2024-02-23")


def test_the_richest_form_carries_all_of_a_person() -> None:
    """So that agreement between forms is not agreement on nothing."""
    found = entry("advanced", 9001)
    assert (found.kind, found.programmes, found.missing) == (
        Kind.PERSON,
        ("SDGT", "IFSR", "RUSSIA-EO14024"),
        frozenset(),
    )
    assert found.names == (
        Name("MERIDIAN, Omar Said"),
        Name("MERIDIANE, Omar", Quality.STRONG, "aka"),
        Name("LONGITUDE, Omar", Quality.FORMER, "fka"),
        Name("THE MARINER", Quality.WEAK, "aka"),
        Name("МЕРИДИАН, Омар", Quality.STRONG, "aka", "Cyrillic"),
    )
    details = found.details
    assert details.births == ("1967-02-17", "1968~")
    assert (details.birthplaces, details.nationalities, details.citizenships) == (
        ("Port Orlo, Atlantis",),
        ("Atlantis",),
        ("Mu",),
    )
    assert (details.gender, details.positions, details.links) == ("male", ("Captain",), ("HERON FERRY LINES",))
    assert set(details.identifiers) == {
        Identifier("Passport", "A123456", "Atlantis", "02 Jan 2010", "01 Jan 2020"),
        Identifier("National ID No.", "77-88", "Mu"),
        Identifier("Email Address", "omar@meridian.example"),
    }
    assert details.listed_on == ("2015-09-29",)
    assert Act(ActKind.LISTED, "Executive Order 13224 (Terrorism)", "2015-09-29") in details.acts
    assert found.addresses == (
        Address(("3 Quay", "Port Orlo, North Isle 1234"), "Atlantis"),
        Address((), "Mu"),
    )
    assert ("Relation: Owned or Controlled By", "HERON FERRY LINES") in details.facts


@pytest.mark.parametrize(
    ("number", "kind", "fact"),
    [
        (9002, Kind.ORGANISATION, ("Target Type", "State-Owned Enterprise")),
        (9003, Kind.VESSEL, ("Vessel type", "Crude Oil Tanker")),
        (9004, Kind.AIRCRAFT, ("Aircraft Model", "B747-200")),
    ],
)
@pytest.mark.parametrize("form", FILES)
def test_every_form_tells_kinds_and_facts(form: str, number: int, kind: Kind, fact: tuple[str, str]) -> None:
    found = entry(form, number)
    assert found.kind is kind
    assert fact in found.details.facts


def test_the_forms_that_have_listing_dates_state_them_and_the_others_say_that_they_do_not() -> None:
    for form in FILES:
        found = entry(form, 9002)
        stated = form.startswith(("advanced", "enhanced"))
        assert found.details.listed_on == (("2015-09-29",) if stated else ()), form
        assert stated or form == "csv" or "listing dates" in found.missing


# Fields never seen before


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("sdnList", b"<sdnType>Vessel", b"<moonPhase>waxing</moonPhase><sdnType>Vessel"),
        ("advanced", b'<Profile ID="9003"', b'<Profile MoonPhase="waxing" ID="9003"'),
        ("enhanced", b"<entityType>Vessel", b"<moonPhase>waxing</moonPhase><entityType>Vessel"),
    ],
)
def test_a_field_never_seen_is_told_and_kept(form: str, old: bytes, new: bytes) -> None:
    ((name, data),) = FILES[form].items()
    assert data.count(old) == 1
    reading = read_edition({name: data.replace(old, new)}, SDN)
    assert any("oonPhase is not known; kept as a fact (1 entries)" in remark for remark in reading.remarks)
    rows = [(p.name, row) for p in reading.parts.values() for row in p.rows if p.number(row) == "9003"]
    found = assemble("9003", rows)
    assert found
    assert "waxing" in dict(found.details.facts).values()


def test_a_text_of_a_million_references_is_read_in_linear_time() -> None:
    """It took the square of its length: five million characters were never done."""
    long = "&amp;" * 1_000_000
    data = FILES["advanced"]["sdn_advanced.xml"].replace(b"B747-200", long.encode())
    with within(60):
        reading = read_edition({"sdn_advanced.xml": data}, SDN)
    assert reading.numbers == {"9001", "9002", "9003", "9004"}


# What is no edition


@pytest.mark.parametrize("form", [form for form in FILES if form != "csv"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.99])
def test_a_cut_file_is_refused(form: str, share: float) -> None:
    ((name, data),) = FILES[form].items()
    with pytest.raises(BrokenEdition, match="cut off"):
        read_edition({name: data[: int(len(data) * share)]}, SDN)


@pytest.mark.parametrize("form", [form for form in FILES if form != "csv"])
def test_another_namespace_is_another_list(form: str) -> None:
    ((name, data),) = FILES[form].items()
    begin = data.index(b'xmlns="') + len(b'xmlns="')
    other = data[:begin] + b"https://example.org/other" + data[data.index(b'"', begin) :]
    with pytest.raises(BrokenEdition, match="not a list in a form of us-ofac-sdn"):
        read_edition({name: other}, SDN)


@pytest.mark.parametrize("form", ["advanced", "enhanced"])
def test_the_other_list_of_ofac_is_refused(form: str) -> None:
    for facts, listed in ((SDN, "FSE List"), (CONS, "SDN List")):
        data = FILES[form].values().__iter__().__next__().replace(b"SDN List", listed.encode())
        with pytest.raises(BrokenEdition, match=f"are on a list of {facts.name}"):
            read_edition({"list.xml": data}, facts)


def test_a_file_that_disagrees_with_its_own_count_is_refused() -> None:
    data = FILES["sdnList"]["sdn.xml"].replace(b"<Record_Count>4<", b"<Record_Count>5<")
    with pytest.raises(BrokenEdition, match="says that it has 5 entries and has 4"):
        read_edition({"sdn.xml": data}, SDN)
