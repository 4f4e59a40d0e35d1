"""However deep a text nests what it tells, it is read, or refused in one line; and in time that grows with its length."""

from pathlib import Path

import pytest

from inforce.checking import read_file
from inforce.claims.model import Extract
from inforce.errors import UnreadableReport

LEAD = "HARARE, 3 March 2025 - "
LONG = 6000
"""Characters, of which some nest deeper than Python's calls may."""


@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        ("The United States sanctioned ", "a's ", "Petrov."),
        ("The United States sanctioned ", "Iran’s bank’s ", "Petrov."),
        ("The United States sanctioned ", "the bank of ", "Petrov."),
        ("", "Cole said that ", "the United States sanctioned Delta Bank."),
        ("The United States sanctioned the bank", " which owns the bank", " Delta."),
        ("США ввели санкции против ", "банка ", "Петрова."),
        ("США сняли ", "список санкций ", "Петрова."),
        ("", "если ", "США введут санкции против банка «Вега»."),
    ],
)
def test_what_hangs_on_what_hangs_on_something_is_read_however_often(before: str, again: str, after: str) -> None:
    assert len(read_file(f"{LEAD}{before}{again * (LONG // len(again))}{after}".encode(), name="a.txt")) == 1


def test_owners_of_owners_are_read() -> None:
    text = f"{LEAD}The United States sanctioned Iran’s bank’s founder’s brother’s firm Delta Lines."
    (read_one,) = read_file(text.encode(), name="a.txt")
    assert [claim.target.name for claim in read_one.extract.claims] == ["Delta Lines"]


def test_what_nests_deeper_than_calls_may_is_refused_in_one_line(tmp_path: Path) -> None:
    def too_deep(*_: object) -> Extract:
        raise RecursionError

    path = tmp_path / "deep.txt"
    path.write_text("The bank was delisted.")
    for given, name in ((path, "report"), (path.read_bytes(), "deep.txt")):
        with pytest.raises(UnreadableReport, match=r"deep\.txt: nested too deep to be read"):
            read_file(given, name=name, pipeline=[too_deep])
