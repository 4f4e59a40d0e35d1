"""Own Russian cases: what a text asserts of sanctions measures, found in full and nothing else."""

import pytest

from inforce.claims import extract
from inforce.reports.model import Block, Report
from tests.claims.test_cases import cases, differences

ASIDE_FLOOR = 0.55


def russian(file: str) -> list[dict[str, object]]:
    return [{**case, "language": "ru"} for case in cases(file)]


@pytest.mark.parametrize(
    "case",
    [*russian("russian.toml"), *russian("russian_discourse.toml"), *russian("russian_loose.toml")],
    ids=lambda c: str(c["name"]),
)
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
        "Меры отменят, заявила глава комиссии Хелена ван дер Линден.",
        [("Хелена ван дер Линден", "Меры отменят", None)],
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


def test_a_denied_claim_shows_what_denies_it() -> None:
    text = "Лондон не обсуждает снятие санкций с «Веги»."
    report = Report("test", text, published="2024-05-16", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert [c.span.text for c in extract(report).claims] == ["не обсуждает снятие санкций с «Веги»"]


WAYS = [
    ("США вывели «Северсталь-Трейд» из-под санкций.", "lift in_force Северсталь-Трейд"),
    ("С бизнесмена Игоря Седова сняты все санкции.", "lift in_force Игорь Седов"),
    ("Компания «Альтаир» покинула санкционный список Великобритании.", "delist in_force Альтаир"),
    ("Имя Олега Вершинина исчезло из черного списка ЕС.", "delist in_force Олег Вершинин"),
    ("Банк «Сфера» больше не под санкциями США.", "lift in_force Сфера"),
    ("Банк «Сфера» по-прежнему под блокирующими санкциями.", "remain in_force Сфера"),
    ("Против холдинга «Юг» действуют санкции Канады.", "remain in_force Юг"),
    ("Совбез ООН продлил режим санкций в отношении ЦАР на год.", "renew in_force ЦАР"),
    ("США освободили от санкций проект «Каспийский консорциум».", "lift in_force Каспийский консорциум"),
    ("США предоставили изъятие из санкций для АЭС «Буг».", "license in_force Буг"),
    ("Санкции с «Вектор-банка» будут сняты через месяц.", "lift announced Вектор-банк"),
    ("Вашингтон может снять санкции с Венесуэлы.", "lift hypothetical Венесуэла"),
    ("Санкции с Венесуэлы могут быть сняты.", "lift hypothetical Венесуэла"),
    ("Вашингтон не намерен снимать санкции с Кубы.", "lift denied Куба"),
    ("Брюссель отложил введение санкций против Грузии.", "impose denied Грузия"),
    ("США пригрозили ввести санкции против «Вектор-банка».", "designate announced Вектор-банк"),
    ("Сенат одобрил законопроект о санкциях против Грузии.", "impose proposed Грузия"),
    ("Великобритания под санкции внесла, то есть санкционировала танкер «Альфа».", "designate in_force Альфа"),
    ("Под санкции Лондона попало судно «Бета Стар».", "designate in_force Бета Стар"),
    ("Суд ЕС отменил решение о внесении Льва Гурова в санкционный список.", "delist in_force Лев Гуров"),
    ("Суд ЕС отклонил иск Льва Гурова об исключении из санкционного списка.", "delist denied Лев Гуров"),
    ("США сохранили в санкционном списке банк «Вега».", "remain in_force Вега"),
    ("Канада приостановила санкции против Сирии на полгода.", "suspend in_force Сирия"),
    ("ЕС смягчил санкции в отношении Сирии.", "ease in_force Сирия"),
    ("Слухи о снятии санкций с «Веги» в Минфине США опровергли.", "lift denied Вега"),
    ("«Вегу» в санкционный список не вносили.", "designate denied Вега"),
    ("ЕС не рассматривает отмену санкций против «Веги».", "lift denied Вега"),
    ("Лондон не обсуждает снятие санкций с «Веги».", "lift denied Вега"),
]


@pytest.mark.parametrize(("text", "expected"), WAYS, ids=lambda value: value[:40])
def test_a_way_of_saying_is_known(text: str, expected: str) -> None:
    report = Report("test", text, published="2024-05-16", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    found = [f"{c.action} {c.status} {c.target.name}" for c in extract(report).claims]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Бейсбольная лига смягчила санкции против питчера.",
        "Суд наложил штрафные санкции на перевозчика.",
        "Парламент санкционировал продажу доли. Речь не о санкциях.",
        "Редакция внесла сборник в список книг года.",
    ],
)
def test_what_is_no_measure_of_a_state_is_no_claim(text: str) -> None:
    report = Report("test", text, published="2024-05-16", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert not extract(report).claims
