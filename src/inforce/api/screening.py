"""Screening over HTTP: names against registers as of a moment."""

from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from inforce import contract
from inforce.api.answering import AskedKeeper, AskedMoment, AskedSettings, RegisterName, chosen, json
from inforce.api.batches import refuse_too_many
from inforce.api.current import Current, Keeper, Names
from inforce.errors import Busy, StoreUnusable
from inforce.register.register import View
from inforce.register.words import NOT_EXAMINED, beside_names
from inforce.screening.columns import known_kind
from inforce.screening.comparing import compare as compare_names
from inforce.screening.facts import Facts, together, type_of
from inforce.screening.model import LIMIT, THRESHOLD, Settings
from inforce.screening.model import Query as Asked
from inforce.screening.screener import Screener

router = APIRouter(tags=["screening"])


class Told(BaseModel, extra="forbid"):
    """What is told beside a name under another name than these is refused rather than left out."""


class Identifier(Told):
    """``type``: imo, passport, swift or tax; others are compared by their values alone."""

    type: str = Field("", max_length=100)
    value: str = Field(min_length=1, max_length=200)


Several = list[Annotated[str, Field(max_length=200)]]


class Name(Told):
    """A name to be looked for, with what is known beside it. ``id`` comes back with the answer."""

    id: str = ""
    name: str = Field(min_length=1, max_length=10_000)
    kind: str = Field("any", description="person, organisation, vessel, aircraft or any")
    births: Several = Field([], description="Dates of birth: 1958, 1958-03-01, circa 1958.", examples=[["1958-03-01"]])
    countries: Several = Field([], description="Names or codes.", examples=[["by"]])
    identifiers: list[Identifier] = []

    def query(self) -> Asked:
        """Raises BadInput."""
        kind = known_kind(self.kind)
        facts = Facts(
            births=together(self.births),
            countries=together(self.countries),
            identifiers=tuple((type_of(each.type), each.value) for each in self.identifiers),
        )
        return Asked(self.id, self.name, kind, facts or None)


class Batch(Told):
    queries: list[Name]


Threshold = Annotated[float, Query(ge=0.3, le=1, allow_inf_nan=False)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.post("/v1/screen", summary="Which names may be those of listed parties, and why", response_model=dict)
async def screen(
    keeper: AskedKeeper,
    limits: AskedSettings,
    moment: AskedMoment,
    names: Batch,
    register: RegisterName = None,
    threshold: Threshold = THRESHOLD,
    limit: Limit = LIMIT,
) -> Response:
    """Answers come in the order of the queries. A score is 1 less what each difference costs; the reasons tell all of them."""
    asked = [each.query() for each in names.queries]
    refuse_too_many([[each] for each in asked], limits)
    with keeper.using() as current:
        views = current.views(chosen(current, register), moment)
        listed = await indexed(keeper, current, views)
        found = await listed.screened_by_turns(asked, Settings(threshold, limit))
        doubts = [f"{view.register}: {told}" for view in views for told in beside_names(view)]
        fields = {"answers": [contract.screened(each) for each in found], "notes": [*doubts, NOT_EXAMINED]}
        return json(contract.document(fields))


async def indexed(keeper: Keeper, current: Current, views: Sequence[View]) -> Names:
    """The names of registers around a moment, as soon as they can be asked. Raises Busy where that takes too long."""
    ends, screeners = monotonic() + keeper.indexing.seconds, dict[str, Screener]()
    for view in views:
        if (screener := current.held(view)) is None:
            await keeper.indexing.made(view, ends - monotonic())
            screener = current.screener(view)
        screeners[view.register] = screener
    return current.names(views, screeners)


async def indexed_soon(keeper: Keeper, current: Current, views: Sequence[View], seconds: float) -> Names:
    """Those of the registers of which they can be asked within some seconds, each."""
    found = list[View]()
    screeners = dict[str, Screener]()
    for view in views:
        with suppress(Busy, StoreUnusable):
            if (screener := current.held(view)) is None:
                await keeper.indexing.made(view, seconds)
                screener = current.screener(view)
            screeners[view.register] = screener
            found.append(view)
    return current.names(found, screeners)


@router.get("/v1/compare", summary="How alike two names are, and why", response_model=dict)
async def compare(
    one: Annotated[str, Query(max_length=10_000)],
    other: Annotated[str, Query(max_length=10_000)],
    kind: Annotated[str, Query(description="person, organisation, vessel, aircraft or any")] = "any",
) -> Response:
    scored = compare_names(one, other, known_kind(kind))
    return json(contract.document({"score": scored.score, "because": contract.reasons(scored.because)}))
