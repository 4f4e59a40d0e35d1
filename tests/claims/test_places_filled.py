"""Who fills the places of a verb of measures where nothing plain says so: keepers of lists after "and", verbs of saying behind
what an object is, reflexives, names that begin as a day does."""

import pytest

from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name} {c.sender[0] if c.sender else '-'}" for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The United States lifted sanctions on the carrier Delmar Lines, and Canada on its owner, Ivo Kern.",
            {"lift in_force Delmar Lines United States", "lift in_force Ivo Kern Canada"},
        ),
        (
            "Brussels sanctioned the trader Ivo Kern and London his partner, Ada Roth.",
            {"designate in_force Ivo Kern European Union", "designate in_force Ada Roth United Kingdom"},
        ),
        (
            "The EU renewed the sanctions on Belarus, and the UK on Myanmar.",
            {"renew in_force Belarus European Union", "renew in_force Myanmar United Kingdom"},
        ),
        (
            "The EU lifted sanctions against Mali and Niger against the advice of France.",
            {"lift in_force Mali European Union", "lift in_force Niger European Union"},
        ),
    ],
)
def test_another_state_does_so_to_another(text: str, wanted: set[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Canada listed the broker, Ivo Kern, says the minister.",
        "Canada has listed the broker, Ivo Kern, said Foreign Minister Ann Roe in a post.",
        "Canada has listed the broker, Ivo Kern, the minister said.",
    ],
)
def test_who_says_it_stands_behind_what_the_object_is(text: str) -> None:
    assert told(text) == {"designate in_force Ivo Kern Canada"}


def test_an_object_told_of_is_no_speaker() -> None:
    assert told("The firm that owns the ship, the Rosa, said Canada listed Ivo Kern.") == {
        "designate in_force Ivo Kern Canada"
    }


@pytest.mark.parametrize("text", ["The miller Orlan is not itself sanctioned.", "Orlan will not itself be sanctioned."])
def test_reflexives_stand_within_verbs(text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.action, claim.status) == ("designate", "denied")


def test_names_that_begin_as_a_day_or_month_does() -> None:
    wanted = {"designate in_force Delmar Lines Canada", "designate in_force Sun Ship Management Canada"}
    assert told("Canada listed Delmar Lines and Sun Ship Management.") == wanted
    assert told("Canada listed Jan Novak.") == {"designate in_force Jan Novak Canada"}
    (claim,) = claims_of("Canada listed Delmar Lines on Sun 5 May 2024.")
    assert str(claim.when) == "2024-05-05"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Canada listed Delmar Lines in May. The EU already has.",
            {"designate in_force Delmar Lines Canada", "designate in_force Delmar Lines European Union"},
        ),
        (
            "Canada has listed Delmar Lines, and the EU has too.",
            {"designate in_force Delmar Lines Canada", "designate in_force Delmar Lines European Union"},
        ),
        (
            "If Tokyo blacklisted Delmar Lines, it would be finished. The EU already has.",
            {"designate hypothetical Delmar Lines Japan", "designate in_force Delmar Lines European Union"},
        ),
    ],
)
def test_another_already_has(text: str, wanted: set[str]) -> None:
    assert told(text) == wanted


def test_an_auxiliary_before_a_quotation_is_not_bare() -> None:
    text = 'Canada listed Delmar Lines. Its owner said through a lawyer that it had "complied with every rule".'
    assert told(text) == {"designate in_force Delmar Lines Canada"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The EU prohibited banks from dealing with Orlan Bank.", {"Orlan Bank"}),
        ("The EU barred ports from servicing the tankers Ono Bay and Lady Irina.", {"Ono Bay", "Lady Irina"}),
        ("The EU has banned its companies from trading with the firm Orlan.", {"Orlan"}),
        ("The EU prohibited banks from opening accounts.", {"banks"}),
    ],
)
def test_whom_others_may_not_deal_with(text: str, wanted: set[str]) -> None:
    assert {c.target.name for c in claims_of(f"Sanctions spread. {text}")} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Joining them on the EU blacklist are the broker Delmar Lines and its director, Ivo Kern.",
        "Canada has since 2021 listed Delmar Lines and Ivo Kern.",
        "Canada revoked the designation of two traders, namely Delmar Lines and Ivo Kern.",
    ],
)
def test_names_in_their_places(text: str) -> None:
    assert {c.target.name for c in claims_of(text)} == {"Delmar Lines", "Ivo Kern"}


