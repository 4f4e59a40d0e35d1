"""What facts beside the name add to a score or take off it. Agreeing, contradicting and absent are three things: what either
side does not tell changes nothing, and is said."""

from functools import lru_cache
from itertools import chain

from inforce.edtf import Period
from inforce.names.score import Because
from inforce.screening.countries import countries_meant
from inforce.screening.facts import Facts, born, is_day, is_identifier, is_nothing, plain_identifier, points, year_of


def most_added(facts: Facts | None) -> float:
    """The most that can be added for what a query tells."""
    if not facts:
        return 0.0
    birth = points("birth")["day"] if facts.births else 0.0
    country = points("country")["agrees"] if facts.countries else 0.0
    return float(birth + country + (points("identifier")["agrees"] if facts.identifiers else 0.0))


LONGEST_REMEMBERED = 500
"""Letters of all that a query tells beside a name which is remembered with what it gives."""


def qualified(asked: Facts, listed: Facts) -> tuple[Because, ...]:
    """The reasons that a query's facts give for or against an entry."""
    values = chain(asked.births, asked.countries, *asked.identifiers)
    is_short = sum(map(len, values)) <= LONGEST_REMEMBERED
    return (_qualified if is_short else _qualified.__wrapped__)(asked, listed)


@lru_cache(maxsize=10_000)
def _qualified(asked: Facts, listed: Facts) -> tuple[Because, ...]:
    told = [
        _births(asked.births, listed.births),
        _countries(asked.countries, listed.countries),
        _identifiers(asked.identifiers, listed.identifiers),
    ]
    return tuple(each for each in told if each)


def within(told: tuple[Because, ...], score: float) -> tuple[Because, ...]:
    """What agrees makes up for what the name costs and for no more: the points of all reasons keep the score at 1 at most."""
    kept = []
    for each in sorted(told, key=lambda because: because.points):
        added = min(each.points, max(0.0, 1 - score))
        kept.append(Because(added, each.words))
        score += added
    return tuple(kept)


def _births(asked: tuple[str, ...], listed: tuple[str, ...]) -> Because | None:
    if not asked:
        return None
    told = " or ".join(asked)
    mine = [period for each in asked for period in born(each)]
    if not mine:
        return Because(0.0, f"date of birth {told}: cannot be read, not counted")
    theirs = [period for each in listed for period in born(each)]
    if not theirs:
        return Because(0.0, f"born {told}: the entry tells no date of birth")
    known, cost = " or ".join(listed), points("birth")
    pairs = [(a, b) for a in mine for b in theirs]
    if any(a.meets(b) and is_day(a) and is_day(b) for a, b in pairs):
        return Because(cost["day"], f"born {told}: the same day as the entry")
    if any(a.meets(b) for a, b in pairs):
        return Because(cost["overlap"], f"born {told}: agrees with {known}")
    if any(_is_near(a, b) for a, b in pairs):
        return Because(cost["near"], f"born {told}: near {known}")
    return Because(cost["contradicts"], f"born {told}: contradicts {known}")


def _is_near(one: Period, other: Period) -> bool:
    """Less than two years apart by their years."""
    return any(
        abs(year_of(a) - year_of(b)) <= 1 for a, b in ((one.first, other.last), (one.last, other.first)) if a and b
    )


def _countries(asked: tuple[str, ...], listed: tuple[str, ...]) -> Because | None:
    if not asked:
        return None
    told, known = ", ".join(asked), ", ".join(listed)
    if not listed:
        return Because(0.0, f"country {told}: the entry tells none")
    mine, theirs = _meant(asked), _meant(listed)
    if not mine.isdisjoint(theirs) or not _written(asked).isdisjoint(_written(listed)):
        return Because(points("country")["agrees"], f"country {told}: agrees with {known}")
    if not mine:
        return Because(0.0, f"country {told}: not known, not counted")
    if not theirs:
        return Because(0.0, f"country {told}: the entry tells {known}, which is not known")
    return Because(points("country")["contradicts"], f"country {told}: the entry tells {known}")


def _meant(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(countries_meant, names))


def _written(names: tuple[str, ...]) -> set[str]:
    """Names of regions and other places that are known to nobody here are still the same where they are written alike."""
    return {name.casefold() for name in names if not is_nothing(name)}


def _identifiers(asked: tuple[tuple[str, str], ...], listed: tuple[tuple[str, str], ...]) -> Because | None:
    if not asked:
        return None
    told = ", ".join(value for _, value in asked)
    if not listed:
        return Because(0.0, f"identifier {told}: the entry tells none")
    known = {plain_identifier(value) for _, value in listed if not is_nothing(value)}
    for _, value in asked:
        if plain_identifier(value) in known:
            return Because(points("identifier")["agrees"], f"identifier {value}: the entry has it")
    mine, theirs = _identifying(asked), _identifying(listed)
    if not mine:
        return Because(0.0, f"identifier {told}: cannot be one, not counted")
    types = {kind for kind, _ in mine if kind} & {kind for kind, _ in theirs}
    if not types:
        return Because(0.0, f"identifier {told}: the entry tells others, of no type that can be compared")
    unique = types & set(points("identifier")["unique_types"])
    others = ", ".join(value for kind, value in theirs if kind in (unique or types))
    lost = points("identifier")["unique" if unique else "contradicts"]
    return Because(lost, f"identifier {told}: the entry has {others}")


def _identifying(told: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Those that can be identifiers of their types: others agree where they are the same, and contradict nothing."""
    return [(kind, value) for kind, value in told if is_identifier(kind, value)]
