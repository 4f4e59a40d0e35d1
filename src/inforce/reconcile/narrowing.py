"""Which of several parties that a name fits equally well is meant: what else the report says of the target tells."""

from collections.abc import Iterable, Iterator
from functools import cache

from inforce.claims.gazetteer import gazetteer
from inforce.claims.model import Target
from inforce.knowledge import knowledge
from inforce.lists.model import Entry
from inforce.names import fold
from inforce.reconcile.party import Party

FEWEST = 5
"""Letters and digits of an identifier; shorter ones stand in names by chance."""


def narrowed(parties: tuple[Party, ...], target: Target) -> tuple[Party, ...]:
    """Those that bear an identifier that the report names; else those that are left when daughters go that the report does
    not call so, then those of other countries than it names; all where none would be left."""
    if identified := tuple(party for party in parties if _identified(party, target)):
        return identified
    parties = tuple(party for party in parties if not is_daughter(party, target)) or parties
    if len(parties) > 1 and (named := set(_countries(_said_of(target)))):
        parties = tuple(party for party in parties if named & _countries_of(party)) or parties
    return parties


def _identified(party: Party, target: Target) -> bool:
    """Another name of the target in the report is an identifier of the party: "IMO 9081291"."""
    said = {_bare(name) for name in (target.name, *target.aliases) if any(map(str.isdigit, name))}
    borne = {_bare(each.value) for entry in _entries(party) for each in entry.details.identifiers} if said else set()
    return any(len(own) >= FEWEST and one.endswith(own) for one in said for own in borne)


def _bare(number: str) -> str:
    return "".join(filter(str.isalnum, number.casefold()))


def is_daughter(party: Party, target: Target) -> bool:
    """The register calls the party somebody's daughter, branch or son, and the report does not."""
    return _says_so(_names(party)) and not _says_so([_said_of(target)])


def is_of_group(name: str, reading: str) -> bool:
    """A firm's name goes on, after the one word of a report, by a word that tells it from the head of its group."""
    return not (_of_group() & set(fold(name).split()[1:])).issubset(fold(reading).split())


def _said_of(target: Target) -> str:
    return " ".join((target.name, *target.aliases))


def _says_so(names: Iterable[str]) -> bool:
    return any(not _daughters().isdisjoint(fold(name).split()) for name in names)


def _entries(party: Party) -> Iterator[Entry]:
    return (entry for number in party.numbers if (entry := party.view.entry(number)))


def _names(party: Party) -> Iterator[str]:
    return (name.text for entry in _entries(party) for name in entry.names)


def _countries_of(party: Party) -> set[str]:
    """The countries with which the register connects a party."""
    told = (each for entry in _entries(party) for each in _connected(entry))
    return {country for text in told for country in _countries(text)}


def _connected(entry: Entry) -> Iterator[str]:
    yield from (address.country or " ".join(address.parts) for address in entry.addresses)
    yield from (*entry.details.nationalities, *entry.details.citizenships, *entry.details.birthplaces)
    yield from (each.country for each in entry.details.identifiers if each.country)
    yield from (name.text for name in entry.names)


def _countries(text: str) -> Iterator[str]:
    """The countries that a text names, in English or in Russian."""
    words = text.lower().replace(",", " ").split()
    for language in ("en", "ru"):
        for at in range(len(words)):
            if place := gazetteer(language).at(words, at):
                yield place[0].name


def are_countries(words: Iterable[str]) -> bool:
    """Words that say no more of a party than where it is: "Belarusian"."""
    return all(gazetteer("en").at([word.lower()], 0) for word in words)


@cache
def _of_group() -> frozenset[str]:
    return frozenset(knowledge("reconcile", "names")["of_group"])


@cache
def _daughters() -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge("reconcile", "names")["daughters"])
