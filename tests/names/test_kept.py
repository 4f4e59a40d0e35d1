"""Indexes kept in a folder."""

import os
import threading
from collections.abc import Callable
from importlib.metadata import version as version_of
from pathlib import Path

import pytest

import inforce.names.kept
from inforce.names.building import build
from inforce.names.index import Listed, NameIndex
from inforce.names.kept import KEPT, LIBRARIES, fingerprint, kept
from inforce.names.mapped import load
from inforce.names.parts import Kind


def test_whoever_needs_an_index_that_is_being_made_waits_for_it(tmp_path: Path) -> None:
    begun, go_on, made, found = threading.Event(), threading.Event(), list[str](), list[Path]()

    def make() -> NameIndex:
        made.append("once")
        begun.set()
        assert go_on.wait(20)
        return build([Listed("1", "NILE LINES", Kind.VESSEL)])

    asking = [threading.Thread(target=lambda: found.append(kept(tmp_path, "a source", make))) for _ in range(3)]
    asking[0].start()
    assert begun.wait(20)
    for each in asking[1:]:
        each.start()
    go_on.set()
    for each in asking:
        each.join(20)
    assert made == ["once"]
    assert len(found) == 3
    assert len(set(found)) == 1


def test_those_used_last_stay(tmp_path: Path) -> None:
    paths = [
        kept(tmp_path, f"source {n}", lambda: build([Listed("1", "NILE LINES", Kind.VESSEL)])) for n in range(KEPT + 2)
    ]
    assert [path.exists() for path in paths] == [False, False, *[True] * KEPT]
    index = load(paths[-1])
    assert index is not None
    assert index.size == 1


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[: len(raw) // 2], id="half"),
        pytest.param(lambda raw: raw[:-1], id="a byte short"),
        pytest.param(lambda raw: raw[:-4096], id="a page short"),
        pytest.param(lambda raw: raw[:100], id="head alone"),
        pytest.param(lambda raw: raw[:8192] + bytes(len(raw) - 8192), id="zeros in place of the body"),
        pytest.param(lambda raw: raw[:-4096] + bytes(4096), id="zeros in place of the last page"),
        pytest.param(lambda raw: raw.replace(b"a source", b"a_source"), id="another letter in the head"),
    ],
)
def test_a_damaged_index_is_not_used_but_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    def make() -> NameIndex:
        return build([Listed(str(n), f"NILE LINES {n}", Kind.VESSEL) for n in range(300)])

    path = kept(tmp_path, "a source", make)
    raw = path.read_bytes()
    assert damage(raw) != raw
    path.write_bytes(damage(raw))
    assert load(path) is None
    assert kept(tmp_path, "a source", make) == path
    assert path.read_bytes() == raw
    assert load(path) is not None


def test_an_index_that_was_whole_is_looked_at_again_once_it_was_written_to(tmp_path: Path) -> None:
    path = kept(tmp_path, "a source", lambda: build([Listed("1", "NILE LINES", Kind.VESSEL)]))
    assert load(path) is not None
    raw, written = path.read_bytes(), path.stat().st_mtime_ns
    path.write_bytes(raw[:-64] + bytes([255]) * 64)
    os.utime(path, ns=(written, written + 1_000_000_000))
    assert load(path) is None


def test_using_an_index_leaves_the_time_when_it_was_written(tmp_path: Path) -> None:
    def make() -> NameIndex:
        return build([Listed("1", "NILE LINES", Kind.VESSEL)])

    path = kept(tmp_path, "a source", make)
    os.utime(path, ns=(1, 2_000_000_000))
    kept(tmp_path, "a source", make)
    assert path.stat().st_mtime_ns == 2_000_000_000
    assert path.stat().st_atime_ns > 2_000_000_000


@pytest.mark.parametrize("library", ["inforce", *LIBRARIES])
def test_another_version_of_what_reads_names_asks_for_another_index(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    def version(name: str) -> str:
        return f"{version_of(name)} of another kind" if name == library else version_of(name)

    before = fingerprint.__wrapped__()
    monkeypatch.setattr(inforce.names.kept, "version", version)
    assert "anyascii" in LIBRARIES
    assert fingerprint.__wrapped__() != before
