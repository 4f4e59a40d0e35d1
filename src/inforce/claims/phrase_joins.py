"""What joins words into one phrase: adjectives by "and", names by particles, "of", "for" and quotation marks."""

import re
from collections.abc import Sequence

from inforce.claims.lexicon import table
from inforce.claims.words import Word

_PARTICLES = frozenset(table("words_en")["names"]["particles"])
_JOINED_BY_FOR = frozenset(table("words_en")["names"]["for"])
_JOINED_BY_OF = frozenset(table("words_en")["names"]["of"])
_BRANCHES = frozenset(table("words_en")["names"]["branches"])
_TRADES = frozenset(table("words_en")["names"]["trades"])
"""Heads whose branches "and" may join: "the oil and gas sector"."""
_ADJECTIVE = re.compile(r"[a-z-]{3,}(?:al|ic|ive|ous|ary|ial|ean|ible|able|related|linked|based)\Z")
_LAWS = frozenset({"regulations", "act", "law", "order"})
_MINISTRIES = frozenset({"minister", "ministry", "department", "secretary"})
_FIELDS = frozenset(
    {"foreign", "economic", "social", "home", "internal", "natural", "public", "sport", "sports", "culture", "labour"}
)
"""With the branches of trade, what may follow "and" in the name of a ministry."""
_LONGEST_QUOTED_NAME = 7


def joins_adjectives(words: Sequence[Word], after: int) -> bool:
    """ "A medical and pharmaceutical company": "and" between adjectives of one noun."""
    if after + 2 >= len(words) or words[after].lower != "and" or words[after + 2].tag != "NN":
        return False
    before, behind = words[after - 1], words[after + 1]
    return (
        before.tag == behind.tag == "NN"
        and (
            bool(_ADJECTIVE.match(before.lower) and _ADJECTIVE.match(behind.lower))
            or (before.lower in _BRANCHES and behind.lower in _BRANCHES and words[after + 2].lower in _TRADES)
        )
        and not _ADJECTIVE.match(words[after + 2].lower)
    )


def joined_name(words: Sequence[Word], after: int) -> int:
    """Names joined by a particle, "&" or "of": Salva van Dyk, Drax & Sons, Bank of the Isles."""
    word, before = words[after], words[after - 1].lower.split()[-1]
    if word.lower == "for":
        return joined_by_for(words, after)
    joins = word.lower in _PARTICLES or word.lower == "&" or (word.lower == "of" and before in _JOINED_BY_OF)
    after_and = words[after + 1].lower if after + 1 < len(words) else ""
    joins = joins or (word.lower == "and" and (_is_of_ministry(words, after) or _is_of_law(words, after)))
    joins = joins or (
        word.lower == "and" and before in _BRANCHES and after_and in _BRANCHES
    )  # "Delta Oil and Gas Company"
    return after + 2 if joins else after


def _is_of_law(words: Sequence[Word], after: int) -> bool:
    """ "The Iranian Transactions and Sanctions Regulations"."""
    named = words[after + 1 : after + 3]
    return len(named) == 2 and named[0].lower == "sanctions" and named[1].lower in _LAWS and named[1].tag == "NP"


def _is_of_ministry(words: Sequence[Word], after: int) -> bool:
    """ "The Minister of Investment and Foreign Economic Relations"."""
    of = next((n for n in range(after - 1, max(0, after - 5), -1) if words[n].lower == "of"), 0)
    field = words[after + 1].lower if after + 1 < len(words) else ""
    return of > 0 and words[of - 1].lower in _MINISTRIES and (field in _BRANCHES or field in _FIELDS)


def joined_by_for(words: Sequence[Word], after: int) -> int:
    """ "The Front for Democracy and Justice", "the Movement for the Liberation of Aru": bodies called after what they want."""
    named = after + 2 if words[after + 1].tag == "DT" else after + 1
    plain = named < len(words) and words[named].tag == "NP" and words[named].place is None
    if (
        not plain
        or words[after - 1].lower not in _JOINED_BY_FOR
        or words[after + 1].lower not in ("the", words[named].lower)
    ):
        return after
    end = named + 1
    pair = [w.tag for w in words[end : end + 3]]
    if pair[:2] == ["CC", "NP"] and pair[2:] != ["NP"] and words[end].lower == "and" and words[end + 1].place is None:
        return end + 2
    return end


def quoted_name(words: Sequence[Word], after: int) -> int:
    """A name in quotation marks within the phrase: the tanker "Delta Star"."""
    for end in range(after + 2, min(after + _LONGEST_QUOTED_NAME, len(words))):
        if words[end].tag == '"':
            inside = words[after + 1 : end]
            named = all(w.tag in ("NP", "CD", "IN", "CC", "DT") for w in inside) and any(w.tag == "NP" for w in inside)
            return end + 1 if named else after
    return after
