"""Of a register of several lists, each body's measures are sought on its own."""

from datetime import timedelta

import pytest

from tests.conftest import Keeper
from tests.lists.test_csl_csv import COMPANY, PERSON, listing
from tests.reconcile.ledger import Asker

CROWD = [
    *({**COMPANY, "_id": f"c{n}", "type": "Entity", "name": f"Crowd House {n}", "alt_names": ""} for n in range(10)),
    *(
        {**PERSON, "_id": f"{n}", "entity_number": f"{n}", "name": f"CROWD, Man {n}", "alt_names": "", "ids": ""}
        for n in range(900, 930)
    ),
]
OF_TREASURY = {
    **PERSON,
    "_id": "1",
    "entity_number": "500",
    "type": "Entity",
    "name": "GULF DIGITAL LLC",
    "alt_names": "",
}
OF_COMMERCE = {**COMPANY, "_id": "2", "type": "Entity", "name": "GULF DIGITAL LLC", "alt_names": ""}


def kept(keeper: Keeper, *looks: list[dict[str, str]]) -> Keeper:
    """Looks of 10 January and every other day after it."""
    for place, rows in enumerate(looks):
        at = f"2024-01-{10 + 2 * place}T10:00Z"
        keeper.keep({"consolidated.csv": listing(*rows, *CROWD)}, at, register="us-csl")
    return keeper


@pytest.mark.parametrize("body", ["US Department of Commerce", "US Bureau of Industry and Security"])
def test_a_treasury_row_bears_out_nothing_of_commerce(keeper: Keeper, body: str) -> None:
    ask = Asker(kept(keeper, [], [OF_TREASURY], [OF_TREASURY]), sender=(body,))
    finding = ask("Gulf Digital", "designate", "in_force", "2024-01-12", "2024-01-15")
    assert (finding.register, finding.verdict, finding.reason) == ("us-csl", "unverifiable", "target_not_found")
    assert "us-csl (DPL, EL, MEU, UVL)" in finding.notes[0]
    assert ask("Gulf Digital", "designate", "announced", None, "2024-01-15").verdict == "pending"


def test_the_same_party_on_a_treasury_list_does_not_keep_it_on_commerces(keeper: Keeper) -> None:
    both, one = [OF_TREASURY, OF_COMMERCE], [OF_TREASURY]
    ask = Asker(kept(keeper, both, both, one, one), sender=("United States", "US Department of Commerce"))
    finding = ask("Gulf Digital", "lift", "in_force", "2024-01-14", "2024-01-17")
    assert (finding.entry, finding.verdict) == ("EL:gulf digital llc", "confirmed")


@pytest.mark.parametrize(
    ("rows", "came"), [([OF_TREASURY], "0 entries were"), ([OF_TREASURY, OF_COMMERCE], "1 entry was")]
)
def test_what_came_to_a_treasury_list_is_not_counted_for_commerce(
    keeper: Keeper, rows: list[dict[str, str]], came: str
) -> None:
    ask = Asker(kept(keeper, [], rows, rows), sender=("US Department of Commerce",), tolerance=timedelta(days=1))
    finding = ask("several firms", "designate", "in_force", "2024-01-12", "2024-01-15", "group")
    assert next(note for note in finding.notes if "put on" in note).startswith(f"{came} put on us-csl")


def test_a_programme_of_the_treasury_is_not_told_beside_a_claim_on_commerces_measures(keeper: Keeper) -> None:
    of_sudan = {**OF_TREASURY, "programs": "SUDAN"}
    ask = Asker(kept(keeper, [], [of_sudan], [of_sudan]), sender=("US Department of Commerce",))
    finding = ask("Sudan", "impose", "in_force", "2024-01-12", "2024-01-15", "country")
    assert not [note for note in finding.notes if "SUDAN" in note]
