"""What the present tense tells for a day, month or year after that of the report is yet to come."""

import pytest

from inforce.claims import extract
from inforce.reports import read


def told(sentence: str) -> list[tuple[str, str, str | None]]:
    text = f"News of sanctions\nBy Ann Roe\n12 May 2025\n\nOTTAWA, May 12 (Reuters) - {sentence}\n"
    (report,) = read(text.encode(), name="a.txt")
    return [(claim.action.value, claim.status.value, claim.when) for claim in extract(report).claims]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The ban on imports of Russian gas takes effect in January 2027.", ("impose", "announced", "2027-01")),
        ("The embargo on Guinea takes effect on Friday.", ("impose", "announced", "2025-05-16")),
        ("Canada bans imports of Russian gold from January 2026.", ("impose", "announced", "2026-01/..")),
        ("Northfold Bank comes off the sanctions list on 2 June 2025.", ("delist", "announced", "2025-06-02")),
    ],
)
def test_what_the_present_tense_dates_after_the_report_is_announced(sentence: str, claim: tuple[str, str, str]) -> None:
    assert told(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The embargo on Guinea took effect in May.", ("impose", "in_force", "2025-05")),
        ("The embargo on Guinea took effect in January 2024.", ("impose", "in_force", "2024-01")),
        ("Canada imposes sanctions on Guinea.", ("impose", "in_force", None)),
        ("The embargo on Guinea has applied since 2023.", ("remain", "in_force", "2023/..")),
    ],
)
def test_what_was_before_the_report_is_told_as_done(sentence: str, claim: tuple[str, str, str | None]) -> None:
    assert told(sentence) == [claim]
