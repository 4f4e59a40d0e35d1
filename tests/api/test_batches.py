"""What a batch may hold is the same whichever door it comes in by."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import serving

Party = dict[str, list[str]]
"""Names and dates of birth."""


@pytest.fixture(scope="module")
def narrow(kept: Home) -> Iterator[httpx.Client]:
    settings = Settings(looked=0.05, batch=3, names=5, facts=2, file=3)
    with serving(create_app(kept, settings)) as address, httpx.Client(base_url=address) as client:
        yield client


def matched(client: httpx.Client, parties: list[Party]) -> httpx.Response:
    queries = {str(at): {"schema": "Person", "properties": each} for at, each in enumerate(parties)}
    return client.post("/match/default", json={"queries": queries})


def matched_otherwise(client: httpx.Client, parties: list[Party]) -> httpx.Response:
    """Not in the plain form."""
    queries = {str(at): {"schema": "Person", "properties": each} for at, each in enumerate(parties)}
    return client.post("/match/default", params={"limit": 3}, json={"queries": queries})


def reconciled(client: httpx.Client, parties: list[Party]) -> httpx.Response:
    def query(party: Party) -> dict[str, Any]:
        first, *others = party["name"]
        told = {"name": others, "birthDate": party.get("birthDate", [])}
        return {"query": first, "properties": [{"pid": key, "v": value} for key, value in told.items()]}

    queries = json.dumps({str(at): query(each) for at, each in enumerate(parties)})
    return client.post("/reconcile/default", data={"queries": queries})


def screened(client: httpx.Client, parties: list[Party]) -> httpx.Response:
    queries = [{"name": name, "births": each.get("birthDate", [])} for each in parties for name in each["name"]]
    return client.post("/v1/screen", json={"queries": queries})


def filed(client: httpx.Client, parties: list[Party], form: str = "jsonl") -> httpx.Response:
    rows = [{"name": name, "birth": each.get("birthDate", [])} for each in parties for name in each["name"]]
    told = {"Content-Type": "application/jsonl"}
    body = "".join(f"{json.dumps(each)}\n" for each in rows)
    return client.post("/v1/screen/file", params={"form": form}, content=body, headers=told)


def filed_for_a_receipt(client: httpx.Client, parties: list[Party]) -> httpx.Response:
    return filed(client, parties, "receipt")


Door = Callable[[httpx.Client, list[Party]], httpx.Response]
DOORS: list[Door] = [matched, matched_otherwise, reconciled, screened, filed, filed_for_a_receipt]
ENOUGH: list[Party] = [{"name": [f"Ana Nobody {number}"], "birthDate": ["1958", "1959"]} for number in range(3)]


@pytest.mark.parametrize("door", DOORS)
def test_as_much_as_a_batch_may_hold_is_answered(narrow: httpx.Client, door: Door) -> None:
    told = door(narrow, ENOUGH)
    assert told.status_code == 200, told.text


@pytest.mark.parametrize("door", DOORS)
def test_more_queries_are_refused(narrow: httpx.Client, door: Door) -> None:
    told = door(narrow, [*ENOUGH, {"name": ["Another"]}])
    assert told.status_code == 413
    assert "at most" in told.json()["detail"] or "more than 3 names" in told.json()["detail"]


@pytest.mark.parametrize("door", [matched, matched_otherwise, reconciled])
def test_more_names_of_few_parties_are_refused(narrow: httpx.Client, door: Door) -> None:
    told = door(narrow, [{"name": [f"Ana Nobody {number}" for number in range(6)]}])
    assert (told.status_code, told.json()["detail"]) == (413, "6 names; 5 at most in one request")


@pytest.mark.parametrize("door", DOORS)
def test_more_facts_of_one_party_are_refused(narrow: httpx.Client, door: Door) -> None:
    told = door(narrow, [{"name": ["Ana Nobody"], "birthDate": ["1958", "1959", "1960"]}])
    assert (told.status_code, told.json()["detail"]) == (413, "3 births of 'Ana Nobody'; 2 at most of one party")


DEEP = "[" * 20_000 + "]" * 20_000
NESTED: dict[str, Callable[[httpx.Client], httpx.Response]] = {
    "queries": lambda client: client.post("/reconcile/default", data={"queries": f'{{"q": {{"x": {DEEP}}}}}'}),
    "extend": lambda client: client.post("/reconcile/default", data={"extend": f'{{"ids": [], "x": {DEEP}}}'}),
    "/match": lambda client: client.post(
        "/match/default", content=f'{{"queries": {DEEP}}}', headers={"Content-Type": "application/json"}
    ),
    "/v1/screen": lambda client: client.post(
        "/v1/screen", content=f'{{"queries": {DEEP}}}', headers={"Content-Type": "application/json"}
    ),
    "a file of names": lambda client: client.post(
        "/v1/screen/file", content=f'{{"name": {DEEP}}}', headers={"Content-Type": "application/jsonl"}
    ),
    "a receipt": lambda client: client.post(
        "/v1/verify", files={"receipt": ("r", f'{{"receipt": {DEEP}}}'), "file": ("f", "x")}
    ),
}


@pytest.mark.parametrize("door", NESTED.values(), ids=NESTED)
def test_what_is_nested_too_deep_is_refused(
    narrow: httpx.Client, door: Callable[[httpx.Client], httpx.Response]
) -> None:
    assert door(narrow).status_code == 400
