"""What is written down before something is changed, and what becomes of it where that cannot be."""

import base64
import csv
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from fastapi import Depends
from fastapi.testclient import TestClient

from inforce.api.access import Scope
from inforce.api.admission import needs
from inforce.api.app import create_app
from inforce.api.audit import lines
from inforce.api.settings import Settings
from inforce.dossier.asking import all_kept
from inforce.home import Home
from inforce.register.store import Store
from tests.api.conftest import BEFORE, FIRST, edition, wait_for
from tests.commands import in_home, run_command
from tests.conftest import SDN, Keeper

NOW, NEW_YEAR = datetime(2026, 3, 1, 12, tzinfo=UTC), "2026-01-01"
REPORT, OTHER = b"The US Treasury has removed Romashka Trading from its list.", b"Calm Harbour Lines is listed."
Change = Callable[[TestClient, str], int]
CHANGES: dict[str, Change] = {
    "a decision": lambda client, edition: (
        client.post(
            f"/registers/{SDN}/decide", data={"verb": "reject", "edition": edition, "who": "Ana", "why": "a test"}
        ).status_code
    ),
    "a report kept": lambda client, _: (
        client.post("/v1/reports", params={"name": "new.txt"}, content=OTHER).status_code
    ),
    "a report kept from its page": lambda client, _: (
        client.post(
            "/reports",
            data={
                "given": base64.b64encode(OTHER).decode(),
                "name": "new.txt",
                "as_of": NEW_YEAR,
                "known_at": NEW_YEAR,
            },
        ).status_code
    ),
    "a report forgotten": lambda client, _: client.delete("/v1/reports/old.txt").status_code,
}
"""By a client, of a home with this newest edition; and how that is answered."""


@contextmanager
def asked(home: Home) -> Iterator[TestClient]:
    app = create_app(home, Settings(audit_days=9, looked=0.05), lambda: NOW)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        wait_for(lambda: client.get("/readyz").status_code == 200)
        yield client


@pytest.fixture
def home(tmp_path: Path) -> Home:
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    with asked(keeper.home) as client:
        assert client.post("/v1/reports", params={"name": "old.txt"}, content=REPORT).status_code == 201
    return keeper.home


def state_of(home: Home) -> tuple[int, list[str]]:
    """How many decisions are kept, and which reports."""
    with home.reading() as session:
        decisions = session.decisions(session.register_id(SDN) or 0)
    return len(decisions), sorted(each.name for each in all_kept(home))


def newest(home: Home) -> str:
    with home.reading() as session:
        return session.editions(session.register_id(SDN) or 0)[-1].sha256


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_cannot_be_written_down_changes_nothing(home: Home, change: Change) -> None:
    before = state_of(home)
    with asked(home) as client:
        file = home.folder / "audit" / f"{NOW.date()}.jsonl"
        file.rename(file.with_suffix(".kept"))
        file.mkdir()  # where nothing can be appended
        assert change(client, newest(home)) == 507
    assert state_of(home) == before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_about_to_change_something_is_written_down_before_and_after(home: Home, change: Change) -> None:
    with asked(home) as client:
        client.headers["X-Request-ID"] = "this"
        status = change(client, newest(home))
    assert status < 400
    written = [each for each in lines(home.folder / "audit", NOW, NOW) if each.request == "this"]
    assert [each.status for each in written] == [None, status]


def test_who_changed_something_is_told_so_though_its_end_cannot_be_written_down(home: Home) -> None:
    file = home.folder / "audit" / f"{NOW.date()}.jsonl"
    app = create_app(home, Settings(audit_days=9, looked=0.05), lambda: NOW)

    async def full() -> None:  # the disk is, while something is changed
        file.rename(file.with_suffix(".kept"))
        file.mkdir()

    app.add_api_route("/change", full, methods=["POST"], dependencies=[Depends(needs(Scope.ADMIN))])
    with TestClient(app, base_url="http://localhost") as client:
        assert client.post("/change").status_code == 200


def test_the_command_calls_what_is_begun_so(home: Home) -> None:
    told = run_command(*in_home(home), "audit").stdout
    assert "begun" in told
    out = run_command(*in_home(home), "audit", "--format", "csv").stdout
    assert [row["status"] for row in csv.DictReader(StringIO(out)) if row["path"] == "/v1/reports"] == ["", "201"]


@dataclass(frozen=True, slots=True)
class Written(Home):
    """A store that is written to slowly."""

    @contextmanager
    def writing(self) -> Iterator[Store]:
        time.sleep(0.5)
        with Home.writing(self) as store:
            yield store


def test_nobody_is_told_that_a_change_was_given_up_which_is_made(home: Home) -> None:
    app = create_app(Written(home.folder), Settings(looked=0.05, seconds=0.2), lambda: NOW)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        wait_for(lambda: client.get("/readyz").status_code == 200)
        assert CHANGES["a decision"](client, newest(home)) == 303
    assert state_of(home)[0] == 1
