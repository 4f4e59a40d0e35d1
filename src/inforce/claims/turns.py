"""Turns of an interview: whose name, with a colon, opens the paragraphs of what he says ("Ana Ruiz: We were never asked.")."""

import re
from collections import Counter

from inforce.claims.text import Document

_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’-]{1,20}(?: (?:[A-Z]\.|[\w'’-]{2,20})){0,3}):\s+(?=\S)")
_FEWEST = 2
"""Paragraphs that a name opens in an interview; once it may be a heading."""


def turns_of(document: Document) -> frozenset[str]:
    """The names that open what is said in turns, in a report with questions; none of labels such as "Note" that nobody bears."""
    if not any(document.text.endswith("?", block.start, block.end) for block in document.blocks):
        return frozenset()  # "Place of birth: …" of list entries
    found = (_LABEL.match(document.text, block.start, block.end) for block in document.blocks)
    counted = Counter(label["name"] for label in found if label is not None)
    return frozenset(name for name, count in counted.items() if count >= _FEWEST and _is_person(name, document.text))


def _is_person(name: str, text: str) -> bool:
    """Two words or more with capitals, or the last of such a name that stands elsewhere in the report."""
    words = name.split()
    if not all(word[0].isupper() for word in words):
        return False
    return len(words) > 1 or re.search(rf"\b[A-Z][\w'’-]+ {re.escape(name)}\b(?!:)", text) is not None
