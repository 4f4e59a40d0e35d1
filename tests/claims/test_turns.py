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
