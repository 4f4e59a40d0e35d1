"""Own Russian cases: what a text asserts of sanctions measures, found in full and nothing else."""

import pytest

from tests.claims.test_cases import cases, differences

ASIDE_FLOOR = 0.40


def russian(file: str) -> list[dict[str, object]]:
    return [{**case, "language": "ru"} for case in cases(file)]


@pytest.mark.parametrize("case", russian("russian.toml"), ids=lambda c: str(c["name"]))
def test_a_russian_report_says_of_measures(case: dict[str, object]) -> None:
    _, missed, spurious = differences(case)
    assert not missed, f"missed: {missed}; found beside: {spurious}"
    assert not spurious


def test_russian_cases_kept_aside_are_read_as_well() -> None:
    hits = missed = spurious = 0
    for case in russian("russian_aside.toml"):
        found, lost, beside = differences(case)
        hits, missed, spurious = hits + found, missed + len(lost), spurious + len(beside)
    assert 2 * hits / (2 * hits + missed + spurious) >= ASIDE_FLOOR
