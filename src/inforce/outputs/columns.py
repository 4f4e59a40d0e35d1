"""One row an entry: the columns of the register as of a moment, in CSV and in Parquet alike.

====================  ==================================================================================================
register, entry       the register's name; the publisher's own number, under which the entry is kept
other_numbers         others that the publisher's file prints for it (``DATAID 6908901``): any of them finds the entry
state, why_unknown    ``listed`` or ``unknown``, and why (``gap``: both looks show it, but they are far apart)
rests_on              what the publisher states, where the state rests on that and not on looks alone
kind                  person, organisation, vessel, aircraft, unknown
name                  the primary name
aliases               other names; ``weak_aliases`` those that the publisher calls weak, ``former_names`` earlier ones
programmes            in the publisher's codes
listed_after          with ``listed_by``: the interval in which the listing began, as our looks date it; empty where the
                      first edition shows the entry already
removed_after         with ``removed_by``: the interval in which it ended, where it has
stated_listing_dates  dates of listing that the publisher states (EDTF)
births, birthplaces   dates (EDTF) and places of birth
nationalities         as written; ``citizenships`` likewise
gender, identifiers   ``Passport D08531177 (Iran)``
addresses, positions  an address in one line each
established           dates at which an organisation was founded (EDTF)
linked_to             names of other entries that the publisher links this one to
acts                  dated acts that the publisher states: kind, title, programme, published, in force
facts, remarks        other labelled facts (``Vessel Type: Tug``), and what is not labelled, as written
not_told              what the form that was read does not carry: empty there means unknown, not none
edition, retrieved    the edition (SHA-256) that shows the state, and when it was retrieved
details_edition       with ``details_retrieved``: the edition whose words programmes and details are, the same or, where
                      later ones carry names only, an older one; empty where all is known by name only
older_parts           what still older editions tell, for those after them do not carry it: the part, when that edition
                      was retrieved, its SHA-256 (``alt 2024-05-01T10:00:00Z 3e1a…``)
====================  ==================================================================================================
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from inforce.lists.model import Act, Address, Entry, Identifier, Name, Quality
from inforce.lists.numbers import printed
from inforce.moment import Interval
from inforce.register.model import State
from inforce.register.snapshot import Member


class Holds(Enum):
    """What a column holds."""

    TEXT = "text"
    TEXTS = "texts"
    TIME = "time"


Value = str | tuple[str, ...] | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    holds: Holds
    of: Callable[[str, Member], Value]


def _text(name: str, of: Callable[[Member], str | None]) -> Column:
    return Column(name, Holds.TEXT, lambda _, member: of(member))


def _texts(name: str, of: Callable[[Entry], tuple[str, ...]]) -> Column:
    return Column(name, Holds.TEXTS, lambda _, member: of(member.entry))


def _time(name: str, of: Callable[[Member], datetime | None]) -> Column:
    return Column(name, Holds.TIME, lambda _, member: of(member))


def _why(member: Member) -> str | None:
    if member.state is State.UNKNOWN:
        return member.standing.reason.value if member.standing.reason else None
    return "gap" if member.standing.gap else None


def _started(member: Member) -> Interval:
    listing = member.standing.listing
    return listing.start if listing else Interval(None, None)


def _ended(member: Member) -> Interval:
    listing = member.standing.listing
    return (listing.end if listing else None) or Interval(None, None)


def _older(member: Member) -> Iterator[str]:
    for part, edition in sorted(member.older.items()):
        yield f"{part.partition(':')[2]} {edition.look} {edition.sha256}"


def _named(*qualities: Quality) -> Callable[[Entry], tuple[str, ...]]:
    return lambda entry: tuple(name.text for name in entry.names[1:] if _is(name, qualities))


def _is(name: Name, qualities: tuple[Quality, ...]) -> bool:
    return name.quality in qualities


def identifier(value: Identifier) -> str:
    dates = [f"{word} {day}" for word, day in (("issued", value.issued), ("expires", value.expires)) if day]
    about = ", ".join(filter(None, [value.country, *dates]))
    return f"{value.type} {value.value}" + (f" ({about})" if about else "")


def address(value: Address) -> str:
    line = ", ".join(part for part in (*value.parts, value.country) if part)
    return line + (f" ({value.remarks})" if value.remarks else "")


def act(value: Act) -> str:
    dates = [f"{word} {day}" for word, day in (("published", value.published), ("in force", value.in_force)) if day]
    return ", ".join(filter(None, [value.kind.value, value.title, value.programme, *dates, value.source]))


COLUMNS: tuple[Column, ...] = (
    Column("register", Holds.TEXT, lambda register, _: register),
    _text("entry", lambda m: m.number),
    _texts("other_numbers", lambda e: tuple(map(identifier, printed(e)))),
    _text("state", lambda m: m.state.value),
    _text("why_unknown", _why),
    _text("rests_on", lambda m: m.standing.notice.source if m.standing.notice else None),
    _text("kind", lambda m: m.entry.kind.value),
    _text("name", lambda m: m.entry.name),
    _texts("aliases", _named(Quality.PRIMARY, Quality.STRONG)),
    _texts("weak_aliases", _named(Quality.WEAK)),
    _texts("former_names", _named(Quality.FORMER)),
    _texts("programmes", lambda e: e.programmes),
    _time("listed_after", lambda m: _started(m).after),
    _time("listed_by", lambda m: _started(m).by),
    _time("removed_after", lambda m: _ended(m).after),
    _time("removed_by", lambda m: _ended(m).by),
    _texts("stated_listing_dates", lambda e: e.details.listed_on),
    _texts("births", lambda e: e.details.births),
    _texts("birthplaces", lambda e: e.details.birthplaces),
    _texts("nationalities", lambda e: e.details.nationalities),
    _texts("citizenships", lambda e: e.details.citizenships),
    _text("gender", lambda m: m.entry.details.gender),
    _texts("identifiers", lambda e: tuple(map(identifier, e.details.identifiers))),
    _texts("addresses", lambda e: tuple(map(address, e.addresses))),
    _texts("positions", lambda e: e.details.positions),
    _texts("linked_to", lambda e: e.details.links),
    _texts("established", lambda e: e.details.established),
    _texts("acts", lambda e: tuple(map(act, e.details.acts))),
    _texts("facts", lambda e: tuple(f"{key}: {value}" for key, value in e.details.facts)),
    _texts("remarks", lambda e: e.details.remarks),
    _texts("not_told", lambda e: tuple(sorted(e.missing))),
    _text("edition", lambda m: m.edition.sha256 if m.edition else None),
    _text("retrieved", lambda m: str(m.edition.look) if m.edition else None),
    _text("details_edition", lambda m: m.details.sha256 if m.details else None),
    _text("details_retrieved", lambda m: str(m.details.look) if m.details else None),
    Column("older_parts", Holds.TEXTS, lambda _, member: tuple(_older(member))),
)


def row(register: str, member: Member) -> Mapping[str, Value]:
    """A member's value in each column."""
    return {column.name: column.of(register, member) for column in COLUMNS}
