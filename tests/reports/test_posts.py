"""Messages passed on in a messenger, and mails one after the other in one text."""

import pytest

from inforce.claims import extract
from inforce.claims.model import Action
from inforce.reports import Report, read

NEWS = "The United States lifted sanctions on Nile Lines on Monday, the ministry said.\n"
RUSSIAN = "США сняли санкции с авиакомпании «Нил Лайнс», сообщило в понедельник агентство «Глобус».\n"


def _read(text: str) -> Report:
    return read(text.encode(), name="a.txt")[0]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Forwarded from Globe Wire\n\n{NEWS}", "Globe Wire"),
        (f"[Forwarded from Globe Wire]\nUS frees Nile Lines\n\n{NEWS}", "Globe Wire"),
        (f"Ann, [07.05.2024 10:15]\n[Forwarded from Globe Wire]\n{NEWS}", "Globe Wire"),
        (f"Переслано из канала «Порт и люди»\n7 мая 2024, 10:15\n\n{RUSSIAN}", "Порт и люди"),
        (f"[Переслано от Порт и люди]\n\n{RUSSIAN}", "Порт и люди"),
    ],
)
def test_the_channel_that_a_message_comes_from_published_it(text: str, publisher: str) -> None:
    report = _read(text)
    assert report.publisher == publisher
    layer = report.wrapping[-1]
    assert layer.kind == "post"
    assert publisher in report.text[layer.start : layer.end]
    assert publisher not in (report.title or "")


def test_who_passed_a_message_on_and_when_is_another_clock() -> None:
    report = _read(
        f"Ann Poole, [07.05.2024 10:15]\n[Forwarded from Globe Wire]\nUS frees Nile Lines\n6 May 2024\n\n{NEWS}"
    )
    assert [(layer.kind, layer.sender, layer.when) for layer in report.wrapping] == [
        ("forward", "Ann Poole", "2024-05-07T10:15"),
        ("post", "Globe Wire", None),
    ]
    assert report.published == "2024-05-06"


def test_a_message_from_a_person_makes_nobody_a_publisher() -> None:
    assert _read(f"Forwarded from Ann Poole\n\n{NEWS}").publisher is None


def test_the_same_words_deep_in_an_article_are_the_articles() -> None:
    report = _read(
        f"Port news\n\n{NEWS}\nMore on Tuesday.\n\nMore still.\n\nForwarded from Globe Wire\n\nThe end came soon.\n"
    )
    assert [layer.kind for layer in report.wrapping] == []


THREAD = (
    "From: bob@bank.example\nTo: ann@bank.example\nDate: Mon, 6 May 2024 12:00:00 +0000\nSubject: Nile\n\n"
    "OFAC removed Nile Lines from the SDN list today.\n\n"
    "From: ann@bank.example\nTo: bob@bank.example\nDate: {date}\nSubject: Re: Nile\n\n"
    "OFAC has put Blue Ferry on the list today.\n"
)


def test_mails_one_after_the_other_are_all_read_and_each_speaks_from_its_own_day() -> None:
    report = _read(THREAD.format(date="Wed, 8 May 2024 09:00:00 +0000"))
    claims = [(c.target.name, c.action, c.when) for c in extract(report).claims]
    assert claims == [("Nile Lines", Action.DELIST, "2024-05-06"), ("Blue Ferry", Action.DESIGNATE, "2024-05-08")]
    assert report.published == "2024-05-06T12:00Z"


def test_a_mail_above_an_older_one_is_the_remark_of_who_passes_it_on() -> None:
    report = _read(THREAD.format(date="Fri, 3 May 2024 09:00:00 +0000"))
    assert [(c.target.name, c.when) for c in extract(report).claims] == [("Blue Ferry", "2024-05-03")]
    assert report.published == "2024-05-03T09:00Z"


def test_in_russian_too_each_message_speaks_from_its_own_day() -> None:
    text = (
        "От: bob@bank.example\nКому: ann@bank.example\nДата: Mon, 6 May 2024 12:00:00 +0300\nТема: Нил\n\n"
        "Сегодня США исключили авиакомпанию «Нил Лайнс» из санкционного списка.\n\n"
        "От: ann@bank.example\nКому: bob@bank.example\nДата: Wed, 8 May 2024 09:00:00 +0300\nТема: Ещё\n\n"
        "Сегодня США внесли в санкционный список компанию «Паром».\n"
    )
    assert [claim.when for claim in extract(_read(text)).claims] == ["2024-05-06", "2024-05-08"]
