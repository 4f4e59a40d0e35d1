"""The reports that are kept: all of them, and one as the registers bear it out at a moment, under an address that stays."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from inforce.api.answering import AskedKeeper, AskedLong, AskedShort, Now
from inforce.api.current import Keeper
from inforce.checking import Checked, check, histories, moments, read_file
from inforce.dossier.asking import all_kept, keep
from inforce.dossier.kept import Kept, named
from inforce.moment import Moment
from inforce.outputs.report_page import Histories, sheets
from inforce.web.frame import Asked, AskedPage, page
from inforce.web.reports import AskedShown, link_of

router = APIRouter(include_in_schema=False)
keeping = APIRouter(include_in_schema=False)

SHOWN = 500
"""So many of the newest are listed."""


@router.get("/reports")
async def reports(request: Request, keeper: AskedKeeper, work: AskedShort) -> Response:
    kept = await work.done(lambda: all_kept(keeper.home))
    told = {"kept": kept[::-1][:SHOWN], "more": max(0, len(kept) - SHOWN)}
    return page(request, "kept", told)


@router.get("/reports/{report}")
async def report_(
    request: Request,
    keeper: AskedKeeper,
    work: AskedLong,
    asked: AskedPage,
    report: Annotated[str, Path(max_length=300)],
) -> Response:
    """As it was read when it was added; its claims as of the moment."""
    (moment,) = moments([asked.moment.valid], asked.moment.known if asked.known_at else None, asked.moment.valid)
    with keeper.using() as current:
        asked = asked.within(current.views(list(current.registers), asked.moment))
    return await work.done(lambda: _shown(request, keeper, report, asked, moment))


def _shown(request: Request, keeper: Keeper, report: str, asked: Asked, moment: Moment) -> Response:
    found = named(all_kept(keeper.home), report)
    checked, past = _checked(keeper, found, moment)
    told = {
        "title": found.report.title or found.name,
        "sheets": sheets([(found.name, checked)], past, link_of),
        "path": f"/reports/{found.id}",
    }
    return page(request, "report_kept", told, asked=asked, cite=_cite(f"/reports/{found.id}", asked, moment))


def _cite(path: str, asked: Asked, moment: Moment) -> str:
    return Asked(asked.as_of, asked.known_at, moment, asked.now).cite(path)


def _checked(keeper: Keeper, kept: Kept, moment: Moment) -> tuple[Checked, Histories]:
    found = check([Checked(kept.report, kept.extract)], keeper.home, [moment])
    return found[0], histories(found, keeper.home)


@keeping.post("/reports")
async def keep_(
    keeper: AskedKeeper,
    work: AskedLong,
    now: Now,
    shown: AskedShown,
) -> Response:
    """Keep what a page shows; then it has an address of its own."""
    found = await work.done(lambda: read_file(shown.content, name=shown.name))
    await work.finished(lambda: keep(keeper.home, [(shown.name, each) for each in found], now))
    key = found[0].report.id.removeprefix("sha256:")
    return RedirectResponse(shown.asked.cite(f"/reports/{quote(key, safe='')}"), HTTPStatus.SEE_OTHER)
