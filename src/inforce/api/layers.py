"""What every request passes through, the outermost first: identity and log, host, size of the body, headers of answers.

Plain ASGI, so that answers stream and cost nothing more.
"""

from __future__ import annotations

import asyncio
import logging
import re
import uuid
from http import HTTPStatus
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from inforce.api.logs import FIELDS
from inforce.api.problems import problem

if TYPE_CHECKING:
    from fastapi import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from inforce.api.settings import Settings

log = logging.getLogger("inforce.api.access")

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # without it a form of ours would be sent from nowhere
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-cache",  # what a token opens is for its bearer, and is asked for again
}
"""Headers of every answer that does not set its own."""
_SAFE = [(name.lower().encode(), value.encode()) for name, value in SAFE.items()]


class Metrics:
    """What this process has answered, for Prometheus."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "inforce_request_seconds",
            "Seconds until the end of an answer",
            ["method", "route", "status"],
            registry=self.registry,
            buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30),
        )
        self._open = Gauge("inforce_requests_open", "Requests being answered", registry=self.registry)
        self.refused = Counter(
            "inforce_requests_refused_total", "Requests that were not let in", ["why"], registry=self.registry
        )

    def begin(self) -> None:
        self._open.inc()

    def end(self, method: str, route: str, status: int, seconds: float) -> None:
        self._open.dec()
        self._seconds.labels(method, route, str(status)).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)


class Headed:
    """Answers ``HEAD`` as ``GET``, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_head)


class Identified:
    """Gives each request an id (its own ``X-Request-ID`` where that is a plain word), measures it, and tells the log of it:
    no query, no body, for these may hold names. An error that nobody foresaw is a problem with that id."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        key = given if _ID.match(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = key
        status, has_begun, begun = 500, False, perf_counter()

        async def send_with_id(message: Message) -> None:
            nonlocal status, has_begun
            if message["type"] == "http.response.start":
                status, has_begun = message["status"], True
                told = message.get("headers", ())
                own = {name for name, _ in told}
                safe = [each for each in _SAFE if each[0] not in own]
                message = {**message, "headers": [*told, (b"x-request-id", key.encode()), *safe]}
            await send(message)

        self._metrics.begin()
        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            log.exception("error", extra={FIELDS: {"id": key}})
            if has_begun:
                raise
            await problem(500, f"an error of the service's own; its log tells of it under {key}")(
                scope, receive, send_with_id
            )
        finally:
            seconds = perf_counter() - begun
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.end(scope["method"], route, status, seconds)
            told = {"id": key, "method": scope["method"], "route": route, "status": status}
            beside = {"ms": round(seconds * 1000, 2), "client": (scope.get("client") or ["-"])[0]}
            log.info("request", extra={FIELDS: {**told, **beside}})


class OwnHost:
    """Lets in requests to the names of this service alone, so that no page elsewhere can reach it under a name of its own."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app, self._hosts, self._metrics = app, frozenset(settings.hosts), metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            self._metrics.refused.labels("host").inc()
            told = "this service is not known under that name; see 'inforce serve --allow-host'"
            await problem(HTTPStatus.MISDIRECTED_REQUEST, told)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        return re.sub(r":\d+\Z", "", host).lower() in self._hosts


class _Refused(HTTPException):
    """A body that goes on beyond the limit, or is not there in time. Whoever reads it passes this on as it is: FastAPI takes any
    other error for a body that cannot be parsed."""

    def __init__(self, status: HTTPStatus, told: str) -> None:
        super().__init__(status, told, {"Connection": "close"})


SMALL = {"/sign-in": 4096}
"""Bytes of bodies that anybody may send, whether or not he has a token."""


class Bounded:
    """Refuses bodies that are larger than the limit, by what they say of themselves or by what comes, and those that are not
    there in time."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app, self._limit, self._metrics = app, settings.body, metrics
        self._patience = settings.patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told, limit = (
            Headers(scope=scope).get("content-length", "0"),
            min(SMALL.get(scope["path"], self._limit), self._limit),
        )
        if told.isdecimal() and int(told) > limit:
            await _answer(self._too_large(limit))(scope, receive, send)
            return
        taken, begun, is_whole, ends = 0, False, False, monotonic() + self._patience

        async def receive_bounded() -> Message:
            nonlocal taken, is_whole
            if is_whole:  # what comes now is that the client goes
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), ends - monotonic())
            except TimeoutError:
                raise self._too_slow() from None
            is_whole = not message.get("more_body", False)
            taken += len(message.get("body", b""))
            if taken > limit:
                raise self._too_large(limit)
            return message

        async def send_noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive_bounded, send_noting)
        except _Refused as refused:
            if not begun:
                await _answer(refused)(scope, receive, send)

    def _too_large(self, limit: int) -> _Refused:
        self._metrics.refused.labels("size").inc()
        return _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"larger than {limit:,} bytes; send less at once")

    def _too_slow(self) -> _Refused:
        self._metrics.refused.labels("slow").inc()
        told = f"the body was not there within {self._patience:g} s; send it faster"
        return _Refused(HTTPStatus.REQUEST_TIMEOUT, told)


def _answer(refused: _Refused) -> Response:
    return problem(refused.status_code, refused.detail, headers=refused.headers)
