"""The service put together."""

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
from fastapi import APIRouter, Depends, FastAPI

from inforce.api import feeds, health, names_files, questions, reading, reports, screening, verifying
from inforce.api.access import Scope as Right
from inforce.api.access import Tokens
from inforce.api.admission import Admitted, needs
from inforce.api.answering import system_clock
from inforce.api.audit import Audit, Audited
from inforce.api.current import Keeper
from inforce.api.describing import Described
from inforce.api.direct import Direct
from inforce.api.layers import Bounded, Headed, Identified, Metrics, OwnHost
from inforce.api.opensanctions import catalogue, entities, matching, searching
from inforce.api.parameters import described, is_ours, known_only
from inforce.api.problems import add_problems
from inforce.api.reconciliation import answering, suggesting
from inforce.api.reconciliation.crossing import Crossing
from inforce.api.reconciliation.place import ADDRESSES
from inforce.api.settings import Settings
from inforce.api.working import Work
from inforce.cycles import look_when_told
from inforce.home import Home
from inforce.web import entries as web_entries
from inforce.web import kept as web_kept
from inforce.web import registers as web_registers
from inforce.web import reports as web_reports
from inforce.web import signing
from inforce.web import timeline as web_timeline

ABOUT = """
What was announced of sanctions, set against what the official registers said at that moment.

Nothing here turns ignorance into absence: where a state is not known, it is `unknown`, with the reason. "Not listed" is
not "not sanctioned": ownership, sectoral and country-wide measures are not examined.
"""

RIGHTS: Mapping[Right, Sequence[APIRouter]] = {
    Right.SCREEN: (
        matching.router, screening.router, names_files.router, reading.router, verifying.router, web_reports.router,
    ),
    Right.READ: (
        questions.router, searching.router, entities.router, catalogue.router, web_reports.home, web_entries.router,
        web_registers.router, health.counters, reports.router, web_kept.router, web_timeline.router, feeds.router,
    ),
    Right.ADMIN: (reports.deciding, web_kept.keeping),
}  # fmt: skip
"""What each scope of a token lets its bearer ask. Requests are held against them in this order: what programs ask most comes
first."""


RECONCILIATION = (answering.router, suggesting.router)
"""It says itself what each question needs, for what it offers may be read by anybody."""


def create_app(home: Home, settings: Settings | None = None, clock: Callable[[], datetime] = system_clock) -> FastAPI:
    """The service over a home folder, for one process; more processes may serve the same folder. ``clock`` gives the time
    of each question, in UTC."""
    settings = settings or Settings()
    app = Described(
        title="Inforce",
        version=version("inforce"),
        description=ABOUT,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.clock = clock
    app.state.keeper = keeper = Keeper(
        home, clock, looked=settings.looked, renewed=settings.renewed, seconds=settings.seconds
    )
    app.state.long = Work(settings.long, settings.waiting, settings.seconds)
    app.state.short = Work(settings.short, settings.waiting, settings.seconds)
    app.state.tokens = tokens = Tokens(home.folder)
    app.state.metrics = metrics = Metrics()
    app.add_middleware(Direct)
    if settings.audit_days:
        app.add_middleware(Audited, audit=Audit(home.folder / "audit", settings.audit_days), keeper=keeper)
    app.add_middleware(Admitted, tokens=tokens, settings=settings, metrics=metrics)
    app.add_middleware(Crossing, settings=settings)
    app.add_middleware(Bounded, settings=settings, metrics=metrics)
    app.add_middleware(OwnHost, settings=settings, metrics=metrics)
    app.add_middleware(Identified, metrics=metrics)
    app.add_middleware(Headed)  # the last added is the outermost
    add_problems(app)
    for right, routers in RIGHTS.items():
        for router in routers:
            also = (known_only,) if is_ours(router) else ()
            app.include_router(router, dependencies=[Depends(needs(right, *also))])
    for address in ADDRESSES:
        for part in RECONCILIATION:
            app.include_router(part, prefix=address, tags=["reconciliation API"])
    app.include_router(health.router)
    app.include_router(signing.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """The store is watched for as long as the service runs."""
    watching = asyncio.create_task(app.state.keeper.run())
    describing = asyncio.create_task(asyncio.to_thread(described, app))  # or the first question would wait for it
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        for work in (app.state.long, app.state.short):
            work.close()
        await describing


_NO_TROUBLE = "The 'alias' attribute with value .* was provided to the `Field"
"""What pydantic says of parameters of questions. FastAPI keeps it from being shown, which two threads at once undo: the log would
hold a line that is no JSON."""


def from_environment() -> FastAPI:
    """The service that ``inforce serve`` starts in each of its processes."""
    home = Home(Path(os.environ["INFORCE_HOME"]), db=os.environ.get("INFORCE_DB") or None)
    warnings.filterwarnings("ignore", _NO_TROUBLE, UserWarning)
    app = create_app(home, msgspec.json.decode(os.environ["INFORCE_SERVICE"], type=Settings))
    look_when_told()
    return app
