"""A quick run of damaged files, every kind of damage to every form; the long one is benchmarks/fuzz.py."""

from pathlib import Path

import pytest

from tests.lists.fuzzing import DAMAGES, Ring, Seed, Tally, run, samples

SEEDS = {seed.name: seed for seed in samples()}


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
def test_a_damaged_file_neither_crashes_nor_delists_and_is_refused_with_a_reason(seed: Seed, tmp_path: Path) -> None:
    tally = Tally()
    run(Ring(seed, tmp_path), range(len(DAMAGES)), tally)
    assert tally.wrong == []
    assert sum(tally.outcomes.values()) == len(DAMAGES)
    assert tally.outcomes["quarantined"] > tally.outcomes.get("in force", 0) > 0
