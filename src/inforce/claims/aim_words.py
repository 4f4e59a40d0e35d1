"""The words by which measures, licences and entries are told to be aimed at somebody."""

from functools import cache

from inforce.claims.lexicon import table
from inforce.values import value


@value(frozen=True, slots=True)
class AimWords:
    """The words of ``[aims]`` in ``measures_en.toml``, where each is told."""

    announced: frozenset[str]
    books: frozenset[str]
    arms: frozenset[str]
    papers: frozenset[str]
    situations: frozenset[str]
    imposes: frozenset[str]
    covers: frozenset[str]
    pertains: frozenset[str]
    prolongs: frozenset[str]
    favours: frozenset[str]
    covering: frozenset[str]
    loose: frozenset[str]
    agents: frozenset[str]
    uses: frozenset[str]
    dealt: tuple[str, ...]
    dealt_in: tuple[str, ...]


@cache
def aim_words() -> AimWords:
    """Those of English, the only language that this grammar reads."""
    data = table("measures_en")["aims"]
    dealt = tuple(data["dealt"])
    sets = {name: frozenset(words) for name, words in data.items() if name not in ("dealt", "dealt_in")}
    return AimWords(**sets, dealt=dealt, dealt_in=(*dealt, *data["dealt_in"]))
