"""The history of an entry as a small line of time: SVG that tells its own dates as titles."""

from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from inforce.moment import iso
from inforce.outputs.text import xml_safe
from inforce.register.model import Listing

_WIDTH, _HEIGHT, _TOP, _BAR = 360, 34, 4, 10


def line(listings: Sequence[Listing], asked: datetime, name: str) -> str:
    """Stretches on the register as bars, the time in which they may have begun or ended hatched, and the moment asked
    as a stroke. From the first look that any of them knows of to the moment asked or the last look, if that is later."""
    times = [at for each in listings for at in _times(each)] + [asked]
    first, last = min(times), max(times)

    def x(at: datetime) -> float:
        return 2 + (_WIDTH - 4) * ((at - first) / (last - first) if last > first else 1.0)

    box = {"width": f"{_WIDTH}", "height": f"{_HEIGHT}", "viewBox": f"0 0 {_WIDTH} {_HEIGHT}"}
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "history", **box})
    _add(svg, "title", f"{name}: {'; '.join(map(_told, listings)) or 'never listed'}; asked about {iso(asked)}")
    _add(svg, "rect", "", x="2", y=f"{_TOP}", width=f"{_WIDTH - 4}", height=f"{_BAR}", **{"class": "none"})
    for each in listings:
        sure, gone = each.first.look.latest, each.last.look.latest
        _bar(svg, x(each.start.after or sure), x(sure), "maybe")
        _bar(svg, x(sure), x(gone), "listed")
        if each.gone:
            _bar(svg, x(gone), x(each.gone.look.latest), "maybe")
    _add(svg, "path", "", d=f"M{x(asked):.1f} {_TOP - 3}v{_BAR + 6}", **{"class": "asked"})
    for at, anchor in ((first, "start"), (last, "end")):
        place = {"x": f"{x(at):.1f}", "y": f"{_HEIGHT - 4}", "text-anchor": anchor}
        _add(svg, "text", at.date().isoformat(), **place)
    return ET.tostring(svg, encoding="unicode")


def _times(listing: Listing) -> list[datetime]:
    known = [listing.start.after, listing.first.look.latest, listing.last.look.latest]
    return [at for at in (*known, listing.gone.look.latest if listing.gone else None) if at is not None]


def _told(listing: Listing) -> str:
    return f"listed since {listing.start}" + (f", removed {listing.end}" if listing.end else "")


def _bar(svg: ET.Element, start: float, end: float, kind: str) -> None:
    width = max(end - start, 0.8 if kind == "listed" else 0)
    if width > 0:
        _add(svg, "rect", "", x=f"{start:.1f}", y=f"{_TOP}", width=f"{width:.1f}", height=f"{_BAR}", **{"class": kind})


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = xml_safe(text) or None
