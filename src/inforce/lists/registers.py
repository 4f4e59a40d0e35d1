"""The registers that Inforce knows, from ``data/registers.toml``."""

from collections.abc import Mapping
from dataclasses import field
from functools import cache

from inforce.errors import UnknownRegister
from inforce.knowledge import knowledge
from inforce.values import value


@value(frozen=True, slots=True)
class RegisterFacts:
    """``fall``: the share of an edition's entries beyond which their absence from the next one is out of proportion.

    ``zone``: the time zone of the publisher's days. ``files``: where the publisher has them, by form and by file name.
    ``deltas``: where it tells what each publication changed (``history``, ``publication``), and from which year on
    (``first_year``); empty where it does not.
    """

    name: str
    title: str
    publisher: str
    jurisdiction: str
    forms: tuple[str, ...]
    zone: str
    fall: float
    entry_id: str | None = None
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    deltas: Mapping[str, str] = field(default_factory=dict)


@cache
def known_registers() -> dict[str, RegisterFacts]:
    return {
        name: RegisterFacts(name=name, **{**facts, "forms": tuple(facts["forms"])})
        for name, facts in knowledge("lists", "registers").items()
    }


def register_facts(name: str) -> RegisterFacts:
    """Raises UnknownRegister."""
    try:
        return known_registers()[name]
    except KeyError:
        known = ", ".join(known_registers())
        raise UnknownRegister(f"no register is called {name!r}; known are {known}") from None


def others_with_file(name: str, form: str, register: str) -> list[str]:
    """The registers whose publishers call a file of a form so, where this one's does not (``cons_prim.csv``)."""
    called = name.lower()
    having = [
        each.name
        for each in known_registers().values()
        if called in {file.lower() for file in each.files.get(form, ())}
    ]
    return [] if register in having else having
