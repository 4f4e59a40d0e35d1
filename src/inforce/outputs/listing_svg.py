"""The history of an entry as a line of time: SVG as wide as the place it is shown in, which tells its dates as a title."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from inforce.moment import iso
from inforce.outputs.text import xml_safe
from inforce.register.model import Listing

_TOP, _BAR, _FOOT = 8, 14, 44
_YEARS = 6
"""So many years are written under the line at most, and a day at each end where it is shorter than two of them."""


def line(listings: Sequence[Listing], asked: datetime, name: str) -> str:
    """Stretches on the register as bars, the time in which they may have begun or ended paler, and the moment asked as a stroke
    with a head. From the first look that any of them knows of to the moment asked or the last look, if that is later.

    Places are told in hundredths of the width, so that letters keep their size however wide it is."""
    times = [at for each in listings for at in _times(each)] + [asked]
    first, last = min(times), max(times)

    def x(at: datetime) -> float:
        return 100 * ((at - first) / (last - first) if last > first else 1.0)

    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "history"})
    svg.attrib.update({"width": "100%", "height": f"{_FOOT + 8}"})
    _add(svg, "title", f"{name}: {'; '.join(map(_told, listings)) or 'never listed'}; asked about {iso(asked)}")
    _bar(svg, 0, 100, "none")
    for each in listings:
        for start, end, kind in _stretches(each):
            _bar(svg, x(start), x(end), kind)
    for at, words in _ticks(first, last):
        _tick(svg, x(at), words)
    _stroke(svg, x(asked), "asked", _TOP - 4, _TOP + _BAR + 4)
    _add(svg, "circle", "", cx=f"{x(asked):.2f}%", cy=f"{_TOP - 4}", r="3.5", **{"class": "pin"})
    return ET.tostring(svg, encoding="unicode")


def _ticks(first: datetime, last: datetime) -> Iterator[tuple[datetime, str]]:
    """The days at both ends, and between them the beginnings of years where there is room."""
    years = [datetime(year, 1, 1, tzinfo=UTC) for year in range(first.year + 1, last.year + 1)]
    room = (last - first) / 8
    step = max(1, -(-len(years) // _YEARS))
    yield first, first.astimezone(UTC).date().isoformat()
    if last > first:
        yield from ((at, str(at.year)) for at in years[::step] if first + 1.8 * room < at < last - 1.8 * room)
        yield last, last.astimezone(UTC).date().isoformat()


def _tick(svg: ET.Element, x: float, words: str) -> None:
    anchor = "start" if x < 1 else "end" if x > 99 else "middle"
    _stroke(svg, x, "tick", _TOP + _BAR, _TOP + _BAR + 5)
    _add(svg, "text", words, x=f"{x:.2f}%", y=f"{_FOOT - 4}", **{"text-anchor": anchor})


def _stretches(listing: Listing) -> Iterator[tuple[datetime, datetime, str]]:
    """When it may have begun, when it surely lasted, and when it may have ended: by the intervals of both ends, which the looks
    give or, more exactly, the publisher; a list may tell of its own past what no look showed."""
    sure = listing.start.by or listing.first.look.latest
    gone = listing.end.after if listing.end and listing.end.after else listing.last.look.latest
    yield listing.start.after or sure, sure, "maybe"
    yield sure, max(sure, gone), "listed"
    if listing.end:
        yield max(sure, gone), listing.end.by or gone, "maybe"


def _times(listing: Listing) -> list[datetime]:
    return [at for start, end, _ in _stretches(listing) for at in (start, end)]


def _told(listing: Listing) -> str:
    return f"listed since {listing.start}" + (f", removed {listing.end}" if listing.end else "")


def _bar(svg: ET.Element, start: float, end: float, kind: str) -> None:
    width = max(end - start, 0.25 if kind == "listed" else 0)
    if width > 0:
        place = {"x": f"{min(start, 100 - width):.2f}%", "width": f"{width:.2f}%", "y": f"{_TOP}", "height": f"{_BAR}"}
        _add(svg, "rect", "", **place, **{"class": kind})


def _stroke(svg: ET.Element, x: float, kind: str, top: float, foot: float) -> None:
    _add(svg, "line", "", x1=f"{x:.2f}%", x2=f"{x:.2f}%", y1=f"{top}", y2=f"{foot}", **{"class": kind})


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = xml_safe(text) or None
