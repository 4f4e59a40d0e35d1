"""Times told in sentences: what they come to on the calendar, and how they bear on what was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.times import TimeMention, TimeRole, anchor_of, find_times
from inforce.edtf import parse

THURSDAY = "2024-05-16T10:00+03:00"


def times(
    text: str, published: str | None = THURSDAY, previous: str | None = None, language: str = "en"
) -> list[TimeMention]:
    return find_times(text, 0, len(text), anchor_of(published), previous, language=language)


def values(text: str, published: str | None = THURSDAY, previous: str | None = None, language: str = "en") -> list[str]:
    return [str(mention.value) for mention in times(text, published, previous, language)]


ABSOLUTE = [
    ("The ferry line was listed on 11 September 2023.", ["2023-09-11"]),
    ("The ferry line was listed on September 11, 2023.", ["2023-09-11"]),
    ("Listed on Sept. 11, 2023, it appealed on the 3rd of October 2023.", ["2023-09-11", "2023-10-03"]),
    ("See the notices of 2023-09-11 and 11.09.2023.", ["2023-09-11", "2023-09-11"]),
    ("The order is dated Friday, 3 May 2024.", ["2024-05-03"]),
    ("The dates 03/04/2023 and 23/04/2023 stand in the file.", ["2023-04-23"]),
    ("It happened in July 2022, in 2021 and in the spring of 2020.", ["2022-07", "2021", "2020-21"]),
    ("He left in the winter of 2022/23.", ["2022-24"]),
    ("Exports fell in the third quarter of 2023 and in Q2 2022.", ["2023-07/2023-09", "2022-04/2022-06"]),
    ("In the 1990s the yard built tankers.", ["1990/1999"]),
    ("The treaty of 2014-2015 was dead.", ["2014/2015"]),
    ("Talks ran from 3 to 9 August 2023.", ["2023-08-03/2023-08-09"]),
    ("It was early 2022, perhaps late November 2021.", ["2022", "2021-11"]),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_a_date_is_as_precise_as_its_words(text: str, expected: list[str]) -> None:
    assert values(text) == expected


SEEN_FROM_THE_REPORT = [
    ("On Friday the trader was removed.", ["2024-05-10"]),
    ("On Thursday the trader was removed.", ["2024-05-16"]),
    ("The council will meet on Monday.", ["2024-05-20"]),
    ("Last Thursday the trader was removed.", ["2024-05-09"]),
    ("It was removed on Tuesday of last week.", ["2024-05-07"]),
    ("Yesterday, this morning, tomorrow and today.", ["2024-05-15", "2024-05-16", "2024-05-17", "2024-05-16"]),
    ("Last week and next week.", ["2024-05-06/2024-05-12", "2024-05-20/2024-05-26"]),
    ("Last month, this year, last year.", ["2024-04", "2024", "2023"]),
    ("The licence ran out in mid-March.", ["2024-03"]),
    ("In July the group was listed.", ["2023-07"]),
    ("It will be reviewed in July.", ["2024-07"]),
    ("It will be reviewed in the summer.", ["2024-22"]),
    ("In the summer it had been reviewed.", ["2023-22"]),
    ("The waiver expires on 18 October unless it is renewed.", ["2024-10-18"]),
    ("The waiver expired on 18 October.", ["2023-10-18"]),
    ("The waiver expires at 12:01 a.m. on 18 October.", ["2024-10-18T00:01+03:00"]),
    ("The wind-down is authorised through 12:01 a.m. EDT October 18.", ["../2024-10-18T00:01-04:00"]),
    ("The wind-down was authorised through 12:01 a.m. EDT April 18.", ["../2024-04-18T00:01-04:00"]),
    ("Dealings are allowed until 12:01 a.m. on October 18.", ["../2024-10-18T00:01+03:00"]),
    ("He hopes the yard to be delisted by Christmas.", ["../2024-12-25"]),
    ("The yard was delisted by Christmas.", ["../2023-12-25"]),
    ("Sales ran through March.", ["2024-03"]),
    ("They announced on 4 May that they would close the branch.", ["2024-05-04"]),
    ("The measure is to take effect on 16 June.", ["2024-06-16"]),
    ("London said on the 14th that it had no plans.", ["2024-05-14"]),
    ("Two years ago nobody asked.", ["2022"]),
    ("Eighteen months ago nobody asked.", ["2022-11"]),
    ("Ten days ago nobody asked.", ["2024-05-06"]),
    ("It was there when the New Year began.", ["2024-01-01"]),
    ("In March and July 2022, then in August last year.", ["2022-03", "2022-07", "2023-08"]),
    ("As of 17:00 Moscow time it was listed.", ["2024-05-16T17:00+03:00"]),
    ("At 5 p.m. Eastern time on 3 May it was gone.", ["2024-05-03T17:00-04:00"]),
    ("At 5 p.m. Eastern time on 3 December it was gone.", ["2023-12-03T17:00-05:00"]),
    ("On 3 May at 17:00 it was gone.", ["2024-05-03T17:00+03:00"]),
]


@pytest.mark.parametrize(("text", "expected"), SEEN_FROM_THE_REPORT)
def test_a_time_is_seen_from_the_day_of_the_report(text: str, expected: list[str]) -> None:
    assert values(text) == expected


DISTANCES = [  # seen from 16 May 2024
    ("en", "Half a year ago.", ["2023-11~"]),
    ("en", "A year and a half ago.", ["2022-11~"]),
    ("en", "Two and a half years ago.", ["2021-11~"]),
    ("en", "Some 2.5 years ago.", ["2021-11~"]),
    ("en", "Half a decade ago.", ["2019-05~"]),
    ("en", "Three and a half weeks ago.", ["2024-04-22~"]),
    ("en", "Forty-two days ago.", ["2024-04-04"]),
    ("en", "Thirty one days ago.", ["2024-04-15"]),
    ("en", "A hundred days ago.", ["2024-02-06"]),
    ("en", "1,000 days ago.", ["2021-08-20"]),
    (
        "en",
        "In the 2.7 years, 1.7 years ago, 0 days ago, many years ago, several weeks ago, hundreds of years ago.",
        [],
    ),
    ("en", "At 5 p.m. 3 May 2024 and at 17:00 May 4, 2024.", ["2024-05-03T17:00+03:00", "2024-05-04T17:00+03:00"]),
    ("ru", "Полгода назад.", ["2023-11~"]),
    ("ru", "Полтора года назад.", ["2022-11~"]),
    ("ru", "Спустя полтора месяца.", ["2024-07~"]),
    ("ru", "Пять с половиной лет назад.", ["2018-11~"]),
    ("ru", "2,5 года назад.", ["2021-11~"]),
    ("ru", "Двадцать один день назад.", ["2024-04-25"]),
    ("ru", "Сорок пять лет назад.", ["1979"]),
    ("ru", "1 000 дней назад и сто дней назад.", ["2021-08-20", "2024-02-06"]),
    ("ru", "Неделей ранее, год назад, больше года назад.", ["2024-05-09~", "2023", "2023"]),
    ("ru", "Несколько дней назад, много лет назад, десятки лет назад, тысячи дней назад, 1,7 года назад.", []),
    ("ru", "В 17:00 мск 3 мая 2024 года.", ["2024-05-03T17:00+03:00"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DISTANCES)
def test_a_distance_is_as_long_as_its_words_say_or_is_left(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("Закрыт с 3 по 5 мая 2024 года.", "2024-05-03/2024-05-05", TimeRole.DURATION),
        ("Закрыт с 3 до 5 мая 2024 года.", "2024-05-03/2024-05-05", TimeRole.DURATION),
        ("Закрыт после 3-5 мая 2024 года.", "2024-05-03/..", TimeRole.START),
    ],
)
def test_days_between_two_words_are_one_range(text: str, value: str, role: TimeRole) -> None:
    assert [(str(m.value), m.role) for m in times(text, language="ru")] == [(value, role)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Кроме того, с 12 ноября запрещаются операции с банком.", "2024-11-12/.."),
        ("С 1 июля вводится запрет на импорт.", "2024-07-01/.."),
        ("Ограничения вступают в силу с 3 июня.", "2024-06-03/.."),
        ("Меры продлеваются до 15 сентября.", "../2024-09-15"),
        ("Компания находится под санкциями с 12 ноября.", "2023-11-12/.."),
        ("Санкции сохраняются с 2 декабря.", "2023-12-02/.."),
        ("12 ноября был введён запрет.", "2023-11-12"),
    ],
)
def test_what_begins_in_the_present_tense_is_yet_to_come_and_what_lasts_has_begun(text: str, value: str) -> None:
    assert values(text, language="ru") == [value]


SEEN_FROM_THE_TIME_BEFORE = [
    ("A month later it was revoked.", "2021-01", ["2021-02"]),
    ("Canada had acted two days earlier.", "2024-05-10", ["2024-05-08"]),
    ("In December of the same year the union followed.", "2021-06", ["2021-12"]),
    ("A second bank was removed the same day.", "2024-05-10", ["2024-05-10"]),
    ("A second bank was removed the same day.", "2024-05", ["2024-05"]),
    ("On the following Monday the office opened.", "2023-06-05", ["2023-06-12"]),
    ("The next day it closed.", "2023-06-05", ["2023-06-06"]),
    ("Nothing has happened since then.", "2019-04", ["2019-04/.."]),
    ("Two days later it closed.", "2021", []),
]


@pytest.mark.parametrize(("text", "previous", "expected"), SEEN_FROM_THE_TIME_BEFORE)
def test_a_time_is_seen_from_the_one_told_before(text: str, previous: str, expected: list[str]) -> None:
    assert values(text, previous=previous) == expected


def test_of_several_times_told_before_the_last_exact_enough_counts() -> None:
    text, anchor = "A second bank was removed the same day.", anchor_of(THURSDAY)
    found = find_times(text, 0, len(text), anchor, ["2024-05-10", "2022-04"])
    assert [str(mention.value) for mention in found] == ["2024-05-10"]


ROLES = [
    ("closed since February 2022", "2022-02/..", TimeRole.START),
    ("exempted until 31 October", "../2024-10-31", TimeRole.END),
    ("expected by the end of the year", "../2024", TimeRole.POINT),
    ("was done by May", "../2024-05", TimeRole.POINT),
    ("from 2014 to 2015", "2014/2015", TimeRole.DURATION),
    ("between March and May 2023", "2023-03/2023-05", TimeRole.POINT),
    ("He has been blacklisted for two decades.", "2004/..", TimeRole.DURATION),
    ("The freeze will run for a year.", "2024/2025", TimeRole.DURATION),
    ("They will decide within 30 days.", "2024-05-16/2024-06-15", TimeRole.POINT),
    ("funds deposited before 8 August 2022", "../2022-08-08", TimeRole.END),
]


@pytest.mark.parametrize(("text", "value", "role"), ROLES)
def test_the_words_before_a_time_say_how_it_bears(text: str, value: str, role: TimeRole) -> None:
    assert [(str(m.value), m.role) for m in times(text)] == [(value, role)]


@pytest.mark.parametrize(
    "text",
    [
        "It may march on.",
        "The 2018 agreement and the 2020 elections.",
        "The Sunday Telegraph asked twelve banks about 2000 vessels.",
        "It was on the list for seven weeks.",
        "The fall of the house cost 2024 dollars.",
        "Read 1,500 times at 3.5 per cent.",
    ],
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    assert values(text) == []


def test_without_the_day_of_the_report_only_full_dates_are_read() -> None:
    assert values("On Friday, in July, on 3 May 2024 and yesterday.", published=None) == ["2024-05-03"]
    assert values("On Friday and yesterday, but also last year.", published="2024") == ["2023"]


def test_russian_times_are_read_by_the_same_grammar() -> None:
    text = "Банк внесли 11 августа 2023 года, исключили в июле прошлого года, закрыт он с февраля 2022 года."
    assert values(text, language="ru") == ["2023-08-11", "2023-07", "2022-02/.."]
    assert values("По состоянию на 17:00 по московскому времени", language="ru") == ["2024-05-16T17:00+03:00"]
    assert values("Весной 2025 г. и накануне, два года назад", language="ru") == ["2025-21", "2024-05-15", "2022"]


@given(
    st.text(alphabet=st.sampled_from("MayJune 0123456789of-./:thFriday,ago last week ")), st.sampled_from(["en", "ru"])
)
def test_every_mention_shows_its_words_and_a_value_that_can_be_read(text: str, language: str) -> None:
    for mention in times(text, language=language):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert parse(str(mention.value)) == mention.value
