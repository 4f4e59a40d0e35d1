"""Data extension: the values of properties for parties that a client has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from fastapi import Response

from inforce.api.answering import json, worth
from inforce.api.parties import party
from inforce.api.reconciliation import vocabulary
from inforce.api.sent import parsed_as
from inforce.api.turns import by_turns
from inforce.errors import BadInput, TooMuch
from inforce.moment import iso

if TYPE_CHECKING:
    from datetime import datetime

    from inforce.api.current import Keeper
    from inforce.api.reconciliation.place import Place
    from inforce.contract import Json
    from inforce.moment import Interval
    from inforce.register.register import View


class Wanted(msgspec.Struct):
    id: str


class Extend(msgspec.Struct):
    ids: list[str]
    properties: list[Wanted]


async def answered(keeper: Keeper, place: Place, text: str, most: int) -> Response:
    """Raises BadInput."""
    asked = parsed_as(Extend, text, "extend")
    if len(asked.ids) > most:
        raise TooMuch(f"extend: {len(asked.ids):,} ids; {most:,} at most at once")
    wanted = [each.id for each in asked.properties]
    if unknown := [key for key in wanted if key not in vocabulary.properties()]:
        raise BadInput(f"extend: no property {unknown[0]!r}; there are: {', '.join(vocabulary.properties())}")
    meta = [{"id": key, "name": vocabulary.properties()[key]["name"]} for key in wanted]
    with keeper.using() as current:
        found = {key: place.found(current, key) async for key in by_turns(asked.ids)}
        rows = {key: _row(each, wanted) async for key, each in by_turns(found.items())}
        return json(
            {"meta": meta, "rows": rows}, headers=worth(place.views(current)) if None in found.values() else None
        )


def _row(found: tuple[View, str] | None, wanted: list[str]) -> Json:
    """Empty of an id that is nobody's, of which the header ``X-Absence`` says what that is worth; of a party that was not listed
    its state alone, and what led to it."""
    if found is None:
        return {each: [] for each in wanted}
    told = {**_described(*found), **_state(*found)}
    return {each: told.get(each, []) for each in wanted}


def _described(view: View, number: str) -> dict[str, list[Json]]:
    entity = party(view, number)
    properties = entity["properties"] if entity else {}
    assert isinstance(properties, dict)
    return {key: [{"str": value} for value in values] for key, values in properties.items()}


def _state(view: View, number: str) -> dict[str, list[Json]]:
    """What is ours to tell."""
    answer = view.was(number)
    return {
        "state": [{"str": answer.state.value}],
        "programme": [{"str": each} for each in answer.programmes],
        **_interval("listed", answer.listed),
        **_interval("removed", answer.removed),
        "register": [{"str": view.register}],
        "number": [{"str": number}],
        "edition": [{"str": each.sha256} for each in answer.editions],
        "retrieved": [{"date": _date(each.look.known)} for each in answer.editions],
        "note": [{"str": each} for each in answer.notes],
    }


def _interval(what: str, interval: Interval | None) -> dict[str, list[Json]]:
    ends = {f"{what}After": interval.after, f"{what}By": interval.by} if interval else {}
    return {key: [{"date": _date(at)}] for key, at in ends.items() if at}


def _date(at: datetime) -> str:
    return iso(at.replace(microsecond=0))
