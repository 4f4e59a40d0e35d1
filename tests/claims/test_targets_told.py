"""Who is meant, by whom and of what kind, in everyday ways of writing; all names but those of states and bodies are invented."""

import pytest

from inforce.claims import Extract, extract
from inforce.reports import read


def found_in(text: str) -> Extract:
    (report,) = read(f"News of sanctions\n\n{text}\n".encode(), name="a.txt")
    return extract(report)


def told(text: str) -> list[str]:
    """The claims of a text: action, status, target."""
    return [f"{c.action.value} {c.status.value} {c.target.name}" for c in found_in(text).claims]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Umarkhanov", "person"),
        ("Petrishvili", "person"),
        ("Kalashnikov", "organisation"),
        ("Vetka", "organisation"),
        ("Vilno Azot", "organisation"),
        ("Orneft Germany", "organisation"),
        ("Mike Jordan", "person"),
        ("South Stream 3", "organisation"),
        ("Jaish al-Wadi", "organisation"),
        ("Ansar Petrov", "person"),
        ("Sea Lily 3", "vessel"),
        ("Uraltrans Export", "organisation"),
        ("Nordvik Bulgaria", "organisation"),
    ],
)
def test_a_name_alone_shows_what_it_is_of(name: str, kind: str) -> None:
    (claim,) = found_in(f"The EU sanctioned {name}.").claims
    assert (claim.target.name, claim.target.kind.value) == (name, kind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US sanctioned its trading arm, the Belarusian Shipping Company.", ["Belarusian Shipping Company"]),
        ("The EU listed the bank's parent, the Orlan Group, in 2014.", ["Orlan Group"]),
        ("The EU sanctioned the group, the Orlan Group, and its founder.", ["Orlan Group", "its founder"]),
        ("Canada sanctioned Ivo Kern, his brothers and Orlan Bank.", ["Ivo Kern", "his brothers", "Orlan Bank"]),
        ("The UK listed Ivo Kern, its chairman, in May.", ["Ivo Kern"]),
        ("If OFAC were to sanction EN+ Metals, prices would rise.", ["EN+ Metals"]),
    ],
)
def test_what_follows_a_comma_says_who_it_is_or_is_another(text: str, names: list[str]) -> None:
    assert [c.target.name for c in found_in(text).claims] == names


@pytest.mark.parametrize(
    "text",
    [
        "The EU added to its list: Ivo Kern; Delta LLC; and Orlan Bank.",
        "Britain sanctioned: Ivo Kern, Delta LLC and Orlan Bank.",
        "Canada listed Ivo Kern, a banker; Delta LLC, which ships drones; and Orlan Bank, through which they were paid.",
        "Japan put sanctions on Ivo Kern; on Delta LLC; and on Orlan Bank.",
    ],
)
def test_those_of_a_list_are_all_designated(text: str) -> None:
    assert told(text) == [f"designate in_force {name}" for name in ("Ivo Kern", "Delta LLC", "Orlan Bank")]


def test_what_a_colon_announces_is_no_object_of_asking_or_going() -> None:
    assert told("Two others went with him: the sanctions on Delta LLC stay.") == ["remain in_force Delta LLC"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bern is extending, not lifting, the sanctions on Ivo Kern.", ["renew announced", "lift denied"]),
        ("Bern has renewed, not lifted, its freeze on Ivo Kern.", ["renew in_force", "lift denied"]),
        ("Bern suspended, but did not lift, the sanctions on Ivo Kern.", ["suspend in_force", "lift denied"]),
    ],
)
def test_two_verbs_set_against_each_other_share_their_object(text: str, claims: list[str]) -> None:
    assert told(text) == [f"{claim} Ivo Kern" for claim in claims]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A petition by Ivo Kern for delisting was filed in May.", "delist proposed"),
        ("A petition by Ivo Kern for delisting was rejected in May.", "delist denied"),
        ("The Council rejected a request from Ivo Kern for removal from its list.", "delist denied"),
    ],
)
def test_who_petitions_is_whom_it_is_for(text: str, claim: str) -> None:
    assert told(text) == [f"{claim} Ivo Kern"]


