"""Ways in which Russian news tell of measures that were read amiss: names, days, quotations and what is no measure."""

import pytest

from inforce.claims import Claim, extract
from inforce.reports.model import Block, Report


def told(text: str) -> list[tuple[str, str]]:
    return [(c.action.value, c.target.name) for c in claims(text)]


def claims(text: str) -> tuple[Claim, ...]:
    report = Report("t", text, published="2025-12-20", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return extract(report).claims


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"С фирм "Вереск" и "Лютик" сняты санкции США", — говорится в письме.', ["Вереск", "Лютик"]),
        ('"США сняли санкции с банка "Вереск", — сказал Дроздов.', ["Вереск"]),
        ('США сняли санкции с "Вереска" и ООО "Лютик".', ["Вереск", "Лютик"]),
    ],
)
def test_names_stand_in_straight_marks_within_speech(text: str, names: list[str]) -> None:
    assert [c.target.name for c in claims(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ЕС снял санкции с ВЕРТОЛа.", "ВЕРТОЛ"),
        ("ЕС снял санкции с Вирсала.", "Вирсал"),
        ("ЕС разрешил сделки с ЗАВИРКОМом.", "ЗАВИРКОМ"),
    ],
)
def test_small_letters_after_capitals_are_an_ending(text: str, name: str) -> None:
    assert [(c.target.name, c.target.kind.value) for c in claims(text)] == [(name, "organisation")]


@pytest.mark.parametrize("day", ["во вторник, 16 декабря,", "в среду, 16 декабря,", "16 декабря, в среду,"])
def test_a_day_of_the_month_counts_beside_a_weekday(day: str) -> None:
    assert [str(c.when) for c in claims(f"Совет ЕС {day} ввёл санкции против «Вереска».")] == ["2025-12-16"]


@pytest.mark.parametrize(
    "text",
    [
        "Новые санкции усиливают давление на аграрный сектор.",
        "Эти санкции могут ударить по торговле.",
        "Документ опубликован на сайте ведомства.",
        "«Это решение принял президент», — сказал он.",
        "В работу по отмене ограничений включены все ведомства.",
    ],
)
def test_what_is_said_of_measures_is_not_always_one(text: str) -> None:
    assert told(f"США сняли санкции с «Вереска». {text}")[1:] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Санкции США затронули «Вереск».", [("designate", "Вереск")]),
        ("США усилили санкции против Ирана.", [("tighten", "Иран")]),
        ("В список США включены «Вереск» и «Лютик».", [("designate", "Вереск"), ("designate", "Лютик")]),
    ],
)
def test_measures_are_told_all_the_same(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("США сняли санкции со связанных с армией фирм «Вереск» и «Лютик».", ["Вереск", "Лютик"]),
        ("США ввели санкции против торгующей с Ираном фирмы Lomax.", ["Lomax"]),
        ("США ввели санкции против единственного в Сербии завода — компании «Вереск».", ["Вереск"]),
        ("ЕС снял санкции с работавшего в Крыму банка «Вереск».", ["Вереск"]),
        ("США ввели санкции против двух крупных фирм — «Вереск» и «Лютик».", ["Вереск", "Лютик"]),
    ],
)
def test_a_preposition_reaches_over_what_hangs_on_a_participle(text: str, names: list[str]) -> None:
    assert [c.target.name for c in claims(text)] == names


def test_hearsay_set_aside_may_be_told_of_where_it_goes_about() -> None:
    found = claims("Вопреки ходящим в чатах слухам об исключении «Вереска» из списка США его счета заблокированы.")
    assert [c.status.value for c in found if c.action.value == "delist"] == ["denied"]


def test_measures_before_a_verb_whose_subject_stands_beside_them_are_its_object() -> None:
    text = "США ввели санкции. С холдинга «Вереск» британцы еще 19 января меры сняли — единственный случай за год."
    assert ("lift", "Вереск") in told(text)
    assert told("Санкции США усиливают давление на рынок.") == []
