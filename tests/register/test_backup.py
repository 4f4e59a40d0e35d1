"""A home folder is backed up while it is in use, and restored elsewhere, by the commands of docs/deploying.md."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import make_url

from inforce.home import Home
from inforce.moment import Moment, parse_moment
from tests.commands import in_home, run_command
from tests.conftest import POSTGRES, SDN, Keeper, empty_database, sdn_file

OLD, NEW = {1: "NILE LINES", 2: "DELTA LINES"}, {2: "DELTA LINES", 3: "BLUE PORTS"}


def program(name: str) -> str:
    """A program of PostgreSQL's, of the newest version that is there."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def back_up(home: Home, folder: Path) -> None:
    """The store first, the archive after it: whatever the store names was in the archive before it."""
    folder.mkdir()
    if home.db:
        dump = [program("pg_dump"), "--format=custom", f"--file={folder / 'store.dump'}", home.db]
        subprocess.run(dump, check=True)
    else:
        with sqlite3.connect(home.folder / "store.sqlite") as store:
            store.execute("VACUUM INTO ?", [str(folder / "store.sqlite")])
        store.close()


def back_up_archive(home: Home, folder: Path) -> None:
    shutil.copytree(home.folder / "archive", folder / "archive")


def restored(folder: Path, db: str | None) -> Home:
    if db:
        subprocess.run([program("pg_restore"), "--no-owner", f"--dbname={db}", str(folder / "store.dump")], check=True)
    return Home(folder, db=db)


def states(home: Home, at: str = "2024-03-12") -> dict[str, str]:
    moment = Moment(parse_moment(at), parse_moment(at))
    with home.reading() as session:
        view = home.register(session, SDN).as_of(moment)
        return {number: view.was(number).state.value for number in ("1", "2", "3")}


def test_what_is_restored_answers_as_what_was_backed_up(keeper: Keeper, tmp_path: Path) -> None:
    keeper.keep(sdn_file(OLD), "2024-03-01T10:00Z")
    keeper.keep(sdn_file(NEW), "2024-03-11T10:00Z")
    before, folder = states(keeper.home), tmp_path / "backup"
    assert before == {"1": "not_listed", "2": "listed", "3": "listed"}
    back_up(keeper.home, folder)
    keeper.keep(sdn_file({2: "DELTA LINES"}), "2024-03-12T10:00Z")  # an import between the two steps
    back_up_archive(keeper.home, folder)
    if keeper.home.db is None:
        check(restored(folder, None), before)
        return
    assert POSTGRES is not None
    with empty_database(POSTGRES) as other:
        assert make_url(other).database != make_url(keeper.home.db).database
        check(restored(folder, other), before)


def check(home: Home, before: dict[str, str]) -> None:
    assert states(home) == before
    verified = run_command(*in_home(home), "lists", "verify")
    assert verified.returncode == 0, verified.stderr
    again = Keeper(home.folder / "again", home.db)
    again.home = home
    again.keep(sdn_file({3: "BLUE PORTS"}), "2024-03-13T10:00Z", keep_broken=True)  # and it goes on
    assert states(home, "2024-03-13T12:00Z")["3"] == "listed"
