"""Where a count or a name after other words begins a phrase of its own."""

from collections.abc import Sequence

from inforce.claims.lexicon import table
from inforce.claims.words import Word

_LISTS = frozenset({"list", "blacklist"})
_BEFORE_COUNTS = frozenset(table("words_en")["nouns"]["before_counts"])
_OF_TIME = frozenset({"after", "before", "since", "during", "until"})


def goes_on_with_name(words: Sequence[Word], after: int) -> bool:
    """A name goes on with a phrase, but for "removed from its sanctions list Vostok Bank", and for a country after a noun."""
    if words[after].place:
        return not _is_new_place(words, after)
    return words[after - 1].lower.rpartition(" ")[2] not in _LISTS


def is_new_count(words: Sequence[Word], after: int) -> bool:
    """ "Removed from the list a group of tankers", "flew to Caracas three times": a count that begins a phrase of its own."""
    lower, before = words[after].lower, words[after - 1]
    if lower.isdigit() and before.lower.endswith("list") and after + 1 < len(words):
        return words[after + 1].tag == "NN"  # "removed from the SDN List 518 individuals"
    return " " in lower or (lower.isalpha() and (before.place is not None or _opens_count(words, after)))


def _opens_count(words: Sequence[Word], after: int) -> bool:
    """ "Under that order six firms were listed": a number in letters after a common noun, with a plural behind it, counts
    something else."""
    before, following = words[after - 1], words[after + 1] if after + 1 < len(words) else None
    counts = before.tag == "NN" and before.lower not in _BEFORE_COUNTS
    return counts and following is not None and following.tag in ("NN", "NP")


def _is_new_place(words: Sequence[Word], after: int) -> bool:
    """A country's name after a common noun begins a phrase of its own ("in March the United States …")."""
    place = words[after].place
    if not place or words[after - 1].tag != "NN" or words[after - 1].lower == "former":
        return False
    if place.form in ("name", "body") and " " in words[after].lower:
        return True
    return place.form in ("name", "capital", "body") and _follows_time(words, after)


def _follows_time(words: Sequence[Word], after: int) -> bool:
    """ "After the coup Washington put …": what stands under a preposition of time, and then the subject."""
    acts = after + 1 < len(words) and words[after + 1].tag in ("VD", "VZ", "HV", "MD", "DO")
    article = words[after - 2] if acts and after > 2 else None
    return article is not None and article.tag == "DT" and words[after - 3].lower in _OF_TIME
