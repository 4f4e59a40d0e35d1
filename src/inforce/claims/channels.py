"""Channels: the outlet or medium through which someone's words came."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from inforce.claims.attribution import Attribution
from inforce.claims.cues import Cues
from inforce.claims.model import Channel
from inforce.claims.phrases import Noun, Verb
from inforce.claims.subjects import chain_right, is_noun, lower_at, tag_at
from inforce.claims.text import Document
from inforce.claims.units import Element, Unit
from inforce.claims.words import Word

_AFTER = 12
"""Elements after an attribution in which a channel may be named."""

_LONGEST_NAME = 3
"""Words of the longest unknown name that is taken for an outlet's where words were given to it."""

_INITIALS = 5
"""Letters of the longest name in capitals that is taken for an outlet's."""
_ARTICLES = frozenset({"der", "die", "das", "le", "la", "les", "el", "il", "de", "het"})

KINDS = ("agency", "newspaper", "broadcaster", "social", "outlet")


class Channels:
    """Finds the channels of a document's attributions."""

    def __init__(self, doc: Document, cues: Cues, people: frozenset[str]) -> None:
        self._doc, self._cues, self._people = doc, cues, people
        self._met = set[str]()  # outlets told as such so far
        self._publisher, self._labels = doc.report.publisher, outlet_labels(cues)
        self._own = _words(doc.report.publisher or "")
        self._own_words = frozenset(phrase.split()[0] for phrase in cues.speakers["own"] if phrase)
        self._name_words = _words(" ".join(cues.channels["name_words"]))
        self._asked: tuple[Noun | None, Channel | None] = None, None
        self._phrases = frozenset[str]().union(*(cues.channels[kind] for kind in KINDS))

    def of(self, unit: Unit, found: Attribution) -> Channel | None:
        """The channel that the words of an attribution name."""
        elements = unit.elements
        for given in (found.outlet.first if found.outlet else None, found.audience[0] if found.audience else None):
            if given is not None and (channel := self.outlet(elements, given, told=True)):
                return channel
        if channel := self._carried(elements, found.first, found.last):
            return channel
        opens = found.right and not found.left and not any(_is_finite(e) for e in elements[: found.first])
        if opens and (channel := self._carried(elements, 0, found.first)):
            return channel
        for first, last in self._stretches(elements, found):
            if channel := self._carried(elements, first, last) or self.named(elements, first, last):
                return channel
        return self._medium(elements, found.adjuncts)

    def _stretches(self, elements: Sequence[Element], found: Attribution) -> Iterator[tuple[int, int]]:
        """Where a channel may be named: adjuncts, asides of the subject, what ends the sentence."""
        yield from found.adjuncts
        if found.subject:
            yield from found.subject.modifiers
        yield found.last, self._clause_end(elements, found.last)

    def _clause_end(self, elements: Sequence[Element], first: int) -> int:
        """The element after what follows an attribution up to the next clause, within a few elements."""
        stop = min(first + _AFTER, len(elements))
        for number in range(first, stop):
            element = elements[number]
            carries = type(element) is Verb and element.passive and element.words[-1].lower in self._cues.carried
            if tag_at(elements, number) in (".", ";", ":", "TH") or (_is_finite(element) and not carries):
                return number
        return stop

    def outlet(self, elements: Sequence[Element], number: int, *, told: bool = False) -> Channel | None:
        """The outlet that a noun names. ``told``: words were given to it: an unknown name may be an outlet's."""
        noun = elements[number]
        if type(noun) is not Noun:
            return None
        if told:
            return self._outlet(elements, number, noun, told=True)
        if noun is not self._asked[0]:  # who asks whether it is one asks which next
            self._asked = noun, self._outlet(elements, number, noun, told=False)
        return self._asked[1]

    def _outlet(self, elements: Sequence[Element], number: int, noun: Noun, *, told: bool) -> Channel | None:
        if self._publisher and (self.is_publisher(noun) or self._is_own(noun)):
            return Channel(self._publisher, self._kind(noun, noun.name) or "outlet")
        name = self._name(elements, number, noun) or self._heading(elements, number, noun)
        if not name:
            kind = self._label(noun.head) if told else None
            return Channel(_bare(noun), kind) if kind else None
        kind = self._kind(noun, name)
        if kind is None and told and self._may_be_outlet(noun, name):
            kind = "outlet"
        if kind:
            self._met.add(name)
        return Channel(name, kind) if kind else None

    def is_publisher(self, noun: Noun) -> bool:
        """The noun names the report's own outlet."""
        if not noun.name or not self._own:
            return False
        named = _words(noun.name)
        told_apart = bool(named - self._name_words) or named == self._own or noun.determiner == "the"
        return bool(named) and named <= self._own and told_apart

    def _is_own(self, noun: Noun) -> bool:
        """ "This newspaper"."""
        return noun.words[0].lower in self._own_words and " ".join(noun.lowers) in self._cues.speakers["own"]

    def _name(self, elements: Sequence[Element], number: int, noun: Noun) -> str:
        """The outlet's own name, without the noun that says what it is ("the station Radio Sol" is "Radio Sol")."""
        label = next((n for n, w in enumerate(noun.words) if w.tag == "NN" and self._label(w.lower)), None)
        if label is not None and label + 1 < len(noun.words):
            end = elements[chain_right(elements, number) - 1]
            return " ".join(self._doc.text[noun.words[label + 1].start : end.end].split())
        return noun.name

    def _heading(self, elements: Sequence[Element], number: int, noun: Noun) -> str:
        """ "Bloomberg: Trump Weighs …": where every word has a capital, no name is told from a noun by it."""
        opens = number == 0 and tag_at(elements, 1) == ":"
        text = " ".join(w.text for w in noun.words) if opens else ""
        return text if text.istitle() and text.lower() in self._cues.outlets else ""

    def _label(self, lower: str) -> str | None:
        return label_in(self._labels, lower)

    def _kind(self, noun: Noun, name: str) -> str | None:
        bare = name.lower().removeprefix("the ")
        if bare in self._cues.outlets:
            return self._cues.outlets[bare]
        lowers = [w.lower for w in noun.words if w.tag != "NP"]
        phrases = [*lowers, *[" ".join(pair) for pair in pairwise(lowers)]] if len(lowers) > 1 else lowers
        for kind in KINDS if not self._phrases.isdisjoint(phrases) else ():
            if not self._cues.channels[kind].isdisjoint(phrases):
                return kind
        if set(name.split()) & self._cues.channels["name_words"] and len(name.split()) > 1:
            return "outlet"
        return None

    def _may_be_outlet(self, noun: Noun, name: str) -> bool:
        """A name alone that is no place's and no person's, and that something tells to be an outlet's: it was one before, is in
        capitals ("MIA"), begins with an article ("Der Standard") or ends in a word of the trade ("the Herald")."""
        words = [w for w in noun.words if w.tag == "NP"]
        last = name.split()[-1]
        if any(w.place for w in words) or any(w.tag == "NN" for w in noun.words) or last in self._people:
            return False
        initials = len(words) == 1 and name.isupper() and 1 < len(name) <= _INITIALS
        titled = len(words) > 1 and name.split()[0].lower() in _ARTICLES
        of_trade = noun.determiner == "the" and last in self._cues.channels["name_words"]
        return len(words) <= _LONGEST_NAME and (name in self._met or initials or titled or of_trade)

    def _carried(self, elements: Sequence[Element], first: int, last: int) -> Channel | None:
        """ "quoted by the agency", "in remarks carried by its channel", "in an interview with the paper"."""
        for number in range(first, min(last, len(elements))):
            element = elements[number]
            if type(element) is Verb:
                by = lower_at(elements, number + 1) == "by" and is_noun(elements, number + 2)
                if by and element.words[-1].lower in self._cues.carried:
                    return self.outlet(elements, number + 2, told=True)
            elif (
                type(element) is Noun
                and element.head == "interview"
                and lower_at(elements, number + 1) in ("with", "to", "for", "on")
                and is_noun(elements, number + 2)
            ):
                return self.outlet(elements, number + 2, told=True)
        return None

    def named(self, elements: Sequence[Element], first: int, last: int) -> Channel | None:
        """ "to the Evening Post", "on Telegram", "on the channel Sol"."""
        for number in range(first, min(last, len(elements))):
            if (
                tag_at(elements, number) == "IN"
                and lower_at(elements, number) in self._cues.channels["via"]
                and is_noun(elements, number + 1)
            ):
                given = lower_at(elements, number) == "to" and number == first
                channel = self.outlet(elements, number + 1, told=given)
                if channel and not (self._is_any_firm(channel.name) and self._is_acted_on(elements, number)):
                    return channel
        return None

    def _is_any_firm(self, name: str) -> bool:
        """ "ID Ship Agency": the only word that outlets are called by is one that other firms are called by as well."""
        shared = self._cues.channels["shared_name_words"]
        words = self._cues.channels["name_words"].intersection(name.split())
        return bool(words) and words <= shared and name.lower().removeprefix("the ") not in self._cues.outlets

    def _is_acted_on(self, elements: Sequence[Element], preposition: int) -> bool:
        """ "imposed asset freezes on X", "were imposed on X": a verb that gives no words to anybody governs the phrase."""
        place = preposition - 2 if is_noun(elements, preposition - 1) else preposition - 1
        verb = elements[place] if place >= 0 else None
        if type(verb) is not Verb:
            return False
        word = verb.words[-1].lower
        return word not in self._cues.forms and word not in self._cues.carried

    def _medium(self, elements: Sequence[Element], adjuncts: Iterable[tuple[int, int]]) -> Channel | None:
        """ "in an e-mailed note", "by telephone": the longest medium that the words hold."""
        for first, last in adjuncts:
            if lower_at(elements, first) not in self._cues.channels["media_prepositions"]:
                continue
            words = " ".join(w.lower for element in elements[first + 1 : last] for w in _words_of(element))
            if medium := self._cues.medium.search(words):
                return Channel(medium.group(), "medium")
        return None


@cache
def outlet_labels(cues: Cues) -> dict[str, str]:
    """The nouns that say of what kind an outlet is; of two kinds the first counts."""
    return {word: kind for kind in reversed(KINDS) for word in cues.channels[kind]}


def label_in(labels: Mapping[str, str], lower: str) -> str | None:
    """The kind of outlet that a word, or the last of several that are one, says."""
    return labels.get(lower if lower.isalpha() else (lower.split() or [""])[-1])


def _words_of(element: Element) -> tuple[Word, ...]:
    return (element,) if type(element) is Word else element.words


def _bare(noun: Noun) -> str:
    """The phrase without its article."""
    return " ".join(w.text for w in noun.words if w.tag not in ("DT", "PD"))


def _is_finite(element: Element) -> bool:
    return type(element) is Verb and element.finite


def _words(text: str) -> set[str]:
    return {word for word in text.lower().replace("’", "'").split() if word not in ("the", "of", "and")}
