"""Who speaks and through whom, where several outlets stand in a row, an outlet heads the line, or a pronoun takes somebody up."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Claim
from inforce.reports.model import Block, Report
from tests.claims.drills import PUBLISHED, claims_of


def of_blocks(*blocks: tuple[str, str]) -> tuple[Claim, ...]:
    """The claims of blocks, each with its role."""
    text, made = "\n\n".join(words for _, words in blocks), []
    start = 0
    for role, words in blocks:
        made.append(Block(role, start, start + len(words)))
        start += len(words) + 2
    return extract(Report("test", text, published=PUBLISHED, language="en", blocks=tuple(made))).claims


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        (
            "Reuters reported, citing Interfax, which quoted a trader, that the EU had delisted Delmar Lines.",
            "a trader",
            "Interfax",
        ),
        (
            "The EU delisted Delmar Lines, TASS said on Friday, citing Bloomberg, which cited a trader in Oslo.",
            "a trader in Oslo",
            "Bloomberg",
        ),
        ("According to Interfax, citing the finance ministry, the EU delisted Delmar Lines.", "ministry", "Interfax"),
        ("The EU delisted Delmar Lines, BelTA reported with reference to the finance ministry.", "ministry", "BelTA"),
        ("Reuters reported, citing Interfax, that the EU had delisted Delmar Lines.", "Interfax", "Reuters"),
    ],
)
def test_the_last_in_a_row_of_outlets_carries_the_words(text: str, speaker: str, channel: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.speaker or "").endswith(speaker)
    assert claim.channel == channel


@pytest.mark.parametrize(
    ("role", "text", "speaker", "channel"),
    [
        ("title", "Bloomberg: Trump Weighs Lifting Sanctions on Delmar Lines", "Bloomberg", None),
        ("title", "Kyiv Post: EU to lift sanctions on Delmar Lines", "Kyiv Post", None),
        ("paragraph", "Kommersant: The EU lifted its sanctions on Delmar Lines, traders say.", "traders", "Kommersant"),
        ("paragraph", "Vedomosti: The EU lifted its sanctions on Delmar Lines on Friday.", "Vedomosti", None),
    ],
)
def test_an_outlet_before_a_colon_tells_what_follows(role: str, text: str, speaker: str, channel: str | None) -> None:
    (claim,) = of_blocks((role, text), ("paragraph", "Ships were late."))
    assert (claim.speaker, claim.channel) == (speaker, channel)


def test_a_body_before_a_colon_is_no_outlet() -> None:
    (claim,) = of_blocks(("title", "Brussels: EU to lift sanctions on Delmar Lines"), ("paragraph", "Ships were late."))
    assert claim.speaker is None


@pytest.mark.parametrize(
    "before",
    [
        "US envoy John Moor visited Minsk and met Foreign Minister Maxim Ruda.",
        "John Moor came to Minsk. He met Foreign Minister Maxim Ruda.",
        "US envoy John Moor came to Minsk. The envoy met Foreign Minister Maxim Ruda.",
    ],
)
def test_he_is_the_subject_of_the_paragraph_before(before: str) -> None:
    claims = of_blocks(("paragraph", before), ("paragraph", "He said that sanctions on Delmar Lines had been lifted."))
    assert {c.speaker for c in claims} == {"John Moor"}


def test_he_is_who_spoke_last() -> None:
    before = "John Moor met Foreign Minister Maxim Ruda, who said that trade would grow."
    claims = of_blocks(("paragraph", before), ("paragraph", "He said that sanctions on Delmar Lines had been lifted."))
    assert {c.speaker for c in claims} == {"Maxim Ruda"}


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("US to lift sanctions on Delmar Lines - Moor", "John Moor"),
        ("US to lift sanctions on Delmar Lines — Bloomberg", "Bloomberg"),
        ("Sanctions on Delmar Lines to be lifted — diplomat", "diplomat"),
        ("US to lift sanctions on two carriers - Delmar Lines and Baltic Lines", None),
    ],
)
def test_a_title_may_end_in_who_says_it(title: str, speaker: str | None) -> None:
    claims = of_blocks(("title", title), ("paragraph", "US envoy John Moor came to Minsk. Moor met nobody."))
    assert {c.speaker for c in claims} == {speaker}


def test_what_stands_before_this_was_said_by_x_is_what_he_said() -> None:
    (claim,) = claims_of("The US lifted sanctions on Delmar Lines - this was announced by John Moor.")
    assert claim.speaker == "John Moor"
