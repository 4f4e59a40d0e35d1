"""One listed party, and what is linked to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from inforce.api.answering import (
    AskedKeeper,
    AskedMoment,
    decided,
    json,
    tag,
    unchanged,
)
from inforce.api.current import Current
from inforce.api.opensanctions.asked import total
from inforce.api.parties import numbers_of, party, sanctions
from inforce.api.problems import problem
from inforce.contract import Json
from inforce.moment import Moment
from inforce.register.model import Answer, State
from inforce.register.register import View
from inforce.register.words import absence

router = APIRouter(tags=["OpenSanctions API"])

Key = Annotated[str, Path(max_length=300, examples=["ofac-44541"])]


@router.get("/entities/{entity_id}", summary="One listed party", response_model=dict)
async def entity(
    request: Request, keeper: AskedKeeper, moment: AskedMoment, entity_id: Key, nested: bool = True
) -> Response:
    """As it was listed at the moment. A party that was not listed then is not found, and the detail says what is known."""
    with keeper.using() as current:
        etag = tag(request.scope, current, current.views(list(current.registers), moment))
        if (same := unchanged(request.scope, etag)) is not None:
            return same
        found = _found(current, moment, entity_id)
        if isinstance(found, Response):
            return found
        view, number = found
        return json(party(view, number, nested=nested), headers={"ETag": etag} | decided([view]))


def _found(current: Current, moment: Moment, key: str) -> tuple[View, str] | Response:
    """The register as of the moment and the number, or what is known instead."""
    told = [f"no entry of a register kept here has the id {key!r}"]
    for name, number in numbers_of(key, current.registers):
        view = current.registers[name].as_of(moment)
        if party(view, number):
            return view, number
        if number in view.numbered(number):
            answer = view.was(number)
            told = [f"{name} {number} ({answer.name}): {_state(answer)}; see /v1/history?q={number}"]
        else:
            told.append(f"{name}: {absence(view)}")
    return problem(HTTPStatus.NOT_FOUND, "; ".join(told))


def _state(answer: Answer) -> str:
    removed = f", removed {answer.removed}" if answer.removed else ""
    if answer.state is State.UNKNOWN:
        return " ".join((f"whether it was listed at the moment is not known{removed}.", *answer.notes)).rstrip(".")
    return f"not listed at the moment{removed}"


@dataclass(frozen=True, slots=True)
class Linked:
    """What is linked to one party, by the page."""

    keeper: AskedKeeper
    moment: AskedMoment
    entity_id: Key
    limit: Annotated[int, Query(ge=0, le=500)] = 10
    offset: Annotated[int, Query(ge=0, le=9_499)] = 0

    def told(self, tell: Callable[[View, str], Json]) -> Response:
        """What is told of the party, or what is known instead."""
        with self.keeper.using() as current:
            found = _found(current, self.moment, self.entity_id)
            return found if isinstance(found, Response) else json(tell(*found))

    def page(self, results: Sequence[Json]) -> Json:
        told = results[self.offset : self.offset + self.limit]
        return {"results": told, "total": total(len(results)), "limit": self.limit, "offset": self.offset}


AskedLinked = Annotated[Linked, Depends()]


@router.get("/entities/{entity_id}/adjacent", summary="A party with what is linked to it", response_model=dict)
async def adjacent(linked: AskedLinked) -> Response:
    """Its sanctions: links between parties are told in words, in its notes."""

    def tell(view: View, number: str) -> Json:
        return {"entity": party(view, number), "adjacent": {"sanctions": linked.page(sanctions(view, number))}}

    return linked.told(tell)


@router.get("/entities/{entity_id}/adjacent/{prop}", summary="What is linked to a party by one property")
async def adjacent_by(linked: AskedLinked, prop: str) -> Response:
    return linked.told(lambda view, number: linked.page(sanctions(view, number) if prop == "sanctions" else []))
