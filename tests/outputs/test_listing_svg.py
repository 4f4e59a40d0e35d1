"""The history of an entry as a line of time: its bars lie where its intervals do."""

import re
from xml.etree import ElementTree as ET

import pytest

from inforce.moment import Interval, Look, parse_instant, parse_moment
from inforce.outputs.listing_svg import line
from inforce.register.model import Edition, Listing

ASKED = parse_moment("2024-12-31")


def edition(at: str) -> Edition:
    return Edition("a" * 64, None, Look.parse(at))


def interval(after: str | None, by: str) -> Interval:
    return Interval(parse_instant(after) if after else None, parse_instant(by))


def bars(listing: Listing) -> dict[str, list[tuple[float, float]]]:
    """Of each kind where the bars begin and end, in hundredths of the width."""
    found: dict[str, list[tuple[float, float]]] = {}
    for rect in ET.fromstring(line([listing], ASKED, "x")).iter():
        if rect.tag.endswith("rect"):
            start, width = (float(re.sub("%", "", rect.attrib[key])) for key in ("x", "width"))
            found.setdefault(rect.attrib["class"], []).append((start, start + width))
    return found


def test_a_listing_that_a_list_tells_of_its_own_past_lies_in_the_past() -> None:
    teller = edition("2024-12-01T10:00Z")
    start, end = interval("2014-12-31T00:00Z", "2015-01-01T00:00Z"), interval("2017-01-01T00:00Z", "2017-01-02T00:00Z")
    told = Listing(start, end, None, teller, teller, teller, told=True)
    ((begins, ends),) = bars(told)["listed"]
    assert [begins, ends] == pytest.approx([0, 20], abs=0.2)


def test_what_the_publisher_dates_more_exactly_is_drawn_so() -> None:
    a, b, c, d = map(edition, ("2024-01-01T00:00Z", "2024-02-01T00:00Z", "2024-06-01T00:00Z", "2024-10-01T00:00Z"))
    narrowed = Listing(
        interval("2024-01-01T00:00Z", "2024-01-05T00:00Z"),
        interval("2024-06-03T00:00Z", "2024-06-04T00:00Z"),
        a,
        b,
        c,
        d,
    )
    ((begins, ends),) = bars(narrowed)["listed"]
    assert [begins, ends] == pytest.approx([1.1, 42.1], abs=0.2)


def test_a_listing_by_looks_alone_is_sure_between_them_and_pale_outside() -> None:
    a, b, c, d = map(edition, ("2024-01-01T00:00Z", "2024-04-01T00:00Z", "2024-07-01T00:00Z", "2024-10-01T00:00Z"))
    found = bars(
        Listing(
            interval("2024-01-01T00:00Z", "2024-04-01T00:00Z"),
            interval("2024-07-01T00:00Z", "2024-10-01T00:00Z"),
            a,
            b,
            c,
            d,
        )
    )
    ((begins, ends),) = found["listed"]
    assert [begins, ends] == pytest.approx([24.9, 49.7], abs=0.2)
    assert [round(start) for start, _ in found["maybe"]] == [0, 50]
