"""События в словах агентств: what counts as done in Russian news, and what is none."""

import pytest

from inforce.claims import Event, extract
from inforce.reports.model import Block, Report


def events(text: str) -> tuple[Event, ...]:
    return extract(Report("t", text, language="ru", blocks=(Block("paragraph", 0, len(text)),))).events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Келлог прибыл в Минск в субботу.", ("CONSULT", "visit")),
        ("Совет Безопасности собрался на экстренное заседание.", ("CONSULT", "meet")),
        ("В воскресенье состоялся обмен пленными между Россией и Украиной.", ("RETREAT", "release")),
        ("Из тюрем вышли 52 человека.", ("RETREAT", "release")),
        ("Президент помиловал 31 гражданина Украины.", ("RETREAT", "release")),
        ("Прокуратура Гамбурга провела обыски в офисах судоходной компании.", ("COERCE", None)),
        ("В Ереване начались протесты.", ("PROTEST", None)),
        ("Тысячи человек вышли на улицы Тбилиси.", ("PROTEST", None)),
        ("Около 300 человек собрались у посольства США.", ("PROTEST", None)),
        ("Фермеры заблокировали пункт пропуска Медыка.", ("PROTEST", None)),
        ("МИД вручил послу ноту.", ("PROTEST", None)),
        ("Израиль нанес удары по порту Ходейда.", ("ASSAULT", None)),
        ("Российские ракеты ударили по Одессе.", ("ASSAULT", None)),
        ("Пятнадцать дипломатов объявлены персонами нон грата.", ("SANCTION", "expel")),
        ("Посольство США в Дамаске возобновило работу.", ("COOPERATE", None)),
        ("Венгрия заблокировала пакет.", ("REJECT", None)),
        ("Россия и Китай воспротивились.", ("REJECT", None)),
        ("Парламент провалил законопроект.", ("REJECT", None)),
        ("Танкер отпустили после уплаты штрафа.", ("RETREAT", "release")),
        ("МИД обвинил неназванные силы во вмешательстве.", ("ACCUSE", None)),
        ("Прокуратура предъявила обвинение трем брокерам.", ("ACCUSE", None)),
        ("Будапешт угрожает вето.", ("THREATEN", None)),
        ("Украина ударила по НПЗ в Саратове.", ("ASSAULT", None)),
    ],
)
def test_a_doing_has_its_type(text: str, kind: tuple[str, str | None]) -> None:
    assert [(e.type, e.mode) for e in events(text)] == [kind]


def test_drones_attack_and_are_not_attacked() -> None:
    (event,) = events("Беспилотники атаковали танкер у берегов Омана.")
    assert (event.actor, event.recipient) == (("Беспилотники",), ("танкер",))


def test_whom_an_exchange_frees_no_exchange_is_the_actor() -> None:
    (event,) = events("В воскресенье состоялся обмен пленными.")
    assert event.actor == ()


@pytest.mark.parametrize(
    "text",
    [
        "Собеседник просил не называть его имени.",
        "Если суд освободит капитана, судно уйдет.",
        "Его сестру выпустили из санкционного перечня.",
        "Вильнюс направил в Вашингтон ноту с данными.",
    ],
)
def test_what_is_supposed_or_asked_for_oneself_or_a_measure_is_no_event(text: str) -> None:
    assert events(text) == ()
