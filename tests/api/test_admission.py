"""Who is let in, how often, and what is written down of it."""

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from inspect import iscoroutinefunction
from pathlib import Path
from typing import get_args

import httpx
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from inforce.api.access import Scope, Tokens
from inforce.api.admission import Rate, needs
from inforce.api.answering import AskedKeeper, AskedMoment, AskedSettings, Now
from inforce.api.app import create_app
from inforce.api.audit import Audit, Line, lines
from inforce.api.settings import Settings
from inforce.errors import BadInput
from inforce.home import Home
from tests.api.conftest import BEFORE, FIRST, edition, serving
from tests.conftest import Keeper

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    keeper = Keeper(tmp_path_factory.mktemp("guarded"))
    keeper.keep(edition(BEFORE), FIRST)
    return keeper.home


@pytest.fixture(scope="module")
def guarded(home: Home) -> Iterator[str]:
    with serving(create_app(home, Settings(looked=0.05, tokens=True, audit_days=30))) as address:
        yield address


def with_token(secret: str, scheme: str = "Bearer") -> dict[str, str]:
    return {"Authorization": f"{scheme} {secret}"}


def test_without_a_token_nobody_is_let_in(guarded: str) -> None:
    answer = httpx.get(f"{guarded}/v1/registers")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert httpx.get(f"{guarded}/v1/registers", headers=with_token("guess")).status_code == 401
    assert httpx.get(f"{guarded}/healthz").status_code == 200


def test_a_token_opens_what_its_scopes_say_until_it_is_withdrawn(guarded: str, home: Home) -> None:
    secret = Tokens(home.folder).add("reader", [Scope.READ], NOW)
    assert httpx.get(f"{guarded}/v1/registers", headers=with_token(secret)).status_code == 200
    assert httpx.get(f"{guarded}/catalog", headers=with_token(secret, "ApiKey")).status_code == 200
    refused = httpx.post(f"{guarded}/v1/read", content=b"text", headers=with_token(secret))
    assert refused.status_code == 403
    assert "'screen'" in refused.json()["detail"]
    Tokens(home.folder).withdraw("reader")
    assert httpx.get(f"{guarded}/v1/registers", headers=with_token(secret)).status_code == 401


