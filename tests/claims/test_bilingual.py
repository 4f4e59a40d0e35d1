"""A report in two languages says what its paragraphs say, each in its own."""

import pytest

from inforce.claims import extract
from inforce.reports import read
from tests.claims import mutating

ENGLISH = (
    "The United States has lifted sanctions on the airline Nile Lines, the envoy Ann Poole said on Monday in Cairo.\n\n"
    "The European Union has not removed Blue Ferry from its list, a spokeswoman said in Brussels on Friday.\n"
)
RUSSIAN = (
    "Великобритания ввела санкции против компании «Север», сообщил во вторник в Лондоне министр Джон Роу.\n\n"
    "Канада исключила из своего санкционного списка компанию «Юг», заявил в среду посол Пётр Иванов.\n"
)


def senders(text: str) -> list[str]:
    (report,) = read(text.encode(), name="a.txt")
    found = extract(report)
    assert mutating.check(report, found)
    ids = [*(c.id for c in found.claims), *(s.id for s in found.statements), *(e.id for e in found.events)]
    assert len(ids) == len(set(ids))
    by_id = {each.id: each for each in found.statements}
    for claim in found.claims:
        if claim.statement:
            assert by_id[claim.statement].speaker.name == claim.speaker
    return [claim.sender[0] for claim in found.claims]


@pytest.mark.parametrize("text", [f"{ENGLISH}\n***\n\n{RUSSIAN}", f"{RUSSIAN}\n***\n\n{ENGLISH}"])
def test_both_halves_are_read(text: str) -> None:
    assert sorted(senders(text)) == ["Canada", "European Union", "United Kingdom", "United States"]


def test_paragraphs_by_turns_are_read() -> None:
    rows = zip(ENGLISH.strip().split("\n\n"), RUSSIAN.strip().split("\n\n"), strict=True)
    assert sorted(set(senders("\n\n".join(row for pair in rows for row in pair)))) == [
        "Canada",
        "European Union",
        "United Kingdom",
        "United States",
    ]


@pytest.mark.parametrize("names", ["«Север» and «Юг»", "Север Юг Банк Дом Лес Мир Сад"])
def test_names_in_other_letters_make_no_paragraph_of_another_language(names: str) -> None:
    text = f"{ENGLISH}\nThe United Kingdom sanctioned the companies {names} on Tuesday, John Roe said in London.\n"
    (report,) = read(text.encode(), name="a.txt")
    assert "United Kingdom" in {claim.sender[0] for claim in extract(report).claims}
