"""The home folder, with its store on SQLite or on PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.register.store import Store
from tests.commands import in_home, run_command
from tests.conftest import SDN, Keeper, sdn_file


def test_there_is_no_store_before_the_first_import(keeper: Keeper) -> None:
    before = keeper.home.exists
    keeper.keep(sdn_file({1: "HARBOUR LINE"}), "2024-01-10T10:00Z")
    assert (before, keeper.home.exists) == (False, True)


def test_a_database_that_cannot_be_asked_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="cannot be used"):
        _ = Home(tmp_path, db="postgresql://nobody@127.0.0.1:1/none").exists


@pytest.fixture
def kept(keeper: Keeper, db: str | None) -> Home:
    """A home folder with one edition."""
    if db:
        pytest.skip("about the store in the home folder")
    keeper.keep(sdn_file({1: "HARBOUR LINE"}), "2024-01-10T10:00Z")
    return keeper.home


def files(home: Home) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}


def registers(home: Home) -> list[str]:
    with home.reading() as session:
        return session.registers()


def add_register(home: Home) -> None:
    with home.writing() as store, store.transaction() as session:
        session.add_register("un-sc")


def test_asking_writes_nothing(kept: Home) -> None:
    before = files(kept)
    assert registers(kept) == [SDN]
    assert files(kept) == before


@contextmanager
def as_someone_else(folder: Path) -> Iterator[None]:
    """Who may read a folder and write nothing in it. Root may write anywhere: it becomes nobody meanwhile."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
@pytest.mark.parametrize("side_files", [False, True])
def test_a_home_that_cannot_be_written_can_be_asked(kept: Home, side_files: bool) -> None:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        shutil.copytree(kept.folder, home.folder)
        registers(home)  # whatever is loaded when it is used is loaded
        if side_files:
            for ending in ("-wal", "-shm"):
                home.folder.joinpath(f"store.sqlite{ending}").touch()
        Path(folder).chmod(0o755)
        with as_someone_else(home.folder):
            assert registers(home) == [SDN]
            with pytest.raises(StoreUnusable, match="home"):
                add_register(home)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
@pytest.mark.parametrize("verb", ["accept", "reject", "import"])
def test_who_may_not_write_a_home_is_told_so_in_one_line(keeper: Keeper, kept: Home, verb: str) -> None:
    keeper.keep(sdn_file({}), "2024-01-11T10:00Z", keep_broken=True)
    with TemporaryDirectory() as folder:
        home, file = Home(Path(folder) / "home"), Path(folder) / "2024-01-12.csv"
        file.write_bytes(sdn_file({1: "HARBOUR LINE"}))
        shutil.copytree(kept.folder, home.folder)
        Path(folder).chmod(0o755)
        verbs: dict[str, list[str | Path]] = {
            "accept": ["lists", "accept", SDN, "2024-01-11T10:00:00Z"],
            "reject": ["lists", "reject", SDN, "2024-01-10T10:00:00Z"],
            "import": ["lists", "import", file, "--register", SDN],
        }
        asked = verbs[verb]
        run_command(*in_home(kept), *asked)  # whatever is loaded when it is used is loaded
        with as_someone_else(home.folder):
            ended = run_command(*in_home(home), *asked)
    assert (ended.returncode, ended.stdout) == (3, "")
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"inforce: {home.folder}: the store may not be written")
    assert "read-only" in line


def test_a_store_that_is_damaged_is_told_so_in_our_words(kept: Home) -> None:
    kept.place.file.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreUnusable, match=r"the store is damaged, or none; put back a copy"):
        registers(kept)


def test_an_archive_without_its_store_is_no_empty_home(kept: Home, tmp_path: Path) -> None:
    """Nothing may be told as not listed for the want of a file."""
    for file in kept.folder.glob("store.sqlite*"):
        file.unlink()
    questions: list[list[str | Path]] = [
        ["lists"],
        ["lists", "--format", "json"],
        ["lists", "verify"],
        ["was", "HARBOUR"],
        ["mark", "log"],
        ["lists", "fetch", SDN, "--url", "http://127.0.0.1:1/"],
    ]
    for asked in questions:
        ended = run_command(*in_home(kept), *asked)
        assert (ended.returncode, ended.stdout.strip("[]\n")) == (3, ""), asked
        (line,) = ended.stderr.splitlines()
        assert "there is no store, though editions are in" in line
        assert "import the same downloads again" in line


