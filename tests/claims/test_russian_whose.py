"""Whose relative, whose firm, whose suit, who acts and who speaks in Russian sentences."""

import pytest

from inforce.claims import Action, Claim, Status, extract
from inforce.reports.model import Block, Report


def read(text: str) -> tuple[Claim, ...]:
    blocks = (Block("paragraph", 0, len(text)),)
    return extract(Report("t", text, published="2024-05-02", language="ru", blocks=blocks)).claims


def told(text: str) -> set[tuple[Action, Status, str]]:
    return {(c.action, c.status, c.target.name) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("США внесли в список жену Бориса Гарина Карину Гарину.", "Карина Гарина"),
        ("США внесли в список дочь Сиротина.", "дочь Сиротина"),
        ("США внесли в список дочь Алексея Сиротина Анастасию.", "Анастасия"),
        ("США внесли в список брата Олега Гарина.", "брат Олега Гарина"),
        ("США внесли в список его брата Олега Гарина.", "Олег Гарин"),
        ("США внесли в список жену Ирину Титову.", "Ирина Титова"),
        ("США ввели санкции против сестры Гарина Гульбахор Исмаиловой.", "Гульбахор Исмаилова"),
        ("США ввели санкции против сына Рамзана Кадырова Адама.", "Адам"),
        ("США внесли в список падчерицу Лаврова Полину Ковалёву.", "Полина Ковалёва"),
        ("США исключили из списка компанию Гарина «Вымпел».", "Вымпел"),
        ("США внесли в список яхту Гарина.", "яхта Гарина"),
        ("Акции «Вымпела» выросли: США сняли санкции с компании.", "Вымпел"),
        ("ЕС внесёт «Вымпел» в 20-й пакет санкций.", "Вымпел"),
        ("ЕС внесёт в 20-й пакет санкций «Вымпел».", "Вымпел"),
    ],
)
def test_who_is_meant_is_told_from_whose_he_is(text: str, name: str) -> None:
    assert {each for _, _, each in told(text)} == {name}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Суд ЕС отказал в иске Олега Гарина об отмене санкций.", Status.DENIED),
        ("Суд ЕС не удовлетворил иск Олега Гарина об отмене санкций.", Status.DENIED),
        ("Суд ЕС оставил без удовлетворения жалобу Олега Гарина об отмене санкций.", Status.DENIED),
        ("В удовлетворении иска Олега Гарина об отмене санкций ЕС отказано.", Status.DENIED),
        ("Олег Гарин проиграл иск об отмене санкций ЕС.", Status.DENIED),
        ("Суд ЕС отказался удовлетворить иск Олега Гарина об отмене санкций.", Status.DENIED),
        ("Суд ЕС удовлетворил иск Олега Гарина об отмене санкций.", Status.IN_FORCE),
        ("Суд ЕС признал незаконными санкции против Олега Гарина.", Status.IN_FORCE),
        ("Олег Гарин подал иск об отмене санкций ЕС.", Status.PROPOSED),
    ],
)
def test_a_suit_is_of_who_brought_it(text: str, status: Status) -> None:
    before = "Минфин США внёс в список завод «Вымпел». "
    assert told(before + text) - told(before) == {(Action.LIFT, status, "Олег Гарин")}


@pytest.mark.parametrize(
    "text",
    [
        "Верховный суд санкционировал арест имущества банка «Вымпел» на фоне санкций США.",
        "Суд арестовал счета банка «Вымпел» на фоне санкций США.",
        "Прокуратура санкционировала заморозку активов «Вымпела» на фоне санкций США.",
    ],
)
def test_what_a_court_seizes_is_under_no_sanctions_by_that(text: str) -> None:
    assert told(text) == set()


