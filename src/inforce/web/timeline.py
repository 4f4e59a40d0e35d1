"""Two states in one line of time."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from inforce.api.answering import AskedKeeper, AskedLong, Now, parsed
from inforce.dossier.asking import beginning, pair_of, timeline_between, window_of
from inforce.outputs.timeline_page import body
from inforce.web.frame import page

router = APIRouter(include_in_schema=False)

Written = Annotated[str, Query(max_length=100)]


@router.get("/timeline")
async def timeline(
    request: Request,
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    one: Written,
    other: Written,
    since: Written = "",
    until: Written = "",
) -> Response:
    """What the reports that are kept and the registers tell of two states."""
    pair = pair_of(one.strip(), other.strip())
    window = window_of(beginning(since) if since else None, parsed(until))
    shown = await work.done(lambda: body(timeline_between(keeper.home, pair, window, now)))
    asked = {"one": one, "other": other, "since": since, "until": until}
    query = urlencode({name: value for name, value in asked.items() if value})
    told = {"pair": pair, "since": since, "until": until, "body": shown, "json": f"/v1/timeline?{query}"}
    return page(request, "timeline", told)
