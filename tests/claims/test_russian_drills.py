"""Every voice in which a measure is told, with every kind of target in every case."""

from collections import Counter
from pathlib import Path

from inforce.claims import Claim, extract
from inforce.reports.model import Block, Report
from tests.claims.russian_drills import Drill, drills

PATTERNS = Path(__file__).parent / "cases" / "russian_drills.txt"
FLOOR, PATTERN_FLOOR, EXTRA = 0.99, 0.75, 0.02


def test_a_measure_is_read_in_every_voice() -> None:
    hits, of, extra = Counter[str](), Counter[str](), 0
    for drill in drills(PATTERNS.read_text(encoding="utf-8")):
        found = read(drill)
        right = sum(is_right(claim, drill) for claim in found)
        of[drill.pattern] += 1
        hits[drill.pattern] += right > 0
        extra += len(found) - right
    assert [p for p in of if hits[p] < PATTERN_FLOOR * of[p]] == []
    assert hits.total() >= FLOOR * of.total()
    assert extra <= EXTRA * of.total()


def read(drill: Drill) -> tuple[Claim, ...]:
    opening = "Санкции.\n\n"  # the report speaks of them
    text = opening + drill.text
    role = "headline" if drill.headline else "paragraph"
    blocks = (Block("paragraph", 0, len(opening) - 2), Block(role, len(opening), len(text)))
    return extract(Report("test", text, published="2024-03-18", language="ru", blocks=blocks)).claims


def is_right(claim: Claim, drill: Drill) -> bool:
    told = (str(claim.action), str(claim.status), claim.target.name.lower())
    return told == (drill.action, drill.status, drill.target.lower()) and drill.sender in claim.sender[:1]
