"""Wrapping in the text itself: list pages, forwards, digests, answered mail, what people write around them."""

import pytest

from inforce.reports import Report, read

NEWS = "The ministry has put the port operator on its list, a spokesman said on Monday."


def report(*lines: str) -> Report:
    return read("\n".join(lines).encode(), name="a.txt")[0]


def said(report: Report, *roles: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.role in roles]


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-------- Forwarded Message --------",
        "Begin forwarded message:",
        "-----Original Message-----",
        "-------- Пересылаемое сообщение --------",
        "Начало переадресованного сообщения:",
        "---- Исходное сообщение ----",
    ],
)
@pytest.mark.parametrize(
    "headers",
    [
        ("From: Ann Lee <ann@x.example>", "Date: Thu, 3 Oct 2024 10:00:00 +0200", "Subject: Port listed"),
        ("Subject: Port listed", "From: Ann Lee <ann@x.example>", "To: Bo", "Date: 3 October 2024 10:00:00 CEST"),
        ("*От:* Ann Lee <ann@x.example>", "*Дата:* 3 окт. 2024 г. 10:00:00 +0200", "*Тема:* Port listed"),
    ],
)
def test_a_forward_is_known_by_its_mark_and_headers_in_any_order(mark: str, headers: tuple[str, ...]) -> None:
    found = report("See this.", "", mark, *headers, "", NEWS)
    (layer,) = found.wrapping
    assert (layer.kind, layer.subject, layer.when) == ("forward", "Port listed", "2024-10-03T10:00+02:00")
    assert layer.sender == "Ann Lee <ann@x.example>"
    assert found.text[layer.start : layer.end].startswith(mark)
    assert said(found, "paragraph") == [NEWS]
    assert found.title == "Port listed"


def test_the_innermost_forward_gives_the_subject_and_each_clock_is_kept() -> None:
    outer = (
        "---------- Forwarded message ---------",
        "From: A <a@x.example>",
        "Date: Fri, 4 Oct 2024 at 09:00",
        "Subject: Fwd: Port",
        "",
    )
    inner = (
        "Begin forwarded message:",
        "",
        "From: Quay News <news@quay.example>",
        "Subject: Port listed",
        "Date: 3 October 2024",
        "",
    )
    found = report("Look.", *outer, "Interesting, see below.", "", *inner, NEWS)
    assert [layer.when for layer in found.wrapping] == ["2024-10-04T09:00", "2024-10-03"]
    assert (found.title, found.publisher, found.published) == ("Port listed", "Quay News", "2024-10-03")
    assert said(found, "paragraph") == [NEWS]


def test_a_long_subject_that_was_wrapped_is_one_subject() -> None:
    found = report(
        "---------- Forwarded message ---------",
        "Subject: Why the council put the operator of the port on its list and what",
        " that means for shippers",
        "From: Ann Lee <ann@x.example>",
        "",
        NEWS,
    )
    assert (
        found.wrapping[0].subject
        == "Why the council put the operator of the port on its list and what that means for shippers"
    )


def test_a_long_text_above_a_forward_is_an_article_of_its_own() -> None:
    own = [f"{NEWS} It gave reason number {number} for that and named the owner." for number in range(12)]
    found = report(
        *own, "", "---------- Forwarded message ---------", "From: A <a@x.example>", "Subject: Port", "", NEWS
    )
    assert len(said(found, "paragraph")) == 13


def test_quoted_mail_and_the_line_above_it_are_wrapping() -> None:
    found = report(
        NEWS, "", "On Thu, 3 Oct 2024 at 10:00, Ann Lee", "<ann@x.example> wrote:", "> Was it delisted?", ">", "> Ann"
    )
    assert said(found, "paragraph") == [NEWS]


@pytest.mark.parametrize(
    ("below", "read_"),
    [
        ((f"> {NEWS}", ">", "> Bo"), True),
        (
            (f"> {NEWS}", "", "On Thu, 3 Oct 2024 at 10:00, Cy Moe", "<cy@x.example> wrote:", "> > Was it delisted?"),
            True,
        ),
        ((f"> {NEWS}", "", "I do not think so."), False),
        ((f"> > {NEWS}",), False),
    ],
)
def test_what_is_quoted_once_is_the_article_where_a_forward_holds_nothing_else(
    below: tuple[str, ...], read_: bool
) -> None:
    found = report(
        "See below.", "", "-----Original Message-----", "From: Bo Dahl <bo@x.example>",
        "Sent: 2 October 2024 11:00", "Subject: FW: Port", "", *below,
    )  # fmt: skip
    told = said(found, "paragraph")
    assert any(NEWS in words for words in told) is read_, told
    assert not any("delisted" in words for words in told)


def test_an_original_message_below_an_answer_is_not_read() -> None:
    mail = (
        "From: Ann Lee <ann@x.example>\nSubject: RE: Port\nDate: Thu, 3 Oct 2024 10:00:00 +0200\n\n"
        f"{NEWS}\n\n-----Original Message-----\n"
        "From: Bo Dahl <bo@x.example>\nSent: 2 October 2024 11:00\nSubject: Port\n\nWas it delisted?\n"
    )
    (found,) = read(mail.encode(), name="a.eml")
    assert said(found, "paragraph") == [NEWS]
    assert [layer.kind for layer in found.wrapping] == ["mail"]


@pytest.mark.parametrize(
    "lines",
    [
        ("--", "Ann Lee", "Compliance, Quay Bank", "+44 1234"),
        ("Kind regards,", "Ann"),
        ("С уважением,", "Анна Ли", "отдел контроля"),
        ("Sent from my phone",),
        ("Отправлено с iPhone",),
        ("This e-mail and any attachments are confidential and may be privileged.",),
        ("Virus-free.www.avast.example",),
        ("To unsubscribe from this group, write to port+unsubscribe@x.example.",),
        ("Чтобы отписаться от рассылки, перейдите по ссылке.",),
        ("© 2024 Quay News. All rights reserved.",),
        ("Tags: ports, lists",),
        ("https://quay.example/port",),
    ],
)
def test_what_stands_under_an_article_is_not_read(lines: tuple[str, ...]) -> None:
    found = report("Port operator listed", "", NEWS, "", *lines)
    assert said(found, "paragraph") == [NEWS]
    assert said(found, "title") == ["Port operator listed"]
    assert {block.role for block in found.blocks[2:]} <= {"wrapping", "footer"}


def test_a_group_page_tells_who_posted_when_and_where() -> None:
    found = report(
        "Port listed", "", "2 views", "Skip to first unread message", "", "Ann Lee", "", "unread,",
        "Oct 4, 2024, 9:00:01 AM (2 days ago) Oct 4", "to quay-talk", NEWS, "",
        "Reply all", "Reply to author", "Forward", "0 new messages",
    )  # fmt: skip
    (layer,) = found.wrapping
    assert (layer.kind, layer.sender, layer.recipient) == ("list-page", "Ann Lee", "quay-talk")
    assert (layer.subject, layer.when) == ("Port listed", "2024-10-04T09:00:01")
    assert said(found, "paragraph") == [NEWS]
    assert found.title == "Port listed"


def test_words_of_a_page_in_a_sentence_are_no_page() -> None:
    found = report(
        "Reply to author",
        "",
        "Forward, the minister said, there is only forward. The list has 12 views of the matter.",
        "",
        NEWS,
    )
    assert found.wrapping == ()
    assert len(said(found, "paragraph")) == 2
