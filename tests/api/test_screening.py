"""Names screened over HTTP."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from inforce.home import Home
from inforce.mcp.answers import Answers
from inforce.register.words import MAIN_NAMES_ONLY
from inforce.screening.model import Query, Settings
from tests.commands import in_home, run_command
from tests.conftest import LATER


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


def test_a_query_of_more_names_than_are_looked_for_is_refused(client: httpx.Client) -> None:
    asked = {"queries": [{"name": "Siarhei Shchukin; " * 200}]}
    answer = client.post("/v1/screen", params={"as_of": "2024-01-06"}, json=asked)
    assert (answer.status_code // 100, "more than 200 names" in answer.text) == (4, True)


NAMES = b"id,Customer,dob\n1,Siarhei Shchukin,1958-03-01\n2,Nobody Special,\n"
ASKED = {"as_of": "2024-01-06", "known_at": "2024-01-20", "column": "name=Customer"}


def file_screened(client: httpx.Client, **told: str) -> httpx.Response:
    return client.post("/v1/screen/file", params={**ASKED, **told}, content=NAMES, headers={"Content-Type": "text/csv"})


def test_a_file_of_names_is_answered_line_by_line_as_the_command_answers_it(
    client: httpx.Client, kept: Home, tmp_path: Path
) -> None:
    answer = file_screened(client)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/jsonl")
    (tmp_path / "names.csv").write_bytes(NAMES)
    times = ["--as-of", ASKED["as_of"], "--known-at", ASKED["known_at"], "--column", ASKED["column"]]
    done = run_command(*in_home(kept), "screen", tmp_path / "names.csv", *times, "--format", "jsonl")
    assert answer.text == done.stdout
    assert json.loads(answer.text.splitlines()[0])["matches"][0]["entry"] == "1"
    assert "Not listed is not 'not sanctioned'" in answer.headers["x-absence"]


def test_a_file_screened_where_nothing_is_known_says_so(client: httpx.Client) -> None:
    assert "counts for 30 days" in file_screened(client, as_of="2024-12-01", known_at="2024-12-01").headers["x-absence"]


def test_from_the_receipt_of_a_screening_the_same_is_derived_here_and_by_the_command(
    client: httpx.Client, kept: Home, tmp_path: Path
) -> None:
    receipt = file_screened(client, form="receipt").content
    for name, content in (("receipt.json", receipt), ("names.csv", NAMES)):
        (tmp_path / name).write_bytes(content)
    done = run_command(*in_home(kept), "verify", tmp_path / "receipt.json", tmp_path / "names.csv")
    assert (done.returncode, "the same as" in done.stdout) == (0, True)
    sent = {"receipt": ("receipt.json", receipt), "file": ("names.csv", NAMES)}
    assert client.post("/v1/verify", files=sent).json()["same"] is True
    other = {**sent, "file": ("names.csv", NAMES.replace(b"1958", b"1959"))}
    assert client.post("/v1/verify", files=other).json()["same"] is False


@pytest.mark.parametrize(
    ("content", "told", "words"),
    [
        (b"", {}, "no names"),
        (b"id,what\n1,x\n", {}, "no column of names"),
        (NAMES, {"column": "Customer"}, "such as name=Customer"),
        (b"\xff\xfe\x00\x00", {}, "names.csv"),
        (b'{"name": ', {"name": "names.jsonl"}, "names.jsonl"),
    ],
)
def test_a_file_that_cannot_be_screened_is_a_problem_in_one_line(
    client: httpx.Client, content: bytes, told: dict[str, str], words: str
) -> None:
    answer = client.post("/v1/screen/file", params={"as_of": "2024-01-06", **told}, content=content)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert words in answer.json()["detail"]
    assert "/tmp" not in answer.json()["detail"], "where it lay here is nobody's business"


LISTED_THEN = {"as_of": "2024-01-06", "known_at": "2024-01-20"}
DOORS: dict[str, Callable[[httpx.Client, Home], str]] = {
    "/match": lambda client, _: client.post(
        "/match/default",
        params=LISTED_THEN,
        json={"queries": {"q": {"schema": "Person", "properties": {"name": ["Petra Nobody"]}}}},
    ).headers["x-absence"],
    "/v1/screen": lambda client, _: " ".join(
        client.post("/v1/screen", params=LISTED_THEN, json={"queries": [{"name": "Petra Nobody"}]}).json()["notes"]
    ),
    "/v1/screen/file": lambda client, _: file_screened(client).headers["x-absence"],
    "/reconcile": lambda client, _: client.post(
        "/reconcile/default/at/2024-01-06/known/2024-01-20", data={"queries": '{"q": {"query": "Petra Nobody"}}'}
    ).headers["x-absence"],
    "assistants": lambda _, home: json.dumps(
        Answers(home, lambda: LATER).screen([Query("1", "Petra Nobody")], Settings(), "2024-01-06", "2024-01-20", None)
    ),
    "the command": lambda _, home: (
        run_command(
            *in_home(home),
            "screen",
            "-",
            *("--as-of", "2024-01-06", "--known-at", "2024-01-20"),
            given="name\nPetra Nobody\n",
        ).stderr
    ),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_whoever_looks_for_names_is_told_that_only_main_names_are_known(
    client: httpx.Client, kept: Home, door: Callable[[httpx.Client, Home], str]
) -> None:
    assert MAIN_NAMES_ONLY in " ".join(door(client, kept).split())
