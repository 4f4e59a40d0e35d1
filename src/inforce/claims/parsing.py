"""From a document to scenes: each sentence with its words, elements, clauses and times."""

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache
from typing import cast

from inforce.claims.clause import Clause
from inforce.claims.clauses import find_clauses
from inforce.claims.groups import Element, Group, find_groups, is_name_with_article
from inforce.claims.kinds import Kinds, kinds
from inforce.claims.lexicon import table
from inforce.claims.name_rows import Names
from inforce.claims.phrases import Noun, Verb
from inforce.claims.tagged import tagged_sentences
from inforce.claims.text import Document, Sentence
from inforce.claims.times import TimeMention, anchor_of, find_times
from inforce.claims.timewords import Told
from inforce.claims.words import ONE_OF, Word
from inforce.values import record, replace, value

_LETTING = frozenset({"let", "make", "help", "see", "watch"})
_BEFORE, _AFTER = 8, 3
"""Sentences read before and after a trace of a measure in longer texts: who is meant is told near by."""


@value(frozen=True, slots=True)
class Scene:
    """One sentence read: ``number`` counts sentences, ``times`` are keyed by the place where their words begin,
    ``places`` by the identity of a group: equal groups may stand in one sentence; ``groups`` are those among the elements,
    with their places; ``word_at`` and ``group_at`` give the word or group at a place, None where another element or none is."""

    number: int
    sentence: Sentence
    elements: list[Element]
    clauses: list[Clause]
    times: dict[int, TimeMention] = field(repr=False)
    places: dict[int, int] = field(repr=False)
    groups: list[tuple[int, Group]] = field(repr=False)
    word_at: Callable[[int], Word | None] = field(repr=False, compare=False)
    group_at: Callable[[int | None], Group | None] = field(repr=False, compare=False)

    def clause_at(self, place: int | None) -> Clause | None:
        """The clause whose verb is the element at a place."""
        for clause in self.clauses:  # a loop is faster, and this is asked many times
            if clause.place == place:
                return clause
        return None

    def place_of(self, group: Group) -> int | None:
        """The number of the element that a group is; None for one made of a part of another."""
        return self.places.get(id(group))


@record(slots=True)
class Clock:
    """The time in EDTF to which "the same day", "a month later" refer: that of the measure told last, unless it was told
    as a flashback ("had been designated"), else that named last. ``read_to``: sentences before it are not read."""

    told: str | None = None
    named: str | None = None
    read_to: int = 0


def read_scenes(document: Document, clock: Clock) -> Iterator[Scene]:
    """The sentences of a document, read one after the other. ``clock`` may be set between them."""
    known = kinds(document.language)
    tagged, names = tagged_sentences(document), Names(known)
    for number in _worth_reading(document):
        if number < clock.read_to:
            continue
        sentence, read = document.sentences[number], tagged.of(number)
        times = _times_of(document, sentence, clock, read.told) if read.told else []
        if times:
            clock.named = str(times[-1].value)
        grouped = find_groups(
            read.parts, lambda a, b: apposes(a, b, known), known.many, names, carried=sentence.carried
        )
        elements, groups = grouped.elements, grouped.groups
        for place in grouped.verbs:
            if elements[place].lemma in _LETTING:  # type: ignore[union-attr] # it is a verb
                _take_bare_infinitive(elements, place)
        yield Scene(
            number,
            sentence,
            elements,
            find_clauses(grouped),
            {t.span.start: t for t in times},
            {id(group): place for place, group in groups},
            groups,
            grouped.words.get,
            cast("dict[int | None, Group]", dict(groups)).get,
        )


def _times_of(document: Document, sentence: Sentence, clock: Clock, told: list[Told]) -> list[TimeMention]:
    """What the times of a sentence come to."""
    anchor, before = anchor_of(document.published_at(sentence.start)), clock.told or clock.named
    return find_times(
        document.text, sentence.start, sentence.end, anchor, before, language=document.language, told=told
    )


def _take_bare_infinitive(elements: list[Element], place: int) -> None:
    """ "Let Iraq buy electricity": a plain form after "let", "make" or "help" at a place, and their object, is an infinitive."""
    at = place + 2
    while at + 2 < len(elements) and type(elements[at]) is Word and type(elements[at + 1]) is Group:
        at += 2  # "let the sanctions on Mali lapse"
    verb = elements[at] if at < len(elements) and type(elements[place + 1]) is Group else None
    if type(verb) is Verb and verb.tag == "VB" and len(verb.words) == 1:
        elements[at] = replace(verb, infinitive=True)


def _worth_reading(document: Document) -> Iterator[int]:
    """The numbers of the sentences to read: of a report of usual length all, of a long text those near a trace of a
    measure; none where there is no trace."""
    if not document.is_long and _tells_plainly(document):
        yield from range(len(document.sentences))
        return
    trace = _traces(document.language)
    traced = (number for number, s in enumerate(document.sentences) if trace.search(s.text.lower()))
    if not document.is_long:
        yield from range(len(document.sentences) if next(traced, None) is not None else 0)
        return
    near = list(traced)
    done = 0
    for number in near:
        last = max(min(number + _AFTER, len(document.sentences) - 1), done - 1)
        while last + 1 < len(document.sentences) and document.sentences[last + 1].carried:
            last += 1  # the list goes on
        yield from range(max(done, number - _BEFORE), last + 1)
        done = max(done, last + 1)


def _tells_plainly(document: Document) -> bool:
    """Whether the plainest trace of measures, which stands first of all, begins a word: most reports have it."""
    plainest = f" {table(f'measures_{document.language}')['traces'][0]}"
    return any(plainest in sentence.text.lower() for sentence in document.sentences)


