"""Clauses and the stretches of a sentence between two marks, as values."""

from dataclasses import field

from inforce.claims.russian.morphology import Form
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.words import Word
from inforce.values import record

FINITE, SHORT, INFINITIVE, GERUND, PARTICIPLE, STATE = "finite", "short", "infinitive", "gerund", "participle", "state"


@record(slots=True, eq=False)
class Clause:
    """A predicate and what goes with it.

    ``kind``: how it is built; ``lemma``, ``form``: of its word; ``link``: the conjunction before it; ``upper``: the clause
    that it hangs on; ``governor``: the noun that it hangs on ("решение снять"); ``antecedent``: what "который" stands for;
    ``groups``, ``times``, ``words``: what stands in it, in order; ``future``: with "будет". ``first``, ``last``: the elements
    between the marks around it, ``mark``: the one before; ``bound``: a participle under
    another verb ("могут быть сняты"); ``supposed``: its verb is an imperative of one, which tells a condition ("сними США
    санкции", "будь они сняты"); ``opened``: where it begins after "Гарин:", which goes with it;
    ``row``: the names that a participle of several goes with ("исключенные «Альфа» и «Бета»"), its antecedent among them.
    """

    verb: Word
    place: int
    kind: str
    lemma: str
    form: Form
    negated: bool = False
    future: bool = False
    was: bool = False
    link: str = ""
    upper: "Clause | None" = None
    governor: Group | None = None
    antecedent: Noun | None = None
    joined: "Clause | None" = None
    groups: list[Group] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    first: int = 0
    last: int = 0
    mark: str = ""
    relative: bool = False
    bound: bool = False
    supposed: bool = False
    opened: int = 0
    row: list[Noun] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the first of its verb, groups and times begins in the text."""
        return min([self.verb.start, *[g.start for g in self.groups], *[t.start for t in self.times]])

    @property
    def end(self) -> int:
        """Where the last of its verb, groups and times ends in the text."""
        return max([self.verb.end, *[g.end for g in self.groups], *[t.end for t in self.times]])

    @property
    def past(self) -> bool:
        """Its verb is in the past tense."""
        return self.form.tense == "past"

    def says(self, word: str) -> bool:
        """One of its words, in small letters, is this."""
        return any(w.lower == word for w in self.words)


@record(slots=True)
class Segment:
    """Elements between two breaks, with the words that open it."""

    first: int
    last: int
    mark: str
    link: str = ""
    relative: bool = False
    predicates: list[int] = field(default_factory=list)