def test_a_treasury_that_sanctions_in_the_english_way_designates() -> None:
    assert told("Минфин США санкционировал «Вымпел».") == {(Action.DESIGNATE, Status.IN_FORCE, "Вымпел")}


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("OFAC выдало лицензию, разрешающую операции с АЗС «Вымпел» за пределами России.", "United States"),
        ("Лукашенко: Трамп снял санкции с «Вымпела».", "United States"),
        ("Банк «Ладога» находится под американскими и канадскими санкциями.", "United States"),
    ],
)
def test_who_acts_is_no_whereabouts_and_nobody_before_a_colon(text: str, sender: str) -> None:
    assert sender in {c.sender[0] for c in read(text)}
    assert not {"Russia", "Belarus"} & {c.sender[0] for c in read(text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Песков опроверг эти слова. Как сообщил журналистам дипломат, ЕС снял санкции с «Вымпела».", "дипломат"),
        ("Как заявил журналистам Песков, ЕС снял санкции с «Вымпела».", "Песков"),
        ("Песков: США сняли санкции с «Вымпела».", "Песков"),
        (
            "Канада якобы сняла санкции с «Вымпела» — об этом пишут анонимные телеграм-каналы.",
            "анонимные телеграм-каналы",
        ),
        ("Гарин назвал фейком сообщения о снятии санкций с «Вымпела».", "Гарин"),
        ("По мнению аналитика «Порт-сервиса» Ильи Ремова, США снимут санкции с «Вымпела».", "Илья Ремов"),
    ],
)
def test_who_speaks_is_told_where_nouns_have_several_readings(text: str, speaker: str) -> None:
    assert {c.speaker for c in read(text)} == {speaker}


@pytest.mark.parametrize("word", ["якобы", "дескать", "по слухам,", "по непроверенным данным,"])
def test_what_a_report_does_not_say_itself_is_open(word: str) -> None:
    assert told(f"США {word} сняли санкции с «Вымпела».") == {(Action.LIFT, Status.HYPOTHETICAL, "Вымпел")}


@pytest.mark.parametrize(
    "text",
    [
        "Лукашенко: Трамп снял санкции с «Вымпела». Госдеп: не снимал.",
        "США обещали снять санкции с «Вымпела», но так и не сняли.",
        "США собирались снять санкции с «Вымпела». Не сняли.",
    ],
)
def test_a_verb_alone_denies_the_act_that_it_repeats(text: str) -> None:
    assert (Action.LIFT, Status.DENIED, "Вымпел") in told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Санкций против «Вымпела» ЕС вводить не стал.", Status.DENIED),
        ("Словакия наложила вето на внесение «Вымпела» в список ЕС.", Status.DENIED),
        ("США не могут внести «Вымпел» в список.", Status.DENIED),
        ("Внеся «Вымпел» в санкционный список, Лондон опередил бы Брюссель.", Status.HYPOTHETICAL),
        ("Внеся «Вымпел» в санкционный список, Лондон опередил Брюссель.", Status.IN_FORCE),
        ("США не преминули внести «Вымпел» в список.", Status.IN_FORCE),
        ("Неверно, будто США внесли «Вымпел» в список.", Status.DENIED),
    ],
)
def test_how_far_a_designation_has_come(text: str, status: Status) -> None:
    assert told(text) == {(Action.DESIGNATE, status, "Вымпел")}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Верховный представитель ЕС Кая Каллас заявила, что санкции с «Вымпела» не снимут.", "Кая Каллас"),
        ("Рубио Лукашенко обещал снять санкции с «Вымпела».", "Рубио"),
        ("Трамп Путину пообещал снять санкции с «Вымпела».", "Трамп"),
        ("Александр Лукашенко сказал, что санкции с «Вымпела» снимут.", "Александр Лукашенко"),
    ],
)
def test_two_names_side_by_side_are_two_people(text: str, speaker: str) -> None:
    assert {c.speaker for c in read(text)} == {speaker}


def test_who_thanks_before_a_colon_takes_no_measure() -> None:
    assert {c.sender for c in read("Лукашенко поблагодарил Рубио: санкции с «Вымпела» сняты.")} == {("United States",)}


@pytest.mark.parametrize(
    "text",
    [
        "Под санкции попали «Алроса», «Русал», «Аэрофлот» и «Новатэк».",
        "США внесли в список «Алросу», «Русал», «Аэрофлот» и «Новатэк».",
        "США сняли санкции с «Алросы», «Русала», «Аэрофлота» и «Новатэка».",
    ],
)
def test_firms_in_a_row_are_told_in_the_nominative_in_every_case(text: str) -> None:
    assert {name for _, _, name in told(text)} == {"Алроса", "Русал", "Аэрофлот", "Новатэк"}


def test_a_station_named_after_its_owner_is_its_owners() -> None:
    assert {n for _, _, n in told("OFAC выдало лицензию на операции с АЗС «Лукойла».")} == {"Лукойл"}


@pytest.mark.parametrize(
    "text",
    [
        "ЕС не хочет снимать санкции с «Вымпела».",
        "Москва не просит США снять санкции с «Вымпела».",
        "Никто не предлагал снять санкции с «Вымпела».",
        "Не надо снимать санкции с «Вымпела».",
    ],
)
def test_what_nobody_wants_is_denied(text: str) -> None:
    assert told(text) == {(Action.LIFT, Status.DENIED, "Вымпел")}


