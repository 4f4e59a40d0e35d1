"""Names screened over HTTP."""

from typing import Any

import httpx


def best(client: httpx.Client, **told: Any) -> dict[str, Any]:
    query = {"id": "q", "name": "Siarhei Shchukin", "kind": "person", **told}
    answer = client.post("/v1/screen", params={"as_of": "2024-01-06", "threshold": 0.3}, json={"queries": [query]})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["answers"][0]["matches"][0]
    return found


def test_what_is_told_beside_a_name_counts_and_is_explained(client: httpx.Client) -> None:
    bare = best(client)
    agreeing = best(client, births=["1 March 1958"], countries=["by"])
    contradicting = best(client, births=["1991"], identifiers=[{"type": "passport", "value": "AB7654321"}])
    assert contradicting["score"] < bare["score"] < agreeing["score"]
    assert any("the same day" in each["words"] for each in agreeing["because"])
    assert any("the entry has MP1234567" in each["words"] for each in contradicting["because"])


def test_the_reasons_add_up_to_the_score(client: httpx.Client) -> None:
    found = best(client, births=["1958"], countries=["Belarus"], identifiers=[{"value": "MP1234567"}])
    assert abs(1 + sum(each["points"] for each in found["because"]) - found["score"]) < 1e-3


def test_a_threshold_that_is_no_number_is_refused(client: httpx.Client) -> None:
    asked = {"as_of": "2024-01-06", "threshold": "nan"}
    assert client.post("/v1/screen", params=asked, json={"queries": [{"name": "Siarhei Shchukin"}]}).status_code == 422
