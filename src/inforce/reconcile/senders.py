"""Which registers carry a sender's measures, and which of them state when they listed a party."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from inforce.claims.gazetteer import Place, gazetteer
from inforce.knowledge import knowledge

_KEPT = 1000
"""Senders that are remembered: reports name the same ones again and again."""


@lru_cache(_KEPT)
def registers_of(senders: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The registers that may carry a measure of these senders, by jurisdiction, in the order in which they are asked.

    Senders are named as in claims: states, unions and bodies in English, the widest first. A body narrows its state:
    the Commerce Department's lists are not the Treasury's. A jurisdiction that keeps no register has none.
    """
    bodies: dict[str, list[str]] = {}
    for sender in senders:
        place = _place(sender)
        state, body = (place.jurisdiction, place.name) if place else (sender, sender)
        bodies.setdefault(state, []).extend([body] if body != state else [])
    return MappingProxyType({state: _registers(state, named or [state]) for state, named in bodies.items()})


@lru_cache(_KEPT)
def lists_of(senders: tuple[str, ...], register: str) -> frozenset[str]:
    """The lists within a register that bodies among the senders keep; empty where the register is theirs as a whole."""
    kept = _known().get("lists", {}).get(register, {})
    bodies = [place.name for place in map(_place, senders) if place]
    return frozenset(code for body in bodies for code in kept.get(body, ()))


def states_dates(register: str) -> bool:
    """The listing dates that a register states are those of its entries."""
    return bool(register in _known()["stated"]["dates"])


def _registers(state: str, bodies: Iterable[str]) -> tuple[str, ...]:
    known = _known()
    of_state = known["registers"].get(state, [])
    return tuple(dict.fromkeys(name for body in bodies for name in known["bodies"].get(body, of_state)))


def _place(sender: str) -> Place | None:
    """The first place that a sender's name names, by its longest name: "US embassy in Minsk" is the United States."""
    places, words = gazetteer("en"), sender.lower().replace(",", " ,").replace("'s", " 's").split()
    inside = (places.at(words, number) for number in range(len(words)))
    return next((found[0] for found in inside if found), None)


@cache
def _known() -> dict[str, Any]:  # Any: TOML holds tables of several shapes
    return knowledge("reconcile", "registers")
