"""A new edition while questions are asked."""

import threading
from pathlib import Path

import httpx

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, edition, serving, wait_for
from tests.conftest import Keeper


def listed(client: httpx.Client) -> frozenset[str]:
    answer = client.get("/search/default", params={"q": ""})
    assert answer.status_code == 200
    return frozenset(each["id"] for each in answer.json()["results"])


def test_a_new_edition_is_answered_from_without_a_failed_or_mixed_answer(tmp_path: Path) -> None:
    keeper, answers, stop = Keeper(tmp_path), list[frozenset[str]](), threading.Event()
    keeper.keep(edition(BEFORE), FIRST)
    before, after = (frozenset(f"ofac-{number}" for number in names) for names in (BEFORE, AFTER))

    def ask(address: str) -> None:
        with httpx.Client(base_url=address) as client:
            while not stop.is_set():
                answers.append(listed(client))

    with serving(create_app(keeper.home, Settings(looked=0.05))) as address:
        asking = threading.Thread(target=ask, args=(address,))
        asking.start()
        wait_for(lambda: len(answers) > 3)
        keeper.keep(edition(AFTER), SECOND)
        wait_for(lambda: answers[-1] == after)
        stop.set()
        asking.join(10)
    assert set(answers) == {before, after}
    assert answers == sorted(answers, key=lambda each: each == after)  # once new, never old again


def test_it_waits_for_a_first_edition_and_answers_from_it(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    app = create_app(Home(tmp_path / "home"), Settings(looked=0.05))
    importing = threading.Timer(0.5, lambda: keeper.keep(edition(BEFORE), FIRST))
    importing.start()
    with serving(app) as address, httpx.Client(base_url=address) as client:  # which waits until it is ready
        assert listed(client) == {f"ofac-{number}" for number in BEFORE}
    importing.join()


def test_before_it_is_ready_every_index_of_names_is_there(tmp_path: Path) -> None:
    """No question waits for one to be made."""
    keeper = Keeper(tmp_path)
    keeper.keep(edition(BEFORE), FIRST)
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address, httpx.Client(base_url=address) as client:
        before = {path.name for path in keeper.home.indexes.iterdir()}
        assert client.get("/v1/was", params={"q": "Romashka Trading"}).json()
        assert listed(client) is not None
        assert {path.name for path in keeper.home.indexes.iterdir()} == before