@pytest.mark.parametrize("all_", ["everyone", "all"])
def test_of_everyone_but_one_that_one_is_told(all_: str) -> None:
    assert told(f"The EU delisted {all_} but Ivo Kern.") == ["delist denied Ivo Kern"]


def test_a_licence_lapses_past_its_relative_clause() -> None:
    assert "lapse announced Delmar Air" in told("The licence that lets banks deal with Delmar Air lapses in May.")
    assert "lapse hypothetical Delmar Air" in told(
        "The licence that lets banks deal with Delmar Air lapses on 1 March 2026 unless renewed."
    )


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Earlier Poland has entered sanctions against Vilno Azot.", "Poland"),
        ("In May the Financial Conduct Authority lifted restrictions on Delmar Pay.", "United Kingdom"),
    ],
)
def test_who_acts_is_the_sender(text: str, sender: str) -> None:
    (claim,) = found_in(text).claims
    assert claim.sender[0] == sender


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The EU extended the sanctions on Delmar Air, the Council of the EU said on Monday.", "Council of the EU"),
        ("Tarrow met Ostrov in Riyadh. He said afterwards that the EU had delisted Delmar Air.", "Tarrow"),
        ("Reuters met Ostrov in Riyadh. He said afterwards that the EU had delisted Delmar Air.", "he"),
    ],
)
def test_a_speaker_has_his_whole_name(text: str, speaker: str) -> None:
    assert {c.speaker for c in found_in(text).claims} == {speaker}


def test_names_after_a_colon_are_listed_not_said() -> None:
    assert not found_in("The Council added: Ivo Kern; Delta LLC.").statements
    (statement,) = found_in("The minister added: “Ivo Kern stays on our list.”").statements
    assert statement.speaker.name == "minister"


@pytest.mark.parametrize(
    "text",
    [
        "The EU added to its sanctions list: (1) Ivo Kern; (2) Delta LLC; and (3) Orlan Bank.",
        "OFAC designated i) Ivo Kern; ii) Delta LLC; and iii) Orlan Bank.",
        "The EU added the following to its sanctions list: 1. Ivo Kern, 2. Delta LLC, 3. Orlan Bank.",
    ],
)
def test_marks_that_count_are_no_words(text: str) -> None:
    assert told(text) == [f"designate in_force {name}" for name in ("Ivo Kern", "Delta LLC", "Orlan Bank")]
    assert all(c.span.text == text[c.span.start - 19 : c.span.end - 19] for c in found_in(text).claims)


def test_marks_before_clauses_and_of_articles_stay() -> None:
    assert told(
        "Articles 4(1), (2) and (3) bind (1) whoever trades, (2) whoever insures. Sanctions on Ivo Kern stay."
    ) == ["remain in_force Ivo Kern"]


def test_entries_within_a_line_are_read() -> None:
    entries = "QDi.923 Name: 1: OMAR 2: SAID; QDe.945 Name: ORLAN TRUST."
    text = f"The UN committee removed the entries below from its sanctions list: {entries}"
    assert told(text) == ["delist in_force OMAR SAID", "delist in_force ORLAN TRUST"]


@pytest.mark.parametrize(
    ("then", "claims"),
    [
        ("The EU delisted the former.", ["delist in_force Orlan Bank"]),
        ("The latter stays on the EU list.", ["remain in_force Delta LLC"]),
        ("Both remain on the EU list.", ["remain in_force Orlan Bank", "remain in_force Delta LLC"]),
        ("The pair were delisted by Canada.", ["delist in_force Orlan Bank", "delist in_force Delta LLC"]),
        ("Neither is on the Swiss list.", ["designate denied Orlan Bank", "designate denied Delta LLC"]),
    ],
)
def test_two_named_together_are_taken_up(then: str, claims: list[str]) -> None:
    assert told(f"The UK sanctioned Orlan Bank and Delta LLC. {then}")[2:] == claims


