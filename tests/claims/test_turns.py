"""Turns of an interview are what their speakers said; labels are nobody's."""

import pytest

from inforce.claims import extract
from inforce.reports import read


def told(text: str) -> list[tuple[str, str]]:
    found = extract(read(text.encode(), name="a.txt")[0])
    return [(s.speaker.name, s.content[0].text) for s in found.statements]


@pytest.mark.parametrize("mark", ["Q: ", "Ledger: ", ""])
def test_a_name_before_each_answer_is_who_answers(mark: str) -> None:
    text = f"{mark}Was it fair?\n\nAna Ruiz: We were never asked.\n\n{mark}And now?\n\nAna Ruiz: The court is open to us.\n"
    assert told(text) == [("Ana Ruiz", "We were never asked"), ("Ana Ruiz", "The court is open to us")]


def test_a_family_name_answers_where_the_report_has_it_whole() -> None:
    text = "Interview with Ana Ruiz\n\nWas it fair?\n\nRuiz: We were never asked.\n\nAnd now?\n\nRuiz: The court is open to us.\n"
    assert {name for name, _ in told(text)} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    "text",
    [
        "Note: the list is long.\n\nNote: the ship is short.\n\nIs it over?\n",
        "Is it over?\n\nOslo: A meeting was held.\n\nOslo: It has ended.\n",
        "Place Listed: Minsk is on file.\n\nPlace Listed: Brest is on file.\n",
        "Ana Ruiz: a life in pictures\n\nWas it fair? Nobody knows.\n",
    ],
)
def test_labels_and_headings_are_no_turns(text: str) -> None:
    assert told(text) == []


def test_once_between_subject_and_verb_is_an_adverb() -> None:
    assert told("Petra Novak once said that the list was long.\n") == [("Petra Novak", "the list was long")]
    assert told("The ship, once listed, left.\n") == []


def test_a_woman_whose_name_is_not_declined_is_she() -> None:
    text = "Юрист Инес Прат не согласна: по ее мнению, записи удерживают живых.\n"
    assert told(text) == [("Инес Прат", "записи удерживают живых")]


def claimed(text: str) -> list[str]:
    found = extract(read(text.encode(), name="a.txt")[0])
    return [f"{c.action} {c.status} {c.target.name} {c.when}" for c in found.claims]


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Is Delmar Lines off the EU sanctions list?", "Not yet.", "delist denied Delmar Lines None"),
        ("Has Canada lifted sanctions on Delmar Lines?", "No.", "lift denied Delmar Lines None"),
        ("Has Canada delisted Delmar Lines?", "Yes, in 2019.", "delist in_force Delmar Lines 2019"),
        ("Will Canada delist Delmar Lines?", "Yes, in December.", "delist announced Delmar Lines None"),
    ],
)
@pytest.mark.parametrize("marks", [("Q: ", "A: "), ("Q. ", "A. ")])
def test_a_short_answer_is_to_the_question(question: str, answer: str, claim: str, marks: tuple[str, str]) -> None:
    text = f"Questions and answers\n12 March 2024\n\n{marks[0]}{question}\n{marks[1]}{answer}\n"
    assert claimed(text) == [claim]


def test_a_letter_that_counts_is_no_answer() -> None:
    text = "Notes of 12 March 2024\n\nHas Canada delisted Delmar Lines?\n\nA. No paper tells.\n\nB. Nobody asks.\n"
    assert claimed(text) == []
