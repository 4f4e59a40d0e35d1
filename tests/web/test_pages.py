"""The pages as a browser without a script gets them."""

import dataclasses
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from lxml import html

from inforce.api.access import Scope, Tokens
from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from inforce.register.store import Session
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, address, edition, kept, serving, wait_for
from tests.conftest import SDN, Keeper
from tests.register.test_numbers import UN

__all__ = ["address", "kept"]

REPORT = (
    "MINSK, 6 January 2024 - The US Treasury has removed Calm Harbour Lines from its sanctions list, the firm said."
)


@pytest.fixture
def browser(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client:
        yield client


def shown(answer: httpx.Response, status: int = 200) -> Any:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    page: Any = html.fromstring(answer.text)
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    assert not page.xpath("//*[@style or @onclick or @onload]"), "the policy of content would forbid it"
    for field in page.xpath("//input[not(@type='hidden')]|//textarea[not(@hidden)]"):
        assert field.getparent().tag == "label" or page.xpath(f"//label[@for='{field.get('id')}']"), (
            "a field has a label"
        )
    return page


def words(page: Any) -> str:
    return " ".join(page.xpath("//main")[0].text_content().split())


def test_the_beginning_names_the_registers(browser: httpx.Client) -> None:
    page = shown(browser.get("/"))
    assert page.xpath("//a/@href[starts-with(., '/registers/')]") == [f"/registers/{SDN}"]
    assert "no longer" in words(page)  # its last look is of 2024


def test_a_search_leads_to_the_entry_at_the_same_moment(browser: httpx.Client) -> None:
    page = shown(browser.get("/find", params={"q": "Siarhei Shchukin", "as_of": "2024-01-06"}))
    (link,) = page.xpath("//ol[@class='results']//a/@href")
    assert link == f"/registers/{SDN}/entries/1?as_of=2024-01-06"
    assert "Sergey" in words(page)
    entry = shown(browser.get(link))
    assert entry.xpath("//h1/text()") == ["SHCHUKIN, Sergey Ivanovich"]
    assert "listed as of 2024-01-06" in words(entry)


def test_a_search_that_finds_nothing_says_what_that_is_worth(browser: httpx.Client) -> None:
    page = shown(browser.get("/find", params={"q": "Nobody Special", "as_of": "2023-12-01"}))
    assert "Nothing found" in words(page)
    assert "Unknown: the first edition" in words(page)


@dataclasses.dataclass(frozen=True, slots=True)
class Slow(Home):
    """Nothing is read in a transaction of its own before it may be."""

    go_on: threading.Event = dataclasses.field(default_factory=threading.Event)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        self.go_on.wait(20)
        with Home.reading(self) as session:
            yield session


def test_what_nobody_has_looked_for_yet_is_not_told_as_not_there(kept: Home) -> None:
    home = Slow(kept.folder)
    sought = {"q": "Nobody Special", "as_of": "2024-01-03"}
    with (
        serving(create_app(home, Settings(looked=0.05))) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as browser,
    ):
        found = words(shown(browser.get("/find", params=sought)))
        assert "Nothing found under this name." in found
        assert "nor under one like it" not in found
        home.go_on.set()
        wait_for(lambda: "nor under one like it." in words(shown(browser.get("/find", params=sought))))


def test_the_page_of_an_entry_has_its_evidence(browser: httpx.Client) -> None:
    page = shown(browser.get(f"/registers/{SDN}/entries/2", params={"as_of": "2024-01-06"}))
    assert page.xpath("//svg[@role='img']/title/text()")
    assert page.xpath("//pre/text()")[0].startswith('2,"ROMASHKA TRADING LLC"')
    (source,) = page.xpath("//section[@aria-labelledby='evidence']//p[@class='hint']")
    told = " ".join(source.text_content().split())
    assert told.startswith("ofac-csv:sdn: the publisher's rows, as written; edition")
    assert "2024-01-01" in told, "the edition as of the moment no longer has it"
    assert "not listed as of" in words(page)
    assert "after 2024-01-01 10:00:00Z, by 2024-01-05 10:00:00Z" in words(page)


def test_an_entry_asked_for_by_another_of_its_numbers_is_shown_under_its_own(keeper: Keeper) -> None:
    keeper.keep({"un.xml": UN}, "2024-03-01T10:00Z", register="un-sc")
    with serving(create_app(keeper.home, Settings())) as address, httpx.Client(base_url=address) as client:
        answer = client.get("/registers/un-sc/entries/7100001?as_of=2024-03-06", headers={"Accept": "text/html"})
        assert (answer.status_code, answer.headers["location"]) == (
            303,
            "/registers/un-sc/entries/MLi.901?as_of=2024-03-06",
        )
        entry = words(shown(client.get(answer.headers["location"])))
        assert "DATAID 7100001" in entry
        assert "un-xml" in entry
        assert "our reading of what the publisher wrote" in entry
        found = words(shown(client.get("/find", params={"q": "7100001"})))
        assert "Found by its DATAID 7100001." in found
        refused = client.get("/v1/registers/un-sc/entries/7100001")
        assert (refused.status_code, "it is a number of MLi.901" in refused.text) == (404, True)
        (answered,) = client.get("/v1/was", params={"q": "7100001"}).json()
        assert (answered["entry"], answered["numbers"]) == ("MLi.901", [{"type": "DATAID", "number": "7100001"}])
        assert "Found by its DATAID 7100001." in answered["notes"]
        (history,) = client.get("/v1/history", params={"q": "7100001"}).json()
        assert history["notes"] == ["Found by its DATAID 7100001."]


def test_a_page_can_be_cited_with_both_its_times(browser: httpx.Client) -> None:
    page = shown(browser.get(f"/registers/{SDN}/entries/4", params={"as_of": "2024-01-06"}))
    (link,) = page.xpath("//a[@class='cite']/@href")
    asked = parse_qs(urlsplit(link).query)
    assert asked["as_of"] == ["2024-01-06T23:59:59.999999Z"]
    again = shown(browser.get(link))
    assert words(again).partition("Evidence")[2] == words(page).partition("Evidence")[2]


def test_a_report_is_checked_and_can_be_moved_to_another_moment(browser: httpx.Client) -> None:
    page = shown(browser.post("/report", data={"text": REPORT, "as_of": "2024-01-06"}))
    assert page.xpath("//*[contains(@class, 'claim')]")
    assert "listed" in words(page)
    assert page.xpath("//form[@action='/report']//textarea/text()") == [REPORT]


def test_a_report_that_is_kept_has_an_address_that_carries_the_moment(keeper: Keeper) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    keeper.keep(edition(AFTER), SECOND)
    with serving(create_app(keeper.home, Settings())) as address, httpx.Client(base_url=address) as client:
        client.headers["Accept"] = "text/html"
        assert "None is kept yet" in words(shown(client.get("/reports")))
        page = shown(client.post("/report", data={"text": REPORT, "as_of": "2024-01-06"}))
        (form,) = page.xpath("//section[@aria-labelledby='keep']//form")
        fields = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
        kept = client.post(form.get("action"), data=fields)
        assert kept.status_code == 303
        own = shown(client.get(kept.headers["location"]))
        assert own.xpath("//article")[0].text_content() == page.xpath("//article")[0].text_content()
        (cited,) = own.xpath("//a[@class='cite']/@href")
        assert parse_qs(urlsplit(cited).query)["as_of"] == parse_qs(urlsplit(cited).query)["known_at"]
        assert own.xpath("//article//text()") == shown(client.get(cited)).xpath("//article//text()")
        (link,) = shown(client.get("/reports")).xpath("//table//a/@href")
        assert cited.startswith(f"{address}{link}?")
        assert "no report" in words(shown(client.get("/reports/nothing"), 404))


def test_a_register_is_shown_as_of_a_moment(browser: httpx.Client) -> None:
    page = shown(browser.get(f"/registers/{SDN}", params={"as_of": "2024-01-02"}))
    assert "SOREL" not in words(page)  # added on 5 January
    (cited,) = page.xpath("//a[@class='cite']/@href")
    assert "as_of=2024-01-02T23" in cited
    later = shown(browser.get(f"/registers/{SDN}", params={"as_of": "2024-01-06"}))
    (link,) = later.xpath("//table//a[starts-with(text(), 'SOREL')]/@href")
    assert link.endswith("?as_of=2024-01-06")


def test_a_report_comes_as_a_file_too(browser: httpx.Client) -> None:
    page = shown(browser.post("/report", files={"report": ("note.txt", REPORT.encode())}))
    assert page.xpath("//*[contains(@class, 'claim')]")


def test_what_a_report_holds_stays_text(browser: httpx.Client) -> None:
    evil = f"<script>alert(1)</script> <img src=x onerror=alert(2)>\n\n{REPORT}"
    page = shown(browser.post("/report", data={"text": evil}))
    assert page.xpath("//script/@src") == ["/static/pages.js"]
    assert not page.xpath("//img")
    told = browser.get("/find", params={"q": '"><script>alert(3)</script>'})
    assert len(shown(told).xpath("//script")) == 1


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nothing", 404, "Not Found"),
        (f"/registers/{SDN}/entries/99", 404, "no entry '99'"),
        ("/registers/nope", 404, "'nope'"),
        ("/find?q=x&as_of=yesterday", 400, "'yesterday'"),
        ("/find", 422, "q"),
    ],
)
def test_what_goes_wrong_is_told_on_a_page(browser: httpx.Client, path: str, status: int, told: str) -> None:
    assert told in words(shown(browser.get(path), status))


