"""Who is named belongs to the nearest: members to the group before them, measures to those who take them."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name} {'/'.join(c.sender[:1])}".rstrip() for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The US sanctioned Orlan Air for its support of groups such as Hezbollah.",
            {"designate in_force Orlan Air United States"},
        ),
        (
            "The US sanctioned three firms for financing armed groups, including Hezbollah.",
            {"designate in_force three firms United States"},
        ),
        (
            "The EU listed three tankers over links to traders, among them Nordvik.",
            {"designate in_force three tankers European Union"},
        ),
        ("The EU listed three firms, including Nordvik.", {"designate in_force Nordvik European Union"}),
        (
            "The EU listed ten officials for abuses by security forces, including Ilya Marov.",
            {"designate in_force Ilya Marov European Union"},
        ),
    ],
)
def test_members_are_of_the_several_that_stand_nearest(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("listed", ["listed below", "listed above", "shown below"])
def test_who_is_listed_on_the_page_is_on_no_list_of_a_state(listed: str) -> None:
    text = f"OFAC keeps its sanctions in place. The companies {listed} include Orlan Air."
    assert not any(c.target.name == "Orlan Air" for c in claims_of(text))


def test_who_was_listed_in_a_year_was_listed() -> None:
    assert "Orlan Air" in {c.target.name for c in claims_of("Those listed by the EU in 2018 include Orlan Air.")}


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("EU-imposed sanctions on Nordvik were lifted.", "European Union"),
        ("U.S.-imposed sanctions on Nordvik were lifted.", "United States"),
        ("The US-issued waiver for Nordvik expired.", "United States"),
    ],
)
def test_what_a_state_did_to_a_measure_tells_whose_it_is(text: str, sender: str) -> None:
    assert {c.sender[0] for c in claims_of(text)} == {sender}


def test_where_a_war_is_fought_takes_no_measures() -> None:
    text = (
        "The EU Council tightened its sanctions on Russia. New sanctions target two men who fight in Ukraine. "
        "The measures are a reply to the aggression against Ukraine and hit Nordvik."
    )
    assert {c.sender[0] for c in claims_of(text) if c.sender} == {"European Union"}


def test_a_common_noun_with_a_capital_is_no_name() -> None:
    text = "The EU sanctioned another major Russian Bank, Nordvik, on Monday."
    assert told(text) == {"designate in_force Nordvik European Union"}


@pytest.mark.parametrize("agreed", ["agreed", "approved", "endorsed"])
def test_agreeing_adding_somebody_is_a_decision_on_him(agreed: str) -> None:
    assert told(f"EU ministers {agreed} adding Nordvik to the EU list.") == {"designate decided Nordvik European Union"}


def test_who_must_keep_a_rule_is_not_at_whom_it_is_aimed() -> None:
    text = "The Council regulations prohibit all dealings by EU persons with blocked persons."
    assert not any("EU" in c.target.name for c in claims_of(text))


@pytest.mark.parametrize("stays", ["would remain blacklisted", "will stay listed", "remains sanctioned"])
def test_who_is_to_stay_on_a_list_is_on_it(stays: str) -> None:
    assert told(f"Ilya Marov {stays} by the EU.") == {"remain in_force Ilya Marov European Union"}


def test_where_ministers_meet_may_tell_whose_measures_they_are() -> None:
    text = "Foreign ministers met in Brussels. The sanctions on Nordvik were renewed."
    assert told(text) == {"renew in_force Nordvik European Union"}
