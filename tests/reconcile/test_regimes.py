"""Whole programmes as targets: their names, and what a register shows of them."""

from pathlib import Path

import pytest

from inforce.reconcile.regimes import is_meant, key_words
from tests.conftest import Keeper, csv_file, sdn_row
from tests.reconcile.ledger import Asker


@pytest.fixture
def db() -> None:
    """In the home folder."""


@pytest.fixture
def ask(tmp_path: Path) -> Asker:
    """A programme of two entries that loses both, one that keeps its entry, and one of another country."""
    keeper = Keeper(tmp_path)
    ruritania = [sdn_row(1, "ARDEN BANK", programme="SUDAN"), sdn_row(2, "BREN LINES", programme="SUDAN-EO14098")]
    others = [sdn_row(3, "CULVER OIL", programme="SOUTH SUDAN"), sdn_row(4, "DALE TRADE", programme="MALI-EO13882")]
    for day, rows in (
        ("2024-01-10", [*ruritania, *others]),
        ("2024-01-20", [*ruritania, *others]),
        ("2024-02-01", [ruritania[1], *others]),
        ("2024-02-10", others),
        ("2024-02-20", [*others, sdn_row(5, "ELGIN STEEL", programme="YEMEN")]),
    ):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
    return Asker(keeper, published="2024-01-25")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the United Nations sanctions regime for Mali", {"mali"}),
        ("the Belarusian sanctions programme", {"belarus"}),
        ("US sanctions on South Sudan", {"south", "sudan"}),
        ("BELARUS-EO14038", {"belarus", "eo14038"}),
        ("the sanctions regime", set()),
    ],
)
def test_what_reports_put_around_a_programme_is_left_out(name: str, words: set[str]) -> None:
    assert key_words(name) == words


@pytest.mark.parametrize(
    ("name", "code", "meant"),
    [
        ("Sudan", "SUDAN-EO14098", True),
        ("Sudan", "SOUTH SUDAN", False),
        ("South Sudan", "SOUTH SUDAN", True),
        ("Libya", "LIBYA3", True),
        ("Mali", "SOMALIA", False),
        ("UKRAINE-EO13660", "UKRAINE-EO13661", False),
        ("the Guinea sanctions", "Guinea-Bissau", False),
        ("Guinea-Bissau", "Guinea-Bissau", True),
        ("the Guinea regime", "GUINEA", True),
        ("Iraq", "Iraq and Kuwait", True),
    ],
)
def test_a_code_is_meant_by_its_words(name: str, code: str, meant: bool) -> None:
    assert is_meant(key_words(name), code) is meant


def test_a_programme_has_ended_when_no_entry_is_left(ask: Asker) -> None:
    early = ask("Sudan", "lift", "in_force", None, "2024-02-05", "programme")
    assert (early.verdict, early.reason, early.entry) == ("contradicted", "state", "regime:SUDAN")
    late = ask("the Sudan sanctions programme", "lift", "in_force", "2024-02-10", "2024-02-15", "programme")
    assert (late.verdict, late.programmes) == ("confirmed", ("SUDAN", "SUDAN-EO14098"))
    assert any("1 in the edition of 2024-02-01" in note and "0 in that of 2024-02-10" in note for note in late.notes)


def test_an_intention_to_end_a_programme_is_pending_while_entries_are_left(ask: Asker) -> None:
    assert ask("Sudan", "lift", "proposed", None, "2024-02-05", "programme").verdict == "pending"
    done = ask("Sudan", "lift", "proposed", None, "2024-02-15", "programme")
    assert (done.verdict, done.lag) == ("confirmed", "P16D")


def test_a_programme_begins_with_its_first_entry(ask: Asker) -> None:
    assert ask("Yemen", "impose", "in_force", "2024-02-19", "2024-02-21", "programme").verdict == "confirmed"
    assert ask("Yemen", "impose", "in_force", "2024-01-15", "2024-02-21", "programme").reason == "time"
    undatable = ask("Mali", "impose", "in_force", "2020", "2024-02-21", "programme")
    assert (undatable.verdict, undatable.reason) == ("unverifiable", "no_edition")


def test_a_programme_that_stays_is_in_force(ask: Asker) -> None:
    assert ask("South Sudan", "remain", "in_force", None, "2024-02-21", "programme").verdict == "confirmed"
    assert ask("Sudan", "remain", "in_force", None, "2024-02-21", "programme").verdict == "contradicted"


def test_a_programme_that_no_entry_was_ever_under_has_no_register(ask: Asker) -> None:
    finding = ask("Atlantis", "lift", "in_force", None, "2024-02-21", "programme")
    assert (finding.verdict, finding.reason, finding.register) == ("unverifiable", "no_register", None)


def test_what_was_known_later_is_not_seen(ask: Asker) -> None:
    assert ask("Yemen", "remain", "in_force", None, "2024-02-15", "programme", "2024-02-15").reason == "no_register"
