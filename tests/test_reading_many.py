"""Many files read in several processes: the same as in one, in the same order, with the same errors."""

from pathlib import Path

from inforce.checking import Checked
from inforce.errors import UnreadableReport
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


def _told(outcome: Outcome) -> list[Checked] | str:
    return str(outcome) if isinstance(outcome, UnreadableReport) else outcome
