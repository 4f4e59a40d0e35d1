"""Denials behind what they deny, in the same sentence: "…, which OFAC denied", "…; OFAC denied the report", "…, which turned
out to be wrong"."""

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.echo_words import EchoWords
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.status import StatusReader

_POINTING = frozenset({"the", "this", "that", "these", "those", "it", "such"})
_PARTS = frozenset({";", "-", "CC"})


class DeniedBehind:
    """Reads clauses that deny what somebody is said to have said before them."""

    def __init__(self, reader: Reader, words: EchoWords, status: StatusReader) -> None:
        self._reader, self._words, self._status = reader, words, status

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up such a clause; whether it is one."""
        told = [
            d for d in self._reader.drafts[-SAME_SENTENCE:] if d.scene == scene.number and d.end <= clause.verb.start
        ]
        said = [d for d in told if d.reported and d.status is Status.IN_FORCE]
        if not said or clause.verb.negation or clause.verb.modal or clause.verb.passive:
            return False
        start = self._denies(scene, clause) or self._turns_out_false(scene, clause)
        if start is None or said[-1].end > start:
            return False
        last = said[-1]
        for draft in (d for d in said if (d.start, d.end) == (last.start, last.end)):
            self._deny(scene, clause, draft, start)
        return True

    def _denies(self, scene: Scene, clause: Clause) -> int | None:
        """ "Which OFAC denied", "OFAC denied this": where it begins."""
        if clause.verb.lemma not in self._words.denies or clause.subject is None:
            return None
        at = scene.place_of(clause.subject) or 0
        if self._is_which(scene, at - 1):
            return clause.subject.start
        before, noun = scene.word_at(at - 1), clause.object.items[0].noun if clause.object is not None else None
        if before is None or before.tag not in _PARTS or noun is None or noun.head not in self._words.reports:
            return None
        hangs = any(c.governor == clause.place + 1 for c in scene.clauses)  # "denied the claim that"
        points = noun.is_pronoun or noun.determiner in _POINTING or noun.head in _POINTING
        return clause.subject.start if points and noun.of is None and not hangs else None

    def _turns_out_false(self, scene: Scene, clause: Clause) -> int | None:
        """ "Which turned out to be wrong", "which was untrue": where it begins."""
        upper = scene.clause_at(clause.governor) if clause.verb.infinitive else clause
        copulas = self._status.words.kinds["copulas"] | self._status.words.kinds["turning_out"]
        if upper is None or not upper.relative or upper.verb.lemma not in copulas or upper.verb.negation:
            return None
        false = self._status.is_false(clause) and clause.object is not None and len(clause.object.nouns[0].words) == 1
        return upper.verb.start if false and self._is_which(scene, upper.place - 1) else None

    @staticmethod
    def _is_which(scene: Scene, place: int) -> bool:
        which, comma = scene.word_at(place), scene.word_at(place - 1)
        return which is not None and which.lower == "which" and comma is not None and comma.tag in (",", "-")

    def _deny(self, scene: Scene, clause: Clause, draft: Draft, start: int) -> None:
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        denied = self._reader.add(
            scene, draft.action, Status.DENIED, draft.sender, list(draft.parties), None, start, end
        )
        saying = [c.verb for c in scene.clauses if "says" in self._status.classes(c) and c.verb.start < draft.start]
        denied.disowned = (saying[-1].start, saying[-1].end) if saying else None
