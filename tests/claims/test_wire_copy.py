"""Ways of speaking that wire copy, columns and client notes use and short reports do not."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report
from tests.claims.drills import claims_of


def told(text: str) -> set[str]:
    return {f"{c.action} {c.status} {c.target.name}" for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OFAC sanctioned ten people tied to Iran's drone program, including Ilya Marov.", {"Ilya Marov"}),
        ("OFAC added five Iranian and Emirati firms to the SDN list.", {"five Iranian and Emirati firms"}),
        (
            "On the business side, banker Ilya Marov, shipowner Pavel Strom and lawyer Anna Belik were sanctioned by the EU.",
            {"Ilya Marov", "Pavel Strom", "Anna Belik"},
        ),
        ("Norvik Trading Inc. of Panama, which the EU blacklisted in May, denied the charges.", {"Norvik Trading Inc"}),
        ("Vantar Lines Co., Ltd. was sanctioned by the EU in May.", {"Vantar Lines Co Ltd"}),
        ("OFAC designated the gas carrier Boreal I on Tuesday.", {"Boreal I"}),
        ("This is the saga of Boreal I, the gas carrier that was sanctioned by the US.", {"Boreal I"}),
    ],
)
def test_whoever_is_named_is_the_target(text: str, wanted: set[str]) -> None:
    assert {c.target.name for c in claims_of(text) if c.action == "designate"} == wanted


def test_a_numeral_at_the_end_of_a_name_is_no_pronoun() -> None:
    assert told("In Brussels I heard that the EU had lifted sanctions on Norbank.") == {"lift in_force Norbank"}


def test_a_licence_that_was_told_by_what_it_allows_expires() -> None:
    assert "lapse in_force Norbank" in told("The OFAC licence allowing dealings with Norbank expired on Friday.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("President Trump issued an executive order lifting the sanctions on Syria.", {"lift in_force Syria"}),
        ("The Council adopted a regulation easing the sanctions on Syria.", {"ease in_force Syria"}),
        (
            "The sanctions grew. The Council adopted a regulation banning imports of Russian steel.",
            {"impose in_force Russian steel"},
        ),
    ],
)
def test_an_order_does_what_its_participle_says(text: str, wanted: set[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Council Regulation (EC) No 1183/2005 imposing sanctions on Norbank was amended.",
        "Council Regulation (EU) No 36/2012 imposing sanctions on Norbank was amended.",
        "Executive Order No. 14099 imposing sanctions on Norbank was amended.",
    ],
)
def test_the_number_of_an_act_denies_nothing(text: str) -> None:
    assert not any(c.status == "denied" for c in claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "American sanctions may end up spurring the chipmakers of China.",
        "Almost a hundred countries are not fully enforcing the sanctions on Russia.",
        "The fleet that Russia can use to dodge the price cap now counts 360 ships.",
        "Traders in Dubai helped Norbank avoid EU sanctions.",
        "Thousands fled to escape Western sanctions.",
        "Strikes would weaken Mr Marov's regime, whatever the sanctions do.",
        "Good relations with Russia allow Turkey to act as a mediator on the sanctions.",
        "The boom has allowed the government to boost its spending despite the sanctions.",
        "The drop was meant to ease pricing pressure, sanctions or not.",
    ],
)
def test_what_is_said_around_sanctions_is_no_act(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "After the sanctions the firm was forced by regulators to delist from the New York Stock Exchange.",
        "Norbank, which is listed on the London Stock Exchange, said the sanctions would not matter.",
        "Despite the sanctions the firm was listed in Hong Kong in an initial public offering.",
    ],
)
def test_the_lists_of_stock_exchanges_are_none_of_sanctions(text: str) -> None:
    assert not any(c.action in ("designate", "delist", "remain") for c in claims_of(text))


def test_an_exchange_may_be_listed_itself() -> None:
    assert told("OFAC removed the stock exchange Norex from its SDN list.") == {"delist in_force Norex"}


@pytest.mark.parametrize("noun", ["jurisdiction", "authority", "right", "mandate"])
def test_who_lacks_the_power_imposes_nothing(noun: str) -> None:
    assert told(f"The council has no {noun} to impose sanctions on Norbank.") == {"designate denied Norbank"}


def test_a_committee_keeps_its_own_list() -> None:
    text = "The Security Council Committee approved the deletion of four names from its Consolidated List."
    assert {c.sender[0] for c in claims_of(text)} == {"United Nations"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The EU agreed on the 18th package of sanctions targeting Russia's oil fleet.",
            "impose decided Russia's oil fleet",
        ),
        ("EU envoys agreed on the 18th sanctions package against Russia.", "impose decided Russia"),
        ("EU envoys failed to agree on the 18th package of sanctions against Russia.", "impose denied Russia"),
    ],
)
def test_a_package_that_is_counted_is_a_package(text: str, wanted: str) -> None:
    assert told(text) == {wanted}


def test_what_a_round_is_on_may_stand_between_commas() -> None:
    text = "A second round of EU sanctions, on diesel and other fuels, took effect on 5 February."
    assert {c.target.name for c in claims_of(text)} == {"diesel", "other fuels"}


@pytest.mark.parametrize(
    "text",
    [
        "Treasury allowed the licence for Norbank to expire.",
        "Treasury let the waiver for Norbank lapse.",
    ],
)
def test_a_licence_that_is_let_lapse_is_no_licence_given(text: str) -> None:
    assert told(text) == {"lapse in_force Norbank"}


@pytest.mark.parametrize("verb", ["hit", "targeted", "slapped"])
def test_both_stand_within_the_verb(verb: str) -> None:
    text = f"Ilya Marov and his deputy Pavel Strom have both been {verb} with travel bans by the EU."
    assert told(text) == {"designate in_force Ilya Marov", "designate in_force Pavel Strom"}


def test_who_is_hit_by_new_sanctions_is_put_under_them() -> None:
    assert told("The banker Ilya Marov is hit by the new EU sanctions.") == {"designate in_force Ilya Marov"}


@pytest.mark.parametrize(
    "text",
    [
        "OFAC removed individuals and entities blocked solely under the Ruritania order from the SDN List.",
        "OFAC removed from the SDN List 518 individuals that had been sanctioned under the Ruritania order.",
    ],
)
def test_what_had_been_done_to_those_who_are_freed_is_no_act_of_its_own(text: str) -> None:
    assert {c.action for c in claims_of(text)} == {"delist"}


def test_a_list_below_goes_on_with_the_act_above() -> None:
    lines = [
        "OFAC removed the following carriers from its SDN list. Other firms may now deal with the carriers listed below:",
        *("- Aban Wings;", "- Kish Wings;"),
        "The following carriers are still subject to restrictive measures:",
        *("- Meran Air;", "- Maran Air;"),
    ]
    text, blocks = "\n".join(lines), list[Block]()
    for line in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block("item" if line.startswith("-") else "paragraph", start, start + len(line)))
    report = Report("list", text, published="2024-05-02", language="en", blocks=tuple(blocks))
    found = {f"{c.action} {c.status} {c.target.name}" for c in extract(report).claims}
    assert {"delist in_force Aban Wings", "delist in_force Kish Wings"} <= found
    assert {"remain in_force Meran Air", "remain in_force Maran Air"} <= found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The new EU sanctions target “foreign tankers that carry Russian oil”.", "foreign tankers"),
        ("The EU imposed sanctions on 50 “shadow fleet” tankers.", "50 shadow fleet tankers"),
        ("The EU sanctioned Marov's so-called “ghost ships,” as they are known.", "Marov's so-called ghost ships"),
    ],
)
def test_marks_of_quotation_part_no_phrase(text: str, wanted: str) -> None:
    assert wanted in {c.target.name for c in claims_of(text)}


def test_whoever_adds_firms_to_a_list_says_nothing() -> None:
    text = "The Council of the European Union widened its sanctions, adding 41 vessels to the list."
    assert not any(c.speaker for c in claims_of(text))
    text = "Ms Roe added the sanctions on Norbank would stay."
    assert {c.speaker for c in claims_of(text)} == {"Roe"}


@pytest.mark.parametrize(
    "text",
    [
        "The EU announced the delisting of several Ruritanian officials, including Minister Ilya Marov and banker Pavel Strom.",
        "The Council approved the removal of two people from its list, among them Ilya Marov and Pavel Strom.",
    ],
)
def test_a_noun_of_doing_is_of_those_named_behind_it(text: str) -> None:
    assert {c.target.name for c in claims_of(text)} == {"Ilya Marov", "Pavel Strom"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Treasury lifted sanctions imposed earlier on Norbank.", {"lift in_force Norbank"}),
        ("All EU sanctions imposed on Norbank remained in force.", {"remain in_force Norbank"}),
        ("The EU sanctions imposed on Norbank expired.", {"lapse in_force Norbank"}),
    ],
)
def test_of_sanctions_imposed_only_what_became_of_them_is_told(text: str, wanted: set[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Norbank, a Ruritanian lender and a major backer of the army, was sanctioned by the EU in May.",
        "Norbank, the lender and a backer of the coal and steel mills, was sanctioned by the EU in May.",
    ],
)
def test_what_and_joins_within_an_aside_is_no_other_target(text: str) -> None:
    assert {c.target.name for c in claims_of(text)} == {"Norbank"}


def test_a_minister_for_several_things_is_one() -> None:
    text = "Ilya Marov, the secretary of state for culture, media and sport, was sanctioned by the EU."
    assert {c.target.name for c in claims_of(text)} == {"Ilya Marov"}


def test_whose_decision_it_is_he_is_the_sender() -> None:
    text = "The European Bankers' Club welcomed Washington's decision to lift the sanctions on Norbank."
    assert {c.sender for c in claims_of(text)} == {("United States",)}


def test_sanctions_may_be_related_to_a_country() -> None:
    assert told("Canada announced a range of new Belarus-related sanctions.") == {"impose announced Belarus"}


def test_a_heading_without_a_verb_imposes_nothing() -> None:
    assert not claims_of("The EU's opaque sanction strategy", headline=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OFAC will remove the Syrian Sanctions Regulations from the Federal Register.", {"lift announced Syria"}),
        (
            "OFAC removed the Syrian Sanctions Regulations from the Code of Federal Regulations.",
            {"lift in_force Syria"},
        ),
        ("Congress repealed the Caesar Act in December, and with it went the sanctions.", {"lift in_force Caesar Act"}),
        ("The Secretary of State suspended the Caesar Act for 180 days.", {"suspend in_force Caesar Act"}),
    ],
)
def test_a_law_of_sanctions_is_a_programme(text: str, wanted: set[str]) -> None:
    assert wanted <= told(text)


def test_an_act_that_gives_powers_licenses_nothing() -> None:
    assert not told("The UK Sanctions Act allows ministers to freeze assets.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The EU embargo on weapons for Mali was lifted in 2019.", "Mali"),
        ("The EU embargo on arms to South Sudan was renewed until May 2026.", "South Sudan"),
    ],
)
def test_an_arms_embargo_is_on_who_gets_no_arms(text: str, wanted: str) -> None:
    assert wanted in {c.target.name for c in claims_of(text)}


def test_who_calls_on_others_to_act_asks_for_it() -> None:
    text = "The presidential order calls on the agencies to remove Ilya Marov from the SDN list."
    assert told(text) == {"delist proposed Ilya Marov"}


def test_a_committee_on_many_groups_acts_by_itself() -> None:
    text = (
        "On 29 December 2021, the Security Council Committee concerning Al-Qaida and associated individuals, groups,"
        " undertakings and entities approved the addition of the entry specified below to its Al-Qaida Sanctions List."
    )
    assert {(c.action, c.status, c.sender[0]) for c in claims_of(text)} == {("designate", "decided", "United Nations")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OFAC put Norbank on its blocklist on Tuesday.", "designate in_force Norbank"),
        ("Norbank was blocklisted by OFAC in 2021.", "designate in_force Norbank"),
        ("The lender Norbank is now SDN-listed.", "remain in_force Norbank"),
    ],
)
def test_more_words_of_lists(text: str, wanted: str) -> None:
    assert told(text) == {wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The EU and Canada have imposed several rounds of sanctions on Norbank.", "designate in_force Norbank"),
        ("Serbia has signed up to EU sanctions against Belarus.", "impose in_force Belarus"),
        ("Japan signed on to America's export controls against China, a form of sanctions.", "impose in_force China"),
        ("Hungary's refusal to impose sanctions on Norbank was criticised.", "designate denied Norbank"),
        ("After the expiry of UN sanctions on Iran, trade could increase.", "lapse in_force Iran"),
        ("Norbank will get sanctions relief, the American envoy said.", "ease announced Norbank"),
        (
            "The General Court dismissed Ilya Marov's appeal against his listing and the sanctions.",
            "remain in_force Ilya Marov",
        ),
        ("Ilya Marov lost an appeal against EU sanctions.", "remain in_force Ilya Marov"),
        ("Under EU sanctions since 2022, Ilya Marov lives in Dubai.", "remain in_force Ilya Marov"),
        ("Though under a US travel ban since 2020, Ilya Marov flew to Miami.", "remain in_force Ilya Marov"),
    ],
)
def test_ways_of_news_about_measures(text: str, wanted: str) -> None:
    assert wanted in told(text)


def test_a_measure_of_which_something_else_is_told_is_not_told_by_its_participle() -> None:
    assert not told("The sanctions regime placed on North Korea is failing.")


def test_who_fronts_an_aside_is_within_its_words() -> None:
    (found,) = claims_of("Though under a US travel ban since 2020, Ilya Marov flew to Miami.")
    assert found.span.text.startswith("under a US travel ban since 2020")


@pytest.mark.parametrize("opening", ["Apart from", "Excluding"])
def test_who_opens_a_sentence_as_an_exception_to_no_whole_is_not_spared(opening: str) -> None:
    assert told(f"{opening} Ilya Marov, OFAC sanctioned Norbank.") == {"designate in_force Norbank"}


def test_measures_said_to_be_in_place_beside_a_plan_are_in_place() -> None:
    text = "US plans to end the sanctions that have been in place against Norbank since 1979."
    assert told(text) == {"lift announced Norbank", "remain in_force Norbank"}


@pytest.mark.parametrize("order", ["listed below", "below listed"])
def test_what_is_listed_on_the_page_is_not_designated(order: str) -> None:
    assert not told(f"Dealing with any of the carriers {order} was prohibited by OFAC.")


def test_in_a_heading_a_comma_joins_who_acts() -> None:
    heading = "Canada, Australia sanction Norbank"
    text = f"{heading}\n\nThe bank was listed on Monday."
    blocks = (Block("title", 0, len(heading)), Block("paragraph", len(heading) + 2, len(text)))
    report = Report("x", text, title=heading, published="2024-05-02", language="en", blocks=blocks)
    assert extract(report).claims[0].sender == ("Canada", "Australia")
