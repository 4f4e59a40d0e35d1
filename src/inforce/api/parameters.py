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
    """A dependency of routes of ours. Raises BadInput for a parameter of the query that the question does not have, that is given
    twice and not taken as several, or empty."""
    if not (given := request.query_params):
        return
    known = described(request.app).get((request.scope["route"].path_format, request.method.lower()), {})
    if (unknown := next((name for name in given if name not in known), None)) is not None:
        there = ", ".join(known) or "none"
        raise BadInput(f"no parameter {unknown!r} here; there are: {there}")
    for name, value in given.multi_items():
        if not value.strip():
            raise BadInput(f"the parameter {name!r} is empty; leave it out or give it a value")
        if not known[name] and len(given.getlist(name)) > 1:
            raise BadInput(f"the parameter {name!r} is given more than once")


@lru_cache(maxsize=8)
def described(app: FastAPI) -> Mapping[tuple[str, str], Mapping[str, bool]]:
    """The parameters of each question, by its path and method, as the description for programs tells them: by name, whether they
    may be given several times."""
    return {
        (path, method): {
            each["name"]: each["schema"].get("type") == "array"
            for each in told.get("parameters", ())
            if each["in"] == "query"
        }
        for path, methods in app.openapi()["paths"].items()
        for method, told in methods.items()
    }
