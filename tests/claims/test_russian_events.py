"""Events in Russian: what is told of visits, talks, releases, arrests, embassies and requests, and of nothing else."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Event
from inforce.reports.model import Block, Report

FLOOR = 0.75


def events(text: str) -> list[Event]:
    report = Report("test", text, published="2024-05-16", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    return list(extract(report).events)


TOLD = [
    ("В понедельник в Кишинев прибыл спецпосланник президента США Марк Рейес.", "CONSULT", "visit"),
    ("Министр обороны Сербии посетит Бухарест в июне.", "CONSULT", "visit"),
    ("Во вторник она встретилась с главой МИД Армении.", "CONSULT", "meet"),
    ("Президент Казахстана принял посла Турции.", "CONSULT", "meet"),
    ("Накануне президенты Бразилии и Чили обсудили это по телефону.", "CONSULT", "call"),
    ("Визит делегации Катара в Бейрут перенесен на осень.", "CONSULT", "visit"),
    ("Кабул освободил пятерых граждан Германии.", "RETREAT", "release"),
    ("Из колонии под Минском на свободу вышли 14 заключенных.", "RETREAT", "release"),
    ("В Никосии арестовали бывшего директора судоходной компании.", "COERCE", "arrest"),
    ("Журналист Иван Дорн был задержан в аэропорту.", "COERCE", "arrest"),
    ("Таможня Эстонии задержала танкер «Kiwala».", "COERCE", "seize"),
    ("Посольство Франции в Нигере закрыто с января.", "SANCTION", "withdraw"),
    ("Прага выслала трех российских дипломатов.", "SANCTION", "expel"),
    ("Суд в Стамбуле приговорил банкира к пяти годам тюрьмы.", "SANCTION", "convict"),
    ("Лондон и Дамаск договорились вновь открыть посольства.", "AGREE", None),
    ("Стороны подписали меморандум о поставках газа.", "AGREE", None),
    ("Эфиопия восстановила дипломатические отношения с Эритреей.", "COOPERATE", None),
    ("Москва просила Вашингтон вернуть ей конфискованную дачу.", "REQUEST", None),
    ("Сенат отклонил предложение оппозиции.", "REJECT", None),
    ("Каракас обвинил США в пиратстве.", "ACCUSE", None),
    ("Рыбаки перекрыли мост через реку.", "PROTEST", None),
    ("В центре столицы прошел митинг против закона.", "PROTEST", None),
    ("Индия передала Мальдивам 200 тонн риса.", "AID", None),
    ("Литва перебросила к границе 300 военных.", "MOBILIZE", None),
    ("Франция вывела войска из Мали.", "RETREAT", "withdraw"),
]


@pytest.mark.parametrize(("text", "type_", "mode"), TOLD, ids=[row[0] for row in TOLD])
def test_an_event_is_found_with_its_type_and_mode(text: str, type_: str, mode: str | None) -> None:
    assert [(e.type, e.mode) for e in events(text)] == [(type_, mode)]


@pytest.mark.parametrize(
    "text",
    [
        "Минфин США исключил банк из санкционного списка.",
        "Компания выпустила отчет за 2023 год.",
        "Совет принял решение продлить ограничения.",
        "Фонд арендовал офис в столице.",
        "Чиновник отказался комментировать ситуацию.",
        "Встречи с послами здесь не редкость.",
        "Если делегация прибудет в Рим, о санкциях не заговорят.",
    ],
)
def test_what_is_no_event_is_left(text: str) -> None:
    assert [e for e in events(text) if e.status != "hypothetical"] == []


def test_counts_by_group_stand_in_the_sentences_after() -> None:
    text = "Минск освободил 52 человека. Из них шестеро граждан Литвы, трое немцев, по двое из Латвии и Польши."
    (event,) = events(text)
    assert (event.count, event.groups) == (52, {"Lithuania": 6, "Germany": 3, "Latvia": 2, "Poland": 2})


def test_an_event_told_twice_is_one() -> None:
    text = "Посланник Дин Коул посетил Минск. Этот визит длился сутки."
    assert [(e.type, e.actor) for e in events(text)] == [("CONSULT", ("Дин Коул",))]


def test_who_is_asked_is_the_recipient() -> None:
    (event,) = events("В марте Дума просила МИД ответить на новые меры.")
    assert (event.actor, event.recipient, event.when, event.status) == (("Дума",), ("МИД",), "2024-03", "occurred")


def test_the_state_in_which_it_was_done_stands_for_those_who_are_not_named() -> None:
    (event,) = events("Вчера в Литве задержали двоих контрабандистов.")
    assert (event.actor, event.count, event.when) == (("Lithuania",), 2, "2024-05-15")


def test_what_is_to_come_is_planned_and_what_is_denied_did_not_happen() -> None:
    assert [e.status for e in events("Завтра в Осло прибудет министр иностранных дел Кубы.")] == ["planned"]
    assert [e.status for e in events("Посол Кубы не встречался с министром.")] == ["denied"]


def test_words_of_an_event_slice_from_the_text() -> None:
    text = "В среду, 8 мая, Тбилиси выслал двоих дипломатов. Каракас обвинил США в пиратстве."
    found = events(text)
    assert len(found) == 2
    assert all(text[e.span.start : e.span.end] == e.span.text for e in found)
