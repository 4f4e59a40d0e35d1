"""Two entries of one party set side by side: what one form of a list says and another does not.

An aspect that either entry names as missing (its form does not carry it) is not compared. Order does not matter, nor
which quotation marks a name is written with: OFAC's CSV form has single ones for double ones.
"""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from inforce.lists.model import RELATION, Act, Entry

PARTIAL: Mapping[str, tuple[str, ...]] = {
    "measures": ("List: ", "Sanctions type"),
    "relations": (RELATION,),
    "notes": ("Comment on ", "Issuing authority of ", "Place of issue of ", "Not valid"),
}
"""Aspects that some forms carry as facts, by how the labels of those facts begin: lists and kinds of measures, kinds of
relations, notes on single features and documents."""


def same_as_far_as_carried(a: Entry, b: Entry) -> list[str]:
    """Differences between two entries in what both carry, one line each; empty where there is none."""
    missing = a.missing | b.missing
    compared = {aspect: values for aspect, values in _ASPECTS.items() if aspect not in missing}
    sides = {aspect: (set(values(a, b)), set(values(b, a))) for aspect, values in compared.items()}
    return [line for aspect, (ours, theirs) in sides.items() for line in _lines(aspect, ours, theirs)]


def _lines(aspect: str, ours: set[Hashable], theirs: set[Hashable]) -> Iterator[str]:
    for values, side in ((ours - theirs, "first"), (theirs - ours, "second")):
        yield from (f"{aspect}: only the {side} has {each}" for each in sorted(map(str, values)))


def _plain(text: str) -> str:
    return text.replace('"', "'")


def _aliases(entry: Entry, other: Entry) -> Iterable[Hashable]:
    missing = entry.missing | other.missing
    for name in entry.names[1:]:
        if "other scripts" not in missing or is_latin(name.text):
            quality = None if "qualities of names" in missing else (str(name.quality), name.kind)
            yield _plain(name.text), quality


def _addresses(entry: Entry, other: Entry) -> Iterable[Hashable]:
    for address in entry.addresses:
        if "other scripts" not in entry.missing | other.missing or is_latin("".join(address.parts)):
            yield address.parts, address.country


def _acts(entry: Entry, other: Entry) -> Iterable[Hashable]:
    """Where the other carries no measures, of the acts of an entry those that the other has: of its own it has all."""
    told, others = (_told_acts(each, entry.missing | other.missing) for each in (entry, other))
    return told if "measures" not in other.missing - entry.missing else told & others


def _told_acts(entry: Entry, missing: frozenset[str]) -> set[Hashable]:
    undated = "dates of acts" in missing
    return {_told_act(act, undated=undated) for act in entry.details.acts}


def _told_act(act: Act, *, undated: bool) -> Hashable:
    """Without its date, an act that has but one: those that have two are told as labels in every form."""
    return act.title if undated and not act.in_force else (str(act.kind), act.title, act.published, act.in_force)


def _facts(entry: Entry, other: Entry) -> Iterable[Hashable]:
    missing = entry.missing | other.missing
    begins = tuple(start for aspect, starts in PARTIAL.items() if aspect in missing for start in starts)
    return [fact for fact in entry.details.facts if not fact[0].startswith(begins)]


def is_latin(text: str) -> bool:
    """No letter is of another script."""
    return all("LATIN" in unicodedata.name(each, "LATIN") for each in text if each.isalpha())


_ASPECTS: Mapping[str, Callable[[Entry, Entry], Iterable[Hashable]]] = {
    "number": lambda entry, _: [entry.number],
    "kind": lambda entry, _: [entry.kind],
    "name": lambda entry, _: [_plain(entry.name)],
    "aliases": _aliases,
    "programmes": lambda entry, _: entry.programmes,
    "births": lambda entry, _: entry.details.births,
    "birthplaces": lambda entry, _: entry.details.birthplaces,
    "nationalities": lambda entry, _: entry.details.nationalities,
    "citizenships": lambda entry, _: entry.details.citizenships,
    "gender": lambda entry, _: [entry.details.gender],
    "identifiers": lambda entry, _: entry.details.identifiers,
    "links": lambda entry, _: map(_plain, entry.details.links),
    "positions": lambda entry, _: entry.details.positions,
    "established": lambda entry, _: entry.details.established,
    "listing dates": lambda entry, _: entry.details.listed_on,
    "acts": _acts,
    "facts": _facts,
    "remarks": lambda entry, _: entry.details.remarks,
    "addresses": _addresses,
}
