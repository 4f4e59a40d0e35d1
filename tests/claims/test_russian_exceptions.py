"""Whom a Russian sentence leaves out is spared, and what is only supposed or called for is not told as done."""

import pytest

from inforce.claims import Action, Status, extract
from inforce.reports.model import Block, Report


def told(text: str) -> set[tuple[Action, Status, str]]:
    blocks = (Block("paragraph", 0, len(text)),)
    report = Report("t", text, published="2024-05-02", language="ru", blocks=blocks)
    return {(c.action, c.status, c.target.name) for c in extract(report).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Норвегия присоединилась к 18-му пакету ЕС, за исключением мер против «Альфы».",
        "Норвегия ввела все санкции 18-го пакета, кроме мер против «Альфы».",
        "Норвегия переняла санкции ЕС, исключая меры против «Альфы».",
        "Под санкции Норвегии попали все заводы, кроме «Альфы».",
        "Все российские заводы, кроме «Альфы», попали под санкции Норвегии.",
    ],
)
def test_whom_a_sentence_excepts_is_spared(text: str) -> None:
    assert (Action.DESIGNATE, Status.DENIED, "Альфа") in told(text)
    assert (Action.DESIGNATE, Status.IN_FORCE, "Альфа") not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Кроме «Альфы», США никого из списка не исключили.",
        "США не исключили из списка никого, кроме «Альфы».",
        "США никого, за исключением «Альфы», из списка не исключали.",
    ],
)
def test_the_only_one_who_is_not_excepted_is_touched(text: str) -> None:
    assert told(text) == {(Action.DELIST, Status.IN_FORCE, "Альфа")}


def test_besides_somebody_is_no_exception() -> None:
    assert told("Кроме «Альфы», США исключили из списка «Бету».") == {(Action.DELIST, Status.IN_FORCE, "Бета")}


def test_nobody_but_one_is_that_one() -> None:
    assert told("Никто, кроме США, не снял санкции с «Альфы».") == {(Action.LIFT, Status.IN_FORCE, "Альфа")}


@pytest.mark.parametrize(
    "text",
    [
        "Сними США санкции с «Альфы», Литва закрыла бы дорогу.",
        "Не сними США санкции с «Альфы», она бы разорилась.",
        "Отмени Вашингтон санкции против «Альфы», она купила бы самолёты.",
        "Исключи ЕС «Альфу» из списка, она вернулась бы в Лондон.",
        "Введи Лондон санкции против «Альфы», станция остановилась бы.",
        "Внеси США «Альфу» в SDN, цены выросли бы вдвое.",
        "Попади «Альфа» под санкции США, завод остался бы без топлива.",
        "Окажись «Альфа» в санкционном списке США, завод остался бы без топлива.",
        "Продли ЕС санкции против «Альфы», она бы разорилась.",
        "Будь санкции с «Альфы» сняты, она летала бы в Европу.",
        "Как только США снимут санкции с «Альфы», рейсы возобновятся.",
    ],
)
def test_an_imperative_with_a_subject_is_a_condition(text: str) -> None:
    assert {status for _, status, _ in told(text)} == {Status.HYPOTHETICAL}


@pytest.mark.parametrize(
    "text",
    ["Снимите санкции с «Альфы»!", "Давайте снимем санкции с «Альфы».", "Пусть США снимут санкции с «Альфы»."],
)
def test_what_is_called_for_is_proposed(text: str) -> None:
    assert told(text) == {(Action.LIFT, Status.PROPOSED, "Альфа")}


def test_what_may_come_under_measures_stands_before_its_verb() -> None:
    found = told("ЕС готовит новые санкции. Под ограничения могут попасть и 43 танкера.")
    assert found == {(Action.DESIGNATE, Status.HYPOTHETICAL, "43 танкера")}
