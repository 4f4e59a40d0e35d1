"""SECO's list. Targets, programmes and places are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists import seco_xml
from inforce.lists.edition import Reading
from inforce.lists.encoded import decode
from inforce.lists.model import ActKind, Address, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import register_facts

SECO = register_facts("ch-seco")
PROGRAMME = """<sanctions-program ssid="70" version-date="2024-01-01" predecessor-version-date="2023-01-01">
<program-key lang="ger">Atlantis</program-key><program-key lang="eng">Atlantis (isle)</program-key>
<program-name lang="eng">Ordinance on Atlantis</program-name>
<sanctions-set ssid="701" lang="ger">Artikel 2</sanctions-set>
<sanctions-set ssid="701" lang="eng">article 2</sanctions-set>
<sanctions-set ssid="702" lang="eng">article 9</sanctions-set><origin>EU</origin></sanctions-program>"""
PLACE = """<place ssid="900"><location>Port Orlo</location><location-variant variant-type="x">Orlo</location-variant>
<area>North Isle</area><country iso-code="AT">Atlantis</country></place>"""
PERSON = """<individual sex="male">
<identity ssid="11" main="true">
<name ssid="12" name-type="primary-name" quality="good" lang="eng">
<name-part order="2" name-part-type="given-name"><value>Orlo</value></name-part>
<name-part order="1" name-part-type="family-name"><value>Vandermeer</value>
<spelling-variant lang="rus" script="CYRL">Вандермеер</spelling-variant></name-part>
<name-part order="3" name-part-type="title"><value>Dr</value></name-part></name>
<name ssid="13" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name">
<value>The Pilot</value></name-part></name>
<day-month-year ssid="14" day="7" month="3" year="1961" calendar="Gregorian" quality="good"/>
<day-month-year ssid="15" year="1960" quality="low"/>
<place-of-birth ssid="16" place-id="900" quality="low"/>
<nationality ssid="17"><country iso-code="AT">Atlantis</country></nationality>
<address ssid="18" place-id="900" current="false"><c-o>Ferry Club</c-o><address-details>3 Quay</address-details>
<p-o-box>77</p-o-box><zip-code>1234</zip-code><remark>since 2010</remark></address>
<identification-document ssid="19" document-type="diplomatic-passport"><number>D12</number>
<issuer code="AT">Atlantis</issuer><date-of-issue>2010-01-02</date-of-issue>
<expiry-date><day-month-year year="2020" month="1" day="1"/></expiry-date><place-of-issue place-id="900"/>
<remark>lost</remark></identification-document></identity>
<identity ssid="21" main="false"><name name-type="primary-name" quality="good"><name-part order="1"
name-part-type="whole-name"><value>Otto Meer</value></name-part></name></identity>
<justification ssid="22">Ran the ferry.</justification>
<relation ssid="23" target-id="2" relation-type="owner-of"><remark>in part</remark></relation>
<relation ssid="24" target-id="999" relation-type="related-to"/>
<other-information ssid="25">Passport number: X9</other-information>
<other-information ssid="26">Has a limp.</other-information></individual>"""
COMPANY = """<entity><identity ssid="31" main="true"><name name-type="primary-name" quality="good"><name-part order="1"
name-part-type="whole-name"><value>Heron Ferry Lines</value></name-part></name>
<name name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name">
<value>Stork Lines</value></name-part></name><day-month-year year="1999"/></identity></entity>"""
SHIP = """<object object-type="vessel"><identity main="true"><name name-type="primary-name"><name-part order="1"
name-part-type="whole-name"><value>Grey Heron</value></name-part></name></identity>
<other-information>IMO Number: 9999991</other-information></object>"""


def modification(kind: str, day: str, inside: str = "") -> str:
    return (
        f'<modification modification-type="{kind}" enactment-date="{day}" publication-date="{day}" '
        f'effective-date="{day}">{inside}</modification>'
    )


LISTED = modification("listed", "2015-06-01")


def target(number: int, body: str, *modifications: str, sets: str = "<sanctions-set-id>701</sanctions-set-id>") -> str:
    inside = "".join(modifications)
    return f'<target ssid="{number}">{sets}<foreign-identifier>X.{number}</foreign-identifier>{body}{inside}</target>'


def listing(*children: str, kind: str = "whole-list", date: str = "2024-02-03") -> bytes:
    inside = "".join((PROGRAMME, *children, PLACE))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><swiss-sanctions-list list-type="{kind}" date="{date}">'
        f"{inside}</swiss-sanctions-list>"
    ).encode()


def read(data: bytes) -> Reading:
    return seco_xml.read({"seco.xml": data}, SECO)


def entries(data: bytes, part: str = "entry") -> dict[str, Entry]:
    return {entry.number: entry for entry in map(decode, read(data).parts[f"seco-xml:{part}"].rows)}


WHOLE = listing(target(1, PERSON, LISTED), target(2, COMPANY, LISTED), target(3, SHIP, LISTED))


def test_every_element_of_a_person_is_taken() -> None:
    found = entries(WHOLE)["1"]
    assert (found.kind, found.programmes) == (Kind.PERSON, ("Atlantis (isle)",))
    assert found.names == (
        Name("Vandermeer Orlo", Quality.PRIMARY, "name", "eng"),
        Name("Вандермеер Orlo", Quality.STRONG, "spelling variant", "rus"),
        Name("The Pilot", Quality.WEAK, "aka"),
        Name("Otto Meer", Quality.STRONG, "aka"),
    )
    details = found.details
    assert details.births == ("1960?", "1961-03-07")
    assert details.birthplaces == ("Port Orlo, North Isle, Atlantis (uncertain)",)
    assert (details.nationalities, details.gender) == (("Atlantis",), "male")
    assert details.identifiers == (
        Identifier("Foreign identifier", "X.1"),
        Identifier("Diplomatic passport", "D12", "Atlantis", "2010-01-02", "2020-01-01"),
        Identifier("Passport number", "X9"),
    )
    assert found.addresses == (
        Address(
            ("c/o Ferry Club", "3 Quay", "P.O. Box 77", "1234", "Port Orlo", "North Isle"),
            "Atlantis",
            "since 2010; former",
        ),
    )
    assert details.links == ("Heron Ferry Lines", "target 999")
    assert details.remarks == ("Ran the ferry.", "Has a limp.")
    assert details.facts == (
        ("Title", "Dr"),
        ("Measures", "article 2"),
        ("Ordinance", "Ordinance on Atlantis"),
        ("Origin", "EU"),
        ("Document", "Diplomatic passport D12: lost, issued in Port Orlo, North Isle, Atlantis"),
        ("Relation", "owner of Heron Ferry Lines (target 2): in part"),
        ("Relation", "related to (target 999)"),
    )


def test_organisations_and_vessels_are_told_apart() -> None:
    found = entries(WHOLE)
    assert found["2"].kind is Kind.ORGANISATION
    assert found["2"].names[1] == Name("Stork Lines", Quality.FORMER, "fka")
    assert found["2"].details.established == ("1999",)
    assert found["3"].kind is Kind.VESSEL
    assert Identifier("IMO Number", "9999991") in found["3"].details.identifiers


def test_all_programmes_of_all_sets_are_taken_also_from_the_attribute_of_older_files() -> None:
    both = "<sanctions-set-id>701</sanctions-set-id><sanctions-set-id>888</sanctions-set-id>"
    assert entries(listing(target(1, COMPANY, LISTED, sets=both)))["1"].programmes == ("Atlantis (isle)", "888")
    older = target(1, COMPANY, LISTED, sets="").replace('ssid="1"', 'ssid="1" sanctions-set-id="702"')
    (found,) = entries(listing(older)).values()
    assert found.programmes == ("Atlantis (isle)",)
    assert ("Measures", "article 9") in found.details.facts


# Listed or not


@pytest.mark.parametrize(
    ("modifications", "listed"),
    [
        (["listed 2015-06-01"], True),
        (["de-listed 2020-01-01", "listed 2015-06-01"], False),
        (["amended 2019-01-01", "de-listed 2020-01-01", "listed 2015-06-01"], False),
        (["listed 2021-01-01", "de-listed 2020-01-01", "listed 2015-06-01"], True),
        (["de-listed 2024-02-04", "listed 2015-06-01"], True),
        (["de-listed 2024-02-03", "listed 2015-06-01"], False),
        (["listed 2024-03-01"], False),
        (["de-listed 2020-01-01", "amended 2020-01-01"], False),
        (["listed 2020-01-01", "de-listed 2020-01-01"], True),
        (["corrected 2020-01-01"], True),
        ([], True),
    ],
)
def test_the_modification_with_the_latest_effective_day_decides(modifications: list[str], listed: bool) -> None:
    told = [modification(*each.split()) for each in modifications]
    data = listing(target(1, COMPANY, *told), target(2, PERSON, LISTED))
    assert read(data).numbers == ({"1", "2"} if listed else {"2"})
    assert ("1" in entries(data, "entry"), "1" in entries(data, "past")) == (listed, not listed)


def test_only_the_part_of_the_listed_lists() -> None:
    parts = read(listing(target(1, COMPANY, LISTED))).parts
    assert {name: part.lists for name, part in parts.items()} == {"seco-xml:entry": True, "seco-xml:past": False}


def test_the_file_tells_the_past_of_every_target_in_the_order_of_days() -> None:
    told = [modification("amended", "2019-01-01"), modification("de-listed", "2020-01-01"), LISTED]
    acts = entries(listing(target(1, COMPANY, *told), target(2, PERSON, LISTED)), "past")["1"].details.acts
    assert [(act.kind, act.in_force, act.published, act.title) for act in acts] == [
        (ActKind.LISTED, "2015-06-01", "2015-06-01", "enacted 2015-06-01"),
        (ActKind.AMENDED, "2019-01-01", "2019-01-01", "enacted 2019-01-01"),
        (ActKind.DELISTED, "2020-01-01", "2020-01-01", "enacted 2020-01-01"),
    ]
    assert {act.programme for act in acts} == {"Atlantis (isle)"}


def test_a_listing_day_is_stated_for_every_time_a_target_was_listed() -> None:
    told = [modification("listed", "2021-01-01"), modification("de-listed", "2020-01-01"), LISTED]
    assert entries(listing(target(1, COMPANY, *told)))["1"].details.listed_on == ("2015-06-01", "2021-01-01")


def test_targets_inside_modifications_do_not_count() -> None:
    nested = f"<added>{target(50, PERSON, LISTED)}</added><removed>{target(51, COMPANY)}</removed>"
    data = listing(target(1, COMPANY, modification("amended", "2019-01-01", nested), LISTED))
    reading = read(data)
    assert reading.numbers == {"1"}
    assert [name.text for name in entries(data)["1"].names] == ["Heron Ferry Lines", "Stork Lines"]
    assert not reading.remarks


# Names


def test_every_combination_of_spellings_is_a_name() -> None:
    body = COMPANY.replace(
        "<value>Heron Ferry Lines</value></name-part>",
        '<value>Heron</value><spelling-variant script="LATN">Hern</spelling-variant>'
        '<spelling-variant script="LATN">Heroun</spelling-variant></name-part>'
        '<name-part order="2" name-part-type="other"><value>Lines</value>'
        '<spelling-variant script="LATN">Lynes</spelling-variant></name-part>',
    )
    names = [name.text for name in entries(listing(target(1, body, LISTED)))["1"].names]
    assert names == ["Heron Lines", "Hern Lynes", "Heroun Lynes", "Stork Lines"]


# Unknown fields


def test_fields_never_seen_are_reported_and_kept() -> None:
    body = COMPANY.replace("<entity>", '<entity><mood since="2001">grim</mood>')
    data = listing(target(1, body, LISTED), '<annex number="4"/>')
    assert read(data).remarks == (
        "field annex is not known, and belongs to no entry",
        "field target/entity/mood is not known; kept as a fact (1 entries)",
        "field target/entity/mood/@since is not known; kept as a fact (1 entries)",
    )
    assert ("target/entity/mood", "grim") in entries(data)["1"].details.facts


def test_a_target_that_stands_twice_is_reported() -> None:
    reading = read(listing(target(1, COMPANY, LISTED), target(1, PERSON, LISTED)))
    assert reading.remarks == ("target 1 stands in the list twice; the first is taken",)


# What is no edition


def test_the_list_says_when_it_was_published() -> None:
    assert read(WHOLE).published == "2024-02-03"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>busy</body></html>",
        b"<CONSOLIDATED_LIST/>",
        listing(),
        listing(target(1, COMPANY, modification("de-listed", "2020-01-01"))),
        listing(target(1, COMPANY, LISTED), kind="delta-list"),
    ],
)
def test_what_is_no_edition_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenEdition, match=r"^seco\.xml: "):
        read(data)


@given(st.integers(min_value=1, max_value=len(WHOLE) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BrokenEdition):
        read(WHOLE[:length])


def test_only_this_list_looks_like_it() -> None:
    assert seco_xml.looks_like(WHOLE)
    assert not seco_xml.looks_like(b"<CONSOLIDATED_LIST/>")
