"""A register: what is known of it, its quarantine and its latest changes."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from inforce.api.access import Scope as Right
from inforce.api.admission import needs
from inforce.api.answering import AskedKeeper, AskedShort, kept, now_of
from inforce.api.current import Keeper
from inforce.api.feeds import BACK
from inforce.api.working import Work
from inforce.errors import BadInput, InforceError
from inforce.lists.registers import register_facts
from inforce.moment import Moment, iso
from inforce.outputs.coverage_svg import picture
from inforce.outputs.years import covered_by
from inforce.register.deciding import Judge, decide
from inforce.register.history import changes
from inforce.register.store import KeptEdition
from inforce.register.words import not_looked, remarks
from inforce.web.frame import Asked, AskedPage, page

router = APIRouter(include_in_schema=False)

_WHOLE = re.compile("[0-9a-f]{64}")
MOST = 100
"""So many of them at most."""


@router.get("/registers/{register}")
async def register_(
    request: Request, keeper: AskedKeeper, work: AskedShort, asked: AskedPage, register: str
) -> Response:
    with keeper.using() as current:
        kept(current, register)  # or it is not found
        asked = asked.within(current.views([register], asked.moment))
    return await _page(request, keeper, work, asked, register)


async def _page(
    request: Request, keeper: Keeper, work: Work, asked: Asked, register: str, errors: tuple[str, ...] = ()
) -> Response:
    def shown() -> Response:
        told = _told(keeper, register, asked.moment)
        told |= {"may_decide": Right.ADMIN in request.state.bearer.scopes, "errors": errors}
        status = HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK
        return page(request, "register", told, asked=asked, cite=asked.cite(f"/registers/{register}"), status=status)

    return await work.done(shown)


def _told(keeper: Keeper, name: str, moment: Moment) -> dict[str, object]:
    """What the page tells, in a transaction of its own. Editions and decisions are those of the time of knowledge; which later
    decisions it follows stands among its remarks."""
    facts, now = register_facts(name), moment.valid
    with keeper.home.reading() as session:
        register, key = keeper.home.register(session, name), session.register_id(name) or 0
        view = register.as_of(moment)
        editions = [each for each in session.editions(key) if each.look.known <= moment.known]
        looks = [each.look.known for each in view.editions() if each.look.known <= now]
        since = (looks[-1] if looks else now) - BACK
        found = changes(view, since, now)[::-1]
        path = f"/v1/registers/{name}/changes"
        times = {"since": iso(since), "until": iso(now), "known_at": iso(moment.known)}
        return {
            "name": name,
            "title": facts.title,
            "publisher": facts.publisher,
            "remarks": remarks(view),
            "coverage": Markup(picture([covered_by(register, now, moment.known)], headings=False)),  # noqa: S704 - its own XML
            "quarantined": [each for each in reversed(editions) if each.quarantine is not None],
            "before": _entries_before(editions),
            "decisions": [each for each in session.decisions(key)[::-1] if each.when <= moment.known],
            "newest": next((each for each in reversed(editions) if each.quarantine is None), None),
            "changes": found[:MOST],
            "unknown": [f"{each[0].upper()}{each[1:]}." for each in not_looked(view, since)],
            "more": max(0, len(found) - MOST),
            "since": since,
            "all": f"{path}?{urlencode(times)}",
            "path": f"/registers/{name}",
            "feed": f"/feeds/{name}.atom",
        }


def _entries_before(editions: Sequence[KeptEdition]) -> dict[int, int]:
    """By look, how many entries the last edition in force before it has; 0 where there is none."""
    found, last = dict[int, int](), 0
    for edition in editions:
        found[edition.at] = last
        last = edition.entries if edition.is_in_force else last
    return found


Words = Annotated[str, Form(max_length=2000)]


@router.post("/registers/{register}/decide", dependencies=[Depends(needs(Right.ADMIN))])
async def decided(
    request: Request,
    keeper: AskedKeeper,
    work: AskedShort,
    register: str,
    verb: Words,
    edition: Words,
    who: Words,
    why: Words,
) -> Response:
    """An edition is put in force or taken out of it; then the page is shown as it is now."""
    try:
        judge = Judge(_called(who.strip(), request), now_of(request), why.strip())
        await work.finished(lambda: _decide(keeper, register, edition, verb, judge))
    except InforceError as error:
        return await _page(request, keeper, work, Asked.of("", "", now_of(request)), register, (str(error),))
    return RedirectResponse(f"/registers/{register}#quarantine", HTTPStatus.SEE_OTHER)


def _called(who: str, request: Request) -> str:
    """Who decides, with the name of the token that was sent: anybody can write any name."""
    token = request.state.bearer.name
    return f"{who} (token {token})" if who and token else who


def _decide(keeper: Keeper, name: str, edition: str, verb: str, judge: Judge) -> None:
    """Raises BadInput."""
    if verb not in ("accept", "reject"):
        raise BadInput(f"{verb!r}: an edition is accepted or rejected")
    if not judge.who or not judge.why:
        raise BadInput("a decision needs who decides, and why")
    if not _WHOLE.fullmatch(edition):
        raise BadInput(f"{edition[:80]!r}: name the edition by its whole SHA-256")
    with keeper.home.writing() as store, store.transaction() as session:
        decide(session, keeper.home.archive, keeper.home.register(session, name), edition, verb, judge)
