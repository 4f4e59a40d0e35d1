"""Own cases: what a text asserts of sanctions measures, found in full and nothing else."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from inforce.claims import Claim, extract
from inforce.reports.model import Block, Report

CASES = Path(__file__).parent / "cases"
FULLY_READ = (
    "wire.toml",
    "trade.toml",
    "official.toml",
    "more.toml",
    "genres.toml",
    "taken_up.toml",
    "discourse.toml",
    "loose.toml",
    "constructions.toml",
    "whole_pages.toml",
)
HELD_OUT_FLOORS = [("heldout.toml", 0.60), ("genres_aside.toml", 0.40)]


@dataclass(frozen=True)
class Expected:
    """``designate in_force | United States | Northfold Bank | 2021-03-02 or -``"""

    action: str
    sender: str
    target: str
    when: frozenset[str]

    @classmethod
    def parse(cls, line: str) -> "Expected":
        action, sender, target, when = (part.strip() for part in line.split("|"))
        return cls(action, sender, target, frozenset(when.split(" or ")))

    def fits(self, claim: Claim) -> bool:
        return (
            self.action == f"{claim.action} {claim.status}"
            and self.sender in (claim.sender[0] if claim.sender else "-", "-")
            and self.target.lower() in {n.lower() for n in (claim.target.name, *claim.target.aliases)}
            and (claim.when or "-") in self.when
        )


def cases(*files: str) -> Iterable[dict[str, object]]:
    for file in files:
        yield from tomllib.loads((CASES / file).read_text(encoding="utf-8"))["case"]


def report(case: dict[str, object]) -> Report:
    title, body = str(case.get("title", "")), str(case["text"])
    text = f"{title}\n\n{body}" if title else body
    start = len(text) - len(body)
    blocks = [Block("title", 0, len(title))] if title else []
    for paragraph in body.split("\n"):
        role = "item" if "\n" in body and str(case["name"]) != "" else "paragraph"
        blocks.append(Block(role, start, start + len(paragraph)))
        start += len(paragraph) + 1
    language = str(case.get("language", "en"))
    return Report(
        "test", text, title=title or None, published=str(case["published"]), language=language, blocks=tuple(blocks)
    )


def differences(case: dict[str, object]) -> tuple[int, list[str], list[str]]:
    """How many expected claims were found, those that were not, and those found that nothing expects."""
    found = list(extract(report(case)).claims)
    missed, hits = [], 0
    for line in case["claims"]:  # type: ignore[attr-defined] # the data file has lists of lines here
        match = next((c for c in found if Expected.parse(line).fits(c)), None)
        if match:
            found.remove(match)
            hits += 1
        else:
            missed.append(line)
    allowed = [Expected.parse(line) for line in (*case["claims"], *case.get("may", ()))]  # type: ignore[misc] # as above
    spurious = [
        f"{c.action} {c.status} | {c.sender} | {c.target.name} | {c.when} | {c.span.text}"
        for c in found
        if not any(e.fits(c) for e in allowed)
    ]
    return hits, missed, spurious


@pytest.mark.parametrize(
    "case",
    list(cases(*FULLY_READ)),
    ids=lambda c: str(c["name"]),
)
def test_a_report_says_of_measures(case: dict[str, object]) -> None:
    _, missed, spurious = differences(case)
    assert not missed, f"missed: {missed}; found beside: {spurious}"
    assert not spurious


@pytest.mark.parametrize(("file", "floor"), HELD_OUT_FLOORS)
def test_cases_kept_aside_are_read_as_well(file: str, floor: float) -> None:
    hits = missed = spurious = 0
    for case in cases(file):
        found, lost, beside = differences(case)
        hits, missed, spurious = hits + found, missed + len(lost), spurious + len(beside)
    assert 2 * hits / (2 * hits + missed + spurious) >= floor