def test_tokens_are_kept_as_hashes_for_their_owner_alone(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    secret = tokens.add("one", [Scope.READ], NOW)
    file = tmp_path / "tokens.json"
    assert secret not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    bearer = Tokens(tmp_path).bearer(secret)
    assert bearer is not None
    assert (bearer.name, list(bearer.scopes)) == ("one", [Scope.READ])


def test_names_of_tokens_are_plain_and_belong_to_one(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    tokens.add("one", [Scope.READ], NOW)
    for name in ("one", "", "two words", "../x", "10.0.0.5"):
        with pytest.raises(BadInput):
            tokens.add(name, [Scope.READ], NOW)
    with pytest.raises(BadInput, match=r"'two'.*one"):
        tokens.withdraw("two")


def test_a_damaged_file_of_tokens_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "tokens.json").write_text("[{")
    with pytest.raises(BadInput, match="damaged"):
        Tokens(tmp_path).bearer("anything")


def test_who_signs_in_is_bounded_as_whoever_asks(home: Home) -> None:
    settings = Settings(looked=0.05, tokens=True, rate=0.2)
    with TestClient(create_app(home, settings), base_url="http://localhost") as client:
        assert client.post("/sign-in", data={"token": "x" * 5000}).status_code == 413
        told = [client.post("/sign-in", data={"token": "guess"}) for _ in range(4)]
        assert {each.status_code for each in told} == {401, 429}
        assert client.get("/reconcile/default").status_code == 429
        assert {client.get(path).status_code for path in ("/healthz", "/sign-in")} == {200}


def test_who_has_no_token_is_not_told_which_registers_are_kept(guarded: str) -> None:
    assert httpx.get(f"{guarded}/reconcile/us-ofac-sdn").json()["name"] == "Inforce: us-ofac-sdn"
    told = httpx.get(f"{guarded}/reconcile/eu-consolidated")
    assert (told.status_code, "us-ofac-sdn" in told.text) == (404, False)


def test_a_household_of_ipv6_counts_as_one_client(home: Home) -> None:
    app = create_app(home, Settings(looked=0.05, rate=0.2))
    told = []
    for number in range(4):
        client = TestClient(app, base_url="http://localhost", client=(f"2001:db8:0:1::{number}", 1))
        told.append(client.get("/v1/registers").status_code)
    assert told[-1] == 429
    other = TestClient(app, base_url="http://localhost", client=("2001:db8:0:2::1", 1))
    assert other.get("/v1/registers").status_code != 429


def test_what_was_asked_is_written_down_with_the_editions(guarded: str, home: Home) -> None:
    secret = Tokens(home.folder).add("asker", list(Scope), NOW)
    httpx.get(f"{guarded}/v1/was", params={"q": "Romashka"}, headers=with_token(secret))
    httpx.post(f"{guarded}/v1/read", content=b"", headers=with_token(secret))
    httpx.get(f"{guarded}/healthz")
    httpx.get(f"{guarded}/v1/was", params={"q": "Calm"})  # not let in
    now = datetime.now(UTC)
    written = list(lines(home.folder / "audit", now - timedelta(minutes=5), now))
    assert "q=Calm" not in {line.query for line in written}
    found = [line for line in written if line.who == "asker"]
    assert [(line.method, line.path, line.status) for line in found] == [
        ("GET", "/v1/was", 200),
        ("POST", "/v1/read", 400),
    ]
    assert found[0].query == "q=Romashka"
    with home.reading() as session:
        (kept,) = session.editions(session.register_id("us-ofac-sdn") or 0)
    assert found[0].editions == {"us-ofac-sdn": kept.sha256}


def line(when: datetime) -> Line:
    return Line(when.isoformat().replace("+00:00", "Z"), "x", "GET", "/v1/was", "q=1", None, 200, "id", {})


def test_the_audit_forgets_what_is_older_than_its_retention(tmp_path: Path) -> None:
    for days in (40, 20, 0):
        when = NOW - timedelta(days=days)
        Audit(tmp_path, 30).write(line(when), when)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-02-09.jsonl", "2026-03-01.jsonl"]


def test_a_line_that_was_cut_off_does_not_hide_the_others(tmp_path: Path) -> None:
    Audit(tmp_path, 30).write(line(NOW), NOW)
    file = tmp_path / "2026-03-01.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:40])
    Audit(tmp_path, 30).write(line(NOW), NOW)
    assert file.read_bytes() == whole[:40] + b"\n" + whole
    assert [each.request for each in lines(tmp_path, NOW, NOW)] == ["id"]
    assert json.loads(whole)["status"] == 200


@given(st.lists(st.floats(0, 3), max_size=60), st.floats(0.1, 5))
def test_nobody_gets_more_than_the_rate_and_its_room(gaps: list[float], per_second: float) -> None:
    rate, now, let_in = Rate(per_second), 0.0, 0
    for at, gap in enumerate(gaps):
        now += gap
        let_in += rate.wait("one", now) == 0
        assert rate.wait(f"another {at}", now) == 0  # clients do not share it
    assert let_in <= max(1.0, 10 * per_second) + now * per_second + 1e-6


def test_who_waits_as_long_as_told_is_let_in() -> None:
    rate = Rate(0.1)
    assert rate.wait("one", 0) == 0
    wait = rate.wait("one", 0)
    assert wait > 0
    assert rate.wait("one", wait + 0.001) == 0


def test_too_many_requests_are_refused_with_a_time(kept: Home) -> None:
    with serving(create_app(kept, Settings(rate=0.2))) as address:
        answers = [httpx.get(f"{address}/v1/registers") for _ in range(4)]
    assert {each.status_code for each in answers} == {200, 429}
    assert int(answers[-1].headers["retry-after"]) >= 1


@pytest.mark.parametrize("asked", [Now, AskedMoment, AskedKeeper, AskedSettings])
def test_what_every_question_needs_is_found_without_a_thread(asked: object) -> None:
    (depends,) = get_args(asked)[1:]
    assert iscoroutinefunction(depends.dependency)
    assert iscoroutinefunction(needs(Scope.READ))


def test_names_asked_for_in_an_address_of_the_reconciliation_api_need_the_scope(guarded: str, home: Home) -> None:
    secret = Tokens(home.folder).add("looker", [Scope.READ], NOW)
    with httpx.Client(base_url=guarded, headers=with_token(secret)) as client:
        batch = {"queries": '{"q": {"query": "Romashka"}}'}
        assert client.get("/reconcile/default").status_code == 200
        assert client.get("/reconcile/default", params=batch).status_code == 403


def test_a_request_that_ends_in_an_error_nobody_foresaw_is_written_down(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    app = create_app(keeper.home, Settings(audit_days=9), lambda: NOW)

    async def fail() -> None:
        raise ArithmeticError

    app.add_api_route("/nobody-foresaw", fail)
    with TestClient(app, raise_server_exceptions=False, base_url="http://localhost") as client:
        assert client.get("/nobody-foresaw").status_code == 500
    (written,) = lines(keeper.home.folder / "audit", NOW, NOW)
    assert (written.path, written.status) == ("/nobody-foresaw", 500)


def test_where_the_tokens_cannot_be_read_nobody_is_let_in_and_the_service_lives(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    secret = Tokens(keeper.home.folder).add("desk", [Scope.READ], NOW)
    (kept_in,) = keeper.home.folder.glob("tokens*")
    kept_in.write_bytes(b"{")
    asked = {"Authorization": f"Bearer {secret}"}
    with TestClient(
        create_app(keeper.home, Settings(tokens=True)), base_url="http://localhost", headers=asked
    ) as client:
        assert client.get("/healthz").status_code == 200
        refused = client.get("/v1/registers")
        assert (refused.status_code, "tokens" in refused.json()["detail"]) == (503, True)
        signing_in = client.post("/sign-in", data={"token": secret})
        assert (signing_in.status_code, str(tmp_path) in signing_in.text) == (503, False)