@pytest.mark.parametrize("rest", ["The other two remain on the list.", "The remaining two stay sanctioned."])
def test_the_other_two_of_three_are_those_not_spoken_of_since(rest: str) -> None:
    found = told(f"The EU sanctioned Orlan Bank, Delta LLC and Vektor Ltd. It removed Delta LLC in May. {rest}")
    assert found[4:] == ["remain in_force Orlan Bank", "remain in_force Vektor Ltd"]


def test_the_three_are_the_group_of_three() -> None:
    found = told("OFAC designated three companies on Friday. The three, all registered in Cyprus, are on the UK list.")
    assert found == ["designate in_force three companies", "remain in_force three companies"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The EU sanctioned Orlan Bank in 2022, the United States in 2023.", ["European Union", "United States"]),
        ("The EU listed Orlan Bank in 2022; the UK, in 2023.", ["European Union", "United Kingdom"]),
        ("The EU sanctioned Orlan Bank in 2022 and Russia the next day retaliated.", ["European Union"]),
    ],
)
def test_another_does_the_same_without_a_verb(text: str, found: list[str]) -> None:
    assert [(c.sender[0], c.target.name) for c in found_in(text).claims] == [(sender, "Orlan Bank") for sender in found]


def test_another_does_it_to_another_without_a_verb() -> None:
    claims = found_in("London listed the tanker Nida in July, and Kyiv its manager.").claims
    assert [(c.sender[0], c.target.name) for c in claims] == [("United Kingdom", "Nida"), ("Ukraine", "its manager")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ivo Kern, sanctioned by the EU since 2022, owns the port.", "remain in_force"),
        ("Ivo Kern, sanctioned by the EU in 2022, owns the port.", "designate in_force"),
    ],
)
def test_since_makes_a_state_of_a_participle(text: str, claim: str) -> None:
    assert told(text) == [f"{claim} Ivo Kern"]


def test_a_deputy_is_not_whom_he_stands_in_for() -> None:
    found = told("The EU sanctioned Orlan Bank and its president. The vice-president has been listed since 2018.")
    assert found[2:] == ["remain in_force vice-president"]


def test_who_is_named_in_the_same_sentence_is_meant_before_others() -> None:
    found = told(
        "The UK designated Capital Bank of Aru. The EU met. Until Orlanbank fell, the bank was not sanctioned."
    )
    assert found[-1] == "designate denied Orlanbank"


def test_a_freeze_on_accounts_is_on_whose_they_are() -> None:
    found = told("Poland froze the assets of Ivo Kern. The Swiss freeze on his accounts ended the same day.")
    assert found == ["designate in_force Ivo Kern", "lift in_force Ivo Kern"]


def test_who_follows_does_what_was_told_in_the_same_sentence() -> None:
    before = "The US lifted sanctions on Aru."
    text = "The UK had lifted sanctions on the Central Bank of Aru in March; the EU followed in May."
    assert told(f"{before} {text}")[-1] == "lift in_force Central Bank of Aru"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The EU dropped its sanctions on Ivo Kern but kept those on Olga Dahl.",
            ["lift in_force Ivo Kern", "remain in_force Olga Dahl"],
        ),
        (
            "Sanctions on Ivo Kern were lifted, but those on Olga Dahl were not.",
            ["lift in_force Ivo Kern", "lift denied Olga Dahl"],
        ),
    ],
)
def test_those_on_another_are_measures(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Of the 14 ships, nine were removed from the UK list.", "delist in_force nine"),
        ("The UK sanctioned 12 tankers in May. Five were removed in June.", "delist in_force Five"),
        ("The EU slapped sanctions on those who built the bridge.", "designate in_force those who built the bridge"),
        ("The US sanctioned his TV station.", "designate in_force TV station"),
        ("The brothers were all put on the EU list.", "designate in_force brothers"),
        ("Kern's designation by the EU in 2022 was a surprise.", "designate in_force Kern"),
        ("After Orlan Bank's removal from the EU list in March, its shares rose.", "delist in_force Orlan Bank"),
        ("The EU freeze on Kern's assets was lifted.", "lift in_force Kern"),
    ],
)
def test_who_is_meant_by_a_number_or_a_description(text: str, claim: str) -> None:
    assert told(text)[-1] == claim


