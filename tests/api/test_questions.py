"""Questions to the registers over HTTP."""

import json

import httpx
import pytest

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from inforce.moment import Moment, parse_moment
from inforce.register.words import MAIN_NAMES_ONLY, absence
from tests.api.conftest import serving
from tests.conftest import SDN, Keeper, csv_file, sdn_row


def was(client: httpx.Client, q: str, at: str) -> list[tuple[str, str]]:
    answer = client.get("/v1/was", params={"q": q, "as_of": at})
    assert answer.status_code == 200
    return [(each["entry"], each["state"]) for each in answer.json()]


def test_the_state_of_an_entry_at_a_moment(client: httpx.Client) -> None:
    assert was(client, "Romashka Trading", "2024-01-01T12:00Z") == [("2", "unknown")]
    assert was(client, "2", "2024-01-01T10:00Z") == [("2", "listed")]
    assert was(client, "2", "2024-01-06") == [("2", "not_listed")]


def test_what_could_have_been_known_earlier(client: httpx.Client) -> None:
    params = {"q": "4", "as_of": "2024-01-05T12:00Z", "known_at": "2024-01-02"}
    assert client.get("/v1/was", params=params).json() == []
    del params["known_at"]
    assert [each["state"] for each in client.get("/v1/was", params=params).json()] == ["listed"]


def test_where_nothing_is_found_the_answer_says_what_that_is_worth(client: httpx.Client) -> None:
    answer = client.get("/v1/was", params={"q": "Nobody Special", "as_of": "2023-12-01"})
    assert answer.json() == []
    assert SDN in answer.headers["x-absence"]
    assert "Unknown: the first edition" in answer.headers["x-absence"]


