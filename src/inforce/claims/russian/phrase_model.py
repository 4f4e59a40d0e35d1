"""Noun phrases and groups of them, as the Russian grammar reads them."""

from collections.abc import Iterator
from dataclasses import field
from typing import final

from inforce.claims.gazetteer import Place
from inforce.claims.russian.words import NAME, WORD, Word
from inforce.values import record


@final
@record(slots=True, eq=False)
class Noun:
    """A noun phrase. ``head``: its noun; ``cases``, ``number``, ``gender``: what it may be; ``modifiers``: what agrees with
    it; ``names``: the words of its name, or those of the name apposed to it; ``gen``: what hangs on it in the genitive."""

    head: Word
    cases: frozenset[str]
    number: str
    gender: str
    animate: bool
    start: int
    end: int
    modifiers: list[Word] = field(default_factory=list)
    names: list[Word] = field(default_factory=list)
    gen: "Noun | None" = None
    count: str = ""
    pronoun: bool = False
    known_lemma: str | None = field(default=None, init=False, repr=False)  # of ``lemma``, which is asked many times

    @property
    def lemma(self) -> str:
        """That of its noun; empty where the noun is a name."""
        known = self.known_lemma
        if known is None:
            head = self.head
            known = self.known_lemma = "" if head.kind == NAME or head in self.names else head.noun_lemma
        return known

    def bear(self, *words: Word) -> None:
        """Takes words for its name."""
        self.names, self.known_lemma = list(words), None

    @property
    def label(self) -> str:
        """The lemma with that of the adjective before it, as labels of two words are written."""
        before = [w for w in self.modifiers if w.is_a("ADJF", "PRTF")]
        return f"{before[-1].lemma('ADJF', 'PRTF')} {self.lemma}" if before else self.lemma

    @property
    def plural(self) -> bool:
        """More than one, as far as its case tells: in the nominative "лица" is plural."""
        wanted = {"nomn"} if "nomn" in self.cases else self.cases
        numbers = {f.number for f in self.head.forms if f.case in wanted and f.pos in ("NOUN", "ADJF", "PRTF")}
        return self.number == "plur" or (self.number == "" and numbers == {"plur"})

    @property
    def place(self) -> Place | None:
        """The state, union or body that its head names."""
        return self.head.place

    @property
    def titled(self) -> bool:
        """Its adjective has the capital of a name: "Национальный расчетный депозитарий"."""
        for w in self.modifiers:  # noqa: SIM110 - a loop is faster, and this is asked of every phrase
            if w.capital and not w.opening and w.place is None and w.kind == WORD:
                return True
        return False

    @property
    def proper(self) -> bool:
        """It bears a name."""
        return bool(self.names) or (self.titled and not self.pronoun)

    def chain(self) -> Iterator["Noun"]:
        """The phrase, its genitive, the genitive of that, and so on."""
        noun: Noun | None = self
        while noun is not None:
            yield noun
            noun = noun.gen

    def words(self) -> Iterator[Word]:
        """All words of the phrase and of what hangs on it in the genitive."""
        for noun in self.chain():
            yield from noun.modifiers
            yield noun.head
            yield from noun.names


@final
@record(slots=True, eq=False)
class Group:
    """Nouns joined by "и" and commas, under a preposition (in small letters) or none. ``hangs``: on the noun before it
    ("призыв к Сирии"); ``over``: that preposition as it stands, where a participle and what hangs on it are between."""

    nouns: list[Noun]
    prep: str
    start: int
    end: int
    cases: frozenset[str]
    hangs: bool = False
    over: str = ""

    @property
    def noun(self) -> Noun:
        """The first of its nouns."""
        return self.nouns[0]

    @property
    def many(self) -> bool:
        """It names several."""
        return len(self.nouns) > 1 or self.noun.number == "plur"

    def may_be(self, case: str) -> bool:
        """It may stand in a case."""
        return case in self.cases


Element = Group | Word
