"""Files of names screened over HTTP: answers as they come, or the receipt from which they are derived again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from inforce import contract
from inforce.api.answering import TEXT, AskedKeeper, AskedMoment, RegisterName, chosen, doubts
from inforce.api.reading import Name, attached
from inforce.api.screening import Limit, Threshold
from inforce.api.sent import laid_out, sent_file
from inforce.errors import BadInput
from inforce.receipts import seal
from inforce.receipts.editions import deltas_of, editions_of
from inforce.receipts.hashing import file_hash
from inforce.screening.asking import Asked, screening
from inforce.screening.model import LIMIT, THRESHOLD, Settings
from inforce.screening.receipting import Tally, receipt_of
from inforce.unseen import escaped

if TYPE_CHECKING:
    from inforce.home import Home
    from inforce.receipts import Receipt

router = APIRouter(tags=["screening"])

BODY = {
    "requestBody": {
        "description": "The names: CSV or JSON lines, as the command `screen` takes them; as they are, or as the file `names` of "
        "a form.",
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/jsonl": {"schema": {"type": "string"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"names": {"type": "string", "format": "binary"}},
                    "required": ["names"],
                }
            },
        },
    }
}
Columns = Annotated[
    tuple[str, ...],
    Query(description="Which column is which, where that is not guessed: `name=Customer`; repeatable."),
]
ENDINGS = {"text/csv": "names.csv", "application/jsonl": "names.jsonl", "application/x-ndjson": "names.jsonl"}
"""What a file is called that comes without a name, by its type."""


@router.post(
    "/v1/screen/file",
    summary="A file of names screened",
    response_model=dict[str, Any],
    openapi_extra=BODY,
    responses={200: {"content": {"application/jsonl": TEXT}}},
)
async def screen_file(
    request: Request,
    keeper: AskedKeeper,
    moment: AskedMoment,
    name: Name = "",
    register: RegisterName = None,
    threshold: Threshold = THRESHOLD,
    limit: Limit = LIMIT,
    column: Columns = (),
    form: Annotated[
        str, Query(pattern="^(jsonl|receipt)$", description="jsonl, streamed; receipt, from which it is derived again")
    ] = "jsonl",
) -> Response:
    """A line of JSON for each name, in their order, as `inforce screen --format jsonl` prints them; what it is worth that
    nobody was found stands in the header ``X-Absence``. From the receipt and the file `inforce verify` and `/v1/verify`
    derive the same again."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body, name = await sent_file(request, name or ENDINGS.get(kind, "names.csv"), "names")
    with keeper.using() as current:
        registers = tuple(chosen(current, register))
        absent = doubts(current.views(registers, moment))
    asked = Asked(Settings(threshold, limit), _columns(column), moment, registers)
    if form == "receipt":
        return attached(seal(await run_in_threadpool(_receipt, keeper.home, asked, body, name)))
    lines = _lines(keeper.home, asked, body, name)
    first = await run_in_threadpool(
        lambda: list(islice(lines, 1))
    )  # what is wrong with a file is told before anything is sent
    return StreamingResponse(chain(first, lines), headers=absent, media_type="application/jsonl")


def _columns(told: tuple[str, ...]) -> dict[str, str]:
    parted = [each.partition("=") for each in told]
    if wrong := next((each for each in parted if not all(each)), None):
        raise BadInput(f"column {''.join(wrong)!r}: say what is in which column, such as name=Customer")
    return {what: column for what, _, column in parted}


def _lines(home: Home, asked: Asked, body: bytes, name: str) -> Iterator[str]:
    """In a transaction of its own, until the last is taken."""
    with laid_out((name, body)) as (path,), screening(home, asked, path, None, 1) as found:
        for answer in found.answers:
            yield escaped(msgspec.json.encode(contract.screened(answer)).decode()) + "\n"


def _receipt(home: Home, asked: Asked, body: bytes, name: str) -> Receipt:
    tally = Tally()
    with laid_out((name, body)) as (path,), screening(home, asked, path, None, 1) as found:
        for _ in tally.of(found.answers):
            pass
        return receipt_of(asked, tally, file_hash(path), None, editions_of(found.views), deltas_of(found.views))
