"""The banks of short passages: well formed, and read as well as they were."""

from collections import Counter

import pytest

from inforce.claims import Action, Status
from tests.claims.phrases import BANKS, Wanted, passages, read, same_name, tally

LANGUAGES = sorted(bank.stem for bank in BANKS.glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_has_one_id_and_claims_in_the_schemas_terms(language: str) -> None:
    bank = passages(language)
    assert not [name for name, times in Counter(p.id for p in bank).items() if times > 1]
    wanted = [w for p in bank for w in p.claims]
    assert {a for w in wanted for a in w.action} <= set(Action)
    assert {s for w in wanted for s in w.status} <= set(Status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_of_ten_passages_may_be_looked_at(language: str) -> None:
    bank = passages(language)
    assert 0.5 < sum(p.is_open for p in bank) / len(bank) < 0.7


def test_what_may_be_said_otherwise_is_parted_by_or() -> None:
    wanted = Wanted.parse("? lift/delist in_force | Nordvik or Nordvik Shipping | Canada + France or - | when=2024")
    assert wanted.weak
    assert wanted.action == {"lift", "delist"}
    assert wanted.target == ("Nordvik", "Nordvik Shipping")
    assert wanted.sender == (frozenset({"Canada", "France"}), frozenset())
    assert wanted.more == {"when": ("2024",)}


def test_names_are_the_same_by_their_words() -> None:
    assert same_name("the Nordvik Shipping company", "Nordvik Shipping")
    assert same_name("банка Север", "банк Север")
    assert not same_name("Nordvik Shipping", "Ostvik Shipping")


@pytest.mark.parametrize(("language", "recall", "precision"), [("english", 0.79, 0.87)])
def test_open_passages_are_read_as_well_as_they_were(language: str, recall: float, precision: float) -> None:
    counts = tally(read(p) for p in passages(language) if p.is_open)
    found = counts["found right"]
    assert found / counts["wanted"] >= recall
    assert found / (found + counts["beside"]) >= precision
