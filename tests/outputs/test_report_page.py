"""A report as a page and as a ticket: all that is found stands there, and whatever a report holds stays text."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from inforce.checking import Checked, Subject, check, histories, read_file
from inforce.claims.model import Action, Claim, Extract, Status, Target, TargetKind
from inforce.moment import Moment, parse_moment
from inforce.outputs.report_page import page
from inforce.outputs.ticket import ticket
from inforce.reports.model import Report
from inforce.spans import Span
from tests.conftest import Keeper, csv_file, sdn_row

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)
ASKED = [Moment(at, at) for at in (parse_moment("2024-03-12"), parse_moment("2024-04-05"))]
REPORT = """\
Gulf Shipping Review
12 March 2024
Washington frees Nile Lines
Ann Hill

The United States announced on Monday that it would lift sanctions on Nile Lines. Delta Lines remains on OFAC's list.
"""
HOSTILE = "</span><script>alert(1)</script><img src=x onerror=alert(1)>\x07 [x](javascript:alert(1)) | `a` <b>"


@pytest.fixture
def db() -> None:
    """In the home folder."""


@pytest.fixture
def checked(keeper: Keeper, tmp_path: Path) -> Iterator[tuple[list[Checked], dict[Subject, object]]]:
    nile, delta = sdn_row(1, "NILE LINES"), sdn_row(2, "DELTA LINES")
    for day, rows in (("2024-02-20", [delta]), ("2024-03-08", [nile, delta]), ("2024-04-03", [delta])):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    found = check(read_file(path), keeper.home, ASKED)
    yield found, dict(histories(found, keeper.home))


def written(found: tuple[list[Checked], dict]) -> html.HtmlElement:  # type: ignore[type-arg]
    document = html.document_fromstring(page([("report.txt", found[0][0])], found[1], NOW))
    assert isinstance(document, html.HtmlElement)
    return document


def hostile() -> Checked:
    words = Span(0, len(HOSTILE), HOSTILE)
    claim = Claim(
        "c1", (HOSTILE,), Target(HOSTILE, TargetKind.ORGANISATION), Action.LIFT, Status.IN_FORCE, None, words, HOSTILE
    )
    return Checked(Report("sha256:0", HOSTILE, title=HOSTILE, publisher=HOSTILE), Extract(claims=(claim,)))


def test_the_text_stands_there_letter_by_letter(checked: tuple) -> None:  # type: ignore[type-arg]
    (text,) = written(checked).find_class("text")
    for mark in text.find_class("mark"):
        mark.drop_tree()
    assert text.text_content() == checked[0][0].report.text


def test_each_claim_is_underlined_and_has_its_findings_at_every_moment(checked: tuple) -> None:  # type: ignore[type-arg]
    document, (one,) = written(checked), checked[0]
    assert one.extract.claims
    for claim in one.extract.claims:
        underlined = document.xpath(f"//a[@id='r1-{claim.id}']/following-sibling::span[contains(@class, 'claim')]")
        assert underlined[0].text_content() in claim.span.text
        (card,) = document.xpath(f"//article[@id='f1-{claim.id}']")
        verdicts = [each.text_content() for each in card.find_class("verdict")]
        assert verdicts == [each.verdict.value for each in one.findings if each.claim == claim.id]


def test_links_lead_to_places_on_the_page(checked: tuple) -> None:  # type: ignore[type-arg]
    document = written(checked)
    assert {link[1:] for link in document.xpath("//a/@href")} <= set(document.xpath("//@id"))


def test_every_edition_that_proves_a_finding_is_named_by_its_whole_hash(checked: tuple) -> None:  # type: ignore[type-arg]
    shown = " ".join(each.text_content() for each in written(checked).find_class("edition"))
    hashes = {edition.sha256 for finding in checked[0][0].findings for edition in finding.editions}
    assert hashes and all(sha256 in shown for sha256 in hashes)
    assert all(sha256 in ticket([("report.txt", checked[0][0])]) for sha256 in hashes)


def test_the_history_of_an_entry_tells_its_listings(checked: tuple) -> None:  # type: ignore[type-arg]
    titles = written(checked).xpath("//*[local-name()='svg']/*[local-name()='title']/text()")
    assert any("us-ofac-sdn 1: listed since (2024-02-20T10:00:00Z, 2024-03-08T10:00:00Z]" in title for title in titles)


def test_whatever_a_report_holds_stays_text() -> None:
    document = html.document_fromstring(page([("<x>.txt", hostile())], {}, NOW))
    assert isinstance(document, html.HtmlElement)
    assert document.xpath("//script | //img | //*[@onerror] | //b[text()=' ']") == []
    assert document.find_class("text")[0].text_content() == "c1" + HOSTILE.replace("\x07", "\N{REPLACEMENT CHARACTER}")


def test_the_page_asks_for_nothing_from_elsewhere(checked: tuple) -> None:  # type: ignore[type-arg]
    document = written(checked)
    assert document.xpath("//@src | //link | //script | //iframe | //form") == []
    assert all(link.startswith("#") for link in document.xpath("//@href"))
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_a_ticket_holds_no_markup_of_others() -> None:
    told = ticket([("x", hostile())])
    assert "<script" not in told.replace("\\<", "")
    assert "](" not in told.replace("\\]", "")
    assert all(line == "" or line.startswith(("#", ">", "-", "  -", "\\<", "Not listed")) for line in told.splitlines())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- [x] done", "\\- \\[x\\] done"),
        ("+ a", "\\+ a"),
        ("=== a", "\\=== a"),
        ("1. a", "1\\. a"),
        ("27) a", "27\\) a"),
        ("1.5 per cent", "1\\.5 per cent"),
        ("ask @security-team now", "ask `@security-team` now"),
        ("at https://evil.example/*a*, now", "at `https://evil.example/*a*,` now"),
        ("www.evil.example", "`www.evil.example`"),
        ("`a@b.example`", "\\``a@b.example`\\`"),
        ("see #12", "see `#12`"),
        ("# a #", "\\# a \\#"),
        ("a \x1b[31mred\x1b]0;title\x07 b", "a \ufffd\\[31mred\ufffd\\]0;title\ufffd b"),
        ("a \u202eb", "a \ufffdb"),
    ],
)
def test_what_a_tracker_would_act_on_is_inert_in_a_ticket(text: str, written: str) -> None:
    report = Report("x", text, title=text)
    assert ticket([("x", Checked(report, Extract()))]).splitlines()[0] == f"## {written}"


def test_the_receipt_of_a_check_stands_on_its_page_and_in_its_ticket() -> None:
    told = ("receipt.json", "ab" * 32)
    assert f"sha256 {told[1]}" in page([("x", hostile())], {}, NOW, told)
    assert ticket([("x", hostile())], told).endswith(f"receipt receipt.json, sha256 `{told[1]}`\n")
    assert "receipt" not in ticket([("x", hostile())]).casefold()
