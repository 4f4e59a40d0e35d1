"""What differs between two states of an entry, field by field, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inforce.lists.model import Act, Address, Entry, Identifier, Name, Quality


@dataclass(frozen=True, slots=True)
class _Said:
    """One value of a field: ``short`` is told where it suffices to tell the value from those of the other state."""

    short: str
    whole: str


def differences(was: Entry, now: Entry) -> Iterator[tuple[str, str, str]]:
    """Each field in which two states differ, with what only the first and what only the second says: ``("programmes",
    "SDGT", "SDGT, IRGC")``. The order of values is none, and what a form does not carry is no field."""
    for (what, before), (_, after) in zip(_fields(was), _fields(now), strict=True):
        if set(before) != set(after):
            yield what, _only(before, after), _only(after, before)


def _fields(entry: Entry) -> Iterator[tuple[str, list[_Said]]]:
    """Every field of an entry under its word, but its number and what its form does not carry."""
    details = entry.details
    yield "name", [_name(name) for name in entry.names[:1]]
    yield "kind", _plain([entry.kind.value])
    yield "names", [_name(name) for name in entry.names[1:]]
    yield "programmes", _plain(entry.programmes)
    yield "identifiers", [_identifier(each) for each in details.identifiers]
    yield "births", _plain(details.births)
    yield "birthplaces", _plain(details.birthplaces)
    yield "nationalities", _plain(details.nationalities)
    yield "citizenships", _plain(details.citizenships)
    yield "gender", _plain([details.gender] if details.gender else [])
    yield "established", _plain(details.established)
    yield "positions", _plain(details.positions)
    yield "links", _plain(details.links)
    yield "addresses", [_address(each) for each in entry.addresses]
    yield "listed on", _plain(details.listed_on)
    yield "acts", [_act(each) for each in details.acts]
    yield "facts", _plain(f"{label}: {value}" for label, value in details.facts)
    yield "remarks", _plain(details.remarks)


def _only(these: Iterable[_Said], not_those: Iterable[_Said]) -> str:
    known = set(not_those)
    short = {each.short for each in known}
    only = (each.whole if each.short in short else each.short for each in these if each not in known)
    return "; ".join(dict.fromkeys(only))


def _plain(texts: Iterable[str]) -> list[_Said]:
    return [_Said(text, text) for text in texts]


def _with(short: str, *more: str | None) -> _Said:
    told = ", ".join(filter(None, more))
    return _Said(short or told, f"{short} ({told})" if short and told else short or told)


def _name(name: Name) -> _Said:
    quality = None if name.quality is Quality.PRIMARY else name.quality.value
    return _with(name.text, name.kind, quality, name.language)


def _identifier(identifier: Identifier) -> _Said:
    country = f" ({identifier.country})" if identifier.country else ""
    issued = identifier.issued and f"issued {identifier.issued}"
    expires = identifier.expires and f"expires {identifier.expires}"
    return _with(f"{identifier.type} {identifier.value}{country}", issued, expires)


def _address(address: Address) -> _Said:
    return _with(", ".join(filter(None, (*address.parts, address.country))), address.remarks)


def _act(act: Act) -> _Said:
    published, in_force = act.published and f"published {act.published}", act.in_force and f"in force {act.in_force}"
    short = " ".join(filter(None, (act.kind.value, act.title)))
    return _with(short, published, in_force, act.programme, act.source)
