"""The Atom feed of changes, read by an XML parser and by a reader of feeds."""

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from inforce.moment import Interval, Look, parse_instant
from inforce.outputs.feed import Setting, change_id, feed
from inforce.register.history import Change, ChangeKind, changes
from inforce.register.model import Edition
from inforce.register.register import View
from tests.conftest import SDN, Keeper, csv_file, sdn_row

ATOM = "{http://www.w3.org/2005/Atom}"
NOON = parse_instant("2024-05-01T12:00Z")
Views = Callable[..., View]


def change(name: str, looked: datetime = NOON, kind: ChangeKind = ChangeKind.ADDED, entry: str = "7") -> Change:
    edition = Edition("ab" * 32, None, Look.at(looked))
    return Change(kind, entry, name, Interval(parse_instant("2024-04-30T12:00Z"), looked), edition, (("a", name, ""),))


def test_a_reader_of_feeds_finds_every_change_with_its_time(keeper: Keeper, view: Views) -> None:
    keeper.keep(csv_file(sdn_row(1, "A & <B>"), sdn_row(2, "NILE")), "2024-05-01T10:00Z")
    keeper.keep(csv_file(sdn_row(1, "A & <C>")), "2024-05-02T10:00Z")
    keeper.keep(csv_file(sdn_row(1, "A & <C>"), sdn_row(3, "ÅRE")), "2024-05-03T10:00Z")
    now = view("2024-05-04")
    read = feedparser.parse(feed(SDN, "A <title>", changes(now, NOON, now.moment.valid), Setting(NOON)))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.updated == "2024-05-03T10:00:00Z"
    assert [(entry.title, entry.updated, entry.tags[0].term) for entry in read.entries] == [
        ("Added: ÅRE", "2024-05-03T10:00:00Z", "added"),
        ("Amended: A & <C>", "2024-05-02T10:00:00Z", "amended"),
        ("Removed: NILE", "2024-05-02T10:00:00Z", "removed"),
    ]
    assert "name: A & <B> → A & <C>" in read.entries[1].content[0].value


def test_the_feed_has_all_that_rfc_4287_requires_even_without_a_change() -> None:
    for found in ([], [change("A")]):
        root = ET.fromstring(feed(SDN, "Title", found, Setting(NOON)))
        for node in (root, *root.findall(f"{ATOM}entry")):
            for tag in ("id", "title", "updated"):
                (child,) = node.findall(ATOM + tag)
                assert child.text
            assert parse_instant(node.findtext(f"{ATOM}updated") or "") == NOON
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert all(entry.find(f"{ATOM}content") is not None for entry in root.findall(f"{ATOM}entry"))


def test_ids_are_stable_and_tell_changes_apart() -> None:
    assert change_id(SDN, change("A")) == "urn:uuid:bccabcc4-5794-53f2-9ba8-b23ed172f7d2"
    later = parse_instant("2024-05-02T12:00Z")
    different = [change("A"), change("A", later), change("A", kind=ChangeKind.REMOVED), change("A", entry="8")]
    assert len({change_id(SDN, each) for each in different} | {change_id("un-sc", different[0])}) == 5
    assert change_id(SDN, change("A")) == change_id(SDN, change("OTHER NAME"))


@given(st.text())
def test_whatever_a_list_holds_the_feed_is_xml(name: str) -> None:
    (entry,) = ET.fromstring(feed(SDN, "Title", [change(name)], Setting(NOON))).findall(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title") or "").startswith("Added: ")
