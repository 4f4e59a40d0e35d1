"""Voices: those who may speak in a report, as far as it tells who they are."""

from dataclasses import field
from functools import cache

from inforce.claims.channels import label_in, outlet_labels
from inforce.claims.cues import Cues
from inforce.claims.describing import describer
from inforce.claims.phrases import Noun
from inforce.claims.remembered import Remembered
from inforce.values import record

_KEPT = 65_536
"""Words remembered."""

_ENOUGH = 12
"""Phrases for somebody that are kept."""


@record(slots=True)
class Voice:
    """Someone who may speak. ``words``: the nouns that describe them; ``phrases``: those that brought them in; ``unit`` and
    ``block``: where last met; ``surname``: a single name that may be a person's."""

    name: str
    person: bool
    plural: bool
    words: frozenset[str]
    unit: int
    block: int
    spoke: bool = False
    gender: str = ""
    phrases: list[Noun] = field(default_factory=list)
    surname: bool = False

    def bring(self, noun: Noun) -> None:
        """Takes note of a phrase that names them; what the first few tell is enough."""
        if len(self.phrases) < _ENOUGH:
            self.phrases.append(noun)

    @property
    def told(self) -> frozenset[str]:
        """All words of those phrases."""
        return self.words.union(w.lower for noun in self.phrases for w in noun.words)

    @property
    def places(self) -> frozenset[str]:
        """The states that they name."""
        return frozenset[str]().union(*map(places_of, self.phrases))


class WordsOfSpeakers(Remembered[bool]):
    """Whether a word in lower case may be of a phrase without a name for somebody who speaks: a person, a body, an outlet."""

    def __init__(self, cues: Cues) -> None:
        super().__init__(_KEPT)
        tells = describer(cues)
        self._known = tells.roles | tells.bodies | {phrase.split()[0] for phrase in cues.speakers["own"] if phrase}
        self._endings, self._labels = tuple(cues.speakers["endings"]), outlet_labels(cues)

    def _told(self, word: str) -> bool:
        known = word in self._known or word.endswith(self._endings)
        return known or label_in(self._labels, word) is not None

    def any_of(self, noun: Noun) -> bool:
        """One of the words of a phrase may be."""
        for word in noun.words:  # noqa: SIM110 - a loop is faster, and this is asked of every phrase
            if self[word.lower]:
                return True
        return False


@cache
def words_of_speakers(cues: Cues) -> WordsOfSpeakers:
    """The one of a language's cues."""
    return WordsOfSpeakers(cues)


def places_of(noun: Noun) -> frozenset[str]:
    """The states that a phrase names, also those of its owner ("Iran's foreign minister")."""
    words = (*noun.words, *(noun.possessor.words if noun.possessor else ()))
    return frozenset(w.place.name for w in words if w.place)


def is_surname(noun: Noun) -> bool:
    """One name alone that is no place's, and not in capitals."""
    word = noun.words[0]
    return len(noun.words) == 1 and word.tag == "NP" and word.place is None and not word.text.isupper()
