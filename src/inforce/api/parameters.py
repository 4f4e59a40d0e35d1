"""No parameter is passed over: who asks about a day under a name that is none here must not be told of today."""

from collections.abc import Mapping
from functools import lru_cache

from fastapi import APIRouter, FastAPI, Request

from inforce.errors import BadInput

OURS = "/v1/"
"""What our own questions begin with; clients of other APIs send what those know."""


def is_ours(router: APIRouter) -> bool:
    return any(getattr(route, "path", "").startswith(OURS) for route in router.routes)


async def known_only(request: Request) -> None:
    """A dependency of routes of ours. Raises BadInput for a parameter of the query that the question does not have."""
    if not (given := request.query_params):
        return
    known = described(request.app).get((request.scope["route"].path_format, request.method.lower()), ())
    if unknown := next((name for name in given if name not in known), None):
        there = ", ".join(known) or "none"
        raise BadInput(f"no parameter {unknown!r} here; there are: {there}")


@lru_cache(maxsize=8)
def described(app: FastAPI) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The parameters of each question, by its path and method, as the description for programs tells them."""
    return {
        (path, method): tuple(each["name"] for each in told.get("parameters", ()) if each["in"] == "query")
        for path, methods in app.openapi()["paths"].items()
        for method, told in methods.items()
    }
