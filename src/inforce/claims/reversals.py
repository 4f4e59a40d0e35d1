"""Reversals: what somebody had planned, proposed or been asked to do is given up and not done: "but dropped the idea", "The plans
were shelved.", "they were called off"."""

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.status import StatusReader
from inforce.claims.terms import Term, Terms

_REFERS = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "such", "all"})
_PRONOUNS = frozenset({"they", "it", "this", "that", "these"})


class Reversals:
    """Reads clauses that give up what was told last."""

    def __init__(self, reader: Reader, terms: Terms, status: StatusReader) -> None:
        self._reader, self._terms, self._status = reader, terms, status

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up such a clause; whether it is one."""
        verb = clause.verb
        if "strikes_out" in self._status.classes(clause):
            return self._struck_out(scene, clause)
        fails = verb.lemma in self._status.words.kinds["failing"] and not verb.passive  # "but the bill died"
        reverses = fails or "reverses" in self._status.classes(clause)
        if not reverses or verb.modal or verb.negation or verb.infinitive:
            return False
        given_up = clause.subject if verb.passive or fails else clause.object
        planned = (
            self._planned(scene, clause)
            if given_up is not None and self._is_plan(given_up, passive=verb.passive)
            else None
        )
        if planned is None or (fails and planned.scene != scene.number):
            return False
        if planned.scene == scene.number:
            planned.status = Status.DENIED
            return True
        start = min(verb.start, clause.subject.start if clause.subject is not None else verb.start)
        end = max(verb.end, scene.elements[max(clause.last, clause.place)].end)
        told = planned.action, Status.DENIED, planned.sender, list(planned.parties), None
        self._reader.add(scene, *told, start, end)
        return True

    def _struck_out(self, scene: Scene, clause: Clause) -> bool:
        """ "The draft named X; diplomats struck it out": whoever was to be listed is not."""
        it = clause.subject if clause.verb.passive else clause.object
        planned = self._planned(scene, clause)
        if planned is None or it is None or not it.nouns[0].is_pronoun or planned.action is not Action.DESIGNATE:
            return False
        if clause.verb.modal or clause.verb.negation or clause.verb.infinitive or clause.obliques:
            return False
        start = min(clause.verb.start, clause.subject.start if clause.subject is not None else clause.verb.start)
        end = max(clause.verb.end, it.end if not clause.verb.passive else 0)
        after = scene.word_at(max(clause.last, clause.place) + 1)
        end = max(end, after.end) if after is not None and after.lower in clause.particles else end
        told = Action.DESIGNATE, Status.DENIED, planned.sender, list(planned.parties), None
        self._reader.add(scene, *told, start, end)
        return True

    def _is_plan(self, group: Group, *, passive: bool) -> bool:
        """ "The idea", "those plans"; in the passive "they" as well."""
        noun = group.items[0].noun
        if noun.is_pronoun:
            return passive and noun.head in _PRONOUNS
        planned = self._terms.of(noun) & (Term.PLAN | Term.PROPOSAL)
        return bool(planned) and noun.determiner in _REFERS and noun.of is None and not noun.name

    def _planned(self, scene: Scene, clause: Clause) -> Draft | None:
        """The intention told last, in this sentence or the one before."""
        told = [d for d in self._reader.drafts[-4:] if d.start < clause.verb.start and scene.number - d.scene <= 1]
        last = told[-1] if told else None
        near = last is not None and last.sentence.block == scene.sentence.block
        return last if last is not None and near and last.status.is_intention else None