@pytest.mark.parametrize(
    ("then", "claim"),
    [
        ("They were joined on the list by a payment firm, Lario Pay.", "designate in_force Lario Pay"),
        ("He was followed in May by his brother, Pavel Kern.", "designate in_force Pavel Kern"),
        ("The EU is considering similar measures.", "designate proposed Ivo Kern"),
    ],
)
def test_what_was_done_is_done_or_weighed_again(then: str, claim: str) -> None:
    assert told(f"OFAC sanctioned Ivo Kern. {then}")[-1] == claim


def test_he_and_she_are_told_apart() -> None:
    found = told("The UK sanctioned Anna Petrova and Ivan Sidorov. She was removed in May; he was not.")
    assert found[2:] == ["delist in_force Anna Petrova", "delist denied Ivan Sidorov"]
    found = told("The EU listed Ivo Kern and his wife, Olga Dahl. She was delisted in May. He stays on the list.")
    assert found[2:] == ["delist in_force Olga Dahl", "remain in_force Ivo Kern"]


def test_a_family_name_alone_is_not_that_of_whom_it_was_given_to() -> None:
    found = told("The EU sanctioned Ivo Kern and his wife Olga. Britain had sanctioned Kern in June.")
    assert found[-1] == "designate in_force Ivo Kern"


def test_a_verb_of_drawing_ends_no_measure() -> None:
    assert told("The 2018 designation of the trader Kestvale drew protests in Moscow.") == [
        "designate in_force Kestvale"
    ]


