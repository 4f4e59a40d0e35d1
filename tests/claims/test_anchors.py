"""From which day the other times of a sentence count."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report


def whens(text: str, language: str = "en", published: str = "2025-09-11") -> dict[str, str | None]:
    blocks = (Block("paragraph", 0, len(text)),)
    found = extract(Report("t", text, published=published, language=language, blocks=blocks))
    return {c.target.name: c.when for c in found.claims}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Effective October 1, OFAC removed Northfold Bank from the SDN List.", "2025-10-01"),
        ("Effective August 9, OFAC removed Northfold Bank from the SDN List.", "2025-08-09"),
        ("OFAC removed Northfold Bank from the SDN List on November 5.", "2024-11-05"),
        ("Ann Roe said in March that the US would lift sanctions on Northfold Bank in May.", "2025-05"),
        ("Ann Roe said that the US would lift sanctions on Northfold Bank in May.", "2026-05"),
        ("Sanctions on Northfold Bank were lifted the day after the talks in Oslo on 3 September.", "2025-09-04"),
        ("Sanctions on Northfold Bank were lifted the day after talks in Oslo.", None),
    ],
)
def test_a_time_counts_from_what_the_sentence_says_it_counts_from(text: str, when: str | None) -> None:
    assert whens(text)["Northfold Bank"] == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("США должны были снять санкции с «Альфы» ещё в мае.", "2025-05"),
        ("Коул сказал в марте, что США снимут санкции с «Альфы» в мае.", "2025-05"),
        ("Коул сказал, что США снимут санкции с «Альфы» в мае.", "2026-05"),
    ],
)
def test_and_in_russian(text: str, when: str) -> None:
    assert set(whens(text, "ru").values()) == {when}
