"""Many files read in several processes: the same as in one, in the same order, with the same errors."""

import os
import signal
from pathlib import Path

import pytest

from inforce.checking import Checked, read_file
from inforce.claims.model import Extract
from inforce.errors import BadInput, UnreadableReport
from inforce.reading_many import Outcome, reading


def test_several_processes_read_what_one_reads_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number:02}.txt" for number in range(11)]
    for number, path in enumerate(paths):
        path.write_text(f"The European Union delisted Bank {number} on {number + 1} May 2024, officials said.\n")
    paths.insert(4, tmp_path / "missing.txt")
    with reading(paths, processes=1) as one, reading(paths, processes=2) as several:
        alone, together = list(one), list(several)
    assert [_told(each) for each in together] == [_told(each) for each in alone]
    assert isinstance(together[4], UnreadableReport)
    assert sum(len(each[0].extract.claims) for each in together if not isinstance(each, UnreadableReport)) == 11


def test_a_few_small_files_are_read_here(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The bank was delisted.")
    here: list[Path] = []

    def read(file: Path) -> list[Checked]:  # a function of this test cannot be sent to another process
        here.append(file)
        return []

    with reading([path], read) as found:
        assert list(found) == [[]]
    assert here == [path]


def _too_deep(*_: object) -> Extract:
    raise RecursionError


def _deep(path: Path) -> list[Checked]:
    if path.name.startswith("deep"):
        path.write_text("The bank was delisted.")
        return read_file(path, pipeline=[_too_deep])
    return []


def _ended(path: Path) -> list[Checked]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_report_that_is_nested_too_deep_keeps_no_other_from_being_read(tmp_path: Path, processes: int) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "deep.txt", tmp_path / "b.txt"]
    with reading(paths, _deep, processes) as found:
        first, deep, last = found
    assert (first, last) == ([], [])
    assert isinstance(deep, UnreadableReport) and "deep.txt: nested too deep" in str(deep)


def test_a_process_that_is_ended_from_outside_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="ended from outside"), reading([tmp_path / "a.txt"] * 9, _ended, 2) as found:
        list(found)


def _told(outcome: Outcome) -> list[Checked] | str:
    return str(outcome) if isinstance(outcome, UnreadableReport) else outcome