@cache
def _traces(language: str) -> re.Pattern[str]:
    traces = [*table(f"measures_{language}")["traces"], *table(f"events_{language}")["traces"]]
    words = "|".join(re.escape(each.lower()) for each in traces)
    return re.compile(rf"\b(?:{words})")  # of words in lower case: letters of either case are slow to compare


def apposes(noun: Noun, other: Noun, known: Kinds) -> bool:
    """Whether the second phrase, after a comma, says what the first is."""
    if other.is_pronoun or noun.is_pronoun:
        counted = noun.words[-1].tag in ("CD", "DT") and noun.head != "those"  # "those on its bank, X"
        return counted and bool(other.name) and not other.determiner and not other.is_pronoun
    mine, its = known.kind(noun), known.kind(other)
    both = known.both(noun) if its and not noun.name else frozenset()
    if (
        mine
        and its
        and mine is not its
        and its not in both
        and (not _may_differ(mine, its) or _is_labelled_else(noun, its, known))
    ):
        return False
    nameless = not noun.name or (noun.determiner in ONE_OF and noun.head == noun.label)  # "a Lukoil tanker, X"
    if other.name and not other.determiner and nameless:
        second = noun.head == "two" and "number" in noun.lowers  # "the junta's number two, X"
        return (bool(mine) or noun.head in _COUNTED or second or _is_doer(noun, other)) and not _is_place(other)
    if other.name and is_name_with_article(other) and nameless:
        known_so = mine == "vessel" or noun.head in _COUNTED or _is_its_firm(noun, other, known)
        return known_so and not _is_place(other)
    if noun.name and noun.head == noun.label and mine == "person" and noun.determiner == "the" and other.name:
        return not other.determiner and not _is_place(other)  # "the ICC prosecutor, X"
    if noun.name and not other.name and _is_bare_role(other, known) and mine in (None, "person"):
        return True  # "X, speaker of the parliament, and …"
    if noun.name and not other.name and other.determiner in _THEIRS and known.many(other):
        return False  # "X, his associates and Y": others who are his
    if noun.name and not other.name:
        said = other.possessor is not None or bool(other.determiner)  # "X, Belarus's flag carrier"
        return said and other.determiner not in ("no", "some", "all", "both") and bool(its)
    if noun.name and other.name and not other.determiner and _is_office(other, known):
        return True  # "X, Minister of Education"
    if noun.name and other.name and other.determiner:
        return other.head == other.label and bool(known.of_noun(other))
    if noun.name and other.name:
        return _is_place(other) and not _is_place(noun)
    return other.determiner in ("a", "an", "the") and mine is not None and (mine is its or its in both)


ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"}
)
_COUNTED = ORDINALS | {"other", "latter", "former"}
"""Heads of "a third, X": what is counted was told before."""


_THEIRS = frozenset({"its", "his", "her", "their"})
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "woman", "master", "eer", "ess")
"""Endings of nouns for those who do something (Quirk et al., I.33): "the rebels' quartermaster"."""


_THINGS = ("list", "order", "register", "letter", "sector", "quarter", "chapter", "matter", "paper", "number", "border")
"""Endings of nouns that end alike and do nothing."""


def _is_bare_role(other: Noun, known: Kinds) -> bool:
    """One noun in the singular for a person, without an article: it can stand beside a name alone."""
    if other.determiner or other.number or other.possessor is not None:
        return False
    labels = known.of_word(other.head)
    return any(label.kind == "person" and not label.many for label in labels) and not other.head.endswith("s")


def _is_doer(noun: Noun, other: Noun) -> bool:
    """A definite phrase for somebody, and a name of two or three words that may be a person's."""
    definite = noun.determiner in ("the", "its", "his", "her", "their") or noun.possessor is not None
    name = other.name.split()
    doer = noun.head.endswith(_DOERS) and not noun.head.endswith(_THINGS)
    return definite and doer and 2 <= len(name) <= 3 and all(w[0].isupper() for w in name)


def _is_its_firm(noun: Noun, other: Noun, known: Kinds) -> bool:
    """ "Its trading arm, the Delta Trading Company", "the group, the Orlan Group": a firm by its name, and one that belongs to
    somebody or is called by the same word."""
    owned = noun.possessor is not None or noun.determiner in _THEIRS
    firm = any(label.kind == "organisation" and not label.many for label in known.of_noun(noun))
    same = noun.determiner == "the" and noun.head == other.words[-1].lower
    sure = known.of_name(other.name) == "organisation"
    return firm and ((owned or same) and (sure or (owned and _is_two_words(other))))


def _is_office(noun: Noun, known: Kinds) -> bool:
    """ "Minister of Education", "Governor": an office that is written as a name is."""
    first, *rest = noun.name.lower().split()
    return first in known.offices and (not rest or rest[0] in ("of", "for"))


def _is_two_words(noun: Noun) -> bool:
    """ "The Drina Alliance": no ship's number at the end."""
    words = noun.name.split()
    return len(words) > 1 and all(w[:1].isupper() for w in words)


def _is_labelled_else(noun: Noun, its: str, known: Kinds) -> bool:
    """ "The tanker X, the firm that …": a name with a noun that is never said of the other kind."""
    labels = known.of_word(noun.label) if noun.name and noun.label else ()
    return bool(labels) and its in ("organisation", "vessel", "aircraft") and all(label.kind != its for label in labels)


def _may_differ(mine: str, its: str) -> bool:
    return "group" in (mine, its) or {mine, its} <= {"organisation", "vessel", "aircraft"}


def _is_place(noun: Noun) -> bool:
    return bool(noun.words[-1].place)
