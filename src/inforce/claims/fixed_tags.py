"""Fixed tags: words in small letters whose tag does not depend on what stands beside them."""

import re
from functools import lru_cache

from inforce.claims.gazetteer import gazetteer
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import ROUGHLY

_KEPT = 65_536
"""Words remembered; more than a year of one outlet's news has in common use."""
_OPEN_ENDINGS = re.compile(r"(?:ly|ed|ing|s)\Z")
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})


@lru_cache(maxsize=_KEPT)
def fixed_tag(language: str, lower: str) -> str:
    """The tag of a word of letters; empty where its neighbours decide. A plain ``NN`` may still be a verb after a modal."""
    words, places = vocabulary(language), gazetteer(language)
    if not lower.isalpha() or lower in places.names or lower in words.together or lower in _REFLEXIVE:
        return ""
    if lower in words.closed:
        tags = words.closed[lower]
        return tags[0] if len(tags) == 1 and lower not in ROUGHLY and not lower.endswith("ing") else ""
    if lower in words.verbs or lower in words.calendar:
        return ""
    if lower in words.plain:
        return "NN"
    return "" if _OPEN_ENDINGS.search(lower) else "NN"
