"""Rows that begin with the number of their entry, of files with one row a line.

A file is read beside the one read before it: whatever both hold alike is passed over at the speed of comparing bytes, and
only rows in which they differ are looked at. (Of OFAC's list some forty of fifteen thousand differ from one edition to
the next; to split, to number and to compare all of them is most of what reading takes.)
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from inforce.agreeing import agreeing_from
from inforce.lists.edition import Since

BLANK = frozenset({b"", b"\x1a"})
"""Lines that are no rows: empty ones, and the Ctrl-Z with which a file may end."""
_MOST = 2000
"""Rows looked at one by one before a file is read alone: it is another file, or in another order."""
_Lines = list[bytes]


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's rows without their ends of line (``end``), each once.

    ``numbers``: what stands before the first comma of each; None where two rows share it. ``repeats``: how many lines
    are there again. ``since`` and ``numbers_since``: how they differ from those of another file.
    """

    text: bytes
    end: bytes
    rows: frozenset[bytes]
    numbers: frozenset[str] | None
    repeats: int
    since: Since[bytes] | None = field(default=None, compare=False)
    numbers_since: Since[str] | None = field(default=None, compare=False)

    def place(self, row: bytes) -> int:
        """The line on which a row stands first, from 1."""
        return self.text.split(self.end).index(row) + 1


def split(text: bytes, end: bytes, last: Rows | None = None) -> Rows:
    """The rows of a file between its ends of line, found beside the file read last where it is much the same."""
    if last and last.end == end and not last.repeats and (unlike := _unlike(text, last)):
        return _beside(text, last, *unlike)
    lines = text.split(end)
    rows = frozenset(lines) - BLANK
    return Rows(text, end, rows, _own(numbers_of(rows), rows), _count(lines) - len(rows))


def numbers_of(rows: Collection[bytes]) -> frozenset[str]:
    """What stands before the first comma of rows."""
    fields = b",".join([row.partition(b",")[0] for row in rows])
    return frozenset(fields.decode("ascii", "replace").split(",")) if rows else frozenset()


def _own(numbers: frozenset[str], rows: frozenset[bytes]) -> frozenset[str] | None:
    return numbers if len(numbers) == len(rows) else None


def _count(lines: _Lines) -> int:
    return len(lines) - sum(map(lines.count, BLANK))


def _beside(text: bytes, last: Rows, gone: _Lines, new: _Lines) -> Rows:
    """The rows of a file that differs in these lines from one in which no row is repeated."""
    since = Since(last.rows, frozenset(new) - last.rows - BLANK, frozenset(gone).difference(new) - BLANK)
    rows = since.here()
    repeats = len(last.rows) - _count(gone) + _count(new) - len(rows)
    if last.numbers is None:
        return Rows(text, last.end, rows, _own(numbers_of(rows), rows), repeats, since)
    came, went = numbers_of(since.appeared), numbers_of(since.ended)
    of_numbers = Since(last.numbers, came - last.numbers, went - came)
    return Rows(text, last.end, rows, _own(of_numbers.here(), rows), repeats, since, of_numbers)


def _unlike(text: bytes, last: Rows) -> tuple[_Lines, _Lines] | None:
    """Lines of the last file, and of this one, without which both hold the same; None where there are too many.

    A line that the last file has further on tells that lines before it are gone; one that it does not have is new, or
    is what became of the line of the same number."""
    gone, new, passed = list[bytes](), list[bytes](), set[bytes]()
    here = there = 0
    for _ in range(_MOST):
        here, there = _past_agreeing(text, here, last, there)
        if here == len(text) or there == len(last.text):
            return [*gone, *last.text[there:].split(last.end)], [*new, *text[here:].split(last.end)]
        row, next_here = _line(text, here, last.end)
        old, next_there = _line(last.text, there, last.end)
        is_new = row in passed or row not in last.rows
        if is_new:
            new.append(row)
            here = next_here
        if not is_new or (row not in passed and row.partition(b",")[0] == old.partition(b",")[0]):
            gone.append(old)
            passed.add(old)
            there = next_there
    return None


def _past_agreeing(text: bytes, here: int, last: Rows, there: int) -> tuple[int, int]:
    """The beginnings of the next lines that differ, or the ends of both files."""
    alike = agreeing_from(text, here, last.text, there)
    if here + alike == len(text) and there + alike == len(last.text):
        return len(text), len(last.text)
    end = text.rfind(last.end, here, here + alike)
    step = end + len(last.end) - here if end >= 0 else 0
    return here + step, there + step


def _line(text: bytes, start: int, end: bytes) -> tuple[bytes, int]:
    """The line that begins at a place, and where the next one does."""
    stop = text.find(end, start)
    return (text[start:], len(text)) if stop < 0 else (text[start:stop], stop + len(end))
