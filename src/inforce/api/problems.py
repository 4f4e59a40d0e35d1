"""Errors as ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from inforce.errors import (
    BadInput,
    Busy,
    InforceError,
    MissingExtra,
    NothingInForce,
    StoreUnusable,
    TooMuch,
    UnknownRegister,
    UnknownReport,
    UnknownState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI

STATUSES: Mapping[type[InforceError], HTTPStatus] = {
    UnknownReport: HTTPStatus.NOT_FOUND,
    TooMuch: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    BadInput: HTTPStatus.BAD_REQUEST,
    UnknownRegister: HTTPStatus.NOT_FOUND,
    UnknownState: HTTPStatus.CONFLICT,
    MissingExtra: HTTPStatus.NOT_IMPLEMENTED,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreUnusable: HTTPStatus.SERVICE_UNAVAILABLE,
}

AGAIN: Mapping[type[InforceError], str | None] = {NothingInForce: None, Busy: "5", StoreUnusable: "1"}
"""Seconds after which it makes sense to ask again; None where nothing changes by itself."""


def problem(
    status: int, detail: str, *, headers: Mapping[str, str] | None = None, errors: list[str] | None = None
) -> Response:
    """``detail`` is one line for people."""
    detail = " ".join(detail.split())  # names that were sent may hold lines of their own
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
    content = msgspec.json.encode({**told, "errors": errors} if errors else told)
    return Response(content, int(status), dict(headers or {}), "application/problem+json")


def add_problems(app: FastAPI) -> None:
    """Every error is answered as a problem."""
    app.add_exception_handler(InforceError, told_of)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(UnicodeEncodeError, _no_text)


def status_of(error: InforceError) -> HTTPStatus:
    fitting = (status for kind, status in STATUSES.items() if isinstance(error, kind))
    return next(fitting, HTTPStatus.INTERNAL_SERVER_ERROR)


def told_of(request: Request, error: Exception) -> Response:
    """What is answered in place of what was asked."""
    assert isinstance(error, InforceError)
    status = status_of(error)
    if status is not HTTPStatus.SERVICE_UNAVAILABLE:
        return _told(request, status, str(error))
    place = str(request.app.state.keeper.home.place)  # which is nobody's business who asks from elsewhere
    detail = str(error).replace(f"{place}: ", "").replace(place, "the store")
    again = next((seconds for kind, seconds in AGAIN.items() if isinstance(error, kind)), None)
    return _told(request, status, detail, {"Retry-After": again} if again else None)


def _told(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A page for people, a problem for programs."""
    if "text/html" not in request.headers.get("accept", ""):
        return problem(status, detail, headers=headers)
    from inforce.web.frame import page  # which needs the answers of this package

    return page(request, "problem", {"title": HTTPStatus(status).phrase, "detail": detail}, status=status)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, str(error.detail), error.headers)


def _no_text(request: Request, error: Exception) -> Response:
    """JSON can hold halves of characters, which nothing can be made of: neither a name nor an answer."""
    assert isinstance(error, UnicodeEncodeError)
    if not "\ud800" <= error.object[error.start] <= "\udfff":
        raise error  # a fault of our own
    half = f"\\u{ord(error.object[error.start]):04x}"
    return _told(request, HTTPStatus.BAD_REQUEST, f"{half} is half of a character (a lone surrogate), and no text")


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
    if any(each["loc"] == ("body",) for each in error.errors()) and "json" not in request.headers.get(
        "content-type", ""
    ):
        told = ["body: JSON is needed here; send it as Content-Type: application/json"]
    if "text/html" in request.headers.get("accept", ""):
        return _told(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(told))
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(told), errors=told)
