"""Phrases: the noun phrases and verb groups that words are grouped into; all else stays a word."""

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, final

from inforce.claims.words import Word, is_registration
from inforce.values import value

if TYPE_CHECKING:
    from inforce.claims.kinds import Label

_PRONOMINAL = frozenset({"PR", "DT", "CD", "WH"})


@final
@value(frozen=True, slots=True)
class Noun:
    """A noun phrase, with what hangs on it by "of".

    ``head``: the word that says what it is, in lower case. ``determiner``: "the", "a", "its" …, or empty. ``name``: the
    proper name in it, or empty; ``label``: the common noun that stands directly with the name ("airline").
    ``number``: its numeral. ``possessor``: the phrase before 's. ``is_pronoun``: the phrase is a pronoun, or determiners and
    numerals alone ("both", "the two"). ``start`` and ``end`` are places in the text. Made by :func:`noun_of`.
    """

    words: tuple[Word, ...]
    head: str
    determiner: str = ""
    name: str = ""
    label: str = ""
    number: str = ""
    possessor: "Noun | None" = None
    of: "Noun | None" = None
    is_pronoun: bool = field(default=False, repr=False, compare=False)
    start: int = field(default=-1, repr=False, compare=False)
    end: int = field(default=-1, repr=False, compare=False)
    term: int = field(default=-1, init=False, repr=False, compare=False)  # kept by ``Terms``: asked many times
    labels: "tuple[Label, ...] | None" = field(default=None, init=False, repr=False, compare=False)  # kept by ``Kinds``

    @property
    def lowers(self) -> list[str]:
        """Its words in lower case."""
        words = self.words
        return [words[0].lower] if len(words) == 1 else [w.lower for w in words]

    @property
    def name_words(self) -> list[Word]:
        """Its words that are of names."""
        words = self.words
        if len(words) == 1:
            return [words[0]] if words[0].tag == "NP" else []
        return [w for w in words if w.tag == "NP"]


@final
@value(frozen=True, slots=True)
class Verb:
    """A verb group. ``lemma`` is that of its last verb; ``modal`` its modal ("will", "have to"); ``adverbs`` the adverbs and
    ``negation`` the negator within or before it; ``participle_or_past``: it is one word that may be either ("removed")."""

    words: tuple[Word, ...]
    lemma: str
    tag: str
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    infinitive: bool = False
    past: bool = False
    negation: str = ""
    adverbs: tuple[str, ...] = field(default=())
    participle_or_past: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends in the text."""
        return self.words[-1].end

    @property
    def finite(self) -> bool:
        """It has a tense or a modal, or is passive: no infinitive, no participle alone."""
        return not self.infinitive and (
            self.tag not in ("VN", "VG")
            or self.passive
            or (len(self.words) > 1 and len([w for w in self.words if w.tag not in ("RB", "NO")]) > 1)
        )

    @property
    def participle(self) -> bool:
        """A participle without an auxiliary; of "listed" only the place tells that it is one."""
        return not self.finite and not self.infinitive


Part = Noun | Verb | Word


def noun_of(
    words: tuple[Word, ...],
    head: str,
    determiner: str = "",
    name: str = "",
    label: str = "",
    number: str = "",
    possessor: Noun | None = None,
    of: Noun | None = None,
) -> Noun:
    """A phrase of some words, with what they tell of it."""
    last = words[-1]
    pronoun = last.tag in _PRONOMINAL and (len(words) == 1 or _PRONOMINAL.issuperset([w.tag for w in words]))
    start = words[0].start if possessor is None else possessor.start
    end = last.end if of is None else of.end
    return Noun(words, head, determiner, name, label, number, possessor, of, pronoun, start, end)


def with_of(noun: Noun, of: Noun) -> Noun:
    """The phrase with another hung on it by "of"; it goes to the last of a chain."""
    inner = with_of(noun.of, of) if noun.of else of
    return noun_of(noun.words, noun.head, noun.determiner, noun.name, noun.label, noun.number, noun.possessor, inner)


def chain(noun: Noun | None) -> Iterator[Noun]:
    """A phrase and those that hang on it by "of"."""
    while noun:
        yield noun
        noun = noun.of


def is_mark_of_aircraft(noun: Noun) -> bool:
    """A phrase has the registration mark of an aircraft."""
    for word in noun.words:  # noqa: SIM110 - a loop is faster, and this is asked of every phrase
        if is_registration(word.text):
            return True
    return False
