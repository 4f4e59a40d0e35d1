"""Who is let in: tokens, scopes, and how often."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import IPv6Network
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse

from inforce.api.access import ANYONE, Bearer, Tokens
from inforce.api.access import Scope as Right
from inforce.api.audit import write_begun
from inforce.api.problems import problem
from inforce.api.reconciliation.crossing import may_cross
from inforce.api.reconciliation.place import SERVICE
from inforce.errors import InforceError

if TYPE_CHECKING:
    from fastapi import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from inforce.api.layers import Metrics
    from inforce.api.settings import Settings

OPEN = frozenset({"/healthz", "/readyz", "/sign-in"})
"""What a supervisor asks, which has no token, and where one is shown; what pages are dressed with is open too."""
COOKIE = "inforce_token"
"""In which a browser sends the token."""
_SCHEMES = ("bearer", "apikey")
"""``ApiKey`` is what clients of the OpenSanctions API send."""
_MOST_KNOWN = 10_000


@dataclass(slots=True)
class Rate:
    """So many requests a second from one client, with room for ten seconds' worth at once."""

    per_second: float
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait(self, client: str, now: float) -> float:
        """Seconds after which it may ask again; 0 where it may ask now."""
        room = max(1.0, 10 * self.per_second)
        left, at = self._left.pop(client, (room, now))
        left = min(room, left + (now - at) * self.per_second)
        wait = 0.0 if left >= 1 else (1 - left) / self.per_second
        self._left[client] = (left if wait else left - 1, now)
        if len(self._left) > _MOST_KNOWN:
            del self._left[next(iter(self._left))]  # whoever has not asked for longest
        return wait


class Admitted:
    """Finds out who asks, and lets in who may: with a token where tokens are needed, and not too often."""

    def __init__(self, app: ASGIApp, tokens: Tokens, settings: Settings, metrics: Metrics) -> None:
        self._app, self._tokens, self._metrics = app, tokens, metrics
        self._needs_token, self._settings = settings.tokens, settings
        self._rate = Rate(settings.rate) if settings.rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            bearer = self._bearer(Headers(scope=scope))
        except InforceError:
            if scope["path"] not in OPEN:
                await unreadable()(scope, receive, send)
                return
            bearer = None
        scope.setdefault("state", {})["bearer"] = bearer or Bearer(None, frozenset())
        refused = self._refused(scope, bearer)
        await (refused or self._app)(scope, receive, send)

    def _bearer(self, headers: Headers) -> Bearer | None:
        if not self._needs_token:
            return ANYONE
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        if scheme.lower() in _SCHEMES:
            return self._tokens.bearer(secret.strip())
        if scheme.lower() == "basic":
            return self._tokens.bearer(_password(secret.strip()))
        kept = cookie_parser(headers.get("cookie", "")).get(COOKIE)
        return self._tokens.bearer(kept) if kept else None

    def _refused(self, scope: Scope, bearer: Bearer | None) -> Response | None:
        headers = Headers(scope=scope)
        if _is_foreign(scope["method"], headers) and not may_cross(headers["origin"], scope["path"], self._settings):
            self._metrics.refused.labels("origin").inc()
            return problem(HTTPStatus.FORBIDDEN, "a page of another site may not send anything here")
        is_page = scope["path"].startswith("/static/") or (scope["path"] in OPEN and scope["method"] != "POST")
        if is_page:
            return None
        if self._rate and (wait := self._rate.wait(_client(scope, bearer), monotonic())):
            self._metrics.refused.labels("rate").inc()
            again = {"Retry-After": str(ceil(wait))}
            return problem(HTTPStatus.TOO_MANY_REQUESTS, "too many requests; ask again later", headers=again)
        if bearer is None and scope["path"] not in OPEN and not _is_manifest(scope):
            self._metrics.refused.labels("token").inc()
            if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                return RedirectResponse(f"/sign-in?{urlencode({'to': _address(scope)})}", HTTPStatus.SEE_OTHER)
            told = "send a token: 'Authorization: Bearer …'; see 'inforce tokens --help'"
            return problem(HTTPStatus.UNAUTHORIZED, told, headers={"WWW-Authenticate": "Bearer"})
        return None


def _client(scope: Scope, bearer: Bearer | None) -> str:
    """Who counts as one: a token, an address, or a network of IPv6 such as one household has."""
    if bearer and bearer.name:
        return f"token {bearer.name}"
    address = str((scope.get("client") or ["-"])[0])
    return str(IPv6Network(f"{address.partition('%')[0]}/64", strict=False)) if ":" in address else address


def unreadable() -> Response:
    """What is wrong with the file of tokens is for whoever keeps it."""
    told = "the tokens of this service cannot be read; 'inforce tokens list' says why"
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, told)


def _address(scope: Scope) -> str:
    """What was asked for, without the name of the service."""
    path, query = (str(scope[each], "latin-1") for each in ("raw_path", "query_string"))
    return f"{path}?{query}" if query else path


def _is_manifest(scope: Scope) -> bool:
    """What a reconciliation service offers: it must be readable, for it tells that a token is needed."""
    return scope["method"] == "GET" and not scope["query_string"] and bool(SERVICE.fullmatch(scope["path"]))


def _password(credentials: str) -> str:
    """Of HTTP Basic, which the reconciliation API knows: a token is sent as the password, under any name."""
    try:
        return base64.b64decode(credentials, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _is_foreign(method: str, headers: Headers) -> bool:
    """Something sent by a page of another site: browsers tell from where in ``Origin``."""
    if method in ("GET", "HEAD", "OPTIONS") or not (origin := headers.get("origin")):
        return False
    try:
        return urlsplit(origin).netloc != headers.get("host")
    except ValueError:  # no address at all
        return True


def needs(right: Right, *also: Callable[[Request], Awaitable[None]]) -> Callable[[Request], Awaitable[None]]:
    """A dependency of routes: who asks has this right; and what ``also`` has to hold, in one, for each costs its time. What may
    change something is written down before it does."""

    async def check(request: Request) -> None:
        if right not in request.state.bearer.scopes:
            raise HTTPException(HTTPStatus.FORBIDDEN, f"this needs a token with the scope '{right}'")
        for holds in also:
            await holds(request)
        if right is Right.ADMIN:
            write_begun(request.scope)

    return check
