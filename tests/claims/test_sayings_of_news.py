"""Who said what, in the ways in which wires, agencies and columns write it."""

import pytest

from inforce.claims import Statement, extract
from inforce.reports.model import Block, Report


def said(text: str) -> tuple[Statement, ...]:
    return extract(Report("t", text, language="en", blocks=(Block("paragraph", 0, len(text)),))).statements


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker.name, " … ".join(c.text for c in s.content)) for s in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("As reported by the Bay Council, the port reopened.", "Bay Council", "the port reopened"),
        ("The port reopened, as was noted by the Kestrel Institute.", "Kestrel Institute", "The port reopened"),
        ("Ann Roe of the port board went on saying the quay would close.", "Ann Roe", "the quay would close"),
        ("Confirming that the quay was shut, Ann Roe left the hall.", "Ann Roe", "the quay was shut"),
        ("Ann Roe declared before the diplomatic corps that the ban was over.", "Ann Roe", "the ban was over"),
        ("Ann Roe reported on Monday, a day early, that the ban was over.", "Ann Roe", "the ban was over"),
        ("Ann Roe branded as “theatre” the ban on grain.", "Ann Roe", "“theatre” the ban on grain"),
        ("Ann Roe remembered that the ban was old.", "Ann Roe", "the ban was old"),
        (
            "The brokers could still sue Chad, and possibly Mali and Niger, Ann Roe said.",
            "Ann Roe",
            "The brokers could still sue Chad, and possibly Mali and Niger",
        ),
        ("“No one is left,” Ann Roe said on MBC’s Meet the Nation programme.", "Ann Roe", "“No one is left,”"),
        (
            "The ships were old, Ann Roe, head of the Bay Council, said in a TV interview Sunday.",
            "Ann Roe",
            "The ships were old",
        ),
        ("Ann Roe added: “We go on,” referring to the talks.", "Ann Roe", "“We go on,”"),
        ("Ann Roe, who leads the port, was adamant that the quay would stay.", "Ann Roe", "the quay would stay"),
        ("Ann Roe was quick to deny that talks had begun.", "Ann Roe", "talks had begun"),
        ("Ann Roe made it clear that talks were over.", "Ann Roe", "talks were over"),
        (
            "Two people briefed on the matter told Reuters that talks were over.",
            "Two people briefed on the matter",
            "talks were over",
        ),
        ("The board’s spokeswoman, Lena Moor, said by phone that the ship had left.", "Lena Moor", "the ship had left"),
        ("It was Ann Roe who first said that the ship had left.", "Ann Roe", "the ship had left"),
        (
            "According to a person with direct knowledge of the matter, the vote was lost.",
            "a person",
            "the vote was lost",
        ),
        ("According to papers filed in London, the ship was sold in May.", "papers", "the ship was sold in May"),
        ("Reuters reported, citing two diplomats, that the ban was over.", "two diplomats", "the ban was over"),
        (
            "A report in the Evening Post that the bank had been listed was wrong.",
            "Evening Post",
            "the bank had been listed",
        ),
        ("The union wants the ban lifted by June.", "union", "the ban lifted by June"),
        ("“The licence has expired,” reads the notice.", "notice", "“The licence has expired,”"),
        ("Ann Roe welcomed the removal of Astra, Borea and Ceres.", "Ann Roe", "the removal of Astra, Borea and Ceres"),
    ],
)
def test_what_is_said_goes_to_its_speaker(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


def test_what_is_called_by_a_participle_is_said_too() -> None:
    text = "Senator Ann Roe blasted the move, calling it a gift to the Kremlin."
    assert told(text) == [("Ann Roe", "the move"), ("Ann Roe", "it a gift to the Kremlin")]


@pytest.mark.parametrize(
    ("before", "who", "speaker"),
    [
        ("Chad’s Foreign Minister Ann Roe said the ban was over.", "The minister", "Ann Roe"),
        (
            "Chad’s Foreign Minister Ann Roe said the ban was over.",
            "The Malian foreign minister",
            "Malian foreign minister",
        ),
        ("Finance Minister Ann Roe said the ban was over.", "The foreign minister", "foreign minister"),
        ("Finance Minister Ann Roe said the ban was over.", "The same minister", "Ann Roe"),
        ("The Minister of Trade of the Republic, Comrade Ann Roe, said the ban was over.", "She", "Ann Roe"),
        ("Roe told Reuters the ban was over.", "He", "Roe"),
        ("Reuters said the ban was over.", "He", "he"),
        ("A Telegram channel, Metal Owl, reported that the ban was over.", "It", "Metal Owl"),
        ("Prime Minister Ann Roe said the ban was over.", "The Chadian Observer", "Chadian Observer"),
        ("Orban said the ban was over.", "The Hungarian prime minister", "Orban"),
        ("The company, Astra Lines, said the ban was over.", "The firm", "Astra Lines"),
        ("Hungary said the ban was over.", "The firm", "firm"),
        ("The captain, John Moor, was held.", "He", "John Moor"),
    ],
)
def test_a_description_or_a_pronoun_is_whom_it_fits(before: str, who: str, speaker: str) -> None:
    assert said(f"{before} {who} added that the talks went on.")[-1].speaker.name == speaker


def test_a_day_after_an_outlet_is_no_part_of_its_name() -> None:
    (statement,) = said("The ban was over, officials told Reuters Sunday, in what would be a first.")
    assert statement.channel is not None
    assert statement.channel.name == "Reuters"


def test_what_somebody_warns_of_with_a_pronoun_is_a_clause() -> None:
    text = "Ministers agreed the ban would end, but the envoy warned it could return."
    assert told(text) == [("Ministers", "the ban would end"), ("envoy", "it could return")]


@pytest.mark.parametrize(("pronoun", "speaker"), [("He", "John Moor"), ("She", "Ann Roe")])
@pytest.mark.parametrize(
    "both", ["Minister John Moor met Minister Ann Roe.", "Minister Ann Roe met Minister John Moor."]
)
def test_a_first_name_tells_he_from_she(both: str, pronoun: str, speaker: str) -> None:
    assert said(f"{both} {pronoun} said that the talks went on.")[-1].speaker.name == speaker
