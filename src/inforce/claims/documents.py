"""Documents: letters, articles, notes whose words are those of the one who wrote them."""

from typing import NamedTuple

from inforce.claims.cues import Cues
from inforce.claims.model import Channel
from inforce.claims.phrases import Noun


class Writing(NamedTuple):
    """Who wrote a document, and where it came out."""

    writer: str
    channel: Channel | None


class Documents:
    """The documents that a report has spoken of, by their noun."""

    def __init__(self, cues: Cues) -> None:
        self._nouns, self._authors = cues.speakers["documents"], cues.speakers["authors"]
        self._known: dict[str, Writing] = {}

    def is_document(self, noun: Noun) -> bool:
        return noun.head in self._nouns

    def note(self, noun: Noun, writer: str, channel: Channel | None) -> None:
        """Takes note of who wrote "an article"."""
        self._known.pop(noun.head, None)
        self._known[noun.head] = Writing(writer, channel)

    def of(self, noun: Noun) -> Writing | None:
        """The writing that "the article" is, or that "the author" wrote."""
        if noun.head in self._authors:
            return next(reversed(self._known.values()), None)
        return self._known.get(noun.head)
