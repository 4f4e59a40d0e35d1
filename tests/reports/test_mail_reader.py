"""Mail and mailboxes."""

import hashlib

import pytest

from inforce.errors import UnreadableReport
from inforce.reports import Report, read

NEWS = "The ministry has put the port operator on its list, a spokesman said on Monday."
HEAD = (
    "From: Quay News <news@quay.example>\nTo: a@b.example\nSubject: Port listed\n"
    "Date: Thu, 3 Oct 2024 10:00:00 +0200\nMIME-Version: 1.0\n"
)
ALTERNATIVES = "Content-Type: multipart/alternative; boundary=x\n\n--x\n"


def mail(rest: str, charset: str = "utf-8", newline: str = "\n") -> bytes:
    return (HEAD + rest).replace("\n", newline).encode(charset)


def test_headers_are_a_layer_and_not_in_the_text() -> None:
    (found,) = read(mail(f"Content-Type: text/plain; charset=utf-8\n\n{NEWS}\n", newline="\r\n"), name="a.eml")
    assert found.text == f"{NEWS}\n"
    (layer,) = found.wrapping
    assert (layer.kind, layer.sender, layer.recipient) == ("mail", "Quay News <news@quay.example>", "a@b.example")
    assert (layer.start, layer.end) == (0, 0)
    assert (found.title, found.publisher, found.published) == ("Port listed", "Quay News", "2024-10-03T10:00+02:00")


def test_of_alternatives_the_plain_text_counts() -> None:
    body = f"Content-Type: text/html\n\n<p>No.</p>\n--x\n\n{NEWS}\n--x--\n"
    assert read(mail(ALTERNATIVES + body), name="a.eml")[0].text.strip() == NEWS


def test_a_plain_text_that_points_to_the_html_gives_way_to_it() -> None:
    body = f"\nSee the HTML.\n--x\nContent-Type: text/html\n\n<p>{NEWS}</p><p>{NEWS}</p>\n--x--\n"
    (found,) = read(mail(ALTERNATIVES + body), name="a.eml")
    assert found.text == f"{NEWS}\n\n{NEWS}"
    assert found.notes


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit", "nonsense"])
def test_transfer_codings_are_undone(coding: str) -> None:
    import base64
    import quopri

    words = "Порт внесён в список в понедельник, сообщили в министерстве.".encode()
    coded = {"base64": base64.encodebytes(words), "quoted-printable": quopri.encodestring(words)}.get(coding, words)
    data = mail(f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n") + coded
    assert read(data, name="a.eml")[0].text.strip() == words.decode()


def test_raw_bytes_in_a_subject_are_read_as_the_body_is() -> None:
    data = mail(
        "Content-Type: text/plain; charset=koi8-r\n\nПорт внесён в список, сообщили в министерстве.\n", "koi8-r"
    )
    data = data.replace(b"Port listed", "Порт внесён в список".encode("koi8-r"))
    (found,) = read(data, name="a.eml")
    assert found.title == "Порт внесён в список"


def test_a_mail_whose_text_fits_no_charset_is_refused_in_one_line() -> None:
    data = mail("Content-Type: text/plain; charset=x-none\n\n") + bytes([0x81, 0x8D, 0xF5, 0xC0, 0x9D, 0xFE]) * 40
    with pytest.raises(
        UnreadableReport, match=r"^a\.eml: the text of the mail cannot be decoded \(declared charset 'x-none'\)"
    ):
        read(data, name="a.eml")


def test_a_mail_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="without text"):
        read(mail("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"), name="a.eml")


def test_nesting_is_bounded() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(500))
    with pytest.raises(UnreadableReport, match="nested"):
        read(mail(nested + "\nwords\n"), name="a.eml")
    with pytest.raises(UnreadableReport, match="header"):
        read(mail("Content-Type: text/plain; " + "a=b; " * 10_000 + "\n\nwords\n"), name="a.eml")


BOX = (
    "From news@quay.example Thu Oct  3 10:00:00 2024\n" + HEAD + f"\n{NEWS}\n>From now on it is closed.\n\n"
    "From news@quay.example Fri Oct  4 10:00:00 2024\n" + HEAD.replace("Port", "Bank") + "\n"
    "From the bank nothing was heard.\n\n"
)  # fmt: skip


def test_a_mailbox_gives_a_report_for_each_message_in_order() -> None:
    first, second = read(BOX.encode(), name="a.mbox")
    assert (first.title, second.title) == ("Port listed", "Bank listed")
    assert first.text == f"{NEWS}\nFrom now on it is closed.\n"
    assert second.text == "From the bank nothing was heard.\n"


