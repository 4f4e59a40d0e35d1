"""Whether a Russian report is about sanctions at all: only there do everyday words tell of measures."""

import re
from collections.abc import Sequence
from functools import cache

from inforce.claims.lexicon import table
from inforce.patterns import either


def is_about(text: str) -> bool:
    """A report has a word that only sanctions have, or several that seldom stand together elsewhere."""
    lower = text.lower()
    data = table("measures_ru")
    if any(word in lower for word in data["about"]):
        return True
    if all(any(word in lower for word in words) for words in data["about_together"]):
        return True
    lower = lower.replace("ё", "е")
    return any(all(row.search(lower) for row in rows) for rows in _about_rows())


@cache
def _about_rows() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """What tells together that a report is on measures: an expression for each row."""
    data = table("measures_ru")
    keepers = data["about_keepers"]["words"]
    return tuple(
        tuple(_any_of([*row[1:], *keepers] if row[0] == "@keepers" else row) for row in told["rows"])
        for told in data["about_rows"]
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    whole = either(w for w in words if not w.endswith("*"))
    begun = either(w.removesuffix("*") for w in words if w.endswith("*"))
    return re.compile("|".join(rf"(?<!\w)(?:{part}){end}" for part, end in ((whole, r"(?!\w)"), (begun, "")) if part))


def speaks_of_list(text: str) -> bool:
    """A report names a list of parties or who keeps one: "исключены" alone tells of it."""
    lower = text.lower()
    return any(word in lower for word in table("measures_ru")["about_lists"])
