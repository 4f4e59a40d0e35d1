"""Answers: what became of a request told before ("was refused in 2023", "the answer was no", "None was granted", "the
Japanese side satisfied the request")."""

from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.whens import when_of
from inforce.values import value

_NEAR = 3
"""Sentences back to the request."""
_REFERS = frozenset({"the", "this", "that", "his", "her", "its", "their", "both", "such", ""})


@value(frozen=True, slots=True)
class AnswerWords:
    """The words of ``[answers]`` in ``measures_LANGUAGE.toml``."""

    requests: frozenset[str]
    refuses: frozenset[str]
    grants: frozenset[str]
    loses: frozenset[str]
    replies: frozenset[str]
    none: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """Those of clauses that may answer; of "turn:down" the verb."""
        return frozenset({"be", *self.loses, *(verb.partition(":")[0] for verb in self.refuses | self.grants)})


@cache
def answer_words(language: str) -> AnswerWords:
    return AnswerWords(**{k: frozenset(v) for k, v in table(f"measures_{language}")["answers"].items()})


class Answers:
    """Reads clauses that answer the request told last."""

    def __init__(self, reader: Reader, words: AnswerWords) -> None:
        self._reader, self._words = reader, words

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up an answer; whether the clause is one."""
        if clause.verb.modal or clause.verb.infinitive or scene.sentence.headline:
            return False
        status = self._outcome(clause)
        asked = self._asked(scene) if status is not None else None
        if asked is None or status is None:
            return False
        acting = self._reader.senders.from_above((clause,)) if not clause.verb.passive else ()
        when = when_of(scene, clause, asked.action, Status.IN_FORCE, ())
        start = clause.subject.start if clause.subject is not None and clause.shares is None else clause.verb.start
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        sender = acting or asked.sender
        self._reader.add(
            scene, asked.action, status, sender, list(asked.parties), when, min(start, clause.verb.start), end
        )
        return True

    def _asked(self, scene: Scene) -> Draft | None:
        """The request told last, if it is near."""
        near = (d for d in reversed(self._reader.drafts[-4:]) if scene.number - d.scene <= _NEAR)
        return next((d for d in near if d.status is Status.PROPOSED), None)

    def _outcome(self, clause: Clause) -> Status | None:
        if clause.verb.lemma == "be":
            return self._said_no(clause)
        if clause.verb.lemma in self._words.loses and self._is_request(clause.object):
            return Status.DENIED  # "lost his appeal"
        granted = self._decided(clause)
        if granted is None or not self._on_request(clause):
            return None
        no = bool(clause.verb.negation) or (clause.subject is not None and self._is_none(clause.subject))
        return Status.IN_FORCE if granted is not no else Status.DENIED

    def _said_no(self, clause: Clause) -> Status | None:
        """ "The answer was no"."""
        reply = clause.subject is not None and clause.subject.items[0].noun.head in self._words.replies
        said = clause.object.items[0].noun.head if clause.object is not None else ""
        return Status.DENIED if reply and said == "no" else None

    def _decided(self, clause: Clause) -> bool | None:
        """Whether the verb grants, refuses, or does neither."""
        for word in (clause.verb.lemma, *(f"{clause.verb.lemma}:{p}" for p in clause.particles)):
            if word in self._words.refuses:
                return False
            if word in self._words.grants:
                return True
        return None

    def _on_request(self, clause: Clause) -> bool:
        """The request is what is decided on; of "he applied, was refused" it goes without saying."""
        if not clause.verb.passive:
            return self._is_request(clause.object)
        if clause.shares is not None or (clause.subject is not None and self._is_none(clause.subject)):
            return True
        return self._is_request(clause.subject)

    def _is_request(self, group: Group | None) -> bool:
        if group is None:
            return False
        noun = group.items[0].noun
        return noun.head in self._words.requests and noun.determiner in _REFERS and len(group.items) == 1

    def _is_none(self, group: Group) -> bool:
        noun = group.items[0].noun
        return noun.head in self._words.none and noun.of is None
