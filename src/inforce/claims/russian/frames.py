"""Frames: the ways of saying what is done to a measure in Russian, by lemma of verb and of noun."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.values import value


@value(frozen=True, slots=True)
class Frame:
    """``object``: what may be in the accusative of the active, the nominative of the passive, the genitive after a noun;
    ``subject``: what may be in the nominative of a verb that takes no object; ``dative``, ``genitive``, ``instrumental``:
    what is in that case; ``under``: of a role the prepositions; ``needs``: roles of which one must be filled; ``alone``:
    lemmas that do without; ``decided``: lemmas that tell of a decision; ``force``: lemmas that need "в силе"; ``plain``: the
    measure must be one of sanctions by its own word; ``permits``: what is permitted makes a licence; ``status``: what the
    verb itself says of it; ``planned``: its status is that of what stands under such a verb; ``lacking``: what is in the
    genitive is not there; ``act``: an infinitive may stand for the object; ``kept``: who does it must keep lists;
    ``coined``: it means this only where a keeper of lists was told to do it; ``case``: that of the list or the measure;
    ``spares``: it tells that the act is not done ("обошли"); ``turned``: only its denial tells anything, that the state lasts
    ("пересматривать не стали"); ``placed_by``: prepositions under one of which what it needs stands, where it stands at all;
    None where it may stand elsewhere, or nothing is needed."""

    action: Action
    subject: frozenset[str]
    object: frozenset[str]
    dative: frozenset[str]
    genitive: frozenset[str]
    instrumental: frozenset[str]
    under: Mapping[str, frozenset[str]]
    needs: frozenset[str]
    alone: frozenset[str]
    decided: frozenset[str]
    force: frozenset[str]
    plain: bool
    permits: bool
    status: Status | None
    planned: bool
    lacking: bool
    act: bool
    kept: bool
    coined: bool
    case: str
    spares: bool
    turned: bool
    placed_by: frozenset[str] | None


@value(frozen=True, slots=True)
class Frames:
    """Frames by lemma; ``any``: those of every verb but the ``idle`` ones; ``there``: adverbs that stand for a
    list, with its case; ``lists``: nouns that are lists whatever is told. Of the second look (``loose``): ``placed``, told by
    preposition and case beside every verb but the ``looking`` ones;
    ``neutral``: those by which nothing new is done with a measure; ``figures``: of verbs that mean a measure next to one."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    any: tuple[Frame, ...]
    idle: frozenset[str]
    there: Mapping[str, str]
    lists: frozenset[str]
    placed: tuple[Frame, ...]
    looking: frozenset[str]
    neutral: frozenset[str]
    figures: Mapping[str, tuple[Frame, ...]]


@cache
def frames() -> Frames:
    """The frames of ``measures_ru.toml``; verbs in -ся are those of the passive."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for row in table("measures_ru")["frame"]:
        frame = _frame(row)
        for lemma in row.get("verbs", ()):
            verbs.setdefault(lemma, []).append(frame)
        for lemma in row.get("nouns", ()):
            nouns.setdefault(lemma, []).append(frame)
    data = table("measures_ru")
    carrying = {lemma for lemmas in table("status_ru")["verbs"].values() for lemma in lemmas}
    saying = {lemma for lemmas in table("cues_ru")["verbs"].values() for lemma in lemmas}
    return Frames(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        tuple(_frame(row) for row in data["any"]),
        frozenset(data["idle"]["verbs"]) | carrying | saying,
        dict(data["idle"]["there"]),
        frozenset(data["idle"]["lists"]),
        tuple(_frame(row) for row in data["placed"]),
        frozenset(data["idle"]["looking"]) | saying,
        frozenset(data["idle"]["neutral"]) | frozenset(data["idle"]["looking"]) | carrying | saying,
        _by_verb(data["figure"]),
    )


def _by_verb(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Frame, ...]]:  # Any: rows of TOML
    found: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        for lemma in row["verbs"]:
            found[lemma] = (*found.get(lemma, ()), _frame(row))
    return found


def _placed_by(row: Mapping[str, Any]) -> frozenset[str] | None:  # Any: a row of TOML
    """The prepositions of the roles of which one is needed, unless one may be filled by its case alone."""
    needs, under = _set(row.get("needs")), row.get("under", {})
    by_case = _set(row.get("object")) | _set(row.get("subject"))
    by_case |= _set(row.get("dative")) | _set(row.get("genitive")) | _set(row.get("instrumental"))
    if not needs or needs & (by_case | {"target", "party"}) or ("list" in needs and "entry" in by_case | under.keys()):
        return None  # somebody's entry is one on a list
    return frozenset(preposition for role in needs for preposition in under.get(role, ()))


def _frame(row: Mapping[str, Any]) -> Frame:  # Any: a row of TOML
    return Frame(
        Action(row["action"]),
        _set(row.get("subject")),
        _set(row.get("object")),
        _set(row.get("dative")),
        _set(row.get("genitive")),
        _set(row.get("instrumental")),
        {role: frozenset(prepositions) for role, prepositions in row.get("under", {}).items()},
        _set(row.get("needs")),
        _set(row.get("alone")),
        _set(row.get("decided")),
        _set(row.get("force")),
        row.get("plain", False),
        row.get("permits", False),
        Status(row["status"]) if "status" in row else None,
        row.get("planned", False),
        row.get("lacking", False),
        row.get("act", False),
        row.get("kept", False),
        row.get("coined", False),
        row.get("case", ""),
        row.get("spares", False),
        row.get("turned", False),
        _placed_by(row),
    )


def _set(words: Sequence[str] | None) -> frozenset[str]:
    return frozenset(words or ())
