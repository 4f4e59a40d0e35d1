"""OFAC's delta files: what one publication added, removed and changed."""

from datetime import date

import pytest

from inforce.errors import BrokenEdition
from inforce.lists.ofac_delta import DeltaEdit, DeltaKind, looks_like, read_delta
from inforce.moment import Interval, parse_instant
from tests.lists import ofac_forms
from tests.register.deltas import added, delta_file, entity, removed

SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
DAY = "2024-05-03T00:00:00-04:00"


def changed(inside: str) -> bytes:
    body = f'<entity id="7"><generalInfo><entityType>Entity</entityType></generalInfo>{inside}</entity>'
    return delta_file(DAY, [body])


def test_kinds_numbers_names_and_programmes() -> None:
    delta = read_delta(delta_file(DAY, [added(7, "2024-05-03"), removed(8, name="DELTA LINES"), entity(9, "modify")]))
    assert [(each.kind, each.number, each.name) for each in delta.changes] == [
        (DeltaKind.ADD, "7", "NILE LINES"),
        (DeltaKind.REMOVE, "8", "DELTA LINES"),
        (DeltaKind.CHANGE, "9", "NILE LINES"),
    ]
    assert (delta.changes[0].programmes, delta.changes[0].listed_on) == (("TESTING",), ("2024-05-03",))
    assert (delta.occasion, delta.remarks) == ("Standard Action", ())


def test_a_party_is_described_in_the_words_of_the_enhanced_form_without_a_remark() -> None:
    named = {sample.number: sample.family for sample in ofac_forms.ALL}
    bodies = [
        ofac_forms.entity(sample, named).replace("<entity ", '<entity action="add" ') for sample in ofac_forms.ALL
    ]
    delta = read_delta(delta_file(DAY, bodies))
    assert delta.remarks == ()
    assert [each.name for each in delta.changes] == ["MERIDIAN, Omar Said", "HERON FERRY LINES", "GREY HERON", "XA-HFL"]


@pytest.mark.parametrize(
    ("written", "after", "by"),
    [
        (DAY, "2024-05-03T04:00Z", "2024-05-04T04:00Z"),
        ("2024-11-03T00:00:00-04:00", "2024-11-03T04:00Z", "2024-11-04T05:00Z"),  # a day of 25 hours
        ("2024-05-03T10:01:44-04:00", "2024-05-03T14:01:43.999999Z", "2024-05-03T14:01:44Z"),
        ("2024-05-03T10:01:44", "2024-05-03T14:01:43.999999Z", "2024-05-03T14:01:44Z"),
    ],
)
def test_midnight_means_the_day(written: str, after: str, by: str) -> None:
    assert read_delta(delta_file(written)).when == Interval(parse_instant(after), parse_instant(by))


def test_fields_that_changed_are_told_with_their_words_before_and_after() -> None:
    (change,) = read_delta(
        changed(
            '<sanctionsPrograms><sanctionsProgram action="add">IRAN</sanctionsProgram>'
            '<sanctionsProgram action="remove">SDGT</sanctionsProgram></sanctionsPrograms>'
            '<features><feature action="change"><type>Website</type><value oldValue="old.example">new.example</value>'
            "</feature></features>"
        )
    ).changes
    assert change.kind is DeltaKind.CHANGE
    assert change.programmes == ("IRAN",)
    assert DeltaEdit(DeltaKind.ADD, "sanctionsPrograms/sanctionsProgram", None, "IRAN") in change.edits
    assert DeltaEdit(DeltaKind.REMOVE, "sanctionsPrograms/sanctionsProgram", "SDGT", None) in change.edits
    assert any(edit.old == "old.example" and edit.new == "new.example" for edit in change.edits)


@pytest.mark.parametrize(
    ("action", "listed", "meaning"),
    [
        ("add", "SDN List", {SDN: DeltaKind.ADD, CONS: DeltaKind.CHANGE}),
        ("remove", "SDN List", {SDN: DeltaKind.REMOVE, CONS: DeltaKind.CHANGE}),
        ("add", "FSE List", {SDN: DeltaKind.CHANGE, CONS: DeltaKind.ADD}),
    ],
)
def test_joining_or_leaving_one_list_while_staying_on_another_is_that_for_the_one_alone(
    action: str, listed: str, meaning: dict[str, DeltaKind]
) -> None:
    stays = "FSE List" if listed == "SDN List" else "SDN List"
    (change,) = read_delta(
        changed(
            f'<sanctionsLists><sanctionsList action="{action}" datePublished="2024-05-03">{listed}</sanctionsList>'
            f'<sanctionsList datePublished="2019-01-01">{stays}</sanctionsList></sanctionsLists>'
        )
    ).changes
    assert {register: change.on(register) for register in (SDN, CONS)} == meaning


@pytest.mark.parametrize(
    ("listed_on", "kind"),
    [
        ("2024-05-03", DeltaKind.ADD),
        ("2024-05-02", DeltaKind.ADD),
        ("2019-05-01", DeltaKind.CHANGE),
        ("", DeltaKind.ADD),
        ("soon", DeltaKind.ADD),
    ],
)
def test_what_is_added_with_a_listing_date_of_old_is_described_anew(listed_on: str, kind: DeltaKind) -> None:
    (change,) = read_delta(delta_file(DAY, [added(7, listed_on)])).changes
    assert change.on_the_day(SDN, date(2024, 5, 3)) is kind


def test_an_action_and_a_field_never_seen_are_told() -> None:
    data = delta_file(DAY, [entity(7, "transmute").replace("<names>", "<moonPhase>waxing</moonPhase><names>")])
    assert read_delta(data).remarks == (
        "action 'transmute' is not known; taken as a change",
        "field moonPhase is not known, and belongs to no entry",
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (delta_file(DAY, [added(7, "2024-05-03")])[:-30], "cut off"),
        (delta_file("yesterday"), "is not a time"),
        (delta_file(""), "does not say when it was published"),
        (delta_file(DAY, [added(7, "2024-05-03").replace('id="7"', "")]), "an entity without an id"),
        (ofac_forms.enhanced(ofac_forms.ALL), "the list begins with <sanctionsData>"),
        (b"<html/>", "the list begins with <sanctionsData>"),
    ],
)
def test_what_is_no_delta_is_refused_with_the_name_of_the_file(data: bytes, told: str) -> None:
    with pytest.raises(BrokenEdition) as caught:
        read_delta(data, "2024-05-03_delta.xml")
    assert str(caught.value).startswith("2024-05-03_delta.xml: ")
    assert told in str(caught.value)


def test_an_enhanced_list_is_not_taken_for_a_delta() -> None:
    assert not looks_like(ofac_forms.enhanced(ofac_forms.ALL))
    assert looks_like(delta_file(DAY))
