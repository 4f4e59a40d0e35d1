"""Short texts by what turns them (a negation, a condition, a contrast): each claims what it says and nothing else."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from inforce.claims import Claim, extract
from inforce.reports import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "polarity.toml").read_text("utf-8"))


def texts() -> Iterator[tuple[str, str, list[str]]]:
    for title, rows in CASES.items():
        for text, claims in rows.items():
            yield title, text, claims


def told(claim: Claim, wanted: str) -> str:
    """A claim in the words of the file, with as much of it as one wanted tells."""
    parts = [f"{claim.action.value} {claim.status.value}", claim.target.name]
    beside = {"sender": claim.sender[0] if claim.sender else "-", "speaker": claim.speaker, "when": claim.when}
    keys = [part.partition("=")[0].strip() for part in wanted.split("|")[2:]]
    return " | ".join([*parts, *(f"{key}={beside[key] or '-'}" for key in keys)])


@pytest.mark.parametrize(("title", "text", "wanted"), list(texts()))
def test_a_text_claims_what_it_says_and_nothing_else(title: str, text: str, wanted: list[str]) -> None:
    (report,) = read(f"News of sanctions\n\n{text}\n".encode(), name="a.txt")
    found = list(extract(report).claims)
    for line in wanted:
        fits = next((c for c in found if told(c, line) == line), None)
        assert fits is not None, f"missed: {line}; found {[told(c, line) for c in found]}"
        found.remove(fits)
    assert not found, [told(c, "") for c in found]
