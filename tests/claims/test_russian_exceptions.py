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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("На вопрос, снимет ли Лондон санкции с «Альфы», Стармер ответил: «Ни в коем случае».", Status.DENIED),
        ("На вопрос, снимет ли ЕС санкции с «Альфы», Каллас ответила: «Нет».", Status.DENIED),
        ("На вопрос, снимут ли США санкции с «Альфы», Коул ответил отрицательно.", Status.DENIED),
        ("На вопрос, снимут ли США санкции с «Альфы», Коул ответил: «Да».", Status.ANNOUNCED),
        ("На вопрос, сняли ли США санкции с «Альфы», Коул ответил утвердительно.", Status.IN_FORCE),
        ("На вопрос, снимут ли США санкции с «Альфы», Коул ответил, что подумает.", Status.HYPOTHETICAL),
    ],
)
def test_a_question_is_as_the_answer_in_its_sentence_has_it(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ЕС думает об исключении «Альфы» из списка.", Status.PROPOSED),
        ("ЕС размышляет над исключением «Альфы» из списка.", Status.PROPOSED),
        ("ЕС не помышляет об исключении «Альфы» из списка.", Status.DENIED),
        ("Лукашенко поблагодарил Трампа за исключение «Альфы» из санкционного списка.", Status.IN_FORCE),
    ],
)
def test_what_is_only_thought_of_and_what_is_thanked_for(text: str, status: Status) -> None:
    assert told(text) == {(Action.DELIST, status, "Альфа")}


def test_who_is_thanked_took_the_measure() -> None:
    text = "Лукашенко поблагодарил Трампа за снятие санкций с «Альфы»."
    report = Report("t", text, published="2024-05-02", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert [c.sender for c in extract(report).claims] == [("United States",)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Госдеп пугает санкциями «Альфу».", Status.ANNOUNCED),
        ("Трамп помахал санкциями перед «Альфой».", Status.ANNOUNCED),
        ("США ударили санкциями по «Альфе».", Status.IN_FORCE),
        ("Британия ввела санкции против «Беты», но щадит «Альфу».", Status.DENIED),
    ],
)
def test_a_threat_is_no_act_and_a_blow_is_one(text: str, status: Status) -> None:
    assert (Action.DESIGNATE, status, "Альфа") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "OFAC выдало лицензию, позволяющую «Альфе» закупать запчасти.",
        "OFAC выдало лицензию, разрешающую «Альфе» продать активы.",
        "Лицензия OFAC разрешает «Альфе» работать в Болгарии.",
        "«Альфе» OFAC разрешило продать активы.",
        "Выдана лицензия OFAC банку «Альфа».",
    ],
)
def test_a_licence_is_for_whom_it_lets_do_something(text: str) -> None:
    assert told(text) == {(Action.LICENSE, Status.IN_FORCE, "Альфа")}


def test_a_law_known_by_its_name_is_a_measure_against_a_country() -> None:
    assert told("Конгресс США отменил «закон Цезаря».") == {(Action.LIFT, Status.IN_FORCE, "Сирия")}


def test_the_dead_are_told_beside_the_named() -> None:
    found = told("ЕС исключил из списка одного умершего и Дмитрия Гарина.")
    assert found == {(Action.DELIST, Status.IN_FORCE, name) for name in ("один умерший", "Дмитрий Гарин")}


