"""A question claims nothing, also within quotation marks; "yes" claims what was asked and "no" denies it."""

import pytest

from inforce.claims import Claim, Status, extract
from inforce.reports.model import Block, Report


def claims_of(text: str, language: str) -> tuple[Claim, ...]:
    blocks = (Block("paragraph", 0, len(text)),)
    return extract(Report("test", text, published="2024-05-02", language=language, blocks=blocks)).claims


ASKED = [
    ("en", "“Has the US lifted sanctions on Northfold Bank?” a reporter asked.", "“{}”, Ann Roe said.", "Ann Roe"),
    ("en", "“Did OFAC delist Northfold Bank this year?” asked a reporter.", "“{},” replied Ann Roe.", "Ann Roe"),
    ("ru", "«США сняли санкции с «Северного банка»?» — спросил журналист.", "«{}», — ответила Анна Берг.", "Анна Берг"),
    ("ru", "«Сняли ли США санкции с «Северного банка»?» — спросил он.", "— {}, — ответила Анна Берг.", "Анна Берг"),
]
YES, NO = {"en": "Yes", "ru": "Да"}, {"en": "No", "ru": "Нет"}


@pytest.mark.parametrize(("language", "question", "reply", "speaker"), ASKED)
def test_a_question_in_quotation_marks_claims_nothing(language: str, question: str, reply: str, speaker: str) -> None:
    assert claims_of(question, language) == ()


@pytest.mark.parametrize(("language", "question", "reply", "speaker"), ASKED)
def test_no_denies_what_was_asked(language: str, question: str, reply: str, speaker: str) -> None:
    text = f"{question} {reply.format(NO[language])}"
    assert [(c.status, c.speaker) for c in claims_of(text, language)] == [(Status.DENIED, speaker)]


@pytest.mark.parametrize(("language", "question", "reply", "speaker"), ASKED)
def test_yes_claims_what_was_asked(language: str, question: str, reply: str, speaker: str) -> None:
    text = f"{question} {reply.format(YES[language])}"
    assert [(c.status, c.speaker) for c in claims_of(text, language)] == [(Status.IN_FORCE, speaker)]


def test_yes_to_what_will_be_done_announces_it() -> None:
    text = "“Will the EU delist Northfold Bank this year?” asked a reporter. “Yes,” replied Ann Roe."
    assert [c.status for c in claims_of(text, "en")] == [Status.ANNOUNCED]


def test_no_measures_is_no_answer() -> None:
    text = "“Has OFAC delisted Northfold Bank?” a reporter asked. No paper of the ministry tells."
    assert claims_of(text, "en") == ()


def test_what_stands_before_the_question_in_the_next_quotation_is_claimed() -> None:
    text = "“OFAC lifted sanctions on Northfold Bank,” Ann Roe said. “Why?” a reporter asked."
    assert [(c.status, c.speaker) for c in claims_of(text, "en")] == [(Status.IN_FORCE, "Ann Roe")]


def test_asked_whether_is_open_and_a_quoted_no_denies_it() -> None:
    text = "Asked whether OFAC had lifted sanctions on Northfold Bank, Ann Roe said “no” and left."
    told = {(c.status, c.speaker) for c in claims_of(text, "en")}
    assert told == {(Status.HYPOTHETICAL, None), (Status.DENIED, "Ann Roe")}
