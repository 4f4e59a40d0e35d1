"""Tagged sentences: each sentence of a document with its times, tags and phrases, read once for all who ask."""

import re
from typing import NamedTuple

from inforce.claims.gazetteer import gazetteer
from inforce.claims.headlinese import copula_left_out, with_copula, without_doubt_marks
from inforce.claims.kinds import kinds
from inforce.claims.phrase_finding import find_phrases
from inforce.claims.phrases import Part
from inforce.claims.tagging import Tagger
from inforce.claims.terms import terms
from inforce.claims.text import Document, Sentence
from inforce.claims.timewords import Told, time_words
from inforce.claims.vocabulary import vocabulary
from inforce.claims.words import Style, Word

_MOSTLY = 0.7
"""Share of longer words with a capital from which a heading is in title case."""
_SHORT = 12
"""Longer words up to which one in small letters that no title case leaves small tells that the capitals are names'."""
_SMALL_IN_TITLES = frozenset(
    {
        "with",
        "from",
        "over",
        "into",
        "onto",
        "upon",
        "under",
        "after",
        "amid",
        "against",
        "about",
        "between",
        "through",
        "towards",
        "toward",
        "before",
        "that",
        "than",
        "until",
        "within",
        "without",
        "during",
        "among",
        "across",
    }
)
"""Longer prepositions and the like that styles of titles leave in small letters (Chicago Manual of Style, 8.159)."""
_KEY = "tagged"
_LETTER = re.compile(r"[^\W\d_]")


class Tagged(NamedTuple):
    """``told``: its times as the words tell them; ``words`` with their tags; ``parts``: the phrases they make."""

    told: list[Told]
    words: list[Word]
    parts: list[Part]


class TaggedSentences:
    """The sentences of one document; each is tagged when it is first asked for."""

    def __init__(self, document: Document) -> None:
        language = document.language
        self._text, self._sentences = document.text, document.sentences  # not the document, which holds these
        common = kinds(language).labels.keys() | terms(language).nouns.keys()
        self.tagger = Tagger(vocabulary(language), gazetteer(language), common)
        self.times = time_words(language)
        self.names = _names(document)
        self._known: dict[int, Tagged] = {}

    def of(self, number: int) -> Tagged:
        """The sentence of a number."""
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = self._tag(self._sentences[number])
        return found

    def _tag(self, sentence: Sentence) -> Tagged:
        told = self.times.told_by(self._text, sentence.start, sentence.end, sentence.tokens, sentence.held)
        style = Style(not is_shouted(sentence), self.names)
        times = [(t.lead.start, t.end) for t in told]
        tokens = without_doubt_marks(sentence.tokens) if sentence.headline else None
        if tokens is not None:
            words = self.tagger.tag(tokens, style, times)
            return Tagged(told, words, find_phrases(words))
        words = self.tagger.tag(sentence.tokens, style, times, sentence.lowers)
        if sentence.headline and (at := copula_left_out(words)) is not None:
            words = self.tagger.tag(with_copula(sentence.tokens, at), style, times)
        return Tagged(told, words, find_phrases(words))


def tagged_sentences(document: Document) -> TaggedSentences:
    """The tagged sentences of a document; all who ask for one document share them."""
    found = document.shared.get(_KEY)
    if not isinstance(found, TaggedSentences):
        found = document.shared[_KEY] = TaggedSentences(document)
    return found


def is_shouted(sentence: Sentence) -> bool:
    """A heading in capitals or in title case: its capitals tell nothing."""
    if not sentence.headline and not sentence.text.isupper():
        return False
    longer = [t.text for t in sentence.tokens if len(t.text) > 3 and _LETTER.match(t.text)]
    small = [w for w in longer if w[0].islower() and w not in _SMALL_IN_TITLES]
    return not (small and len(longer) < _SHORT) and sum(w[0].isupper() for w in longer) > _MOSTLY * len(longer)


def _names(document: Document) -> frozenset[str]:
    """Words that stand with a capital within sentences of running text."""
    found: set[str] = set()
    for sentence in document.sentences:
        if not is_shouted(sentence):
            first = next(
                (n for n, t in enumerate(sentence.tokens) if t.text[0].isalpha()), 0
            )  # after a bullet, a quote
            found.update([t.lower for t in sentence.tokens[first + 1 :] if t.text[0].isupper()])
    return frozenset(found)
