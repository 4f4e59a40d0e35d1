"""Two names side by side."""

from inforce.names.parse import Kind, parse
from inforce.names.score import Scored, explain
from inforce.names.weigh import weigh


def compare(one: str, other: str, kind: Kind = Kind.ANY) -> Scored:
    """How alike two names are, from 0 to 1, with the reasons. No register is asked how common their words are."""
    return explain(weigh(parse(one, kind)), weigh(parse(other, kind)), names=("the first", "the second"))
