"""What a report that checks rumours calls false is denied, in its own voice."""

import pytest

from inforce.claims import Extract, Status, extract
from inforce.reports.model import Block, Report


def read(language: str, *parts: str, role: str = "paragraph") -> Extract:
    blocks, start = list[Block](), 0
    for number, each in enumerate(parts):
        blocks.append(Block(role if number == 0 else "paragraph", start, start + len(each)))
        start += len(each) + 2
    text = "\n\n".join(parts)
    return extract(Report("t", text, published="2024-05-02", language=language, blocks=tuple(blocks)))


def told(found: Extract) -> list[tuple[Status, str | None]]:
    return [(c.status, c.speaker) for c in found.claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "False: “The US has lifted sanctions on Northfold Bank.”"),
        ("en", "Myth: The US has lifted sanctions on Northfold Bank."),
        ("ru", "Фейк: США сняли санкции с «Северного банка»."),
    ],
)
def test_a_label_denies_and_is_nobody(language: str, text: str) -> None:
    found = read(language, text)
    assert told(found) == [(Status.DENIED, None)]
    assert found.statements == ()


@pytest.mark.parametrize(
    ("language", "claim", "verdict"),
    [
        ("en", "Claim: The US lifted sanctions on Northfold Bank.", "Verdict: {}."),
        ("ru", "Утверждение: США сняли санкции с «Северного банка».", "Вердикт: {}."),
    ],
)
def test_a_claim_that_is_checked_is_what_its_verdict_says(language: str, claim: str, verdict: str) -> None:
    false, true = ("false", "true") if language == "en" else ("неправда", "правда")
    assert told(read(language, claim)) == [(Status.HYPOTHETICAL, None)]
    assert told(read(language, claim, verdict.format(false))) == [(Status.DENIED, None)]
    assert told(read(language, claim, verdict.format(true))) == [(Status.IN_FORCE, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“US lifts sanctions on Northfold Bank”: how a fake spread"),
        ("ru", "«США сняли санкции с Северного банка»: как разошёлся фейк"),
    ],
)
def test_a_headline_denies_the_rumour_in_its_quotation_marks(language: str, text: str) -> None:
    assert told(read(language, text, role="title")) == [(Status.DENIED, None)]


def test_a_fake_firm_is_designated_all_the_same() -> None:
    assert told(read("en", "US sanctions fake firm Northfold Trading", role="title")) == [(Status.IN_FORCE, None)]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "❌ Fake. The US has lifted sanctions on Northfold Bank.", Status.DENIED),
        ("ru", "❌ Фейк. США сняли санкции с «Северного банка».", Status.DENIED),
        ("ru", "❌ Фейк. «Северный банк» остаётся под санкциями США.", Status.IN_FORCE),
        ("ru", "Фейк. США сняли санкции с «Северного банка».", Status.IN_FORCE),
    ],
)
def test_a_label_alone_after_a_sign_is_of_what_follows(language: str, text: str, status: Status) -> None:
    assert told(read(language, text)) == [(status, None)]
