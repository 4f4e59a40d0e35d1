"""What every page has: the frame, the moment that it is about, and the address at which it can be cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request, Response
from jinja2 import Environment, PackageLoader

from inforce.api.admission import COOKIE
from inforce.api.answering import Now, now_of, parsed
from inforce.moment import Moment, asked_about, iso
from inforce.outputs.report_page import edition_words, templates_in
from inforce.register.register import View
from inforce.register.words import NOT_EXAMINED


@cache
def templates() -> Environment:
    return templates_in(PackageLoader("inforce.web", "templates"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The moment of a page as it was written, and what it means. ``first`` and ``last``: between which days it can be
    moved, empty where that is not known. ``now``: when it was asked."""

    as_of: str
    known_at: str
    moment: Moment
    now: datetime
    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, as_of: str, known_at: str, now: datetime) -> "Asked":
        """Raises BadTime."""
        as_of, known_at = as_of.strip(), known_at.strip()
        return cls(as_of, known_at, asked_about(parsed(as_of), parsed(known_at), now), now)

    def within(self, views: Iterable[View]) -> "Asked":
        """With the days between which the moment can be moved: from the first look at any of some registers to today."""
        looks = [view.editions()[0].look for view in views if view.editions()]
        first = str(min(looks).day) if looks else ""
        return replace(self, first=first, last=str(self.now.date()) if looks else "")

    def cite(self, path: str, **others: str) -> str:
        """The address of a page as it is: both its times are in it."""
        times = {"as_of": iso(self.moment.valid), "known_at": iso(self.moment.known)}
        return f"{path}?{urlencode({**others, **times})}"

    def query(self) -> str:
        """For links to other pages of the same moment; empty for now."""
        told = {"as_of": self.as_of, "known_at": self.known_at}
        written = urlencode({name: value for name, value in told.items() if value})
        return f"?{written}" if written else ""


def entry_path(register: str, number: str) -> str:
    """Of the page of an entry, without a moment."""
    return f"/registers/{register}/entries/{quote(number, safe='')}"


Written = Annotated[str, Query(max_length=100)]


def asked_of(now: Now, as_of: Written = "", known_at: Written = "") -> Asked:
    """The moment of a page by its address. Raises BadTime."""
    return Asked.of(as_of, known_at, now)


AskedPage = Annotated[Asked, Depends(asked_of)]


def page(
    request: Request,
    template: str,
    values: Mapping[str, object] | None = None,
    *,
    asked: Asked | None = None,
    cite: str | None = None,
    status: int = 200,
) -> Response:
    """``values``: what the template tells beside the frame."""
    told = {
        "moment": asked,
        "cite": f"{str(request.base_url).rstrip('/')}{cite}" if cite else None,
        "made": iso(now_of(request).replace(microsecond=0)),
        "not_examined": NOT_EXAMINED,
        "edition": edition_words,
        "signed_in": COOKIE in request.cookies,
    }
    html = templates().get_template(f"{template}.html.j2").render(**told, **(values or {}))
    return Response(html, status, {"Cache-Control": "no-store"}, "text/html")
