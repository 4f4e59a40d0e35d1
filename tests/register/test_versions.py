"""Stores made by earlier versions of the schema are opened by today's program, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.moment import Moment, parse_moment
from inforce.register import schema
from inforce.register.engines import MIGRATIONS
from inforce.register.importing import Outcome
from inforce.register.model import State
from inforce.register.store import Session
from tests.conftest import LATER, SDN, Keeper, sdn_file
from tests.lists import test_csl_csv
from tests.register.deltas import added, delta_file

DATA = Path(__file__).parent / "data"


def older(keeper: Keeper, version: int = 1) -> Home:
    """A store as a program with that version of the schema left it: three looks in force, one in quarantine."""
    if (url := keeper.home.place.url) is None:
        keeper.home.folder.mkdir()
        with sqlite3.connect(keeper.home.place.file) as connection:
            connection.executescript((DATA / f"store-version-{version}.sqlite.sql").read_text(encoding="utf-8"))
        connection.close()
    else:
        with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as to:
            to.execute((DATA / f"store-version-{version}.postgresql.sql").read_bytes())
    return keeper.home


def version_of(home: Home) -> int:
    with home.reading() as session:
        return int(session._connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'version'").scalar() or 0)


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    assert sorted(MIGRATIONS) == list(range(1, schema.VERSION))


def test_an_older_store_answers_as_before_and_is_of_todays_version(keeper: Keeper) -> None:
    home = older(keeper)
    with home.reading() as session:
        view = home.register(session, SDN).as_of(Moment(parse_moment("2024-01-10"), LATER))
        assert view.standing("7").state is State.LISTED
        assert view.standing("5").state is State.NOT_LISTED
        assert str(view.listings("7")[0].start) == "(2024-01-01T12:00:00Z, 2024-01-03T12:00:00Z]"
        assert [each.verb for each in session.decisions(1)] == ["reject", "accept"]
        assert session.authorisations() == ['{"id": "GL 1"}']
    assert version_of(home) == schema.VERSION


def test_an_older_store_takes_editions_and_deltas(keeper: Keeper) -> None:
    home = older(keeper)
    keeper.keep(sdn_file({number: f"PARTY {number}" for number in range(1, 5)}), "2024-02-01T12:00Z")
    delta = delta_file("2024-01-02T00:00:00-05:00", [added(7, "2024-01-02")])
    assert keeper.keep({"delta.xml": delta}, "2024-02-02T12:00Z").outcome is Outcome.DELTA
    with home.reading() as session:
        (listing,) = home.register(session, SDN).as_of(Moment(LATER, LATER)).listings("7")
    assert str(listing.start) == "(2024-01-02T05:00:00Z, 2024-01-03T05:00:00Z]"
    assert str(listing.end) == "(2024-01-05T00:00:00Z, 2024-02-01T12:00:00Z]"


def test_names_of_an_older_store_are_keyed_as_today(keeper: Keeper) -> None:
    home = older(keeper)
    with home.writing() as store, store.transaction() as session:
        today = names(session)
        session._connection.exec_driver_sql("UPDATE name SET key = 'an' || key")
        session._connection.exec_driver_sql("UPDATE meta SET value = '2' WHERE key = 'version'")
    with home.reading() as session:
        assert names(session) == today
        assert home.register(session, SDN).as_of(Moment(parse_moment("2024-01-10"), LATER)).find("nile lines") == ["7"]


def test_numbers_of_an_older_store_find_their_entries(keeper: Keeper) -> None:
    listed = test_csl_csv.listing(test_csl_csv.PERSON)
    keeper.keep({"csl.csv": listed}, "2024-01-01T10:00Z", register="us-csl")
    with keeper.home.writing() as store, store.transaction() as session:
        session._connection.exec_driver_sql("DELETE FROM name WHERE key LIKE '#%%'")
        session._connection.exec_driver_sql("UPDATE meta SET value = '6' WHERE key = 'version'")
    with keeper.home.reading() as session:
        view = keeper.home.register(session, "us-csl").as_of(Moment(LATER, LATER))
        assert view.find("990001") == ["SDN:990001"]


def names(session: Session) -> list[tuple[object, ...]]:
    return sorted(map(tuple, session._connection.exec_driver_sql("SELECT register, key, number FROM name")))


def test_a_store_of_a_later_version_is_refused(keeper: Keeper) -> None:
    home = older(keeper)
    with home.writing() as store, store.transaction() as session:
        session._connection.exec_driver_sql("UPDATE meta SET value = '99' WHERE key = 'version'")
    for opening in (home.reading, home.writing):
        opened: Callable[[], object] = opening().__enter__
        with pytest.raises(StoreUnusable, match=f"has version 99, this Inforce reads {schema.VERSION}; update Inforce"):
            opened()


def test_an_older_store_and_one_made_today_have_the_same_tables(keeper: Keeper, tmp_path: Path) -> None:
    if keeper.home.place.url:
        pytest.skip("compared on SQLite, where a schema can be read as text")
    older(keeper)
    version_of(keeper.home)
    fresh = Keeper(tmp_path / "fresh")
    fresh.keep(sdn_file({1: "PARTY 1"}), "2024-01-01T12:00Z")
    assert tables(keeper.home) == tables(fresh.home)


def tables(home: Home) -> set[tuple[str, str]]:
    with sqlite3.connect(home.place.file) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(name, " ".join(sql.split()).replace('"', "")) for name, sql in found}
