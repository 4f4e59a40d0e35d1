"""Reports that are kept, and what several of them and the registers tell together."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from inforce import contract
from inforce.api.answering import AskedKeeper, AskedLong, AskedShort, Now, json, parsed
from inforce.api.reading import BODY, Name, report_of
from inforce.checking import read_file
from inforce.dossier import documents
from inforce.dossier.asking import ACTIONS, all_kept, forget, keep, lags_in, pair_of, timeline_between, window_of
from inforce.dossier.asking import beginning as begun
from inforce.dossier.kept import named
from inforce.errors import BadInput, StillRead
from inforce.lists.registers import register_facts

router = APIRouter(tags=["reports that are kept"])
deciding = APIRouter(tags=["reports that are kept"])
"""What changes them."""

Document = dict[str, Any]
Which = Annotated[str, Path(max_length=300, description="The name of its file, or the beginning of its hash.")]
State = Annotated[str, Query(min_length=1, max_length=100, description="A code (ISO 3166) or a name.", examples=["BY"])]
From = Annotated[str | None, Query(description="From this time on; a date: from its beginning.")]
To = Annotated[str | None, Query(description="Until this time; a date: to its end.")]


@router.get("/v1/reports", summary="The reports that are kept", response_model=list[Document])
async def reports(keeper: AskedKeeper, work: AskedShort) -> Response:
    return await work.done(lambda: json([contract.kept(each) for each in all_kept(keeper.home)]))


@router.get("/v1/reports/{report}", summary="One of them, as it was read", response_model=Document)
async def report_(keeper: AskedKeeper, work: AskedShort, report: Which) -> Response:
    def told() -> Response:
        found = named(all_kept(keeper.home), report)
        return json(contract.read_report(found.report, found.extract))

    return await work.done(told)


@deciding.post("/v1/reports", summary="Keep a report", response_model=Document, openapi_extra=BODY)
async def keep_(request: Request, keeper: AskedKeeper, work: AskedLong, now: Now, name: Name = "report") -> Response:
    """Each stands once, by the hash of its file, or of the message in a mailbox; one that is there is read again, and
    called as it is now: the notes of the answer say so."""
    body, name = await report_of(request, name)
    if "/" in name or "\\" in name:
        raise BadInput(f"{name[:80]!r}: a report is asked for by its name, which can hold no slash")

    found = await work.done(lambda: read_file(body, name=name))

    def kept() -> tuple[int, list[str], list[str]]:
        ids = [each.report.id for each in found]
        had = {each.name for each in all_kept(keeper.home) if each.report.id in ids} - {name}
        notes = [f"kept before as {', '.join(sorted(had))}, and called {name} now"] if had else []
        return keep(keeper.home, [(name, each) for each in found], now), ids, notes

    new, ids, notes = await work.finished(kept)
    return json(contract.document({"new": new, "reports": ids, "notes": notes}), status=201 if new else 200)


@deciding.delete("/v1/reports/{report}", summary="Forget a report", response_model=Document)
async def forget_(keeper: AskedKeeper, work: AskedShort, now: Now, report: Which) -> Response:
    """With its text and all that was read in it; the store is written anew, so that nothing of the text stays in its files. 202
    where somebody still reads the state before after a quarter of a minute: ``inforce forget`` without a report removes what is
    left then."""
    found = named(await work.done(lambda: all_kept(keeper.home)), report)
    notes = []
    try:
        await work.finished(lambda: forget(keeper.home, [found], now))
    except StillRead as error:
        notes.append(str(error))
    return json(contract.document({"forgotten": found.report.id, "notes": notes}), status=202 if notes else 200)


@router.get("/v1/timeline", summary="Two states in one line of time", response_model=Document)
async def timeline(
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    one: State,
    other: State,
    since: From = None,
    until: To = None,
) -> Response:
    """Events, claims, statements and changes of registers between them, each once, with all who tell of it."""
    pair, window = pair_of(one, other), window_of(begun(since) if since else None, parsed(until))
    return await work.done(lambda: json(documents.timeline(timeline_between(keeper.home, pair, window, now), window)))


@router.get(
    "/v1/registers/{register}/lag", summary="How long announcements took to reach a register", response_model=Document
)
async def lag(
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    register: str,
    action: Annotated[tuple[str, ...], Query(description=f"Only these: {', '.join(ACTIONS)}.")] = (),
) -> Response:
    """By the reports that are kept. Each announcement counts once; a lag is an interval."""
    register_facts(register)
    if unknown := [each for each in action if each not in ACTIONS]:
        raise BadInput(f"no lag can be told of {unknown[0]!r}; of these it can: {', '.join(ACTIONS)}")
    found = await work.done(lambda: lags_in(keeper.home, register, action or ACTIONS, now))
    return json(documents.no_lags(register) if found is None else documents.lags(found))
