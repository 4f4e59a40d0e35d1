"""Rows that begin with the number of their entry, of files whose every line ends with CR and LF.

Of a file that begins and ends as the one read before it, only what lies between is split. The other rows are the very
objects of that file: sets of both are made and compared without looking at a byte again. (A quarter of OFAC's list
changes place from one edition to the next; splitting, numbering and comparing rows is most of what reading takes.)
"""

from dataclasses import dataclass

from inforce.agreeing import agreeing_ends


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's rows in order without their ends of line; ``numbers``: what stands before the first comma of each."""

    text: bytes
    rows: list[bytes]
    numbers: list[str]


NONE = Rows(b"", [], [])


def numbered(text: bytes, rows: list[bytes]) -> Rows:
    """Rows that were split otherwise."""
    return Rows(text, rows, _numbers(rows))


def split(text: bytes, last: Rows = NONE) -> Rows | None:
    """The rows of a file, as far as possible those of the file read last; None where a line ends otherwise."""
    start, stop = _between(text, last.text)
    rows = _split(text[start:stop])
    if rows is None:
        return None
    before, after = text.count(b"\n", 0, start), len(last.rows) - _lines(text, stop)
    return Rows(
        text,
        [*last.rows[:before], *rows, *last.rows[after:]],
        [*last.numbers[:before], *_numbers(rows), *last.numbers[after:]],
    )


def _between(text: bytes, last: bytes) -> tuple[int, int]:
    """Where the lines that differ from those of the last file begin and end."""
    head, tail = agreeing_ends(text, last)
    end_of_line = text.find(b"\n", len(text) - tail)
    return text.rfind(b"\n", 0, head) + 1, end_of_line + 1 if end_of_line >= 0 else len(text)


def _split(text: bytes) -> list[bytes] | None:
    """Whole lines by the quickest way, which is right where no CR and no LF stands alone."""
    if text.endswith(b"\r") or text.count(b"\r") != text.count(b"\n"):
        return None
    rows = text.splitlines()
    return rows if len(rows) == _lines(text, 0) else None


def _lines(text: bytes, start: int) -> int:
    """How many lines there are from the start of one on; the last need not end."""
    return text.count(b"\n", start) + (start < len(text) and not text.endswith(b"\n"))


def _numbers(rows: list[bytes]) -> list[str]:
    return b",".join([row.partition(b",")[0] for row in rows]).decode("ascii", "replace").split(",") if rows else []
