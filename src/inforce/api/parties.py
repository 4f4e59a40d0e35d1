"""An entry as of a moment as a FollowTheMoney entity with its sanctions, as the OpenSanctions API gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inforce.lists.registers import register_facts
from inforce.moment import iso
from inforce.outputs.ftm import entities_of, entity_id
from inforce.register.snapshot import Member

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from inforce.contract import Json
    from inforce.register.model import Listing
    from inforce.register.register import View


def party(view: View, number: str, *, nested: bool = False) -> Json | None:
    """None of an entry that was not listed at the moment, or that no look around it speaks for. ``state`` says whether it was
    listed or that is unknown.

    ``nested``: its sanctions stand among its properties.
    """
    found = _entities(view, number)
    if not found:
        return None
    entity, *sanctions = found
    if nested:
        entity["properties"] = {**_properties(entity), "sanctions": sanctions}
    return entity


def sanctions(view: View, number: str) -> list[Json]:
    """The sanctions of an entry, one for each of its programmes."""
    return _entities(view, number)[1:]


def _entities(view: View, number: str) -> list[Json]:
    standing, entry = view.standing(number), view.entry(number)
    if entry is None or not view.may_be_listed(number):
        return []
    member, facts = Member(number, standing, entry), register_facts(view.register)
    seen = {
        "state": standing.state.value,
        "first_seen": _first(standing.listing) if standing.listing else None,
        "last_seen": _plain(member.edition.look.known) if member.edition else None,
        "last_change": None,
    }
    return [{**entity, **seen} for entity in entities_of(facts, member)]


def _properties(entity: Json) -> dict[str, object]:
    properties = entity["properties"]
    assert isinstance(properties, dict)
    return properties


def _first(listing: Listing) -> str | None:
    """By when it was first seen: a look known by its day is known within it, though what it shows came by its end."""
    by = listing.start.by
    return _plain(min(by, listing.first.look.known)) if by else None


def _plain(instant: datetime) -> str:
    """Seconds in UTC without a zone, as that API writes them."""
    return iso(instant.replace(microsecond=0)).removesuffix("Z")


def numbers_of(key: str, registers: Iterable[str]) -> list[tuple[str, str]]:
    """Registers and numbers that the id of an entity may stand for: ``ofac-44541``, ``ch-seco-1234``."""
    found = []
    for name in registers:
        facts = register_facts(name)
        usual = re.fullmatch(facts.entry_id, key) if facts.entry_id else None
        if usual:
            found.append((name, usual[1]))
        elif key.startswith(f"{name}-"):
            found.append((name, key.removeprefix(f"{name}-")))
    return [(name, number) for name, number in found if entity_id(register_facts(name), number) == key]