def test_an_answer_that_somebody_has_is_not_sent_again(client: httpx.Client) -> None:
    params = {"q": "1", "as_of": "2024-01-06"}
    etag = client.get("/v1/was", params=params).headers["etag"]
    again = client.get("/v1/was", params=params, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    strong = client.get("/v1/was", params=params, headers={"If-None-Match": f'"other", {etag.removeprefix("W/")}'})
    assert strong.status_code == 304, "tags are compared weakly"
    other = client.get("/v1/was", params={**params, "q": "2"}, headers={"If-None-Match": etag})
    assert other.status_code == 200


def test_the_history_of_an_entry(client: httpx.Client) -> None:
    (found,) = client.get("/v1/history", params={"q": "2"}).json()
    assert [each["change"] for each in found["changes"]] == ["removed"]
    assert found["listings"][0]["removed"] == {"after": "2024-01-01T10:00:00Z", "by": "2024-01-05T10:00:00Z"}


@pytest.mark.parametrize(("form", "sign"), [("json", '"added"'), ("jsonl", '"removed"'), ("atom", "<feed")])
def test_the_changes_of_a_register(client: httpx.Client, form: str, sign: str) -> None:
    answer = client.get(f"/v1/registers/{SDN}/changes", params={"since": "2024-01-02", "form": form})
    assert answer.status_code == 200
    assert sign in answer.text
    assert "ROMASHKA" in answer.text


def test_an_entry_comes_with_the_rows_that_it_was_read_from(client: httpx.Client) -> None:
    found = client.get(f"/v1/registers/{SDN}/entries/4", params={"as_of": "2024-01-06"}).json()
    assert found["state"] == "listed"
    assert found["rows"][0]["part"] == "ofac-csv:sdn"
    assert '"SOREL, Hana Maria"' in found["rows"][0]["row"]
    assert found["rows"][0]["as_written"] is True
    assert found["rows"][0]["edition"] == found["editions"][0]


def test_the_rows_of_who_left_are_those_of_the_last_edition_that_has_them(client: httpx.Client) -> None:
    found = client.get(f"/v1/registers/{SDN}/entries/2", params={"as_of": "2024-01-06"}).json()
    assert [each["retrieved"] for each in found["editions"]] == ["2024-01-05T10:00:00Z"]
    assert [each["edition"]["retrieved"] for each in found["rows"]] == ["2024-01-01T10:00:00Z"]


def test_what_is_kept_and_what_is_known(client: httpx.Client) -> None:
    (register,) = client.get("/v1/registers").json()
    assert (register["register"], register["in_force"]) == (SDN, 2)
    covered = client.get(f"/v1/registers/{SDN}/coverage", params={"known_at": "2024-01-06"}).json()
    assert [each["kind"] for each in covered["stretches"]] == ["before_first", "known", "after_last"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/v1/was?q=1&as_of=yesterday", 400, "'yesterday'"),
        ("/v1/was?q=1&as_of=2999-01-01", 400, "has not come yet"),
        ("/v1/was", 422, "query.q"),
        ("/v1/was?q=1&register=nope", 404, "'nope'"),
        ("/v1/registers/nope/changes?since=2024-01-01", 404, "nope"),
        (f"/v1/registers/{SDN}/entries/99", 404, "99"),
        ("/v1/nothing", 404, "Not Found"),
    ],
)
def test_every_error_is_a_problem_with_one_line(client: httpx.Client, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_now_is_what_the_clock_of_the_service_says(kept: Home) -> None:
    app = create_app(kept, Settings(looked=0.05), lambda: parse_moment("2024-01-06"))
    with serving(app) as address, httpx.Client(base_url=address) as client:
        (answer,) = client.get("/v1/was", params={"q": "2"}).json()
        assert (answer["as_of"], answer["state"]) == ("2024-01-06T23:59:59.999999Z", "not_listed")
        assert client.get("/catalog").json()["current"] == [SDN]
        page = client.get(f"/registers/{SDN}/entries/1", headers={"Accept": "text/html"}).text
        assert "Made by Inforce at 2024-01-06T23:59:59Z" in page


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "words"),
    [
        ("GET", "/v1/was?q=2&asof=2024-01-01", "", 400, "no parameter 'asof' here; there are: "),
        ("GET", "/v1/was", "", 422, "query.q"),
        ("GET", "/v1/was?q=2&as_of=2031-01-01", "", 400, "has not come yet"),
        ("GET", "/v1/was?q=2&register=nope", "", 404, "no register 'nope'"),
        ("GET", f"/v1/registers/{SDN}/changes?since=2024-02-01&until=2024-01-01", "", 400, "is after until"),
        ("GET", "/reconcile/nope", "", 404, "no register 'nope'"),
        ("POST", "/v1/screen", '{"queries": [{"name": "x", "birth": "1958"}]}', 422, "birth"),
        ("POST", "/v1/screen", '{"queries": [{"name": "x", "kind": "cat"}]}', 400, "kind 'cat'"),
        ("POST", f"/match/{SDN}", "{", 422, "body"),
        ("POST", f"/match/{SDN}", '{"queries": {}}', 400, "no queries"),
        ("POST", f"/match/{SDN}?threshold=7", '{"queries": {}}', 422, "query.threshold"),
        ("POST", "/v1/check?as_of=never", "x", 400, "'never' is neither a day"),
        ("POST", "/v1/read", "%PDF-1.4", 400, "a PDF, not text"),
        ("PATCH", "/v1/was", "", 405, "Method Not Allowed"),
    ],
)
def test_what_cannot_be_answered_is_one_clear_problem(
    client: httpx.Client, method: str, path: str, body: str, status: int, words: str
) -> None:
    answer = client.request(method, path, content=body.encode(), headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert (told["status"], words in told["detail"]) == (status, True), told
    assert "\n" not in told["detail"]


def test_a_body_that_is_json_under_another_name_is_told_what_is_missing(client: httpx.Client) -> None:
    answer = client.post(f"/match/{SDN}", content=b'{"queries": {}}', headers={"Content-Type": "text/plain"})
    assert (answer.status_code, "application/json" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    "question", ["/v1/was?q=1", "/v1/history?q=1", f"/v1/registers/{SDN}/changes?since=2024-01-02"]
)
def test_what_will_be_known_is_not_asked_about(client: httpx.Client, question: str) -> None:
    answer = client.get(f"{question}&known_at=2999-01-01")
    assert (answer.status_code, "has not come yet" in answer.json()["detail"]) == (400, True)


def test_no_change_of_a_register_that_nobody_looked_at_is_told_with_what_it_is_worth(client: httpx.Client) -> None:
    params = {"since": "2025-01-01", "until": "2025-06-01"}
    for form in ("json", "jsonl", "atom"):
        answer = client.get(f"/v1/registers/{SDN}/changes", params={**params, "form": form})
        assert answer.status_code == 200
        assert f"{SDN}: Unknown: what changed between 2025-01-01" in answer.headers["x-absence"]
    assert "<subtitle>Unknown: what changed between" in answer.text
    known = {"since": "2024-01-02", "until": "2024-01-05T10:00Z"}
    assert "x-absence" not in client.get(f"/v1/registers/{SDN}/changes", params=known).headers


def test_an_empty_history_says_what_that_is_worth(client: httpx.Client) -> None:
    answer = client.get("/v1/history", params={"q": "Nobody Special"})
    assert answer.json() == []
    assert "Unknown: the last look" in answer.headers["x-absence"]


def test_a_name_not_found_among_editions_without_aliases_is_told_to_be_so(client: httpx.Client, keeper: Keeper) -> None:
    params = {"q": "Nobody Special", "as_of": "2024-01-05T10:00Z"}
    assert client.get("/v1/was", params=params).headers["x-absence"].endswith(MAIN_NAMES_ONLY)
    page = client.get("/find", params=params, headers={"Accept": "text/html"})
    assert MAIN_NAMES_ONLY in page.text
    files = {"sdn.csv": csv_file(sdn_row(1, "NILE LINES")), "alt.csv": csv_file('1,1,"aka","NILE SHIPPING",-0- ')}
    keeper.keep(files, "2024-01-05T10:00Z")
    with keeper.home.reading() as session:
        known = parse_moment("2024-01-06")
        told = absence(keeper.home.register(session, SDN).as_of(Moment(known, known)))
    assert told.endswith("under this name or number.")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/v1/was?q=1&as_of=2024-01-02&as_of=2024-01-06", "'as_of' is given more than once"),
        ("/v1/was?q=1&as_of=", "'as_of' is empty"),
        ("/v1/was?q=1&known_at=", "'known_at' is empty"),
        (f"/v1/registers/{SDN}/changes?since=2024-01-01&until=", "'until' is empty"),
        (f"/search/{SDN}?q=x&as_of=", "'as_of' is empty"),
        ("/v1/was?q=1&=0", "no parameter ''"),
        ("/v1/was?q=...", "write a name or a number"),
        ("/v1/history?q=-", "write a name or a number"),
        ("/v1/compare?one=a&other=b&kind=zz", "kind 'zz'"),
    ],
)
def test_a_slip_is_refused_and_not_answered_with_something_else(client: httpx.Client, path: str, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert words in answer.json()["detail"]


def test_what_may_be_given_several_times_may(client: httpx.Client) -> None:
    assert client.post("/v1/check?as_of=2024-01-02&as_of=2024-01-06", content=b"Nothing.").status_code == 200


def test_the_description_for_programs_tells_problems_tokens_and_every_form(client: httpx.Client) -> None:
    told = client.get("/openapi.json").json()
    parts = told["components"]
    assert set(parts["securitySchemes"]) == {"token", "password"}
    assert "HTTPValidationError" not in parts["schemas"]
    assert "HTTPValidationError" not in json.dumps(told["paths"])
    for wrong in ("/v1/was", "/v1/was?q=1&as_of=yesterday", "/v1/registers/nope/coverage"):
        answer = client.get(wrong)
        described = parts["responses"][str(answer.status_code)]["content"]
        (form,) = described
        assert answer.headers["content-type"] == form == "application/problem+json"
        assert set(answer.json()) >= set(parts["schemas"]["Problem"]["required"])
        assert isinstance(answer.json()["detail"], str)
    responses = {path: methods.get("get", methods.get("post"))["responses"] for path, methods in told["paths"].items()}
    assert {"400", "401", "403", "404", "413", "422", "429", "503"} <= set(responses["/v1/was"])
    assert set(responses["/healthz"]) == {"200"}
    forms = {
        "/v1/registers/{register}/changes": {"application/json", "application/jsonl", "application/atom+xml"},
        "/v1/check": {"application/json", "text/markdown"},
        "/v1/screen/file": {"application/json", "application/jsonl"},
        "/feeds/{register}.atom": {"application/atom+xml"},
    }
    assert {path: set(responses[path]["200"]["content"]) for path in forms} == forms


def test_answers_about_entries_and_feeds_of_editions_carry_a_tag(client: httpx.Client) -> None:
    for path in (
        "/v1/was?q=1",
        "/v1/history?q=1",
        f"/v1/registers/{SDN}/entries/1",
        f"/search/{SDN}?q=calm",
        "/entities/ofac-3?as_of=2024-01-06",
        f"/feeds/{SDN}.atom",
        f"/feeds/{SDN}/entries/1.atom",
        f"/feeds/{SDN}/programmes/TESTING.atom",
    ):
        answer = client.get(path)
        assert (answer.status_code, "etag" in answer.headers) == (200, True), path
