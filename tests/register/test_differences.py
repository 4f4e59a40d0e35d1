"""Whatever an entry carries, a change of it is told."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from inforce.lists.model import Act, ActKind, Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.register.differences import differences

ADDRESS = Address(("1 Quay",), "Atlantis", "by the mill")
NAMES = (Name("NILE LINES"), Name("RIVER LINES", Quality.STRONG, "aka", "en"))
PASSPORT = Identifier("Passport", "A1", "Iran", "2001", "2011")
ACT = Act(ActKind.LISTED, "2024/1", "2024-01-01", "2024-01-02", "RUS", "https://law.example")
DETAILS = Details(
    births=("1951",),
    birthplaces=("Minsk",),
    nationalities=("Iran",),
    citizenships=("France",),
    gender="Male",
    identifiers=(PASSPORT,),
    links=("BELAVIA",),
    positions=("Director",),
    established=("1999",),
    listed_on=("2020-01-01",),
    acts=(ACT,),
    facts=(("Vessel Type", "Tug"),),
    remarks=("a remark",),
)
ENTRY = Entry("1", Kind.PERSON, NAMES, ("SDGT",), DETAILS, (ADDRESS,))
OTHERWISE: dict[type, Any] = {
    Kind: Kind.VESSEL,
    ActKind: ActKind.AMENDED,
    Quality: Quality.WEAK,
    str: "otherwise",
    type(None): "otherwise",
}


def altered(value: Any) -> Any:
    """A value of the same shape, otherwise."""
    if isinstance(value, tuple):
        return tuple(altered(each) for each in value)
    return OTHERWISE[type(value)]


def variants(value: Any, *but: str) -> Iterator[tuple[str, Any]]:
    """The value with each of its fields in turn altered."""
    for each in fields(value):
        if each.name not in but:
            yield each.name, replace(value, **{each.name: altered(getattr(value, each.name))})


def amended() -> Iterator[tuple[str, Entry]]:
    for name in ("programmes", "kind"):
        yield name, replace(ENTRY, **{name: altered(getattr(ENTRY, name))})
    for at, own in enumerate(NAMES):
        for name, other in variants(own):
            yield f"names {at} {name}", replace(ENTRY, names=(*NAMES[:at], other, *NAMES[at + 1 :]))
    for name, address in variants(ADDRESS, "parts"):
        yield f"addresses {name}", replace(ENTRY, addresses=(address,))
    yield "addresses parts", replace(ENTRY, addresses=(replace(ADDRESS, parts=("2 Quay",)),))
    for name, identifier in variants(PASSPORT):
        yield f"identifiers {name}", replace(ENTRY, details=replace(DETAILS, identifiers=(identifier,)))
    for name, act in variants(ACT):
        yield f"acts {name}", replace(ENTRY, details=replace(DETAILS, acts=(act,)))
    for name, details in variants(DETAILS, "identifiers", "acts"):
        yield f"details {name}", replace(ENTRY, details=details)


AMENDED = dict(amended())


@pytest.mark.parametrize("other", AMENDED.values(), ids=AMENDED.keys())
def test_a_change_of_any_field_of_an_entry_is_told_both_ways_with_both_values(other: Entry) -> None:
    ((what, was, now),) = differences(ENTRY, other)
    assert was != now
    assert was
    assert now
    assert list(differences(other, ENTRY)) == [(what, now, was)]
    assert not list(differences(other, other))


def test_every_field_of_an_entry_but_its_number_and_what_its_form_lacks_has_a_change_that_is_told() -> None:
    tried = {word for key in AMENDED for word in key.split()}
    assert {each.name for each in fields(Entry)} - tried == {"number", "missing"}
    assert {each.name for each in fields(Details)} <= tried
    assert all(getattr(DETAILS, each.name) for each in fields(Details)), "a field that is empty here is not tried"


@pytest.mark.parametrize("lost", [each.name for each in fields(Details)])
def test_a_detail_that_is_dropped_or_added_is_told(lost: str) -> None:
    other = replace(ENTRY, details=replace(DETAILS, **{lost: getattr(Details(), lost)}))
    ((what, was, now),) = differences(ENTRY, other)
    assert was
    assert not now
    assert list(differences(other, ENTRY)) == [(what, "", was)]


def test_what_is_said_beside_a_name_or_a_number_is_told_only_where_it_alone_differs() -> None:
    weak = replace(ENTRY, names=(NAMES[0], replace(NAMES[1], quality=Quality.WEAK)))
    assert list(differences(ENTRY, weak)) == [("names", "RIVER LINES (aka, strong, en)", "RIVER LINES (aka, weak, en)")]
    other = replace(ENTRY, names=(NAMES[0], replace(NAMES[1], text="MOUTH LINES")))
    assert list(differences(ENTRY, other)) == [("names", "RIVER LINES", "MOUTH LINES")]
