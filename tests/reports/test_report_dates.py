"""Dates as datelines and headers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce import edtf
from inforce.reports.datelines import find_dateline
from inforce.reports.dates import _DATE, _before_figure, _names_month, find_date, header_date, nearest_year


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 September 2025, 16:20", "2025-09-12T16:20"),
        ("Issued 22 January 2024", "2024-01-22"),
        ("Tuesday 7 November 2023", "2023-11-07"),
        ("the 3rd of May 2024", "2024-05-03"),
        ("Nov. 10, 2022 at 6:09 p.m. ET", "2022-11-10T18:09-05:00"),
        ("July 10, 2022 at 6:09 p.m. ET", "2022-07-10T18:09-04:00"),
        ("15 апреля 2024 г., 10:30", "2024-04-15T10:30"),
        ("15 апреля 2024 года в 10:30 по московскому времени", "2024-04-15T10:30+03:00"),
        ("22 июл. 2023 г., 10:41:17", "2023-07-22T10:41:17"),
        ("11.09.2025 18:09 мск", "2025-09-11T18:09+03:00"),
        ("18:09, 11.09.2025", "2025-09-11T18:09"),
        ("09:30 GMT, 3 May 2024", "2024-05-03T09:30Z"),
        ("2024-05-03T09:30:15.250+02:00", "2024-05-03T09:30:15+02:00"),
        ("31.12.2024, 23:59 UTC+3", "2024-12-31T23:59+03:00"),
        ("13/09/2025", "2025-09-13"),
        ("9/13/2025", "2025-09-13"),
        ("Fri Oct 18 09:12:44 CEST 2024", "2024-10-18T09:12:44+02:00"),
        ("October 2024", "2024-10"),
    ],
)
def test_a_date_is_read_with_its_time_and_zone(line: str, expected: str) -> None:
    stamp = find_date(line)
    assert stamp is not None
    assert stamp.edtf == expected


@pytest.mark.parametrize(
    "line",
    [
        "9/8/2025",
        "31 февраля 2024",
        "version 1.2.2023.4",
        "it may 20 times",
        "in May, he said",
        "99.99.2024",
        "the year 2024",
    ],
)
def test_what_is_no_date_or_could_be_two_is_not_read(line: str) -> None:
    assert find_date(line) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Fri, 12 Sep 2025 14:32:27 -0600", "2025-09-12T14:32:27-06:00"),
        ("Fri, 01 Apr 2022 09:12:30 -0000", "2022-04-01T09:12:30"),
        ("Friday, September 12, 2025 5:01 PM", "2025-09-12T17:01"),
        ("пт, 21 июл. 2023 г. в 19:20", "2023-07-21T19:20"),
        ("6 May 2024 at 11:20:31 CEST", "2024-05-06T11:20:31+02:00"),
        ("Thu, 32 Foo 2020 10:00", None),
        ("", None),
    ],
)
def test_a_mail_header_gives_its_time_and_no_zone_it_does_not_name(value: str, expected: str | None) -> None:
    assert header_date(value) == expected


@pytest.mark.parametrize(
    ("line", "known", "expected"),
    [
        ("September 11, 18:09", date(2025, 9, 12), "2025-09-11T18:09"),
        ("31 декабря, 23:10", date(2025, 1, 2), "2024-12-31T23:10"),
        ("1 January", date(2024, 12, 31), "2025-01-01"),
        ("Feb. 29", date(2026, 1, 2), "2024-02-29"),
    ],
)
def test_a_date_without_a_year_takes_the_last_one_before_it_was_known(line: str, known: date, expected: str) -> None:
    stamp = find_date(line)
    assert stamp is not None
    assert stamp.edtf is None
    found = nearest_year(stamp, known)
    assert found is not None
    assert found.edtf == expected


@given(st.text(st.sampled_from("0123456789 .,:/-–MaySeptg.мартянвTZ+()apm")))
def test_whatever_is_found_is_a_date_that_exists(line: str) -> None:
    stamp = find_date(line)
    if stamp is not None:
        assert 0 <= stamp.start < stamp.end <= len(line)
        if stamp.edtf is not None:
            edtf.parse(stamp.edtf)


@pytest.mark.parametrize(
    ("text", "rest", "agency"),
    [
        ("VALLETTA, Oct 3, 2024 (Quayside Wire) - Malta has", "Malta has", "Quayside Wire"),
        ("TIRANA/ATHENS, 3 October 2024. The port", "The port", None),
        ("NEW HAVEN - A company", "A company", None),
        ("БЕРН, 16 октября. /Причал/. Швейцария", "Швейцария", "Причал"),
        ("БЕРН, 16 окт — Причал Новости. Швейцария", "Швейцария", "Причал Новости"),
        ("Берн. 16 октября. ПРИЧАЛ - Швейцария", "Швейцария", "ПРИЧАЛ"),
        ("Tirana (Quayside Wire) – The port", "The port", "Quayside Wire"),
        ("(Quayside Wire) - The port", "The port", "Quayside Wire"),
        ("Sept 12 (Quayside Wire) - The port", "The port", "Quayside Wire"),
        ("Рига. 12 ноября. Восток-Запад – Порт открыт.", "Порт открыт.", "Восток-Запад"),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(text: str, rest: str, agency: str | None) -> None:
    line = find_dateline(text)
    assert line is not None
    assert text[line.end :].strip() == rest
    assert line.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "ЕС. Совет ЕС в среду, 21 февраля, согласовал",
        "США. 23 февраля Минфин внес в список",
        "США — крупнейший эмитент",
        "UK - The government said",
        "The Council (EU) - The body said",
        "On 3 May 2024 the council said. The",
        "He said that the port was closed.",
        "Рига. Гарин – о портах: они открыты.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


_PARTS = st.sampled_from("Sept. September сентября May мая 12 2024 5.09.24 2024-05-06 , . ( the on\\u00a0".split(" "))


@given(st.lists(_PARTS, max_size=7).map(" ".join), st.integers(0, 9))
def test_no_date_begins_farther_before_its_first_figure_than_is_looked(line: str, start: int) -> None:
    for found in filter(_names_month, _DATE.finditer(line, start)):
        assert next(n for n, sign in enumerate(found[0]) if sign.isdecimal()) <= _before_figure()


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Update 12 May 2024", "2024-05-12"),
        ("14 tankers, 3 June 2024", "2024-06-03"),
        ("Annex 7, 2 July 2024", "2024-07-02"),
        ("12. Paket 2024, 11. September 2025", "2025-09-11"),
    ],
)
def test_a_word_beside_a_figure_that_is_no_month_hides_no_date(line: str, edtf: str) -> None:
    stamp = find_date(line)
    assert stamp is not None
    assert stamp.edtf == edtf


@pytest.mark.parametrize("words", ["0 October 2024", "00.10.2024", "October 0, 2024", "2024-10-00"])
def test_there_is_no_day_before_the_first(words: str) -> None:
    stamp = find_date(words)
    assert stamp is None or stamp.day is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Donnerstag, 11. September 2025 19:02", "2025-09-11T19:02"),
        ("Freitag, 3. Oktober 2025 09:00", "2025-10-03T09:00"),
        ("Montag, 2. März 2026 09:00", "2026-03-02T09:00"),
    ],
)
def test_dates_are_read_as_german_mail_programs_write_them(words: str, edtf: str) -> None:
    assert header_date(words) == edtf
