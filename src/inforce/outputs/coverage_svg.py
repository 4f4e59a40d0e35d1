"""Coverage as a picture for pages and papers: SVG without scripts or fonts of its own.

A row a year; looks are strokes, so that their density shows; gaps are hatched, not only coloured. Editions in quarantine are
a band over the foot of what the stretch is without them: a gap stays seen. Every stretch tells its own dates as a title,
which browsers show under the pointer and readers of screens read out.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from inforce.moment import iso
from inforce.outputs.text import xml_safe
from inforce.outputs.years import Covered, start_of
from inforce.register.coverage import Coverage, Stretch

_LEFT, _WIDTH, _RIGHT = 56, 720, 24
_ROW, _BAR, _BAND, _HEAD, _LINE = 22, 14, 5, 44, 20
# Okabe and Ito's palette, which stays distinct for eyes that do not tell red from green
# (https://jfly.uni-koeln.de/color/).
_FILLS = {
    Coverage.KNOWN: "#56b4e9",
    Coverage.GAP: "url(#gap)",
    Coverage.QUARANTINE: "#e69f00",
    Coverage.BEFORE_FIRST: "#f2f2f2",
    Coverage.AFTER_LAST: "#f2f2f2",
}
_WORDS = {
    Coverage.KNOWN: "known",
    Coverage.GAP: "gap",
    Coverage.QUARANTINE: "in quarantine",
    Coverage.BEFORE_FIRST: "before the first look, or long after the last",
}


def picture(registers: Sequence[Covered], *, headings: bool = True) -> str:
    """One block for each register, under one another. Kinds of stretches are classes too, so that a page may colour them."""
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": "sans-serif"})
    _add(svg, "title", "Coverage of registers")
    _hatching(svg)
    y = 0
    for covered in registers:
        y = _block(svg, covered, y, headings=headings)
    _legend(svg, y + 16)
    width, height = _LEFT + _WIDTH + _RIGHT, y + 40
    svg.attrib.update({"width": f"{width}", "height": f"{height}", "viewBox": f"0 0 {width} {height}"})
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


def _block(svg: ET.Element, covered: Covered, y: int, *, headings: bool) -> int:
    """Draws one register; returns where it ends."""
    if headings:
        heading = f"{covered.register}: {covered.title}"
        _add(svg, "text", heading, x="4", y=f"{y + 16}", **{"font-size": "13", "font-weight": "bold"})
    else:
        y -= _LINE
    for month, name in enumerate("JFMAMJJASOND"):
        _add(svg, "text", name, x=f"{_LEFT + month * _WIDTH / 12 + 4:.1f}", y=f"{y + 34}", **{"font-size": "10"})
    for row, year in enumerate(covered.years()):
        _year(svg, covered, year, y + _HEAD + row * _ROW)
    return y + _HEAD + len(covered.years()) * _ROW + 12


def _year(svg: ET.Element, covered: Covered, year: int, y: int) -> None:
    _add(svg, "text", str(year), x="4", y=f"{y + 11}", **{"font-size": "11"})
    for stretch, x, width in _bars(covered.stretches, year):
        place = {"x": f"{x:.2f}", "width": f"{width:.2f}"}
        shape = {**place, "y": f"{y}", "height": f"{_BAR}", "class": stretch.within.value}
        bar = _add(svg, "rect", "", fill=_FILLS[stretch.within], **shape)
        _add(bar, "title", _told(stretch))
        if stretch.kind is Coverage.QUARANTINE:
            foot = {"y": f"{y + _BAR - _BAND}", "height": f"{_BAND}", "pointer-events": "none"}
            _add(svg, "rect", "", fill=_FILLS[stretch.kind], **place, **foot)
    strokes = [
        f"M{_x(look.latest, year):.2f} {y}v{_BAR}"
        for look in covered.in_force
        if start_of(year) <= look.latest < start_of(year + 1)
    ]
    if strokes:
        _add(svg, "path", "", d="".join(strokes), stroke="#0072b2", **{"stroke-width": "0.8"})


def _bars(stretches: Sequence[Stretch], year: int) -> Iterator[tuple[Stretch, float, float]]:
    """What of each stretch lies in a year: where it begins, and how long it is."""
    first, last = start_of(year), start_of(year + 1)
    for stretch in stretches:
        start, end = max(first, stretch.start or first), min(last, stretch.end)
        if start < end:
            yield stretch, _x(start, year), _x(end, year) - _x(start, year)


def _x(at: datetime, year: int) -> float:
    return _LEFT + _WIDTH * ((at - start_of(year)) / (start_of(year + 1) - start_of(year)))


def _told(stretch: Stretch) -> str:
    since = f"from {iso(stretch.start)} " if stretch.start else ""
    looks = f", {stretch.looks} looks" if stretch.looks else ""
    return f"{_called(stretch)} {since}until {iso(stretch.end)}{looks}"


def _called(stretch: Stretch) -> str:
    own = stretch.within.value.replace("_", " ")
    return f"{own}, with editions in quarantine," if stretch.kind is Coverage.QUARANTINE else own


def _hatching(svg: ET.Element) -> None:
    shape = {"id": "gap", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    pattern = ET.SubElement(ET.SubElement(svg, "defs"), "pattern", shape)
    _add(pattern, "rect", "", width="6", height="6", fill="#fbe3d6")
    _add(pattern, "path", "", d="M0 6L6 0", stroke="#d55e00", **{"stroke-width": "1.2"})


def _legend(svg: ET.Element, y: int) -> None:
    for number, (kind, words) in enumerate(_WORDS.items()):
        x = _LEFT + number * 120
        square = {"x": f"{x}", "y": f"{y - 10}", "width": "12", "height": "12", "class": kind.value}
        _add(svg, "rect", "", fill=_FILLS[kind], stroke="#999", **square)
        _add(svg, "text", words, x=f"{x + 18}", y=f"{y}", **{"font-size": "11"})


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = xml_safe(text) or None
    return element