def test_a_message_of_a_mailbox_has_the_id_of_its_own_bytes() -> None:
    data = (HEAD.replace("Port", "Bank") + "\nFrom the bank nothing was heard.\n").encode()
    assert read(BOX.encode(), name="a.mbox")[1].id == "sha256:" + hashlib.sha256(data).hexdigest()


def test_a_message_that_cannot_be_read_keeps_its_place() -> None:
    broken = BOX.replace("From the bank nothing was heard.\n", "")
    first, second = read(broken.encode(), name="a.mbox")
    assert first.text
    assert second.text == ""
    assert second.notes[0].startswith("message 2: ")


def test_what_cannot_be_read_of_the_headers_is_noted_and_not_taken_for_names() -> None:
    (report,) = read(
        b"From: =?x-nonsense-9?Q?=FF=FE?= <news@example.org>\r\nDate: Fri, 99 Foo 2025 25:99:00 +0300\r\nSubject: Lifted\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe sanctions were lifted on Monday, the ministry said.\r\n",
        name="mail.eml",
    )
    assert (report.publisher, report.published, report.wrapping[0].sender) == (None, None, "<news@example.org>")
    assert report.notes == (
        "the date of the mail cannot be read: 'Fri, 99 Foo 2025 25:99:00 +0300'",
        "in the header From of the mail this cannot be decoded: '=?x-nonsense-9?Q?=FF=FE?='",
    )


def test_a_header_whose_charset_is_unknown_is_read_where_its_bytes_tell_it() -> None:
    (report,) = read(
        b"From: =?x-nonsense-9?Q?News_desk?= <news@example.org>\r\nDate: Fri, 12 Sep 2025 09:00:00 +0300\r\n"
        b"Subject: Lifted\r\n\r\nThe sanctions were lifted on Monday, the ministry said.\r\n",
        name="mail.eml",
    )
    assert (report.wrapping[0].sender, report.notes) == ("News desk <news@example.org>", ())


def test_a_flowed_line_goes_on_in_the_next() -> None:
    body = "The ministry said on Thursday in a long notice that nobody had ever \nListed the port of Riga.\n"
    flowed = read(mail(f"Content-Type: text/plain; format=flowed\n\n{body}"), name="a.eml")[0]
    fixed = read(mail(f"Content-Type: text/plain\n\n{body}"), name="a.eml")[0]
    assert [flowed.text[b.start : b.end] for b in flowed.blocks if b.role == "paragraph"] == [body.strip()]
    assert len(fixed.blocks) > 1


def test_a_flowed_line_whose_space_goes_leaves_none_in_a_word() -> None:
    body = "The ministry has put the port oper \nator on its  \nlist.\n> Has  \n> it?\n-- \nAnn\n"
    (found,) = read(mail(f"Content-Type: text/plain; format=flowed; delsp=yes\n\n{body}"), name="a.eml")
    assert found.text == "The ministry has put the port operator on its list.\n> Has it?\n-- \nAnn\n"


def test_a_space_put_before_a_flowed_line_makes_it_no_quotation() -> None:
    body = f"{NEWS} \n >From then on it may not be paid for anything that it does there.\n"
    (found,) = read(mail(f"Content-Type: text/plain; format=flowed\n\n{body}"), name="a.eml")
    assert "wrapping" not in roles(found)


@pytest.mark.parametrize(
    ("kind", "name"), [("text/plain", "annex.txt"), ("application/octet-stream", "fwd.eml"), ("text/html", "page.html")]
)
def test_an_attachment_that_was_not_read_is_named(kind: str, name: str) -> None:
    parts = f"\n{NEWS}\n--x\nContent-Type: {kind}\nContent-Disposition: attachment; filename={name}\n\n{NEWS}\n--x--\n"
    (found,) = read(mail("Content-Type: multipart/mixed; boundary=x\n\n--x\n" + parts), name="a.eml")
    assert [note for note in found.notes if name in note and "not read" in note]


def test_a_picture_beside_a_mail_is_passed_over() -> None:
    parts = f"\n{NEWS}\n--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n--x--\n"
    assert not read(mail("Content-Type: multipart/mixed; boundary=x\n\n--x\n" + parts), name="a.eml")[0].notes


