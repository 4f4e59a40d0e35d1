"""Drilled sentences: each way of speaking gives its claims, and no others."""

from collections import defaultdict

import pytest

from tests.claims.drills import Marks, claims_of, drills, marks, negatives

RECALL, PRECISION = 0.98, 0.98


@pytest.fixture(scope="module")
def read() -> dict[str, list[Marks]]:
    found: dict[str, list[Marks]] = defaultdict(list)
    for drill in drills():
        found[drill.claims].append(marks(drill))
        found[drill.voice].append(found[drill.claims][-1])
    return found


@pytest.mark.parametrize("voice", ["active", "passive", "nominal", "relative", "said", "headline"])
def test_claims_are_found_in_every_voice(read: dict[str, list[Marks]], voice: str) -> None:
    wanted, found = sum(m.wanted for m in read[voice]), sum(m.found for m in read[voice])
    beside = sum(m.beside for m in read[voice])
    assert found >= RECALL * wanted
    assert found >= PRECISION * (found + beside)


@pytest.mark.parametrize("claims", sorted({drill.claims for drill in drills()}))
def test_every_action_is_found_with_its_status_and_sender(read: dict[str, list[Marks]], claims: str) -> None:
    wanted, found = sum(m.wanted for m in read[claims]), sum(m.found for m in read[claims])
    assert found >= 0.95 * wanted
    assert sum(m.status for m in read[claims]) >= 0.95 * found
    assert sum(m.sender for m in read[claims]) >= 0.95 * found


@pytest.mark.parametrize("text", list(negatives()))
def test_what_is_no_measure_of_a_state_gives_no_claim(text: str) -> None:
    assert claims_of(text) == ()
