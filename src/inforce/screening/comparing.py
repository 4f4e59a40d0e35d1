"""Two names side by side."""

from inforce.names.alternatives import alternatives, may_have_initials
from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.score import Scored, explain
from inforce.names.weigh import weigh


def compare(one: str, other: str, kind: Kind = Kind.ANY) -> Scored:
    """How alike two names are, from 0 to 1, with the reasons. No register is asked how common their words are.

    Where a text gives several names ("X/Y", "X a.k.a. Y"; no more than MOST_NAMES of them are looked at) the likest counts, and
    of names of unknown kind with initials the likest of all that they may be.
    """
    pairs = [(a, b, each) for a in _names_in(one) for b in _names_in(other) for each in _kinds(a, b, kind)]
    return max((_compared(*each) for each in pairs), key=lambda scored: scored.score)


MOST_NAMES = 20
"""Names that one text gives, the first ones, each of which is compared with each of the other's."""


def _names_in(text: str) -> list[str]:
    return list(dict.fromkeys(alternatives(text)))[:MOST_NAMES]


def _kinds(one: str, other: str, kind: Kind) -> list[Kind]:
    """What two names are read as."""
    is_told = kind is not Kind.ANY or not (may_have_initials(one) or may_have_initials(other))
    return [kind] if is_told else [kind, Kind.PERSON]


def _compared(one: str, other: str, kind: Kind) -> Scored:
    return explain(weigh(parse(one, kind)), weigh(parse(other, kind)), names=("the first", "the second"))
