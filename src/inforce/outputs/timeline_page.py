"""A line of time as one self-contained page: the picture, the relation by stages, every thing with who tells of it, and beside
it what people make of it. It needs no network and no script, and forbids itself both.
"""

from datetime import datetime
from itertools import chain

from markupsafe import Markup

from inforce.dossier.sameness import Thing
from inforce.dossier.timeline import Point, Timeline
from inforce.dossier.turnover import Turnover
from inforce.dossier.witnesses import chains
from inforce.dossier.words import what, when
from inforce.edtf import Period
from inforce.moment import iso
from inforce.outputs.report_page import edition_words, environment, style
from inforce.outputs.timeline_svg import picture
from inforce.register.words import NOT_EXAMINED


def page(found: Timeline, window: Period, made: datetime) -> str:
    """The page; ``made`` is told on it."""
    frame = {"window": window, "made": iso(made), "style": style("page", "timeline"), "not_examined": NOT_EXAMINED}
    return environment().get_template("timeline.html.j2").render(**frame, **_told(found))


def body(found: Timeline) -> Markup:
    """The same without head and foot, to be put into another page that has the styles."""
    return Markup(environment().get_template("timeline_body.html.j2").render(**_told(found)))  # noqa: S704 - a template of ours


def _told(found: Timeline) -> dict[str, object]:
    titles = [f"{when(point)}: {what(point)}" for point in found.points]
    marks: dict[int, list[int]] = {}
    for number, each in enumerate(found.contradictions, 1):
        for place in each.places:
            marks.setdefault(place, []).append(number)
    return {
        "found": found,
        "picture": Markup(picture(found, titles)),  # noqa: S704 - its own XML
        "rows": [_row(point) for point in found.points],
        "marks": marks,
        "edition": edition_words,
    }


def _row(point: Point) -> dict[str, object]:
    """What the template shows of a point."""
    item = point.item
    told = chains(item.mentions) if isinstance(item, Thing) else ()
    return {
        "when": when(point),
        "lane": point.lane.value,
        "lean": point.lean.value if point.lean else "",
        "what": what(point),
        "mentions": item.mentions if isinstance(item, Thing) else (),
        "witnesses": len(told),
        "because": list(dict.fromkeys(str(link) for link in chain.from_iterable(each.links for each in told))),
        "change": item if isinstance(item, Turnover) else None,
        "said": None if isinstance(item, Thing | Turnover) else item,
    }
