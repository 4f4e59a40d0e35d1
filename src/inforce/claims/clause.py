"""A clause: one verb of a sentence with its subject, objects and what hangs on it by prepositions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field

from inforce.claims.groups import Element, Group
from inforce.claims.model import Status
from inforce.claims.phrases import Verb
from inforce.claims.words import Tags, Word
from inforce.values import record, value

REACH = 60
"""Elements looked at to either side of a verb; longer sentences are lists, not clauses."""

_SOFT = frozenset({"RB", "TM", '"'})


@value(frozen=True, slots=True)
class Oblique:
    """A preposition with its group; ``loose`` where a relative clause stands between it and the verb."""

    preposition: str
    group: Group
    loose: bool = False


@record(slots=True)
class Clause:
    """One verb with its arguments; places are numbers of elements.

    ``subject_at`` and ``last`` bound it; ``shares`` is the clause whose subject (and auxiliary) it shares, but, ``anew``, not its
    negation; ``gapped``
    the one whose auxiliary alone. ``governor``
    is the element on which it hangs (a verb, or a group such as "the decision") with the ``link`` between them
    ("to", "that", a preposition, "if" …). ``relative`` where its subject is "which" or the like, ``gap`` where its object is;
    ``described`` where the clause above says it of its object ("calls X delisted"). ``turned``: what the phrase before a gerund
    makes of it ("is on the verge of listing X"), and what where that phrase is denied.
    """

    place: int
    verb: Verb
    subject: Group | None = None
    subject_at: int = -1
    object: Group | None = None
    second: Group | None = None
    obliques: list[Oblique] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    listed: list[tuple[Group, Word | None]] = field(default_factory=list)
    shares: "Clause | None" = None
    anew: bool = False
    gapped: "Clause | None" = None
    inverted: "Clause | None" = None
    governor: int | None = None
    link: str = ""
    relative: bool = False
    gap: bool = False
    negated_subject: bool = False
    described: bool = False
    turned: tuple[Status, Status] | None = None
    first: int = 0
    last: int = 0

    def oblique(self, *prepositions: str) -> Oblique | None:
        """The first phrase of the clause under one of these prepositions."""
        for oblique in self.obliques:  # a loop is faster, and this is asked of every clause
            if oblique.preposition in prepositions:
                return oblique
        return None


@dataclass(slots=True)
class Line:
    """The elements of a sentence, with the clauses read so far by the places of their verbs; ``stranded``: that among them which
    is an auxiliary without its verb. ``at``: the element at a place, None
    outside; ``tag``: the tag of the word there, else empty. Both are asked many times of every element. ``words``: those among
    the elements, by their places."""

    elements: Sequence[Element]
    words: InitVar[Mapping[int, Word]]
    clauses: dict[int, Clause] = field(default_factory=dict)
    stranded: Clause | None = None
    at: Callable[[int], Element | None] = field(init=False, repr=False)
    tag: Callable[[int], str] = field(init=False, repr=False)

    def __post_init__(self, words: Mapping[int, Word]) -> None:
        self.at = dict(enumerate(self.elements)).get
        tags = dict.fromkeys(range(len(self.elements)), "")
        for place, word in words.items():
            tags[place] = word.tag
        self.tag = Tags(tags).__getitem__

    def soft_left(self, place: int) -> int:
        """Back over adverbs and the like, to what is none."""
        tag = self.tag
        while tag(place) in _SOFT:
            place -= 1
        return place

    def soft_right(self, place: int) -> int:
        """On over adverbs and the like, to what is none."""
        tag = self.tag
        while tag(place) in _SOFT:
            place += 1
        return place

    def past_quotes(self, place: int) -> int:
        """On past quotation marks."""
        while self.tag(place) == '"':
            place += 1
        return place

    def head_left(self, place: int) -> int:
        """From the group of a preposition to that on which it hangs: from "Japan" to "the embargo" in "the embargo on Japan"."""
        while self.tag(place - 1) == "IN" and type(self.at(place - 2)) is Group:
            place -= 2
        return place

    def takes_object(self, place: int) -> bool:
        """A group follows the verb at a place, over adverbs at most."""
        return type(self.at(self.soft_right(place + 1))) is Group

    def clause_follows(self, place: int) -> bool:
        """A group and its verb stand at a place."""
        return type(self.at(place)) is Group and type(self.at(place + 1)) is Verb
