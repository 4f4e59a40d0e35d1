"""An answer comes from one state of the store, also where a new edition comes while it is made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from inforce.api.app import create_app
from inforce.api.audit import lines
from inforce.api.settings import Settings
from inforce.home import Home
from inforce.register.store import Session
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, edition, wait_for
from tests.conftest import SDN, Keeper


@dataclass(frozen=True, slots=True)
class Overtaken(Home):
    """Something comes in before the store is read in a transaction of its own."""

    coming: list[Callable[[], object]] = field(default_factory=list)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        while self.coming:
            self.coming.pop()()
        with Home.reading(self) as session:
            yield session


@pytest.fixture
def overtaken(tmp_path: Path) -> Iterator[TestClient]:
    """A service that has not seen the second edition when it is asked, and reads it in its answer."""
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    home = Overtaken(keeper.home.folder)
    with TestClient(create_app(home, Settings(looked=60, audit_days=9)), base_url="http://localhost") as client:
        wait_for(lambda: client.get("/readyz").status_code == 200)
        home.coming.append(lambda: keeper.keep(edition(AFTER), SECOND))
        yield client


def test_a_file_of_names_and_what_is_not_known_are_of_one_state(overtaken: TestClient) -> None:
    told = overtaken.post("/v1/screen/file", content=b"name\nHana Sorel\n", headers={"Content-Type": "text/csv"})
    assert "the last look, at 2024-01-05" in told.headers["x-absence"]
    assert "SOREL" in told.text, "it is told of the state of which it was not known that it is listed still"


def test_announcements_that_came_true_and_what_is_not_known_are_of_one_state(overtaken: TestClient) -> None:
    told = overtaken.get(f"/feeds/{SDN}/announcements.atom")
    assert "between 2024-02-04" in told.headers["x-absence"]


def test_the_audit_names_the_editions_that_the_answer_came_from(overtaken: TestClient) -> None:
    first = overtaken.get("/v1/was", params={"q": "Calm Harbour Lines"})
    overtaken.get(f"/v1/registers/{SDN}/changes", params={"since": "2023-12-01"})  # which reads the second
    overtaken.post("/v1/read", content=b"The US Treasury has removed Romashka Trading from its list.")
    (edition_of_first,) = first.json()[0]["editions"]
    home = overtaken.app.state.keeper.home  # type: ignore[attr-defined]
    now = datetime.now(UTC)
    written = lines(home.folder / "audit", now - timedelta(minutes=5), now)
    told = {each.path: each.editions.get(SDN) for each in written}
    with home.reading() as session:
        before, after = (each.sha256 for each in session.editions(session.register_id(SDN) or 0))
    assert told == {"/v1/was": before, f"/v1/registers/{SDN}/changes": after, "/v1/read": None}
    assert edition_of_first["sha256"] == before
