"""Posts of a live blog: where each begins, and where its words do behind the time of day that is printed before them.

What one post tells is not carried into the next: whom "he" or "the company" means, and whose measures they are.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from inforce.reports.model import Block

CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b(?!\s*[%\w]*\s*(?:million|billion|percent))", re.IGNORECASE)
"""The time of day that opens a post."""
_PRINTED = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?(?!\w)|\s(?:[A-Z]{2,3}T|GMT|UTC|MSK|МСК|мск)\b)?[\])]?\s{0,2}(?:[-–—|:•]\s{0,2})?"
    r"(?=[\s«\"“„(A-ZА-ЯЁ])\s{0,2}(?![\w ]{0,12}\btime\b)(?=[«\"“„(]?[A-ZА-ЯЁ])"
)
"""That time as it is printed before words that begin a sentence; none in "17:00 Moscow time the airline was listed"."""
_ALONE = re.compile(r"\W*\d{1,2}[.:h]\d\d\W*(?:[ap]\.?m\W*|[A-Z]{2,4}\W*)?")
_LONGEST = 24
"""Characters of a line that is a time of day and nothing else."""
_FEWEST = 2


def posts_of(text: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Where the posts begin that a live blog is made of; none of a report in which fewer than two blocks open with a time."""
    found = [b.start for b in blocks if text[b.start : b.start + 4].strip("[( \t")[:1].isdigit() and _opens(text, b)]
    return tuple(found) if len(found) >= _FEWEST else ()


def _opens(text: str, block: Block) -> bool:
    return CLOCK.match(text, block.start, block.end) is not None


def words_begin(text: str, block: Block, posts: Sequence[int]) -> int:
    """Where the words of a block begin, of a post those behind its time of day; its end where nothing else is printed there."""
    if block.start not in posts:
        return block.start
    if block.end - block.start <= _LONGEST and _ALONE.fullmatch(text, block.start, block.end):
        return block.end
    printed = _PRINTED.match(text, block.start, block.end)
    return printed.end() if printed is not None and printed.end() < block.end else block.start


def post_at(posts: Sequence[int], place: int) -> int:
    """Where the post begins that holds a place; 0 above the first and outside of live blogs."""
    number = bisect_right(posts, place) - 1
    return posts[number] if number >= 0 else 0
