"""A report in two languages says what its paragraphs say, each in its own."""

from dataclasses import replace

import pytest

from inforce.claims import DEFAULT, Document, Extract, extract
from inforce.models import Candidate, adding
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


BOTH = read(f"Relief for Nile Lines\n\n{ENGLISH}\n{RUSSIAN}".encode(), name="a.txt")[0]


def without_the_first(_: Document, found: Extract) -> Extract:
    return replace(found, claims=found.claims[1:])


def without_statements(_: Document, found: Extract) -> Extract:
    return replace(found, statements=())


def test_ids_stay_apart_whatever_a_step_takes_away() -> None:
    found = extract(BOTH, [*DEFAULT, without_the_first])
    assert [claim.id for claim in found.claims] == ["c2", "c3"]
    assert {claim.statement for claim in found.claims} <= {None, *(each.id for each in found.statements)}


def test_a_claim_whose_statement_a_step_took_away_refers_to_none() -> None:
    claims = extract(BOTH, [*DEFAULT, without_statements]).claims
    theirs = {claim.sender: claim.statement for claim in claims if claim.span.start >= BOTH.text.index("Велико")}
    assert theirs == {("United Kingdom",): None, ("Canada",): None}


def test_a_note_tells_of_claims_by_the_ids_that_they_have_in_the_end() -> None:
    added = Candidate("заявил в среду посол Пётр Иванов", "Север", "ease")
    found = extract(BOTH, [*DEFAULT, adding("a test", lambda _: [added])])
    (own,) = [claim for claim in found.claims if claim.span.text == added.words]
    assert f"1 claims added by a test ({own.id})" in found.notes
    assert len({claim.id for claim in found.claims}) == len(found.claims)
