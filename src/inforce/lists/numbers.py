"""The numbers by which a publisher calls an entry: that under which it is kept, and others that its file prints."""

from collections.abc import Iterable, Iterator
from functools import cache

from inforce.knowledge import knowledge
from inforce.lists.model import Entry, Identifier
from inforce.lists.unknown import Fact


def number_key(text: str) -> str:
    """What is compared of numbers: without white space, whatever the capitals. No name has such a key."""
    return f"#{''.join(text.split()).casefold()}"


def printed(entry: Entry) -> tuple[Identifier, ...]:
    """The other numbers of an entry, each once, by the label that tells what they are."""
    own, (identifiers, _) = number_key(entry.number), _labels()
    found = [Identifier(each.type, each.value) for each in entry.details.identifiers if each.type in identifiers]
    found += among(entry.details.facts)
    return tuple(each for each in dict.fromkeys(found) if number_key(each.value) != own)


def among(facts: Iterable[Fact]) -> list[Identifier]:
    """The numbers of an entry among facts that are told of it."""
    return [Identifier(label, value) for label, value in facts if label in _labels()[1]]


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """Of identifiers, and of facts."""
    labels = knowledge("lists", "numbers")
    return frozenset(labels["identifiers"]), frozenset(labels["facts"])


def number_keys(number: str, others: Iterable[Identifier]) -> Iterator[str]:
    """The keys by which an entry is found that its number, letter by letter, does not give."""
    if (own := number_key(number)) != f"#{number}":
        yield own
    yield from (number_key(each.value) for each in others)