def test_a_licence_with_a_clause_inside() -> None:
    found = claims_of("A licence allowing Petro Isla to sell asphalt has been extended by OFAC to 1 November.")
    assert {str(c.action) for c in found if c.target.name == "Petro Isla"} == {"license", "renew"}


def test_who_escaped_sanctions_behind_what_he_is() -> None:
    assert told("The owner of both ships, Hellas Tramp, escaped EU sanctions.") == {
        "designate denied Hellas Tramp European Union"
    }


def test_a_country_in_the_title_of_regulations_stays_a_country() -> None:
    text = "Canada listed Ivo Kern under the Special Economic Measures (Haiti) Regulations. It imposed sanctions on Haiti too."
    assert told(text) == {"designate in_force Ivo Kern Canada", "impose in_force Haiti Canada"}


def test_what_a_notice_asks_of_its_reader() -> None:
    text = "OFSI licensed payments by Orlan Bank. Check whether you hold any accounts for it and freeze them without delay."
    assert {str(c.action) for c in claims_of(text)} == {"license"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sanctions grow. Russia's foreign ministry banned entry to the former envoy, Ann Roe.",
            {"designate in_force Ann Roe Russia"},
        ),
        ("Sanctions grow. The EU denied entry to the banker Ivo Kern.", {"designate in_force Ivo Kern European Union"}),
        ("Sanctions grow. Entry has been closed to the deputy Ann Roe.", {"designate in_force Ann Roe -"}),
        ("Canada banned entry to the country.", set()),
        ("The museum denied entry to visitors.", set()),
    ],
)
def test_who_is_kept_out(text: str, wanted: set[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Designated by Canada in 2018 and removed in 2022, the tanker Ono Bay is trading again.",
        "The tanker Ono Bay, designated by Canada in 2018 and removed in 2022, is trading again.",
        "Designated by Canada in 2018 and delisted in 2022, the tanker Ono Bay now trades freely.",
    ],
)
def test_participles_side_by_side(text: str) -> None:
    assert {(str(c.action), c.when) for c in claims_of(text)} == {("designate", "2018"), ("delist", "2022")}


def test_what_is_said_of_those_listed_is_no_new_listing() -> None:
    text = "The EU listed Ivo Kern and Ada Roth. Those listed are subject to an asset freeze; individuals also face a travel ban."
    assert told(text) == {"designate in_force Ivo Kern European Union", "designate in_force Ada Roth European Union"}
    text = "The EU listed four men in May. Those listed include Ivo Kern."
    assert "designate in_force Ivo Kern European Union" in told(text)


def test_what_will_cease_is_yet_to_come() -> None:
    assert told("The sanctions on Delmar Lines will cease to apply.") == {"lift announced Delmar Lines -"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The EU extended the ban to cover barges.", {"tighten in_force barges European Union"}),
        ("The EU ban on insuring tankers was extended to cover barges.", {"tighten in_force barges European Union"}),
        (
            "The EU extended the asset freeze to include Orlan Bank.",
            {"designate in_force Orlan Bank European Union"},
        ),
        (
            "The EU extended the sanctions on Mali for a year to cover the election.",
            {"renew in_force Mali European Union"},
        ),
    ],
)
def test_a_measure_widened_to_cover_others(text: str, wanted: set[str]) -> None:
    assert told(f"Sanctions change. {text}") == wanted
