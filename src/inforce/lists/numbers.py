"""The numbers by which a publisher calls an entry: that under which it is kept, and others that its file prints."""

from collections.abc import Iterator
from functools import cache

from inforce.knowledge import knowledge
from inforce.lists.model import Entry, Identifier


def number_key(text: str) -> str:
    """What is compared of numbers: without white space, whatever the capitals. No name has such a key."""
    return f"#{''.join(text.split()).casefold()}"


def printed(entry: Entry) -> tuple[Identifier, ...]:
    """The other numbers of an entry, each once, by the label that tells what they are."""
    own, (identifiers, facts) = number_key(entry.number), _labels()
    found = [Identifier(each.type, each.value) for each in entry.details.identifiers if each.type in identifiers]
    found += [Identifier(label, value) for label, value in entry.details.facts if label in facts]
    return tuple(each for each in dict.fromkeys(found) if number_key(each.value) != own)


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """Of identifiers, and of facts."""
    labels = knowledge("lists", "numbers")
    return frozenset(labels["identifiers"]), frozenset(labels["facts"])


def number_keys(number: str, entry: Entry | None) -> Iterator[str]:
    """The keys by which an entry is found that its number, letter by letter, does not give."""
    if (own := number_key(number)) != f"#{number}":
        yield own
    yield from (number_key(each.value) for each in (printed(entry) if entry else ()))
