"""What is asked and what is found."""

from dataclasses import dataclass

from inforce.errors import BadInput
from inforce.names.parts import Kind
from inforce.names.score import Because
from inforce.screening.facts import Facts
from inforce.values import value

THRESHOLD = 0.7
"""Calibrated: see docs/evaluation.md for what it means in recall and false alarms, and on which data."""
LOWEST_THRESHOLD = 0.3
LIMIT = 5
MOST_NAMES = 200
"""Names that one query may give, with ``|`` or ``;`` between them; each of them is looked for."""


@value(frozen=True, slots=True)
class Query:
    """A name to be looked for. ``id`` comes back with the answer as it is. ``facts``: what is told beside the name, None
    where nothing is. Raises BadInput for more than ``MOST_NAMES`` names."""

    id: str
    name: str
    kind: Kind = Kind.ANY
    facts: Facts | None = None

    def __post_init__(self) -> None:
        if self.name.count("|") + self.name.count(";") >= MOST_NAMES:
            raise BadInput(
                f"{self.name[:40]!r} ...: more than {MOST_NAMES} names in one; give them in rows of their own"
            )


@value(frozen=True, slots=True)
class Match:
    """A listed entry that may be the party asked about. ``name``: the one of its names that is likest; ``kind``: what the
    list says that it is.

    1 and the points of ``because`` add up to the ``score``. ``register``: of a register's entry, with its ``state`` at
    the moment asked, ``listed`` or ``unknown``; None of a list's.
    """

    entry: str
    name: str
    score: float
    because: tuple[Because, ...]
    register: str | None = None
    state: str | None = None
    kind: Kind = Kind.ANY


@dataclass(frozen=True, slots=True)
class Settings:
    """``threshold``: matches below it are not told; ``limit``: how many at most, the best first. Raises BadInput for a
    threshold that is no number from 0 to 1 and for a limit below 1."""

    threshold: float = THRESHOLD
    limit: int = LIMIT

    def __post_init__(self) -> None:
        if not 0 <= self.threshold <= 1:  # of a NaN too, which no score would reach
            raise BadInput(f"threshold {self.threshold}: not a number from 0 to 1")
        if self.limit < 1:
            raise BadInput(f"limit {self.limit}: not a number from 1")
