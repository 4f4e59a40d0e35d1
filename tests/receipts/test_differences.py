"""What is told of two receipts beside each other."""

import msgspec

from inforce.receipts import FileHash
from inforce.receipts.differences import differences
from tests.receipts.test_sealing import RECEIPT


def told(then: str, now: str) -> list[str]:
    """Of files of the same bytes, by their names."""
    one, other = (
        msgspec.structs.replace(RECEIPT, inputs=tuple(FileHash(name, "23" * 32, 99) for name in names.split()))
        for names in (then, now)
    )
    return [str(each) for each in differences(one, other)]


def test_two_files_of_the_same_bytes_are_called_as_they_were() -> None:
    assert told("a.txt b.txt", "a.txt b.txt") == told("a.txt b.txt", "b.txt a.txt") == []


def test_of_files_of_the_same_bytes_only_one_that_lost_its_name_is_told() -> None:
    assert told("a.txt b.txt", "c.txt a.txt") == ["b.txt is called c.txt now"]
    assert told("a.txt b.txt", "c.txt d.txt") == ["a.txt is called c.txt now", "b.txt is called d.txt now"]
