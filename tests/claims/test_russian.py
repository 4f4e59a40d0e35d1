"""Own Russian cases: what a text asserts of sanctions measures, found in full and nothing else."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report
from tests.claims.test_cases import cases, differences

ASIDE_FLOOR = 0.40


def russian(file: str) -> list[dict[str, object]]:
    return [{**case, "language": "ru"} for case in cases(file)]


@pytest.mark.parametrize("case", russian("russian.toml"), ids=lambda c: str(c["name"]))
def test_a_russian_report_says_of_measures(case: dict[str, object]) -> None:
    _, missed, spurious = differences(case)
    assert not missed, f"missed: {missed}; found beside: {spurious}"
    assert not spurious


def test_russian_cases_kept_aside_are_read_as_well() -> None:
    hits = missed = spurious = 0
    for case in russian("russian_aside.toml"):
        found, lost, beside = differences(case)
        hits, missed, spurious = hits + found, missed + len(lost), spurious + len(beside)
    assert 2 * hits / (2 * hits + missed + spurious) >= ASIDE_FLOOR


def statements(text: str) -> list[tuple[str, str, str | None]]:
    """Speaker, content and channel of each statement."""
    report = Report("test", text, published="2024-05-16", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return [
        (s.speaker.name, " … ".join(part.text for part in s.content), s.channel.name if s.channel else None)
        for s in extract(report).statements
    ]


SAID = [
    (
        "Срок вступления договора не назван, заявил посол Игорь Дымов.",
        [("Игорь Дымов", "Срок вступления договора не назван", None)],
    ),
    (
        "Решение примут летом. Об этом сообщил министр Павел Рогов, передает Интерфакс.",
        [("Павел Рогов", "Решение примут летом", "Интерфакс")],
    ),
    (
        "«Мы ждем ответа, — сказала юрист Анна Север, — и готовим иск».",
        [("Анна Север", "«Мы ждем ответа … и готовим иск»", None)],
    ),
    (
        "В пресс-службе завода отметили, что поставки не прерывались. Там добавили, что склад полон.",
        [
            ("пресс-служба завода", "поставки не прерывались", None),
            ("пресс-служба завода", "склад полон", None),
        ],
    ),
    (
        "По словам брокера Олега Мартова, цены вырастут. Он ждет спроса к осени.",
        [("Олег Мартов", "цены вырастут", None)],
    ),
    (
        "Как пишет газета «Порт» со ссылкой на двух чиновников, переговоры сорвались.",
        [("двое чиновников", "переговоры сорвались", "Порт"), ("два чиновника", "переговоры сорвались", "Порт")],
    ),
    ("Министр не сообщил, когда откроют порт.", []),
    ("Позже в ведомстве расскажут, что решено.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=lambda value: value[:30] if isinstance(value, str) else "")
def test_a_russian_text_tells_who_said_what(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = statements(text)
    assert all(one in expected for one in found), found
    assert bool(found) == bool(expected)
