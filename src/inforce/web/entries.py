"""A search, and an entry with all that is known of it."""

from collections.abc import Iterator
from http import HTTPStatus
from itertools import groupby
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from inforce.api.answering import AskedKeeper, chosen
from inforce.api.current import Names
from inforce.api.screening import indexed_soon
from inforce.api.turns import by_turns
from inforce.lists.formats import is_as_written
from inforce.lists.model import Entry
from inforce.lists.numbers import printed
from inforce.outputs.columns import act, address, identifier
from inforce.outputs.listing_svg import line
from inforce.outputs.report_page import between
from inforce.register.history import entry_changes
from inforce.register.model import Answer, Edition
from inforce.register.register import View
from inforce.register.words import absence, found_by
from inforce.screening.model import Query as Name
from inforce.screening.model import Settings
from inforce.web.frame import Asked, AskedPage, entry_path, page

router = APIRouter(include_in_schema=False)

PATIENCE = 1.0
"""Seconds that a search waits for the index of a register's names, which takes longer where it is not there yet."""
LIKE = Settings(threshold=0.5, limit=30)
"""Which like names a search tells of."""


@router.get("/find")
async def find(
    request: Request,
    keeper: AskedKeeper,
    asked: AskedPage,
    q: Annotated[str, Query(max_length=500)],
) -> Response:
    """Entries of that number or name, listed now or ever; then those listed at the moment under like names."""
    q = q.strip()
    with keeper.using() as current:
        views = current.views(chosen(current, None), asked.moment)
        ready = await indexed_soon(keeper, current, views, PATIENCE)
        asked = asked.within(views)
        found = [each async for each in by_turns(_found(views, ready, q, asked))] if q else []
        absences = [f"{view.register}: {absence(view)}" for view in views]
        told = {"q": q, "found": found, "absences": absences, "is_whole": len(ready.views) == len(views)}
        return page(request, "find", told, asked=asked, cite=asked.cite("/find", q=q))


def _found(views: list[View], ready: Names, q: str, asked: Asked) -> Iterator[dict[str, object]]:
    """``ready``: the registers of which like names can be told already."""
    seen = set()
    for view in views:
        for number in view.find(q):
            seen.add((view.register, number))
            yield {**_told(view.was(number), asked), "because": " ".join(found_by(view, number, q))}
    if not ready.views:
        return
    of = {view.register: view for view in ready.views}
    (answer,) = ready.screened([Name("", q)], LIKE)
    for match in (judged.match for judged in answer.matches):
        if (match.register, match.entry) not in seen:
            because = "; ".join(each.words for each in match.because)
            yield {**_told(of[match.register or ""].was(match.entry), asked), "score": match.score, "because": because}


def _told(answer: Answer, asked: Asked) -> dict[str, object]:
    return {
        "link": f"{entry_path(answer.register, answer.entry)}{asked.query()}",
        "name": answer.name or answer.entry,
        "state": answer.state.value,
        "register": answer.register,
        "entry": answer.entry,
        "programmes": answer.programmes,
        "listed": between(answer.listed) if answer.listed else "",
        "removed": between(answer.removed) if answer.removed else "",
        "score": 1.0,
        "because": "",
    }


@router.get("/registers/{register}/entries/{number:path}")
async def entry(
    request: Request,
    keeper: AskedKeeper,
    asked: AskedPage,
    register: str,
    number: Annotated[str, Path(max_length=300)],
) -> Response:
    with keeper.using() as current:
        (view,) = current.views(chosen(current, register), asked.moment)
        kept = view.numbered(number)
        if len(kept) == 1 and kept != [number]:
            return RedirectResponse(f"{entry_path(register, kept[0])}{asked.query()}", HTTPStatus.SEE_OTHER)
        if number not in kept:
            told = f"{register} has no entry {number!r} among the editions known. {absence(view)}"
            return page(request, "problem", {"title": "Not found", "detail": told}, status=404, asked=asked)
        asked, path = asked.within([view]), entry_path(register, number)
        return page(
            request,
            "entry",
            {"path": path, "feed": _feed(register, number), **_all_of(view, number)},
            asked=asked,
            cite=asked.cite(path),
        )


def _feed(register: str, number: str) -> str:
    return f"/feeds/{register}/entries/{quote(number, safe='')}.atom"


def _all_of(view: View, number: str) -> dict[str, object]:
    """What the page of an entry tells."""
    listings, described = view.listings(number), view.entry(number)
    svg = line(listings, view.moment.valid, f"{view.register} {number}")
    return {
        "answer": view.was(number),
        "entry": described,
        "facts": list(_facts(described)) if described else [],
        "history": Markup(svg),  # noqa: S704 - its own XML
        "listings": listings,
        "changes": entry_changes(view, number),
        "rows": list(_rows(view, number)),
    }


def _rows(view: View, number: str) -> Iterator[tuple[str, list[str], Edition | None]]:
    """What the entry was read from: whose words they are, the rows of a part, and the edition in which they stand."""
    editions = view.row_editions(number)
    for part, rows in groupby(view.rows(number), key=lambda each: each[0]):
        told = "the publisher's rows, as written" if is_as_written(part) else "our reading of what the publisher wrote"
        yield f"{part}: {told}", [raw.decode(errors="replace").strip() for _, raw in rows], editions.get(part)


def _facts(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """What the publisher tells of a party, by labels; those it tells nothing of are left out."""
    details = entry.details
    every: dict[str, list[str]] = {
        "Other numbers": [identifier(each) for each in printed(entry)],
        "Born": [*details.births],
        "Born in": [*details.birthplaces],
        "Nationality": [*details.nationalities],
        "Citizenship": [*details.citizenships],
        "Position": [*details.positions],
        "Established": [*details.established],
        "Identifiers": [identifier(each) for each in details.identifiers],
        "Addresses": [address(each) for each in entry.addresses],
        "Linked to": [*details.links],
        "Acts": [act(each) for each in details.acts],
        "Further": [f"{label}: {value}" for label, value in details.facts],
        "Remarks": [*details.remarks],
    }
    return ((label, values) for label, values in every.items() if values)
