"""A party: someone or something that a measure may be aimed at, with all that a report has called it."""

from bisect import bisect_left
from dataclasses import field

from inforce.claims.kinds import Label
from inforce.claims.model import Target, TargetKind
from inforce.claims.phrases import Noun
from inforce.values import record

COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PAIR = 2


@record(slots=True, eq=False)
class Party:
    """Someone or something that a measure may be aimed at.

    ``sure``: the kind was told, not guessed by the shape of the name. ``proper``: it has a name of its own; otherwise
    ``name`` is the report's description. ``mentions``: (sentence, place in the text, as a subject), in order.
    ``members``: the names of a group, where the report gives them. ``gender``: "he" or "she" of a person, else empty.
    """

    name: str
    kind: TargetKind
    proper: bool
    sure: bool = True
    many: bool = False
    names: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    families: set[int] = field(default_factory=set)
    mentions: list[tuple[int, int, bool]] = field(default_factory=list)
    members: list["Party"] = field(default_factory=list)
    targeted: int = -1
    gender: str = ""

    def target(self) -> Target:
        """The party as claims name it: its name, its kind, its other names."""
        aliases = dict.fromkeys(n for n in self.names if n != self.name)
        return Target(self.name, TargetKind.GROUP if self.many and not self.proper else self.kind, tuple(aliases))

    def last_before(self, place: int) -> tuple[int, int, bool] | None:
        """The last of its ``mentions`` before a place of the text."""
        mentions = self.mentions
        if mentions and mentions[-1][1] < place:
            return mentions[-1]
        number = bisect_left(mentions, place, key=lambda m: m[1])
        return mentions[number - 1] if number else None


def is_many(noun: Noun, labels: tuple[Label, ...]) -> bool:
    """A phrase is of several: by its number, its labels, its determiner."""
    if len(noun.words) > _PAIR and opens_two(noun):
        return any(label.many for label in labels)
    if noun.number and noun.number not in ("one", "1"):
        return True
    return any(label.many for label in labels) or noun.determiner in (
        "both",
        "several",
        "many",
        "these",
        "those",
        "few",
    )


def numbers(name: str, count: int) -> bool:
    """A description says how many: "three companies", "3 tankers"."""
    return any(word == str(count) or COUNTED.get(word) == count for word in name.lower().split()[:2])


def opens_two(noun: Noun) -> bool:
    """ "Both the bank and its owner"."""
    first, second = noun.words[:2]
    return first.lower in ("both", "neither", "either") and second.lower in ("the", "a", "an")
