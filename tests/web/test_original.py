"""A web page as it was sent: what is kept of it, and that nothing of it lives."""

import re
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from inforce.web.original import ATTRIBUTES, TAGS, original
from tests.api.conftest import address, kept
from tests.web.test_pages import REPORT, browser, shown

__all__ = ["address", "browser", "kept"]

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>here</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(//evil.example/x)' onclick=alert(1)>text</p>",
    "<form action='//evil.example'><input name=q><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href='//evil.example/'><link rel=stylesheet href=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '"></iframe><script>alert(1)</script>',
)


def page(inside: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>t</title></head><body><h1>Head</h1>{inside}<p>{REPORT}</p></body></html>".encode()


def living(markup: str) -> list[str]:
    """Elements and attributes that are not among those that may stay."""
    root: Any = html.fromstring(f"<div>{markup}</div>")
    return [
        f"{element.tag} {name}"
        for element in root.iter()
        for name in ("", *element.attrib)
        if element.tag not in TAGS or (name and name not in ATTRIBUTES.get(element.tag, ()))
    ]


@pytest.mark.parametrize("inside", HOSTILE)
def test_nothing_of_a_page_lives(inside: str) -> None:
    found = original(page(inside))
    assert found is not None
    assert living(found) == []
    assert "Head" in found


PIECES = [*HOSTILE, "<b>", "</b>", "<table><tr><td colspan=2>", "-->", "<!--", "\x00", "&lt;script&gt;"]


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_nothing_lives_however_it_is_put_together(pieces: list[str]) -> None:
    assert living(original(page("".join(pieces))) or "") == []


def test_what_lays_out_words_stays() -> None:
    found = original(page("<table><tr><td colspan=2 bgcolor=red>a</td></tr></table><em>b</em>")) or ""
    assert re.search(r'<td colspan="2">a</td>', found)
    assert "<em>b</em>" in found


def test_what_is_no_page_is_not_shown_as_one() -> None:
    assert original(REPORT.encode()) is None
    assert original(b"\x00\x01\x02\x03" * 100) is None


def test_the_page_of_a_report_shows_it_in_a_frame_that_runs_nothing(browser: httpx.Client) -> None:
    sent = {"report": ("x.html", page("".join(HOSTILE)))}
    told = shown(browser.post("/report", files=sent))
    (frame,) = told.xpath("//iframe")
    assert frame.get("sandbox") == ""
    assert living(frame.get("srcdoc")) == []
    assert len(told.xpath("//script")) == 1
    assert not told.xpath("//img")
    assert not shown(browser.post("/report", data={"text": REPORT})).xpath("//iframe")
