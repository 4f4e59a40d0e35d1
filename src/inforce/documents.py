"""Answers that are put together of several questions to a register, as objects of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inforce import contract
from inforce.lists.numbers import printed
from inforce.lists.registers import register_facts
from inforce.moment import iso
from inforce.register.coverage import Gap, longest_gap, looks_by_month, stretches
from inforce.register.history import entry_changes
from inforce.register.words import follows, found_by, stated_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from inforce.contract import Json
    from inforce.register.model import Answer, Listing
    from inforce.register.programmes import Membership, Roll
    from inforce.register.register import Register, View
    from inforce.register.store import Decision, KeptEdition


def answer(view: View, number: str, who: str) -> Answer:
    """The state of an entry, and how it was found where that is not by its own number or its first name."""
    told = view.was(number)
    return replace(told, notes=(*found_by(view, number, who), *told.notes))


def history(view: View, number: str, who: str) -> Json:
    """Everything that editions showed of an entry: its listings and its changes, oldest first."""
    found = view.entry(number)
    alone = [told] if (told := stated_alone(view, number)) else []
    return contract.document(
        {
            "register": view.register,
            "entry": number,
            "name": found.name if found else view.alone.name_of(number),
            "numbers": contract.numbers(printed(found) if found else ()),
            "listings": [_listing(view, number, each) for each in view.listings(number)],
            "changes": [contract.change(each, view.register) for each in entry_changes(view, number)],
            "notes": [*found_by(view, number, who), *alone, *filter(None, [follows(view)])],
        }
    )


def _listing(view: View, number: str, listing: Listing) -> Json:
    """A listing with the dates that the list states for it, and whether they agree with our own dating."""
    stated = {} if listing.told else view.stated_days(number, listing)
    agrees = any(window.meets(listing.start) for window in stated.values()) if stated else None
    return {**contract.listing(listing), "stated": list(stated), "stated_agrees": agrees}


def summary(name: str, editions: Sequence[KeptEdition], decisions: Sequence[Decision], *, every: bool) -> Json:
    """What is kept of a register; with ``every``, each edition of it."""
    in_force = [edition for edition in editions if edition.quarantine is None]
    looks = {edition.at: edition for edition in editions}
    fields: Json = {
        "register": name,
        "title": register_facts(name).title,
        "in_force": len(in_force),
        "quarantined": [_edition(edition) for edition in editions if edition.quarantine is not None],
        "first": str(in_force[0].look) if in_force else None,
        "last": str(in_force[-1].look) if in_force else None,
        "entries": in_force[-1].entries if in_force else 0,
        "decisions": [_decision(each, looks) for each in decisions],
    }
    return contract.document({**fields, **({"editions": [_edition(each) for each in editions]} if every else {})})


def _edition(edition: KeptEdition) -> Json:
    return {
        "sha256": edition.sha256,
        "published": edition.published,
        "retrieved": str(edition.look),
        "entries": edition.entries,
        "size": edition.size,
        "parts": sorted(edition.parts),
        "quarantine": edition.quarantine,
    }


def _decision(decision: Decision, looks: Mapping[int, KeptEdition]) -> Json:
    """What a person decided about an edition, and when, in UTC."""
    return {
        "retrieved": str(looks[decision.at].look),
        "decision": decision.verb,
        "who": decision.who,
        "when": iso(decision.when),
        "why": decision.why,
    }


def coverage(register: Register, until: datetime, known: datetime) -> Json:
    """Which stretches of time a register is known for, and how well."""
    in_force, quarantined = register.looks(known)
    return contract.document(
        {
            "register": register.name,
            "known_at": iso(known),
            "until": iso(until),
            "staleness": contract.duration(register.staleness),
            "looks": len(in_force),
            "quarantined": len(quarantined),
            "first": str(in_force[0]) if in_force else None,
            "last": str(in_force[-1]) if in_force else None,
            "stretches": [
                contract.stretch(each) for each in stretches(in_force, quarantined, until, register.staleness)
            ],
            "longest_gap": _gap(longest_gap(in_force)),
            "months": [
                {"month": month, "looks": looks, "quarantined": aside}
                for month, looks, aside in looks_by_month(in_force, quarantined)
            ],
        }
    )


def _gap(gap: Gap | None) -> Json | None:
    if gap is None:
        return None
    return {"after": str(gap.after), "by": str(gap.by), "duration": contract.duration(gap.length)}


def programme(found: Roll, notes: Iterable[str]) -> Json:
    """Who was listed under a programme at a moment, how many, and how that number went."""
    return contract.document(
        {
            "register": found.register,
            "programme": found.code,
            "as_of": iso(found.moment.valid),
            "known_at": iso(found.moment.known),
            "count": {"least": found.least, "most": found.most},
            "reason": found.doubt.value if found.doubt else None,
            "members": [_member(each) for each in found.members],
            "undecided": [_member(each) for each in found.undecided],
            "counts": [{"from": iso(time), "count": count} for time, count in found.counts],
            "editions": [contract.edition(each) for each in dict.fromkeys((found.before, found.after)) if each],
            "notes": list(notes),
        }
    )


def _member(each: Membership) -> Json:
    return {
        "entry": each.entry,
        "name": each.name,
        "numbers": contract.numbers(each.numbers),
        "since": contract.interval(each.since),
        "until": contract.interval(each.until),
    }
