"""How much two entries of one name tell for and against being one party; pure.

A publisher lists one party twice, or anew under another number, and it lists different parties of one name. What they are
identified by tells these apart; where nothing does, programmes and countries that have nothing in common leave it open.
"""

from collections.abc import Iterable
from enum import IntEnum
from itertools import product

from inforce import edtf
from inforce.lists.fields import knowledge
from inforce.lists.model import Entry, Identifier, Kind


class Likeness(IntEnum):
    """Whether two entries of one name are one party, the least likely first."""

    CONTRARY = 0  # kind, birth, or a number of which a party has one, speaks against it
    OPEN = 1  # neither programme nor country speaks for it
    LIKELY = 2  # nothing but the name speaks for it, and nothing against
    SURE = 3  # they bear one identifier, or were born at one time


def likeness(one: Entry, other: Entry) -> Likeness:
    """What two entries of one name tell of each other. An identifier that both bear outweighs all but their kinds."""
    if len({one.kind, other.kind} - {Kind.UNKNOWN}) > 1:
        return Likeness.CONTRARY
    if _values(one) & _values(other):
        return Likeness.SURE
    born = _born_together(one.details.births, other.details.births)
    if born is False or _numbers_part(one, other):
        return Likeness.CONTRARY
    if born:
        return Likeness.SURE
    return Likeness.LIKELY if _of_one_place(one, other) else Likeness.OPEN


def mark(identifier: Identifier) -> str:
    """What is compared of identifiers: type, letters and digits; empty for what several parties may share."""
    value = _value(identifier)
    return f"{identifier.type.casefold()} {value}" if value else ""


def _value(identifier: Identifier) -> str:
    known = knowledge("identifiers")
    kind, value = identifier.type.casefold(), "".join(filter(str.isalnum, identifier.value.casefold()))
    shared = any(word in kind for word in known["shared"])
    return "" if shared or len(value) < known["fewest"] else value


def _values(entry: Entry) -> set[str]:
    """The identifiers of an entry, whatever their types: one form calls a registration number what another calls an ID."""
    return set(filter(None, map(_value, entry.details.identifiers)))


def _born_together(one: Iterable[str], other: Iterable[str]) -> bool | None:
    """Some date of birth of each may be one day; None where not both are told."""
    pairs = [(edtf.period(a), edtf.period(b)) for a, b in product(map(_roughly, one), map(_roughly, other))]
    return any(a.meets(b) for a, b in pairs) if pairs else None


def _roughly(birth: str) -> str:
    """A date of birth that is not sure counts as its year."""
    return birth if birth.rstrip("~?%") == birth else birth[:4]


def _numbers_part(one: Entry, other: Entry) -> bool:
    """Each has a number of a sort of which a party has one, and none of these is the same."""
    own, others = _of_which_one(one), _of_which_one(other)
    return any(not own[sort] & others[sort] for sort in own.keys() & others.keys())


def _of_which_one(entry: Entry) -> dict[tuple[str, str | None], set[str]]:
    """The numbers of which a party has one, by sort and country."""
    found: dict[tuple[str, str | None], set[str]] = {}
    for each in entry.details.identifiers:
        kind = each.type.casefold()
        if (value := _value(each)) and any(word in kind for word in knowledge("identifiers")["one_each"]):
            found.setdefault((kind, each.country), set()).add(value)
    return found


def _of_one_place(one: Entry, other: Entry) -> bool:
    """Some programme or country is that of both, or neither is told of both."""
    programmes = _in_common(one.programmes, other.programmes)
    return bool(programmes or (countries := _in_common(_countries(one), _countries(other)))) or (
        programmes is None and countries is None
    )


def _in_common(one: Iterable[str], other: Iterable[str]) -> bool | None:
    """None where not both tell any."""
    own, others = set(one), set(other)
    return bool(own & others) if own and others else None


def _countries(entry: Entry) -> set[str]:
    """Those of a person's nationality, of an organisation's places; a ship changes flags, an aircraft registers."""
    told: Iterable[str | None] = ()
    if entry.kind is Kind.PERSON:
        told = (*entry.details.nationalities, *entry.details.citizenships)
    elif entry.kind in (Kind.ORGANISATION, Kind.UNKNOWN):
        places = (address.country for address in entry.addresses)
        told = (*places, *(each.country for each in entry.details.identifiers))
    return {country.casefold() for country in told if country}
