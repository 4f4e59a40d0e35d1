import errno
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import StoreUnusable
from inforce.register.archive import MAX_STEPS, Archive, _Recent, name_of
from inforce.register.incoming import _locked


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6))
def test_what_was_put_is_had_back_bit_for_bit(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("archive")
    names: list[str] = []
    for data in contents:
        names.append(Archive(folder).put(data, names[-1] if names else None))
    assert [Archive(folder).get(name) for name in names] == contents
    assert names == [name_of(data) for data in contents]


def test_a_successor_takes_little_room(tmp_path: Path) -> None:
    rows = [f"{n},{name_of(str(n).encode())}\n".encode() for n in range(20_000)]
    archive = Archive(tmp_path)
    first = archive.put(b"".join(rows))
    alone = sum(file.stat().st_size for file in files(tmp_path))
    archive.put(b"".join([*rows[:9_000], b"new\n", *rows[9_010:]]), first)
    assert sum(file.stat().st_size for file in files(tmp_path)) - alone < alone / 50


def test_a_long_chain_is_broken_by_files_that_stand_alone(tmp_path: Path) -> None:
    archive, base = Archive(tmp_path), None
    for number in range(MAX_STEPS + 3):
        base = archive.put(b"edition %d" % number, base)
    alone = [file for file in files(tmp_path) if b'"base"' not in file.read_bytes().partition(b"\n")[0]]
    assert len(alone) == 2


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    assert Archive(tmp_path).put(b"x") == Archive(tmp_path).put(b"x")
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("harm", ["byte", "cut", "gone"])
def test_damage_is_named(tmp_path: Path, harm: str) -> None:
    name = Archive(tmp_path).put(b"words of an edition")
    (file,) = files(tmp_path)
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(data if harm == "byte" else data[:-6])
    with pytest.raises(StoreUnusable, match=name[:12]):
        Archive(tmp_path).get(name)


def test_files_are_open_to_whom_the_umask_lets_in(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        Archive(tmp_path).put(b"words of an edition")
    finally:
        os.umask(mask)
    assert {file.stat().st_mode & 0o777 for file in files(tmp_path)} == {0o640}


def halves(folder: Path, now: datetime) -> set[str]:
    """Leave two half-written files, one of them long ago; which of them are there after the archive was swept."""
    incoming = folder / "incoming"
    for name, age in (("old", timedelta(days=2)), ("young", timedelta(minutes=1))):
        (incoming / name).write_bytes(b"half")
        os.utime(incoming / name, (at := (now - age).timestamp(), at))
    Archive(folder).sweep(now)
    return {path.name for path in incoming.iterdir()}


def test_halves_left_by_a_killed_process_are_swept(tmp_path: Path) -> None:
    name = Archive(tmp_path).put(b"kept")
    assert halves(tmp_path, datetime(2026, 3, 1, tzinfo=UTC)) == set()
    assert Archive(tmp_path).get(name) == b"kept"


@pytest.mark.skipif(sys.platform == "win32", reason="no folder can be locked there")
def test_halves_are_left_to_whoever_writes_still_unless_they_are_old(tmp_path: Path) -> None:
    Archive(tmp_path).put(b"kept")
    with _locked(tmp_path / "incoming", alone=False) as writing:
        assert writing
        assert halves(tmp_path, datetime(2026, 3, 1, tzinfo=UTC)) == {"young"}
    assert halves(tmp_path, datetime(2026, 3, 1, tzinfo=UTC)) == set()


@pytest.mark.parametrize("busy", [False, True])
def test_a_half_that_vanishes_or_stays_does_not_keep_the_others_from_being_swept(tmp_path: Path, busy: bool) -> None:
    """A folder cannot be unlinked; the target of a link that leads nowhere cannot be looked at."""
    Archive(tmp_path).put(b"kept")
    incoming, old = tmp_path / "incoming", datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    for number in range(20):
        (incoming / f"half-{number}").write_bytes(b"half")
        os.utime(incoming / f"half-{number}", (old, old))
        (incoming / f"folder-{number}").mkdir()
        os.utime(incoming / f"folder-{number}", (old, old))
        (incoming / f"link-{number}").symlink_to(tmp_path / "nowhere")
    with _locked(incoming, alone=False) if busy else nullcontext():
        Archive(tmp_path).sweep(datetime(2026, 3, 1, tzinfo=UTC))
    assert list(incoming.glob("half-*")) == []
    assert len(list(incoming.glob("folder-*"))) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="no folder can be locked there")
def test_an_incoming_folder_that_cannot_be_opened_is_not_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive(tmp_path).put(b"kept")
    (tmp_path / "incoming" / "half").write_bytes(b"half")

    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        Archive(tmp_path).sweep(datetime(2026, 3, 1, tzinfo=UTC))
    assert (tmp_path / "incoming" / "half").exists()


def test_an_archive_that_nothing_was_kept_in_is_swept_without_being_made(tmp_path: Path) -> None:
    Archive(tmp_path / "archive").sweep(datetime(2026, 3, 1, tzinfo=UTC))
    assert not (tmp_path / "archive").exists()


def test_damage_to_a_file_that_others_lean_on_is_named(tmp_path: Path) -> None:
    archive, names = Archive(tmp_path), [Archive(tmp_path).put(b"edition 0 of a list")]
    for number in range(1, 6):
        names.append(archive.put(b"edition %d of a list" % number, names[-1]))
    (file,) = (file for file in files(tmp_path) if file.name.startswith(names[2]))
    file.write_bytes(file.read_bytes()[:-6])
    for name in names[2:]:
        with pytest.raises(StoreUnusable, match=names[2]):
            Archive(tmp_path).get(name)
    assert Archive(tmp_path).get(names[1]) == b"edition 1 of a list"


@given(st.lists(st.binary(min_size=20, max_size=60), min_size=2, max_size=12), st.integers(1, 200))
def test_what_is_held_in_memory_is_what_was_used_last(data: list[bytes], room: int) -> None:
    recent = _Recent(room)
    for each in data:
        recent.add(name_of(each), each)
        assert recent.get(name_of(each)) == each
    held = {each for each in data if recent.get(name_of(each)) is not None}
    assert sum(map(len, held)) <= room or len(held) == 1


def test_editions_that_lean_on_each_other_are_had_by_several_threads_at_once(tmp_path: Path) -> None:
    archive, editions = Archive(tmp_path), [bytes([each]) * 5000 for each in range(40)]
    archive._recent = _Recent(11_000)  # what one thread is about to use another pushes out
    names = [archive.put(data, name_of(before)) for before, data in zip([b"", *editions], editions, strict=False)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(archive.get, names * 10)) == editions * 10
    assert archive._recent._size == sum(map(len, archive._recent._held.values()))
