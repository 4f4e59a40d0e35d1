"""Russian reports of more sentences than are read whole: what stands in the lines of a list is read all the same."""

import pytest

from inforce.claims import extract
from inforce.claims.text import USUAL_LENGTH
from inforce.reports import read

IDLE = "Погода в столице оставалась ясной, магазины работали как обычно."
OPENING = "МОСКВА, 14 ноября 2025 г. (Агентство «Север») — Новости санкций."
HEADING = "Евросоюз ввел санкции против следующих компаний:"
FIRMS = ["Аланд", "Бритон", "Вектор", "Гранд", "Дельта", "Ермак", "Зенит"]


def told(text: str) -> list[str]:
    (report,) = read(f"{OPENING}\n\n{text}\n".encode())
    return [claim.target.name for claim in extract(report).claims]


def lines(names: list[str], mark: str = "— ") -> str:
    return "\n".join(f"{mark}ООО «{name}»;" for name in names)


@pytest.mark.parametrize("sentences", [USUAL_LENGTH - 1, USUAL_LENGTH, USUAL_LENGTH + 1, 4 * USUAL_LENGTH])
def test_a_list_far_down_is_read(sentences: int) -> None:
    idle = "\n\n".join([IDLE] * sentences)
    assert told(f"{idle}\n\n{HEADING}\n\n{lines(FIRMS)}\n\n{idle}") == FIRMS


@pytest.mark.parametrize("rows", [USUAL_LENGTH - 1, USUAL_LENGTH, USUAL_LENGTH + 1, 4 * USUAL_LENGTH])
def test_a_list_is_read_to_its_last_line(rows: int) -> None:
    names = [f"Алькор-{number}" for number in range(rows)]
    assert told(f"{HEADING}\n\n{lines(names)}") == names


def test_lines_with_numbers_above_999_are_read() -> None:
    rows = "\n".join(f"{number}. ООО «Алькор-{number}»;" for number in range(1, 1_051))
    assert len(told(f"{HEADING}\n\n{rows}")) == 1_050


def test_lines_that_say_more_between_them_are_read() -> None:
    idle = "\n\n".join([IDLE] * USUAL_LENGTH)
    rows = "\n".join(f"— ООО «{name}». Зарегистрировано в Самаре. Торгует зерном." for name in FIRMS)
    assert told(f"{idle}\n\n{HEADING}\n\n{rows}") == FIRMS


@pytest.mark.parametrize("several", ["следующих компаний", "трех компаний"])
def test_names_behind_a_colon_are_those_that_the_words_before_it_mean(several: str) -> None:
    assert told(f"Евросоюз ввел санкции против {several}: «Аланд», «Бритон», «Вектор».") == [
        "Аланд",
        "Бритон",
        "Вектор",
    ]


def test_more_than_are_named_are_told_with_the_names() -> None:
    assert told("Евросоюз ввел санкции против 12 компаний: «Аланд», «Бритон» и других.") == [
        "12 компаний",
        "Аланд",
        "Бритон",
    ]
