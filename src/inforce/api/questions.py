"""Questions to the registers: who was listed, what changed, what is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.types import Scope

from inforce import contract, documents
from inforce.api.answering import (
    TEXT,
    AskedKeeper,
    AskedMoment,
    AskedShort,
    KnownAt,
    Now,
    RegisterName,
    absent,
    chosen,
    json,
    kept,
    parsed,
    tag,
    unchanged,
    worth,
)
from inforce.api.current import Keeper
from inforce.api.problems import problem
from inforce.api.turns import by_turns
from inforce.errors import BadInput
from inforce.lists.formats import is_as_written
from inforce.lists.registers import register_facts
from inforce.moment import Moment, asked_about, iso
from inforce.outputs.feed import Setting, feed
from inforce.register.history import Change, changes, entry_changes
from inforce.register.register import View
from inforce.register.words import absence, silence

router = APIRouter(tags=["registers"])

MOST_LETTERS = 500
"""Of a name or number asked for."""
Who = Annotated[
    str, Query(min_length=1, max_length=MOST_LETTERS, description="A name, or the publisher's number of an entry.")
]
Document = list[dict[str, Any]]


@router.get("/v1/was", summary="Was someone listed at a moment?", response_model=Document)
async def was(
    request: Request, keeper: AskedKeeper, moment: AskedMoment, q: Who, register: RegisterName = None
) -> Response:
    """The state (listed, not listed, unknown) of every entry of that number or name, since when, and the editions that
    prove it. An empty list means that nothing was found under that name; what that is worth in each register stands in
    the header ``X-Absence``."""
    return await standing_of(request.scope, keeper, moment, q, register)


async def standing_of(scope: Scope, keeper: Keeper, moment: Moment, q: str, register: str | None) -> Response:
    """What :func:`was` answers. Raises InforceError."""
    refuse_no_name(q)
    with keeper.using() as current:
        views = current.views(chosen(current, register), moment)
        etag = tag(scope, current, views)
        if (same := unchanged(scope, etag)) is not None:
            return same
        parties = ((view, number) for view in views for number in view.parties(q))
        answers = [contract.answer(documents.answer(view, number, q)) async for view, number in by_turns(parties)]
        return json(answers, headers={"ETag": etag} | ({} if answers else worth(views)))


def refuse_no_name(q: str) -> None:
    """Raises BadInput for what nobody can be called."""
    if not any(map(str.isalnum, q)):
        raise BadInput(f"q={q!r}: write a name or a number, with a letter or a figure at least")


@router.get("/v1/history", summary="Everything that editions showed of an entry", response_model=Document)
async def history(
    request: Request, keeper: AskedKeeper, now: Now, q: Who, known_at: KnownAt = None, register: RegisterName = None
) -> Response:
    """Comings, goings and amendments of every entry of that number or name, oldest first. What an empty list is worth stands in
    the header ``X-Absence``."""
    refuse_no_name(q)
    with keeper.using() as current:
        views = current.views(chosen(current, register), asked_about(None, parsed(known_at), now))
        etag = tag(request.scope, current, views)
        if (same := unchanged(request.scope, etag)) is not None:
            return same
        parties = ((view, number) for view in views for number in view.parties(q))
        found = [documents.history(view, number, q) async for view, number in by_turns(parties)]
        return json(found, headers={"ETag": etag} | ({} if found else worth(views)))


@router.get("/v1/registers", summary="The registers that are kept", response_model=Document)
async def registers(keeper: AskedKeeper) -> Response:
    """Each with its editions in quarantine and what people decided about them."""
    with keeper.using() as current:
        return json(current.summaries())


OneRegister = Annotated[str, Path(examples=["us-ofac-sdn"])]


@router.get("/v1/registers/{register}/coverage", summary="Which stretches of time are known", response_model=dict)
async def coverage(keeper: AskedKeeper, now: Now, register: OneRegister, known_at: KnownAt = None) -> Response:
    """Where a stretch is not known, no answer says "not listed"."""
    with keeper.using() as current:
        (name,) = kept(current, register)
        known = min(parsed(known_at) or now, now)
        return json(documents.coverage(current.registers[name], now, known))


Since = Annotated[str, Query(description="Changes first seen after this time.", examples=["2023-08-01"])]
Until = Annotated[str | None, Query(description="Changes first seen by this time. Left out: now.")]
Form = Annotated[str, Query(pattern="^(json|jsonl|atom)$", description="json, jsonl or atom")]


@router.get(
    "/v1/registers/{register}/changes",
    summary="What editions were the first to show",
    response_model=Document,
    responses={200: {"content": {"application/jsonl": TEXT, "application/atom+xml": TEXT}}},
)
async def changes_(
    request: Request,
    keeper: AskedKeeper,
    work: AskedShort,
    now: Now,
    register: OneRegister,
    since: Since,
    until: Until = None,
    known_at: KnownAt = None,
    form: Form = "json",
) -> Response:
    """Entries added, removed and amended, in order of the editions. Where nobody looked often enough, that no change is told is
    no sign that there was none: the header ``X-Absence``, and the subtitle of a feed, say of which time."""
    moment = Moment(parsed(until) or now, asked_about(None, parsed(known_at), now).known)
    if (after := parsed(since) or now) > moment.valid:
        raise BadInput(f"since {iso(after)} is after until {iso(moment.valid)}: nothing lies between them")
    page = f"{request.base_url}registers/{register}"

    def answered() -> Response:
        found, setting = _changes(keeper, register, after, moment)
        headers = absent(f"{register}: {each}" for each in setting.doubts)
        if form == "atom":
            told = replace(setting, own=str(request.url), page=page)
            atom = feed(register, register_facts(register).title, found, told)
            return Response(atom, headers=headers, media_type="application/atom+xml")
        each = (contract.change(change, register) for change in found)
        if form == "jsonl":
            return Response("".join(_lines(each)), headers=headers, media_type="application/jsonl")
        return json(list(each), headers=headers)

    return await work.done(answered)


def _changes(keeper: Keeper, register: str, since: datetime, moment: Moment) -> tuple[list[Change], Setting]:
    """In a transaction of its own, for it may take seconds. And what is not known of that time."""
    with keeper.home.reading() as session:
        view = keeper.home.register(session, register).as_of(moment)
        editions = view.editions()
        updated = editions[-1].look.known if editions else moment.known
        return changes(view, since, moment.valid), Setting(updated, doubts=silence(view, since))


def _lines(each: Iterator[contract.Json]) -> Iterator[str]:
    return (f"{contract.dumps(document, indent=None)}\n" for document in each)


@router.get("/v1/registers/{register}/entries/{number:path}", summary="One entry as of a moment", response_model=dict)
async def entry(
    request: Request, keeper: AskedKeeper, moment: AskedMoment, register: OneRegister, number: str
) -> Response:
    """Its state with the evidence, and the rows that it was read from: the publisher's as written or our reading, each with the
    edition in which it stands, which need not be one that shows its state."""
    with keeper.using() as current:
        (view,) = current.views(chosen(current, register), moment)
        if number not in view.numbered(number):
            return problem(404, f"{register} has no entry {number!r}; {_kept_under(view, number) or absence(view)}")
        etag = tag(request.scope, current, [view])
        if (same := unchanged(request.scope, etag)) is not None:
            return same
        rows = list(_rows(view, number))
        answer = contract.answer(view.was(number))
        turns = [contract.change(each, register) for each in entry_changes(view, number)]
        return json({**answer, "rows": rows, "changes": turns}, headers={"ETag": etag})


def _rows(view: View, number: str) -> Iterator[contract.Json]:
    editions = view.row_editions(number)
    for part, raw in view.rows(number):
        edition = contract.edition(editions[part]) if part in editions else None
        told = {"part": part, "as_written": is_as_written(part), "row": raw.decode(errors="replace")}
        yield {**told, "edition": edition}


def _kept_under(view: View, number: str) -> str:
    """The entries that bear another number than the one under which they are kept; empty where there are none."""
    found = view.numbered(number)
    return f"it is a number of {', '.join(found)}" if found else ""
