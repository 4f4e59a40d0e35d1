"""Commencement: the clause of a legal act that says when all of it takes effect ("This amendment comes into force on 15
August")."""

from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.text import Document
from inforce.claims.whens import when_of
from inforce.values import value

_DAY = len("2024-01-01")
_REFERS = frozenset({"the", "this", "these", "that", "those"})


@value(frozen=True, slots=True)
class CommencementWords:
    """The words of ``[commences]`` in ``measures_LANGUAGE.toml``: verbs, what they take, and the acts that do it."""

    verbs: frozenset[str]
    into: frozenset[str]
    acts: frozenset[str]


@cache
def commencement_words(language: str) -> CommencementWords:
    return CommencementWords(**{k: frozenset(v) for k, v in table(f"measures_{language}")["commences"].items()})


class Commencement:
    """Dates the entries that a notice sets out, where it takes effect after it was published."""

    def __init__(self, reader: Reader, words: CommencementWords, document: Document) -> None:
        self._reader, self._words, self._document = reader, words, document

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up the day on which an act takes effect; whether the clause tells one."""
        if clause.verb.lemma not in self._words.verbs or clause.verb.past or clause.verb.negation:
            return False
        noun = clause.subject.items[0].noun if clause.subject is not None else None
        if noun is None:
            return False
        into = {o.group.items[0].noun.head for o in clause.obliques} | set(clause.particles)
        into |= {clause.object.items[0].noun.head} if clause.object is not None else set()
        if noun.determiner not in _REFERS or noun.head not in self._words.acts or self._words.into.isdisjoint(into):
            return False
        when = when_of(scene, clause, Action.DELIST, Status.ANNOUNCED, ())
        published = self._document.published_at(scene.sentence.start)
        day = when.removesuffix("/..")[:_DAY] if when else ""
        if len(day) < _DAY or (published is not None and day <= published[:_DAY]):
            return False
        for draft in self._reader.drafts:
            if draft.set_out and draft.status is Status.IN_FORCE:
                draft.status, draft.when = Status.ANNOUNCED, day
        return True
