"""Reports over HTTP: what they say, and what the registers said of it."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from inforce import contract
from inforce.api.answering import TEXT, AskedKeeper, AskedLong, KnownAt, Now, json, parsed
from inforce.api.sent import sent_file
from inforce.checking import Checked, check, moments, read_file
from inforce.home import Home
from inforce.moment import Moment, parse_moment
from inforce.outputs.ticket import ticket
from inforce.receipts import FileHash, seal
from inforce.receipts.checks import receipt_of

router = APIRouter(tags=["reports"])

BODY = {
    "requestBody": {
        "description": "The report: text, a mail, a mailbox or a web page; as it is, or as the file `report` of a form.",
        "required": True,
        "content": {
            "text/plain": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
            "message/rfc822": {"schema": {"type": "string", "format": "binary"}},
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"report": {"type": "string", "format": "binary"}},
                    "required": ["report"],
                }
            },
        },
    }
}
Moments = Annotated[
    tuple[str, ...],
    Query(description="The registers as of this moment; repeatable. Left out: now.", examples=[["2025-09-11"]]),
]
Name = Annotated[str, Query(max_length=200, description="What the report is called, with its ending.")]


@router.post(
    "/v1/read",
    summary="Who says what, what happened, what is claimed",
    response_model=dict[str, Any],
    openapi_extra=BODY,
)
async def read(request: Request, work: AskedLong, name: Name = "report") -> Response:
    """Statements, events and claims, each with its exact words and their place in the text."""
    body, name = await report_of(request, name)
    return await work.done(lambda: json(_document(read_file(body, name=name), with_findings=False)))


@router.post(
    "/v1/check",
    summary="A report's claims set against the registers",
    openapi_extra=BODY,
    responses={200: {"content": {"text/markdown": TEXT}}},
)
async def check_(
    request: Request,
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    as_of: Moments = (),
    known_at: KnownAt = None,
    name: Name = "report",
    form: Annotated[
        str,
        Query(
            pattern="^(json|md|receipt)$", description="json; md for a ticket; receipt, from which it is derived again"
        ),
    ] = "json",
) -> Response:
    """Each claim is confirmed, pending, licensed, contradicted or unverifiable, with the editions that prove it. Known is
    the moment asked about, unless another time of knowledge is given."""
    asked = tuple(moments(map(parse_moment, as_of), parsed(known_at), now))
    body, name = await report_of(request, name)

    def answered() -> Response:
        found = check(read_file(body, name=name), keeper.home, asked)
        if form == "receipt":
            return sealed(keeper.home, (name, body), now, asked, found)
        if form == "md":
            return Response(ticket((name, each) for each in found), media_type="text/markdown; charset=utf-8")
        return json(_document(found, with_findings=True))

    return await work.done(answered)


def sealed(
    home: Home, file: tuple[str, bytes], now: datetime, asked: Sequence[Moment], found: list[Checked]
) -> Response:
    """The receipt of a report that was checked, as a file of its own: every byte of it counts."""
    name, body = file
    went_in = FileHash(name, hashlib.sha256(body).hexdigest(), len(body))
    receipt = receipt_of(home, now, asked, [went_in], found, are_claims=False)
    return attached(seal(receipt))


def attached(receipt: bytes) -> Response:
    """A receipt as a file."""
    told = {"Content-Disposition": 'attachment; filename="receipt.json"'}
    return Response(receipt, headers=told, media_type="application/json")


async def report_of(request: Request, name: str) -> tuple[bytes, str]:
    """The bytes of the report and what it is called. Raises BadInput where there is none."""
    return await sent_file(request, name, "report")


def _document(found: list[Checked], *, with_findings: bool) -> contract.Json:
    return contract.messages(
        [contract.read_report(each.report, each.extract, each.findings if with_findings else None) for each in found]
    )
