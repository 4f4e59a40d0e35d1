"""Receipts over HTTP: what one stands for is derived again, from the files that are sent with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, File, Response, UploadFile

from inforce.api.answering import AskedKeeper, AskedLong, Now, json
from inforce.api.sent import laid_out
from inforce.errors import BadInput
from inforce.receipts import unseal
from inforce.receipts.deriving import unlike, verification

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inforce.api.sent import Sent
    from inforce.contract import Json
    from inforce.home import Home

router = APIRouter(tags=["receipts"])


@router.post("/v1/verify", summary="Is what a receipt stands for the same now?", response_model=dict[str, Any])
async def verify(
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    receipt: Annotated[UploadFile, File(description="The receipt, byte for byte.")],
    file: Annotated[list[UploadFile], File(description="The files it was made of; repeatable.")],
    list: Annotated[UploadFile | None, File(description="The list that was screened against.")] = None,  # noqa: A002
) -> Response:
    """The editions it rests on are hashed again, and all the rest is derived. A receipt that was changed is refused (400).
    Signatures are looked at by ``inforce verify``, where it is known whose keys count."""
    sealed = await receipt.read()
    files = [(each.filename or "report", await each.read()) for each in file]
    listed = (list.filename or "list.csv", await list.read()) if list else None
    return json(await work.done(lambda: _verified(keeper.home, sealed, files, listed, now)))


def _verified(home: Home, sealed: bytes, files: Sequence[Sent], listed: Sent | None, now: datetime) -> Json:
    then = unseal(sealed, "the receipt")
    if then.lists and not listed:
        raise BadInput(f"the screening was against {then.lists[0].name}: send that file as 'list'")
    with laid_out(*files, *([listed] if listed else [])) as written:
        against = written.pop() if listed else None
        return verification(then, unlike(home, "the receipt", then, written, against, now), None)