def test_an_attachment_of_another_format_is_named_as_unread() -> None:
    parts = f"\n{NEWS}\n--x\nContent-Type: application/pdf; name=order.pdf\n\nx\n--x--\n"
    notes = read(mail("Content-Type: multipart/mixed; boundary=x\n\n--x\n" + parts), name="a.eml")[0].notes
    assert notes == ("the attachment 'order.pdf' was not read; save it and read it by itself",)


def test_what_hangs_on_the_alternative_that_is_not_read_is_named_or_read() -> None:
    """As some programs send mails with something attached: the attachment hangs on the HTML alone."""
    plain = f"--x\n\n{' '.join([NEWS] * 6)}\n--x\nContent-Type: multipart/mixed; boundary=y\n\n"
    rich = f"--y\nContent-Type: text/html\n\n<p>{' '.join([NEWS] * 6)}</p>\n"

    def sent(hanging: str) -> Report:
        text = "Content-Type: multipart/alternative; boundary=x\n\n" + plain + rich + hanging + "--y--\n\n--x--\n"
        return read(mail(text), name="a.eml")[0]

    assert sent("--y\nContent-Type: application/pdf; name=order.pdf\n\nx\n").notes == (
        "the attachment 'order.pdf' was not read; save it and read it by itself",
    )
    assert OTHER in sent(attached(OTHER, 8).replace("--x", "--y")).text


def test_a_plain_text_of_other_words_than_the_html_gives_way_to_it() -> None:
    body = f"\nView this mail in your browser.\n--x\nContent-Type: text/html\n\n<p>{NEWS}</p>\n--x--\n"
    (found,) = read(mail(ALTERNATIVES + body), name="a.eml")
    assert (found.text, bool(found.notes)) == (NEWS, True)
    body = f"\n{NEWS}\n--x\nContent-Type: text/html\n\n<p>{NEWS}</p><p>Unsubscribe</p>\n--x--\n"
    assert read(mail(ALTERNATIVES + body), name="a.eml")[0].text.strip() == NEWS


def test_a_mail_of_parts_that_names_no_boundary_is_read_as_it_stands() -> None:
    (found,) = read(mail(f"Content-Type: multipart/mixed\n\n{NEWS}\n"), name="a.eml")
    assert found.text.strip() == NEWS


OTHER = "The council has taken the harbour bank off its list, a diplomat said on Friday in the capital."


def attached(words: str, day: int, coding: str = "") -> str:
    inner = f"From: Bay Wire <w@bay.example>\nSubject: Day {day}\nDate: Tue, {day} Oct 2024 09:00:00 +0000\n\n{words}\n"
    if coding:
        from base64 import encodebytes

        inner = encodebytes(inner.encode()).decode()
    return f"--x\nContent-Type: message/rfc822\n{coding}\n{inner}\n"


def carrying(*messages: str, remark: str = "See both.") -> Report:
    text = f"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n{remark}\n" + "".join(messages) + "--x--\n"
    return read(mail(text), name="a.eml")[0]


def roles(found: Report) -> list[str]:
    return [block.role for block in found.blocks]


def test_of_several_attached_mails_all_are_read_and_the_first_tells_when() -> None:
    found = carrying(attached(NEWS, 1), attached(OTHER, 8))
    assert roles(found) == ["wrapping", "paragraph", "paragraph"]
    assert (found.published, found.title) == ("2024-10-01T09:00Z", "Day 1")


def test_a_remark_above_a_mail_attached_to_an_attached_mail_is_no_article() -> None:
    inner = (
        "--x\nContent-Type: message/rfc822\n\nFrom: Ann <a@b.example>\nSubject: Fwd\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=y\n\n--y\n\nAs you asked.\n" + attached(NEWS, 1).replace("--x", "--y")
    )
    assert roles(carrying(inner + "--y--\n")) == ["wrapping", "paragraph"]


def test_an_attached_mail_whose_bytes_are_coded_is_read() -> None:
    found = carrying(attached(NEWS, 1, "Content-Transfer-Encoding: base64\n"))
    assert found.text.endswith(f"{NEWS}\n")
    assert found.published == "2024-10-01T09:00Z"


QUOTED = "> Is it true that the ministry has sanctioned the bank of the port since Monday?\n"


