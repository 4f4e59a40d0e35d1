"""A line of time as a picture: a row for each kind of thing, a column for each month (UTC) of which anything is told.

Months of which nothing is told have no column: the time between two columns stands between them. Signs tell which way a thing
moves two states, by their form as well as by their colour; a ring is round what is contradicted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from inforce.dossier.stages import Lean, Month, Stage
from inforce.dossier.timeline import Lane, Point, Timeline, at
from inforce.dossier.words import months
from inforce.outputs.text import xml_safe

_LEFT, _ROW, _TOP, _FOOT, _STEP = 96, 74, 34, 44, 13
_NARROWEST, _WIDEST, _PAGE = 46, 110, 1180
"""Of columns, and what they fill together where there are few."""
_IN_ROW = 8
"""Signs one beside the other in a cell; what is more is counted."""
_SIGNS = {
    Lean.TOWARDS: "M-5,4 L0,-5 L5,4 Z",  # upwards
    Lean.APART: "M-5,-4 L0,5 L5,-4 Z",  # downwards
    None: "M-4,0 A4,4 0 1,0 4,0 A4,4 0 1,0 -4,0 Z",
}
_CLASSES = {Lean.TOWARDS: "towards", Lean.APART: "apart", Lean.BOTH: "both", None: "still"}
_ROWS = {Lane.EVENT: "events", Lane.CLAIM: "claims", Lane.REGISTER: "registers", Lane.STATEMENT: "statements"}


def picture(found: Timeline, titles: Sequence[str]) -> str:
    """SVG; ``titles``: what each point is, in words. Empty where nothing has a time."""
    placed = {place: (when.year, when.month) for place, point in enumerate(found.points) if (when := at(point))}
    columns = Columns(tuple(sorted(set(placed.values()))))
    if not placed:
        return ""
    width, height = columns.end + 12, _TOP + _ROW * len(_ROWS) + _FOOT
    box = {"width": f"{width:.0f}", "height": f"{height}", "viewBox": f"0 0 {width:.0f} {height}"}
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "group", "class": "timeline", **box})
    _add(svg, "title", f"{found.pair[0]} and {found.pair[1]}: {len(placed)} things told, {len(found.stages)} stages")
    for stage in found.stages:
        _band(svg, stage, columns, height)
    _frame(svg, columns, width, height)
    contradicted = {place for each in found.contradictions for place in each.places}
    cells: dict[tuple[Month, Lane], list[int]] = {}
    for place, month in placed.items():
        cells.setdefault((month, found.points[place].lane), []).append(place)
    for (month, lane), places in cells.items():
        _cell(svg, found.points, places, titles, (columns.middle(month), _y(lane)), contradicted)
    return ET.tostring(svg, encoding="unicode")


@dataclass(frozen=True, slots=True)
class Columns:
    """The months that have a column, in order."""

    months: tuple[Month, ...]

    @property
    def width(self) -> float:
        return min(_WIDEST, max(_NARROWEST, _PAGE / max(1, len(self.months))))

    @property
    def end(self) -> float:
        return _LEFT + self.width * len(self.months)

    def begin(self, month: Month) -> float:
        return _LEFT + self.width * self.months.index(month)

    def middle(self, month: Month) -> float:
        return self.begin(month) + self.width / 2


def _y(lane: Lane) -> float:
    return _TOP + _ROW * (list(_ROWS).index(lane) + 0.5)


def _band(svg: ET.Element, stage: Stage, columns: Columns, height: float) -> None:
    """The months of a stage, from the first to the last, under a word for which way it leans."""
    start, end = columns.begin(stage.first), columns.begin(stage.last) + columns.width
    kind = _CLASSES[stage.lean]
    place = {
        "x": f"{start + 1:.1f}",
        "y": "4",
        "width": f"{end - start - 2:.1f}",
        "height": f"{height - _FOOT - 4:.1f}",
    }
    band = _add(svg, "rect", "", **place, **{"class": f"band {kind}"})
    _add(band, "title", f"{months(stage)}: {stage.lean.value}")
    word = {"towards": "▲ nearer", "apart": "▼ apart", "both": "▲▼ both"}[kind]
    _add(
        svg,
        "text",
        word if end - start > 1.5 * _NARROWEST else word.split()[0],
        x=f"{(start + end) / 2:.1f}",
        y="20",
        **{"text-anchor": "middle"},
    )


def _frame(svg: ET.Element, columns: Columns, width: float, height: float) -> None:
    for lane, name in _ROWS.items():
        _add(svg, "text", name, x="4", y=f"{_y(lane) + 4:.1f}")
        edge = _y(lane) + _ROW / 2
        _add(svg, "path", "", d=f"M{_LEFT} {edge:.1f}H{width - 12:.0f}", **{"class": "rule"})
    before: Month | None = None
    for month in columns.months:
        place = {"x": f"{columns.middle(month):.1f}", "text-anchor": "middle"}
        if before is None or before[0] != month[0]:
            _add(svg, "text", f"{month[0]}", y=f"{height - 10}", **place)
        _add(svg, "text", f"{month[1]:02}", y=f"{height - 26}", **place)
        if before and (apart := 12 * (month[0] - before[0]) + month[1] - before[1]) > 1:
            x = columns.begin(month)
            gap = _add(svg, "path", "", d=f"M{x:.1f} {_TOP}V{height - _FOOT}", **{"class": "gap"})
            _add(gap, "title", f"{apart - 1} months of which nothing is told")
        before = month


def _cell(
    svg: ET.Element,
    points: Sequence[Point],
    places: Sequence[int],
    titles: Sequence[str],
    centre: tuple[float, float],
    contradicted: set[int],
) -> None:
    """The signs of one month and kind, two beside each other; what does not fit is counted."""
    shown = places if len(places) <= _IN_ROW else places[: _IN_ROW - 1]
    rows = (len(shown) + 1) // 2
    for number, place in enumerate(shown):
        alone = number == len(shown) - 1 and number % 2 == 0
        x = centre[0] + (0 if alone else (-8 if number % 2 == 0 else 8))
        y = centre[1] + (number // 2 - (rows - 1) / 2) * _STEP
        sign = _add(svg, "a", "", href=f"#p{place + 1}")
        _add(sign, "title", titles[place])
        _add(
            sign,
            "path",
            "",
            d=_SIGNS[points[place].lean],
            transform=f"translate({x:.1f},{y:.1f})",
            **{"class": _CLASSES[points[place].lean]},
        )
        if place in contradicted:
            _add(sign, "circle", "", cx=f"{x:.1f}", cy=f"{y:.1f}", r="8", **{"class": "ring"})
    if len(shown) < len(places):
        more = {"x": f"{centre[0]:.1f}", "y": f"{centre[1] + _ROW / 2 - 3:.1f}", "text-anchor": "middle"}
        _add(svg, "text", f"+{len(places) - len(shown)}", **more)


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    made.text = xml_safe(text) or None
    return made
