"""What findings tell beside the register that can bear a claim out."""

from pathlib import Path

import pytest

from inforce.reconcile import Finding
from tests.conftest import Keeper, csv_file, sdn_row
from tests.reconcile.ledger import Asker

CONS = "us-ofac-cons"


@pytest.fixture
def db() -> None:
    """In the home folder."""


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """Two registers: the second lists one party of the first, and goes on doing so. A programme of three entries, of which
    one leaves, and the other two at another time."""
    keeper = Keeper(tmp_path)
    stays = sdn_row(1, "ARDEN BANK", programme="SUDAN")
    goes, moves = sdn_row(2, "BREN LINES", programme="SUDAN"), sdn_row(3, "CULVER OIL", programme="SUDAN")
    moved, ship = sdn_row(3, "CULVER OIL", programme="MALI-EO13882"), sdn_row(4, "DALE STAR", "vessel", "MALI-EO13882")
    for day, rows in (
        ("2024-01-10", [stays, goes, moves]),
        ("2024-01-20", [stays, goes, moves]),
        ("2024-02-01", [stays, moved, ship]),
        ("2024-02-10", [moved, ship]),
    ):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
        keeper.keep({"cons_prim.csv": csv_file(sdn_row(901, "BREN LINES LLC"))}, f"{day}T10:00Z", register=CONS)
    return keeper


@pytest.fixture
def ask(keeper: Keeper) -> Asker:
    return Asker(keeper, published="2024-01-25")


def told(finding: Finding, words: str) -> list[str]:
    return [note for note in finding.notes if words in note]


def test_a_register_that_cannot_bear_a_claim_out_is_told_beside_it(keeper: Keeper) -> None:
    swiss = Asker(keeper, published="2024-02-05", sender=("Switzerland",))
    finding = swiss("Bren Lines", "delist", "in_force", "2024-02-02", "2024-02-05")
    assert (finding.register, finding.reason) == (None, "no_register")
    assert told(finding, f"Still listed by {CONS}: 'BREN LINES LLC' (901)")
    assert not told(finding, "listed by us-ofac-sdn")  # it has gone from there
    assert told(swiss("Arden Bank", "designate", "in_force", None, "2024-02-05"), "Also listed by us-ofac-sdn")


def test_a_listing_elsewhere_is_told_since_it_began_and_not_since_another_numbers(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    first, doubled = sdn_row(901, "BREN LINES"), sdn_row(902, "BREN LINES")
    for day, rows in (
        ("2024-01-10", []),
        ("2024-01-20", [first]),
        ("2024-02-01", [first, doubled]),
        ("2024-02-10", [first]),
        ("2024-02-20", []),
        ("2024-03-01", [first]),
        ("2024-03-10", [first]),
    ):
        data = {"cons_prim.csv": csv_file(sdn_row(1, "ARDEN BANK"), *rows)}
        keeper.keep(data, f"{day}T10:00Z", register=CONS)
    swiss = Asker(keeper, sender=("Switzerland",))
    for asked, since in (("2024-01-25", "2024-01-20"), ("2024-02-05", "2024-01-20"), ("2024-03-05", "2024-03-01")):
        finding = swiss("Bren Lines", "remain", "in_force", None, asked, known_at="2024-03-11")
        assert told(finding, f"'BREN LINES' (901), first shown on {since}.")


def test_a_listing_elsewhere_in_the_first_edition_lasts_since_that(keeper: Keeper) -> None:
    swiss = Asker(keeper, sender=("Switzerland",))
    finding = swiss("Bren Lines", "remain", "in_force", None, "2024-02-12")
    assert told(finding, "(901), shown since the first edition kept here, of 2024-01-10.")


def test_the_senders_own_registers_are_not_told_twice(ask: Asker) -> None:
    findings = ask.findings("Bren Lines", "delist", "in_force", "2024-02-01", "2024-02-05")
    assert [finding.register for finding in findings] == ["us-ofac-sdn", CONS]
    assert not [note for finding in findings for note in told(finding, "listed by")]


def test_a_country_is_told_with_the_programmes_that_changed_around_that_time(ask: Asker) -> None:
    finding = ask("Sudan", "lift", "in_force", "2024-02-01", "2024-02-05", "country")
    assert (finding.verdict, finding.reason) == ("unverifiable", "no_register")
    assert told(finding, "us-ofac-sdn has 1 entry under SUDAN")
    assert told(finding, "1 entry left the register, 1 entry stayed under another programme")
    assert not told(finding, "has ended")
    late = ask("Sudan", "lift", "in_force", "2024-02-10", "2024-02-15", "country")
    assert told(late, "The programme (SUDAN) has ended around the claimed time")
    assert not told(ask("Atlantis", "lift", "in_force", "2024-02-10", "2024-02-15", "country"), "under")


def test_a_programme_tells_how_many_of_its_members_left_the_list_and_when(ask: Asker) -> None:
    finding = ask("Sudan", "lift", "in_force", "2024-02-10", "2024-02-15", "programme")
    assert finding.verdict == "confirmed"
    assert told(finding, "Of those gone, 1 left the register with the edition of 2024-02-10")
    assert told(ask("Sudan", "lift", "proposed", None, "2024-01-26", "programme"), "has 3 entries under SUDAN")


def test_a_group_is_told_with_the_entries_that_came_at_that_time(ask: Asker) -> None:
    finding = ask("two tankers", "designate", "in_force", "2024-01-31", "2024-02-05", "group")
    assert (finding.verdict, finding.reason) == ("unverifiable", "no_register")
    assert told(finding, "1 entry was put on us-ofac-sdn") == told(finding, "1 vessel")
    assert not told(ask("two tankers", "designate", "in_force", None, "2024-02-05", "group"), "put on")


def test_a_supposed_measure_is_told_with_nothing(ask: Asker) -> None:
    assert len(ask("Bren Lines", "delist", "hypothetical", None, "2024-02-05").notes) == 1


def test_a_group_that_is_told_by_one_of_its_members_is_judged_by_it(keeper: Keeper) -> None:
    ask = Asker(
        keeper, published="2024-02-05", aliases={"the Bren fleet": ("Bren Lines",), "the banks": ("three banks",)}
    )
    finding = ask.findings("the Bren fleet", "delist", "in_force", "2024-02-01", "2024-02-05", "group")[0]
    assert (finding.verdict, finding.entry) == ("confirmed", "2")
    assert told(finding, "The group is judged by 'BREN LINES'")
    counted = ask("the banks", "designate", "in_force", None, "2024-02-05", "group")
    assert (counted.reason, counted.register) == ("no_register", None)
