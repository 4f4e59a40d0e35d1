"""The beginning, and a report checked."""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile

from inforce.api.access import Scope as Right
from inforce.api.answering import AskedKeeper, AskedLong, Now
from inforce.api.current import Current, Keeper
from inforce.api.reading import sealed
from inforce.checking import Checked, check, histories, moments, read_file
from inforce.errors import BadInput, BadTime
from inforce.lists.registers import register_facts
from inforce.moment import Moment, iso
from inforce.outputs.report_page import Histories, sheets
from inforce.reconcile.model import Finding
from inforce.register.register import View
from inforce.web.frame import Asked, entry_path, page
from inforce.web.original import original

home = APIRouter(include_in_schema=False)
router = APIRouter(include_in_schema=False)

Written = Annotated[str, Form(max_length=300)]
LARGEST = 3_000_000
"""Bytes of a report of which a page offers a receipt."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A report that a page shows, as the forms on it send it back: its bytes, its name, and the moment that was asked about."""

    content: bytes
    name: str
    asked: Asked


def shown_of(now: Now, given: Annotated[str, Form()], name: Written, as_of: Written, known_at: Written) -> Shown:
    """Raises BadInput where the bytes (in base64) or a time cannot be read."""
    return Shown(decoded(given), name, Asked.of(as_of, known_at, now))


AskedShown = Annotated[Shown, Depends(shown_of)]


@home.get("/")
async def beginning(request: Request, keeper: AskedKeeper, now: Now) -> Response:
    return _beginning(request, keeper, now)


def _beginning(
    request: Request,
    keeper: Keeper,
    now: datetime,
    text: str = "",
    as_of: str = "",
    known_at: str = "",
    wrong: str = "",
) -> Response:
    """``text`` and the times: what was sent already, which ``wrong`` says cannot be answered."""
    told = {"text": text, "as_of": as_of, "known_at": known_at, "wrong": wrong, "registers": []}
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
    if not keeper.is_ready:
        return page(request, "home", told, status=status)
    with keeper.using() as current:
        return page(request, "home", {**told, "registers": _registers(current, now)}, status=status)


def _registers(current: Current, now: datetime) -> list[dict[str, object]]:
    return [_register(current, view) for view in current.views(list(current.registers), Moment(now, now))]


def _register(current: Current, view: View) -> dict[str, object]:
    editions = view.editions()
    return {
        "name": view.register,
        "title": register_facts(view.register).title,
        "last": str(editions[-1].look) if editions else "none",
        "counts": view.fresh(),
        "entries": len(view.numbers(editions[-1].look.known)) if editions else 0,
        "quarantined": len(current.registers[view.register].looks(view.moment.known)[1]),
    }


@router.post("/report")
async def report(
    request: Request,
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    text: Annotated[str, Form()] = "",
    report: UploadFile | None = None,
    as_of: Written = "",
    known_at: Written = "",
) -> Response:
    """What a report claims, and what the registers said of it at a moment."""
    given, name = (await report.read(), report.filename) if report and report.filename else (text.encode(), "report")
    if not given.strip():
        raise BadInput("no report: paste its text, or choose a file")
    if wrong := _wrong_time(as_of, known_at, now):
        return _beginning(request, keeper, now, _as_text(given) or "", as_of, known_at, wrong)
    asked = Asked.of(as_of, known_at, now)
    (moment,) = moments([asked.moment.valid], asked.moment.known if asked.known_at else None, asked.moment.valid)
    with keeper.using() as current:
        asked = asked.within(current.views(list(current.registers), asked.moment))
    return await work.done(lambda: _shown(request, keeper, given, name or "report", asked, moment))


def _shown(request: Request, keeper: Keeper, given: bytes, name: str, asked: Asked, moment: Moment) -> Response:
    found, past = _checked(keeper, given, name, moment)
    shown = sheets(((name, each) for each in found), past, link_of)
    told = {
        "title": found[0].report.title or name if found else name,
        "sheets": shown,
        "text": _as_text(given),
        "original": original(given),
        "again": _again(given, name, moment),
        "largest": LARGEST,
        "checked": moment,
        "name": name,
        "sha256": hashlib.sha256(given).hexdigest(),
        "base": str(request.base_url).rstrip("/"),
        "may_keep": bool(found) and Right.ADMIN in request.state.bearer.scopes,
    }
    return page(request, "report", told, asked=asked)


def _wrong_time(as_of: str, known_at: str, now: datetime) -> str:
    """Which of two times cannot be used, and why; empty where both can."""
    for label, told in (("The registers as of", (as_of, "")), ("known at", ("", known_at))):
        try:
            Asked.of(*told, now)
        except BadTime as error:
            return f"{label}: {error}"
    return ""


def link_of(finding: Finding) -> str:
    """The address of the entry of a finding, as of its moment."""
    times = {"as_of": iso(finding.moment.valid), "known_at": iso(finding.moment.known)}
    return f"{entry_path(finding.register or '', finding.entry or '')}?{urlencode(times)}"


def _again(given: bytes, name: str, moment: Moment) -> dict[str, str] | None:
    """The fields from which the receipt is made: what was checked, byte for byte, and both its times. None of what is too
    large to be sent about."""
    if len(given) > LARGEST:
        return None
    times = {"as_of": iso(moment.valid), "known_at": iso(moment.known)}
    return {"given": base64.b64encode(given).decode(), "name": name, **times}


@router.post("/report/receipt")
async def receipt(
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    shown: AskedShown,
) -> Response:
    """The receipt of what a page shows, as a file."""

    def derived() -> Response:
        found, _ = _checked(keeper, shown.content, shown.name, shown.asked.moment)
        return sealed(keeper.home, (shown.name, shown.content), now, [shown.asked.moment], found)

    return await work.done(derived)


@router.post("/report/file")
async def file(given: Annotated[str, Form()], name: Written) -> Response:
    """What was checked, byte for byte: a receipt is verified with it. Browsers keep it as a file and show nothing of it."""
    called = re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip(".-") or "report"
    told = {"Content-Disposition": f'attachment; filename="{called}"'}
    return Response(decoded(given), headers=told, media_type="application/octet-stream")


def decoded(given: str) -> bytes:
    try:
        return base64.b64decode(given, validate=True)
    except ValueError:
        raise BadInput("what was checked did not come whole; check it again") from None


def _checked(keeper: Keeper, given: bytes, name: str, moment: Moment) -> tuple[list[Checked], Histories]:
    found = check(read_file(given, name=name), keeper.home, [moment])
    return found, histories(found, keeper.home)


def _as_text(given: bytes) -> str | None:
    """What was pasted or chosen, to be sent again as it is with another moment; None where it is no text."""
    try:
        return given.decode()
    except UnicodeDecodeError:
        return None
