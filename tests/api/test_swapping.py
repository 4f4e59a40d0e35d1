"""A new edition while questions are asked."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import AFTER, BEFORE, FIRST, SDN, SECOND, edition, processes, serving, wait_for
from tests.conftest import Keeper


def listed(client: httpx.Client) -> frozenset[str]:
    answer = client.get("/search/default", params={"q": ""})
    assert answer.status_code == 200, answer.text
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


NAMES = (
    ("VETROGRAD SHIPPING", "KVARTSIT TRADING", "Ilyin, Pavel Andreevich"),
    ("ZARYABANK", "DUMONTIER FRERES", "Ngwabe, Auxensia Marie"),
    ("PEREDVIZHNIK FLEET", "SOLTECH HOLDING", "Orlovskaya, Marina"),
)
"""What each edition lists and no other does."""
COMMON = "GRANITE HARBOUR LINES"
"""A name that each edition lists under another number."""


def numbered(state: int) -> dict[str, str]:
    """The entries of an edition."""
    own = {str(10 * state + at): name for at, name in enumerate(NAMES[state], 1)}
    return {**BEFORE, **own, str(100 + state): COMMON} if state == 0 else {**own, str(100 + state): COMMON}


def by_match(client: httpx.Client) -> int:
    """The edition that the matches of many names come from: all of one, and of no other."""
    queries = {
        f"{state} {name}": {"schema": "LegalEntity", "properties": {"name": [name]}}
        for state, names in enumerate(NAMES)
        for name in names
    }
    answer = client.post(f"/match/{SDN}", json={"queries": queries})
    assert answer.status_code == 200, answer.text
    found = {key for key, told in answer.json()["responses"].items() if told["results"]}
    (state,) = {int(key.split()[0]) for key in found}
    assert len(found) == len(NAMES[state])
    return state


def by_was(client: httpx.Client) -> int:
    """The edition that tells the states of those who bore one name: all that were listed by it, and the last still is."""
    answer = client.get("/v1/was", params={"q": COMMON})
    assert answer.status_code == 200, answer.text
    told = {each["entry"]: each for each in answer.json()}
    state = len(told) - 1
    assert set(told) == {str(100 + each) for each in range(state + 1)}
    assert [key for key, each in told.items() if each["state"] == "listed"] == [str(100 + state)]
    assert all(each["state"] in ("listed", "not_listed") for each in told.values())
    (proof,) = {each["editions"][-1]["sha256"] for each in told.values()}
    assert proof == hashlib.sha256(edition(numbered(state))).hexdigest()
    return state


def by_search(client: httpx.Client) -> int:
    """The edition that everyone listed comes from."""
    everyone = listed(client)
    (state,) = [at for at in range(len(NAMES)) if everyone == {f"ofac-{number}" for number in numbered(at)}]
    return state


def test_while_editions_come_in_every_answer_of_every_process_is_of_one_of_them(tmp_path: Path) -> None:
    keeper, stop = Keeper(tmp_path), threading.Event()
    now = datetime.now(UTC).replace(microsecond=0)
    looks = [(now - timedelta(hours=len(NAMES) - at)).isoformat() for at in range(len(NAMES))]
    keeper.keep(edition(numbered(0)), looks[0])

    def ask(address: str) -> list[int]:
        """The editions of answers over one connection, which one process has."""
        states = []
        with httpx.Client(base_url=address, timeout=60) as client:
            while not stop.is_set():
                states += [by(client) for by in (by_match, by_was, by_search)]
        return states

    def all_are_at(address: str, state: int) -> bool:
        """Several that come at once are shared out among the processes."""
        with ExitStack() as held:
            clients = [held.enter_context(httpx.Client(base_url=address, timeout=60)) for _ in range(4)]
            return {by_was(client) for client in clients} == {state}

    with processes(keeper.home) as (address, _), ThreadPoolExecutor() as pool:
        asking = [pool.submit(ask, address) for _ in range(4)]
        try:
            for state in range(1, len(NAMES)):
                keeper.keep(edition(numbered(state)), looks[state])
                wait_for(partial(all_are_at, address, state), 60)
        finally:
            stop.set()
        told = [each.result() for each in asking]
    for states in told:
        assert states == sorted(states), "an answer came from an older edition than the one before"
        assert set(states) >= {len(NAMES) - 1}
    assert set().union(*told) == set(range(len(NAMES)))
