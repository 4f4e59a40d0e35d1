"""Feeds (Atom) for readers that come again and again: each address stays, and tells what is new since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response

from inforce.api.answering import TEXT, AskedKeeper, AskedShort, Now, absent, chosen, tag, unchanged
from inforce.api.current import Keeper
from inforce.api.problems import problem
from inforce.api.working import Work
from inforce.dossier.asking import ACTIONS, lags_by
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.outputs.feed import Setting, entry_feed, feed, outcome_feed, programme_feed
from inforce.register.history import changes, entry_changes
from inforce.register.programmes import codes, memberships, near
from inforce.register.register import View
from inforce.register.words import absence, no_such_programme, silence

ATOM: dict[int | str, dict[str, Any]] = {200: {"content": {"application/atom+xml": TEXT}}}
router = APIRouter(tags=["feeds"], default_response_class=Response)

BACK = timedelta(days=90)
"""How far the feed of a whole register, and its page, go back from its newest look."""
Register = Annotated[str, Path(examples=["us-ofac-sdn"])]
Feed = Callable[[View, Setting], "str | None"]
"""What a feed tells of a register; None where it has not what is asked for."""
TOLD = 3
"""So many stretches of which nothing is known are told in a feed, the latest; others by their number."""


@router.get("/feeds/{register}.atom", summary="Changes of a register", response_model=None, responses=ATOM)
async def of_register(
    request: Request, keeper: AskedKeeper, work: AskedShort, now: Now, register: Register
) -> Response:
    """Those of the ninety days before its newest look. What of its time is not known stands in its subtitle, and in the header
    ``X-Absence``, as in every feed."""

    def tell(view: View, setting: Setting) -> str:
        known = setting.updated
        return feed(register, register_facts(register).title, changes(view, known - BACK, known), setting)

    return await _fed(work, Place(request, keeper, register, now, back=BACK), tell)


@router.get(
    "/feeds/{register}/entries/{number:path}.atom", summary="Changes of one entry", response_model=None, responses=ATOM
)
async def of_entry(
    request: Request, keeper: AskedKeeper, work: AskedShort, now: Now, register: Register, number: str
) -> Response:
    """All of them."""

    def tell(view: View, setting: Setting) -> str | None:
        if number not in view.find(number):
            return None
        return entry_feed(register, number, view.was(number).name, entry_changes(view, number), setting)

    return await _fed(work, Place(request, keeper, register, now, f"/entries/{quote(number, safe='')}"), tell)


@router.get(
    "/feeds/{register}/programmes/{code:path}.atom",
    summary="Who joined and left a programme",
    response_model=None,
    responses=ATOM,
)
async def of_programme(
    request: Request, keeper: AskedKeeper, work: AskedShort, now: Now, register: Register, code: str
) -> Response:
    """All who did; those who were members in the first edition that tells of programmes did not join."""

    def tell(view: View, setting: Setting) -> str | None:
        found = memberships(view, code)
        return programme_feed(register, found[-1].code, found, setting) if found else None

    def missing(view: View) -> str:
        carrying = view.carrying_details()
        return no_such_programme(carrying, near(code, codes(carrying)))

    return await _fed(work, Place(request, keeper, register, now), tell, missing)


@router.get(
    "/feeds/{register}/announcements.atom", summary="Announcements that came true", response_model=None, responses=ATOM
)
async def of_announcements(
    request: Request, keeper: AskedKeeper, work: AskedShort, now: Now, register: Register
) -> Response:
    """What reports that are kept announced and the register bears out by now."""
    register_facts(register)
    place = Place(request, keeper, register, now)
    return await work.done(lambda: _outcomes(place))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feed is asked for, and when. ``part``: of the page of the register, that which is on the same; ``back``: how far
    the feed goes back from the newest look, None where it tells all."""

    request: Request
    keeper: Keeper
    register: str
    now: datetime
    part: str = ""
    back: timedelta | None = None

    def setting(self, view: View) -> Setting:
        editions = view.editions()
        newest = editions[-1].look.known if editions else self.now
        page = f"{self.request.base_url}registers/{self.register}{self.part}"
        return Setting(newest, str(self.request.url), page, _doubts(view, newest - self.back if self.back else None))


def _outcomes(place: Place) -> Response:
    """In a transaction of its own, what is not known of its time too."""
    home, register, now = place.keeper.home, place.register, place.now
    with home.reading() as session:
        found = lags_by(home, session, register, ACTIONS, now)
        doubts = _doubts(home.register(session, register).as_of(Moment(now, now)), None)
    page = f"{place.request.base_url}registers/{register}"
    setting = Setting(found.asked if found else now, str(place.request.url), page, doubts)
    return _sent(outcome_feed(register, found.told if found else (), setting), setting)


def _doubts(view: View, since: datetime | None) -> list[str]:
    told = silence(view, since)
    before = [f"{len(told) - TOLD} earlier stretches are not known either."] if len(told) > TOLD else []
    return [*before, *told[-TOLD:]]


async def _fed(work: Work, place: Place, tell: Feed, missing: Callable[[View], str] = absence) -> Response:
    """A feed, unless the reader has it already: it changes with the editions alone, and when the newest look counts no longer.
    ``missing``: why there is none."""
    scope = place.request.scope
    with place.keeper.using() as current:
        views = current.views(chosen(current, place.register), Moment(place.now, place.now))
        etag = tag(scope, current, views)
        if (same := unchanged(scope, etag)) is not None:
            return same
    return await work.done(lambda: _told(place, tell, missing, etag))


def _told(place: Place, tell: Feed, missing: Callable[[View], str], etag: str) -> Response:
    """In a transaction of its own, for it may take seconds."""
    with place.keeper.home.reading() as session:
        view = place.keeper.home.register(session, place.register).as_of(Moment(place.now, place.now))
        setting = place.setting(view)
        told = tell(view, setting)
        return problem(HTTPStatus.NOT_FOUND, missing(view)) if told is None else _sent(told, setting, {"ETag": etag})


def _sent(told: str, setting: Setting, headers: Mapping[str, str] | None = None) -> Response:
    return Response(told, headers={**(headers or {}), **absent(setting.doubts)}, media_type="application/atom+xml")
