"""Whom licences, pleas and pronouns are about."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report
from tests.claims.drills import PUBLISHED, claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name}" for c in claims_of(f"{text} Sanctions are news.")}


@pytest.mark.parametrize(
    "text",
    [
        "General License 33 clears the way for Delmar Lines to buy spare parts.",
        "The waiver paves the way for Delmar Lines to resume deliveries.",
        "The exemption carves out grain shipments by Delmar Lines.",
        "The licence covers Boeing spares for Delmar Lines.",
        "Washington licensed engine parts for Delmar Lines.",
        "The waiver lets Delmar Lines buy spare parts.",
    ],
)
def test_a_licence_is_for_whom_it_lets_do_something(text: str) -> None:
    assert told(text) == {"license in_force Delmar Lines"}


def test_a_ceasefire_is_no_licence() -> None:
    assert not told("The ceasefire clears the way for Delmar Lines to resume deliveries.")


def test_brussels_spares_a_firm_and_nothing_for_it() -> None:
    assert told("The EU spares Delmar Lines in its new package.") == {"designate denied Delmar Lines"}


@pytest.mark.parametrize(
    "text",
    [
        "The action brought by Goran Vukic against his listing was dismissed.",
        "The General Court dismissed the action brought by Goran Vukic against his listing.",
        "A challenge by Goran Vukic to the EU sanctions was rejected by the General Court.",
        "The General Court rejected Goran Vukic's challenge to his listing.",
        "The ruling leaves the EU's listing of Goran Vukic untouched.",
    ],
)
def test_who_loses_in_court_stays_listed(text: str) -> None:
    assert told(text) == {"remain in_force Goran Vukic"}
    assert {c.speaker for c in claims_of(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "An appeal by Goran Vukic against his listing is pending before the General Court.",
        "Goran Vukic has brought an action against his listing.",
        "The action brought by Goran Vukic against his listing has not been dismissed.",
        "The action brought by Goran Vukic against his landlord was dismissed.",
    ],
)
def test_a_plea_is_no_measure(text: str) -> None:
    assert not told(text)


def test_measures_that_are_pointed_at_are_no_name() -> None:
    assert not told("The EU tightened these measures on Friday.")
    text = "The EU imposed sanctions on Belarus in 2021. It tightened these measures on Friday."
    assert told(text) == {"impose in_force Belarus", "tighten in_force Belarus"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Falcon Gems said it had been sanctioned by Canada.", "Falcon Gems"),
        ("Norsk Bank waits. Garo Telun said it had been sanctioned by Canada.", "Norsk Bank"),
    ],
)
def test_it_may_be_a_firm_that_is_called_as_a_person_is(text: str, target: str) -> None:
    assert told(text) == {f"designate in_force {target}"}


def test_it_is_nobody_with_a_first_name() -> None:
    assert not told("Oleg Sanin said it had been sanctioned by Canada.")


def test_she_is_no_man() -> None:
    text = (
        "Anna Duval, who defends the dealer Karl Mbeki, was in court. Britain had dropped him from its sanctions list."
    )
    assert told(text) == {"delist in_force Karl Mbeki"}


def test_a_heading_that_asks_why_ends_in_its_verb() -> None:
    title, body = "Why lifting sanctions on Syria matters", "The EU and the United States are watching."
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(title) + 2 + len(body)))
    (claim,) = extract(Report("t", f"{title}\n\n{body}", published=PUBLISHED, language="en", blocks=blocks)).claims
    assert (claim.target.name, claim.sender) == ("Syria", ())


def test_sanctions_lifted_from_somebody_were_on_him() -> None:
    assert told("The sanctions from Delmar Lines were lifted by the US.") == {"lift in_force Delmar Lines"}


@pytest.mark.parametrize(
    "text",
    [
        "Panama struck 125 tankers from its register.",
        "The tanker Arina was removed from Panama's registry.",
        "Gabon deleted the tanker Arina from its ship registry.",
    ],
)
def test_a_state_that_keeps_no_lists_strikes_ships_off_its_flag(text: str) -> None:
    assert not told(text)


def test_a_keeper_of_lists_may_call_its_list_a_register() -> None:
    assert told("The tanker Arina was removed from the EU's sanctions register.") == {"delist in_force Arina"}


def test_what_a_speaker_calls_his_own_is_nobody_elses_antecedent() -> None:
    text = "“The listing of my client was a mistake,” Anna Roe said, after Britain dropped him from its sanctions list."
    assert "delist in_force my client" not in told(text)


def test_a_waiver_lets_somebody_deal_whatever_else_is_said_of_it() -> None:
    text = "The waiver, which expires in May, lets Delmar Lines buy spare parts."
    assert "license in_force Delmar Lines" in told(text)
    assert "license in_force airline" in told("The licence allows the airline to buy spare parts.")


def test_the_country_is_the_state_rather_than_its_regime() -> None:
    text = (
        "Syria waits. The EU imposed sanctions on the Assad regime in 2011. In May it lifted sanctions on the country."
    )
    assert told(text) == {"impose in_force Assad regime", "lift in_force Syria"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The court annulled the Council's decision to list Oleg Sanin.", "delist in_force Oleg Sanin"),
        ("The EU reversed its plan to list Oleg Sanin.", "designate denied Oleg Sanin"),
    ],
)
def test_a_decision_undone_frees_and_a_plan_does_not(text: str, claim: str) -> None:
    assert told(text) == {claim}


@pytest.mark.parametrize("court", ["An EU court", "EU judges", "The General Court in Luxembourg"])
def test_courts_of_the_union_act_for_it(court: str) -> None:
    (claim,) = claims_of(f"{court} annulled the listing of Oleg Sanin. Sanctions are news.")
    assert (str(claim.action), claim.sender[:1]) == ("delist", ("European Union",))
