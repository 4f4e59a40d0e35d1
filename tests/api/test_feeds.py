"""Feeds over HTTP, read by a reader of feeds."""

from typing import Any

import feedparser
import httpx
import pytest
from lxml import html

from inforce.api.app import create_app
from inforce.api.settings import Settings
from tests.api.conftest import serving
from tests.conftest import SDN, Keeper, csv_file, sdn_row

NILE, DELTA = sdn_row(1, "NILE LINES", programme="SUDAN-EO14098"), sdn_row(2, "DELTA <b>LINES</b>")
REPORT = """\
Gulf Shipping Herald
12 March 2024
Washington to free Nile Lines

White House envoy Mark Stone said in Khartoum on 11 March that the United States will lift sanctions on Nile Lines.
"""


def read(client: httpx.Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def test_a_register_has_a_feed_at_an_address_that_stays(client: httpx.Client) -> None:
    found = read(client, f"/feeds/{SDN}.atom")
    assert [each.title for each in found.entries] == ["Added: SOREL, Hana Maria", "Removed: ROMASHKA TRADING LLC"]
    etag = client.get(f"/feeds/{SDN}.atom").headers["etag"]
    assert client.get(f"/feeds/{SDN}.atom", headers={"If-None-Match": etag}).status_code == 304


def test_feeds_say_what_they_do_not_know_and_where_they_and_their_pages_are(client: httpx.Client) -> None:
    pages = {"": "", "/entries/2": "/entries/2", "/programmes/TESTING": "", "/announcements": ""}
    for feed, page in pages.items():
        found = read(client, f"/feeds/{SDN}{feed}.atom")
        assert "Unknown: what changed between 2024-02-04" in found.feed.subtitle
        links = {each.rel: each.href.removeprefix(str(client.base_url).rstrip("/")) for each in found.feed.links}
        assert links == {"self": f"/feeds/{SDN}{feed}.atom", "alternate": f"/registers/{SDN}{page}"}
    assert "2024-02-04" in client.get(f"/feeds/{SDN}.atom").headers["x-absence"]


def test_no_feed_of_a_programme_that_nobody_was_under_is_told_with_the_codes_there_are(client: httpx.Client) -> None:
    answer = client.get(f"/feeds/{SDN}/programmes/TESTIN.atom")
    assert answer.status_code == 404
    assert "There is no such code here" in answer.json()["detail"]
    assert "Did you mean TESTING?" in answer.json()["detail"]


def test_an_entry_has_a_feed_and_its_page_leads_to_it(client: httpx.Client) -> None:
    page: Any = html.fromstring(client.get(f"/registers/{SDN}/entries/2", headers={"Accept": "text/html"}).text)
    (link,) = page.xpath("//link[@rel='alternate']/@href")
    found = read(client, link)
    assert [each.title for each in found.entries] == ["Removed: ROMASHKA TRADING LLC"]
    whole = {each.id for each in read(client, f"/feeds/{SDN}.atom").entries}
    assert {each.id for each in found.entries} <= whole  # the same change is the same in every feed
    assert client.get(f"/feeds/{SDN}/entries/99.atom").status_code == 404


@pytest.mark.parametrize("path", ["/feeds/nope.atom", "/feeds/nope/entries/1.atom", "/feeds/nope/announcements.atom"])
def test_a_register_that_is_not_kept_has_none(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_programme_and_announcements_that_came_true_have_feeds(keeper: Keeper) -> None:
    days = ("2024-01-25", "2024-02-10", "2024-03-13", "2024-04-03")
    for day, rows in zip(days, ([DELTA], [NILE, DELTA], [NILE, DELTA], [DELTA]), strict=True):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z", keep_broken=True)
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        found = read(client, f"/feeds/{SDN}/programmes/sudan-eo14098.atom")
        assert [each.title for each in found.entries] == [
            "Left SUDAN-EO14098: NILE LINES",
            "Joined SUDAN-EO14098: NILE LINES",
        ]
        assert read(client, f"/feeds/{SDN}/programmes/TESTING.atom").entries == []  # there from the first edition
        assert client.get(f"/feeds/{SDN}/programmes/NOPE.atom").status_code == 404

        assert read(client, f"/feeds/{SDN}/announcements.atom").entries == []
        client.post("/v1/reports", params={"name": "herald.txt"}, content=REPORT.encode())
        (came,) = read(client, f"/feeds/{SDN}/announcements.atom").entries
        assert "Nile Lines" in came.title
        assert came.updated == "2024-04-03T10:00:00Z"
        assert "after 1 to 22 days" in came.content[0].value
        assert "Mark Stone" in came.content[0].value
