"""The questions that are asked most, answered directly where they are put in their plain form: FastAPI takes longer to take the
parameters of a question apart than a register takes to answer it.

Whatever is not plain, may not be asked or ends in an error goes the usual way, from the beginning: nothing is refused here, but
where there is no room for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from fastapi import Request

from inforce.api.access import Scope as Right
from inforce.api.answering import parsed
from inforce.api.opensanctions.matching import Choice, matched
from inforce.api.problems import told_of
from inforce.api.questions import MOST_LETTERS, standing_of
from inforce.errors import Busy, InforceError
from inforce.moment import Moment, asked_about

if TYPE_CHECKING:
    from fastapi import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Answers = Callable[["Scope", bytes], Awaitable["Response | None"]]


class Direct:
    """Answers the plain questions, and hands all others on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (asked := _asked(scope)):
            route, answer = asked
            messages = await _whole(receive) if scope["method"] == "POST" else []
            body = b"".join([each.get("body", b"") for each in messages])
            if answered := await _answered(answer, scope, body):
                scope["route"] = route
                await answered(scope, receive, send)
                return
            receive = _again(messages, receive)
        await self._app(scope, receive, send)


class _Route(msgspec.Struct, frozen=True):
    """What the log and the counters call a question by."""

    path: str


_WAS, _MATCH = _Route("/v1/was"), _Route("/match/{dataset}")
_MATCHING = "/match/"


def _asked(scope: Scope) -> tuple[_Route, Answers] | None:
    """The question, where its bearer may ask it."""
    rights, path = scope["state"]["bearer"].scopes, scope["path"]
    if scope["method"] == "GET" and path == _WAS.path and Right.READ in rights:
        return _WAS, _was
    if scope["method"] == "POST" and path.startswith(_MATCHING) and Right.SCREEN in rights and _is_json(scope):
        return _MATCH, _match
    return None


def _is_json(scope: Scope) -> bool:
    return (b"content-type", b"application/json") in scope["headers"]


async def _answered(answer: Answers, scope: Scope, body: bytes) -> Response | None:
    try:
        return await answer(scope, body)
    except Busy as error:  # who waited is not to wait again
        return told_of(Request(scope), error)
    except InforceError:
        return None


async def _whole(receive: Receive) -> list[Message]:
    """All of a body, as far as the client sends it."""
    messages = [await receive()]
    while messages[-1].get("more_body", False):
        messages.append(await receive())
    return messages


def _again(messages: list[Message], receive: Receive) -> Receive:
    """The same for whoever asks next, then what comes."""
    left = iter(messages)

    async def receive_again() -> Message:
        return next(left, None) or await receive()

    return receive_again


def _plain(scope: Scope, *known: str) -> Mapping[str, str] | None:
    """Parameters of the query, each given once and not empty; None where there are others."""
    try:
        given = parse_qsl(scope["query_string"].decode("ascii"), keep_blank_values=True)
    except ValueError:
        return None
    found = dict(given)
    return found if len(found) == len(given) and found.keys() <= set(known) and all(found.values()) else None


def _moment(scope: Scope, given: Mapping[str, str]) -> Moment:
    """Raises BadTime."""
    return asked_about(parsed(given.get("as_of")), parsed(given.get("known_at")), scope["app"].state.clock())


async def _was(scope: Scope, _: bytes) -> Response | None:
    given = _plain(scope, "q", "as_of", "known_at", "register")
    if given is None or not 0 < len(given.get("q", "")) <= MOST_LETTERS:
        return None
    return await standing_of(scope, scope["app"].state.keeper, _moment(scope, given), given["q"], given.get("register"))


class Example(msgspec.Struct):
    """A party by example."""

    schema_: str = msgspec.field(name="schema")
    properties: dict[str, str | list[Any]]
    id: str | None = None


class Examples(msgspec.Struct):
    """What is asked; other fields, where they say anything, are for the usual way."""

    queries: dict[str, Example]
    weights: dict[str, Any] = {}
    config: dict[str, Any] = {}


_EXAMPLES = msgspec.json.Decoder(Examples)


async def _match(scope: Scope, body: bytes) -> Response | None:
    given, dataset = _plain(scope, "as_of", "known_at"), scope["path"].removeprefix(_MATCHING)
    if given is None or not dataset or "/" in dataset:
        return None
    try:
        asked = _EXAMPLES.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if asked.weights or asked.config:
        return None
    state = scope["app"].state
    return await matched(state.keeper, state.settings, _moment(scope, given), dataset, asked.queries, Choice())
