"""The beginning, and a report checked."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile

from inforce.api.answering import AskedKeeper, AskedSettings, Now
from inforce.api.current import Current, Keeper
from inforce.api.reading import in_thread
from inforce.checking import Checked, check, histories, moments, read_file
from inforce.errors import BadInput
from inforce.lists.registers import register_facts
from inforce.moment import Moment
from inforce.outputs.report_page import Histories, sheets
from inforce.register.register import View
from inforce.web.frame import Asked, page

home = APIRouter(include_in_schema=False)
router = APIRouter(include_in_schema=False)

Written = Annotated[str, Form(max_length=100)]


@home.get("/")
async def beginning(request: Request, keeper: AskedKeeper, now: Now) -> Response:
    if not keeper.is_ready:
        return page(request, "home", {"registers": []})
    with keeper.using() as current:
        return page(request, "home", {"registers": _registers(current, now)})


def _registers(current: Current, now: datetime) -> list[dict[str, object]]:
    return [_register(current, view) for view in current.views(list(current.registers), Moment(now, now))]


def _register(current: Current, view: View) -> dict[str, object]:
    editions = view.editions()
    return {
        "name": view.register,
        "title": register_facts(view.register).title,
        "last": str(editions[-1].look) if editions else "none",
        "counts": "yes" if view.fresh() else "no longer",
        "entries": len(view.numbers(editions[-1].look.known)) if editions else 0,
        "quarantined": len(current.registers[view.register].looks(view.moment.known)[1]),
    }


@router.post("/report")
async def report(
    request: Request,
    keeper: AskedKeeper,
    settings: AskedSettings,
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
    asked = Asked.of(as_of, known_at, now)
    (moment,) = moments([asked.moment.valid], asked.moment.known if asked.known_at else None, asked.moment.valid)
    found, past = await in_thread(settings, lambda: _checked(keeper, given, name or "report", moment))
    with keeper.using() as current:
        asked = asked.within(current.views(list(current.registers), asked.moment))
    title = found[0].report.title or name if found else name
    shown = sheets(((name or "report", each) for each in found), past)
    return page(request, "report", {"title": title, "sheets": shown, "text": _as_text(given)}, asked=asked)


def _checked(keeper: Keeper, given: bytes, name: str, moment: Moment) -> tuple[list[Checked], Histories]:
    found = check(read_file(given, name=name), keeper.home, [moment])
    return found, histories(found, keeper.home)


def _as_text(given: bytes) -> str | None:
    """What was pasted or chosen, to be sent again as it is with another moment; None where it is no text."""
    try:
        return given.decode()
    except UnicodeDecodeError:
        return None
