"""Watching: what changed is told at least once, to each destination by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import InforceError, NotDelivered
from inforce.fetching.telling import Destination, News, begin, document, tell
from inforce.fetching.watching import Schedule, Watch
from tests.conftest import SDN, sdn_file
from tests.fetching.conftest import Desk, Time
from tests.fetching.publisher import Answer, Publisher, body, status

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}
OLD = sdn_file(CROWD)
MORE = sdn_file({**CROWD, 50: "NILE LINES"})
MOST = sdn_file({**CROWD, 50: "NILE LINES", 51: "DELTA PORTS"})
LESS = sdn_file({number: name for number, name in CROWD.items() if number != 7})
PAGE = b"<html>maintenance</html>"


@dataclass
class Notebook:
    """A destination that writes down what it is told, unless it is closed."""

    name: str = "notebook"
    closed: bool = False
    told: list[News] = field(default_factory=list)

    def tell(self, news: News) -> None:
        if self.closed:
            raise NotDelivered(f"{self.name}: closed")
        self.told.append(news)

    @property
    def changes(self) -> list[list[str]]:
        return [[f"{change.kind.value} {change.entry}" for change in news.changes] for news in self.told]


Watching = Callable[..., Watch]


@pytest.fixture
def watching(desk: Desk, publisher: Publisher) -> Watching:
    """``watching(destinations, answers)``: a watch on a publisher that answers so, round after round."""

    def watching(destinations: Sequence[Destination], answers: Sequence[Answer]) -> Watch:
        url = publisher.serve("/sdn.csv", *answers)
        problems: list[InforceError] = []
        return Watch(desk.home, [SDN], destinations, lambda _: desk.fetch(url), problems.append, desk.time.clock)

    return watching


def test_what_is_there_when_watching_begins_is_no_news(desk: Desk, publisher: Publisher, watching: Watching) -> None:
    notebook = Notebook()
    desk.fetch(publisher.serve("/before.csv", body(OLD)))
    desk.fetch(publisher.serve("/before.csv", body(MORE)))
    assert watching([notebook], [body(MORE)]).round() == 0
    assert notebook.told == []


def test_the_first_edition_of_a_register_is_no_news(watching: Watching) -> None:
    notebook = Notebook()
    watching([notebook], [body(OLD)]).round()
    assert notebook.told == []


def test_each_round_tells_what_is_new_in_it(watching: Watching) -> None:
    notebook = Notebook()
    watch = watching([notebook], [body(OLD), body(MORE), body(MORE), body(LESS)])
    assert [watch.round() for _ in range(4)] == [0] * 4
    assert notebook.changes == [["added 50"], ["removed 7", "removed 50"]]


def test_news_says_between_which_looks_it_happened(watching: Watching) -> None:
    notebook = Notebook()
    watch = watching([notebook], [body(OLD), body(OLD), body(MORE)])
    for _ in range(3):
        watch.round()
    (news,) = notebook.told
    (change,) = news.changes
    assert change.when.after is not None
    assert change.when.after <= news.since < news.newest.look.earliest
    assert change.when.by == news.newest.look.latest
    written = document(news)
    assert (written["inforce"], written["register"]) == ("1", SDN)


def test_news_that_was_not_taken_is_told_again_with_what_came_since(watching: Watching) -> None:
    notebook, other = Notebook(), Notebook("other")
    watch = watching([notebook, other], [body(OLD), body(MORE), body(MOST)])
    watch.round()
    notebook.closed = True
    assert watch.round() == 1
    notebook.closed = False
    watch.round()
    assert notebook.changes == [["added 50", "added 51"]]
    assert other.changes == [["added 50"], ["added 51"]]


def test_a_watch_begun_anew_goes_on_where_the_last_one_ended(
    desk: Desk, publisher: Publisher, watching: Watching
) -> None:
    """Whoever fetched in between."""
    watching([Notebook()], [body(OLD)]).round()
    desk.fetch(publisher.serve("/elsewhere.csv", body(MORE)))
    notebook = Notebook()
    watching([notebook], [body(MOST)]).round()
    assert notebook.changes == [["added 50", "added 51"]]


def test_what_is_quarantined_is_no_news(watching: Watching) -> None:
    notebook = Notebook()
    watch = watching([notebook], [body(OLD), body(PAGE), body(OLD)])
    for _ in range(3):
        watch.round()
    assert notebook.told == []


def test_a_publisher_that_is_down_does_not_end_the_watch(watching: Watching) -> None:
    notebook = Notebook()
    watch = watching([notebook], [body(OLD), status(403), body(MORE)])
    assert [watch.round() for _ in range(3)] == [0, 1, 0]
    assert notebook.changes == [["added 50"]]


def test_a_publisher_that_wants_to_be_left_alone_is_left_alone(
    desk: Desk, publisher: Publisher, watching: Watching
) -> None:
    watch = watching([], [status(503, Retry_After="7200"), body(OLD)])
    assert [watch.round(), watch.round()] == [1, 0]
    assert len(publisher.requests) == 1
    desk.time.pass_(hours=2)
    watch.round()
    assert len(publisher.requests) == 2


def test_rounds_come_as_often_as_the_schedule_says(desk: Desk, watching: Watching) -> None:
    watch = watching([], [body(OLD)])
    starts = [desk.time.at for _ in islice(watch.rounds(Schedule(timedelta(hours=6))), 4)]
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert all(timedelta(hours=5) < gap < timedelta(hours=7) for gap in gaps)
    assert len(set(gaps)) == 3


@given(st.integers(300, 10**6), st.floats(0, 1))
def test_chance_lengthens_or_shortens_a_pause_by_no_more_than_its_share(seconds: int, jitter: float) -> None:
    every = timedelta(seconds=seconds)
    pause = Schedule(every, jitter).pause(Time().clock)
    assert every * (1 - jitter) <= pause + timedelta(microseconds=1)
    assert pause <= every * (1 + jitter) + timedelta(microseconds=1)


def test_there_is_nothing_to_tell_of_a_register_without_editions(desk: Desk) -> None:
    notebook = Notebook()
    begin(desk.home, SDN, notebook, desk.time.now())
    if desk.home.exists:
        assert tell(desk.home, SDN, notebook, desk.time.now()) == 0
    assert notebook.told == []


def test_what_is_to_be_done_after_a_round_is_done_and_its_error_ends_no_watch(watching: Watching) -> None:
    watch = watching([Notebook()], [body(OLD), body(OLD)])
    done: list[int] = []

    def after() -> None:
        done.append(1)
        if len(done) == 1:
            raise NotDelivered("closed")

    watch.after = after
    assert [watch.round(), watch.round(), len(done)] == [1, 0, 2]


def test_a_watch_outlives_a_store_that_cannot_be_used_for_a_while(desk: Desk, watching: Watching) -> None:
    notebook = Notebook()
    watch = watching([notebook], [body(OLD), body(MORE)])
    watch.round()
    away = desk.home.folder.rename(desk.home.folder.with_name("away"))
    desk.home.folder.write_text("no folder")
    assert watch.round() > 0
    desk.home.folder.unlink()
    away.rename(desk.home.folder)
    assert watch.round() == 0
    assert notebook.changes == [["added 50"]]
