"""Sentences of Russian outlets, alerts, decrees and channels, each read alone: what they tell, and nothing else."""

from pathlib import Path

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report

SENTENCES = Path(__file__).parent / "cases" / "russian_sentences.txt"
ROWS = [row.split(" => ") for row in SENTENCES.read_text(encoding="utf-8").splitlines() if " => " in row]


@pytest.mark.parametrize(("sentence", "told"), ROWS, ids=lambda words: words[:60])
def test_a_sentence_tells_of_its_measures(sentence: str, told: str) -> None:
    opening = "OFAC ведёт санкционный список.\n\n"  # the report speaks of sanctions
    blocks = (Block("paragraph", 0, len(opening) - 2), Block("paragraph", len(opening), len(opening) + len(sentence)))
    report = Report("test", opening + sentence, published="2024-04-20", language="ru", blocks=blocks)
    found = {f"{claim.action} {claim.status} {claim.target.name}" for claim in extract(report).claims}
    assert found == {claim.strip() for claim in told.split(";")} - {"nothing"}
