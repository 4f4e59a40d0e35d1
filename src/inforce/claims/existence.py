"""Existence: "there are no sanctions on X", "there is a travel ban against Y": that a measure is, or is not, there."""

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.whens import when_of


class ExistenceReader:
    """Reads clauses of "there is"."""

    def __init__(self, reader: Reader, terms: Terms, targets: TargetReader, status: StatusReader) -> None:
        self._reader, self._terms, self._targets, self._status = reader, terms, targets, status

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up a clause of "there is" with a measure; whether it is one."""
        if clause.verb.lemma != "be":
            return False
        group = clause.object or scene.group_at(clause.place + 1)
        there = scene.word_at(clause.place - 1)
        if group is None or there is None or there.lower != "there":
            return False
        noun = group.items[0].noun
        licence = bool(self._terms.of(noun) & Term.LICENCE)
        if not (licence or self._terms.of(noun) & Term.MEASURE) or "imposed" in noun.lowers:
            return False
        parties = self._targets.aimed_at(scene, group)
        standing = self._status.of_clause(scene, clause)
        if not parties or standing is None:
            return False
        denied = bool(group.negated) or bool(clause.verb.negation)
        action = Action.LICENSE if licence else Action.IMPOSE if denied else Action.REMAIN
        status = Status.DENIED if denied else standing.status
        sender = self._sender(group)
        when = when_of(scene, clause, action, status, standing.above)
        end = max(
            parties[-1].mentions[-1][1] if parties[-1].mentions else 0,
            scene.elements[max(clause.last, clause.place)].end,
        )
        self._reader.add(scene, action, status, sender, parties, when, there.start, end)
        return True

    def _sender(self, group: Group) -> tuple[str, ...]:
        owner = self._reader.senders.owner(group)
        return owner or self._reader.senders.nearby() or self._reader.senders.likely()
