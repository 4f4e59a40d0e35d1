"""Two names side by side."""

from inforce.names.parse import Kind, alternatives, parse
from inforce.names.score import Scored, explain
from inforce.names.weigh import weigh


def compare(one: str, other: str, kind: Kind = Kind.ANY) -> Scored:
    """How alike two names are, from 0 to 1, with the reasons. No register is asked how common their words are.

    Where a text gives several names ("X/Y", "X a.k.a. Y") the likest counts.
    """
    pairs = [(a, b) for a in alternatives(one) for b in alternatives(other)]
    return max((_compared(a, b, kind) for a, b in pairs), key=lambda scored: scored.score)


def _compared(one: str, other: str, kind: Kind) -> Scored:
    return explain(weigh(parse(one, kind)), weigh(parse(other, kind)), names=("the first", "the second"))