def test_quoted_mail_that_is_not_read_is_told() -> None:
    (found,) = read(mail(f"\n{NEWS}\n\nOn Tue, 1 Oct 2024, Ann wrote:\n{QUOTED}"), name="a.eml")
    assert found.notes == ("not read: earlier mail that is quoted (15 words)",)
    original = "-----Original Message-----\nFrom: Ann <a@b.example>\nSubject: Port\n\n" + QUOTED[2:]
    (found,) = read(mail(f"\n{NEWS}\n\n{original}").replace(b"Subject: ", b"Subject: Re: ", 1), name="a.eml")
    assert found.notes == ("not read: earlier mail that is quoted (15 words)",)


def test_a_remark_above_a_forward_is_told_unless_it_says_next_to_nothing() -> None:
    forward = f"\n\n---------- Forwarded message ---------\nFrom: Ann <a@b.example>\nSubject: Port\n\n{NEWS}\n"
    assert read(mail(f"\nFYI, see below.{forward}"), name="a.eml")[0].notes == ()
    (found,) = read(mail(f"\nI do not believe that the port has been sanctioned.{forward}"), name="a.eml")
    assert found.notes == ("not read: a remark above a forwarded mail (10 words)",)


@pytest.mark.parametrize(
    "line",
    [
        "From Oslo our correspondent reports on 12 September 2025",
        "From Oslo on 12 September 2025",
        "From 1 May 2024 to 3 June 2025 it was shut.",
    ],
)
def test_a_sentence_that_begins_with_from_splits_no_message(line: str) -> None:
    (found,) = read(f"From a@b.example Thu Oct  3 10:00:00 2024\n{HEAD}\n{NEWS}\n\n{line}\n".encode(), name="a.mbox")
    assert line in found.text


@pytest.mark.parametrize(
    "line",
    [
        "From a@b.example Thu Oct  3 10:00:00 2024",
        "From - Thu Oct 03 10:00:00 2024",
        "From 1812@xxx Thu Oct 03 10:00:00 +0000 2024",
        "From MAILER-DAEMON Thu Oct  3 10:00 EDT 2024",
        "From ann at b.example  Thu Oct  3 10:00:00 2024",
        "From a@b.example Thu, 3 Oct 2024 10:00:00 +0200",
    ],
)
def test_separators_are_known_as_programs_write_them(line: str) -> None:
    assert len(read(f"{line}\n{HEAD}\n{NEWS}\n\n{line}\n{HEAD}\n{NEWS}\n".encode(), name="a.mbox")) == 2


@pytest.mark.parametrize("above", ["\ufeff", "\n", "\r\n\r\n"])
def test_what_stands_above_the_headers_of_a_mail_hides_none(above: str) -> None:
    assert read(above.encode() + mail(f"\n{NEWS}\n"), name="a.eml")[0].title == "Port listed"


SAVED = (
    "{head}MIME-Version: 1.0\nContent-Type: multipart/related; type=text/html; boundary=x\n\n--x\n"
    "Content-Type: text/html; charset=windows-1251\nContent-Transfer-Encoding: quoted-printable\n{part}\n"
    '<html><head><meta property=3D"article:published_time" content=3D"2024-10-01"></head><body><nav>Bank delisted</nav>'
    "<article><h1>=CF=EE=F0=F2</h1><p>{news}</p></article></body></html>\n--x\nContent-Type: image/png\n\nx\n--x--\n"
)
BLINK = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://quay.example/port\nSubject: Port\n"
    "Date: Thu, 3 Oct 2024 10:00:00 +0200\n"
)


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (BLINK, ""),
        ('From: "Saved by Windows"\nSubject: Port\nDate: Thu, 3 Oct 2024 10:00:00 +0200\n', ""),
        ("Subject: Port\nDate: Thu, 3 Oct 2024 10:00:00 +0200\n", "Content-Location: https://quay.example/port\n"),
    ],
    ids=["Chromium", "Internet Explorer", "Word"],
)
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a"])
def test_a_saved_page_is_read_as_a_page_and_not_by_when_it_was_saved(head: str, part: str, name: str) -> None:
    data = SAVED.format(head=head, part=part, news=NEWS).encode()
    (found,) = read(data, name=name)
    assert (found.title, found.published, found.publisher, found.wrapping) == ("Порт", "2024-10-01", None, ())
    assert roles(found) == ["wrapping", "title", "paragraph"]
    assert found.id == "sha256:" + hashlib.sha256(data).hexdigest()


def test_a_mail_with_pictures_in_its_html_is_no_saved_page() -> None:
    (found,) = read(SAVED.format(head=HEAD, part="", news=NEWS).encode(), name="a.eml")
    assert found.wrapping[0].kind == "mail"
