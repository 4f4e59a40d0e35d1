"""Names of laws of sanctions tell their sender where only one country writes them so; whom they are on is no sender."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    found = claims_of(f"News of sanctions from Paris.\n\n{text}\n\nThe Canadian envoy said nothing.\n")
    return {f"{c.action.value} {','.join(c.sender)} > {c.target.name}" for c in found}


@pytest.mark.parametrize(
    "text",
    [
        "The Syria (Sanctions) (EU Exit) (Amendment) Regulations 2025 revoked the designation of Northfold Bank in April.",
        "The Treasury said that the Russia (Sanctions) (EU Exit) (Amendment) (No. 3) Regulations 2024 had lifted the sanctions "
        "on Northfold Bank.",
        "Sanctions on Northfold Bank were lifted by the Republic of Belarus (Sanctions) (EU Exit) (Revocation) Regulations 2026.",
        "The Iran (Sanctions) (Amendment) Regulations 2025 ended the sanctions on Northfold Bank.",
    ],
)
def test_a_british_instrument_is_the_sender_of_what_it_does(text: str) -> None:
    assert {t.removeprefix("lift ").removeprefix("delist ") for t in told(text)} == {"United Kingdom > Northfold Bank"}


@pytest.mark.parametrize(
    "text",
    [
        "Under the Republic of Belarus (Sanctions) (EU Exit) Regulations 2019, Northfold Bank was designated in June.",
        "Northfold Bank has been designated under the Mali (Sanctions) (EU Exit) Regulations 2020.",
        "Northfold Bank was designated under regulation 5 of the Iran (Sanctions) Regulations 2023.",
    ],
)
def test_what_is_done_under_a_british_instrument_is_done_by_the_united_kingdom(text: str) -> None:
    assert told(text) == {"designate United Kingdom > Northfold Bank"}


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Office laid the Syria (Sanctions) (EU Exit) (Amendment) Regulations 2025 before Parliament.",
        "The Syria (Sanctions) (EU Exit) (Amendment) Regulations 2025 came into force the following day.",
        "On 31 July the UK made the Russia (Sanctions) (EU Exit) (Amendment) (No. 3) Regulations 2024.",
        "The Mali (Sanctions) (EU Exit) (Amendment) (No. 2) Order 2024 was signed by a minister (a Liberal).",
    ],
)
def test_an_amendment_alone_neither_imposes_nor_eases(text: str) -> None:
    assert told(text) == set()


def test_brackets_of_other_papers_stay_brackets() -> None:
    text = "The bank (Northfold) fell under the port (Delmar) Regulations when the US sanctioned it."
    assert told(text) == {"designate United States > Northfold"}


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        (
            "OFAC said that GL 25 authorizes transactions prohibited by the Belarus Sanctions Regulations.",
            "United States",
        ),
        ("Washington issued a licence for dealings prohibited by the Iran Sanctions Act.", "United States"),
    ],
)
def test_the_state_that_regulations_are_on_is_no_sender(text: str, sender: str) -> None:
    assert {t.split(" ", 1)[1].split(",")[0].split(" >")[0] for t in told(text)} == {sender}


def test_regulations_on_two_things_are_one_paper() -> None:
    text = "OFAC is amending the Iranian Transactions and Sanctions Regulations to add Northfold Bank."
    assert told(text) == {"designate United States,OFAC > Northfold Bank"}


@pytest.mark.parametrize(
    "text",
    [
        "The data listed in Section III relate to sanctioned aircraft.",
        "Applicants supply the particulars listed in Table 2 of the form on sanctions.",
        "The particulars listed in paragraph 4 are of use to those who screen for sanctions.",
    ],
)
def test_what_stands_in_a_part_of_a_paper_is_no_party(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "GL 13 permits certain administrative transactions prohibited by Directive 4.",
        "The Treasury spoke of sanctions and of dealings prohibited by E.O. 14024.",
    ],
)
def test_a_paper_that_forbids_is_no_target(text: str) -> None:
    assert not any("Directive" in t or "E.O" in t or t.startswith("designate") for t in told(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The United Kingdom, together with Canada and the US, has sanctioned Northfold Bank.",
            "designate United Kingdom,Canada,United States > Northfold Bank",
        ),
        (
            "Britain sanctioned Northfold Bank together with Canada and Australia.",
            "designate United Kingdom,Canada,Australia > Northfold Bank",
        ),
        ("Britain sanctioned Northfold Bank along with Belarus.", "designate United Kingdom > Northfold Bank"),
    ],
)
def test_who_acts_together_with_others_acts_with_them(text: str, claim: str) -> None:
    assert claim in told(text)


def test_a_licence_told_again_by_what_it_authorises_is_one() -> None:
    text = "OFAC issued General License 72, authorizing the wind-down of transactions with Northfold Bank."
    assert [(c.action.value, c.target.name) for c in claims_of(text)] == [("license", "Northfold Bank")]


def test_a_period_of_authorization_is_prolonged_with_its_licence() -> None:
    text = "OFAC also extended the authorization period of General License 55A, which covers the Sakhalin-2 project."
    assert [c.action.value for c in claims_of(text)] == ["renew"]
