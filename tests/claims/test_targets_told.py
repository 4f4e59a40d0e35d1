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
