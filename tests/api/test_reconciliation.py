"""The reconciliation API 0.2, as OpenRefine asks it."""

import base64
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from jsonschema import Draft7Validator
from lxml import html
from referencing import Registry
from referencing.jsonschema import DRAFT7

from inforce.api.access import Scope, Tokens
from inforce.api.app import create_app
from inforce.api.reconciliation import vocabulary
from inforce.api.settings import Settings
from inforce.home import Home
from inforce.knowledge import knowledge
from tests.api.conftest import BEFORE, FIRST, edition, serving
from tests.conftest import SDN, Keeper

PUBLISHED = os.environ.get("INFORCE_RECONCILIATION_SCHEMAS")
"""The folder 0.2/schemas of https://github.com/reconciliation-api/specs, which are not ours to hand on."""
AT = f"/reconcile/{SDN}/at/2024-01-06"


def asked(client: httpx.Client, queries: dict[str, Any], at: str = AT) -> dict[str, list[dict[str, Any]]]:
    answer = client.post(at, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {key: each["result"] for key, each in answer.json().items()}


def extended(client: httpx.Client, ids: list[str], *wanted: str, at: str = AT) -> dict[str, Any]:
    query = {"ids": ids, "properties": [{"id": each} for each in wanted]}
    answer = client.post(at, data={"extend": json.dumps(query)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_nobody_suggested_and_an_id_of_nobody_are_told_with_what_that_is_worth(client: httpx.Client) -> None:
    stale = f"/reconcile/{SDN}/at/2024-06-01"
    answer = client.get(f"{stale}/suggest/entity", params={"prefix": "Nobody Special"})
    assert answer.json() == {"result": []}
    assert "Unknown: the last look" in answer.headers["x-absence"]
    for key, words in (("ofac-9", "Unknown: the last look"), ("ofac-1", None)):
        asked = {"ids": [key], "properties": [{"id": "state"}]}
        told = client.post(stale, data={"extend": json.dumps(asked)}).headers.get("x-absence")
        assert words in told if words and told else told is words


@pytest.mark.parametrize(
    ("query", "words"),
    [({"query": "Calm", "type": "Wolf"}, "no type 'Wolf'"), ({"query": "Calm", "limit": -1}, "limit -1")],
)
def test_a_type_that_is_none_and_a_limit_below_one_are_refused(
    client: httpx.Client, query: dict[str, Any], words: str
) -> None:
    answer = client.post(AT, data={"queries": json.dumps({"a": query})})
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def words_of(page: str) -> str:
    found: Any = html.fromstring(page)
    return str(found.text_content())


def below(address: str, service: dict[str, str], kind: str = "service") -> str:
    """The path that a manifest gives for one of its services."""
    return urlsplit(service[f"{kind}_url"] + service[f"{kind}_path"]).path


def test_the_service_says_what_it_offers_and_its_addresses_keep_the_moment(client: httpx.Client, address: str) -> None:
    told = client.get(f"{AT}/known/2024-01-05").json()
    assert told["versions"] == ["0.2"]
    assert told["name"] == f"Inforce: {SDN}, as of 2024-01-06, known at 2024-01-05"
    for place in (told["view"]["url"], told["preview"]["url"], told["suggest"]["entity"]["service_url"]):
        assert place.startswith(f"{address}{AT}/known/2024-01-05")
    assert "authentication" not in told


def test_a_batch_is_answered_query_by_query(client: httpx.Client) -> None:
    found = asked(
        client, {"a": {"query": "Siarhei Shchukin"}, "b": {"query": "Calm Harbor Lines"}, "c": {"query": "Nobody"}}
    )
    assert [[each["id"] for each in found[key]] for key in "abc"] == [["ofac-1"], ["ofac-3"], []]
    best = found["a"][0]
    assert best["type"] == [{"id": "Person", "name": "Person"}]
    assert 70 <= best["score"] < 100
    assert "Sergey" in best["description"]
    assert {each["id"]: each["value"] for each in best["features"]}["listed"] is True


def test_the_moment_of_the_address_decides(client: httpx.Client) -> None:
    query = {"q": {"query": "Romashka Trading LLC"}}
    assert asked(client, query)["q"] == []
    assert asked(client, query, f"/reconcile/{SDN}/at/2024-01-01T10:00Z")["q"][0]["match"] is True
    (unsure,) = asked(client, query, f"/reconcile/{SDN}/at/2024-01-03")["q"]
    assert unsure["description"].startswith("unknown")


def test_one_that_is_surely_meant_is_told_as_the_match_and_likely_ones_are_not(client: httpx.Client) -> None:
    found = asked(client, {"sure": {"query": "Hana Maria Sorel"}, "like": {"query": "Siarhei Shchukin"}})
    assert [found[key][0]["match"] for key in ("sure", "like")] == [True, False]


def test_the_id_of_a_party_finds_it(client: httpx.Client) -> None:
    (found,) = asked(client, {"q": {"query": "ofac-3"}})["q"]
    assert (found["id"], found["score"]) == ("ofac-3", 100)


@pytest.mark.parametrize(
    ("types", "strict", "found"),
    [("Person", "any", []), (["Person", "Organization"], "any", ["ofac-3"]), ("Person", "should", ["ofac-3"])],
)
def test_types_narrow_what_is_found(client: httpx.Client, types: object, strict: str, found: list[str]) -> None:
    query = {"query": "Calm Harbour Lines", "type": types, "type_strict": strict}
    assert [each["id"] for each in asked(client, {"q": query})["q"]] == found


def test_properties_count_beside_the_name(client: httpx.Client) -> None:
    def score(*properties: dict[str, object]) -> float:
        query: dict[str, object] = {"query": "Siarhei Shchukin", "type": "Person", "properties": list(properties)}
        return float(asked(client, {"q": query})["q"][0]["score"])

    assert score({"pid": "birthDate", "v": "1958-03-01"}) > score()
    assert score({"pid": "nationality", "v": [{"id": "ru", "name": "Russia"}]}) < score()
    assert score({"pid": "birthDate", "v": 1958}) > score()


def test_a_name_may_come_as_a_property_alone(client: httpx.Client) -> None:
    query = {"properties": [{"pid": "alias", "v": "Calm Harbour Lines"}]}
    assert [each["id"] for each in asked(client, {"q": query})["q"]] == ["ofac-3"]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"queries": "[]"}, "Expected `object`"),
        ({"queries": "{"}, "queries"),
        ({"queries": '{"q": {"limit": 3}}'}, "needs a name"),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "colour", "v": "red"}]}}'}, "'colour'"),
        ({"extend": '{"ids": ["ofac-3"], "properties": [{"id": "colour"}]}'}, "'colour'"),
        ({"extend": '{"ids": 3}'}, "extend"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(client: httpx.Client, form: dict[str, str], words: str) -> None:
    answer = client.post(AT, data=form)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def test_a_batch_beyond_the_limit_is_too_large(client: httpx.Client) -> None:
    queries = json.dumps({str(each): {"query": "x"} for each in range(501)})
    assert client.post(AT, data={"queries": queries}).status_code == 413


def test_values_of_properties_are_told(client: httpx.Client) -> None:
    found = extended(
        client, ["ofac-1", "ofac-2", "nobody"], "state", "birthDate", "nationality", "listedBy", "removedBy"
    )
    assert [each["id"] for each in found["meta"]] == ["state", "birthDate", "nationality", "listedBy", "removedBy"]
    rows = found["rows"]
    assert rows["ofac-1"]["birthDate"] == [{"str": "1958-03-01"}]
    assert rows["ofac-1"]["nationality"] == [{"str": "by"}]
    assert rows["ofac-1"]["listedBy"] == [{"date": "2024-01-01T10:00:00Z"}]
    assert rows["ofac-2"]["state"] == [{"str": "not_listed"}]
    assert rows["ofac-2"]["removedBy"] == [{"date": "2024-01-05T10:00:00Z"}]
    assert rows["ofac-2"]["birthDate"] == []
    assert rows["nobody"]["state"] == []  # nothing is known: not that it was not listed


def test_what_is_typed_is_completed(client: httpx.Client) -> None:
    def suggested(what: str, prefix: str, **more: int) -> list[str]:
        answer = client.get(f"{AT}/suggest/{what}", params={"prefix": prefix, **more})
        return [each["id"] for each in answer.json()["result"]]

    assert suggested("entity", "cal") == ["ofac-3"]
    assert suggested("entity", "harb") == ["ofac-3"]  # a later word
    assert suggested("entity", "Щук") == ["ofac-1"]
    assert suggested("entity", "ofac-4") == ["ofac-4"]
    assert suggested("entity", "romash") == []  # not listed at the moment
    assert suggested("entity", "") == []
    assert suggested("entity", "cal", cursor=1) == []
    assert suggested("type", "pers") == ["LegalEntity", "Person"]
    assert "birthDate" in suggested("property", "date")
    assert "birthDate" not in [each["id"] for each in client.get(f"{AT}/properties?type=Vessel").json()["properties"]]
    assert len(client.get(f"{AT}/properties?type=Person&limit=2").json()["properties"]) == 2


@pytest.mark.parametrize(
    ("what", "key", "words"),
    [("entity", "ofac-1", "SHCHUKIN"), ("type", "Vessel", "Vessel"), ("property", "state", "listed")],
)
def test_a_small_view_comes_where_the_service_says(client: httpx.Client, what: str, key: str, words: str) -> None:
    place = below(AT, client.get(AT).json()["suggest"][what], "flyout_service").replace("${id}", key)
    told = client.get(place).json()
    assert told["id"] == key
    assert words in words_of(told["html"])
    assert client.get(place.replace(key, "nobody")).status_code == 404


def test_a_party_has_a_preview_and_a_page_at_the_same_moment(client: httpx.Client) -> None:
    told = client.get(AT).json()
    preview = client.get(told["preview"]["url"].replace("{{id}}", "ofac-2"))
    assert "not listed as of 2024-01-06" in preview.text
    assert '<link rel="icon" href="/static/mark.svg"' in preview.text  # or a browser asks for /favicon.ico, in vain
    assert "frame-ancestors http://localhost:*" in preview.headers["content-security-policy"]
    seen = client.get(told["view"]["url"].replace("{{id}}", "ofac-1"))
    assert seen.headers["location"] == f"/registers/{SDN}/entries/1?as_of=2024-01-06"


def test_hostile_names_are_text_in_every_view(tmp_path: Path) -> None:
    keeper, evil = Keeper(tmp_path), "<script>alert(1)</script> & <img src=x onerror=alert(2)>"
    keeper.keep(edition({"1": f"HARBOUR {evil}", "2": "B", "3": "C"}), FIRST)
    at = f"/reconcile/{SDN}/at/2024-01-02"
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        for told in (client.get(f"{at}/preview/ofac-1").text, client.get(f"{at}/flyout/entity/ofac-1").json()["html"]):
            assert "alert(1)" in told
            found: Any = html.fromstring(told)
            assert not found.xpath("//script|//img")


def test_programs_on_this_machine_may_ask_from_a_browser_and_others_may_not(client: httpx.Client) -> None:
    ours, other = {"Origin": "http://127.0.0.1:3333"}, {"Origin": "https://elsewhere.example"}
    queries = {"queries": '{"q": {"query": "Calm Harbour Lines"}}'}
    answer = client.post(AT, data=queries, headers=ours)
    assert answer.headers["access-control-allow-origin"] == ours["Origin"]
    assert "access-control-allow-credentials" not in answer.headers
    refused = client.post(AT, data=queries, headers=other)
    assert refused.status_code == 403
    assert "access-control-allow-origin" not in refused.headers
    elsewhere = client.post("/v1/screen", json={"queries": []}, headers=ours)
    assert elsewhere.status_code == 403  # the rest of the service is not open to them
    before = {**ours, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    assert client.request("OPTIONS", AT, headers=before).status_code == 204
    assert client.request("OPTIONS", AT, headers={**before, **other}).status_code == 403


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    keeper = Keeper(tmp_path_factory.mktemp("guarded"))
    keeper.keep(edition(BEFORE), FIRST)
    secret = Tokens(keeper.home.folder).add("refine", [Scope.SCREEN], datetime.now(UTC))
    settings = Settings(looked=0.05, tokens=True, origins=("https://refine.example",))
    with serving(create_app(keeper.home, settings)) as address:
        yield address, secret


def test_where_tokens_are_needed_the_manifest_says_so_and_a_token_goes_as_the_password(
    guarded: tuple[str, str],
) -> None:
    address, secret = guarded
    with httpx.Client(base_url=address) as client:
        assert client.get(AT).json()["authentication"] == {"type": "basic"}
        queries = {"queries": '{"q": {"query": "Calm Harbour Lines"}}'}
        assert client.post(AT, data=queries).status_code == 401
        assert client.get(AT, params=queries).status_code == 401
        assert client.get(f"{AT}/suggest/entity?prefix=calm").status_code == 401
        assert client.post(AT, data=queries, auth=("any", secret)).status_code == 200
        assert client.post(AT, data=queries, auth=("any", "guess")).status_code == 401
        wrong = {"Authorization": f"Basic {base64.b64encode(bytes([255, 254])).decode()}"}
        assert client.post(AT, data=queries, headers=wrong).status_code == 401
        named = {"Origin": "https://refine.example"}
        assert client.get(AT, headers=named).headers["access-control-allow-origin"] == named["Origin"]


def test_every_property_is_one_of_the_model_or_ours() -> None:
    model = {name for each in knowledge("outputs", "ftm")["properties"].values() for name in each}
    of_everything = {"name", "alias", "weakAlias", "previousName", "address", "notes", "country"}
    assert set(vocabulary.properties()) - vocabulary.ours() <= model | of_everything


def test_every_answer_fits_the_published_schemas(client: httpx.Client, kept: Home, guarded: tuple[str, str]) -> None:
    if PUBLISHED is None:
        pytest.skip("INFORCE_RECONCILIATION_SCHEMAS names no folder with the published schemas")
    folder = Path(PUBLISHED)
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    base = "https://reconciliation-api.github.io/specs/0.2/schemas/"
    security = {"definitions": {"securityDefinitions": {"additionalProperties": {"required": ["type"]}}}}
    known = {"http://swagger.io/v2/schema.json": security, f"{base}type.json": schemas["type"]}
    registry: Registry[Any] = Registry().with_resources(
        (place, DRAFT7.create_resource(content)) for place, content in known.items()
    )

    def fits(schema: str, value: object) -> None:
        told = [error.message for error in Draft7Validator(schemas[schema], registry=registry).iter_errors(value)]
        assert told == [], schema

    fits("manifest", client.get(AT).json())
    fits("manifest", httpx.get(f"{guarded[0]}{AT}").json())
    queries = {
        "a": {"query": "Siarhei Shchukin", "type": "Person", "properties": [{"pid": "birthDate", "v": "1958-03-01"}]},
        "b": {"query": "Nobody"},
    }
    fits("reconciliation-query-batch", queries)
    fits("reconciliation-result-batch", client.get(AT, params={"queries": json.dumps(queries)}).json())
    fits("suggest-entities-response", client.get(f"{AT}/suggest/entity?prefix=ca").json())
    fits("suggest-types-response", client.get(f"{AT}/suggest/type?prefix=").json())
    fits("suggest-properties-response", client.get(f"{AT}/suggest/property?prefix=").json())
    fits("data-extension-property-proposal", client.get(f"{AT}/properties?type=Person&limit=3").json())
    extend = {"ids": ["ofac-1", "ofac-2", "nobody"], "properties": [{"id": each} for each in vocabulary.properties()]}
    fits("data-extension-query", extend)
    fits("data-extension-response", client.get(f"{AT}?extend={quote(json.dumps(extend))}").json())


def test_what_is_not_known_is_no_feature(client: httpx.Client) -> None:
    (unsure,) = asked(client, {"q": {"query": "Calm Harbour Lines"}}, f"/reconcile/{SDN}/at/2024-12-01")["q"]
    assert "unknown" in unsure["description"]
    assert [each["id"] for each in unsure["features"]] == ["name"]