@pytest.mark.parametrize(
    ("text", "action", "when"),
    [
        ("Санкции ЕС против «Альфы» действовали до 15 марта 2024 года.", Action.LAPSE, "2024-03-15"),
        ("«Альфа» оставалась под санкциями ЕС до 2023 года.", Action.LAPSE, "2023"),
        ("«Альфа» числилась в санкционном списке ЕС до 15 марта 2024 года.", Action.DELIST, "2024-03-15"),
        ("Санкции ЕС против «Альфы» действуют до 15 марта 2030 года.", Action.REMAIN, None),
    ],
)
def test_what_was_in_force_until_a_day_ended_on_it(text: str, action: Action, when: str | None) -> None:
    report = Report("t", text, published="2024-05-02", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert [(c.action, c.status, c.when) for c in extract(report).claims] == [(action, Status.IN_FORCE, when)]


def test_what_was_wanted_and_got_is_in_force() -> None:
    assert told("Юрист добился снятия санкций ЕС с «Альфы».") == {(Action.LIFT, Status.IN_FORCE, "Альфа")}


def test_a_state_without_cases_is_the_subject_of_the_verb_after_it() -> None:
    text = "Из всех белорусских компаний США исключили из санкционного списка лишь «Альфу»."
    report = Report("t", text, published="2024-05-02", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert [c.sender for c in extract(report).claims] == [("United States",)]


def test_subsidiaries_are_told_from_whose_they_are() -> None:
    text = "Под санкции США попали дочерние банки ВТБ."
    assert told(text) == {(Action.DESIGNATE, Status.IN_FORCE, "дочерние банки ВТБ")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Решения о снятии санкций с «Альфы» пока нет.", Status.DENIED),
        ("Решение снять санкции с «Альфы» отложено.", Status.PROPOSED),
        ("Гарин считает, что говорить о снятии санкций с «Альфы» преждевременно.", Status.HYPOTHETICAL),
        ("Преждевременно говорить, что США сняли санкции с «Альфы».", Status.HYPOTHETICAL),
        ("Допустим, США сняли санкции с «Альфы».", Status.HYPOTHETICAL),
        ("«Альфа» добивается отмены санкций США.", Status.PROPOSED),
    ],
)
def test_what_is_put_off_or_too_early_to_tell(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


def test_nobody_who_ends_another_thing_ends_no_measure() -> None:
    text = "США ввели санкции против «Альфы». Полномочия ведомства никто не отменял."
    assert told(text) == {(Action.DESIGNATE, Status.IN_FORCE, "Альфа")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("В Брюсселе отказались комментировать слухи о снятии санкций с «Альфы».", Status.HYPOTHETICAL),
        ("Посольство США отказалось подтвердить снятие санкций с «Альфы».", Status.HYPOTHETICAL),
        ("Тема снятия санкций с «Альфы» закрыта.", Status.DENIED),
        ("Трамп велел снять санкции с «Альфы».", Status.DECIDED),
        ("Брюссель не видит причин снимать санкции с «Альфы».", Status.DENIED),
        ("Снимать санкции с «Альфы» нет оснований.", Status.DENIED),
        ("Санкции с «Альфы» сняты быть не должны.", Status.DENIED),
        ("Венгрия — за снятие санкций с «Альфы», Польша — против.", Status.PROPOSED),
    ],
)
def test_reasons_refusals_and_orders(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


@pytest.mark.parametrize(
    "text",
    [
        "Санкции против «Альфы» сняты, против «Беты» — нет.",
        "С «Альфы» санкции сняли, а с «Беты» нет.",
    ],
)
def test_of_whom_it_is_not_so_is_told_by_few_words(text: str) -> None:
    assert told(text) == {(Action.LIFT, Status.IN_FORCE, "Альфа"), (Action.LIFT, Status.DENIED, "Бета")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Исключённые из санкционного списка США «Альфа» и «Бета» ждут решения.", Status.IN_FORCE),
        ("«Альфа» и «Бета», исключённые из санкционного списка США, ждут решения.", Status.IN_FORCE),
        ("Не исключённые из санкционного списка США «Альфа» и «Бета» ждут решения.", Status.DENIED),
    ],
)
def test_a_participle_of_several_is_of_the_whole_row(text: str, status: Status) -> None:
    assert told(text) == {(Action.DELIST, status, name) for name in ("Альфа", "Бета")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Сняли с «Альфы» санкции или нет, в OFAC не уточнили.", Status.HYPOTHETICAL),
        ("Власти США и не думали снимать санкции с «Альфы».", Status.DENIED),
        ("Санкции с «Альфы» никто, кроме США, снять не может.", Status.HYPOTHETICAL),
    ],
)
def test_what_is_left_open_or_never_thought_of(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Слухи о снятии санкций с «Альфы» преувеличены.", Status.DENIED),
        ("США не готовы обсуждать снятие санкций с «Альфы».", Status.DENIED),
        ("США отказались рассматривать снятие санкций с «Альфы».", Status.DENIED),
        ("США готовы обсуждать снятие санкций с «Альфы».", Status.PROPOSED),
        ("Нельзя не заметить, что ЕС снял санкции с «Альфы».", Status.IN_FORCE),
    ],
)
def test_how_far_what_is_talked_of_has_come(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


def test_what_is_not_waited_for_is_not_told_of() -> None:
    assert told("Не дожидаясь снятия санкций с «Альфы», Минск выпустил заключённых.") == set()


def test_what_another_denies_in_the_same_sentence_is_denied() -> None:
    text = "Источник утверждает, что США сняли санкции с «Альфы»; в Минфине США это отрицают."
    assert told(text) == {(Action.LIFT, Status.IN_FORCE, "Альфа"), (Action.LIFT, Status.DENIED, "Альфа")}


def test_a_foreign_name_without_cases_speaks() -> None:
    text = "Санкции с «Альфы» сняты не будут, пообещал Таяни."
    report = Report("t", text, published="2024-05-02", language="ru", blocks=(Block("paragraph", 0, len(text)),))
    assert [(c.status, c.speaker) for c in extract(report).claims] == [(Status.DENIED, "Таяни")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Не факт, что США снимут санкции с «Альфы».", Status.HYPOTHETICAL),
        ("Маловероятно, что США снимут санкции с «Альфы».", Status.HYPOTHETICAL),
        ("Рубио намекнул на снятие санкций с «Альфы».", Status.PROPOSED),
        ("Рубио дал понять, что санкции с «Альфы» снимут.", Status.ANNOUNCED),
    ],
)
def test_what_is_hinted_at_or_unlikely(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Альфа")}


def test_who_is_not_among_those_taken_off_is_not_taken_off() -> None:
    found = told("Среди исключённых из санкционного списка ЕС Дмитрия Гарина нет.")
    assert (Action.DELIST, Status.IN_FORCE, "Дмитрий Гарин") not in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("«Ладожкалию» обещана отмена санкций США.", Status.ANNOUNCED),
        ("«Ладожкалию» отказано в отмене санкций США.", Status.DENIED),
    ],
)
def test_to_whom_an_end_of_measures_is_promised_or_refused(text: str, status: Status) -> None:
    assert told(text) == {(Action.LIFT, status, "Ладожкалий")}
