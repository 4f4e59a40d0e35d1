"""What answers share: the moment asked about, the registers, JSON, entity tags."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated

import msgspec
from fastapi import Depends, Query, Request, Response
from starlette.datastructures import Headers
from starlette.types import Scope

from inforce.api.current import Current, Keeper
from inforce.api.settings import Settings
from inforce.api.working import Work
from inforce.errors import BadTime, UnknownRegister
from inforce.moment import Moment, asked_about, parse_moment
from inforce.register.register import View
from inforce.register.words import NOT_EXAMINED, absence, beside_names, follows

VERSION = version("inforce")
"""Read once: to find it takes longer than to answer a question whose answer has not changed."""
TEXT = {"schema": {"type": "string"}}
"""Of a form of an answer that the description for programs says no more of than its type."""
COLLECTIONS = ("default", "all", "sanctions")
"""Names under which a client of the OpenSanctions API asks every register at once."""

AsOf = Annotated[
    str | None,
    Query(
        description="The moment asked about: an instant with its zone, or a date, which is its last instant in UTC. "
        "Left out: now.",
        examples=["2023-08-10"],
    ),
]
KnownAt = Annotated[
    str | None, Query(description="See only editions retrieved by this time. Left out: now.", examples=["2024-01-01"])
]
RegisterName = Annotated[
    str | None, Query(description="Ask one register. Left out: every one.", examples=["us-ofac-sdn"])
]


def parsed(text: str | None) -> datetime | None:
    """Raises BadTime."""
    return parse_moment(text) if text else None


def system_clock() -> datetime:
    return datetime.now(UTC)


def now_of(request: Request) -> datetime:
    """The time of the question, by the clock that the service was made with."""
    clock: Callable[[], datetime] = request.app.state.clock
    return clock()


# What follows is asked before every answer. It is asked for in the event loop: a thread for each would take longer than it does.


async def asked_now(request: Request) -> datetime:
    return now_of(request)


Now = Annotated[datetime, Depends(asked_now)]


async def asked_moment(request: Request, as_of: AsOf = None, known_at: KnownAt = None) -> Moment:
    """Raises BadTime; an empty time is a slip of whoever meant one, and not now."""
    for name, time in (("as_of", as_of), ("known_at", known_at)):
        if time is not None and not time.strip():
            raise BadTime(f"the parameter {name!r} is empty; leave it out to ask about now")
    return asked_about(parsed(as_of), parsed(known_at), now_of(request))


AskedMoment = Annotated[Moment, Depends(asked_moment)]


async def keeper_of(request: Request) -> Keeper:
    keeper: Keeper = request.app.state.keeper
    return keeper


async def settings_of(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def long_work(request: Request) -> Work:
    work: Work = request.app.state.long
    return work


async def short_work(request: Request) -> Work:
    work: Work = request.app.state.short
    return work


AskedKeeper = Annotated[Keeper, Depends(keeper_of)]
AskedSettings = Annotated[Settings, Depends(settings_of)]
AskedLong = Annotated[Work, Depends(long_work)]
"""For what takes long: reports, files of names, lines of time."""
AskedShort = Annotated[Work, Depends(short_work)]
"""For what reads the store in a transaction of its own: changes, feeds, what is kept, decisions."""


def chosen(current: Current, name: str | None) -> list[str]:
    """The register named, or, where none or a collection is named, all: to be asked who was listed. Raises UnknownRegister, and
    StoreUnusable where none of their editions is in force."""
    names = kept(current, name)
    current.home.refuse_unanswerable(current.registers[each] for each in names)
    return names


def kept(current: Current, name: str | None) -> list[str]:
    """The register named, or, where none or a collection is named, all. Raises UnknownRegister."""
    if name is None or name in COLLECTIONS:
        return list(current.registers)
    if name not in current.registers:
        others = ", ".join(current.registers) or "none"
        raise UnknownRegister(f"no register {name!r} is kept here; kept are: {others}")
    return [name]


def json(value: object, *, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(value), int(status), headers, "application/json")


def worth(views: Sequence[View]) -> dict[str, str]:
    """The header that goes with an answer in which somebody was not found: what that is worth in each register."""
    return absent(f"{view.register}: {absence(view)}" for view in views)


def doubts(views: Sequence[View]) -> dict[str, str]:
    """The header that goes with answers about parties listed at a moment: why registers cannot tell of everybody, where they
    cannot. Who is not among them may have been listed before."""
    told = [f"{view.register}: {each}" for view in views for each in beside_names(view)]
    return absent([*told, NOT_EXAMINED])


def decided(views: Sequence[View]) -> dict[str, str]:
    """The header of an answer that has no room for notes: which decisions, made after the time of knowledge, it follows; none
    where there are none."""
    return _header("X-Decided", (f"{view.register}: {told}" for view in views if (told := follows(view))))


def absent(sentences: Iterable[str]) -> dict[str, str]:
    """The header that says what it is worth that something is not in an answer; none where there is nothing to say."""
    return _header("X-Absence", sentences)


def _header(name: str, sentences: Iterable[str]) -> dict[str, str]:
    """In the letters that a header may have."""
    told = " ".join(sentences)
    return {name: told.encode("ascii", "replace").decode()} if told else {}


def tag(scope: Scope, current: Current, views: Sequence[View]) -> str:
    """Of an answer: the same as long as it says the same but for the time of the question. It is keyed to the editions,
    and to whether their newest look still counts."""
    fresh = "".join("1" if view.fresh() else "0" for view in views)
    known = f"{VERSION} {current.generation} {fresh} {scope['path']}?".encode(errors="replace") + scope["query_string"]
    return f'W/"{hashlib.sha256(known).hexdigest()[:32]}"'


def unchanged(scope: Scope, etag: str) -> Response | None:
    """The answer to somebody who has it already: tags are compared weakly (RFC 9110, 13.1.2)."""
    had = [each.strip().removeprefix("W/") for each in Headers(scope=scope).get("if-none-match", "").split(",")]
    is_had = etag.removeprefix("W/") in had
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag}) if is_had else None
