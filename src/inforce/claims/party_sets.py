"""Several parties at once: whom "both men", "the other two", "the latter" and "the pair" stand for."""

from inforce.claims.kinds import Label
from inforce.claims.party import COUNTED, Party
from inforce.claims.party_roll import Roll
from inforce.claims.phrases import Noun

_PAIR = 2
_SETS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3, "threesome": 3, "quartet": 4}
_OTHERS = frozenset({"other", "others", "remaining"})


def of_several(roll: Roll, noun: Noun) -> list[Party]:
    """Those of several named together for whom a phrase without a name stands; empty where none are."""
    return _of_two(roll, noun) or _rest_of(roll, noun) or _so_many(roll, noun)


def _of_two(roll: Roll, noun: Noun) -> list[Party]:
    """ "The former", "the latter": the first and the last of two named together."""
    latter = noun.determiner == "the" and "latter" in noun.lowers and not noun.name
    former = noun.determiner == "the" and noun.head == "former" and not noun.name
    if not (latter or former):
        return []
    pair = next((p for place, p in reversed(roll.together) if place < noun.start and len(p) == _PAIR), [])
    return pair[-1:] if latter else pair[:1]


def _rest_of(roll: Roll, noun: Noun) -> list[Party]:
    """ "The other two" of three named together: those that were not spoken of since."""
    count = COUNTED.get(noun.number or noun.head, 0)
    if noun.name or not count or noun.determiner != "the" or _OTHERS.isdisjoint(noun.lowers):
        return []
    for place, together in reversed(roll.together):
        since = max((p.mentions[0][1] for p in together if p.mentions), default=place)
        rest = [p for p in together if not any(since < m[1] < noun.start for m in p.mentions)]
        if place < noun.start and len(rest) == count < len(together) and all(p.proper for p in together):
            return rest
    return []


def _so_many(roll: Roll, noun: Noun) -> list[Party]:
    """ "The pair", "the trio": so many named together last."""
    count = _SETS.get(noun.head, 0) if noun.determiner in ("the", "this", "that") and noun.of is None else 0
    if not count or noun.name:
        return []
    return next((p for place, p in reversed(roll.together) if place < noun.start and len(p) == count), [])


def several(roll: Roll, noun: Noun, labels: tuple[Label, ...]) -> list[Party]:
    """The parties of these kinds for whom a phrase of several stands."""
    kinds = {label.kind for label in labels}
    for place, pair in reversed(roll.together):
        if place < noun.start and all(_fits_several(p, labels) for p in pair) and _counts(noun, len(pair)):
            return pair
    if noun.determiner == "either":
        return []  # two told apart need not be the two that are meant
    recent = [p for p in roll.latest() if p.kind in kinds and p.proper and p.targeted >= 0]
    wanted = 2 if noun.determiner in ("both", "neither", "either") or noun.number == "two" else 0
    return recent[:wanted][::-1] if wanted and len(recent) >= wanted else []


def _fits_several(party: Party, labels: tuple[Label, ...]) -> bool:
    """ "both men" fits any two men, "the bankers" those called so or so alike."""
    return any(party.kind is label.kind and (label.family < 0 or label.family in party.families) for label in labels)


def _counts(noun: Noun, number: int) -> bool:
    if noun.determiner in ("both", "neither", "either"):
        return number == 2
    return COUNTED.get(noun.number, number) == number
