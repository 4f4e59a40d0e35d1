"""Feeds (Atom) for readers that come again and again: each address stays, and tells what is new since."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from inforce.api.answering import AskedKeeper, Now, chosen, tag, unchanged
from inforce.api.current import Keeper
from inforce.api.problems import problem
from inforce.dossier.asking import ACTIONS, lags_in
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.outputs.feed import entry_feed, feed, outcome_feed, programme_feed
from inforce.register.history import changes, entry_changes
from inforce.register.programmes import memberships
from inforce.register.register import View
from inforce.register.words import absence

router = APIRouter(tags=["feeds"], default_response_class=Response)

BACK = timedelta(days=90)
"""How far the feed of a whole register goes back from its newest look."""
Register = Annotated[str, Path(examples=["us-ofac-sdn"])]


@router.get("/feeds/{register}.atom", summary="Changes of a register", response_model=None)
async def of_register(request: Request, keeper: AskedKeeper, now: Now, register: Register) -> Response:
    """Those of the ninety days before its newest look."""

    def tell(view: View, known: datetime) -> str:
        return feed(register, register_facts(register).title, changes(view, known - BACK, known), known)

    return await _fed(request, keeper, register, now, tell)


@router.get("/feeds/{register}/entries/{number:path}.atom", summary="Changes of one entry", response_model=None)
async def of_entry(request: Request, keeper: AskedKeeper, now: Now, register: Register, number: str) -> Response:
    """All of them."""

    def tell(view: View, known: datetime) -> str | None:
        if number not in view.find(number):
            return None
        return entry_feed(register, number, view.was(number).name, entry_changes(view, number), known)

    return await _fed(request, keeper, register, now, tell)


@router.get(
    "/feeds/{register}/programmes/{code:path}.atom", summary="Who joined and left a programme", response_model=None
)
async def of_programme(request: Request, keeper: AskedKeeper, now: Now, register: Register, code: str) -> Response:
    """All who did; those who were members in the first edition that tells of programmes did not join."""

    def tell(view: View, known: datetime) -> str | None:
        found = memberships(view, code)
        return programme_feed(register, found[-1].code, found, known) if found else None

    return await _fed(request, keeper, register, now, tell)


@router.get("/feeds/{register}/announcements.atom", summary="Announcements that came true", response_model=None)
async def of_announcements(keeper: AskedKeeper, now: Now, register: Register) -> Response:
    """What reports that are kept announced and the register bears out by now."""
    register_facts(register)
    found = await run_in_threadpool(lags_in, keeper.home, register, ACTIONS, now)
    told = outcome_feed(register, found.told if found else (), found.asked if found else now)
    return Response(told, media_type="application/atom+xml")


async def _fed(
    request: Request, keeper: Keeper, register: str, now: datetime, tell: Callable[[View, datetime], str | None]
) -> Response:
    """A feed, unless the reader has it already: it changes with the editions alone."""
    with keeper.using() as current:
        views = current.views(chosen(current, register), Moment(now, now))
        etag = tag(request.scope, current, views)
        if (same := unchanged(request.scope, etag)) is not None:
            return same
    told, why = await run_in_threadpool(_told, keeper, register, now, tell)
    if told is None:
        return problem(HTTPStatus.NOT_FOUND, why)
    return Response(told, headers={"ETag": etag}, media_type="application/atom+xml")


def _told(
    keeper: Keeper, register: str, now: datetime, tell: Callable[[View, datetime], str | None]
) -> tuple[str | None, str]:
    """In a transaction of its own, for it may take seconds."""
    with keeper.home.reading() as session:
        view = keeper.home.register(session, register).as_of(Moment(now, now))
        editions = view.editions()
        return tell(view, editions[-1].look.known if editions else now), absence(view)
