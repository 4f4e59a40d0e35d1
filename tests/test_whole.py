"""Files are written whole or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from inforce.outputs.writing import write_with_provenance
from inforce.whole import write_together, write_whole


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "list.csv"
    with pytest.raises(FileNotFoundError) as error:
        write_whole(path, b"x")
    assert error.value.filename == str(path)


def test_a_file_takes_the_place_of_another_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for data in (b"old", b"new"):
        write_whole(path, data)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("list.csv", b"new")]


def test_of_files_that_belong_together_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    first, second = tmp_path / "list.csv.provenance.json", tmp_path / "missing" / "list.csv"
    first.write_bytes(b"old")
    with pytest.raises(FileNotFoundError) as error:
        write_together([(first, b"new"), (second, b"new")])
    assert error.value.filename == str(second)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(first.name, b"old")]


def test_what_is_no_file_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as beside:
        read = beside.submit(pipe.read_bytes)
        write_with_provenance(pipe, b"words", {})
    assert read.result() == b"words"
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.csv"]


def test_a_link_stays_a_link_and_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file, link = tmp_path / "kept" / "list.csv", tmp_path / "list.csv"
    file.parent.mkdir()
    file.write_bytes(b"old")
    file.chmod(0o600)
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600
