"""Signing in with a token, where tokens are needed; and the files that pages are dressed with."""

import hashlib
import re
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from inforce.api.admission import COOKIE, unreadable
from inforce.errors import InforceError
from inforce.web.frame import page

router = APIRouter(include_in_schema=False)

_FILES = {
    "page.css": ("inforce.outputs", "data/page.css", "text/css"),
    "timeline.css": ("inforce.outputs", "data/timeline.css", "text/css"),
    "pages.css": ("inforce.web", "static/pages.css", "text/css"),
    "mark.svg": ("inforce.web", "static/mark.svg", "image/svg+xml"),
    "pages.js": ("inforce.web", "static/pages.js", "text/javascript"),
}


@router.get("/static/{name}")
async def static(request: Request, name: str) -> Response:
    if name not in _FILES:
        return page(request, "problem", {"title": "Not found", "detail": f"no file {name!r}"}, status=404)
    content, kind, etag = _file(name)
    headers = {"ETag": etag, "Cache-Control": "max-age=3600"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers, media_type=kind)


@cache
def _file(name: str) -> tuple[bytes, str, str]:
    package, path, kind = _FILES[name]
    content = files(package).joinpath(path).read_bytes()
    return content, kind, f'"{hashlib.sha256(content).hexdigest()[:32]}"'


@router.get("/sign-in")
async def asking(request: Request, to: str = "/") -> Response:
    """``to``: the page that was asked for, which is shown once somebody has signed in."""
    return page(request, "sign_in", {"wrong": False, "to": to})


@router.post("/sign-in")
async def sign_in(
    request: Request, token: Annotated[str, Form(max_length=200)], to: Annotated[str, Form()] = "/"
) -> Response:
    """The token is kept in a cookie that no script reads and no other site sends."""
    try:
        bearer = request.app.state.tokens.bearer(token.strip())
    except InforceError:
        return unreadable()
    if bearer is None:
        return page(request, "sign_in", {"wrong": True, "to": to}, status=HTTPStatus.UNAUTHORIZED)
    answer = RedirectResponse(to if _is_here(to) else "/", HTTPStatus.SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token.strip(), httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def _is_here(address: str) -> bool:
    """An address of this service, and of no other that a link might lead to."""
    return re.match(r"/(?![/\\])[\x21-\x7e]*\Z", address) is not None


@router.get("/sign-out")
async def sign_out() -> Response:
    answer = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(COOKIE, path="/")
    return answer