def test_the_same_downloads_make_a_store_again_that_was_lost(kept: Home, tmp_path: Path) -> None:
    archive = {path: path.read_bytes() for path in (kept.folder / "archive").rglob("*.zst")}
    for file in kept.folder.glob("store.sqlite*"):
        file.unlink()
    (tmp_path / "2024-01-10T100000Z.csv").write_bytes(sdn_file({1: "HARBOUR LINE"}))
    ended = run_command(*in_home(kept), "lists", "import", tmp_path / "2024-01-10T100000Z.csv", "--register", SDN)
    assert ended.returncode == 0
    assert "the store that was here is gone" in ended.stderr
    assert registers(kept) == [SDN]
    assert {path: path.read_bytes() for path in (kept.folder / "archive").rglob("*.zst")} == archive


@contextmanager
def as_its_owner(folder: Path) -> Iterator[None]:
    """Within ``as_someone_else``: who may write there comes and goes."""
    if root := os.getuid() == 0:
        os.seteuid(0)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    try:
        yield
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        if root:
            os.seteuid(65534)


@pytest.fixture
def readable(kept: Home) -> Iterator[Home]:
    """A home whose folder others may read, and may not write in when they come as someone else."""
    with TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        shutil.copytree(kept.folder, home.folder)
        registers(home)  # whatever is loaded when it is used is loaded
        Path(folder).chmod(0o755)
        yield home


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
def test_a_store_read_without_locks_that_is_changed_meanwhile_is_to_be_asked_again(readable: Home) -> None:
    def ask_while_somebody_writes() -> None:
        with readable.reading() as session:
            assert session.registers() == [SDN]
            with as_its_owner(readable.folder):
                add_register(readable)

    with as_someone_else(readable.folder):
        with pytest.raises(StoreUnusable, match="was changed while it was read; ask again"):
            ask_while_somebody_writes()
        assert registers(readable) == ["un-sc", SDN]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
def test_a_service_that_may_only_read_sees_what_came_since(readable: Home) -> None:
    with as_someone_else(readable.folder), closing(Store(readable.place)) as store:
        with store.transaction() as session:
            assert session.registers() == [SDN]
        with as_its_owner(readable.folder):
            add_register(readable)
        with store.transaction() as session:
            assert session.registers() == ["un-sc", SDN]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
def test_who_may_only_read_sees_one_state_while_a_writer_is_there(readable: Home) -> None:
    with readable.writing() as writer:
        with writer.transaction() as session:
            session.add_register("un-sc")
        with as_someone_else(readable.folder):
            with readable.reading() as reader:
                assert reader.registers() == ["un-sc", SDN]
                with writer.transaction() as session:
                    session.add_register("eu-fsf")
                assert reader.registers() == ["un-sc", SDN]
            assert registers(readable) == ["eu-fsf", "un-sc", SDN]


def test_an_older_store_that_cannot_be_written_says_who_must_renew_it(kept: Home) -> None:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        shutil.copytree(kept.folder, home.folder)
        with home.writing() as store, store.transaction() as session:
            session._connection.exec_driver_sql("UPDATE meta SET value = '2' WHERE key = 'version'")
        Path(folder).chmod(0o755)
        with as_someone_else(home.folder), pytest.raises(StoreUnusable, match="made by an older Inforce"):
            registers(home)


def test_an_empty_store_beside_an_archive_is_a_loss_and_no_beginning(kept: Home) -> None:
    kept.place.file.write_bytes(b"")
    with pytest.raises(StoreUnusable, match="0 bytes, though editions are in the archive"):
        registers(kept)
    with pytest.raises(StoreUnusable, match="0 bytes"):
        _ = kept.exists
    assert kept.place.file.stat().st_size == 0


def test_a_home_that_is_a_file_is_no_empty_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(StoreUnusable, match="a file, not a folder"):
        _ = Home(tmp_path / "file").exists


@pytest.mark.parametrize("url", ["nonsense", "postgresql://me:secret@host:port/x", "sqlite:///x"])
def test_an_address_that_is_no_database_is_refused_without_its_password(tmp_path: Path, url: str) -> None:
    with (
        pytest.raises(StoreUnusable, match="postgresql://user@host/database") as refused,
        Home(tmp_path, db=url).reading(),
    ):
        pass
    assert "secret" not in str(refused.value)
