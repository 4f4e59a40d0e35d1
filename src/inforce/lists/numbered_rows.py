"""Rows that begin with the number of their entry, of files with one row a line.

A file is read beside the one read before it: whatever both hold alike is passed over at the speed of comparing bytes, and
only rows in which they differ are looked at. (Of OFAC's list some forty of fifteen thousand differ from one edition to
the next; to split, to number and to compare all of them is most of what reading takes.)
"""

from collections.abc import Collection
from dataclasses import field

from inforce.agreeing import Stretch, gaps, stretches
from inforce.lists.edition import Since
from inforce.values import value

BLANK = frozenset({b"", b"\x1a"})
"""Lines that are no rows: empty ones, and the Ctrl-Z with which a file may end."""
_Lines = list[bytes]


@value(frozen=True, slots=True)
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

    @property
    def first(self) -> bytes:
        """The first line."""
        stop = self.text.find(self.end)
        return self.text if stop < 0 else self.text[:stop]

    def place(self, row: bytes) -> int:
        """The line on which a row stands first, from 1."""
        return self.text.split(self.end).index(row) + 1


def split(text: bytes, end: bytes, last: Rows | None = None) -> Rows:
    """The rows of a file between its ends of line, found beside the file read last."""
    if last and last.end == end and not last.repeats:
        return _beside(text, last)
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


def _beside(text: bytes, last: Rows) -> Rows:
    """The rows of a file beside one in which no row is repeated."""
    gone, new = _unlike(text, last)
    since = Since(last.rows, frozenset(new) - last.rows - BLANK, frozenset(gone).difference(new) - BLANK)
    rows = since.here()
    repeats = len(last.rows) - _count(gone) + _count(new) - len(rows)
    if last.numbers is None:
        return Rows(text, last.end, rows, _own(numbers_of(rows), rows), repeats, since)
    came, went = numbers_of(since.appeared), numbers_of(since.ended)
    of_numbers = Since(last.numbers, came - last.numbers, went - came)
    return Rows(text, last.end, rows, _own(of_numbers.here(), rows), repeats, since, of_numbers)


def _unlike(text: bytes, last: Rows) -> tuple[_Lines, _Lines]:
    """Lines of the last file, and of this one, without which both hold the same."""
    alike = (_whole_lines(text, last, each) for each in stretches(text, last.text))
    gone, new = _Lines(), _Lines()
    for gap in gaps(filter(None, alike), len(text), len(last.text)):
        gone += last.text[gap.there : gap.until_there].split(last.end)
        new += text[gap.here : gap.until_here].split(last.end)
    return gone, new


def _whole_lines(text: bytes, last: Rows, alike: Stretch) -> Stretch | None:
    """What of a stretch that agrees are whole lines of both files."""
    stop = alike.here + alike.size
    start = alike.here
    if start or alike.there:
        found = text.find(last.end, start, stop)
        start = found + len(last.end) if found >= 0 else stop
    if stop < len(text) or alike.there + alike.size < len(last.text):
        found = text.rfind(last.end, start, stop)
        stop = found + len(last.end) if found >= 0 else start
    return Stretch(start, start - alike.here + alike.there, stop - start) if stop > start else None
