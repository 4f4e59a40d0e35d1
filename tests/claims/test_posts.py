"""A live blog's posts: each stands by itself, whatever the ones before it told."""

import pytest

from inforce.claims import Extract, extract
from inforce.claims.posts import post_at, posts_of
from inforce.reports import read
from inforce.reports.model import Block

HEADS = {"en": "Sanctions: as it happened\n12 May 2025\n\n", "ru": "Онлайн: день санкций\n12 мая 2025\n\n"}


def blog(language: str, *posts: str) -> Extract:
    return extract(read((HEADS[language] + "\n\n".join(posts) + "\n").encode(), name="a.txt")[0])


@pytest.mark.parametrize("clock", ["14:40 ", "14.40 - ", "[14:40] ", "2:40pm ", "14:40 CEST | ", "14:40\n"])
def test_the_time_printed_before_a_post_is_no_part_of_its_words(clock: str) -> None:
    found = blog("en", f"{clock}Petra Novak said Japan had delisted Nord Lines.", "14:20 Nothing yet.")
    assert [s.speaker.name for s in found.statements] == ["Petra Novak"]
    assert [(c.target.name, c.sender) for c in found.claims] == [("Nord Lines", ("Japan",))]


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        ("en", "14:40 Canada listed Nord Lines.", "14:20 The company was removed from the register."),
        ("en", "14:40 Japan sanctioned the tanker Aurora.", "14:20 Sanctions on the port operator were extended."),
        ("ru", "14:40\nВеликобритания внесла в список «Норд Лайнс».", "14:20\nКомпания исключена из реестра."),
        ("ru", "14:40 США внесли в список танкер «Аврора».", "14:20 Судно исключено из перечня."),
    ],
)
def test_whom_and_whose_a_post_tells_of_is_not_taken_from_another(language: str, above: str, below: str) -> None:
    found = blog(language, above, below)
    names = {c.target.name for c in found.claims if c.span.start < found.claims[-1].span.start}
    assert found.claims[-1].target.name not in names
    assert len(found.claims) == 2


def test_what_stands_above_the_posts_tells_whose_measures_they_are() -> None:
    text = "EU ministers meet on sanctions\n12 May 2025\n\n14:40 Canada listed Nord Lines.\n\n14:20 Vostok Bank was delisted.\n"
    told = {c.target.name: c.sender for c in extract(read(text.encode(), name="a.txt")[0]).claims}
    assert told == {"Nord Lines": ("Canada",), "Vostok Bank": ("European Union",)}


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        ("en", '14:40 "It is done," said minister Petra Novak.', '14:20 "Not yet," she said.'),
        ("en", "14:40 Minister Ivo Lang said Japan would wait.", '14:20 "We list nobody," the minister said.'),
        ("ru", "14:40 «Дело сделано», — сказала министр Анна Кранц.", "14:20 «Это ошибка», — сказала она."),
    ],
)
def test_nobody_of_another_post_speaks(language: str, above: str, below: str) -> None:
    found = blog(language, above, below)
    first = found.statements[0].speaker.name
    later = [s for s in found.statements if s.content[0].start > found.statements[0].content[0].end]
    assert all(first != s.speaker.name for s in later)


def test_a_party_named_again_in_another_post_is_the_same() -> None:
    found = blog("en", "14:40 Canada listed Nord Lines.", "14:20 Japan has listed Nord Lines too.")
    assert {c.target.name for c in found.claims} == {"Nord Lines"}


def test_two_times_of_day_make_posts_and_one_makes_none() -> None:
    text = "14:40 One.\n14:20 Two.\nAt 14:00 three."
    blocks = [Block("paragraph", 0, 10), Block("paragraph", 11, 21), Block("paragraph", 22, len(text))]
    posts = posts_of(text, blocks)
    assert posts == (0, 11)
    assert posts_of(text, blocks[:1]) == ()
    assert [post_at(posts, place) for place in (0, 10, 11, 30)] == [0, 0, 11, 11]


def test_a_sentence_that_begins_with_a_time_and_its_zone_keeps_both() -> None:
    found = blog("en", "17:00 Moscow time the airline Nord Lines was still on the list of Canada.", "16:00 Nothing.")
    (claim,) = found.claims
    assert (claim.action.value, claim.target.name) == ("remain", "Nord Lines")
    assert claim.when is not None
    assert claim.when.endswith("T17:00+03:00")


def test_a_quotation_that_opens_with_this_is_what_was_said() -> None:
    text = "Новости дня\n\nЯпония внесла в список Петра Громова. «Это ошибка», — сказал министр Иван Ланг.\n"
    found = extract(read(text.encode(), name="a.txt")[0])
    assert [(s.speaker.name, s.content[0].text) for s in found.statements] == [("Иван Ланг", "«Это ошибка»")]


def test_a_state_that_only_another_post_names_is_not_whose_measures_a_post_tells_of() -> None:
    posts = (
        "18:42 The US is lifting sanctions on Belavia, the envoy says.",
        "17:30 Vostok Bank remains on the list.",
        "15:30 Petra Novak says EU sanctions must stay.",
    )
    told = {c.target.name: c.sender for c in blog("en", *posts).claims}
    assert told["Belavia"] == ("United States",)
    assert told["Vostok Bank"] == ()


def test_whose_list_a_post_is_on_its_own_words_tell() -> None:
    posts = (
        "17:55 No change on the website of OFAC yet. Belavia is still listed.",
        "15:30 Petra Novak says EU sanctions on Nord Lines must stay.",
    )
    told = {c.target.name: c.sender[:1] for c in blog("en", *posts).claims}
    assert told["Belavia"] == ("United States",)


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        ("en", "14:40 The EU met.", "14:20 Vostok Bank is still on the sanctions list."),
        ("ru", "14:40 ЕС провёл встречу.", "14:20 «Восток Банк» остаётся в санкционном списке."),
    ],
)
def test_where_all_posts_name_one_keeper_of_lists_the_measures_are_its_own(
    language: str, above: str, below: str
) -> None:
    assert [c.sender for c in blog(language, above, below).claims] == [("European Union",)]


def test_in_russian_a_state_of_another_post_is_not_whose_measures_a_post_tells_of() -> None:
    posts = (
        "18:40 США снимают санкции с «Белавиа».",
        "17:30 «Восток Банк» остаётся в санкционном списке.",
        "15:30 Санкции ЕС против «Норд Лайнс» продлены.",
    )
    told = {c.target.name: c.sender for c in blog("ru", *posts).claims}
    assert told["Восток Банк"] == ()
