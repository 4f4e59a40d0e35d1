"""Places in phrases: which of the states and bodies that a phrase names act through it."""

from collections.abc import Iterator

from inforce.claims.gazetteer import Place
from inforce.claims.lexicon import table
from inforce.claims.phrases import Noun, chain
from inforce.claims.words import Word

_OFFICES = frozenset(table("kinds")["en"]["person"]["titles"]) | frozenset(
    table("kinds")["en"]["organisation"]["words"]
)


def is_mere_place(word: Word, noun: Noun) -> bool:
    """ "An Oslo brokerage": where it sits, not whose it is."""
    capital = word.place is not None and word.place.form == "capital"
    return (capital and noun.words[-1] is not word and noun.possessor is None) or _is_in_firm(word, noun)


_FIRMS = frozenset(table("kinds")["en"]["organisation"]["suffixes"]) | frozenset(
    table("kinds")["en"]["shapes"]["trades"]
)


def _is_in_firm(word: Word, noun: Noun) -> bool:
    """ "Delta Europe", "British Airways": part of the name of a firm, which acts for no state."""
    last, at = noun.words[-1], next((n for n, w in enumerate(noun.words) if w is word), 0)
    if word.place is None or last.tag != "NP":
        return False
    if word is last:
        before = noun.words[at - 1] if at else None
        alone = before is not None and before.tag == "NP" and before.place is None and before.text.isalpha()
        return alone and word.place.form == "name" and " " not in word.text and before.text.lower() not in _OFFICES  # type: ignore[union-attr] # asked first
    return word.place.form == "adjective" and last.place is None and last.lower in _FIRMS


def words_of(noun: Noun) -> Iterator[Word]:
    """The words of a phrase with those of its owner and of what hangs on it."""
    for part in chain(noun):
        yield from part.words
        if part.possessor:
            yield from words_of(part.possessor)


def note_places(noun: Noun | None, places: list[Place]) -> None:
    """Those of ``words_of``, in their order."""
    while noun is not None:
        for word in noun.words:
            if word.place is not None and not _is_in_firm(word, noun):
                places.append(word.place)  # noqa: PERF401 - most have none, and this is asked of every phrase
        if noun.possessor is not None:
            note_places(noun.possessor, places)
        noun = noun.of
