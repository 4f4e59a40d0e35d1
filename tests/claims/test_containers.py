"""In whatever a text comes, a mail, a mailbox, a page or a saved page, it says the same."""

import html
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from inforce.claims import extract
from inforce.reports import read

HELD_OUT = Path(__file__).parents[1] / "heldout"
REPORTS = ["baku-lender", "tokyo-ten-firms", "alert-refinery-licence", "state-polesie-news", "kanal-porogi"]


def mail(coding: str, charset: str) -> Callable[[str], tuple[bytes, str]]:
    def made(text: str) -> tuple[bytes, str]:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "Ann Lee <ann@desk.example>", "b@desk.example", "As asked"
        message.set_content(text, charset=charset if _fits(text, charset) else "utf-8", cte=coding)
        return message.as_bytes(), "a.eml"

    return made


def _fits(text: str, charset: str) -> bool:
    try:
        return bool(text.encode(charset))
    except UnicodeEncodeError:
        return False


def boxed(text: str) -> tuple[bytes, str]:
    data, _ = mail("quoted-printable", "utf-8")(text)
    return b"From ann@desk.example Mon May  6 10:00:00 2024\n" + data + b"\n", "a.mbox"


def page(text: str) -> tuple[bytes, str]:
    rows = "".join(f"<p>{html.escape(row)}</p>\n" for row in text.split("\n") if row.strip())
    return f"<!DOCTYPE html><html><body><article>{rows}</article></body></html>".encode(), "a.html"


def saved(text: str) -> tuple[bytes, str]:
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + part).encode() + page(text)[0] + b"\n--x--\n", "a.mht"


def archived(text: str) -> tuple[bytes, str]:
    """As archives of mailing lists show their mails."""
    return f"<html><body><pre>{html.escape(text)}</pre></body></html>".encode(), "a.html"


CONTAINERS = {
    "a mail in quoted-printable": mail("quoted-printable", "utf-8"),
    "a mail in base64": mail("base64", "utf-8"),
    "a mail in windows-1251": mail("8bit", "windows-1251"),
    "a mailbox": boxed,
    "a page": page,
    "a saved page": saved,
    "a page of an archive": archived,
}


def said(data: bytes, name: str) -> list[tuple[object, ...]]:
    (report,) = read(data, name=name)
    claims = extract(report).claims
    assert all(report.text[c.span.start : c.span.end] == c.span.text for c in claims)
    return [(c.sender, " ".join(c.target.name.split()), c.action, c.status, c.when) for c in claims]


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("name", REPORTS)
def test_what_a_text_comes_in_changes_nothing_of_what_it_says(name: str, container: str) -> None:
    text = (HELD_OUT / f"{name}.txt").read_text(encoding="utf-8")
    assert said(*CONTAINERS[container](text)) == said(text.encode(), "a.txt")
