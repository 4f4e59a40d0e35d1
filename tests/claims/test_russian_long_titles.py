"""Whoever is described at length before the name is called by the name."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report


def speaker(text: str) -> str | None:
    report = Report("t", text, published="2025-11-14", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return next(c.speaker for c in extract(report).claims)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Экономист и составитель справочников Олег Дроздов заявил, что ЕС снял санкции с «Вереска».", "Олег Дроздов"),
        (
            "Советник ЕС по торговле и таможенной политике Анна Ковальская сообщила, что ЕС снял санкции с «Вереска».",
            "Анна Ковальская",
        ),
        (
            "ЕС снял санкции с «Вереска», заявил представитель Сербии при организациях в Женеве Иван Петрович.",
            "Иван Петрович",
        ),
        (
            "По словам представителя Сербии при организациях в Женеве Ивана Петровича, ЕС снял санкции с «Вереска».",
            "Иван Петрович",
        ),
        (
            "Комиссар ЕС по делам печати и политике безопасности Кая Каллас сообщила, что ЕС снял санкции с «Вереска».",
            "Кая Каллас",
        ),
        ("Пишет министр в социальных сетях: «ЕС снял санкции с «Вереска»».", "министр"),
        ("ЕС снял санкции с «Вереска», сообщила министр водных ресурсов и связи Сербии Мария Новак.", "Мария Новак"),
    ],
)
def test_a_name_that_ends_a_long_title_is_who_speaks(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Адвокат сказал Анне Ковальской, что ЕС снял санкции с «Вереска».",
        "Адвокат и поверенный Анны Ковальской сообщил, что ЕС снял санкции с «Вереска».",
    ],
)
def test_whoever_is_told_or_hires_the_one_who_speaks_is_another(text: str) -> None:
    assert speaker(text) != "Анна Ковальская"
