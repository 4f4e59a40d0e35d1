"""Кто что сказал, как об этом пишут агентства: who said what in the ways of Russian news."""

import pytest

from inforce.claims import Statement, extract
from inforce.reports.model import Block, Report


def said(text: str) -> tuple[Statement, ...]:
    return extract(Report("t", text, language="ru", blocks=(Block("paragraph", 0, len(text)),))).statements


@pytest.mark.parametrize(
    ("before", "after", "speaker"),
    [
        ("Президент Литвы Пятрас Жукас сказал, что запрет снят.", "Литовский лидер добавил, что рад.", "Пятрас Жукас"),
        ("Президент Литвы Пятрас Жукас сказал, что запрет снят.", "Президент Литвы добавил, что рад.", "Пятрас Жукас"),
        (
            "Президент Литвы Пятрас Жукас сказал, что запрет снят.",
            "Президент Польши добавил, что рад.",
            "Президент Польши",
        ),
        (
            "Глава МИД России Иван Петров сказал, что запрет снят.",
            "Российский министр добавил, что рад.",
            "Иван Петров",
        ),
        (
            "Пресс-секретарь президента России Иван Петров сказал, что запрет снят.",
            "Представитель Кремля добавил, что рад.",
            "Иван Петров",
        ),
        (
            "Премьер-министр Венгрии Иван Петров сказал, что запрет снят.",
            "Венгерский премьер добавил, что рад.",
            "Иван Петров",
        ),
        ("Иван Петров сказал, что запрет снят.", "И добавил, что рад.", "Иван Петров"),
        ("Запрет снят.", "С таким заявлением выступил депутат Иван Петров.", "Иван Петров"),
        (
            "Депутат Иван Петров сказал, что запрет снят.",
            "Его поддержал министр Олег Сидоров: по его словам, это победа.",
            "Олег Сидоров",
        ),
        (
            "Запрет снят.",
            "Два чиновника, знакомых с переговорами, рассказали Reuters, что спор идет о сроках.",
            "Два чиновника, знакомых с переговорами",
        ),
        (
            "Запрет снят.",
            "Депутат Иван Петров прокомментировал введенные меры, заявив, что они излишни.",
            "Иван Петров",
        ),
        (
            "Запрет снят.",
            "Об этом сообщила пресс-служба Лукашенко, которая отметила, что переговоры идут.",
            "пресс-служба Лукашенко",
        ),
        (
            "Запрет снят.",
            "Официальный представитель МИД КНР Ван Вэньбинь: «Китай решительно выступает против незаконных мер».",
            "Ван Вэньбинь",
        ),
        (
            "Запрет снят.",
            "Источник «Вестника» в отрасли сказал, что спор идет о сроках.",
            "источник «Вестника» в отрасли",
        ),
    ],
)
def test_a_description_a_pronoun_or_an_aside_tells_who_speaks(before: str, after: str, speaker: str) -> None:
    name = said(f"{before} {after}")[-1].speaker.name
    assert name is not None
    assert name.lower() == speaker.lower()


def test_what_is_said_ends_where_the_speaker_does_something_else() -> None:
    first, *_ = said("МИД Турции заявил, что приветствует отмену санкций, и выразил надежду, что список сократят.")
    assert [c.text for c in first.content] == ["приветствует отмену санкций"]


def test_words_after_that_are_said_also_without_a_verb() -> None:
    (statement,) = said("Депутат Иван Петров сообщил, что Италия против.")
    assert (statement.speaker.name, statement.content[0].text) == ("Иван Петров", "Италия против")


def test_what_tells_more_of_a_source_is_none_of_what_it_said() -> None:
    (statement,) = said("Как рассказал РБК источник, близкий к правительству, решение примут до конца года.")
    assert statement.content[0].text == "решение примут до конца года"


@pytest.mark.parametrize("carrier", ["Его слова приводит ТАСС.", "Об этом пишет ТАСС."])
def test_an_outlet_that_only_carries_words_is_their_channel(carrier: str) -> None:
    (statement,) = said(f"Депутат Иван Петров сообщил, что запрет снят. {carrier}")
    assert statement.channel is not None
    assert (statement.speaker.name, statement.channel.name) == ("Иван Петров", "ТАСС")


def test_an_outlet_that_cites_another_carries_what_somebody_said() -> None:
    (statement,) = said("Запрет снят. Об этом заявила депутат Анна Петрова, сообщает РБК со ссылкой на «БелТА».")
    assert statement.speaker.name == "Анна Петрова"


def test_a_paper_is_of_the_body_that_spoke_before() -> None:
    text = "Об этом сообщила пресс-служба МИД РФ. «Послу посольства США вручили ноту», — говорится в сообщении."
    assert said(f"Дипломатов высылают. {text}")[-1].speaker.name == "пресс-служба МИД РФ"


@pytest.mark.parametrize(
    "text",
    [
        "Депутат Анна Петрова, возглавляющая порт, уверена, что причал останется открытым.",
        "Депутат Анна Петрова поспешила заявить, что причал останется открытым.",
        "Судья Анна Петрова постановила, что причал останется открытым.",
        "«Причал останется открытым», — признаётся депутат Анна Петрова.",
    ],
)
def test_states_chained_verbs_and_rulings_say_something(text: str) -> None:
    (statement,) = said(text)
    assert (statement.speaker.name, statement.content[0].text.strip("«»")) == (
        "Анна Петрова",
        "причал останется открытым" if "«" not in text else "Причал останется открытым",
    )