@pytest.mark.parametrize(("field", "label"), [("as_of", "The registers as of"), ("known_at", "known at")])
def test_a_wrong_time_names_its_field_and_keeps_the_report(browser: httpx.Client, field: str, label: str) -> None:
    page = shown(browser.post("/report", data={"text": REPORT, field: "yesterday"}), 400)
    (told,) = page.xpath("//*[@role='alert']/text()")
    assert told.startswith(f"{label}: 'yesterday'")
    assert page.xpath("//textarea[@name='text']/text()") == [REPORT]
    assert page.xpath(f"//input[@name='{field}']/@value") == ["yesterday"]


def test_a_checked_report_is_printed_with_its_times_and_how_to_get_it_again(
    browser: httpx.Client, address: str
) -> None:
    page = shown(browser.post("/report", data={"text": REPORT, "as_of": "2024-01-06"}))
    assert "The registers as of 2024-01-06 23:59:59Z, known at 2024-01-06 23:59:59Z." in words(page)
    (again,) = page.xpath("//p[contains(@class, 'printed')]")
    assert f"{hashlib.sha256(REPORT.encode()).hexdigest()}), to {address}/" in again.text_content()
    assert (
        "main, :is(" in browser.get("/static/pages.css").text.partition("{ overflow-wrap: anywhere; }")[0]
    )  # long names too
    assert "@media print { .printed { display: block; }" in browser.get("/static/pages.css").text
    printed = browser.get("/static/page.css").text.partition("@media print")[2]
    assert ".columns { display: block; }" in printed  # text and findings side by side do not break over pages


