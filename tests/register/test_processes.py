"""Several processes at once: nothing is corrupted, nobody waits for ever, readers see whole editions only."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from inforce.errors import StoreUnusable
from inforce.moment import Moment
from inforce.register import engines
from inforce.register.store import Session, Store
from inforce.register.verifying import verify
from tests.conftest import LATER, SDN, Keeper, sdn_file

LOOKS, ENTRIES = 24, 300
PATIENCE = 240


def edition(look: int) -> dict[int, str]:
    """Every look shows as many entries as any other, one of them a new one: no fall is out of proportion, however many
    looks lie between."""
    return {number: f"PARTY {number}" for number in range(look, look + ENTRIES)}


def lay_out(folder: Path, looks: Sequence[int]) -> Path:
    folder.mkdir(parents=True)
    for look in looks:
        (folder / f"2024-01-01T{look // 60:02}{look % 60:02}00Z.csv").write_bytes(sdn_file(edition(look)))
    return folder


def begin(keeper: Keeper, inbox: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "inforce", "--home", str(keeper.home.folder)]
    command += ["--db", keeper.home.place.url] if keeper.home.place.url else []
    return subprocess.Popen(
        [*command, "lists", "import", str(inbox), "--register", SDN],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err


def contents(session: Session) -> list[object]:
    """All that the store shows of the register, free of keys that depend on the order of writing."""
    register = session.register_id(SDN) or 0
    numbers = [str(number) for look in range(LOOKS) for number in edition(look)]
    editions = [(e.at, e.sha256, e.entries, e.quarantine, sorted(e.parts)) for e in session.editions(register)]
    presence = [(number, session.presence(register, number)) for number in sorted(set(numbers))]
    rows = [(number, sorted(map(str, session.records(register, number)))) for number in sorted(set(numbers))]
    return [editions, presence, rows]


def test_imports_at_once_end_in_the_store_of_one_import(keeper: Keeper, tmp_path: Path) -> None:
    """Two processes take the looks in turn, so that each places its looks between those of the other; a third has
    them all."""
    shares = [range(0, LOOKS, 2), range(1, LOOKS, 2), range(LOOKS)]
    inboxes = [lay_out(tmp_path / f"share-{at}", share) for at, share in enumerate(shares)]
    for process in [begin(keeper, inbox) for inbox in inboxes]:
        status, told = ended(process)
        assert status == 0, told
    alone = Keeper(tmp_path / "alone")
    alone.folder.mkdir()
    alone.take(inboxes[-1])
    with keeper.home.reading() as one, alone.home.reading() as other:
        assert contents(one) == contents(other)
        assert verify(one, keeper.home.archive, SDN) == []


def test_readers_see_whole_editions_only_while_two_processes_import(keeper: Keeper, tmp_path: Path) -> None:
    keeper.take(lay_out(tmp_path / "first", [0]))
    inboxes = [lay_out(tmp_path / str(at), range(1 + at, LOOKS, 2)) for at in range(2)]
    writers = [begin(keeper, inbox) for inbox in inboxes]
    seen, until = set[int](), time.monotonic() + PATIENCE
    while any(writer.poll() is None for writer in writers) and time.monotonic() < until:
        seen.add(look_at_everything(keeper))
    for writer in writers:
        status, told = ended(writer)
        assert status == 0, told
    assert look_at_everything(keeper) == LOOKS
    assert len(seen) > 1, "nothing was read while it was written"


def look_at_everything(keeper: Keeper) -> int:
    """How many looks there are; each shows exactly what its edition has."""
    with keeper.home.reading() as session:
        register = session.register_id(SDN) or 0
        editions = session.editions(register)
        assert all(a.at < b.at for a, b in pairwise(editions))
        for each in editions:
            shown = session.numbers_at(register, each.at)
            assert shown == {str(number) for number in edition(each.look.latest.hour * 60 + each.look.latest.minute)}
            assert len(session.rows_at(register, "ofac-csv:sdn", each.at)) == each.entries == ENTRIES
        view = keeper.home.register(session, SDN).as_of(Moment(LATER, LATER))
        assert len(view.editions()) == len(editions)
        return len(editions)


def test_a_writer_does_not_wait_for_ever_for_another(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with keeper.home.writing() as store, keeper.home.writing() as other, store.transaction():  # noqa: SIM117
        with pytest.raises(StoreUnusable, match=r"lock|another process has been writing"), other.transaction():
            pass


def test_a_store_scrubbed_while_another_reads_says_so_and_is_used_as_before(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "NILE LINES"}), "2024-01-01T10:00Z")
    with keeper.home.writing() as store:
        with keeper.home.reading() as reader:
            reader._connection.exec_driver_sql("SELECT count(*) FROM report")
            with pytest.raises(StoreUnusable, match="still reads the state before"):
                store.scrub(patience=1)
        assert settings(store) == settings_of_a_new_one(keeper)
        store.scrub()
        assert settings(store) == settings_of_a_new_one(keeper)


def settings(store: Store) -> object:
    with store.transaction() as session:
        if session._connection.dialect.name == "sqlite":
            return session._connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
        driver = session._connection.connection.driver_connection
        assert driver is not None
        return driver.autocommit


def settings_of_a_new_one(keeper: Keeper) -> object:
    with keeper.home.writing() as store:
        return settings(store)
