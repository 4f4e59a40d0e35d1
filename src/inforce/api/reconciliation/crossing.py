"""Pages of other origins that may ask the reconciliation API: those of programs on this machine, such as OpenRefine, and
those that are named (``--allow-origin``). Nothing else of the service is open to them, and no cookie goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import Response
from starlette.datastructures import Headers, MutableHeaders

from inforce.api.layers import SAFE
from inforce.api.reconciliation.place import ROOT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from inforce.api.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def may_cross(origin: str, path: str, settings: Settings) -> bool:
    """Whether a page of an origin may ask what lies at a path."""
    if not path.startswith(f"{ROOT}/"):
        return False
    try:
        return urlsplit(origin).hostname in LOOPBACK or origin.rstrip("/").lower() in settings.origins
    except ValueError:  # no address at all
        return False


class Crossing:
    """Lets browsers hand answers of that API to such pages, and show its previews within them."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        within = " ".join(["http://localhost:*", "http://127.0.0.1:*", *settings.origins])
        policy = SAFE["Content-Security-Policy"]
        self._policy = policy.replace("frame-ancestors 'none'", f"frame-ancestors {within}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(f"{ROOT}/"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        shared = self._shared(origin) if may_cross(origin, scope["path"], self._settings) else {}
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204 if shared else 403, headers=shared)(scope, receive, send)
            return

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                told["Content-Security-Policy"] = self._policy
                told["Vary"] = "Origin"
                for name, value in shared.items():
                    told[name] = value
            await send(message)

        await self._app(scope, receive, send_shared)

    @staticmethod
    def _shared(origin: str) -> dict[str, str]:
        return {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Expose-Headers": "X-Absence, X-Request-ID",
            "Access-Control-Max-Age": "600",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