def test_where_no_receipt_is_offered_the_page_says_why(browser: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inforce.web.reports.LARGEST", 10)
    page = shown(browser.post("/report", data={"text": REPORT}))
    assert not page.xpath("//form[@action='/report/receipt']")
    assert "The report has more than 10 bytes: none is offered here" in words(page)


def test_an_empty_report_is_refused(browser: httpx.Client) -> None:
    assert "no report" in words(shown(browser.post("/report", data={"text": "  "}), 400))


def test_the_files_of_pages_are_sent_once(browser: httpx.Client) -> None:
    for name in ("page.css", "pages.css", "pages.js"):
        first = browser.get(f"/static/{name}")
        assert browser.get(f"/static/{name}", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert browser.get("/static/../settings.py").status_code == 404


@pytest.fixture
def quarantined(keeper: Keeper) -> Home:
    """An edition that lost nearly everyone."""
    names = {str(number): f"PARTY {number}" for number in range(1, 40)}
    keeper.keep(edition(names), FIRST)
    keeper.keep(edition({"1": "PARTY 1"}), SECOND, keep_broken=True)
    return keeper.home


def test_an_edition_in_quarantine_is_accepted_with_a_reason(quarantined: Home) -> None:
    with serving(create_app(quarantined, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        client.headers["Accept"] = "text/html"
        page = shown(client.get(f"/registers/{SDN}"))
        assert "The edition in force before it has 39 entries" in words(page)
        (form,) = page.xpath("//section[@aria-labelledby='quarantine']//form")
        told = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
        refused = client.post(form.get("action"), data={**told, "who": "A. Clerk", "why": " "})
        assert "and why" in words(shown(refused, 400))
        abbreviated = {**told, "edition": told["edition"][:4], "who": "A. Clerk", "why": "so"}
        assert "whole SHA-256" in words(shown(client.post(form.get("action"), data=abbreviated), 400))
        foreign = client.post(
            form.get("action"), data={**told, "who": "x", "why": "y"}, headers={"Origin": "https://evil.example"}
        )
        assert foreign.status_code == 403
        done = client.post(form.get("action"), data={**told, "who": "A. Clerk", "why": "the list was cut"})
        assert (done.status_code, done.headers["location"]) == (303, f"/registers/{SDN}#quarantine")
        after = words(shown(client.get(f"/registers/{SDN}")))
    assert "No edition is in quarantine" in after
    assert "accepted by A. Clerk" in after
    assert "the list was cut" in after


def test_a_decision_is_recorded_with_the_token_that_was_sent(quarantined: Home) -> None:
    secret = Tokens(quarantined.folder).add("desk", [Scope.READ, Scope.ADMIN], datetime.now(UTC))
    with (
        serving(create_app(quarantined, Settings(looked=0.05, tokens=True))) as address,
        httpx.Client(base_url=address, headers={"Authorization": f"Bearer {secret}"}) as client,
    ):
        (kept,) = client.get("/v1/registers").json()
        told = {"verb": "accept", "edition": kept["quarantined"][0]["sha256"], "who": "Somebody Else", "why": "so"}
        assert client.post(f"/registers/{SDN}/decide", data=told).status_code == 303
    with quarantined.reading() as session:
        (decision,) = session.decisions(session.register_id(SDN) or 0)
    assert decision.who == "Somebody Else (token desk)"


def test_a_cited_page_of_a_register_shows_what_was_known_then_and_what_was_decided_later(quarantined: Home) -> None:
    cited = f"/registers/{SDN}?as_of=2024-01-06&known_at=2024-01-06"
    early = f"/registers/{SDN}?as_of=2024-01-02&known_at=2024-01-02"
    accepted = {"verb": "accept", "who": "A. Clerk", "why": "it is so"}
    with serving(create_app(quarantined, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        client.headers["Accept"] = "text/html"
        assert "No edition is in quarantine" in words(shown(client.get(early)))
        page = shown(client.get(cited))
        assert "Newest edition known 2024-01-01T10:00:00Z" in words(page)
        (edition,) = page.xpath("//section[@aria-labelledby='quarantine']//input[@name='edition']/@value")
        before = words(shown(client.get(early)))
        client.post(f"/registers/{SDN}/decide", data={**accepted, "edition": edition})
        after = words(shown(client.get(cited)))
        assert "the edition of 2024-01-05T10:00:00Z was accepted, after the time of knowledge" in after
        assert "accepted by A. Clerk" not in after  # which nobody knew then
        assert words(shown(client.get(early))) == before
        asked = {"q": "PARTY 1", "as_of": "2024-01-06", "known_at": "2024-01-06"}
        wait_for(lambda: "x-decided" in client.get("/entities/ofac-1", params=asked).headers)
        for path in (f"/search/{SDN}", "/entities/ofac-1"):
            assert "was accepted" in client.get(path, params=asked).headers["x-decided"]
        example = {"queries": {"a": {"schema": "Company", "properties": {"name": ["PARTY 1"]}}}}
        matched = client.post(f"/match/{SDN}?as_of=2024-01-06&known_at=2024-01-06", json=example)
        assert "was accepted" in matched.headers["x-decided"]
        assert "x-decided" not in client.get(f"/search/{SDN}", params={"q": "PARTY 1"}).headers


def test_where_tokens_are_needed_people_sign_in(kept: Home, tmp_path_factory: pytest.TempPathFactory) -> None:
    keeper = Keeper(tmp_path_factory.mktemp("signed"))
    keeper.keep(edition(BEFORE), FIRST)
    secret = Tokens(keeper.home.folder).add("reader", [Scope.READ], datetime.now(UTC))
    with (
        serving(create_app(keeper.home, Settings(looked=0.05, tokens=True))) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client,
    ):
        assert client.get("/").headers["location"] == "/sign-in?to=%2F"
        assert client.get("/static/pages.css").status_code == 200
        assert "no token" in words(shown(client.post("/sign-in", data={"token": "guess"}), 401))
        cited = f"/registers/{SDN}?as_of=2024-01-02"
        asking = shown(client.get(client.get(cited).headers["location"]))
        (to,) = asking.xpath("//input[@name='to']/@value")
        signed = client.post("/sign-in", data={"token": secret, "to": to})
        assert signed.headers["location"] == cited
        for elsewhere in ("//evil.example", "/\\evil.example", "https://evil.example", "evil", "/a\r\nX: y"):
            assert client.post("/sign-in", data={"token": secret, "to": elsewhere}).headers["location"] == "/"
        assert "HttpOnly" in signed.headers["set-cookie"]
        assert "samesite=strict" in signed.headers["set-cookie"].lower()
        page = shown(client.get(f"/registers/{SDN}"))
        assert not page.xpath("//form[contains(@action, 'decide')]")  # a reader decides nothing
        assert client.post(f"/registers/{SDN}/decide", data={"verb": "reject"}).status_code == 403
        client.get("/sign-out")
        assert client.get("/").status_code == 303
