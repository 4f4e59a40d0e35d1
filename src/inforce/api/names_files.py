"""Files of names screened over HTTP: answers as they come, or the receipt from which they are derived again."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from inforce import contract
from inforce.api.answering import TEXT, AskedKeeper, AskedLong, AskedMoment, AskedSettings, RegisterName, chosen, doubts
from inforce.api.batches import refuse_too_long
from inforce.api.reading import Name, attached
from inforce.api.screening import Limit, Threshold
from inforce.api.sent import laid_out, sent_file
from inforce.errors import BadInput
from inforce.receipts import seal
from inforce.receipts.editions import deltas_of, editions_of
from inforce.receipts.hashing import file_hash
from inforce.screening.asking import Asked, Screening, screening
from inforce.screening.model import LIMIT, THRESHOLD, Settings
from inforce.screening.reading import queries
from inforce.screening.receipting import Tally, receipt_of
from inforce.unseen import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from inforce.api.sent import Sent
    from inforce.api.settings import Settings as Limits
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
    limits: AskedSettings,
    work: AskedLong,
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
    asked = Asked(Settings(threshold, limit), _columns(column), moment, registers)
    file = File(keeper.home, asked, (name, body), limits)
    if form == "receipt":
        return attached(seal(await work.done(file.receipt)))
    absent: dict[str, str] = {}
    pieces = work.streamed(file.lines(absent), limits.stream)
    first = await anext(pieces, "")  # what is wrong with a file is told before anything is sent
    return Streamed(first, pieces, absent)


class Streamed(StreamingResponse):
    """Lines of JSON as they are made, until the last or until the client goes."""

    def __init__(self, first: str, pieces: AsyncGenerator[str, None], headers: Mapping[str, str]) -> None:
        async def every() -> AsyncIterator[str]:
            yield first
            async for piece in pieces:
                yield piece

        super().__init__(every(), headers=headers, media_type="application/jsonl")
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._pieces.aclose()


def _columns(told: tuple[str, ...]) -> dict[str, str]:
    parted = [each.partition("=") for each in told]
    if wrong := next((each for each in parted if not all(each)), None):
        raise BadInput(f"column {''.join(wrong)!r}: say what is in which column, such as name=Customer")
    return {what: column for what, _, column in parted}


@dataclass(frozen=True, slots=True)
class File:
    """A file of names that was sent, and what is asked of it. Its methods take long, and raise what :func:`screening` does, and
    TooMuch."""

    home: Home
    asked: Asked
    sent: Sent
    limits: Limits

    def lines(self, absent: dict[str, str]) -> Generator[str, None, None]:
        """In one transaction, until the last is taken. ``absent``: the header that goes with them comes to stand there."""
        with self._screening() as (_, found):
            absent.update(doubts(found.views))
            for answer in found.answers:
                yield escaped(msgspec.json.encode(contract.screened(answer)).decode()) + "\n"

    def receipt(self) -> Receipt:
        tally = Tally()
        with self._screening() as (path, found):
            for _ in tally.of(found.answers):
                pass
            editions, deltas = editions_of(found.views), deltas_of(found.views)
            return receipt_of(self.asked, tally, file_hash(path), None, editions, deltas)

    @contextmanager
    def _screening(self) -> Iterator[tuple[Path, Screening]]:
        with laid_out(self.sent) as (path,):
            refuse_too_long(queries(path, self.asked.columns), self.limits)
            with screening(self.home, self.asked, path, None, 1) as found:
                yield path, found
