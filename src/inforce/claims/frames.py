"""Frames: the ways of saying what is done to a measure, as data, by verb and by noun of doing."""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any

from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.vocabulary import plural
from inforce.values import value


@value(frozen=True, slots=True)
class Frame:
    """A way of saying an action with a verb.

    ``subject``, ``object``: what may fill these places in the active voice. ``under``: what stands under a preposition.
    ``needs``: of these, what must be there (any one of them); ``particle``: words that do for it; ``alone``: it may be
    left out. ``status``: what the verb itself says of it. ``pronoun``: "it"
    may stand for the measure. ``bare``: nothing hangs on it; ``listed_context``: a list
    was spoken of. ``agentless``: a sender is needed, but for the passive ("is still frozen").
    ``upheld``: verbs that say of a measure as their object that it stays.
    ``past``: told as done, not as wanted ("to dodge the cap"); ``without``: particles that make another verb of it.
    ``complement``, ``adverb``: words of which one must follow. ``intransitive``: it takes no object.
    """

    action: Action
    subject: frozenset[str]
    object: frozenset[str]
    under: Mapping[str, frozenset[str]]
    needs: frozenset[str]
    particle: frozenset[str] = frozenset()
    alone: bool = False
    weak: bool = False
    intransitive: bool = False
    complement: frozenset[str] = frozenset()
    adverb: frozenset[str] = frozenset()
    sender_needed: bool = False
    status: Status | None = None
    pronoun: bool = True
    bare: bool = False
    listed_context: bool = False
    upheld: frozenset[str] = frozenset()
    agentless: bool = False
    past: bool = False
    without: frozenset[str] = frozenset()


@value(frozen=True, slots=True)
class Doing:
    """A noun of doing ("the lifting of …"): its action and what stands after "of"."""

    action: Action
    of: frozenset[str]


@value(frozen=True, slots=True)
class Frames:
    """Frames by lemma, with the particle that the lemma needs ("roll:over") or empty."""

    verbs: Mapping[str, tuple[tuple[str, Frame], ...]]
    events: Mapping[str, tuple[Doing, ...]] = field(repr=False)


_OF_LEMMAS = ("alone", "weak", "named")
"""What a row says of some of its verbs."""


@cache
def frames(language: str) -> Frames:
    """The frames of a language, from ``measures_LANGUAGE.toml``."""
    data = table(f"measures_{language}")
    verbs: dict[str, list[tuple[str, Frame]]] = {}
    for row in data["frame"]:
        apart = {lemma for name in _OF_LEMMAS for lemma in row.get(name, ())}
        of_most = _frame(row, "")
        for word in row["verbs"].split():
            lemma, _, particle = word.partition(":")
            verbs.setdefault(lemma, []).append((particle, _frame(row, lemma) if lemma in apart else of_most))
    events: dict[str, list[Doing]] = {}
    for row in data["event"]:
        event = Doing(Action(row["action"]), _one_of(row["of"]))
        for noun in row["nouns"]:
            for form in (noun, plural(noun)):
                events.setdefault(form, []).append(event)
    return Frames({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in events.items()})


def _frame(row: Mapping[str, Any], lemma: str) -> Frame:  # Any: a row of TOML
    subject = row.get("subject", "")
    return Frame(
        Action(row["action"]),
        _one_of(subject.rstrip("!")),
        _one_of(row.get("object", "")),
        {role: frozenset(prepositions) for role, prepositions in row.get("with", {}).items()},
        frozenset(row.get("needs", ())),
        frozenset(row.get("particle", ())),
        lemma in row.get("alone", ()),
        lemma in row.get("weak", ()),
        row.get("intransitive", False),
        frozenset(row.get("needs_complement", ())),
        frozenset(row.get("needs_adverb", ())),
        subject.endswith("!"),
        Status(row["status"]) if "status" in row else None,
        lemma not in row.get("named", ()),
        row.get("bare", False),
        row.get("listed_context", False),
        frozenset(row.get("upheld", ())),
        row.get("agentless", False),
        row.get("past", False),
        frozenset(row.get("without", ())),
    )


def _one_of(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split("|") if part)