def test_what_another_did_not_do_is_denied_of_him() -> None:
    claims = read("Великобритания ввела санкции против «Вымпела». ЕС этого не сделал.")
    assert [(c.sender[0], c.status) for c in claims] == [
        ("United Kingdom", Status.IN_FORCE),
        ("European Union", Status.DENIED),
    ]


@pytest.mark.parametrize("text", ["США сняли санкции с Ладожкалия.", "США подняли санкции на Ладожкалий."])
def test_a_firm_without_quotation_marks_is_a_firm(text: str) -> None:
    assert [(c.target.name, c.target.kind.value) for c in read(text)] == [("Ладожкалий", "organisation")]


def test_measures_without_a_keeper_are_of_the_state_for_which_the_speaker_acts() -> None:
    text = (
        "США сняли санкции с «Вымпела», сказал представитель президента Дональда Трампа Джон Коул. «Вымпел» внесли в список ЕС "
        "в 2021 году. Коул сказал, что санкции будут сняты."
    )
    assert [c.sender[0] for c in read(text)][-1] == "United States"


@pytest.mark.parametrize(
    "text",
    [
        "Дональд Трамп подписал указ, которым санкции с «Вымпела» снимаются.",
        "Указом Трампа сняты санкции с «Вымпела».",
        "По указу Трампа с «Вымпела» сняли санкции.",
    ],
)
def test_a_decree_is_of_who_made_it(text: str) -> None:
    assert {c.sender for c in read(text)} == {("United States",)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Будрис отверг сообщения, будто ЕС снял санкции с «Вымпела».", "Будрис"),
        ("Как стало известно «Коммерсанту», США сняли санкции с «Вымпела».", "Коммерсант"),
        ("«Коммерсантъ»: США сняли санкции с «Вымпела».", "Коммерсантъ"),
    ],
)
def test_who_speaks_without_the_usual_verbs(text: str, speaker: str) -> None:
    assert {c.speaker for c in read(text)} == {speaker}


def test_who_follows_another_under_measures_is_told_with_him() -> None:
    text = "Банк «Ладога» вслед за банком «Вымпел» попал под санкции ЕС."
    assert told(text) == {(Action.DESIGNATE, Status.IN_FORCE, name) for name in ("Ладога", "Вымпел")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Компания Гарина Vympel Group остаётся под санкциями США.", "Vympel Group"),
        ("Структура Гарина — банк «Вымпел» — попала под санкции США.", "Вымпел"),
    ],
)
def test_a_firm_is_called_by_its_name_and_not_by_its_owners(text: str, name: str) -> None:
    assert {each for _, _, each in told(text)} == {name}


def test_of_whom_no_measure_is_told_without_a_verb() -> None:
    assert told("Банк «Ладога» под санкциями США, «Вымпел» — нет.") == {
        (Action.REMAIN, Status.IN_FORCE, "Ладога"),
        (Action.DESIGNATE, Status.DENIED, "Вымпел"),
    }


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        ("Не Австралия, а Новая Зеландия внесла «Вымпел» в санкционный список.", {"New Zealand"}),
        ("Австралия, но не Новая Зеландия, внесла «Вымпел» в санкционный список.", {"Australia"}),
        ("Австралия внесла «Вымпел» в санкционный список, Новая Зеландия — тоже.", {"Australia", "New Zealand"}),
    ],
)
def test_who_did_not_do_it_is_no_sender(text: str, senders: set[str]) -> None:
    assert {c.sender[0] for c in read(text) if c.status is Status.IN_FORCE} == senders


def test_a_family_name_opens_a_sentence_in_the_nominative() -> None:
    assert told("Садыков больше не под санкциями Лондона.") == {(Action.LIFT, Status.IN_FORCE, "Садыков")}


def test_the_term_of_a_licence_runs_out() -> None:
    found = told("Срок лицензии OFAC на сделки с «Вымпелом» истекает 1 июля 2030 года.")
    assert {(action, name) for action, _, name in found} == {(Action.LAPSE, "Вымпел")}


def test_a_figure_may_say_of_what_it_is() -> None:
    assert told("Под каток санкций США попал и «Вымпел».") == {(Action.DESIGNATE, Status.IN_FORCE, "Вымпел")}
