"""Matching: listed parties like an example."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from inforce.api.answering import (
    AskedKeeper,
    AskedMoment,
    AskedSettings,
    decided,
    doubts,
    json,
)
from inforce.api.batches import refuse_too_many
from inforce.api.current import Keeper, Names
from inforce.api.examples import queries_of
from inforce.api.opensanctions.asked import (
    SEARCHED,
    Dataset,
    Filters,
    Several,
    Topics,
    changed_in,
    total,
    views_of,
)
from inforce.api.parties import party
from inforce.api.screening import indexed
from inforce.api.settings import Settings as Limits
from inforce.api.turns import by_turns
from inforce.contract import Json
from inforce.errors import BadInput
from inforce.moment import Moment
from inforce.screening.marks import Answer, Judged
from inforce.screening.model import THRESHOLD, Settings
from inforce.screening.model import Query as Asked

router = APIRouter(tags=["OpenSanctions API"])

ALGORITHM = "inforce"
LIMIT = 5
"""Results of a query, where nothing else is asked."""


class Example(BaseModel):
    """A party by example: a FollowTheMoney schema and properties."""

    id: str | None = None
    schema_: str = Field(alias="schema", examples=["Person"])
    properties: dict[str, str | list[Any]] = Field(examples=[{"name": ["John Doe"]}])


class Examples(BaseModel):
    queries: dict[str, Example]
    weights: dict[str, float] = {}
    config: dict[str, str | int | float | bool | None] = {}


@router.post("/match/{dataset}", summary="Listed parties like an example", response_model=dict)
async def match(
    keeper: AskedKeeper,
    settings: AskedSettings,
    moment: AskedMoment,
    dataset: Dataset,
    asked: Examples,
    limit: Annotated[int, Query(ge=1)] = LIMIT,
    threshold: Annotated[
        float, Query(ge=0, le=1, allow_inf_nan=False, description="From which score on a result is a match.")
    ] = THRESHOLD,
    cutoff: Annotated[
        float | None,
        Query(
            ge=0, le=1, description=f"Results below it are not told. Left out: {THRESHOLD}, or the threshold if less."
        ),
    ] = None,
    algorithm: Annotated[str, Query(description="`inforce`, or `best`, which is the same.")] = "best",
    include_dataset: Several = (),
    exclude_dataset: Several = (),
    exclude_schema: Several = (),
    topics: Topics = (),
    changed_since: str | None = None,
    exclude_entity_ids: Several = (),
) -> Response:
    """The results of each query, the best first. The explanations of a score add up to it. Beside names, dates of birth,
    countries and identifiers count; what either side does not tell changes nothing. What it is worth that a query has no
    result stands in the header ``X-Absence``."""
    _refuse_other_ways(algorithm, asked)
    choice = Choice(
        limit,
        threshold,
        cutoff,
        include_dataset,
        exclude_dataset,
        exclude_schema,
        topics,
        changed_since,
        exclude_entity_ids,
    )
    return await matched(keeper, settings, moment, dataset, asked.queries, choice)


class Party(Protocol):
    """A party by example."""

    @property
    def id(self) -> str | None: ...
    @property
    def schema_(self) -> str: ...
    @property
    def properties(self) -> Mapping[str, str | list[Any]]: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """Which results are told: as the parameters of :func:`match` have it."""

    limit: int = LIMIT
    threshold: float = THRESHOLD
    cutoff: float | None = None
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    exclude_schema: Sequence[str] = ()
    topics: Sequence[str] = ()
    changed_since: str | None = None
    exclude_ids: Sequence[str] = ()

    @property
    def least(self) -> float:
        """The score from which results are told."""
        return max(min(self.threshold, THRESHOLD) if self.cutoff is None else self.cutoff, SEARCHED)


async def matched(
    keeper: Keeper, limits: Limits, moment: Moment, dataset: str, queries: Mapping[str, Party], choice: Choice
) -> Response:
    """What :func:`match` answers. Raises InforceError."""
    if not queries:
        raise BadInput("no queries")
    parties = {key: queries_of(each.schema_, each.properties) for key, each in queries.items()}
    refuse_too_many(parties.values(), limits)
    with keeper.using() as current:
        views = views_of(current, moment, dataset, choice.include, choice.exclude, choice.topics)
        listed = await indexed(keeper, current, views)
        changed = changed_in(views, choice.changed_since)
        passed = Filters(frozenset(choice.exclude_schema), frozenset(choice.exclude_ids), changed)
        wanted = Settings(choice.least, min(choice.limit, limits.limit))
        responses = {
            key: {
                "status": 200,
                "results": (results := await _results(listed, parties[key], wanted, passed, choice.threshold)),
                "total": total(len(results)),
                "query": {"id": each.id, "schema": each.schema_, "properties": each.properties},
            }
            async for key, each in by_turns(queries.items())
        }
        headers = {"x-batch-size": str(len(responses))} | decided(views)
        if not all(each["results"] for each in responses.values()):
            headers |= doubts(views)
        return json({"responses": responses, "limit": wanted.limit}, headers=headers)


def _refuse_other_ways(algorithm: str, asked: Examples) -> None:
    """There is one way to match: who asks for another must not take its scores for that one's. Raises BadInput."""
    if algorithm not in (ALGORITHM, "best"):
        raise BadInput(f"no algorithm {algorithm!r}; there is one, {ALGORITHM!r}, which is also 'best'")
    if asked.weights or asked.config:
        raise BadInput(f"the algorithm {ALGORITHM!r} takes neither weights nor config")


async def _results(
    listed: Names,
    asked: Sequence[Asked],
    wanted: Settings,
    passed: Filters,
    threshold: float,
) -> list[Json]:
    """Of several names of one party each entry counts with the one that is likest."""
    room = Settings(wanted.threshold, wanted.limit + len(passed.ids))
    answers = await listed.screened_by_turns(asked, room)
    of = {view.register: view for view in listed.views}
    found = []
    for query, judged in likest(answers):
        register = judged.match.register or ""
        entity = party(of[register], judged.match.entry)
        if entity and passed.passes(entity, of[register], judged.match.entry):
            found.append({**entity, **_scored(query, judged, threshold)})
    return found[: wanted.limit]


def likest(answers: Iterable[Answer]) -> list[tuple[str, Judged]]:
    """The name asked and the match, the best first, each entry once."""
    best: dict[tuple[str | None, str], tuple[str, Judged]] = {}
    for answer in answers:
        for judged in answer.matches:
            key = judged.match.register, judged.match.entry
            if key not in best or best[key][1].match.score < judged.match.score:
                best[key] = answer.query.name, judged
    return sorted(best.values(), key=lambda each: -each[1].match.score)


def _scored(query: str, judged: Judged, threshold: float) -> Json:
    match = judged.match
    reasons = "; ".join(f"{each.words} {each.points:+.3f}" for each in match.because)
    told = {"score": match.score, "detail": reasons or "the same name", "query": query, "candidate": match.name}
    return {"score": match.score, "match": match.score >= threshold, "explanations": {"name": told}}


@router.get("/algorithms", summary="How parties are matched", response_model=dict)
async def algorithms() -> Response:
    told = {
        "name": ALGORITHM,
        "description": "Weighed alignment of the words of names: 1 less what each difference costs; dates of birth, "
        "countries and identifiers, where both sides tell them, add to it or take off it.",
        "docs": {
            "name": {
                "description": "How alike the likest names are; the detail tells every difference with its cost, and "
                "what agrees or contradicts beside the name."
            }
        },
    }
    return json({"algorithms": [told], "default": ALGORITHM, "best": ALGORITHM})