@pytest.mark.parametrize(
    ("then", "claim"),
    [
        ("It expires on May 17, 2024.", "lapse announced Orlan Bank"),
        ("It expires at 12:01 a.m. eastern daylight time, May 17, 2024.", "lapse announced Orlan Bank"),
        ("It ends in May.", "lapse announced Orlan Bank"),
        ("It was sanctioned in 2022.", "designate in_force Orlan Bank"),
    ],
)
def test_it_is_the_licence_or_whom_it_was_for(then: str, claim: str) -> None:
    assert told(f"OFAC issued a licence for Orlan Bank. {then}")[-1] == claim


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Aru demanded the end of the sanctions against Cuba and of the measures against Mali.",
            ["lift proposed Cuba", "lift proposed Mali"],
        ),
        ("The only bank on the UN list is Orlan Bank.", ["remain in_force Orlan Bank"]),
        (
            "The EU listed 38 persons. They include the prosecutor Ivo Kern and the banker Olga Dahl.",
            ["designate in_force 38 persons", "designate in_force Ivo Kern", "designate in_force Olga Dahl"],
        ),
        ("The EU sanctioned Wagner's African gold firms.", ["designate in_force Wagner's African gold firms"]),
        (
            "The EU sanctioned Suex in 2022, Chatex in 2023.",
            ["designate in_force Suex", "designate in_force Chatex"],
        ),
        (
            "The EU sanctioned NAS. A licence for the pipeline that feeds it was renewed.",
            ["designate in_force NAS", "renew in_force pipeline"],
        ),
        ("The EU kept Orlan Bank on its list of proscribed groups.", ["remain in_force Orlan Bank"]),
        (
            "OFSI granted a licence covering Orlan Bank and its owner.",
            ["license in_force Orlan Bank", "license in_force its owner"],
        ),
    ],
)
def test_whom_a_sentence_names_besides(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Not only the bank but also its chairman was sanctioned by Japan.",
            ["designate in_force bank", "designate in_force its chairman"],
        ),
        ("Not the bank was sanctioned by Japan.", ["designate denied bank"]),
        (
            "Both the bank and its chairman are under US sanctions.",
            ["remain in_force bank", "remain in_force its chairman"],
        ),
        (
            "Neither the bank nor its chairman is under US sanctions.",
            ["designate denied bank", "designate denied its chairman"],
        ),
        (
            "The lender, whose chairman is on the EU list, was sanctioned by the UK.",
            ["remain in_force whose chairman", "designate in_force lender"],
        ),
        ("OFAC sanctioned Orlan Bank together with Canada.", ["designate in_force Orlan Bank"]),
        (
            "OFAC sanctioned Orlan Bank together with Delta LLC.",
            ["designate in_force Orlan Bank", "designate in_force Delta LLC"],
        ),
        ("Since its blacklisting by Washington in 2019, Orlan Bank has shrunk.", ["designate in_force Orlan Bank"]),
        ("After her removal from the EU list in May, Olga Dahl sued.", ["delist in_force Olga Dahl"]),
    ],
)
def test_whom_a_sentence_is_on(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("then", [" Canada was next, in June.", " Canada did too.", " So did Canada."])
def test_another_does_so_too(then: str) -> None:
    claims = found_in(f"OFAC sanctioned Orlan Bank.{then}").claims
    assert [(c.sender[0], c.target.name) for c in claims] == [("United States", "Orlan Bank"), ("Canada", "Orlan Bank")]


@pytest.mark.parametrize(
    ("then", "claim"),
    [
        ("Canada mirrored the move.", "designate in_force"),
        ("Canada took the same step in June.", "designate in_force"),
        ("Canada will take the same step.", "designate announced"),
    ],
)
def test_another_takes_the_same_step(then: str, claim: str) -> None:
    found = found_in(f"OFAC sanctioned Orlan Bank. {then}").claims[-1]
    assert (found.sender[0], f"{found.action.value} {found.status.value}") == ("Canada", claim)


def test_a_step_that_another_took_is_his_act() -> None:
    claims = found_in("OFAC sanctioned Orlan Bank, a step Canada had taken in May.").claims
    assert [c.sender[0] for c in claims] == ["United States", "Canada"]


@pytest.mark.parametrize("firm", ["Delta Europe", "British Bunkering", "Orlan Canada"])
def test_a_firm_with_a_states_name_is_no_sender(firm: str) -> None:
    assert [c.sender for c in found_in(f"{firm} lifted its ban on Delmar Air after sanctions.").claims] == [()]


def test_a_labelled_no_denies_what_was_asked() -> None:
    assert told("Q: Has Britain delisted Orlan Bank?\nA: No.") == ["delist denied Orlan Bank"]


def test_those_sanctioned_are_whom_the_sentence_lists() -> None:
    found = told("Those sanctioned by the EU include a bank, its owner and nine tankers.")
    assert found == ["designate in_force bank", "designate in_force its owner", "designate in_force nine tankers"]


def test_an_owner_may_be_a_minister() -> None:
    found = told("The EU sanctioned the owner of the bank, a former minister, and his son.")
    assert found == ["designate in_force owner of the bank", "designate in_force his son"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Canada will review the listing of Ivo Kern.", ["delist proposed Ivo Kern"]),
        ("Canada is considering the designation of Ivo Kern.", ["designate proposed Ivo Kern"]),
        (
            "Bern is reviewing, not revoking, the terrorist designation of Ivo Kern.",
            ["delist proposed Ivo Kern", "lift denied Ivo Kern"],
        ),
    ],
)
def test_a_listing_that_is_reviewed_may_end(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Orlan Bank became the first Chinese lender to be sanctioned by the EU.", ["designate in_force Orlan Bank"]),
        ("Orlan Bank was the first bank to be delisted by the EU.", ["delist in_force Orlan Bank"]),
        (
            "The UK sanctioned Ivo Kern in 2022 and his brother in 2023.",
            ["designate in_force Ivo Kern", "designate in_force his brother"],
        ),
    ],
)
def test_who_is_the_first_and_who_comes_after(text: str, claims: list[str]) -> None:
    assert told(text) == claims
