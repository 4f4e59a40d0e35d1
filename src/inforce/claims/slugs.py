"""Slugs: what agencies put before the headline of a story to tell its kind or its turn ("UPDATE 2-", "EXCLUSIVE-"), joined to the
first word with a hyphen (Reuters Handbook of Journalism). They are no words of the sentence."""

import re

from inforce.claims.lexicon import table

_KINDS = sorted(table("cues_en")["slugs"]["kinds"], key=len, reverse=True)
_SLUG = re.compile(
    rf"^[ \t]*(?:{'|'.join(map(re.escape, _KINDS))})(?: \d{{1,2}})? ?[-\u2013\u2014] ?(?=[^\W\d_])", re.MULTILINE
)
_HEAD = 400
"""Characters of a report among which its headline begins."""


def slugs(text: str) -> list[tuple[int, int]]:
    """Where slugs stand at the beginnings of the first lines, with the hyphen after each, in order."""
    return [found.span() for found in _SLUG.finditer(text, 0, _HEAD)]
